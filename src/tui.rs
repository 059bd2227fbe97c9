//! The terminal program without the world: actions in, changes and effects out, and drawing.
//!
//! Nothing here opens a file, reads a clock or touches a terminal.

pub mod app;
pub mod effect;
pub mod keys;
