//! cardwright: a terminal workbench for Microsoft Teams cards and webhooks.

pub mod card;
pub mod check;
pub mod cli;
pub mod deliver;
pub mod json;
pub mod preview;
pub mod sandbox;
pub mod store;
pub mod teams;
pub mod workbench;
