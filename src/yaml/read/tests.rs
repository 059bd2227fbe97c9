//! What `read` promises, tested.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Fault, read_import, read_own};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its reading is tested")]
struct Bank {
    title: String,
    #[serde(default)]
    minutes: u8,
    #[serde(default)]
    questions: Vec<Question>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its reading is tested")]
struct Question {
    ask: String,
    #[serde(default)]
    probes: Vec<String>,
}

fn refused(text: &str) -> Fault {
    read_import::<Bank>(text).unwrap_err()
}

fn check(text: &str, words: &str) {
    assert_eq!(refused(text).to_string(), words, "for {text:?}");
}

#[test]
fn each_mistake_is_told_with_its_place() {
    check(
        "title: a\nquestions:\n- ask: b\n  probe: [c]\n",
        "4:3: found an unknown `probe`, expected `ask` or `probes` (in `questions[0].probe`); did you mean `probes`?",
    );
    check("title: a\nquestions: 5\n", "2:12: found `5`, expected a list (in `questions`)");
    check("title: [a]\n", "1:8: found a list, expected a text (in `title`)");
    check(
        "title: a\ntitle: b\n",
        "2:1: found a second `title`, expected each name once (in `title`)",
    );
    check("title: ~\n", "1:8: found nothing, expected a text (in `title`)");
    check("title: a\nminutes: many\n", "2:10: found `many`, expected a number (in `minutes`)");
    check(
        "title: a\n---\ntitle: b\n",
        "3:1: found a second document, expected one; remove the line `---` or `...` before it",
    );
    check("questions: []\n", "1:1: found no `title`, expected `title` here");
    check(
        "title: a\nquestions:\n- probes: []\n",
        "3:3: found no `ask`, expected `ask` here (in `questions[0]`)",
    );
    check("", "1:1: found an empty file, expected something in it");
    check("- a\n", "1:1: found a list, expected a map (`name: value` lines)");
    check("title: a\0b\n", "1:9: found a zero byte, expected text");
}

#[test]
fn text_that_is_no_yaml_comes_with_a_hint() {
    check(
        "title: Roles: who?\n",
        "1:13: found `title: Roles: who?`, expected YAML (mapping values are not allowed in this context); put the text in quotes: it contains `: `",
    );
    check(
        "title: a\nquestions:\n\t- ask: b\n",
        "3:2: found `- ask: b`, expected YAML (tabs disallowed within this context (block indentation)); indent with spaces: YAML allows no tabs there",
    );
    check(
        "title: \"a\nquestions: []\n",
        "1:8: found `title: \"a`, expected YAML (unclosed quote); close the quotation mark, or write it twice inside single quotes",
    );
    check(
        "title: *a\n",
        "1:8: found an alias (`*`) of nothing, expected a value; put the text in quotes: it starts with `*`",
    );
    check(
        "title: a\n<<<<<<< ours\nminutes: 1\n=======\nminutes: 2\n>>>>>>> theirs\n",
        "2:1: found two versions, merged and not settled, expected one of them; choose one, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`",
    );
}

#[test]
fn bombs_are_refused() {
    let brackets = "[".repeat(100_000);
    assert!(refused(&brackets).to_string().len() < 400);
    let nested = "- ".repeat(20_000);
    assert!(refused(&nested).line == 1);
}

#[test]
fn plain_words_stay_the_words_they_are() {
    let text = "a: no\nb: 007\nc: 1_000\nd: 1.10\ne: 12:30\nf: 2024-01-01\n";
    let words: BTreeMap<String, String> = read_import(text).unwrap();
    let values: Vec<&str> = words.values().map(String::as_str).collect();
    assert_eq!(values, ["no", "007", "1_000", "1.10", "12:30", "2024-01-01"]);
    let own: BTreeMap<String, String> = read_own(text).unwrap();
    assert_eq!(own, words);
}
