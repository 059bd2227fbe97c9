//! The private store: incidents, the people in them, and their interviews.

mod drafts;
mod folder;
mod incidents;
pub mod ledger;
pub mod look;
mod opening;
mod people;
pub mod purge;
mod unsynced;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::tui::effect::{Place, Trouble};
use crate::world::disk::{
    atomic,
    device::{Device, Disk, close_folder},
    paths::Dirs,
    token::{is_slug, random},
    trouble::{failed, trouble},
};

/// The private store.
#[derive(Clone)]
pub struct Home {
    dirs: Dirs,
    device: Arc<dyn Device>,
}

impl Home {
    /// The store in these folders, which are made where they are missing.
    ///
    /// # Errors
    /// If they cannot be made, or something would carry them elsewhere.
    pub fn at(dirs: Dirs) -> Result<Self, Trouble> {
        Self::with_device(dirs, Arc::new(Disk))
    }

    /// The same, writing through this device.
    ///
    /// # Errors
    /// As for [`Home::at`].
    pub fn with_device(dirs: Dirs, device: Arc<dyn Device>) -> Result<Self, Trouble> {
        dirs.check()?;
        for folder in [&dirs.data, &dirs.state] {
            device.make_folder(folder).map_err(failed("cannot make this folder", folder))?;
            close_folder(folder).map_err(failed("cannot close this folder to others", folder))?;
        }
        Ok(Self { dirs, device })
    }

    /// Where things are kept.
    #[must_use]
    pub fn dirs(&self) -> &Dirs {
        &self.dirs
    }

    /// What it is written through.
    #[must_use]
    pub fn device(&self) -> &dyn Device {
        &*self.device
    }

    /// Interviews whose id is this, or begins with it; `incident/interview` names one too.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Place> {
        let (incident, interview) = text.split_once('/').unwrap_or(("", text));
        let all = self.incident_ids().into_iter().flat_map(|incident| {
            let interviews = self.interview_ids(&incident);
            interviews
                .into_iter()
                .map(move |id| Place { incident: incident.clone(), interview: id })
        });
        let begins = |place: &Place| {
            place.incident.starts_with(incident) && place.interview.starts_with(interview)
        };
        let found: Vec<Place> = all.filter(begins).collect();
        let exact = |place: &&Place| place.interview == interview;
        found.iter().find(exact).map_or(found.clone(), |place| vec![place.clone()])
    }

    fn incident_ids(&self) -> Vec<String> {
        folders_in(&self.dirs.data.join("incidents"))
    }

    fn interview_ids(&self, incident: &str) -> Vec<String> {
        folders_in(&self.dirs.data.join("incidents").join(incident).join("interviews"))
    }

    fn incident_folder(&self, id: &str) -> Result<PathBuf, Trouble> {
        Ok(self.dirs.data.join("incidents").join(checked(id)?))
    }

    fn interview_folder(&self, place: &Place) -> Result<PathBuf, Trouble> {
        let incident = self.incident_folder(&place.incident)?;
        Ok(incident.join("interviews").join(checked(&place.interview)?))
    }

    /// This installation's writer: random, and never a person's name.
    fn writer(&self) -> String {
        known_writer(&self.dirs.state.join("writer")).unwrap_or_else(|| self.new_writer())
    }

    fn new_writer(&self) -> String {
        let writer = random(6);
        let path = self.dirs.state.join("writer");
        let _another_next_time =
            atomic::replace(self.device(), &path, format!("{writer}\n").as_bytes());
        writer
    }
}

/// The writer that this file names.
fn known_writer(path: &Path) -> Option<String> {
    let text = std::fs::read_to_string(path).ok()?;
    Some(text.trim().to_owned()).filter(|writer| writer.len() == 6 && is_slug(writer))
}

/// An id that leads nowhere else.
fn checked(id: &str) -> Result<&str, Trouble> {
    if is_slug(id) {
        return Ok(id);
    }
    let what = format!("`{}` is no id", id.escape_debug());
    Err(trouble(what, Path::new(""), "an id has lower-case letters, digits and hyphens"))
}

/// The folders in a folder, by name.
fn folders_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| is_slug(name)).collect();
    names.sort();
    names
}
