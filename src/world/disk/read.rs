//! Reading a file that somebody else may have put there.

use std::{
    fs::{File, OpenOptions},
    io::{self, Read as _},
    path::Path,
};

use crate::tui::effect::Trouble;
use crate::world::disk::trouble::{failed, trouble};

/// How much is read at once, in bytes.
const PIECE: usize = 128 * 1024;

/// A file's bytes, at most `cap` of them. Refuses what is no regular file, without waiting for it.
///
/// # Errors
/// What failed, or why the file is refused.
pub fn read_capped(path: &Path, cap: u64) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    read_in_pieces(path, cap, |piece| bytes.extend_from_slice(piece))?;
    Ok(bytes)
}

/// The same, handed over piece by piece. On an error, what was read until then was handed over.
///
/// # Errors
/// As for [`read_capped`].
pub(super) fn read_in_pieces(
    path: &Path,
    cap: u64,
    mut take: impl FnMut(&[u8]),
) -> Result<(), Trouble> {
    let mut file = open(path).map_err(failed("cannot open this file", path))?;
    let about = file.metadata().map_err(failed("cannot look at this file", path))?;
    if !about.is_file() {
        return Err(trouble("this is not a regular file", path, "name a file instead"));
    }
    let too_big = || {
        let what = format!("this file is larger than the {} MB read here", cap / 1_000_000);
        trouble(what, path, "split it, or check that it is the right one")
    };
    if about.len() > cap {
        return Err(too_big());
    }
    let mut left = cap;
    let size = usize::try_from(about.len()).unwrap_or(PIECE).clamp(1, PIECE);
    let mut piece = vec![0; size];
    loop {
        let count =
            read_some(&mut file, &mut piece).map_err(failed("cannot read this file", path))?;
        if count == 0 {
            return Ok(());
        }
        left = left.checked_sub(count as u64).ok_or_else(too_big)?;
        take(piece.get(..count).unwrap_or_default());
    }
}

fn read_some(file: &mut File, piece: &mut [u8]) -> io::Result<usize> {
    loop {
        match file.read(piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}
