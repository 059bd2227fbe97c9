//! A list one types to filter.

use crate::tui::paint::Buffer;
use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{CaseMatching, Normalization, Pattern},
};
use ratatui::layout::Rect;

use crate::tui::keys::press::{Key, Press};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::Field;
use crate::tui::{paint, wrap};

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// The words that are matched and shown.
    pub label: String,
    /// What stands at the right.
    pub note: String,
    /// What it is set under while nothing is filtered.
    pub group: String,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// A list one types to filter.
#[derive(Debug, Clone, Default)]
pub struct Picker {
    title: String,
    field: Field,
    items: Vec<Item>,
    found: Vec<usize>,
    at: usize,
}

/// What a press did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picked {
    /// Nothing to tell.
    Nothing,
    /// This item was chosen (its place among all items).
    Item(usize),
    /// The list was closed.
    Closed,
}

impl Picker {
    /// A list with a title.
    #[must_use]
    pub fn new(title: &str, items: Vec<Item>) -> Self {
        let found = (0..items.len()).collect();
        Self { title: title.to_owned(), items, found, ..Self::default() }
    }

    /// Its items, to tick them.
    pub fn items_mut(&mut self) -> impl Iterator<Item = &mut Item> {
        self.items.iter_mut()
    }

    /// Empties the filter. What is selected stays selected.
    pub fn clear(&mut self) {
        let selected = self.found.get(self.at).copied();
        self.field = Field::default();
        self.filter();
        let place = self.found.iter().position(|at| Some(*at) == selected);
        self.at = place.unwrap_or(0);
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press) -> Picked {
        match press {
            Press { key: Key::Esc, .. } => return Picked::Closed,
            Press { key: Key::Enter, .. } => {
                return self.found.get(self.at).map_or(Picked::Nothing, |at| Picked::Item(*at));
            }
            Press { key: Key::Up, .. } => self.at = self.at.saturating_sub(1),
            Press { key: Key::Down, .. } => self.step(1),
            Press { key: Key::PageUp, .. } => self.at = self.at.saturating_sub(10),
            Press { key: Key::PageDown, .. } => self.step(10),
            typed => {
                let before = self.field.text().to_owned();
                self.field.press(typed);
                if before != self.field.text() {
                    self.filter();
                }
            }
        }
        Picked::Nothing
    }

    /// Takes pasted text into the filter.
    pub fn paste(&mut self, text: &str) {
        self.field.paste(text);
        self.filter();
    }

    fn step(&mut self, by: usize) {
        self.at = (self.at + by).min(self.found.len().saturating_sub(1));
    }

    fn filter(&mut self) {
        self.at = 0;
        let wanted = self.field.text().trim();
        if wanted.is_empty() {
            self.found = (0..self.items.len()).collect();
            return;
        }
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::parse(wanted, CaseMatching::Ignore, Normalization::Smart);
        let mut text = Vec::new();
        let mut scored: Vec<(u32, usize)> = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            let label = Utf32Str::new(&item.label, &mut text);
            if let Some(score) = pattern.score(label, &mut matcher) {
                scored.push((score, at));
            }
        }
        scored.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        self.found = scored.into_iter().map(|(_, at)| at).collect();
    }

    /// Draws the list over `area`; where the terminal's cursor belongs.
    pub fn draw(&self, theme: Theme, area: Rect, buf: &mut Buffer) -> (u16, u16) {
        paint::fill(buf, area, theme.style(Role::Text));
        let title = format!("{}  ", self.title);
        let used =
            paint::text(buf, area.x + 1, area.y, area.width, &title, theme.style(Role::Label));
        let x = area.x + 1 + used;
        let width = area.right().saturating_sub(x + 1);
        let field = Rect { x, y: area.y, width, height: 1 };
        let cursor = self.field.draw(buf, field, theme.style(Role::Strong));
        let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        self.rows(theme, list, buf);
        cursor
    }

    fn rows(&self, theme: Theme, area: Rect, buf: &mut Buffer) {
        if self.found.is_empty() {
            let width = area.width.saturating_sub(2);
            paint::text(buf, area.x + 1, area.y, width, "nothing found", theme.style(Role::Quiet));
        }
        let rows = usize::from(area.height).max(1);
        let first = self.at.saturating_sub(rows - 1);
        for (y, at) in (area.y..area.bottom()).zip(first..) {
            let Some(item) = self.found.get(at).and_then(|at| self.items.get(*at)) else { break };
            let row = Rect { y, height: 1, ..area };
            draw_item(item, at == self.at, (theme, row), buf);
        }
    }
}

fn draw_item(item: &Item, selected: bool, (theme, row): (Theme, Rect), buf: &mut Buffer) {
    let style = theme.style(if selected { Role::Selected } else { Role::Text });
    if selected {
        paint::fill(buf, row, style);
    }
    let tick = if item.ticked { theme.glyph("✓", "x") } else { " " };
    paint::text(buf, row.x + 1, row.y, 1, tick, style);
    let quiet = if selected { style } else { theme.style(Role::Quiet) };
    let beside = usize::from(row.width).saturating_sub(wrap::width(&item.label) + 6);
    let most = beside.max(usize::from(row.width / 2));
    let note = wrap::clip_with_dots(&item.note, most);
    let at = paint::right(buf, row.right().saturating_sub(1), row.y, &note, quiet);
    let room = at.saturating_sub(row.x + 4);
    let label = wrap::clip_with_dots(&item.label, usize::from(room));
    paint::text(buf, row.x + 3, row.y, room, &label, style);
}
