//! What is prepared beside the form: chosen, kept at once where it can be, and there again.

use super::Desk;
use super::desk::opened;
use super::screens::prepare_empty;
use crate::interview::{
    Interview,
    change::{Change, Course, Fact},
    plan::Prepared,
    stamp::{Elapsed, Stamp},
};
use crate::tui::app::Screen;
use crate::tui::effect::{Access, Effect, Opened, Reply};

const EVERYTHING: &str = "<ctrl-f>first sign<enter><esc><ctrl-r>02:14 odd<enter>#1<esc><ctrl-t>\
    the disk<esc>";

/// The interview that was asked for, made by a small world.
fn made(desk: &mut Desk) -> Opened {
    let asked = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::Create(new) => Some(new.as_ref().clone()),
        _ => None,
    });
    let mut new = asked.expect("an interview is asked for");
    new.plan.interview = "sre-9q2m".into();
    let when = Stamp { at: desk.now().wall, elapsed: Elapsed::ZERO };
    let planned = Fact::Course(Course::Planned(Box::new(new.plan)));
    let interview = Interview::replay(&[Change { when, fact: planned }]);
    Opened { interview, person: Some(new.person), ..opened(Access::Writer { tag: 0 }) }
}

fn prepared(desk: &Desk) -> Prepared {
    desk.interview().prepared()
}

/// `must-asks, anchors, assumptions`
fn counts(prepared: &Prepared) -> [usize; 3] {
    let Prepared { must_asks, anchors, assumptions } = prepared;
    [must_asks.len(), anchors.len(), assumptions.len()]
}

#[test]
fn it_goes_into_the_conversation_and_each_is_a_fact_of_its_own() {
    let mut desk = Desk::new(80, 24);
    prepare_empty(&mut desk);
    desk.keys(EVERYTHING);
    assert!(!desk.effects.iter().any(|effect| matches!(effect, Effect::Create(_))), "no name yet");
    desk.keys("<f6>Kay").afresh().keys("<f6>");
    let opened = made(&mut desk);
    desk.afresh().reply(Reply::Opened(Box::new(opened)));
    assert_eq!(counts(&prepared(&desk)), [1, 2, 1]);
    let told = |change: &Change| match &change.fact {
        Fact::Course(Course::MustAskSet(named)) => format!("must {}", named.question),
        Fact::Course(Course::AnchorSet(anchor)) => format!("anchor {}", anchor.words),
        Fact::Course(Course::AssumptionSet(assumed)) => format!("assumed {assumed}"),
        _ => String::new(),
    };
    let told: Vec<String> = desk.changes().iter().map(told).filter(|s| !s.is_empty()).collect();
    assert_eq!(told, ["must first-sign", "anchor odd", "anchor #1", "assumed the disk"]);
    assert!(matches!(desk.app.screen, Screen::Live(_)));
    desk.keys("<ctrl-p>undo the last<enter>");
    assert_eq!(counts(&prepared(&desk)), [1, 2, 1], "no undo of the conversation reaches it");
}

#[test]
fn what_has_a_name_is_kept_as_soon_as_a_page_is_left() {
    let mut desk = Desk::new(80, 24);
    prepare_empty(&mut desk);
    desk.keys("Kay<ctrl-r>02:14 odd<esc>");
    let opened = made(&mut desk);
    desk.reply(Reply::Opened(Box::new(opened)));
    assert_eq!(counts(&prepared(&desk)), [0, 1, 0]);
    let screen = desk.screen();
    assert!(screen.contains("Name Kay") && screen.contains("[Anchors 1]"), "{screen}");
    desk.afresh().keys("<enter>").keys("<up><end>, very odd<esc>");
    assert_eq!(
        prepared(&desk).anchors[0].words,
        "odd, very odd",
        "Enter opens the page it came from"
    );
    assert!(desk.changes().len() == 2 && matches!(desk.app.screen, Screen::Prepare(_)));
    desk.afresh().keys("<ctrl-r><esc>");
    assert_eq!(desk.changes(), [], "nothing changed");
    desk.keys("<esc>");
    assert!(matches!(desk.app.screen, Screen::Home(_)));
}

#[test]
fn what_was_prepared_before_stands_on_its_pages_and_can_go() {
    let mut desk = Desk::live(80, 24);
    super::screens::prepared(&mut desk);
    desk.keys("<ctrl-p>who it is<enter>");
    let screen = desk.screen();
    assert!(screen.contains("[Must-asks 2]  [Anchors 2]  [Assumed 1]"), "{screen}");
    desk.keys("<ctrl-f>");
    assert!(desk.rows()[3].contains("✓") && desk.rows()[4].contains("✓"), "{}", desk.screen());
    desk.keys(
        "<enter><esc><ctrl-r><up><end><ctrl-u><backspace><esc><ctrl-t><up><end><ctrl-u><esc>",
    );
    desk.keys("<ctrl-k><f6>");
    assert_eq!(counts(&prepared(&desk)), [1, 1, 0]);
    assert_eq!(prepared(&desk).must_asks[0].question, "time-with-it");
    assert_eq!(prepared(&desk).anchors[0].words, "is it only us, or does everybody get these?");
}

#[test]
fn typing_types_and_no_key_leaves_a_page_but_its_own() {
    let mut desk = Desk::new(80, 24);
    prepare_empty(&mut desk);
    desk.keys("<ctrl-t>a q x n<f6><ctrl-f>?");
    assert!(desk.screen().contains("a q x n?"), "{}", desk.screen());
    desk.keys("<ctrl-p>back to the form<enter>");
    assert!(desk.screen().contains("[Assumed 1]"), "{}", desk.screen());
}
