//! `outcome.yaml` on disk: read as people wrote it, begun where there is none, and added to without
//! losing a word of theirs.

use std::path::{Path, PathBuf};

use crate::{
    formats::outcome::{self, FILE, Read},
    review::outcome::{Came, Outcome},
    tui::effect::Trouble,
    world::disk::trouble::trouble,
    yaml::{self, Fault},
};

use super::{
    SharedFolder,
    choices::{there, written},
};

/// What is told when somebody else wrote at the very same time.
const MEANWHILE: &str = "somebody else wrote this file just now";

impl SharedFolder {
    /// What came of the meeting about an incident, if anybody wrote it down, and where.
    ///
    /// # Errors
    /// All that is wrong with the file, or why it can't be read.
    pub fn outcome(&self, incident: &str) -> Result<(PathBuf, Option<Read>), Trouble> {
        let path = self.outcome_file(incident)?;
        let kept = there(&path)?.map(|bytes| said(&path, &bytes, incident)).transpose()?;
        Ok((path, kept.map(|(_, read)| read)))
    }

    /// Begins the file of an incident, to be filled in by hand; where it is.
    ///
    /// # Errors
    /// If there is one already, or it can't be written.
    pub fn begin_outcome(&self, incident: &str) -> Result<PathBuf, Trouble> {
        let path = self.outcome_file(incident)?;
        let text = outcome::write(incident, &Outcome::default());
        if there(&path)?.is_some() || !written(&path, None, text.as_bytes())? {
            return Err(trouble("this file is there already", &path, "fill it in, or move it"));
        }
        Ok(path)
    }

    /// Adds what became known to the file of an incident; where it is.
    ///
    /// # Errors
    /// If the file has a fault or would have one, if writing it would lose something that somebody put
    /// there by hand, or if it can't be written. Then it is as it was.
    pub fn add_outcome(&self, incident: &str, all: &[Came]) -> Result<PathBuf, Trouble> {
        let path = self.outcome_file(incident)?;
        let bytes = there(&path)?;
        let before = bytes.as_deref().map(|bytes| said(&path, bytes, incident)).transpose()?;
        let mut new = Outcome::default();
        if let Some((text, read)) = before {
            nothing_lost(&path, (&text, incident), &read)?;
            new = read.outcome;
        }
        for came in all {
            new.apply(came);
        }
        let text = outcome::write(incident, &new);
        outcome::read(&text, incident).map_err(|faults| {
            let what = format!("this can't be: {}", joined(&faults, ToString::to_string));
            trouble(what, &path, "nothing was written")
        })?;
        if !written(&path, bytes.as_deref(), text.as_bytes())? {
            return Err(trouble(MEANWHILE, &path, "nothing was written; look at it and try again"));
        }
        Ok(path)
    }

    fn outcome_file(&self, incident: &str) -> Result<PathBuf, Trouble> {
        let folder = self.folder_of(incident).ok_or_else(|| {
            let what = "the findings of this incident are gone";
            trouble(what, Path::new(incident), "read them again")
        })?;
        Ok(folder.join(FILE))
    }
}

/// The text of a file, and what it says.
fn said(path: &Path, bytes: &[u8], incident: &str) -> Result<(String, Read), Trouble> {
    let name = path.display().to_string();
    let wrong = |what: String| trouble(what, Path::new(""), "mend the file, or move it away");
    let decoded =
        yaml::decode(bytes).map_err(|why| wrong(yaml::not_text(&name, why).to_string()))?;
    let read = outcome::read(&decoded.text, incident).map_err(|faults| {
        wrong(joined(&faults, |fault| fault.clone().in_file(&name).to_string()))
    })?;
    Ok((decoded.text, read))
}

/// Refuses where writing the file again would lose what somebody put there.
fn nothing_lost(path: &Path, (text, incident): (&str, &str), read: &Read) -> Result<(), Trouble> {
    let by_hand = "nothing was written; put it into the file by hand";
    if let [first, ..] = &read.unknown[..] {
        let first = yaml::shown(first, yaml::MOST_SHOWN);
        let what = format!("`{first}` is not known here, and would be lost");
        return Err(trouble(what, path, by_hand));
    }
    match outcome::own_remark(text, incident, &read.outcome) {
        Some(line) => {
            let what = format!("the remark in line {line} would be lost");
            Err(trouble(what, path, by_hand))
        }
        None => Ok(()),
    }
}

/// The most faults that are told at once.
const MOST_TOLD: usize = 10;

fn joined(faults: &[Fault], told: impl Fn(&Fault) -> String) -> String {
    let all: Vec<String> = faults.iter().take(MOST_TOLD).map(told).collect();
    all.join("; ")
}
