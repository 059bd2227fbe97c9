//! What comes after the conversation.

use super::Desk;
use super::screens::{SIZES, Scene, check, live_middle};
use crate::findings;
use crate::guide::Library;
use crate::interview::{QuestionRef, change::Course, change::Fact, consent::Attribution};
use crate::tui::app::Screen;
use crate::tui::theme::Theme;
use crate::tui::topics::topics;

pub(super) const AFTER: &[Scene] = &[
    ("mirror", mirror),
    ("mirror_silent", mirror_silent),
    ("mirror_further", mirror_further),
    ("catch_up", catch_up),
    ("catch_up_writing", catch_up_writing),
    ("catch_up_tags", catch_up_tags),
    ("catch_up_done", catch_up_done),
];

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
    let small: &[Scene] = &[("mirror", mirror), ("catch_up_writing", catch_up_writing)];
    check(small, &[(60, 16)], Theme::default(), "");
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
        let built = findings::build(open.interview(), &open.incident, &open.known, &topics, ask);
        let text = findings::to_yaml(&built.unwrap());
        assert!(text.contains("What made you look at the checkout first?"), "{text}");
        for sentence in &own {
            assert!(!text.contains(sentence.as_str()), "{sentence}");
        }
    }
}

/// Catching up on a conversation with a mark in it.
pub(super) fn to_catch_up(desk: &mut Desk) -> &mut Desk {
    desk.keys("<f5><ctrl-p>end interview<enter><f4>")
}

/// A conversation with a mark, a quote and a few words that wait for more, and some that don't.
fn catch_up(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<enter>").wait(9).keys("\"it just hung there<enter>").wait(5).keys("their runbook");
    desk.keys("<enter>").wait(20).keys("a long paraphrase of a whole minute<enter>");
    desk.keys("*tired<enter>").wait(4).keys("%off it stays<enter>?And?<enter>");
    to_catch_up(desk).reply(crate::tui::effect::Reply::Synced(99));
}

fn catch_up_writing(desk: &mut Desk) {
    catch_up(desk);
    desk.keys("ethe ticket came in before the page, and nobody");
}

fn catch_up_tags(desk: &mut Desk) {
    catch_up(desk);
    desk.keys("nt");
}

fn catch_up_done(desk: &mut Desk) {
    catch_up(desk);
    desk.keys("efirst ticket, before the page<enter>k");
    desk.keys("nt<enter><esc>n d n     ");
}

/// The minute, the kind and what is said of the one at hand.
fn at_hand(desk: &mut Desk) -> String {
    desk.rows()[3].trim().to_owned()
}

/// What stands at the right of the title.
fn left(desk: &mut Desk) -> String {
    desk.rows()[0].trim().trim_start_matches("Catch up").trim().to_owned()
}

#[test]
fn catching_up_comes_after_the_end() {
    let mut desk = Desk::live(80, 24);
    desk.keys("<f5><f4>");
    assert!(desk.key_row().contains("comes after the end"), "{}", desk.key_row());
    desk.keys("<ctrl-p>end interview<enter>");
    assert!(desk.key_row().contains("F4 catches up"), "{}", desk.key_row());
    desk.keys("half<f4>");
    assert!(desk.key_row().contains("keep the line first"), "{}", desk.key_row());
    desk.keys("<ctrl-u><f4>");
    assert_eq!(left(&mut desk), "1 of 1 · 1 left");
}

#[test]
fn only_what_waits_for_words_or_a_tag_is_gone_through() {
    let mut desk = Desk::new(80, 24);
    catch_up(&mut desk);
    let mut seen = Vec::new();
    for _ in 0..5 {
        seen.push(at_hand(&mut desk));
        desk.keys("n");
    }
    assert_eq!(at_hand(&mut desk), seen[0], "from the top again");
    let wanted = [
        "12:41 mark     …",
        "13:57 quote    it just hung there",
        "14:02 said     their runbook",
        "14:22 thought  tired",
        "14:26 mark     …",
    ];
    assert_eq!(seen, wanted);
    assert_eq!(left(&mut desk), "1 of 5 · 5 left");
    assert!(!desk.screen().contains("off it stays"), "{}", desk.screen());
}

