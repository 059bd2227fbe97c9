//! What keeps the screen out of the way: free recall, eyes up, the pause card.

use super::Desk;
use crate::interview::{
    QuestionRef,
    change::{Course, Fact},
    entry::Entry,
    note::Kind,
};

#[test]
fn in_free_recall_the_strip_holds_back() {
    let mut desk = Desk::live(80, 24);
    assert_eq!(desk.suggestion().ids(), Some(("recall", "whole-story")));
    desk.wait(9).keys("<ctrl-n>").wait(9).keys("it was weird, we inherited it<enter>");
    let screen = desk.screen();
    assert!(screen.contains("listen; park what comes up"), "{screen}");
    assert!(screen.contains("^R park"), "{screen}");
    desk.afresh().keys("<ctrl-n><ctrl-b>");
    assert!(desk.key_row().contains("listen; park"), "{}", desk.key_row());
    assert_eq!(desk.changes(), []);
    desk.keys("<f8>");
    assert!(desk.suggestion().why_now.contains("“inherited”"), "{:?}", desk.suggestion());
}

#[test]
fn in_free_recall_nothing_rises_once_they_began_whoever_opened() {
    let mut desk = Desk::live(80, 24);
    desk.wait(9).keys("?so tell me<enter>");
    assert!(desk.screen().contains("listen; park what comes up"), "{}", desk.screen());
}

#[test]
fn eyes_up_leaves_the_goal_the_clock_and_the_line() {
    let mut desk = Desk::live(120, 40);
    desk.wait(60).keys("one<enter>half a line<f2>");
    let rows: Vec<String> = desk.rows().into_iter().filter(|row| !row.trim().is_empty()).collect();
    assert_eq!(rows.len(), 7, "{rows:#?}");
    assert!(rows[0].trim().starts_with("● 01:00"), "{rows:#?}");
    assert_eq!(rows[2].trim(), "Their story, their order, no interruptions");
    assert_eq!(desk.line(), "said │ half a line");
    desk.keys("!<f5>");
    assert_eq!(desk.stream(), ["said one", "mark"]);
    desk.keys("<f2>");
    assert!(desk.screen().contains("GUIDE"), "{}", desk.screen());
    assert_eq!(desk.line(), "said │ half a line!");
}

#[test]
fn what_needs_to_be_seen_ends_eyes_up() {
    for key in ["<esc>", "<ctrl-g>", "<up>", "<pageup>"] {
        let mut desk = Desk::live(80, 24);
        desk.keys("one<enter><f2>");
        assert!(!desk.screen().contains("ASK"), "{}", desk.screen());
        desk.keys(key);
        assert!(desk.screen().contains("ASK"), "{key}: {}", desk.screen());
    }
}

fn courses(desk: &Desk) -> Vec<Course> {
    let course = desk.changes().into_iter().filter_map(|change| match change.fact {
        Fact::Course(course) => Some(course),
        _ => None,
    });
    course.collect()
}

fn shown(desk: &mut Desk) -> bool {
    desk.screen().contains("reach a point like this")
}

#[test]
fn the_pause_card_stands_over_the_stream_and_typing_types() {
    let mut desk = Desk::live(80, 24);
    desk.keys("half<f3>");
    assert!(shown(&mut desk), "{}", desk.screen());
    assert!(desk.key_row().contains("F4 off the record"), "{}", desk.key_row());
    desk.keys(" a line");
    assert_eq!(desk.line(), "said │ half a line");
    assert!(shown(&mut desk));
    assert_eq!(courses(&desk), [Course::PauseCardShown]);
    assert_eq!(desk.changes().len(), 1, "nothing else is kept");
    for key in ["<esc>", "<f3>"] {
        let mut desk = Desk::live(80, 24);
        desk.keys("<f3>").keys(key);
        assert!(!shown(&mut desk), "{key}");
        assert_eq!(courses(&desk), [Course::PauseCardShown]);
    }
}

