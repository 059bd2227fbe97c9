//! What `export` promises, tested.

use std::collections::HashSet;

use crate::tui::paint::Buffer;
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;
use ratatui::layout::Rect;

use super::*;
use crate::findings::{
    Known, Roster,
    sent::{Sent, SentLine, Stage, Went},
};
use crate::interview::{
    Interview,
    change::{Added, Change, Course, Fact},
    consent::Consent,
    entry::What,
    finding::Finding,
    id::Id,
    incident::{Incident, Person},
    note::{Kind, Note},
    plan::{Interviewee, Plan},
    stamp::{Elapsed, Stamp},
};
use crate::tui::effect::{Access, Now, Opened, Place, Publish};
use crate::tui::keys::press::Key;
use crate::tui::theme::Theme;

/// An interview with a note on the record and one off it; ended if `agreed`.
fn open(agreed: bool) -> Open {
    let at = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_779);
    let when = Stamp { at, elapsed: Elapsed::ZERO };
    let plan = Plan {
        incident: "kafka-k7f3".into(),
        interview: "sre-9q2m".into(),
        protocol: "cognitive-45".into(),
        planned_minutes: 45,
        ..Plan::default()
    };
    let interviewee =
        Interviewee { person: "p-7k2".into(), role: Some("SRE".into()), ..Interviewee::default() };
    let plan = Plan { interviewee, ..plan };
    let note = |number, kind, text: &str| {
        let what = What::Note(Note::new(kind));
        let (id, text) = (Id::new(number), text.to_owned());
        Fact::Added(Added { id, text, tags: Vec::new(), what })
    };
    let consent = Consent { attribution: Attribution::Role, ..Consent::default() };
    let mut facts = vec![
        Fact::Course(Course::Planned(Box::new(plan))),
        Fact::Course(Course::Started),
        note(1, Kind::Said, "nobody told us which alerts could wait"),
        note(2, Kind::Off, "what stays between us"),
    ];
    if agreed {
        let finding = Finding { evidence: vec![Id::new(1)], ..Finding::default() };
        let (id, text) = (Id::new(3), "Which alerts could wait was never said".to_owned());
        let what = What::Finding(Box::new(finding));
        facts.push(Fact::Added(Added { id, text, tags: Vec::new(), what }));
        facts.push(Fact::Course(Course::ConsentRecorded(consent)));
        facts.push(Fact::Course(Course::Ended));
    }
    let changes: Vec<Change> = facts.into_iter().map(|fact| Change { when, fact }).collect();
    let person = Person { id: "p-7k2".into(), name: "Kieran".into(), ..Person::default() };
    let mut roster = Roster::default();
    roster.set("SRE", None, 5);
    let opened = Opened {
        place: Place { incident: "kafka-k7f3".into(), interview: "sre-9q2m".into() },
        interview: Interview::replay(&changes),
        incident: Incident {
            id: "kafka-k7f3".into(),
            title: "the broker".into(),
            ..Incident::default()
        },
        person: Some(person.clone()),
        known: Known {
            people: vec![person],
            roster: Some(roster),
            pseudonym: "k7f3q2m9x4ab".into(),
            ..Known::default()
        },
        draft: None,
        access: Access::Writer { tag: 0 },
        zone: FixedOffset::east_opt(3_600).expect("a zone"),
        recovered: String::new(),
    };
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Open::new(opened, Now { wall: at, tick: 0, today })
}

fn press(dialog: &mut Dialog, open: &Open, keys: &[Key]) -> Answer {
    let library = Library::built_in();
    let mut answer = Answer::nothing();
    for key in keys {
        answer = dialog.press(Press::plain(*key), Some(open), &library);
    }
    answer
}

fn screen(dialog: &Dialog, width: u16, height: u16) -> String {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    dialog.draw(Theme::default(), buf.area, &mut buf);
    let rows = buf.content.chunks(usize::from(width));
    let row = |row: &[ratatui::buffer::Cell]| {
        let text: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        text.trim_end().to_owned() + "\n"
    };
    rows.map(row).collect()
}

fn export(level: Attribution, draft: bool, out: Option<&str>) -> Effect {
    let (format, out) = (Format::Yaml, out.map(PathBuf::from));
    Effect::Export(Export { level, draft, format, out })
}

#[test]
fn a_draft_goes_to_the_own_folder_at_the_level_agreed() {
    let open = open(true);
    let mut dialog = Dialog::new(&open, &Library::built_in());
    let answer = press(&mut dialog, &open, &[Key::Enter]);
    assert_eq!(answer.effects, [export(Attribution::Role, true, None)]);
    assert_eq!(press(&mut dialog, &open, &[Key::Esc]).go, Some(Go::Back));
}

