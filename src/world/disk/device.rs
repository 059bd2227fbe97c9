//! The few operations that durable writing rests on, behind a seam, so that a test can make any of
//! them fail.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write as _},
    path::Path,
};

/// A mode without group and others has so many zeros at its end.
#[cfg(unix)]
const OWNER_ONLY: u32 = 6;

/// What a disk can do.
pub trait Device: Send + Sync {
    /// Makes a folder and those above it, open to their owner only. One that is there stays as it is.
    ///
    /// # Errors
    /// If it cannot be made.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes a new file for appending, open to its owner only.
    ///
    /// # Errors
    /// If it is there already, or cannot be made.
    fn create(&self, path: &Path) -> io::Result<File>;

    /// Opens a file for appending, and makes it where it is missing.
    ///
    /// # Errors
    /// If it cannot be opened, or is a link.
    fn open(&self, path: &Path) -> io::Result<File>;

    /// Hands bytes to the system, and says how many of them it took.
    ///
    /// # Errors
    /// If it took none.
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize>;

    /// Waits until a file's bytes are on the disk.
    ///
    /// # Errors
    /// If they may not be.
    fn sync(&self, file: &File) -> io::Result<()>;

    /// Waits until a folder's entries are on the disk.
    ///
    /// # Errors
    /// If they may not be.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;

    /// Makes a draft file empty.
    ///
    /// # Errors
    /// If it could not be done.
    fn empty(&self, file: &File) -> io::Result<()>;

    /// Gives a file another name, in place of the file that may have it.
    ///
    /// # Errors
    /// If it could not be done; then both are as they were.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file a second name, which must be free.
    ///
    /// # Errors
    /// If it is taken, or this disk knows no second names.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Takes a file's name away.
    ///
    /// # Errors
    /// If it could not be done.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// Appends bytes, with one write where the system takes them at once.
///
/// # Errors
/// If not all of them could be written; a part of them may have been.
pub(super) fn append(device: &dyn Device, file: &File, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match device.write(file, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// The real one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl Device for Disk {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        private(OpenOptions::new().append(true).create_new(true)).open(path)
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        let file = private(OpenOptions::new().append(true).create(true)).open(path)?;
        owner_only(&file)?;
        Ok(file)
    }

    fn write(&self, mut file: &File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }

    #[cfg(unix)]
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        let synced = File::open(dir).and_then(|dir| dir.sync_all());
        // A folder that cannot be synced, or is somebody else's, is taken as it is.
        let unable = [
            io::ErrorKind::InvalidInput,
            io::ErrorKind::Unsupported,
            io::ErrorKind::PermissionDenied,
        ];
        synced.or_else(|error| if unable.contains(&error.kind()) { Ok(()) } else { Err(error) })
    }

    #[cfg(not(unix))]
    fn sync_dir(&self, _dir: &Path) -> io::Result<()> {
        Ok(())
    }

    fn empty(&self, file: &File) -> io::Result<()> {
        file.set_len(0)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the place for it")]
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

/// Opens a folder to its owner only.
#[cfg(unix)]
pub(super) fn close_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path)?.permissions().mode();
    if mode.trailing_zeros() >= OWNER_ONLY {
        return Ok(());
    }
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
pub(super) fn close_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// For the owner only, and through no link.
#[cfg(unix)]
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600).custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed())
}

#[cfg(not(unix))]
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(unix)]
fn owner_only(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    if file.metadata()?.permissions().mode().trailing_zeros() >= OWNER_ONLY {
        return Ok(());
    }
    file.set_permissions(fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn owner_only(_file: &File) -> io::Result<()> {
    Ok(())
}
