//! Threads: words parked, come back to, dropped, kept for someone else.

use super::Desk;
use crate::interview::change::Fact;

#[test]
fn the_words_of_the_last_note_are_parked_with_one_key() {
    let mut desk = Desk::live(80, 24);
    desk.keys("we looked at it. Nobody had the list #signal<enter>*they look away<enter><ctrl-r>");
    assert_eq!(desk.stream()[2], "thread Open Nobody had the list");
    desk.keys("<ctrl-r>");
    assert!(desk.key_row().contains("parked already"), "{}", desk.key_row());
    assert_eq!(desk.stream().len(), 3);
}

#[test]
fn the_words_being_typed_are_parked_once_the_line_is_kept() {
    let mut desk = Desk::live(80, 24);
    desk.keys("forty polite ones<ctrl-r>");
    assert!(desk.key_row().contains("once it is kept"), "{}", desk.key_row());
    assert_eq!(desk.changes(), []);
    desk.keys(" on the phone #signal<enter>");
    let both = ["said forty polite ones on the phone #signal", "thread Open forty polite ones"];
    assert_eq!(desk.stream(), both);
    desk.keys("<up><up>e at nine<ctrl-r><enter>");
    let longer = "thread Open forty polite ones on the phone at nine";
    assert_eq!(desk.stream()[2], longer, "{:?}", desk.stream());
}

#[test]
fn what_is_off_the_record_is_never_parked() {
    for keys in ["%between us<ctrl-r><enter>", "between us<ctrl-r><shift-tab><enter>"] {
        let mut desk = Desk::live(80, 24);
        desk.keys(keys);
        assert_eq!(desk.stream(), ["off between us"], "{keys}");
        desk.keys("<ctrl-r>");
        assert!(desk.key_row().contains("no note yet"), "{}", desk.key_row());
        desk.keys("<up><ctrl-r>");
        assert!(desk.key_row().contains("off the record"), "{}", desk.key_row());
        assert_eq!(desk.stream().len(), 1);
    }
}

#[test]
fn only_what_they_said_is_parked() {
    for keys in ["*they look away<ctrl-r><enter>", "+It moved<ctrl-r><enter>", "<f5><up><ctrl-r>"] {
        let mut desk = Desk::live(80, 24);
        desk.keys(keys);
        assert_eq!(desk.stream().len(), 1, "{keys}: {:?}", desk.stream());
    }
}

#[test]
fn words_selected_in_the_stream_are_parked() {
    let mut desk = Desk::live(80, 24);
    desk.keys("the calendar had a line<enter>two<enter><up><up>");
    desk.keys("<shift-right><shift-right><ctrl-r>");
    assert_eq!(desk.stream()[2], "thread Open the calendar");
}

/// A thread parked in the story, and the talk has moved on to its questions.
fn moved_on() -> Desk {
    let mut desk = Desk::live(80, 24);
    desk.wait(60).keys("forty polite ones<enter><ctrl-r>").wait(30).keys("<f8>").wait(5);
    desk
}

#[test]
fn a_thread_waits_in_free_recall_and_is_offered_at_the_next_lull() {
    let mut desk = Desk::live(80, 24);
    desk.wait(60).keys("forty polite ones<enter><ctrl-r>").wait(30);
    desk.keys("one<enter>two<enter>three<enter>");
    assert!(!desk.screen().contains("You said"), "{}", desk.screen());
    desk.keys("<f8>");
    assert_eq!(desk.suggestion().wording, "You said “forty polite ones”. Tell me more about that.");
    assert_eq!(desk.suggestion().why_now, "you parked it at 01:00");
    assert!(desk.screen().contains("^R pull it"), "{}", desk.screen());
}

#[test]
fn a_thread_just_parked_is_not_offered_at_once() {
    let mut desk = Desk::focus(80, 24);
    desk.wait(60).keys("<ctrl-n>").wait(9).keys("hm<enter>").wait(9).keys("forty<enter><ctrl-r>");
    assert_eq!(desk.suggestion().thread(), None);
    desk.wait(9).keys("<ctrl-n>");
    assert!(desk.suggestion().thread().is_some());
}

