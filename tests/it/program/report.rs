//! `report`: findings files in, a report out, where no private store is.

use std::fs;

use super::{Desk, printed, said};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo/findings");

fn files() -> Vec<String> {
    let mut files: Vec<String> = fs::read_dir(DEMO)
        .unwrap()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    files
}

fn report(desk: &Desk, files: &[&str], more: &[&str]) -> std::process::Output {
    desk.run(&[&["report"], files, more].concat())
}

#[test]
fn a_report_needs_findings_files_and_nothing_else() {
    let desk = Desk::new();
    let files = files();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let output = report(&desk, &files, &["--for", "the platform team"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        printed(&output)
            .starts_with("# Demo: the sale morning certificate\n\nA report for the platform team")
    );
    assert_eq!(said(&output), "");
    let out = desk.home().join("report.html");
    let out = out.to_str().unwrap();
    for _ in 0..2 {
        let output = report(&desk, &files, &["--for", "x", "--out", out]);
        assert_eq!(output.status.code(), Some(0), "the same again: {}", said(&output));
    }
    assert!(fs::read_to_string(out).unwrap().starts_with("<!DOCTYPE html>"), "as its name ends");
    let refused = report(&desk, &files[..1], &["--for", "x", "--out", out]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("is there already"), "{}", said(&refused));
    assert_eq!(desk.files().len(), 1, "no store was made: {:?}", desk.files());
}

#[test]
fn what_cannot_be_reported_is_said_and_nothing_is_written() {
    let desk = Desk::new();
    let all = files();
    let (good, other) = (all[0].as_str(), all[1].as_str());
    let place = |name: &str, text: &str| {
        let path = desk.home().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let text = fs::read_to_string(good).unwrap();
    let broken = text.replacen("kind: ", "kind: very-", 1);
    let line = 1 + broken.lines().position(|line| line.contains("very-")).unwrap();
    let found = format!("broken.yaml:{line}:9: found an unknown `very-said`");
    let broken = place("broken.yaml", &broken);
    let elsewhere = place("elsewhere.yaml", &text.replace("-d3m0", "-xxxx"));
    let draft = place("draft.yaml", &text.replacen("incident:", "draft: true\nincident:", 1));
    let bank = place("bank.yaml", "schema: firsthand/bank/1\nid: x\n");
    let out = desk.home().join("report.md");
    let out = out.to_str().unwrap();
    let to = ["--for", "x", "--out", out];
    for (files, words) in [
        (&[good, broken.as_str()][..], found.as_str()),
        (&[good, elsewhere.as_str()], "2 incidents"),
        (&[good, draft.as_str()], "made for the investigator alone"),
        (&[good, bank.as_str()], "a question bank"),
        (&[good, "nothing-here.yaml"], "nothing-here.yaml"),
        (&[good, desk.home().to_str().unwrap()], "not a regular file"),
    ] {
        let output = report(&desk, files, &to);
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert!(said(&output).contains(words), "{words}: {}", said(&output));
    }
    for args in [&[][..], &["--for", " "], &["--for", "x", "--out", "report.csv"]] {
        assert_eq!(report(&desk, &[good], args).status.code(), Some(2), "{args:?}");
    }
    assert!(!desk.home().join("report.md").exists() && !desk.home().join("report.csv").exists());
    let output = report(&desk, &[other, draft.as_str()], &["--for", "x", "--draft"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        printed(&output).contains("A draft, made for the investigator alone"),
        "{}",
        printed(&output)
    );
    let twice = report(&desk, &[good, good, other], &["--for", "x"]);
    assert_eq!(twice.status.code(), Some(0));
    assert!(said(&twice).contains("says the same as"), "{}", said(&twice));
    assert!(printed(&twice).contains("from 2 conversations"), "{}", printed(&twice));
}
