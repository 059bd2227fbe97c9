//! What comes after the conversation.

use super::Desk;
use super::screens::{SIZES, Scene, check, live_middle};
use crate::findings;
use crate::guide::Library;
use crate::interview::{QuestionRef, change::Course, change::Fact, consent::Attribution};
use crate::tui::app::Screen;
use crate::tui::screens::export::topics;
use crate::tui::theme::Theme;

pub(super) const AFTER: &[Scene] =
    &[("mirror", mirror), ("mirror_silent", mirror_silent), ("mirror_further", mirror_further)];

/// The mirror of a conversation.
pub(super) fn to_mirror(desk: &mut Desk) -> &mut Desk {
    desk.keys("<ctrl-p>end interview<enter><ctrl-p>question mirror<enter>")
}

/// A conversation with questions of every sort, and one that was to be asked.
fn asked(desk: &mut Desk) {
    live_middle(desk);
    let named = QuestionRef { bank: "recall".into(), question: "how-you-came-into-it".into() };
    let now = desk.now();
    let open = desk.app.open.as_mut().expect("an interview is open");
    let when = open.stamp(now);
    let must = Fact::Course(Course::MustAskSet(named));
    let _recorded = open.record(vec![(when, must)], now);
    desk.keys("<enter>").wait(20).keys("?Did you see the ticket?<enter>").wait(40);
    desk.keys("?Why didn't you call the other team, and who was on duty then?<enter>").wait(30);
    desk.keys("?So it was the certificate, right?<enter>").wait(9).keys("<ctrl-n>").wait(300);
    desk.keys("<f8>?Was it obvious to you that the job had failed?<enter>").wait(60);
}

fn mirror(desk: &mut Desk) {
    asked(desk);
    to_mirror(desk);
}

fn mirror_silent(desk: &mut Desk) {
    desk.open(crate::tui::effect::Access::Writer { tag: 0 });
    desk.keys("a long story<enter>").wait(600);
    to_mirror(desk);
}

fn mirror_further(desk: &mut Desk) {
    mirror(desk);
    desk.keys("<pagedown><down><up>");
}

#[test]
fn how_what_comes_after_looks() {
    check(AFTER, SIZES, Theme::default(), "");
    check(&[("mirror", mirror)], &[(60, 16)], Theme::default(), "");
}

#[test]
fn the_mirror_waits_for_the_end_and_scolds_nobody_before() {
    let mut desk = Desk::live(80, 24);
    desk.keys("?Why didn't you call them?<enter><ctrl-p>question mirror<enter>");
    assert!(desk.key_row().contains("comes after the end"), "{}", desk.key_row());
    let screen = desk.screen();
    assert!(!screen.contains("why-you") && !screen.contains("Another way"), "{screen}");
}

#[test]
fn from_the_mirror_one_is_back_where_one_was() {
    let mut desk = Desk::live(80, 24);
    desk.keys("<ctrl-n><ctrl-p>end interview<enter>half a line");
    let before = desk.screen();
    desk.keys("<ctrl-p>question mirror<enter>");
    assert!(desk.screen().contains("for you alone"), "{}", desk.screen());
    desk.afresh().keys("<pagedown><down>x<up><pageup><pageup>");
    assert!(desk.changes().is_empty() && desk.draft().is_none(), "the mirror changes nothing");
    desk.resize(130, 30).resize(80, 24).keys("<esc>");
    assert_eq!(desk.line(), "said │ half a line");
    let stream = |screen: &str| screen.lines().take(20).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(stream(&desk.screen()), stream(&before));
    desk.keys(", whole<enter>");
    assert_eq!(desk.stream().last().unwrap(), "said half a line, whole");
}

#[test]
fn what_was_said_is_never_judged() {
    let mut desk = Desk::live(80, 40);
    for kind in ["", "\"", "*"] {
        desk.keys(kind).keys("Why didn't they check it, and whose fault was it?<enter>");
    }
    desk.keys("?What happened then?<enter>").wait(61);
    let screen = to_mirror(&mut desk).screen();
    assert!(screen.contains("Nothing in your own wordings"), "{screen}");
    assert!(!screen.contains("fault"), "{screen}");
}

#[test]
fn nothing_of_the_mirror_is_in_findings() {
    let mut desk = Desk::new(80, 60);
    mirror(&mut desk);
    let Screen::Mirror(shown, _) = &desk.app.screen else { panic!("not before the mirror") };
    let library = Library::built_in();
    let asked: Vec<String> = desk.interview().stream().map(|entry| entry.text.clone()).collect();
    let said: Vec<String> = shown.sentences().filter(|said| !said.is_empty()).collect();
    let own: Vec<&String> = said.iter().filter(|said| !asked.contains(said)).collect();
    assert!(own.len() > 8, "{own:?}");
    let topics = topics(desk.interview(), &library);
    for level in Attribution::ALL {
        let open = desk.app.open.as_ref().unwrap();
        let ask = findings::Ask { level, draft: true };
        let person = open.person.as_ref();
        let built = findings::build(open.interview(), &open.incident, person, &topics, ask);
        let text = findings::to_yaml(&built.unwrap());
        assert!(text.contains("What made you look at the checkout first?"), "{text}");
        for sentence in &own {
            assert!(!text.contains(sentence.as_str()), "{sentence}");
        }
    }
}
