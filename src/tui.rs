//! The terminal program without the world: actions in, changes and effects out, and drawing.
//!
//! Nothing here opens a file, reads a clock or touches a terminal.

pub mod app;
pub mod cluster;
pub mod effect;
pub mod kept;
pub mod keys;
pub mod open;
pub mod paint;
pub mod screens;
pub mod settings;
pub mod show;
pub mod theme;
pub mod topics;
pub mod widgets;
pub mod words;
pub mod wrap;
