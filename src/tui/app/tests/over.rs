//! What stands over a screen: the palette, the help; and the keys that work everywhere.

use super::Desk;
use crate::tui::effect::{Effect, Reply};

#[test]
fn the_palette_has_every_action_and_runs_it() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter><ctrl-p>make it a quote<enter>");
    assert_eq!(desk.stream(), ["quote one"]);
    desk.keys("<ctrl-p>next phase<enter>");
    assert!(desk.rows()[0].contains("· Focus"), "{}", desk.rows()[0]);
    desk.keys("<ctrl-p>export<enter>");
    assert!(desk.screen().contains("Export"), "{}", desk.screen());
}

#[test]
fn the_palette_over_a_line_takes_none_of_its_words() {
    let mut desk = Desk::live(80, 24);
    desk.keys("half<ctrl-p>zzz");
    assert!(desk.screen().contains("nothing found"), "{}", desk.screen());
    assert_eq!(desk.line(), "said │ half");
    desk.keys("<enter><esc> a line<enter>");
    assert_eq!(desk.stream(), ["said half a line"]);
}

#[test]
fn every_action_of_the_palette_can_be_carried_out() {
    let count = Desk::live(80, 24).app.commands().len();
    for at in 0..count {
        let mut desk = Desk::live(80, 24);
        desk.keys("one<enter><up><ctrl-p>").keys(&"<down>".repeat(at)).keys("<enter>");
        assert!(!desk.screen().trim().is_empty() || desk.app.blanked);
    }
}

#[test]
fn nothing_shows_through_what_stands_over_the_stream() {
    let mut desk = Desk::live(80, 24);
    desk.keys("*a thought<enter>\"a quote<enter>!marked<enter>");
    let above = |desk: &mut Desk| -> Vec<_> {
        let rows =
            desk.buffer().content.chunks(80).skip(8).take(6).flatten().cloned().collect::<Vec<_>>();
        rows.iter().map(|cell| cell.fg).collect()
    };
    assert!(above(&mut desk).iter().any(|color| *color != ratatui::style::Color::Reset));
    desk.keys("<ctrl-p>");
    assert!(above(&mut desk).iter().all(|color| *color == ratatui::style::Color::Reset));
}

#[test]
fn the_key_row_shows_the_keys_of_what_stands_on_top() {
    for (keys, shown) in [
        ("<ctrl-p>", "Enter do it"),
        ("<f1>", "type to search"),
        ("<ctrl-t>", "Enter tag or untag"),
        ("<ctrl-f>", "Enter ask it"),
        ("<ctrl-o>", "1–9 ask one"),
    ] {
        let mut desk = Desk::live(80, 24);
        desk.keys("one<enter>").keys(keys);
        assert!(desk.key_row().contains(shown), "{}", desk.key_row());
        assert!(!desk.key_row().contains("Tab kind"), "{}", desk.key_row());
        assert!(desk.key_row().ends_with("saved"), "{}", desk.key_row());
    }
}

#[test]
fn the_way_to_every_action_is_always_in_the_key_row() {
    let mut desk = Desk::new(60, 16);
    super::screens::prepare_empty(&mut desk);
    assert!(desk.key_row().contains("^P all"), "{}", desk.key_row());
    for (width, keys) in [(60, ""), (80, ""), (60, "one<enter><up>"), (80, "one<enter><up>")] {
        let mut desk = Desk::live(width, 24);
        desk.keys(keys);
        assert!(desk.key_row().contains("^P all"), "{}", desk.key_row());
    }
}

#[test]
fn the_help_lists_every_key_and_filters() {
    let mut desk = Desk::live(80, 60);
    desk.keys("<f1>");
    let shown = desk.screen();
    let keyed = desk.app.rows().into_iter().filter(|row| !row.keys.is_empty());
    let mut seen = 0;
    for row in keyed {
        seen += usize::from(shown.contains(&*row.name));
    }
    assert!(seen > 30, "{shown}");
    desk.keys("next phase");
    assert!(desk.screen().contains("F8"), "{}", desk.screen());
    assert!(!desk.screen().contains("F7"), "{}", desk.screen());
    desk.keys("<esc>words<enter>");
    assert_eq!(desk.stream(), ["said words"]);
}

#[test]
fn a_question_mark_is_help_outside_of_text_only() {
    let mut desk = Desk::live(80, 24);
    desk.keys("what?<enter>");
    assert_eq!(desk.stream(), ["said what?"]);
    desk.keys("<up>?");
    assert!(desk.screen().contains("Keys"), "{}", desk.screen());
}

#[test]
fn left_alone_the_screen_goes_blank_where_that_was_asked_for() {
    let mut desk = Desk::live(80, 24);
    desk.keys("half a line").wait(3_600);
    assert!(!desk.screen().trim().is_empty(), "off, unless it is switched on");
    desk.app.settings.blank_after = 2;
    desk.keys("x").wait(119);
    assert!(!desk.screen().trim().is_empty());
    let due = desk.app.next_tick(desk.now()).unwrap();
    assert!(due <= 1_000, "a tick is asked for: {due}");
    desk.reply(Reply::Synced(1)).wait(1);
    assert_eq!(desk.screen().trim(), "", "what the disk says is no touch");
    desk.keys("a");
    assert_eq!(desk.line(), "said │ half a linex", "the key that wakes types nothing");
    desk.keys("b").wait(60);
    assert_eq!(desk.line(), "said │ half a linexb");
    let mut desk = Desk::live(80, 24);
    desk.app.settings.blank_after = 1;
    desk.keys("<ctrl-p>back to all<enter>").wait(59);
    assert!(!desk.screen().trim().is_empty());
    desk.wait(1);
    assert_eq!(desk.screen().trim(), "", "on Home too");
}

#[test]
fn f12_blanks_the_screen_until_any_key() {
    let mut desk = Desk::live(80, 24);
    desk.keys("half a line<f12>");
    assert_eq!(desk.screen().trim(), "");
    desk.wait(60);
    assert_eq!(desk.screen().trim(), "");
    desk.keys("x");
    assert_eq!(desk.line(), "said │ half a line");
}

#[test]
fn the_terminal_is_asked_for() {
    let mut desk = Desk::live(80, 24);
    desk.afresh().keys("<ctrl-z><ctrl-l>");
    assert_eq!(desk.effects, [Effect::Suspend, Effect::Redraw]);
}

#[test]
fn pasting_into_a_list_filters_it() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter><ctrl-t>").paste("handoff").keys("<enter><esc>");
    assert_eq!(desk.stream(), ["said one #handoff"]);
}

#[test]
fn the_wheel_and_a_click_select_in_the_stream() {
    use crate::tui::effect::Input;
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>two<enter>");
    let _drawn = desk.screen();
    desk.input(Input::Click(12, 6)).keys("q");
    assert_eq!(desk.stream(), ["quote one", "said two"]);
    desk.keys("<esc>").input(Input::Wheel(-1)).keys("q");
    assert_eq!(desk.stream(), ["quote one", "quote two"]);
    desk.keys("<esc>half").input(Input::Wheel(-3)).keys(" a line<enter>");
    assert_eq!(desk.stream()[2], "said half a line");
}
