//! The hosts that show a card: who they are, and what each shows, drops, limits and draws with.
//!
//! `kind` names them, `config` holds the colours and sizes of Teams in its themes (what Adaptive Cards call a host config).
//! All of it is data: palette, properties pane, checks and preview read it, and none of them knows a host by name to decide
//! what it may do. What a new source says of a host is a new row here.

mod config;
mod kind;

pub use config::{HostConfig, Rgb, Subtle, Theme};
pub use kind::{Host, UnknownHost};
