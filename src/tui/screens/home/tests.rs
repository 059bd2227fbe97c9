//! What `home` promises, tested.

use std::collections::HashSet;

use crate::tui::paint::Buffer;
use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;
use ratatui::layout::Rect;

use super::*;
use crate::guide::{Brought, Library};
use crate::tui::keys::table::Binding;
use crate::tui::theme::Theme;

fn now() -> Now {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Now { wall: DateTime::<Utc>::UNIX_EPOCH, tick: 0, today }
}

fn interview(id: &str, name: &str, state: State) -> ListedInterview {
    ListedInterview {
        id: id.into(),
        name: Some(name.into()),
        role: Some("SRE on call".into()),
        date: NaiveDate::from_ymd_opt(2026, 11, 21),
        state,
        entries: 12,
        minutes: 41,
        began: None,
        brought: Brought::default(),
    }
}

fn incident(id: &str, title: &str, interviews: Vec<ListedInterview>) -> Listed {
    let occurred = NaiveDate::from_ymd_opt(2026, 11, 20);
    let title = title.to_owned();
    let incident = Incident { id: id.into(), title, occurred, ..Incident::default() };
    Listed { incident, interviews, roster: None }
}

fn home() -> Home {
    let mut home = Home::default();
    home.listed(vec![
        incident(
            "kafka",
            "Kafka broker paging at night, and what came before it",
            vec![
                interview("kieran", "Kieran", State::ToReview),
                interview("ana", "Ana", State::Planned),
                interview("li", "Li", State::Live),
            ],
        ),
        incident("checkout", "Checkout certificate", Vec::new()),
    ]);
    home
}

fn press(home: &mut Home, keys: &[Key]) -> Answer {
    let mut answer = Answer::nothing();
    for key in keys {
        answer = home.press(Press::plain(*key), now());
    }
    answer
}

fn typed(home: &mut Home, text: &str) -> Answer {
    let keys: Vec<Key> = text.chars().map(Key::Char).collect();
    press(home, &keys)
}

fn screen(home: &Home, width: u16, height: u16) -> Vec<String> {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    let area = buf.area;
    let look = Look { library: &Library::default(), theme: Theme::default(), notice: None };
    home.draw(look, area, &mut buf, &mut HomeMemory::default());
    let rows = buf.content.chunks(usize::from(width));
    rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>())
        .map(|row| row.trim_end().to_owned())
        .collect()
}

fn place(incident: &str, interview: &str) -> Place {
    Place { incident: incident.into(), interview: interview.into() }
}

#[test]
fn enter_goes_to_the_interviews_and_opens_the_selected_one() {
    let mut home = home();
    assert_eq!(press(&mut home, &[Key::Enter]), Answer::nothing());
    let opened = press(&mut home, &[Key::Down, Key::Enter]);
    assert_eq!(opened.effects, [Effect::Open(place("kafka", "ana"))]);
}

#[test]
fn enter_on_an_incident_without_interviews_prepares_one() {
    let mut home = home();
    let answer = press(&mut home, &[Key::Down, Key::Enter]);
    assert_eq!(answer.go, Some(Go::Prepare(place("checkout", ""))));
}

#[test]
fn n_prepares_an_interview_or_begins_the_first_incident() {
    let mut home = home();
    assert_eq!(typed(&mut home, "n").go, Some(Go::Prepare(place("kafka", ""))));
    let mut empty = Home::default();
    empty.listed(Vec::new());
    assert_eq!(typed(&mut empty, "n"), Answer::nothing());
    assert!(empty.typing());
}

#[test]
fn a_new_incident_is_asked_for_as_it_was_filled_in() {
    let mut home = home();
    typed(&mut home, "N Disk full? ");
    press(&mut home, &[Key::Tab]);
    typed(&mut home, "2026-11-19");
    press(&mut home, &[Key::Tab]);
    typed(&mut home, "billing");
    press(&mut home, &[Key::Down]);
    typed(&mut home, "search, platform ,");
    press(&mut home, &[Key::Tab, Key::Char(' '), Key::Tab, Key::Tab, Key::Tab, Key::Right]);
    let answer = home.press(Press::plain(Key::F(6)), now());
    let expected = Incident {
        id: String::new(),
        title: "Disk full?".into(),
        occurred: NaiveDate::from_ymd_opt(2026, 11, 19),
        why_chosen: vec!["many-teams".into(), "near-miss".into()],
        teams: vec!["search".into(), "platform".into()],
        system: Some("billing".into()),
    };
    assert_eq!(answer.effects, [Effect::SaveIncident(expected.clone())]);
    let again = home.press(Press::plain(Key::F(6)), now());
    assert_eq!((again.effects, again.say.as_deref()), (Vec::new(), Some(words::BEING_KEPT)));
    let saved = Incident { id: "disk".into(), ..expected };
    assert_eq!(home.saved(saved.clone()).go, Some(Go::Prepare(place("disk", ""))));
    assert_eq!(home.incident("disk").map(|listed| &listed.incident), Some(&saved));
    assert!(!home.typing());
}

#[test]
fn a_new_incident_needs_a_title_and_a_date_that_is_one() {
    let mut home = home();
    typed(&mut home, "N");
    assert_eq!(home.update(Action::Keep).say.as_deref(), Some(words::INCIDENT_TITLE));
    typed(&mut home, "Disk");
    press(&mut home, &[Key::Tab]);
    typed(&mut home, "2026-13");
    assert_eq!(home.update(Action::Keep).say.as_deref(), Some(words::NO_DATE));
}

