//! The terminal program's world: the screen, the keys, the clock and the loop that joins them.

pub mod screen;
