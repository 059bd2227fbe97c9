//! Incidents: what Home lists, and their files.

use std::{fs, io, path::Path};

use crate::formats::store;
use crate::guide::Brought;
use crate::interview::{
    Interview,
    incident::{Incident, Person},
};
use crate::tui::effect::{Listed, ListedInterview, Place, State, Trouble};
use crate::world::disk::{
    atomic,
    device::Device,
    home::{Home, folder},
    read_capped,
    token::{random, slug},
    trouble::{failed, trouble},
};

/// The largest file that is read here, in bytes.
const CAP: u64 = 5_000_000;

impl Home {
    /// Every incident and interview, newest first, and what could not be read of them.
    #[must_use]
    pub fn list(&self) -> (Vec<Listed>, Vec<Trouble>) {
        let mut troubles = Vec::new();
        let ids = self.incident_ids().into_iter().filter(|id| self.is_begun(id));
        let mut all: Vec<Listed> = ids.map(|id| self.listed(&id, &mut troubles)).collect();
        all.sort_by_cached_key(|listed| {
            let latest = listed.interviews.iter().filter_map(|interview| interview.date).max();
            std::cmp::Reverse((latest.max(listed.incident.occurred), listed.incident.id.clone()))
        });
        (all, troubles)
    }

    /// Whether an incident was ever kept: a crash may leave a folder with nothing in it.
    fn is_begun(&self, id: &str) -> bool {
        let Ok(folder) = self.incident_folder(id) else { return false };
        let Ok(entries) = fs::read_dir(folder) else { return true };
        let mut names = entries.flatten().map(|entry| entry.file_name());
        names.any(|name| !name.as_encoded_bytes().starts_with(b"."))
    }

    fn listed(&self, id: &str, troubles: &mut Vec<Trouble>) -> Listed {
        let mut or_trouble = |trouble| troubles.push(trouble);
        let incident = self.incident(id).map_err(&mut or_trouble).unwrap_or_else(|()| Incident {
            id: id.to_owned(),
            title: id.to_owned(),
            ..Incident::default()
        });
        let people = self.people(id).map_err(&mut or_trouble).unwrap_or_default().people;
        let ids = self.interview_ids(id);
        let mut interviews: Vec<ListedInterview> = ids
            .into_iter()
            .filter_map(|interview| {
                self.listed_interview(Place { incident: id.to_owned(), interview }, &people)
            })
            .collect();
        interviews.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
        let roster = self.roster(id).map_err(&mut or_trouble).unwrap_or_default();
        Listed { incident, interviews, roster }
    }

    /// None for one of which a crash left the folder only.
    fn listed_interview(&self, place: Place, people: &[Person]) -> Option<ListedInterview> {
        let interview = self.read_only(&place).unwrap_or_else(|_| Some(Interview::default()))?;
        let (plan, progress) = (interview.plan(), interview.progress());
        let when = progress.started.or(progress.latest);
        let person = people.iter().find(|person| person.id == plan.interviewee.person);
        let name = person.map(|person| person.name.clone()).filter(|name| !name.is_empty());
        Some(ListedInterview {
            id: place.interview,
            name,
            role: plan.interviewee.role.clone(),
            date: when.map(|when| when.at.with_timezone(&chrono::Local).date_naive()),
            state: State::of(&interview),
            entries: interview.len(),
            minutes: progress.latest.map_or(0, |latest| latest.elapsed.minutes()),
            began: progress.started.map(|started| started.at),
            brought: Brought::of(&interview),
        })
    }

    /// The interview; none where nothing was ever recorded.
    fn read_only(&self, place: &Place) -> Result<Option<Interview>, Trouble> {
        let folder = self.interview_folder(place)?;
        let _told_when_it_is_opened = self.finish_purge(place, &folder, None);
        let (mut found, files) = folder::read(&self.roots(&folder, place));
        if found.is_empty() && files.troubles.is_empty() {
            return Ok(None);
        }
        self.hide_leaving(place, &folder, &mut found)?;
        Ok(Some(found.interview))
    }

    /// An incident.
    ///
    /// # Errors
    /// If there is none with this id, or its file is damaged.
    pub fn incident(&self, id: &str) -> Result<Incident, Trouble> {
        let path = self.incident_folder(id)?.join("incident.yaml");
        let incident =
            store::incident::read(&text(&path)?).map_err(|fault| damaged(&path, &fault))?;
        Ok(Incident { id: id.to_owned(), ..incident })
    }

    /// Keeps an incident: a new one gets its id here.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn save_incident(&self, mut incident: Incident) -> Result<Incident, Trouble> {
        let is_new = incident.id.is_empty();
        if is_new {
            incident.id = new_id(&incident);
        }
        let folder = self.incident_folder(&incident.id)?;
        self.device.make_folder(&folder).map_err(failed("cannot make this folder", &folder))?;
        let path = folder.join("incident.yaml");
        let text = store::incident::write(&incident).map_err(|fault| damaged(&path, &fault))?;
        let written = atomic::replace(self.device(), &path, text.as_bytes());
        let sure = written.and_then(|()| sync_above(self.device(), &folder));
        if sure.is_err() && is_new {
            let _kept_under_another_id = self.device.remove(&path);
        }
        sure.map_err(failed("cannot keep the incident", &path))?;
        Ok(incident)
    }
}

fn new_id(incident: &Incident) -> String {
    let day = incident.occurred.map(|day| format!("{day}-")).unwrap_or_default();
    let title = Some(slug(&incident.title)).filter(|title| !title.is_empty());
    format!("{day}{}-{}", title.as_deref().unwrap_or("incident"), random(4))
}

pub(super) fn text(path: &Path) -> Result<String, Trouble> {
    let bytes = read_capped(path, CAP)?;
    String::from_utf8(bytes).map_err(|_no_text| damaged(path, "it is no UTF-8 text"))
}

pub(super) fn damaged(path: &Path, fault: &str) -> Trouble {
    trouble(format!("this file is damaged: {fault}"), path, "mend it by hand; nothing else is lost")
}

/// Syncs the folders a new one stands in.
pub(super) fn sync_above(device: &dyn Device, folder: &Path) -> io::Result<()> {
    folder.ancestors().skip(1).take(3).try_for_each(|above| device.sync_dir(above))
}
