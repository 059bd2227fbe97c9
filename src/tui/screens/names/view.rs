//! How names are judged on screen: the word in its sentence on top, all words beneath.

use ratatui::{
    layout::{Position, Rect},
    style::Style,
};

use crate::findings::Found;
use crate::tui::open::Open;
use crate::tui::paint::{self, Buffer};
use crate::tui::screens::names::{Names, verdict};
use crate::tui::theme::{Role, Theme};
use crate::tui::words::names as words;
use crate::tui::wrap;

/// Columns before a sentence.
const INDENT: u16 = 3;

/// Columns for what becomes of a word, in the list.
const SIGN: u16 = 26;

/// Rows a sentence takes at most.
const SENTENCE: usize = 4;

impl Names {
    /// Draws it over `area`; where the terminal's cursor belongs, if a role is typed.
    pub fn draw(
        &self,
        open: &Open,
        theme: Theme,
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let area = area.intersection(buf.area);
        paint::fill(buf, area, theme.style(Role::Text));
        if area.height < 4 || area.width < 20 {
            return None;
        }
        let left = self.found.iter().filter(|found| verdict(open, found).is_none()).count();
        paint::text(buf, area.x + 1, area.y, area.width, words::NAMES, theme.style(Role::Strong));
        let left = words::left(left, self.found.len());
        paint::right(buf, area.right() - 1, area.y, &left, theme.style(Role::Quiet));
        paint::rule(buf, area.x, area.y + 1, area.width, theme.rule(), theme.style(Role::Rule));
        let found = self.found.get(self.at)?;
        let mut pen = Pen { theme, rows: below(area, 2), buf };
        pen.head(found);
        pen.sentence(found);
        let cursor = pen.becomes(self, open, found);
        pen.rule();
        pen.list(self, open);
        cursor
    }
}

fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// Writes rows from the top down.
struct Pen<'a> {
    theme: Theme,
    rows: Rect,
    buf: &'a mut Buffer,
}

impl Pen<'_> {
    fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    fn text(&mut self, x: u16, text: &str, style: Style) -> u16 {
        let room = self.rows.width.saturating_sub(x + 1);
        if self.rows.height == 0 {
            return 0;
        }
        paint::text(self.buf, self.rows.x + x, self.rows.y, room, text, style)
    }

    fn down(&mut self) {
        self.rows = below(self.rows, 1);
    }

    fn rule(&mut self) {
        if self.rows.height > 0 {
            let (rows, style) = (self.rows, self.style(Role::Rule));
            paint::rule(self.buf, rows.x, rows.y, rows.width, self.theme.rule(), style);
        }
        self.down();
    }

    /// The word, and what it is.
    fn head(&mut self, found: &Found) {
        let half = usize::from(self.rows.width / 2);
        let word = wrap::clip_with_dots(&found.shown, half).into_owned();
        let used = self.text(1, &word, self.style(Role::Strong));
        let room = usize::from(self.rows.width.saturating_sub(used + 4));
        let about = words::about(found);
        let about = wrap::clip_with_dots(&about, room).into_owned();
        self.text(used + 3, &about, self.style(Role::Quiet));
        self.down();
    }

    /// Its sentence, with the word marked in it.
    fn sentence(&mut self, found: &Found) {
        let line: String =
            found.sentence.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
        let width = usize::from(self.rows.width.saturating_sub(2 * INDENT)).max(1);
        self.down();
        for row in wrap::wrap(&line, width).into_iter().take(SENTENCE) {
            let mut x = INDENT;
            for (from, to, role) in pieces(&row, &found.at) {
                let words = line.get(from..to).unwrap_or_default();
                x += self.text(x, words, self.style(role));
            }
            self.down();
        }
        self.down();
    }

    /// What becomes of it, or the role being typed.
    fn becomes(&mut self, names: &Names, open: &Open, found: &Found) -> Option<Position> {
        let Some(field) = &names.field else {
            let said = words::becomes(found, verdict(open, found));
            self.text(INDENT, &said, self.style(Role::Text));
            self.down();
            return None;
        };
        let used = self.text(INDENT, "role ", self.style(Role::Quiet));
        let place = Rect {
            x: self.rows.x + INDENT + used,
            width: self.rows.width.saturating_sub(INDENT + used + 2).min(40),
            height: 1,
            ..self.rows
        };
        let cursor = (self.rows.height > 0 && place.width > 1).then(|| {
            let (x, y) = field.draw(self.buf, place, self.style(Role::Strong));
            Position { x, y }
        });
        self.down();
        cursor
    }

    /// All words, the one at hand in sight.
    fn list(&mut self, names: &Names, open: &Open) {
        let room = usize::from(self.rows.height);
        let first = names.at.saturating_sub(room / 2).min(names.found.len().saturating_sub(room));
        for (at, found) in names.found.iter().enumerate().skip(first).take(room) {
            let here = at == names.at;
            let verdict = verdict(open, found);
            let role = match (here, verdict) {
                (true, _) => Role::Strong,
                (false, None) => Role::Text,
                (false, Some(_)) => Role::Quiet,
            };
            if here {
                self.text(1, self.theme.glyph("▸", ">"), self.style(Role::Strong));
            }
            let sign = words::sign(found, verdict);
            let sign = wrap::clip_with_dots(&sign, usize::from(SIGN) - 1).into_owned();
            self.text(INDENT, &sign, self.style(role));
            let word = found.shown.clone();
            self.text(INDENT + SIGN, &word, self.style(role));
            self.down();
        }
    }
}

/// Cuts a row where the word begins and ends.
fn pieces(
    row: &std::ops::Range<usize>,
    word: &std::ops::Range<usize>,
) -> Vec<(usize, usize, Role)> {
    let clamp = |at: usize| at.clamp(row.start, row.end);
    let (from, to) = (clamp(word.start), clamp(word.end));
    let (said, word) = (Role::Quote, Role::Selected);
    let all = [(row.start, from, said), (from, to, word), (to, row.end, said)];
    all.into_iter().filter(|(from, to, _)| from < to).collect()
}
