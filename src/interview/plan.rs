//! What is prepared before an interview. Never holds a name: those live in the people file.

use crate::interview::{QuestionRef, anchor::Anchor, change::Course};

/// What was prepared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The incident's id.
    pub incident: String,
    /// The interview's id.
    pub interview: String,
    /// The interviewee, without a name.
    pub interviewee: Interviewee,
    /// The interviewer, without a name.
    pub interviewer: Interviewer,
    /// The protocol's id.
    pub protocol: String,
    /// How long the conversation is meant to take.
    pub planned_minutes: u32,
    /// The banks to draw questions from, by id; none means those of the protocol.
    pub banks: Vec<String>,
    /// The system in question, as the interviewee would call it.
    pub system: Option<String>,
}

/// The interviewee, as the interview knows them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interviewee {
    /// Their random id in the people file, such as `p-7k2`.
    pub person: String,
    /// Their role.
    pub role: Option<String>,
    /// Their team.
    pub team: Option<String>,
    /// Months with the organisation.
    pub months_here: Option<u32>,
    /// Months with the system.
    pub months_with_system: Option<u32>,
    /// Whether they were on call then.
    pub on_call_then: Option<bool>,
}

/// The interviewer, as the interview knows them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interviewer {
    /// Their team.
    pub team: Option<String>,
    /// Whether they took part in the incident.
    pub took_part: bool,
}

/// What was prepared beside the plan: what to ask whatever happens, what to ask about, what to hold
/// aside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prepared {
    /// The questions that must be asked, in the order chosen.
    pub must_asks: Vec<QuestionRef>,
    /// The lines picked to ask about, in the order picked.
    pub anchors: Vec<Anchor>,
    /// What the investigator assumes. For the investigator alone.
    pub assumptions: Vec<String>,
}

impl Prepared {
    /// The facts that lead from `before` to this.
    #[must_use]
    pub fn since(&self, before: &Self) -> Vec<Course> {
        let Self { must_asks, anchors, assumptions } = self;
        let must_asks =
            steps(&before.must_asks, must_asks, Course::MustAskSet, Course::MustAskCleared);
        let anchors = steps(&before.anchors, anchors, Course::AnchorSet, Course::AnchorCleared);
        let assumed = (Course::AssumptionSet, Course::AssumptionCleared);
        let assumptions = steps(&before.assumptions, assumptions, assumed.0, assumed.1);
        [must_asks, anchors, assumptions].concat()
    }
}

/// What is gone is cleared; what is new, or stands elsewhere now, is set, which puts it last.
fn steps<T: Clone + PartialEq>(
    before: &[T],
    now: &[T],
    set: fn(T) -> Course,
    clear: fn(T) -> Course,
) -> Vec<Course> {
    let (kept, gone): (Vec<&T>, Vec<&T>) = before.iter().partition(|item| now.contains(item));
    let same = kept.iter().zip(now).take_while(|(kept, now)| **kept == *now).count();
    let gone = gone.into_iter().cloned().map(clear);
    gone.chain(now.iter().skip(same).cloned().map(set)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Prepared;
    use crate::interview::{
        Interview, QuestionRef,
        anchor::Anchor,
        change::{Change, Fact},
        stamp::{Elapsed, Stamp},
    };

    fn some() -> impl Strategy<Value = Prepared> {
        let ids = || proptest::sample::subsequence(vec!["a", "b", "c", "d", "e"], 0..5);
        let ids = || ids().prop_shuffle();
        (ids(), ids(), ids()).prop_map(|(must_asks, anchors, assumptions)| Prepared {
            must_asks: must_asks
                .into_iter()
                .map(|id| QuestionRef { bank: "bank".into(), question: id.into() })
                .collect(),
            anchors: anchors
                .into_iter()
                .map(|words| Anchor { words: words.into(), ..Anchor::default() })
                .collect(),
            assumptions: assumptions.into_iter().map(str::to_owned).collect(),
        })
    }

    proptest! {
        #[test]
        fn the_facts_lead_from_one_to_the_other(before in some(), now in some()) {
            let facts = [before.since(&Prepared::default()), now.since(&before)].concat();
            let at = chrono::DateTime::UNIX_EPOCH;
            let when = Stamp { at, elapsed: Elapsed::ZERO };
            let changes = facts.into_iter().map(|course| Change { when, fact: Fact::Course(course) });
            let interview = Interview::replay(&changes.collect::<Vec<_>>());
            prop_assert_eq!(interview.prepared(), now.clone());
            prop_assert_eq!(now.since(&now), Vec::new());
        }
    }
}
