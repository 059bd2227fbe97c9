//! What `wrap` promises, tested.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::cluster::clusters;
use crate::tui::cluster::tests::awkward;
use crate::tui::show::show;
use crate::tui::wrap::{clip, clip_with_dots, width, wrap};

fn rows(line: &str, width: usize) -> Vec<&str> {
    wrap(line, width).into_iter().filter_map(|row| line.get(row)).collect()
}

#[test]
fn rows_break_after_spaces_else_between_clusters() {
    for (line, columns, expected) in [
        ("", 5, vec![""]),
        ("abc", 0, vec!["a", "b", "c"]),
        ("one two", 7, vec!["one two"]),
        ("one two", 6, vec!["one ", "two"]),
        ("one two", 3, vec!["one ", "two"]),
        ("one  two", 3, vec!["one ", " ", "two"]),
        ("abcdefgh", 3, vec!["abc", "def", "gh"]),
        ("a bcdefgh", 4, vec!["a ", "bcde", "fgh"]),
        ("日本語", 5, vec!["日本", "語"]),
        ("a日", 1, vec!["a", "日"]),
        ("👩‍👩‍👧‍👦x", 2, vec!["👩‍👩‍👧‍👦", "x"]),
        ("a\tb", 4, vec!["a", "\t", "b"]),
        ("abc ", 3, vec!["abc "]),
    ] {
        assert_eq!(rows(line, columns), expected, "{line:?} at {columns}");
    }
}

#[test]
fn text_is_clipped_by_whole_clusters() {
    assert_eq!(clip("日本語", 5), "日本");
    assert_eq!(clip("ae\u{301}b", 2), "ae\u{301}");
    assert_eq!(clip("abc", 0), "");
    assert_eq!(clip_with_dots("abc", 3), "abc");
    assert_eq!(clip_with_dots("abcd", 3), "ab…");
    assert_eq!(clip_with_dots("日本語", 4), "日…");
    assert_eq!(clip_with_dots("abcd", 1), "…");
    assert_eq!(clip_with_dots("abcd", 0), "");
    assert_eq!(clip_with_dots("", 0), "");
}

#[test]
fn widths_are_those_of_what_is_shown() {
    assert_eq!(width("a\tb"), 6);
    assert_eq!(width("\u{1b}"), 1);
    assert_eq!(width("\u{202E}"), 8);
    assert_eq!(width("👩‍👩‍👧‍👦🇩🇪日e\u{301}"), 7);
}

#[test]
fn a_very_long_line_is_wrapped_in_linear_time() {
    let line = "日本 e\u{301} 👩‍👩‍👧‍👦 words ".repeat(20_000) + &"x".repeat(200_000);
    let rows = wrap(&line, 77);
    assert_eq!(rows.last().map(|row| row.end), Some(line.len()));
    assert_eq!(wrap(&"\u{301}".repeat(200_000), 10).len(), 1);
    assert_eq!(wrap(&" ".repeat(100_000), 1).last().map(|row| row.end), Some(100_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn rows_fit_and_cover_the_line(line in awkward(), columns in 0..20usize) {
        let rows = rows(&line, columns);
        prop_assert_eq!(rows.concat(), line.clone());
        for row in &rows {
            let hangs = clusters(row).last() == Some(" ");
            let inner = row.strip_suffix(' ').filter(|_| hangs).unwrap_or(row);
            let alone = inner.graphemes(true).count() <= 1;
            prop_assert!(alone || width(inner) <= columns.max(1), "{:?} at {}", row, columns);
            prop_assert_eq!(width(row), width(&show(row)));
        }
        prop_assert_eq!(rows.iter().flat_map(|row| clusters(row)).collect::<Vec<_>>(),
            clusters(&line).collect::<Vec<_>>(), "no cluster is cut");
        prop_assert!(width(&clip_with_dots(&line, columns)) <= columns);
    }
}

proptest! {
    #[test]
    fn plain_rows_end_where_any_rows_do(text in "[ a-c\u{e9}\u{6f22}\u{301}\t]{0,30}", width in 1_usize..12) {
        let plain = super::plain_row_end(&text, width);
        prop_assert!(plain.is_none_or(|end| end == super::mixed_row_end(&text, width)));
        prop_assert!(plain.is_some() || !text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' '));
    }
}
