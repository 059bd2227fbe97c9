//! The disk: what was told to be saved is there, whatever happened since.

mod faults;
mod publish;
mod purge;

use std::{
    fs::{self, File},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    sync::{
        Arc,
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
        part::Part,
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

use crate::pty::nothing_starts;

pub(crate) struct Room {
    dir: TempDir,
    pub(crate) home: Home,
    place: Place,
}

pub(crate) fn room() -> Room {
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
    let guard = nothing_starts();
    let place = home.create(New { plan, person }).unwrap();
    drop(guard);
    Room { dir, home, place }
}

impl Room {
    /// Opened to be written. A program just being started has all that is open here, locks among it, for
    /// a moment: until then it is asked again.
    pub(crate) fn write(&self) -> (Opened, Journal, Receiver<Event>) {
        let asked = std::time::Instant::now();
        loop {
            let (tell, events) = channel();
            let tell = Box::new(move |event| drop(tell.send(event)));
            if let (opened, Some(journal)) = self.home.open(&self.place, Some(tell)).unwrap() {
                return (opened, journal, events);
            }
            assert!(asked.elapsed() < Duration::from_mins(1), "may be written");
            std::thread::yield_now();
        }
    }

    pub(crate) fn read(&self) -> Opened {
        self.home.open(&self.place, None).unwrap().0
    }

    pub(crate) fn folder(&self) -> PathBuf {
        let incident = self.dir.path().join("home/incidents").join(&self.place.incident);
        incident.join("interviews").join(&self.place.interview)
    }
}

pub(crate) fn at(ms: u64) -> Stamp {
    let wall =
        DateTime::<Utc>::UNIX_EPOCH + TimeDelta::milliseconds(1_700_000_000_000 + ms.cast_signed());
    Stamp { at: wall, elapsed: Elapsed(ms) }
}

pub(crate) fn note(number: u32, kind: Kind, text: &str) -> Change {
    Change { when: at(u64::from(number) * 1000), fact: Fact::note(Id::new(number), kind, text) }
}

pub(crate) fn said(number: u32, text: &str) -> Change {
    note(number, Kind::Said, text)
}

pub(crate) fn draft(ms: u64, kind: Kind, text: &str) -> Draft {
    let (began, kind) = (at(ms), LineKind::Note(kind));
    Draft { began, kind, editing: None, part: Part::Words, text: text.into() }
}

pub(crate) fn texts(opened: &Opened) -> Vec<&str> {
    opened.interview.stream().map(|entry| entry.text.as_str()).collect()
}

pub(crate) fn wait_for(events: &Receiver<Event>, wanted: impl Fn(&Event) -> bool) -> Event {
    loop {
        let event = events.recv_timeout(Duration::from_secs(30)).expect("the event comes");
        if wanted(&event) {
            return event;
        }
    }
}

pub(crate) fn synced(events: &Receiver<Event>, number: u64) {
    wait_for(events, |event| matches!(event, Event::Synced(n) if *n >= number));
}

pub(crate) fn all_files(folder: &Path) -> Vec<PathBuf> {
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
    assert_eq!(events.recv_timeout(Duration::from_secs(30)), Ok(Event::Synced(1)));
    assert_eq!(journal.record(&note(2, Kind::Off, "two"), true), 2);
    journal.commit();
    assert_eq!(events.recv_timeout(Duration::from_secs(30)), Ok(Event::Synced(2)));
    journal.finish().unwrap();
    assert_eq!(texts(&room.read()), ["one", "two"]);
}

#[test]
fn the_line_being_typed_survives_a_crash_and_ends_when_it_is_kept() {
    let room = room();
    let (_, mut journal, events) = room.write();
    for text in ["w", "we", "we saw"] {
        journal.draft(Some(&draft(1000, Kind::Said, text)));
        journal.commit();
    }
    drop(journal);
    let (opened, mut journal, _) = room.write();
    assert_eq!(opened.draft, Some(draft(1000, Kind::Said, "we saw")));
    drop(journal);
    (_, journal, _) = room.write();
    journal.draft(Some(&draft(1000, Kind::Said, "we saw it")));
    journal.record(&said(1, "we saw it"), false);
    journal.draft(None);
    journal.draft(Some(&draft(5000, Kind::Said, "next")));
    journal.draft(None);
    journal.commit();
    drop((journal, events));
    let opened = room.read();
    assert_eq!((texts(&opened), opened.draft.clone()), (vec!["we saw it"], None));
}

#[test]
fn a_kept_line_leaves_its_draft_file_empty() {
    let room = room();
    let (_, mut journal, events) = room.write();
    journal.draft(Some(&draft(1000, Kind::Said, "we saw")));
    journal.commit();
    journal.record(&said(1, "we saw"), false);
    journal.draft(None);
    journal.commit();
    synced(&events, 1);
    journal.finish().unwrap();
    let drafts = all_files(&room.folder().join("drafts"));
    assert!(drafts.len() == 1 && fs::read(&drafts[0]).unwrap().is_empty());
}

#[test]
fn a_second_window_may_only_read() {
    let room = room();
    let (_, journal, _events) = room.write();
    let (opened, none) = room.home.open(&room.place, Some(Box::new(|_| {}))).unwrap();
    let Access::ReadOnly { holder } = &opened.access else { panic!("{:?}", opened.access) };
    let expected = format!("process {} on this machine, since ", std::process::id());
    assert!(none.is_none() && holder.starts_with(&expected), "{holder}");
    journal.finish().unwrap();
    let (opened, _journal, _) = room.write();
    assert_eq!(opened.access, Access::Writer { tag: 0 });
}

#[test]
fn off_record_words_stand_in_no_other_folder() {
    const CANARY: &str = "zebrafinch";
    let room = room();
    let (_, mut journal, events) = room.write();
    let mut typed = String::new();
    for c in CANARY.chars() {
        typed.push(c);
        journal.draft(Some(&draft(2000, Kind::Off, &typed)));
        journal.commit();
    }
    journal.record(&note(2, Kind::Off, CANARY), true);
    journal.draft(None);
    let corrected = Fact::Entry(Id::new(2), OfEntry::Corrected(format!("{CANARY} again")));
    journal.record(&Change { when: at(9000), fact: corrected }, true);
    journal.record(&said(3, "on the record"), false);
    journal.commit();
    synced(&events, 3);
    drop(journal);
    let mut found = 0;
    for file in all_files(room.dir.path()) {
        if String::from_utf8_lossy(&fs::read(&file).unwrap()).contains(CANARY) {
            assert!(file.parent().unwrap().ends_with("off-record"), "{}", file.display());
            found += 1;
        }
    }
    assert!(found > 0, "the scan finds what is there");
    let again = format!("{CANARY} again");
    assert_eq!(texts(&room.read()), [again.as_str(), "on the record"]);
}

#[test]
fn a_line_that_turns_off_record_leaves_the_ordinary_store() {
    const CANARY: &str = "zebrafinch";
    let room = room();
    let (_, mut journal, _events) = room.write();
    journal.draft(Some(&draft(2000, Kind::Said, CANARY)));
    journal.commit();
    let ordinary = all_files(&room.folder().join("drafts")).remove(0);
    assert!(String::from_utf8(fs::read(&ordinary).unwrap()).unwrap().contains(CANARY));
    journal.draft(Some(&draft(2000, Kind::Off, CANARY)));
    journal.commit();
    let begun = std::time::Instant::now();
    while !fs::read(&ordinary).unwrap().is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(30), "the words stay");
        std::thread::yield_now();
    }
    drop(journal);
    assert_eq!(room.read().draft, Some(draft(2000, Kind::Off, CANARY)));
    let (_, mut journal, _events) = room.write();
    journal.draft(Some(&draft(2000, Kind::Said, CANARY)));
    journal.finish().unwrap();
    assert_eq!(room.read().draft, Some(draft(2000, Kind::Said, CANARY)));
    let off = all_files(&room.folder().join("off-record"));
    assert!(off.iter().all(|file| fs::read(file).unwrap().is_empty()));
}

