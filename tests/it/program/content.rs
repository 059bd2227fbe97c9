//! The commands for banks, protocols and the codebook.

use std::{fs, path::Path};

use serde_json::Value;

use super::{Desk, commands::json, printed, said};

/// Each command, what its list is called in JSON, and something it shows.
const COMMANDS: [(&str, &str, &str); 3] = [
    ("banks", "banks", "recall"),
    ("codebook", "tags", "surprise"),
    ("protocols", "protocols", "cognitive-45"),
];

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn code(desk: &Desk, args: &[&str]) -> Option<i32> {
    desk.run(args).status.code()
}

#[test]
fn all_that_is_listed_is_shown() {
    let desk = Desk::new();
    for (command, list, _) in COMMANDS {
        let listed = json(&desk, &[command, "list", "--json"]);
        let listed = listed[list].as_array().unwrap();
        let plain = desk.run(&[command, "list"]);
        assert!(plain.status.success() && !listed.is_empty());
        assert_eq!(printed(&plain).lines().count(), listed.len());
        for one in [&listed[0], &listed[listed.len() - 1]] {
            let id = one["id"].as_str().unwrap();
            assert!(printed(&plain).contains(id), "{id}");
            assert_eq!(json(&desk, &[command, "show", id, "--json"])["id"], *id);
            assert!(printed(&desk.run(&[command, "show", id])).lines().count() > 4, "{id}");
        }
    }
}

#[test]
fn the_columns_of_a_list_stand_under_each_other() {
    let desk = Desk::new();
    let listed = printed(&desk.run(&["banks", "list"]));
    let ends = listed.lines().map(|line| line.find("built in").unwrap());
    assert!(ends.collect::<std::collections::BTreeSet<_>>().len() == 1, "{listed}");
}

#[test]
fn what_is_shown_is_all_there_is_to_a_question() {
    let desk = Desk::new();
    let bank = json(&desk, &["banks", "show", "ownership", "--json"]);
    let shown = printed(&desk.run(&["banks", "show", "ownership"]));
    for question in bank["questions"].as_array().unwrap() {
        let lists = ["probes", "cues", "tags"].map(|name| question[name].as_array().unwrap());
        let words = ["id", "ask", "why", "source"].map(|name| &question[name]);
        for words in lists.into_iter().flatten().chain(words) {
            assert!(shown.contains(words.as_str().unwrap()), "{words}");
        }
    }
}

#[test]
fn an_unknown_name_ends_with_two_and_the_nearest_one() {
    let desk = Desk::new();
    for (command, _, id) in COMMANDS {
        let output = desk.run(&[command, "show", &format!("{id}x")]);
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(said(&output).contains(&format!("did you mean `{id}`")), "{}", said(&output));
        let output = desk.run(&[command, "show", "no-such-thing-at-all"]);
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(said(&output).contains(&format!("firsthand {command} list")));
        assert_eq!(code(&desk, &[command, "chekc"]), Some(2));
        assert_eq!(code(&desk, &[command]), Some(2));
    }
}

#[test]
fn a_check_ends_with_nothing_something_or_unable() {
    let desk = Desk::new();
    for (command, _, _) in COMMANDS {
        let output = desk.run(&[command, "check"]);
        assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
        assert!(printed(&output).ends_with("checked: nothing found\n"));
        assert_eq!(code(&desk, &[command, "check", "no-such-file.yaml"]), Some(2));
    }
    for (file, rule) in [
        ("banks/refused/id-with-spaces.yaml", "expected an id"),
        ("checks/loud-cue.yaml", "[loud-cue]"),
        ("checks/no-time.yaml", "[no-time]"),
        ("checks/mixed-family.yaml", "[mixed-family]"),
        ("checks/shares.yaml", "add up to 99"),
    ] {
        let output = desk.run(&["banks", "check", &fixture(file)]);
        assert_eq!(output.status.code(), Some(1), "{file}");
        let words = printed(&output);
        assert!(words.contains(&format!("{file}:")) && words.contains(rule), "{words}");
    }
}

