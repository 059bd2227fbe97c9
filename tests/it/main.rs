//! All integration tests, one binary.

mod banks;
mod yaml_corpus;
