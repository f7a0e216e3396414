//! The use cases with I/O, each written once: open, save, list, send, host the sandbox.
//!
//! A use case takes what it needs as arguments (the home on disk, a client, a text), returns a type of its own, and tells
//! failures in words that both faces can show ([`ActionError`], whose [`Class`] becomes an exit code on the command line).
//! It never asks: a question is the face's, and its answer an argument ([`PlainHttp`], `Overwrite`, `Force`).
//!
//! What waits for a disk is an ordinary function, to be called from a thread that may wait; what waits for the network is
//! `async`. A webhook URL is read, stored and sent, and never becomes a part of a message. A new use case is a file here.

mod bundle;
mod cards;
mod check;
mod data;
mod endpoints;
mod error;
mod expand;
mod history;
mod levels;
mod library;
mod open;
mod prepare;
mod render;
mod samples;
pub mod sandbox;
mod save;
mod send;
mod start;
mod templates;
mod types;
mod values;

pub use bundle::{export_template, import_template, write_export};
pub use cards::{CardSource, CardText, read_card, read_document};
pub use check::{Asked, Checked, Nature, check_card, check_card_with, fix_card};
pub use data::{DataSet, DataSource, DataSources, NamedSet, Setting};
pub use endpoints::{
    Destination, PRODUCTION, PlainHttp, Route, add_endpoint, edit_endpoint, endpoint_row, endpoint_rows, parse_url,
    remove_endpoint, rename_endpoint, resolve, reveal_endpoint,
};
pub use error::{ActionError, Class};
pub use expand::{evaluate, expand, expand_each, fill, written};
pub use history::{sent, sent_whole};
pub use levels::{LevelBook, engine_for, levels_for};
pub use library::library;
pub use open::{open, open_beside, origin_of, read_again};
pub use prepare::{Prepared, prepare, test_card};
pub use render::{Picture, picture};
pub use samples::{SAMPLE_LIMIT, overwrite_sample, read_given, read_samples, remove_sample, sample_path, write_sample};
pub use save::{Place, Save, SaveError, Saved, save};
pub use send::{Outgoing, Sender};
pub use start::{Offer, Started, TakenUp, recover, start, take_up};
pub use templates::{
    NewData, find_template, list_templates, past_version, past_versions, restore_template, samples_of, save_template,
    what_goes_along,
};
pub use types::{
    EndpointRow, JournalPlan, Kept, LibraryEntry, LibraryKind, OpenRequest, Opened, SendReport, SentRow, SentWhole,
};
pub use values::{AskedValue, asked_values, with_values};
