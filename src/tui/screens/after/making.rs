//! What is made of notes: new things, what they rest on, how sure somebody felt. Every answer is facts.

use crate::guide::HINDSIGHT;
use crate::interview::{
    change::{Added, Course, Fact, OfEntry},
    draft::LineKind,
    entry::{Entry, What},
    id::Id,
    pivot::Pivot,
};
use crate::tui::effect::Effect;
use crate::tui::screens::answer::Answer;
use crate::tui::screens::live::{Around, keys::OnNote};
use crate::tui::words::review as words;

use super::{
    After, Mode, Side,
    keys::New,
    missing::is_theirs,
    sheet::{self, Row},
    things::List,
};

impl After {
    /// Begins something new that rests on what is picked, or on the note at hand.
    pub(super) fn make(&mut self, new: New, around: Around<'_>) -> Answer {
        let (kind, said) = match new {
            New::Pivot => return self.add_pivot(around),
            New::Finding => (LineKind::Finding, words::TITLE),
            New::Moment => (LineKind::Moment, words::MOMENT),
            New::Lead => (LineKind::Lead, words::LEAD),
            New::Idea => (LineKind::Idea, words::IDEA),
        };
        let answer = self.live.write_new(kind, self.chosen(around));
        if answer.say.is_some() {
            return answer;
        }
        self.mode = Mode::Writing;
        answer.saying(said)
    }

    /// What is picked; else the note at hand, where that is one.
    fn chosen(&self, around: Around<'_>) -> Vec<Id> {
        if !self.picked.is_empty() {
            return self.picked.clone();
        }
        let at = self.at.filter(|_| self.side == Side::Notes);
        let note = |id: &Id| around.open.interview().note(*id).is_some();
        at.filter(note).into_iter().collect()
    }

    /// A pivot needs no words to begin with: it is there at once, and its cells are written then.
    fn add_pivot(&mut self, around: Around<'_>) -> Answer {
        let interview = around.open.interview();
        let is_moment =
            |id: &Id| interview.entry(*id).is_some_and(|entry| entry.moment().is_some());
        let at_hand = match self.side {
            Side::Notes => self.at,
            Side::Things => self.things.selected(),
        };
        let moment = self.picked.iter().copied().find(is_moment).or(at_hand.filter(is_moment));
        let mut evidence = self.chosen(around);
        evidence.retain(|id| Some(*id) != moment);
        let id = around.open.new_id();
        let what = What::Pivot(Box::new(Pivot::new(moment, evidence)));
        self.awaited = Some(id);
        self.picked.clear();
        facts(vec![Fact::Added(Added { id, text: String::new(), tags: Vec::new(), what })], around)
    }

    /// Puts what is picked, or the note at hand, under what is selected at the right. What is there
    /// already, all of it, is taken away.
    pub(super) fn attach(&mut self, around: Around<'_>) -> Answer {
        let interview = around.open.interview();
        let Some(to) = self.things.selected() else {
            let asks = self.things.list == List::ToAsk;
            return Answer::say(if asks { words::LIST_FIRST } else { words::THING_FIRST });
        };
        let notes = match (self.picked.as_slice(), self.side) {
            ([], Side::Notes) => self.at.into_iter().collect(),
            (picked, _) => picked.to_vec(),
        };
        if notes.is_empty() {
            return Answer::say(words::NOTE_FIRST);
        }
        let under = self.target(around.open).unwrap_or_default();
        let resting = interview.entry(to).map(Entry::rests_on).unwrap_or_default();
        let there = notes.iter().all(|note| resting.contains(note));
        let done =
            if there { interview.detached(to, &notes) } else { interview.attached(to, &notes) };
        if done.is_empty() {
            return Answer::say(words::NOT_EVIDENCE);
        }
        let added = notes.iter().filter(|note| !resting.contains(note)).count();
        let count = if there { notes.len() } else { added };
        self.picked.clear();
        facts(done, around).saying(words::put_under(count, there, &under))
    }

