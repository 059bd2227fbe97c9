//! The guide: where the conversation stands, what this phase is for, and what could come next.

use crate::tui::paint::Buffer;
use ratatui::layout::Rect;

use crate::guide::{Library, Phase, coverage};
use crate::interview::QuestionRef;
use crate::tui::open::Open;
use crate::tui::screens::live::{Live, next::must_asks_left, phase, protocol, view::Scene};
use crate::tui::theme::{Role, Theme};
use crate::tui::{paint, words, wrap};

/// How many columns the guide takes beside the stream.
pub(super) const WIDTH: u16 = 40;

/// From how many rows nothing of a phase's advice has to be cut.
const ROOMY: u16 = 24;

/// A pen that writes rows from the top down.
struct Rows<'a> {
    theme: Theme,
    area: Rect,
    y: u16,
    buf: &'a mut Buffer,
}

/// Draws the guide.
pub(super) fn draw(scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let Scene { live, open, library, theme, now, .. } = *scene;
    paint::fill(buf, area, theme.style(Role::Text));
    for y in area.y..area.bottom() {
        paint::text(buf, area.x, y, 1, theme.glyph("│", "|"), theme.style(Role::Rule));
    }
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    let mut rows = Rows { theme, area: inner, y: inner.y, buf };
    let here = budgeted(open, library);
    if let Some((phase, minutes)) = here {
        let spent = open.interview().progress().time_in(&phase.id, open.elapsed(now));
        let musts = must_asks_left(open.interview());
        rows.phase(phase, (spent.minutes(), u64::from(minutes)), musts);
    }
    let assumed = open.interview().assumptions().join(theme.glyph(" · ", " - "));
    rows.labelled(words::ASSUMED, &assumed, 2);
    rows.threads(open);
    rows.up_next(live, &live.no_question(open, library), library.topics().count());
    rows.topics(open, library);
}

/// The phase the conversation is in, and how many minutes it has.
fn budgeted<'a>(open: &Open, library: &'a Library) -> Option<(&'a Phase, u32)> {
    let phase = phase(open, library)?;
    let planned = open.interview().plan().planned_minutes;
    Some((phase, protocol(open, library)?.budget(&phase.id, planned).unwrap_or(0)))
}

impl Rows<'_> {
    fn line(&mut self, indent: u16, text: &str, role: Role) {
        if self.y >= self.area.bottom() {
            return;
        }
        let (x, width) = (self.area.x + indent, self.area.width.saturating_sub(indent));
        paint::text(self.buf, x, self.y, width, text, self.theme.style(role));
        self.y += 1;
    }

    fn wrapped(&mut self, indent: u16, text: &str, role: Role, most: usize) {
        let width = usize::from(self.area.width.saturating_sub(indent));
        let rows = wrap::wrap(text, width);
        for (place, range) in rows.iter().take(most).enumerate() {
            let cut = place + 1 == most && rows.len() > most;
            let end = if cut { text.len() } else { range.end };
            let words = text.get(range.start..end).unwrap_or_default().trim_end();
            self.line(indent, &wrap::clip_with_dots(words, width), role);
        }
    }

    fn heading(&mut self, text: &str) {
        if self.y > self.area.y {
            self.y += 1;
        }
        self.line(0, text, Role::Label);
    }

    fn phase(&mut self, phase: &Phase, (spent, planned): (u64, u64), must_asks: usize) {
        let y = self.y;
        self.heading("GUIDE");
        let right = self.area.right();
        let words = format!("{}  {}", phase.title, words::time_left(spent, planned));
        paint::right(self.buf, right, y, words.trim_end(), self.theme.style(Role::Text));
        if planned > 0 {
            self.bar(spent, planned, &words::must_asks_left(must_asks));
        }
        let most = if self.area.height < ROOMY { 4 } else { 8 };
        self.labelled("Goal", &phase.goal, most);
        for (label, all) in [("Do", &phase.do_), ("Don't", &phase.dont)] {
            self.labelled(label, &all.join(self.theme.glyph(" · ", " - ")), most);
        }
    }

    /// The phase's time as a quiet bar, and what is left to be asked.
    fn bar(&mut self, spent: u64, planned: u64, left: &str) {
        const LENGTH: u64 = 16;
        let filled = usize::try_from(spent.min(planned) * LENGTH / planned.max(1)).unwrap_or(0);
        let (full, empty) = (self.theme.glyph("━", "="), self.theme.glyph("─", "-"));
        let rest = usize::try_from(LENGTH).unwrap_or(0).saturating_sub(filled);
        let bar = format!("{}{}  {left}", full.repeat(filled), empty.repeat(rest));
        self.line(0, bar.trim_end(), Role::Quiet);
    }

    fn labelled(&mut self, label: &str, text: &str, most: usize) {
        let y = self.y;
        if text.is_empty() || y >= self.area.bottom() {
            return;
        }
        paint::text(self.buf, self.area.x, y, 6, label, self.theme.style(Role::Quiet));
        self.wrapped(6, text, Role::Text, most);
    }

    /// The threads that are open, oldest first.
    fn threads(&mut self, open: &Open) {
        const MOST: usize = 4;
        let count = open.interview().open_threads().count();
        if count == 0 {
            return;
        }
        self.heading(if count > MOST { "THREADS, THE OLDEST" } else { "THREADS" });
        for thread in open.interview().open_threads().take(MOST) {
            let words = format!("{} “{}”", thread.when.elapsed, thread.text);
            self.wrapped(0, &words, Role::Text, 1);
        }
    }

    /// Five at most, and three or more where the topics find room under them.
    fn up_next(&mut self, live: &Live, nothing: &str, topics: usize) {
        let topics = u16::try_from(topics + 2).unwrap_or(u16::MAX);
        self.heading("UP NEXT");
        if live.suggestions.is_empty() {
            self.wrapped(0, nothing, Role::Quiet, 2);
        }
        for (place, suggestion) in live.suggestions.iter().take(5).enumerate() {
            if place >= 3 && self.area.bottom().saturating_sub(self.y) < topics.saturating_add(3) {
                break;
            }
            let role = if place == 0 { Role::Strong } else { Role::Text };
            self.wrapped(0, &suggestion.wording, role, 3);
            self.wrapped(2, &suggestion.why_now, Role::Quiet, 1);
        }
    }

    fn topics(&mut self, open: &Open, library: &Library) {
        self.heading("TOPICS");
        let asked: Vec<_> = open.interview().asked().into_iter().map(QuestionRef::pair).collect();
        for topic in coverage(library, &asked) {
            let dots = dots(topic.asked, topic.of, self.theme);
            let y = self.y;
            if y >= self.area.bottom() {
                break;
            }
            let words = format!("{dots} {} of {}", topic.asked, topic.of);
            let at =
                paint::right(self.buf, self.area.right(), y, &words, self.theme.style(Role::Quiet));
            let title = wrap::clip_with_dots(&topic.title, usize::from(at - self.area.x) - 1);
            self.line(0, &title, Role::Text);
        }
    }
}

/// Up to three dots: how far a topic was touched.
fn dots(asked: usize, of: usize, theme: Theme) -> String {
    let filled = if of == 0 { 0 } else { (asked * 3).div_ceil(of).min(3) };
    let (full, empty) = (theme.glyph("●", "#"), theme.glyph("○", "."));
    full.repeat(filled) + &empty.repeat(3 - filled)
}
