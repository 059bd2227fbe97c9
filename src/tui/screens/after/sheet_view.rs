//! How the right side is drawn: a list in two rows a thing, moments along a line; or one thing with all
//! there is to it, and the wordings in it that are worth another look.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::guide::wording::Kind as Text;
use crate::interview::{
    entry::{Entry, What},
    part::Part,
    pivot::Cell,
};
use crate::tui::paint::{self, Buffer};
use crate::tui::screens::live::{self, Look};
use crate::tui::theme::{Role, Theme};
use crate::tui::words::{self as all_words, review as words};
use crate::tui::wrap;

use super::{After, Side, go::title, sheet::Row, things::List, timeline};

/// One row as it is drawn.
#[derive(Debug, Clone, Default)]
struct Line {
    /// The place of what it belongs to; none for what cannot be selected.
    at: Option<usize>,
    label: String,
    text: String,
    role: Option<Role>,
    note: String,
    /// What is worth another look in the text, in bytes.
    marks: Vec<Range<usize>>,
}

/// How many marks of one text are told.
const MARKS: usize = 3;
/// Columns of the labels of one thing.
const LABEL: u16 = 11;

impl After {
    /// Draws the list, or what is open.
    pub(super) fn draw_things(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let theme = look.theme;
        let head = Rect { height: 1, ..area };
        let rows = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let room = usize::from(rows.width.saturating_sub(2));
        let opened = self.things.selected().zip(self.things.row_place());
        let entry = opened.and_then(|(id, _)| look.around.open.interview().entry(id));
        let (lines, selected, label) = if let (Some(entry), Some((_, row))) = (entry, opened) {
            self.sheet_head(look, entry, head, buf);
            let wide = room.saturating_sub(usize::from(LABEL));
            (sheet(look, entry, &self.things.rows(look.around.open.interview()), wide), row, LABEL)
        } else {
            self.list_head(look, head, buf);
            let lines = self.list(look, theme);
            let label = lines.iter().map(|line| wrap::width(&line.label)).max().unwrap_or(0);
            let label = u16::try_from(label + 1).unwrap_or(0).min(20);
            (lines, self.things.place(), label)
        };
        let active = self.side == Side::Things;
        draw(&lines, (selected, active, label), (theme, rows), buf);
    }

    /// `f7  2 of 3`, and its tags.
    fn sheet_head(&self, look: Look<'_>, entry: &Entry, row: Rect, buf: &mut Buffer) {
        let theme = look.theme;
        let count = self.things.count(self.things.list);
        let kind = super::filter::kind(entry);
        let said = format!("{kind} {}, {} of {count}", entry.name(), self.things.place() + 1);
        let role = if self.side == Side::Things { Role::Label } else { Role::Quiet };
        let used = paint::text(buf, row.x + 1, row.y, row.width, &said, theme.style(role));
        let tags = entry.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
        let room = usize::from(row.width.saturating_sub(used + 4));
        let tags = wrap::clip_with_dots(&tags, room);
        paint::right(buf, row.right().saturating_sub(1), row.y, &tags, theme.style(Role::Tag));
    }

    /// The list's name; for moments with times, an axis with the place of each.
    fn list_head(&self, look: Look<'_>, row: Rect, buf: &mut Buffer) {
        let theme = look.theme;
        let role = if self.side == Side::Things { Role::Label } else { Role::Quiet };
        let name = self.things.list.name();
        let used = paint::text(buf, row.x + 1, row.y, row.width, name, theme.style(role));
        let left = row.x + used + 3;
        if self.things.list == List::Moments {
            let width = row.right().saturating_sub(left + 1);
            self.axis(look, Rect { x: left, width, ..row }, buf);
        }
    }

