//! The published shape, its schema and its readers agree.

use std::{fs, process::Command};

use firsthand::findings::{FIRST_LINE, Findings, SCHEMA, SCHEMA_FILE, from_yaml, to_yaml};
use serde_json::Value;

use super::{check_file, file};

fn full() -> String {
    fs::read_to_string(file("tests/fixtures/findings/full.yaml")).unwrap().replace("\r\n", "\n")
}

fn valid(value: &Value) -> bool {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::validator_for(&schema).unwrap().is_valid(value)
}

fn as_value(findings: &Findings) -> Value {
    serde_json::to_value(findings).unwrap()
}

#[test]
fn the_schema_on_disk_is_the_one_of_the_types() {
    let made = serde_json::to_string_pretty(&schemars::schema_for!(Findings)).unwrap();
    check_file(&format!("assets/schema/{SCHEMA_FILE}"), &(made + "\n"), "UPDATE_SCHEMA");
    assert!(FIRST_LINE.ends_with(&format!("$schema={SCHEMA_FILE}")));
}

#[test]
fn a_full_example_fits_the_schema_and_reads_and_writes_the_same() {
    let value: Value = serde_yaml::from_str(&full()).unwrap();
    assert!(valid(&value));
    let findings = from_yaml(&full()).unwrap();
    assert_eq!(as_value(&findings), value, "the types drop or change nothing");
    assert_eq!(to_yaml(&findings), full());
}

#[test]
fn the_full_example_has_every_field_of_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let top = schema["properties"].as_object().unwrap();
    let inner = schema["$defs"].as_object().unwrap().values();
    let inner = inner.filter_map(|def| def["properties"].as_object());
    for name in top.keys().chain(inner.flat_map(|properties| properties.keys())) {
        assert!(full().contains(&format!("{name}:")), "`{name}` is missing");
    }
}

#[test]
fn a_wrong_word_number_or_name_does_not_fit_the_schema() {
    let right: Value = serde_yaml::from_str(&full()).unwrap();
    let wrong: [(&str, Value); 9] = [
        ("/schema", "firsthand/findings/2".into()),
        ("/quotes/0/as", "nickname".into()),
        ("/quotes/0/at", "12 past".into()),
        ("/findings/0/kind", "root-cause".into()),
        ("/findings/0/evidence", Value::Array(vec![])),
        ("/notes/0/kind", "off".into()),
        ("/interview/minutes", (-1).into()),
        ("/interview/interviewee", Value::Null),
        ("/confidence/then", 6.into()),
    ];
    for (place, value) in wrong {
        let mut changed = right.clone();
        *changed.pointer_mut(place).unwrap() = value;
        assert!(!valid(&changed), "{place}");
    }
    let mut nameless = right.clone();
    nameless.as_object_mut().unwrap().remove("incident");
    assert!(!valid(&nameless));
}

#[test]
fn a_field_from_a_later_reader_is_passed_over_and_a_fault_has_its_place() {
    let later = format!("{}later: [1, 2]\n", full());
    assert_eq!(from_yaml(&later).unwrap(), from_yaml(&full()).unwrap());
    let wrong = full().replace("kind: contributor", "kind: root-cause");
    let line = 1 + wrong.lines().position(|line| line.contains("root-cause")).unwrap();
    let fault = from_yaml(&wrong).unwrap_err();
    assert_eq!(usize::try_from(fault.line).unwrap(), line, "{fault}");
}

#[test]
fn text_that_looks_like_something_else_comes_back_as_it_was() {
    let mut findings = from_yaml(&full()).unwrap();
    for text in
        ["no", "12:30", "\tindented\nsecond", "~", "a: b", "- x", "é\u{2028}z\r\n", " ", "1e3"]
    {
        findings.quotes[0].text = text.into();
        let yaml = to_yaml(&findings);
        assert_eq!(from_yaml(&yaml).unwrap(), findings, "{yaml}");
        assert_eq!(to_yaml(&findings), yaml);
    }
}

const PYTHON: &str = "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1], encoding='utf-8')), sys.stdout)";

#[test]
fn python_reads_the_same() {
    let has_yaml = Command::new("python3").args(["-c", "import yaml"]).output();
    if !has_yaml.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: no python3 with PyYAML here");
        return;
    }
    let mut findings = from_yaml(&full()).unwrap();
    findings.quotes[0].text = "\tno\n12:30".into();
    findings.quotes[0].tags = ["no", "12:30", "2026-11-29", "~"].map(String::from).to_vec();
    let there = tempfile::tempdir().unwrap();
    let path = there.path().join("a.findings.yaml");
    fs::write(&path, to_yaml(&findings)).unwrap();
    let output = Command::new("python3").arg("-c").arg(PYTHON).arg(&path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(read, as_value(&findings));
}
