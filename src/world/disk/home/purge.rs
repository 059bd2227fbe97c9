//! Taking words out of an interview's files for good: the one place where a journal's bytes change.
//!
//! What is to leave is written down first, in `purge.yaml`. From then on it is hidden wherever the
//! interview is read, and whoever opens or lists it next finishes what a crash left undone. A file is
//! rewritten beside the old one and synced before it takes its place. Never touches what somebody
//! keeps in the folder that firsthand didn't write.

mod published;
mod segments;

pub use published::Outcome;

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::formats::store;
use crate::interview::{
    Interview,
    change::{Change, Course, Fact, OfEntry},
    id::Id,
    journal::{Recovered, name::folder as folder_of, purge::tells_of},
    plan::Plan,
    purge::{self, Purge, Why},
};
use crate::tui::effect::{Place, Trouble};
use crate::world::disk::{
    atomic,
    home::{
        Home, drafts,
        folder::{self, CAP},
    },
    lock::{self, Lock},
    read_capped,
    trouble::{failed, trouble},
};

/// The file that says what is to leave.
const PURGE: &str = "purge.yaml";

/// The largest such file that is read, in bytes.
const SMALL: u64 = 1_000_000;

/// One interview's files, while something leaves them.
struct Purging<'a> {
    home: &'a Home,
    place: &'a Place,
    roots: [PathBuf; 2],
}

impl Home {
    /// Takes words out of an interview's files, and out of those that went out of it; what became of
    /// these. It must not be open for writing.
    ///
    /// # Errors
    /// If another process holds it, or something cannot be written: what is to leave is hidden then,
    /// and the next start tries again.
    pub fn purge(&self, place: &Place, purge: Purge) -> Result<Vec<Outcome>, Trouble> {
        let folder = self.interview_folder(place)?;
        let _lock = match lock::take(&folder.join("session.lock")) {
            Lock::Ours(file) => Some(file),
            Lock::Without(_) => None,
            Lock::Theirs(holder) => {
                let what = format!("held by {holder}");
                return Err(trouble(what, &folder, "close it there first"));
            }
        };
        let purging = self.purging(place, &folder);
        if let Some(earlier) = purging.asked_for()? {
            let _told_by_the_ledger = purging.carry_out(&earlier)?;
        }
        let purge = purging.ask_for(purge)?;
        purging.carry_out(&purge)
    }

    /// Finishes what an earlier process began to take out, where nobody else is at it; `lock` is the
    /// interview's, where it was asked for. Says so where it could not be done.
    pub(super) fn finish_purge(
        &self,
        place: &Place,
        folder: &Path,
        lock: Option<&Lock>,
    ) -> Option<String> {
        let purging = self.purging(place, folder);
        let purge = purging.asked_for().ok()??;
        let own = lock.is_none().then(|| lock::take(&folder.join("session.lock")));
        if matches!(own.as_ref().or(lock), Some(Lock::Theirs(_))) {
            return None;
        }
        match purging.carry_out(&purge) {
            Ok(outcomes) => {
                let left = outcomes.iter().filter(|outcome| !outcome.out);
                let left: Vec<_> = left.map(|o| o.file.display().to_string()).collect();
                let what = "what was withdrawn is out of all that is kept here, and still in";
                (!left.is_empty()).then(|| format!("{what} {}", left.join(", ")))
            }
            Err(trouble) => {
                let what = "what was to leave is hidden, but not out of the files";
                Some(format!("{what}: {}", trouble.line()))
            }
        }
    }

    /// Hides what is still to leave an interview's files.
    ///
    /// # Errors
    /// If it cannot be told what that is.
    pub(super) fn hide_leaving(
        &self,
        place: &Place,
        folder: &Path,
        found: &mut Recovered,
    ) -> Result<(), Trouble> {
        if let Some(purge) = self.purging(place, folder).asked_for()? {
            purge.hide(&mut found.interview);
            found.drafts.retain(|line| !line.editing.is_some_and(|id| purge.ids.contains(&id)));
        }
        Ok(())
    }

    fn purging<'a>(&'a self, place: &'a Place, folder: &Path) -> Purging<'a> {
        Purging { home: self, place, roots: self.roots(folder, place) }
    }
}