    fn axis(&self, look: Look<'_>, row: Rect, buf: &mut Buffer) {
        let (theme, interview) = (look.theme, look.around.open.interview());
        let Some(axis) = timeline::axis(interview, 2) else { return };
        let ends = wrap::width(&axis.from) + wrap::width(&axis.to) + 2;
        let room = usize::from(row.width).saturating_sub(ends);
        let Some(axis) = timeline::axis(interview, room).filter(|_| room >= 10) else { return };
        let quiet = theme.style(Role::Quiet);
        let used = paint::text(buf, row.x, row.y, row.width, &axis.from, quiet) + 1;
        let x = row.x + used;
        paint::rule(buf, x, row.y, u16::try_from(room).unwrap_or(0), theme.rule(), quiet);
        let selected = self.things.selected();
        for (place, id) in &axis.places {
            let Some(moment) = interview.entry(*id).and_then(Entry::moment) else { continue };
            let here = Some(*id) == selected;
            let style = theme.style(if here { Role::Selected } else { Role::Moment });
            let at = x + u16::try_from(*place).unwrap_or(0);
            paint::text(buf, at, row.y, 1, timeline::sign(moment.precision, theme), style);
        }
        paint::right(buf, row.right(), row.y, &axis.to, quiet);
    }

    fn list(&self, look: Look<'_>, theme: Theme) -> Vec<Line> {
        let open = look.around.open;
        let interview = open.interview();
        if self.things.list == List::ToAsk {
            let asks = self.things.asks.iter().enumerate().map(|(at, ask)| {
                let (text, note) = ask.told(interview);
                Line { at: Some(at), text, note: note.to_owned(), ..Line::default() }
            });
            let lines: Vec<Line> = asks.collect();
            return if lines.is_empty() { nothing(self.things.list) } else { lines };
        }
        let things = self.things.things().iter().enumerate();
        let things = things.filter_map(|(at, id)| Some((at, interview.entry(*id)?)));
        let lines: Vec<Line> =
            things.flat_map(|(at, entry)| two_rows(look, entry, at, theme)).collect();
        if lines.is_empty() { nothing(self.things.list) } else { lines }
    }
}

/// What stands in for a list that is empty.
fn nothing(list: List) -> Vec<Line> {
    let text = words::NOTHING_YET.get(list as usize).copied().unwrap_or_default();
    let rows = wrap::wrap(text, 46).into_iter().filter_map(|row| text.get(row));
    let line = |text: &str| Line {
        text: text.trim_end().to_owned(),
        role: Some(Role::Quiet),
        ..Line::default()
    };
    rows.map(line).collect()
}

/// A thing in its list: its words, and under them what there is to know at a glance.
fn two_rows(look: Look<'_>, entry: &Entry, at: usize, theme: Theme) -> [Line; 2] {
    let open = look.around.open;
    let (label, under) = match &entry.what {
        What::Moment(moment) => {
            let when = timeline::when(entry, open.incident.occurred);
            let sign = timeline::sign(moment.precision, theme);
            (format!("{when:>6} {sign}"), format!("{:>6} {}", "", theme.glyph("│", "|")))
        }
        What::Note(_)
        | What::Question(_)
        | What::Pivot(_)
        | What::Finding(_)
        | What::Lead(_)
        | What::Thread(_)
        | What::Idea(_) => (entry.name(), String::new()),
    };
    let text = title(entry, open);
    let text = if text.is_empty() { words::NO_MOMENT.to_owned() } else { text };
    let marked = entry.finding().is_some_and(|finding| {
        [&entry.text, &finding.learned].into_iter().any(|text| !marks(look, text).is_empty())
    });
    let note = if marked { words::ANOTHER_LOOK.to_owned() } else { String::new() };
    let role = Some(live::glyph(entry, theme).1);
    let first = Line { at: Some(at), label, text, role, note, ..Line::default() };
    let (text, role) = (at_a_glance(look, entry), Some(Role::Quiet));
    [first, Line { at: Some(at), label: under, text, role, ..Line::default() }]
}

