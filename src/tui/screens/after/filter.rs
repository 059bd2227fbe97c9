//! What of the notes is shown, and what they can be narrowed to. Nothing that is off the record is
//! ever among them.

use std::collections::BTreeMap;

use crate::guide::Protocol;
use crate::interview::{
    Interview,
    entry::{Entry, What},
    id::Id,
    note::{Kind, Note},
};
use crate::tui::widgets::field::Field;
use crate::tui::widgets::picker::{Item, Picker};
use crate::tui::words::review as words;

use super::keys::Only;

/// What the notes are narrowed to.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    /// One kind.
    pub(super) kind: Option<String>,
    /// One tag.
    pub(super) tag: Option<String>,
    /// One phase, by its id.
    pub(super) phase: Option<String>,
    /// Marks without words.
    pub(super) empty_marks: bool,
    /// Words they have.
    pub(super) search: Field,
}

impl Filter {
    /// Whether it hides anything.
    pub(super) fn narrows(&self) -> bool {
        let chosen = self.kind.is_some() || self.tag.is_some() || self.phase.is_some();
        chosen || self.empty_marks || !self.search.text().trim().is_empty()
    }

    /// The entries it leaves, in the order of the clock.
    pub(super) fn shown(&self, interview: &Interview) -> Vec<Id> {
        let search = self.search.text().to_lowercase();
        let wanted: Vec<&str> = search.split_whitespace().collect();
        let left = interview.on_record().filter(|entry| self.leaves(interview, entry, &wanted));
        left.map(|entry| entry.id).collect()
    }

    fn leaves(&self, interview: &Interview, entry: &Entry, wanted: &[&str]) -> bool {
        let phase = || interview.progress().phase_at(entry.when.elapsed);
        self.kind.as_ref().is_none_or(|kind| is_of(entry, kind))
            && self.tag.as_ref().is_none_or(|tag| entry.tags.contains(tag))
            && self.phase.as_ref().is_none_or(|wanted| phase() == Some(wanted))
            && (!self.empty_marks || is_empty_mark(entry))
            && (wanted.is_empty() || has(entry, wanted))
    }

    /// What it is narrowed to, in words.
    pub(super) fn said(&self, protocol: Option<&Protocol>) -> String {
        let title = |id: &String| {
            let phase = protocol.and_then(|protocol| protocol.phase(id));
            phase.map_or_else(|| id.clone(), |phase| phase.title.clone())
        };
        let search = self.search.text().trim();
        let said = [
            self.kind.clone(),
            self.tag.as_ref().map(|tag| format!("#{tag}")),
            self.phase.as_ref().map(title),
            self.empty_marks.then(|| words::EMPTY_MARKS.to_owned()),
            (!search.is_empty()).then(|| format!("“{search}”")),
        ];
        said.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Narrows to what was chosen.
    pub(super) fn choose(&mut self, only: Only, chosen: Option<String>) {
        match only {
            Only::Kind => self.kind = chosen,
            Only::Tag => self.tag = chosen,
            Only::Phase => self.phase = chosen,
            Only::EmptyMarks => self.empty_marks = !self.empty_marks,
        }
    }
}

/// A list of what there is to narrow to, and what each of its rows means.
pub(super) fn choices(
    only: Only,
    interview: &Interview,
    protocol: Option<&Protocol>,
) -> (Picker, Vec<Option<String>>) {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for entry in interview.on_record() {
        for one in of(only, interview, entry) {
            *counted.entry(one).or_default() += 1;
        }
    }
    let mut counted: Vec<(String, usize)> = counted.into_iter().collect();
    match only {
        Only::Tag => counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count)),
        Only::Phase => {
            let place = |id: &str| protocol?.phases.iter().position(|phase| phase.id == id);
            counted.sort_by_key(|(id, _)| place(id));
        }
        Only::Kind | Only::EmptyMarks => {}
    }
    let label = |one: &str| match only {
        Only::Tag => format!("#{one}"),
        Only::Phase => {
            let phase = protocol.and_then(|protocol| protocol.phase(one));
            phase.map_or_else(|| one.to_owned(), |phase| phase.title.clone())
        }
        Only::Kind | Only::EmptyMarks => one.to_owned(),
    };
    let all = Item { label: words::EVERYTHING.to_owned(), ..Item::default() };
    let items = counted.iter().map(|(one, count)| Item {
        label: label(one),
        note: count.to_string(),
        ..Item::default()
    });
    let items = std::iter::once(all).chain(items).collect();
    let meant = std::iter::once(None).chain(counted.into_iter().map(|(one, _)| Some(one)));
    (Picker::new(words::ONLY, items), meant.collect())
}

fn of(only: Only, interview: &Interview, entry: &Entry) -> Vec<String> {
    match only {
        Only::Kind => vec![kind(entry).to_owned()],
        Only::Tag => entry.tags.clone(),
        Only::Phase => {
            let phase = interview.progress().phase_at(entry.when.elapsed);
            phase.map(str::to_owned).into_iter().collect()
        }
        Only::EmptyMarks => Vec::new(),
    }
}

/// The word for what an entry is.
pub(super) fn kind(entry: &Entry) -> &'static str {
    match &entry.what {
        What::Note(note) => note.kind.word(),
        What::Question(_) => Kind::Asked.word(),
        What::Moment(_) => "moment",
        What::Pivot(_) => "pivot",
        What::Finding(_) => "finding",
        What::Lead(_) => "lead",
        What::Thread(_) => "thread",
        What::Idea(_) => "idea",
    }
}

/// Whether it is of a kind; a note with a quote in it is one of the quotes.
fn is_of(entry: &Entry, wanted: &str) -> bool {
    let quotes = || entry.note().is_some_and(Note::quotes);
    kind(entry) == wanted || (wanted == Kind::Quote.word() && quotes())
}

/// Whether it is a mark nobody wrote out.
pub(super) fn is_empty_mark(entry: &Entry) -> bool {
    entry.kind() == Some(Kind::Mark) && entry.text.trim().is_empty()
}

fn has(entry: &Entry, wanted: &[&str]) -> bool {
    let told = entry.moment().map_or("", |moment| moment.told.as_str());
    let learned = entry.finding().map_or("", |finding| finding.learned.as_str());
    let all = [&entry.text, told, learned, &entry.tags.join(" ")].join("\n").to_lowercase();
    wanted.iter().all(|word| all.contains(word.trim_start_matches('#')))
}
