//! cardwright: a terminal workbench for Microsoft Teams cards and webhooks.
//!
//! Design a card with a live preview, keep it as a template, manage webhook endpoints, and test them before rollout: against
//! the real service, or against the sandbox, a stand-in for a Teams channel on this machine.
//!
//! # The way data flows
//!
//! ```text
//! source text ─parse─▶ Document ─expand(data)─▶ Expanded{card, origins} ─check(host)─▶ diagnostics (positions in the source)
//!                         │ edit = splice │
//!                         │ undo          ├─lay out(width, theme)─▶ Scene (lines + regions)
//!                         ▼               │
//!                   template library      └─wrap(endpoint kind)─▶ Payload ─deliver─▶ Verdict ─▶ history
//! ```
//!
//! Each arrow is one function of one room, its result a type of its own: a card cannot be sent without becoming a
//! [`teams::payload::Payload`], a payload knows the kind of endpoint that it was made for, and a [`teams::Verdict`] says what
//! Teams really did.
//!
//! # The rooms, from the ground up
//!
//! A room imports only rooms that stand above it in this table; a test reads the sources and holds that.
//!
//! | room | holds | never |
//! |---|---|---|
//! | [`json`] | documents: text, tree, source positions, pointers, splices with inverses | knows no cards |
//! | [`expr`] | Adaptive Expressions: what stands inside `${…}` of a card template | I/O; the clock, chance and locale are passed in |
//! | [`card`] | the catalogue of elements and properties, hosts, format detection, the outline, operations on cards | I/O, drawing |
//! | [`template`] | cards with `${…}` filled with data; where each value of the filled card comes from | I/O |
//! | [`teams`] | what Teams speaks: webhook addresses, payloads, sizes, rates, the meaning of answers | sockets |
//! | [`check`] | rules from document to diagnostics | I/O |
//! | [`preview`] | card → boxes → a scene of styled lines and regions | events, I/O |
//! | [`store`] | everything on disk | HTTP |
//! | [`deliver`] | the HTTP client | the screen |
//! | [`sandbox`] | a Teams channel on loopback | the screen |
//! | [`workbench`] | the state that both faces share, and the use cases | ratatui, clap |
//! | [`cli`] | the headless face: arguments in, text or JSON and an exit code out | logic of its own |
//! | [`tui`] | the terminal face | logic of its own |
//!
//! [`json`] to [`preview`] are pure: same input, same output, no clock, no sockets, no files, no environment.
//!
//! # Where a new thing goes
//!
//! A card element: one entry in the [`card::catalogue`] and one layout function in [`preview`]. A rule: one entry in
//! [`check`]. An answer of Teams: one row in [`teams::answer`]. A command: one entry in [`tui::command`]. A subcommand: one
//! file in [`cli`]. A use case with I/O: one file in [`workbench::actions`], called by both faces.

pub mod card;
pub mod check;
pub mod cli;
pub mod deliver;
pub mod expr;
pub mod json;
pub mod preview;
pub mod sandbox;
pub mod store;
pub mod teams;
pub mod template;
pub mod tui;
pub mod workbench;
