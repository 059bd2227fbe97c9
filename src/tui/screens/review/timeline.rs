//! Everyone's moments: which one is looked at, from how far away, in the times of which zone.

#![expect(clippy::wildcard_enum_match_arm, reason = "keys of other tabs mean nothing here")]

use std::collections::BTreeSet;

use crate::review::{Placed, Review, Spot, Timeline};
use crate::tui::screens::review::{
    Around, Wish,
    keys::{Action, Move, Step},
    said::contrast,
};
use crate::tui::words::board as words;

/// The tab of the timeline.
#[derive(Debug, Default)]
pub(super) struct Moments {
    /// The place of the selected moment, in the order of time.
    pub(super) at: usize,
    /// What is in sight, in seconds; everything if nothing is chosen.
    pub(super) window: Option<(i64, i64)>,
    /// Seconds east of UTC; the zone most times are told in if none is chosen.
    pub(super) zone: Option<i32>,
    pub(super) marked: BTreeSet<Spot>,
}

/// The shortest stretch looked at, in seconds.
const SHORTEST: i64 = 600;

impl Moments {
    pub(super) fn placed<'a>(&self, timeline: &'a Timeline) -> Option<&'a Placed> {
        timeline.in_order().get(self.at).copied()
    }

    /// Seconds east of UTC that times are shown in.
    pub(super) fn offset(&self, timeline: &Timeline) -> i32 {
        self.zone.unwrap_or(timeline.offset)
    }

    /// What is in sight.
    pub(super) fn sight(&self, timeline: &Timeline) -> Option<(i64, i64)> {
        self.window.or_else(|| whole(timeline))
    }

    pub(super) fn update(&mut self, action: Action, around: Around<'_>) -> Wish {
        let timeline = &around.review.timeline;
        match action {
            Action::Move(way) => self.step(way, around.review),
            Action::Zoom(step) => self.zoom(step, timeline),
            Action::Whole => self.window = None,
            Action::Zone => return self.next_zone(timeline),
            Action::Mark => {
                let spot = self.placed(timeline).map(|placed| placed.spot);
                if let Some(spot) = spot.filter(|spot| !self.marked.remove(spot)) {
                    self.marked.insert(spot);
                }
            }
            Action::Contrast => {
                let wish = contrast(&self.marked, around);
                if !wish.choices.is_empty() {
                    self.marked.clear();
                }
                return wish;
            }
            _ => {}
        }
        Wish::default()
    }

    fn step(&mut self, way: Move, review: &Review) {
        let all = review.timeline.in_order();
        let last = all.len().saturating_sub(1);
        match way {
            Move::Left => self.at = self.at.saturating_sub(1),
            Move::Right => self.at = (self.at + 1).min(last),
            Move::First => self.at = 0,
            Move::Last => self.at = last,
            Move::Up => self.step_lane(&all, Step::Back),
            Move::Down => self.step_lane(&all, Step::On),
            Move::PageUp => return self.pan(Step::Back, &review.timeline),
            Move::PageDown => return self.pan(Step::On, &review.timeline),
        }
        self.bring_into_sight(&review.timeline);
    }

    /// To the nearest moment of the lane above or below.
    fn step_lane(&mut self, all: &[&Placed], step: Step) {
        let Some(here) = all.get(self.at) else { return };
        let further = |placed: &&&Placed| match step {
            Step::On => placed.spot.account > here.spot.account,
            Step::Back => placed.spot.account < here.spot.account,
        };
        let lanes = all.iter().filter(further).map(|placed| placed.spot.account);
        let lane = match step {
            Step::On => lanes.min(),
            Step::Back => lanes.max(),
        };
        let far = |placed: &Placed| match (placed.at, here.at) {
            (Some(one), Some(other)) => one.abs_diff(other),
            (None, _) | (_, None) => u64::MAX,
        };
        let own = all.iter().enumerate().filter(|(_, p)| Some(p.spot.account) == lane);
        self.at = own.min_by_key(|(_, placed)| far(placed)).map_or(self.at, |(at, _)| at);
    }

    fn zoom(&mut self, step: Step, timeline: &Timeline) {
        let (Some((from, to)), Some(all)) = (self.sight(timeline), whole(timeline)) else { return };
        let length = match step {
            Step::On => ((to - from) / 2).max(SHORTEST),
            Step::Back => (to - from).saturating_mul(2),
        };
        let middle = self.placed(timeline).and_then(|placed| placed.at);
        let middle = middle.unwrap_or_else(|| i64::midpoint(from, to));
        let window = (middle - length / 2, middle + length / 2);
        self.window = (window.0 > all.0 || window.1 < all.1).then_some(window);
    }

    fn pan(&mut self, step: Step, timeline: &Timeline) {
        let (Some((from, to)), Some(all)) = (self.window, whole(timeline)) else { return };
        let half = (to - from) / 2;
        let by = match step {
            Step::On => half.min((all.1 - to).max(0)),
            Step::Back => -half.min((from - all.0).max(0)),
        };
        self.window = Some((from + by, to + by));
    }

    fn bring_into_sight(&mut self, timeline: &Timeline) {
        let at = self.placed(timeline).and_then(|placed| placed.at);
        if let (Some((from, to)), Some(at)) = (self.window, at)
            && !(from..=to).contains(&at)
        {
            let half = (to - from) / 2;
            self.window = Some((at - half, at + half));
        }
    }

    /// The next of the zones that times are told in, and UTC.
    fn next_zone(&mut self, timeline: &Timeline) -> Wish {
        let mut zones = timeline.offsets.clone();
        if !zones.contains(&0) {
            zones.push(0);
        }
        let at = zones.iter().position(|zone| *zone == self.offset(timeline));
        let next = at.map_or(0, |at| (at + 1) % zones.len());
        self.zone = zones.get(next).copied();
        Wish::say(words::times_in(self.offset(timeline)))
    }
}

/// From the first moment to the last, with some room at both ends.
fn whole(timeline: &Timeline) -> Option<(i64, i64)> {
    let (first, last) = timeline.span()?;
    let room = ((last - first) / 40).max(60);
    Some((first - room, last + room))
}
