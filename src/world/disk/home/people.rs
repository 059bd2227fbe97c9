//! What an incident keeps beside its interviews: its people, what was decided about names, how many
//! hold which role.

use std::{
    fs::{self, File},
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::findings::{Judgment, Known, Roster, Subject};
use crate::formats::store::{
    people::{self as file, People},
    roster,
};
use crate::interview::incident::Person;
use crate::tui::effect::{Place, Trouble};
use crate::world::disk::{
    atomic,
    home::{
        Home,
        incidents::{damaged, text},
    },
    lock::{self, Lock},
    token::{is_slug, random},
    trouble::{failed, trouble},
};

/// How long a pseudonym is, in characters: nobody finds it by trying.
const PSEUDONYM: usize = 12;

impl Home {
    /// The people in an incident, and what was decided about names.
    ///
    /// # Errors
    /// If their file is damaged.
    pub fn people(&self, incident: &str) -> Result<People, Trouble> {
        let path = self.incident_folder(incident)?.join("people.yaml");
        if is_missing(&path) {
            return Ok(People::default());
        }
        file::read(&text(&path)?).map_err(|fault| damaged(&path, &fault))
    }

    /// Keeps a person of an incident: a new one gets their id here.
    ///
    /// # Errors
    /// If the file is damaged, or cannot be written.
    pub fn save_person(&self, incident: &str, mut person: Person) -> Result<Person, Trouble> {
        self.change_people(incident, |all| {
            if person.id.is_empty() {
                person.id = new_id(&all.people);
            }
            match all.people.iter_mut().find(|other| other.id == person.id) {
                Some(known) => *known = person.clone(),
                None => all.people.push(person.clone()),
            }
        })?;
        Ok(person)
    }

    /// Keeps decisions about names; `None` leaves one open again.
    ///
    /// # Errors
    /// As for [`Home::save_person`].
    pub fn judge(
        &self,
        incident: &str,
        decisions: Vec<(Subject, Option<Judgment>)>,
    ) -> Result<(), Trouble> {
        self.change_people(incident, |all| {
            for (subject, judgment) in decisions {
                let _what_was_decided_before = match judgment {
                    Some(judgment) => all.judged.judge(judgment),
                    None => all.judged.forget(&subject),
                };
            }
        })
    }

    /// How many hold which role, if somebody wrote it down.
    ///
    /// # Errors
    /// If the file is damaged.
    pub fn roster(&self, incident: &str) -> Result<Option<Roster>, Trouble> {
        let path = self.roster_file(incident)?;
        if is_missing(&path) {
            return Ok(None);
        }
        roster::read(&text(&path)?).map(Some).map_err(|fault| damaged(&path, &fault))
    }

    /// Keeps that so many people hold a role in all.
    ///
    /// # Errors
    /// If the file is damaged, or cannot be written.
    pub fn hold(&self, incident: &str, role: &str, people: u32) -> Result<(), Trouble> {
        let mut roster = self.roster(incident)?.unwrap_or_default();
        roster.hold(role, people);
        self.save_roster(incident, &roster)
    }

    /// Keeps how many hold which role.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn save_roster(&self, incident: &str, kept: &Roster) -> Result<(), Trouble> {
        let path = self.roster_file(incident)?;
        let text = roster::write(kept).map_err(|fault| damaged(&path, &fault))?;
        let written = atomic::replace(self.device(), &path, text.as_bytes());
        written.map_err(failed("cannot keep the roster", &path))
    }

    /// Where an incident's roster is kept.
    ///
    /// # Errors
    /// If the id is none.
    pub fn roster_file(&self, incident: &str) -> Result<PathBuf, Trouble> {
        Ok(self.incident_folder(incident)?.join("roster.yaml"))
    }

    /// What the door has to know beside an interview. What cannot be read is told in it.
    #[must_use]
    pub fn known(&self, place: &Place) -> Known {
        let mut faults = Vec::new();
        let mut or_fault =
            |trouble: Trouble| faults.push(format!("{} ({})", trouble.what, trouble.place));
        let all = self.people(&place.incident).map_err(&mut or_fault).unwrap_or_default();
        let roster = self.roster(&place.incident).map_err(&mut or_fault).unwrap_or_default();
        let pseudonym = self.pseudonym(place).map_err(&mut or_fault).unwrap_or_default();
        let People { people, judged } = all;
        let today = Some(chrono::Local::now().date_naive());
        Known { people, roster, judged, pseudonym, today, faults }
    }

    /// The interview's pseudonym: random, made when it is first asked for, and kept.
    fn pseudonym(&self, place: &Place) -> Result<String, Trouble> {
        let path = self.interview_folder(place)?.join("pseudonym");
        let kept = || {
            let kept = text(&path).ok()?.trim().to_owned();
            (kept.len() == PSEUDONYM && is_slug(&kept)).then_some(kept)
        };
        if let Some(kept) = kept() {
            return Ok(kept);
        }
        let made = random(PSEUDONYM);
        let written = atomic::replace(self.device(), &path, format!("{made}\n").as_bytes());
        written.map_err(failed("cannot keep the interview's pseudonym", &path))?;
        Ok(made)
    }

    /// Changes the people file, while nobody else does.
    fn change_people(
        &self,
        incident: &str,
        change: impl FnOnce(&mut People),
    ) -> Result<(), Trouble> {
        let folder = self.incident_folder(incident)?;
        let _held = alone(&folder.join("people.lock"))?;
        let mut all = self.people(incident)?;
        change(&mut all);
        let path = folder.join("people.yaml");
        let text = file::write(&all).map_err(|fault| damaged(&path, &fault))?;
        let written = atomic::replace(self.device(), &path, text.as_bytes());
        written.map_err(failed("cannot keep the people", &path))
    }
}

fn new_id(people: &[Person]) -> String {
    loop {
        let id = format!("p-{}", random(3));
        if people.iter().all(|other| other.id != id) {
            return id;
        }
    }
}

pub(super) fn is_missing(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// The lock, as long as it is held; none where there are no locks.
pub(super) fn alone(path: &Path) -> Result<Option<File>, Trouble> {
    match lock::take(path) {
        Lock::Ours(file) => Ok(Some(file)),
        Lock::Without(_) => Ok(None),
        Lock::Theirs(holder) => {
            let what = format!("this is being changed by {holder}");
            Err(trouble(what, path, "try again"))
        }
    }
}
