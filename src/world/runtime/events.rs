//! Reads the terminal's events, so that none stays behind and nothing waits for nothing.
//!
//! crossterm's source for terminals reads up to a kibibyte, hands out the first event and keeps the others. With
//! a zero time-out it hands out nothing at all, and with one below a millisecond it turns round until
//! the time has passed. Hence three different patiences.

use std::{io, time::Duration};

use crossterm::event::{self, Event};

use crate::world::runtime::clock::Clock;

/// Where the first event must be: the terminal has something. A part of a sequence may take a while.
const FIRST: Duration = Duration::from_millis(5);
/// Between two events of one batch.
const NEXT: Duration = Duration::from_micros(4);
/// After the draw, when it delays nobody: long enough that an event already here is found.
const LAST: Duration = Duration::from_micros(20);

/// The events that have arrived.
#[derive(Debug, Default)]
pub struct Events {
    read: bool,
}

impl Events {
    /// The first event of a batch, the terminal having something to read.
    ///
    /// # Errors
    /// If the terminal can't be read any more.
    pub fn first(&mut self) -> io::Result<Option<Event>> {
        self.within(FIRST)
    }

    /// The next event, if it is here already.
    ///
    /// # Errors
    /// If the terminal can't be read any more.
    pub fn another(&mut self) -> io::Result<Option<Event>> {
        self.within(NEXT)
    }

    /// Whether an event was left behind. To be asked before waiting for the terminal, which has
    /// nothing more to say about an event that was read already.
    ///
    /// # Errors
    /// If the terminal can't be read any more.
    pub fn left_behind(&mut self, clock: &Clock) -> io::Result<bool> {
        while self.read {
            let asked = clock.since_start();
            if event::poll(LAST)? {
                return Ok(true);
            }
            // A look that took much longer may have been over before it looked.
            self.read = clock.since_start().saturating_sub(asked) > LAST * 2;
        }
        Ok(false)
    }

    fn within(&mut self, patience: Duration) -> io::Result<Option<Event>> {
        self.read = true;
        if event::poll(patience)? { event::read().map(Some) } else { Ok(None) }
    }
}
