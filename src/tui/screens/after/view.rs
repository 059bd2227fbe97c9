//! How going through an interview is drawn: what is missing on top, then the notes and what they come
//! to, side by side where there is room.

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use crate::guide::HINDSIGHT;
use crate::interview::{entry::Entry, id::Id};
use crate::tui::keys::table;
use crate::tui::paint::{self, Buffer};
use crate::tui::screens::live::{self, LiveMemory, Look, Shows};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::key_row::{self, KeyRow};
use crate::tui::words::review as words;
use crate::tui::wrap;

use super::{
    After, Mode, Side,
    keys::{AFTER, WRITING},
    missing::{counts, offers_hindsight},
    things::List,
};

/// From how many columns on both sides are shown.
const WIDE: u16 = 110;
/// Rows above the two sides: title, rule, what is missing, the lists, rule.
const ABOVE: u16 = 5;
/// Rows of the words being written.
const WORDS: u16 = 3;
/// Rows above the notes: how many, and what one key would do.
const HEAD: u16 = 2;

/// The areas of the screen.
struct Areas {
    notes: Option<Rect>,
    things: Option<Rect>,
    middle: Rect,
    words: Option<Rect>,
    keys: u16,
}

impl Areas {
    fn of(area: Rect, side: Side, writing: bool) -> Self {
        let keys = area.bottom().saturating_sub(1);
        let height = if writing { WORDS } else { 0 };
        let words = Rect { y: keys.saturating_sub(1 + height), height, ..area };
        let below = if writing { words.y.saturating_sub(1) } else { words.y };
        let top = area.y + ABOVE;
        let middle = Rect { y: top, height: below.saturating_sub(top), ..area };
        let right = (area.width / 20 * 9).clamp(50, 80);
        let (notes, things) = if area.width >= WIDE {
            let left = area.width - right - 2;
            let things = Rect { x: area.x + left + 2, width: right, ..middle };
            (Some(Rect { width: left, ..middle }), Some(things))
        } else if side == Side::Notes {
            (Some(middle), None)
        } else {
            (None, Some(middle))
        };
        Self { notes, things, middle, words: writing.then_some(words), keys }
    }
}

/// Whether a column is one of the notes, on a screen of this width.
pub(super) fn is_among_notes(x: u16, width: u16, side: Side) -> bool {
    let area = Rect { width, height: ABOVE + WORDS + 6, ..Rect::default() };
    Areas::of(area, side, false).notes.is_some_and(|notes| x < notes.right())
}

impl After {
    /// Draws the screen; where the terminal's cursor belongs.
    pub fn draw(
        &self,
        look: Look<'_>,
        area: Rect,
        buf: &mut Buffer,
        memory: &mut LiveMemory,
    ) -> Option<Position> {
        if area.width < 20 || area.height < ABOVE + WORDS + 6 {
            return None;
        }
        let (areas, theme) = (Areas::of(area, self.side, self.writing()), look.theme);
        let rule = |y: u16, buf: &mut Buffer| {
            paint::rule(buf, area.x, y, area.width, theme.rule(), theme.style(Role::Rule));
        };
        title(look, area, buf);
        self.lacking(look, Rect { y: area.y + 2, height: 1, ..area }, buf);
        self.lists(theme, Rect { y: area.y + 3, height: 1, ..area }, buf);
        for y in [area.y + 1, area.y + 4, areas.middle.bottom(), areas.keys - 1] {
            rule(y, buf);
        }
        let caret = areas.notes.and_then(|notes| self.notes(look, notes, buf, memory));
        if areas.notes.is_none() {
            memory.stream.landed.clear();
        }
        if let Some(things) = areas.things {
            between(theme, things, buf);
            self.draw_things(look, things, buf);
        }
        let over = self.over(look, areas.middle, buf);
        self.key_row(look, Rect { y: areas.keys, height: 1, ..area }, buf);
        let line = areas.words.and_then(|words| self.line(look, words, buf, memory));
        line.or(over).or(caret)
    }

