//! One segment being written: a file and its chain.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::interview::journal::{Chain, End, Opening, Segment, open_body};
use crate::world::disk::device::{Device, append};

/// A record the disk has not confirmed.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) number: u64,
    pub(super) off: bool,
    pub(super) bodies: Arc<[String]>,
}

/// What a new segment is made from.
#[derive(Debug, Clone)]
pub(super) struct Seed {
    pub(super) root: PathBuf,
    pub(super) segment: Segment,
    pub(super) opening: Opening,
    pub(super) lamport: u64,
}

/// A segment being written.
#[derive(Debug)]
pub(super) struct Store {
    pub(super) path: PathBuf,
    pub(super) file: Arc<File>,
    pub(super) dirty: bool,
    pub(super) fresh: bool,
    segment: u64,
    chain: Chain,
    out: Vec<u8>,
}

impl Store {
    /// Makes the file, and writes its first record.
    pub(super) fn begin(device: &dyn Device, seed: &Seed) -> io::Result<Self> {
        let path = seed.root.join(seed.segment.file());
        device.make_folder(path.parent().unwrap_or(&seed.root))?;
        let file = Arc::new(device.create(&path)?);
        let chain = Chain::new(&seed.segment.writer);
        let segment = seed.segment.number;
        let out = Vec::new();
        let mut store = Self { path, file, dirty: true, fresh: true, segment, chain, out };
        store.chain.seal(&open_body(&seed.opening, seed.lamport), &mut store.out);
        store.flush(device).inspect_err(|_| store.remove(device))?;
        Ok(store)
    }

    /// Writes these records, with one write.
    pub(super) fn write<'a>(
        &mut self,
        device: &dyn Device,
        records: impl Iterator<Item = &'a Held>,
    ) -> io::Result<()> {
        for body in records.flat_map(|held| held.bodies.iter()) {
            self.chain.seal(body, &mut self.out);
        }
        self.flush(device)
    }

    fn flush(&mut self, device: &dyn Device) -> io::Result<()> {
        if self.out.is_empty() {
            return Ok(());
        }
        self.dirty = true;
        let written = append(device, &self.file, &self.out);
        self.out.clear();
        self.out.shrink_to(64 * 1024);
        written
    }

    /// Where the segment ends.
    pub(super) fn end(&self) -> Option<(u64, End)> {
        self.chain.end().map(|end| (self.segment, end))
    }

    /// Waits until all of it is on the disk.
    pub(super) fn sync(&mut self, device: &dyn Device) -> io::Result<()> {
        sync(device, &self.file, self.fresh.then_some(self.path.as_path()))?;
        (self.dirty, self.fresh) = (false, false);
        Ok(())
    }

    /// Takes away a file in which nothing was ever confirmed.
    pub(super) fn remove(&self, device: &dyn Device) {
        let _may_be_gone = device.remove(&self.path);
    }
}

/// How many folders above a segment may be as new as it is.
const ABOVE: usize = 5;

/// Waits until a file is on the disk, and where it is new, its name and those of its folders too.
pub(in crate::world::disk) fn sync(
    device: &dyn Device,
    file: &File,
    new: Option<&Path>,
) -> io::Result<()> {
    device.sync(file)?;
    if is_deleted(file)? {
        return Err(io::Error::new(io::ErrorKind::NotFound, "the file was deleted"));
    }
    let mut folders = new.into_iter().flat_map(|path| path.ancestors().skip(1).take(ABOVE));
    folders.try_for_each(|folder| device.sync_dir(folder))
}

#[cfg(unix)]
fn is_deleted(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(file.metadata()?.nlink() == 0)
}

#[cfg(not(unix))]
fn is_deleted(_file: &File) -> io::Result<bool> {
    Ok(false)
}
