//! What is on the screen.

use std::borrow::Cow;

use ratatui::{
    buffer::Buffer as Cells,
    layout::{Position, Rect},
};

use crate::tui::app::{App, SAVING_AFTER, Screen, overlay::Overlay};
use crate::tui::effect::Now;
use crate::tui::kept::Kept;
use crate::tui::paint::{self, Buffer};
use crate::tui::screens::{
    browser,
    home::{self, HomeMemory},
    live::{self, Around, LiveMemory, Look, Scene},
    prepare::{PrepareMemory, Sheet},
    review::BoardMemory,
};
use crate::tui::theme::{Glyphs, Role};
use crate::tui::widgets::key_row::{self, KeyRow};
use crate::tui::words;

/// What drawing may write: scroll positions and where things landed.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) live: LiveMemory,
    home: HomeMemory,
    board: BoardMemory,
    prepare: PrepareMemory,
}

/// The smallest screen everything fits on.
const SMALLEST: (u16, u16) = (60, 16);

impl App {
    /// Draws everything, and says where the terminal's cursor belongs.
    #[must_use]
    pub fn draw(&self, memory: &mut Memory, cells: &mut Cells) -> Option<Position> {
        self.draw_keeping(memory, cells, &Kept::nothing())
    }

    /// The rows that would be drawn as they were drawn last: while a line is being typed, all but the
    /// line's.
    #[must_use]
    pub fn unchanged(&self, memory: &Memory) -> Kept {
        let (Screen::Live(live), Some(open), Some(now)) = (&self.screen, &self.open, self.now)
        else {
            return Kept::nothing();
        };
        if !self.overlays.is_empty() || self.blanked {
            return Kept::nothing();
        }
        let (status, said) = (self.status(now), self.said());
        let (status, notice) = (status.as_str(), said.as_deref());
        let (theme, library) = (self.theme, &self.library);
        memory.live.unchanged(&Scene { live, open, library, theme, now, status, notice })
    }

    /// Draws everything but the rows `kept`, which are [`Self::unchanged`] and stand in the buffer.
    #[must_use]
    pub fn draw_keeping(
        &self,
        memory: &mut Memory,
        cells: &mut Cells,
        kept: &Kept,
    ) -> Option<Position> {
        memory.live.kept.clone_from(kept);
        let cursor = Buffer::over(cells, |buf| self.draw_all(memory, buf));
        if !self.overlays.is_empty() || self.blanked || !matches!(self.screen, Screen::Live(_)) {
            memory.live.forget();
        }
        cursor
    }

    fn draw_all(&self, memory: &mut Memory, buf: &mut Buffer) -> Option<Position> {
        let area = buf.area;
        let now = self.now.filter(|_| !self.blanked)?;
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            memory.live.forget();
            return self.too_small(area, buf);
        }
        let mut cursor = self.screen(now, area, memory, buf);
        let overlay = self.overlays.last().filter(|top| top.browser().is_none());
        if let Some(overlay) = overlay {
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
        let (also, said, status) = (overlay.keys(), self.said(), self.status(now));
        let keys = KeyRow { hints: &[], also, said: said.as_deref(), status: &status };
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
        let (status, said) = (self.status(now), self.said());
        let (status, notice) = (status.as_str(), said.as_deref());
        if let Some(browser) = self.browser() {
            let scene = browser::Scene { library, theme, notice, status };
            return browser.draw(scene, area, buf);
        }
        match (&self.screen, &self.open) {
            (Screen::Live(live), Some(open)) => {
                let scene = Scene { live, open, library, theme, now, status, notice };
                live::draw(scene, area, buf, &mut memory.live)
            }
            (Screen::Board(board), _) => board.draw((theme, notice), area, buf, &mut memory.board),
            (Screen::Home(home), _) => {
                let look = home::Look { library, theme, notice };
                home.draw(look, area, buf, &mut memory.home)
            }
            (Screen::Prepare(prepare), _) => {
                let sheet = Sheet { library, theme, notice };
                prepare.draw(sheet, area, buf, &mut memory.prepare)
            }
            (Screen::Mirror(mirror, _), _) => {
                mirror.draw((theme, notice), area, buf);
                None
            }
            (Screen::CatchUp(catch_up), Some(open)) => {
                let around = Around { open, library, now };
                let look = Look { around, theme, status, notice };
                catch_up.draw(look, area, buf, &mut memory.live)
            }
            (Screen::After(after), Some(open)) => {
                let around = Around { open, library, now };
                let look = Look { around, theme, status, notice };
                after.draw(look, area, buf, &mut memory.live)
            }
            (Screen::Live(_) | Screen::CatchUp(_) | Screen::After(_), None) => None,
        }
    }

    /// One quiet line: what just happened, else what lasts: why nothing can be saved.
    fn said(&self) -> Option<Cow<'_, str>> {
        let lasting = || Some(self.open.as_ref()?.not_saved.as_ref()?.said().into());
        self.notice.as_deref().map(Cow::Borrowed).or_else(lasting)
    }

    /// What is saved, in one word or a few.
    fn status(&self, now: Now) -> String {
        if let Screen::Board(board) = &self.screen {
            return board.status().to_owned();
        }
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
            Screen::Live(_) if self.browser().is_none() => {
                Rect { width: area.width, ..memory.live.middle }
            }
            Screen::Live(_)
            | Screen::Home(_)
            | Screen::Prepare(_)
            | Screen::Mirror(..)
            | Screen::CatchUp(_)
            | Screen::After(_)
            | Screen::Board(_) => {
                Rect { y: area.y + 1, height: area.height.saturating_sub(3), ..area }
            }
        };
        let place = match overlay {
            Overlay::Help(picker)
            | Overlay::Left(picker)
            | Overlay::Palette(picker, _)
            | Overlay::Tags(_, picker, _)
            | Overlay::Find(picker, _)
            | Overlay::Probes(picker, ..) => picker.draw(self.theme, middle, buf),
            Overlay::Export(dialog) => return dialog.draw(self.theme, middle, buf),
            Overlay::Names(names) => {
                let all = Rect { height: area.height.saturating_sub(1), ..area };
                return names.draw(self.open.as_ref()?, self.theme, all, buf);
            }
            Overlay::CameBack(came) => {
                let all = Rect { height: area.height.saturating_sub(1), ..area };
                return came.draw(self.theme, all, buf);
            }
            Overlay::Browser(_) => return None,
        };
        Some(Position { x: place.0, y: place.1 })
    }
}
