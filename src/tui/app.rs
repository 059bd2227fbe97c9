//! The program as a whole: where inputs go, and what is on the screen.

use ratatui::{buffer::Buffer, layout::Position};

use crate::tui::effect::{Effect, Input, Now};

/// The program as a whole.
#[derive(Debug, Default)]
pub struct App {}

/// What drawing may write: scroll positions and where things landed.
#[derive(Debug, Default)]
pub struct Memory {}

impl App {
    /// Takes one input in, and says what the world has to do for it.
    #[must_use]
    pub fn handle(&mut self, _input: Input, _now: Now) -> Vec<Effect> {
        Vec::new()
    }

    /// Draws everything, and says where the terminal's cursor belongs.
    #[must_use]
    pub fn draw(&self, _memory: &mut Memory, _buffer: &mut Buffer) -> Option<Position> {
        None
    }

    /// After how many milliseconds an [`Input::Tick`] is wanted, if nothing else comes in.
    #[must_use]
    pub fn next_tick(&self, _now: Now) -> Option<u64> {
        None
    }
}
