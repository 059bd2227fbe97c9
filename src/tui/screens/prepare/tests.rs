//! What `prepare` promises, tested.

use std::{collections::HashSet, sync::LazyLock};

use crate::tui::paint::Buffer;
use chrono::{DateTime, FixedOffset, Utc};
use proptest::prelude::*;
use ratatui::layout::Rect;

use super::*;
use crate::findings::Known;
use crate::interview::{
    Interview,
    change::{Change, Course, Fact},
    consent::{Attribution, Consent, How, Quotes},
    incident::Person,
    plan::{Interviewee, Interviewer, Plan},
    stamp::{Elapsed, Stamp},
};
use crate::tui::effect::{Access, Effect, Opened, Place};
use crate::tui::keys::press::Key;
use crate::tui::theme::Theme;

fn now() -> Now {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Now { wall: DateTime::<Utc>::UNIX_EPOCH, tick: 0, today }
}

fn incident() -> Incident {
    Incident {
        id: "kafka-k7f3".into(),
        title: "Kafka broker paging at night".into(),
        teams: vec!["Platform".into()],
        system: Some("the broker".into()),
        ..Incident::default()
    }
}

fn fresh() -> Prepare {
    Prepare::new(&incident(), None, &Library::built_in())
}

fn agreed() -> Consent {
    Consent {
        recording: true,
        quotes: Quotes::Yes,
        attribution: Attribution::Named,
        presents: vec!["the handover".into()],
        withdraw_by: NaiveDate::from_ymd_opt(2026, 12, 1),
        ..Consent::default()
    }
}

/// A planned interview with everything filled in.
fn planned() -> Open {
    let plan = Plan {
        incident: "kafka-k7f3".into(),
        interview: "sre-9q2m".into(),
        interviewee: Interviewee {
            person: "p-7k2".into(),
            role: Some("SRE".into()),
            team: Some("platform".into()),
            months_here: Some(5),
            months_with_system: Some(1),
            on_call_then: Some(true),
        },
        interviewer: Interviewer { team: Some("search".into()), took_part: false },
        protocol: "cognitive-45".into(),
        planned_minutes: 30,
        banks: vec!["opening".into(), "one-of-their-own".into()],
        system: Some("broker".into()),
    };
    let when = Stamp { at: now().wall, elapsed: Elapsed::ZERO };
    let facts = [Course::Planned(Box::new(plan)), Course::ConsentRecorded(agreed())];
    let changes = facts.map(|course| Change { when, fact: Fact::Course(course) });
    let opened = Opened {
        place: Place { incident: "kafka-k7f3".into(), interview: "sre-9q2m".into() },
        interview: Interview::replay(&changes),
        incident: incident(),
        person: Some(Person {
            id: "p-7k2".into(),
            name: "Kieran".into(),
            aliases: vec!["Kier".into()],
            ..Person::default()
        }),
        known: Known::default(),
        draft: None,
        access: Access::Writer { tag: 0 },
        zone: FixedOffset::east_opt(3_600).expect("a zone"),
        recovered: String::new(),
    };
    Open::new(opened, now())
}

fn press(prepare: &mut Prepare, keys: &[Key]) -> Answer {
    let mut answer = Answer::nothing();
    for key in keys {
        answer = prepare.press(Press::plain(*key), now());
    }
    answer
}

fn typed(prepare: &mut Prepare, text: &str) {
    let keys: Vec<Key> = text.chars().map(Key::Char).collect();
    press(prepare, &keys);
}

fn begun(answer: Answer) -> Begin {
    match answer.go {
        Some(Go::Begin(begin)) => *begin,
        other => panic!("{other:?} is no beginning"),
    }
}

fn sheet() -> Sheet<'static> {
    static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);
    Sheet { library: &LIBRARY, theme: Theme::default(), notice: None }
}

fn screen(prepare: &Prepare, width: u16, height: u16) -> Vec<String> {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    let area = buf.area;
    prepare.draw(sheet(), area, &mut buf, &mut PrepareMemory::default());
    let rows = buf.content.chunks(usize::from(width));
    rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>())
        .map(|row| row.trim_end().to_owned())
        .collect()
}

