//! Signals of Unix.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::{SigId, flag, low_level};

use crate::world::runtime::wait::Waker;

/// Signals that end the program.
const ENDS: [Signal; 3] = [Signal::TERM, Signal::HUP, Signal::INT];

/// What arrived.
#[derive(Debug, Default)]
pub(crate) struct Signals {
    ended: Arc<AtomicUsize>,
    stopped: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
    resized: Arc<AtomicBool>,
    registered: Vec<SigId>,
}

impl Signals {
    /// From here on signals are noted, and wake.
    pub(crate) fn listen(waker: &Waker) -> io::Result<Self> {
        let mut signals = Self::default();
        for end in ENDS.map(Signal::as_raw) {
            let value = usize::try_from(end).unwrap_or_default();
            signals.registered.push(flag::register_usize(end, signals.ended.clone(), value)?);
            signals.registered.push(low_level::pipe::register(end, waker.pipe()?)?);
        }
        let flags = [
            (Signal::TSTP, signals.stopped.clone()),
            (Signal::CONT, signals.continued.clone()),
            (Signal::WINCH, signals.resized.clone()),
        ];
        for (signal, noted) in flags {
            let signal = signal.as_raw();
            signals.registered.push(flag::register(signal, noted)?);
            signals.registered.push(low_level::pipe::register(signal, waker.pipe()?)?);
        }
        Ok(signals)
    }

    /// The signal that ends the program, if one came.
    pub(crate) fn ended(&self) -> Option<u8> {
        u8::try_from(self.ended.load(Ordering::SeqCst)).ok().filter(|signal| *signal > 0)
    }

    /// Forgets an interrupt: it was meant for somebody else who had the terminal.
    pub(crate) fn forget_interrupt(&self) {
        let interrupt = usize::try_from(Signal::INT.as_raw()).unwrap_or_default();
        let (seen, then) = (Ordering::SeqCst, Ordering::SeqCst);
        let _other_signals_stay = self.ended.compare_exchange(interrupt, 0, seen, then);
    }

    /// Whether the program was asked to stop for a while, since this was asked last.
    pub(crate) fn stopped(&self) -> bool {
        self.stopped.swap(false, Ordering::SeqCst)
    }

    /// Whether the program was told to go on, since this was asked last.
    pub(crate) fn continued(&self) -> bool {
        self.continued.swap(false, Ordering::SeqCst)
    }

    /// Whether the terminal may have another size, since this was asked last.
    pub(crate) fn resized(&self) -> bool {
        self.resized.swap(false, Ordering::SeqCst)
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        for registered in self.registered.drain(..) {
            low_level::unregister(registered);
        }
    }
}

/// Stops the program and whatever was started with it, until the shell says to go on. Not where there
/// is no shell that could: in a group with the session's leader. Says whether it was done.
pub(crate) fn stop() -> bool {
    getsid(None).is_ok_and(|leader| leader != getpgrp())
        && kill_current_process_group(Signal::STOP).is_ok()
}
