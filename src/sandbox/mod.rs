//! The stand-ins for Teams: HTTP servers on loopback, so that everything works with no tenant and no internet.
//!
//! [`channel`] is a Teams channel with its webhooks, in both dialects: `office365` and `workflows` say what each
//! makes of a body, in the words of `teams::answer`, which are also what the client recognises. The sandbox is as
//! strict as Teams, and as silent: it accepts over Workflows what the flow will then fail on, because that is what one
//! wants to find out before it happens in production. [`Fault`] makes it answer badly on purpose.
//!
//! It listens on 127.0.0.1 only and answers only to that name, so that no web page can reach it under another; its
//! paths hold fresh secrets with every start. Bodies, heads, connections and waiting are bounded (`connection`); a
//! client that misbehaves is dropped, never waited for.
//!
//! What arrives goes to an [`Inbox`] and then to the caller's sink. The room draws nothing and sends nothing. A new way
//! to misbehave is a row in `fault`; a new text is a row in `teams::answer`; another server is a module beside
//! [`channel`].

mod address;
pub mod channel;
mod connection;
mod fault;
mod inbox;
mod list;
mod office365;
mod reply;
mod requests;
mod workflows;

pub use channel::{Clock, Limits, Running, SandboxError, Server, Settings};
pub use fault::{Fault, FaultError};
pub use inbox::Inbox;
