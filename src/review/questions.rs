//! Everything that is still open: what was wondered, threads nobody pulled, cells left empty at a
//! decision point, leads. The same question of several people stands once.

use std::collections::HashMap;

use crate::findings::{
    STILL_TO_ASK,
    shape::{LeadKind, Pivot},
};
use crate::review::{Account, Choices, Fate, Pointer, Question, Review, words};

/// Something open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Its name: that of the first place it came from.
    pub id: String,
    /// What it is.
    pub source: Source,
    /// Its words.
    pub words: String,
    /// Where it came from: accounts, and the names there.
    pub from: Vec<(usize, Pointer)>,
}

/// Where something open comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A finding made somebody wonder.
    Wonder,
    /// A thread that nobody pulled.
    Thread,
    /// What is not known of a decision point.
    Cell,
    /// Something or someone to look at next.
    Lead(LeadOf),
}

/// What a lead points at, in the order leads are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeadOf {
    /// Somebody to talk to.
    Person,
    /// Something written.
    Document,
    /// A system.
    System,
    /// Work under way.
    Project,
    /// An incident that feels familiar.
    PastIncident,
}

/// A question as the board lists it: as found, as the facilitator made it, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its name.
    pub id: String,
    /// What it is.
    pub source: Source,
    /// Its words: the facilitator's own, if there are any.
    pub words: String,
    /// Where it came from.
    pub from: Vec<(usize, Pointer)>,
    /// What was chosen about it, if anything.
    pub chosen: Option<Question>,
}

/// Everything open in these accounts, what was wondered first.
pub(super) fn open(accounts: &[Account]) -> Vec<Open> {
    let mut all: Vec<Open> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (at, account) in accounts.iter().enumerate() {
        for (thing, source, words) in of_account(account) {
            let interview = account.findings.interview.id.clone();
            let pointer = Pointer { interview, thing };
            let plain = plain(&words);
            if let Some(same) = known.get(&plain).and_then(|at| all.get_mut(*at)) {
                same.from.push((at, pointer));
                continue;
            }
            known.insert(plain, all.len());
            let id = pointer.to_string();
            all.push(Open { id, source, words, from: vec![(at, pointer)] });
        }
    }
    all.sort_by_key(|open| open.source);
    all
}

/// A question without its marks and cases, to find the same one again.
fn plain(words: &str) -> String {
    let letters = words.chars().filter(|c| c.is_alphanumeric() || *c == ' ');
    letters.flat_map(char::to_lowercase).collect()
}

fn of_account(account: &Account) -> Vec<(String, Source, String)> {
    let all = &account.findings;
    let wonders = all.findings.iter().flat_map(|finding| {
        let named = (1..).zip(&finding.wonders);
        named.map(|(n, words)| (format!("{}/{n}", finding.id), Source::Wonder, words.clone()))
    });
    let threads = (1..).zip(&all.open_threads);
    // Empty cells of decision points are read from those, not from the lines that list them.
    let threads =
        threads.filter(|(_, words)| all.pivots.is_empty() || !words.starts_with(STILL_TO_ASK));
    let threads = threads.map(|(n, words)| (format!("thread/{n}"), Source::Thread, words.clone()));
    let cells = all.pivots.iter().flat_map(|pivot| cells(account, pivot));
    let leads = all
        .leads
        .iter()
        .map(|lead| (lead.id.clone(), Source::Lead(LeadOf::from(lead.kind)), lead.what.clone()));
    wonders.chain(threads).chain(cells).chain(leads).collect()
}

/// What is not known of a decision point, as questions.
fn cells(account: &Account, pivot: &Pivot) -> Vec<(String, Source, String)> {
    let moment = pivot.moment.as_deref().and_then(|id| account.item(id));
    let about = moment.map_or("", |item| account.words(item));
    let about = if about.is_empty() { pivot.saw.as_deref().unwrap_or_default() } else { about };
    let all = [
        ("saw", &pivot.saw),
        ("expected", &pivot.expected),
        ("goal", &pivot.goal),
        ("options", &pivot.options),
        ("basis", &pivot.basis),
        ("pressure", &pivot.pressure),
        ("help", &pivot.help),
    ];
    let empty = all
        .into_iter()
        .filter(|(_, cell)| cell.as_deref().is_none_or(|words| words.trim().is_empty()));
    let question =
        |(name, _)| (format!("{}/{name}", pivot.id), Source::Cell, words::empty_cell(name, about));
    empty.map(question).collect()
}

impl From<LeadKind> for LeadOf {
    fn from(kind: LeadKind) -> Self {
        match kind {
            LeadKind::Person => Self::Person,
            LeadKind::Document => Self::Document,
            LeadKind::System => Self::System,
            LeadKind::Project => Self::Project,
            LeadKind::PastIncident => Self::PastIncident,
        }
    }
}

/// The questions as chosen: ranked ones first, in their order; then the others. Those that were
/// merged into another one are not listed, nor are dropped ones unless `dropped` are asked for.
#[must_use]
pub fn asked(review: &Review, choices: &Choices, dropped: bool) -> Vec<Asked> {
    let found: HashMap<&str, &Open> =
        review.open.iter().map(|open| (open.id.as_str(), open)).collect();
    let merged: Vec<String> =
        choices.questions.iter().flat_map(|own| &own.of).map(ToString::to_string).collect();
    let chosen = choices.questions.iter().filter(|own| dropped || own.fate != Fate::Dropped);
    let chosen = chosen.filter_map(|own| chosen_one(review, &found, own));
    let is_free = |open: &&Open| choices.question(&open.id).is_none() && !merged.contains(&open.id);
    let free = review.open.iter().filter(is_free).map(|open| Asked {
        id: open.id.clone(),
        source: open.source,
        words: open.words.clone(),
        from: open.from.clone(),
        chosen: None,
    });
    chosen.chain(free).collect()
}

/// A question that was chosen about; none if it came from nothing that is here and has no words.
fn chosen_one(review: &Review, found: &HashMap<&str, &Open>, own: &Question) -> Option<Asked> {
    let of: Vec<String> = own.of.iter().map(ToString::to_string).collect();
    let names = std::iter::once(&own.id).chain(&of);
    let opens: Vec<&Open> = names.filter_map(|id| found.get(id.as_str()).copied()).collect();
    let first = opens.first();
    let words = match (own.words.is_empty(), first) {
        (false, _) => own.words.clone(),
        (true, Some(first)) => first.words.clone(),
        (true, None) => return None,
    };
    let here = |from: &(usize, Pointer)| review.account(from.0).is_some();
    Some(Asked {
        id: own.id.clone(),
        source: first.map_or(Source::Wonder, |first| first.source),
        words,
        from: opens.iter().flat_map(|open| open.from.iter().filter(|f| here(f)).cloned()).collect(),
        chosen: Some(own.clone()),
    })
}
