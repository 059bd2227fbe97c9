//! The editor that notes are typed into: several lines, soft wrap, whole clusters, undo in groups.
//!
//! Pure state. It reads no clock (times come in, in milliseconds) and no clipboard, and no key
//! costs more than the line it changes and the rows on screen.

use crate::tui::widgets::composer::buffer::{Buffer, Position};
use crate::tui::widgets::composer::cursor::{Cursor, Motion};
use crate::tui::widgets::composer::undo::{History, Kind};

pub use crate::tui::widgets::composer::draw::ComposerScroll;

mod buffer;
mod cursor;
mod draw;
mod edit;
mod rows;
mod undo;

/// What a key or a paste asks of the composer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Typed text, in place of the selection.
    Insert(String),
    /// Pasted text: as typed text, but a group of its own for undo.
    Paste(String),
    /// A new line.
    NewLine,
    /// Deletes the selection, or the cluster before the cursor.
    Backspace,
    /// Deletes the selection, or the cluster after the cursor.
    Delete,
    /// To the start of the word before.
    WordLeft,
    /// To the end of the word after.
    WordRight,
    /// One cluster back, or to the start of the selection.
    Left,
    /// One cluster on, or to the end of the selection.
    Right,
    /// One row up, in the column last chosen.
    Up,
    /// One row down, in the column last chosen.
    Down,
    /// To the start of the row on screen.
    Home,
    /// To the end of the row on screen.
    End,
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// To the start of the text.
    DocStart,
    /// To the end of the text.
    DocEnd,
    /// `Left`, selecting.
    SelectLeft,
    /// `Right`, selecting.
    SelectRight,
    /// `Up`, selecting.
    SelectUp,
    /// `Down`, selecting.
    SelectDown,
    /// `WordLeft`, selecting.
    SelectWordLeft,
    /// `WordRight`, selecting.
    SelectWordRight,
    /// `Home`, selecting.
    SelectHome,
    /// `End`, selecting.
    SelectEnd,
    /// Selects the whole text.
    SelectAll,
    /// Kills back to the start of a word.
    DeleteWordBack,
    /// Kills on to the end of a word.
    DeleteWordForward,
    /// Kills to the end of the line; there, its newline.
    KillToEnd,
    /// Kills to the start of the line.
    KillToStart,
    /// Puts back what was killed last.
    Yank,
    /// Takes the last group of edits back.
    Undo,
    /// Does again what was undone.
    Redo,
}

/// The editor's state: text, cursor, selection, what can be undone, what was killed.
#[derive(Debug, Clone, Default)]
pub struct Composer {
    buffer: Buffer,
    cursor: Cursor,
    history: History,
    killed: String,
    killing: bool,
}

impl Composer {
    /// A composer that holds `text`, the cursor at its end and nothing to undo.
    #[must_use]
    pub fn with_text(text: &str) -> Self {
        let mut composer = Self::default();
        composer.set_text(text);
        composer.history = History::default();
        composer
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> String {
        self.buffer.slice(Position::default(), self.buffer.end())
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len_bytes() == 0
    }

    /// Bytes of the whole text.
    #[must_use]
    pub fn len_bytes(&self) -> usize {
        self.buffer.len_bytes()
    }

    /// Empties the composer for the next note; there is nothing to undo afterwards.
    pub fn clear(&mut self) {
        self.buffer.clear();
        self.cursor = Cursor::default();
        self.history = History::default();
        self.killing = false;
    }

    /// Replaces the whole text, as one edit that can be undone; the cursor goes to the end.
    pub fn set_text(&mut self, text: &str) {
        self.change(Position::default()..self.buffer.end(), text, Kind::Whole, None);
    }

    /// A number that changes whenever the text does.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.buffer.revision()
    }

    /// The first character of the text.
    #[must_use]
    pub fn first_char(&self) -> Option<char> {
        let newline = (self.buffer.last_line() > 0).then_some('\n');
        self.buffer.line(0).chars().next().or(newline)
    }

