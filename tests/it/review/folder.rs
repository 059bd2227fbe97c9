//! Which files are used, which are versions of one interview, and which are left out, and why.

use firsthand::review::FileState;

use super::{demo, folder, text};

fn named(name: &str, text: &str) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

fn state(files: &[(String, String)], name: &str) -> FileState {
    let folder = folder(files);
    folder.files.into_iter().find(|filed| filed.file == name).unwrap().state
}

#[test]
fn incidents_in_one_folder_are_kept_apart() {
    let other = text("tests/fixtures/findings/certificate.role.yaml");
    let mut files = demo();
    files.push(named("other.yaml", &other));
    let folder = folder(&files);
    let accounts: Vec<usize> = folder.reviews.iter().map(|review| review.accounts.len()).collect();
    assert_eq!(accounts, [1, 4], "the later incident first");
    assert_eq!(folder.left_out(), 0);
}

#[test]
fn the_same_file_twice_counts_once() {
    let (name, text) = demo().remove(0);
    let files = [named(&name, &text), named("copy.yaml", &format!("# a copy\n{text}"))];
    assert_eq!(folder(&files).reviews[0].accounts.len(), 1);
    assert_eq!(state(&files, "copy.yaml"), FileState::Same(name));
}

#[test]
fn of_two_versions_the_one_that_went_further_is_used() {
    let (name, text) = demo().pop().unwrap();
    let before = text
        .replace("state: confirmed", "state: sent")
        .replace("confirmed: true", "confirmed: false");
    let files = [named(&name, &text), named("z-before.yaml", &before)];
    let folder = folder(&files);
    assert!(folder.reviews[0].accounts[0].findings.quotes[0].confirmed);
    assert!(matches!(state(&files, "z-before.yaml"), FileState::Older(than, _) if than == name));
    let later = text.replace("at: \"2026-11-18\"", "at: \"2026-11-30\"").replace("forty", "fifty");
    let files = [named(&name, &text), named("a-later.yaml", &later)];
    assert!(matches!(state(&files, &name), FileState::Older(than, _) if than == "a-later.yaml"));
}

#[test]
fn the_same_interview_at_another_level_is_one_and_the_stricter_is_used() {
    let role = text("tests/fixtures/findings/certificate.role.yaml");
    let by_name = text("tests/fixtures/findings/certificate.named.yaml");
    let files = [named("n.yaml", &by_name), named("r.yaml", &role)];
    let found = folder(&files);
    let accounts = &found.reviews[0].accounts;
    assert_eq!(accounts.len(), 1);
    assert_eq!(accounts[0].who.label, "support lead");
    assert!(matches!(state(&files, "n.yaml"), FileState::Older(..)));
    let anonymous = text("tests/fixtures/findings/certificate.anonymous.yaml");
    let apart = folder(&[named("a.yaml", &anonymous), named("r.yaml", &role)]);
    assert_eq!(apart.reviews[0].accounts.len(), 2, "nothing says that they are one");
}

#[test]
fn drafts_and_files_of_another_kind_are_left_out_with_their_reason() {
    let draft = text("tests/fixtures/findings/certificate.draft.yaml");
    assert_eq!(state(&[named("d.yaml", &draft)], "d.yaml"), FileState::Draft);
    for (text, reason) in [
        ("schema: firsthand/bank/1\nid: a\n", "x.yaml:1:9: found a question bank"),
        ("schema: firsthand/findings/7\n", "findings of version 7"),
        ("on: push\njobs: {}\n", "x.yaml:1:"),
        ("<<<<<<< mine\n", "two versions, merged and not settled"),
        ("", "an empty file"),
        ("a: [\n", "x.yaml:"),
    ] {
        let FileState::Refused(why) = state(&[named("x.yaml", text)], "x.yaml") else {
            panic!("{text:?} was taken in");
        };
        assert!(why.contains(reason), "{why}");
    }
}

#[test]
fn a_file_by_another_program_works_like_our_own() {
    let by_hand = "\
{\"schema\": \"firsthand/findings/1\", \"x-tool\": {\"name\": \"another\"},
 \"incident\": {\"id\": \"i-1\", \"title\": \"By hand\"},
 \"interview\": {\"id\": \"one\", \"protocol\": \"none\", \"planned_minutes\": 30, \"minutes\": 30,
   \"interviewer\": {\"took_part\": false}, \"interviewee\": {\"ref\": \"p1\", \"as\": \"role\", \"role\": \"DBA\"},
   \"shared_back\": {\"state\": \"none\"}},
 \"quotes\": [{\"id\": \"a\", \"at\": \"00:01:00\", \"text\": \"it was full\", \"tags\": [\"Signal\", \"#signal\"],
   \"as\": \"role\", \"confirmed\": true, \"after\": \"nothing\"}],
 \"findings\": [{\"id\": \"f\", \"title\": \"t\", \"kind\": \"surprise\", \"evidence\": [\"gone\", \"a\"],
   \"confidence\": \"some\", \"wonders\": [\"I wonder\"]}]}\n";
    let folder = folder(&[named("by-hand.yaml", by_hand)]);
    let review = &folder.reviews[0];
    assert_eq!(folder.files[0].unknown[0].path, "x-tool");
    assert_eq!(review.accounts[0].who.label, "DBA");
    assert_eq!(review.tags.len(), 1, "one tag, however it is written");
    assert_eq!(review.tags[0].spots.len(), 1);
    assert_eq!(review.open.len(), 1);
}
