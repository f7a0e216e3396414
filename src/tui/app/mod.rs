//! The root of the terminal face: what every screen shares, the current screen, the stack of overlays.
//!
//! [`Model::update`] takes a message and gives effects; [`Model::view`] paints and gives back where things are. In between
//! the root only routes: a key goes to the top overlay, else to a text that is being typed, else through the key map to a
//! command; a click goes to what lay under it; an answer from outside goes to whoever waits for it. What opening, saving
//! and ending ask on the way, so that nothing is lost, is in `documents`.
//!
//! The root never draws a card, reads a file or knows a rule. A new kind of work outside is an [`Effect`] and an
//! [`Outcome`]; a new wish of a screen is an [`Intent`]; what only one screen needs belongs into that screen's model.

mod analysis;
mod documents;
mod drawing;
mod effect;
mod hit;
mod intent;
mod mending;
mod message;
mod model;
mod sampling;
mod target;
mod update;
mod versions;
mod view;

pub use analysis::{Analysis, Answer, Question};
pub use drawing::Drawing;
pub use effect::{Effect, Outcome, SaveFault, SaveTarget, SavedAs, tone};
pub use hit::{HitMap, Target};
pub use intent::Intent;
pub use mending::{Mend, Mending};
pub use message::{Message, Motion};
pub use model::{Job, Model, Notice, ScreenId, Shared, Start, Tone};
