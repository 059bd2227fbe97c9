//! Keys in huge texts cost what is on screen. Counted in work that would take minutes if each key
//! walked the text, so that no clock is needed.

use crate::tui::paint::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::widgets::composer::tests::typed;
use crate::tui::widgets::composer::{Composer, ComposerScroll, Edit};

fn type_inside(text: &str, keys: usize) {
    let mut composer = Composer::default();
    composer.set_width(80);
    composer.apply(Edit::Paste(text.to_owned()), 0);
    assert_eq!(composer.len_bytes(), text.len());
    let area = Rect::new(0, 0, 80, 5);
    let (mut memory, mut buf) = (ComposerScroll::default(), Buffer::empty(area));
    for up in [1, 40] {
        for _ in 0..up {
            composer.apply(Edit::Up, 0);
        }
        for key in 0..keys {
            composer.apply(if key % 5 == 4 { Edit::Backspace } else { typed("x") }, 0);
            let place = composer.draw(&mut buf, area, Style::new(), Style::new(), &mut memory);
            assert!(place.is_some());
        }
    }
    composer.apply(Edit::DocStart, 0);
    composer.apply(typed("x"), 0);
    assert!(composer.rows_capped(80, 6) == 6);
}

#[test]
fn typing_inside_a_line_of_two_hundred_thousand_characters() {
    type_inside(&"word ".repeat(40_000), 300);
    type_inside(&"x".repeat(200_000), 300);
    type_inside(&"日本e\u{301} 👩‍👩‍👧‍👦".repeat(30_000), 300);
}

#[test]
fn typing_inside_a_hundred_thousand_lines() {
    type_inside(&"a line of notes\n".repeat(100_000), 300);
}
