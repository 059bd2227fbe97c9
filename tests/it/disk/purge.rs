//! Words that were taken back, or went off the record, are in no file any more: whatever a crash
//! interrupted, and wherever they stood.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use firsthand::{
    interview::{
        Interview,
        change::{Added, Change, Fact, OfEntry, OfNote},
        draft::{Draft, LineKind},
        entry::What,
        finding::Finding,
        id::Id,
        note::{Kind, Reply},
        purge::{Purge, Why},
        thread::{Fate, Thread},
    },
    tui::effect::{Access, State},
    world::disk::{
        device::{Device, Disk},
        home::Home,
        paths::Dirs,
    },
};

use crate::disk::{Room, all_files, at, draft, note, room, said, texts};

/// Words that stand nowhere else, as they were said, corrected, answered and explained.
const WORDS: [&str; 4] = ["quokka", "marzipan", "zeppelin", "turnstile"];

fn change(ms: u64, fact: Fact) -> Change {
    Change { when: at(ms), fact }
}

fn added(number: u32, text: &str, what: What) -> Change {
    let (id, text) = (Id::new(number), text.to_owned());
    change(u64::from(number) * 1000, Fact::Added(Added { id, text, tags: Vec::new(), what }))
}

/// A conversation in two segments, in which the second note's words stand in every way they can.
fn told() -> [Vec<Change>; 2] {
    let id = Id::new(2);
    let thread = What::Thread(Thread { from: Some(id), fate: Fate::Open });
    let finding = Finding { evidence: vec![id, Id::new(1)], ..Finding::default() };
    let first = vec![
        said(1, "the pager was silent"),
        note(2, Kind::Quote, "the Quokka was never told"),
        added(3, "never told the quokka", thread),
    ];
    let second = vec![
        change(9000, Fact::Entry(id, OfEntry::Corrected("the marzipan was never told".into()))),
        change(9100, Fact::Entry(id, OfEntry::Tagged("surprise".into()))),
        change(
            9200,
            Fact::Note(id, OfNote::ReplyRecorded(Reply::Fix("a zeppelin, rather".into()))),
        ),
        change(9300, Fact::Note(id, OfNote::ReasonGiven("the turnstile hears all".into()))),
        added(5, "Nobody was told", What::Finding(Box::new(finding))),
        note(6, Kind::Off, "between us"),
        said(7, "that was all"),
    ];
    [first, second]
}

/// The same, written down, with copies of it wherever a crash or an export may have left some.
fn full_room() -> Room {
    let room = room();
    for changes in told() {
        let (_, mut journal, _events) = room.write();
        for one in &changes {
            let off = matches!(&one.fact, Fact::Added(added) if added.id == Id::new(6));
            journal.record(one, off);
        }
        journal.draft(Some(&draft(80_000, Kind::Said, "a line being")));
        journal.finish().unwrap();
    }
    let folder = room.folder();
    let segments = all_files(&folder.join("journal"));
    let fallback = room.dir.path().join("home/state/fallback").join(&room.place.interview);
    let copy = fallback.join("journal").join(other_number(&segments[0]));
    fs::create_dir_all(copy.parent().unwrap()).unwrap();
    let told = segments.iter().find(|path| holds(path, "Quokka")).unwrap();
    fs::copy(told, copy).unwrap();
    fs::write(folder.join("journal/.w.1.jsonl.abcdef.tmp"), "half a marzipan").unwrap();
    fs::write(folder.join("draft.findings.yaml"), "text: a zeppelin, rather").unwrap();
    fs::write(folder.join("share-back.md"), "the quokka was never told").unwrap();
    fs::create_dir_all(folder.join("drafts")).unwrap();
    fs::write(folder.join("drafts/aaaaaa.jsonl"), "{\"put\":\"quokka").unwrap();
    fs::write(folder.join("mine.txt"), "my own, and nothing about it").unwrap();
    room
}

fn other_number(path: &Path) -> String {
    let name = path.file_name().unwrap().to_str().unwrap();
    format!("{}.90.jsonl", name.split('.').next().unwrap())
}

fn holds(path: &Path, word: &str) -> bool {
    fs::read(path).unwrap().windows(word.len()).any(|part| part == word.as_bytes())
}

/// The files in which any of the words stands, whatever the case, and which words.
fn found(room: &Room) -> BTreeMap<PathBuf, Vec<&'static str>> {
    let mut found = BTreeMap::new();
    for path in all_files(room.dir.path()) {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).to_lowercase();
        let words: Vec<_> = WORDS.into_iter().filter(|word| text.contains(word)).collect();
        if !words.is_empty() {
            found.insert(path, words);
        }
    }
    found
}

fn purge(why: Why, ids: &[u32]) -> Purge {
    Purge { why, ids: ids.iter().map(|number| Id::new(*number)).collect(), when: at(99_000) }
}

