//! One interview as its findings file gives it, and the things in it by name.

use std::collections::HashMap;

use crate::findings::{
    Findings,
    shape::{Attribution, NoteKind, Question, QuoteConsent},
};
use crate::review::{Who, words};

/// One person's account.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// The file it was read from.
    pub file: String,
    /// What it holds.
    pub findings: Findings,
    /// Whose it is.
    pub who: Who,
    items: HashMap<String, Item>,
}

/// A thing in an account, by its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A quote.
    Quote(usize),
    /// A paraphrase or an observation.
    Note(usize),
    /// A moment.
    Moment(usize),
    /// A decision point.
    Pivot(usize),
    /// A finding.
    Finding(usize),
    /// A lead.
    Lead(usize),
}

/// A thing as it may be shown: its words, and where they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling<'a> {
    /// The words.
    pub words: &'a str,
    /// Who is given for them.
    pub signed: String,
    /// How they may appear at most.
    pub level: Attribution,
    /// When it was said, on the interview's clock; not where its speaker is anonymous.
    pub at: Option<&'a str>,
    /// The question it answers.
    pub after: Option<&'a str>,
    /// Its tags.
    pub tags: &'a [String],
    /// Whether these are the very words of the interviewee.
    pub quoted: bool,
    /// Whether it may be read out, and if not, why not.
    pub cleared: Result<(), &'static str>,
}

impl Account {
    /// The account in this file.
    #[must_use]
    pub fn new(file: String, findings: Findings) -> Self {
        let who = Who::of(&findings);
        let items = items(&findings);
        Self { file, findings, who, items }
    }

    /// The thing of this name; the first where a name stands twice.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<Item> {
        self.items.get(id).copied()
    }

    /// Things of these names, without those that are not here.
    pub fn items<'a>(&'a self, ids: &'a [String]) -> impl Iterator<Item = Item> + 'a {
        ids.iter().filter_map(|id| self.item(id))
    }

    /// The name of a thing.
    #[must_use]
    pub fn id_of(&self, item: Item) -> Option<&str> {
        let all = &self.findings;
        Some(match item {
            Item::Quote(at) => &all.quotes.get(at)?.id,
            Item::Note(at) => &all.notes.get(at)?.id,
            Item::Moment(at) => &all.moments.get(at)?.id,
            Item::Pivot(at) => &all.pivots.get(at)?.id,
            Item::Finding(at) => &all.findings.get(at)?.id,
            Item::Lead(at) => &all.leads.get(at)?.id,
        })
    }

    /// The tags of a thing.
    #[must_use]
    pub fn tags(&self, item: Item) -> &[String] {
        let all = &self.findings;
        let tags = match item {
            Item::Quote(at) => all.quotes.get(at).map(|quote| &quote.tags),
            Item::Note(at) => all.notes.get(at).map(|note| &note.tags),
            Item::Finding(at) => all.findings.get(at).map(|finding| &finding.tags),
            Item::Moment(_) | Item::Pivot(_) | Item::Lead(_) => None,
        };
        tags.map_or(&[], Vec::as_slice)
    }

    /// The words of a thing.
    #[must_use]
    pub fn words(&self, item: Item) -> &str {
        let all = &self.findings;
        let words = match item {
            Item::Quote(at) => all.quotes.get(at).map(|quote| &quote.text),
            Item::Note(at) => all.notes.get(at).map(|note| &note.text),
            Item::Moment(at) => all.moments.get(at).map(|moment| &moment.what),
            Item::Pivot(at) => all.pivots.get(at).and_then(|pivot| pivot.saw.as_ref()),
            Item::Finding(at) => all.findings.get(at).map(|finding| &finding.title),
            Item::Lead(at) => all.leads.get(at).map(|lead| &lead.what),
        };
        words.map_or("", String::as_str)
    }

    /// A thing as it may be shown.
    #[must_use]
    pub fn telling(&self, item: Item) -> Option<Telling<'_>> {
        self.id_of(item)?;
        let person = &self.findings.interview.interviewee;
        let quote = self.quote(item);
        let level = quote.map_or(self.who.level, |quote| quote.attribution.max(self.who.level));
        let (at, after) = self.when(item);
        Some(Telling {
            words: self.words(item),
            signed: self.who.signed(level, person),
            level,
            at: at.filter(|_| level != Attribution::Anonymous),
            after: after.map(|question| question.asked.as_str()),
            tags: self.tags(item),
            quoted: quote.is_some(),
            cleared: self.cleared(item),
        })
    }

    /// Whether somebody's words may be read out in the meeting, and if not, why not.
    fn cleared(&self, item: Item) -> Result<(), &'static str> {
        let quote = self.quote(item).ok_or(words::NO_QUOTE)?;
        let agreed = self.findings.interview.consent.as_ref().ok_or(words::NO_CONSENT)?;
        match agreed.quotes {
            QuoteConsent::No => Err(words::NO_QUOTES_AGREED),
            QuoteConsent::AskEach if !quote.confirmed => Err(words::NOT_CONFIRMED),
            QuoteConsent::AskEach | QuoteConsent::Yes => Ok(()),
        }
    }

    fn quote(&self, item: Item) -> Option<&crate::findings::shape::Quote> {
        let Item::Quote(at) = item else { return None };
        self.findings.quotes.get(at)
    }

    /// When it was said, and the question it answers.
    fn when(&self, item: Item) -> (Option<&str>, Option<&Question>) {
        let all = &self.findings;
        let (at, after) = match item {
            Item::Quote(at) => {
                let quote = all.quotes.get(at);
                (
                    quote.and_then(|quote| quote.at.as_deref()),
                    quote.and_then(|quote| quote.after.as_deref()),
                )
            }
            Item::Note(at) => {
                let note = all.notes.get(at);
                (
                    note.and_then(|note| note.at.as_deref()),
                    note.and_then(|note| note.after.as_deref()),
                )
            }
            Item::Moment(_) | Item::Pivot(_) | Item::Finding(_) | Item::Lead(_) => (None, None),
        };
        let question = after.and_then(|id| all.questions.iter().find(|asked| asked.id == id));
        (at, question)
    }

    /// Quotes, and notes of what was said; not the interviewer's own readings.
    pub(super) fn said(&self) -> impl Iterator<Item = Item> + '_ {
        let notes = self.findings.notes.iter().enumerate();
        let notes = notes.filter(|(_, note)| note.kind == NoteKind::Said);
        let quotes = (0..self.findings.quotes.len()).map(Item::Quote);
        quotes.chain(notes.map(|(at, _)| Item::Note(at)))
    }
}

/// Everything that has a name, the first of each.
fn items(findings: &Findings) -> HashMap<String, Item> {
    let mut items = HashMap::new();
    let quotes = findings.quotes.iter().map(|quote| &quote.id).zip((0..).map(Item::Quote));
    let notes = findings.notes.iter().map(|note| &note.id).zip((0..).map(Item::Note));
    let moments = findings.moments.iter().map(|moment| &moment.id).zip((0..).map(Item::Moment));
    let pivots = findings.pivots.iter().map(|pivot| &pivot.id).zip((0..).map(Item::Pivot));
    let found = findings.findings.iter().map(|found| &found.id).zip((0..).map(Item::Finding));
    let leads = findings.leads.iter().map(|lead| &lead.id).zip((0..).map(Item::Lead));
    for (id, item) in quotes.chain(notes).chain(moments).chain(pivots).chain(found).chain(leads) {
        items.entry(id.clone()).or_insert(item);
    }
    items
}
