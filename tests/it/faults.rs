//! The fault suite: never lose a word, never leak one. The catalogue says which of its tests is where;
//! the last test to end prints how all of it went. `FIRSTHAND_LONG=1` asks for the longer run.
#![cfg(unix)]

mod around;
mod catalogue;
mod crash;
mod damage;
mod desk;
pub(crate) mod device;
mod fuzz;
mod hostile;
mod image;
mod killed;
mod promise;
mod replay;
mod running;
mod script;
mod shown;
mod small;
mod tally;

/// Whether the longer run is asked for.
fn long() -> bool {
    std::env::var_os("FIRSTHAND_LONG").is_some()
}
