//! Crashes, power cuts and failing operations: at every operation there is, of every kind the program
//! uses, and at every byte of every write.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use firsthand::{
    interview::{
        change::{Change, Fact},
        id::Id,
        note::Kind,
    },
    world::disk::{home::Home, paths::Dirs},
};

use super::{
    device::{Op, Step, Verdict},
    image::{Cut, Image},
    long,
    promise::{AFTER, End, Promise},
    replay::Replay,
    script::{self, Disk, Said, quick_folder},
    tally,
};
use crate::{dice::Dice, disk::at, pty::nothing_starts};

const EIO: i32 = 5;
const EINTR: i32 = 4;
const ENOSPC: i32 = 28;
const EROFS: i32 = 30;
const EDQUOT: i32 = 122;

/// One whole run on a disk without fault, and where it was.
fn recorded() -> (tempfile::TempDir, Vec<Step<Said>>) {
    let dir = quick_folder();
    let disk = Arc::new(Disk::default());
    let troubles = script::run(&dir.path().join("home"), &disk);
    assert_eq!(troubles, []);
    (dir, disk.steps())
}

fn said(steps: &[Step<Said>]) -> impl Iterator<Item = &Said> {
    steps.iter().filter_map(|step| match step {
        Step::Said(said) => Some(said),
        Step::Done(_) => None,
    })
}

/// Opens the interview for writing, keeps one more note, and lets go of it: nothing may be lost by that.
fn gone_on(home: &Path) {
    let store = Home::at(Dirs::under(home)).unwrap();
    let Some(place) = store.find("").pop() else { return };
    let guard = nothing_starts();
    let (opened, journal) = store.open(&place, Some(Box::new(|_| {}))).unwrap();
    drop(guard);
    let mut journal = journal.unwrap_or_else(|| panic!("{:?}", opened.access));
    let id = Id::new(opened.interview.next_number());
    let fact = Fact::note(id, Kind::Mark, AFTER);
    journal.record(&Change { when: at(990_500), fact }, false);
    journal.finish().unwrap();
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copied(&entry.path(), &to);
        } else {
            assert!(fs::copy(entry.path(), to).is_ok());
        }
    }
}

#[test]
fn a03_killed_between_any_two_bytes_nothing_shown_is_lost() {
    let run = tally::begin("a03_killed_between_any_two_bytes_nothing_shown_is_lost");
    let (dir, steps) = recorded();
    let kinds: BTreeSet<&str> = steps.iter().filter_map(op).map(Op::name).collect();
    assert_eq!(kinds, BTreeSet::from(Op::NAMES), "every kind of operation is among them");
    let to = quick_folder();
    let home = to.path().join("home");
    let replay = Replay::new(dir.path(), to.path());
    let mut promise = Promise::of_all(&script::all_typed());
    let (mut points, mut broken) = (0, Vec::new());
    for step in &steps {
        match step {
            Step::Said(said) => promise.hear(said),
            Step::Done(op) => {
                replay.take(op, || {
                    points += 1;
                    broken.extend(promise.broken(&home, End::Killed));
                });
                assert!(broken.is_empty(), "{op:?}: {broken:#?}");
                if home.exists() {
                    let copy = quick_folder();
                    copied(to.path(), copy.path());
                    gone_on(&copy.path().join("home"));
                    broken.extend(promise.broken(&copy.path().join("home"), End::Killed));
                    assert!(broken.is_empty(), "gone on after {op:?}: {broken:#?}");
                }
            }
        }
    }
    run.points(points, 0);
    assert!(points > 7_000, "{points}");
    let mut least = Image::default();
    least.has(dir.path());
    for op in steps.iter().filter_map(op) {
        // Bytes that are held back until there are enough of them.
        let held_back = |path: &Path| Op::Write(path.to_owned(), op.bytes()[1..].to_vec());
        if op.name() == "write" { least.take(&held_back(op.path())) } else { least.take(op) }
    }
    run.control("writes held back", !after(&least, &promise, &dir, End::Killed).is_empty());
}