    /// What is missing, and the key to it.
    fn lacking(&self, look: Look<'_>, row: Rect, buf: &mut Buffer) {
        let theme = look.theme;
        let said = words::missing(counts(&self.missing));
        let x = row.x + 1;
        let used = paint::text(buf, x, row.y, 9, words::MISSING, theme.style(Role::Label)) + 2;
        let mut right = row.right() - 1;
        if !self.missing.is_empty() {
            let at = paint::right(buf, right, row.y, "next", theme.style(Role::Quiet));
            right = paint::right(buf, at.saturating_sub(1), row.y, "n", theme.style(Role::Key));
            right = right.saturating_sub(2);
        }
        let role = if self.missing.is_empty() { Role::Quiet } else { Role::Text };
        let room = right.saturating_sub(x + used);
        let said = wrap::clip_with_dots(&said, usize::from(room));
        paint::text(buf, x + used, row.y, room, &said, theme.style(role));
    }

    /// The lists with their digits; without room for all names, only the one that is shown has its.
    fn lists(&self, theme: Theme, row: Rect, buf: &mut Buffer) {
        let name = |list: List, full: bool| {
            let here = list == self.things.list;
            let count = self.things.count(list);
            if full || here { format!("{} {count}", list.name()) } else { count.to_string() }
        };
        let widths = List::ALL.map(|list| wrap::width(&name(list, true)) + 4);
        let full = widths.iter().sum::<usize>() <= usize::from(row.width);
        let mut x = row.x + 1;
        for (digit, list) in (1..).zip(List::ALL) {
            let room = row.right().saturating_sub(x);
            let digit: u8 = digit;
            x += paint::text(buf, x, row.y, room, &digit.to_string(), theme.style(Role::Key)) + 1;
            let role = match (list == self.things.list, self.side) {
                (true, Side::Things) => Role::Selected,
                (true, Side::Notes) => Role::Strong,
                (false, _) => Role::Quiet,
            };
            let room = row.right().saturating_sub(x);
            x += paint::text(buf, x, row.y, room, &name(list, full), theme.style(role)) + 2;
        }
    }

    /// The notes; where the caret or the search stands.
    fn notes(
        &self,
        look: Look<'_>,
        area: Rect,
        buf: &mut Buffer,
        memory: &mut LiveMemory,
    ) -> Option<Position> {
        let (open, theme) = (look.around.open, look.theme);
        let search = self.notes_head(look, area, buf);
        let hint = Rect { y: area.y + 1, height: 1, ..area };
        self.hint(look, hint, buf);
        let under = self.things.selected().and_then(|id| open.interview().entry(id));
        let under = under.map(Entry::rests_on).unwrap_or_default();
        let sign = |id: Id| match (self.picked.contains(&id), under.contains(&id)) {
            (true, _) => Some(theme.glyph("■", "x")),
            (false, true) => Some(theme.glyph("◆", "=")),
            (false, false) => None,
        };
        let entry = |entry: &Entry| self.among.contains(&entry.id);
        let shows = Shows { entry: &entry, sign: &sign };
        let rows = Rect { y: area.y + HEAD, height: area.height.saturating_sub(HEAD), ..area };
        live::draw_stream(&look.scene(&self.live), shows, rows, buf, memory);
        if self.shown.is_empty() {
            let room = area.width.saturating_sub(2);
            paint::text(buf, area.x + 1, rows.y, room, words::NONE_SHOWN, theme.style(Role::Quiet));
        }
        let caret = memory.stream.caret.filter(|_| self.side == Side::Notes && !self.typing());
        search.or(caret.map(|(x, y)| Position { x, y }))
    }

    /// `Notes 12 of 58  only quote, #signal`, or the search being typed.
    fn notes_head(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let (theme, open) = (look.theme, look.around.open);
        let role = if self.side == Side::Notes { Role::Label } else { Role::Quiet };
        let all = open.interview().on_record().count();
        let narrows = self.filter.narrows();
        let count =
            if narrows { format!("{} of {all}", self.shown.len()) } else { all.to_string() };
        let title = format!("{} {count}", words::NOTES);
        let used = paint::text(buf, area.x + 1, area.y, area.width, &title, theme.style(role));
        let x = area.x + used + 3;
        if matches!(self.mode, Mode::Searching) {
            let used = paint::text(buf, x, area.y, 8, words::SEARCH, theme.style(Role::Key)) + 1;
            let width = area.right().saturating_sub(x + used + 1);
            let field = Rect { x: x + used, y: area.y, width, height: 1 };
            let (x, y) = self.filter.search.draw(buf, field, theme.style(Role::Strong));
            return Some(Position { x, y });
        }
        if narrows {
            let quiet = theme.style(Role::Quiet);
            let at = paint::right(buf, area.right() - 1, area.y, words::SHOWS_ALL, quiet);
            let said = self.filter.said(live::protocol(open, look.around.library));
            let said = format!("{} {said}", words::ONLY);
            let room = at.saturating_sub(x + 2);
            let said = wrap::clip_with_dots(&said, usize::from(room));
            let warn = theme.style(Role::Strong).add_modifier(Modifier::UNDERLINED);
            paint::text(buf, x, area.y, room, &said, warn);
        }
        None
    }

