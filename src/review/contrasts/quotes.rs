//! What people say about the same thing: from where they know it, what they expected of it, whether
//! they knew of it at all. Related are words under the same tags, or words that are the same.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::findings::shape::{FindingKind, Knows};
use crate::review::{
    Account, Item, Spot,
    alike::{About, Lexicon},
    contrasts::{Contrast, MOST, Side, Why},
    themes::evidence,
    words::is_mark,
};

/// One thing said, and what it is about.
struct Said {
    spot: Spot,
    about: About,
    tags: HashSet<String>,
    knows: Option<Knows>,
    parts: Vec<Plays>,
}

/// The part that something said can play in a contrast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plays {
    /// They knew it.
    Known,
    /// They lacked it.
    Lacked,
    /// It is what they expected.
    Expected,
    /// It is how they do it.
    Practice,
    /// The interviewer marked it as told differently.
    Marked,
}

impl Said {
    fn plays(&self, part: Plays) -> bool {
        self.parts.contains(&part)
    }

    /// Whether one of two plays this part, and the other that one.
    fn face(&self, other: &Self, (one, two): (Plays, Plays)) -> bool {
        (self.plays(one) && other.plays(two)) || (self.plays(two) && other.plays(one))
    }
}

/// The most things said under one tag that are compared with each other.
const MOST_SAID: usize = 150;

/// All contrasts between things said.
pub(super) fn contrasts(accounts: &[Account]) -> Vec<Contrast> {
    let said = said(accounts);
    let mut found: BTreeMap<(Spot, Spot), Contrast> = BTreeMap::new();
    for (one, other) in related(&said) {
        let whys = if one.about == other.about { Vec::new() } else { whys(one, other) };
        if let Some(weight) = weight(one, other, &whys) {
            found
                .entry((one.spot, other.spot))
                .or_insert_with(|| between(one, other, whys, weight));
        }
    }
    let mut found: Vec<Contrast> = found.into_values().collect();
    found.sort_by_key(|contrast| std::cmp::Reverse(contrast.weight));
    let mut kept = most_of_each(found);
    kept.extend(alone(&said, accounts.len(), &kept));
    kept
}

/// Everything that was said, with what it is about.
fn said(accounts: &[Account]) -> Vec<Said> {
    let mut lexicon = Lexicon::default();
    let mut all = Vec::new();
    for (at, account) in accounts.iter().enumerate() {
        let beneath = |kind: FindingKind| -> HashSet<Item> {
            let findings = account.findings.findings.iter().filter(|found| found.kind == kind);
            findings.flat_map(|found| evidence(account, &found.evidence)).collect()
        };
        let (known, usual) = (beneath(FindingKind::Knowledge), beneath(FindingKind::NormalWork));
        for item in account.said() {
            let tags: HashSet<String> =
                account.tags(item).iter().map(|t| t.to_lowercase()).collect();
            let has = |names: &[&str]| names.iter().any(|name| tags.contains(*name));
            let known = has(&["tribal-knowledge", "tacit-skill"]) || known.contains(&item);
            let usual = has(&["normal", "workaround"]) || usual.contains(&item);
            let (pictured, written) = (has(&["mental-model"]), has(&["as-written-vs-done"]));
            let parts = [
                (Plays::Known, known),
                (Plays::Lacked, has(&["missing-info", "confusion"]) && !known),
                (Plays::Expected, pictured || (written && !usual)),
                (Plays::Practice, usual && !pictured),
                (Plays::Marked, has(&["contrast"])),
            ];
            all.push(Said {
                spot: Spot { account: at, item },
                about: lexicon.about(account.words(item)),
                knows: knows(account, item),
                parts: parts
                    .into_iter()
                    .filter(|(_, plays)| *plays)
                    .map(|(part, _)| part)
                    .collect(),
                tags: tags.iter().filter(|tag| !is_mark(tag)).cloned().collect(),
            });
        }
    }
    all
}

fn knows(account: &Account, item: Item) -> Option<Knows> {
    let Item::Quote(at) = item else { return None };
    account.findings.quotes.get(at)?.knows
}

/// What brings two things said near each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Near<'a> {
    Word(u32),
    Tag(&'a str),
}

/// Pairs of different people that share a tag or a word, each once, the earlier account first.
fn related(said: &[Said]) -> Vec<(&Said, &Said)> {
    let mut near: HashMap<Near<'_>, Vec<&Said>> = HashMap::new();
    for one in said {
        let words = one.about.numbers().iter().map(|word| Near::Word(*word));
        for key in one.tags.iter().map(|tag| Near::Tag(tag)).chain(words) {
            let group = near.entry(key).or_default();
            if group.len() < MOST_SAID {
                group.push(one);
            }
        }
    }
    let mut keys: Vec<Near<'_>> = near.keys().copied().collect();
    keys.sort_unstable();
    let mut pairs = Vec::new();
    for group in keys.into_iter().filter_map(|key| near.get(&key)) {
        pairs.extend(of_a_group(group));
        if pairs.len() > MOST_PAIRS {
            break;
        }
    }
    pairs.sort_unstable_by_key(|(one, other)| (one.spot, other.spot));
    pairs.dedup_by_key(|(one, other)| (one.spot, other.spot));
    pairs
}

