//! The schemas on disk are those of the readers, and the shipped files fit them.

use std::path::Path;

use firsthand::{guide::files::Kind, world::disk::settings};
use serde_json::Value;

use super::{check_file, file, read, yaml_files};

const KINDS: [Kind; 4] = [Kind::Bank, Kind::Protocol, Kind::Codebook, Kind::Wording];

/// All shipped files of a kind.
fn shipped(kind: Kind) -> Vec<String> {
    match kind {
        Kind::Bank => yaml_files("question-banks"),
        Kind::Protocol => yaml_files("assets/protocols"),
        Kind::Codebook => vec!["assets/codebook.yaml".to_owned()],
        Kind::Wording => vec!["assets/wording.yaml".to_owned()],
    }
}

fn path(kind: Kind) -> String {
    format!("assets/schema/{}", kind.schema_file())
}

/// What of a text does not fit the kind's schema on disk.
fn misfits(kind: Kind, text: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(&read(&path(kind))).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let value: Value = serde_yaml::from_str(text).unwrap();
    let errors = validator.iter_errors(&value);
    errors.map(|error| format!("{}: {error}", error.instance_path)).collect()
}

#[test]
fn the_schemas_on_disk_are_those_of_the_readers() {
    for kind in KINDS {
        let made = serde_json::to_string_pretty(&kind.json_schema()).unwrap() + "\n";
        check_file(&path(kind), &made, "UPDATE_SCHEMA");
    }
}

#[test]
fn the_settings_have_their_schema_too() {
    let path = format!("assets/schema/{}", settings::SCHEMA_FILE);
    let made = serde_json::to_string_pretty(&settings::json_schema()).unwrap() + "\n";
    check_file(&path, &made, "UPDATE_SCHEMA");
    let schema: Value = serde_json::from_str(&read(&path)).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let fits = |text: &str| validator.is_valid(&serde_yaml::from_str::<Value>(text).unwrap());
    let whole = "schema: firsthand/config/1\nlive:\n  wording: true\n";
    assert!(fits(whole) && settings::of_text(whole).is_ok());
    for (right, wrong) in [("/1", "/2"), ("live", "life"), ("wording", "wordin"), ("true", "7")] {
        let text = whole.replacen(right, wrong, 1);
        assert!(!fits(&text) && settings::of_text(&text).is_err(), "{text}");
    }
}

#[test]
fn every_shipped_file_fits_its_schema() {
    for kind in KINDS {
        assert!(!shipped(kind).is_empty());
        for name in shipped(kind) {
            assert_eq!(misfits(kind, &read(&name)), [""; 0], "{name}");
        }
    }
}

#[test]
fn every_shipped_file_names_its_schema_first() {
    for kind in KINDS {
        for name in shipped(kind) {
            let text = read(&name);
            let first = text.lines().next().unwrap();
            let named = first.strip_prefix("# yaml-language-server: $schema=");
            let beside = file(&name).parent().map(Path::to_owned).unwrap();
            let found = beside.join(named.unwrap_or_else(|| panic!("{name}: {first}")));
            let found = found.canonicalize().unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(found, file(&path(kind)).canonicalize().unwrap(), "{name}");
        }
    }
}

#[test]
fn the_fixture_with_every_field_fits_and_each_field_is_explained() {
    let full = read("tests/fixtures/banks/valid/full.yaml");
    // The reader knows that a cue is a text; an editor takes these two for something else.
    let quoted = full.replace("no, ", "'no', ").replace("007", "'007'");
    assert_eq!(misfits(Kind::Bank, &quoted), [""; 0]);
    for kind in KINDS {
        let schema: Value = serde_json::from_str(&read(&path(kind))).unwrap();
        let inner = schema["$defs"].as_object().unwrap().values();
        let all = inner.chain([&schema]).flat_map(|def| def["properties"].as_object().unwrap());
        for (name, about) in all {
            assert!(about["description"].is_string(), "{kind:?}: `{name}` says nothing");
        }
    }
}

#[test]
fn a_broken_file_does_not_fit() {
    let bank = "schema: firsthand/bank/1\nid: pets\ntitle: Pets\nquestions:\n\
        - id: one\n  ask: What?\n  why: So.\n  form: open\n";
    let protocol = "schema: firsthand/protocol/1\nid: walk\ntitle: Walk\nminutes: 30\nphases:\n\
        - id: out\n  title: Out\n  goal: Go\n  share: 100\n  hidden: [timeline]\n";
    let codebook = "schema: firsthand/codebook/1\ntags:\n- id: pet\n  family: home\n  \
        definition: A pet\n  when: Named\n  color: red\n  glyph: p\n  pinned: 1\n";
    let wording = "schema: firsthand/wording/1\nlists:\n  pet: dog cat\nrules:\n- id: pets\n  \
        as: [question]\n  class: pets\n  patterns: [<pet>]\n  most_words: 25\n  why: So.\n  \
        better: Beast.\n";
    let broken = [
        (Kind::Bank, bank, "bank/1", "bank/2"),
        (Kind::Bank, bank, "id: pets", "id: My pets"),
        (Kind::Bank, bank, "ask: What?", "ask: [What?]"),
        (Kind::Bank, bank, "why:", "wy:"),
        (Kind::Bank, bank, "form: open", "form: shut"),
        (Kind::Bank, bank, "form: open", "form: fact"),
        (Kind::Bank, bank, "title: Pets\n", ""),
        (Kind::Protocol, protocol, "minutes: 30", "minutes: 0"),
        (Kind::Protocol, protocol, "share: 100", "share: 101"),
        (Kind::Protocol, protocol, "[timeline]", "[clock]"),
        (Kind::Protocol, protocol, "goal: Go", "gaol: Go"),
        (Kind::Codebook, codebook, "red", "crimson"),
        (Kind::Codebook, codebook, "glyph: p", "glyph: pp"),
        (Kind::Codebook, codebook, "pinned: 1", "pinned: 10"),
        (Kind::Codebook, codebook, "codebook/1", "bank/1"),
        (Kind::Wording, wording, "as: [question]", "as: [answer]"),
        (Kind::Wording, wording, "patterns", "pattern"),
        (Kind::Wording, wording, "most_words: 25", "most_words: many"),
    ];
    for (kind, whole, right, wrong) in broken {
        assert_eq!(misfits(kind, whole), [""; 0]);
        let text = whole.replacen(right, wrong, 1);
        assert_ne!(text, whole, "{right}");
        assert!(!misfits(kind, &text).is_empty(), "{wrong}");
    }
}
