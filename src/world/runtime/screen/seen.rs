//! The frame the terminal shows, in a form that is quick to compare and still exact.

use ratatui::{buffer::Cell, layout::Rect};

use crate::world::runtime::screen::pen::{Look, width};

/// How many bytes of a cluster a cell holds itself; its eighth byte is their number.
const HELD: usize = 7;

/// Stands in place of that number where the cluster is in the list of long ones.
const LONG: u64 = 0xff << 56;

/// After how many long clusters the list begins anew.
const MOST_LONG: usize = 1_000;

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    cluster: u64,
    look: Look,
    width: u8,
}

impl Seen {
    pub(super) const BLANK: Self = Self { cluster: single(b' '), look: Look::PLAIN, width: 1 };

    /// How many columns it takes.
    pub(super) fn width(self) -> usize {
        usize::from(self.width)
    }
}

/// The frame shown.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) cells: Vec<Seen>,
    /// The frame that is to be shown, as far as it was drawn.
    pub(super) next: Vec<Seen>,
    pub(super) columns: usize,
    /// Clusters too long for a cell, each once.
    long: Vec<Box<str>>,
}

impl Shown {
    /// Nothing but blanks.
    pub(super) fn blank(area: Rect) -> Self {
        let columns = usize::from(area.width);
        let cells = vec![Seen::BLANK; columns * usize::from(area.height)];
        Self { next: cells.clone(), cells, columns, long: Vec::new() }
    }

    /// Takes in what a row is to show.
    pub(super) fn see(&mut self, y: u16, cells: &[Cell]) {
        if self.long.len() > MOST_LONG {
            self.long.clear();
            self.cells.fill(Seen { cluster: LONG, ..Seen::BLANK });
            self.next.fill(Seen { cluster: LONG, ..Seen::BLANK });
        }
        let from = usize::from(y) * self.columns;
        let row = self.next.get_mut(from..from + self.columns).unwrap_or_default();
        for (seen_as, cell) in row.iter_mut().zip(cells) {
            *seen_as = seen(cell, &mut self.long);
        }
    }

    /// What a row shows and what it is to show, if they differ.
    pub(super) fn changed(&mut self, y: u16) -> Option<(&mut [Seen], &[Seen])> {
        let from = usize::from(y) * self.columns;
        let was = self.cells.get_mut(from..from + self.columns)?;
        let is = self.next.get(from..from + self.columns)?;
        (was != is).then_some((was, is))
    }
}

fn seen(cell: &Cell, long: &mut Vec<Box<str>>) -> Seen {
    let symbol = cell.symbol();
    let look = Look::of(cell);
    if let [byte] = symbol.as_bytes() {
        return Seen { cluster: single(*byte), look, width: 1 };
    }
    let width = u8::try_from(width(symbol)).unwrap_or(u8::MAX);
    Seen { cluster: cluster(symbol, long), look, width }
}

const fn single(byte: u8) -> u64 {
    byte as u64 | 1 << 56
}

fn cluster(symbol: &str, long: &mut Vec<Box<str>>) -> u64 {
    if symbol.len() <= HELD {
        let bytes = symbol.bytes().rev().fold(0, |held, byte| held << 8 | u64::from(byte));
        return bytes | (symbol.len() as u64) << 56;
    }
    let at = long.iter().position(|known| **known == *symbol).unwrap_or_else(|| {
        long.push(symbol.into());
        long.len() - 1
    });
    LONG | (at as u64 + 1)
}

#[cfg(test)]
mod tests {
    use ratatui::{buffer::Cell, layout::Rect};

    use super::{MOST_LONG, Shown};

    fn cells(symbols: &[&str]) -> Vec<Cell> {
        let cell = |symbol: &&str| {
            let mut cell = Cell::default();
            cell.set_symbol(symbol);
            cell
        };
        symbols.iter().map(cell).collect()
    }

    fn put(shown: &mut Shown, symbols: &[&str]) -> bool {
        shown.see(0, &cells(symbols));
        let changed = shown.changed(0).map(|(was, is)| was.copy_from_slice(is));
        changed.is_some()
    }

    #[test]
    fn what_differs_in_anything_differs() {
        let family = "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}";
        let other = "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f466}";
        let mut shown = Shown::blank(Rect::new(0, 0, 1, 1));
        assert!(!put(&mut shown, &[" "]));
        for symbol in ["a", "", "a\u{301}", "é", "e\u{301}", family, other, "漢", " "] {
            assert!(put(&mut shown, &[symbol]), "{symbol}");
            assert!(!put(&mut shown, &[symbol]), "{symbol}");
        }
    }

    #[test]
    fn many_long_clusters_are_forgotten_and_drawn_again() {
        let mut shown = Shown::blank(Rect::new(0, 0, 1, 1));
        for number in 0..=MOST_LONG {
            assert!(put(&mut shown, &[&format!("long cluster {number}")]));
        }
        assert!(put(&mut shown, &[&format!("long cluster {MOST_LONG}")]));
        assert!(!put(&mut shown, &[&format!("long cluster {MOST_LONG}")]));
    }
}
