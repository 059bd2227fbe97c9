//! The terminal's pen: where it stands, how it writes, and the shortest way to change both.
//!
//! Colors are written as told: whether there are any is the theme's business. Nothing ever blinks.

mod look;

use ratatui::buffer::CellWidth as _;

pub(super) use crate::world::runtime::screen::pen::look::Look;
use crate::world::runtime::screen::scroll::Scroll;

/// Where the terminal's cursor is, as far as can be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Here.
    At(u16, u16),
    /// Somewhere in this row: terminals disagree about the width of what was written last.
    Row(u16),
    /// Anywhere.
    Unknown,
}

/// The pen, and what it wrote.
#[derive(Debug)]
pub(super) struct Pen {
    /// The bytes written.
    pub(super) out: Vec<u8>,
    place: Place,
    look: Option<Look>,
    columns: u16,
    spare: Vec<u8>,
}

impl Pen {
    /// A pen for a terminal this wide.
    pub(super) fn new(columns: u16) -> Self {
        let (out, spare) = (Vec::with_capacity(4096), Vec::new());
        Self { out, place: Place::Unknown, look: None, columns, spare }
    }

    /// Nothing is known any more.
    pub(super) fn unknown(&mut self) {
        self.place = Place::Unknown;
        self.look = None;
    }

    /// Goes there.
    pub(super) fn go(&mut self, x: u16, y: u16) {
        match self.place {
            Place::At(here, row) if row == y => self.go_along(here, x),
            Place::Row(row) if row == y && x == 0 => self.out.push(b'\r'),
            Place::Row(row) if row == y => self.sequence(&[x + 1], b'G'),
            Place::At(..) | Place::Row(_) | Place::Unknown if x == 0 => {
                self.sequence(&[y + 1], b'H');
            }
            Place::At(..) | Place::Row(_) | Place::Unknown => self.sequence(&[y + 1, x + 1], b'H'),
        }
        self.place = Place::At(x, y);
    }

    /// Writes like this from here on.
    pub(super) fn look(&mut self, look: Look) {
        if self.look == Some(look) {
            return;
        }
        let from = self.out.len();
        if look == Look::PLAIN {
            self.out.extend_from_slice(b"\x1b[m");
        } else {
            self.spare.clear();
            Look::PLAIN.change(look, b"\x1b[0;", &mut self.spare);
            if let Some(before) = self.look {
                before.change(look, b"\x1b[", &mut self.out);
            }
            let length = self.out.len() - from;
            if length == 0 || self.spare.len() < length {
                self.out.truncate(from);
                self.out.extend_from_slice(&self.spare);
            }
        }
        self.look = Some(look);
    }

    /// Writes a cell's cluster. Control characters never reach the terminal. Answers how many columns
    /// some terminal may have written to.
    pub(super) fn put(&mut self, cluster: &str) -> usize {
        if let [byte @ 0x20..=0x7e] = cluster.as_bytes() {
            self.out.push(*byte);
            self.advance();
            return 1;
        }
        let mut chars = cluster.chars();
        match (chars.next(), chars.next()) {
            (None, _) => self.put(" "),
            (Some(only), None) => self.put_char(only),
            (Some(_), Some(_)) => self.put_cluster(cluster),
        }
    }

    /// Moves rows up: within a region of them, a line feed at its bottom does.
    pub(super) fn scroll(&mut self, Scroll { rows, by }: Scroll) {
        self.look(Look::PLAIN);
        let at = |row: usize| u16::try_from(row).unwrap_or(u16::MAX);
        self.sequence(&[at(rows.start + 1), at(rows.end)], b'r');
        self.sequence(&[at(rows.end)], b'H');
        self.out.extend(std::iter::repeat_n(b'\n', by));
        self.out.extend_from_slice(b"\x1b[r");
        self.place = Place::Unknown;
    }

    /// Erases from here to the row's end.
    pub(super) fn erase_rest(&mut self) {
        self.out.extend_from_slice(b"\x1b[K");
    }

    fn go_along(&mut self, here: u16, x: u16) {
        match here.abs_diff(x) {
            0 => {}
            _ if x == 0 => self.out.push(b'\r'),
            1 if x > here => self.out.extend_from_slice(b"\x1b[C"),
            far if x > here => self.sequence(&[far], b'C'),
            near @ 1..=3 => self.out.extend((0..near).map(|_| 0x08)),
            far => self.sequence(&[far], b'D'),
        }
    }

    fn put_char(&mut self, typed: char) -> usize {
        let columns = alone(typed);
        if typed.is_control() {
            return self.put("\u{fffd}");
        } else if columns == 0 {
            return self.put(" ");
        }
        self.push(typed);
        if columns == 1 {
            self.advance();
        } else {
            self.distrust(columns);
        }
        columns
    }

    /// Several characters in one: what a terminal makes of their width is anybody's guess. So the
    /// cells are blanked first, the next cell is gone to by its column, and where the characters side
    /// by side would pass the row's end, only the first is written.
    fn put_cluster(&mut self, cluster: &str) -> usize {
        let columns = width(cluster);
        self.out.extend((0..columns).map(|_| b' '));
        self.out.extend((0..columns).map(|_| 0x08));
        let shown = || cluster.chars().filter(|c| !c.is_control()).skip_while(|c| alone(*c) == 0);
        let apart = shown().map(alone).sum();
        let fits = self.room() >= apart;
        shown().take(if fits { usize::MAX } else { 1 }).for_each(|c| self.push(c));
        self.distrust(columns.max(apart));
        columns.max(apart)
    }

    /// Columns from here to the row's end.
    fn room(&self) -> usize {
        match self.place {
            Place::At(x, _) => usize::from(self.columns.saturating_sub(x)),
            Place::Row(_) | Place::Unknown => 0,
        }
    }

    fn push(&mut self, shown: char) {
        self.out.extend_from_slice(shown.encode_utf8(&mut [0; 4]).as_bytes());
    }

    fn advance(&mut self) {
        self.place = match self.place {
            Place::At(x, y) if x + 1 < self.columns => Place::At(x + 1, y),
            Place::At(_, y) | Place::Row(y) => Place::Row(y),
            Place::Unknown => Place::Unknown,
        };
    }

    fn distrust(&mut self, columns: usize) {
        self.place = match self.place {
            Place::At(_, y) if columns < self.room() => Place::Row(y),
            Place::At(..) | Place::Row(_) | Place::Unknown => Place::Unknown,
        };
    }

    fn sequence(&mut self, numbers: &[u16], last: u8) {
        self.out.extend_from_slice(b"\x1b[");
        for (index, value) in numbers.iter().enumerate() {
            if index > 0 {
                self.out.push(b';');
            }
            number(*value, &mut self.out);
        }
        self.out.push(last);
    }
}

/// How many columns a cell's cluster takes, at least one.
pub(super) fn width(cluster: &str) -> usize {
    if cluster.len() <= 1 { 1 } else { width_or_none(cluster).max(1) }
}

fn width_or_none(cluster: &str) -> usize {
    if cluster.contains(char::is_control) { 1 } else { usize::from(cluster.cell_width()) }
}

/// How many columns a character takes when it stands alone.
fn alone(shown: char) -> usize {
    if shown.is_control() { 0 } else { width_or_none(shown.encode_utf8(&mut [0; 4])) }
}

/// Writes a number's digits.
pub(super) fn number(value: u16, out: &mut Vec<u8>) {
    if value >= 10 {
        number(value / 10, out);
    }
    out.push(b'0'.wrapping_add(u8::try_from(value % 10).unwrap_or_default()));
}
