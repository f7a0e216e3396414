//! What is lost to those who listen to a card, cannot tell its colours apart, or read small print.
//!
//! `names` looks for what a screen reader reads in place of a picture or a field, `colour` at what is said by a colour
//! alone and at colours that hardly stand out, `order` at elements that are read in another order than they stand, `words`
//! at links and buttons whose words say nothing.
//!
//! All of it is advice, and holds for every host but for colours, which only Teams has told. Only what can be said precisely is told: whether a colour stands for
//! something that the words around it do not say, no program knows, so only colour without any words is told. The order of
//! headings is not looked at: a `TextBlock` has no level.

pub(super) mod colour;
pub(super) mod names;
pub(super) mod order;
pub(super) mod words;
