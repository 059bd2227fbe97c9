//! The facilitator's wing: many findings files, side by side.

mod choices;
mod demo;
mod folder;
mod outcome;
mod shared;

use std::{env, fs, path::PathBuf};

use firsthand::{
    findings,
    review::{Folder, Got, Received},
};

/// A file of the repository.
fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(file(path)).unwrap().replace("\r\n", "\n")
}

/// A file of this name and text, as it comes in.
fn received(name: &str, text: &str) -> Received {
    let got = match findings::read(text) {
        Ok(read) => Got::Findings(Box::new(read)),
        Err(fault) => Got::Fault(fault.in_file(name)),
    };
    Received { file: name.to_owned(), changed: 0, got }
}

/// The names and texts of the demo's findings files.
fn demo() -> Vec<(String, String)> {
    let people = [
        "interview-5h8v2c",
        "payments-engineer-7c1q",
        "platform-engineer-9x3d",
        "support-lead-4r2m",
    ];
    let named = people.map(|name| format!("{name}.findings.yaml"));
    named.map(|name| (name.clone(), text(&format!("assets/demo/findings/{name}")))).into()
}

fn folder(files: &[(String, String)]) -> Folder {
    Folder::of(files.iter().map(|(name, text)| received(name, text)).collect())
}
