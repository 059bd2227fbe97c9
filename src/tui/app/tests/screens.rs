//! What the screens look like: text and styles, at the sizes that matter.

use chrono::NaiveDate;

use super::Desk;
use super::anchors;
use super::desk::{held_elsewhere, start_of_time};
use super::share_back;
use crate::findings::sent::{Sent, SentLine, Stage, Went};
use crate::guide::Brought;
use crate::interview::change::Course;
use crate::interview::{QuestionRef, consent::Attribution, incident::Incident};
use crate::tui::effect::{Access, Ledger, Listed, ListedInterview, Reply, State, Trouble};
use crate::tui::theme::{Glyphs, Palette, Theme};

/// A moment of the program, from Home with nothing listed.
pub(super) type Scene = (&'static str, fn(&mut Desk));

const HOME: &[Scene] = &[
    ("home_empty", home_empty),
    ("home_incidents", home_incidents),
    ("home_interviews", home_interviews),
    ("home_topics", home_topics),
    ("home_topics_none", home_topics_none),
    ("home_search", home_search),
    ("home_new_incident", home_new_incident),
];

const PREPARE: &[Scene] = &[
    ("prepare_empty", prepare_empty),
    ("prepare_filled", prepare_filled),
    ("prepare_aside", prepare_aside),
    ("prepare_must_asks", prepare_must_asks),
    ("prepare_must_asks_found", prepare_must_asks_found),
    ("prepare_anchors", prepare_anchors),
    ("prepare_assumptions", prepare_assumptions),
];

const LIVE: &[Scene] = &[
    ("live_empty", live_empty),
    ("live_middle", live_middle),
    ("live_withdrawn", live_withdrawn),
    ("live_span", live_span),
    ("live_off_line", live_off_line),
    ("live_guide_turned", live_guide_turned),
    ("live_completion", live_completion),
    ("live_correction", live_correction),
    ("live_many_rows", live_many_rows),
    ("live_not_saved", live_not_saved),
    ("live_read_only", live_read_only),
    ("live_ended", live_ended),
    ("live_listening", live_listening),
    ("live_thread", live_thread),
    ("live_before_read_back", live_before_read_back),
    ("live_eyes_up", live_eyes_up),
    ("live_pause_card", live_pause_card),
    ("live_late", live_late),
    ("live_aside", live_aside),
    ("live_anchor", live_anchor),
    ("live_must_asks", live_must_asks),
];

const OVER: &[Scene] = &[
    ("over_tags", over_tags),
    ("over_palette", over_palette),
    ("over_palette_filtered", over_palette_filtered),
    ("over_help", over_help),
    ("over_help_home", over_help_home),
    ("over_find", over_find),
    ("over_probes", over_probes),
    ("over_export", over_export),
    ("over_names", over_names),
    ("over_names_role", over_names_role),
    ("over_export_publishing", over_export_publishing),
    ("over_export_shared", over_export_shared),
    ("over_came_back_file", over_came_back_file),
    ("over_came_back", over_came_back),
];

fn home_empty(desk: &mut Desk) {
    desk.reply(Reply::Listed(Vec::new()));
}

fn listed(id: &str, title: &str, day: u32, interviews: Vec<ListedInterview>) -> Listed {
    let occurred = NaiveDate::from_ymd_opt(2026, 11, day);
    let incident = Incident { id: id.into(), title: title.into(), occurred, ..Incident::default() };
    Listed { incident, interviews, roster: None }
}

fn interview(id: &str, (name, role): (&str, &str), state: State, minutes: u64) -> ListedInterview {
    let date = NaiveDate::from_ymd_opt(2026, 11, 22);
    let (name, role) = (Some(name.into()), Some(role.into()));
    let began = date.and_then(|date| date.and_hms_opt(9, 0, 0)).map(|at| at.and_utc());
    let (entries, brought) = (12, brought(id));
    ListedInterview { id: id.into(), name, role, date, state, entries, minutes, began, brought }
}

/// What each of them brought.
fn brought(id: &str) -> Brought {
    let (asked, tags): (&[(&str, &str)], &[&str]) = match id {
        "b" => (&[("recall", "sweep"), ("signals", "first-sign")], &["signal", "handoff"]),
        "d" => (&[("recall", "sweep"), ("recall", "whole-story")], &["signal"]),
        "e" => (&[("ownership", "time-with-it"), ("recall", "sweep")], &["handoff", "oncall-load"]),
        _ => (&[], &[]),
    };
    let named = |(bank, question): &(&str, &str)| QuestionRef {
        bank: (*bank).into(),
        question: (*question).into(),
    };
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    Brought { asked: asked.iter().map(named).collect(), tags }
}

fn home_topics(desk: &mut Desk) {
    home_incidents(desk);
    desk.keys("t");
}

fn home_topics_none(desk: &mut Desk) {
    home_incidents(desk);
    desk.keys("<down>t");
}

pub(super) fn home_incidents(desk: &mut Desk) {
    let interviews = vec![
        interview("a", ("Robin", "support lead"), State::Live, 12),
        interview("b", ("Kieran", "SRE on call"), State::ToReview, 41),
        interview("c", ("Ana", "payments"), State::Planned, 0),
        interview("d", ("Maximilian", "platform engineering"), State::SharedBack, 45),
        interview("e", ("Li", "network"), State::Exported, 38),
    ];
    desk.reply(Reply::Listed(vec![
        listed("checkout", "Checkout certificate expired during the sale", 20, interviews),
        listed("kafka", "Kafka broker paging at night", 12, Vec::new()),
        listed("disk", "Disk full", 3, vec![interview("f", ("Jo", ""), State::Exported, 15)]),
    ]));
}

fn home_interviews(desk: &mut Desk) {
    home_incidents(desk);
    desk.keys("<tab><down>");
}

fn home_search(desk: &mut Desk) {
    home_incidents(desk);
    desk.keys("/kieran");
}

fn home_new_incident(desk: &mut Desk) {
    home_incidents(desk);
    desk.keys("NQueue backed up<tab>2026-11-19<tab>queue");
}

pub(super) fn prepare_empty(desk: &mut Desk) {
    home_incidents(desk);
    desk.keys("<down>n");
}

fn prepare_filled(desk: &mut Desk) {
    prepare_empty(desk);
    desk.keys("Kieran<tab>SRE on call<tab>4<tab>platform<tab>Kier<tab>5<tab>1<tab><right><tab>search<tab> ");
    desk.keys("<ctrl-p>they agreed<enter>");
}

/// What was prepared: lines picked, must-asks, and what was assumed.
pub(super) fn prepared(desk: &mut Desk) {
    let assumed = "the monitor was off since the move";
    anchors::prepared(
        desk,
        vec![
            anchors::anchor("09:31", "is it only us, or does everybody get these?"),
            anchors::anchor("09:40", "it's the certificate"),
            anchors::must("signals", "first-sign"),
            anchors::must("ownership", "time-with-it"),
            Course::AssumptionSet(assumed.to_owned()),
        ],
    );
}

fn live_anchor(desk: &mut Desk) {
    live_empty(desk);
    prepared(desk);
    desk.wait(60).keys("<f8>");
}

fn live_must_asks(desk: &mut Desk) {
    live_empty(desk);
    prepared(desk);
    desk.wait(60).keys("<f8>").wait(38 * 60).keys("it was quiet by then<enter>");
}

fn live_aside(desk: &mut Desk) {
    desk.app.settings.wording = true;
    live_empty(desk);
    desk.keys("?Why didn't you call the other ");
}

fn prepare_must_asks(desk: &mut Desk) {
    prepare_empty(desk);
    desk.keys("<ctrl-f>first sign<enter>how long had you<enter><esc><ctrl-f><down>");
}

fn prepare_must_asks_found(desk: &mut Desk) {
    prepare_empty(desk);
    desk.keys("<ctrl-f>rota");
}

fn prepare_anchors(desk: &mut Desk) {
    prepare_empty(desk);
    desk.keys("<ctrl-r>02:14 that doesn't look normal [#inc-1120]<enter>");
    desk.paste("Kay Doe  [2:20 AM]\nwhom do I call about the broker?\nnobody?\n");
    desk.keys("<up>");
}

fn prepare_assumptions(desk: &mut Desk) {
    prepare_empty(desk);
    desk.keys("<ctrl-t>the alert went to the old rotation<enter>nobody knew the broker");
}

/// With something on every page.
fn prepare_aside(desk: &mut Desk) {
    prepare_must_asks(desk);
    desk.keys("<esc><ctrl-r>02:14 odd<esc><ctrl-t>the disk<esc><shift-tab>");
}

fn live_empty(desk: &mut Desk) {
    desk.open(Access::Writer { tag: 0 });
}

/// A conversation with every sort of entry.
pub(super) fn live_middle(desk: &mut Desk) {
    live_empty(desk);
    desk.wait(718)
        .keys("<ctrl-n>")
        .wait(2)
        .keys("<f8>")
        .wait(2)
        .keys("?What made you look at the checkout first?<enter>");
    desk.wait(5).keys("\"I'd just gotten paged for it, my team just got transferred this on-call ");
    desk.keys("rotation about a month ago #handoff #ownership-transfer<enter>").wait(17);
    desk.keys("*hesitates before naming the team that had it before<enter>").wait(9);
    desk.keys("~about 02:00 second page, checkout<enter>").wait(8).keys("<f5>").wait(3);
    desk.keys("+The rotation moved, the know-how did not<enter>").wait(2);
    desk.keys(">person: whoever renewed it last year<enter>").wait(30);
    desk.keys("%is afraid of the review<enter>").wait(11);
    desk.keys(
        "support heard it first: three calls, then a chat with a customer who sent a picture",
    );
    desk.keys("<enter>").reply(Reply::Synced(99)).wait(21);
    desk.keys("nobody had told us which alerts could wait until the morning");
}

fn live_withdrawn(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<enter><up><up>d");
}

fn live_span(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<enter><up><up><right><right><shift-right><shift-right>q<right>");
    desk.keys("<shift-right><shift-right><shift-right>");
}

fn live_off_line(desk: &mut Desk) {
    live_empty(desk);
    desk.wait(65).keys("%would rather not say who told them");
}

fn live_guide_turned(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<ctrl-g>");
}

fn live_completion(desk: &mut Desk) {
    live_middle(desk);
    desk.keys(" #own");
}

fn live_correction(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<enter><up>e, they said<esc>");
}

fn live_many_rows(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<enter>\"and then<alt-enter>a second line");
    desk.keys(&"; and so it went on for a while".repeat(8));
}

