//! What must be true of a store after a crash or a power cut, given what was said until then.

use std::{collections::BTreeMap, fs, path::Path};

use firsthand::{
    interview::{entry::What, note::Kind},
    tui::effect::{Opened, Place},
    world::disk::{home::Home, paths::Dirs},
};

use super::script::{OFF, Said, exported, is_off};
use crate::disk::all_files;

/// A note that is kept after the end, when the interview is opened again.
pub(crate) const AFTER: &str = "afterwards";

/// What is said of them.
const LITTER: &str = "begun and left about";

/// How the end came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The program was ended; the system goes on.
    Killed,
    /// The power was cut.
    PowerCut,
}

/// What was said until then.
#[derive(Debug, Clone, Default)]
pub(crate) struct Promise {
    created: Option<Place>,
    /// The words each note may have, in order; how many of them were shown, and how many have a ✓.
    notes: BTreeMap<u32, Words>,
    /// The line being typed.
    typed: Option<(u32, String)>,
    titles: Versions,
    exports: Versions,
}

#[derive(Debug, Clone, Default)]
struct Words {
    all: Vec<String>,
    shown: usize,
    acked: usize,
}

/// What a file may hold: the version it surely has, and those after it that were begun.
#[derive(Debug, Clone, Default)]
struct Versions {
    sure: Option<String>,
    begun: Vec<String>,
}

impl Versions {
    fn done(&mut self, version: &str) {
        self.sure = Some(version.to_owned());
        self.begun.clear();
    }

    /// Whether a file may be so: there with one of its versions, or not there at all.
    fn allows(&self, found: Option<&str>) -> bool {
        match found {
            None => self.sure.is_none(),
            Some(found) => {
                self.sure.as_deref() == Some(found) || self.begun.iter().any(|one| one == found)
            }
        }
    }
}

impl Promise {
    /// All that could ever be said in a whole run: what may be there at all.
    pub(crate) fn of_all(said: &[Said]) -> Self {
        let mut promise = Self::default();
        for said in said {
            if let Said::Shown(note, words) | Said::Typed(note, words) | Said::Acked(note, words) =
                said
            {
                promise.may_be(*note, words);
            }
        }
        promise
    }

    fn may_be(&mut self, note: u32, words: &str) -> usize {
        let all = &mut self.notes.entry(note).or_default().all;
        let at = all.iter().position(|known| known == words);
        at.unwrap_or_else(|| {
            all.push(words.to_owned());
            all.len() - 1
        }) + 1
    }

    /// One more thing was said.
    pub(crate) fn hear(&mut self, said: &Said) {
        match said {
            Said::Titling(title) => self.titles.begun.push(title.clone()),
            Said::Titled(title) => self.titles.done(title),
            Said::Created(place) => self.created = Some(place.clone()),
            Said::Shown(note, words) => {
                let version = self.may_be(*note, words);
                if let Some(known) = self.notes.get_mut(note) {
                    known.shown = known.shown.max(version);
                }
                self.typed.take_if(|(typed, _)| typed == note);
            }
            Said::Acked(note, words) => {
                let version = self.may_be(*note, words);
                if let Some(known) = self.notes.get_mut(note) {
                    known.acked = known.acked.max(version);
                }
            }
            Said::Typed(note, words) => {
                self.may_be(*note, words);
                self.typed = Some((*note, words.clone()));
            }
            Said::Exporting(text) => self.exports.begun.push(text.clone()),
            Said::Exported(text) => self.exports.done(text),
        }
    }

    /// What is broken in a store in which files may be left about that nobody finished.
    pub(crate) fn lost(&self, home: &Path, end: End) -> Vec<String> {
        let mut broken = self.broken(home, end);
        broken.retain(|what| !what.starts_with(LITTER));
        broken
    }

    /// What is broken of it in a store; empty if it is kept.
    pub(crate) fn broken(&self, home: &Path, end: End) -> Vec<String> {
        let mut broken = Vec::new();
        let found = fs::read_to_string(exported(home));
        if !self.exports.allows(found.as_deref().ok()) {
            broken.push(format!("the findings are {found:?}"));
        }
        if !home.exists() {
            broken.extend(self.created.iter().map(|_| "the whole store is gone".to_owned()));
            return broken;
        }
        let store = match Home::at(Dirs::under(home)) {
            Ok(store) => store,
            Err(trouble) => return vec![trouble.line()],
        };
        let (listed, troubles) = store.list();
        let title = listed.first().map(|listed| listed.incident.title.as_str());
        let title = title.filter(|_| troubles.is_empty());
        if !self.titles.allows(title) {
            broken.push(format!("the title is {title:?}; {troubles:?}"));
        }
        if let Some(place) = &self.created {
            match store.open(place, None) {
                Ok((opened, _)) => self.compare(&opened, end, &mut broken),
                Err(trouble) => broken.push(trouble.line()),
            }
        }
        let interviews: usize = listed.iter().map(|incident| incident.interviews.len()).sum();
        if listed.len() > 1 || interviews > 1 {
            broken.push(format!("{LITTER}: {listed:?}"));
        }
        broken.extend(leaked(home));
        broken
    }

    fn compare(&self, opened: &Opened, end: End, broken: &mut Vec<String>) {
        let mut found: BTreeMap<u32, &str> = BTreeMap::new();
        for entry in opened.interview.stream() {
            let What::Note(note) = &entry.what else { continue };
            if entry.text == AFTER {
                continue;
            }
            let number = number(&entry.text);
            let off = note.kind == Kind::Off;
            if off != is_off(number) || found.insert(number, &entry.text).is_some() {
                broken.push(format!("there twice, or of another kind: {}", entry.text));
            }
        }
        let draft = opened.draft.as_ref().map(|draft| draft.text.as_str());
        for (number, text) in &found {
            let words = self.notes.get(number);
            let version = words.and_then(|words| words.all.iter().position(|one| one == text));
            match (words, version) {
                (Some(words), Some(version)) if version + 1 >= words.promised(end) => {}
                _ => broken.push(format!("never typed, or older than what was kept: {text}")),
            }
        }
        for (number, words) in &self.notes {
            if words.promised(end) > 0 && !found.contains_key(number) {
                broken.push(format!("LOST: note {number}, {:?}", words.all));
            }
        }
        let began_so = |text: &str, typed: &str| text.starts_with(typed);
        if let (End::Killed, Some((note, typed))) = (end, &self.typed) {
            let kept = found.get(note).copied().or(draft);
            if !kept.is_some_and(|kept| began_so(kept, typed)) {
                broken.push(format!("LOST: the line {typed:?}; there is {draft:?}"));
            }
        }
        if let Some(draft) = draft.filter(|draft| *draft != "never mind") {
            let typed = self.notes.values().flat_map(|words| &words.all).any(|one| one == draft);
            if !typed {
                broken.push(format!("never typed: {draft}"));
            }
        }
    }
}

impl Words {
    fn promised(&self, end: End) -> usize {
        match end {
            End::Killed => self.shown.max(self.acked),
            End::PowerCut => self.acked,
        }
    }
}

fn number(text: &str) -> u32 {
    text.get(5..7).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// Files that hold words they must not hold.
fn leaked(home: &Path) -> Vec<String> {
    let files = all_files(home).into_iter();
    let files =
        files.filter(|file| !file.components().any(|part| part.as_os_str() == "off-record"));
    let holds = |file: &Path| {
        fs::read(file).unwrap().windows(OFF.len()).any(|window| window == OFF.as_bytes())
    };
    let leaking = files.filter(|file| holds(file));
    leaking.map(|file| format!("off the record, in {}", file.display())).collect()
}
