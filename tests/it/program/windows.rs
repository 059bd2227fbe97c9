//! Two windows on one interview: one writes, the other reads and says who has it.

use rustix::process::Signal;

use super::{Desk, F6, keep, leave, line, line_is_empty};

#[test]
fn the_second_window_reads_and_says_who_writes() {
    let (desk, first) = Desk::begun();
    keep(&first, "typed in the first window", "typed in the first");
    let id = desk.place().interview;
    let second = desk.start(&["open", &id]);
    second.wait_for("read only");
    second.wait_for(&format!("held by process {}", first.pid()));
    second.wait_for("typed in the first window");
    second.send("words that go nowhere\r");
    second.wait_for(&format!("held by process {}", first.pid()));
    second.send(F6);
    second.send("\x1b5");
    assert!(second.with_screen(|screen| line(screen).1 == [""]));
    leave(&second);

    keep(&first, "and once more", "and once more");
    leave(&first);
    let third = desk.start(&["open", &id]);
    third.wait_for("and once more");
    third.wait_for("saved");
    assert!(!third.screen().contains("read only"));
    keep(&third, "by the third window", "by the third window");
    leave(&third);
    let opened = desk.opened();
    let texts: Vec<&str> = opened.interview.stream().map(|entry| entry.text.as_str()).collect();
    assert_eq!(texts, ["typed in the first window", "and once more", "by the third window"]);
    assert_eq!(opened.recovered, "");
}

#[test]
fn a_window_that_was_killed_holds_nothing() {
    let (desk, first) = Desk::begun();
    first.send("half a line");
    first.wait_for("half a line");
    let id = desk.place().interview;
    let second = desk.start(&["open", &id]);
    second.wait_for("read only");
    first.kill(Signal::KILL);
    first.exit_code();
    let third = desk.start(&["open", &id]);
    third.wait_until("the half line", |screen| line(screen).1 == ["half a line"]);
    third.send("\r");
    third.wait_until("kept", line_is_empty);
    third.wait_for("saved");
    leave(&third);
    leave(&second);
    assert_eq!(desk.opened().interview.len(), 1);
}
