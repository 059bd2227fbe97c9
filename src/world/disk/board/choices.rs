//! `review.yaml` on disk: written whole or not at all, never over what nobody has seen, and as open
//! as the folder it lies in.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::{
    formats::review,
    review::{Choice, Choices},
    tui::effect::{News, Trouble},
    world::disk::{
        atomic::{replace, write_new},
        device::Disk,
        read::read_capped,
        trouble::{failed, trouble},
    },
    yaml,
};

pub(super) use review::FILE;

/// Choices about one incident: where they are kept, and what was seen there last.
pub(super) struct Kept {
    pub(super) path: PathBuf,
    pub(super) seen: Result<Choices, Trouble>,
}

/// How often it is tried again when somebody else writes at the very same time.
const TRIES: usize = 5;

impl Kept {
    /// What the file says now.
    pub(super) fn read(path: PathBuf, incident: &str) -> Self {
        let seen = now(&path, incident).map(|(_, choices)| choices);
        Self { path, seen }
    }

    /// Puts these choices to what the file says now, unless somebody else changed the very same since
    /// it was seen last. What it says then, and what there is to tell.
    pub(super) fn choose(
        &mut self,
        incident: &str,
        choices: &[Choice],
    ) -> Result<(Choices, News), Trouble> {
        for _ in 0..TRIES {
            let (bytes, theirs) = now(&self.path, incident)?;
            let seen = self.seen.clone().unwrap_or_else(|_| theirs.clone());
            if !choices.iter().all(|choice| seen.agrees(&theirs, choice)) {
                self.seen = Ok(theirs.clone());
                return Ok((theirs, News::Theirs));
            }
            let mut new = theirs.clone();
            for choice in choices {
                new.apply(choice);
            }
            let text = review::write(incident, &new);
            if written(&self.path, bytes.as_deref(), text.as_bytes())? {
                self.seen = Ok(new.clone());
                return Ok((new, news(theirs == seen)));
            }
        }
        Err(trouble("somebody else keeps writing this file", &self.path, "try again in a moment"))
    }
}

fn news(as_seen: bool) -> News {
    if as_seen { News::Kept } else { News::Merged }
}

/// The file as it is, and what it says; nothing is chosen where there is none.
fn now(path: &Path, incident: &str) -> Result<(Option<Vec<u8>>, Choices), Trouble> {
    let Some(bytes) = there(path)? else { return Ok((None, Choices::default())) };
    let name = path.display().to_string();
    let said = |fault: yaml::Fault| {
        let what = format!("choices can't be kept: {}", fault.in_file(&name));
        trouble(what, Path::new(""), "mend the file, or move it away; then r reads it again")
    };
    let text = yaml::decode(&bytes).map_err(|why| said(yaml::not_text(&name, why)))?.text;
    let choices = review::read(&text, incident).map_err(|faults| {
        said(faults.into_iter().next().unwrap_or_else(|| yaml::Fault::at_path("", "a fault")))
    })?;
    Ok((Some(bytes), choices))
}

/// The bytes of a file that people write, if there is one.
pub(super) fn there(path: &Path) -> Result<Option<Vec<u8>>, Trouble> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Ok(about) if about.file_type().is_symlink() => {
            return Err(trouble("this is a link", path, "put the file itself there"));
        }
        Ok(_) | Err(_) => {}
    }
    read_capped(path, yaml::PEOPLE_LIMIT).map(Some)
}

/// Writes the file if it is still as it was; whether it was.
pub(super) fn written(path: &Path, before: Option<&[u8]>, bytes: &[u8]) -> Result<bool, Trouble> {
    let what = "this could not be kept";
    if before == Some(bytes) {
        return Ok(true);
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed(what, folder))?;
    let done = match before {
        None => write_new(&Disk, path, bytes),
        Some(before) => {
            if fs::read(path).map_err(failed(what, path))? != before {
                return Ok(false);
            }
            replace(&Disk, path, bytes)
        }
    };
    match done {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(false),
        done => done.map_err(failed(what, path))?,
    }
    open_as_folder(path, folder);
    Ok(true)
}

/// Lets those read and write a shared file who may do so in its folder.
#[cfg(unix)]
fn open_as_folder(path: &Path, folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(folder).map_or(0o700, |about| about.permissions().mode());
    let _as_it_was = fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o666));
}

#[cfg(not(unix))]
fn open_as_folder(_path: &Path, _folder: &Path) {}
