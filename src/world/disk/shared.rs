//! A shared folder: where findings are published. What is there is looked at before anything is put in
//! its place, and nothing is followed that leads elsewhere.

use std::{
    fs::{self, Metadata},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use crate::tui::effect::Trouble;
use crate::world::disk::{
    atomic,
    device::Device,
    paths::Dirs,
    read_capped,
    trouble::{failed, trouble},
};

/// The largest file that is compared, in bytes.
const CAP: u64 = 64 * 1024 * 1024;

/// A folder that others may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    folder: PathBuf,
}

impl Shared {
    /// The folder at this path, which must be there, be itself, and have nothing to do with the
    /// private store.
    ///
    /// # Errors
    /// Why it cannot be one.
    pub fn at(folder: &Path, dirs: &Dirs) -> Result<Self, Trouble> {
        let there = fs::symlink_metadata(folder);
        let there = there.map_err(failed("cannot publish into this folder", folder))?;
        if there.is_symlink() {
            let to = folder.canonicalize().unwrap_or_default();
            let remedy = format!("name the folder it leads to: {}", to.display());
            return Err(trouble("this is a link", folder, remedy));
        }
        if !there.is_dir() {
            return Err(trouble("this is no folder", folder, "name a folder"));
        }
        let folder = folder.canonicalize().map_err(failed("cannot find this folder", folder))?;
        let private = [&dirs.data, &dirs.config, &dirs.state, &dirs.fallback];
        for private in private.into_iter().filter_map(|private| private.canonicalize().ok()) {
            if folder.starts_with(&private) {
                let what = "this folder is in the private store";
                return Err(trouble(what, &folder, "name a folder that is meant to be shared"));
            }
            if private.starts_with(&folder) {
                let what = "the private store is in this folder, and would be shared with it";
                return Err(trouble(what, &folder, "name another folder, or move the store"));
            }
        }
        Ok(Self { folder })
    }

    /// Where an interview's findings belong.
    #[must_use]
    pub fn file(&self, incident: &str, name: &str) -> PathBuf {
        self.folder.join(incident).join(name)
    }

    /// What stands under this name now; nothing, where it is free.
    ///
    /// # Errors
    /// If something is in the way that is no plain file of a plain folder.
    pub fn look(&self, file: &Path) -> Result<Option<Vec<u8>>, Trouble> {
        for folder in file.ancestors().skip(1).take_while(|above| **above != self.folder) {
            match there(folder)? {
                Some(about) if about.is_dir() => {}
                None => {}
                Some(_) => {
                    let what = "this is in the way: it is no folder of its own";
                    return Err(trouble(what, folder, "look at it, and move it away"));
                }
            }
        }
        let Some(about) = there(file)? else { return Ok(None) };
        if !about.is_file() {
            let what = "this is in the way: it is no plain file";
            return Err(trouble(what, file, "look at it, and move it away"));
        }
        if names(&about) > 1 {
            let what = "this file has a second name elsewhere, which would change with it";
            return Err(trouble(what, file, "look at it, and move it away"));
        }
        read_capped(file, CAP).map(Some)
    }

    /// Puts a file there: under a name that is free, or `over` the one that was looked at.
    ///
    /// # Errors
    /// What failed; the name has what it had then.
    pub fn put(
        &self,
        device: &dyn Device,
        file: &Path,
        bytes: &[u8],
        over: bool,
    ) -> Result<(), Trouble> {
        let folder = file.parent().unwrap_or(&self.folder);
        make_folder(device, folder).map_err(failed("cannot make this folder", folder))?;
        let put = if over { atomic::share_over } else { atomic::share_new };
        put(device, file, bytes).map_err(|error| {
            if error.kind() == ErrorKind::AlreadyExists {
                let what = "this file appeared meanwhile";
                return trouble(what, file, "look at it, and publish again");
            }
            failed("cannot publish into this file", file)(error)
        })
    }
}

/// What is there, links not followed.
fn there(path: &Path) -> Result<Option<Metadata>, Trouble> {
    match fs::symlink_metadata(path) {
        Ok(about) => Ok(Some(about)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("cannot look at this", path)(error)),
    }
}

/// Makes a folder that others may look into.
fn make_folder(device: &dyn Device, folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    device.make_folder(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    }
    device.sync_dir(folder.parent().unwrap_or(folder))
}

#[cfg(unix)]
fn names(about: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(about)
}

#[cfg(not(unix))]
fn names(_about: &Metadata) -> u64 {
    1
}
