//! What a report tells in which order: moments from long before to after, everyone's side by side;
//! findings by their kind; what came to be understood only since.
//!
//! Arranges what was published and adds nothing to it.

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, TimeDelta, Utc};

use crate::findings::shape::{FindingKind, Strength, When};
use crate::review::{Item, Placed, Review, Spot, timeline};

/// Where in the story something was, beside the day of the incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Era {
    /// More than a week before.
    LongBefore,
    /// Told as before everything that has a time.
    Earlier,
    /// In the week before.
    WeekBefore,
    /// On the day.
    OnTheDay,
    /// Later.
    After,
    /// Nothing tells when.
    Untimed,
}

/// A part of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Which.
    pub era: Era,
    /// Its moments in order: each as one or more people tell it.
    pub rows: Vec<Vec<Spot>>,
}

/// Everyone's moments, from long before to after. A moment that several tell of stands once, where it
/// was first.
#[must_use]
pub fn story(review: &Review) -> Vec<Stretch> {
    let mut rows = rows(review);
    rows.sort_by_key(|(key, _)| *key);
    let mut story: Vec<Stretch> = Vec::new();
    for ((era, ..), row) in rows {
        match story.last_mut().filter(|stretch| stretch.era == era) {
            Some(stretch) => stretch.rows.push(row),
            None => story.push(Stretch { era, rows: vec![row] }),
        }
    }
    story
}

type Key = (Era, i64, Spot);

/// Each moment with those who tell of it, and where it stands.
fn rows(review: &Review) -> Vec<(Key, Vec<Spot>)> {
    let placed = review.timeline.lanes.iter().flat_map(|lane| &lane.moments);
    let mut rows: Vec<(Key, Vec<Spot>)> = Vec::new();
    let mut shared: Vec<Option<usize>> = vec![None; review.timeline.same.len()];
    for moment in placed {
        let key = key(review, moment);
        let known = moment.same.and_then(|same| shared.get_mut(same));
        let place = known.as_ref().and_then(|known| **known);
        if let Some((first, row)) = place.and_then(|at| rows.get_mut(at)) {
            *first = earlier(*first, key);
            row.push(moment.spot);
            continue;
        }
        if let Some(known) = known {
            *known = Some(rows.len());
        }
        rows.push((key, vec![moment.spot]));
    }
    rows
}

/// Where a moment stands that has both places: a time on the clock tells more than an order.
fn earlier(one: Key, other: Key) -> Key {
    let ordered = |key: Key| matches!(key.0, Era::Earlier | Era::Untimed);
    match (ordered(one), ordered(other)) {
        (false, true) => one,
        (true, false) => other,
        (true, true) | (false, false) => one.min(other),
    }
}

fn key(review: &Review, placed: &Placed) -> Key {
    let (era, at) = match placed.when {
        timeline::When::Exact(at)
        | timeline::When::About(at)
        | timeline::When::Between(Some(at), _) => (era(review, at), at),
        timeline::When::Between(None, Some(at)) => (Era::Earlier, at),
        timeline::When::Between(None, None) => (Era::Untimed, 0),
    };
    (era, at, placed.spot)
}

/// Where a second lies beside the day of the incident; without that day, all is one.
fn era(review: &Review, at: i64) -> Era {
    let occurred = review.incident.occurred.as_deref().and_then(|day| day.parse().ok());
    let Some((occurred, day)) = occurred.zip(day(review, at)) else { return Era::OnTheDay };
    let week = occurred - TimeDelta::days(7);
    match day {
        day if day < week => Era::LongBefore,
        day if day < occurred => Era::WeekBefore,
        day if day == occurred => Era::OnTheDay,
        _ => Era::After,
    }
}

fn day(review: &Review, at: i64) -> Option<NaiveDate> {
    Some(clock(review, at)?.date_naive())
}

/// A second on the clock that most times are told in.
#[must_use]
pub fn clock(review: &Review, at: i64) -> Option<DateTime<FixedOffset>> {
    let zone = FixedOffset::east_opt(review.timeline.offset).unwrap_or(Utc.fix());
    Some(DateTime::from_timestamp(at, 0)?.with_timezone(&zone))
}

/// All findings of these kinds, what stands best first.
#[must_use]
pub fn of_kind(review: &Review, kinds: &[FindingKind]) -> Vec<Spot> {
    let all = spots(review, |account| account.findings.findings.len(), Item::Finding);
    let found = |spot: &Spot| match spot.item {
        Item::Finding(at) => review.account(spot.account)?.findings.findings.get(at),
        Item::Quote(_) | Item::Note(_) | Item::Moment(_) | Item::Pivot(_) | Item::Lead(_) => None,
    };
    let wanted = |spot: &Spot| found(spot).is_some_and(|finding| kinds.contains(&finding.kind));
    let mut all: Vec<Spot> = all.filter(wanted).collect();
    let rank = |strength: Strength| match strength {
        Strength::Strong => 0,
        Strength::Some => 1,
        Strength::Hunch => 2,
    };
    all.sort_by_key(|spot| found(spot).map(|finding| rank(finding.confidence)));
    all
}

/// Quotes that say what their speaker came to know only since.
#[must_use]
pub fn learned_since(review: &Review) -> Vec<Spot> {
    let all = spots(review, |account| account.findings.quotes.len(), Item::Quote);
    let since = |spot: &Spot| match spot.item {
        Item::Quote(at) => {
            let quote = review.account(spot.account).and_then(|a| a.findings.quotes.get(at));
            quote.is_some_and(|quote| quote.when == Some(When::Since))
        }
        Item::Note(_) | Item::Moment(_) | Item::Pivot(_) | Item::Finding(_) | Item::Lead(_) => {
            false
        }
    };
    all.filter(since).collect()
}

/// How many people were heard, as far as files tell.
#[must_use]
pub fn people(review: &Review) -> usize {
    let people = review.accounts.iter().map(|a| &a.findings.interview.interviewee.person);
    people.collect::<std::collections::HashSet<_>>().len()
}

fn spots<'a>(
    review: &'a Review,
    count: impl Fn(&crate::review::Account) -> usize + 'a,
    item: fn(usize) -> Item,
) -> impl Iterator<Item = Spot> + 'a {
    review.accounts.iter().enumerate().flat_map(move |(account, of)| {
        (0..count(of)).map(move |at| Spot { account, item: item(at) })
    })
}
