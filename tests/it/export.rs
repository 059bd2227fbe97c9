//! Findings as Markdown, HTML and CSV: what they say, that it can be followed back, and that no words
//! become anything but words.

mod golden;
mod hostile;
mod html;
mod markdown;
mod pack;
mod report;
mod strings;
mod table;
mod traced;

use std::{fs, path::PathBuf};

use firsthand::findings::{Findings, from_yaml};

/// Every findings file of the fixtures, by the beginning of its name.
fn fixtures() -> Vec<(String, Findings)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/findings");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<(String, Findings)> = paths
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, from_yaml(&fs::read_to_string(&path).unwrap()).unwrap())
        })
        .collect();
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    assert!(all.len() >= 5, "the fixtures are there");
    all
}

fn full() -> Findings {
    fixtures().into_iter().find(|(name, _)| name == "full").unwrap().1
}

/// Words with single spaces between them.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