#[test]
fn a_name_is_all_it_needs() {
    let mut prepare = fresh();
    press(&mut prepare, &[Key::Tab, Key::Tab]);
    let missing = press(&mut prepare, &[Key::F(6)]);
    assert_eq!((missing.go, missing.say.as_deref()), (None, Some(words::NAME_FIRST)));
    typed(&mut prepare, "Kieran");
    let begin = begun(prepare.press(Press::ctrl(Key::Enter), now()));
    assert!(begin.then == Then::Start && begin.consent.is_none());
    assert_eq!((begin.person.name.as_str(), begin.person.id.as_str()), ("Kieran", ""));
    let plan = begin.plan;
    assert_eq!((plan.incident.as_str(), plan.interview.as_str()), ("kafka-k7f3", ""));
    assert_eq!((plan.protocol.as_str(), plan.planned_minutes), ("cognitive-45", 45));
    assert_eq!(plan.system.as_deref(), Some("the broker"));
}

#[test]
fn everything_typed_is_handed_on() {
    let mut prepare = fresh();
    for field in ["Kieran", "SRE on call", "4", "platform", "Kier, @kieran", "5", "1"] {
        typed(&mut prepare, field);
        press(&mut prepare, &[Key::Enter]);
    }
    press(&mut prepare, &[Key::Right, Key::Tab]);
    typed(&mut prepare, "search");
    let answer = press(&mut prepare, &[Key::F(6)]);
    let (incident, role) = ("kafka-k7f3".into(), "SRE on call".into());
    assert_eq!(answer.effects, [Effect::Hold { incident, role, people: 4 }]);
    let begin = begun(answer);
    let expected = Interviewee {
        person: String::new(),
        role: Some("SRE on call".into()),
        team: Some("platform".into()),
        months_here: Some(5),
        months_with_system: Some(1),
        on_call_then: Some(true),
    };
    assert_eq!(begin.plan.interviewee, expected);
    assert_eq!(begin.plan.interviewer.team.as_deref(), Some("search"));
    assert_eq!(begin.person.role.as_deref(), Some("SRE on call"));
    assert_eq!(
        (begin.person.aliases, begin.person.handles),
        (vec!["Kier".into()], vec!["@kieran".into()])
    );
}

/// Prepare for the planned interview, where five are known to be SREs.
fn with_roster() -> Prepare {
    let mut open = planned();
    open.known.roster.get_or_insert_default().hold("SRE", 5);
    Prepare::new(&incident(), Some(&open), &Library::built_in())
}

#[test]
fn how_many_hold_a_role_is_kept_where_it_was_said_anew_and_for_that_role_only() {
    let mut prepare = with_roster();
    assert_eq!((prepare.form.text(Ask::Holders), prepare.held()), ("5", None));
    prepare.form.fill(Ask::Role, "DBA");
    prepare.follow();
    assert_eq!((prepare.form.text(Ask::Holders), prepare.held()), ("", None), "five are SREs");
    prepare.form.fill(Ask::Holders, "2");
    let hold = |role: &str, people| {
        Some(Effect::Hold { incident: "kafka-k7f3".into(), role: role.into(), people })
    };
    assert_eq!(prepare.held(), hold("DBA", 2));

    let mut prepare = with_roster();
    prepare.form.fill(Ask::Holders, "6");
    let left = press(&mut prepare, &[Key::Esc]);
    assert_eq!(left.effects, Vec::from_iter(hold("SRE", 6)), "leaving keeps it");
    assert_eq!(left.say.as_deref(), Some(words::KEPT));
}

#[test]
fn what_the_incident_knows_of_a_role_is_filled_in_for_a_second_interview() {
    let mut prepare = fresh();
    let mut roster = Roster::default();
    roster.hold("SRE", 5);
    prepare.know_roster(Some(roster));
    prepare.form.focus(Ask::Role);
    typed(&mut prepare, "SR");
    assert_eq!(prepare.form.text(Ask::Holders), "");
    typed(&mut prepare, "E");
    assert_eq!((prepare.form.text(Ask::Holders), prepare.held()), ("5", None));
    prepare.form.fill(Ask::Holders, "8");
    typed(&mut prepare, "s");
    assert_eq!(prepare.form.text(Ask::Holders), "8", "what somebody typed stays");
}

