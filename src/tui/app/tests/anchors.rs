//! Lines picked beforehand, must-asks and minutes kept, in the conversation.

use super::Desk;
use crate::guide::Suggested;
use crate::interview::{
    QuestionRef,
    anchor::{Anchor, BackTo},
    change::{Course, Fact, OfEntry},
    entry::Entry,
};

/// What was prepared is known from the beginning.
pub(super) fn prepared(desk: &mut Desk, course: Vec<Course>) {
    let now = desk.now();
    let open = desk.app.open.as_mut().expect("an interview is open");
    let when = open.stamp(now);
    let facts = course.into_iter().map(|course| (when, Fact::Course(course))).collect();
    let _recorded = open.record(facts, now);
}

pub(super) fn anchor(time: &str, words: &str) -> Course {
    let time = Some(time.to_owned());
    Course::AnchorSet(Anchor { time, words: words.to_owned(), place: Some("#sale".to_owned()) })
}

pub(super) fn must(bank: &str, question: &str) -> Course {
    Course::MustAskSet(QuestionRef { bank: bank.into(), question: question.into() })
}

/// Two lines picked beforehand, and the talk has come to its questions.
fn two() -> Desk {
    let mut desk = Desk::live(80, 24);
    let picked = [anchor("09:31", "is it only us?"), anchor("09:40", "it's the certificate")];
    prepared(&mut desk, picked.into());
    desk.wait(60).keys("<f8>");
    desk
}

fn lines(desk: &Desk) -> Vec<String> {
    desk.interview().open_anchors().map(|anchor| anchor.words.clone()).collect()
}

#[test]
fn a_line_is_asked_once_and_the_next_one_waits_for_a_lull() {
    let mut desk = two();
    let put = "At 09:31 you wrote “is it only us?”. What was going on for you right then?";
    assert_eq!(desk.suggestion().wording, put);
    assert_eq!(desk.suggestion().why_now, "you picked it beforehand (#sale)");
    desk.keys("<ctrl-n>");
    assert_eq!(desk.stream(), [format!("question recall/your-words {put}")]);
    assert_eq!(lines(&desk), ["it's the certificate"]);
    let asked = |entry: &Entry| matches!(entry.back_to(), Some(BackTo::Anchor(_)));
    assert!(desk.interview().stream().any(asked));
    desk.wait(9).keys("nobody else seemed worried<enter>").keys("hm, yes, long ago<enter>");
    assert_eq!(desk.suggestion().wording, "What was behind that message?");
    desk.keys("<ctrl-n>").wait(9).keys("that was all of it really<enter>");
    assert!(desk.suggestion().wording.starts_with("At 09:40"), "{:?}", desk.suggestion());
}

#[test]
fn one_taken_back_is_open_again() {
    let mut desk = two();
    desk.keys("<ctrl-n><ctrl-p>undo the last<enter>");
    assert_eq!(lines(&desk).len(), 2);
    assert!(desk.suggestion().wording.starts_with("At 09:31"));
    desk.keys("<ctrl-n><up>d<esc>");
    assert_eq!(lines(&desk).len(), 2, "deleted in the stream");
}

#[test]
fn one_put_off_steps_back_until_the_next_phase() {
    let mut desk = two();
    desk.afresh().keys("<ctrl-b>");
    assert!(desk.suggestion().wording.starts_with("At 09:40"));
    assert_eq!(desk.changes(), [], "no fact about the interview");
    desk.keys("<f8><ctrl-n>").wait(30).keys("yes<enter>no<enter>");
    let all = |desk: &Desk| matches!(desk.suggestion().what, Suggested::Anchor { .. });
    desk.keys("<ctrl-b>");
    assert!(all(&desk) && desk.suggestion().wording.starts_with("At 09:31"));
}

#[test]
fn probes_of_a_line_are_those_of_its_question() {
    let mut desk = two();
    desk.keys("<ctrl-o>");
    assert!(desk.screen().contains("1  What was behind that message?"), "{}", desk.screen());
}

#[test]
fn without_a_bank_that_says_words_back_a_line_is_asked_all_the_same_and_is_nobodys_own_wording() {
    let mut desk = two();
    desk.app.library.banks.retain(|bank| bank.id != "recall");
    desk.keys("<f7><f8><ctrl-n>");
    let asked = "asked At 09:31 you wrote “is it only us?”. What was going on for you right then?";
    assert_eq!(desk.stream(), [asked]);
    let seen = crate::guide::mirror(&desk.app.library, desk.interview());
    assert_eq!((seen.back, seen.own.len()), (1, 0));
}

#[test]
fn time_over_and_must_asks_are_said_in_plain_words() {
    let mut desk = Desk::live(80, 24);
    let musts = ["first-sign", "rising-or-sudden", "noise"].map(|id| must("signals", id));
    prepared(&mut desk, musts.into());
    desk.wait(13 * 60);
    assert!(!desk.rows()[0].contains("over"), "{}", desk.rows()[0]);
    desk.wait(4 * 60);
    assert!(desk.rows()[0].ends_with("4 min over; 3 must-asks left"), "{}", desk.rows()[0]);
    desk.keys("<f8><ctrl-f>").keys("<esc>").resize(120, 40);
    assert!(desk.screen().contains("3 must-asks left"), "{}", desk.screen());
}

#[test]
fn each_must_ask_keeps_minutes_and_near_the_end_the_strip_shows_only_them_then_the_read_back() {
    let mut desk = Desk::focus(80, 24);
    let questions = &desk.app.library.bank("signals").expect("the bank").questions;
    let musts: Vec<Course> = questions.iter().take(4).map(|q| must("signals", &q.id)).collect();
    prepared(&mut desk, musts);
    // 45 minutes; 4 for reading back and the close, and 8 for the must-asks.
    desk.wait(32 * 60).keys("we inherited it<enter>");
    assert_ne!(desk.suggestion().why_now, "you meant to ask this");
    desk.wait(60).keys("we inherited it all<enter>");
    for (minutes, left) in [(12, "4 must-asks"), (10, "3 must-asks"), (8, "2 must-asks")] {
        assert_eq!(desk.suggestion().why_now, "you meant to ask this");
        let said = format!("{minutes} min left: {left}");
        assert!(desk.screen().contains(&said), "{said}: {}", desk.screen());
        desk.keys("<ctrl-n>");
        assert_eq!(desk.suggestion().why_now, "you meant to ask this", "while it is answered");
        desk.wait(2 * 60).keys("yes<enter>");
    }
    desk.keys("<ctrl-n>");
    let said = "6 min left; the rest is for “Wider” (F8 goes on)";
    assert!(desk.screen().contains(said), "{}", desk.screen());
    desk.keys("<f8><f8><f8>");
    assert_eq!(desk.suggestion().why_now, "first question of this phase", "the read-back");
}

#[test]
fn a_must_ask_withdrawn_is_open_again() {
    let mut desk = Desk::focus(80, 24);
    let first = desk.app.library.bank("signals").expect("the bank").questions[0].id.clone();
    prepared(&mut desk, vec![must("signals", &first)]);
    desk.keys("<ctrl-f>notice first<esc>");
    let open = |desk: &Desk| desk.interview().put().count();
    desk.keys("<f8><f8><ctrl-n>");
    let id = desk.interview().stream().last().expect("asked").id;
    assert_eq!(open(&desk), 1);
    let now = desk.now();
    let when = desk.app.open.as_ref().expect("open").stamp(now);
    let facts = vec![(when, Fact::Entry(id, OfEntry::Withdrawn))];
    let _recorded = desk.app.open.as_mut().expect("open").record(facts, now);
    assert_eq!(open(&desk), 0);
}
