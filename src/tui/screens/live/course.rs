//! The course of the conversation: its clock, its phases, its marks, its end; and what is asked.

use crate::guide::{Phase, READ_BACK, Suggested};
use crate::interview::{
    QuestionRef,
    anchor::{Anchor, BackTo},
    change::{Added, Course, Fact},
    entry::{Asked, What},
    note::{Kind, Note},
};
use crate::tui::effect::Effect;
use crate::tui::screens::answer::Answer;
use crate::tui::screens::live::{
    Live, keys::Turn, park::pull, protocol, strip::left, update::Around,
};
use crate::tui::words;

/// Takes a turn.
pub(super) fn turn(turn: Turn, around: Around<'_>) -> Answer {
    let answer = match turn {
        Turn::Mark => mark(around),
        Turn::Clock => clock(around),
        Turn::NextPhase => turn_phase(around, 1),
        Turn::PreviousPhase => turn_phase(around, -1),
        Turn::Phase(at) => enter_phase(around, usize::from(at), true),
        Turn::End => end(around),
        Turn::GoOn => go_on(around),
    };
    Answer { effects: vec![Effect::Sync], ..answer }
}

impl Live {
    /// Puts what is suggested: it stands in the stream from now on, and the next one is shown.
    pub(super) fn ask(&mut self, around: Around<'_>) -> Answer {
        let Some(suggestion) = self.suggestion() else { return self.nothing_to_ask(around) };
        let wording = suggestion.wording.clone();
        match suggestion.what.clone() {
            Suggested::Question { bank, question, probe } => {
                put(around, QuestionRef { bank, question }, probe, wording)
            }
            Suggested::Thread(id) => pull(around, id, wording),
            Suggested::Anchor { anchor, question } => put_anchor(around, anchor, question, wording),
        }
    }

    pub(super) fn put_off(&mut self, around: Around<'_>) -> Answer {
        let Some(suggestion) = self.suggestion() else { return self.nothing_to_ask(around) };
        match suggestion.what.clone() {
            Suggested::Question { bank, question, .. } => {
                let put_off = Course::SuggestionPutOff(QuestionRef { bank, question });
                Answer::fact(around.open.stamp(around.now), Fact::Course(put_off))
            }
            what @ (Suggested::Thread(_) | Suggested::Anchor { .. }) => {
                self.later.push(what);
                self.refresh(around.open, around.library);
                Answer::nothing()
            }
        }
    }

    fn nothing_to_ask(&self, around: Around<'_>) -> Answer {
        Answer::say(self.no_question(around.open, around.library))
    }
}

/// Puts a question of a bank, or one of its probes.
#[must_use]
pub fn put(
    around: Around<'_>,
    question: QuestionRef,
    probe: Option<u8>,
    wording: String,
) -> Answer {
    put_as(around, What::Question(Asked { question, probe, back_to: None }), wording)
}

/// Asks about a line picked beforehand, in a bank's words where one has any.
fn put_anchor(
    around: Around<'_>,
    anchor: Anchor,
    question: Option<QuestionRef>,
    wording: String,
) -> Answer {
    let back_to = Some(Box::new(BackTo::Anchor(anchor)));
    let what = match question {
        Some(question) => What::Question(Asked { question, probe: None, back_to }),
        None => What::Note(Note { back_to, ..Note::new(Kind::Asked) }),
    };
    put_as(around, what, wording)
}

fn put_as(around: Around<'_>, what: What, text: String) -> Answer {
    let added = Added { id: around.open.new_id(), text, tags: Vec::new(), what };
    let answer = Answer::fact(around.open.stamp(around.now), Fact::Added(added));
    Answer { effects: vec![Effect::Sync], ..answer }
}

fn mark(around: Around<'_>) -> Answer {
    let when = around.open.stamp(around.now);
    Answer::fact(when, Fact::note(around.open.new_id(), Kind::Mark, ""))
}

/// Starts, stops or resumes the clock. Starting also enters the first phase.
fn clock(around: Around<'_>) -> Answer {
    let progress = around.open.interview().progress();
    let when = around.open.stamp(around.now);
    let course = |course| Answer::fact(when, Fact::Course(course));
    if progress.ended.is_some() {
        return Answer::say(words::ALREADY_ENDED);
    }
    if progress.started.is_some() {
        return course(if progress.paused { Course::Resumed } else { Course::Paused });
    }
    let mut answer = course(Course::Started);
    let first = protocol(around.open, around.library).and_then(|p| p.phases.first());
    if let Some(first) = first.filter(|_| progress.phases.is_empty()) {
        answer.facts.push((when, Fact::Course(Course::PhaseEntered(first.id.clone()))));
    }
    answer
}

fn turn_phase(around: Around<'_>, step: isize) -> Answer {
    let Some(protocol) = protocol(around.open, around.library) else { return Answer::nothing() };
    let here = around.open.interview().progress().phase();
    let at = protocol.phases.iter().position(|phase| Some(phase.id.as_str()) == here);
    let to = at.map_or(Some(0), |at| at.checked_add_signed(step));
    match to.filter(|to| *to < protocol.phases.len()) {
        Some(to) => enter_phase(around, to, step > 0),
        None => Answer::say(if step > 0 { words::LAST_PHASE } else { words::FIRST_PHASE }),
    }
}

/// Enters the phase at this place; going on, what is left before the read-back is said.
fn enter_phase(around: Around<'_>, to: usize, on: bool) -> Answer {
    let Some(protocol) = protocol(around.open, around.library) else { return Answer::nothing() };
    let Some(phase) = protocol.phases.get(to) else { return Answer::nothing() };
    let entered = Fact::Course(Course::PhaseEntered(phase.id.clone()));
    let answer = Answer::fact(around.open.stamp(around.now), entered);
    let Some(left) = left(around.open).filter(|_| on) else { return answer };
    let before = |phase: &Phase| protocol.after(&phase.id).is_some_and(|next| next.id == READ_BACK);
    match phase {
        phase if phase.id == READ_BACK => answer.saying(words::still_left(&left)),
        phase if before(phase) => answer.saying(words::before_read_back(&left)),
        _ => answer,
    }
}

fn end(around: Around<'_>) -> Answer {
    let progress = around.open.interview().progress();
    if progress.ended.is_some() {
        return Answer::say(words::ALREADY_ENDED);
    }
    Answer::fact(around.open.stamp(around.now), Fact::Course(Course::Ended)).saying(words::ENDED)
}

fn go_on(around: Around<'_>) -> Answer {
    if around.open.interview().progress().ended.is_none() {
        return Answer::say(words::NOT_ENDED);
    }
    Answer::fact(around.open.stamp(around.now), Fact::Course(Course::Resumed))
}
