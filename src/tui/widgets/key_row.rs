//! The one row at the bottom: the keys that matter now, or one quiet line, and what is saved.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::tui::keys::table::Row;
use crate::tui::theme::{Role, Theme};
use crate::tui::{paint, wrap};

/// What the row shows.
#[derive(Debug, Clone, Copy)]
pub struct KeyRow<'a> {
    /// The rows of the table in force; those with a hint are shown, as far as they fit.
    pub hints: &'a [Row],
    /// Keys that work everywhere.
    pub also: &'a [(&'a str, &'a str)],
    /// One quiet line instead of the keys.
    pub said: Option<&'a str>,
    /// What stands at the right.
    pub status: &'a str,
}

/// Draws the row.
pub fn draw(row: &KeyRow<'_>, theme: Theme, area: Rect, buf: &mut Buffer) {
    let right = area.right().saturating_sub(1);
    let role = if row.status.starts_with("saved") { Role::Quiet } else { Role::Warning };
    let at = paint::right(buf, right, area.y, row.status, theme.style(role));
    let room = at.saturating_sub(2);
    if let Some(said) = row.said {
        let width = room.saturating_sub(area.x + 1);
        paint::text(buf, area.x + 1, area.y, width, said, theme.style(Role::Strong));
        return;
    }
    let shown = row.hints.iter().filter(|hint| !hint.hint.is_empty());
    let hints = shown.map(|hint| (hint.keys.split(" / ").next().unwrap_or_default(), hint.hint));
    let mut x = area.x + 1;
    for (key, hint) in hints.chain(row.also.iter().copied()) {
        let width = u16::try_from(wrap::width(key) + 1 + wrap::width(hint)).unwrap_or(u16::MAX);
        if x.saturating_add(width) > room {
            break;
        }
        x += paint::text(buf, x, area.y, room - x, key, theme.style(Role::Key)) + 1;
        x += paint::text(buf, x, area.y, room - x, hint, theme.style(Role::Quiet)) + 2;
    }
}
