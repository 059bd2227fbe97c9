//! The one way an interview changes. A fact about something unknown changes nothing, so that a
//! journal with a damaged line still opens.

use std::ops::Range;

use crate::interview::{
    Confidence, Interview, Published,
    change::{Added, Change, Course, Fact, OfEntry, OfFinding, OfNote},
    entry::{Entry, What},
    finding::Finding,
    id::Id,
    note::{Kind, Note, Reply},
    plan::Plan,
    stamp::{Elapsed, Stamp},
};

impl Interview {
    /// Takes one fact in.
    pub fn apply(&mut self, change: &Change) {
        self.take(change.clone());
    }

    pub(super) fn take(&mut self, change: Change) {
        let Change { when, fact } = change;
        self.changes += 1;
        self.remember_latest(when);
        match fact {
            Fact::Course(course) => self.take_course(&course, when),
            Fact::Added(added) => self.add(added, when),
            Fact::Entry(id, OfEntry::TakenBack) => self.take_back(id, when),
            Fact::Entry(id, happened) => self.with(id, |entry| change_entry(entry, &happened)),
            Fact::Note(id, happened) => self.with(id, |entry| change_note(entry, &happened)),
            Fact::MomentMoved(id, moment) => self.with(id, |entry| {
                if let What::Moment(old) = &mut entry.what {
                    **old = moment;
                }
            }),
            Fact::PivotFilled(id, pivot) => self.with(id, |entry| {
                if let What::Pivot(old) = &mut entry.what {
                    *old = pivot;
                }
            }),
            Fact::LeadChanged(id, lead) => self.with(id, |entry| {
                if let What::Lead(old) = &mut entry.what {
                    *old = lead;
                }
            }),
            Fact::IdeaFrom(id, from) => self.with(id, |entry| {
                if let What::Idea(old) = &mut entry.what {
                    *old = from;
                }
            }),
            Fact::ThreadTurned(id, fate) => self.with(id, |entry| {
                if let What::Thread(thread) = &mut entry.what {
                    thread.fate = fate;
                }
            }),
            Fact::Finding(id, happened) => self.with(id, |entry| {
                if let What::Finding(finding) = &mut entry.what {
                    change_finding(finding, &happened);
                }
            }),
        }
    }

    fn remember_latest(&mut self, when: Stamp) {
        let latest = self.progress.latest.get_or_insert(when);
        latest.at = latest.at.max(when.at);
        latest.elapsed = latest.elapsed.max(when.elapsed);
    }

    fn take_course(&mut self, course: &Course, when: Stamp) {
        match course {
            Course::Planned(plan) => self.plan.clone_from(plan),
            Course::ConsentRecorded(consent) => self.consent.push((when, consent.clone())),
            Course::Started => self.progress.started = self.progress.started.or(Some(when)),
            Course::Paused => self.progress.paused = true,
            Course::Resumed => (self.progress.paused, self.progress.ended) = (false, None),
            Course::PhaseEntered(phase) => {
                self.progress.phases.push((phase.clone(), when.elapsed));
            }
            Course::PauseCardShown => self.pause_cards += 1,
            Course::Ended => self.progress.ended = Some(when),
            Course::SuggestionPutOff(question) => push_last(&mut self.put_off, question),
            Course::MustAskSet(question) => push_last(&mut self.must_asks, question),
            Course::MustAskCleared(question) => self.must_asks.retain(|q| q != question),
            Course::AnchorSet(anchor) => push_last(&mut self.anchors, anchor),
            Course::AnchorCleared(anchor) => self.anchors.retain(|other| other != anchor),
            Course::AssumptionSet(assumed) => push_last(&mut self.assumptions, assumed),
            Course::AssumptionCleared(assumed) => self.assumptions.retain(|a| a != assumed),
            Course::ConfidenceGiven { then, now } => {
                self.confidence = Confidence { then: *then, now: *now };
            }
            Course::ShareBackMade { until } => {
                (self.shared_back, self.answer_by) = (Some(when), *until);
            }
            Course::Published { level, hash } => {
                self.published.push(Published { when, level: *level, hash: hash.clone() });
            }
            Course::Withdrawn => self.withdraw(when),
        }
    }

    fn add(&mut self, added: Added, when: Stamp) {
        let gone = self.withdrawn.is_some() || self.is_taken_back(added.id);
        if gone || self.index.get(added.id).is_some() {
            return;
        }
        if let What::Question(asked) = &added.what {
            self.put_off.retain(|q| *q != asked.question);
        }
        let Added { id, text, tags, what } = added;
        let after = self.question_before(when.elapsed);
        self.insert(Entry { id, when, text, tags, after, withdrawn: false, what });
    }

    /// Leaves of an entry that it was there. One that comes only now, out of another file, stays away.
    fn take_back(&mut self, id: Id, when: Stamp) {
        if !self.is_taken_back(id) {
            self.taken_back.push((id, when));
        }
        self.next.take(id);
        self.with(id, |entry| {
            entry.text.clear();
            entry.tags.clear();
            entry.withdrawn = true;
            if let What::Note(note) = &mut entry.what {
                *note = Note { reply: Some(Reply::Drop), ..Note::new(note.kind) };
            }
        });
    }

    fn is_taken_back(&self, id: Id) -> bool {
        self.taken_back.iter().any(|(other, _)| *other == id)
    }

