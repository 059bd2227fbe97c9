//! The disk under fault: operations that fail for ever, and folders that vanish.

use std::{
    fs,
    sync::{Arc, mpsc::Receiver},
    time::Duration,
};

use firsthand::{interview::note::Kind, world::disk::journal::Event};

use crate::{
    disk::{Room, all_files, draft, note, room, room_with, said, synced, texts, wait_for},
    faults::device::{Faulty, Op, Verdict},
};

/// Fails with an input/output error where this says so.
fn fail(disk: &Faulty, when: impl Fn(u64, &Op) -> bool + Send + 'static) {
    disk.decide(move |number, op| if when(number, op) { Verdict::Fail(5) } else { Verdict::Go });
}

fn is(op: &Op, names: &[&str]) -> bool {
    names.contains(&op.name())
}

#[test]
fn a_line_is_kept_until_its_record_is_written_whatever_is_synced_meanwhile() {
    let disk = Arc::new(Faulty::<()>::default());
    let room = room_with(disk.clone());
    let (_, mut journal, events) = room.write();
    disk.hold(true);
    journal.draft(Some(&draft(1000, Kind::Said, "one")));
    journal.record(&said(1, "one"), false);
    journal.draft(None);
    journal.draft(Some(&draft(2000, Kind::Said, "two")));
    journal.commit();
    journal.sync_now();
    journal.record(&said(2, "two"), false);
    journal.draft(None);
    disk.hold(false);
    synced(&events, 1);
    drop(journal);
    let opened = room.read();
    assert_eq!(texts(&opened), ["one"]);
    assert_eq!(opened.draft.map(|draft| draft.text), Some("two".to_owned()));
}

/// Two notes that an earlier opening left, one of them off the record.
fn left_behind() -> (Arc<Faulty>, Room) {
    let disk = Arc::new(Faulty::<()>::default());
    let room = room_with(disk.clone());
    let (_, mut journal, _events) = room.write();
    journal.record(&said(1, "one"), false);
    journal.record(&note(2, Kind::Off, "two"), true);
    journal.finish().unwrap();
    (disk, room)
}

#[test]
fn lines_whose_sync_fails_when_they_are_opened_again_are_copied_to_another_file() {
    let (disk, room) = left_behind();
    let segments = || all_files(&room.folder().join("journal")).len();
    let before = segments();
    fail(&disk, |number, _| number == 0);
    let (opened, journal, _events) = room.write();
    journal.finish().unwrap();
    assert_eq!((opened.recovered.as_str(), segments()), ("", before + 2));
    assert_eq!((texts(&room.read()), room.read().recovered), (vec!["one", "two"], String::new()));
}

#[test]
fn lines_that_cannot_be_made_durable_when_they_are_opened_again_are_told() {
    let (disk, room) = left_behind();
    fail(&disk, |_, op| is(op, &["sync"]));
    let (opened, _journal) = room.home.open(&room.place, Some(Box::new(|_| {}))).unwrap();
    assert!(opened.recovered.contains("may not be on the disk"), "{}", opened.recovered);
    assert_eq!(texts(&opened), ["one", "two"]);
}

#[test]
fn a_folder_that_always_fails_is_left_for_the_other_one() {
    let disk = Arc::new(Faulty::<()>::default());
    let room = room_with(disk.clone());
    let (_, mut journal, events) = room.write();
    let elsewhere =
        |op: &Op| is(op, &["create"]) && !op.path().display().to_string().contains("fallback");
    fail(&disk, move |_, op| is(op, &["write"]) || elsewhere(op));
    journal.record(&said(1, "one"), false);
    journal.commit();
    wait_for(&events, |event| matches!(event, Event::NotSaved(_)));
    fail(&disk, move |_, op| elsewhere(op));
    journal.record(&said(2, "two"), false);
    journal.commit();
    journal.sync_now();
    synced(&events, 2);
    let saved = wait_for(&events, |event| matches!(event, Event::SavedAgain(_)));
    assert!(matches!(&saved, Event::SavedAgain(place) if place.contains("fallback")), "{saved:?}");
    journal.finish().unwrap();
    assert_eq!(texts(&room.read()), ["one", "two"]);
}

#[test]
fn closing_says_when_something_is_not_saved() {
    let disk = Arc::new(Faulty::<()>::default());
    let room = room_with(disk.clone());
    let (_, mut journal, _events) = room.write();
    fail(&disk, |_, op| !is(op, &["empty"]));
    journal.record(&said(1, "one"), false);
    assert!(journal.finish().unwrap_err().what.contains("not saved"));
}

#[test]
fn a_folder_deleted_meanwhile_is_made_anew() {
    let room = room();
    let (_, mut journal, events) = room.write();
    synced_or_quiet(&events);
    fs::remove_dir_all(room.folder().join("journal")).unwrap();
    journal.record(&said(1, "one"), false);
    journal.commit();
    journal.sync_now();
    synced(&events, 1);
    journal.finish().unwrap();
    assert_eq!(texts(&room.read()), ["one"]);
}

fn synced_or_quiet(events: &Receiver<Event>) {
    let _none = events.recv_timeout(Duration::from_millis(400));
}
