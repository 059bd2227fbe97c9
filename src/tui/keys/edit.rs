//! The editing keys of the composer: arrows, and what hands expect from a shell's line.

#![expect(clippy::wildcard_enum_match_arm, reason = "every other key means nothing here")]

use crate::tui::keys::press::{Held, Key, Press};
use crate::tui::widgets::composer::Edit;

/// The edit a press means in the composer, if it means one.
#[must_use]
pub fn edit(press: Press) -> Option<Edit> {
    match press.held {
        Held::Nothing => plain(press.key),
        Held::Shift => shift(press.key),
        Held::Ctrl => ctrl(press.key),
        Held::Alt => alt(press.key),
        Held::CtrlShift => ctrl_shift(press.key),
        Held::AltShift | Held::CtrlAlt => None,
    }
}

fn plain(key: Key) -> Option<Edit> {
    match key {
        Key::Char(typed) => Some(Edit::Insert(typed.to_string())),
        Key::Backspace => Some(Edit::Backspace),
        Key::Delete => Some(Edit::Delete),
        Key::Up => Some(Edit::Up),
        Key::Down => Some(Edit::Down),
        Key::Left => Some(Edit::Left),
        Key::Right => Some(Edit::Right),
        Key::Home => Some(Edit::Home),
        Key::End => Some(Edit::End),
        Key::F(_)
        | Key::Enter
        | Key::Esc
        | Key::Tab
        | Key::Insert
        | Key::PageUp
        | Key::PageDown => None,
    }
}

fn shift(key: Key) -> Option<Edit> {
    match key {
        Key::Left => Some(Edit::SelectLeft),
        Key::Right => Some(Edit::SelectRight),
        Key::Up => Some(Edit::SelectUp),
        Key::Down => Some(Edit::SelectDown),
        Key::Home => Some(Edit::SelectHome),
        Key::End => Some(Edit::SelectEnd),
        Key::Backspace => Some(Edit::Backspace),
        _ => None,
    }
}

fn ctrl(key: Key) -> Option<Edit> {
    match key {
        Key::Char('a') => Some(Edit::LineStart),
        Key::Char('e') => Some(Edit::LineEnd),
        Key::Char('w') | Key::Backspace => Some(Edit::DeleteWordBack),
        Key::Char('u') => Some(Edit::KillToStart),
        Key::Char('k') => Some(Edit::KillToEnd),
        Key::Char('y') => Some(Edit::Yank),
        Key::Char('d') | Key::Delete => Some(Edit::Delete),
        Key::Char('h') => Some(Edit::Backspace),
        Key::Char('/' | '_') => Some(Edit::Undo),
        Key::Left => Some(Edit::WordLeft),
        Key::Right => Some(Edit::WordRight),
        Key::Home => Some(Edit::DocStart),
        Key::End => Some(Edit::DocEnd),
        _ => None,
    }
}

fn alt(key: Key) -> Option<Edit> {
    match key {
        Key::Char('b') | Key::Left => Some(Edit::WordLeft),
        Key::Char('f') | Key::Right => Some(Edit::WordRight),
        Key::Char('d') => Some(Edit::DeleteWordForward),
        Key::Char('/') => Some(Edit::Redo),
        Key::Backspace => Some(Edit::DeleteWordBack),
        _ => None,
    }
}

fn ctrl_shift(key: Key) -> Option<Edit> {
    match key {
        Key::Left => Some(Edit::SelectWordLeft),
        Key::Right => Some(Edit::SelectWordRight),
        _ => None,
    }
}
