//! The ledger: what went out of an incident. Kept beside it, and written down before anything goes out,
//! so that a crash leaves no file nobody knows of.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use crate::findings::sent::{Sent, SentLine, Stage, Went};
use crate::formats::store::ledger;
use crate::interview::{
    Interview,
    change::{Course, Fact},
    consent::Attribution,
};
use crate::tui::effect::{Place, Trouble};
use crate::world::disk::{
    atomic,
    home::{
        Home,
        incidents::{damaged, text},
        people::{alone, is_missing},
    },
    read_capped,
    token::random,
    trouble::failed,
};

/// How long the secret is, in characters of five bits: 256 of them.
const SECRET: usize = 52;

/// The largest file that is looked at again, in bytes.
const CAP: u64 = 64 * 1024 * 1024;

/// A line of a file: the entry it is of, what the file calls it, its words.
pub type Told = (String, String, String);

/// Turns words and files into what they come to, which says nothing without the secret.
pub struct Seal([u8; 32]);

impl Seal {
    /// What these bytes come to.
    #[must_use]
    pub fn of(&self, bytes: &[u8]) -> String {
        blake3::keyed_hash(&self.0, bytes).to_hex().to_string()
    }

    /// A line as the ledger has it.
    #[must_use]
    pub fn line(&self, (entry, name, text): Told) -> SentLine {
        SentLine { entry, name, words: self.of(text.as_bytes()) }
    }
}

impl Home {
    /// What went out of an incident, oldest first.
    ///
    /// # Errors
    /// If the ledger is damaged.
    pub fn sent(&self, incident: &str) -> Result<Vec<Sent>, Trouble> {
        let path = self.incident_folder(incident)?.join("ledger.yaml");
        if is_missing(&path) {
            return Ok(Vec::new());
        }
        ledger::read(&text(&path)?).map_err(|fault| damaged(&path, &fault))
    }

    /// Changes the ledger, while nobody else does.
    ///
    /// # Errors
    /// If it is damaged, cannot be written, or somebody else is at it.
    pub fn change_sent<T>(
        &self,
        incident: &str,
        change: impl FnOnce(&mut Vec<Sent>) -> T,
    ) -> Result<T, Trouble> {
        let folder = self.incident_folder(incident)?;
        let _held = alone(&folder.join("ledger.lock"))?;
        let before = self.sent(incident)?;
        let mut sent = before.clone();
        let changed = change(&mut sent);
        if sent != before {
            let path = folder.join("ledger.yaml");
            let text = ledger::write(&sent).map_err(|fault| damaged(&path, &fault))?;
            let written = atomic::replace(self.device(), &path, text.as_bytes());
            written.map_err(failed("cannot keep what goes out", &path))?;
        }
        Ok(changed)
    }

    /// The secret of this store, made when it is first needed.
    ///
    /// # Errors
    /// If it cannot be kept, or is damaged.
    pub fn seal(&self) -> Result<Seal, Trouble> {
        let path = self.dirs.data.join("ledger.key");
        if is_missing(&path) {
            let made = format!("{}\n", random(SECRET));
            let written = atomic::write_new(self.device(), &path, made.as_bytes());
            written.or_else(is_there).map_err(failed("cannot keep the ledger's secret", &path))?;
        }
        let kept = text(&path)?.trim().to_owned();
        if kept.len() != SECRET {
            return Err(damaged(&path, "it is no secret"));
        }
        Ok(Seal(blake3::derive_key("firsthand 1 ledger of what went out", kept.as_bytes())))
    }

