//! Awkward strings, written and read back word for word: by us, and by Python's YAML where it is there.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr, reason = "a test")]

use std::{
    collections::BTreeMap,
    io::Write as _,
    process::{Command, Stdio},
};

use firsthand::yaml;
use serde::{Deserialize, Serialize};

/// One string in every position that a document has.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Everywhere {
    field: String,
    items: Vec<String>,
    nested: Vec<Vec<String>>,
    values: BTreeMap<String, String>,
}

impl Everywhere {
    fn of(text: &str) -> Self {
        let own = || text.to_owned();
        Self {
            field: own(),
            items: vec![own(), "between".into(), own()],
            nested: vec![vec![own()], vec![]],
            values: BTreeMap::from([("key".into(), own()), ("last".into(), own())]),
        }
    }
}

#[test]
fn awkward_strings_come_back_word_for_word() {
    let corpus = corpus();
    assert!(corpus.len() >= 243, "only {} strings", corpus.len());
    for text in &corpus {
        let written = yaml::write(&Everywhere::of(text)).unwrap();
        let read: Everywhere = yaml::read_own(&written).unwrap_or_else(|fault| {
            panic!("{text:?} was written so that it cannot be read: {fault}\n{written}")
        });
        assert_eq!(read, Everywhere::of(text), "{written}");
        let imported: Everywhere = yaml::read_import(&written).unwrap();
        assert_eq!(imported, read);
    }
}

#[test]
fn the_comparison_notices_one_changed_string() {
    let (mut corpus, original) = (corpus(), corpus());
    corpus[100].push('x');
    let written = yaml::write(&corpus).unwrap();
    let read: Vec<String> = yaml::read_own(&written).unwrap();
    assert_ne!(read, original);
    if let Some(count) = python(&documents(&corpus), &original) {
        assert_eq!(count, 1, "PyYAML's comparison misses a changed string");
    }
}

#[test]
fn pyyaml_reads_what_was_written() {
    let corpus = corpus();
    match python(&documents(&corpus), &corpus) {
        Some(wrong) => assert_eq!(wrong, 0, "PyYAML misreads {wrong} strings"),
        None => eprintln!("skipped: no python3 with PyYAML here"),
    }
}

#[test]
fn a_block_that_starts_with_a_tab_is_quoted() {
    let written = yaml::write(&Everywhere::of("\n\tat here\nand there\n")).unwrap();
    assert!(written.lines().all(|line| !line.trim_start_matches(' ').starts_with('\t')));
    let plain = yaml::write(&Everywhere::of("no tab\nin two lines")).unwrap();
    assert!(plain.contains("field: |-\n  no tab\n  in two lines\n"), "{plain}");
}

fn documents(corpus: &[String]) -> Vec<String> {
    corpus.iter().map(|text| yaml::write(&Everywhere::of(text)).unwrap()).collect()
}

