//! How the question mirror is drawn: sentences from the top down, nothing that counts or weighs.

use crate::tui::paint::Buffer;
use ratatui::layout::Rect;

use crate::tui::keys::table;
use crate::tui::screens::mirror::{Line, Mirror, keys::MIRROR};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::key_row::{self, KeyRow};
use crate::tui::words::after as words;
use crate::tui::{paint, wrap};

/// Columns before the words.
const INDENT: u16 = 8;

impl Mirror {
    /// Draws the screen.
    pub fn draw(&self, (theme, notice): (Theme, Option<&str>), area: Rect, buf: &mut Buffer) {
        if area.width < INDENT + 4 || area.height < 6 {
            return;
        }
        let bottom = area.bottom() - 1;
        let used =
            paint::text(buf, area.x + 1, area.y, 20, words::MIRROR, theme.style(Role::Strong));
        let room = area.width.saturating_sub(used + 4);
        let alone = wrap::clip_with_dots(words::FOR_YOU_ALONE, usize::from(room));
        paint::right(buf, area.right() - 1, area.y, &alone, theme.style(Role::Quiet));
        for y in [area.y + 1, bottom - 1] {
            paint::rule(buf, area.x, y, area.width, theme.rule(), theme.style(Role::Rule));
        }
        let hints = table::rows(MIRROR);
        let row = KeyRow { hints: &hints, also: &[("^P", "all")], said: notice, status: "" };
        key_row::draw(&row, theme, Rect { y: bottom, height: 1, ..area }, buf);
        let mut rows = Rect { y: area.y + 2, height: area.height - 4, ..area };
        for line in self.lines.iter().skip(self.first) {
            line.draw(theme, &mut rows, buf);
        }
    }
}

impl Line {
    /// Draws it at the top of `rows`, and takes its rows from there.
    fn draw(&self, theme: Theme, rows: &mut Rect, buf: &mut Buffer) {
        let indent = if self.role == Role::Label { 1 } else { INDENT };
        let width = rows.width.saturating_sub(indent + 1);
        if rows.height > 0 {
            let at = rows.x + indent - 1;
            paint::right(buf, at, rows.y, &self.margin, theme.style(Role::Quiet));
        }
        for range in wrap::wrap(&self.words, usize::from(width)) {
            if rows.height == 0 {
                return;
            }
            let words = self.words.get(range).unwrap_or_default().trim_end();
            let style = theme.style(self.role);
            paint::text(buf, rows.x + indent, rows.y, width, words, style);
            *rows = Rect { y: rows.y + 1, height: rows.height - 1, ..*rows };
        }
    }
}
