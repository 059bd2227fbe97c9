//! Segments rewritten without what is to leave, and new ones with what stays of it.

use std::{
    collections::{BTreeMap, HashSet},
    io::{self, ErrorKind},
    path::PathBuf,
};

use crate::interview::{
    change::{Added, Change, Course, Fact, OfEntry},
    entry::What,
    id::Id,
    journal::{
        Chain, Opening, Recovered, Segment, bodies, open_body,
        purge::{Leaving, Moved, without},
    },
    note::{Kind, Note},
    purge::{Purge, Why},
};
use crate::tui::effect::Trouble;
use crate::world::disk::{
    atomic,
    home::{
        folder::{self, CAP},
        purge::Purging,
    },
    read_capped,
    trouble::failed,
};

/// New segments of this installation's writer.
pub(super) struct New<'a> {
    purging: &'a Purging<'a>,
    found: Recovered,
    writer: String,
    lamport: u64,
}

impl<'a> New<'a> {
    pub(super) fn of(purging: &'a Purging<'a>, found: Recovered) -> Self {
        let (writer, lamport) = (purging.home.writer(), found.next_lamport);
        Self { purging, found, writer, lamport }
    }

    /// One more segment with these changes; none where there are none.
    pub(super) fn write(&mut self, off: bool, changes: &[Change]) -> Result<(), Trouble> {
        let own = self.found.ends.iter().filter(|(s, _)| s.writer == self.writer && s.off == off);
        let after = own.max_by_key(|(segment, _)| segment.number).map(|(s, end)| (s.number, *end));
        self.put(off, after, changes)
    }

    /// The segment that stays when all others leave: it follows none.
    pub(super) fn write_alone(&mut self, plan: Course, gone: Vec<Change>) -> Result<(), Trouble> {
        let Some(first) = gone.first() else { return Ok(()) };
        let plan = Change { when: first.when, fact: Fact::Course(plan) };
        let changes: Vec<Change> = std::iter::once(plan).chain(gone).collect();
        self.put(false, None, &changes)
    }

    fn put(
        &mut self,
        off: bool,
        after: Option<(u64, crate::interview::journal::End)>,
        changes: &[Change],
    ) -> Result<(), Trouble> {
        let Some(first) = changes.first() else { return Ok(()) };
        let founder = self.found.founder.clone().unwrap_or_else(|| self.writer.clone());
        let interview = self.purging.place.interview.clone();
        let opening = Opening { interview, founder, after, at: first.when.at };
        let (mut chain, mut bytes) = (Chain::new(&self.writer), Vec::new());
        chain.seal(&open_body(&opening, self.lamport), &mut bytes);
        self.lamport += 1;
        for body in changes.iter().flat_map(|change| bodies(change, &mut self.lamport)) {
            chain.seal(&body, &mut bytes);
        }
        self.create(off, &bytes)
    }

    /// Writes the file under the next number that is free.
    fn create(&self, off: bool, bytes: &[u8]) -> Result<(), Trouble> {
        let device = self.purging.home.device();
        let own = self.found.ends.keys().filter(|segment| segment.writer == self.writer);
        let mut number = own.map(|segment| segment.number + 1).max().unwrap_or(0);
        loop {
            let segment = Segment { off, writer: self.writer.clone(), number };
            let path = self.purging.folder().join(segment.file());
            let folder = path.parent().unwrap_or(&path);
            let made = device.make_folder(folder);
            match made.and_then(|()| atomic::write_new(device, &path, bytes)) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
                written => return written.map_err(failed("cannot write this file", &path)),
            }
        }
    }

    /// A note as the off-record store has it from now on: its last words, its tags, its time.
    pub(super) fn off_the_record(&self, id: Id) -> Vec<Change> {
        let Some(entry) = self.found.interview.entry(id) else { return Vec::new() };
        let what = What::Note(Note::new(Kind::Off));
        let added = Added { id, text: entry.text.clone(), tags: entry.tags.clone(), what };
        let withdrawn = entry.withdrawn.then_some(Fact::Entry(id, OfEntry::Withdrawn));
        let facts = std::iter::once(Fact::Added(added)).chain(withdrawn);
        facts.map(|fact| Change { when: entry.when, fact }).collect()
    }
}

/// The segments of one writer in one store, in order.
type Chained = BTreeMap<(bool, String), BTreeMap<u64, Vec<PathBuf>>>;

/// Rewrites every segment that holds something that is to leave, and those that follow it. Later
/// ones are put in place first, so that none ever says that more is missing than there is.
pub(super) fn rewrite(
    purging: &Purging<'_>,
    purge: &Purge,
    said: &[String],
) -> Result<(), Trouble> {
    let ids: HashSet<Id> = purge.ids.iter().copied().collect();
    for ((off, _), segments) in chained(purging) {
        let none = HashSet::new();
        let ids = if off && purge.why == Why::OffRecord { &none } else { &ids };
        let words = if ids.is_empty() { &[][..] } else { said };
        let hashes = purge.why == Why::TakenBack;
        rewrite_in_order(purging, Leaving { ids, words, hashes }, segments)?;
    }
    Ok(())
}

fn chained(purging: &Purging<'_>) -> Chained {
    let mut chained = Chained::new();
    for (name, path) in folder::files(&purging.roots) {
        let Some(segment) = Segment::of_file(&name) else { continue };
        let Segment { off, writer, number } = segment;
        chained.entry((off, writer)).or_default().entry(number).or_default().push(path);
    }
    chained
}

fn rewrite_in_order(
    purging: &Purging<'_>,
    leaving: Leaving<'_>,
    segments: BTreeMap<u64, Vec<PathBuf>>,
) -> Result<(), Trouble> {
    let (mut moved, mut rewritten) = (Moved::new(), Vec::new());
    for (number, paths) in segments {
        for path in paths {
            let after = without(&read_capped(&path, CAP)?, leaving, &moved);
            if !after.changed {
                continue;
            }
            if let (Some(was), Some(is)) = after.ends {
                moved.insert(number, (was, is));
            }
            rewritten.push((path, after.bytes));
        }
    }
    for (path, bytes) in rewritten.into_iter().rev() {
        let written: io::Result<()> = atomic::replace(purging.home.device(), &path, &bytes);
        written.map_err(failed("cannot take the words out of this file", &path))?;
    }
    Ok(())
}
