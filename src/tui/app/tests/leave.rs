//! Words that leave the record for good: asked for twice, and the talk goes on without them.

use super::{Desk, desk::opened};
use crate::interview::{
    Interview,
    change::{Change, Fact},
    id::Id,
    note::Kind,
    purge::{Purge, Why},
};
use crate::tui::effect::{Access, Effect, Reopened, Reply};

fn purges(desk: &Desk) -> Vec<Purge> {
    let purges = desk.effects.iter().filter_map(|effect| {
        if let Effect::Purge(purge) = effect { Some(purge.clone()) } else { None }
    });
    purges.collect()
}

/// What the world answers when this much is left of the interview.
fn reopened(desk: &Desk, keep: impl Fn(&Change) -> bool) -> Reply {
    let mut opened = opened(Access::Writer { tag: 0 });
    let left: Vec<Change> = desk.changes().into_iter().filter(keep).collect();
    for change in &left {
        opened.interview.apply(change);
    }
    Reply::Reopened(Box::new(Reopened { opened, done: Vec::new(), left: Vec::new() }))
}

fn texts(interview: &Interview) -> Vec<&str> {
    interview.stream().map(|entry| entry.text.as_str()).collect()
}

#[test]
fn a_note_goes_off_the_record_when_it_is_wished_twice_in_a_row() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>two<enter><up>o");
    assert!(desk.key_row().contains("once more: off the record"), "{}", desk.key_row());
    assert_eq!(purges(&desk), []);
    for between in ["<up><down>", "x<backspace><up>", "<esc><up>"] {
        desk.keys(between).keys("o");
        assert_eq!(purges(&desk), [], "{between}");
    }
    desk.keys("o");
    let when = desk.app.open.as_ref().unwrap().stamp(desk.now());
    assert_eq!(purges(&desk), [Purge { why: Why::OffRecord, ids: vec![Id::new(2)], when }]);
    assert_eq!(desk.changes().len(), 2, "the world does it, and nothing is recorded");
}

#[test]
fn going_through_it_a_note_leaves_the_same_way() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>two<enter>three<enter><ctrl-p>end interview<enter><f9><down>o");
    assert!(desk.key_row().contains("once more: off the record"), "{}", desk.key_row());
    for between in ["<up><down>", "<tab><tab>", " <up>"] {
        desk.keys(between).keys("o");
        assert_eq!(purges(&desk), [], "{between}");
    }
    desk.keys("o");
    assert_eq!(purges(&desk)[0].ids, [Id::new(2)]);
    let gone =
        |change: &Change| !matches!(&change.fact, Fact::Added(added) if added.id == Id::new(2));
    let reply = reopened(&desk, gone);
    desk.reply(reply);
    let screen = desk.screen();
    assert!(!screen.contains("two") && screen.contains("Notes 2"), "{screen}");
}

#[test]
fn what_the_interviewee_takes_back_is_in_the_palette() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>");
    for times in 0..2 {
        assert_eq!(purges(&desk).len(), 0);
        desk.keys("<ctrl-p>taken back by<enter>");
        assert_eq!(desk.key_row().contains("for good"), times == 0, "{}", desk.key_row());
    }
    assert_eq!(purges(&desk)[0].why, Why::TakenBack);
}

#[test]
fn what_is_off_the_record_and_what_is_no_note_stays() {
    let mut desk = Desk::live(80, 24);
    desk.keys("%between us<enter><up>oo");
    assert!(desk.key_row().contains("off the record stays there"), "{}", desk.key_row());
    desk.keys("<esc>~about 02:00 second page<enter><up>oo");
    assert!(desk.key_row().contains("doesn't apply"), "{}", desk.key_row());
    desk.keys("<esc>plain<enter><up>eoo<up>");
    assert_eq!(purges(&desk), []);
}

#[test]
fn the_talk_goes_on_without_it_and_nothing_brings_it_back() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>two<enter>three<enter>a line").wait(30);
    let clock = desk.app.open.as_ref().unwrap().elapsed(desk.now());
    let gone =
        |change: &Change| !matches!(&change.fact, Fact::Added(added) if added.id == Id::new(2));
    let reply = reopened(&desk, gone);
    desk.reply(reply);
    assert_eq!(texts(desk.interview()), ["one", "three"]);
    assert_eq!(desk.app.open.as_ref().unwrap().elapsed(desk.now()), clock, "the clock goes on");
    assert_eq!(desk.line(), "said │ a line");
    assert!(desk.key_row().contains("out for good"), "{}", desk.key_row());
    desk.keys(" typed<enter><ctrl-p>undo the last<enter><ctrl-p>undo the last<enter>");
    assert_eq!(texts(desk.interview()), ["one", "three", "a line typed"]);
    let entries: Vec<_> = desk.interview().stream().map(|entry| entry.withdrawn).collect();
    assert_eq!(entries, [false, false, true], "only what came after is taken back");
    assert_eq!(desk.interview().entry(Id::new(1)).unwrap().kind(), Some(Kind::Said));
}