#[test]
fn what_was_typed_is_not_given_up_by_one_key() {
    let mut home = home();
    typed(&mut home, "NDisk");
    assert_eq!(press(&mut home, &[Key::Esc]).say.as_deref(), Some(words::FORM_DROPPED));
    assert!(home.typing());
    press(&mut home, &[Key::Esc]);
    assert!(!home.typing());
    typed(&mut home, "N");
    press(&mut home, &[Key::Esc]);
    assert!(!home.typing());
}

#[test]
fn the_search_goes_over_both_lists() {
    let mut home = home();
    typed(&mut home, "/kieran");
    assert_eq!(home.shown, [Shown { incident: 0, interviews: vec![0] }]);
    press(&mut home, &[Key::Enter, Key::Enter]);
    let opened = press(&mut home, &[Key::Enter]);
    assert_eq!(opened.effects, [Effect::Open(place("kafka", "kieran"))]);
    press(&mut home, &[Key::Esc]);
    assert_eq!(home.shown.len(), 2);
    typed(&mut home, "/CHECKOUT");
    assert_eq!(home.shown, [Shown { incident: 1, interviews: Vec::new() }]);
    typed(&mut home, " nobody");
    assert!(home.shown.is_empty());
    assert!(screen(&home, 60, 16).join("\n").contains("nothing found"));
}

#[test]
fn what_was_selected_stays_selected_when_the_list_comes_again() {
    let mut home = home();
    press(&mut home, &[Key::Enter, Key::Down, Key::Down]);
    let mut again = vec![incident("new", "Newer", Vec::new())];
    again.extend(home.listed.clone().unwrap());
    home.listed(again);
    assert_eq!(home.place(), Some(place("kafka", "li")));
}

#[test]
fn export_opens_what_has_begun() {
    let mut home = home();
    assert_eq!(typed(&mut home, "x").say.as_deref(), Some(words::PICK_INTERVIEW));
    let begun = press(&mut home, &[Key::Tab, Key::Char('x')]);
    assert_eq!(begun.effects, [Effect::Open(place("kafka", "kieran"))]);
    let planned = press(&mut home, &[Key::Down, Key::Char('x')]);
    assert_eq!(planned.say.as_deref(), Some(words::NOTHING_TO_EXPORT));
}

#[test]
fn a_first_run_explains_itself() {
    let mut home = Home::default();
    home.listed(Vec::new());
    let drawn = screen(&home, 60, 16);
    assert_eq!(drawn.get(3).unwrap(), "  firsthand sits beside a video call and helps you listen");
    assert!(drawn.contains(&"  d opens the demo incident, n starts a real one".to_owned()));
    assert_eq!(typed(&mut home, "d").effects, [Effect::OpenDemo]);
    assert_eq!(typed(&mut home, "q").effects, [Effect::Quit]);
}

#[test]
fn both_lists_at_80_by_24() {
    let mut home = home();
    press(&mut home, &[Key::Tab]);
    let drawn = screen(&home, 80, 24);
    assert_eq!(
        drawn.get(..6).unwrap(),
        [
            " firsthand                              / searches titles, people, teams, dates",
            "────────────────────────────────────────────────────────────────────────────────",
            "  Incidents                date        done │  Interviews",
            "▸ Kafka broker paging at … 2026-11-20   1/3 │▸ Kieran, SRE on call    to review",
            "  Checkout certificate     2026-11-20   0/0 │  Ana, SRE on call         planned",
            "                                            │  Li, SRE on call             live",
        ]
        .map(str::to_owned)
    );
    let keys = drawn.last().unwrap();
    assert!(keys.starts_with(" Enter open  n new interview  N new incident"), "{keys}");
}

#[test]
fn only_the_rows_in_sight_are_drawn_and_the_selected_one_is_among_them() {
    let mut home = Home::default();
    let all = (0..500).map(|n| incident(&format!("i{n}"), &format!("Number {n}"), Vec::new()));
    home.listed(all.collect());
    home.update(Action::Last);
    assert!(screen(&home, 60, 16).get(13).unwrap().starts_with("▸ Number 499"));
}

#[test]
fn the_new_incident_fits_80_by_24() {
    let mut home = home();
    typed(&mut home, "N");
    let drawn = screen(&home, 80, 24).join("\n");
    for shown in ["Title", "System", "Teams", "plain curiosity", "[Keep and prepare an interview]"]
    {
        assert!(drawn.contains(shown), "{shown} is not in\n{drawn}");
    }
}

fn bound_once(table: &[Binding<Action>]) {
    let mut seen = HashSet::new();
    for press in table.iter().flat_map(|binding| binding.presses) {
        assert!(seen.insert(press), "{press} twice");
    }
    assert!(table.iter().all(|binding| !binding.name.is_empty() && !binding.group.is_empty()));
}

#[test]
fn no_key_is_bound_twice() {
    bound_once(HOME);
    bound_once(NEW);
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
        Key::End,
        Key::PageDown,
        Key::Backspace,
        Key::F(6),
        Key::Char('N'),
        Key::Char('t'),
        Key::Char('/'),
        Key::Char(' '),
        Key::Char('a'),
        Key::Char('語'),
    ];
    proptest::sample::select(keys.to_vec()).prop_map(Press::plain)
}

proptest! {
    #[test]
    fn no_keys_at_no_size_make_it_panic(
        presses in prop::collection::vec(any_key(), 0..60), width in 0_u16..130, height in 0_u16..40,
    ) {
        let mut home = home();
        let (mut memory, library) = (HomeMemory::default(), Library::default());
        for press in presses {
            home.press(press, now());
            let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
            let area = buf.area;
            let look = Look { library: &library, theme: Theme::default(), notice: None };
            home.draw(look, area, &mut buf, &mut memory);
        }
    }
}