#[test]
fn a_thread_is_pulled_with_the_same_key_and_stands_as_asked() {
    for key in ["<ctrl-r>", "<ctrl-n>"] {
        let mut desk = moved_on();
        desk.afresh().keys(key);
        let asked = "asked You said “forty polite ones”. Tell me more about that.";
        let stream = ["said forty polite ones", "thread Pulled forty polite ones", asked];
        assert_eq!(desk.stream(), stream);
        assert!(matches!(desk.changes()[0].fact, Fact::ThreadTurned(..)));
        assert_eq!(desk.suggestion().thread(), None);
        desk.keys("<ctrl-p>undo the last<enter>");
        assert_eq!(desk.stream(), ["said forty polite ones", "thread Open forty polite ones"]);
    }
}

#[test]
fn words_in_the_line_are_parked_though_a_thread_is_offered() {
    let mut desk = moved_on();
    desk.keys("and the calendar<ctrl-r><enter>");
    assert_eq!(desk.stream()[3], "thread Open and the calendar");
}

#[test]
fn a_thread_selected_in_the_stream_is_pulled() {
    let mut desk = Desk::live(80, 24);
    desk.keys("forty polite ones<enter><ctrl-r><up><ctrl-r>");
    assert_eq!(desk.stream()[1], "thread Pulled forty polite ones");
    assert!(desk.stream()[2].starts_with("asked You said"), "{:?}", desk.stream());
}

#[test]
fn a_thread_put_off_steps_back_until_the_next_phase() {
    let mut desk = moved_on();
    desk.afresh().keys("<ctrl-b>");
    assert_eq!(desk.suggestion().thread(), None);
    assert_eq!(desk.changes(), []);
    desk.keys("<f8>");
    assert_eq!(desk.suggestion().why_now, "first question of this phase");
    desk.keys("<f8>");
    assert!(desk.suggestion().thread().is_some());
}

#[test]
fn a_thread_is_dropped_or_kept_for_someone_else_by_the_palette() {
    for (name, fate) in [("drop the thread", "Dropped"), ("for someone else", "ForSomeoneElse")] {
        let mut desk = moved_on();
        desk.keys(&format!("<ctrl-p>{name}<enter>"));
        assert_eq!(desk.stream()[1], format!("thread {fate} forty polite ones"));
        assert_eq!(desk.suggestion().thread(), None);
        desk.keys(&format!("<ctrl-p>{name}<enter>"));
        assert!(desk.key_row().contains("no thread is open"), "{}", desk.key_row());
        desk.keys("<ctrl-p>undo the last<enter>");
        assert_eq!(desk.stream()[1], "thread Open forty polite ones");
    }
}

#[test]
fn before_the_reading_back_the_strip_says_what_is_left() {
    let mut desk = moved_on();
    desk.keys("<f8>");
    assert!(!desk.screen().contains("still open"), "{}", desk.screen());
    desk.keys("<f8>");
    let said = "before you read back: “forty polite ones”";
    assert!(desk.key_row().contains(said), "{}", desk.key_row());
    desk.keys("x");
    assert!(desk.screen().contains("still open: “forty polite ones”"), "{}", desk.screen());
    desk.keys("<ctrl-u><f8>");
    assert!(desk.key_row().contains("still open: “forty polite ones”; F7"), "{}", desk.key_row());
    desk.keys("<f7><ctrl-p>drop the thread<enter>");
    assert!(!desk.screen().contains("still open"), "{}", desk.screen());
}

#[test]
fn a_thread_goes_with_its_note() {
    let mut desk = moved_on();
    desk.keys("<up><up>d<esc>");
    assert_eq!(desk.suggestion().thread(), None, "{:?}", desk.stream());
    desk.keys("<ctrl-p>undo the last<enter>");
    assert!(desk.suggestion().thread().is_some());
}

#[test]
fn the_guide_lists_the_threads_that_are_open() {
    let mut desk = moved_on();
    desk.resize(120, 40);
    assert!(desk.screen().contains("01:00 “forty polite ones”"), "{}", desk.screen());
    desk.keys("<ctrl-r>");
    assert!(!desk.screen().contains("THREADS"), "{}", desk.screen());
}
