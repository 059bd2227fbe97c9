//! The strip above the stream: the next question, and why now.

use crate::tui::paint::Buffer;
use ratatui::layout::Rect;

use crate::guide::{READ_BACK, Suggestion};
use crate::tui::open::Open;
use crate::tui::screens::live::{next, phase, protocol, view::Scene};
use crate::tui::theme::{Role, Theme};
use crate::tui::{paint, words, wrap};

/// How many rows the strip takes.
pub(super) const ROWS: u16 = 3;

/// Draws the strip: the question in one row or two, why now under it, and its keys at the end of
/// the last row, where they stay.
pub(super) fn draw(scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let Scene { live, open, library, theme, .. } = *scene;
    paint::text(buf, area.x + 1, area.y, 4, "ASK", theme.style(Role::Label));
    let (x, width) = (area.x + 6, area.width.saturating_sub(7));
    let last = area.y + ROWS - 1;
    let Some(suggestion) = live.suggestion() else {
        let here = phase(open, library).filter(|phase| phase.listen);
        let quiet = theme.style(Role::Quiet);
        let words = live.no_question(open, library);
        paint::text(buf, x, area.y, width, &words, quiet);
        if here.is_some() && open.interview().progress().ended.is_none() {
            keys(PARK, theme, (area.right(), last), buf);
            return;
        }
        let left = remark(scene).unwrap_or_default();
        paint::text(buf, x, area.y + 1, width, &left, quiet);
        return;
    };
    let under = question(suggestion, theme, Rect { x, width, ..area }, buf);
    let at = keys(offered(suggestion), theme, (area.right(), last), buf);
    let said = [Some(suggestion.why_now.clone()), remark(scene)];
    for (y, text) in (under..=last).zip(said.into_iter().flatten()) {
        let room = if y == last { at.saturating_sub(x + 2) } else { width };
        let shown = wrap::clip_with_dots(&text, usize::from(room));
        paint::text(buf, x, y, room, &shown, theme.style(Role::Quiet));
    }
}

/// The question, in two rows at most; the row under it.
fn question(suggestion: &Suggestion, theme: Theme, area: Rect, buf: &mut Buffer) -> u16 {
    let rows = wrap::wrap(&suggestion.wording, usize::from(area.width));
    let mut y = area.y;
    for range in rows.iter().take(2) {
        let words = suggestion.wording.get(range.clone()).unwrap_or_default();
        paint::text(buf, area.x, y, area.width, words.trim_end(), theme.style(Role::Strong));
        y += 1;
    }
    y
}

/// What is left to come back to: must-asks, and threads in their words.
#[must_use]
pub(super) fn left(open: &Open) -> Option<String> {
    let interview = open.interview();
    let threads: Vec<&str> = interview.open_threads().map(|entry| entry.text.as_str()).collect();
    words::left(&threads, next::must_asks_left(interview))
}

/// What the strip has to say beside the question: in the phase before their words are read back, and
/// once the time that is left is kept for that, what is left.
fn remark(scene: &Scene<'_>) -> Option<String> {
    let protocol = protocol(scene.open, scene.library)?;
    let interview = scene.open.interview();
    let here = phase(scene.open, scene.library)?;
    let left = left(scene.open).filter(|_| interview.progress().ended.is_none())?;
    let late = next::late(interview, protocol, &here.id);
    let before = protocol.after(&here.id).is_some_and(|phase| phase.id == READ_BACK);
    match late.filter(|_| scene.live.suggestion().is_some()) {
        Some(minutes) => Some(words::minutes_for(minutes, &left)),
        None => (before || late.is_some()).then(|| words::still_open(&left)),
    }
}

type Keys = &'static [(&'static str, &'static str)];

const PARK: Keys = &[("^R", "park")];

/// The keys for what is suggested, from the right.
fn offered(suggestion: &Suggestion) -> Keys {
    match suggestion.thread() {
        None => &[("^O", "probes"), ("^B", "not now"), ("^N", "ask it")],
        Some(_) => &[("^B", "not now"), ("^R", "pull it")],
    }
}

/// The keys of the strip, ending at this column of this row; the column they start at.
fn keys(keys: Keys, theme: Theme, (end, y): (u16, u16), buf: &mut Buffer) -> u16 {
    let mut right = end.saturating_sub(1);
    for (key, hint) in keys {
        let at = paint::right(buf, right, y, hint, theme.style(Role::Quiet));
        right = paint::right(buf, at.saturating_sub(1), y, key, theme.style(Role::Key));
        right = right.saturating_sub(2);
    }
    right
}
