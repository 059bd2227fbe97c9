//! The screen goes blank by itself, where that was asked for, when nobody has touched anything for a
//! while. It never does unasked.

use crate::tui::app::App;
use crate::tui::effect::{Input, Now};

const MINUTE: u64 = 60_000;

impl App {
    /// Notes that somebody is there, or blanks the screen if nobody was for long enough.
    pub(super) fn blank_when_left(&mut self, input: &Input, now: Now) {
        if is_touch(input) || self.touched.is_none() {
            self.touched = Some(now.tick);
        }
        self.blanked |= self.blanks_in(now) == Some(0);
    }

    /// In how many milliseconds the screen goes blank, if nothing is touched until then.
    pub(super) fn blanks_in(&self, now: Now) -> Option<u64> {
        let after = self.settings.blank_after.checked_mul(MINUTE).filter(|after| *after > 0)?;
        let touched = self.touched.filter(|_| !self.blanked)?;
        Some(after.saturating_sub(now.tick.saturating_sub(touched)))
    }
}

fn is_touch(input: &Input) -> bool {
    match input {
        Input::Press(_) | Input::Paste(_) | Input::Click(..) | Input::Wheel(_) => true,
        Input::Reply(_) | Input::Resized(..) | Input::Tick => false,
    }
}
