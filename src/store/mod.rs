//! Everything on disk.
//!
//! [`Home`] says where things lie; each module keeps one kind of thing: [`mod@file`] the user's files, [`templates`] the
//! library ([`description`] what they are for, [`versions`] what they were), [`data_sets`] the sample data beside a card, [`gallery`] the cards that come along, [`endpoints`] names and URLs of webhooks, [`history`] what was sent,
//! [`messages`] what the sandbox received, [`run`] where it listens, [`journal`] what was done to open documents,
//! [`session`] where the workbench was left, [`config`] what the user set, [`project`] what stands beside the
//! cards.
//!
//! Three rules hold everywhere. A file is replaced in one step or appended to in whole lines, so that after a crash the
//! old or the new content stands there, never half of one. What is ours is private (`0600`, folders `0700`) and created
//! when it is first needed, not before. What is damaged is set aside under a new name and told ([`Notice`],
//! [`StoreError::Corrupt`]), never deleted; what a newer cardwright wrote is left alone.
//!
//! Locks are advisory file locks that end with their process; a number in a file never stands for a running process.
//! The room never speaks HTTP, never draws and never decides what a text means: a template is bytes with a name. Put a
//! new kind of stored thing into a module of its own, its path into [`Home`], and its format under a version.

mod aside;
pub mod clock;
pub mod config;
pub mod data_sets;
mod database;
pub mod description;
pub mod endpoints;
mod error;
pub mod file;
pub mod gallery;
pub mod history;
mod home;
pub mod journal;
mod lock;
pub mod messages;
mod name;
pub mod project;
pub mod run;
mod secrets;
pub mod session;
pub mod templates;
mod versioned;
pub mod versions;
mod written;

pub use error::{ConfigError, Named, Notice, StoreError};
pub use home::{HOME_VARIABLE, Home};
