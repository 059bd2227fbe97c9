//! How Prepare is drawn.

use crate::tui::paint::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::keys::table;
use crate::tui::screens::prepare::{Prepare, keys::PREPARE};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::key_row::{self, KeyRow};
use crate::tui::{paint, wrap};

impl Prepare {
    /// Draws the screen; where the terminal's cursor belongs.
    pub fn draw(
        &self,
        (theme, notice): (Theme, Option<&str>),
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        if area.width < 4 || area.height < 6 {
            return None;
        }
        let bottom = area.bottom() - 1;
        let x = area.x + 1;
        let used = paint::text(buf, x, area.y, 8, "Prepare", theme.style(Role::Strong)) + 2;
        let room = area.width.saturating_sub(used + 2);
        let title = wrap::clip_with_dots(&self.title, usize::from(room));
        paint::text(buf, x + used, area.y, room, &title, theme.style(Role::Text));
        for y in [area.y + 1, bottom - 1] {
            paint::rule(buf, area.x, y, area.width, theme.rule(), theme.style(Role::Rule));
        }
        let hints = table::rows(PREPARE);
        let row = KeyRow { hints: &hints, also: &[("^P", "all")], said: notice, status: "" };
        key_row::draw(&row, theme, Rect { y: bottom, height: 1, ..area }, buf);
        let body = Rect { y: area.y + 2, height: area.height - 4, ..area };
        self.form.draw(theme, body, buf)
    }
}
