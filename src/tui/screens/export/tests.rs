//! What `export` promises, tested.

use std::collections::HashSet;

use crate::tui::paint::Buffer;
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;
use ratatui::layout::Rect;

use super::*;
use crate::findings::{Known, Roster};
use crate::interview::{
    Interview,
    change::{Added, Change, Course, Fact},
    consent::Consent,
    entry::What,
    id::Id,
    incident::{Incident, Person},
    note::{Kind, Note},
    plan::{Interviewee, Plan},
    stamp::{Elapsed, Stamp},
};
use crate::tui::effect::{Access, Now, Opened, Place};
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
    let answer = press(&mut dialog, &open, &[Key::Char(' '), Key::Enter]);
    assert_eq!(answer.effects, [export(Attribution::Anonymous, true, None)]);
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
