//! Keeps imports pointing one way.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each room, and the rooms it may import. The table of ARCHITECTURE.md.
pub(crate) const ALLOWED: &[(&str, &[&str])] = &[
    ("interview", &[]),
    ("yaml", &[]),
    ("guide", &["interview", "yaml"]),
    ("findings", &["interview", "yaml"]),
    ("review", &["findings"]),
    ("formats", &["interview", "findings", "review", "yaml"]),
    ("tui", &["interview", "guide", "findings", "review", "formats"]),
    ("world", &["interview", "guide", "findings", "review", "formats", "tui", "yaml"]),
    ("cli", &["interview", "guide", "findings", "review", "formats", "tui", "yaml", "world"]),
];

/// Files at the crate's root that stand above the layers.
const ROOTS: [&str; 3] = ["lib", "main", "build"];

#[test]
fn modules_import_only_what_the_architecture_allows() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let wrong: Vec<String> =
        rust_files(&src).iter().flat_map(|file| forbidden_imports(&src, file)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn forbidden_imports(src: &Path, file: &Path) -> Vec<String> {
    let shown = file.strip_prefix(src).unwrap();
    let first = shown.components().next().unwrap().as_os_str().to_str().unwrap();
    let module = first.trim_end_matches(".rs");
    if ROOTS.contains(&module) {
        return Vec::new();
    }
    let wrong = against_the_table(module, &fs::read_to_string(file).unwrap()).into_iter();
    wrong
        .map(|(line, target)| {
            format!("{}:{line}: {module} must not import {target}", shown.display())
        })
        .collect()
}

/// What a file of this room imports and may not, by line.
fn against_the_table(module: &str, text: &str) -> Vec<(usize, String)> {
    let (_, allowed) = ALLOWED
        .iter()
        .find(|(name, _)| *name == module)
        .unwrap_or_else(|| panic!("`{module}` has no row in ALLOWED"));
    let found = imports(text).into_iter();
    found.filter(|(_, target)| target != module && !allowed.contains(&target.as_str())).collect()
}

#[test]
fn the_facilitators_wing_may_hold_nothing_that_was_not_published() {
    let text = "use crate::findings::Findings;\nuse crate::interview::note::Kind;\n";
    assert_eq!(against_the_table("review", text), [(2, "interview".to_owned())]);
    assert_eq!(against_the_table("formats", text), []);
}

/// Finds every `crate::<module>` and every module of a `crate::{…}`, with its line number.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, found_crate) in text.match_indices("crate::") {
        let line = text[..at].matches('\n').count() + 1;
        let rest = &text[at + found_crate.len()..];
        let names = match rest.strip_prefix('{') {
            Some(group) => grouped(group),
            None => vec![name(rest)],
        };
        found.extend(names.into_iter().map(|name| (line, name)));
    }
    found
}

/// The first names of a `{…}`, which begins after its brace.
fn grouped(group: &str) -> Vec<String> {
    let mut depth = 0_i32;
    let mut names = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            c if depth == 0 => names.last_mut().unwrap().push(c),
            _ => {}
        }
    }
    names.iter().map(|path| name(path.trim())).filter(|name| !name.is_empty()).collect()
}

fn name(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

#[test]
fn an_import_against_the_table_is_found() {
    let text =
        "use crate::world::disk;\nuse crate::{\n    tui::{app, keys},\n    guide::Library,\n};\n";
    let names: Vec<String> = imports(text).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["world", "tui", "guide"]);
}

/// What stands nowhere in a room: no serde in the model, no files or clocks or terminal in the centre.
const ABSENT: &[(&str, &[&str])] = &[
    ("interview", &["serde::", "std::fs", "ratatui", "crossterm", "Utc::now", "std::thread"]),
    ("guide", &["std::fs", "ratatui", "crossterm", "Utc::now", "std::thread"]),
    ("findings", &["std::fs", "ratatui", "crossterm", "Utc::now", "std::thread"]),
    ("review", &["serde::", "std::fs", "ratatui", "crossterm", "Utc::now", "std::thread"]),
    ("formats", &["std::fs", "ratatui", "crossterm", "Utc::now", "std::thread"]),
    ("tui", &["std::fs", "crossterm::", "Utc::now", "Local::now", "std::thread"]),
    ("yaml", &["std::fs", "ratatui", "crossterm", "Utc::now", "std::thread"]),
];

#[test]
fn the_centre_holds_no_files_clocks_or_terminal() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let wrong: Vec<String> = rust_files(&src).iter().flat_map(|file| present(&src, file)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn present(src: &Path, file: &Path) -> Vec<String> {
    let shown = file.strip_prefix(src).unwrap().display().to_string();
    let module = shown.split(['/', '\\', '.']).next().unwrap_or_default();
    let journal = shown.contains("journal");
    let Some((_, absent)) = ABSENT.iter().find(|(name, _)| *name == module) else {
        return Vec::new();
    };
    let text = fs::read_to_string(file).unwrap();
    let found =
        absent.iter().filter(|word| text.contains(*word) && !(journal && **word == "serde::"));
    found.map(|word| format!("{shown}: {module} must not hold `{word}`")).collect()
}