    /// Writes down that a file is about to go out; gives the entry, to be [`Home::went_out`] then.
    ///
    /// # Errors
    /// If it cannot be written down; nothing may go out then.
    pub fn about_to_go_out(
        &self,
        place: &Place,
        (went, level): (Went, Attribution),
        (file, bytes): (&Path, &[u8]),
        told: Vec<Told>,
    ) -> Result<Sent, Trouble> {
        let seal = self.seal()?;
        let sent = Sent {
            went,
            stage: Stage::Begun,
            interview: place.interview.clone(),
            level,
            at: DateTime::from_timestamp_millis(Utc::now().timestamp_millis()).unwrap_or_default(),
            file: file.display().to_string(),
            hash: seal.of(bytes),
            lines: told.into_iter().map(|told| seal.line(told)).collect(),
            gone: Vec::new(),
            left: Vec::new(),
        };
        self.change_sent(&place.incident, |all| {
            all.retain(|other| !(other.file == sent.file && other.stage == Stage::Begun));
            all.push(sent.clone());
        })?;
        Ok(sent)
    }

    /// The file is written: what it was before is no longer there.
    ///
    /// # Errors
    /// If that cannot be written down; it is found out at the next opening then.
    pub fn went_out(&self, place: &Place, sent: &Sent) -> Result<(), Trouble> {
        self.change_sent(&place.incident, |all| settle(all, sent, true))
    }

    /// Finds out what became of files that were about to go out when a process died, and gives what
    /// the interview's journal is still to be told.
    ///
    /// # Errors
    /// If the ledger is damaged, or cannot be written.
    pub(super) fn untold(
        &self,
        place: &Place,
        interview: &Interview,
    ) -> Result<Vec<Fact>, Trouble> {
        let mine = |sent: &Sent| sent.interview == place.interview && sent.stage != Stage::Told;
        if !self.sent(&place.incident)?.iter().any(mine) {
            return Ok(Vec::new());
        }
        let seal = self.seal()?;
        self.change_sent(&place.incident, |all| {
            let begun = all.iter().filter(|s| mine(s) && s.stage == Stage::Begun).cloned();
            for sent in begun.collect::<Vec<_>>() {
                let bytes = read_capped(Path::new(&sent.file), CAP).unwrap_or_default();
                settle(all, &sent, seal.of(&bytes) == sent.hash);
                self.remove_torn(Path::new(&sent.file));
            }
            let known = |sent: &Sent| interview.published().iter().any(|p| p.hash == sent.hash);
            let (told, untold): (Vec<_>, Vec<_>) = all
                .iter_mut()
                .filter(|sent| mine(sent))
                .partition(|sent| sent.went != Went::Published || known(sent));
            for sent in told {
                sent.stage = Stage::Told;
            }
            untold.into_iter().map(|sent| published(sent)).collect()
        })
    }

    /// Removes what a crash left half written beside a file.
    fn remove_torn(&self, file: &Path) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let start = format!(".{}.", name.chars().take(40).collect::<String>());
        let beside = file.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter();
        let torn = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name.starts_with(&start) && path.extension().is_some_and(|end| end == "tmp")
        };
        for path in beside.flatten().flatten().map(|entry| entry.path()).filter(torn) {
            let _tried_again_when_it_goes_out_again = self.device().remove(&path);
        }
    }
}

/// The fact that tells of a file that was published.
#[must_use]
pub fn published(sent: &Sent) -> Fact {
    Fact::Course(Course::Published { level: sent.level, hash: sent.hash.clone() })
}

/// A file that was about to go out did, or didn't. What stood under its name before is known no more.
fn settle(all: &mut Vec<Sent>, sent: &Sent, out: bool) {
    if !out {
        return all.retain(|other| other != sent);
    }
    let same = |other: &Sent| other.file == sent.file && other.stage != Stage::Begun;
    for other in all.iter_mut().filter(|other| same(other)) {
        other.hash.clear();
        other.stage = Stage::Told;
    }
    for other in all.iter_mut().filter(|other| *other == sent) {
        other.stage = Stage::Out;
    }
}

fn is_there(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == ErrorKind::AlreadyExists { Ok(()) } else { Err(error) }
}

/// The newest file of this name that went out, by what its bytes came to.
#[must_use]
pub fn newest<'a>(all: &'a [Sent], file: &Path) -> Option<&'a Sent> {
    let file = file.display().to_string();
    all.iter().rev().find(|sent| sent.file == file && sent.stage != Stage::Begun)
}
