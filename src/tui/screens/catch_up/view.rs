//! How catch-up is drawn: the one at hand with what was asked before it, then all of them.

use crate::tui::paint::Buffer;
use ratatui::layout::{Position, Rect};

use crate::interview::{entry::Entry, note::Kind};
use crate::tui::keys::table;
use crate::tui::screens::catch_up::{
    CatchUp, Lacks,
    keys::{CATCH_UP, WRITING},
    lacks,
};
use crate::tui::screens::live::{self, LiveMemory, Look};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::key_row::{self, KeyRow};
use crate::tui::words::after as words;
use crate::tui::{paint, wrap};

/// Rows of the one at hand: what was asked, its own words, its tags.
const AT_HAND: u16 = 5;
/// Rows of the words being written.
const WORDS: u16 = 4;
/// Columns before the words: time and kind.
const INDENT: u16 = 16;

impl CatchUp {
    /// Draws the screen; where the terminal's cursor belongs.
    pub fn draw(
        &self,
        look: Look<'_>,
        area: Rect,
        buf: &mut Buffer,
        memory: &mut LiveMemory,
    ) -> Option<Position> {
        if area.width < INDENT + 4 || area.height < AT_HAND + WORDS + 5 {
            return None;
        }
        self.head(look, area, buf);
        let theme = look.theme;
        let bottom = area.bottom() - 1;
        let hand = Rect { y: area.y + 2, height: AT_HAND, ..area };
        let words = Rect { y: bottom - 1 - WORDS, height: WORDS, ..area };
        let below = if self.writing() { words.y - 1 } else { bottom - 1 };
        for y in [area.y + 1, hand.bottom(), below, bottom - 1] {
            paint::rule(buf, area.x, y, area.width, theme.rule(), theme.style(Role::Rule));
        }
        self.at_hand(look, hand, buf);
        let list = hand.bottom() + 1;
        self.list(look, Rect { y: list, height: below.saturating_sub(list), ..area }, buf);
        let hints = table::rows(if self.writing() { WRITING } else { CATCH_UP });
        let (also, said, status) = (&[("^P", "all")], look.notice, look.status);
        let row = KeyRow { hints: &hints, also, said, status };
        key_row::draw(&row, theme, Rect { y: bottom, height: 1, ..area }, buf);
        self.line(look, words, buf, memory)
    }

    fn head(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let theme = look.theme;
        let title = words::CATCH_UP;
        paint::text(buf, area.x + 1, area.y, 10, title, theme.style(Role::Strong));
        let left = self.left(look.around.open.interview());
        let said = words::left(self.at + 1, self.all.len(), left);
        paint::right(buf, area.right() - 1, area.y, &said, theme.style(Role::Text));
    }

    /// What was asked before it, its own words, its tags, and what it waits for.
    fn at_hand(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let interview = look.around.open.interview();
        let theme = look.theme;
        let Some(entry) = self.id().and_then(|id| interview.entry(id)) else { return };
        let before = entry.after.and_then(|id| interview.entry(id)).filter(|e| !e.withdrawn);
        if let Some(asked) = before {
            row(asked, (theme, Role::Asked), area, buf);
        } else {
            let none = theme.style(Role::Quiet);
            paint::text(buf, area.x + INDENT, area.y, area.width, words::NOTHING_BEFORE, none);
        }
        let its = Rect { y: area.y + 1, ..area };
        margin(entry, theme, its, buf);
        let width = area.width.saturating_sub(INDENT + 1);
        let text = shown(entry);
        let role = if entry.withdrawn { Role::Quiet } else { Role::Strong };
        for (y, range) in (its.y..area.bottom() - 1).zip(wrap::wrap(&text, usize::from(width))) {
            let words = text.get(range).unwrap_or_default();
            paint::text(buf, area.x + INDENT, y, width, words.trim_end(), theme.style(role));
        }
        let last = area.bottom() - 1;
        let waits = self.waits(look, entry);
        paint::text(buf, area.x + INDENT, last, width, waits, theme.style(Role::Quiet));
        let tags = entry.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
        let room = usize::from(width).saturating_sub(wrap::width(waits) + 2);
        let tags = wrap::clip_with_dots(&tags, room);
        paint::right(buf, area.right() - 1, last, &tags, theme.style(Role::Tag));
    }

    /// What an entry waits for, in words.
    fn waits(&self, look: Look<'_>, entry: &Entry) -> &'static str {
        if entry.withdrawn {
            return words::DELETED;
        }
        let left = self.is_left(look.around.open.interview(), entry.id);
        match lacks(entry).filter(|_| left) {
            Some(Lacks::Words) => words::LACKS_WORDS,
            Some(Lacks::MoreWords) => words::LACKS_MORE,
            Some(Lacks::Tag) => words::LACKS_TAG,
            None => words::DONE,
        }
    }

    /// All of them, the one at hand in sight.
    fn list(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let interview = look.around.open.interview();
        let first = (self.at + 1).saturating_sub(usize::from(area.height).max(1));
        let right = area.right() - 1;
        for (y, at) in (area.y..area.bottom()).zip(first..) {
            let Some(entry) = self.all.get(at).and_then(|id| interview.entry(*id)) else { return };
            let line = Rect { y, height: 1, ..area };
            let waits = self.waits(look, entry);
            let done = !self.is_left(interview, entry.id);
            let here = at == self.at;
            let role = if here {
                Role::Selected
            } else if done {
                Role::Quiet
            } else {
                Role::Text
            };
            if here {
                paint::fill(buf, line, look.theme.style(role));
            }
            let x = paint::right(buf, right, y, waits, look.theme.style(role));
            let room = x.saturating_sub(area.x + 2);
            row(entry, (look.theme, role), Rect { width: room, ..line }, buf);
        }
    }

    /// The words being written.
    fn line(
        &self,
        look: Look<'_>,
        area: Rect,
        buf: &mut Buffer,
        memory: &mut LiveMemory,
    ) -> Option<Position> {
        if !self.writing() {
            return None;
        }
        live::draw_line(&look.scene(&self.live), area, buf, memory).map(|(x, y)| Position { x, y })
    }
}

/// An entry in one row: its time, its kind, as many of its words as fit.
fn row(entry: &Entry, (theme, role): (Theme, Role), area: Rect, buf: &mut Buffer) {
    let style = theme.style(role);
    if role == Role::Selected {
        paint::text(buf, area.x + 1, area.y, INDENT - 1, &label(entry), style);
    } else {
        margin(entry, theme, area, buf);
    }
    let width = area.width.saturating_sub(INDENT);
    let text = shown(entry);
    let text = wrap::clip_with_dots(&text, usize::from(width));
    paint::text(buf, area.x + INDENT, area.y, width, &text, style);
}

fn margin(entry: &Entry, theme: Theme, area: Rect, buf: &mut Buffer) {
    paint::text(buf, area.x + 1, area.y, INDENT - 1, &label(entry), theme.style(Role::Quiet));
}

/// `12:41 mark`
fn label(entry: &Entry) -> String {
    format!("{} {}", entry.when.elapsed, entry.line_kind().word())
}

/// An entry's words in one line; a mark without any is said to be one.
fn shown(entry: &Entry) -> String {
    if entry.kind() == Some(Kind::Mark) && entry.text.trim().is_empty() {
        return words::EMPTY_MARK.to_owned();
    }
    entry.text.split('\n').collect::<Vec<_>>().join(" ")
}
