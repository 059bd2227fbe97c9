//! A list of one-line rows, of which one is selected. Only the rows in sight are made.

use ratatui::layout::Rect;

use crate::tui::paint::{self, Buffer};
use crate::tui::theme::{Role, Theme};
use crate::tui::wrap;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What stands in the margin: a sign or two.
    pub margin: String,
    /// Its words; line breaks in them are shown as spaces.
    pub text: String,
    /// What stands at the right.
    pub note: String,
    /// What it is.
    pub role: Role,
}

/// Columns of the margin.
const MARGIN: u16 = 4;

/// The most characters of a row that are looked at.
const LONGEST: usize = 400;

/// Which rows are drawn, and where.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// How it looks.
    pub theme: Theme,
    /// Where.
    pub area: Rect,
    /// How many rows there are.
    pub count: usize,
    /// Which is selected.
    pub at: usize,
    /// Whether the keys move in it.
    pub active: bool,
}

/// Draws the rows in sight, the selected one among them; `first` is the topmost one, before and after.
pub fn draw(place: Place, buf: &mut Buffer, first: &mut usize, line: impl Fn(usize) -> Line) {
    let Place { theme, area, count, at, active } = place;
    let height = usize::from(area.height).max(1);
    let last = count.saturating_sub(height);
    *first = (*first).clamp(at.saturating_sub(height - 1), at).min(last);
    for (y, row) in (area.y..area.bottom()).zip(*first..count) {
        let selected = row == at;
        let lit = selected && active;
        draw_line(&line(row), (selected, lit), (theme, Rect { y, height: 1, ..area }), buf);
    }
    more(theme, area, (*first > 0, *first + height < count), buf);
}

fn draw_line(
    line: &Line,
    (selected, lit): (bool, bool),
    (theme, area): (Theme, Rect),
    buf: &mut Buffer,
) {
    let style = theme.style(if lit { Role::Selected } else { line.role });
    let quiet = if lit { style } else { theme.style(Role::Quiet) };
    if lit {
        paint::fill(buf, area, style);
    }
    let sign = if selected { theme.glyph("▸", ">") } else { " " };
    paint::text(buf, area.x, area.y, 1, sign, style);
    paint::text(buf, area.x + 1, area.y, MARGIN - 1, &line.margin, style);
    let note = wrap::clip_with_dots(&line.note, usize::from(area.width / 2));
    let at = paint::right(buf, area.right().saturating_sub(1), area.y, &note, quiet);
    let room = at.saturating_sub(area.x + MARGIN + 1);
    let text = one_line(&line.text);
    let text = wrap::clip_with_dots(&text, usize::from(room));
    paint::text(buf, area.x + MARGIN, area.y, room, &text, style);
}

/// Words in one line, as far as a row could show them.
#[must_use]
pub fn one_line(words: &str) -> String {
    let some = words.chars().take(LONGEST);
    some.map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect()
}

/// Says that there is more above or below.
pub(super) fn more(theme: Theme, area: Rect, (above, below): (bool, bool), buf: &mut Buffer) {
    let (x, style) = (area.right().saturating_sub(1), theme.style(Role::Quiet));
    if above {
        paint::text(buf, x, area.y, 1, theme.glyph("↑", "^"), style);
    }
    if below {
        paint::text(buf, x, area.bottom().saturating_sub(1), 1, theme.glyph("↓", "v"), style);
    }
}