fn of_a_group<'a>(group: &[&'a Said]) -> impl Iterator<Item = (&'a Said, &'a Said)> {
    let after = |at: usize| group.iter().skip(at + 1);
    let pairs = group.iter().enumerate();
    let pairs = pairs.flat_map(move |(at, one)| after(at).map(move |other| (*one, *other)));
    pairs.filter(|(one, other)| one.spot.account != other.spot.account && differs(one, other))
}

/// The most pairs that are looked at closely.
const MOST_PAIRS: usize = 100_000;

/// Whether any rule could tell them apart.
fn differs(one: &Said, other: &Said) -> bool {
    one.plays(Plays::Marked)
        || other.plays(Plays::Marked)
        || (one.knows.is_some() && other.knows.is_some() && one.knows != other.knows)
        || one.face(other, (Plays::Known, Plays::Lacked))
        || one.face(other, (Plays::Expected, Plays::Practice))
}

fn whys(one: &Said, other: &Said) -> Vec<Why> {
    let shared = one.about.shared(&other.about);
    let tags = one.tags.intersection(&other.tags).count();
    let tied = shared + 2 * tags;
    let heard = one.knows.zip(other.knows).is_some_and(|(one, other)| one != other);
    let practice = one.face(other, (Plays::Expected, Plays::Practice));
    let known = one.face(other, (Plays::Known, Plays::Lacked));
    let marked = one.plays(Plays::Marked) || other.plays(Plays::Marked);
    let rules = [
        (practice && tied >= 3 && shared >= 1, Why::Practice),
        (known && tied >= 2, Why::Known),
        (heard && shared >= 2, Why::Heard),
        (marked && tied >= 2, Why::Marked),
    ];
    rules.into_iter().filter(|(holds, _)| *holds).map(|(_, why)| why).collect()
}

fn weight(one: &Said, other: &Said, whys: &[Why]) -> Option<u32> {
    let first = match whys.first()? {
        Why::Practice => 40,
        Why::Known => 34,
        Why::Marked => 32,
        Why::Heard
        | Why::Times { .. }
        | Why::Order
        | Why::Alone
        | Why::Sure { .. }
        | Why::Added => 22,
    };
    let shared = one.about.shared(&other.about) + one.tags.intersection(&other.tags).count();
    Some(first + u32::try_from(shared.min(8)).unwrap_or(0))
}

fn between(one: &Said, other: &Said, whys: Vec<Why>, weight: u32) -> Contrast {
    let side = |said: &Said| Side { account: said.spot.account, items: vec![said.spot.item] };
    Contrast { sides: vec![side(one), side(other)], whys, weight }
}

/// How often the same words, and the same two people, may stand in contrasts of one kind.
const MOST_EACH: usize = 2;

/// The most telling of each kind, so that nothing said crowds out the rest.
fn most_of_each(found: Vec<Contrast>) -> Vec<Contrast> {
    let mut times: HashMap<(Why, Spot), usize> = HashMap::new();
    let mut people: HashMap<(Why, Vec<usize>), usize> = HashMap::new();
    let mut kinds: HashMap<Why, usize> = HashMap::new();
    let mut kept = Vec::new();
    for contrast in found {
        let Some(why) = contrast.whys.first().copied() else { continue };
        let who = contrast.sides.iter().map(|side| side.account).collect();
        let people = people.entry((why, who)).or_default();
        let often = contrast
            .spots()
            .any(|spot| times.get(&(why, spot)).is_some_and(|times| *times >= MOST_EACH));
        let kind = kinds.entry(why).or_default();
        if often || *people >= MOST_EACH || *kind >= MOST {
            continue;
        }
        (*kind, *people) = (*kind + 1, *people + 1);
        for spot in contrast.spots() {
            *times.entry((why, spot)).or_default() += 1;
        }
        kept.push(contrast);
    }
    kept
}

/// The most things shown that nobody else speaks of.
const MOST_ALONE: usize = 12;

/// What one person knows and nobody else speaks of, where at least three were heard.
fn alone(said: &[Said], heard: usize, kept: &[Contrast]) -> Vec<Contrast> {
    if heard < 3 {
        return Vec::new();
    }
    let told: HashSet<Spot> = kept.iter().flat_map(Contrast::spots).collect();
    let mut who: HashMap<u32, HashSet<usize>> = HashMap::new();
    for one in said {
        for word in one.about.numbers() {
            who.entry(*word).or_default().insert(one.spot.account);
        }
    }
    let own_word = |word: &&u32| who.get(*word).is_some_and(|accounts| accounts.len() == 1);
    let mut found: Vec<(usize, Contrast)> = Vec::new();
    for one in said.iter().filter(|said| said.plays(Plays::Known) && !told.contains(&said.spot)) {
        let own = one.about.numbers().iter().filter(own_word).count();
        let all = one.about.numbers().len();
        if own >= 2 && own * 2 >= all {
            let sides = vec![Side { account: one.spot.account, items: vec![one.spot.item] }];
            found.push((own, Contrast { sides, whys: vec![Why::Alone], weight: 18 }));
        }
    }
    found.sort_by_key(|(own, _)| std::cmp::Reverse(*own));
    found.into_iter().take(MOST_ALONE).map(|(_, contrast)| contrast).collect()
}
