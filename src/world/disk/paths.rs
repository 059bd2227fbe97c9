//! Where things are kept, and where they must not be.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use directories::ProjectDirs;

use crate::tui::effect::Trouble;
use crate::world::disk::trouble::trouble;

/// The folders of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dirs {
    /// The private store.
    pub data: PathBuf,
    /// What people set and write: settings, banks, themes.
    pub config: PathBuf,
    /// What the program remembers about itself.
    pub state: PathBuf,
    /// Where journals go on when the private store cannot be written.
    pub fallback: PathBuf,
}

impl Dirs {
    /// Everything under one folder.
    #[must_use]
    pub fn under(home: &Path) -> Self {
        Self {
            data: home.to_owned(),
            config: home.join("config"),
            state: home.join("state"),
            fallback: home.join("state/fallback"),
        }
    }

    /// `--home`, then `FIRSTHAND_HOME`, then the XDG folders, then the system's own places.
    ///
    /// # Errors
    /// If there is no home folder at all.
    pub fn find(
        home: Option<&Path>,
        env: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, Trouble> {
        let set = |name: &str| env(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        if let Some(home) = home.map(Path::to_owned).or_else(|| set("FIRSTHAND_HOME")) {
            return Ok(Self::under(&absolute(&home)));
        }
        let project = ProjectDirs::from("", "", "firsthand");
        let xdg = |name: &str| set(name).filter(|path| path.is_absolute());
        let place = |name: &str, own: fn(&ProjectDirs) -> PathBuf| {
            let xdg = xdg(name).map(|path| path.join("firsthand"));
            xdg.or_else(|| project.as_ref().map(own)).ok_or_else(no_home)
        };
        let state = place("XDG_STATE_HOME", |project| {
            project
                .state_dir()
                .map_or_else(|| project.data_local_dir().join("state"), Path::to_owned)
        })?;
        Ok(Self {
            data: place("XDG_DATA_HOME", |project| project.data_dir().to_owned())?,
            config: place("XDG_CONFIG_HOME", |project| project.config_dir().to_owned())?,
            fallback: state.join("fallback"),
            state,
        })
    }

    /// Refuses a private store that something would carry elsewhere.
    ///
    /// # Errors
    /// If it lies in a work tree or in a folder that is synced.
    pub fn check(&self) -> Result<(), Trouble> {
        let remedy = "name a folder of this machine only: `--home DIR`, or FIRSTHAND_HOME";
        for folder in [&self.data, &self.fallback] {
            if let Some(why) = carried(&real(folder)) {
                let what = format!("private notes must not be kept here: {why}");
                return Err(trouble(what, folder, remedy));
            }
        }
        Ok(())
    }
}

fn no_home() -> Trouble {
    let what = "there is no home folder to keep anything in";
    trouble(what, Path::new(""), "name a folder: `--home DIR`, or FIRSTHAND_HOME")
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The path with its links followed, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let path = absolute(path);
    let there = path.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let Some((above, real)) = there else { return path };
    path.strip_prefix(above).map_or(real.clone(), |rest| real.join(rest))
}

/// Names of folders that are synced, in lower case.
const SYNCED: [&str; 12] = [
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "nextcloud",
    "owncloud",
    "icloud drive",
    "iclouddrive",
    "mobile documents",
    "cloudstorage",
    "pclouddrive",
    "resilio sync",
];

/// What lies in the root of a work tree or of a synced folder.
const MARKS: [(&str, &str); 10] = [
    (".git", "it is inside a git work tree"),
    (".hg", "it is inside a Mercurial work tree"),
    (".jj", "it is inside a jj work tree"),
    (".svn", "it is inside a Subversion work tree"),
    (".stfolder", "Syncthing syncs it"),
    (".dropbox.cache", "Dropbox syncs it"),
    (".nextcloudsync.log", "Nextcloud syncs it"),
    (".owncloudsync.log", "ownCloud syncs it"),
    (".sync/config", "it is synced"),
    (".sync/ID", "Resilio syncs it"),
];

/// Why what is kept here would be carried elsewhere.
fn carried(path: &Path) -> Option<String> {
    let synced = path.components().find_map(|part| {
        let name = part.as_os_str().to_str()?;
        let lower = name.to_lowercase();
        let known = SYNCED.contains(&lower.as_str())
            || lower == "onedrive"
            || ["onedrive - ", "dropbox ("].iter().any(|start| lower.starts_with(start));
        known.then(|| format!("`{name}` is a synced folder"))
    });
    synced.or_else(|| {
        let marks = |above: &Path| MARKS.iter().find(|(mark, _)| above.join(mark).exists());
        path.ancestors().find_map(marks).map(|(_, why)| (*why).to_owned())
    })
}

#[cfg(test)]
mod tests {
    use std::{ffi::OsString, path::Path};

    use super::{Dirs, carried};

    #[test]
    fn a_home_comes_first_and_holds_everything() {
        let env = |name: &str| (name == "FIRSTHAND_HOME").then(|| OsString::from("/b"));
        let flag = Dirs::find(Some(Path::new("/a")), env).unwrap();
        assert_eq!(flag, Dirs::under(Path::new("/a")));
        assert_eq!(Dirs::find(None, env).unwrap().state, Path::new("/b/state"));
        let xdg = |name: &str| (name == "XDG_DATA_HOME").then(|| OsString::from("/x"));
        assert_eq!(Dirs::find(None, xdg).unwrap().data, Path::new("/x/firsthand"));
    }

    #[test]
    fn work_trees_and_synced_folders_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().join("a/home");
        assert_eq!(Dirs::under(&home).check(), Ok(()));
        for name in ["Dropbox", "OneDrive - Company", "Google Drive"] {
            assert!(carried(&dir.path().join(name).join("x")).is_some(), "{name}");
        }
        std::fs::create_dir_all(dir.path().join("a/.git")).unwrap();
        assert!(Dirs::under(&home).check().unwrap_err().what.contains("git"));
    }
}
