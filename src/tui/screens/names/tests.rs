//! What `names` promises, tested.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use ratatui::layout::Rect;

use super::*;
use crate::findings::Known;
use crate::interview::{
    Interview,
    change::{Change, Course, Fact},
    consent::Consent,
    id::Id,
    incident::{Incident, Person},
    note::Kind,
    plan::{Interviewee, Plan},
    stamp::{Elapsed, Stamp},
};
use crate::tui::effect::{Access, Opened, Place};
use crate::tui::keys::press::Key;
use crate::tui::paint::Buffer;
use crate::tui::theme::Theme;

fn now() -> Now {
    let wall = DateTime::<Utc>::UNIX_EPOCH;
    Now { wall, tick: 0, today: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap() }
}

/// A talk with Ilse, in which names were said.
fn open() -> Open {
    let person = |id: &str, name: &str, role: &str| Person {
        id: id.into(),
        name: name.into(),
        role: Some(role.into()),
        ..Person::default()
    };
    let people = vec![person("p-1", "Ilse", "support lead"), person("p-2", "Jan", "engineer")];
    let interviewee = Interviewee {
        person: "p-1".into(),
        role: Some("support lead".into()),
        ..Interviewee::default()
    };
    let consent = Consent { attribution: Attribution::Role, ..Consent::default() };
    let when = Stamp { at: now().wall, elapsed: Elapsed::ZERO };
    let note = |number, text: &str| Fact::note(Id::new(number), Kind::Quote, text);
    let facts = [
        Fact::Course(Course::Planned(Box::new(Plan { interviewee, ..Plan::default() }))),
        Fact::Course(Course::ConsentRecorded(consent)),
        note(1, "then Jan called Kafka's owner. Jan knew"),
        note(2, "and they said Ilse would know"),
    ];
    let changes = facts.map(|fact| Change { when, fact });
    Open::new(
        Opened {
            place: Place::default(),
            interview: Interview::replay(&changes),
            incident: Incident { title: "a certificate".into(), ..Incident::default() },
            person: people.first().cloned(),
            known: Known { people, ..Known::default() },
            draft: None,
            access: Access::Writer { tag: 0 },
            zone: FixedOffset::east_opt(0).unwrap(),
            recovered: String::new(),
        },
        now(),
    )
}

/// Presses keys, and takes in what is asked to be kept, as the program does.
fn press(names: &mut Names, open: &mut Open, keys: &str) -> Answer {
    let mut answer = Answer::nothing();
    for typed in keys.chars() {
        let key = match typed {
            '\n' => Key::Enter,
            '\t' => Key::Tab,
            '<' => Key::Esc,
            '^' => Key::Up,
            '~' => Key::Backspace,
            typed => Key::Char(typed),
        };
        answer = names.press(Press::plain(key), open, now());
        answer.effects.iter().for_each(|effect| open.learn(effect));
    }
    answer
}

fn decisions(open: &Open) -> Vec<String> {
    open.known.judged.iter().map(|one| format!("{:?} {:?}", one.subject, one.verdict)).collect()
}

fn screen(names: &Names, open: &Open, width: u16, height: u16) -> String {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    names.draw(open, Theme::default(), buf.area, &mut buf);
    let rows = buf.content.chunks(usize::from(width));
    let row = |row: &[ratatui::buffer::Cell]| {
        let text: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        text.trim_end().to_owned() + "\n"
    };
    rows.map(row).collect()
}

#[test]
fn one_word_after_the_other_is_decided_with_one_key() {
    let mut open = open();
    let mut names = Names::new(&open, &Library::built_in()).unwrap();
    let shown: Vec<&str> = names.found.iter().map(|found| found.shown.as_str()).collect();
    assert_eq!(shown, ["Jan", "Kafka", "Ilse"]);
    press(&mut names, &mut open, "ck");
    let last = press(&mut names, &mut open, "r\n");
    assert_eq!(
        decisions(&open),
        ["Person(\"p-2\") Cut", "Word(\"Kafka\") Keep", "Person(\"p-1\") Role(None)"]
    );
    assert_eq!(last.say.as_deref(), Some(words::ALL_JUDGED));
    let asked = Ask { level: Attribution::Role, draft: true };
    let interview = open.interview();
    let made = findings::build(interview, &open.incident, &open.known, &Vec::new(), asked).unwrap();
    let quotes: Vec<&str> = made.quotes.iter().map(|quote| quote.text.as_str()).collect();
    assert_eq!(
        quotes,
        ["and they said [someone] would know", "then […] called Kafka's owner. […] knew"]
    );
}

