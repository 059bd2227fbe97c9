//! Text in, text out: one file per format. Never touches a file.

pub mod demo;
pub mod export;
pub mod outcome;
pub mod review;
pub mod share_back;
pub mod store;
