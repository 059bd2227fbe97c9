//! The same moments, told at other times, in another order, or from hearsay.

use std::collections::{BTreeMap, HashMap};

use crate::findings::shape::Knows;
use crate::review::{
    Account, Item, Spot, Timeline,
    contrasts::{Contrast, MOST, Side, Why, apart},
    timeline::When,
};

/// The same moment, at times further apart than they may be off, or known at first hand by one and
/// from others by another.
pub(super) fn told_apart(timeline: &Timeline, accounts: &[Account]) -> Vec<Contrast> {
    let mut found: Vec<Contrast> =
        timeline.same.iter().filter_map(|same| of_same(timeline, accounts, same)).collect();
    found.sort_by_key(|contrast| std::cmp::Reverse(contrast.weight));
    found.truncate(MOST);
    found
}

fn of_same(timeline: &Timeline, accounts: &[Account], same: &[Spot]) -> Option<Contrast> {
    let when = |spot: &Spot| timeline.placed(*spot).map(|placed| placed.when);
    let times: Vec<When> = same.iter().take(MOST_TOLD).filter_map(when).collect();
    let apart = apart(&times).map(|apart| Why::Times { apart });
    let how = |spot: &Spot| {
        let Item::Moment(at) = spot.item else { return None };
        accounts.get(spot.account)?.findings.moments.get(at).map(|moment| moment.knows)
    };
    let known: Vec<Knows> = same.iter().filter_map(how).collect();
    let both = [Knows::FirstHand, Knows::Hearsay].iter().all(|way| known.contains(way));
    let whys: Vec<Why> = apart.into_iter().chain(both.then_some(Why::Heard)).collect();
    let weight = if let Why::Times { apart } = whys.first()? {
        50 + u32::try_from(apart / 60).unwrap_or(u32::MAX).min(40)
    } else {
        24
    };
    let side = |spot: &Spot| Side { account: spot.account, items: vec![spot.item] };
    Some(Contrast { sides: same.iter().map(side).collect(), whys, weight })
}

/// The most tellings of one moment that are compared.
const MOST_TOLD: usize = 300;

/// The most tellings of one moment whose order is compared.
const MOST_ORDERED: usize = 40;

/// Two moments that one tells in one order and another in the other.
pub(super) fn other_order(timeline: &Timeline) -> Vec<Contrast> {
    let orders = orders(timeline);
    let mut found = Vec::new();
    for ((first, second), tellings) in &orders {
        let before = tellings.iter().find(|telling| telling.0);
        let after = tellings.iter().find(|telling| !telling.0);
        if let (Some((_, one)), Some((_, other))) = (before, after) {
            let sides = vec![
                side(timeline, *one, (*first, *second)),
                side(timeline, *other, (*second, *first)),
            ];
            found.push(Contrast { sides, whys: vec![Why::Order], weight: 60 });
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// Whether the first of two moments comes first, and in whose lane.
type Told = (bool, usize);

/// For each two moments that several people tell, who tells them in which order.
fn orders(timeline: &Timeline) -> BTreeMap<(usize, usize), Vec<Told>> {
    let mut orders: BTreeMap<(usize, usize), Vec<Told>> = BTreeMap::new();
    for (at, lane) in timeline.lanes.iter().enumerate() {
        let told = lane.moments.iter().filter(|placed| lane.ordered || placed.at.is_some());
        let known = told.filter_map(|placed| Some((placed.same?, placed.when)));
        let known: Vec<(usize, When)> = known.take(MOST_ORDERED).collect();
        for (one, other) in in_order(&known) {
            let key = (one.min(other), one.max(other));
            orders.entry(key).or_default().push((one < other, at));
        }
    }
    orders
}

/// Every two moments of a lane that clearly come one after the other, the earlier first.
fn in_order(known: &[(usize, When)]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let later = |place: usize| known.iter().skip(place + 1);
    let pairs = known.iter().enumerate();
    let pairs = pairs.flat_map(move |(place, one)| later(place).map(move |other| (*one, *other)));
    let same = |one: When, other: When| one.told().is_some() && one.told() == other.told();
    let clear =
        pairs.filter(move |((one, first), (other, second))| one != other && !same(*first, *second));
    clear.map(|((one, _), (other, _))| (one, other))
}

/// What a lane tells about two of the same moments, in its order.
fn side(timeline: &Timeline, lane: usize, (first, second): (usize, usize)) -> Side {
    let Some(lane) = timeline.lanes.get(lane) else {
        return Side { account: 0, items: Vec::new() };
    };
    let of: HashMap<usize, Item> =
        lane.moments.iter().filter_map(|placed| Some((placed.same?, placed.spot.item))).collect();
    let items = [first, second].iter().filter_map(|same| of.get(same).copied()).collect();
    Side { account: lane.account, items }
}
