//! The door: what an interview becomes, and what never gets through.

mod canary;
mod certificate;
mod contract;
mod interference;
mod pivots;
mod privacy;
mod refusals;
mod scanner;
mod silence;

use std::{env, fs, path::PathBuf};

/// A file of the repository.
fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Compares with a file on disk, or writes it where `variable` is set in the environment.
fn check_file(path: &str, made: &str, variable: &str) {
    let path = file(path);
    if env::var_os(variable).is_some() {
        fs::write(&path, made).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == made, "{} differs; set {variable}=1 to write:\n{made}", path.display());
}
