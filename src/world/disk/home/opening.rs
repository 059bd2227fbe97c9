//! Making and opening interviews.

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use crate::interview::{
    Interview,
    change::{Change, Course, Fact},
    id::Id,
    incident::Incident,
    journal::Recovered,
    stamp::{Elapsed, Stamp},
};
use crate::tui::effect::{Access, New, Opened, Place, Trouble};
use crate::world::disk::{
    home::{
        Home, drafts,
        folder::{self, Files},
        incidents::sync_above,
        unsynced,
    },
    journal::{Journal, Start, Tell},
    lock::{self, Lock},
    token::{random, slug, tag},
    trouble::{cause, failed, trouble},
};
use crate::world::runtime::clock;

impl Home {
    /// Makes an interview: its folder, its person, and the first record of its journal.
    ///
    /// # Errors
    /// If the incident is not there, or something cannot be written.
    pub fn create(&self, new: New) -> Result<Place, Trouble> {
        let New { mut plan, person } = new;
        self.incident(&plan.incident)?;
        let person = self.save_person(&plan.incident, person)?;
        let role = plan.interviewee.role.take().or(person.role);
        let name = role.as_deref().map(slug).filter(|slug| !slug.is_empty());
        plan.interviewee.role = role;
        plan.interviewee.team = plan.interviewee.team.take().or(person.team);
        plan.interviewee.person = person.id;
        plan.interview = format!("{}-{}", name.as_deref().unwrap_or("interview"), random(4));
        let place = Place { incident: plan.incident.clone(), interview: plan.interview.clone() };
        let folder = self.interview_folder(&place)?;
        self.device.make_folder(&folder).map_err(failed("cannot make this folder", &folder))?;
        sync_above(self.device(), &folder).map_err(failed("cannot keep this folder", &folder))?;
        let (_, journal) = self.open(&place, Some(Box::new(|_| {})))?;
        let mut journal = journal.ok_or_else(|| {
            trouble("the new interview cannot be written", &folder, "check the disk")
        })?;
        let change = Change { when: now(), fact: Fact::Course(Course::Planned(Box::new(plan))) };
        journal.record(&change, false);
        journal.finish()?;
        Ok(place)
    }

    /// An interview's folder.
    ///
    /// # Errors
    /// If its ids are none.
    pub fn folder_of(&self, place: &Place) -> Result<PathBuf, Trouble> {
        self.interview_folder(place)
    }

    /// Opens an interview: with someone to tell, for writing; else for reading. Where it cannot be
    /// written there is no journal, and the access says why.
    ///
    /// # Errors
    /// If there is no such interview.
    pub fn open(
        &self,
        place: &Place,
        tell: Option<Tell>,
    ) -> Result<(Opened, Option<Journal>), Trouble> {
        let folder = self.interview_folder(place)?;
        if !folder.is_dir() {
            return Err(trouble(
                "there is no such interview",
                &folder,
                "choose one that is listed",
            ));
        }
        let lock = tell.is_some().then(|| lock::take(&folder.join("session.lock")));
        let unfinished = self.finish_purge(place, &folder, lock.as_ref());
        let (mut found, files) = folder::read(&self.roots(&folder, place));
        self.hide_leaving(place, &folder, &mut found)?;
        let mut opened = self.around(place, &mut found);
        let mut words = vec![found.words()];
        words.extend(files.troubles.iter().map(in_words));
        words.extend(unfinished);
        let journal = match (tell, lock) {
            (Some(tell), Some(Lock::Ours(lock))) => {
                self.begin((&mut opened, &mut words), &found, &files, (Some(lock), tell))
            }
            (Some(tell), Some(Lock::Without(why))) => {
                words
                    .push(format!("cannot lock this interview ({why}): keep it open in one place"));
                self.begin((&mut opened, &mut words), &found, &files, (None, tell))
            }
            (_, Some(Lock::Theirs(holder))) => {
                opened.access = Access::ReadOnly { holder };
                None
            }
            (_, None) | (None, Some(_)) => None,
        };
        words.retain(|words| !words.is_empty());
        opened.recovered = words.join("; ");
        Ok((opened, journal))
    }

