//! To the names in what goes out, and back.

use crate::tui::app::{App, overlay::Overlay};
use crate::tui::effect::{Effect, Now};
use crate::tui::screens::{
    answer::{Answer, Go},
    names::Names,
};
use crate::tui::words::names as words;

impl App {
    /// To the names in what goes out, over where one is.
    pub(super) fn go_names(&mut self) {
        let Some(open) = self.open.as_ref().filter(|_| !self.judges_names()) else { return };
        match Names::new(open, &self.library) {
            Some(names) => self.overlays.push(Overlay::Names(Box::new(names))),
            None => self.notice = Some(words::NOTHING_TO_JUDGE.to_owned()),
        }
    }

    /// Whether names are judged.
    pub(super) fn judges_names(&self) -> bool {
        self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Names(_)))
    }

    /// Carries out what the names answered. Back before the export, that is made anew.
    pub(super) fn of_names(&mut self, answer: Answer, now: Now) -> Vec<Effect> {
        let back = answer.go == Some(Go::Back);
        let effects = self.answer(Answer { go: answer.go.filter(|_| !back), ..answer }, now);
        if back {
            self.overlays.retain(|overlay| !matches!(overlay, Overlay::Names(_)));
            if let (Some(Overlay::Export(dialog)), Some(open)) =
                (self.overlays.last_mut(), &self.open)
            {
                dialog.build(open, &self.library);
            }
        }
        effects
    }
}
