//! Whole files: the old bytes or the new ones are there, never neither.

use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use crate::world::disk::{
    device::{private, sync_folder},
    token::random,
};

/// Writes a file that must not be there yet.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`], or what failed; then nothing is left under the name.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = write_beside(path, bytes)?;
    let linked = fs::hard_link(&beside, path);
    let unable = |error: &io::Error| {
        matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied)
    };
    let done = match linked {
        Err(error) if unable(&error) => put_new(path, bytes),
        linked => linked,
    };
    let removed = fs::remove_file(&beside);
    done.and(removed)?;
    sync_folder(folder_of(path))
}

/// Writes a file, in place of the one that may be there.
///
/// # Errors
/// What failed; then the old file is as it was.
#[expect(clippy::disallowed_methods, reason = "this is the place for it")]
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = write_beside(path, bytes)?;
    if let Err(error) = fs::rename(&beside, path) {
        let _left_behind = fs::remove_file(&beside);
        return Err(error);
    }
    sync_folder(folder_of(path))
}

/// Writes an export. A file that is there stays, unless it says the same or `over` is set.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`], or what failed; then what was there is as it was.
pub fn export(path: &Path, bytes: &[u8], over: bool) -> io::Result<()> {
    let there = fs::symlink_metadata(path);
    let Ok(there) = there else { return write_new(path, bytes) };
    if !there.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "what is there is no regular file"));
    }
    let same = there.len() == bytes.len() as u64 && fs::read(path)? == bytes;
    match (same, over) {
        (true, _) => Ok(()),
        (false, true) => replace(path, bytes),
        (false, false) => Err(ErrorKind::AlreadyExists.into()),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes and syncs the bytes under another name in the same folder.
fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(ErrorKind::InvalidFilename)?.to_string_lossy();
    let short: String = name.chars().take(40).collect();
    let beside = folder_of(path).join(format!(".{short}.{}.tmp", random(6)));
    put_new(&beside, bytes)?;
    Ok(beside)
}

fn put_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private(OpenOptions::new().write(true).create_new(true)).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        let _left_behind = fs::remove_file(path);
    }
    written
}