#[test]
fn what_a_role_means_that_few_hold_is_said_before_it_is_agreed() {
    let mut prepare = fresh();
    prepare.form.focus(Ask::Attribution);
    press(&mut prepare, &[Key::Left]);
    let note = |prepare: &mut Prepare| {
        prepare.follow();
        prepare.role_note()
    };
    assert_eq!(note(&mut prepare), words::ROLE_FIRST);
    prepare.form.fill(Ask::Role, "DBA");
    assert_eq!(note(&mut prepare), words::HELD_BY_HOW_MANY);
    prepare.form.fill(Ask::Holders, "2");
    assert_eq!(note(&mut prepare), words::held_by_few(3));
    assert!(screen(&prepare, 120, 40).join("\n").contains("fewer than 3 hold it"));
    prepare.form.fill(Ask::Holders, "3");
    assert_eq!(note(&mut prepare), "");

    let roster = prepare.before.roster.get_or_insert_default();
    roster.hold("engineer", 9);
    roster.broader.push(("DBA".into(), "engineer".into()));
    prepare.form.fill(Ask::Holders, "1");
    assert_eq!(note(&mut prepare), words::shown_as("engineer"));
}

#[test]
fn consent_is_recorded_only_when_it_is_said_to_be_agreed() {
    let mut prepare = fresh();
    typed(&mut prepare, "Kieran");
    prepare.form.focus(Ask::Recording);
    press(&mut prepare, &[Key::Char(' '), Key::Tab, Key::Right, Key::Tab, Key::Left]);
    assert_eq!(prepare.gathered(Then::Start).consent, None);
    prepare.update(Action::Agreed);
    let consent = begun(prepare.update(Action::Start)).consent.unwrap();
    let expected = Consent {
        notes: true,
        recording: true,
        quotes: Quotes::Yes,
        attribution: Attribution::Role,
        presents: Vec::new(),
        withdraw_by: NaiveDate::from_ymd_opt(2026, 11, 29),
        wording: "consent-1".into(),
        how: Some(How::Aloud),
    };
    assert_eq!(consent, expected);
}

#[test]
fn how_it_was_agreed_and_what_they_would_tell_are_recorded() {
    let mut prepare = fresh();
    typed(&mut prepare, "Kieran");
    prepare.form.fill(Ask::Presents, "the handover; the second page");
    prepare.form.focus(Ask::How);
    press(&mut prepare, &[Key::Right, Key::Right]);
    prepare.update(Action::Agreed);
    let consent = begun(prepare.update(Action::Start)).consent.unwrap();
    assert_eq!(consent.how, Some(How::InWriting));
    assert_eq!(consent.presents, ["the handover", "the second page"]);
}

#[test]
fn what_was_agreed_before_is_shown_with_when() {
    let mut open = planned();
    let narrower = Consent { how: Some(How::InWriting), ..Consent::default() };
    open.record_for_good(vec![Fact::Course(Course::ConsentRecorded(narrower))], now());
    let prepare = Prepare::new(&incident(), Some(&open), &Library::built_in());
    let drawn = screen(&prepare, 120, 40).join("\n");
    for shown in
        ["1 Jan 01:00: notes, recording, quotes yes, as named", "1 Jan 01:00, in writing: notes"]
    {
        assert!(drawn.contains(shown), "{shown} is not in\n{drawn}");
    }
}

#[test]
fn a_day_that_is_none_is_not_recorded() {
    let mut prepare = fresh();
    typed(&mut prepare, "Kieran");
    prepare.update(Action::Agreed);
    prepare.form.fill(Ask::WithdrawBy, "2026-11");
    let answer = press(&mut prepare, &[Key::F(6)]);
    assert_eq!((answer.go, answer.say.as_deref()), (None, Some(all_words::NO_DATE)));
    assert_eq!(prepare.form.focused(), Some(Ask::WithdrawBy));
}

#[test]
fn banks_stay_unnamed_as_long_as_all_are_ticked() {
    let mut prepare = fresh();
    assert_eq!(prepare.gathered(Then::Home).plan.banks, Vec::<String>::new());
    prepare.form.focus(Ask::Bank(0));
    press(&mut prepare, &[Key::Char(' ')]);
    let others = prepare.banks.iter().skip(1).cloned().collect::<Vec<_>>();
    assert_eq!(prepare.gathered(Then::Home).plan.banks, others);
}

#[test]
fn what_was_planned_is_filled_in_and_kept() {
    let open = planned();
    let mut prepare = Prepare::new(&incident(), Some(&open), &Library::built_in());
    assert_eq!(prepare.form.focused(), Some(Ask::Start));
    let begin = begun(press(&mut prepare, &[Key::Enter]));
    assert_eq!(&begin.plan, open.interview().plan());
    assert_eq!(begin.consent.as_ref(), open.interview().consent());
    let person = open.person.clone().unwrap();
    assert_eq!((begin.person.id, begin.person.aliases), (person.id, person.aliases));
    assert_eq!(begin.then, Then::Start);
}

