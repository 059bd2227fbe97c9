//! What is done to notes that are already there: tags, quotes, kinds, corrections, findings.

use crate::interview::{
    change::{Fact, OfEntry, OfNote},
    draft::LineKind,
    entry::Entry,
    note::Kind,
    part::Part,
    purge::Why,
};
use crate::tui::screens::answer::{Answer, Go};
use crate::tui::screens::live::{Live, keys::OnNote, line::Line, update::Around};
use crate::tui::words;

/// The kinds a note already taken goes through.
const KINDS: [Kind; 5] = [Kind::Said, Kind::Quote, Kind::Thought, Kind::Asked, Kind::Mark];

impl Live {
    pub(super) fn change_note(&mut self, on: OnNote, around: Around<'_>) -> Answer {
        let meant = self.meant(around.open).and_then(|id| around.open.interview().entry(id));
        let Some(entry) = meant else { return Answer::say(words::NO_NOTE) };
        let when = around.open.stamp(around.now);
        let fact = match on {
            OnNote::PickTags => return Answer::go(Go::PickTags(entry.id)),
            OnNote::Edit => return self.correct(entry, around),
            OnNote::PinnedTag(number) => pinned_tag(entry, number, around),
            OnNote::ToggleQuote => self.quote(entry),
            OnNote::Kind => next_kind(entry),
            OnNote::Attribution => match around.open.interview().attribution_turned(entry.id) {
                Some(fact) => {
                    let said = words::attribution(around.open.interview(), &fact);
                    return Answer::fact(when, fact).saying(said);
                }
                None => return Answer::say(words::NOTHING_STRICTER),
            },
            OnNote::Withdraw => Some(withdraw(entry)),
            OnNote::OffRecord => return self.leave_record(Why::OffRecord, entry, around),
            OnNote::TakeBack => return self.leave_record(Why::TakenBack, entry, around),
            OnNote::FindingFrom => return self.finding_from(entry),
        };
        fact.map_or_else(|| Answer::say(words::NOT_FOR_THIS), |fact| Answer::fact(when, fact))
    }

    /// Takes an entry's words into the line, to correct them there.
    fn correct(&mut self, entry: &Entry, around: Around<'_>) -> Answer {
        if !self.line.is_empty() {
            return Answer::say(words::LINE_FIRST);
        }
        let began = around.open.begin(around.now);
        self.line = Line::writing(entry, Part::Words, None, began);
        self.selection = None;
        Answer::nothing()
    }

    /// All of a note, or the words selected in it, as the interviewee's own words; or back.
    fn quote(&mut self, entry: &Entry) -> Option<Fact> {
        let note = entry.note()?;
        let selected = self.selection.as_mut().filter(|selection| selection.id == entry.id);
        let words = selected.as_ref().and_then(|selection| selection.words(&entry.text));
        if let Some(span) = words.filter(|_| note.kind != Kind::Quote) {
            selected?.let_go();
            let inside = note.spans.iter().find(|s| s.start <= span.start && span.end <= s.end);
            return Some(Fact::Note(
                entry.id,
                match inside {
                    Some(marked) => OfNote::SpanUnmarked(marked.clone()),
                    None => OfNote::SpanMarked(span),
                },
            ));
        }
        let kind = if note.kind == Kind::Quote { Kind::Said } else { Kind::Quote };
        (note.kind != Kind::Off).then_some(Fact::Note(entry.id, OfNote::KindChanged(kind)))
    }

    /// A line for the title of a finding that rests on an entry.
    fn finding_from(&mut self, entry: &Entry) -> Answer {
        if entry.is_off() || !self.line.is_empty() {
            let why = if entry.is_off() { words::OFF_STAYS_OFF } else { words::LINE_FIRST };
            return Answer::say(why);
        }
        self.line = Line::coming_from(LineKind::Finding, vec![entry.id]);
        self.selection = None;
        Answer::say(words::FINDING_TITLE)
    }
}

fn pinned_tag(entry: &Entry, number: u8, around: Around<'_>) -> Option<Fact> {
    let pinned = around.library.codebook.pinned();
    let tag = pinned.get(usize::from(number).checked_sub(1)?).copied().flatten()?;
    Some(toggled(entry, &tag.id))
}

/// Gives a tag, or takes it away.
#[must_use]
pub fn toggled(entry: &Entry, tag: &str) -> Fact {
    let has = entry.tags.iter().any(|other| other == tag);
    let change = if has { OfEntry::Untagged } else { OfEntry::Tagged };
    Fact::Entry(entry.id, change(tag.to_owned()))
}

fn next_kind(entry: &Entry) -> Option<Fact> {
    let kind = entry.kind().filter(|kind| *kind != Kind::Off)?;
    let at = KINDS.iter().position(|other| *other == kind)?;
    let next = KINDS.get((at + 1) % KINDS.len())?;
    Some(Fact::Note(entry.id, OfNote::KindChanged(*next)))
}

fn withdraw(entry: &Entry) -> Fact {
    let change = if entry.withdrawn { OfEntry::Restored } else { OfEntry::Withdrawn };
    Fact::Entry(entry.id, change)
}
