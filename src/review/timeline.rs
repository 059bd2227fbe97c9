//! Everyone's moments on one axis: as exactly as each was told, in one zone, and which of them are
//! the same.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, FixedOffset};

use crate::findings::shape::{Attribution, Moment, Precision};
use crate::review::{
    Account, Contrast, Item, Spot, Why,
    alike::{About, Lexicon},
};

/// Everyone's moments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// One lane for each account that tells of a moment.
    pub lanes: Vec<Lane>,
    /// Seconds east of UTC that most times are told in.
    pub offset: i32,
    /// All offsets that times are told in, in order.
    pub offsets: Vec<i32>,
    /// The same moment, as several people tell it.
    pub same: Vec<Vec<Spot>>,
    /// Times that could not be understood, as they stand in files.
    pub unread: Vec<(Spot, String)>,
}

/// The moments of one account, in the order they are told to have been in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The account's place.
    pub account: usize,
    /// Its moments.
    pub moments: Vec<Placed>,
    /// Whether the order they are told in is theirs: not where nothing says who told them.
    pub ordered: bool,
}

/// A moment in its lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Which.
    pub spot: Spot,
    /// When.
    pub when: When,
    /// Where it is drawn, in seconds: its time, or a place among those it is told between.
    pub at: Option<i64>,
    /// Which of [`Timeline::same`] it is one of.
    pub same: Option<usize>,
    /// Whether others tell it to have been at another time, or in another order.
    pub differs: bool,
}

/// When a moment was, in seconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// To the minute.
    Exact(i64),
    /// Roughly.
    About(i64),
    /// After the one and before the other, as far as there are any.
    Between(Option<i64>, Option<i64>),
}

/// How far “about” may be off, in seconds.
pub(super) const ABOUT: i64 = 600;

/// How far an exact time may be off.
const EXACT: i64 = 60;

impl When {
    /// Its time, where one was told.
    #[must_use]
    pub fn told(self) -> Option<i64> {
        match self {
            Self::Exact(at) | Self::About(at) => Some(at),
            Self::Between(..) => None,
        }
    }

    /// How far it may be off, in seconds.
    #[must_use]
    pub fn slack(self) -> i64 {
        match self {
            Self::Exact(_) => EXACT,
            Self::About(_) | Self::Between(..) => ABOUT,
        }
    }

    /// How many seconds lie between two times told, if more than both may be off.
    #[must_use]
    pub fn apart(self, other: Self) -> Option<i64> {
        let apart = (self.told()? - other.told()?).abs();
        Some(apart).filter(|apart| *apart > self.slack() + other.slack())
    }
}

impl Timeline {
    /// The moments of these accounts.
    pub(super) fn of(accounts: &[Account]) -> Self {
        let mut made = Self::default();
        let mut zones: BTreeMap<i32, usize> = BTreeMap::new();
        for (at, account) in accounts.iter().enumerate() {
            let told = (0..).zip(&account.findings.moments);
            let times: Vec<_> = told.map(|(moment, told)| made.read(at, moment, told)).collect();
            for time in times.iter().flatten() {
                *zones.entry(time.offset().local_minus_utc()).or_default() += 1;
            }
            let moments = placed(at, account, &times);
            if !moments.is_empty() {
                made.lanes.push(Lane { account: at, moments, ordered: ordered(account) });
            }
        }
        made.offset = zones.iter().max_by_key(|(_, count)| **count).map_or(0, |(zone, _)| *zone);
        made.offsets = zones.into_keys().collect();
        made.same = same(accounts);
        made.mark_same();
        made
    }

    /// The time of a moment; one that is told and cannot be understood is noted.
    fn read(&mut self, account: usize, at: usize, told: &Moment) -> Option<DateTime<FixedOffset>> {
        let text = told.time.as_deref()?;
        let read = time(text);
        if read.is_none() {
            self.unread.push((Spot { account, item: Item::Moment(at) }, text.to_owned()));
        }
        read.filter(|_| told.precision != Precision::OrderOnly)
    }

    fn mark_same(&mut self) {
        let groups = self.same.iter().enumerate();
        let group: HashMap<Spot, usize> =
            groups.flat_map(|(at, spots)| spots.iter().map(move |spot| (*spot, at))).collect();
        for moment in self.lanes.iter_mut().flat_map(|lane| &mut lane.moments) {
            moment.same = group.get(&moment.spot).copied();
        }
    }

