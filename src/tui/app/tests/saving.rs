//! What is on disk, what isn't, and who may write.

use super::Desk;
use super::desk::{opened, start_of_time};
use crate::interview::{
    draft::{Draft, LineKind},
    note::Kind,
    part::Part,
    stamp::{Elapsed, Stamp},
};
use crate::tui::effect::{Access, Effect, Opened, Reply, Trouble};

fn full() -> Trouble {
    Trouble {
        what: "the disk is full".into(),
        place: "/home/kim/firsthand".into(),
        remedy: "everything typed is held here; free some space".into(),
    }
}

#[test]
fn leaving_while_nothing_can_be_saved_says_what_would_be_lost() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>two<enter>").reply(Reply::NotSaved(full()));
    desk.keys("<ctrl-c>");
    let row = desk.key_row();
    assert!(row.contains("2 entries NOT SAVED") && row.contains("loses them"), "{row}");
    assert!(!row.contains("is kept") && !desk.effects.contains(&Effect::Quit));
    desk.reply(Reply::SavedAgain(String::new())).reply(Reply::Synced(2)).keys("x<ctrl-c>");
    assert!(desk.key_row().contains("everything typed is kept"), "{}", desk.key_row());
}

#[test]
fn the_tick_stands_only_after_the_sync() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>");
    assert!(!desk.screen().contains('✓'));
    desk.reply(Reply::Synced(1));
    assert!(desk.screen().contains('✓'));
    desk.keys("<ctrl-q>");
    assert!(!desk.screen().contains('✓'), "a change of it is not on disk yet");
    desk.keys("two<enter>").reply(Reply::Synced(2));
    assert_eq!(desk.screen().matches('✓').count(), 1);
    desk.reply(Reply::Synced(3));
    assert_eq!(desk.screen().matches('✓').count(), 2);
}

#[test]
fn saving_is_said_when_it_takes_long() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>");
    assert!(desk.key_row().ends_with(" saved"), "{}", desk.key_row());
    assert_eq!(desk.app.next_tick(desk.now()), Some(201));
    desk.wait(1);
    assert!(desk.key_row().ends_with("saving…"), "{}", desk.key_row());
    desk.reply(Reply::Synced(1));
    assert!(desk.key_row().ends_with(" saved"), "{}", desk.key_row());
}

#[test]
fn what_cannot_be_saved_is_said_and_typing_goes_on() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>").reply(Reply::NotSaved(full()));
    assert!(desk.key_row().ends_with("! NOT SAVED"), "{}", desk.key_row());
    assert!(desk.key_row().contains("the disk is full"), "{}", desk.key_row());
    desk.keys("two<enter>");
    assert_eq!(desk.stream(), ["said one", "said two"]);
    assert_eq!(desk.changes().len(), 2);
    assert!(desk.key_row().ends_with("! NOT SAVED"), "{}", desk.key_row());
    assert!(desk.key_row().contains("the disk is full"), "it stays: {}", desk.key_row());
    assert!(!desk.screen().contains('✓'));
    desk.reply(Reply::SavedAgain("/home/kim/firsthand".into())).reply(Reply::Synced(2));
    assert!(desk.key_row().ends_with(" saved"), "{}", desk.key_row());
}

#[test]
fn ctrl_s_says_when_and_where() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>").reply(Reply::Synced(1)).wait(5).keys("<ctrl-s>");
    assert!(desk.key_row().contains("saved 5 s ago in 2026-11-20-checkout"), "{}", desk.key_row());
    desk.reply(Reply::NotSaved(full())).keys("<ctrl-s>");
    assert!(desk.key_row().contains("the disk is full"), "{}", desk.key_row());
}

#[test]
fn a_read_only_opening_changes_nothing_and_says_so() {
    for keys in ["x<enter>", "<f5>", "<f6>", "<f8>", "<ctrl-n>", "<ctrl-b>", "<ctrl-q>", "<alt-1>"]
    {
        let mut desk = Desk::read_only(80, 24);
        let before = desk.interview().clone();
        desk.afresh().keys(keys);
        assert_eq!(*desk.interview(), before, "{keys}");
        assert_eq!(desk.effects, [], "{keys}");
        assert!(
            desk.key_row().contains("read only, held by process 4711 on this machine"),
            "{keys}"
        );
    }
    let mut desk = Desk::read_only(80, 24);
    assert!(desk.key_row().ends_with("read only"), "{}", desk.key_row());
    desk.keys("<up>")
        .afresh()
        .paste("pasted")
        .keys("<ctrl-o>1<ctrl-f><enter><ctrl-p>end int<enter>");
    assert_eq!(desk.changes(), []);
    assert_eq!(desk.line(), "said │");
}

#[test]
fn a_read_only_opening_says_who_holds_the_interview() {
    let mut desk = Desk::read_only(80, 24);
    assert!(
        desk.key_row().contains("read only, held by process 4711 on this machine"),
        "{}",
        desk.key_row()
    );
}

#[test]
fn the_line_that_was_being_typed_comes_back() {
    let began = Stamp { at: start_of_time(), elapsed: Elapsed(700) };
    let kind = LineKind::Note(Kind::Quote);
    let draft = Draft { began, kind, editing: None, part: Part::Words, text: "half a".into() };
    let recovered = "the last line was not whole; it is kept beside the journal".to_owned();
    let mut desk = Desk::new(80, 24);
    let opened = opened(Access::Writer { tag: 7 });
    desk.reply(Reply::Opened(Box::new(Opened { draft: Some(draft), recovered, ..opened })));
    assert!(desk.key_row().contains("the last line was not whole"), "{}", desk.key_row());
    assert_eq!(desk.line(), "quote │ half a");
    assert!(!desk.effects.iter().any(|effect| matches!(effect, Effect::Draft(_))));
    desk.wait(9).keys(" line<enter>");
    assert_eq!(desk.stream(), ["quote half a line"]);
    assert_eq!(desk.changes()[0].when, began);
    assert_eq!(desk.interview().at(0).map(|entry| entry.id.tag), Some(7));
}

#[test]
fn a_recovered_line_stands_before_what_is_typed_after_it() {
    let mut desk = Desk::new(80, 24);
    let began = Stamp { at: start_of_time(), elapsed: Elapsed(90_000) };
    let kind = LineKind::Note(Kind::Said);
    let draft = Draft { began, kind, editing: None, part: Part::Words, text: "first".into() };
    let opened = Opened { draft: Some(draft), ..opened(Access::Writer { tag: 0 }) };
    desk.reply(Reply::Opened(Box::new(opened)));
    desk.keys("<enter>second<enter>");
    let texts: Vec<&str> = desk.interview().stream().map(|entry| entry.text.as_str()).collect();
    assert_eq!(texts, ["first", "second"]);
}
