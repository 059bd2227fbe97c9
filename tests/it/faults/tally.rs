//! What the suite's tests came to, over all of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
    sync::{Mutex, PoisonError},
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

static SUMS: Mutex<Option<Sums>> = Mutex::new(None);

fn with<T>(change: impl FnOnce(&mut Sums) -> T) -> T {
    let mut sums = SUMS.lock().unwrap_or_else(PoisonError::into_inner);
    change(sums.get_or_insert_default())
}

/// A test of the suite, while it runs.
pub(crate) struct Running(&'static str);

/// Begins the test of this name, which the catalogue must know.
pub(crate) fn begin(name: &'static str) -> Running {
    assert!(catalogue::suite().contains(name), "`{name}` is not in the catalogue");
    Running(name)
}

impl Running {
    /// A fault was put in; nothing may be broken by it.
    #[track_caller]
    pub(crate) fn fault(&self, what: &str, broken: &[String]) {
        with(|sums| sums.faults.count(broken.is_empty()));
        assert!(broken.is_empty(), "{what}: {broken:#?}");
    }

    /// A bad input was read: it must have been refused, or cleaned.
    #[track_caller]
    pub(crate) fn input(&self, what: &str, refused: bool) {
        with(|sums| sums.inputs.count(refused));
        assert!(refused, "taken: {what}");
    }

    /// The program was ended, or the power cut, at so many points, and so many promised lines were lost.
    pub(crate) fn points(&self, points: u64, lost: u64) {
        with(|sums| {
            sums.points += points;
            sums.lost += lost;
        });
    }

    /// A guard was taken away: the check must see it.
    #[track_caller]
    pub(crate) fn control(&self, what: &str, failed: bool) {
        with(|sums| sums.controls.count(failed));
        assert!(failed, "the control does not fail: {what}");
    }

    /// One of its tests can't be done here.
    pub(crate) fn skip(&self, numbers: &[u16], why: &str) {
        with(|sums| sums.skipped.entry(why.to_owned()).or_default().extend(numbers));
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let line = with(|sums| {
            sums.ended.insert(self.0);
            (sums.ended == catalogue::suite()).then(|| sums.line())
        });
        if let Some(line) = line {
            // Not captured, as what a test prints is.
            let _ = writeln!(std::io::stderr(), "\n{line}\n");
        }
    }
}

impl Sums {
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
