//! How what came back is drawn: the file to name, or what it says, from the top down.

use ratatui::layout::{Position, Rect};

use crate::tui::paint::{self, Buffer};
use crate::tui::screens::share_back::{CameBack, Line, Read};
use crate::tui::theme::{Role, Theme};
use crate::tui::words::share_back as words;
use crate::tui::wrap;

/// Columns before the words.
const INDENT: u16 = 3;

impl CameBack {
    /// Draws it over `area`; where the terminal's cursor belongs, while the file is named.
    pub fn draw(&self, theme: Theme, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let area = area.intersection(buf.area);
        paint::fill(buf, area, theme.style(Role::Text));
        if area.height < 4 || area.width < 20 {
            return None;
        }
        paint::text(
            buf,
            area.x + 1,
            area.y,
            area.width,
            words::CAME_BACK,
            theme.style(Role::Strong),
        );
        paint::rule(buf, area.x, area.y + 1, area.width, theme.rule(), theme.style(Role::Rule));
        let mut rows = Rect { y: area.y + 2, height: area.height - 2, ..area };
        match &self.read {
            None => self.ask(theme, &mut rows, buf),
            Some(read) => {
                read.draw(theme, area, &mut rows, buf);
                None
            }
        }
    }

    fn ask(&self, theme: Theme, rows: &mut Rect, buf: &mut Buffer) -> Option<Position> {
        line(&Line { words: words::ABOUT.to_owned(), role: Role::Text }, theme, rows, buf);
        down(rows);
        if rows.height == 0 {
            return None;
        }
        let used = paint::text(
            buf,
            rows.x + INDENT,
            rows.y,
            rows.width,
            "file ",
            theme.style(Role::Quiet),
        );
        let x = rows.x + INDENT + used;
        let place = Rect { x, width: rows.right().saturating_sub(x + 2), height: 1, ..*rows };
        let (x, y) = self.file.draw(buf, place, theme.style(Role::Strong));
        Some(Position { x, y })
    }
}

impl Read {
    fn draw(&self, theme: Theme, area: Rect, rows: &mut Rect, buf: &mut Buffer) {
        let name = self.file.file_name().unwrap_or_default().display().to_string();
        let room = usize::from(area.width / 2);
        let name = wrap::clip_with_dots(&name, room);
        paint::right(buf, area.right() - 1, area.y, &name, theme.style(Role::Quiet));
        for said in self.lines.iter().skip(self.first) {
            line(said, theme, rows, buf);
        }
    }
}

/// Draws a line at the top of `rows`, and takes its rows from there.
fn line(line: &Line, theme: Theme, rows: &mut Rect, buf: &mut Buffer) {
    let indent = if line.role == Role::Label { 1 } else { INDENT };
    let width = rows.width.saturating_sub(indent + 1);
    for range in wrap::wrap(&line.words, usize::from(width)) {
        if rows.height == 0 {
            return;
        }
        let words = line.words.get(range).unwrap_or_default().trim_end();
        paint::text(buf, rows.x + indent, rows.y, width, words, theme.style(line.role));
        down(rows);
    }
}

fn down(rows: &mut Rect) {
    *rows = Rect { y: rows.y + 1, height: rows.height.saturating_sub(1), ..*rows };
}