    /// The interview's folder, and where its journal goes on when that cannot be written.
    pub(super) fn roots(&self, folder: &Path, place: &Place) -> [PathBuf; 2] {
        [folder.to_owned(), self.dirs.fallback.join(&place.interview)]
    }

    /// The interview with what stands around it, for reading.
    fn around(&self, place: &Place, found: &mut Recovered) -> Opened {
        let interview = std::mem::take(&mut found.interview);
        let id = &place.incident;
        let unknown = || Incident { id: id.clone(), title: id.clone(), ..Incident::default() };
        let incident = self.incident(id).unwrap_or_else(|_| unknown());
        let known = self.known(place);
        let person = known.interviewee(&interview).cloned();
        Opened {
            place: place.clone(),
            interview,
            zone: clock::zone_on(incident.occurred),
            incident,
            person,
            known,
            draft: found.drafts.last().cloned(),
            access: Access::ReadOnly { holder: "opened for reading".to_owned() },
            recovered: String::new(),
        }
    }

    /// Begins to write: a new segment, and what earlier lines are owed.
    fn begin(
        &self,
        (opened, words): (&mut Opened, &mut Vec<String>),
        found: &Recovered,
        files: &Files,
        (lock, tell): (Option<File>, Tell),
    ) -> Option<Journal> {
        let writer = if found.cloned { self.new_writer() } else { self.writer() };
        let founder = found.founder.clone().unwrap_or_else(|| writer.clone());
        let tag = if founder == writer { 0 } else { tag(&writer) };
        let folder = self.interview_folder(&opened.place).ok()?;
        let roots = self.roots(&folder, &opened.place);
        words.extend(unsynced::settle(self.device(), (&roots, &writer), found, files));
        let earlier = found.drafts.split_last().map_or(&[][..], |(_, earlier)| earlier);
        if earlier.is_empty() {
            drafts::tidy(self.device(), (&folder, &writer), opened.draft.as_ref(), files);
        }
        let start = Start {
            roots: roots.to_vec(),
            interview: opened.place.interview.clone(),
            writer,
            founder,
            lock,
            device: self.device.clone(),
            draft: opened.draft.clone(),
        };
        let mut journal = match Journal::start(start, found, tell) {
            Ok(journal) => journal,
            Err(error) => {
                let holder = format!("nobody; it cannot be written: {}", cause(&error));
                opened.access = Access::ReadOnly { holder };
                return None;
            }
        };
        for line in earlier {
            let off = line.kind.is_off() && line.editing.is_none();
            let next = &opened.interview;
            let number = if off { next.next_off_number() } else { next.next_number() };
            let id = Id { number, tag };
            let change = drafts::as_note(id, line);
            let off = opened.interview.is_off_record(&change.fact);
            opened.interview.apply(&change);
            journal.record(&change, off);
        }
        match self.untold(&opened.place, &opened.interview) {
            Ok(untold) => {
                let when = now_in(&opened.interview);
                for change in untold.into_iter().map(|fact| Change { when, fact }) {
                    opened.interview.apply(&change);
                    journal.record(&change, false);
                }
            }
            Err(trouble) => words.push(in_words(&trouble)),
        }
        journal.commit();
        opened.access = Access::Writer { tag };
        Some(journal)
    }
}

fn in_words(trouble: &Trouble) -> String {
    format!("{} ({})", trouble.what, trouble.place)
}

/// Now, on both clocks.
fn now_in(interview: &Interview) -> Stamp {
    let at = now().at;
    Stamp { at, elapsed: interview.progress().elapsed_at(at) }
}

/// Now, to the millisecond.
fn now() -> Stamp {
    let at = DateTime::from_timestamp_millis(Utc::now().timestamp_millis());
    Stamp { at: at.unwrap_or_default(), elapsed: Elapsed::ZERO }
}