impl Purging<'_> {
    fn folder(&self) -> &Path {
        self.roots.first().map_or(Path::new(""), PathBuf::as_path)
    }

    fn request(&self) -> PathBuf {
        self.folder().join(PURGE)
    }

    /// What is to leave, if anything is.
    fn asked_for(&self) -> Result<Option<Purge>, Trouble> {
        let path = self.request();
        if fs::symlink_metadata(&path).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&read_capped(&path, SMALL)?).into_owned();
        store::purge::read(&text).map(Some).map_err(|fault| {
            let what = format!("it cannot be told what is to leave this interview: {fault}");
            trouble(what, &path, "mend this file by hand; the interview stays closed until then")
        })
    }

    /// Writes down what is to leave, with all that goes with it.
    fn ask_for(&self, purge: Purge) -> Result<Purge, Trouble> {
        let purge = purge.with_threads(&folder::read(&self.roots).0.interview);
        let path = self.request();
        let text = store::purge::write(&purge).map_err(|fault| trouble(fault, &path, ""))?;
        let written = atomic::replace(self.home.device(), &path, text.as_bytes());
        written.map_err(failed("nothing was taken out: this file cannot be written", &path))?;
        Ok(purge)
    }

    /// Each step may be done twice; that the request goes away says that all are done.
    fn carry_out(&self, purge: &Purge) -> Result<Vec<Outcome>, Trouble> {
        let found = folder::read(&self.roots).0;
        self.leave_tombstones(purge, found)?;
        let words = purge::words(&folder::gathered(&self.roots).changes, &purge.ids);
        let outcomes = published::take_out(self, purge, &words)?;
        self.remove_derived()?;
        match purge.why {
            Why::Withdrawn => self.remove_journals()?,
            Why::TakenBack | Why::OffRecord => {
                self.keep_live_drafts(purge)?;
                segments::rewrite(self, purge, &words)?;
            }
        }
        self.remove(&self.request())?;
        Ok(outcomes)
    }

    /// What stays: a tombstone each, or the note in the off-record store.
    fn leave_tombstones(&self, purge: &Purge, found: Recovered) -> Result<(), Trouble> {
        let facts = purge.hiding(&found.interview).into_iter();
        let (notes, gone): (Vec<Fact>, Vec<Fact>) =
            facts.partition(|fact| matches!(fact, Fact::Note(..)));
        let gone = gone.into_iter().filter(|fact| lacks(&found.interview, fact));
        let gone = gone.map(|fact| Change { when: purge.when, fact }).collect();
        let mut new = segments::New::of(self, found);
        if purge.why == Why::Withdrawn {
            let plan = Plan {
                incident: self.place.incident.clone(),
                interview: self.place.interview.clone(),
                ..Plan::default()
            };
            return new.write_alone(Course::Planned(Box::new(plan)), gone);
        }
        let notes = notes.iter().filter_map(|fact| self.lacks_off_record(fact));
        let notes: Vec<Change> = notes.flat_map(|id| new.off_the_record(id)).collect();
        new.write(true, &notes)?;
        new.write(false, &gone)
    }

    /// The note this is about, unless the off-record store has it.
    fn lacks_off_record(&self, fact: &Fact) -> Option<Id> {
        let Fact::Note(id, _) = fact else { return None };
        let has = |(name, path): &(String, PathBuf)| {
            let off = name.starts_with(folder_of(true));
            let bytes = off.then(|| read_capped(path, CAP).unwrap_or_default());
            bytes.is_some_and(|bytes| tells_of(&bytes, "note.taken", Some(*id)))
        };
        (!folder::files(&self.roots).iter().any(has)).then_some(*id)
    }

    /// Exports, share-backs and snapshots in the interview's own folder, and what a crash left half
    /// written: all that can be made anew.
    fn remove_derived(&self) -> Result<(), Trouble> {
        for root in &self.roots {
            self.remove_in(root, |name| is_derived(name) || is_torn(name))?;
            for folder in ["journal", "off-record", "drafts"] {
                self.remove_in(&root.join(folder), is_torn)?;
            }
        }
        Ok(())
    }

    /// Every journal and draft but the tombstone.
    fn remove_journals(&self) -> Result<(), Trouble> {
        for (_, path) in folder::files(&self.roots) {
            let bytes = read_capped(&path, CAP)?;
            if !tells_of(&bytes, "interview.withdrawn", None) {
                self.remove(&path)?;
            }
        }
        Ok(())
    }

    /// Leaves of what was typed only the lines that are still being typed.
    fn keep_live_drafts(&self, purge: &Purge) -> Result<(), Trouble> {
        let (found, files) = folder::read(&self.roots);
        let stays = |id: Option<Id>| !id.is_some_and(|id| purge.ids.contains(&id));
        let live: Vec<_> = found.drafts.iter().filter(|line| stays(line.editing)).collect();
        let place = (self.folder(), self.home.writer());
        let kept = drafts::write(self.home.device(), (place.0, &place.1), &live);
        let kept = kept.map_err(failed("cannot keep the line being typed", self.folder()))?;
        for (_, path) in files.drafts().filter(|(_, path)| !kept.contains(path)) {
            self.remove(path)?;
        }
        Ok(())
    }

    fn remove_in(&self, folder: &Path, leaves: impl Fn(&str) -> bool) -> Result<(), Trouble> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_dir()));
        let leaving = files.filter(|file| file.file_name().to_str().is_some_and(&leaves));
        leaving.map(|file| file.path()).try_for_each(|path| self.remove(&path))
    }

    fn remove(&self, path: &Path) -> Result<(), Trouble> {
        let device = self.home.device();
        let removed = device
            .remove(path)
            .or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) });
        let synced = removed.and_then(|()| device.sync_dir(path.parent().unwrap_or(path)));
        synced.map_err(failed("cannot remove this file", path))
    }
}

/// Whether a tombstone is still to be written.
fn lacks(interview: &Interview, fact: &Fact) -> bool {
    match fact {
        Fact::Entry(id, OfEntry::TakenBack) => {
            !interview.taken_back().iter().any(|(gone, _)| gone == id)
        }
        Fact::Course(Course::Withdrawn) => interview.withdrawn().is_none(),
        Fact::Course(_)
        | Fact::Added(_)
        | Fact::Entry(..)
        | Fact::Note(..)
        | Fact::MomentMoved(..)
        | Fact::PivotFilled(..)
        | Fact::LeadChanged(..)
        | Fact::IdeaFrom(..)
        | Fact::ThreadTurned(..)
        | Fact::Finding(..) => false,
    }
}

/// What firsthand writes into an interview's folder and can make anew.
fn is_derived(name: &str) -> bool {
    ["findings.", "draft.findings.", "share-back", "interview.yaml"]
        .iter()
        .any(|start| name.starts_with(start))
}

/// What a crash leaves of a file that was being written.
fn is_torn(name: &str) -> bool {
    name.starts_with('.') && Path::new(name).extension().is_some_and(|end| end == "tmp")
}
