//! The disk: where things are kept, and how they are written so that they stay. The only room that
//! touches files.

pub mod atomic;
pub mod device;
pub mod home;
pub mod journal;
pub mod library;
pub mod paths;
pub mod settings;

mod lock;
mod read;
pub mod shared;
mod token;
mod trouble;

pub use read::read_capped;
pub use trouble::trouble;
