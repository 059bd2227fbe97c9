//! The stream: what was asked, said and noted, in the order of the clock. Only the rows that are
//! visible are wrapped and drawn.

use crate::tui::paint::Buffer;
use std::ops::Range;

use ratatui::{layout::Rect, style::Style};

use crate::interview::{entry::Entry, id::Id};
use crate::tui::open::Open;
use crate::tui::screens::live::{
    Live,
    select::Selection,
    told::{glyph, told},
    view::Scene,
};
use crate::tui::theme::{Role, Theme};
use crate::tui::words as said;
use crate::tui::{paint, wrap};

/// Where the stream was scrolled to, and where its entries landed.
#[derive(Debug, Default)]
pub struct StreamMemory {
    bottom: Option<usize>,
    /// Each drawn entry with its first and last row.
    pub landed: Vec<(Id, u16, u16)>,
    /// Where the caret in the selected words stands.
    pub caret: Option<(u16, u16)>,
    /// The rows beneath the last entry.
    free: Range<u16>,
}

impl StreamMemory {
    /// The entry that was drawn on a row.
    #[must_use]
    pub fn landed_at(&self, y: u16) -> Option<Id> {
        let here = self.landed.iter().find(|(_, first, last)| (*first..=*last).contains(&y));
        here.map(|(id, ..)| *id)
    }
}

/// Columns before the words: space, time, space, glyph, two spaces.
const INDENT: u16 = 10;
/// Rows a long entry is shown with while it isn't selected.
const FOLDED: usize = 8;
/// Rows left free beneath the last entry: the next one can be shown at once, with nothing moved.
const FREE: usize = 1;

/// An entry made ready to draw.
struct Shown<'a> {
    entry: &'a Entry,
    text: String,
    rows: Vec<(usize, usize)>,
    tags: String,
    tags_apart: bool,
    more: bool,
}

impl Shown<'_> {
    fn height(&self) -> usize {
        self.rows.len() + usize::from(self.tags_apart) + usize::from(self.more)
    }
}

/// What of the stream is shown, and how.
#[derive(Clone, Copy)]
pub struct Shows<'a> {
    /// Whether an entry is.
    pub entry: &'a dyn Fn(&Entry) -> bool,
    /// The sign beside its glyph, if it has one.
    pub sign: &'a dyn Fn(Id) -> Option<&'static str>,
}

impl Shows<'static> {
    /// Everything, without signs.
    pub(super) const ALL: Self = Self { entry: &|_| true, sign: &|_| None };
}

/// Draws the stream, its last entries at the bottom or the selected one in sight.
pub(super) fn draw(
    scene: &Scene<'_>,
    shows: Shows<'_>,
    area: Rect,
    buf: &mut Buffer,
    memory: &mut StreamMemory,
) {
    let Scene { live, open, theme, .. } = *scene;
    memory.landed.clear();
    memory.caret = None;
    let pen = Pen { live, open, theme, shows, area };
    let entries = pen.visible(memory);
    let mut y = i64::from(area.y) - i64::try_from(pen.above(&entries)).unwrap_or(0);
    for shown in &entries {
        pen.entry(shown, y, (buf, memory));
        y += i64::try_from(shown.height()).unwrap_or(0);
    }
    let beneath = u16::try_from(y).unwrap_or(area.y).clamp(area.y, area.bottom());
    memory.free = beneath..area.bottom();
}

/// Draws the entry just added beneath the others, which stand as they were drawn last.
pub(super) fn draw_added(
    scene: &Scene<'_>,
    area: Rect,
    buf: &mut Buffer,
    memory: &mut StreamMemory,
) {
    let Scene { live, open, theme, .. } = *scene;
    let pen = Pen { live, open, theme, shows: Shows::ALL, area };
    if let Some(shown) = pen.added() {
        pen.entry(&shown, i64::from(memory.free.start), (buf, memory));
        memory.free.start += u16::try_from(shown.height()).unwrap_or(0);
    }
}

/// The rows the entry just added takes beneath the others, if there is room.
pub(super) fn rows_of_added(
    scene: &Scene<'_>,
    area: Rect,
    memory: &StreamMemory,
) -> Option<Range<u16>> {
    let Scene { live, open, theme, .. } = *scene;
    let shown = Pen { live, open, theme, shows: Shows::ALL, area }.added()?;
    let height = u16::try_from(shown.height()).ok()?;
    let rows = memory.free.start..memory.free.start.checked_add(height)?;
    (rows.end <= memory.free.end).then_some(rows)
}

type Canvas<'a> = (&'a mut Buffer, &'a mut StreamMemory);

struct Pen<'a> {
    live: &'a Live,
    open: &'a Open,
    theme: Theme,
    shows: Shows<'a>,
    area: Rect,
}

