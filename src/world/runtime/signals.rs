//! Signals, as flags the loop looks at. Nothing is done where a signal arrives.

#[cfg(unix)]
#[path = "signals/unix.rs"]
mod system;
#[cfg(not(unix))]
#[path = "signals/other.rs"]
mod system;

pub(super) use crate::world::runtime::signals::system::{Signals, stop};