/// `contributor, some · from 12:03, 12:31 · 1 wonder`
fn at_a_glance(look: Look<'_>, entry: &Entry) -> String {
    let interview = look.around.open.interview();
    let from = entry.rests_on().iter().filter_map(|id| interview.entry(*id));
    let from: Vec<String> = from.map(|entry| entry.when.elapsed.to_string()).collect();
    let rests = if from.is_empty() { String::new() } else { format!("from {}", from.join(", ")) };
    let parts = match &entry.what {
        What::Finding(finding) => {
            let count = finding.wonders.len();
            let wonders = (count > 0).then(|| all_words::count(count, "wonder", "wonders"));
            let bare = from.is_empty().then(|| "no evidence yet".to_owned());
            let kind = format!("{}, {}", finding.sort.word(), finding.strength.word());
            vec![kind, bare.unwrap_or(rests), wonders.unwrap_or_default()]
        }
        What::Moment(moment) => {
            let knows = format!("{}, {}", moment.knows.word(), moment.learned.word());
            vec![moment.told.clone(), moment.precision.word().to_owned(), knows, rests]
        }
        What::Pivot(pivot) => {
            let empty: Vec<&str> = pivot.empty().map(Cell::word).collect();
            let asked = format!("{}: {}", words::TO_ASK, empty.join(", "));
            vec![if empty.is_empty() { rests } else { asked }]
        }
        What::Lead(lead) => vec![lead.kind.word().to_owned(), rests],
        What::Idea(_) | What::Note(_) | What::Question(_) | What::Thread(_) => vec![rests],
    };
    let apart = look.theme.glyph(" · ", " - ");
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(apart)
}

/// One thing with all there is to it.
fn sheet(look: Look<'_>, entry: &Entry, rows: &[Row], width: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut before = "";
    for (at, row) in rows.iter().enumerate() {
        let label = row.label(entry);
        let told = told(look, entry, *row, width);
        let named = if label == before { String::new() } else { label.to_owned() };
        before = label;
        let labels = std::iter::once(named).chain(std::iter::repeat(String::new()));
        lines.extend(told.into_iter().zip(labels).map(|(line, label)| Line {
            at: Some(at),
            label,
            ..line
        }));
    }
    lines
}

fn told(look: Look<'_>, entry: &Entry, row: Row, width: usize) -> Vec<Line> {
    let open = look.around.open;
    let line = |text: String, role: Role| Line { text, role: Some(role), ..Line::default() };
    match row {
        Row::Part(part) => part_lines(look, entry, part, width),
        Row::Choice(choice) => {
            let (left, right) = (look.theme.glyph("‹", "<"), look.theme.glyph("›", ">"));
            vec![line(format!("{left}{}{right}", choice.word(entry)), Role::Text)]
        }
        Row::Moment => {
            let moment = entry.pivot().and_then(|pivot| open.interview().entry(pivot.moment?));
            let text = moment.map_or_else(
                || words::NO_MOMENT.to_owned(),
                |moment| {
                    let when = timeline::when(moment, open.incident.occurred);
                    format!("{when}  {}", moment.text).trim_start().to_owned()
                },
            );
            vec![line(text, if moment.is_some() { Role::Moment } else { Role::Quiet })]
        }
        Row::Evidence(None) => vec![line(words::NO_EVIDENCE.to_owned(), Role::Quiet)],
        Row::Evidence(Some(id)) => {
            let note = open.interview().entry(id);
            let shown = note.filter(|note| !note.is_off()).map(|note| {
                let (glyph, role) = live::glyph(note, look.theme);
                let role = if note.withdrawn { Role::Quiet } else { role };
                let text = format!("{} {glyph} {}", note.when.elapsed, live::told(open, note));
                line(text.replace('\n', " "), role)
            });
            vec![shown.unwrap_or_else(|| line(words::EMPTY.to_owned(), Role::Quiet))]
        }
    }
}