    /// The same, with what these contrasts are about marked.
    pub(super) fn marked(mut self, contrasts: &[Contrast]) -> Self {
        let about_time = |why: &Why| matches!(why, Why::Times { .. } | Why::Order);
        let marked = contrasts.iter().filter(|contrast| contrast.whys.iter().any(about_time));
        let marked: HashSet<Spot> = marked.flat_map(Contrast::spots).collect();
        for moment in self.lanes.iter_mut().flat_map(|lane| &mut lane.moments) {
            moment.differs = marked.contains(&moment.spot);
        }
        self
    }

    /// A moment in its lane.
    #[must_use]
    pub fn placed(&self, spot: Spot) -> Option<&Placed> {
        let lane = self.lanes.iter().find(|lane| lane.account == spot.account)?;
        lane.moments.iter().find(|placed| placed.spot == spot)
    }

    /// The first and the last second of all moments, with what they may be off.
    #[must_use]
    pub fn span(&self) -> Option<(i64, i64)> {
        let told = self.lanes.iter().flat_map(|lane| &lane.moments);
        let told: Vec<When> =
            told.map(|placed| placed.when).filter(|w| w.told().is_some()).collect();
        let first = told.iter().filter_map(|when| Some(when.told()? - when.slack())).min()?;
        let last = told.iter().filter_map(|when| Some(when.told()? + when.slack())).max()?;
        Some((first, last))
    }

    /// All moments that have a place, in the order of time; the same second by lane.
    #[must_use]
    pub fn in_order(&self) -> Vec<&Placed> {
        let mut all: Vec<&Placed> = self.lanes.iter().flat_map(|lane| &lane.moments).collect();
        all.sort_by_key(|placed| (placed.at.is_none(), placed.at, placed.spot));
        all
    }
}

/// A time with its zone; seconds may be missing, as people write it.
fn time(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.trim();
    let whole = DateTime::parse_from_rfc3339(text);
    let whole = whole.or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z"));
    whole.ok()
}

/// Whether the order moments are told in is theirs. Where nothing says who told them, it isn't.
fn ordered(account: &Account) -> bool {
    account.findings.interview.interviewee.attribution != Attribution::Anonymous
}

/// An account's moments in order: those with a time by it, the others after the one told before.
fn placed(account: usize, of: &Account, times: &[Option<DateTime<FixedOffset>>]) -> Vec<Placed> {
    let told = of.findings.moments.iter().zip(times).enumerate();
    let mut moments: Vec<Placed> = told
        .map(|(at, (moment, time))| Placed {
            spot: Spot { account, item: Item::Moment(at) },
            when: when(moment.precision, time.map(|time| time.timestamp())),
            at: time.map(|time| time.timestamp()),
            same: None,
            differs: false,
        })
        .collect();
    let known: Vec<Option<i64>> = moments.iter().map(|placed| placed.when.told()).collect();
    let untold = |placed: &Placed| ordered(of) && placed.when.told().is_none();
    for (at, placed) in moments.iter_mut().enumerate().filter(|(_, placed)| untold(placed)) {
        let before = known.iter().take(at).rposition(Option::is_some);
        let after = known.iter().skip(at).position(Option::is_some).map(|more| at + more);
        let time =
            |place: Option<usize>| place.and_then(|place| known.get(place).copied().flatten());
        let (from, to) =
            (time(before), time(after).filter(|to| time(before).is_none_or(|b| b <= *to)));
        placed.when = When::Between(from, to);
        placed.at = among(at, (before, from), (after, to));
    }
    moments.sort_by_key(|placed| (placed.at.is_none(), placed.at));
    moments
}

/// How far a moment is drawn from the last one whose time is known, in seconds.
const STEP: i64 = ABOUT / 2;

/// Where the moment told at place `at` is drawn: evenly among those between two known times, or a
/// step further for each after the last one or before the first.
fn among(
    at: usize,
    (before, from): (Option<usize>, Option<i64>),
    (after, to): (Option<usize>, Option<i64>),
) -> Option<i64> {
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    match (before.zip(from), after.zip(to)) {
        (Some((before, from)), Some((after, to))) => {
            Some(from + (to - from) / whole(after - before) * whole(at - before))
        }
        (Some((before, from)), None) => Some(from + STEP.saturating_mul(whole(at - before))),
        (None, Some((after, to))) => Some(to - STEP.saturating_mul(whole(after - at))),
        (None, None) => None,
    }
}

fn when(precision: Precision, time: Option<i64>) -> When {
    match (precision, time) {
        (Precision::Exact, Some(time)) => When::Exact(time),
        (Precision::About, Some(time)) => When::About(time),
        (Precision::OrderOnly, _) | (_, None) => When::Between(None, None),
    }
}

/// The most moments one word may lead to, so that a word everybody uses costs nothing.
const MOST_ALIKE: usize = 200;

