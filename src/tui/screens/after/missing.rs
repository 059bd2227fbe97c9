//! What is still missing, in the order in which it is best seen to. Judges nothing that was said.

use crate::guide::{HINDSIGHT, Library, blames_themselves, wording::Kind as Text};
use crate::interview::{
    Interview,
    entry::{Entry, What},
    id::Id,
    note::Kind,
    part::Part,
};
use crate::tui::words::review as words;

use super::{ask, filter::is_empty_mark};

/// What sort of thing is missing, in the order of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lack {
    EmptyMark,
    Tag,
    Hindsight,
    Evidence,
    Wording,
    Time,
    MustAsk,
    Cell,
    Topic,
}

/// One thing that is missing, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Missing {
    pub(super) lack: Lack,
    pub(super) at: Where,
}

/// Where something is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Where {
    /// In a note.
    Note(Id),
    /// In a part of a thing; its evidence, where it is none.
    Thing(Id, Option<Part>),
    /// At this place of what is still to be asked.
    Ask(usize),
}

/// All that is missing.
pub(super) fn missing(interview: &Interview, library: &Library, asks: &[ask::Ask]) -> Vec<Missing> {
    let mut found: Vec<Missing> =
        interview.on_record().flat_map(|entry| in_entry(entry, library)).collect();
    let still = asks.iter().enumerate().filter_map(|(at, one)| {
        let lack = match one {
            ask::Ask::Must(..) => Lack::MustAsk,
            ask::Ask::Topic(_) => Lack::Topic,
            ask::Ask::Cell(..)
            | ask::Ask::Thread(_)
            | ask::Ask::Anchor(_)
            | ask::Ask::Assumed(_) => {
                return None;
            }
        };
        Some(Missing { lack, at: Where::Ask(at) })
    });
    found.extend(still);
    found.sort_by_key(|one| one.lack as usize);
    found
}

/// How many of each sort.
pub(super) fn counts(missing: &[Missing]) -> [usize; words::LACKS.len()] {
    let mut counts = [0; words::LACKS.len()];
    for one in missing {
        if let Some(count) = counts.get_mut(one.lack as usize) {
            *count += 1;
        }
    }
    counts
}

fn in_entry(entry: &Entry, library: &Library) -> Vec<Missing> {
    let thing = |lack, part| Missing { lack, at: Where::Thing(entry.id, part) };
    match &entry.what {
        What::Note(_) => in_note(entry, library).into_iter().collect(),
        What::Finding(finding) => {
            let bare = finding.evidence.is_empty().then(|| thing(Lack::Evidence, None));
            let marked = |(part, text): (Part, &String)| {
                let marks = library.wording.check(text, Text::Finding, None);
                (!marks.is_empty()).then(|| thing(Lack::Wording, Some(part)))
            };
            let texts = [(Part::Words, &entry.text), (Part::Learned, &finding.learned)];
            bare.into_iter().chain(texts.into_iter().filter_map(marked)).collect()
        }
        What::Moment(moment) => {
            let told = crate::interview::moment::time_in(&moment.told).is_some();
            let off_clock = told && moment.time.is_none();
            off_clock.then(|| thing(Lack::Time, Some(Part::Time))).into_iter().collect()
        }
        What::Pivot(pivot) => {
            pivot.empty().map(|cell| thing(Lack::Cell, Some(Part::Cell(cell)))).collect()
        }
        What::Question(_) | What::Lead(_) | What::Thread(_) | What::Idea(_) => Vec::new(),
    }
}

fn in_note(entry: &Entry, library: &Library) -> Option<Missing> {
    let lack = if is_empty_mark(entry) {
        Lack::EmptyMark
    } else if offers_hindsight(entry, library) {
        Lack::Hindsight
    } else if entry.note()?.quotes() && entry.tags.is_empty() {
        Lack::Tag
    } else {
        return None;
    };
    Some(Missing { lack, at: Where::Note(entry.id) })
}

/// Whether it holds what somebody said of themselves with the end in mind, and has no tag for it.
pub(super) fn offers_hindsight(entry: &Entry, library: &Library) -> bool {
    let theirs = is_theirs(entry) && !entry.tags.iter().any(|tag| tag == HINDSIGHT);
    theirs && library.codebook.tag(HINDSIGHT).is_some() && blames_themselves(&entry.text).is_some()
}

/// Whether it is what they said, in their words or nearly so.
pub(super) fn is_theirs(entry: &Entry) -> bool {
    matches!(entry.kind(), Some(Kind::Said | Kind::Quote))
}
