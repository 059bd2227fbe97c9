//! The one row at the bottom: the keys that matter now, or one quiet line, and what is saved.

use crate::tui::paint::Buffer;
use ratatui::layout::Rect;

use crate::tui::keys::table::Row;
use crate::tui::theme::{Role, Theme};
use crate::tui::{paint, wrap};

/// What the row shows.
#[derive(Debug, Clone, Copy)]
pub struct KeyRow<'a> {
    /// The rows of the table in force; those with a hint are shown, as far as they fit.
    pub hints: &'a [Row],
    /// Keys that are always shown.
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
        let said = wrap::clip_with_dots(said, usize::from(width));
        paint::text(buf, area.x + 1, area.y, width, &said, theme.style(Role::Strong));
        return;
    }
    let shown = row.hints.iter().filter(|hint| !hint.hint.is_empty());
    let hints = shown.map(|hint| (hint.keys.split(" / ").next().unwrap_or_default(), hint.hint));
    let kept: u16 = row.also.iter().map(|pair| width(*pair).saturating_add(2)).sum();
    let fitting = fitting(hints, room.saturating_sub(area.x + 1).saturating_sub(kept));
    let mut x = area.x + 1;
    for (key, hint) in fitting.into_iter().chain(row.also.iter().copied()) {
        let left = room.saturating_sub(x);
        x += paint::text(buf, x, area.y, left, key, theme.style(Role::Key)) + 1;
        let left = room.saturating_sub(x);
        x += paint::text(buf, x, area.y, left, hint, theme.style(Role::Quiet)) + 2;
    }
}

/// As many hints as fit in so many columns.
fn fitting<'a>(
    hints: impl Iterator<Item = (&'a str, &'a str)>,
    mut room: u16,
) -> Vec<(&'a str, &'a str)> {
    let fits = |hint: &(&str, &str)| {
        let left = room.checked_sub(width(*hint));
        room = left.unwrap_or(0).saturating_sub(2);
        left.is_some()
    };
    hints.take_while(fits).collect()
}

/// Columns of a key with its word.
fn width((key, hint): (&str, &str)) -> u16 {
    u16::try_from(wrap::width(key) + 1 + wrap::width(hint)).unwrap_or(u16::MAX)
}
