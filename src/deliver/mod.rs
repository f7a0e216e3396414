//! The HTTP client: a payload goes out, an [`Attempt`](crate::teams::Attempt) comes back.
//!
//! Sending never fails with an error: that nobody answered is a verdict like any other, with the layer that failed in
//! its reason. The one question that matters after a failure is whether the message may have gone out. What broke
//! before a connection stood is `unreachable`; what broke later is `unknown`, and the words say so, because sending
//! again then may post twice.
//!
//! The URL is a secret: it is in no error, no header, no recorded answer (an answer that repeats it is redacted).
//! Redirects are not followed, for they would carry the message elsewhere; no `Authorization` is sent, for Workflows
//! turns it away; a system proxy is asked for hosts outside only, never for loopback. Every answer is read up to a
//! bound and made fit for display before anyone sees it.
//!
//! Nothing here knows a screen, an endpoint's name or the history. Nothing is sent twice here; what is to be retried
//! is decided above.

mod client;
mod failure;

pub use client::{Client, DeliverError, Timeouts};
