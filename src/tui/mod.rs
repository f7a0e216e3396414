//! The terminal face: the Elm architecture, nested.
//!
//! A message comes in ([`app::Message`]: a key, a click, an answer), [`app::Model::update`] changes the model and says what
//! is to be done outside ([`app::Effect`]), the runtime does it and answers with a message. `update` is pure: no clock, no
//! file, no socket, so a test plays keys to it without a terminal. What drawing needs is computed there too; `view` only
//! paints, and gives back where things are ([`app::HitMap`]), so that a click finds its target.
//!
//! Screens and overlays own their models, messages, updates and views; they return intents ("open this", "send that"),
//! and the root only routes. Every command stands in one table ([`command`]): palette, which-key, help, bottom bar, key
//! configuration and the README's key list are views of it.
//!
//! Nothing here knows a rule about cards (that is `card`), a use case (`workbench`), or the name of a property (the
//! catalogue). A new popup is a folder in [`overlays`], a new screen one in [`screens`], a new command one entry in
//! [`command`]; terminal modes are switched in [`terminal`] and nowhere else.

pub mod app;
pub mod command;
pub mod overlays;
pub mod runtime;
pub mod screens;
pub mod settings;
pub mod terminal;
pub mod theme;
pub mod widgets;
