//! What the writing and the syncing thread share. Everything here is quick; nothing waits for a disk.

use std::{
    collections::{HashSet, VecDeque},
    fs::File,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::Utc;

use crate::interview::{
    change::Change,
    journal::{Opening, Recovered, Segment, bodies},
};
use crate::tui::effect::Trouble;
use crate::world::disk::{
    device::Device,
    journal::{
        Ends, Pair, Start,
        line::Line,
        store::{Held, Seed, Store},
    },
    trouble::{cause, remedy, trouble},
};

/// Whether something is to be synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    /// Nothing is.
    No,
    /// Within a quarter of a second.
    Soon,
    /// At once.
    AtOnce,
}

/// Everything about an open journal.
pub(super) struct State {
    roots: Vec<PathBuf>,
    root: usize,
    interview: String,
    writer: String,
    founder: String,
    segment: u64,
    lamport: u64,
    stores: Pair<Option<Store>>,
    ends: Ends,
    batch: Vec<Held>,
    held: VecDeque<Held>,
    times: HashSet<i64>,
    number: u64,
    written: u64,
    synced: u64,
    epoch: u64,
    pub(super) line: Line,
    pub(super) due: Due,
    pub(super) stop: bool,
    pub(super) failing: Option<Trouble>,
}

/// What is to be synced, taken at one moment.
pub(super) struct Work {
    pub(super) files: Vec<(Arc<File>, Option<PathBuf>)>,
    ends: Ends,
    number: u64,
    epoch: u64,
}

/// What is needed to write everything unconfirmed once more.
pub(super) struct Rescue {
    pub(super) root: usize,
    pub(super) seeds: Pair<Option<Seed>>,
    pub(super) held: Vec<Held>,
    number: u64,
}

impl State {
    pub(super) fn new(start: Start, found: &Recovered) -> Self {
        let Start { roots, interview, writer, founder, draft, .. } = start;
        let own = || found.ends.iter().filter(|(segment, _)| segment.writer == writer);
        let last = |off| {
            let ends = own().filter(|(segment, _)| segment.off == off);
            ends.map(|(segment, end)| (segment.number, *end)).max_by_key(|(number, _)| *number)
        };
        let ends = Pair { on: last(false), off: last(true) };
        let segment = own().map(|(segment, _)| segment.number + 1).max().unwrap_or(0);
        let line = Line::new(&writer, found.next_draft, draft);
        Self {
            roots,
            root: 0,
            interview,
            writer,
            founder,
            segment,
            lamport: found.next_lamport,
            stores: Pair::default(),
            ends,
            batch: Vec::new(),
            held: VecDeque::new(),
            times: HashSet::new(),
            number: 0,
            written: 0,
            synced: 0,
            epoch: 0,
            line,
            due: Due::Soon,
            stop: false,
            failing: None,
        }
    }

    /// Begins the first segment, in the first folder that takes one.
    pub(super) fn begin(&mut self, device: &dyn Device) -> io::Result<()> {
        let mut result = Err(io::ErrorKind::NotFound.into());
        for root in 0..self.roots.len() {
            let begun = self.begin_in(device, root);
            if begun.is_ok() || result.as_ref().is_err_and(is_not_found) {
                result = begun;
            }
            if result.is_ok() {
                break;
            }
        }
        result
    }

