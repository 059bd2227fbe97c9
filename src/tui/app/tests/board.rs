//! The board: what it looks like, what its keys choose, and that nothing chosen is lost.

use proptest::prelude::*;

use super::desk::Desk;
use super::random::input;
use super::screens::{SIZES, Scene, check, drawn};
use crate::findings::{UnknownField, read};
use crate::review::{Choice, Choices, Folder, Got, Received};
use crate::tui::app::{App, Screen};
use crate::tui::effect::{Chosen, Effect, Input, News, Reply, Shared, Trouble};
use crate::tui::keys::press::{Key, Press};
use crate::tui::screens::review::keys;
use crate::tui::theme::{Glyphs, Palette, Theme};

const FILES: [(&str, &str); 4] = [
    (
        "interview-5h8v2c.findings.yaml",
        include_str!("../../../../assets/demo/findings/interview-5h8v2c.findings.yaml"),
    ),
    (
        "payments-engineer-7c1q.findings.yaml",
        include_str!("../../../../assets/demo/findings/payments-engineer-7c1q.findings.yaml"),
    ),
    (
        "platform-engineer-9x3d.findings.yaml",
        include_str!("../../../../assets/demo/findings/platform-engineer-9x3d.findings.yaml"),
    ),
    (
        "support-lead-4r2m.findings.yaml",
        include_str!("../../../../assets/demo/findings/support-lead-4r2m.findings.yaml"),
    ),
];

fn received(file: &str, text: &str) -> Received {
    let got = match read(text) {
        Ok(read) => Got::Findings(Box::new(read)),
        Err(fault) => Got::Fault(fault.in_file(file)),
    };
    Received { file: file.to_owned(), changed: 0, got }
}

fn shared(files: Vec<Received>) -> Shared {
    let folder = Folder::of(files);
    let ids = folder.reviews.iter().map(|review| review.incident.id.clone());
    let chosen = ids.map(|id| (id, Ok(Choices::default()))).collect();
    Shared { name: "findings".into(), folder, chosen, keeps: true }
}

fn demo() -> Vec<Received> {
    FILES.iter().map(|(file, text)| received(file, text)).collect()
}

impl Desk {
    fn choices(&self) -> Choices {
        let Screen::Board(board) = &self.app.screen else { panic!("not at the board") };
        board.choices().cloned().unwrap_or_default()
    }
}

/// Nothing was read yet.
fn reading(desk: &mut Desk) {
    let theme = desk.app.theme;
    let size = desk.app.size;
    desk.app = App::board(theme, None);
    desk.resize(size.0, size.1);
}

pub(super) fn themes(desk: &mut Desk) {
    reading(desk);
    desk.reply(Reply::Findings(Box::new(shared(demo()))));
}

fn sorted(desk: &mut Desk) {
    themes(desk);
    desk.keys("<right><right>s");
}

fn naming(desk: &mut Desk) {
    themes(desk);
    desk.keys("<down><down><space><down><down><space>gHanding over");
}

fn grouped(desk: &mut Desk) {
    naming(desk);
    desk.keys("<enter>The service moved, its reminders did not<enter><esc>a");
}

fn said(desk: &mut Desk) {
    grouped(desk);
    desk.keys("<enter><down>a<down><space><down>a");
}

fn contrasts(desk: &mut Desk) {
    themes(desk);
    desk.keys("2<down>aeboth looked at their own clock<enter><down><down>k<down>d");
}

fn timeline(desk: &mut Desk) {
    themes(desk);
    desk.keys("3<right><right><right>");
}

fn timeline_close(desk: &mut Desk) {
    timeline(desk);
    desk.keys("++z<space>");
}

fn questions(desk: &mut Desk) {
    themes(desk);
    desk.keys("4<down><down>K<down><space><down><down><space>mHow do reminders travel? <enter>");
    desk.keys("<down><down>wplatform<enter>oa");
}

fn coverage(desk: &mut Desk) {
    themes(desk);
    desk.keys("5");
}

fn agenda(desk: &mut Desk) {
    said(desk);
    desk.keys("<esc><down>a2a4a6<down><down><down><down><down><down><down>+");
}

