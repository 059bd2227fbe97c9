//! Each check has a file that makes it speak, and what is shipped makes none of them.

use firsthand::guide::{Checked, Contents, Origin, Rule, SourceFile, check, files::Kind};

use super::{check_file, read, yaml_files};

const FOLDER: &str = "tests/fixtures/checks";

fn checked(path: &str) -> Checked {
    let text = read(path);
    let name = path.rsplit('/').next().unwrap().to_owned();
    let kind = Kind::of_text(&text).unwrap();
    let origin = Origin::Own(name.clone());
    let contents = Contents::Bytes(text.into_bytes().into());
    check(vec![SourceFile { kind, name, origin, contents }])
}

/// What is said about the file: its faults, then its warnings.
fn told(checked: &Checked) -> String {
    let faults = checked.library.faults.iter().map(ToString::to_string);
    let warnings = checked.warnings.iter().map(ToString::to_string);
    faults.chain(warnings).map(|line| line + "\n").collect()
}

/// Beside each file stands what is said about it. After a change of wording, run this with
/// `WRITE_EXPECTED=1` and read the difference.
#[test]
fn each_file_is_told_what_it_was_made_for() {
    let files = yaml_files(FOLDER);
    assert!(files.len() >= Rule::ALL.len());
    for path in files {
        check_file(&path.replace(".yaml", ".txt"), &told(&checked(&path)), "WRITE_EXPECTED");
    }
}

#[test]
fn each_rule_has_a_file_that_makes_it_alone_speak() {
    for rule in Rule::ALL {
        let checked = checked(&format!("{FOLDER}/{}.yaml", rule.name()));
        assert!(!checked.warnings.is_empty(), "{}", rule.name());
        for warning in &checked.warnings {
            assert_eq!(warning.rule, rule, "{warning}");
            assert!(warning.line > 1 && warning.column > 0, "{warning}");
            assert_eq!(warning.file, format!("{}.yaml", rule.name()), "{warning}");
        }
        assert_eq!(checked.library.faults, [], "{}", rule.name());
    }
}

#[test]
fn shares_that_leave_time_over_are_a_fault() {
    let checked = checked(&format!("{FOLDER}/shares.yaml"));
    assert!(told(&checked).contains("shares that add up to 99"), "{}", told(&checked));
}

#[test]
fn what_is_shipped_is_beyond_doubt() {
    assert_eq!(told(&check(Vec::new())), "");
}
