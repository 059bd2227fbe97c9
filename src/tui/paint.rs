//! The only place that puts text into the cells of a screen: made safe, clipped by whole clusters,
//! and never outside, whatever the coordinates.

use std::ops::Deref;

use ratatui::buffer::{Buffer as Cells, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::cluster::{clusters, plain_head};
use crate::tui::show::show;
use crate::tui::wrap::width;

/// The cells of a screen. Everybody may read them; text gets into them through this file only, and so
/// through [`show`]. ratatui's own ways to write, which let through what a terminal obeys, want a
/// buffer that nobody who draws can have:
///
/// ```compile_fail,E0308
/// # use firsthand::tui::paint::Buffer;
/// # use ratatui::{layout::Rect, widgets::Widget};
/// let mut cells = Buffer::empty(Rect::new(0, 0, 9, 1));
/// "\u{1b}[2J".render(Rect::new(0, 0, 9, 1), &mut cells);
/// ```
///
/// ```compile_fail,E0596
/// # use firsthand::tui::paint::Buffer;
/// # use ratatui::{layout::Rect, style::Style};
/// let mut cells = Buffer::empty(Rect::new(0, 0, 9, 1));
/// cells.set_string(0, 0, "\u{1b}[2J", Style::new());
/// ```
///
/// ```
/// # use firsthand::tui::paint::{self, Buffer};
/// # use ratatui::{layout::Rect, style::Style};
/// let mut cells = Buffer::empty(Rect::new(0, 0, 9, 1));
/// paint::text(&mut cells, 0, 0, 9, "\u{1b}[2J", Style::new());
/// assert_eq!(cells[(0, 0)].symbol(), "␛");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buffer(Cells);

impl Buffer {
    /// Blank cells.
    #[must_use]
    pub fn empty(area: Rect) -> Self {
        Self(Cells::empty(area))
    }

    /// Lets `draw` draw on these cells.
    pub(in crate::tui) fn over<T>(cells: &mut Cells, draw: impl FnOnce(&mut Self) -> T) -> T {
        let mut own = Self(std::mem::take(cells));
        let drawn = draw(&mut own);
        *cells = own.0;
        drawn
    }
}

impl Deref for Buffer {
    type Target = Cells;

    fn deref(&self) -> &Cells {
        &self.0
    }
}

/// Puts `text` at `x`, `y`, at most `max_width` columns of it; returns the columns used. A newline
/// is shown as `␊`: split lines first.
#[expect(clippy::too_many_arguments, reason = "a place, a size, what and how: all of them plain")]
pub fn text(buf: &mut Buffer, x: u16, y: u16, max_width: u16, text: &str, style: Style) -> u16 {
    let cells = cells(buf, x, y, max_width);
    let (plain, rest) = text.split_at_checked(plain_head(text.as_bytes())).unwrap_or(("", text));
    let mut used = 0;
    for (cell, c) in cells.iter_mut().zip(plain.chars()) {
        cell.set_char(c).set_style(style);
        used += 1;
    }
    if usize::from(used) < plain.len() {
        return used;
    }
    for cluster in clusters(rest) {
        if matches!(cluster.as_bytes(), [b' '..=b'~']) {
            let Some(cell) = cells.get_mut(usize::from(used)) else { return used };
            cell.set_symbol(cluster).set_style(style);
            used += 1;
            continue;
        }
        for part in clusters(&show(cluster)) {
            let columns = part.cell_width();
            let Some(place) = cells.get_mut(usize::from(used)..usize::from(used + columns)) else {
                return used;
            };
            put(place, part, style);
            used += columns;
        }
    }
    used
}

/// Empties `area` and gives it `style` alone: nothing of what was there shows through.
pub fn fill(buf: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        for cell in cells(buf, area.x, y, area.width) {
            cell.reset();
            cell.set_style(style);
        }
    }
}

/// Puts plain characters where typographic ones were drawn, one for one. What people typed in
/// their own letters stays.
pub fn ascii(buf: &mut Buffer) {
    for cell in &mut buf.0.content {
        if let Some(plain) = plain(cell.symbol()) {
            cell.set_symbol(plain);
        }
    }
}

fn plain(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "“" | "”" | "„" | "«" | "»" => "\"",
        "‘" | "’" | "‚" => "'",
        "‹" | "←" => "<",
        "›" | "→" => ">",
        "↑" => "^",
        "↓" => "v",
        "–" | "—" | "·" => "-",
        "…" => ".",
        _ => return None,
    })
}

/// A line of `width` columns made of `ch`, which should take one column (`-` stands for what does not).
#[expect(clippy::too_many_arguments, reason = "a place, a size, what and how: all of them plain")]
pub fn rule(buf: &mut Buffer, x: u16, y: u16, width: u16, ch: &str, style: Style) {
    let ch = clusters(ch).next().unwrap_or("-");
    let shown = show(ch);
    let ch = if shown.cell_width() == 1 { shown.as_ref() } else { "-" };
    for cell in cells(buf, x, y, width) {
        cell.set_symbol(ch).set_style(style);
    }
}

/// Puts `text` so that it ends before the column `area_right_x`; returns the column it starts at.
pub fn right(buf: &mut Buffer, area_right_x: u16, y: u16, content: &str, style: Style) -> u16 {
    let right = area_right_x.min(buf.area.right());
    let columns = u16::try_from(width(content)).unwrap_or(u16::MAX);
    let start = right.saturating_sub(columns).max(buf.area.left());
    text(buf, start, y, right.saturating_sub(start), content, style);
    start
}

/// The cells of row `y` from `x` on, at most `columns`; none outside the buffer. A wide character
/// that would lose its second half to them is blanked: half of one would shift the row.
fn cells(buf: &mut Buffer, x: u16, y: u16, columns: u16) -> &mut [Cell] {
    if columns == 0 || !buf.area.contains((x, y).into()) {
        return &mut [];
    }
    let before = x.checked_sub(1).and_then(|x| buf.0.cell_mut((x, y)));
    if let Some(before) = before.filter(|cell| !cell.symbol().is_ascii() && cell.cell_width() > 1) {
        before.set_symbol(" ");
    }
    let columns = columns.min(buf.area.right().saturating_sub(x));
    let start = buf.index_of(x, y);
    buf.0.content.get_mut(start..start + usize::from(columns)).unwrap_or_default()
}

/// One cluster into its cells: itself into the first, nothing into the others.
fn put(cells: &mut [Cell], cluster: &str, style: Style) {
    let mut symbol = cluster;
    for cell in cells {
        cell.set_symbol(symbol).set_style(style);
        symbol = " ";
    }
}

#[cfg(test)]
mod tests;
