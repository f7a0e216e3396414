//! The house rules that a compiler does not know: which room may import which, what a pure room never touches, where
//! terminal modes are switched on, what every folder opens with.
//!
//! Each rule is a function from one source file to the lines that break it. It runs over all of `src/`, and over small
//! samples beside it that prove that it can fail.

#[cfg(test)]
mod folders;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod paths;
#[cfg(test)]
mod purity;
#[cfg(test)]
mod readme;
#[cfg(test)]
mod source;
#[cfg(test)]
mod terminal;
#[cfg(test)]
mod vocabulary;
