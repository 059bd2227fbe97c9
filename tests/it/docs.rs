//! What the documents say is so, and what every file owes its reader.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::layers;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap().replace("\r\n", "\n")
}

/// Every file below these folders with one of these endings, as the repository names it.
fn files(folders: &[&str], endings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| endings.iter().any(|e| *e == ending)) {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap();
            found.push(name.replace('\\', "/"));
        }
    }
    found.sort();
    found
}

fn rust_files() -> Vec<String> {
    files(&["src", "tests", "benches"], &["rs"])
}

/// Fails with all that is wrong, one a line.
#[track_caller]
fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// The import table

/// `| room | job | imports |`, as rooms with what they may import.
fn import_table(text: &str) -> Vec<(String, Vec<String>)> {
    let section = text.split("\n## ").find(|part| part.starts_with("Who may import whom"));
    let rows = section.unwrap_or_default().lines().filter(|line| line.starts_with("| "));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    let room = |cells: Vec<&str>| {
        let imports = cells[3].split(", ").filter(|name| *name != "nothing").map(str::to_owned);
        (cells[1].to_owned(), imports.collect())
    };
    cells.filter(|cells| cells[1] != "room").map(room).collect()
}

fn sorted(mut table: Vec<(String, Vec<String>)>) -> Vec<(String, Vec<String>)> {
    for (_, imports) in &mut table {
        imports.sort();
    }
    table.sort();
    table
}

#[test]
fn the_import_table_is_the_one_that_is_enforced() {
    let enforced = layers::ALLOWED.iter().map(|(room, imports)| {
        ((*room).to_owned(), imports.iter().map(|name| (*name).to_owned()).collect())
    });
    assert_eq!(sorted(import_table(&read("ARCHITECTURE.md"))), sorted(enforced.collect()));
}

#[test]
fn an_import_table_is_read() {
    let text = "# A\n\n## Who may import whom\n\n| room | job | may import |\n|---|---|---|\n\
                | b | x | nothing |\n| a | y | b, c |\n\n## Next\n| z | z | z |\n";
    let table = import_table(text);
    assert_eq!(table, [("b".into(), vec![]), ("a".into(), vec!["b".into(), "c".into()])]);
}

// The dependencies

/// Names in a manifest's tables of dependencies.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if let (true, Some((name, _))) = (inside, line.split_once(" = ")) {
            found.extend((!name.starts_with('#')).then(|| name.to_owned()));
        }
    }
    found
}

fn unexplained(manifest: &str, text: &str) -> Vec<String> {
    let section = text.split("\n## ").find(|part| part.starts_with("Dependencies"));
    let section = section.unwrap_or_default();
    let missing = |name: &String| !section.contains(&format!("`{name}`"));
    dependencies(manifest).into_iter().filter(missing).collect()
}

#[test]
fn every_dependency_has_its_reason() {
    none(&unexplained(&read("Cargo.toml"), &read("ARCHITECTURE.md")));
}

#[test]
fn a_dependency_without_a_reason_is_found() {
    let manifest = "[dependencies]\na = \"1\"\n# c = \"1\"\n[target.'cfg(unix)'.dependencies]\nb = \"1\"\n\
                    [lints]\nd = \"1\"\n";
    assert_eq!(unexplained(manifest, "# X\n\n## Dependencies\n- `a`: why\n"), ["b"]);
}

// The commands

/// The words after each `firsthand` in code, as far as they are names of commands.
fn commands(text: &str) -> Vec<Vec<String>> {
    let lower = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let code = text.split('`').skip(1).step_by(2).filter_map(|code| code.strip_prefix("firsthand"));
    let words = code.map(|rest| rest.split_whitespace().take_while(lower).map(str::to_owned));
    let mut found: Vec<Vec<String>> = words.map(Iterator::collect).collect();
    found.retain(|words| !words.is_empty());
    found
}

fn accepted(words: &[String]) -> bool {
    let mut command = Command::new(env!("CARGO_BIN_EXE_firsthand"));
    let output = command.args(words).arg("--help").output().unwrap();
    let usage = format!("Usage: firsthand {}", words.join(" "));
    let help = String::from_utf8_lossy(&output.stdout).replace("firsthand.exe", "firsthand");
    output.status.success() && help.contains(&usage)
}

#[test]
fn every_command_of_the_readme_exists() {
    let commands = commands(&read("README.md"));
    assert!(commands.len() >= 8, "{commands:?}");
    let wrong = commands.iter().filter(|words| !accepted(words));
    none(&wrong.map(|words| words.join(" ")).collect::<Vec<_>>());
}

