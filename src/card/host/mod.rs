//! The hosts that show a card: who they are, and what each shows, drops, limits and draws with.
//!
//! `kind` names them, `config` holds the colours and sizes of Teams in its themes (what Adaptive Cards call a host config),
//! `dropped` has what each host leaves out, `mail` what Outlook added to its cards, and `limits` how much a host shows, `places` where texts, pictures and links stand,
//! `gap` says why a type or a property is of no use at a host or in a card of some version, `meaning` what the words of a
//! property come to.
//! All of it is data: palette, properties pane, checks and preview read it, and none of them knows a host by name to decide
//! what it may do. What a new source says of a host is a new row here.

mod config;
mod dropped;
mod gap;
mod kind;
mod limits;
mod mail;
mod meaning;
mod places;

pub use config::{HostConfig, Rgb, Subtle, Theme};
pub use dropped::{Extent, Loss, dropped, dropped_button, dropped_property};
pub use gap::{Gap, gap_of_property, gap_of_type, needs_of_property, needs_of_type};
pub use kind::{Host, UnknownHost};
pub use limits::Limits;
pub use mail::is_mails_own;
pub use places::{Construct, Markup, links, mentions, pictures, texts};
