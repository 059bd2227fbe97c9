//! firsthand: a full-screen terminal companion for one-on-one cognitive interviews after incidents.

pub mod cli;
pub mod findings;
pub mod formats;
pub mod guide;
pub mod interview;
pub mod tui;
pub mod world;
pub mod yaml;
