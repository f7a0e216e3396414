//! Whatever comes, by chance or by malice, ends with an answer: no panic, no hang, no memory without bound.
//!
//! A short run is part of every `cargo test`. `CARDWRIGHT_CASES` says how many cases each of the properties is tried with;
//! a long run, with a bound on memory that ends the process should it be passed, is
//!
//! ```text
//! ulimit -v 4000000; CARDWRIGHT_CASES=2000000 cargo test --release --test fuzz any_ -- --test-threads=1
//! ```
//!
//! What fails is made smaller and kept in `regressions.txt`, to be tried first from then on.

#![cfg(test)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod expressions;
mod templates;

use proptest::test_runner::{Config, FileFailurePersistence};

/// How many cases are tried of each property, unless it is said.
const CASES: u32 = 1500;

fn config() -> Config {
    let cases = std::env::var("CARDWRIGHT_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    let kept = FileFailurePersistence::Direct("tests/fuzz/regressions.txt");
    Config { cases, max_shrink_iters: 10_000, ..Config::with_failure_persistence(kept) }
}