#[test]
fn a_command_that_does_not_exist_is_found() {
    let found = commands("Say `firsthand banks list`, `firsthand open ID` or `firsthand`.");
    assert_eq!(found, [vec!["banks", "list"], vec!["open"]]);
    assert!(!accepted(&["ponder".to_owned()]));
}

#[test]
fn the_readme_names_files_that_are_there() {
    let readme = read("README.md");
    let named = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let wrong = named.filter(|path| !root().join(path).exists()).map(str::to_owned);
    none(&wrong.collect::<Vec<_>>());
    assert!(readme.lines().any(|line| line == "cargo test"), "the gate reads it from there");
    assert!(readme.lines().any(|line| line == "cargo run --release"));
}

// Every file

/// What is wrong with a file, by a rule that looks at its name and text.
fn judged(names: &[String], rule: fn(&str, &str) -> Option<String>) -> Vec<String> {
    names.iter().filter_map(|name| rule(name, &read(name))).collect()
}

fn begins(name: &str, text: &str) -> Option<String> {
    (!text.starts_with("//! ")).then(|| format!("{name}: begins without `//!`"))
}

#[test]
fn every_file_says_what_it_is_for() {
    none(&judged(&rust_files(), begins));
    assert!(begins("a.rs", "use std;\n").is_some() && begins("a.rs", "//! A.\n").is_none());
}

fn unfinished(name: &str, text: &str) -> Option<String> {
    let marks = [concat!("todo", "!("), concat!("FIX", "ME"), concat!("unimplemented", "!(")];
    let mark = marks.into_iter().find(|mark| text.contains(mark))?;
    Some(format!("{name}: holds {mark}"))
}

#[test]
fn nothing_is_left_for_later() {
    none(&judged(&rust_files(), unfinished));
    let later = concat!("fn a() { todo", "!() }");
    assert!(unfinished("a.rs", later).is_some() && unfinished("a.rs", "fn a() {}").is_none());
}

/// Tests, which may name any place they never open.
fn is_test(name: &str) -> bool {
    name.starts_with("tests/") || name.ends_with("/tests.rs") || name.contains("/tests/")
}

/// A place of one machine, which is nobody else's.
fn machine_path(name: &str, text: &str) -> Option<String> {
    let places = [concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("/tm", "p/")];
    let places = places.iter().take(if is_test(name) { 2 } else { 3 });
    let found = |line: &str| places.clone().any(|place| line.contains(place));
    let line = text.lines().position(found)?;
    Some(format!("{name}:{}: names a place of one machine", line + 1))
}

#[test]
fn no_file_names_a_place_of_one_machine() {
    let endings = ["rs", "md", "yaml", "yml", "toml", "svg", "json", "txt", "snap"];
    let mut names = files(&["src", "benches", "assets", "question-banks", ".github"], &endings);
    names.extend(files(&["tests"], &["rs", "snap", "txt"]));
    let alone =
        ["README.md", "SECURITY.md", "ARCHITECTURE.md", "CHANGELOG.md", "Cargo.toml", ".ci/run"];
    names.extend(alone.map(str::to_owned));
    none(&judged(&names, machine_path));
    let place = concat!("see\n/wo", "rk/x");
    assert!(machine_path("a.md", place).is_some_and(|said| said.contains(":2:")));
    assert!(machine_path("tests/a.rs", place).is_some());
    assert!(machine_path("a.md", "src/world/disk").is_none());
}

/// The most lines of a file, its tests not counted.
const CEILING: usize = 400;

fn too_long(name: &str, text: &str) -> Option<String> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().count();
    (lines > CEILING).then(|| format!("{name}: {lines} lines, at most {CEILING}"))
}

#[test]
fn no_file_is_too_long() {
    let names: Vec<String> = rust_files().into_iter().filter(|name| !is_test(name)).collect();
    none(&judged(&names, too_long));
    let long = "x\n".repeat(CEILING + 1);
    assert!(too_long("a.rs", &long).is_some() && too_long("a.rs", &long[2..]).is_none());
    let tests = format!("x\n#[cfg(test)]\nmod tests {{\n{long}");
    assert!(too_long("a.rs", &tests).is_none());
}

#[test]
fn the_documents_keep_to_their_length() {
    for (name, most) in [("ARCHITECTURE.md", 150), ("src/lib.rs", 80)] {
        let lines = read(name).lines().count();
        assert!(lines <= most, "{name}: {lines} lines, at most {most}");
    }
}
