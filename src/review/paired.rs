//! Contrasts with what a facilitator made of them: found by a rule or put side by side by hand, kept
//! or dropped.

use std::collections::BTreeMap;

use crate::review::{Choices, Contrast, Item, Pointer, Review, Side, Standing, Verdict, Why};

/// A contrast as the board lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paired {
    /// Under which name choices about it are kept.
    pub between: Vec<Pointer>,
    /// What is told differently.
    pub contrast: Contrast,
    /// What was chosen about it, if anything.
    pub verdict: Option<Verdict>,
}

impl Paired {
    /// Whether it was put aside.
    #[must_use]
    pub fn is_dropped(&self) -> bool {
        self.verdict.as_ref().is_some_and(|verdict| verdict.standing == Standing::Dropped)
    }

    /// Whether it is on the agenda.
    #[must_use]
    pub fn on_agenda(&self) -> bool {
        self.verdict.as_ref().is_some_and(|verdict| verdict.agenda) && !self.is_dropped()
    }
}

/// All contrasts: those put side by side by hand, then those found, the most telling first.
#[must_use]
pub fn paired(review: &Review, choices: &Choices) -> Vec<Paired> {
    let added = choices.contrasts.iter().filter(|own| own.standing == Standing::Added);
    let added = added.filter_map(|own| {
        let contrast = added_one(review, &own.between)?;
        Some(Paired { between: own.between.clone(), contrast, verdict: Some(own.clone()) })
    });
    let found = review.contrasts.iter().map(|contrast| {
        let between = review.between(contrast);
        let verdict = verdict(choices, &between).cloned();
        let between = verdict.as_ref().map_or(between, |verdict| verdict.between.clone());
        Paired { between, contrast: contrast.clone(), verdict }
    });
    added.chain(found).collect()
}

/// What was chosen about a contrast. One that an account was added to since, or lost, is known by
/// what is still there.
fn verdict<'a>(choices: &'a Choices, between: &[Pointer]) -> Option<&'a Verdict> {
    let found = choices.contrasts.iter().filter(|own| own.standing != Standing::Added);
    let mut found =
        found.filter(|own| grown(&own.between, between) || grown(between, &own.between));
    choices.verdict(between).or_else(|| found.next())
}

/// Whether `more` is `few`, with things of other accounts added.
fn grown(few: &[Pointer], more: &[Pointer]) -> bool {
    let told = |one: &&Pointer| few.iter().any(|other| other.interview == one.interview);
    let same = |one: &&Pointer| few.contains(one);
    few.len() > 1
        && few.len() < more.len()
        && few.iter().all(|one| more.contains(one))
        && more.iter().filter(told).all(|one| same(&one))
}

/// A contrast put side by side by hand, of what is still there of it.
fn added_one(review: &Review, between: &[Pointer]) -> Option<Contrast> {
    let mut sides: BTreeMap<usize, Vec<Item>> = BTreeMap::new();
    for spot in between.iter().filter_map(|pointer| review.find(pointer)) {
        sides.entry(spot.account).or_default().push(spot.item);
    }
    let sides: Vec<Side> =
        sides.into_iter().map(|(account, items)| Side { account, items }).collect();
    (sides.len() > 1).then(|| Contrast { sides, whys: vec![Why::Added], weight: u32::MAX })
}

impl Review {
    /// Under which name choices about a contrast are kept.
    #[must_use]
    pub fn between(&self, contrast: &Contrast) -> Vec<Pointer> {
        let sure = contrast.whys.iter().find_map(|why| match why {
            Why::Sure { then: true, .. } => Some("sure-then"),
            Why::Sure { then: false, .. } => Some("sure-now"),
            Why::Times { .. }
            | Why::Order
            | Why::Heard
            | Why::Practice
            | Why::Known
            | Why::Alone
            | Why::Marked
            | Why::Added => None,
        });
        if let Some(thing) = sure {
            let accounts = contrast.sides.iter().filter_map(|side| self.account(side.account));
            let ids = accounts.map(|account| account.findings.interview.id.clone());
            return ids.map(|interview| Pointer { interview, thing: thing.to_owned() }).collect();
        }
        let mut between: Vec<Pointer> =
            contrast.spots().filter_map(|spot| self.pointer(spot)).collect();
        between.sort();
        between
    }
}
