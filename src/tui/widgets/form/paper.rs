//! How a form is drawn: only the rows in sight, and the entry that has the keys always among them.

use crate::tui::paint::Buffer;
use ratatui::{
    layout::{Position, Rect},
    style::{Modifier, Style},
};

use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::form::{
    Control, Entry, Form, Item,
    layout::{self, MARGIN, Place},
};
use crate::tui::{paint, wrap};

impl<K: Copy + PartialEq> Form<K> {
    /// Draws the form; where the terminal's cursor belongs.
    pub fn draw(&self, theme: Theme, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let places = layout::places(self, area.width);
        let height = usize::from(area.height);
        let rows = places.last().map_or(0, |place| place.row + 1);
        let focus = places.iter().find(|place| place.item == self.at).map_or(0, |place| place.row);
        let first = focus.saturating_sub(height / 2).min(rows.saturating_sub(height));
        let mut cursor = None;
        for place in places.iter().filter(|place| place.row >= first && place.row < first + height)
        {
            let y = area.y + u16::try_from(place.row - first).unwrap_or(0);
            cursor = self.piece(place, theme, Rect { y, height: 1, ..area }, buf).or(cursor);
        }
        more(theme, area, (first > 0, first + height < rows), buf);
        cursor
    }

    fn piece(&self, place: &Place, theme: Theme, row: Rect, buf: &mut Buffer) -> Option<Position> {
        let x = row.x.saturating_add(MARGIN).saturating_add(place.x);
        match self.items.get(place.item)? {
            Item::Section(title) => {
                let style = theme.style(Role::Label);
                paint::text(buf, row.x + 1, row.y, MARGIN.saturating_sub(2), title, style);
                None
            }
            Item::Words { text, role, .. } => {
                let part = text.get(place.part.clone()).unwrap_or_default().trim_end();
                paint::text(buf, x, row.y, place.width, part, theme.style(*role));
                None
            }
            Item::Entry(entry) => {
                let area = Rect { x, width: place.width, ..row };
                let focused = place.item == self.at;
                let cursor = draw_entry(entry, focused, (theme, area), buf);
                Some(cursor).filter(|_| focused)
            }
        }
    }
}

/// Says that there is more above or below.
fn more(theme: Theme, area: Rect, (above, below): (bool, bool), buf: &mut Buffer) {
    let (x, style) = (area.right().saturating_sub(1), theme.style(Role::Quiet));
    if above {
        paint::text(buf, x, area.y, 1, theme.glyph("↑", "^"), style);
    }
    if below {
        paint::text(buf, x, area.bottom().saturating_sub(1), 1, theme.glyph("↓", "v"), style);
    }
}

fn draw_entry<K>(
    entry: &Entry<K>,
    focused: bool,
    (theme, area): (Theme, Rect),
    buf: &mut Buffer,
) -> Position {
    let style = theme.style(if focused { Role::Selected } else { Role::Text });
    let whole = |text: String, buf: &mut Buffer| {
        let text = wrap::clip_with_dots(&text, usize::from(area.width));
        paint::text(buf, area.x, area.y, area.width, &text, style);
        Position { x: area.x, y: area.y }
    };
    match &entry.control {
        Control::Tick(ticked) => {
            let tick = if *ticked { "x" } else { " " };
            whole(format!("[{tick}] {}", entry.label), buf)
        }
        Control::Button => whole(format!("[{}]", entry.label), buf),
        Control::Choice { options, at } => {
            let value = after_label(entry, (theme, area), buf);
            let chosen = options.get(*at).map_or("", String::as_str);
            let (left, right) = (theme.glyph("‹", "<"), theme.glyph("›", ">"));
            let room = usize::from(value.width.saturating_sub(2));
            let shown = format!("{left}{}{right}", wrap::clip_with_dots(chosen, room));
            paint::text(buf, value.x, value.y, value.width, &shown, style);
            Position { x: value.x, y: value.y }
        }
        Control::Text { field, .. } => {
            let value = after_label(entry, (theme, area), buf);
            let line = theme.style(if focused { Role::Strong } else { Role::Text });
            let line = line.add_modifier(Modifier::UNDERLINED);
            paint::fill(buf, value, line);
            if focused {
                let (x, y) = field.draw(buf, value, line);
                return Position { x, y };
            }
            text(field.text(), value, line, buf)
        }
    }
}

fn text(words: &str, area: Rect, style: Style, buf: &mut Buffer) -> Position {
    let shown = wrap::clip_with_dots(words, usize::from(area.width));
    paint::text(buf, area.x, area.y, area.width, &shown, style);
    Position { x: area.x, y: area.y }
}

/// Draws the label; what is left of the row's place for the value.
fn after_label<K>(entry: &Entry<K>, (theme, area): (Theme, Rect), buf: &mut Buffer) -> Rect {
    let style = theme.style(Role::Quiet);
    let room = area.width.saturating_sub(1);
    let used = paint::text(buf, area.x, area.y, room, &entry.label, style);
    let used = if used == 0 { 0 } else { used + 1 };
    Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area }
}
