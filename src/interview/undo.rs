//! Undo is one more change: the fact that takes another back.

use crate::interview::{
    Interview,
    change::{Course, Fact, OfEntry, OfFinding, OfNote},
    entry::{Entry, What},
    finding::Finding,
    note::{Kind, Note},
};

impl Interview {
    /// The fact that would take `fact` back, asked before `fact` is applied. Facts about the course
    /// of the conversation (its clock, what was agreed, what went out) are not taken back.
    #[must_use]
    pub fn inverse(&self, fact: &Fact) -> Option<Fact> {
        match fact {
            Fact::Course(course) => self.inverse_course(course).map(Fact::Course),
            Fact::Added(added) => Some(Fact::Entry(added.id, OfEntry::Withdrawn)),
            Fact::Entry(id, happened) => {
                Some(Fact::Entry(*id, inverse_entry(self.entry(*id)?, happened)?))
            }
            Fact::Note(id, happened) => {
                Some(Fact::Note(*id, inverse_note(self.note(*id)?, happened)?))
            }
            Fact::Finding(id, happened) => {
                Some(Fact::Finding(*id, inverse_finding(self.finding(*id)?, happened)))
            }
            Fact::MomentMoved(id, _) => {
                let What::Moment(before) = &self.entry(*id)?.what else { return None };
                Some(Fact::MomentMoved(*id, (**before).clone()))
            }
            Fact::PivotFilled(id, _) => {
                let before = self.entry(*id)?.pivot()?;
                Some(Fact::PivotFilled(*id, Box::new(before.clone())))
            }
            Fact::LeadChanged(id, _) => {
                let What::Lead(before) = &self.entry(*id)?.what else { return None };
                Some(Fact::LeadChanged(*id, before.clone()))
            }
            Fact::IdeaFrom(id, _) => {
                let What::Idea(before) = &self.entry(*id)?.what else { return None };
                Some(Fact::IdeaFrom(*id, before.clone()))
            }
            Fact::ThreadTurned(id, _) => {
                let What::Thread(before) = &self.entry(*id)?.what else { return None };
                Some(Fact::ThreadTurned(*id, before.fate))
            }
        }
    }

    fn inverse_course(&self, course: &Course) -> Option<Course> {
        match course {
            Course::MustAskSet(question) => Some(Course::MustAskCleared(question.clone())),
            Course::MustAskCleared(question) => Some(Course::MustAskSet(question.clone())),
            Course::AnchorSet(anchor) => Some(Course::AnchorCleared(anchor.clone())),
            Course::AnchorCleared(anchor) => Some(Course::AnchorSet(anchor.clone())),
            Course::AssumptionSet(assumed) => Some(Course::AssumptionCleared(assumed.clone())),
            Course::AssumptionCleared(assumed) => Some(Course::AssumptionSet(assumed.clone())),
            Course::ConfidenceGiven { .. } => {
                let before = self.confidence();
                Some(Course::ConfidenceGiven { then: before.then, now: before.now })
            }
            Course::Planned(_)
            | Course::ConsentRecorded(_)
            | Course::Started
            | Course::Paused
            | Course::Resumed
            | Course::PhaseEntered(_)
            | Course::PauseCardShown
            | Course::Ended
            | Course::SuggestionPutOff(_)
            | Course::ShareBackMade { .. }
            | Course::Withdrawn
            | Course::Published { .. } => None,
        }
    }
}

fn inverse_entry(entry: &Entry, happened: &OfEntry) -> Option<OfEntry> {
    match happened {
        OfEntry::Corrected(_) => Some(OfEntry::Corrected(entry.text.clone())),
        OfEntry::Withdrawn => Some(OfEntry::Restored),
        OfEntry::Restored => Some(OfEntry::Withdrawn),
        OfEntry::Tagged(tag) => (!entry.tags.contains(tag)).then(|| OfEntry::Untagged(tag.clone())),
        OfEntry::Untagged(tag) => entry.tags.contains(tag).then(|| OfEntry::Tagged(tag.clone())),
        OfEntry::TakenBack => None,
    }
}

fn inverse_note(note: &Note, happened: &OfNote) -> Option<OfNote> {
    match happened {
        OfNote::KindChanged(kind) => (*kind != Kind::Off).then_some(OfNote::KindChanged(note.kind)),
        OfNote::SpanMarked(span) => {
            (!note.spans.contains(span)).then(|| OfNote::SpanUnmarked(span.clone()))
        }
        OfNote::SpanUnmarked(span) => Some(OfNote::SpanMarked(span.clone())),
        OfNote::AttributionSet(_) => Some(OfNote::AttributionSet(note.attribution)),
        OfNote::ReplyRecorded(_) | OfNote::ReasonGiven(_) => None,
    }
}

fn inverse_finding(finding: &Finding, happened: &OfFinding) -> OfFinding {
    match happened {
        OfFinding::Revised { .. } => OfFinding::Revised {
            learned: finding.learned.clone(),
            sort: finding.sort,
            strength: finding.strength,
        },
        OfFinding::EvidenceAttached(_)
        | OfFinding::EvidenceDetached(_)
        | OfFinding::EvidenceSet(_) => OfFinding::EvidenceSet(finding.evidence.clone()),
        OfFinding::WonderAdded(_) | OfFinding::WonderRemoved(_) | OfFinding::WondersSet(_) => {
            OfFinding::WondersSet(finding.wonders.clone())
        }
    }
}