/// The words of a part, and under them what is worth another look in a finding's.
fn part_lines(look: Look<'_>, entry: &Entry, part: Part, width: usize) -> Vec<Line> {
    let text = entry.part(part).unwrap_or_default();
    if text.trim().is_empty() {
        let asked = if let Part::Cell(cell) = part { words::asks(cell) } else { "" };
        let text = format!("{} {asked}", words::EMPTY).trim_end().to_owned();
        return vec![Line { text, role: Some(Role::Quiet), ..Line::default() }];
    }
    let judged = entry.finding().is_some() && matches!(part, Part::Words | Part::Learned);
    let found = if judged { marks(look, &text) } else { Vec::new() };
    let role = if part == Part::Words { Role::Strong } else { Role::Text };
    let mut lines =
        wrapped(&text, width, role, &found.iter().map(|mark| mark.0.clone()).collect::<Vec<_>>());
    for (at, class, better) in found.iter().take(MARKS) {
        let said = format!("{class}: “{}”", text.get(at.clone()).unwrap_or_default());
        lines.extend(wrapped(&said, width, Role::Tag, &[]));
        let arrow = look.theme.glyph("→", "->");
        lines.extend(wrapped(&format!("{arrow} {better}"), width, Role::Quiet, &[]));
    }
    lines
}

/// What is worth another look in a finding's words: where, which rule, another way to put it.
fn marks(look: Look<'_>, text: &str) -> Vec<(Range<usize>, String, String)> {
    let found = look.around.library.wording.check(text, Text::Finding, None);
    found.into_iter().map(|mark| (mark.at, mark.class, mark.better)).collect()
}

fn wrapped(text: &str, width: usize, role: Role, marks: &[Range<usize>]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in text.split('\n') {
        for row in wrap::wrap(piece, width) {
            let row = start + row.start..start + row.end;
            let within = |mark: &Range<usize>| {
                let (from, to) = (mark.start.max(row.start), mark.end.min(row.end));
                (from < to).then(|| from - row.start..to - row.start)
            };
            let marks = marks.iter().filter_map(within).collect();
            let text = text.get(row).unwrap_or_default().trim_end().to_owned();
            lines.push(Line { text, role: Some(role), marks, ..Line::default() });
        }
        start += piece.len() + 1;
    }
    lines
}

/// Draws as many lines as fit, those of what is selected among them.
fn draw(
    lines: &[Line],
    (selected, active, label): (usize, bool, u16),
    (theme, area): (Theme, Rect),
    buf: &mut Buffer,
) {
    let height = usize::from(area.height);
    let focus = lines.iter().position(|line| line.at == Some(selected)).unwrap_or(0);
    let first = focus.saturating_sub(height / 2).min(lines.len().saturating_sub(height));
    let mut before = None;
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(first)) {
        let begins = line.at.is_some() && line.at != before;
        before = line.at;
        let here = line.at == Some(selected);
        let row = Rect { y, height: 1, ..area };
        draw_line(line, (here && begins, here && active && begins, label), (theme, row), buf);
    }
}

fn draw_line(
    line: &Line,
    (here, lit, label): (bool, bool, u16),
    (theme, row): (Theme, Rect),
    buf: &mut Buffer,
) {
    let style = theme.style(if lit { Role::Selected } else { line.role.unwrap_or(Role::Text) });
    let quiet = if lit { style } else { theme.style(Role::Quiet) };
    if lit {
        paint::fill(buf, row, style);
    }
    if here {
        paint::text(buf, row.x, row.y, 1, theme.glyph("▸", ">"), style);
    }
    paint::text(buf, row.x + 1, row.y, label, &line.label, quiet);
    let x = row.x + 1 + label;
    let at = paint::right(buf, row.right(), row.y, &line.note, quiet);
    let room = if line.note.is_empty() { row.right() } else { at.saturating_sub(2) };
    let room = room.saturating_sub(x);
    let text = wrap::clip_with_dots(&line.text, usize::from(room));
    paint::text(buf, x, row.y, room, &text, style);
    for mark in &line.marks {
        let before = line.text.get(..mark.start).map_or(0, wrap::width);
        let at = x + u16::try_from(before).unwrap_or(0);
        let words = line.text.get(mark.clone()).unwrap_or_default();
        let left = (x + room).saturating_sub(at);
        let marked = style.add_modifier(Modifier::UNDERLINED);
        paint::text(buf, at, row.y, left, words, marked);
    }
}