    /// Does `edit`, at the time `now_ms` (any clock that does not go back).
    pub fn apply(&mut self, edit: Edit, now_ms: u64) {
        let killing = std::mem::take(&mut self.killing);
        match edit {
            Edit::Insert(text) => self.insert(&text, Kind::Typing, now_ms),
            Edit::NewLine => self.insert("\n", Kind::Typing, now_ms),
            Edit::Paste(text) => self.insert(&text, Kind::Whole, now_ms),
            Edit::Yank => self.insert(&self.killed.clone(), Kind::Whole, now_ms),
            Edit::Backspace => self.erase(Motion::Left, Kind::ErasingBack, now_ms),
            Edit::Delete => self.erase(Motion::Right, Kind::ErasingOn, now_ms),
            Edit::DeleteWordBack => self.kill(Motion::WordLeft, killing, now_ms),
            Edit::DeleteWordForward => self.kill(Motion::WordRight, killing, now_ms),
            Edit::KillToEnd => self.kill_to_end(killing, now_ms),
            Edit::KillToStart => self.kill(Motion::LineStart, killing, now_ms),
            Edit::Undo => self.undo(),
            Edit::Redo => self.redo(),
            Edit::Left => self.go(Motion::Left),
            Edit::Right => self.go(Motion::Right),
            Edit::Up => self.go(Motion::Up),
            Edit::Down => self.go(Motion::Down),
            Edit::WordLeft => self.go(Motion::WordLeft),
            Edit::WordRight => self.go(Motion::WordRight),
            Edit::Home => self.go(Motion::RowStart),
            Edit::End => self.go(Motion::RowEnd),
            Edit::LineStart => self.go(Motion::LineStart),
            Edit::LineEnd => self.go(Motion::LineEnd),
            Edit::DocStart => self.go(Motion::DocStart),
            Edit::DocEnd => self.go(Motion::DocEnd),
            Edit::SelectLeft => self.select(Motion::Left),
            Edit::SelectRight => self.select(Motion::Right),
            Edit::SelectUp => self.select(Motion::Up),
            Edit::SelectDown => self.select(Motion::Down),
            Edit::SelectWordLeft => self.select(Motion::WordLeft),
            Edit::SelectWordRight => self.select(Motion::WordRight),
            Edit::SelectHome => self.select(Motion::RowStart),
            Edit::SelectEnd => self.select(Motion::RowEnd),
            Edit::SelectAll => {
                self.go(Motion::DocStart);
                self.select(Motion::DocEnd);
            }
        }
    }

    /// Says how many columns wide the composer is drawn; the last one is kept for the cursor.
    /// Moving by rows and drawing are quick at this width.
    pub fn set_width(&mut self, width: u16) {
        self.buffer.set_columns(rows::columns(width));
    }

    /// Whether `Up` has nowhere to go.
    #[must_use]
    pub fn cursor_at_first_row(&self) -> bool {
        self.cursor.at.line == 0 && self.cursor.row(&self.buffer) == 0
    }

    /// Whether `Down` has nowhere to go.
    #[must_use]
    pub fn cursor_at_last_row(&self) -> bool {
        let line = self.cursor.at.line;
        line == self.buffer.last_line()
            && self.cursor.row(&self.buffer) + 1 == self.buffer.starts(line).len()
    }

    /// The rows the text takes when drawn `width` columns wide.
    #[must_use]
    pub fn rows(&self, width: u16) -> usize {
        self.rows_capped(width, usize::MAX)
    }

    /// The same, but counts no further than `cap`.
    #[must_use]
    pub fn rows_capped(&self, width: u16, cap: usize) -> usize {
        self.buffer.count_rows(rows::columns(width), cap)
    }

    /// Where the cursor is, in bytes of the whole text.
    #[must_use]
    pub fn cursor_byte(&self) -> usize {
        self.buffer.offset(self.cursor.at)
    }

    /// The selected text.
    #[must_use]
    pub fn selected_text(&self) -> Option<String> {
        self.cursor.selection().map(|chosen| self.buffer.slice(chosen.start, chosen.end))
    }

    /// What stands between the last white space of the line and the cursor.
    #[must_use]
    pub fn word_before_cursor(&self) -> &str {
        let before = self.buffer.line(self.cursor.at.line).get(..self.cursor.at.byte);
        before.and_then(|before| before.rsplit(char::is_whitespace).next()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
