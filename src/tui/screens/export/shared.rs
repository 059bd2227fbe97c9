//! Publishing from the export: into which folder, and what it would tell beside what went out before.

use std::path::PathBuf;

use crate::findings::{
    Obstacle, Released,
    sent::{self, Sent, SentLine, Warning},
};
use crate::guide::Library;
use crate::tui::effect::{Effect, Ledger, Publish};
use crate::tui::open::Open;
use crate::tui::screens::answer::Answer;
use crate::tui::screens::export::{Ask, Dialog, PUBLISH};
use crate::tui::words;

impl Dialog {
    /// Takes in what went out before, and where to.
    pub fn learn(&mut self, ledger: Ledger, open: &Open, library: &Library) {
        let folder = ledger.folder.as_ref().map(|folder| folder.display().to_string());
        let folder = folder.unwrap_or_default();
        if !self.publishes() && self.other.is_empty() {
            self.other = folder;
        } else if self.publishes() && self.form.text(Ask::Folder).is_empty() {
            self.form.fill(Ask::Folder, &folder);
        }
        self.ledger = ledger;
        self.build(open, library);
    }

    /// Whether it is for the shared folder.
    pub(super) fn publishes(&self) -> bool {
        self.form.chosen(Ask::For) == PUBLISH
    }

    /// Publishes what is shown, once it was wished twice.
    pub(super) fn publish(&mut self, sure: bool) -> Answer {
        if self.said.iter().any(Obstacle::stops) {
            return Answer::say(words::STANDS_IN_THE_WAY);
        }
        let to = self.form.text(Ask::Folder);
        if to.is_empty() {
            self.form.focus(Ask::Folder);
            return Answer::say(words::share_back::WHICH_FOLDER);
        }
        let to = PathBuf::from(to);
        if !sure {
            self.sure = true;
            return Answer::say(words::share_back::about_to_publish(&to));
        }
        let publish = Publish { level: self.level(), to, shown: self.preview.clone() };
        Answer { effects: vec![Effect::Publish(Box::new(publish))], ..Answer::default() }
    }
}

/// What these findings would tell beside what went out before. Words that others said alike are known
/// to the store alone.
pub(super) fn warnings(sent: &[Sent], released: &Released, open: &Open) -> Vec<Warning> {
    let line = |(entry, name, _)| SentLine { entry, name, words: String::new() };
    let lines: Vec<SentLine> = released.told().into_iter().map(line).collect();
    let taken_back = open.interview().taken_back().iter().map(|(id, _)| format!("n{id}"));
    let own = (open.place.interview.as_str(), released.level());
    sent::warnings(sent, own, &lines, &taken_back.collect::<Vec<_>>())
}
