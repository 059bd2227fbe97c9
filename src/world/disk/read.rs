//! Reading a file that somebody else may have put there.

use std::{
    fs::{File, OpenOptions},
    io::{self, Read as _},
    path::Path,
};

use crate::tui::effect::Trouble;
use crate::world::disk::trouble::{failed, trouble};

/// A file's bytes, at most `cap` of them. Refuses what is no regular file, without waiting for it.
///
/// # Errors
/// What failed, or why the file is refused.
pub fn read_capped(path: &Path, cap: u64) -> Result<Vec<u8>, Trouble> {
    let file = open(path).map_err(failed("cannot open this file", path))?;
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
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or_default() + 1);
    let read = file.take(cap.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(failed("cannot read this file", path))?;
    if bytes.len() as u64 > cap { Err(too_big()) } else { Ok(bytes) }
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
