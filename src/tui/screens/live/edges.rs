//! The first row and the last one: what is talked about and for how long, and what the keys do.

use ratatui::layout::Rect;

use crate::tui::keys::table;
use crate::tui::paint::{self, Buffer};
use crate::tui::screens::live::{
    eyes,
    keys::{CARD, COMPOSER, SELECTED},
    next, protocol,
    view::Scene,
};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::key_row::{self, KeyRow};
use crate::tui::{words, wrap};

/// What stands in the first row and the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edges {
    title: String,
    clock: String,
    said: Option<String>,
    status: String,
    keys: Keys,
}

/// Whose keys the last row shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keys {
    Line,
    Selected,
    Card,
    EyesUp,
}

impl Edges {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let live = scene.live;
        let keys = match () {
            () if live.card => Keys::Card,
            () if live.eyes_up => Keys::EyesUp,
            () if live.selection.is_some() => Keys::Selected,
            () => Keys::Line,
        };
        let title = if live.eyes_up { String::new() } else { title(scene) };
        Self { title, clock: clock(scene), said: said(scene), status: scene.status.into(), keys }
    }

    pub(super) fn draw(&self, theme: Theme, area: Rect, buf: &mut Buffer) {
        let right = area.right().saturating_sub(1);
        let at = paint::right(buf, right, area.y, &self.clock, theme.style(Role::Strong));
        let room = at.saturating_sub(area.x + 2);
        let title = wrap::clip_with_dots(&self.title, usize::from(room));
        paint::text(buf, area.x + 1, area.y, room, &title, theme.style(Role::Text));
        let hints = match self.keys {
            Keys::Line => table::rows(COMPOSER),
            Keys::Selected => table::rows(SELECTED),
            Keys::Card => table::rows(CARD),
            Keys::EyesUp => Vec::new(),
        };
        let also = if self.keys == Keys::EyesUp { eyes::KEYS } else { &[("^P", "all")] };
        let (said, status) = (self.said.as_deref(), self.status.as_str());
        let row = KeyRow { hints: &hints, also, said, status };
        let last = Rect { y: area.bottom() - 1, height: 1, ..area };
        key_row::draw(&row, theme, last, buf);
    }
}

/// One quiet line in place of the keys.
fn said(scene: &Scene<'_>) -> Option<String> {
    let offered = scene.live.completion(scene.library);
    let offered = offered.map(|(_, tag)| format!("Tab takes #{tag}"));
    let notice = offered.or_else(|| scene.notice.map(str::to_owned));
    notice.or_else(|| scene.live.aside(scene.open, scene.library))
}

fn title(scene: &Scene<'_>) -> String {
    let who = scene.open.who();
    let dot = scene.theme.glyph(" · ", " - ");
    let apart = if who.is_empty() { "" } else { dot };
    format!("{}{apart}{who}", scene.open.incident.title)
}

/// `● 12:41 / 45:00 · Free recall`
fn clock(scene: &Scene<'_>) -> String {
    let progress = scene.open.interview().progress();
    let theme = scene.theme;
    let sign = if progress.ended.is_some() {
        theme.glyph("■ ended", "# ended")
    } else if progress.started.is_none() {
        theme.glyph("○ F6 starts", "o F6 starts")
    } else if progress.paused {
        theme.glyph("‖ paused", "= paused")
    } else {
        theme.glyph("●", "*")
    };
    let planned = scene.open.interview().plan().planned_minutes;
    let elapsed = scene.open.elapsed(scene.now);
    let mut shown = format!("{sign} {elapsed} / {planned:02}:00");
    let phase = progress.phase().and_then(|id| {
        protocol(scene.open, scene.library)?.phases.iter().find(|phase| phase.id == id)
    });
    if let Some(phase) = phase {
        shown.push_str(theme.glyph(" · ", " - "));
        shown.push_str(&phase.title);
        let budget = protocol(scene.open, scene.library).and_then(|p| p.budget(&phase.id, planned));
        let spent = scene.open.interview().progress().time_in(&phase.id, elapsed).minutes();
        let musts = next::must_asks_left(scene.open.interview());
        shown.push_str(&words::over(spent, budget.map_or(0, u64::from), musts));
    }
    shown
}
