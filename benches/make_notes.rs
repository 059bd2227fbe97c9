//! Makes a private store with one interview of so many notes, to measure with:
//! `cargo bench --bench make_notes -- DIR COUNT` prints the interview's id. `… -- DIR print` prints
//! what the store's interview holds besides them: all notes, and the line being typed.
#![allow(clippy::expect_used, clippy::print_stdout, reason = "a tool for measuring")]

use std::path::Path;

use firsthand::interview::{
    change::{Change, Course, Fact},
    id::Id,
    incident::{Incident, Person},
    note::Kind,
    plan::Plan,
    stamp::{Elapsed, Stamp},
};
use firsthand::tui::effect::{New, Place};
use firsthand::world::disk::{home::Home, paths::Dirs};

fn main() {
    let arguments: Vec<String> = std::env::args().filter(|word| word != "--bench").collect();
    let [_, folder, count] = arguments.as_slice() else { return };
    if count == "print" {
        return print(Path::new(folder));
    }
    let place = make(Path::new(folder), count.parse().expect("a count"));
    println!("{}", place.interview);
}

/// As it would be opened, read only.
fn print(folder: &Path) {
    let home = Home::at(Dirs::under(folder)).expect("a store");
    let place = home.find("interview").pop().expect("an interview");
    let (opened, _) = home.open(&place, None).expect("opens");
    let made = |text: &str| text.starts_with("note ") && text.ends_with("was still open");
    let texts = opened.interview.stream().map(|entry| entry.text.as_str());
    texts.filter(|text| !made(text)).for_each(|text| println!("{text}"));
    println!("{}", opened.draft.map_or_else(String::new, |draft| draft.text));
}

fn make(folder: &Path, count: u32) -> Place {
    let home = Home::at(Dirs::under(folder)).expect("a store");
    let incident = Incident { title: "Measured".to_owned(), ..Incident::default() };
    let incident = home.save_incident(incident).expect("an incident");
    let plan = Plan {
        incident: incident.id,
        protocol: "cognitive-45".to_owned(),
        planned_minutes: 45,
        ..Plan::default()
    };
    let place = home.create(New { plan, person: Person::default() }).expect("an interview");
    let (_, journal) = home.open(&place, Some(Box::new(|_| {}))).expect("opens");
    let mut journal = journal.expect("for writing");
    let start = chrono::Utc::now();
    let stamp = |seconds: u32| Stamp {
        at: start - chrono::TimeDelta::seconds(i64::from(count - seconds)),
        elapsed: Elapsed(u64::from(seconds) * 1000),
    };
    let course = [Course::Started, Course::PhaseEntered("recall".to_owned()), Course::Paused];
    for fact in course {
        journal.record(&Change { when: stamp(0), fact: Fact::Course(fact) }, false);
    }
    for number in 1..=count {
        let text = format!("note {number}: the second page came while the first was still open");
        let kind = if number % 5 == 0 { Kind::Quote } else { Kind::Said };
        let fact = Fact::note(Id::new(number), kind, text);
        journal.record(&Change { when: stamp(number), fact }, false);
        if number % 500 == 0 {
            journal.commit();
        }
    }
    journal.finish().expect("saved");
    place
}
