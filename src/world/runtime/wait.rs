//! Waits: for the terminal, for another thread or a signal, and for a time. One thread, one place.

#[cfg(unix)]
#[path = "wait/unix.rs"]
mod system;
#[cfg(not(unix))]
#[path = "wait/other.rs"]
mod system;

pub use crate::world::runtime::wait::system::{Wait, Waker};

/// Why the waiting ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Woken {
    /// The terminal has something to read.
    Readable,
    /// The terminal is gone; there may be something left to read.
    Gone,
    /// The time has come.
    Due,
    /// Somebody woke it, or the terminal takes more.
    Called,
}
