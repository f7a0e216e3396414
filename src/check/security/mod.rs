//! What a card should not give away, and where it should not lead.
//!
//! [`secrets`] goes through every string of the document, whatever its place, and looks for what only its owner should
//! know: addresses of webhooks, keys, tokens. What it finds is never repeated, in no message, help or fix; the place in the
//! text is all that a diagnostic says, and whoever shows that place asks [`Diagnostic::is_secret`] first. [`links`] looks at
//! the addresses that a press opens.
//!
//! A new shape of secret is a row in [`secrets`], with a case that trips it and one that only looks alike.
//!
//! [`Diagnostic::is_secret`]: super::Diagnostic::is_secret

pub(super) mod links;
pub(super) mod secrets;
