//! Draws the rows of a composer that are on screen, and says where the terminal's cursor belongs.

use std::borrow::Cow;
use std::ops::Range;

use crate::tui::paint::Buffer as Cells;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::paint;
use crate::tui::widgets::composer::Composer;
use crate::tui::widgets::composer::buffer::{Buffer, Position};
use crate::tui::widgets::composer::cursor::Cursor;
use crate::tui::widgets::composer::rows;
use crate::tui::wrap::width;

/// Which row a composer was drawn from last, so that the text moves only as far as it must.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ComposerScroll {
    top: Position,
}

impl Composer {
    /// Draws the rows around the cursor into `area` and returns where the terminal's own cursor
    /// belongs; none where there is no room. Quick at the width that was set.
    #[expect(clippy::too_many_arguments, reason = "where, how, and what it may remember")]
    pub fn draw(
        &self,
        buf: &mut Cells,
        area: Rect,
        style: Style,
        selected: Style,
        memory: &mut ComposerScroll,
    ) -> Option<(u16, u16)> {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        paint::fill(buf, area, style);
        let view = View { buffer: &self.buffer, columns: rows::columns(area.width) };
        let cursor = view.row_of(&self.cursor);
        let mut row = view.top(memory.top, cursor, area.height);
        memory.top = Position { line: row.line, byte: view.range(row).start };
        let pen = Pen { style, selected, chosen: self.cursor.selection() };
        let mut place = None;
        for y in area.top()..area.bottom() {
            let line = Rect { y, height: 1, ..area };
            pen.draw(buf, line, &view, row);
            if row == cursor {
                place = Some((area.x + view.column(self.cursor.at, row, area.width), y));
            }
            let Some(next) = view.below(row) else { break };
            row = next;
        }
        place
    }
}

/// A row on screen: the `row`th of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    line: usize,
    row: usize,
}

/// The text as rows of one width.
struct View<'buffer> {
    buffer: &'buffer Buffer,
    columns: usize,
}

impl View<'_> {
    fn starts(&self, line: usize) -> Cow<'_, [usize]> {
        self.buffer.starts_at(line, self.columns)
    }

    fn row_of(&self, cursor: &Cursor) -> Row {
        let line = cursor.at.line;
        Row { line, row: cursor.row_among(&self.starts(line)) }
    }

    fn range(&self, at: Row) -> Range<usize> {
        let starts = self.starts(at.line);
        let end = starts.get(at.row + 1).copied();
        let end = end.unwrap_or(self.buffer.line(at.line).len());
        starts.get(at.row).copied().unwrap_or(0)..end
    }

    fn above(&self, at: Row) -> Option<Row> {
        if let Some(row) = at.row.checked_sub(1) {
            return Some(Row { row, ..at });
        }
        let line = at.line.checked_sub(1)?;
        Some(Row { line, row: self.starts(line).len() - 1 })
    }

    fn below(&self, at: Row) -> Option<Row> {
        if at.row + 1 < self.starts(at.line).len() {
            return Some(Row { row: at.row + 1, ..at });
        }
        (at.line < self.buffer.last_line()).then_some(Row { line: at.line + 1, row: 0 })
    }

    /// The first row to draw: `last` again if the cursor is in sight from there and no row is left
    /// empty that could show text.
    fn top(&self, last: Position, cursor: Row, height: u16) -> Row {
        let line = last.line.min(self.buffer.last_line());
        let last = self.row_of(&Cursor::new(Position { line, ..last })).min(cursor);
        let height = usize::from(height);
        let rows = || std::iter::successors(Some(last), |row| self.below(*row)).take(height);
        let (seen, shown) = (rows().any(|row| row == cursor), rows().count());
        let (from, back) = if seen { (last, height - shown) } else { (cursor, height - 1) };
        let above = std::iter::successors(Some(from), |row| self.above(*row)).take(back + 1);
        above.last().unwrap_or(from)
    }

    /// The column of a row that a position stands in, kept within `width`.
    fn column(&self, at: Position, row: Row, area_width: u16) -> u16 {
        let before = self.buffer.line(at.line).get(self.range(row).start..at.byte);
        let column = u16::try_from(before.map_or(0, width)).unwrap_or(u16::MAX);
        column.min(area_width.saturating_sub(1))
    }
}

struct Pen {
    style: Style,
    selected: Style,
    chosen: Option<Range<Position>>,
}

impl Pen {
    fn draw(&self, buf: &mut Cells, area: Rect, view: &View<'_>, row: Row) {
        let range = view.range(row);
        let text = view.buffer.line(row.line);
        let chosen = self.chosen_in(row.line, text.len());
        let from = chosen.start.clamp(range.start, range.end);
        let to = chosen.end.clamp(from, range.end);
        let pieces = [
            (range.start..from, self.style),
            (from..to, self.selected),
            (to..range.end, self.style),
        ];
        let mut x = area.left();
        for (piece, style) in pieces {
            let piece = text.get(piece).unwrap_or_default();
            x += paint::text(buf, x, area.y, area.right().saturating_sub(x), piece, style);
        }
        let newline_chosen = chosen.contains(&text.len());
        if newline_chosen && range.end == text.len() {
            paint::text(buf, x, area.y, area.right().saturating_sub(x), " ", self.selected);
        }
    }

    /// The selected bytes of a line; its newline counts as one more.
    fn chosen_in(&self, line: usize, length: usize) -> Range<usize> {
        let Some(chosen) = &self.chosen else { return 0..0 };
        if line < chosen.start.line || line > chosen.end.line {
            return 0..0;
        }
        let from = if line == chosen.start.line { chosen.start.byte } else { 0 };
        from..if line == chosen.end.line { chosen.end.byte } else { length + 1 }
    }
}
