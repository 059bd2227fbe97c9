//! The strip above the stream: the next question, and why now.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::guide::{self, Blanks, Library, Situation, Suggestion};
use crate::interview::QuestionRef;
use crate::tui::open::Open;
use crate::tui::screens::live::{protocol, view::Scene};
use crate::tui::theme::{Role, Theme};
use crate::tui::{paint, words, wrap};

/// How many suggestions are kept at hand.
const KEPT: usize = 8;

/// What to ask next, best first.
#[must_use]
pub(super) fn suggestions(open: &Open, library: &Library) -> Vec<Suggestion> {
    let Some(protocol) = protocol(open, library) else { return Vec::new() };
    let interview = open.interview();
    if interview.progress().ended.is_some() {
        return Vec::new();
    }
    let first = protocol.phases.first().map(|phase| phase.id.as_str());
    let Some(phase) = interview.progress().phase().or(first) else { return Vec::new() };
    let asked: Vec<_> = interview.asked().into_iter().map(QuestionRef::pair).collect();
    let put_off: Vec<_> = interview.put_off().iter().map(QuestionRef::pair).collect();
    let system = interview.plan().system.clone().or_else(|| open.incident.system.clone());
    let blanks = Blanks { system, ..Blanks::default() };
    let situation =
        Situation { protocol, phase, asked: &asked, put_off: &put_off, blanks: &blanks };
    let mut found = guide::suggestions(library, &situation);
    let chosen = &interview.plan().banks;
    found.retain(|suggestion| chosen.is_empty() || chosen.contains(&suggestion.bank));
    found.truncate(KEPT);
    found
}

/// How many rows the strip takes.
pub(super) const ROWS: u16 = 3;

/// Draws the strip: the question in one row or two, why now under it, and its keys at the end of
/// the last row, where they stay.
pub(super) fn draw(scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let Scene { live, open, theme, .. } = *scene;
    let label = theme.style(Role::Label);
    paint::text(buf, area.x + 1, area.y, 4, "ASK", label);
    let (x, width) = (area.x + 6, area.width.saturating_sub(7));
    let Some(suggestion) = live.suggestion() else {
        let quiet = theme.style(Role::Quiet);
        paint::text(buf, x, area.y, width, words::no_question(open), quiet);
        return;
    };
    let rows = wrap::wrap(&suggestion.wording, usize::from(width));
    let mut y = area.y;
    for range in rows.iter().take(2) {
        let words = suggestion.wording.get(range.clone()).unwrap_or_default();
        paint::text(buf, x, y, width, words.trim_end(), theme.style(Role::Strong));
        y += 1;
    }
    let keys_y = area.y + ROWS - 1;
    let keys_at = keys(theme, area, keys_y, buf);
    let room = if y == keys_y { keys_at.saturating_sub(x + 2) } else { width };
    let why = wrap::clip_with_dots(&suggestion.why_now, usize::from(room));
    paint::text(buf, x, y, room, &why, theme.style(Role::Quiet));
}

/// The keys of the strip, at its right end; the column they start at.
fn keys(theme: Theme, area: Rect, y: u16, buf: &mut Buffer) -> u16 {
    const KEYS: [(&str, &str); 3] = [("^O", "probes"), ("^B", "not now"), ("^N", "ask it")];
    let mut right = area.right().saturating_sub(1);
    for (key, hint) in KEYS {
        let at = paint::right(buf, right, y, hint, theme.style(Role::Quiet));
        right = paint::right(buf, at.saturating_sub(1), y, key, theme.style(Role::Key));
        right = right.saturating_sub(2);
    }
    right
}
