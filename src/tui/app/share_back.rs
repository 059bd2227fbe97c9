//! What leaves the interview for good, and what comes back from the interviewee.

use crate::tui::app::{App, overlay::Overlay};
use crate::tui::effect::{Now, Reopened};
use crate::tui::words;

impl App {
    /// Words left the interview: it goes on without them.
    pub(super) fn reopened(&mut self, reopened: Reopened, now: Now) {
        let Reopened { opened, done, left } = reopened;
        let recovered = opened.recovered.clone();
        let Some(open) = &mut self.open else { return };
        open.reopened(opened, now);
        if let Some(live) = self.screen.conversation() {
            live.reopened(open);
            live.refresh(open, &self.library);
        }
        if let Some(Overlay::Export(dialog)) = self.overlays.last_mut() {
            dialog.build(open, &self.library);
        }
        let said = [words::OUT_FOR_GOOD.to_owned(), recovered];
        let said = said.into_iter().filter(|said| !said.is_empty()).chain(left).chain(done);
        self.notice = Some(said.collect::<Vec<_>>().join("; "));
        self.refresh();
    }
}