    /// Takes the note away, the thing, or the evidence at hand.
    pub(super) fn take_away(&mut self, around: Around<'_>) -> Answer {
        let interview = around.open.interview();
        match (self.side, self.things.selected(), self.things.row(interview)) {
            (Side::Notes, ..) => {
                let answer = self.on_note(OnNote::Withdraw, around);
                if answer.facts.is_empty() { answer } else { answer.saying(words::TOOK_DOWN) }
            }
            (Side::Things, Some(from), Some(Row::Evidence(Some(note)))) => {
                facts(interview.detached(from, &[note]), around)
            }
            (Side::Things, _, Some(_)) => Answer::say(words::EVIDENCE_ONLY),
            (Side::Things, Some(id), None) => {
                let gone = Fact::Entry(id, OfEntry::Withdrawn);
                facts(vec![gone], around).saying(words::TOOK_DOWN)
            }
            (Side::Things, None, None) if self.things.asked().is_some() => {
                Answer::say(words::ASK_THEM)
            }
            (Side::Things, None, None) => Answer::say(words::NOTHING_TO_OPEN),
        }
    }

    /// The tag for what somebody said of themselves with the end in mind.
    pub(super) fn hindsight(&mut self, around: Around<'_>) -> Answer {
        let interview = around.open.interview();
        let theirs = self.at.and_then(|at| interview.entry(at)).filter(|entry| is_theirs(entry));
        let known = around.library.codebook.tag(HINDSIGHT).is_some();
        match theirs.filter(|_| known) {
            Some(entry) => {
                let has = entry.tags.iter().any(|tag| tag == HINDSIGHT);
                let change = if has { OfEntry::Untagged } else { OfEntry::Tagged };
                facts(vec![Fact::Entry(entry.id, change(HINDSIGHT.to_owned()))], around)
            }
            None => Answer::say(words::NOT_A_QUOTE),
        }
    }

    /// The next choice of the row at hand, or the one before.
    pub(super) fn turn(&mut self, forward: bool, around: Around<'_>) -> Answer {
        let interview = around.open.interview();
        let entry = self.things.selected().and_then(|id| interview.entry(id));
        match (entry, self.things.row(interview)) {
            (Some(entry), Some(Row::Choice(choice))) => {
                let turned = choice.turned(entry, forward);
                facts(turned.into_iter().collect(), around)
            }
            (Some(entry), Some(Row::Moment)) => {
                let id = entry.id;
                self.choose_moment(id, around)
            }
            (Some(_), Some(Row::Part(_) | Row::Evidence(_))) => {
                Answer::say(words::NOTHING_TO_CHOOSE)
            }
            (None, _) | (Some(_), None) => Answer::nothing(),
        }
    }

    /// The moment a pivot belongs to, once it was chosen.
    pub(super) fn at_moment(pivot: Id, moment: Option<Id>, around: Around<'_>) -> Answer {
        let fact = sheet::at_moment(around.open.interview(), pivot, moment);
        facts(fact.into_iter().collect(), around)
    }
}

/// The next grade of how sure they felt then, or feel now; after the highest none.
pub(super) fn surer(around: Around<'_>, then: bool) -> Answer {
    let next = |grade: Option<u8>| match grade {
        None => Some(1),
        Some(grade) => grade.checked_add(1).filter(|grade| *grade <= 5),
    };
    let before = around.open.interview().confidence();
    let (then, now) =
        if then { (next(before.then), before.now) } else { (before.then, next(before.now)) };
    let given = Fact::Course(Course::ConfidenceGiven { then, now });
    facts(vec![given], around).saying(words::sure(then, now))
}

/// Facts of this moment, on their way to the disk.
pub(super) fn facts(facts: Vec<Fact>, around: Around<'_>) -> Answer {
    let when = around.open.stamp(around.now);
    let facts = facts.into_iter().map(|fact| (when, fact)).collect();
    Answer { facts, effects: vec![Effect::Sync], ..Answer::default() }
}