fn trouble() -> Trouble {
    Trouble {
        what: "cannot write: no space left on the disk".into(),
        place: "/home/kim/.local/share/firsthand".into(),
        remedy: "everything typed is held here; free some space".into(),
    }
}

fn live_not_saved(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<enter>").reply(Reply::NotSaved(trouble()));
}

fn live_read_only(desk: &mut Desk) {
    desk.open(held_elsewhere());
}

fn live_ended(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<enter><ctrl-p>end interview<enter>").reply(Reply::Synced(11));
}

fn live_listening(desk: &mut Desk) {
    live_empty(desk);
    desk.wait(420).keys("<ctrl-n>").wait(38);
    desk.keys("came in early for the sale; the queue was quiet until nine<enter>").wait(77);
    desk.keys("\"it wasn't one angry customer, it was forty polite ones<enter><ctrl-r>").wait(20);
}

fn live_thread(desk: &mut Desk) {
    live_listening(desk);
    desk.keys("<f8>").wait(9);
}

fn live_before_read_back(desk: &mut Desk) {
    live_thread(desk);
    desk.keys("<f8>").wait(60).keys("<f8>").wait(30).keys("<ctrl-b>");
}

fn live_eyes_up(desk: &mut Desk) {
    live_listening(desk);
    desk.keys("the first call<f2>");
}

