//! What the world's answers change.

use crate::guide::Library;
use crate::tui::app::{App, Screen, overlay::Overlay};
use crate::tui::effect::{Effect, Now, Reply, Shared, Trouble};
use crate::tui::screens::browser::Browser;
use crate::tui::words;

impl App {
    pub(super) fn reply(&mut self, reply: Reply, now: Now) -> Vec<Effect> {
        match reply {
            Reply::Synced(count) => {
                if let Some(open) = &mut self.open {
                    open.synced(count, now);
                }
            }
            Reply::NotSaved(trouble) => self.saves(None, Some(trouble)),
            Reply::SavedAgain(place) => {
                self.saves(Some(format!("saving works again: {place}")), None);
            }
            Reply::Library { library, held } => self.read_again(*library, held),
            Reply::Copied(path) => {
                if let Some(browser) = self.overlays.iter_mut().find_map(Overlay::browser_mut) {
                    browser.copied(path);
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
            Reply::Findings(shared) => return self.findings(*shared),
            Reply::Chosen(chosen) => {
                if let Screen::Board(board) = &mut self.screen {
                    let said = board.chosen(*chosen);
                    self.notice = said.or(self.notice.take());
                }
            }
            Reply::Ledger(ledger) => self.learn_sent(*ledger),
            Reply::Published(published) => return self.published(published, now),
            Reply::SharedBack(shared) => return self.shared_back(&shared, now),
            Reply::CameBack(came) => self.read_answer(*came),
            Reply::Reopened(reopened) => return self.reopened(*reopened, now),
            Reply::Failed(trouble) => {
                self.pending = None;
                self.overlays.iter_mut().filter_map(Overlay::browser_mut).for_each(Browser::failed);
                self.notice = Some(trouble.said());
            }
        }
        Vec::new()
    }

    /// Saving failed, or works again.
    fn saves(&mut self, said: Option<String>, not_saved: Option<Trouble>) {
        self.notice = said;
        if let Some(open) = &mut self.open {
            open.not_saved = not_saved;
        }
    }

    /// Findings files were read: onto the board, which opens where it isn't shown.
    fn findings(&mut self, shared: Shared) -> Vec<Effect> {
        if !matches!(self.screen, Screen::Board(_)) {
            self.overlays.clear();
            self.screen = Screen::Board(Box::default());
        }
        let Screen::Board(board) = &mut self.screen else { return Vec::new() };
        board.resized(self.size.0, self.size.1);
        board.read(shared)
    }

    /// The guide's files were read: at the start, or again while the banks are looked at.
    fn read_again(&mut self, library: Library, held: Vec<String>) {
        let before = std::mem::replace(&mut self.library, library);
        self.held = held;
        let browser = self.overlays.iter_mut().find_map(Overlay::browser_mut);
        let said =
            browser.and_then(|browser| browser.read_again(&before, &self.library, &self.held));
        if said.is_some() {
            self.notice = said;
        }
        if let (Some(live), Some(open)) = (self.screen.conversation(), &self.open) {
            live.learn(open, &self.library);
        }
    }
}