/// What is broken in a store that holds this.
fn after(image: &Image, promise: &Promise, dir: &tempfile::TempDir, end: End) -> Vec<String> {
    let to = quick_folder();
    image.put(dir.path(), to.path());
    let home = to.path().join("home");
    let mut broken = promise.lost(&home, end);
    if broken.is_empty() && home.exists() {
        gone_on(&home);
        broken = promise.lost(&home, end);
    }
    broken
}

/// How often the dice decide at every operation what a power cut leaves.
fn throws() -> usize {
    if long() { 100 } else { 5 }
}

#[test]
fn a04_the_power_cut_at_any_operation_loses_nothing_with_a_tick() {
    let run = tally::begin("a04_the_power_cut_at_any_operation_loses_nothing_with_a_tick");
    let (dir, steps) = recorded();
    let (points, broken) = cuts(&dir, &steps, |op, image| image.take(op));
    run.points(points, broken.len() as u64);
    assert!(broken.is_empty(), "{:#?}", broken.first());
    for lie in ["sync", "sync folder"] {
        let lying = |op: &Op, image: &mut Image| {
            if op.name() != lie {
                image.take(op);
            }
        };
        run.control(lie, !cuts(&dir, &steps, lying).1.is_empty());
    }
}

/// Cuts the power after every operation, in every way: how often, and what was broken then. Gives up
/// after the first that was.
fn cuts(
    dir: &tempfile::TempDir,
    steps: &[Step<Said>],
    take: impl Fn(&Op, &mut Image),
) -> (u64, Vec<String>) {
    let (mut image, mut promise) = (Image::default(), Promise::of_all(&script::all_typed()));
    image.has(dir.path());
    let (mut points, mut dice) = (0, Dice::of(4));
    for step in steps {
        match step {
            Step::Said(said) => promise.hear(said),
            Step::Done(op) => take(op, &mut image),
        }
        let some = std::iter::repeat_n(Cut::Some, throws());
        for how in [Cut::Least, Cut::Most, Cut::NamesOnly].into_iter().chain(some) {
            points += 1;
            let cut = image.cut(how, &mut dice);
            let broken = after(&cut, &promise, dir, End::PowerCut);
            if !broken.is_empty() {
                let broken =
                    broken.into_iter().map(|what| format!("{how:?} after {step:?}: {what}"));
                return (points, broken.collect());
            }
        }
    }
    (points, Vec::new())
}

