//! How the export is drawn: what is asked, what is to be said, and the text itself.

use crate::tui::paint::Buffer;
use ratatui::layout::{Position, Rect};

use crate::findings::Obstacle;
use crate::tui::keys::table;
use crate::tui::screens::export::{Ask, Dialog, keys::EXPORT};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{
    form,
    key_row::{self, KeyRow},
};
use crate::tui::{paint, words, wrap};

/// Rows of what is asked.
const ASKED: u16 = 2;

/// Columns of the format, before the file's name.
const FORMAT: u16 = 15;

/// A pen that writes rows from the top down.
struct Rows<'a> {
    theme: Theme,
    area: Rect,
    buf: &'a mut Buffer,
}

impl Dialog {
    /// Draws the export over `area`; where the terminal's cursor belongs.
    pub fn draw(&self, theme: Theme, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let area = area.intersection(buf.area);
        paint::fill(buf, area, theme.style(Role::Text));
        if area.height < ASKED + 1 || area.width < 4 {
            return None;
        }
        let asked = Rect { height: ASKED, ..area };
        let hints = table::rows(EXPORT);
        let row = KeyRow { hints: &hints, also: &[], said: None, status: "" };
        key_row::draw(&row, theme, Rect { y: area.bottom() - 1, height: 1, ..area }, buf);
        let cursor = self.form.draw(theme, asked, buf);
        self.file_hint(theme, asked, buf);
        let below = Rect { y: area.y + ASKED, height: area.height - ASKED - 1, ..area };
        let mut rows = Rows { theme, area: below, buf };
        self.said(&mut rows);
        rows.rule();
        self.preview(&mut rows);
        cursor
    }

    /// What an empty name means.
    fn file_hint(&self, theme: Theme, area: Rect, buf: &mut Buffer) {
        let asked = self.asked();
        if self.form.text(asked).is_empty() && self.form.focused() != Some(asked) {
            let (column, hint) = match asked {
                Ask::Folder => (0, words::share_back::SHARED_FOLDER),
                Ask::Level | Ask::For | Ask::Format | Ask::File => (FORMAT, words::OWN_FOLDER),
            };
            let (x, y) = (area.x + form::MARGIN + column, area.bottom() - 1);
            let room = area.right().saturating_sub(x + 1);
            paint::text(buf, x, y, room, hint, theme.style(Role::Quiet));
        }
    }

    /// What stands in the way, and what else is to be known.
    fn said(&self, rows: &mut Rows<'_>) {
        let stopping = |said: &&Obstacle| said.stops() && !self.draft();
        if self.said.iter().any(|said| stopping(&said)) {
            rows.wrapped(words::IN_THE_WAY, Role::Warning);
        }
        let (theme, most) = (rows.theme, rows.area.bottom().saturating_sub(LEFT_FOR_TEXT));
        for warning in &self.warnings {
            rows.wrapped(&format!("! {warning}"), Role::Warning);
        }
        for said in self.said.iter().filter(|said| !said.stops() || stopping(said)) {
            if rows.area.y >= most && !self.preview.is_empty() {
                return;
            }
            let known = (theme.glyph("·", "-"), Role::Quiet);
            let (sign, role) = if said.stops() { ("!", Role::Strong) } else { known };
            rows.wrapped(&format!("{sign} {said}"), role);
        }
    }

    fn preview(&self, rows: &mut Rows<'_>) {
        let all = self.preview.lines().skip(self.first);
        for line in all {
            if rows.area.height == 0 {
                return;
            }
            rows.wrapped(line, Role::Text);
        }
    }
}

/// Rows that stay for the text, whatever else is to be said.
const LEFT_FOR_TEXT: u16 = 4;

impl Rows<'_> {
    fn wrapped(&mut self, text: &str, role: Role) {
        let width = self.area.width.saturating_sub(2);
        let mut start = 0;
        while self.area.height > 0 {
            let end = wrap::row_end(text, start, usize::from(width));
            let row = text.get(start..end).unwrap_or_default();
            let style = self.theme.style(role);
            paint::text(self.buf, self.area.x + 1, self.area.y, width, row, style);
            self.down();
            if end >= text.len() {
                return;
            }
            start = end;
        }
    }

    fn rule(&mut self) {
        if self.area.height > 0 {
            let (area, style) = (self.area, self.theme.style(Role::Rule));
            paint::rule(self.buf, area.x, area.y, area.width, self.theme.rule(), style);
            self.down();
        }
    }

    fn down(&mut self) {
        self.area.y += 1;
        self.area.height -= 1;
    }
}
