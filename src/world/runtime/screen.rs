//! What the terminal shows, and the fewest bytes that make it show something else.
//!
//! Two frames are kept: what the terminal shows, and the one being drawn. Rows that stayed the same
//! cost one comparison. Nothing here writes: [`Screen::frame`] hands out bytes, none if nothing changed.

mod pen;
mod scroll;
mod seen;
#[cfg(test)]
mod tests;

use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
    style::{Color, Modifier},
};

use crate::tui::kept::Kept;
use crate::world::runtime::screen::{
    pen::{Look, Pen},
    seen::{Seen, Shown},
};

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[2J";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";

/// From how many blank columns on it is shorter to erase the rest of a row.
const WORTH_ERASING: usize = 5;

/// What is looked at when deciding whether a blank cell shows.
const VISIBLE_ON_BLANKS: Modifier =
    Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// The frame the terminal shows, and the one being drawn.
#[derive(Debug)]
pub struct Screen {
    shown: Shown,
    next: Buffer,
    pen: Pen,
    cursor: Option<bool>,
    anew: bool,
}

impl Screen {
    /// A screen of this size, of which nothing is known yet: the first frame draws all of it.
    #[must_use]
    pub fn new(columns: u16, rows: u16) -> Self {
        let area = Rect::new(0, 0, columns, rows);
        Self {
            shown: Shown::blank(area),
            next: Buffer::empty(area),
            pen: Pen::new(columns),
            cursor: None,
            anew: true,
        }
    }

    /// The terminal has this size now; the next frame draws everything.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        *self = Self::new(columns, rows);
    }

    /// Nothing is known of what the terminal shows; the next frame draws everything.
    pub fn forget(&mut self) {
        let area = self.next.area;
        self.resize(area.width, area.height);
    }

    /// Columns and rows.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        (self.next.area.width, self.next.area.height)
    }

    /// Whether the next frame has to be drawn as a whole.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.anew
    }

    /// Draws one frame, and gives the bytes that bring the terminal there: one synchronized update,
    /// or nothing if nothing changed. `draw` finds the rows that stand as they were drawn last and the
    /// others blank; it leaves alone those that stay, and says where the cursor belongs.
    pub fn frame(
        &mut self,
        kept: &Kept,
        draw: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> &[u8] {
        let columns = usize::from(self.next.area.width).max(1);
        for (y, row) in (0..).zip(self.next.content.chunks_mut(columns)) {
            if !kept.stands(y) {
                row.fill(Cell::EMPTY);
            }
        }
        let cursor = draw(&mut self.next);
        self.pen.out.clear();
        self.pen.out.extend_from_slice(BEGIN);
        self.erase_if_unknown();
        self.rows(kept);
        self.place_cursor(cursor);
        if self.pen.out.len() == BEGIN.len() {
            return &[];
        }
        self.pen.out.extend_from_slice(END);
        &self.pen.out
    }

    fn erase_if_unknown(&mut self) {
        if self.anew {
            self.pen.unknown();
            self.pen.look(Look::PLAIN);
            self.pen.out.extend_from_slice(CLEAR);
            self.anew = false;
        }
    }

    fn rows(&mut self, kept: &Kept) {
        let columns = usize::from(self.next.area.width).max(1);
        let rows = || (0..).zip(self.next.content.chunks(columns));
        let drawn = || rows().filter(|(y, _)| !kept.stays(*y));
        for (y, cells) in drawn() {
            self.shown.see(y, cells);
        }
        if kept.is_nothing()
            && let Some(scroll) = self.shown.scroll()
        {
            self.pen.scroll(scroll);
        }
        for (y, cells) in drawn() {
            if let Some((was, is)) = self.shown.changed(y) {
                row(&mut self.pen, y, (was, is), cells);
                was.copy_from_slice(is);
            }
        }
    }

    fn place_cursor(&mut self, cursor: Option<Position>) {
        let (columns, rows) = self.size();
        let cursor = cursor.filter(|_| columns > 0 && rows > 0);
        if let Some(Position { x, y }) = cursor {
            self.pen.go(x.min(columns - 1), y.min(rows - 1));
        }
        if self.cursor != Some(cursor.is_some()) {
            self.cursor = Some(cursor.is_some());
            let bytes = if cursor.is_some() { SHOW_CURSOR } else { HIDE_CURSOR };
            self.pen.out.extend_from_slice(bytes);
        }
    }
}

/// Writes what differs in one row.
///
/// `covered` is where the wide cluster written or passed last ends: what lies under it isn't seen.
/// `stale` is how far the terminal's cells were spoiled by overwriting half a wide cluster.
fn row(pen: &mut Pen, y: u16, (was, is): (&[Seen], &[Seen]), cells: &[Cell]) {
    let end = cells.len() - cells.iter().rev().take_while(|cell| is_blank(cell)).count();
    let (mut covered, mut stale) = (0, 0);
    for (x, ((was, is), cell)) in was.iter().zip(is).zip(cells).enumerate() {
        if x < covered {
            stale = stale.max(x + was.width());
            continue;
        }
        covered = x + is.width();
        if x >= stale && was == is {
            continue;
        }
        pen.go(column(x), y);
        if x >= end && cells.len() - x >= WORTH_ERASING {
            pen.look(Look::PLAIN);
            pen.erase_rest();
            return;
        }
        pen.look(Look::of(cell));
        let spoiled = pen.put(if covered <= cells.len() { cell.symbol() } else { " " });
        stale = stale.max(x + spoiled.max(was.width()));
    }
}

fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.intersects(VISIBLE_ON_BLANKS)
}

fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}
