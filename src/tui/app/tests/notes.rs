//! Notes already taken: tags, quotes, kinds, corrections, findings, and taking it all back.

use super::Desk;
use crate::interview::{change::Fact, entry::Entry, note::Kind};

/// After `before`, and a minute later `keys`, the stream reads `after`, one entry a line.
fn check(before: &str, keys: &str, after: &[&str]) {
    let mut desk = Desk::live(80, 24);
    desk.keys(before).wait(60).keys(keys);
    assert_eq!(desk.stream(), after, "{before} / {keys}");
}

#[test]
fn the_tag_picker_toggles_and_stays_until_escape() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>two<enter><ctrl-t>handoff<enter>");
    assert_eq!(desk.stream(), ["said one", "said two #handoff"]);
    desk.keys("surprise<enter>");
    assert_eq!(desk.stream(), ["said one", "said two #handoff #surprise"]);
    assert!(desk.screen().contains("✓ surprise"), "{}", desk.screen());
    desk.keys("handoff<enter><esc>words<enter>");
    assert_eq!(desk.stream(), ["said one", "said two #surprise", "said words"]);
}

#[test]
fn a_tag_toggled_stays_under_the_cursor() {
    check("one<enter>", "<ctrl-t><down><down><enter><enter>", &["said one"]);
    check("one<enter>", "<ctrl-t>handoff<enter><enter>", &["said one"]);
}

#[test]
fn the_tag_picker_is_for_the_selected_note() {
    check("one<enter>two<enter>", "<up><up>thandoff<enter>", &["said one #handoff", "said two"]);
    check(
        "one<enter>two<enter>",
        "<up><up><ctrl-t>handoff<enter>",
        &["said one #handoff", "said two"],
    );
}

#[test]
fn alt_and_a_digit_toggle_a_pinned_tag() {
    let mut desk = Desk::live(80, 24);
    let pinned: Vec<String> = desk
        .app
        .library
        .codebook
        .pinned()
        .into_iter()
        .flatten()
        .map(|tag| tag.id.clone())
        .collect();
    assert_eq!(pinned.len(), 9);
    desk.keys("one<enter>two");
    for (digit, tag) in (1..).zip(&pinned) {
        desk.keys(&format!("<alt-{digit}>"));
        assert_eq!(desk.stream(), [format!("said one #{tag}")]);
        desk.keys(&format!("<alt-{digit}>"));
        assert_eq!(desk.stream(), ["said one"]);
    }
    assert_eq!(desk.line(), "said │ two");
}

#[test]
fn a_key_for_the_last_note_says_so_when_there_is_none() {
    for key in ["<ctrl-q>", "<ctrl-t>", "<alt-1>"] {
        let mut desk = Desk::live(80, 24);
        desk.keys(key);
        assert!(desk.key_row().contains("no note yet"), "{key}: {}", desk.key_row());
        assert_eq!(desk.changes(), []);
    }
}

#[test]
fn a_note_becomes_a_quote_and_back() {
    check("one<enter>two<enter>", "<ctrl-q>", &["said one", "quote two"]);
    check("one<enter>two<enter>", "<ctrl-q><ctrl-q>", &["said one", "said two"]);
    check("one<enter>two<enter>", "<up><up><ctrl-q>", &["quote one", "said two"]);
    check("one<enter>two<enter>", "<up><up>q", &["quote one", "said two"]);
    check("%one<enter>", "<ctrl-q>", &["off one"]);
    check("one<enter>", "half a line<ctrl-q> more<enter>", &["quote one", "said half a line more"]);
}

#[test]
fn words_of_a_note_become_a_quote_and_back() {
    let before = "he said we could not see it<enter>";
    let marked = ["said he said [we could] not see it"];
    let select = "<up><right><right><shift-right><shift-right>";
    check(before, &format!("{select}q"), &marked);
    check(
        before,
        &format!("{select}q<shift-left><shift-left>q"),
        &["said he said we could not see it"],
    );
    check(before, "<up><shift-end>q", &["said [he said we could not see it]"]);
    check(before, "<up><right><shift-home>q", &["said [he] said we could not see it"]);
    check(before, "<up><ctrl-shift-right>q", &["said [h]e said we could not see it"]);
}

#[test]
fn editing_replaces_the_words_and_keeps_what_hangs_on_them() {
    let before = "we coudl see #signal<enter><up><shift-right>q<esc><esc>";
    check(before, "<up>e", &["said [we] coudl see #signal"]);
    check(before, "<up>e it<enter>", &["said [we] coudl see it #signal"]);
    check(before, "<up>e<ctrl-u>they saw<enter>", &["said they saw #signal"]);
    check(
        "one<enter>two<enter>",
        "<up><up>e more #handoff<enter>",
        &["said one more #handoff", "said two"],
    );
}

