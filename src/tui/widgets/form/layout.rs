//! Which row and column each piece of a form gets. Draws nothing.

use std::ops::Range;

use crate::tui::widgets::form::{Control, Entry, Form, Item};
use crate::tui::wrap;

/// Columns for the word at the left of a section.
pub const MARGIN: u16 = 13;

/// Columns between two entries of a row.
const GAP: u16 = 2;

/// Where one piece, or one row of it, stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Which piece.
    pub(super) item: usize,
    /// Its row.
    pub(super) row: usize,
    /// Its column, counted from the margin; sections stand within the margin.
    pub(super) x: u16,
    /// Its columns.
    pub(super) width: u16,
    /// Which of its words.
    pub(super) part: Range<usize>,
}

/// The pen that goes over the rows.
struct Pen {
    room: u16,
    row: usize,
    x: u16,
    fresh: bool,
    places: Vec<Place>,
}

/// Every piece's place within `width` columns, in the order of reading.
pub(super) fn places<K>(form: &Form<K>, width: u16) -> Vec<Place> {
    let room = width.saturating_sub(MARGIN + 1).max(1);
    let mut pen = Pen { room, row: 0, x: 0, fresh: true, places: Vec::new() };
    for (at, item) in form.items.iter().enumerate() {
        match item {
            Item::Section(_) => pen.section(at),
            Item::Words { text, .. } => pen.words(at, text),
            Item::Entry(entry) => pen.entry(at, entry),
        }
    }
    pen.places
}

impl Pen {
    fn section(&mut self, item: usize) {
        self.new_row();
        self.put(item, MARGIN, 0..0);
    }

    fn words(&mut self, item: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        self.new_row();
        for part in wrap::wrap(text, usize::from(self.room)) {
            self.put(item, self.room, part);
            self.row += 1;
        }
    }

    fn entry<K>(&mut self, item: usize, entry: &Entry<K>) {
        let width = columns(entry).min(self.room);
        if self.x > 0 && self.x.saturating_add(width) > self.room {
            self.new_row();
        }
        self.put(item, width, 0..0);
        self.x = self.x.saturating_add(width + GAP);
        self.fresh = false;
    }

    fn new_row(&mut self) {
        if !self.fresh {
            self.row += 1;
        }
        self.x = 0;
        self.fresh = true;
    }

    fn put(&mut self, item: usize, width: u16, part: Range<usize>) {
        self.places.push(Place { item, row: self.row, x: self.x, width, part });
    }
}

/// The columns an entry takes: the same whatever is chosen, so that nothing jumps.
fn columns<K>(entry: &Entry<K>) -> u16 {
    let label = narrow(wrap::width(&entry.label));
    let before = if label == 0 { 0 } else { label + 1 };
    match &entry.control {
        Control::Text { width, .. } => before.saturating_add(*width),
        Control::Choice { options, .. } => {
            let widest = options.iter().map(|option| wrap::width(option)).max();
            before.saturating_add(narrow(widest.unwrap_or(0)) + 2)
        }
        Control::Tick(_) => label + 4,
        Control::Button => label + 2,
    }
}

/// A width as the screen counts; nothing shown is wider than this.
fn narrow(width: usize) -> u16 {
    u16::try_from(width.min(1_000)).unwrap_or(1_000)
}
