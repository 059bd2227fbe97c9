//! The question banks: over Home and over a conversation, searched, edited, read again.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::Desk;
use super::desk::opened;
use super::random::input;
use super::screens::{SIZES, Scene, check, drawn, home_incidents, live_middle};
use crate::guide::{Contents, Library, Origin, SourceFile, files::Kind};
use crate::tui::effect::{Access, Effect, Input, Reply, Spot, Trouble};
use crate::tui::theme::Theme;

const BANK: &str = "schema: firsthand/bank/1\nid: pets\ntitle: Pets of the house\n\
    about: Animals, and who feeds them.\nwhen: [focus]\nquestions:\n\
    - id: first-pet\n  ask: Which animal comes to mind?\n  why: To begin somewhere.\n  \
    probes: [What does it eat?]\n  cues: [hamster wheel]\n  intents: [O1]\n\
    - id: last-pet\n  ask: Which one came last?\n  why: To end somewhere.\n  form: fact\n  \
    probes: [How do you know?]\n  tags: [surprise]\n";

/// A home's folder, as somebody would have it.
const FOLDER: &str = "/home/kieran/.config/firsthand/question-banks";

fn file(kind: Kind, name: &str, text: &str) -> SourceFile {
    let name = format!("{FOLDER}/{name}");
    let contents = Contents::Bytes(text.as_bytes().to_vec().into());
    SourceFile { kind, origin: Origin::Own(name.clone()), name, contents }
}

fn pets() -> SourceFile {
    file(Kind::Bank, "pets.yaml", BANK)
}

/// Read once each: reading the built-in ones takes longer than most tests.
static GOOD: LazyLock<Library> = LazyLock::new(|| Library::with(vec![pets()]));
static FAULTY: LazyLock<Library> = LazyLock::new(|| {
    let named = BANK.replace("[surprise]", "[surprize]");
    let never = BANK.replace("id: pets", "id: plants").replace("why:", "wy:");
    let mut old = file(Kind::Bank, "old.yaml", "");
    let latin = BANK.replace("pets", "old").replace("Animals", "Caf\u{e9} animals");
    old.contents = Contents::Bytes(latin.chars().map(|c| c as u8).collect());
    let plants = file(Kind::Bank, "plants.yaml", &never);
    Library::with(vec![file(Kind::Bank, "pets.yaml", &named), plants, old])
});

fn library(library: &Library, held: &[&str]) -> Reply {
    let held = held.iter().map(|name| format!("{FOLDER}/{name}")).collect();
    Reply::Library { library: Box::new(library.clone()), held }
}

/// The library of a broken `pets.yaml` that was good before.
fn held() -> Reply {
    let broken = BANK.replace("cues: [hamster wheel]", "cue: [hamster wheel]");
    let faults = Library::of(vec![file(Kind::Bank, "pets.yaml", &broken)]).faults;
    library(&Library { faults, ..GOOD.clone() }, &["pets.yaml"])
}

fn desk() -> Desk {
    let mut desk = Desk::new(80, 24);
    desk.reply(library(&GOOD, &[]));
    desk
}

fn banks_all(desk: &mut Desk) {
    home_incidents(desk);
    desk.keys("b<down>");
}

fn banks_question(desk: &mut Desk) {
    banks_all(desk);
    desk.keys("<tab><down>");
}

fn banks_search(desk: &mut Desk) {
    home_incidents(desk);
    desk.keys("b/pager");
}

fn banks_nothing_found(desk: &mut Desk) {
    home_incidents(desk);
    desk.keys("b/no such words");
}

fn banks_faults(desk: &mut Desk) {
    home_incidents(desk);
    desk.reply(library(&FAULTY, &[])).keys("b");
}

fn banks_fault_in_place(desk: &mut Desk) {
    banks_faults(desk);
    desk.keys("<end><right>");
}

fn banks_held(desk: &mut Desk) {
    home_incidents(desk);
    desk.reply(library(&GOOD, &[])).keys("b<end><right><down>e").reply(held());
}

fn banks_over_line(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<ctrl-p>question banks<enter>");
}

fn banks_palette(desk: &mut Desk) {
    banks_over_line(desk);
    desk.keys("<ctrl-p>");
}

pub(super) const BANKS: &[Scene] = &[
    ("banks_all", banks_all),
    ("banks_question", banks_question),
    ("banks_search", banks_search),
    ("banks_nothing_found", banks_nothing_found),
    ("banks_faults", banks_faults),
    ("banks_fault_in_place", banks_fault_in_place),
    ("banks_held", banks_held),
    ("banks_over_line", banks_over_line),
    ("banks_palette", banks_palette),
];

