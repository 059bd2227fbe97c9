//! stub
#![allow(missing_docs, clippy::all, clippy::pedantic)]
use crate::guide::Library;
use crate::tui::{
    effect::*, keys::press::Press, open::Open, screens::answer::Answer, theme::Theme,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
#[derive(Debug, Default)]
pub struct Dialog {}
impl Dialog {
    pub fn new(_: &Open, _: &Library) -> Self {
        Self {}
    }
    pub fn press(&mut self, _: Press, _: Option<&Open>, _: &Library) -> Answer {
        Answer::nothing()
    }
    pub fn paste(&mut self, _: &str) {}
    pub fn draw(&self, _: Theme, _: Rect, _: &mut Buffer) -> Option<Position> {
        None
    }
}
