//! Whole files: the old bytes or the new ones are there, never neither.

use std::{
    fs::{self, File},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use crate::world::disk::{
    device::{Device, append},
    token::random,
};

/// Writes a file that must not be there yet.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`], or what failed; then nothing is left under the name.
pub fn write_new(device: &dyn Device, path: &Path, bytes: &[u8]) -> io::Result<()> {
    name_new(device, &write_beside(device, path, bytes, |_| Ok(()))?, path)
}

/// Gives a written file its name, which must be free.
fn name_new(device: &dyn Device, beside: &Path, path: &Path) -> io::Result<()> {
    let linked = device.link(beside, path);
    let unable = |error: &io::Error| {
        matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied)
    };
    let done = match linked {
        Err(error) if unable(&error) => rename_to_new(device, beside, path),
        Err(error) => Err(error),
        Ok(()) => device.remove(beside),
    };
    done.inspect_err(|_| drop(device.remove(beside)))?;
    device.sync_dir(folder_of(path))
}

/// Writes a file, in place of the one that may be there.
///
/// # Errors
/// What failed; then the old file is as it was, or the new one stands in its place.
pub fn replace(device: &dyn Device, path: &Path, bytes: &[u8]) -> io::Result<()> {
    name_over(device, &write_beside(device, path, bytes, |_| Ok(()))?, path)
}

/// Gives a written file its name, in place of what has it.
fn name_over(device: &dyn Device, beside: &Path, path: &Path) -> io::Result<()> {
    device.rename(beside, path).inspect_err(|_| drop(device.remove(beside)))?;
    device.sync_dir(folder_of(path))
}

/// [`write_new`], for a file that others may read.
///
/// # Errors
/// As there.
pub fn share_new(device: &dyn Device, path: &Path, bytes: &[u8]) -> io::Result<()> {
    name_new(device, &write_beside(device, path, bytes, share)?, path)
}

/// [`replace`], for a file that others may read.
///
/// # Errors
/// As there.
pub fn share_over(device: &dyn Device, path: &Path, bytes: &[u8]) -> io::Result<()> {
    name_over(device, &write_beside(device, path, bytes, share)?, path)
}

/// Writes an export. A file that is there stays, unless it says the same or `over` is set.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`], or what failed; then what was there is as it was.
pub fn export(device: &dyn Device, path: &Path, bytes: &[u8], over: bool) -> io::Result<()> {
    let there = fs::symlink_metadata(path);
    let Ok(there) = there else { return write_new(device, path, bytes) };
    if !there.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "what is there is no regular file"));
    }
    let same = there.len() == bytes.len() as u64 && fs::read(path)? == bytes;
    match (same, over) {
        (true, _) => make_sure(device, path),
        (false, true) => replace(device, path, bytes),
        (false, false) => Err(ErrorKind::AlreadyExists.into()),
    }
}

/// What is there already may have been written a moment ago, by somebody who could not wait for it.
fn make_sure(device: &dyn Device, path: &Path) -> io::Result<()> {
    device.sync(&File::open(path)?)?;
    device.sync_dir(folder_of(path))
}

/// For disks without second names. Never over a file that is there.
fn rename_to_new(device: &dyn Device, from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(to).is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    device.rename(from, to)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes and syncs the bytes under another name in the same folder.
fn write_beside(
    device: &dyn Device,
    path: &Path,
    bytes: &[u8],
    open_to: fn(&File) -> io::Result<()>,
) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(ErrorKind::InvalidFilename)?.to_string_lossy();
    let short: String = name.chars().take(40).collect();
    let beside = folder_of(path).join(format!(".{short}.{}.tmp", random(6)));
    let file = device.create(&beside)?;
    let opened = append(device, &file, bytes).and_then(|()| open_to(&file));
    let written = opened.and_then(|()| device.sync(&file));
    written.inspect_err(|_| drop(device.remove(&beside)))?;
    Ok(beside)
}

/// Lets others read a file.
#[cfg(unix)]
fn share(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share(_file: &File) -> io::Result<()> {
    Ok(())
}
