//! What the suite's tests came to, over all of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::catalogue;

/// The sums.
#[derive(Default)]
struct Sums {
    faults: Part,
    inputs: Part,
    controls: Part,
    points: u64,
    lost: u64,
    skipped: BTreeMap<String, BTreeSet<u16>>,
    ended: BTreeSet<&'static str>,
}

/// So many of so many.
#[derive(Default, Clone, Copy)]
struct Part {
    good: u64,
    all: u64,
}

impl Part {
    fn count(&mut self, good: bool) {
        self.all += 1;
        self.good += u64::from(good);
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.good, self.all)
    }
}

static ALL: Mutex<Option<Sums>> = Mutex::new(None);

/// A test of the suite, while it runs.
pub(crate) struct Running(&'static str, Mutex<Sums>);

/// Begins the test of this name, which the catalogue must know.
pub(crate) fn begin(name: &'static str) -> Running {
    assert!(catalogue::suite().contains(name), "`{name}` is not in the catalogue");
    Running(name, Mutex::default())
}

impl Running {
    fn sums(&self) -> MutexGuard<'_, Sums> {
        self.1.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A fault was put in; nothing may be broken by it.
    #[track_caller]
    pub(crate) fn fault(&self, what: &str, broken: &[String]) {
        self.sums().faults.count(broken.is_empty());
        assert!(broken.is_empty(), "{what}: {broken:#?}");
    }

    /// A bad input was read: it must have been refused, or cleaned.
    #[track_caller]
    pub(crate) fn input(&self, what: &str, refused: bool) {
        self.sums().inputs.count(refused);
        assert!(refused, "taken: {what}");
    }

    /// The program was ended, or the power cut, at so many points, and so many promised lines were lost.
    pub(crate) fn points(&self, points: u64, lost: u64) {
        let mut sums = self.sums();
        sums.points += points;
        sums.lost += lost;
    }

    /// A guard was taken away: the check must see it.
    #[track_caller]
    pub(crate) fn control(&self, what: &str, failed: bool) {
        self.sums().controls.count(failed);
        assert!(failed, "the control does not fail: {what}");
    }

    /// Some of its numbers can't be done here.
    pub(crate) fn skip(&self, numbers: &[u16], why: &str) {
        self.sums().skipped.entry(why.to_owned()).or_default().extend(numbers);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
        let all = all.get_or_insert_default();
        all.add(std::mem::take(&mut *self.sums()));
        all.ended.insert(self.0);
        if all.ended == catalogue::suite() {
            // Not captured, as what a test prints is.
            let _ = writeln!(std::io::stderr(), "\n{}\n", all.line());
        }
    }
}

impl Sums {
    fn add(&mut self, other: Self) {
        for (part, more) in [
            (&mut self.faults, other.faults),
            (&mut self.inputs, other.inputs),
            (&mut self.controls, other.controls),
        ] {
            part.good += more.good;
            part.all += more.all;
        }
        self.points += other.points;
        self.lost += other.lost;
        for (why, numbers) in other.skipped {
            self.skipped.entry(why).or_default().extend(numbers);
        }
    }

    fn line(&self) -> String {
        let mut skipped = self.skipped.clone();
        for (number, why) in catalogue::left_out() {
            skipped.entry(why.to_owned()).or_default().insert(number);
        }
        let count: usize = skipped.values().map(BTreeSet::len).sum();
        let why: Vec<String> = skipped
            .iter()
            .map(|(why, numbers)| {
                let numbers: Vec<String> = numbers.iter().map(u16::to_string).collect();
                format!("{why}: {}", numbers.join(" "))
            })
            .collect();
        let why = if why.is_empty() { String::new() } else { format!(" ({})", why.join("; ")) };
        format!(
            "faults survived {} · bad inputs refused {} · crash points {} · acknowledged lines lost \
             {} · controls that failed as they must {} · skipped {count}{why}",
            self.faults, self.inputs, self.points, self.lost, self.controls
        )
    }
}
