//! firsthand: a full-screen terminal companion for one-on-one cognitive interviews after incidents.

pub mod findings;
pub mod interview;
pub mod tui;
pub mod yaml;
