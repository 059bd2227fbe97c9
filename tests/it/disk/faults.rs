//! The disk under fault: power cuts, operations that fail, folders that vanish, a disk that fills up.

use std::{
    collections::HashMap,
    fs::{self, File},
    io,
    os::fd::AsRawFd as _,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, channel},
    },
    time::Duration,
};

use firsthand::{
    interview::{
        incident::{Incident, Person},
        note::Kind,
        plan::Plan,
    },
    tui::effect::New,
    world::disk::{
        device::{Device, Disk},
        home::Home,
        journal::{Event, Journal},
        paths::Dirs,
    },
};

use crate::disk::{Room, all_files, draft, note, room, room_with, said, synced, texts, wait_for};

type Fails = Box<dyn Fn(u64, &str) -> bool + Send>;

/// A disk that remembers what was really synced, and fails when it is told to.
#[derive(Default)]
struct Model {
    synced: Mutex<HashMap<u64, u64>>,
    lies: bool,
    failed: Mutex<Vec<PathBuf>>,
    operations: AtomicU64,
    fails: Mutex<Option<Fails>>,
}

impl Model {
    fn step(&self, what: &str) -> io::Result<()> {
        let number = self.operations.fetch_add(1, Ordering::Relaxed);
        let fails = self.fails.lock().unwrap();
        if fails.as_ref().is_some_and(|fails| fails(number, what)) {
            return Err(io::Error::from_raw_os_error(5));
        }
        Ok(())
    }

    fn fail(&self, when: impl Fn(u64, &str) -> bool + Send + 'static) {
        *self.fails.lock().unwrap() = Some(Box::new(when));
    }
}

impl Device for Model {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        self.step("make folder")?;
        Disk.make_folder(path)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        self.step(&format!("create {}", path.display()))?;
        Disk.create(path)
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        self.step("open")?;
        Disk.open(path)
    }

    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        if let Err(error) = self.step("write") {
            Disk.write(file, &bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        Disk.write(file, bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        let path = fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd())).unwrap();
        let mut failed = self.failed.lock().unwrap();
        assert!(!failed.contains(&path), "synced again after a failure: {}", path.display());
        if let Err(error) = self.step("sync") {
            failed.extend(Some(path).filter(|path| !path.to_string_lossy().contains("draft")));
            return Err(error);
        }
        if !self.lies {
            let about = file.metadata()?;
            self.synced.lock().unwrap().insert(about.ino(), about.len());
        }
        Ok(())
    }

    fn sync_dir(&self, _dir: &Path) -> io::Result<()> {
        self.step("sync folder")
    }

    fn empty(&self, file: &File) -> io::Result<()> {
        self.step("empty")?;
        Disk.empty(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("rename")?;
        Disk.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("link")?;
        Disk.link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step("remove")?;
        Disk.remove(path)
    }
}

/// A disk whose syncs wait while the gate is held.
#[derive(Default)]
struct Waiting {
    gate: Mutex<()>,
}

impl Device for Waiting {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        Disk.make_folder(path)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        Disk.create(path)
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        Disk.open(path)
    }

    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        Disk.write(file, bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        drop(self.gate.lock().unwrap());
        Disk.sync(file)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        Disk.sync_dir(dir)
    }

    fn empty(&self, file: &File) -> io::Result<()> {
        Disk.empty(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        Disk.remove(path)
    }
}

#[test]
fn a_line_is_kept_until_its_record_is_written_whatever_is_synced_meanwhile() {
    let disk = Arc::new(Waiting::default());
    let room = room_with(disk.clone());
    let (_, mut journal, events) = room.write();
    let gate = disk.gate.lock().unwrap();
    journal.draft(Some(&draft(1000, Kind::Said, "one")));
    journal.record(&said(1, "one"), false);
    journal.draft(None);
    journal.draft(Some(&draft(2000, Kind::Said, "two")));
    journal.commit();
    journal.sync_now();
    journal.record(&said(2, "two"), false);
    journal.draft(None);
    drop(gate);
    synced(&events, 1);
    drop(journal);
    let opened = room.read();
    assert_eq!(texts(&opened), ["one"]);
    assert_eq!(opened.draft.map(|draft| draft.text), Some("two".to_owned()));
}

