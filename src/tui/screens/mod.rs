//! The screens: each a folder with its model, its messages, its `update` and its `view`.
//!
//! A screen sees what all share ([`super::app::Shared`]), changes its own model and the shared one in `update`, computes in
//! `settle` what drawing needs, paints in `view`, and returns intents for everything else. `view` also says what lies where,
//! so that a click finds its target.
//!
//! [`preview`] is what several of them show: the card laid out in a window.
//!
//! Screens do not know each other; what one wants of another it sends through the root. None of them names a property of a
//! card: what can be edited, and how, comes from the catalogue. A new screen is a folder here, a variant of
//! [`super::app::ScreenId`] and a scope in [`super::command`].

pub mod channel;
pub mod data;
pub mod design;
pub mod endpoints;
pub mod history;
pub mod preview;

#[cfg(test)]
pub(super) mod trial;