/// What stays when the note and its thread are gone.
fn rest(interview: &Interview) -> Vec<&str> {
    let gone = [Id::new(2), Id::new(3)];
    let stays = interview.stream().filter(|entry| !gone.contains(&entry.id));
    stays.map(|entry| entry.text.as_str()).collect()
}

const REST: [&str; 4] = ["the pager was silent", "Nobody was told", "between us", "that was all"];

#[test]
fn control_the_words_stand_in_many_files_before() {
    let found = found(&full_room());
    assert_eq!(found.len(), 7, "{found:?}");
    let words: std::collections::BTreeSet<_> = found.into_values().flatten().collect();
    assert_eq!(words.len(), WORDS.len());
}

#[track_caller]
fn assert_taken_back(room: &Room) {
    assert_eq!(found(room), BTreeMap::new());
    let opened = room.read();
    assert_eq!(opened.recovered, "");
    assert_eq!(rest(&opened.interview), REST);
    let gone: Vec<Id> = opened.interview.taken_back().iter().map(|(id, _)| *id).collect();
    assert_eq!(gone, [Id::new(2), Id::new(3)]);
    assert!(opened.interview.entry(Id::new(2)).is_none());
    assert_eq!(opened.draft.map(|draft| draft.text).as_deref(), Some("a line being"));
    assert_eq!(fs::read_to_string(room.folder().join("mine.txt")).unwrap().len(), 28);
    assert!(!room.folder().join("purge.yaml").exists());
}

#[test]
fn what_was_taken_back_is_in_no_file_and_a_tombstone_stays() {
    let room = full_room();
    room.home.purge(&room.place, purge(Why::TakenBack, &[2])).unwrap();
    assert_taken_back(&room);
    let (opened, mut journal, _events) = room.write();
    assert_eq!(opened.interview.next_number(), 8);
    journal.record(&said(8, "later"), false);
    journal.finish().unwrap();
    assert_eq!(rest(&room.read().interview).last(), Some(&"later"));
    room.home.purge(&room.place, purge(Why::TakenBack, &[2])).unwrap();
    assert_eq!(room.read().recovered, "");
}

#[track_caller]
fn assert_off_record(room: &Room) {
    let only_off = found(room).keys().all(|path| path.parent().unwrap().ends_with("off-record"));
    assert!(only_off, "{:?}", found(room));
    let opened = room.read();
    assert_eq!(opened.recovered, "");
    let entry = opened.interview.entry(Id::new(2)).unwrap();
    assert!(entry.is_off());
    assert_eq!((entry.text.as_str(), entry.when), ("the marzipan was never told", at(2000)));
    assert_eq!(entry.tags, ["surprise"]);
    assert_eq!(opened.interview.place_of(Id::new(2)), Some(1));
    let thread = opened.interview.taken_back().iter().map(|(id, _)| *id).collect::<Vec<_>>();
    assert_eq!(thread, [Id::new(3)], "the thread is made of the note's words");
}

#[test]
fn a_note_put_off_the_record_stands_in_the_off_record_store_only() {
    let room = full_room();
    room.home.purge(&room.place, purge(Why::OffRecord, &[2])).unwrap();
    assert_off_record(&room);
    assert_eq!(found(&room).len(), 1, "its last words, once");
}

#[track_caller]
fn assert_withdrawn(room: &Room) {
    assert_eq!(found(room), BTreeMap::new());
    let opened = room.read();
    assert_eq!((opened.recovered.as_str(), State::of(&opened.interview)), ("", State::Withdrawn));
    assert!(opened.interview.is_empty() && opened.draft.is_none());
    assert_eq!(opened.interview.plan().interviewee.role, None);
    let journals = ["journal", "off-record", "drafts"].map(|name| room.folder().join(name));
    let left: usize = journals.iter().filter(|f| f.exists()).map(|f| all_files(f).len()).sum();
    assert_eq!(left, 1, "the tombstone");
}

#[test]
fn of_a_withdrawn_interview_a_tombstone_stays() {
    let room = full_room();
    room.home.purge(&room.place, purge(Why::Withdrawn, &[])).unwrap();
    assert_withdrawn(&room);
    let listed = room.home.list().0;
    assert_eq!(listed[0].interviews[0].state, State::Withdrawn);
    let (_, mut journal, _events) = room.write();
    journal.record(&said(20, "too late"), false);
    journal.finish().unwrap();
    assert!(room.read().interview.is_empty());
}

/// A machine that dies at its n-th operation: that one is done in half, and none after it at all.
pub(super) struct Dies {
    pub(super) left: AtomicU64,
}

impl Dies {
    fn step(&self) -> io::Result<()> {
        let left =
            self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1));
        left.map(drop).map_err(|_dead| io::Error::from_raw_os_error(5))
    }
}

