//! Eyes up: one calm line, the clock and the line being typed, so that the eyes stay on the person.
//! Hides what there is; forgets none of it.

use crate::tui::paint::Buffer;
use ratatui::layout::Rect;

use crate::tui::screens::answer::Answer;
use crate::tui::screens::live::{Live, phase, view::Scene};
use crate::tui::theme::Role;
use crate::tui::{paint, wrap};

/// The keys that matter meanwhile.
pub(super) const KEYS: &[(&str, &str)] = &[("F5", "mark"), ("F2", "everything"), ("^P", "all")];

impl Live {
    /// Hides everything else, or brings it all back.
    pub(super) fn turn_eyes(&mut self) -> Answer {
        self.eyes_up = !self.eyes_up;
        self.selection = None;
        Answer::nothing()
    }
}

/// Draws what the phase is for, where the question would stand.
pub(super) fn draw(scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let Some(phase) = phase(scene.open, scene.library) else { return };
    let width = area.width.saturating_sub(2);
    let goal = wrap::clip_with_dots(&phase.goal, usize::from(width));
    paint::text(buf, area.x + 1, area.y, width, &goal, scene.theme.style(Role::Quiet));
}