#[test]
fn how_the_banks_look() {
    check(BANKS, SIZES, Theme::default(), "");
    check(&[("banks_held", banks_held)], &[(60, 16)], Theme::default(), "");
}

#[test]
fn from_a_conversation_and_back_nothing_is_lost_and_the_clock_runs_on() {
    let mut desk = Desk::live(80, 24);
    desk.wait(3).keys("half a line<ctrl-p>question banks<enter>");
    assert!(desk.rows()[0].contains("Question banks"), "{}", desk.screen());
    desk.keys("/ab").wait(4).keys("<esc><down>e<tab><down><esc>");
    assert_eq!(desk.line(), "said │ half a line");
    assert!(desk.rows()[0].contains("00:07"), "{}", desk.rows()[0]);
    desk.keys(" goes on<enter>").reply(Reply::Synced(99));
    assert_eq!(desk.stream(), ["said half a line goes on"]);
    assert_eq!(desk.app.next_tick(desk.now()), Some(1_000), "the clock ticks");
}

#[test]
fn from_home_and_back() {
    let mut desk = desk();
    home_incidents(&mut desk);
    desk.keys("<down>");
    let before = desk.screen();
    desk.keys("b");
    assert!(desk.rows()[0].contains("Question banks"));
    desk.keys("<esc>");
    assert_eq!(desk.screen(), before);
}

#[test]
fn the_search_goes_over_wordings_probes_and_cues_and_escape_ends_it() {
    for words in ["which animal", "WHAT EAT?", "hamster wheel", "first-pet", "feeds them"] {
        let mut desk = desk();
        let all = desk.keys("b").rows().iter().filter(|row| row.contains(" built in ")).count();
        assert!(all > 8, "{}", desk.screen());
        desk.keys("/").keys(words);
        let screen = desk.screen();
        assert!(screen.contains("Which animal comes to mind?"), "{words}:\n{screen}");
        assert!(!screen.contains(" built in "), "{words}:\n{screen}");
        desk.keys("<esc>");
        assert!(desk.rows().iter().filter(|row| row.contains(" built in ")).count() >= all - 1);
        assert!(desk.screen().contains("Which animal"), "what was found stays selected");
    }
}

#[test]
fn a_question_mark_is_typed_into_the_search_and_else_shows_the_keys() {
    let mut desk = desk();
    desk.keys("b/?");
    assert!(desk.rows()[0].contains("Search  ?"), "{}", desk.rows()[0]);
    desk.keys("<esc>?");
    assert!(desk.screen().contains("Edit the file, here"), "{}", desk.screen());
    desk.keys("<esc><esc>");
    assert!(!desk.rows()[0].contains("Question banks"));
}

#[test]
fn e_edits_where_one_is() {
    let edited = |keys: &str, first: &Library| {
        let mut desk = desk();
        desk.reply(library(first, &[])).keys("b").keys(keys).afresh().keys("e");
        desk.effects.clone()
    };
    let question = |bank: &str, question: &str| {
        let (bank, question) = (bank.to_owned(), Some(question.to_owned()));
        [Effect::Edit(Spot::Bank { bank, question })]
    };
    assert_eq!(edited("<end><right><down>", &GOOD), question("pets", "last-pet"));
    assert_eq!(edited("<end>", &GOOD), question("pets", "first-pet"));
    let fault = |name: &str, line, column| {
        [Effect::Edit(Spot::Fault { file: format!("{FOLDER}/{name}"), line, column })]
    };
    assert_eq!(edited("", &FAULTY), fault("plants.yaml", 9, 3));
    assert_eq!(edited("<end>", &FAULTY), fault("pets.yaml", 18, 10));
    let mut desk = desk();
    assert_eq!(desk.keys("b").afresh().keys("r").effects, [Effect::ReadAgain]);
}

#[test]
fn reading_again_keeps_the_place() {
    let mut desk = desk();
    desk.keys("b/-pet<enter><right><down>");
    let before = desk.rows();
    desk.keys("r").reply(library(&GOOD, &[]));
    assert_eq!(desk.key_row().trim(), "read again: no faults");
    assert_eq!(desk.rows()[..23], before[..23]);
    desk.keys("e").reply(held());
    let now = desk.screen();
    assert!(desk.key_row().contains("1 fault; the last good version is in use of pets.yaml"));
    for shown in ["! 1 fault; the last good version is in use", "▸ last-pet", "Search  -pet"] {
        assert!(now.contains(shown), "{shown} is not in\n{now}");
    }
    desk.keys("r").reply(library(&GOOD, &[]));
    assert_eq!(desk.rows()[..23], before[..23]);
}

