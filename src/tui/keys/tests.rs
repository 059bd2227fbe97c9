//! Keys as they are shown, and as they edit.

use super::edit::edit;
use super::press::{Held, Key, Press};
use super::table::{alt, ch, ctrl, f, key, shown};
use crate::tui::widgets::composer::Edit;

#[test]
fn presses_are_shown_as_the_key_rows_have_them() {
    let table = [
        (ctrl('n'), "^N"),
        (alt('1'), "Alt-1"),
        (f(12), "F12"),
        (ch('e'), "e"),
        (Press::shift(Key::Tab), "Shift-Tab"),
        (Press::ctrl(Key::Char(' ')), "^Space"),
        (Press { key: Key::Left, held: Held::CtrlShift }, "Shift-^←"),
        (key(Key::PageUp), "PageUp"),
    ];
    for (press, words) in table {
        assert_eq!(press.to_string(), words);
    }
    assert_eq!(shown(&[f(5), ctrl('j')]), "F5 / ^J");
    assert_eq!(shown(&[]), "");
}

#[test]
fn only_a_bare_character_types() {
    assert_eq!(ch('é').typed(), Some('é'));
    assert_eq!(ctrl('e').typed(), None);
    assert_eq!(alt('e').typed(), None);
    assert_eq!(key(Key::Enter).typed(), None);
}

#[test]
fn the_readline_keys_edit() {
    let table = [
        (ctrl('a'), Edit::LineStart),
        (ctrl('e'), Edit::LineEnd),
        (ctrl('w'), Edit::DeleteWordBack),
        (ctrl('u'), Edit::KillToStart),
        (ctrl('k'), Edit::KillToEnd),
        (ctrl('y'), Edit::Yank),
        (alt('b'), Edit::WordLeft),
        (alt('f'), Edit::WordRight),
        (alt('d'), Edit::DeleteWordForward),
        (Press::ctrl(Key::Left), Edit::WordLeft),
        (Press::ctrl(Key::Right), Edit::WordRight),
        (ctrl('/'), Edit::Undo),
        (ctrl('_'), Edit::Undo),
    ];
    for (press, wanted) in table {
        assert_eq!(edit(press), Some(wanted), "{press}");
    }
    assert_eq!(edit(f(9)), None);
    assert_eq!(edit(ctrl('x')), None);
}