/// Writes some notes until the last is confirmed, and more that are not; then cuts the power.
fn after_a_power_cut(lies: bool) -> usize {
    let model = Arc::new(Model { lies, ..Model::default() });
    let room = room_with(model.clone());
    let (_, mut journal, events) = room.write();
    for number in 1..=20 {
        journal.record(
            &note(number, if number % 5 == 0 { Kind::Off } else { Kind::Said }, "x"),
            number % 5 == 0,
        );
        journal.commit();
    }
    journal.sync_now();
    synced(&events, 20);
    drop(journal);
    for file in all_files(&room.folder())
        .iter()
        .filter(|file| file.extension().is_some_and(|e| e == "jsonl"))
    {
        let on_disk = model.synced.lock().unwrap().get(&fs::metadata(file).unwrap().ino()).copied();
        File::options().write(true).open(file).unwrap().set_len(on_disk.unwrap_or(0)).unwrap();
    }
    texts(&room.read()).len()
}

#[test]
fn every_confirmed_record_survives_a_power_cut() {
    assert_eq!(after_a_power_cut(false), 20);
}

#[test]
fn control_a_disk_that_lies_loses_records() {
    assert!(after_a_power_cut(true) < 20);
}

/// Runs a short interview on a disk on which the operation with this number fails, once. Returns
/// whether it came to that.
fn interview_with_fault(at_operation: u64) -> bool {
    let model = Arc::new(Model::default());
    let room = room_with(model.clone());
    model.operations.store(0, Ordering::Relaxed);
    let fired = Arc::new(AtomicU64::new(0));
    let (tell, events) = channel();
    let seen = fired.clone();
    model.fail(move |number, _| {
        let fails = number == at_operation;
        seen.fetch_add(u64::from(fails), Ordering::Relaxed);
        fails
    });
    let mut journal = opened_for_writing(&room, &tell);
    let mut last = 0;
    for number in 1..=6 {
        let off = number % 3 == 0;
        let kind = if off { Kind::Off } else { Kind::Said };
        journal.draft(Some(&draft(u64::from(number) * 1000, kind, "wor")));
        journal.commit();
        last = journal.record(&note(number, kind, "words"), off);
        journal.draft(None);
        journal.commit();
        journal.sync_now();
    }
    synced(&events, last);
    drop(journal);
    let opened = room.read();
    assert_eq!(texts(&opened).len(), 6, "operation {at_operation}: {}", opened.recovered);
    assert_eq!(opened.draft, None, "operation {at_operation}");
    fired.load(Ordering::Relaxed) > 0
}

/// Opens for writing. A program that another test starts at this moment may hold the lock until it
/// runs, so a refusal is asked again; no operation is counted for one.
fn opened_for_writing(room: &Room, tell: &std::sync::mpsc::Sender<Event>) -> Journal {
    let asked = std::time::Instant::now();
    while asked.elapsed() < Duration::from_secs(30) {
        let tell = tell.clone();
        let told = Box::new(move |event| drop(tell.send(event)));
        let (_, journal) = room.home.open(&room.place, Some(told)).unwrap();
        match journal {
            Some(journal) => return journal,
            None => std::thread::yield_now(),
        }
    }
    panic!("goes on in the second folder")
}

#[test]
fn any_one_failing_operation_loses_nothing() {
    let faults = (0..200).take_while(|at| interview_with_fault(*at)).count();
    assert!(faults > 10, "{faults} operations were tried");
}

