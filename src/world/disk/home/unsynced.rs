//! What an earlier process wrote, and a crash kept it from syncing, is made durable before anybody
//! builds on it: it is shown as kept from then on.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::interview::journal::{Recovered, Segment};
use crate::world::disk::{
    device::{Device, append},
    home::folder::{CAP, Files},
    journal::sync_file,
    read_capped,
    trouble::cause,
};

/// Syncs the segments this writer wrote last; one whose sync fails is copied to a new file, in the
/// first of these folders that takes it. Says so where neither worked.
pub(super) fn settle(
    device: &dyn Device,
    (roots, writer): (&[PathBuf], &str),
    found: &Recovered,
    files: &Files,
) -> Option<String> {
    let own = || found.ends.keys().filter(|segment| segment.writer == writer);
    let mut free = own().map(|segment| segment.number).max().unwrap_or(0);
    let last = |off| own().filter(move |s| s.off == off).max_by_key(|s| s.number);
    let mut unsure = None;
    for segment in [last(false), last(true)].into_iter().flatten() {
        let at = files.names.iter().position(|name| *name == segment.file());
        let Some(path) = at.and_then(|at| files.paths.get(at)) else { continue };
        let mut anew = |root: &PathBuf| {
            free = free.saturating_add(1);
            let copy = Segment { number: free, ..segment.clone() };
            copy_to(device, path, &root.join(copy.file()))
        };
        let synced = device.open(path).and_then(|file| sync_file(device, &file, Some(path)));
        let settled = synced.or_else(|error| {
            let copied = roots.iter().any(|root| anew(root).is_ok());
            if copied { Ok(()) } else { Err(error) }
        });
        unsure = settled.err().or(unsure);
    }
    unsure.map(|error| {
        let why = cause(&error);
        format!("what was written before the last crash may not be on the disk: {why}")
    })
}

/// Copies a segment. Its records count once, however often they stand somewhere.
fn copy_to(device: &dyn Device, from: &Path, to: &Path) -> io::Result<()> {
    let bytes = read_capped(from, CAP).map_err(|trouble| io::Error::other(trouble.what))?;
    device.make_folder(to.parent().unwrap_or(to))?;
    let file = device.create(to)?;
    let copied = append(device, &file, &bytes).and_then(|()| sync_file(device, &file, Some(to)));
    copied.inspect_err(|_| drop(device.remove(to)))
}
