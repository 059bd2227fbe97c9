//! The one quiet line about one's own wording: only where it was switched on.

use super::Desk;
use crate::tui::settings::Settings;

const HARSH: &str = "?Why didn't you call them earlier then";

fn watched() -> Desk {
    let mut desk = Desk::new(80, 24);
    desk.app.settings = Settings { wording: true, ..Settings::default() };
    desk.open(crate::tui::effect::Access::Writer { tag: 0 });
    desk
}

#[test]
fn nothing_is_said_unless_it_was_switched_on() {
    let mut desk = Desk::live(80, 24);
    desk.keys(HARSH);
    assert!(!desk.screen().contains("another way"), "{}", desk.screen());
}

#[test]
fn another_way_is_said_in_the_row_of_keys_and_nowhere_else() {
    let mut desk = watched();
    let before = desk.keys("?What then").rows();
    assert!(!desk.screen().contains("another way"));
    desk.keys("<ctrl-u>Why didn't you call them");
    assert!(desk.key_row().contains("another way: What brought you"), "{}", desk.key_row());
    let rows = desk.rows();
    assert_eq!(rows[..20], before[..20], "nothing above the line moves");
    desk.keys("<enter>");
    assert!(!desk.screen().contains("another way"), "kept, and not spoken of again");
    assert!(desk.stream()[0].contains("Why didn't you call them"));
}

#[test]
fn only_ones_own_questions_are_looked_at() {
    for kind in ["", "\"", "*", "%", "!", "+", ">"] {
        let mut desk = watched();
        desk.keys(kind).keys(&HARSH[1..]);
        assert!(!desk.screen().contains("another way"), "{kind}: {}", desk.screen());
    }
}

#[test]
fn a_word_half_typed_says_nothing_yet() {
    let mut desk = watched();
    desk.keys("?Why didn't");
    assert!(!desk.screen().contains("another way"), "{}", desk.screen());
    desk.keys(" ");
    assert!(desk.screen().contains("another way"), "{}", desk.screen());
}

#[test]
fn what_was_said_elsewhere_comes_first() {
    let mut desk = watched();
    desk.keys(HARSH).keys(" <ctrl-s>");
    assert!(!desk.screen().contains("another way"), "{}", desk.screen());
    desk.keys("x ");
    assert!(desk.screen().contains("another way"), "{}", desk.screen());
}