#[test]
fn the_preview_is_the_text_that_would_be_written() {
    let open = open(true);
    let library = Library::built_in();
    let mut dialog = Dialog::new(&open, &library);
    press(&mut dialog, &open, &[Key::Right, Key::Char(' ')]);
    let ask = findings::Ask { level: Attribution::Anonymous, draft: false };
    let topics = topics(open.interview(), &library);
    let built = findings::build(open.interview(), &open.incident, &open.known, &topics, ask);
    let built = built.unwrap();
    assert_eq!(dialog.preview, findings::to_yaml(&built));
    let answer = press(&mut dialog, &open, &[Key::Enter]);
    assert_eq!(answer.effects, [export(Attribution::Anonymous, false, None)]);
}

#[test]
fn the_preview_and_what_is_written_are_in_the_format_that_was_chosen() {
    let open = open(true);
    let mut dialog = Dialog::new(&open, &Library::built_in());
    press(&mut dialog, &open, &[Key::Tab, Key::Tab]);
    for (format, begins) in [
        (Format::Markdown, "# the broker\n"),
        (Format::Html, "<!DOCTYPE html>\n"),
        (Format::Csv, "\u{feff}\"id\""),
        (Format::Yaml, "# yaml-language-server"),
    ] {
        press(&mut dialog, &open, &[Key::Right]);
        assert!(dialog.preview.starts_with(begins), "{}", dialog.preview);
        let answer = press(&mut dialog, &open, &[Key::Enter]);
        let expected = Export { level: Attribution::Role, draft: true, format, out: None };
        assert_eq!(answer.effects, [Effect::Export(expected)]);
    }
}

#[test]
fn what_stands_in_the_way_is_listed_and_nothing_is_written() {
    let open = open(false);
    let mut dialog = Dialog::new(&open, &Library::built_in());
    assert_eq!(dialog.level(), Attribution::Anonymous);
    let answer = press(&mut dialog, &open, &[Key::Char(' '), Key::Enter]);
    assert_eq!((answer.effects.len(), answer.say.as_deref()), (0, Some(words::STANDS_IN_THE_WAY)));
    let drawn = screen(&dialog, 80, 20);
    assert!(drawn.contains(words::IN_THE_WAY), "{drawn}");
    assert!(drawn.contains("no consent is recorded") && drawn.contains("has not ended"), "{drawn}");
    let answer = press(&mut dialog, &open, &[Key::Char(' '), Key::Char(' '), Key::Enter]);
    assert_eq!(answer.effects, [export(Attribution::Anonymous, true, None)]);
}

/// The dialog over what may go out, with a folder published into before.
fn publishing(open: &Open, folder: Option<&str>) -> Dialog {
    let library = Library::built_in();
    let mut dialog = Dialog::new(open, &library);
    let folder = folder.map(PathBuf::from);
    dialog.learn(Ledger { sent: Vec::new(), folder }, open, &library);
    press(&mut dialog, open, &[Key::Char(' '), Key::Char(' ')]);
    dialog
}

fn shown(dialog: &Dialog, to: &str) -> Effect {
    let (level, to, shown) = (Attribution::Role, to.into(), dialog.preview.clone());
    Effect::Publish(Box::new(Publish { level, to, shown }))
}

#[test]
fn what_is_shown_is_published_when_that_is_wished_twice_in_a_row() {
    let open = open(true);
    let mut dialog = publishing(&open, Some("/srv/reviews"));
    assert!(screen(&dialog, 80, 20).contains("/srv/reviews"), "it is remembered");
    assert!(
        dialog.preview.starts_with("# yaml-language-server")
            && !dialog.preview.contains("draft: true")
    );
    for between in [Key::PageDown, Key::Tab, Key::Char('x'), Key::Backspace] {
        let answer = press(&mut dialog, &open, &[Key::Enter]);
        let said = answer.say.unwrap_or_default();
        assert!(said.contains("once more") && said.contains("/srv/reviews"), "{said}");
        assert_eq!(press(&mut dialog, &open, &[between]).effects, []);
    }
    let answer = press(&mut dialog, &open, &[Key::Enter, Key::Enter]);
    assert_eq!(answer.effects, [shown(&dialog, "/srv/reviews")]);
}

#[test]
fn a_folder_is_asked_for_and_the_file_stays_what_it_was() {
    let open = open(true);
    let mut dialog = publishing(&open, None);
    let answer = press(&mut dialog, &open, &[Key::Enter]);
    assert_eq!(answer.say.as_deref(), Some(words::share_back::WHICH_FOLDER));
    dialog.paste("/srv/team\n");
    assert_eq!(
        press(&mut dialog, &open, &[Key::Enter, Key::Enter]).effects,
        [shown(&dialog, "/srv/team")]
    );
    press(&mut dialog, &open, &[Key::Tab, Key::Char(' ')]);
    dialog.paste("/tmp/mine.yaml");
    let answer = press(&mut dialog, &open, &[Key::Enter]);
    assert_eq!(answer.effects, [export(Attribution::Role, true, Some("/tmp/mine.yaml"))]);
    press(&mut dialog, &open, &[Key::Tab, Key::Char(' '), Key::Char(' ')]);
    assert_eq!(
        press(&mut dialog, &open, &[Key::Enter, Key::Enter]).effects,
        [shown(&dialog, "/srv/team")]
    );
}

