//! The command line from outside: arguments, exit codes, JSON shapes, both streams, real sockets.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so by panicking"
)]

mod bad_data;
mod bad_input;
mod check;
mod check_files;
mod endpoint;
mod expand;
mod explain;
mod history;
mod levels;
mod listen;
mod render;
mod secrets;
mod send;
mod streams;
mod support;
mod tables;
mod template;