    /// What one key would do with the note at hand.
    fn hint(&self, look: Look<'_>, row: Rect, buf: &mut Buffer) {
        let open = look.around.open;
        let at = self.at.and_then(|at| open.interview().entry(at));
        let blames = at.filter(|entry| offers_hindsight(entry, look.around.library));
        let said = match (blames, self.target(open)) {
            (Some(_), _) => words::blames(HINDSIGHT),
            (None, Some(target)) => words::puts(self.picked.len(), &target),
            (None, None) => return,
        };
        let room = row.width.saturating_sub(2);
        let said = wrap::clip_with_dots(&said, usize::from(room));
        paint::text(buf, row.x + 1, row.y, room, &said, look.theme.style(Role::Quiet));
    }

    /// A list to choose from, over both sides.
    fn over(&self, look: Look<'_>, middle: Rect, buf: &mut Buffer) -> Option<Position> {
        let Mode::Picking(pick) = &self.mode else { return None };
        let (x, y) = pick.picker.draw(look.theme, middle, buf);
        Some(Position { x, y })
    }

    fn key_row(&self, look: Look<'_>, row: Rect, buf: &mut Buffer) {
        let picking: &[(&str, &str)] =
            &[("type", "to search"), ("↑↓", "move"), ("Enter", "choose"), ("Esc", "close")];
        let searching: &[(&str, &str)] = &[("Enter", "keep"), ("Esc", "shows all")];
        let (hints, also) = match &self.mode {
            Mode::Picking(_) => (Vec::new(), picking),
            Mode::Searching => (Vec::new(), searching),
            Mode::Writing => (table::rows(WRITING), &[("^P", "all")][..]),
            Mode::Looking => {
                let (mut hints, rest) = (table::rows(self.table()), table::rows(AFTER));
                let first = hints.iter().position(|row| row.hint.is_empty()).unwrap_or(hints.len());
                let second = first.min(2);
                hints.splice(second..second, rest.into_iter().filter(|row| !row.hint.is_empty()));
                (hints, &[("^P", "all")][..])
            }
        };
        let time = self.time_typed(look.around);
        let tag = self.live.tag_shown(look.around.library).filter(|_| self.writing());
        let offered = tag.map(|tag| format!("Tab takes #{tag}")).or(time);
        let said = offered.as_deref().or(look.notice);
        let shown = KeyRow { hints: &hints, also, said, status: look.status };
        key_row::draw(&shown, look.theme, row, buf);
    }

    /// The words being written.
    fn line(
        &self,
        look: Look<'_>,
        area: Rect,
        buf: &mut Buffer,
        memory: &mut LiveMemory,
    ) -> Option<Position> {
        live::draw_line(&look.scene(&self.live), area, buf, memory).map(|(x, y)| Position { x, y })
    }
}

/// `After  Checkout certificate · Robin, support lead          sure then 2, now 4`
fn title(look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let (open, theme) = (look.around.open, look.theme);
    let given = open.interview().confidence();
    let sure = words::sure(given.then, given.now);
    let at = paint::right(buf, area.right() - 1, area.y, &sure, theme.style(Role::Quiet));
    let used = paint::text(buf, area.x + 1, area.y, 8, words::AFTER, theme.style(Role::Strong));
    let x = area.x + 3 + used;
    let who = open.who();
    let apart = if who.is_empty() { "" } else { theme.glyph(" · ", " - ") };
    let title = format!("{}{apart}{who}", open.incident.title);
    let room = at.saturating_sub(x + 2);
    let title = wrap::clip_with_dots(&title, usize::from(room));
    paint::text(buf, x, area.y, room, &title, theme.style(Role::Text));
}

/// The line between both sides, where both are shown.
fn between(theme: Theme, things: Rect, buf: &mut Buffer) {
    let Some(x) = things.x.checked_sub(2) else { return };
    for y in things.y..things.bottom() {
        paint::text(buf, x, y, 1, theme.glyph("│", "|"), theme.style(Role::Rule));
    }
}
