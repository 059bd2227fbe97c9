//! The disk: what was told to be saved is there, whatever happened since.

use std::{
    collections::HashMap,
    fs::{self, File},
    io,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, channel},
    },
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use firsthand::{
    interview::{
        change::{Change, Fact, OfEntry},
        draft::{Draft, LineKind},
        id::Id,
        incident::{Incident, Person},
        note::Kind,
        plan::Plan,
        stamp::{Elapsed, Stamp},
    },
    tui::effect::{Access, New, Opened, Place},
    world::disk::{
        device::{Device, Disk},
        home::Home,
        journal::{Event, Journal},
        paths::Dirs,
    },
};
use tempfile::TempDir;

struct Room {
    dir: TempDir,
    home: Home,
    place: Place,
}

fn room() -> Room {
    room_with(Arc::new(Disk))
}

fn room_with(device: Arc<dyn Device>) -> Room {
    let dir = tempfile::tempdir().unwrap();
    let home = Home::with_device(Dirs::under(&dir.path().join("home")), device).unwrap();
    let incident = home
        .save_incident(Incident { title: "Kafka at night".into(), ..Incident::default() })
        .unwrap();
    let person =
        Person { name: "Ana Ortiz".into(), role: Some("SRE on call".into()), ..Person::default() };
    let plan = Plan { incident: incident.id, ..Plan::default() };
    let place = home.create(New { plan, person }).unwrap();
    Room { dir, home, place }
}

impl Room {
    fn write(&self) -> (Opened, Journal, Receiver<Event>) {
        let (tell, events) = channel();
        let tell = Box::new(move |event| drop(tell.send(event)));
        let (opened, journal) = self.home.open(&self.place, Some(tell)).unwrap();
        (opened, journal.expect("may be written"), events)
    }

    fn read(&self) -> Opened {
        self.home.open(&self.place, None).unwrap().0
    }

    fn folder(&self) -> PathBuf {
        let incident = self.dir.path().join("home/incidents").join(&self.place.incident);
        incident.join("interviews").join(&self.place.interview)
    }
}

fn at(ms: u64) -> Stamp {
    let wall = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::milliseconds(1_700_000_000_000 + ms as i64);
    Stamp { at: wall, elapsed: Elapsed(ms) }
}

fn note(number: u32, kind: Kind, text: &str) -> Change {
    Change { when: at(u64::from(number) * 1000), fact: Fact::note(Id::new(number), kind, text) }
}

fn said(number: u32, text: &str) -> Change {
    note(number, Kind::Said, text)
}

fn draft(ms: u64, kind: Kind, text: &str) -> Draft {
    Draft { began: at(ms), kind: LineKind::Note(kind), editing: None, text: text.into() }
}

fn texts(opened: &Opened) -> Vec<&str> {
    opened.interview.stream().map(|entry| entry.text.as_str()).collect()
}

fn wait_for(events: &Receiver<Event>, wanted: impl Fn(&Event) -> bool) -> Event {
    loop {
        let event = events.recv_timeout(Duration::from_secs(5)).expect("the event comes");
        if wanted(&event) {
            return event;
        }
    }
}

fn synced(events: &Receiver<Event>, number: u64) {
    wait_for(events, |event| matches!(event, Event::Synced(n) if *n >= number));
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { all_files(&path) } else { vec![path] }).collect()
}

#[test]
fn what_was_committed_survives_a_crash() {
    let room = room();
    let (opened, mut journal, _events) = room.write();
    assert_eq!(opened.access, Access::Writer { tag: 0 });
    assert_eq!(opened.interview.plan().interviewee.role.as_deref(), Some("SRE on call"));
    assert_eq!(opened.person.as_ref().unwrap().name, "Ana Ortiz");
    let mut expected = opened.interview.clone();
    for change in [said(1, "one"), said(2, "two")] {
        expected.apply(&change);
        journal.record(&change, false);
    }
    journal.commit();
    journal.record(&said(3, "never committed"), false);
    drop(journal);
    let (again, _journal, _events) = room.write();
    assert_eq!(again.interview, expected);
    assert_eq!(again.recovered, "");
}

#[test]
fn a_check_mark_comes_when_the_disk_has_it() {
    let room = room();
    let (_, mut journal, events) = room.write();
    assert_eq!(journal.record(&said(1, "one"), false), 1);
    journal.commit();
    journal.sync_now();
    assert_eq!(events.recv_timeout(Duration::from_secs(5)), Ok(Event::Synced(1)));
    assert_eq!(journal.record(&note(2, Kind::Off, "two"), true), 2);
    journal.commit();
    assert_eq!(events.recv_timeout(Duration::from_secs(5)), Ok(Event::Synced(2)));
    journal.finish().unwrap();
    assert_eq!(texts(&room.read()), ["one", "two"]);
}