fn files(desk: &mut Desk) {
    reading(desk);
    let mut all = demo();
    let (name, text) = FILES[3];
    all.push(received("older.yaml", &text.replace("state: confirmed", "state: sent")));
    all.push(received("copy.yaml", &format!("# again\n{text}")));
    all.push(received(
        "ours.yaml",
        &text
            .replace("schema: firsthand/findings/1", "draft: true\nschema: firsthand/findings/1")
            .replace("4r2m", "8k2m"),
    ));
    all.push(received("ci/build.yml", "on: push\njobs:\n  a: b\n"));
    all.push(received("damaged.yaml", &text.replace("kind: knowledge", "kind: [knowledge")));
    all.push(received("later.yaml", &text.replace("findings/1\n", "findings/2\n")));
    all.push(received(
        "theirs.yaml",
        &(text.replace("4r2m", "7t1x").replace("p-3kt", "p-9zz") + "mood: calm\n"),
    ));
    desk.reply(Reply::Findings(Box::new(shared(all)))).keys("7<end>");
    assert!(name.starts_with("support"));
}

fn nothing(desk: &mut Desk) {
    reading(desk);
    desk.reply(Reply::Findings(Box::new(shared(vec![received("notes.yaml", "a: b\n")]))));
}

/// Words that would do something to a terminal.
const HOSTILE: &str = "\u{1b}[2J\u{1b}]52;c;eA==\u{7}\u{202e}\u{2066}x\u{200b}\u{9b}31m\nnext\ttab";

fn hostile(desk: &mut Desk) {
    reading(desk);
    desk.reply(Reply::Findings(Box::new(shared(vec![
        hostile_file("a", "1"),
        hostile_file("b", "2"),
    ]))));
}

/// A file whose every text is hostile.
fn hostile_file(id: &str, minute: &str) -> Received {
    let words = || HOSTILE.to_owned();
    let mut read = read(FILES[3].1).unwrap();
    let all = &mut read.findings;
    (all.incident.title, all.incident.id) = (words(), words());
    all.interview.id = format!("{id}{HOSTILE}");
    let person = &mut all.interview.interviewee;
    (person.name, person.role, person.team) = (Some(words()), Some(words()), Some(words()));
    all.interview.consent.as_mut().unwrap().presents = vec![words()];
    for quote in &mut all.quotes {
        (quote.text, quote.at, quote.tags) = (words(), Some(words()), vec![words()]);
    }
    all.questions.iter_mut().for_each(|question| question.asked = words());
    all.notes.iter_mut().for_each(|note| note.text = words());
    for moment in &mut all.moments {
        (moment.what, moment.told) = (format!("{HOSTILE} {}", moment.what), words());
        moment.time =
            moment.time.as_ref().map(|time| time.replace("28:00", &format!("{minute}8:00")));
    }
    all.pivots.iter_mut().for_each(|pivot| pivot.saw = Some(words()));
    for finding in &mut all.findings {
        (finding.title, finding.wonders, finding.tags) = (words(), vec![words()], vec![words()]);
    }
    all.leads.iter_mut().for_each(|lead| lead.what = words());
    all.open_threads = vec![words()];
    all.coverage.topics.iter_mut().for_each(|topic| topic.id = words());
    read.unknown = vec![UnknownField { path: words(), line: 1 }];
    Received { file: format!("{id}{HOSTILE}"), changed: 0, got: Got::Findings(Box::new(read)) }
}

pub(super) const BOARD: &[Scene] = &[
    ("board_reading", reading),
    ("board_themes", themes),
    ("board_sorted", sorted),
    ("board_naming", naming),
    ("board_grouped", grouped),
    ("board_said", said),
    ("board_contrasts", contrasts),
    ("board_timeline", timeline),
    ("board_timeline_close", timeline_close),
    ("board_questions", questions),
    ("board_coverage", coverage),
    ("board_agenda", agenda),
    ("board_files", files),
    ("board_nothing", nothing),
];

/// What is shown of hostile words is nothing of ours.
const STRANGE: &[Scene] = &[("board_hostile", hostile)];