#[test]
fn a_torn_tail_is_told_and_left_as_it_is() {
    let room = room();
    let (_, mut journal, _events) = room.write();
    journal.record(&said(1, "one"), false);
    journal.record(&said(2, "two"), false);
    journal.finish().unwrap();
    let last = all_files(&room.folder().join("journal")).into_iter().max().unwrap();
    let bytes = fs::read(&last).unwrap();
    let torn = &bytes[..bytes.len() - 12];
    File::options().write(true).open(&last).unwrap().set_len(torn.len() as u64).unwrap();
    let (opened, mut journal, _events) = room.write();
    assert!(opened.recovered.starts_with("recovered 4 of 5 lines"), "{}", opened.recovered);
    assert_eq!(texts(&opened), ["one"]);
    journal.record(&said(3, "three"), false);
    journal.finish().unwrap();
    assert_eq!(fs::read(&last).unwrap(), torn);
    assert_eq!(texts(&room.read()), ["one", "three"]);
}

#[test]
fn files_are_for_their_owner_only() {
    let room = room();
    let (_, mut journal, _events) = room.write();
    journal.record(&note(1, Kind::Off, "x"), true);
    journal.draft(Some(&draft(2000, Kind::Off, "y")));
    journal.finish().unwrap();
    let home = room.dir.path().join("home");
    for file in all_files(&home) {
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&file), 0o600, "{}", file.display());
        for folder in file.ancestors().skip(1).take_while(|folder| folder.starts_with(&home)) {
            assert_eq!(mode(folder), 0o700, "{}", folder.display());
        }
    }
}