#[test]
fn esc_keeps_what_has_a_name_and_loses_nothing_unasked() {
    assert_eq!(press(&mut fresh(), &[Key::Esc]).go, Some(Go::Home));

    let mut named = fresh();
    typed(&mut named, "Kieran");
    let kept = press(&mut named, &[Key::Esc]);
    assert_eq!(kept.say.as_deref(), Some(words::KEPT));
    assert_eq!(begun(kept).then, Then::Home);
    assert_eq!(press(&mut named, &[Key::Esc]).say.as_deref(), Some(all_words::BEING_KEPT));

    let mut nameless = fresh();
    press(&mut nameless, &[Key::Tab]);
    typed(&mut nameless, "SRE");
    assert_eq!(press(&mut nameless, &[Key::Esc]).say.as_deref(), Some(words::LEFT_WITHOUT_NAME));
    assert_eq!(press(&mut nameless, &[Key::Esc]).go, Some(Go::Home));

    let mut open = Prepare::new(&incident(), Some(&planned()), &Library::built_in());
    assert_eq!(press(&mut open, &[Key::Esc]).go, Some(Go::Home));
}

#[test]
fn who_took_part_is_told_to_consider_another() {
    let mut prepare = fresh();
    prepare.form.focus(Ask::TookPart);
    press(&mut prepare, &[Key::Char(' ')]);
    assert!(screen(&prepare, 120, 40).join("\n").contains(words::TOOK_PART));
    press(&mut prepare, &[Key::Char(' ')]);
    prepare.form.focus(Ask::YourTeam);
    typed(&mut prepare, "platform");
    let drawn = screen(&prepare, 120, 40).join("\n");
    assert!(!drawn.contains(words::TOOK_PART) && drawn.contains("your team was in it"), "{drawn}");
}

#[test]
fn the_whole_form_at_80_by_24() {
    let mut prepare = fresh();
    typed(&mut prepare, "Kieran");
    prepare.follow();
    let drawn = screen(&prepare, 80, 24);
    let all = drawn.join("\n");
    for shown in [
        "Name Kieran",
        "How ‹read aloud›",
        "“I'm talking with several people",
        "until 2026-11-29",
        "[Start]  [Keep for later]",
    ] {
        assert!(all.contains(shown), "{shown} is not in\n{all}");
    }
    let keys = drawn.last().unwrap();
    assert!(keys.starts_with(" F6 start  Tab next"), "{keys}");
}

#[test]
fn every_field_comes_into_sight_at_60_by_16() {
    let mut prepare = fresh();
    assert!(screen(&prepare, 60, 16).join("\n").contains("Interviewee"));
    press(&mut prepare, &[Key::Up]);
    assert_eq!(prepare.form.focused(), Some(Ask::Keep));
    assert!(screen(&prepare, 60, 16).join("\n").contains("[Keep for later]"));
}

#[test]
fn no_key_is_bound_twice() {
    let mut seen = HashSet::new();
    for press in PREPARE.iter().flat_map(|binding| binding.presses) {
        assert!(seen.insert(press), "{press} twice");
    }
    assert!(PREPARE.iter().all(|binding| !binding.name.is_empty() && !binding.group.is_empty()));
}

fn any_key() -> impl Strategy<Value = Press> {
    let keys = [
        Key::Enter,
        Key::Esc,
        Key::Tab,
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Home,
        Key::Backspace,
        Key::F(6),
        Key::Char(' '),
        Key::Char('7'),
        Key::Char('-'),
        Key::Char('é'),
        Key::Char('語'),
    ];
    proptest::sample::select(keys.to_vec()).prop_map(Press::plain)
}

proptest! {
    #[test]
    fn no_keys_at_no_size_make_it_panic(
        presses in prop::collection::vec(any_key(), 0..60), width in 0_u16..130, height in 0_u16..40,
    ) {
        let mut prepare = fresh();
        for press in presses {
            prepare.press(press, now());
            let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
            let area = buf.area;
            prepare.draw(sheet(), area, &mut buf, &mut PrepareMemory::default());
        }
    }
}