#[test]
fn how_the_board_looks() {
    check(BOARD, SIZES, Theme::default(), "");
    check(STRANGE, SIZES, Theme::default(), "");
}

#[test]
fn how_it_looks_on_the_smallest_screen_without_colors_and_in_ascii() {
    let small: &[Scene] = &[
        ("board_grouped", grouped),
        ("board_contrasts", contrasts),
        ("board_timeline", timeline),
        ("board_agenda", agenda),
    ];
    check(small, &[(60, 16)], Theme::default(), "");
    let theme = Theme { palette: Palette::Mono, glyphs: Glyphs::Ascii };
    check(small, &[(80, 24)], theme, "_plain");
}

#[test]
fn nothing_hostile_reaches_the_screen() {
    for tab in ["1", "1<enter>", "2", "3", "4", "5", "6", "7", "<f1>", "<ctrl-p>"] {
        let mut desk = drawn(hostile, (120, 40), Theme::default());
        let buffer = desk.keys(tab).buffer();
        let steers = |cell: &ratatui::buffer::Cell| {
            cell.symbol().chars().any(|c| {
                c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
            })
        };
        let wrong: Vec<_> = buffer.content.iter().filter(|cell| steers(cell)).collect();
        assert!(wrong.is_empty(), "{tab}: {wrong:?}");
        let shown = desk.screen();
        assert!(tab.len() > 1 || shown.contains('␛') || shown.contains('‹'), "{tab}:\n{shown}");
    }
}

#[test]
fn each_choice_is_asked_to_be_kept_and_undo_takes_it_back() {
    let mut desk = drawn(themes, (80, 24), Theme::default());
    let steps = ["a", "<enter>a<esc>", "2d", "4K", "6+"];
    let mut before = vec![desk.choices()];
    for step in steps {
        desk.afresh();
        desk.keys(step);
        let asked = desk.effects.iter().filter(|effect| matches!(effect, Effect::Choose { .. }));
        assert_eq!(asked.count(), 1);
        assert_ne!(before.last(), Some(&desk.choices()));
        before.push(desk.choices());
    }
    before.pop();
    while let Some(was) = before.pop() {
        desk.keys("u");
        assert_eq!(desk.choices(), was);
    }
    assert!(desk.keys("u").key_row().contains("nothing to take back"));
}

#[test]
fn a_line_left_comes_back_with_its_words() {
    let mut desk = drawn(naming, (80, 24), Theme::default());
    desk.keys("<esc>");
    assert_eq!(desk.choices(), Choices::default());
    assert!(desk.keys("g").screen().contains("name │ Handing over"));
    assert!(desk.keys("<ctrl-u><enter>").key_row().contains("needs a name"));
}

#[test]
fn only_what_is_cleared_can_be_read_out() {
    let text = FILES[3].1.replace("confirmed: true", "confirmed: false");
    let mut desk = Desk::new(80, 24);
    reading(&mut desk);
    desk.reply(Reply::Findings(Box::new(shared(vec![received("a.yaml", &text)]))));
    desk.keys("<enter>a");
    assert!(desk.key_row().contains("not to be read out: they haven't confirmed it yet"));
    assert!(desk.choices().readings.is_empty());
}

#[test]
fn what_somebody_else_chose_is_taken_in_and_said() {
    let mut desk = drawn(themes, (80, 24), Theme::default());
    desk.keys("a");
    let incident = "2026-11-13-sale-morning-certificate-d3m0".to_owned();
    let theirs = Choices {
        themes: vec![crate::review::Theme {
            id: "theirs".into(),
            name: "Theirs".into(),
            ..Default::default()
        }],
        ..Choices::default()
    };
    let mut both = theirs.clone();
    both.themes.extend(desk.choices().themes);
    let chosen = |now: &Choices, news| Chosen {
        incident: incident.clone(),
        now: Some(now.clone()),
        done: 1,
        news,
    };
    desk.reply(Reply::Chosen(Box::new(chosen(&both, News::Merged))));
    assert_eq!(desk.choices(), both);
    assert!(desk.key_row().contains("somebody else had chosen other things"));
    desk.keys("s").reply(Reply::Chosen(Box::new(chosen(&theirs, News::Theirs))));
    assert_eq!(desk.choices(), theirs);
    assert!(desk.key_row().contains("theirs is shown"));
}

