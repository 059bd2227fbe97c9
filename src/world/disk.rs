//! The disk: where things are kept, and how they are written so that they stay. The only room that
//! touches files.

pub mod atomic;
pub mod board;
pub mod device;
pub mod ground;
pub mod home;
pub mod journal;
pub mod library;
pub mod paths;
pub mod settings;
pub mod shared;

mod lock;
mod read;
mod token;
mod trouble;

pub use read::read_capped;
pub use trouble::trouble;
