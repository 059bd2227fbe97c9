//! What `paint` promises, tested.

use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::tui::cluster::tests::awkward;
use crate::tui::paint::{Buffer, fill, right, rule, text};
use crate::tui::wrap::{clip, width};

fn row(buf: &Buffer, y: u16) -> String {
    (buf.area.left()..buf.area.right()).map(|x| buf[(x, y)].symbol()).collect()
}

fn blank(width: u16, height: u16) -> Buffer {
    Buffer::empty(Rect::new(0, 0, width, height))
}

#[test]
fn text_is_made_safe_and_clipped() {
    let mut buf = blank(6, 1);
    assert_eq!(text(&mut buf, 1, 0, 9, "\u{1b}[2Jxyz", Style::new()), 5);
    assert_eq!(row(&buf, 0), " ␛[2Jx");
    assert_eq!(text(&mut buf, 0, 0, 4, "a日本", Style::new()), 3);
    assert_eq!(row(&buf, 0), "a日 2Jx");
}

#[test]
fn half_a_wide_character_is_never_left() {
    let mut buf = blank(4, 1);
    text(&mut buf, 0, 0, 4, "日本", Style::new());
    text(&mut buf, 1, 0, 1, "x", Style::new());
    assert_eq!(row(&buf, 0), " x本 ");
    fill(&mut buf, Rect::new(3, 0, 1, 1), Style::new());
    assert_eq!(row(&buf, 0), " x  ");
}

#[test]
fn rules_fill_and_right_alignment() {
    let mut buf = blank(5, 2);
    rule(&mut buf, 1, 0, 99, "─", Style::new());
    assert_eq!(row(&buf, 0), " ────");
    rule(&mut buf, 0, 0, 2, "日", Style::new());
    assert_eq!(row(&buf, 0), "--───");
    assert_eq!(right(&mut buf, 5, 1, "日x", Style::new()), 2);
    assert_eq!(row(&buf, 1), "  日 x");
    assert_eq!(right(&mut buf, 3, 1, "abcdef", Style::new()), 0);
    assert_eq!(row(&buf, 1), "abc x");
    fill(&mut buf, Rect::new(0, 0, 9, 9), Style::new().fg(Color::Red));
    assert_eq!((row(&buf, 1), buf[(4, 1)].fg), ("     ".to_owned(), Color::Red));
}

proptest! {
    #[test]
    fn nothing_panics_anywhere_and_columns_agree(
        line in awkward(), x in prop_oneof![0..12u16, any::<u16>()],
        y in prop_oneof![0..4u16, any::<u16>()], max in prop_oneof![0..12u16, any::<u16>()],
        area in (0..4u16, 0..3u16, 0..10u16, 0..3u16),
    ) {
        let mut buf = Buffer::empty(Rect::new(area.0, area.1, area.2, area.3));
        let used = text(&mut buf, x, y, max, &line, Style::new());
        prop_assert!(used <= max && usize::from(used) <= width(&line));
        if buf.area.contains((x, y).into()) {
            let room = max.min(buf.area.right() - x);
            prop_assert!(usize::from(used) >= width(clip(&line, usize::from(room))));
        } else {
            prop_assert_eq!(used, 0);
        }
        right(&mut buf, x, y, &line, Style::new());
        rule(&mut buf, x, y, max, &line, Style::new());
        fill(&mut buf, Rect { x, y, width: max, height: max }, Style::new());
    }
}
