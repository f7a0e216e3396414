//! Conformance: what the rooms make of cards that the project did not write.
//!
//! The corpus is named by `CARDWRIGHT_CORPUS`; without it only the fixtures in `tests/fixtures/` are read, and the run
//! says so. Where a file may differ from what the index says of it, the difference is a class with a reason, and the
//! count of each class is pinned.

#[cfg(test)]
mod alive;
#[cfg(test)]
mod catalogue;
#[cfg(test)]
mod completions;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod edits;
#[cfg(test)]
mod events;
#[cfg(test)]
mod expressions;
#[cfg(test)]
mod fixes;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod gallery;
#[cfg(test)]
mod invalid;
#[cfg(test)]
mod previews;
#[cfg(test)]
mod random;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod templated;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod verdicts;
