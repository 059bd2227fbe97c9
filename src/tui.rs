//! The terminal program without the world: actions in, changes and effects out, and drawing.
//! Never opens a file, reads a clock or touches the terminal.

pub mod cluster;
pub mod paint;
pub mod show;
pub mod widgets;
pub mod wrap;
