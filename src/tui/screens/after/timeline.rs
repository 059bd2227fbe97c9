//! Moments in the order in which they happened, as far as that is told, and their places on an axis.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::interview::{
    Interview,
    entry::Entry,
    id::Id,
    moment::{Moment, Precision},
};
use crate::tui::theme::Theme;

/// All moments, earliest first. One without a time on the clock stands where it was told: after the
/// moment told before it.
pub(super) fn in_order(interview: &Interview) -> Vec<Id> {
    let mut before = None;
    let mut placed: Vec<(Option<DateTime<FixedOffset>>, Id)> = Vec::new();
    for (id, moment) in moments(interview) {
        before = moment.at().or(before);
        placed.push((before, id));
    }
    placed.sort_by_key(|(at, _)| *at);
    placed.into_iter().map(|(_, id)| id).collect()
}

fn moments(interview: &Interview) -> impl Iterator<Item = (Id, &Moment)> {
    interview.on_record().filter_map(|entry| Some((entry.id, entry.moment()?)))
}

/// The axis: what stands at its ends, and the places of moments from 0 to `width` - 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Axis {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) places: Vec<(usize, Id)>,
}

/// The axis of all moments that have a time; none for fewer than two times.
pub(super) fn axis(interview: &Interview, width: usize) -> Option<Axis> {
    let timed: Vec<(DateTime<FixedOffset>, Id)> =
        moments(interview).filter_map(|(id, moment)| Some((moment.at()?, id))).collect();
    let first = timed.iter().map(|(at, _)| *at).min()?;
    let last = timed.iter().map(|(at, _)| *at).max()?;
    let span = u64::try_from((last - first).num_seconds()).ok().filter(|span| *span > 0)?;
    let room = u64::try_from(width).ok()?.checked_sub(1)?;
    let place = |at: DateTime<FixedOffset>| {
        let since = u64::try_from((at - first).num_seconds()).unwrap_or(0);
        usize::try_from(u128::from(since) * u128::from(room) / u128::from(span)).unwrap_or(0)
    };
    let mut places: Vec<(usize, Id)> = timed.into_iter().map(|(at, id)| (place(at), id)).collect();
    places.sort_unstable();
    let same_day = first.date_naive() == last.date_naive();
    let day = Some(first.date_naive()).filter(|_| same_day);
    Some(Axis { from: short(first, day), to: short(last, day), places })
}

/// `02:00`, with its day where that is another than the one that is known.
fn short(at: DateTime<FixedOffset>, known: Option<NaiveDate>) -> String {
    if known == Some(at.date_naive()) {
        at.format("%H:%M").to_string()
    } else {
        at.format("%m-%d %H:%M").to_string()
    }
}

/// When a moment was, for its row: `02:00`, `~02:00`; its place in the order where that is all there is.
pub(super) fn when(entry: &Entry, day: Option<NaiveDate>) -> String {
    let Some(moment) = entry.moment() else { return String::new() };
    let about = if moment.precision == Precision::About { "~" } else { "" };
    match moment.at() {
        Some(at) if day.is_none() => format!("{about}{}", at.format("%H:%M")),
        Some(at) => format!("{about}{}", short(at, day)),
        None => String::new(),
    }
}

/// The sign for how exactly a moment is placed.
pub(super) fn sign(precision: Precision, theme: Theme) -> &'static str {
    match precision {
        Precision::Exact => theme.glyph("●", "o"),
        Precision::About => theme.glyph("◌", "~"),
        Precision::OrderOnly => theme.glyph("┊", ":"),
    }
}

#[cfg(test)]
mod tests {
    use super::{axis, in_order};
    use crate::interview::{
        Interview,
        change::{Added, Change, Fact},
        entry::What,
        id::Id,
        moment::Moment,
        stamp::{Elapsed, Stamp},
    };

    fn told(times: &[Option<&str>]) -> Interview {
        let changes: Vec<Change> = (1..)
            .zip(times)
            .map(|(number, time)| {
                let moment = Moment { time: time.map(str::to_owned), ..Moment::default() };
                let what = What::Moment(Box::new(moment));
                let added = Added { id: Id::new(number), text: String::new(), tags: vec![], what };
                let at = chrono::DateTime::UNIX_EPOCH;
                let when = Stamp { at, elapsed: Elapsed(u64::from(number)) };
                Change { when, fact: Fact::Added(added) }
            })
            .collect();
        Interview::replay(&changes)
    }

    fn order(times: &[Option<&str>]) -> Vec<u32> {
        in_order(&told(times)).iter().map(|id| id.number).collect()
    }

    #[test]
    fn moments_stand_in_the_order_of_the_clock_whatever_their_zone() {
        let times = [
            Some("2026-11-20T02:30:00-08:00"),
            Some("2026-11-20T10:00:00+00:00"),
            Some("2026-11-20T11:10:00+01:00"),
        ];
        assert_eq!(order(&times), [2, 3, 1]);
    }

    #[test]
    fn one_without_a_time_stays_where_it_was_told() {
        let times = [None, Some("2026-11-20T03:00:00Z"), None, Some("2026-11-20T02:00:00Z"), None];
        assert_eq!(order(&times), [1, 4, 5, 2, 3]);
        assert_eq!(order(&[Some("no time"), None]), [1, 2]);
    }

    #[test]
    fn the_axis_reaches_from_the_first_to_the_last() {
        let times = ["02:00", "02:15", "03:00"].map(|time| format!("2026-11-20T{time}:00Z"));
        let times: Vec<Option<&str>> = times.iter().map(|time| Some(time.as_str())).collect();
        let found = axis(&told(&times), 41).unwrap();
        assert_eq!((found.from.as_str(), found.to.as_str()), ("02:00", "03:00"));
        let places: Vec<usize> = found.places.iter().map(|(place, _)| *place).collect();
        assert_eq!(places, [0, 10, 40]);
        assert_eq!(axis(&told(&[Some("2026-11-20T02:00:00Z")]), 41), None);
        assert_eq!(axis(&told(&times), 0), None);
        let far = [Some("2026-11-20T23:50:00Z"), Some("2026-11-21T00:10:00Z")];
        assert_eq!(axis(&told(&far), 10).unwrap().to, "11-21 00:10");
    }
}
