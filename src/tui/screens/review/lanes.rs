//! How the timeline is drawn: a lane for each person, an axis above, and how exactly each moment was
//! told: `●` to the minute, `◯` with its stretch for about, `┄` between two others.

use chrono::DateTime;
use ratatui::layout::Rect;

use crate::review::{Lane, Placed, Review, When, ticks};
use crate::tui::paint::{self, Buffer};
use crate::tui::screens::review::timeline::Moments;
use crate::tui::theme::{Role, Theme};
use crate::tui::words::board as words;
use crate::tui::wrap;

/// Columns of the names at the left.
const NAME: u16 = 18;

/// An axis: what is in sight, and where.
#[derive(Debug, Clone, Copy)]
struct Axis {
    from: i64,
    to: i64,
    x: u16,
    width: u16,
}

impl Axis {
    /// The column of a second, if it is in sight.
    fn column(&self, at: i64) -> Option<u16> {
        if at < self.from || at > self.to || self.width == 0 {
            return None;
        }
        let along = i128::from(at - self.from) * i128::from(self.width - 1);
        let along = along / i128::from((self.to - self.from).max(1));
        Some(self.x + u16::try_from(along).unwrap_or(0))
    }

    /// The columns of a stretch, as far as they are in sight.
    fn stretch(&self, from: i64, to: i64) -> Option<(u16, u16)> {
        if to < self.from || from > self.to {
            return None;
        }
        Some((self.column(from.max(self.from))?, self.column(to.min(self.to))?))
    }
}

/// Draws axis and lanes; `first` is the topmost lane, before and after.
pub(super) fn draw(
    moments: &Moments,
    review: &Review,
    (theme, area): (Theme, Rect),
    buf: &mut Buffer,
    first: &mut usize,
) {
    let timeline = &review.timeline;
    let offset = moments.offset(timeline);
    let zone = words::zone(offset);
    paint::text(buf, area.x + 1, area.y, NAME - 2, &zone, theme.style(Role::Quiet));
    let (x, width) = (area.x + NAME, area.width.saturating_sub(NAME + 1));
    let axis = moments.sight(timeline).map(|(from, to)| Axis { from, to, x, width });
    if let Some(axis) = axis {
        draw_ticks(axis, offset, (theme, area), buf);
    }
    let lanes = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let height = usize::from(lanes.height).max(1);
    let selected = moments.placed(timeline);
    let own = |lane: &Lane| selected.is_some_and(|placed| placed.spot.account == lane.account);
    let at = timeline.lanes.iter().position(own).unwrap_or(0);
    let last = timeline.lanes.len().saturating_sub(height);
    *first = (*first).clamp(at.saturating_sub(height - 1), at).min(last);
    for (y, lane) in (lanes.y..lanes.bottom()).zip(timeline.lanes.iter().skip(*first)) {
        let name = review.account(lane.account).map_or("", |account| &account.who.short);
        let name = wrap::clip_with_dots(name, usize::from(NAME) - 3);
        let role = if own(lane) { Role::Label } else { Role::Text };
        paint::text(buf, area.x + 1, y, NAME - 2, &name, theme.style(role));
        if let Some(axis) = axis {
            draw_lane(lane, (moments, selected), (theme, axis, y), buf);
        }
    }
}

fn draw_ticks(axis: Axis, offset: i32, (theme, area): (Theme, Rect), buf: &mut Buffer) {
    let days = axis.to - axis.from > 86_400;
    let room = if days { 13 } else { 8 };
    let most = usize::from(axis.width / room);
    for tick in ticks((axis.from, axis.to), most, offset) {
        let Some(x) = axis.column(tick) else { continue };
        let label = clock(tick, offset, days);
        let wide = u16::try_from(wrap::width(&label)).unwrap_or(0);
        if x + wide < area.right() {
            paint::text(buf, x, area.y, wide, &label, theme.style(Role::Quiet));
        }
    }
}

/// `09:20`, with the day where more than one is in sight.
pub(super) fn clock(at: i64, offset: i32, days: bool) -> String {
    let local = DateTime::from_timestamp(at.saturating_add(offset.into()), 0);
    let shape = if days { "%m-%d %H:%M" } else { "%H:%M" };
    local.map(|local| local.format(shape).to_string()).unwrap_or_default()
}

fn draw_lane(
    lane: &Lane,
    (moments, selected): (&Moments, Option<&Placed>),
    (theme, axis, y): (Theme, Axis, u16),
    buf: &mut Buffer,
) {
    let quiet = theme.style(Role::Rule);
    paint::rule(buf, axis.x, y, axis.width, theme.glyph("·", "."), quiet);
    for placed in &lane.moments {
        draw_stretch(placed, (theme, axis, y), buf);
    }
    for placed in &lane.moments {
        let Some(x) = placed.at.and_then(|at| axis.column(at)) else { continue };
        let is_selected = selected.is_some_and(|selected| selected.spot == placed.spot);
        let marked = moments.marked.contains(&placed.spot);
        let role = match (is_selected, marked, placed.differs) {
            (true, ..) => Role::Selected,
            (_, true, _) => Role::Strong,
            (_, _, true) => Role::Thought,
            (false, false, false) => Role::Moment,
        };
        paint::text(buf, x, y, 1, sign(theme, placed), theme.style(role));
    }
}

/// What a moment's time leaves open.
fn draw_stretch(placed: &Placed, (theme, axis, y): (Theme, Axis, u16), buf: &mut Buffer) {
    let (from, to, line) = match placed.when {
        When::Exact(_) => return,
        When::About(at) => {
            (at - placed.when.slack(), at + placed.when.slack(), theme.glyph("─", "-"))
        }
        When::Between(from, to) => {
            (from.unwrap_or(i64::MIN), to.unwrap_or(i64::MAX), theme.glyph("┄", "."))
        }
    };
    let Some((left, right)) = axis.stretch(from, to) else { return };
    paint::rule(buf, left, y, right - left + 1, line, theme.style(Role::Moment));
}

/// How exactly a moment was told; `≠` where others tell it differently.
fn sign(theme: Theme, placed: &Placed) -> &'static str {
    match (placed.differs, placed.when) {
        (true, _) => theme.glyph("≠", "="),
        (false, When::Exact(_)) => theme.glyph("●", "@"),
        (false, When::About(_)) => theme.glyph("◯", "o"),
        (false, When::Between(..)) => "?",
    }
}
