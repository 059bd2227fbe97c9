//! Who speaks of what: tags and themes against people.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::findings::shape::FindingKind;
use crate::review::{Account, Choices, Contrast, Item, Review, Spot, Theme};

/// A tag, and everything that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name, in lower case.
    pub name: String,
    /// Quotes and notes that have it, or that a finding with it rests on.
    pub spots: Vec<Spot>,
    /// Those of them that surprise: see [`Sort::Surprise`].
    pub surprising: BTreeSet<Spot>,
}

/// In which order rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// How many people speak of it.
    #[default]
    Spread,
    /// How often it is spoken of.
    Weight,
    /// How much of it surprised somebody: tagged a surprise or a confusion, beneath a finding that is
    /// a surprise or known to few, or told differently by others.
    Surprise,
}

/// A row of the matrix: a theme, or a tag that is in none.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Which.
    pub kind: RowKind,
    /// What it is called.
    pub name: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// One cell for each account.
    pub cells: Vec<Cell>,
    /// How many people speak of it.
    pub spread: usize,
    /// How often it is spoken of.
    pub weight: usize,
    /// How much of it surprised.
    pub surprise: usize,
}

/// What a row stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowKind {
    /// The theme of this id.
    Theme(String),
    /// A tag.
    Tag,
}

/// What one person says about one row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Where.
    pub spots: Vec<Spot>,
}

/// All tags of these accounts, by name.
pub(super) fn tags(accounts: &[Account], contrasts: &[Contrast]) -> Vec<Tag> {
    let mut spots: BTreeMap<String, BTreeSet<Spot>> = BTreeMap::new();
    let mut surprising: HashSet<Spot> = contrasts.iter().flat_map(Contrast::spots).collect();
    for (at, account) in accounts.iter().enumerate() {
        let spot = |item: Item| Spot { account: at, item };
        for item in account.said() {
            for tag in account.tags(item).iter().map(|tag| plain(tag)) {
                surprising.extend(SURPRISES.contains(&tag.as_str()).then(|| spot(item)));
                spots.entry(tag).or_default().insert(spot(item));
            }
        }
        for (_, finding) in (0..).zip(&account.findings.findings) {
            let evidence: Vec<Spot> = evidence(account, &finding.evidence).map(spot).collect();
            for tag in &finding.tags {
                spots.entry(plain(tag)).or_default().extend(evidence.iter().copied());
            }
            if matches!(finding.kind, FindingKind::Surprise | FindingKind::Knowledge) {
                surprising.extend(evidence);
            }
        }
    }
    let tag = |(name, spots): (String, BTreeSet<Spot>)| {
        let surprising = spots.iter().filter(|spot| surprising.contains(spot)).copied().collect();
        Tag { name, spots: spots.into_iter().collect(), surprising }
    };
    spots.into_iter().filter(|(name, _)| !name.is_empty()).map(tag).collect()
}

/// Tags that say of something that it surprised.
const SURPRISES: [&str; 2] = ["surprise", "confusion"];

/// Quotes and notes a finding rests on; what its moments rest on, for those.
pub(super) fn evidence<'a>(
    account: &'a Account,
    names: &'a [String],
) -> impl Iterator<Item = Item> + 'a {
    account.items(names).flat_map(|item| match item {
        Item::Quote(_) | Item::Note(_) => vec![item],
        Item::Moment(at) => {
            let moment = account.findings.moments.get(at);
            let below = moment.map_or(&[][..], |moment| &moment.evidence);
            let said = |item: &Item| matches!(item, Item::Quote(_) | Item::Note(_));
            account.items(below).filter(said).collect()
        }
        Item::Pivot(_) | Item::Finding(_) | Item::Lead(_) => Vec::new(),
    })
}

fn plain(tag: &str) -> String {
    tag.trim().trim_start_matches('#').to_lowercase()
}

/// All rows: themes, then tags that are in none, each in this order.
#[must_use]
pub fn rows(review: &Review, choices: &Choices, sort: Sort) -> Vec<Row> {
    let themes = choices.themes.iter().map(|theme| theme_row(review, theme));
    let free = review.tags.iter().filter(|tag| choices.theme_of(&tag.name).is_none());
    let mut rows: Vec<Row> = themes.chain(free.map(|tag| tag_row(review, tag))).collect();
    rows.sort_by_cached_key(|row| {
        let (spread, weight, surprise) = (row.spread, row.weight, row.surprise);
        let first = match sort {
            Sort::Spread => [spread, weight, surprise],
            Sort::Weight => [weight, spread, surprise],
            Sort::Surprise => [surprise, spread, weight],
        };
        let is_tag = matches!(row.kind, RowKind::Tag);
        (is_tag, std::cmp::Reverse(first), row.name.clone())
    });
    rows
}

/// The row of a theme.
#[must_use]
pub(super) fn theme_row(review: &Review, theme: &Theme) -> Row {
    let own = |tag: &&Tag| theme.tags.contains(&tag.name);
    let tags: Vec<&Tag> = review.tags.iter().filter(own).collect();
    let kind = RowKind::Theme(theme.id.clone());
    row(review, kind, (theme.name.clone(), theme.tags.clone()), &tags)
}

fn tag_row(review: &Review, tag: &Tag) -> Row {
    row(review, RowKind::Tag, (tag.name.clone(), vec![tag.name.clone()]), &[tag])
}

fn row(review: &Review, kind: RowKind, (name, names): (String, Vec<String>), tags: &[&Tag]) -> Row {
    let mut cells = vec![Cell::default(); review.accounts.len()];
    let all: BTreeSet<Spot> = tags.iter().flat_map(|tag| tag.spots.iter().copied()).collect();
    for spot in &all {
        if let Some(cell) = cells.get_mut(spot.account) {
            cell.spots.push(*spot);
        }
    }
    let surprising: BTreeSet<&Spot> = tags.iter().flat_map(|tag| &tag.surprising).collect();
    Row {
        kind,
        name,
        tags: names,
        spread: cells.iter().filter(|cell| !cell.spots.is_empty()).count(),
        weight: all.len(),
        surprise: surprising.len(),
        cells,
    }
}
