//! What people tell differently, side by side. Each rule says why it shows something; none says who
//! is right, and nothing is merged.

mod moments;
mod quotes;

use std::collections::HashSet;

use crate::review::{Account, Item, Spot, Timeline, timeline::When};

/// What several people tell differently, or one tells and others don't.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contrast {
    /// Each person's side, at least one.
    pub sides: Vec<Side>,
    /// Why they are shown, the strongest reason first.
    pub whys: Vec<Why>,
    /// How telling it is; the most telling are shown first.
    pub weight: u32,
}

/// What one person tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Whose account.
    pub account: usize,
    /// What of it; nothing where it is only a number they gave.
    pub items: Vec<Item>,
}

/// Why two things are shown side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// The same moment at times that lie further apart than they may be off, in seconds.
    Times {
        /// The most any two lie apart.
        apart: i64,
    },
    /// The same two moments, in the opposite order.
    Order,
    /// One was there, the other heard of it.
    Heard,
    /// What one expected, and how another does it.
    Practice,
    /// One knew what another lacked.
    Known,
    /// One knows it, and nobody else speaks of it.
    Alone,
    /// How sure they felt, from 1 to 5, at the time or now.
    Sure {
        /// The least.
        low: u8,
        /// The most.
        high: u8,
        /// Whether at the time.
        then: bool,
    },
    /// The interviewer marked it as differing from others.
    Marked,
    /// The facilitator put them side by side.
    Added,
}

impl Contrast {
    /// Everything it is about.
    pub fn spots(&self) -> impl Iterator<Item = Spot> + '_ {
        self.sides.iter().flat_map(|side| {
            side.items.iter().map(|item| Spot { account: side.account, item: *item })
        })
    }
}

/// The most contrasts of one kind.
const MOST: usize = 60;

/// All contrasts that the rules find, the most telling first.
#[must_use]
pub fn contrasts(accounts: &[Account], timeline: &Timeline) -> Vec<Contrast> {
    let mut all = moments::told_apart(timeline, accounts);
    all.extend(moments::other_order(timeline));
    let held = supported(accounts, &all);
    let of_quotes = quotes::contrasts(accounts);
    let already = |contrast: &Contrast| contrast.spots().all(|spot| held.contains(&spot));
    all.extend(of_quotes.into_iter().filter(|contrast| !already(contrast)));
    all.extend(sure(accounts, true));
    all.extend(sure(accounts, false));
    all.sort_by_key(|contrast| std::cmp::Reverse(contrast.weight));
    all
}

/// What the moments of these contrasts rest on: told with them already.
fn supported(accounts: &[Account], contrasts: &[Contrast]) -> HashSet<Spot> {
    let moments = contrasts.iter().flat_map(Contrast::spots);
    let below = moments.flat_map(|spot| {
        let Item::Moment(at) = spot.item else { return Vec::new() };
        let account = accounts.get(spot.account);
        let moment = account.and_then(|account| account.findings.moments.get(at));
        let items = account.zip(moment).map(|(account, moment)| {
            account.items(&moment.evidence).map(|item| Spot { item, ..spot }).collect::<Vec<_>>()
        });
        items.unwrap_or_default()
    });
    below.collect()
}

/// By how much two must differ in how sure they felt.
const FAR: u8 = 3;

/// The most people shown at either end of how sure they felt.
const ENDS: usize = 3;

/// Those who felt least sure and those who felt surest, if they lie far apart.
fn sure(accounts: &[Account], then: bool) -> Option<Contrast> {
    let said = |account: &Account| {
        let confidence = account.findings.confidence?;
        let told = if then { confidence.then } else { confidence.now };
        told.filter(|told| (1..=5).contains(told))
    };
    let all = accounts.iter().enumerate();
    let mut told: Vec<(u8, usize)> =
        all.filter_map(|(at, account)| Some((said(account)?, at))).collect();
    told.sort_unstable();
    let (low, high) = (told.first()?.0, told.last()?.0);
    if high - low < FAR {
        return None;
    }
    let least = told.iter().filter(|(sure, _)| *sure == low).take(ENDS);
    let most = told.iter().filter(|(sure, _)| *sure == high).take(ENDS);
    let side = |(_, at): &(u8, usize)| Side { account: *at, items: spoken_of(accounts, *at) };
    let sides = least.chain(most).map(side).collect();
    let weight = 20 + u32::from(high - low);
    Some(Contrast { sides, whys: vec![Why::Sure { low, high, then }], weight })
}

/// What somebody says about how sure they felt.
fn spoken_of(accounts: &[Account], at: usize) -> Vec<Item> {
    let Some(account) = accounts.get(at) else { return Vec::new() };
    let tagged = |item: &Item| account.tags(*item).iter().any(|tag| tag == "confidence");
    account.said().filter(tagged).take(2).collect()
}

/// The most that any two of these lie apart, if more than they may be off.
fn apart(times: &[When]) -> Option<i64> {
    let pairs = times.iter().enumerate();
    let pairs = pairs.flat_map(|(at, one)| times.iter().skip(at + 1).map(move |two| (one, two)));
    pairs.filter_map(|(one, two)| one.apart(*two)).max()
}
