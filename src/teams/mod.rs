//! What Teams speaks: where a card can be sent, in which wrapping, how often, and what the answer means.
//!
//! A card becomes a [`Payload`] for one [`EndpointKind`] ([`payload::wrap`]); nothing else can be sent. A [`WebhookUrl`]
//! is a credential: whoever holds it can post, so it has no `Display`, its `Debug` is masked, and it is stored whole and
//! never put together from parts. What came back is judged by the rules of the endpoint's kind ([`answer::judge`]),
//! because Teams says "200" to failures and Workflows says "202" to cards that nobody will ever see.
//!
//! The room holds both ends of the wire: the table in [`answer`] is what [`answer::judge`] recognises and what the
//! sandbox answers with; [`rate`] is arithmetic with the time passed in; [`flow`] is what a Power Automate flow makes of
//! a message after it was accepted. So client and stand-in cannot drift apart.
//!
//! It never opens a socket, reads no clock and no file. A new kind of endpoint is a variant of [`EndpointKind`], a rule
//! in [`url`] and a column in [`payload`]; a newly seen answer is one row in [`answer`], with its source.

pub mod answer;
pub mod endpoint;
pub mod flow;
mod judge;
pub mod payload;
pub mod rate;
pub mod shown;
pub mod size;
pub mod url;
pub mod verdict;

pub use endpoint::EndpointKind;
pub use payload::{Force, Payload, WrapError};
pub use size::{BOT_SIZE_LIMIT, SIZE_LIMIT, Size, bot_size_class, size_class};
pub use url::{UrlError, WebhookUrl};
pub use verdict::{Attempt, Judgement, Verdict};
