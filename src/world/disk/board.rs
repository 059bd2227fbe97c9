//! A folder that a team shares: findings files are read from it, choices are kept in it. The private
//! store is never touched, and nothing is written but what was chosen and what came of the meeting.

mod choices;
mod outcome;
mod walk;

use std::{
    collections::BTreeMap,
    iter,
    panic::resume_unwind,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    thread::{self, Builder},
    time::UNIX_EPOCH,
};

use crate::{
    findings,
    review::{Choice, FileState, Folder, Got, Received, Review},
    tui::effect::{Chosen, News, Shared, Trouble},
    world::disk::{
        read::read_capped,
        token::{is_slug, slug},
        trouble::trouble,
    },
    yaml,
};

use choices::Kept;
use walk::{Named, walk};

/// The largest findings file that is read, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The most bytes that are read of all files together.
const ALL: u64 = 512 * 1024 * 1024;

/// The most threads that read them.
const MOST_THREADS: usize = 4;

/// Findings files, as somebody named them, and what is chosen about them.
pub struct SharedFolder {
    named: Vec<PathBuf>,
    kept: BTreeMap<String, Kept>,
}

impl SharedFolder {
    /// The findings in these folders and files.
    ///
    /// # Errors
    /// If one of them is not there.
    pub fn new(named: Vec<PathBuf>) -> Result<Self, Trouble> {
        let missing = named.iter().find(|path| !path.exists());
        if let Some(path) = missing {
            return Err(trouble("there is no such file or folder", path, "name another"));
        }
        Ok(Self { named, kept: BTreeMap::new() })
    }

    /// Reads everything, and what was chosen about it.
    pub fn read(&mut self) -> Shared {
        let found = walk(&self.named);
        let folder = Folder::of(received(&found));
        self.kept.clear();
        let mut chosen = Vec::new();
        for review in &folder.reviews {
            let path = self.choices_of(review, &folder, &found);
            let kept = Kept::read(path, &review.incident.id);
            let id = review.incident.id.clone();
            chosen.push((id.clone(), kept.seen.clone().map_err(|trouble| trouble.line())));
            self.kept.insert(id, kept);
        }
        Shared { name: self.name(), folder, chosen, keeps: true }
    }

    /// Keeps what was chosen about an incident.
    pub fn choose(&mut self, incident: &str, choices: &[Choice]) -> Chosen {
        let done = |now, done, news| Chosen { incident: incident.to_owned(), now, done, news };
        match self.kept.get_mut(incident).map(|kept| kept.choose(incident, choices)) {
            Some(Ok((now, news))) => done(Some(now), choices.len(), news),
            Some(Err(trouble)) => done(None, 0, News::NotKept(trouble)),
            None => {
                let what = "the findings of this incident are gone";
                done(None, 0, News::NotKept(trouble(what, Path::new(incident), "read them again")))
            }
        }
    }

    /// The folder in which an incident's choices and packs are kept.
    #[must_use]
    pub fn folder_of(&self, incident: &str) -> Option<&Path> {
        self.kept.get(incident).and_then(|kept| kept.path.parent())
    }

    fn name(&self) -> String {
        let names: Vec<String> = self.named.iter().map(|path| path.display().to_string()).collect();
        names.join(", ")
    }

    /// Where choices about an incident are kept: beside its findings if nothing else lies there, else
    /// in a folder of the incident's name.
    fn choices_of(&self, review: &Review, folder: &Folder, found: &[Named]) -> PathBuf {
        let id = &review.incident.id;
        let own = if is_slug(id) { id.clone() } else { slug(id) };
        let own = if own.is_empty() { "incident".to_owned() } else { own };
        let used = |incident: &str| {
            let used = folder.files.iter().filter(|filed| {
                filed.state == FileState::Used && filed.incident.as_deref() == Some(incident)
            });
            let path = |name: &str| found.iter().find(|named| named.name == name);
            used.filter_map(|filed| path(&filed.file)?.path.parent()).collect::<Vec<_>>()
        };
        let parents = used(id);
        let first = parents.first().copied().unwrap_or(Path::new("."));
        let first = if first.as_os_str().is_empty() { Path::new(".") } else { first };
        let together = parents.iter().all(|parent| Some(parent) == parents.first());
        let others = folder.reviews.iter().filter(|other| other.incident.id != *id);
        let mixed = others.flat_map(|other| used(&other.incident.id)).any(|parent| parent == first);
        let beside = together && (!mixed || first.ends_with(&own));
        let base = match &self.named[..] {
            [one] if one.is_dir() && !together => one.as_path(),
            _ => first,
        };
        let home = if beside { first.to_owned() } else { base.join(own) };
        home.join(choices::FILE)
    }
}

/// One file as it comes in, whatever is in it.
#[must_use]
pub fn receive(path: &Path) -> Received {
    one(&walk::file(path.display().to_string(), path.to_owned()), true)
}

/// Reads all files, by a few threads.
fn received(found: &[Named]) -> Vec<Received> {
    let left = Mutex::new((found.iter(), ALL));
    let next = || {
        let mut left = left.lock().unwrap_or_else(PoisonError::into_inner);
        let named = left.0.next()?;
        let fits = left.1.checked_sub(named.size.min(LARGEST));
        left.1 = fits.unwrap_or(0);
        Some((named, fits.is_some()))
    };
    let read_some =
        || iter::from_fn(next).map(|(named, fits)| one(named, fits)).collect::<Vec<_>>();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    thread::scope(|scope| {
        let begin = |_| Builder::new().spawn_scoped(scope, read_some).ok();
        let others: Vec<_> = (1..threads).filter_map(begin).collect();
        let mut read = read_some();
        for other in others {
            read.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        read
    })
}

fn one(named: &Named, fits: bool) -> Received {
    let changed = std::fs::metadata(&named.path).and_then(|about| about.modified()).ok();
    let changed = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let changed = changed.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX));
    let got = match &named.skipped {
        Some(why) => Got::Unreadable((*why).to_owned()),
        None if !fits => Got::Unreadable("more than is read at once".to_owned()),
        None => read(named),
    };
    Received { file: named.name.clone(), changed, got }
}

fn read(named: &Named) -> Got {
    let bytes = match read_capped(&named.path, LARGEST) {
        Ok(bytes) => bytes,
        Err(trouble) => return Got::Unreadable(trouble.what),
    };
    let text = match yaml::decode(&bytes) {
        Ok(decoded) => decoded.text,
        Err(why) => return Got::Fault(yaml::not_text(&named.name, why)),
    };
    match findings::read(&text) {
        Ok(read) => Got::Findings(Box::new(read)),
        Err(fault) => Got::Fault(fault.in_file(&named.name)),
    }
}
