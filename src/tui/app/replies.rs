//! What the world's answers change.

use crate::tui::app::{App, Screen};
use crate::tui::effect::{Effect, Now, Reply};
use crate::tui::words;

impl App {
    pub(super) fn reply(&mut self, reply: Reply, now: Now) -> Vec<Effect> {
        match reply {
            Reply::Synced(count) => {
                if let Some(open) = &mut self.open {
                    open.synced(count, now);
                }
            }
            Reply::NotSaved(trouble) => {
                self.notice = None;
                if let Some(open) = &mut self.open {
                    open.not_saved = Some(trouble);
                }
            }
            Reply::SavedAgain(place) => {
                self.notice = Some(format!("saving works again: {place}"));
                if let Some(open) = &mut self.open {
                    open.not_saved = None;
                }
            }
            Reply::Library(library) => {
                self.library = *library;
                if let (Screen::Live(live), Some(open)) = (&mut self.screen, &self.open) {
                    live.learn(open, &self.library);
                }
            }
            Reply::Listed(listed) => {
                if let Screen::Home(home) = &mut self.screen {
                    home.listed(listed);
                }
            }
            Reply::Opened(opened) => return self.opened(*opened, now),
            Reply::IncidentSaved(incident) => {
                if let Screen::Home(home) = &mut self.screen {
                    let answer = home.saved(incident);
                    return self.answer(answer, now);
                }
            }
            Reply::Exported(path) => {
                self.overlays.clear();
                self.notice = Some(words::written(&path));
            }
            Reply::Failed(trouble) => {
                self.pending = None;
                self.notice = Some(trouble.said());
            }
        }
        Vec::new()
    }
}
