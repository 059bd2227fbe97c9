//! What `library` promises, tested.

#![expect(clippy::indexing_slicing, reason = "a test may panic")]

use super::{Contents, Kind, Library, SourceFile};
use crate::guide::Origin;

const BANK: &str = "schema: firsthand/bank/1\nid: ownership\ntitle: Ours\nwhen: [focus]\n\
    questions:\n- id: one\n  ask: What happened?\n  why: To know.\n";

fn file(kind: Kind, origin: Origin, text: &str) -> SourceFile {
    let name = match &origin {
        Origin::BuiltIn => "built-in.yaml".to_owned(),
        Origin::Team(path) | Origin::Own(path) => path.clone(),
    };
    let contents = Contents::Bytes(text.as_bytes().to_vec().into());
    SourceFile { kind, name, origin, contents }
}

fn own(kind: Kind, text: &str) -> SourceFile {
    file(kind, Origin::Own("own.yaml".into()), text)
}

fn team(kind: Kind, text: &str) -> SourceFile {
    file(kind, Origin::Team("team.yaml".into()), text)
}

fn faults(library: &Library) -> Vec<String> {
    library.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn own_over_team_over_built_in() {
    let theirs = BANK.replace("Ours", "Theirs");
    let library = Library::with(vec![own(Kind::Bank, BANK), team(Kind::Bank, &theirs)]);
    assert_eq!(faults(&library), [""; 0]);
    let bank = library.bank("ownership").unwrap();
    assert_eq!((bank.title.as_str(), bank.questions.len()), ("Ours", 1));
    assert_eq!(bank.origin, Origin::Own("own.yaml".into()));
    assert!(library.bank("recall").is_some());
}

#[test]
fn a_broken_file_leaves_the_lower_layer_in_use() {
    let broken = BANK.replace("why:", "wy:");
    let library = Library::with(vec![own(Kind::Bank, &broken), team(Kind::Bank, BANK)]);
    assert_eq!(library.bank("ownership").unwrap().title, "Ours");
    assert_eq!(library.faults.len(), 1);
    assert!(faults(&library)[0].starts_with("own.yaml:8:3: found an unknown `wy`"));
}

#[test]
fn what_files_name_in_each_other_is_looked_up() {
    let text = BANK.replace("[focus]", "[focuss]") + "  tags: [surprize]\n";
    let library = Library::with(vec![own(Kind::Bank, &text)]);
    let told = faults(&library);
    assert!(told[0].starts_with("own.yaml:4:8: found an unknown phase `focuss`"), "{told:?}");
    assert!(told[0].ends_with("did you mean `focus`?"), "{told:?}");
    assert!(told[1].starts_with("own.yaml:9:10: found an unknown tag `surprize`"), "{told:?}");
    assert!(told[1].ends_with("did you mean `surprise`?"), "{told:?}");
    assert_eq!(library.bank("ownership").unwrap().title, "Ours", "it stays in use");
}

#[test]
fn two_files_of_one_layer_with_one_id() {
    let mut other = own(Kind::Bank, BANK);
    other.name = "zzz.yaml".into();
    let library = Library::with(vec![other, own(Kind::Bank, BANK)]);
    let words = "zzz.yaml:2:5: found a second bank `ownership`, expected each id once (in `id`); \
        the first is own.yaml";
    assert_eq!(faults(&library), [words]);
}

#[test]
fn tags_are_laid_over_one_by_one_and_digits_move() {
    let tag = "schema: firsthand/codebook/1\ntags:\n- id: database\n  family: site\n  \
        definition: The database\n  when: It is named\n  color: red\n  glyph: D\n  pinned: 1\n";
    let built_in = Library::built_in();
    let library = Library::with(vec![team(Kind::Codebook, tag)]);
    assert_eq!(faults(&library), [""; 0]);
    assert_eq!(library.codebook.tags.len(), built_in.codebook.tags.len() + 1);
    assert_eq!(library.codebook.pinned()[0].unwrap().id, "database");
    assert_eq!(library.codebook.tag("surprise").unwrap().pinned, None);
    let completed = library.codebook.complete("Da");
    assert_eq!(completed.iter().map(|tag| tag.id.as_str()).collect::<Vec<_>>(), ["database"]);
}

#[test]
fn completion_puts_beginnings_first() {
    let library = Library::built_in();
    let tags = library.codebook.complete("ti");
    let ids: Vec<&str> = tags.iter().map(|tag| tag.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "time-pressure",
            "coordination-cost",
            "fatigue",
            "production-pressure",
            "hypothetical",
            "sensitive"
        ]
    );
    assert_eq!(library.codebook.complete("").len(), 35);
}

#[test]
fn what_cannot_be_read_is_told() {
    let mut large = own(Kind::Bank, "");
    large.contents = Contents::TooLarge(50 * 1024 * 1024);
    let mut locked = team(Kind::Bank, "");
    locked.contents = Contents::Unreadable("permission denied".into());
    let mut old = own(Kind::Bank, "");
    old.name = "old.yaml".into();
    old.contents =
        Contents::Bytes(BANK.replace("Ours", "Caf\u{e9}").chars().map(|c| c as u8).collect());
    let library = Library::of(vec![large, locked, old]);
    let told = faults(&library);
    assert_eq!(told[0], "team.yaml: found permission denied, expected a file that can be read");
    assert_eq!(
        told[1],
        "own.yaml: found 50.0 MB, expected at most 2.0 MB; nothing of it was read; split the file"
    );
    assert_eq!(library.bank("ownership").unwrap().title, "Café");
    assert!(library.notices[0].starts_with("old.yaml: not UTF-8"), "{:?}", library.notices);
}
