//! Where the cursor is and where each motion takes it, by whole clusters and by rows on screen.

use std::ops::Range;

use crate::tui::cluster::{after, before, clusters};
use crate::tui::widgets::composer::buffer::{Buffer, Position};
use crate::tui::wrap::{cluster_width, width};

/// A way to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    RowStart,
    RowEnd,
    LineStart,
    LineEnd,
    DocStart,
    DocEnd,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// Always between two clusters.
    pub(crate) at: Position,
    /// The other end of the selection.
    pub(crate) anchor: Option<Position>,
    /// Where two rows of a line meet, the cursor stands at the end of the upper one.
    leans_up: bool,
    /// The column that moving up and down tries to keep.
    goal: Option<usize>,
}

impl Cursor {
    pub(crate) fn new(at: Position) -> Self {
        Self { at, ..Self::default() }
    }

    /// The selection, if it holds anything.
    pub(crate) fn selection(&self) -> Option<Range<Position>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.at)?;
        Some(anchor.min(self.at)..anchor.max(self.at))
    }

    /// The row of its line that the cursor stands in.
    pub(crate) fn row(&self, buffer: &Buffer) -> usize {
        self.row_among(buffer.starts(self.at.line))
    }

    /// The same, given where the rows of the line start.
    pub(crate) fn row_among(&self, starts: &[usize]) -> usize {
        let row = starts.partition_point(|start| *start <= self.at.byte).saturating_sub(1);
        let at_start = starts.get(row) == Some(&self.at.byte);
        if self.leans_up && at_start { row.saturating_sub(1) } else { row }
    }

    /// The cursor after `motion`, nothing selected.
    pub(crate) fn moved(&self, buffer: &Buffer, motion: Motion) -> Self {
        let Position { line, byte } = self.at;
        let in_line = |byte| Self::new(Position { line, byte });
        match motion {
            Motion::Left => Self::new(left(buffer, self.at)),
            Motion::Right => Self::new(right(buffer, self.at)),
            Motion::WordLeft if byte == 0 => Self::new(left(buffer, self.at)),
            Motion::WordLeft => in_line(word_left(buffer.line(line), byte)),
            Motion::WordRight if self.at.byte == buffer.line(line).len() => {
                Self::new(right(buffer, self.at))
            }
            Motion::WordRight => in_line(word_right(buffer.line(line), byte)),
            Motion::Up => self.up(buffer),
            Motion::Down => self.down(buffer),
            Motion::RowStart => in_line(row_range(buffer, line, self.row(buffer)).start),
            Motion::RowEnd => in_row(buffer, line, self.row(buffer), usize::MAX),
            Motion::LineStart => in_line(0),
            Motion::LineEnd => in_line(buffer.line(line).len()),
            Motion::DocStart => Self::default(),
            Motion::DocEnd => Self::new(buffer.end()),
        }
    }

    fn up(&self, buffer: &Buffer) -> Self {
        let (line, row) = (self.at.line, self.row(buffer));
        let above = match (row.checked_sub(1), line.checked_sub(1)) {
            (Some(row), _) => (line, row),
            (None, Some(line)) => (line, buffer.starts(line).len() - 1),
            (None, None) => return Self { anchor: None, ..*self },
        };
        self.to_row(buffer, above)
    }

    fn down(&self, buffer: &Buffer) -> Self {
        let (line, row) = (self.at.line, self.row(buffer));
        if row + 1 < buffer.starts(line).len() {
            self.to_row(buffer, (line, row + 1))
        } else if line < buffer.last_line() {
            self.to_row(buffer, (line + 1, 0))
        } else {
            Self { anchor: None, ..*self }
        }
    }

    fn to_row(self, buffer: &Buffer, (line, row): (usize, usize)) -> Self {
        let goal = self.goal.unwrap_or_else(|| {
            let start = row_range(buffer, self.at.line, self.row(buffer)).start;
            let before = buffer.line(self.at.line).get(start..self.at.byte);
            before.map_or(0, width)
        });
        Self { goal: Some(goal), ..in_row(buffer, line, row, goal) }
    }
}

/// As far as `goal` columns into a row.
fn in_row(buffer: &Buffer, line: usize, row: usize, goal: usize) -> Cursor {
    let range = row_range(buffer, line, row);
    let (mut byte, mut columns) = (range.start, 0);
    for cluster in clusters(buffer.line(line).get(range.clone()).unwrap_or_default()) {
        columns += cluster_width(cluster);
        if columns > goal {
            break;
        }
        byte += cluster.len();
    }
    let leans_up = byte == range.end && byte < buffer.line(line).len();
    Cursor { leans_up, ..Cursor::new(Position { line, byte }) }
}

fn row_range(buffer: &Buffer, line: usize, row: usize) -> Range<usize> {
    let starts = buffer.starts(line);
    let end = starts.get(row + 1).copied().unwrap_or(buffer.line(line).len());
    starts.get(row).copied().unwrap_or(0)..end
}

fn left(buffer: &Buffer, at: Position) -> Position {
    match (at.byte, at.line.checked_sub(1)) {
        (0, None) => at,
        (0, Some(line)) => Position { line, byte: buffer.line(line).len() },
        (byte, _) => Position { byte: before(buffer.line(at.line), byte), ..at },
    }
}

fn right(buffer: &Buffer, at: Position) -> Position {
    if at.byte < buffer.line(at.line).len() {
        Position { byte: after(buffer.line(at.line), at.byte), ..at }
    } else if at.line < buffer.last_line() {
        Position { line: at.line + 1, byte: 0 }
    } else {
        at
    }
}

/// Past white space, then past the run of letters, or of other signs, before it.
fn word_left(line: &str, mut byte: usize) -> usize {
    let mut run = Class::Space;
    while byte > 0 {
        let start = before(line, byte);
        let class = class(line.get(start..byte));
        if class != run && run != Class::Space {
            break;
        }
        (run, byte) = (class, start);
    }
    byte
}

fn word_right(line: &str, byte: usize) -> usize {
    let mut run = Class::Space;
    let rest = line.get(byte..).unwrap_or_default();
    let word = clusters(rest).take_while(|cluster| {
        let class = class(Some(cluster));
        let goes_on = class == run || run == Class::Space;
        run = class;
        goes_on
    });
    byte + word.map(str::len).sum::<usize>()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Sign,
}

fn class(cluster: Option<&str>) -> Class {
    match cluster.and_then(|cluster| cluster.chars().next()) {
        Some(c) if c.is_alphanumeric() || c == '_' => Class::Letter,
        Some(c) if !c.is_whitespace() => Class::Sign,
        Some(_) | None => Class::Space,
    }
}