impl<'a> Pen<'a> {
    fn selection(&self) -> Option<&'a Selection> {
        self.live.selection.as_ref()
    }

    /// How many rows the entries may fill.
    fn room(&self) -> usize {
        usize::from(self.area.height).saturating_sub(FREE).max(1)
    }

    /// The entry just added, while nothing was made of it yet.
    fn added(&self) -> Option<Shown<'a>> {
        self.live.added.and_then(|(id, _)| self.ready(self.open.interview().entry(id)?))
    }

    fn is_added(&self, shown: &Shown<'_>) -> bool {
        let added = self.live.added.is_some_and(|(id, _)| id == shown.entry.id);
        added && self.live.selection.is_none()
    }

    /// How many rows of the entries in sight are above the area. What was just added moves nothing,
    /// where it fits beneath the others.
    fn above(&self, entries: &[Shown<'_>]) -> usize {
        let rows = |entries: &[Shown<'_>]| entries.iter().map(Shown::height).sum::<usize>();
        let moved_up = |entries: &[Shown<'_>]| {
            if entries.len() > 1 { rows(entries).saturating_sub(self.room()) } else { 0 }
        };
        if let Some((added, others)) = entries.split_last().filter(|(last, _)| self.is_added(last))
        {
            let above = moved_up(others);
            if rows(others) - above + added.height() <= usize::from(self.area.height) {
                return above;
            }
        }
        moved_up(entries)
    }

    /// The entries in sight, first one first.
    fn visible(&self, memory: &mut StreamMemory) -> Vec<Shown<'a>> {
        let interview = self.open.interview();
        let last = interview.len().saturating_sub(1);
        let selected = self.selection().and_then(|s| interview.place_of(s.id));
        let bottom = match (selected, memory.bottom) {
            (Some(at), Some(bottom)) => bottom.min(last).max(at),
            (None, _) | (Some(_), None) => last,
        };
        let mut found = self.upwards(bottom);
        memory.bottom = selected.map(|_| bottom);
        if let Some(at) = selected
            && !self.shows_selected(&found)
        {
            (found, memory.bottom) = self.downwards(at);
        }
        found
    }

    /// Whether the selected entry is among these, and not cut at the top.
    fn shows_selected(&self, found: &[Shown<'a>]) -> bool {
        let is_selected =
            |shown: &Shown<'_>| self.selection().is_some_and(|s| s.id == shown.entry.id);
        let height: usize = found.iter().map(Shown::height).sum();
        let cut = height > self.room() && found.len() > 1;
        found.iter().skip(usize::from(cut)).any(is_selected)
    }

    /// As many entries as fit, up from one place.
    fn upwards(&self, bottom: usize) -> Vec<Shown<'a>> {
        let mut room = self.room();
        let mut found = Vec::new();
        for place in (0..=bottom).rev() {
            let Some(entry) = self.open.interview().at(place) else { break };
            let Some(shown) = self.ready(entry) else { continue };
            let height = if self.is_added(&shown) { 0 } else { shown.height() };
            found.push(shown);
            if height >= room {
                break;
            }
            room -= height;
        }
        found.reverse();
        found
    }

    /// As many entries as fit, down from one place; and the place of the last.
    fn downwards(&self, top: usize) -> (Vec<Shown<'a>>, Option<usize>) {
        let mut room = self.room();
        let (mut found, mut bottom) = (Vec::new(), top);
        for place in top..self.open.interview().len() {
            let Some(entry) = self.open.interview().at(place) else { break };
            let Some(shown) = self.ready(entry) else { continue };
            if shown.height() > room && !found.is_empty() {
                break;
            }
            room = room.saturating_sub(shown.height());
            found.push(shown);
            bottom = place;
        }
        (found, Some(bottom))
    }

    /// Wraps an entry, as far as it is shown. A withdrawn one is shown only while it is selected.
    fn ready(&self, entry: &'a Entry) -> Option<Shown<'a>> {
        let selected = self.selection().is_some_and(|s| s.id == entry.id);
        if (entry.withdrawn && !selected) || !(self.shows.entry)(entry) {
            return None;
        }
        let width = usize::from(self.area.width.saturating_sub(INDENT + 2)).max(1);
        let limit = if selected { usize::from(self.area.height).max(1) } else { FOLDED };
        let text = told(self.open, entry);
        let (rows, more) = lines(&text, width, limit);
        let tags = said::beside(entry);
        let last = rows.last().and_then(|(from, to)| text.get(*from..*to)).map_or(0, wrap::width);
        let tags_apart = !tags.is_empty() && last + 2 + wrap::width(&tags) > width;
        Some(Shown { entry, text, rows, tags, tags_apart, more })
    }

    fn entry(&self, shown: &Shown<'a>, top: i64, canvas: Canvas<'_>) {
        let (buf, memory) = canvas;
        let inside = self.area.y..self.area.bottom();
        let row = |y: i64| u16::try_from(y).ok().filter(|y| inside.contains(y));
        let selected = self.selection().filter(|s| s.id == shown.entry.id);
        if let Some(y) = row(top) {
            self.margin(shown.entry, selected.is_some(), y, buf);
        }
        for (y, range) in (top..).zip(&shown.rows) {
            if let Some(y) = row(y) {
                let caret = self.words(shown, *range, y, buf);
                memory.caret = memory.caret.or(caret);
            }
        }
        let last = top + i64::try_from(shown.height()).unwrap_or(1) - 1;
        if let Some(y) = row(last) {
            self.end(shown, y, buf);
        }
        if let (Some(first), Some(last)) = (row(top.max(i64::from(self.area.y))), row(last)) {
            memory.landed.push((shown.entry.id, first, last));
        }
    }

    /// The time and the glyph.
    fn margin(&self, entry: &Entry, selected: bool, y: u16, buf: &mut Buffer) {
        let x = self.area.x;
        if selected {
            let arrow = self.theme.glyph("▸", ">");
            paint::text(buf, x, y, 1, arrow, self.theme.style(Role::Strong));
        }
        let time = entry.when.elapsed.to_string();
        paint::text(buf, x + 1, y, 6, &time, self.theme.style(Role::Quiet));
        let (glyph, role) = glyph(entry, self.theme);
        paint::text(buf, x + 7, y, 1, glyph, self.theme.style(role));
        if let Some(sign) = (self.shows.sign)(entry.id) {
            paint::text(buf, x + 8, y, 1, sign, self.theme.style(Role::Strong));
        }
    }

    /// One row of words; where the caret stands, if it stands there.
    fn words(
        &self,
        shown: &Shown<'a>,
        row: (usize, usize),
        y: u16,
        buf: &mut Buffer,
    ) -> Option<(u16, u16)> {
        let selected = self.selection().filter(|s| s.id == shown.entry.id);
        let mut x = self.area.x + INDENT;
        let right = self.area.right().saturating_sub(2);
        let mut caret = None;
        for (from, to) in pieces(shown, row, selected) {
            if selected.is_some_and(|selection| selection.caret() == from) {
                caret = Some((x, y));
            }
            let words = shown.text.get(from..to).unwrap_or_default();
            let style = self.style(shown.entry, from, selected);
            x += paint::text(buf, x, y, right.saturating_sub(x), words, style);
        }
        let at_end = selected.is_some_and(|s| s.caret() == row.1 && row.1 == shown.text.len());
        caret.or_else(|| at_end.then_some((x.min(right), y)))
    }

    fn style(&self, entry: &Entry, at: usize, selected: Option<&Selection>) -> Style {
        if selected.and_then(Selection::span).is_some_and(|span| span.contains(&at)) {
            return self.theme.style(Role::Selected);
        }
        if entry.withdrawn {
            return self
                .theme
                .style(Role::Quiet)
                .add_modifier(ratatui::style::Modifier::CROSSED_OUT);
        }
        let quoted = entry.note().is_some_and(|n| n.spans.iter().any(|span| span.contains(&at)));
        let role = if quoted { Role::Quote } else { glyph(entry, self.theme).1 };
        let style = self.theme.style(role);
        if quoted { style.add_modifier(ratatui::style::Modifier::UNDERLINED) } else { style }
    }

    /// Tags at the end, what is not shown, and the tick of what is on disk.
    fn end(&self, shown: &Shown<'_>, y: u16, buf: &mut Buffer) {
        let right = self.area.right().saturating_sub(2);
        if shown.more {
            let rest = self.theme.glyph("…", "...");
            paint::text(buf, self.area.x + INDENT, y, 3, rest, self.theme.style(Role::Quiet));
        }
        if !shown.tags.is_empty() {
            paint::right(buf, right, y, &shown.tags, self.theme.style(Role::Tag));
        }
        if self.open.on_disk(shown.entry.id) {
            let tick = self.theme.glyph("✓", "v");
            paint::right(buf, self.area.right(), y, tick, self.theme.style(Role::Saved));
        }
    }
}

/// Cuts a row where the style or the caret changes.
fn pieces(
    shown: &Shown<'_>,
    row: (usize, usize),
    selected: Option<&Selection>,
) -> Vec<(usize, usize)> {
    let mut cuts = vec![row.0, row.1];
    let spans = shown.entry.note().map(|note| note.spans.as_slice()).unwrap_or_default();
    cuts.extend(spans.iter().flat_map(|span| [span.start, span.end]));
    if let Some(selection) = selected {
        cuts.push(selection.caret());
        cuts.extend(selection.span().into_iter().flat_map(|span| [span.start, span.end]));
    }
    cuts.retain(|cut| (row.0..=row.1).contains(cut) && shown.text.is_char_boundary(*cut));
    cuts.sort_unstable();
    cuts.dedup();
    cuts.iter().copied().zip(cuts.iter().copied().skip(1)).collect()
}

/// Wraps a text of several lines, up to a limit of rows; whether more is there.
fn lines(text: &str, width: usize, limit: usize) -> (Vec<(usize, usize)>, bool) {
    let (mut rows, mut start) = (Vec::new(), 0);
    for line in text.split('\n') {
        if rows.len() >= limit {
            return (rows, true);
        }
        let room = limit - rows.len();
        let shown = cut(line, width.saturating_mul(room + 1).saturating_mul(16));
        let wrapped = wrap::wrap(shown, width);
        let whole = wrapped.len() <= room && shown.len() == line.len();
        rows.extend(wrapped.iter().take(room).map(|r| (start + r.start, start + r.end)));
        if !whole {
            return (rows, true);
        }
        start += line.len() + 1;
    }
    (rows, false)
}

/// The first bytes of a text, up to a character's end.
fn cut(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}
