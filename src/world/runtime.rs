//! The terminal program's world: the screen, the keys, the clock, and the loop that joins them.

pub mod board;
pub mod clock;
mod editor;
pub mod effects;
pub mod events;
pub mod input;
pub mod process;
mod reading;
pub mod run;
pub mod screen;
mod signals;
pub mod terminal;
pub mod wait;