#[test]
fn a_faulty_file_that_becomes_good_is_selected() {
    let mut desk = desk();
    desk.reply(library(&FAULTY, &[])).keys("b");
    assert!(desk.rows()[2].contains("Faults"), "{}", desk.screen());
    let plants = BANK.replace("id: pets", "id: plants").replace("Pets of", "Plants of");
    let mended = Library::with(vec![file(Kind::Bank, "plants.yaml", &plants)]);
    desk.keys("e").reply(library(&mended, &[]));
    assert!(desk.rows()[2].contains("Plants of the house"), "{}", desk.screen());
}

#[test]
fn a_copy_and_what_went_wrong_are_said() {
    let mut desk = desk();
    desk.keys("be").reply(Reply::Copied("own/opening.yaml".into())).reply(library(&GOOD, &[]));
    assert_eq!(desk.key_row().trim(), "copied, and yours from now on: own/opening.yaml");
    let trouble = Trouble {
        what: "no editor is set".into(),
        place: String::new(),
        remedy: "set EDITOR".into(),
    };
    desk.keys("e").reply(Reply::Failed(trouble)).reply(library(&GOOD, &[]));
    assert_eq!(desk.key_row().trim(), "no editor is set; set EDITOR");
}

#[test]
fn a_library_that_comes_by_itself_says_nothing() {
    let mut desk = desk();
    desk.keys("b").reply(library(&FAULTY, &[]));
    assert!(desk.key_row().contains("edit"), "{}", desk.key_row());
    assert!(desk.screen().contains("Faults"));
}

#[test]
fn a_question_longer_than_the_screen_is_read_page_by_page() {
    let probes: Vec<String> = (0..40).map(|n| format!("\"Probe number {n}?\"")).collect();
    let long = BANK.replace("[What does it eat?]", &format!("[{}]", probes.join(", ")));
    let long = Library::with(vec![file(Kind::Bank, "pets.yaml", &long)]);
    let mut desk = desk();
    desk.reply(library(&long, &[])).keys("b<end><right>");
    let mut seen = String::new();
    for _ in 0..5 {
        seen += &desk.screen();
        desk.keys("<pagedown>");
    }
    for number in 0..40 {
        assert!(seen.contains(&format!("Probe number {number}?")), "{number}");
    }
    desk.keys("<pagedown>");
    assert!(desk.screen().contains("▸ last-pet"), "{}", desk.screen());
    desk.keys("<up>");
    assert!(desk.screen().contains("▸ first-pet"), "{}", desk.screen());
}

#[test]
fn the_question_asked_for_is_of_the_library_read_last() {
    let mut desk = Desk::new(80, 24);
    desk.open(Access::Writer { tag: 0 }).keys("<ctrl-p>question banks<enter>");
    desk.keys("r").reply(library(&Library::of(vec![pets()]), &[])).keys("<esc>");
    assert_eq!(opened(Access::Writer { tag: 0 }).place, desk.app.open.as_ref().unwrap().place);
    desk.keys("<ctrl-f>");
    assert!(desk.screen().contains("Which animal comes to mind?"), "{}", desk.screen());
    assert!(!drawn(banks_over_line, (80, 24), Theme::default()).screen().contains("Which animal"));
}

#[test]
fn a_click_selects_what_is_there() {
    let mut desk = desk();
    let y = |desk: &mut Desk, shown: &str| {
        let at = desk.rows().iter().position(|row| row.contains(shown)).expect("it is shown");
        u16::try_from(at).expect("a row")
    };
    desk.keys("b");
    let pets = y(&mut desk, "Pets of");
    desk.input(Input::Click(4, pets));
    let last = y(&mut desk, "Which one came last?");
    desk.input(Input::Click(40, last));
    assert!(desk.screen().contains("▸ last-pet"), "{}", desk.screen());
    desk.input(Input::Click(40, 20)).input(Input::Click(4, 20)).input(Input::Click(27, 0));
    assert!(desk.screen().contains("▸ last-pet"), "nothing is there");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_at_no_size_make_it_panic(inputs in proptest::collection::vec(input(), 1..40)) {
        let mut desk = desk();
        desk.reply(library(&FAULTY, &["pets.yaml"])).keys("b");
        for input in inputs {
            match input {
                Input::Resized(width, height) => drop(desk.resize(width, height)),
                other => drop(desk.input(other)),
            }
            if desk.app.browser().is_none() {
                desk.keys("<esc><esc>b");
            }
            let _drawn = desk.buffer();
        }
    }
}
