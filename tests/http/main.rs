//! Real sockets on loopback, both directions: the sandbox as clients meet it, and the client as servers meet it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod answers;
mod bounds;
mod deliver;
mod faults;
mod rates;
mod support;
