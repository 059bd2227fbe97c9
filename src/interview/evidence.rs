//! What rests on what: the notes that findings, moments, pivots, leads and ideas came from.

use crate::interview::{
    Interview,
    change::{Fact, OfFinding},
    entry::{Entry, What},
    id::Id,
};

impl Entry {
    /// What it rests on or came from; nothing for what rests on nothing.
    #[must_use]
    pub fn rests_on(&self) -> &[Id] {
        match &self.what {
            What::Moment(moment) => &moment.evidence,
            What::Pivot(pivot) => &pivot.evidence,
            What::Finding(finding) => &finding.evidence,
            What::Lead(lead) => &lead.from,
            What::Idea(from) => from,
            What::Thread(thread) => thread.from.as_slice(),
            What::Note(_) | What::Question(_) => &[],
        }
    }

    /// Whether it is something that can be given evidence.
    #[must_use]
    pub fn takes_evidence(&self) -> bool {
        match self.what {
            What::Moment(_) | What::Pivot(_) | What::Finding(_) | What::Lead(_) | What::Idea(_) => {
                true
            }
            What::Note(_) | What::Question(_) | What::Thread(_) => false,
        }
    }
}

impl Interview {
    /// The facts that lay these under a thing, beside what it rests on; none for what is there
    /// already, for what is off the record, and for the thing itself.
    #[must_use]
    pub fn attached(&self, to: Id, notes: &[Id]) -> Vec<Fact> {
        let Some(thing) = self.entry(to).filter(|thing| thing.takes_evidence()) else {
            return Vec::new();
        };
        let may = |id: &Id| {
            let on_record = self.entry(*id).is_some_and(|note| !note.is_off() && !note.withdrawn);
            on_record && *id != to && !thing.rests_on().contains(id)
        };
        let new: Vec<Id> = notes.iter().copied().filter(may).collect();
        if matches!(thing.what, What::Finding(_)) {
            let attached = new.into_iter().map(OfFinding::EvidenceAttached);
            return attached.map(|happened| Fact::Finding(to, happened)).collect();
        }
        let all = thing.rests_on().iter().copied().chain(new.iter().copied()).collect();
        if new.is_empty() { Vec::new() } else { resting(thing, all).into_iter().collect() }
    }

    /// The facts that take these away from under a thing.
    #[must_use]
    pub fn detached(&self, from: Id, notes: &[Id]) -> Vec<Fact> {
        let Some(thing) = self.entry(from) else { return Vec::new() };
        let (gone, left): (Vec<Id>, Vec<Id>) =
            thing.rests_on().iter().partition(|id| notes.contains(*id));
        if gone.is_empty() {
            return Vec::new();
        }
        if matches!(thing.what, What::Finding(_)) {
            let detached = gone.into_iter().map(OfFinding::EvidenceDetached);
            return detached.map(|happened| Fact::Finding(from, happened)).collect();
        }
        resting(thing, left).into_iter().collect()
    }
}

/// The fact that a thing rests on these.
fn resting(thing: &Entry, evidence: Vec<Id>) -> Option<Fact> {
    match &thing.what {
        What::Moment(moment) => {
            let mut moment = (**moment).clone();
            moment.evidence = evidence;
            Some(Fact::MomentMoved(thing.id, moment))
        }
        What::Pivot(pivot) => {
            let mut pivot = pivot.clone();
            pivot.evidence = evidence;
            Some(Fact::PivotFilled(thing.id, pivot))
        }
        What::Lead(lead) => {
            let mut lead = lead.clone();
            lead.from = evidence;
            Some(Fact::LeadChanged(thing.id, lead))
        }
        What::Idea(_) => Some(Fact::IdeaFrom(thing.id, evidence)),
        What::Finding(_) => Some(Fact::Finding(thing.id, OfFinding::EvidenceSet(evidence))),
        What::Note(_) | What::Question(_) | What::Thread(_) => None,
    }
}
