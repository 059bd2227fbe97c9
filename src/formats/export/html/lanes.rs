//! A timeline as a drawing within the page: a lane for each teller, one axis above, and each moment by
//! the name it has in the table beside it. How exactly it was told is drawn, and that others tell it
//! differently, by shape and not by color alone.

use maud::{Markup, html};

use crate::formats::export::{
    document::{LaneOf, Lanes, Mark},
    seen,
};

/// The drawing's width, and what of it the names at the left take.
const WIDTH: u32 = 780;
const NAMES: u32 = 150;

/// The space at the right, for the last word.
const EDGE: u32 = 20;

/// The height of the axis, and of a lane.
const AXIS: u32 = 30;
const LANE: u32 = 46;

/// How near two names may stand before the second one moves up.
const NEAR: u32 = 26;

/// The most letters of a name at the left.
const LONGEST: usize = 24;

/// The drawing, with what it shows in words for whoever cannot see it.
pub(super) fn picture(lanes: &Lanes) -> Markup {
    let rows = u32::try_from(lanes.lanes.len()).unwrap_or(u32::MAX);
    let height = AXIS.saturating_add(rows.saturating_mul(LANE)).saturating_add(8);
    let caption = seen::one_line(&lanes.caption);
    html! {
        figure.lanes {
            div.wide role="region" aria-label=(caption) tabindex="0" { "\n"
                svg viewBox={ "0 0 " (WIDTH) " " (height) } width=(WIDTH) height=(height) role="img" aria-label=(caption) { "\n"
                    @for (at, label) in &lanes.ticks { (tick(*at, label, height)) "\n" }
                    @for (row, lane) in (0..).zip(&lanes.lanes) { (one(lane, row)) "\n" }
                }
            } "\n"
            figcaption { (caption) }
        }
    }
}

fn tick(at: u16, label: &str, height: u32) -> Markup {
    let x = x(at);
    html! {
        line.tick x1=(x) y1=(AXIS - 8) x2=(x) y2=(height) {}
        text.time x=(x) y=(AXIS - 14) text-anchor="middle" { (seen::one_line(label)) }
    }
}

fn one(lane: &LaneOf, row: u32) -> Markup {
    let y = AXIS + row * LANE + LANE / 2 + 6;
    let teller: String = seen::one_line(&lane.teller).chars().take(LONGEST).collect();
    html! {
        text.teller x="0" y=(y + 4) { (teller) }
        line.lane x1=(NAMES) y1=(y) x2=(WIDTH - EDGE) y2=(y) {}
        @for mark in &lane.marks { @if let Some((from, to)) = mark.open {
            line.open x1=(x(from)) y1=(y) x2=(x(to)) y2=(y) {}
        } }
        @for (at, mark) in lane.marks.iter().enumerate() {
            (drawn(mark, y, is_near(&lane.marks, at)))
        }
    }
}

/// A moment: filled if it was told to the minute, open if not, on its corner if others differ.
fn drawn(mark: &Mark, y: u32, raised: bool) -> Markup {
    let x = x(mark.at);
    let class = if mark.open.is_some() { "about" } else { "exact" };
    let name_y = if raised { y - 21 } else { y - 10 };
    html! {
        g class=(class) {
            title { (seen::one_line(&format!("{} {}", mark.name, mark.says))) }
            @if mark.differs {
                path d={ "M" (x) " " (y - 7) "l7 7l-7 7l-7 -7z" } {}
            } @else {
                circle cx=(x) cy=(y) r="5.5" {}
            }
            text.name x=(x) y=(name_y) text-anchor="middle" { (seen::one_line(&mark.name)) }
        }
    }
}

/// Whether a moment's name would stand on that of the one before.
fn is_near(marks: &[Mark], at: usize) -> bool {
    let mut raised = false;
    for (one, next) in marks.iter().zip(marks.iter().skip(1)).take(at) {
        raised = !raised && x(next.at).saturating_sub(x(one.at)) < NEAR;
    }
    raised
}

fn x(at: u16) -> u32 {
    NAMES + 10 + u32::from(at.min(1000)) * (WIDTH - EDGE - NAMES - 20) / 1000
}
