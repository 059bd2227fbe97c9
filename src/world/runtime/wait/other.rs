//! Waiting in slices, where the terminal can't be waited for together with anything else.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use crossterm::event;

use crate::world::runtime::{clock::Clock, wait::Woken};

const SLICE: Duration = Duration::from_millis(50);

/// Wakes the waiting thread, from any other.
#[derive(Debug, Clone)]
pub struct Waker(Arc<AtomicBool>);

impl Waker {
    /// Wakes it. Many calls before it woke are one.
    pub fn wake(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// The waiting thread's end.
#[derive(Debug)]
pub struct Wait {
    woken: Arc<AtomicBool>,
}

impl Wait {
    /// Both ends.
    ///
    /// # Errors
    /// Never here.
    pub fn new() -> io::Result<(Self, Waker)> {
        let woken = Arc::new(AtomicBool::new(false));
        Ok((Self { woken: woken.clone() }, Waker(woken)))
    }

    /// Waits until the terminal has something to read, or somebody wakes, or the time has come.
    ///
    /// # Errors
    /// If the terminal can't be read.
    pub fn wait(&mut self, timeout: Option<Duration>, _written: bool) -> io::Result<Woken> {
        let clock = Clock::start();
        loop {
            let left = timeout.map(|timeout| timeout.saturating_sub(clock.since_start()));
            if event::poll(left.unwrap_or(SLICE).min(SLICE))? {
                return Ok(Woken::Readable);
            } else if self.woken.swap(false, Ordering::SeqCst) {
                return Ok(Woken::Called);
            } else if left.is_some_and(|left| left <= SLICE) {
                return Ok(Woken::Due);
            }
        }
    }
}