#[test]
fn the_pause_card_takes_the_line_off_the_record() {
    let mut desk = Desk::live(80, 24);
    desk.keys("it was <f3><f4>");
    assert!(!shown(&mut desk));
    desk.keys("hard<enter>next<enter>");
    assert_eq!(desk.stream(), ["off it was hard", "said next"]);
    let kinds: Vec<_> = desk.interview().on_record().map(Entry::kind).collect();
    assert_eq!(kinds, [Some(Kind::Said)]);
}

#[test]
fn the_pause_card_has_a_break_and_an_end() {
    let mut desk = Desk::live(80, 24);
    desk.keys("<f3><f6>");
    assert_eq!(courses(&desk), [Course::PauseCardShown, Course::Paused]);
    desk.keys("<f3><f6>");
    assert_eq!(courses(&desk)[2..], [Course::PauseCardShown], "a break goes on as a break");
    desk.keys("<f6><f3><f9>");
    assert_eq!(courses(&desk)[3..], [Course::Resumed, Course::PauseCardShown, Course::Ended]);
    assert!(desk.rows()[0].contains("ended"), "{}", desk.rows()[0]);
}

#[test]
fn the_keys_of_the_card_do_nothing_without_it() {
    let mut desk = Desk::live(80, 24);
    desk.keys("a<f4><f9>b");
    assert_eq!(desk.line(), "said │ ab");
    assert_eq!(desk.changes(), []);
}

#[test]
fn the_card_stands_over_eyes_up_too() {
    let mut desk = Desk::live(80, 24);
    desk.keys("<f2><f3>");
    assert!(shown(&mut desk));
    desk.keys("<esc>");
    assert!(!shown(&mut desk) && !desk.screen().contains("ASK"), "{}", desk.screen());
}

/// Makes a question one that must be asked, as Prepare does.
fn must_ask(desk: &mut Desk, bank: &str, question: &str) {
    let question = QuestionRef { bank: bank.into(), question: question.into() };
    let now = desk.now();
    let when = desk.app.open.as_ref().map(|open| open.stamp(now)).expect("an interview is open");
    let _effects = desk.app.record(vec![(when, Fact::Course(Course::MustAskSet(question)))], now);
}

#[test]
fn a_phase_says_how_far_over_its_time_it_is() {
    let mut desk = Desk::live(120, 40);
    desk.wait(60 * 13);
    assert!(desk.rows()[0].ends_with("· Free recall"), "{}", desk.rows()[0]);
    assert!(desk.screen().contains("Free recall  13 of 13 min"), "{}", desk.screen());
    desk.wait(60 * 4);
    assert!(desk.rows()[0].ends_with("· Free recall, 4 min over"), "{}", desk.rows()[0]);
    assert!(desk.screen().contains("━━━━━━━━━━━━━━━━"), "{}", desk.screen());
}

#[test]
fn when_the_time_is_nearly_up_only_must_asks_are_left_and_then_the_reading_back() {
    let mut desk = Desk::focus(120, 40);
    must_ask(&mut desk, "signals", "first-sign");
    must_ask(&mut desk, "ownership", "time-with-it");
    assert!(desk.screen().contains("2 must-asks left"), "{}", desk.screen());
    desk.wait(60 * 38).keys("we inherited it<enter>");
    assert_eq!(desk.suggestion().ids(), Some(("signals", "first-sign")));
    assert_eq!(desk.suggestion().why_now, "you meant to ask this");
    desk.keys("<ctrl-n>");
    assert!(desk.screen().contains("1 must-ask left"), "{}", desk.screen());
    desk.keys("<ctrl-n>");
    assert!(desk.screen().contains("7 min left; the rest is for “Wider”"), "{}", desk.screen());
    desk.keys("<f8><f8>").wait(60 * 4).keys("one<enter>");
    assert!(desk.screen().contains("3 min left; the rest is for “Read back”"), "{}", desk.screen());
    desk.keys("<f8>");
    assert_eq!(desk.suggestion().ids(), Some(("closing", "your-words-back")));
}
