//! What is shipped to ask from, and what people may write beside it.

mod checks;
mod intents;
mod schemas;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// A path in the repository.
fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file in the repository.
fn read(path: &str) -> String {
    fs::read_to_string(file(path)).unwrap().replace("\r\n", "\n")
}

/// The YAML files of a folder, as paths in the repository.
fn yaml_files(folder: &str) -> Vec<String> {
    let names = fs::read_dir(file(folder)).unwrap().map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap());
    let mut found: Vec<String> = names
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "yaml"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    found.sort();
    found
}

/// Compares with a file on disk, or writes it where `variable` is set in the environment.
fn check_file(path: &str, made: &str, variable: &str) {
    if env::var_os(variable).is_some() {
        fs::write(file(path), made).unwrap();
    }
    let found = fs::read_to_string(file(path)).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == made, "{path} differs; set {variable}=1 to write:\n{made}");
}
