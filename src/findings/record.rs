//! The one filter between an interview and everything that may leave it.
//!
//! [`OnRecord`] has no form for what is off the record, and only [`Record::of`] makes one; nothing
//! past this file reads an interview's entries. So no code after it can let such a note through.

use std::{collections::HashSet, ops::Range};

use crate::interview::{
    Interview,
    anchor::BackTo,
    consent::Attribution,
    entry::{Asked, Entry, What},
    finding::Finding,
    id::Id,
    lead::Lead,
    moment::Moment,
    note::{Kind, Note, Reply},
    pivot::Pivot,
    thread::Thread,
};

/// Everything of an interview that may be considered for findings, in the order of its clock.
pub(super) struct Record<'a> {
    lines: Vec<OnRecord<'a>>,
    known: HashSet<Id>,
    held: Vec<String>,
}

/// One entry that is on the record, not withdrawn, and not taken back by the interviewee.
pub(super) struct OnRecord<'a> {
    entry: &'a Entry,
    what: Kept<'a>,
}

/// What such an entry is.
#[derive(Clone, Copy)]
pub(super) enum Kept<'a> {
    Words(Words<'a>),
    Question(&'a Asked),
    Moment(&'a Moment),
    Pivot(&'a Pivot),
    Finding(&'a Finding),
    Lead(&'a Lead),
    Thread(&'a Thread),
    /// With the notes it came from.
    Idea(&'a [Id]),
}

/// A note, beside its text.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) kind: Heard,
    pub(super) spans: &'a [Range<usize>],
    pub(super) attribution: Option<Attribution>,
    pub(super) reply: Option<&'a Reply>,
}

/// The kinds of note there are on the record.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    Said,
    Quote,
    Thought,
    Asked,
    Mark,
}

impl<'a> Record<'a> {
    /// Leaves out what is off the record, withdrawn or taken back, and what came from nothing else.
    pub(super) fn of(interview: &'a Interview) -> Self {
        let mut hidden = hidden(interview);
        let mut lines: Vec<_> = interview.stream().filter_map(OnRecord::of).collect();
        let mut held = Vec::new();
        while let Some(line) = lines.iter().find(|line| line.rests_on_hidden(&hidden, interview)) {
            let thread = matches!(line.what, Kept::Thread(_)) || line.pulled().is_some();
            let id = line.entry.id;
            held.extend((!thread).then(|| line.name()));
            hidden.insert(id);
            lines.retain(|line| line.entry.id != id);
        }
        let known = lines.iter().map(|line| line.entry.id).collect();
        Self { lines, known, held }
    }

    pub(super) fn lines(&self) -> &[OnRecord<'a>] {
        &self.lines
    }

    pub(super) fn holds(&self, id: Id) -> bool {
        self.known.contains(&id)
    }

    /// The names of what is held back because it came only from what may not appear.
    pub(super) fn held(&self) -> &[String] {
        &self.held
    }
}

impl<'a> OnRecord<'a> {
    fn of(entry: &'a Entry) -> Option<Self> {
        if entry.withdrawn {
            return None;
        }
        let what = match &entry.what {
            What::Note(note) => Kept::Words(Words::of(note)?),
            What::Question(asked) => Kept::Question(asked),
            What::Moment(moment) => Kept::Moment(moment),
            What::Pivot(pivot) => Kept::Pivot(pivot),
            What::Finding(finding) => Kept::Finding(finding),
            What::Lead(lead) => Kept::Lead(lead),
            What::Thread(thread) => Kept::Thread(thread),
            What::Idea(from) => Kept::Idea(from),
        };
        Some(Self { entry, what })
    }

    pub(super) fn id(&self) -> Id {
        self.entry.id
    }

    pub(super) fn name(&self) -> String {
        self.entry.name()
    }

    pub(super) fn at(&self) -> String {
        self.entry.when.elapsed.long()
    }

    pub(super) fn text(&self) -> &'a str {
        &self.entry.text
    }

    pub(super) fn tags(&self) -> Vec<String> {
        self.entry.tags.clone()
    }

    pub(super) fn after(&self) -> Option<Id> {
        self.entry.after
    }

    pub(super) fn what(&self) -> Kept<'a> {
        self.what
    }

    /// The note, where it is one.
    pub(super) fn words(&self) -> Option<Words<'a>> {
        if let Kept::Words(words) = self.what { Some(words) } else { None }
    }

    /// What it came from.
    pub(super) fn sources(&self) -> Vec<Id> {
        match self.what {
            Kept::Words(_) | Kept::Question(_) => self.pulled().into_iter().collect(),
            Kept::Moment(moment) => moment.evidence.clone(),
            // The moment says when, and vouches for nothing.
            Kept::Pivot(pivot) if pivot.evidence.is_empty() => pivot.moment.into_iter().collect(),
            Kept::Pivot(pivot) => pivot.evidence.clone(),
            Kept::Finding(finding) => finding.evidence.clone(),
            Kept::Lead(lead) => lead.from.clone(),
            Kept::Thread(thread) => thread.from.into_iter().collect(),
            Kept::Idea(from) => from.to_vec(),
        }
    }

    /// Whether it is a question that says their words back.
    pub(super) fn says_back(&self) -> bool {
        self.entry.back_to().is_some()
    }

    /// The thread a question comes back to.
    fn pulled(&self) -> Option<Id> {
        match self.entry.back_to()? {
            BackTo::Thread(id) => Some(*id),
            BackTo::Anchor(_) => None,
        }
    }

    /// Whether something it came from is hidden and nothing it came from is not. A thread is made
    /// of somebody's words, so that it and its question go with the note, even one that is only withdrawn.
    fn rests_on_hidden(&self, hidden: &HashSet<Id>, interview: &Interview) -> bool {
        let sources = self.sources();
        let stands = |id: &&Id| interview.entry(**id).is_some_and(|entry| !entry.withdrawn);
        let mut standing = sources.iter().filter(stands).filter(|id| !hidden.contains(id));
        let thread = matches!(self.what, Kept::Thread(Thread { from: Some(_), .. }));
        let thread = thread || self.pulled().is_some();
        (thread || sources.iter().any(|id| hidden.contains(id))) && standing.next().is_none()
    }
}

impl<'a> Words<'a> {
    fn of(note: &'a Note) -> Option<Self> {
        if note.reply == Some(Reply::Drop) {
            return None;
        }
        let kind = match note.kind {
            Kind::Said => Heard::Said,
            Kind::Quote => Heard::Quote,
            Kind::Thought => Heard::Thought,
            Kind::Asked => Heard::Asked,
            Kind::Mark => Heard::Mark,
            Kind::Off => return None,
        };
        let Note { spans, attribution, reply, .. } = note;
        Some(Self { kind, spans, attribution: *attribution, reply: reply.as_ref() })
    }
}

/// What is off the record or taken back, withdrawn or not.
fn hidden(interview: &Interview) -> HashSet<Id> {
    let hidden = |note: &Note| note.kind == Kind::Off || note.reply == Some(Reply::Drop);
    let notes = interview.stream().filter(|entry| entry.note().is_some_and(hidden));
    let taken_back = interview.taken_back().iter().map(|(id, _)| *id);
    notes.map(|entry| entry.id).chain(taken_back).collect()
}