#[test]
fn the_interviewee_who_is_not_named_cannot_be_kept() {
    let mut open = open();
    let mut names = Names::new(&open, &Library::built_in()).unwrap();
    let answer = press(&mut names, &mut open, "ckk");
    assert_eq!((answer.effects.len(), answer.say.as_deref()), (0, Some(words::NOT_TO_KEEP)));
    assert_eq!(decisions(&open).len(), 2);
}

#[test]
fn a_role_is_typed_and_none_is_lost_by_going_back() {
    let mut open = open();
    let mut names = Names::new(&open, &Library::built_in()).unwrap();
    press(&mut names, &mut open, "\tr");
    assert!(names.typing());
    let empty = press(&mut names, &mut open, "\n");
    assert_eq!(empty.say.as_deref(), Some(words::WHICH_ROLE));
    press(&mut names, &mut open, "a vendor<");
    assert!(!names.typing() && decisions(&open).is_empty());
    press(&mut names, &mut open, "r\n");
    assert_eq!(decisions(&open), ["Word(\"Kafka\") Role(Some(\"a vendor\"))"]);
}

#[test]
fn each_decision_is_taken_back_by_one_key() {
    let mut open = open();
    let mut names = Names::new(&open, &Library::built_in()).unwrap();
    press(&mut names, &mut open, "k^c");
    assert_eq!(decisions(&open), ["Person(\"p-2\") Cut"]);
    press(&mut names, &mut open, "u");
    assert_eq!(decisions(&open), ["Person(\"p-2\") Keep"]);
    press(&mut names, &mut open, "u");
    assert!(decisions(&open).is_empty() && names.at == 0);
    let nothing = press(&mut names, &mut open, "u");
    assert!(nothing.effects.is_empty() && nothing.say.is_some());
    assert_eq!(press(&mut names, &mut open, "<").go, Some(Go::Back));
}

#[test]
fn the_word_stands_in_its_sentence_and_what_is_left_is_counted() {
    let mut open = open();
    let mut names = Names::new(&open, &Library::built_in()).unwrap();
    let drawn = screen(&names, &open, 80, 20);
    assert!(
        drawn.contains("3 of 3 left") && drawn.contains("then Jan called Kafka's owner."),
        "{drawn}"
    );
    assert!(drawn.contains("may be somebody in this incident; at 00:00, 2 times"), "{drawn}");
    press(&mut names, &mut open, "k");
    let drawn = screen(&names, &open, 80, 20);
    assert!(drawn.contains("2 of 3 left") && drawn.contains("keep"), "{drawn}");
    for (width, height) in [(0, 0), (1, 1), (20, 4), (60, 15), (120, 40), (25, 5)] {
        let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
        names.draw(&open, Theme::default(), buf.area, &mut buf);
    }
}

#[test]
fn where_nothing_could_name_anybody_there_is_nothing_to_judge() {
    let mut open = open();
    open.known.people.clear();
    open.incident.title = "Kafka".into();
    assert!(Names::new(&open, &Library::built_in()).is_some());
    let none = Interview::default();
    let opened = Opened {
        place: Place::default(),
        interview: none,
        incident: Incident::default(),
        person: None,
        known: Known::default(),
        draft: None,
        access: Access::Writer { tag: 0 },
        zone: FixedOffset::east_opt(0).unwrap(),
        recovered: String::new(),
    };
    assert!(Names::new(&Open::new(opened, now()), &Library::built_in()).is_none());
}