#[test]
fn editing_changes_neither_time_nor_kind() {
    let mut desk = Desk::live(80, 24);
    desk.wait(10).keys("\"one<enter>").wait(60).keys("<up>e!<tab><enter>");
    assert_eq!(desk.stream(), ["quote one!"]);
    assert_eq!(desk.interview().at(0).map(|entry| entry.when.elapsed.0), Some(10_000));
}

#[test]
fn escape_leaves_a_correction_that_changed_nothing_and_no_other() {
    check("one<enter>", "<up>e<esc>two<enter>", &["said one", "said two"]);
    check("one<enter>", "<up>e!<ctrl-/><esc>two<enter>", &["said one", "said two"]);
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter><up>e more<esc>");
    assert!(desk.key_row().contains("Enter keeps the new words"), "{}", desk.key_row());
    assert_eq!(desk.line(), "edit │ one more");
}

#[test]
fn deleting_is_taken_back_by_u() {
    check("one<enter>two<enter>", "<up><up>d", &["said two"]);
    check("one<enter>two<enter>", "<up><up><delete>", &["said two"]);
    check("one<enter>two<enter>", "<up><up>du", &["said one", "said two"]);
    check("one<enter>two<enter>", "<up>d<up>duu", &["said one", "said two"]);
    check("one<enter>", "<up>dd", &["said one"]);
}

#[test]
fn k_goes_through_the_kinds_but_never_off_the_record() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter><up>");
    let mut seen = Vec::new();
    for _ in 0..5 {
        desk.keys("k");
        seen.extend(desk.interview().at(0).and_then(Entry::kind));
    }
    assert_eq!(seen, [Kind::Quote, Kind::Thought, Kind::Asked, Kind::Mark, Kind::Said]);
    check("%one<enter>", "<up>kk", &["off one"]);
}

#[test]
fn a_finding_from_a_note_has_it_as_evidence() {
    let after = ["said one", "said two", "finding it moved from \"one\""];
    check("one<enter>two<enter>", "<up><up>fit moved<enter>", &after);
    check("%one<enter>", "<up>f<esc>words<enter>", &["off one", "said words"]);
}

#[test]
fn a_letter_in_the_stream_that_means_nothing_is_typed() {
    check("one<enter>", "<up>zwei<enter>", &["said one", "said zwei"]);
}

#[test]
fn words_in_the_line_survive_a_visit_to_the_stream() {
    check("one<enter>", "half<pageup>qe<esc> a line<enter>", &["quote one", "said half a line"]);
}

#[test]
fn every_change_can_be_taken_back() {
    let table = [
        ("", "one<enter>"),
        ("", "<f5>"),
        ("", "~at 02:00 page<enter>"),
        ("", ">person: somebody<enter>"),
        ("", "%between us<enter>"),
        ("", "<ctrl-n>"),
        ("one<enter>", "+it moved<enter>"),
        ("one<enter>", "<ctrl-r>"),
        ("", "one<ctrl-r><enter>"),
        ("one<enter><ctrl-r>", "<ctrl-p>drop the thread<enter>"),
        ("one<enter>", "<ctrl-q>"),
        ("one<enter>", "<alt-1>"),
        ("one<enter><alt-1>", "<alt-1>"),
        ("one<enter>", "<up>k<esc>"),
        ("one<enter>", "<up>d<esc>"),
        ("one<enter><up>d", "d<esc>"),
        ("one<enter>", "<up>e more #handoff<enter>"),
        ("one two<enter>", "<up><shift-right>q<esc><esc>"),
        ("one two<enter><up><shift-right>q", "<shift-left>q<esc><esc>"),
    ];
    for (before, keys) in table {
        let mut desk = Desk::live(80, 24);
        desk.keys(before);
        let stream = desk.stream();
        desk.keys(keys);
        assert_ne!(desk.stream(), stream, "{before} / {keys}");
        desk.keys("<ctrl-p>undo the last<enter>");
        assert_eq!(desk.stream(), stream, "{before} / {keys}");
        assert!(desk.key_row().contains("taken back"), "{}", desk.key_row());
    }
}

#[test]
fn undo_is_one_more_change() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter><up>u");
    assert_eq!(desk.changes().len(), 2);
    assert!(matches!(desk.changes()[1].fact, Fact::Entry(..)));
    desk.keys("u");
    assert!(desk.key_row().contains("nothing to take back"), "{}", desk.key_row());
}