/// Faults that come once, and what they are called.
type Once = (&'static str, fn(&Op) -> Verdict);

fn half(op: &Op) -> usize {
    op.bytes().len() / 2
}

const ONCE: [Once; 8] = [
    ("an input/output error", |_| Verdict::Fail(EIO)),
    ("no space left", |_| Verdict::Fail(ENOSPC)),
    ("no space left after half of it", |op| Verdict::Torn(half(op), ENOSPC)),
    ("a quota", |op| Verdict::Torn(half(op) / 2, EDQUOT)),
    ("a disk that can only be read", |_| Verdict::Fail(EROFS)),
    ("an interruption", |_| Verdict::Fail(EINTR)),
    ("a short write", |op| Verdict::Short(half(op))),
    ("a crash", |op| Verdict::Crash(half(op))),
];

/// Runs on a disk on which the operation with this number goes wrong. Says whether it came to that.
fn went_wrong(run: &tally::Running, at: u64, (what, verdict): Once) -> bool {
    let dir = quick_folder();
    let disk = Arc::new(Disk::default());
    disk.decide(move |number, op| if number == at { verdict(op) } else { Verdict::Go });
    let home = dir.path().join("home");
    let troubles = script::run(&home, &disk);
    let (fired, steps) = (disk.fired() > 0, disk.steps());
    let mut promise = Promise::of_all(&script::all_typed());
    said(&steps).for_each(|said| promise.hear(said));
    let mut broken = promise.broken(&home, End::Killed);
    let unclear =
        troubles.iter().filter(|t| t.what.is_empty() || t.place.is_empty() || t.remedy.is_empty());
    broken.extend(unclear.map(|trouble| format!("unclear: {trouble:?}")));
    if !disk.is_dead() {
        let all = said(&steps).filter(|said| matches!(said, Said::Acked(..))).count();
        broken.extend((all != 10).then(|| format!("{all} of 10 lines have a ✓; {troubles:?}")));
        let mut image = Image::default();
        image.has(dir.path());
        steps.iter().filter_map(op).for_each(|op| image.take(op));
        let cut = image.cut(Cut::Least, &mut Dice::of(1));
        broken.extend(after(&cut, &promise, &dir, End::PowerCut));
    } else if home.exists() {
        gone_on(&home);
        broken.extend(promise.broken(&home, End::Killed));
        run.points(1, 0);
    }
    run.fault(&format!("{what} at operation {at}"), &broken);
    fired
}

#[test]
fn a03_any_one_operation_that_goes_wrong_loses_nothing() {
    let run = tally::begin("a03_any_one_operation_that_goes_wrong_loses_nothing");
    let next = AtomicU64::new(0);
    // Until a run ends without any of it having happened.
    let lane = || {
        let at = || next.fetch_add(1, Ordering::Relaxed);
        let fired = |at: u64| ONCE.iter().filter(|once| went_wrong(&run, at, **once)).count() > 0;
        while fired(at()) {}
    };
    thread::scope(|scope| [(); 2].map(|()| scope.spawn(lane)).map(drop));
    let operations = next.into_inner();
    assert!(operations > 100, "{operations} operations");
}

fn op(step: &Step<Said>) -> Option<&Op> {
    match step {
        Step::Done(op) => Some(op),
        Step::Said(_) => None,
    }
}

/// Runs on a disk on which operations go wrong by chance, one in so many; in the end it may die.
fn by_chance(run: &tally::Running, seed: u64) {
    let dir = quick_folder();
    let disk = Arc::new(Disk::default());
    let mut dice = Dice::of(seed);
    let one_in = 4 << dice.roll(5);
    let dies_at = dice.roll(400) as u64;
    disk.decide(move |number, op| {
        if number == dies_at {
            return Verdict::Crash(half(op));
        }
        if dice.roll(one_in) > 0 { Verdict::Go } else { (dice.one_of(&ONCE[..7]).1)(op) }
    });
    let home = dir.path().join("home");
    let _told = script::run(&home, &disk);
    let steps = disk.steps();
    let mut promise = Promise::of_all(&script::all_typed());
    said(&steps).for_each(|said| promise.hear(said));
    let what = format!("faults by chance, FIRSTHAND_SEED={seed}");
    run.fault(&what, &promise.lost(&home, End::Killed));
    let mut image = Image::default();
    image.has(dir.path());
    steps.iter().filter_map(op).for_each(|op| image.take(op));
    for how in [Cut::Least, Cut::NamesOnly, Cut::Some, Cut::Some] {
        let cut = image.cut(how, &mut Dice::of(seed));
        let broken = after(&cut, &promise, &dir, End::PowerCut);
        run.points(1, broken.len() as u64);
        run.fault(&format!("{what}, then the power cut: {how:?}"), &broken);
    }
}

#[test]
fn a03_operations_that_go_wrong_by_chance_lose_nothing_with_a_tick() {
    let run = tally::begin("a03_operations_that_go_wrong_by_chance_lose_nothing_with_a_tick");
    let seeds = if long() { 5_000 } else { 300 };
    thread::scope(|scope| {
        for lane in 0..2 {
            let run = &run;
            scope.spawn(move || (lane..seeds).step_by(2).for_each(|seed| by_chance(run, seed)));
        }
    });
}