#[test]
fn a_check_speaks_json() {
    let desk = Desk::new();
    let run = |file: &str| -> Value {
        let output = desk.run(&["banks", "check", "--json", &fixture(file)]);
        assert_eq!(output.status.code(), Some(1));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let loud = run("checks/loud-cue.yaml");
    assert_eq!(loud["faults"], Value::Array(Vec::new()));
    let warning = &loud["warnings"][0];
    assert_eq!((&warning["rule"], &warning["line"]), (&"loud-cue".into(), &10.into()));
    assert_eq!(warning["path"], "questions[0].cues[1]");
    let refused = run("banks/refused/id-with-spaces.yaml");
    assert!(refused["faults"][0]["expected"].as_str().unwrap().contains("an id"));
}

/// Puts a fixture among the files that one wrote oneself.
fn own(desk: &Desk, fixture_name: &str, place: &str) {
    let path = desk.home().join("config").join(place);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::copy(fixture(fixture_name), path).unwrap();
}

#[test]
fn ones_own_files_are_checked_each_kind_by_its_command() {
    let desk = Desk::new();
    own(&desk, "checks/no-time.yaml", "protocols/walk.yaml");
    own(&desk, "checks/no-counterexample.yaml", "codebook.yaml");
    assert_eq!(code(&desk, &["banks", "check"]), Some(0));
    assert_eq!(code(&desk, &["protocols", "check"]), Some(1));
    assert_eq!(code(&desk, &["codebook", "check"]), Some(1));
    own(&desk, "checks/shares.yaml", "protocols/walk.yaml");
    assert_eq!(code(&desk, &["banks", "check"]), Some(0));
    assert_eq!(code(&desk, &["protocols", "check"]), Some(1));
    fs::write(desk.home().join("config/wording.yaml"), "schema: firsthand/wording/1\n").unwrap();
    let judged = desk.run(&["banks", "check"]);
    assert!(printed(&judged).contains("no rules"), "{}", printed(&judged));
    assert_eq!(judged.status.code(), Some(1));
    fs::remove_file(desk.home().join("config/wording.yaml")).unwrap();
    own(&desk, "checks/loud-cue.yaml", "question-banks/pets.yaml");
    assert_eq!(code(&desk, &["banks", "check"]), Some(1));
    let draft = desk.run(&["banks", "check", &fixture("checks/silent-cue.yaml")]);
    assert!(!printed(&draft).contains("loud-cue"), "another draft of it stands for it");
    let tagged = desk.home().join("tagged.yaml");
    let text = fs::read_to_string(fixture("checks/loud-cue.yaml")).unwrap();
    fs::write(&tagged, text.replace("cues: [the dog, the, on the kennel]", "tags: [dog]")).unwrap();
    let output = desk.run(&["banks", "check", tagged.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "one's own tags are known: {}", printed(&output));
}

#[test]
fn a_new_bank_is_whole_and_never_written_over_another() {
    let desk = Desk::new();
    let made = desk.run(&["banks", "new", "pets", "--title", "Pets: “ours” & \"theirs\""]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let path = printed(&made).trim().to_owned();
    assert_eq!(Path::new(&path), desk.home().join("config/question-banks/pets.yaml"));
    let checked = desk.run(&["banks", "check"]);
    assert_eq!(checked.status.code(), Some(0), "{}", printed(&checked));
    let shown = json(&desk, &["banks", "show", "pets", "--json"]);
    assert_eq!(shown["title"], "Pets: “ours” & \"theirs\"");
    let text = fs::read_to_string(&path).unwrap();
    let schema = text.lines().next().unwrap().rsplit('=').next().unwrap();
    assert!(Path::new(&path).with_file_name(schema).exists(), "{schema}");
    fs::write(&path, "mine").unwrap();
    let again = desk.run(&["banks", "new", "pets"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).contains("already"), "{}", said(&again));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn a_new_bank_has_a_good_id_and_title() {
    let desk = Desk::new();
    for (id, words) in [
        ("My pets", "`my-pets` may"),
        ("../pets", "`pets` may"),
        ("…", "lower-case letters"),
        ("", "lower-case letters"),
    ] {
        let output = desk.run(&["banks", "new", id]);
        assert_eq!(output.status.code(), Some(2), "{id}");
        assert!(said(&output).contains(words), "{}", said(&output));
    }
    assert_eq!(code(&desk, &["banks", "new", "pets", "--title", "{oh}"]), Some(2));
    assert!(!desk.home().join("config/question-banks").exists());
    let over = desk.run(&["banks", "new", "recall"]);
    assert!(over.status.success() && said(&over).contains("built-in"), "{}", said(&over));
}
