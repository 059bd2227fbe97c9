//! How the question banks are drawn: the banks at the left, the selected one at the right.

use crate::tui::paint::Buffer;
use ratatui::layout::{Position, Rect};

use crate::guide::Library;
use crate::tui::keys::table;
use crate::tui::screens::browser::{
    Browser, Side,
    keys::BROWSER,
    page::{LABEL, Page, Row, origin},
    shown::Entry,
};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::key_row::{self, KeyRow};
use crate::tui::{paint, words, wrap};

/// What drawing may read.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The banks.
    pub library: &'a Library,
    /// How the screen looks.
    pub theme: Theme,
    /// One quiet line, instead of the keys.
    pub notice: Option<&'a str>,
    /// What is saved.
    pub status: &'a str,
}

/// Where both sides are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Areas {
    pub(super) left: Rect,
    pub(super) right: Rect,
}

impl Areas {
    /// On a screen of so many columns and rows.
    pub(super) fn of((width, height): (u16, u16)) -> Self {
        let (y, height) = (2, height.saturating_sub(4));
        let side = if width >= 100 { 36 } else { 27 }.min(width);
        let left = Rect { x: 0, y, width: side, height };
        let right = Rect { x: side + 2, y, width: width.saturating_sub(side + 3), height };
        Self { left, right }
    }
}

impl Browser {
    /// Draws the screen; where the terminal's cursor belongs.
    pub fn draw(&self, scene: Scene<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
        if area.width < 40 || area.height < 8 {
            return None;
        }
        let theme = scene.theme;
        let bottom = area.bottom() - 1;
        paint::fill(buf, area, theme.style(Role::Text));
        let searching = self.head(theme, area, buf);
        for y in [area.y + 1, bottom - 1] {
            paint::rule(buf, area.x, y, area.width, theme.rule(), theme.style(Role::Rule));
        }
        let (hints, also) = (table::rows(BROWSER), &[("^P", "all")]);
        let row = KeyRow { hints: &hints, also, said: scene.notice, status: scene.status };
        key_row::draw(&row, theme, Rect { y: bottom, height: 1, ..area }, buf);
        let Areas { left, right } = Areas::of((area.width, area.height));
        for y in left.y..left.bottom() {
            let bar = theme.glyph("│", "|");
            paint::text(buf, left.right(), y, 1, bar, theme.style(Role::Rule));
        }
        self.banks(scene, left, buf);
        self.page_at(scene, right, buf);
        searching
    }

    /// The search, or what it is for; where the cursor belongs while it has the keys.
    fn head(&self, theme: Theme, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let x = area.x + 1;
        if !self.searching && self.search.text().is_empty() {
            let used = paint::text(buf, x, area.y, 20, "Question banks", theme.style(Role::Strong));
            let room = area.width.saturating_sub(used + 4);
            let hint = wrap::clip_with_dots(words::BANKS_HINT, usize::from(room));
            let right = area.right().saturating_sub(1);
            paint::right(buf, right, area.y, &hint, theme.style(Role::Quiet));
            return None;
        }
        let used = paint::text(buf, x, area.y, 8, "Search", theme.style(Role::Label)) + 2;
        let field =
            Rect { x: x + used, width: area.width.saturating_sub(used + 2), height: 1, ..area };
        let (x, y) = self.search.draw(buf, field, theme.style(Role::Strong));
        Some(Position { x, y }).filter(|_| self.searching)
    }

    fn banks(&self, scene: Scene<'_>, area: Rect, buf: &mut Buffer) {
        let theme = scene.theme;
        let active = self.side == Side::Banks;
        let heading = theme.style(if active { Role::Label } else { Role::Quiet });
        paint::text(buf, area.x + 2, area.y, area.width.saturating_sub(3), "Banks", heading);
        let ys = area.y + 1..area.bottom();
        for (y, (at, entry)) in ys.clone().zip(self.shown.iter().enumerate().skip(self.first)) {
            let selected = at == self.entry;
            let lit = selected && active;
            let row = Rect { y, height: 1, ..area };
            draw_bank(scene, (entry, selected, lit), row, buf);
        }
        if self.shown.is_empty() {
            let none = scene.library.banks.is_empty() && scene.library.faults.is_empty();
            let said = if none { words::NO_BANKS } else { words::NOTHING_MATCHES };
            let width = area.width.saturating_sub(3);
            let rows = wrap::wrap(said, usize::from(width));
            for (y, row) in ys.zip(rows) {
                let row = said.get(row).unwrap_or_default();
                paint::text(buf, area.x + 2, y, width, row, theme.style(Role::Quiet));
            }
        }
    }

    fn page_at(&self, scene: Scene<'_>, area: Rect, buf: &mut Buffer) {
        let page = Page::of(self, scene.library, area.width);
        let head = page.head.iter().map(|row| (row, None));
        let rows = page.rows.iter().enumerate().skip(self.top);
        let rows = rows.map(|(at, row)| (row, page.begins(at)));
        for (y, (row, begins)) in (area.y..area.bottom()).zip(head.chain(rows)) {
            let selected = begins == Some(self.item);
            let lit = selected && self.side == Side::Questions;
            let place = Rect { y, height: 1, ..area };
            draw_row(scene.theme, (row, selected, lit), place, buf);
        }
    }
}

fn sign(theme: Theme, selected: bool) -> &'static str {
    if selected { theme.glyph("▸", ">") } else { " " }
}

fn draw_bank(
    scene: Scene<'_>,
    (entry, selected, lit): (&Entry, bool, bool),
    area: Rect,
    buf: &mut Buffer,
) {
    let theme = scene.theme;
    let bank = entry.bank.and_then(|at| scene.library.banks.get(at));
    let style = theme.style(if lit { Role::Selected } else { Role::Text });
    if lit {
        paint::fill(buf, area, style);
    }
    paint::text(buf, area.x, area.y, 1, sign(theme, selected), style);
    if entry.faults() > 0 {
        let warning = if lit { style } else { theme.style(Role::Warning) };
        paint::text(buf, area.x + 1, area.y, 1, "!", warning);
    }
    let note = match bank {
        Some(bank) => format!("{}{:>3}", origin(&bank.origin), entry.questions()),
        None => entry.faults().to_string(),
    };
    let quiet = if lit { style } else { theme.style(Role::Quiet) };
    let at = paint::right(buf, area.right().saturating_sub(1), area.y, &note, quiet);
    let room = at.saturating_sub(area.x + 3);
    let title = bank.map_or(words::FAULTS, |bank| bank.title.as_str());
    let title = wrap::clip_with_dots(title, usize::from(room));
    paint::text(buf, area.x + 2, area.y, room, &title, style);
}

fn draw_row(theme: Theme, (row, selected, lit): (&Row, bool, bool), area: Rect, buf: &mut Buffer) {
    let style = theme.style(if lit { Role::Selected } else { row.role });
    let quiet = if lit { style } else { theme.style(Role::Quiet) };
    if lit {
        paint::fill(buf, area, style);
    }
    if selected {
        paint::text(buf, area.x, area.y, 1, sign(theme, true), style);
    }
    let label = (area.x + row.indent).saturating_sub(LABEL);
    paint::text(buf, label, area.y, LABEL, row.label, theme.style(Role::Quiet));
    let at = paint::right(buf, area.right(), area.y, &row.note, quiet);
    let room = if row.note.is_empty() { area.width } else { at.saturating_sub(area.x + 1) };
    let (x, room) = (area.x + row.indent, room.saturating_sub(row.indent));
    let words = wrap::clip_with_dots(&row.text, usize::from(room));
    paint::text(buf, x, area.y, room, &words, style);
}
