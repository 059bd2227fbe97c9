//! The only place that puts text into the buffer: made safe, clipped by whole clusters, and never
//! outside the buffer, whatever the coordinates.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::cluster::clusters;
use crate::tui::show::show;
use crate::tui::wrap::width;

/// Puts `text` at `x`, `y`, at most `max_width` columns of it; returns the columns used. A newline
/// is shown as `␊`: split lines first.
#[expect(clippy::too_many_arguments, reason = "a place, a size, what and how: all of them plain")]
pub fn text(buf: &mut Buffer, x: u16, y: u16, max_width: u16, text: &str, style: Style) -> u16 {
    let room = room(buf, x, y, max_width);
    let mut used = 0;
    for cluster in clusters(text).take_while(|_| room > 0) {
        for part in clusters(&show(cluster)) {
            let columns = part.cell_width();
            if columns > room - used {
                return used;
            }
            put(buf, x + used, y, part, style);
            used += columns;
        }
    }
    used
}

/// Empties `area` and gives it `style`.
pub fn fill(buf: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            put(buf, x, y, " ", style);
        }
    }
}

/// A line of `width` columns made of `ch`, which should take one column (`-` stands for what does not).
#[expect(clippy::too_many_arguments, reason = "a place, a size, what and how: all of them plain")]
pub fn rule(buf: &mut Buffer, x: u16, y: u16, width: u16, ch: &str, style: Style) {
    let ch = clusters(ch).next().unwrap_or("-");
    let shown = show(ch);
    let ch = if shown.cell_width() == 1 { shown.as_ref() } else { "-" };
    let room = room(buf, x, y, width);
    for column in 0..room {
        put(buf, x + column, y, ch, style);
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

/// Columns from `x` on that may be painted in row `y`.
fn room(buf: &Buffer, x: u16, y: u16, max_width: u16) -> u16 {
    let inside = buf.area.contains((x, y).into());
    if inside { max_width.min(buf.area.right().saturating_sub(x)) } else { 0 }
}

/// One cluster into its cells. A wide one that loses its second half here is blanked: half a
/// character would shift the rest of the row.
fn put(buf: &mut Buffer, x: u16, y: u16, cluster: &str, style: Style) {
    let before = x.checked_sub(1).and_then(|x| buf.cell_mut((x, y)));
    if let Some(before) = before.filter(|cell| !cell.symbol().is_ascii() && cell.cell_width() > 1) {
        before.set_symbol(" ");
    }
    if let Some(cell) = buf.cell_mut((x, y)) {
        cell.set_symbol(cluster).set_style(style);
    }
    for column in 1..cluster.cell_width() {
        if let Some(cell) = buf.cell_mut((x + column, y)) {
            cell.set_symbol(" ").set_style(style);
        }
    }
}

#[cfg(test)]
mod tests;