#[test]
fn another_installation_makes_other_ids() {
    let room = room();
    fs::remove_file(room.dir.path().join("home/state/writer")).unwrap();
    let (opened, mut journal, _events) = room.write();
    let Access::Writer { tag } = opened.access else { panic!("{:?}", opened.access) };
    assert_ne!(tag, 0);
    let fact = Fact::note(Id { number: 1, tag }, Kind::Said, "theirs");
    journal.record(&Change { when: at(1), fact }, false);
    journal.finish().unwrap();
    assert_eq!(texts(&room.read()), ["theirs"]);
    assert_eq!(room.write().0.access, Access::Writer { tag });
}

#[test]
fn ids_lead_nowhere_else_and_hold_no_name() {
    let room = room();
    for id in ["..", "a/../../b", "", "/etc"] {
        let place = Place { incident: id.into(), interview: room.place.interview.clone() };
        assert!(room.home.open(&place, None).is_err(), "{id}");
    }
    assert!(room.place.interview.starts_with("sre-on-call-"));
    for file in all_files(room.dir.path()) {
        assert!(!file.to_string_lossy().to_lowercase().contains("ana"));
        let named = String::from_utf8_lossy(&fs::read(&file).unwrap()).contains("Ortiz");
        assert_eq!(named, file.ends_with("people.yaml"), "{}", file.display());
    }
}

#[test]
fn what_is_there_is_listed_and_found() {
    let room = room();
    let (listed, troubles) = room.home.list();
    assert_eq!((listed.len(), troubles.len()), (1, 0));
    assert_eq!(listed[0].interviews[0].name.as_deref(), Some("Ana Ortiz"));
    let this = std::slice::from_ref(&room.place);
    assert_eq!(room.home.find("sre-on"), this);
    assert_eq!(room.home.find(&room.place.interview), this);
    assert!(room.home.find("nobody").is_empty());
    let file =
        room.dir.path().join("home/incidents").join(&room.place.incident).join("incident.yaml");
    fs::write(file, "{{{").unwrap();
    let (listed, troubles) = room.home.list();
    assert_eq!((listed[0].interviews.len(), troubles.len()), (1, 1));
    let (opened, _journal, _) = room.write();
    assert_eq!(opened.incident.title, room.place.incident);
}
