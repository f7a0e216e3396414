//! Card templates: a card with `${…}` in it, filled with data.
//!
//! [`Template::prepare`] reads every text of a card once. [`Template::expand`] fills it as often as one likes: `$data`
//! chooses the data of an element and repeats it for a list, `$when` decides whether it is there, and a text that is nothing
//! but one `${…}` keeps the kind of its value. What all of that means is what the templating engine of the web designer makes
//! of it, oddities included; keys and numbers stay as they are written.
//!
//! Every value of an [`Expanded`] card knows the value of the template that it came from and the rows that it stands in
//! ([`Origins`]), and the way back. A card that is no template passes through [`Expanded::unexpanded`], each value its own
//! origin.
//!
//! [`Mode::Strict`] stops at the first thing that the reference engine would stop at. [`Mode::Lenient`] leaves what has no
//! value as it is written, goes on, and always gives a card. Both gather [`Problem`]s with their places in the template.
//! Nothing trusts the template or its data: rows, values, bytes, steps and depth are bounded by [`Limits`], and no walk
//! recurses.
//!
//! [`sample`] makes data for a template that has none, [`from_data`] a template for data that have none.
//!
//! The room does no I/O. What an expression means belongs into `expr`, what is wrong with a card into `check`.

mod emit;
mod expand;
pub mod from_data;
mod limits;
mod origins;
mod prepare;
mod problem;
mod program;
mod repeat;
mod sample;
mod scope;
mod texts;

pub use expand::{Expanded, Input, Mode};
pub use limits::Limits;
pub use origins::{Occurrence, Origin, OriginKind, Origins};
pub use prepare::{Role, Template, TemplateText};
pub use problem::{Failure, Problem, ProblemKind, Stage};
pub use sample::sample;
pub use scope::{PlaceScope, PlaceValue};

#[cfg(test)]
mod tests;
