//! What drawing the live screen remembers: where things landed, and what they were drawn from.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::tui::effect::Now;
use crate::tui::kept::Kept;
use crate::tui::open::Open;
use crate::tui::screens::live::{
    GuideWish, Live,
    edges::Edges,
    select::Selection,
    stream,
    view::{Scene, areas},
};
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
    pub(super) edges: Option<Edges>,
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
        (self.drawn, self.edges) = (None, None);
    }

    /// The strip, the stream and the guide stand in the buffer, drawn from this.
    pub(super) fn drawn(&mut self, scene: &Scene<'_>, area: Rect) {
        self.drawn = Some(Drawn::of(scene.live, scene.open, scene.now, area));
    }

    /// The rows that would be drawn as they were: those of the strip, the stream and the guide, but
    /// for an entry that was just added, and with them the others but the line's.
    #[must_use]
    pub fn unchanged(&self, scene: &Scene<'_>) -> Kept {
        let Some(drawn) = &self.drawn else { return Kept::nothing() };
        let is = Drawn::of(scene.live, scene.open, scene.now, drawn.area);
        let added = (*drawn != is).then(|| self.added(drawn, &is, scene));
        let (rows, added) = match added {
            None => (drawn.rows.clone(), 0..0),
            Some(Some(added)) => (drawn.rows.clone(), added),
            Some(None) => return Kept::nothing(),
        };
        if self.edges.as_ref() != Some(&Edges::of(scene)) {
            return Kept::rows(rows).but(added);
        }
        let line = areas(scene.live, drawn.area).composer;
        let below = line.bottom()..drawn.area.bottom();
        Kept::rows(drawn.area.y..line.y).and(below).but(added)
    }

    /// The rows of the entry just added, if it is all that is new and there is room for it.
    fn added(&self, drawn: &Drawn, is: &Drawn, scene: &Scene<'_>) -> Option<Range<u16>> {
        let area = areas(scene.live, drawn.area).stream;
        let alone = drawn.with_one_more(is, scene.live);
        alone.then(|| stream::rows_of_added(scene, area, &self.stream)).flatten()
    }
}