#[test]
fn written_out_tagged_told_apart_and_taken_back() {
    let mut desk = Desk::new(80, 24);
    catch_up(&mut desk);
    desk.afresh().wait(60).keys("efirst ticket #own<tab>");
    let draft = desk.draft().expect("it is written down as it grows");
    assert!(draft.text.starts_with("first ticket #own") && draft.editing.is_some(), "{draft:?}");
    desk.keys("<enter>");
    assert_eq!(desk.draft(), None);
    assert!(desk.stream().iter().any(|line| line.starts_with("mark first ticket #own")));
    assert_eq!(left(&mut desk), "1 of 5 · 4 left");
    desk.keys("k");
    assert!(desk.stream().iter().any(|line| line.starts_with("said first ticket #own")));
    desk.keys("nt<enter><esc>");
    assert_eq!(left(&mut desk), "2 of 5 · 3 left");
    desk.keys("u");
    assert_eq!(left(&mut desk), "2 of 5 · 4 left");
    desk.keys("<alt-1>q");
    assert!(desk.stream().iter().any(|line| line.starts_with("said it just hung there #")));
    desk.keys("n");
    let count = desk.stream().len();
    desk.keys("d");
    assert_eq!((desk.stream().len(), left(&mut desk)), (count - 1, "3 of 5 · 2 left".into()));
    desk.keys("u<space><space>");
    assert_eq!(left(&mut desk), "5 of 5 · 1 left");
    desk.keys("<up><down><down><space>");
    assert!(desk.key_row().contains("nothing left"), "{}", desk.key_row());
    desk.keys("<esc>");
    assert!(desk.screen().contains("ASK"), "{}", desk.screen());
    let replayed = desk.changes().len();
    assert!(replayed >= 8, "all of it is recorded: {replayed}");
}

#[test]
fn a_reading_of_ones_own_stands_at_the_same_minute() {
    let mut desk = Desk::new(80, 24);
    catch_up(&mut desk);
    desk.keys("n").wait(300).keys("amaybe the disk<enter>");
    let entries: Vec<_> = desk.interview().stream().collect();
    let of = |text: &str| entries.iter().find(|entry| entry.text == text).expect("it is there");
    let (said, thought) = (of("it just hung there"), of("maybe the disk"));
    assert_eq!(thought.when.elapsed, said.when.elapsed);
    assert_eq!(thought.kind().unwrap().word(), "thought");
    assert_eq!(at_hand(&mut desk).split_whitespace().last(), Some("there"));
}

#[test]
fn escape_loses_no_words_and_no_other_key_reaches_the_conversation() {
    let mut desk = Desk::new(80, 24);
    catch_up(&mut desk);
    desk.keys("n").afresh().keys("e<esc>n");
    assert!(desk.changes().is_empty(), "nothing was changed");
    desk.keys("e, they said<esc><f5><f8><ctrl-n><f6>");
    assert!(desk.screen().contains("their runbook, they said"), "{}", desk.screen());
    assert!(desk.changes().is_empty(), "{:?}", desk.changes());
    desk.paste(" twice").keys("<enter>");
    assert!(desk.stream().contains(&"said their runbook, they said twice".to_owned()));
    desk.keys("ahm<esc>");
    assert!(desk.key_row().contains("Enter keeps it"), "{}", desk.key_row());
    desk.keys("<ctrl-u><esc>n<esc>typed<enter>");
    assert_eq!(desk.stream().last().unwrap(), "said typed");
}

#[test]
fn from_the_last_stub_it_goes_on_to_all_of_it() {
    let mut desk = Desk::new(80, 24);
    catch_up_done(&mut desk);
    assert!(desk.key_row().contains("F9 goes through"), "{}", desk.key_row());
    desk.keys("<f9>");
    assert!(desk.screen().starts_with(" After"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(desk.screen().contains("the interview has ended"), "{}", desk.screen());
}

#[test]
fn with_nothing_begun_there_is_nothing_to_catch_up_on() {
    let mut desk = Desk::live(80, 24);
    desk.keys("what they said was long enough<enter>?Why?<enter>%short<enter>");
    desk.keys("<ctrl-p>end interview<enter><f4>");
    assert!(desk.key_row().contains("nothing to catch up on"), "{}", desk.key_row());
    desk.keys("<ctrl-p>go on<enter>x<f4>");
    assert_eq!(desk.line(), "said │ x");
}
