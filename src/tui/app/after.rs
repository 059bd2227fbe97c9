//! From the conversation to what comes after it, and back.

use crate::tui::app::{App, Screen};
use crate::tui::effect::Now;
use crate::tui::screens::{
    after::After,
    catch_up::{self, CatchUp},
    live::{self, Around, Live},
    mirror::Mirror,
};
use crate::tui::words::after as words;

impl App {
    /// Shows how one asked; the conversation waits behind it.
    pub(super) fn go_mirror(&mut self) {
        let mirror = self.open.as_ref().map(|open| Mirror::new(open, &self.library));
        if let (Some(mirror), Some(live)) = (mirror, self.leave_conversation()) {
            self.screen = Screen::Mirror(Box::new(mirror), live);
        }
    }

    /// To what was only begun, if anything was; the conversation waits behind it.
    pub(super) fn go_catch_up(&mut self) {
        let stubs = self.open.as_ref().map(|open| catch_up::stubs(open.interview()));
        let stubs = stubs.unwrap_or_default();
        if stubs.is_empty() {
            self.notice = Some(words::NOTHING_TO_CATCH_UP.to_owned());
        } else if let Some(live) = self.leave_conversation() {
            self.screen = Screen::CatchUp(Box::new(CatchUp::new(live, stubs)));
        }
    }

    /// To go through the interview. `opened` says that it was opened here, and leads back from here to
    /// the list of incidents.
    pub(super) fn go_through(&mut self, opened: bool) {
        if let (Some(live), Some(open)) = (self.leave_conversation(), &self.open) {
            self.screen = Screen::After(Box::new(After::new(live, opened, open, &self.library)));
        }
    }

    /// What was just recorded is taken in where it is shown.
    pub(super) fn take_in(&mut self, news: live::News, now: Now) {
        match (&mut self.screen, &self.open) {
            (Screen::Live(live), Some(open)) => {
                live.recorded(news, Around { open, library: &self.library, now });
            }
            (_, _) => self.refresh(),
        }
    }

    /// The interview is taken in anew where it is shown.
    pub(super) fn refresh(&mut self) {
        let Some(open) = &self.open else { return };
        match &mut self.screen {
            Screen::Live(live) => live.refresh(open, &self.library),
            Screen::After(after) => after.refresh(open, &self.library),
            Screen::Home(_)
            | Screen::Prepare(_)
            | Screen::Mirror(..)
            | Screen::CatchUp(_)
            | Screen::Board(_) => {}
        }
    }

    /// Back to the conversation, as it was left.
    pub(super) fn go_live(&mut self) {
        if let Some(mut live) = self.leave_conversation() {
            if let Some(open) = &self.open {
                live.refresh(open, &self.library);
            }
            self.screen = Screen::Live(live);
        }
    }

    /// Takes the conversation off the screen, or from behind what is on it, to put it elsewhere.
    fn leave_conversation(&mut self) -> Option<Box<Live>> {
        match std::mem::replace(&mut self.screen, Screen::Home(Box::default())) {
            Screen::Live(live) | Screen::Mirror(_, live) => Some(live),
            Screen::CatchUp(catch_up) => Some(catch_up.into_conversation()),
            Screen::After(after) => Some(after.into_conversation()),
            other @ (Screen::Home(_) | Screen::Prepare(_) | Screen::Board(_)) => {
                self.screen = other;
                None
            }
        }
    }
}