    /// Leaves of the interview that it was there, and what went out of it.
    fn withdraw(&mut self, when: Stamp) {
        let plan = std::mem::take(&mut self.plan);
        *self = Self {
            plan: Plan { incident: plan.incident, interview: plan.interview, ..Plan::default() },
            published: std::mem::take(&mut self.published),
            withdrawn: self.withdrawn.or(Some(when)),
            next: self.next,
            changes: self.changes,
            ..Self::default()
        };
        self.remember_latest(when);
    }

    /// The question put last before a moment.
    fn question_before(&self, elapsed: Elapsed) -> Option<Id> {
        let at = self.questions.partition_point(|(other, _)| *other <= elapsed);
        self.questions.get(at.checked_sub(1)?).map(|(_, id)| *id)
    }

    fn insert(&mut self, entry: Entry) {
        let (id, elapsed, question) = (entry.id, entry.when.elapsed, entry.is_question());
        let thread = entry.thread().is_some();
        let index = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let at = self.place_after(elapsed);
        self.entries.push(entry);
        self.index.put(id, index);
        self.next.take(id);
        self.order.insert(at, index);
        if thread {
            self.threads.push(id);
        }
        if question {
            let at = self.questions.partition_point(|(other, _)| *other <= elapsed);
            self.questions.insert(at, (elapsed, id));
        }
    }

    /// Where something that happened then belongs: after all that happened no later.
    fn place_after(&self, elapsed: Elapsed) -> usize {
        let last = self.order.last().map(|index| self.elapsed_of(*index));
        if last.is_none_or(|last| last <= elapsed) {
            return self.order.len();
        }
        self.order.partition_point(|index| self.elapsed_of(*index) <= elapsed)
    }

    fn with(&mut self, id: Id, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.index.get(id).and_then(|at| self.entries.get_mut(at as usize)) {
            change(entry);
        }
    }
}

fn change_entry(entry: &mut Entry, happened: &OfEntry) {
    match happened {
        OfEntry::Corrected(text) => correct(entry, text),
        OfEntry::Withdrawn => entry.withdrawn = true,
        OfEntry::Restored => entry.withdrawn = false,
        OfEntry::Tagged(tag) => {
            if !entry.tags.contains(tag) {
                entry.tags.push(tag.clone());
            }
        }
        OfEntry::Untagged(tag) => entry.tags.retain(|other| other != tag),
        OfEntry::TakenBack => {}
    }
}

fn change_note(entry: &mut Entry, happened: &OfNote) {
    let What::Note(note) = &mut entry.what else { return };
    match happened {
        OfNote::KindChanged(_) if note.kind == Kind::Off => {}
        OfNote::KindChanged(kind) => note.kind = *kind,
        OfNote::SpanMarked(span) => mark(note, &entry.text, span),
        OfNote::SpanUnmarked(span) => note.spans.retain(|other| other != span),
        OfNote::AttributionSet(level) => note.attribution = *level,
        OfNote::ReplyRecorded(reply) => note.reply = Some(reply.clone()),
        OfNote::ReasonGiven(reason) => note.reason = Some(reason.clone()),
    }
}

fn change_finding(finding: &mut Finding, happened: &OfFinding) {
    match happened {
        OfFinding::Revised { learned, sort, strength } => {
            learned.clone_into(&mut finding.learned);
            (finding.sort, finding.strength) = (*sort, *strength);
        }
        OfFinding::EvidenceAttached(note) => push_last(&mut finding.evidence, note),
        OfFinding::EvidenceDetached(note) => finding.evidence.retain(|other| other != note),
        OfFinding::EvidenceSet(evidence) => finding.evidence.clone_from(evidence),
        OfFinding::WonderAdded(wonder) => push_last(&mut finding.wonders, wonder),
        OfFinding::WonderRemoved(wonder) => finding.wonders.retain(|other| other != wonder),
        OfFinding::WondersSet(wonders) => finding.wonders.clone_from(wonders),
    }
}

/// New words for an entry. A marked part stays marked where the same words still stand.
fn correct(entry: &mut Entry, text: &str) {
    if let What::Note(note) = &mut entry.what {
        let old = std::mem::take(&mut note.spans);
        let marked = old.into_iter().filter_map(|span| entry.text.get(span)).collect::<Vec<_>>();
        for words in marked {
            if let Some(at) = text.find(words) {
                mark(note, text, &(at..at + words.len()));
            }
        }
    }
    text.clone_into(&mut entry.text);
}

/// Marks a part of a note, taking in the marked parts it touches.
fn mark(note: &mut Note, text: &str, span: &Range<usize>) {
    if text.get(span.clone()).is_none_or(str::is_empty) || note.kind == Kind::Quote {
        return;
    }
    let mut whole = span.clone();
    note.spans.retain(|old| {
        let touches = old.start <= whole.end && whole.start <= old.end;
        if touches {
            whole = whole.start.min(old.start)..whole.end.max(old.end);
        }
        !touches
    });
    let at = note.spans.partition_point(|old| old.start < whole.start);
    note.spans.insert(at, whole);
}

fn push_last<T: Clone + PartialEq>(list: &mut Vec<T>, item: &T) {
    list.retain(|old| old != item);
    list.push(item.clone());
}