/// Moments of different people that are the same by what they are called.
fn same(accounts: &[Account]) -> Vec<Vec<Spot>> {
    let mut lexicon = Lexicon::default();
    let mut moments: Vec<(Spot, About)> = Vec::new();
    for (account, of) in accounts.iter().enumerate() {
        for (at, moment) in of.findings.moments.iter().enumerate() {
            let spot = Spot { account, item: Item::Moment(at) };
            moments.push((spot, lexicon.about(&moment.what)));
        }
    }
    let mut by_word: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of: Vec<usize> = Vec::new();
    for (at, (spot, about)) in moments.iter().enumerate() {
        let near: HashSet<usize> = about
            .numbers()
            .iter()
            .filter_map(|word| by_word.get(word))
            .flatten()
            .copied()
            .collect();
        let is_same = |other: &usize| moments.get(*other).is_some_and(|(_, o)| o.same(about));
        let mut same: Vec<usize> = near.into_iter().filter(is_same).collect();
        same.sort_unstable();
        let group = same.iter().filter_map(|other| group_of.get(*other).copied());
        let fits = |at: &usize| groups.get(*at).is_some_and(|group| joins(group, *spot, &moments));
        let group = group.into_iter().find(fits).unwrap_or(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
        group_of.push(group);
        for word in about.numbers() {
            let known = by_word.entry(*word).or_default();
            if known.len() < MOST_ALIKE {
                known.push(at);
            }
        }
    }
    let spots = |group: Vec<usize>| -> Vec<Spot> {
        group.into_iter().filter_map(|at| moments.get(at)).map(|(spot, _)| *spot).collect()
    };
    groups.into_iter().filter(|group| group.len() > 1).map(spots).collect()
}

/// Whether a moment may join those: one person tells of one moment once.
fn joins(group: &[usize], spot: Spot, moments: &[(Spot, About)]) -> bool {
    let own = |at: &usize| moments.get(*at).is_some_and(|(other, _)| other.account == spot.account);
    !group.iter().any(own)
}

/// Steps of an axis, in seconds.
const STEPS: [i64; 16] = [
    60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
    2_592_000, 31_536_000,
];

/// The times to write at an axis from `first` to `last`, at most `most` of them, on round times of a
/// zone so many seconds east of UTC.
#[must_use]
pub fn ticks((first, last): (i64, i64), most: usize, offset: i32) -> Vec<i64> {
    let most = i64::try_from(most.max(1)).unwrap_or(i64::MAX);
    let fits = |step: &&i64| (last.saturating_sub(first)) / **step < most;
    let step = STEPS.iter().find(fits).copied().unwrap_or(315_360_000);
    let local = first.saturating_add(i64::from(offset));
    let mut at = local.div_euclid(step) * step;
    if at < local {
        at += step;
    }
    let mut ticks = Vec::new();
    while at - i64::from(offset) <= last && ticks.len() < 200 {
        ticks.push(at - i64::from(offset));
        at += step;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::{When, ticks, time};

    #[test]
    fn a_time_is_the_same_second_in_any_zone() {
        let seconds = |text: &str| time(text).map(|time| time.timestamp());
        let here = seconds("2026-11-13T10:02:00+01:00");
        assert_eq!(here, seconds("2026-11-13T09:02:00Z"));
        assert_eq!(here, seconds(" 2026-11-13T09:02+00:00 "));
        for wrong in ["", "02:00", "2026-11-13 09:02", "9999999-01-01T00:00:00Z", "yesterday"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn times_are_apart_when_they_are_further_than_both_may_be_off() {
        let (exact, about) = (When::Exact(0), When::About(600));
        assert_eq!(exact.apart(about), None);
        assert_eq!(When::Exact(0).apart(When::About(1_260)), Some(1_260));
        assert_eq!(When::Exact(0).apart(When::Exact(120)), None);
        assert_eq!(When::Exact(0).apart(When::Exact(121)), Some(121));
        assert_eq!(exact.apart(When::Between(Some(9_000), None)), None);
    }

    #[test]
    fn an_axis_has_round_times_of_its_zone() {
        let nine = 1_794_560_400;
        let shown = ticks((nine - 60, nine + 4_000), 8, 3_600);
        assert_eq!(shown.first(), Some(&nine));
        assert!(
            shown.len() <= 8
                && shown
                    .windows(2)
                    .all(|two| two.first().zip(two.last()).is_some_and(|(a, b)| b - a == 600)),
            "{shown:?}"
        );
        assert_eq!(ticks((0, i64::MAX / 2), 8, 0).len(), 200);
    }
}