/// How many documents Python reads as something else than the string they were written from.
fn python(documents: &[String], expected: &[String]) -> Option<u32> {
    const SCRIPT: &str = r#"
import json, sys, yaml
documents, expected = json.load(sys.stdin)
wrong = 0
for document, text in zip(documents, expected):
    want = {"field": text, "items": [text, "between", text], "nested": [[text], []],
            "values": {"key": text, "last": text}}
    try:
        wrong += yaml.load(document, Loader=yaml.SafeLoader) != want
    except yaml.YAMLError as error:
        print(repr(text)[:80], error, file=sys.stderr)
        wrong += 1
print(wrong)
"#;
    let there = Command::new("python3").args(["-c", "import yaml"]).stderr(Stdio::null()).status();
    if !there.is_ok_and(|status| status.success()) {
        return None;
    }
    let mut child = Command::new("python3")
        .args(["-c", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let input = serde_json::to_string(&(documents, expected)).unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Some(String::from_utf8(output.stdout).unwrap().trim().parse().unwrap())
}

/// The classes of strings that YAML writers get wrong.
fn corpus() -> Vec<String> {
    let mut all: Vec<String> = LITERAL.iter().map(ToString::to_string).collect();
    all.push("long ".repeat(20_000));
    all.push("x".repeat(100_000));
    all.push(format!("{}\n{}", "a: b ".repeat(1_000), "# c ".repeat(1_000)));
    all.push("line\n".repeat(1_000));
    for code in (0..0x20).chain([0x7f, 0x80, 0x84, 0x86, 0x9f, 0xa0, 0xad]) {
        let c = char::from(u8::try_from(code).unwrap());
        all.push(format!("a{c}b"));
    }
    for c in STRANGE {
        all.extend([format!("{c}"), format!("a{c}b"), format!("one{c}\ntwo")]);
    }
    all
}

const STRANGE: [char; 16] = [
    '\u{85}',
    '\u{2028}',
    '\u{2029}',
    '\u{feff}',
    '\u{fffe}',
    '\u{ffff}',
    '\u{200b}',
    '\u{202e}',
    '\u{fffd}',
    '\u{e000}',
    '\u{10ffff}',
    '\u{1f600}',
    '\u{301}',
    '\u{d7ff}',
    '\u{200d}',
    '\u{3000}',
];

#[rustfmt::skip]
const LITERAL: &[&str] = &[
    // Nothing, booleans and their relatives.
    "", "~", "null", "Null", "NULL", "nil", "none", "true", "True", "TRUE", "false", "False", "yes",
    "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "y", "Y", "n", "N", "t", "f",
    // Numbers, or nearly.
    "0", "1", "-1", "+1", "007", "0o17", "017", "0x1F", "0b101", "1_000", "1,000", "1.0", "1.10", ".5",
    "5.", "-.5", "1e3", "1E+3", "1e-3", "1.2.3", "12e", "0x", "0.", "-0", "+.inf", "-.inf", ".inf",
    ".Inf", ".nan", ".NaN", "inf", "nan", "infinity", "685_230.15", "190:20:30", "9223372036854775808",
    // Times and dates.
    "1:30", "12:30", "12:30:45", "00:00", "2024-01-01", "2024-1-1", "2024-01-01T00:00:00Z",
    "2024-01-01 10:00:00", "2024-01-01t10:00:00.5+02:00", "03:00",
    // What means something at the start of a value.
    "-", "--", "---", "--- a", "...", "... a", "- x", "-x", "?", "? x", "?x", ":", ": x", ":x", "::",
    ",", ", a", "[", "]", "[]", "[a, b]", "{", "}", "{}", "{a: b}", "&a", "& a", "*a", "* a", "!", "!!",
    "!!str x", "!tag", "|", "|-", "| a", ">", ">-", "> a", "'", "''", "'a'", "\"", "\"\"", "\"a\"", "%",
    "%YAML 1.2", "@", "@a", "`", "`a`", "#", "#x", "# x", "=", "<<", "<<: *a", "\\", "\\n", "\\u0041",
    // What means something inside a value.
    "a: b", "a:b", "a :b", "a:", "a #b", "a# b", "a#b", "key: [x, y", "it's", "say \"so\"", "a, b",
    "https://example.org:8080/a?b=c#d", "C:\\temp\\new", "100%", "a & b", "x = y", "<b>&amp;</b>",
    // Spaces and tabs.
    " ", "  ", "\t", " a", "a ", "  a  ", "\ta", "a\t", "a\tb", "\t a", " \ta", "a  b", "\u{a0}a",
    // Lines.
    "\n", "\n\n", "a\n", "a\n\n", "a\n\n\n", "\na", "\n\na", "a\nb", "a\n\nb", "a\nb\n", " a\nb",
    "a\n b", "a\n  b\nc", "\ta\nb", "a\n\tb", "\n\ta", "\n\n\ta\nb\n", " \n", " \na", "a\n ", "a\n \n",
    "a\n\n  \nb", "  \n  a\n", "- a\n- b", "a: b\nc: d", "# a\n# b", "---\na", "a\n---\nb", "a\n...\n",
    "|\n  a", ">\n  a", "'\n'", "\"\n\"", "#\n", "- \n- ", "a \nb ", "a\nb: c\n  - d", "trailing \n",
    // Carriage returns.
    "\r", "\r\n", "a\r\nb", "a\r\nb\r\n", "a\rb", "a\r", "\ra", "a\n\r\nb",
    // Scripts and clusters.
    "café", "cafe\u{301}", "日本語", "한국어", "Ελληνικά", "עברית", "العربية", "हिन्दी", "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "☂️",
    "é: ü", "“so”", "„so“", "«so»", "…", "—", "🙂: x", "- 🙂", "ẞ", "\u{1f600}\n\u{1f600}",
    // What people in incidents say.
    "I said no", "no: really", "at 03:00 - maybe", "null pointer", "the 2nd page, for the broker",
    "#inc-1120", "@here look", "*this* one", "50% of them: gone", "ssh root@10.0.0.1 # don't",
];