fn live_pause_card(desk: &mut Desk) {
    live_thread(desk);
    desk.keys("I should have<f3>");
}

fn live_late(desk: &mut Desk) {
    live_listening(desk);
    desk.keys("<f8>").wait(30 * 60).keys("we inherited it<enter>").reply(Reply::Synced(9));
}

fn over_tags(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<ctrl-t>");
}

fn over_palette(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<ctrl-p>");
}

fn over_palette_filtered(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<ctrl-p>end");
}

fn over_help(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<f1>");
}

fn over_help_home(desk: &mut Desk) {
    home_incidents(desk);
    desk.keys("?");
}

fn over_find(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<ctrl-f>normal");
}

fn over_probes(desk: &mut Desk) {
    live_empty(desk);
    desk.keys("<ctrl-n><ctrl-o>");
}

fn over_export(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<enter><ctrl-p>export<enter>");
}

/// Somebody was named, and a system, and a machine.
pub(super) fn over_names(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<enter>\"then Robin's list went to Kafka on db-7<enter>");
    desk.keys("<ctrl-p>names in what<enter>r<enter>");
}

fn over_names_role(desk: &mut Desk) {
    over_names(desk);
    desk.keys("r");
}

fn over_export_publishing(desk: &mut Desk) {
    over_export(desk);
    desk.keys(" ");
}

/// Over the shared folder published into before, at another level.
fn over_export_shared(desk: &mut Desk) {
    over_export(desk);
    let line = SentLine { entry: "n3".into(), name: "n3".into(), words: String::new() };
    let sent = Sent {
        went: Went::Published,
        stage: Stage::Told,
        interview: "support-9q2m".into(),
        level: Attribution::Named,
        at: start_of_time(),
        file: "/srv/reviews/checkout/support-9q2m.findings.yaml".into(),
        hash: "ab".into(),
        lines: vec![line],
        gone: Vec::new(),
        left: vec!["n1".into()],
    };
    let folder = Some("/srv/reviews".into());
    desk.reply(Reply::Ledger(Box::new(Ledger { sent: vec![sent], folder }))).keys("  ");
}

