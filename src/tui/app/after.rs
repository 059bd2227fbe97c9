//! From the conversation to what comes after it, and back.

use crate::tui::app::{App, Screen};
use crate::tui::screens::mirror::Mirror;

impl App {
    /// Shows how one asked; the conversation waits behind it.
    pub(super) fn go_mirror(&mut self) {
        let Some(open) = &self.open else { return };
        let mirror = Mirror::new(open, &self.library);
        let before = std::mem::replace(&mut self.screen, Screen::Home(Box::default()));
        self.screen = match before {
            Screen::Live(live) | Screen::Mirror(_, live) => Screen::Mirror(Box::new(mirror), live),
            other @ (Screen::Home(_) | Screen::Prepare(_)) => other,
        };
    }

    /// Back to the conversation, as it was left.
    pub(super) fn go_live(&mut self) {
        let before = std::mem::replace(&mut self.screen, Screen::Home(Box::default()));
        self.screen = match before {
            Screen::Live(mut live) | Screen::Mirror(_, mut live) => {
                if let Some(open) = &self.open {
                    live.refresh(open, &self.library);
                }
                Screen::Live(live)
            }
            other @ (Screen::Home(_) | Screen::Prepare(_)) => other,
        };
    }
}
