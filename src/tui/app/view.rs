//! What is on the screen.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::tui::app::{App, SAVING_AFTER, Screen, overlay::Overlay};
use crate::tui::effect::Now;
use crate::tui::paint;
use crate::tui::screens::{
    home::HomeMemory,
    live::{self, LiveMemory, Scene},
};
use crate::tui::theme::{Glyphs, Role};
use crate::tui::widgets::key_row::{self, KeyRow};
use crate::tui::words;

/// What drawing may write: scroll positions and where things landed.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) live: LiveMemory,
    home: HomeMemory,
}

/// The smallest screen everything fits on.
const SMALLEST: (u16, u16) = (60, 16);

impl App {
    /// Draws everything, and says where the terminal's cursor belongs.
    #[must_use]
    pub fn draw(&self, memory: &mut Memory, buf: &mut Buffer) -> Option<Position> {
        let area = buf.area;
        let now = self.now.filter(|_| !self.blanked)?;
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            return self.too_small(area, buf);
        }
        let mut cursor = self.screen(now, area, memory, buf);
        if let Some(overlay) = self.overlays.last() {
            cursor = self.overlay(overlay, area, memory, buf);
            self.overlay_keys(overlay, now, area, buf);
        }
        if self.theme.glyphs == Glyphs::Ascii {
            paint::ascii(buf);
        }
        cursor
    }

    /// The keys of what stands on top: those of the screen below mean nothing meanwhile.
    fn overlay_keys(&self, overlay: &Overlay, now: Now, area: Rect, buf: &mut Buffer) {
        let row = Rect { y: area.bottom() - 1, height: 1, ..area };
        paint::fill(buf, row, self.theme.style(Role::Text));
        let (also, said, status) = (overlay.keys(), self.notice.as_deref(), self.status(now));
        let keys = KeyRow { hints: &[], also, said, status: &status };
        key_row::draw(&keys, self.theme, row, buf);
    }

    fn too_small(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let style = self.theme.style(Role::Text);
        for (y, line) in (area.y..area.bottom()).zip([words::TOO_SMALL, words::TOO_SMALL_KEPT]) {
            paint::text(buf, area.x, y, area.width, line, style);
        }
        None
    }

    fn screen(
        &self,
        now: Now,
        area: Rect,
        memory: &mut Memory,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let (theme, library) = (self.theme, &self.library);
        let status = self.status(now);
        let (status, notice) = (status.as_str(), self.notice.as_deref());
        match (&self.screen, &self.open) {
            (Screen::Live(live), Some(open)) => {
                let scene = Scene { live, open, library, theme, now, status, notice };
                live::draw(scene, area, buf, &mut memory.live)
            }
            (Screen::Home(home), _) => home.draw((theme, notice), area, buf, &mut memory.home),
            (Screen::Prepare(prepare), _) => prepare.draw((theme, notice), area, buf),
            (Screen::Live(_), None) => None,
        }
    }

    /// What is saved, in one word or a few.
    fn status(&self, now: Now) -> String {
        let Some(open) = &self.open else { return String::new() };
        if open.not_saved.is_some() {
            "! NOT SAVED".to_owned()
        } else if !open.writable() {
            "read only".to_owned()
        } else if open.waiting(now).is_some_and(|waited| waited > SAVING_AFTER) {
            self.theme.glyph("saving…", "saving...").to_owned()
        } else {
            "saved".to_owned()
        }
    }

    /// Draws what stands on top: on the live screen over the stream only, never over the line.
    fn overlay(
        &self,
        overlay: &Overlay,
        area: Rect,
        memory: &Memory,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let middle = match self.screen {
            Screen::Live(_) => Rect { width: area.width, ..memory.live.middle },
            Screen::Home(_) | Screen::Prepare(_) => {
                Rect { y: area.y + 1, height: area.height.saturating_sub(3), ..area }
            }
        };
        let place = match overlay {
            Overlay::Help(picker)
            | Overlay::Palette(picker, _)
            | Overlay::Tags(_, picker, _)
            | Overlay::Find(picker, _)
            | Overlay::Probes(picker, ..) => picker.draw(self.theme, middle, buf),
            Overlay::Export(dialog) => return dialog.draw(self.theme, middle, buf),
        };
        Some(Position { x: place.0, y: place.1 })
    }
}
