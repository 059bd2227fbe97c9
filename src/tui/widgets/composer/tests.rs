//! What `composer` promises, tested.

use crate::tui::widgets::composer::{Composer, Edit};

mod drawing;
mod model;
mod speed;

/// A composer holding `marked`, whose `|` is the cursor.
fn at(marked: &str) -> Composer {
    let (before, after) = marked.split_once('|').unwrap();
    let mut composer = Composer::with_text(&[before, after].concat());
    composer.apply(Edit::DocStart, 0);
    while composer.cursor_byte() < before.len() {
        composer.apply(Edit::Right, 0);
    }
    composer
}

/// The text with `|` at the cursor.
fn marked(composer: &Composer) -> String {
    let mut text = composer.text();
    text.insert(composer.cursor_byte(), '|');
    text
}

fn check(before: &str, edits: &[Edit], after: &str) {
    let mut composer = at(before);
    for edit in edits {
        composer.apply(edit.clone(), 0);
    }
    assert_eq!(marked(&composer), after, "{before:?} after {edits:?}");
    assert_eq!(composer.len_bytes(), composer.text().len());
}

fn typed(text: &str) -> Edit {
    Edit::Insert(text.to_owned())
}

const CLUSTERS: [(&str, &str); 14] = [
    ("a family joined by ZWJ", "👩‍👩‍👧‍👦"),
    ("a flag", "🇩🇪"),
    ("a skin tone", "👍🏽"),
    ("a combining mark", "e\u{301}"),
    ("two combining marks", "a\u{323}\u{302}"),
    ("a Devanagari conjunct", "क्षि"),
    ("jamo", "\u{1112}\u{1161}\u{11ab}"),
    ("a Hangul syllable", "각"),
    ("an ideograph", "語"),
    ("an emoji by variation selector", "❤\u{FE0F}"),
    ("a keycap", "1\u{FE0F}\u{20E3}"),
    ("a flag made of tags", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"),
    ("a zero-width space", "\u{200B}"),
    ("a Thai vowel", "กำ"),
];

#[test]
fn every_kind_of_cluster_is_one_character_to_the_hands() {
    for (name, cluster) in CLUSTERS {
        let inside = format!("x{cluster}y");
        let (before, after) = (format!("x|{cluster}y"), format!("x{cluster}|y"));
        check(&before, &[Edit::Right], &after);
        check(&after, &[Edit::Left], &before);
        check(&after, &[Edit::Backspace], "x|y");
        check(&before, &[Edit::Delete], "x|y");
        check(&before, &[Edit::SelectRight, typed("z")], "xz|y");
        check("x|y", &[typed(cluster)], &after);
        check("x|y", &[typed(cluster), Edit::Undo], "x|y");
        assert_eq!(at(&after).text(), inside, "{name}");
    }
}

#[test]
fn a_cluster_typed_in_parts_never_holds_the_cursor_inside() {
    check("e|x", &[typed("\u{301}")], "e\u{301}|x");
    check("|\u{301}x", &[typed("e")], "e\u{301}|x");
    check("👩|👧", &[typed("\u{200D}")], "👩\u{200D}👧|");
    check("🇩|x🇪", &[Edit::Delete], "🇩🇪|");
    check("🇩🇪|🇫🇷", &[Edit::Left, typed("🇦")], "🇦🇩|🇪🇫🇷");
}

#[test]
fn words_are_runs_of_letters_or_of_other_signs() {
    check("one on-call| two", &[Edit::WordLeft], "one on-|call two");
    check(
        "one on-call| two",
        &[Edit::WordLeft, Edit::WordLeft, Edit::WordLeft],
        "one |on-call two",
    );
    check("|one  two", &[Edit::WordRight, Edit::WordRight], "one  two|");
    check("one\n|two", &[Edit::WordLeft], "one|\ntwo");
    check("one|\ntwo", &[Edit::WordRight], "one\n|two");
    check("one two  |", &[Edit::DeleteWordBack], "one |");
    check("one| two", &[Edit::DeleteWordForward], "one|");
    check("one |#handoff", &[Edit::SelectWordRight, Edit::Delete], "one |handoff");
    check("one |two", &[Edit::SelectWordLeft, typed("x")], "x|two");
}

#[test]
fn kills_are_put_back_and_kills_in_a_row_are_one() {
    check("a|bc\nd", &[Edit::KillToEnd, Edit::DocEnd, Edit::Yank], "a\ndbc|");
    check("ab|\nd", &[Edit::KillToEnd, Edit::Yank], "ab\n|d");
    check("a|bc\nd", &[Edit::KillToEnd, Edit::KillToEnd, Edit::Yank], "abc\n|d");
    check("x\nab|c", &[Edit::KillToStart, Edit::End, Edit::Yank], "x\ncab|");
    check("x\n|c", &[Edit::KillToStart], "x\n|c");
    let words = [Edit::DeleteWordBack, Edit::DeleteWordBack, Edit::Yank];
    check("one two|", &words, "one two|");
    check("|", &[Edit::Yank], "|");
    let mut composer = at("off|");
    composer.apply(Edit::KillToStart, 0);
    composer.clear();
    composer.apply(Edit::Yank, 0);
    assert_eq!(composer.text(), "off");
}

#[test]
fn typing_replaces_the_selection_and_arrows_leave_it() {
    check("a|bc", &[Edit::SelectRight, Edit::SelectRight, typed("x")], "ax|");
    check("a|bc", &[Edit::SelectRight, Edit::SelectRight, Edit::Left], "a|bc");
    check("a|bc", &[Edit::SelectRight, Edit::Right], "ab|c");
    check("a|bc\nd", &[Edit::SelectAll, Edit::Paste("x".into())], "x|");
    check("a|bc", &[Edit::SelectEnd, Edit::Backspace], "a|");
    check("ab|c", &[Edit::SelectHome, Edit::KillToEnd, Edit::Yank, Edit::Yank], "abab|c");
    check("a|bc", &[Edit::SelectRight, typed("x"), Edit::Undo, Edit::Delete], "a|c");
    let mut composer = at("a|bc");
    composer.apply(Edit::SelectRight, 0);
    assert_eq!(composer.selected_text().as_deref(), Some("b"));
    composer.apply(Edit::SelectLeft, 0);
    assert_eq!(composer.selected_text(), None);
}

#[test]
fn undo_goes_back_by_groups() {
    let mut composer = Composer::default();
    for (text, now) in [("a", 0), ("b", 500), ("c", 1100), ("d", 1701), ("e", 1800)] {
        composer.apply(typed(text), now);
    }
    composer.apply(Edit::Left, 1800);
    composer.apply(typed("x"), 1801);
    composer.apply(Edit::Paste("p".into()), 1802);
    composer.apply(Edit::Paste("q".into()), 1803);
    composer.apply(Edit::Backspace, 1804);
    composer.apply(Edit::Backspace, 1805);
    let steps = ["abcdxpq|e", "abcdxp|e", "abcdx|e", "abcd|e", "abc|", "|", "|"];
    for step in steps {
        composer.apply(Edit::Undo, 1806);
        assert_eq!(marked(&composer), step);
    }
    for step in ["abc|", "abcde|", "abcdx|e", "abcdxp|e", "abcdxpq|e", "abcdx|e", "abcdx|e"] {
        composer.apply(Edit::Redo, 1807);
        assert_eq!(marked(&composer), step);
    }
    composer.apply(Edit::Undo, 1808);
    composer.apply(typed("!"), 1809);
    composer.apply(Edit::Redo, 1810);
    assert_eq!(marked(&composer), "abcdxpq!|e");
}

#[test]
fn pasted_text_is_text() {
    let pasted = Edit::Paste("a\r\nb\rc\td\u{1b}[2J\0\u{7f}\u{9b}\u{85}e".into());
    check("|", &[pasted], "a\nb\nc\td[2Je|");
    check("a|", &[Edit::Paste("\u{7}".into()), Edit::Undo], "a|");
}

#[test]
fn given_text_comes_back_word_for_word() {
    for text in ["", "a", "a\n", "\n\n", "a\r\nb\u{1b}", "\r"] {
        let mut composer = Composer::with_text(text);
        assert_eq!((composer.text(), composer.len_bytes()), (text.to_owned(), text.len()));
        assert_eq!(composer.cursor_byte(), text.len());
        assert_eq!(composer.first_char(), text.chars().next());
        assert_eq!(composer.is_empty(), text.is_empty());
        composer.apply(Edit::Undo, 0);
        assert_eq!(composer.text(), text);
    }
}

#[test]
fn a_changed_text_has_another_revision() {
    let mut composer = Composer::default();
    let edits = [typed("a"), Edit::Undo, Edit::Redo, Edit::NewLine, Edit::Backspace];
    for edit in edits {
        let before = composer.revision();
        composer.apply(edit, 0);
        assert_ne!(composer.revision(), before);
    }
    let before = composer.revision();
    composer.apply(Edit::Left, 0);
    composer.apply(Edit::Delete, 0);
    let deleted = composer.revision();
    composer.apply(Edit::Delete, 0);
    assert!(before < deleted && composer.revision() == deleted);
    composer.clear();
    assert!(composer.revision() > deleted && composer.is_empty());
    composer.apply(Edit::Undo, 0);
    assert!(composer.is_empty());
}

#[test]
fn a_completion_replaces_the_word_before_the_cursor() {
    let mut composer = at("so #ha|!");
    assert_eq!(composer.word_before_cursor(), "#ha");
    composer.replace_before_cursor(3, "#handoff ", 0);
    assert_eq!(marked(&composer), "so #handoff |!");
    assert_eq!(composer.word_before_cursor(), "");
    composer.apply(Edit::Undo, 0);
    assert_eq!(marked(&composer), "so #ha|!");
    composer.replace_before_cursor(99, "", 0);
    assert_eq!(marked(&composer), "|!");
    let mut inside = at("x👩‍👩‍👧‍👦|");
    inside.replace_before_cursor(2, "y", 0);
    assert_eq!(marked(&inside), "xy|");
}

#[test]
fn the_first_character_goes_with_the_edit_that_brought_it() {
    let mut composer = Composer::default();
    composer.apply(typed("\""), 0);
    composer.drop_first_char();
    assert_eq!(marked(&composer), "|");
    composer.apply(typed("ab"), 10);
    assert_eq!(marked(&composer), "ab|");
    composer.apply(Edit::Undo, 20);
    assert_eq!(marked(&composer), "|");
    composer.apply(Edit::Redo, 20);
    assert_eq!(marked(&composer), "ab|");
    for (before, after) in
        [("\"a|b", "a|b"), ("|*a", "|a"), ("\na|", "a|"), ("é\nb|", "\nb|"), ("|", "|")]
    {
        let mut composer = at(before);
        composer.drop_first_char();
        assert_eq!(marked(&composer), after);
        composer.apply(Edit::Undo, 0);
        assert_eq!(marked(&composer), before);
    }
}
