//! The line being typed, written down as it grows. Its files are emptied when they are no longer
//! needed, and not before what took their place is on the disk.

use std::{
    collections::HashSet,
    fs::File,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::interview::{
    draft::Draft,
    journal::{Chain, draft, name::draft_file},
    stamp::Stamp,
};
use crate::world::disk::{
    device::{Device, append},
    journal::pair::Pair,
};

/// After how many small records the whole line is written again.
const STEPS: usize = 64;

/// The line being typed.
#[derive(Debug)]
pub(super) struct Line {
    writer: String,
    current: Option<Draft>,
    steps: usize,
    lamport: u64,
    sides: Pair<Side>,
    closed: Vec<(Stamp, bool)>,
    /// The line went over to the other store.
    leaving: Pair<bool>,
}

/// The line's file in one store.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) path: PathBuf,
    pub(super) file: Option<Arc<File>>,
    pub(super) dirty: bool,
    pub(super) fresh: bool,
    chain: Chain,
    out: Vec<u8>,
    /// Nothing in the file is needed once this commit is on the disk.
    spent: Option<u64>,
}

impl Side {
    fn new(writer: &str) -> Self {
        Self {
            path: PathBuf::new(),
            file: None,
            dirty: false,
            fresh: false,
            chain: Chain::new(writer),
            out: Vec::new(),
            spent: None,
        }
    }
}

impl Line {
    pub(super) fn new(writer: &str, lamport: u64, current: Option<Draft>) -> Self {
        let sides = Pair { on: Side::new(writer), off: Side::new(writer) };
        let writer = writer.to_owned();
        Self {
            writer,
            current,
            steps: usize::MAX,
            lamport,
            sides,
            closed: Vec::new(),
            leaving: Pair::default(),
        }
    }

    pub(super) fn side_mut(&mut self, off: bool) -> &mut Side {
        self.sides.of_mut(off)
    }

    /// Takes the line as it is now.
    pub(super) fn put(&mut self, now: Option<&Draft>) {
        let before = self.current.take();
        let Some(now) = now else {
            if let Some(before) = before {
                self.close(&before);
            }
            return;
        };
        let off = now.kind.is_off();
        match before {
            Some(mut before) if self.is_step(&before, now) => {
                if before.text != now.text {
                    let bodies = draft::step(&before.text, now, &mut self.lamport);
                    self.seal(off, &bodies);
                    self.steps += 1;
                    before.text.clone_from(&now.text);
                }
                self.current = Some(before);
            }
            before => {
                self.leave(before.as_ref(), now);
                self.current = Some(now.clone());
                self.write_whole();
            }
        }
    }

    fn is_step(&self, before: &Draft, now: &Draft) -> bool {
        let same = (before.began, before.kind, before.editing, before.part)
            == (now.began, now.kind, now.editing, now.part);
        same && self.steps < STEPS.max(now.text.len() / 1024)
    }

    /// The line before is another one, or this one in the other store.
    fn leave(&mut self, before: Option<&Draft>, now: &Draft) {
        let Some(before) = before else { return };
        let off = before.kind.is_off();
        if before.began.at != now.began.at {
            self.close(before);
        } else if off != now.kind.is_off() {
            *self.leaving.of_mut(off) = true;
            self.sides.of_mut(off).spent = None;
        }
    }

    /// A line was kept or let go. Until that is written, its file is not to be emptied, even if lines
    /// before it in the same file need it no longer.
    fn close(&mut self, line: &Draft) {
        let off = line.kind.is_off();
        self.sides.of_mut(off).spent = None;
        self.closed.push((line.began, off));
    }

    fn write_whole(&mut self) {
        let Some(current) = &self.current else { return };
        let off = current.kind.is_off();
        let bodies = draft::whole(current, &mut self.lamport);
        self.seal(off, &bodies);
        self.steps = 0;
    }

    fn seal(&mut self, off: bool, bodies: &[String]) {
        let side = self.sides.of_mut(off);
        side.spent = None;
        for body in bodies {
            side.chain.seal(body, &mut side.out);
        }
    }

    /// Whether anything waits to be written.
    pub(super) fn waits(&self) -> bool {
        let waits = |side: &Side| !side.out.is_empty();
        let leaving = self.leaving.on || self.leaving.off;
        leaving || !self.closed.is_empty() || waits(&self.sides.on) || waits(&self.sides.off)
    }

    /// Lines that were kept are closed by their record; one that was let go is closed here. Returns
    /// whether words are to leave a store at once.
    pub(super) fn settle(&mut self, kept: &HashSet<i64>, epoch: u64) -> bool {
        for (began, off) in std::mem::take(&mut self.closed) {
            if !kept.contains(&began.at.timestamp_millis()) {
                let bodies = draft::over(began, &mut self.lamport);
                self.seal(off, &bodies);
            }
            self.sides.of_mut(off).spent = Some(epoch);
        }
        let mut left = false;
        for off in [false, true] {
            if std::mem::take(self.leaving.of_mut(off)) {
                self.sides.of_mut(off).spent = Some(epoch);
                left = true;
            }
        }
        left
    }

    /// Writes what waits.
    pub(super) fn write(&mut self, device: &dyn Device, root: &Path) -> io::Result<()> {
        for off in [false, true] {
            if self.sides.of(off).out.is_empty() {
                continue;
            }
            let file = self.open(device, root, off)?;
            let side = self.sides.of_mut(off);
            side.dirty = true;
            let written = append(device, &file, &side.out);
            side.out.clear();
            side.out.shrink_to(64 * 1024);
            written?;
        }
        Ok(())
    }

    fn open(&mut self, device: &dyn Device, root: &Path, off: bool) -> io::Result<Arc<File>> {
        let path = root.join(draft_file(&self.writer, off));
        let side = self.sides.of_mut(off);
        if let Some(file) = &side.file {
            return Ok(file.clone());
        }
        device.make_folder(path.parent().unwrap_or(root))?;
        let file = Arc::new(device.open(&path)?);
        if file.metadata()?.len() > 0 {
            side.out.insert(0, b'\n');
        }
        side.file = Some(file.clone());
        (side.path, side.fresh) = (path, true);
        Ok(file)
    }

    /// Empties the files that are no longer needed, now that a commit is on the disk. Returns
    /// whether any was.
    pub(super) fn empty_spent(
        &mut self,
        device: &dyn Device,
        root: &Path,
        synced: u64,
    ) -> io::Result<bool> {
        let mut any = false;
        for off in [false, true] {
            let live = self.current.as_ref().is_some_and(|draft| draft.kind.is_off() == off);
            let side = self.sides.of(off);
            let spent = side.spent.is_some_and(|epoch| epoch <= synced);
            if live || !spent || !side.out.is_empty() {
                continue;
            }
            let file = self.open(device, root, off)?;
            device.empty(&file)?;
            let side = self.sides.of_mut(off);
            (side.spent, side.dirty) = (None, true);
            side.out.clear();
            side.chain = Chain::new(&self.writer);
            any = true;
        }
        Ok(any)
    }

    /// Lets go of files that failed, to begin anew with the whole line.
    pub(super) fn start_over(&mut self) {
        for off in [false, true] {
            let fresh = Side::new(&self.writer);
            let side = self.sides.of_mut(off);
            let spent = side.spent;
            *side = Side { spent, ..fresh };
        }
        self.write_whole();
    }
}
