//! The text as lines, each with its rows once they are asked for. Every change of the text is one
//! `replace`; nothing here knows of cursors.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use crate::tui::widgets::composer::rows;

const COLUMNS_UNTIL_TOLD: usize = 79;

/// A place between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Position {
    pub(crate) line: usize,
    /// In bytes from the start of the line.
    pub(crate) byte: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Buffer {
    /// Never empty.
    lines: Vec<Line>,
    bytes: usize,
    columns: usize,
    revision: u64,
}

#[derive(Debug, Clone, Default)]
struct Line {
    text: String,
    starts: OnceCell<Vec<usize>>,
}

impl Default for Buffer {
    fn default() -> Self {
        let lines = vec![Line::default()];
        Self { lines, bytes: 0, columns: COLUMNS_UNTIL_TOLD, revision: 0 }
    }
}

impl Position {
    /// Where `text` ends if it starts here.
    pub(crate) fn after(self, text: &str) -> Self {
        match text.rsplit_once('\n') {
            None => Self { line: self.line, byte: self.byte + text.len() },
            Some((before, last)) => {
                Self { line: self.line + 1 + before.matches('\n').count(), byte: last.len() }
            }
        }
    }
}

impl Buffer {
    pub(crate) fn line(&self, line: usize) -> &str {
        self.lines.get(line).map_or("", |line| &line.text)
    }

    pub(crate) fn last_line(&self) -> usize {
        self.lines.len() - 1
    }

    pub(crate) fn end(&self) -> Position {
        let line = self.last_line();
        Position { line, byte: self.line(line).len() }
    }

    pub(crate) fn len_bytes(&self) -> usize {
        self.bytes
    }

    pub(crate) fn revision(&self) -> u64 {
        self.revision
    }

    /// `position` in bytes of the whole text.
    pub(crate) fn offset(&self, position: Position) -> usize {
        let before = self.lines.iter().take(position.line);
        before.map(|line| line.text.len() + 1).sum::<usize>() + position.byte
    }

    pub(crate) fn slice(&self, start: Position, end: Position) -> String {
        let mut text = String::new();
        for line in start.line..=end.line {
            let from = if line == start.line { start.byte } else { 0 };
            let whole = self.line(line);
            let to = if line == end.line { end.byte } else { whole.len() };
            text.push_str(whole.get(from..to).unwrap_or_default());
            if line < end.line {
                text.push('\n');
            }
        }
        text
    }

    /// Puts `text` in the place of `range`, and returns what stood there.
    pub(crate) fn replace(&mut self, range: Range<Position>, text: &str) -> String {
        let removed = self.slice(range.start, range.end);
        if range.start.line == range.end.line && !text.contains('\n') {
            let columns = self.columns;
            if let Some(line) = self.lines.get_mut(range.start.line) {
                line.replace(range.start.byte..range.end.byte, text, columns);
            }
        } else {
            self.splice(range, text);
        }
        self.bytes = self.bytes + text.len() - removed.len();
        self.revision += 1;
        removed
    }

    pub(crate) fn clear(&mut self) {
        self.lines = vec![Line::default()];
        self.bytes = 0;
        self.revision += 1;
    }

    pub(crate) fn set_columns(&mut self, columns: usize) {
        if columns != self.columns {
            self.columns = columns;
            self.lines.iter_mut().for_each(|line| line.starts = OnceCell::new());
        }
    }

    /// Where the rows of `line` start; never empty for a line there is.
    pub(crate) fn starts(&self, line: usize) -> &[usize] {
        self.lines.get(line).map_or(&[0], |line| line.starts(self.columns))
    }

    /// The same at any width, which is only quick at the one set.
    pub(crate) fn starts_at(&self, line: usize, columns: usize) -> Cow<'_, [usize]> {
        if columns == self.columns {
            Cow::Borrowed(self.starts(line))
        } else {
            Cow::Owned(rows::starts(self.line(line), columns))
        }
    }

    pub(crate) fn count_rows(&self, columns: usize, cap: usize) -> usize {
        let mut rows = 0;
        for line in &self.lines {
            if rows >= cap {
                break;
            }
            rows += if columns == self.columns {
                line.starts(columns).len()
            } else {
                rows::count(&line.text, columns, cap - rows)
            };
        }
        rows.min(cap)
    }

    fn splice(&mut self, range: Range<Position>, text: &str) {
        let head = self.line(range.start.line).get(..range.start.byte).unwrap_or_default();
        let tail = self.line(range.end.line).get(range.end.byte..).unwrap_or_default();
        let whole = [head, text, tail].concat();
        let fresh = whole.split('\n').map(|text| Line { text: text.to_owned(), ..Line::default() });
        self.lines.splice(range.start.line..=range.end.line, fresh);
    }
}

impl Line {
    fn starts(&self, columns: usize) -> &[usize] {
        self.starts.get_or_init(|| rows::starts(&self.text, columns))
    }

    fn replace(&mut self, range: Range<usize>, with: &str, columns: usize) {
        self.text.replace_range(range.clone(), with);
        if let Some(starts) = self.starts.get_mut() {
            rows::rewrap(starts, &self.text, columns, &range, with.len());
        }
    }
}