/// Two notes that an earlier opening left, one of them off the record.
fn left_behind() -> (Arc<Model>, Room) {
    let model = Arc::new(Model::default());
    let room = room_with(model.clone());
    let (_, mut journal, _events) = room.write();
    journal.record(&said(1, "one"), false);
    journal.record(&note(2, Kind::Off, "two"), true);
    journal.finish().unwrap();
    (model, room)
}

#[test]
fn lines_whose_sync_fails_when_they_are_opened_again_are_copied_to_another_file() {
    let (model, room) = left_behind();
    let segments = || all_files(&room.folder().join("journal")).len();
    let before = segments();
    model.operations.store(0, Ordering::Relaxed);
    model.fail(|number, _| number == 0);
    let (opened, journal, _events) = room.write();
    journal.finish().unwrap();
    assert_eq!((opened.recovered.as_str(), segments()), ("", before + 2));
    assert_eq!((texts(&room.read()), room.read().recovered), (vec!["one", "two"], String::new()));
}

#[test]
fn lines_that_cannot_be_made_durable_when_they_are_opened_again_are_told() {
    let (model, room) = left_behind();
    model.fail(|_, what| what == "sync");
    let (opened, _journal) = room.home.open(&room.place, Some(Box::new(|_| {}))).unwrap();
    assert!(opened.recovered.contains("may not be on the disk"), "{}", opened.recovered);
    assert_eq!(texts(&opened), ["one", "two"]);
}

#[test]
fn a_folder_that_always_fails_is_left_for_the_other_one() {
    let model = Arc::new(Model::default());
    let room = room_with(model.clone());
    let (_, mut journal, events) = room.write();
    model.fail(|_, what| {
        what == "write" || (what.starts_with("create") && !what.contains("fallback"))
    });
    journal.record(&said(1, "one"), false);
    journal.commit();
    wait_for(&events, |event| matches!(event, Event::NotSaved(_)));
    model.fail(|_, what| what.starts_with("create") && !what.contains("fallback"));
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
    let model = Arc::new(Model::default());
    let room = room_with(model.clone());
    let (_, mut journal, _events) = room.write();
    model.fail(|_, what| what != "empty");
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

#[test]
fn a_full_disk_is_told_and_nothing_is_lost_when_there_is_space_again() {
    let room = room();
    let (small, mount) = (room.dir.path().join("small"), "mount -t tmpfs -o size=64k tmpfs");
    fs::create_dir(&small).unwrap();
    let run = |command: &str| {
        std::process::Command::new("sh")
            .args(["-c", command])
            .output()
            .is_ok_and(|o| o.status.success())
    };
    if !run(&format!("{mount} '{}' 2>/dev/null", small.display())) {
        eprintln!("skipped: a small disk cannot be mounted here");
        return;
    }
    let home = Home::at(Dirs::under(&small.join("home"))).unwrap();
    let incident =
        home.save_incident(Incident { title: "x".into(), ..Incident::default() }).unwrap();
    let plan = Plan { incident: incident.id, ..Plan::default() };
    let place = home.create(New { plan, person: Person::default() }).unwrap();
    let (tell, events) = channel();
    let tell = Box::new(move |event| drop(tell.send(event)));
    let mut journal = home.open(&place, Some(tell)).unwrap().1.unwrap();
    let filler = small.join("filler");
    while fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(&filler)
        .is_ok_and(|mut file| io::Write::write_all(&mut file, &[0; 4096]).is_ok())
    {}
    for number in 1..=40 {
        journal.record(&said(number, &"long words ".repeat(30)), false);
        journal.commit();
    }
    let told = wait_for(&events, |event| matches!(event, Event::NotSaved(_)));
    assert!(
        matches!(&told, Event::NotSaved(trouble) if trouble.remedy.contains("space")),
        "{told:?}"
    );
    fs::remove_file(&filler).unwrap();
    synced(&events, 40);
    journal.finish().unwrap();
    let opened = home.open(&place, None).unwrap().0;
    run(&format!("umount '{}'", small.display()));
    assert_eq!(texts(&opened).len(), 40);
}
