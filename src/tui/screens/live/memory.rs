//! What drawing the live screen remembers: where things landed, and what they were drawn from.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::tui::effect::Now;
use crate::tui::kept::Kept;
use crate::tui::open::Open;
use crate::tui::screens::live::{
    GuideWish, Live,
    select::Selection,
    stream,
    view::{Scene, areas},
};
use crate::tui::theme::Theme;
use crate::tui::widgets::composer::ComposerScroll;

/// What drawing the live screen may write.
#[derive(Debug, Default)]
pub struct LiveMemory {
    /// The stream's scroll and hit areas.
    pub stream: stream::StreamMemory,
    pub(super) composer: ComposerScroll,
    /// Where the stream landed, for what opens over it.
    pub middle: Rect,
    /// What of the strip, the stream and the guide stands in the buffer as it was drawn last.
    pub kept: Kept,
    drawn: Option<Drawn>,
}

/// What the strip, the stream and the guide were drawn from.
#[derive(Debug, Clone, PartialEq)]
struct Drawn {
    area: Rect,
    rows: Range<u16>,
    refreshed: u64,
    changes: u64,
    pending: usize,
    selection: Option<Selection>,
    guide: GuideWish,
    card: bool,
    eyes_up: bool,
    minutes: u64,
}

impl Drawn {
    fn of(live: &Live, open: &Open, now: Now, area: Rect) -> Self {
        let areas = areas(live, area);
        Self {
            area,
            rows: areas.strip.y..areas.stream.bottom(),
            refreshed: live.refreshed,
            changes: open.interview().changes(),
            pending: open.pending(),
            selection: live.selection.clone(),
            guide: live.guide,
            card: live.card,
            eyes_up: live.eyes_up,
            minutes: open.elapsed(now).minutes(),
        }
    }

    /// Whether this is the same with one entry more, in a stream that nothing covers.
    fn with_one_more(&self, now: &Self, live: &Live) -> bool {
        let (changes, pending) = (self.changes + 1, self.pending + 1);
        let covered = self.card || live.guide_covers(self.area.width) || self.selection.is_some();
        !covered && *now == Self { changes, pending, ..self.clone() }
    }
}

impl LiveMemory {
    /// Nothing of what was drawn last stands in the buffer.
    pub fn forget(&mut self) {
        self.drawn = None;
    }

    /// The strip, the stream and the guide stand in the buffer, drawn from this.
    pub(super) fn drawn(&mut self, scene: &Scene<'_>, area: Rect) {
        self.drawn = Some(Drawn::of(scene.live, scene.open, scene.now, area));
    }

    /// The rows of the strip, the stream and the guide, as far as they would be drawn as they were:
    /// all of them, or all but those of an entry that was just added.
    #[must_use]
    pub fn unchanged(&self, live: &Live, open: &Open, theme: Theme, now: Option<Now>) -> Kept {
        let (Some(drawn), Some(now)) = (&self.drawn, now) else { return Kept::nothing() };
        let is = Drawn::of(live, open, now, drawn.area);
        if *drawn == is {
            return Kept::rows(drawn.rows.clone());
        }
        if !drawn.with_one_more(&is, live) {
            return Kept::nothing();
        }
        let area = areas(live, drawn.area).stream;
        let rows = stream::rows_of_added(live, open, theme, area, &self.stream);
        rows.map_or_else(Kept::nothing, |added| Kept::rows(drawn.rows.clone()).but(added))
    }
}