    fn begin_in(&mut self, device: &dyn Device, root: usize) -> io::Result<()> {
        loop {
            let seed = self.seed(root, false);
            match Store::begin(device, &seed) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                begun => {
                    self.stores.on = Some(begun?);
                    self.root = root;
                    return Ok(());
                }
            }
        }
    }

    fn seed(&mut self, root: usize, off: bool) -> Seed {
        let number = self.segment;
        self.segment += 1;
        let lamport = self.lamport;
        self.lamport += 1;
        Seed {
            root: self.root_at(root).to_owned(),
            segment: Segment { off, writer: self.writer.clone(), number },
            opening: Opening {
                interview: self.interview.clone(),
                founder: self.founder.clone(),
                after: *self.ends.of(off),
                at: Utc::now(),
            },
            lamport,
        }
    }

    fn root_at(&self, root: usize) -> &Path {
        self.roots.get(root).map_or(Path::new(""), PathBuf::as_path)
    }

    pub(super) fn root(&self) -> &Path {
        self.root_at(self.root)
    }

    pub(super) fn roots(&self) -> usize {
        self.roots.len()
    }

    pub(super) fn record(&mut self, change: &Change, off: bool) -> u64 {
        self.number += 1;
        self.times.insert(change.when.at.timestamp_millis());
        let bodies = bodies(change, &mut self.lamport).into();
        self.batch.push(Held { number: self.number, off, bodies });
        self.number
    }

    /// Hands over what was taken down. Returns whether the syncing thread needs to be woken.
    pub(super) fn commit(&mut self, device: &dyn Device) -> bool {
        if self.batch.is_empty() && !self.line.waits() {
            return false;
        }
        self.epoch += 1;
        let leaving = self.line.settle(&self.times, self.epoch);
        let batch = std::mem::take(&mut self.batch);
        let was = (self.due, self.failing.is_some());
        if self.failing.is_none()
            && let Err(error) = self.write(device, &batch)
        {
            self.fail(&error);
        }
        self.held.extend(batch);
        self.due = self.due.max(if leaving { Due::AtOnce } else { Due::Soon });
        was != (self.due, self.failing.is_some())
    }

    fn write(&mut self, device: &dyn Device, batch: &[Held]) -> io::Result<()> {
        for off in [false, true] {
            if !batch.iter().any(|held| held.off == off) {
                continue;
            }
            if self.stores.of(off).is_none() {
                let seed = self.seed(self.root, off);
                *self.stores.of_mut(off) = Some(Store::begin(device, &seed)?);
            }
            if let Some(store) = self.stores.of_mut(off) {
                store.write(device, batch.iter().filter(|held| held.off == off))?;
            }
        }
        self.written = batch.last().map_or(self.written, |held| held.number);
        let root = self.root().to_owned();
        self.line.write(device, &root)
    }

    /// From now on nothing is written until everything unconfirmed stands in a new file.
    pub(super) fn fail(&mut self, error: &io::Error) {
        let what = format!("not saved: {}", cause(error));
        let remedy = format!("{}; everything is held in memory and tried again", remedy(error));
        self.failing = Some(trouble(what, self.root(), remedy));
        self.stores = Pair::default();
        self.line.start_over();
    }

    pub(super) fn trouble(&self) -> Trouble {
        let held = self.number.saturating_sub(self.synced);
        let what = format!("{held} lines are not confirmed by the disk");
        self.failing.clone().unwrap_or_else(|| trouble(what, self.root(), "check the disk"))
    }

    pub(super) fn saved(&self) -> bool {
        self.failing.is_none() && self.synced == self.number
    }

    /// What is unsynced now.
    pub(super) fn work(&mut self) -> Work {
        self.due = Due::No;
        let mut files = Vec::new();
        for off in [false, true] {
            if let Some(store) = self.stores.of_mut(off)
                && std::mem::take(&mut store.dirty)
            {
                let new = std::mem::take(&mut store.fresh).then(|| store.path.clone());
                files.push((store.file.clone(), new));
            }
        }
        for off in [true, false] {
            let side = self.line.side_mut(off);
            if std::mem::take(&mut side.dirty) {
                let new = std::mem::take(&mut side.fresh).then(|| side.path.clone());
                files.extend(side.file.clone().map(|file| (file, new)));
            }
        }
        Work { files, ends: self.stores_ends(), number: self.written, epoch: self.epoch }
    }

    fn stores_ends(&self) -> Ends {
        let end = |off| self.stores.of(off).as_ref().and_then(Store::end).or(*self.ends.of(off));
        Pair { on: end(false), off: end(true) }
    }

    /// What was to be synced is on the disk. Returns the number of confirmed records, if it is news.
    pub(super) fn confirm(&mut self, device: &dyn Device, work: &Work) -> Option<u64> {
        self.ends = work.ends;
        let news = self.advance(work.number);
        let root = self.root().to_owned();
        match self.line.empty_spent(device, &root, work.epoch) {
            Ok(true) => self.due = self.due.max(Due::Soon),
            Ok(false) => {}
            Err(error) => self.fail(&error),
        }
        news
    }

    fn advance(&mut self, number: u64) -> Option<u64> {
        while self.held.front().is_some_and(|held| held.number <= number) {
            self.held.pop_front();
        }
        let news = number > self.synced;
        self.synced = self.synced.max(number);
        news.then_some(number)
    }

    /// What a new file in this folder has to hold.
    pub(super) fn rescue(&mut self, root: usize) -> Rescue {
        let off = self.held.iter().any(|held| held.off);
        let seeds =
            Pair { on: Some(self.seed(root, false)), off: off.then(|| self.seed(root, true)) };
        let held: Vec<Held> = self.held.iter().cloned().collect();
        let number = held.last().map_or(self.synced, |held| held.number);
        Rescue { root, seeds, held, number }
    }

    /// Everything is in new files, and confirmed; goes on there.
    pub(super) fn go_on(
        &mut self,
        device: &dyn Device,
        rescue: &Rescue,
        stores: Pair<Option<Store>>,
    ) -> Option<u64> {
        self.root = rescue.root;
        self.stores = stores;
        self.ends = self.stores_ends();
        self.failing = None;
        self.written = rescue.number;
        let news = self.advance(rescue.number);
        let rest: Vec<Held> = self.held.iter().cloned().collect();
        self.epoch += 1;
        self.due = self.due.max(Due::Soon);
        if let Err(error) = self.write(device, &rest) {
            self.fail(&error);
        }
        news
    }
}

fn is_not_found(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}