fn over_came_back_file(desk: &mut Desk) {
    live_middle(desk);
    desk.keys("<ctrl-p>what came back<enter>~/answer.md");
}

fn over_came_back(desk: &mut Desk) {
    share_back::came_back(desk, share_back::returned());
}

pub(super) fn drawn(scene: fn(&mut Desk), (width, height): (u16, u16), theme: Theme) -> Desk {
    let mut desk = Desk::themed(width, height, theme);
    scene(&mut desk);
    desk
}

pub(super) fn check(scenes: &[Scene], sizes: &[(u16, u16)], theme: Theme, also: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for ((name, scene), (width, height)) in
            scenes.iter().flat_map(|scene| sizes.iter().map(move |size| (scene, size)))
        {
            let shown = drawn(*scene, (*width, *height), theme).styled();
            insta::assert_snapshot!(format!("{name}{also}_{width}x{height}"), shown);
        }
    });
}

/// Beside a video call, and alone on the screen.
pub(super) const SIZES: &[(u16, u16)] = &[(80, 24), (120, 40)];

#[test]
fn how_home_looks() {
    check(HOME, SIZES, Theme::default(), "");
}

#[test]
fn how_prepare_looks() {
    check(PREPARE, SIZES, Theme::default(), "");
}

#[test]
fn how_the_conversation_looks() {
    check(LIVE, SIZES, Theme::default(), "");
}

#[test]
fn how_what_stands_over_it_looks() {
    check(OVER, SIZES, Theme::default(), "");
}

#[test]
fn how_it_looks_on_the_smallest_screen() {
    let small: &[Scene] = &[
        ("home_incidents", home_incidents),
        ("home_topics", home_topics),
        ("prepare_filled", prepare_filled),
        ("prepare_anchors", prepare_anchors),
        ("prepare_must_asks", prepare_must_asks),
        ("live_middle", live_middle),
        ("live_many_rows", live_many_rows),
        ("live_guide_turned", live_guide_turned),
        ("live_pause_card", live_pause_card),
        ("over_palette", over_palette),
        ("over_export_publishing", over_export_publishing),
    ];
    check(small, &[(60, 16)], Theme::default(), "");
}

#[test]
fn what_a_screen_too_small_says() {
    check(&[("live_middle", live_middle)], &[(59, 16), (60, 15)], Theme::default(), "");
}

#[test]
fn how_it_looks_without_colors() {
    let theme = Theme { palette: Palette::Mono, ..Theme::default() };
    check(&[("live_span", live_span)], &[(80, 24)], theme, "_mono");
}

#[test]
fn how_it_looks_in_ascii() {
    let theme = Theme { glyphs: Glyphs::Ascii, ..Theme::default() };
    check(&[("live_middle", live_middle)], &[(120, 40)], theme, "_ascii");
}

#[test]
fn in_ascii_no_screen_shows_anything_else() {
    let theme = Theme { glyphs: Glyphs::Ascii, ..Theme::default() };
    let mut wrong = String::new();
    let all = [
        HOME,
        PREPARE,
        LIVE,
        OVER,
        super::after::AFTER,
        super::review::REVIEW,
        super::banks::BANKS,
        super::board::BOARD,
    ];
    for (name, scene) in all.concat() {
        let rows = drawn(scene, (120, 40), theme).rows();
        let rows = rows.iter().filter(|row| !row.is_ascii());
        wrong.extend(rows.map(|row| format!("{name}: {row}\n")));
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn without_colors_every_kind_still_differs() {
    let theme = Theme { palette: Palette::Mono, ..Theme::default() };
    let buffer = drawn(live_middle, (120, 40), theme).buffer();
    let plain = |color| color == ratatui::style::Color::Reset;
    assert!(buffer.content.iter().all(|cell| plain(cell.fg) && plain(cell.bg)));
    let stream = drawn(live_middle, (120, 40), theme).rows();
    let glyphs = ["?", "“", "*", "~", "!", "+", ">", "%", "·"];
    for glyph in glyphs {
        let has = stream.iter().any(|row| row.chars().nth(7).is_some_and(|at| glyph.contains(at)));
        assert!(has, "{glyph}");
    }
}

#[test]
fn the_scenes_are_what_their_names_say() {
    let mut desk = drawn(live_middle, (80, 24), Theme::default());
    assert_eq!(desk.interview().len(), 10, "{:?}", desk.stream());
    assert!(desk.screen().contains("✓"));
}
