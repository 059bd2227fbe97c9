//! All integration tests, one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "tests say what they expect, and look at the world from outside"
)]

mod banks;
mod content;
mod dice;
mod disk;
mod docs;
mod export;
mod faults;
mod findings;
mod guidance;
mod journal;
mod layers;
mod picture;
mod program;
mod pty;
mod review;
mod share_back;
mod terminal;
mod wording;
mod yaml_corpus;
