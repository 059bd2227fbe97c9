//! What `tests` promises, tested.

use crate::tui::paint::Buffer;
use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::tui::cluster::tests::awkward;
use crate::tui::widgets::composer::tests::{at, marked, typed};
use crate::tui::widgets::composer::{Composer, ComposerScroll, Edit};

const CHOSEN: Color = Color::Blue;

/// What is drawn, `|` put where the terminal's cursor is, selected cells in brackets.
fn drawn(composer: &mut Composer, memory: &mut ComposerScroll, width: u16, height: u16) -> String {
    composer.set_width(width);
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    let place =
        composer.draw(&mut buf, area, Style::new(), Style::new().bg(CHOSEN), memory).unwrap();
    let mut text = String::new();
    for y in 0..height {
        for x in 0..width {
            let chosen = |x: u16| buf.cell((x, y)).is_some_and(|cell| cell.bg == CHOSEN);
            let start = chosen(x) && (x == 0 || !chosen(x - 1));
            text.push_str(if start { "[" } else { "" });
            text.push_str(if place == (x, y) { "|" } else { "" });
            text.push_str(buf[(x, y)].symbol());
            text.push_str(if chosen(x) && !chosen(x + 1) { "]" } else { "" });
        }
        text.push('/');
    }
    text
}

fn check(before: &str, edits: &[Edit], (width, height): (u16, u16), screen: &str) {
    let mut composer = at(before);
    composer.set_width(width);
    for edit in edits {
        composer.apply(edit.clone(), 0);
    }
    let seen = drawn(&mut composer, &mut ComposerScroll::default(), width, height);
    assert_eq!(seen, screen, "{before:?} after {edits:?}");
}

#[test]
fn rows_are_wrapped_beside_the_cursors_column() {
    check("|", &[], (4, 1), "|    /");
    check("abc|", &[], (4, 1), "abc| /");
    check("abcd|", &[], (4, 2), "abc /d|   /");
    check("one |two", &[], (5, 2), "one  /|two  /");
    check("one two|", &[], (9, 1), "one two|  /");
    check("a\n|b", &[], (3, 3), "a  /|b  /   /");
}

#[test]
fn wide_clusters_take_their_columns() {
    check("日本|", &[], (5, 1), "日 本 | /");
    check("日本|語", &[], (5, 2), "日 本  /|語    /");
    check("e\u{301}👩‍👩‍👧‍👦|x", &[], (6, 1), "e\u{301}👩‍👩‍👧‍👦 |x  /");
    check("a|\tb", &[], (8, 1), "a|    b  /");
    check("\u{200B}|", &[], (10, 1), "‹U+200B›|  /");
}

#[test]
fn tiny_areas_show_what_they_can() {
    check("ab|", &[], (1, 1), "|b/");
    check("|", &[], (1, 1), "| /");
    check("日|", &[], (1, 1), "| /");
    check("ab|", &[], (2, 1), "b| /");
    check("日本|", &[], (2, 1), "本| /");
    let mut buf = Buffer::empty(Rect::new(0, 0, 3, 3));
    let mut memory = ComposerScroll::default();
    for area in [Rect::new(0, 0, 0, 3), Rect::new(0, 0, 3, 0), Rect::new(9, 9, 3, 3)] {
        let place = at("a|").draw(&mut buf, area, Style::new(), Style::new(), &mut memory);
        assert_eq!(place, None);
    }
}

#[test]
fn the_selection_is_seen_its_newlines_too() {
    check("a|bc", &[Edit::SelectRight], (6, 1), "a[b]|c   /");
    check("a|b\nc", &[Edit::SelectDown], (5, 2), "a[b ]  /[c]|    /");
    check("|日本", &[Edit::SelectRight], (6, 1), "[日 ]|本   /");
}

#[test]
fn up_and_down_keep_the_column_and_end_stays_in_its_row() {
    check("abcde\nx\nab|cde", &[Edit::Up, Edit::Up], (9, 3), "ab|cde    /x        /abcde    /");
    check("日本語\nabc|", &[Edit::Up], (9, 2), "日 |本 語    /abc      /");
    check("one |two", &[Edit::Up, Edit::End], (5, 2), "one | /two  /");
    check("|abcdef", &[Edit::End], (4, 2), "abc| /def /");
    check("|abcdef", &[Edit::End, Edit::Home], (4, 2), "|abc /def /");
    check("|abcdef", &[Edit::End, Edit::Down], (4, 2), "abc /def| /");
    check("|abcdef", &[Edit::End, typed("x")], (4, 3), "abc /x|de /f   /");
    let mut composer = at("abc\n\nab|c");
    for edit in [Edit::Up, Edit::Up, Edit::Down, Edit::Down] {
        composer.apply(edit, 0);
    }
    assert_eq!(marked(&composer), "abc\n\nab|c");
}

#[test]
fn the_first_and_the_last_row_are_known() {
    let mut composer = at("|abcdef\nx");
    composer.set_width(4);
    assert!(composer.cursor_at_first_row() && !composer.cursor_at_last_row());
    composer.apply(Edit::End, 0);
    assert!(composer.cursor_at_first_row());
    composer.apply(Edit::Right, 0);
    assert!(!composer.cursor_at_first_row());
    composer.apply(Edit::DocEnd, 0);
    assert!(composer.cursor_at_last_row());
    assert!(Composer::default().cursor_at_first_row() && Composer::default().cursor_at_last_row());
}

#[test]
fn the_text_scrolls_only_as_far_as_it_must() {
    let (mut composer, mut memory) = (at("a\nb\nc\nd|"), ComposerScroll::default());
    assert_eq!(drawn(&mut composer, &mut memory, 2, 2), "c /d| /");
    for (edit, screen) in [
        (Edit::Up, "c|/d /"),
        (Edit::Up, "b|/c /"),
        (Edit::Down, "b /c|/"),
        (Edit::Down, "c /d|/"),
        (Edit::DocStart, "|a /b /"),
    ] {
        composer.apply(edit, 0);
        assert_eq!(drawn(&mut composer, &mut memory, 2, 2).replace("| /", "|/"), screen);
    }
    composer.apply(Edit::DocEnd, 0);
    drawn(&mut composer, &mut memory, 2, 2);
    composer.apply(Edit::Backspace, 0);
    composer.apply(Edit::Backspace, 0);
    assert_eq!(drawn(&mut composer, &mut memory, 2, 3).replace("| /", "|/"), "a /b /c|/");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_in_any_area_shows_its_cursor(
        text in awkward(), back in 0..40usize, area in (0..4u16, 0..4u16, 0..9u16, 0..5u16),
        told in 0..9u16, again in 0..9u16,
    ) {
        let mut composer = Composer::with_text(&text);
        composer.set_width(told);
        composer.apply(Edit::SelectWordLeft, 0);
        let mut memory = ComposerScroll::default();
        let mut buf = Buffer::empty(Rect::new(1, 1, 8, 4));
        for width in [area.2, again] {
            for _ in 0..back {
                composer.apply(Edit::Left, 0);
            }
            let area = Rect::new(area.0, area.1, width, area.3);
            let place = composer.draw(&mut buf, area, Style::new(), Style::new(), &mut memory);
            let inside = area.intersection(buf.area);
            prop_assert_eq!(place.is_some(), !inside.is_empty());
            prop_assert!(place.is_none_or(|place| inside.contains(place.into())));
        }
    }
}
