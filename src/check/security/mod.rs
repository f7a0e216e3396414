//! What a card should not give away, and where it should not lead.
//!
//! [`secrets`] goes through every string of the document, whatever its place, and looks for what only its owner should
//! know: addresses of webhooks, keys, tokens. What it finds is never repeated, in no message, help or fix; the place in the
//! text is all that a diagnostic says. Whoever shows a source asks [`secret_spans`] what to leave out. [`links`] looks at the
//! addresses that a press opens.
//!
//! A new shape of secret is a row in [`secrets`], with a case that trips it and one that only looks alike.
//!
//! [`secret_spans`]: super::secret_spans

pub(super) mod links;
pub(super) mod secrets;
