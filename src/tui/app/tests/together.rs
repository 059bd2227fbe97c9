//! The topics over all interviews of an incident, on Home.

use super::Desk;
use super::screens::home_incidents;
use crate::tui::effect::Effect;

fn topics() -> Desk {
    let mut desk = Desk::new(80, 24);
    home_incidents(&mut desk);
    desk.keys("t");
    desk
}

#[test]
fn a_key_shows_them_and_the_same_key_or_escape_goes_back() {
    for back in ["t", "<esc>", "<ctrl-p>back to the incidents<enter>"] {
        let mut desk = topics();
        assert!(desk.screen().contains("untouched"), "{}", desk.screen());
        desk.keys(back);
        assert!(desk.screen().contains("Incidents"), "{back}: {}", desk.screen());
    }
}

#[test]
fn what_was_only_planned_is_not_counted_and_the_last_one_brought_what_is_new() {
    let mut desk = topics();
    let screen = desk.screen();
    assert!(!screen.contains("Ana"), "{screen}");
    let story = screen.lines().find(|row| row.contains("Story")).expect("a topic");
    assert!(story.ends_with("2 of 14"), "one was asked by three of them: {story}");
    assert!(screen.contains("(Li, network) brought 1 new tag: #oncall-load."), "{screen}");
    assert!(screen.contains("Nothing was asked of: Opening, Normal work"), "{screen}");
}

#[test]
fn it_asks_the_world_for_nothing() {
    let mut desk = Desk::new(80, 24);
    home_incidents(&mut desk);
    desk.afresh().keys("t<down><up>t");
    assert_eq!(desk.effects, [], "what was listed is enough");
    desk.keys("tq");
    assert_eq!(desk.effects, [Effect::Quit]);
}

#[test]
fn rows_out_of_sight_are_scrolled_to() {
    let mut desk = topics();
    desk.resize(60, 16);
    assert!(!desk.screen().contains("new tag"), "{}", desk.screen());
    desk.keys("<down><down><down><down><down><down>");
    assert!(desk.screen().contains("new tag"), "{}", desk.screen());
    assert!(desk.screen().contains("2 earlier interviews are counted"), "{}", desk.screen());
}

#[test]
fn while_one_searches_letters_are_letters() {
    let mut desk = Desk::new(80, 24);
    home_incidents(&mut desk);
    desk.keys("/t");
    assert!(!desk.screen().contains("untouched"), "{}", desk.screen());
}