#[test]
fn what_stands_in_the_way_keeps_it_out_of_the_shared_folder() {
    let open = open(false);
    let mut dialog = publishing(&open, Some("/srv/reviews"));
    for _ in 0..3 {
        let answer = press(&mut dialog, &open, &[Key::Enter]);
        assert_eq!(
            (answer.effects.len(), answer.say.as_deref()),
            (0, Some(words::STANDS_IN_THE_WAY))
        );
    }
    assert!(screen(&dialog, 80, 20).contains("no consent is recorded"));
}

#[test]
fn a_second_level_is_warned_of_wherever_it_would_go() {
    let open = open(true);
    let library = Library::built_in();
    let line = SentLine { entry: "n1".into(), name: "n1".into(), words: String::new() };
    let sent = Sent {
        went: Went::Published,
        stage: Stage::Told,
        interview: "sre-9q2m".into(),
        level: Attribution::Anonymous,
        at: DateTime::<Utc>::UNIX_EPOCH,
        file: "/srv/reviews/a.yaml".into(),
        hash: "ab".into(),
        lines: vec![line],
        gone: Vec::new(),
        left: Vec::new(),
    };
    let mut dialog = publishing(&open, Some("/srv/reviews"));
    assert_eq!(dialog.warnings, []);
    dialog.learn(Ledger { sent: vec![sent], folder: None }, &open, &library);
    let told = dialog.warnings.iter().map(ToString::to_string).collect::<String>();
    assert!(told.contains("n1 went out as `anonymous`"), "{told}");
    assert!(dialog.preview.contains("n1"), "it would go out again");
    assert!(screen(&dialog, 80, 24).contains("! n1 went out as"), "{}", screen(&dialog, 80, 24));
    press(&mut dialog, &open, &[Key::Char(' ')]);
    assert_eq!(dialog.warnings, [], "a draft goes nowhere");
}

#[test]
fn typing_names_the_file() {
    let open = open(true);
    let mut dialog = Dialog::new(&open, &Library::built_in());
    assert!(screen(&dialog, 80, 20).contains(words::OWN_FOLDER));
    press(&mut dialog, &open, &"/tmp/my f".chars().map(Key::Char).collect::<Vec<_>>());
    dialog.paste(".yaml\n");
    let answer = press(&mut dialog, &open, &[Key::Enter]);
    assert_eq!(answer.effects, [export(Attribution::Role, true, Some("/tmp/my f.yaml"))]);
    assert!(screen(&dialog, 80, 20).contains("/tmp/my f.yaml"));
}

#[test]
fn off_the_record_is_nowhere_and_the_rest_is_reached_by_pages() {
    let open = open(true);
    let mut dialog = Dialog::new(&open, &Library::built_in());
    let mut all = String::new();
    for _ in 0..12 {
        all += &screen(&dialog, 60, 12);
        press(&mut dialog, &open, &[Key::PageDown]);
    }
    assert!(all.contains("schema: firsthand/findings/1") && all.contains("draft: true"), "{all}");
    assert!(!all.contains("between us"), "{all}");
    press(&mut dialog, &open, &[Key::PageUp; 12]);
    assert_eq!(dialog.first, 0);
}

#[test]
fn no_key_is_bound_twice() {
    let mut seen = HashSet::new();
    for press in EXPORT.iter().flat_map(|binding| binding.presses) {
        assert!(seen.insert(press), "{press} twice");
    }
    assert!(EXPORT.iter().all(|binding| !binding.name.is_empty()));
}

fn any_key() -> impl Strategy<Value = Press> {
    let keys = [
        Key::Enter,
        Key::Tab,
        Key::Up,
        Key::Left,
        Key::Right,
        Key::PageUp,
        Key::PageDown,
        Key::Backspace,
        Key::Char(' '),
        Key::Char('a'),
        Key::Char('語'),
    ];
    proptest::sample::select(keys.to_vec()).prop_map(Press::plain)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_keys_at_no_size_make_it_panic(
        presses in prop::collection::vec(any_key(), 0..30), width in 0_u16..130, height in 0_u16..40,
    ) {
        let (open, library) = (open(true), Library::built_in());
        let mut dialog = Dialog::new(&open, &library);
        for press in presses {
            dialog.press(press, Some(&open), &library);
            let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
            dialog.draw(Theme::default(), Rect::new(0, 3, width, height), &mut buf);
        }
    }
}