impl Device for Dies {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| Disk.make_folder(path))
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        self.step().and_then(|()| Disk.create(path))
    }
    fn open(&self, path: &Path) -> io::Result<File> {
        self.step().and_then(|()| Disk.open(path))
    }
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        let last = self.left.load(Ordering::Relaxed) == 0;
        let bytes = if last { &bytes[..bytes.len() / 2] } else { bytes };
        let written = Disk.write(file, bytes);
        self.step().and(written)
    }
    // A process that dies, not a machine: what was written is there.
    fn sync(&self, _file: &File) -> io::Result<()> {
        self.step()
    }
    fn sync_dir(&self, _dir: &Path) -> io::Result<()> {
        self.step()
    }
    fn empty(&self, file: &File) -> io::Result<()> {
        self.step().and_then(|()| Disk.empty(file))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step().and_then(|()| Disk.rename(from, to))
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step().and_then(|()| Disk.link(from, to))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| Disk.remove(path))
    }
}

/// The same store over a machine that dies after so many operations.
pub(super) fn dying(room: &Room, after: u64) -> Home {
    let device = Arc::new(Dies { left: AtomicU64::new(u64::MAX) });
    let home =
        Home::with_device(Dirs::under(&room.dir.path().join("home")), device.clone()).unwrap();
    device.left.store(after, Ordering::Relaxed);
    home
}

/// The same store in another folder.
pub(super) fn copy_of(room: &Room) -> Room {
    let dir = tempfile::tempdir().unwrap();
    for file in all_files(room.dir.path()) {
        let to = dir.path().join(file.strip_prefix(room.dir.path()).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(file, to).unwrap();
    }
    let lives = Arc::new(Dies { left: AtomicU64::new(u64::MAX) });
    let home = Home::with_device(Dirs::under(&dir.path().join("home")), lives).unwrap();
    Room { dir, home, place: room.place.clone() }
}

/// Kills it at every operation, and then starts it again. Returns how many there were.
fn killed_at_every_step(purge: &Purge, assert: fn(&Room)) -> u64 {
    let whole = full_room();
    for after in 0.. {
        let room = copy_of(&whole);
        let done = dying(&room, after).purge(&room.place, purge.clone());
        let asked = room.folder().join("purge.yaml").exists();
        if !asked && done.is_err() && found(&room).len() == 7 {
            continue;
        }
        assert_eq!(room.home.list().0.len(), 1);
        start_again(&room);
        assert(&room);
        if done.is_ok() {
            return after;
        }
    }
    0
}

/// The next start. While a program is just being started elsewhere in these tests, the lock may seem to
/// be held for a moment, as `Room::write` says: then the start after that.
fn start_again(room: &Room) {
    let asked = std::time::Instant::now();
    while room.folder().join("purge.yaml").exists() {
        assert!(asked.elapsed() < std::time::Duration::from_mins(1), "it is never finished");
        let _opened = room.read();
        std::thread::yield_now();
    }
}

#[test]
fn a_crash_at_any_step_is_finished_at_the_next_start() {
    let steps = [
        killed_at_every_step(&purge(Why::TakenBack, &[2]), assert_taken_back),
        killed_at_every_step(&purge(Why::OffRecord, &[2]), assert_off_record),
        killed_at_every_step(&purge(Why::Withdrawn, &[]), assert_withdrawn),
    ];
    assert!(steps.iter().all(|steps| *steps > 15), "{steps:?}");
}

#[test]
fn what_is_to_leave_is_hidden_until_it_has() {
    for why in Why::ALL {
        let room = full_room();
        let ids = if why == Why::Withdrawn { &[][..] } else { &[2] };
        let home = dying(&room, 12);
        home.purge(&room.place, purge(why, ids)).unwrap_err();
        let opened = home.open(&room.place, None).unwrap().0;
        assert!(opened.recovered.contains("not out of the files"), "{}", opened.recovered);
        let shown = opened.interview.on_record().map(|entry| entry.text.to_lowercase());
        let shown = shown.collect::<Vec<_>>().join(" ");
        assert!(WORDS.iter().all(|word| !shown.contains(word)), "{why:?}: {shown}");
        assert!(!found(&room).is_empty(), "control: they are still there");
    }
}

#[test]
fn nothing_is_taken_out_while_another_window_writes() {
    let room = full_room();
    let (_, journal, _events) = room.write();
    let refused = room.home.purge(&room.place, purge(Why::TakenBack, &[2])).unwrap_err();
    assert!(refused.what.starts_with("held by process"), "{}", refused.what);
    journal.finish().unwrap();
    assert!(texts(&room.read()).contains(&"the marzipan was never told"));
}

#[test]
fn a_line_that_corrects_what_was_taken_back_goes_with_it() {
    let room = full_room();
    let (_, mut journal, _events) = room.write();
    let line =
        Draft { editing: Some(Id::new(2)), ..draft(95_000, Kind::Quote, "the marzipan, a little") };
    assert_eq!(line.kind, LineKind::Note(Kind::Quote));
    journal.draft(Some(&line));
    journal.finish().unwrap();
    room.home.purge(&room.place, purge(Why::TakenBack, &[2])).unwrap();
    assert_eq!(found(&room), BTreeMap::new());
    assert!(matches!(room.read().access, Access::ReadOnly { .. }));
}
