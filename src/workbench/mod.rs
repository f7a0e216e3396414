//! What both faces share: the state of a piece of work, and the things one can do with it.
//!
//! [`Workspace`] is the pure half: the document with its text, selection, clipboard and named history, and [`Samples`] the
//! data to fill it with. It never touches a disk; what has to be written down so that nothing is lost it hands out as records ([`Workspace::take_records`]).
//! [`actions`] is the other half: the use cases with I/O, each written once (open, save, prepare, send, host the
//! sandbox …), called by the command line and by the terminal face alike.
//!
//! Nothing here knows how a thing looks: no ratatui, no clap. A rule about cards belongs into `card`, a file format into
//! `store`, a question to the user into a face. Put here what both faces would otherwise have to do twice.

pub mod actions;
mod history;
mod marks;
mod origin;
mod samples;
mod target;
mod workspace;

pub use history::{History, Step};
pub use origin::Origin;
pub use samples::{
    Filling, Fillings, Sample, SampleFile, Samples, Scope, Slot, bound_by, host_path_to, path_to, path_within,
};
pub use target::Target;
pub use workspace::{Broken, Clip, Workspace};