#[test]
fn what_cannot_be_kept_is_said_and_asked_for_again() {
    let mut desk = drawn(themes, (80, 24), Theme::default());
    desk.keys("a");
    let incident = "2026-11-13-sale-morning-certificate-d3m0".to_owned();
    let trouble =
        Trouble { what: "no space".into(), place: "x".into(), remedy: "free some".into() };
    let chosen = Chosen { incident, now: None, done: 0, news: News::NotKept(trouble) };
    desk.reply(Reply::Chosen(Box::new(chosen)));
    assert!(desk.key_row().contains("no space; free some (x)"), "{}", desk.key_row());
    desk.keys("s").afresh();
    assert!(desk.keys("<left>").key_row().contains("! NOT SAVED"));
    desk.keys("a");
    let [Effect::Choose { choices, .. }] = &desk.effects[..] else { panic!("{:?}", desk.effects) };
    assert_eq!(choices.len(), 2, "the one before goes with it");
}

#[test]
fn with_nothing_else_esc_says_how_to_leave_and_q_leaves() {
    let mut desk = drawn(themes, (80, 24), Theme::default());
    assert!(desk.keys("<esc>").key_row().contains("q leaves"));
    desk.afresh().keys("q");
    assert_eq!(desk.effects, [Effect::Quit]);
}

/// A world that keeps choices, as the disk does.
struct World {
    desk: Desk,
    kept: Choices,
}

impl World {
    fn keep(&mut self, choices: &[Choice]) {
        for choice in choices {
            self.kept.apply(choice);
        }
    }

    fn again(&self) -> Shared {
        let again = shared(demo());
        let kept = |(id, _)| (id, Ok(self.kept.clone()));
        Shared { chosen: again.chosen.into_iter().map(kept).collect(), ..again }
    }

    fn input(&mut self, input: Input) {
        match input {
            Input::Resized(width, height) => drop(self.desk.resize(width, height)),
            other => drop(self.desk.input(other)),
        }
        for effect in std::mem::take(&mut self.desk.effects) {
            match effect {
                Effect::Choose { incident, choices } => {
                    self.keep(&choices);
                    let (now, done) = (Some(self.kept.clone()), choices.len());
                    let chosen = Chosen { incident, now, done, news: News::Kept };
                    self.desk.reply(Reply::Chosen(Box::new(chosen)));
                }
                Effect::ReadFindings => {
                    let again = self.again();
                    self.desk.reply(Reply::Findings(Box::new(again)));
                }
                _ => {}
            }
        }
    }
}

/// Presses that mean something on the board, and a few others.
fn at_the_board() -> impl Strategy<Value = Input> {
    let tables = [
        keys::EVERYWHERE,
        keys::THEMES,
        keys::SAID,
        keys::CONTRASTS,
        keys::TIMELINE,
        keys::QUESTIONS,
        keys::AGENDA,
        keys::TYPING,
    ];
    let own: Vec<Press> =
        tables.iter().flat_map(|table| table.iter()).flat_map(|b| b.presses.to_vec()).collect();
    let moves: Vec<Press> =
        [Key::Down, Key::Right, Key::Enter, Key::Up, Key::Left].map(Press::plain).into();
    prop_oneof![
        8 => proptest::sample::select(own).prop_map(Input::Press),
        5 => proptest::sample::select(moves).prop_map(Input::Press),
        3 => input(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_key_on_the_board_panics_or_loses_a_choice(
        inputs in proptest::collection::vec((at_the_board(), 0_u8..6), 1..60),
    ) {
        let mut world = World { desk: Desk::new(80, 24), kept: Choices::default() };
        themes(&mut world.desk);
        for (input, draw) in inputs {
            let resized = matches!(input, Input::Resized(..));
            // Only the board is here.
            if matches!(input, Input::Reply(_)) {
                continue;
            }
            world.input(input);
            if resized || draw == 0 {
                let _drawn = world.desk.buffer();
            }
        }
        let _drawn = world.desk.buffer();
        prop_assert_eq!(world.desk.choices(), world.kept);
    }
}
