//! Parts that several screens paint with: pane frames, text fields, fuzzy lists, scenes, quantities.
//!
//! Each paints and computes; none knows where it is used, and none keeps state of its own beyond what its model holds. All
//! of them work at any size, down to a terminal of one cell: widths are saturating, texts are cut to what fits.
//!
//! A part belongs here when a second screen needs it, not before. What a crate does well (editing text, matching fuzzily)
//! is left to the crate; the part only gives it our colours and our manners.

pub mod field;
pub mod finder;
pub mod pane;
pub mod quantity;
pub mod scene;
pub mod suggestions;
pub mod text;
