//! Waiting with `poll`, and waking through a pair of sockets.

use std::{
    io::{self, Read as _, Write as _},
    os::unix::net::UnixStream,
    sync::Arc,
    time::Duration,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
    stdio::{stdin, stdout},
};

use crate::world::runtime::wait::Woken;

/// Wakes the waiting thread, from any other.
#[derive(Debug, Clone)]
pub struct Waker(Arc<UnixStream>);

impl Waker {
    /// Wakes it. Many calls before it woke are one.
    pub fn wake(&self) {
        // A full pipe has woken it already.
        let _ = (&*self.0).write(&[1]);
    }

    /// The end to write to, for signals.
    pub(in crate::world::runtime) fn pipe(&self) -> io::Result<UnixStream> {
        self.0.try_clone()
    }
}

/// The waiting thread's end.
#[derive(Debug)]
pub struct Wait {
    woken: UnixStream,
}

impl Wait {
    /// Both ends.
    ///
    /// # Errors
    /// If the system gives no sockets.
    pub fn new() -> io::Result<(Self, Waker)> {
        let (woken, waker) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        waker.set_nonblocking(true)?;
        Ok((Self { woken }, Waker(Arc::new(waker))))
    }

    /// Waits until the terminal has something to read, or takes more if it is to be `written`, or
    /// somebody wakes, or the time has come.
    ///
    /// # Errors
    /// If the system can't wait.
    pub fn wait(&mut self, timeout: Option<Duration>, written: bool) -> io::Result<Woken> {
        let (stdin, stdout) = (stdin(), stdout());
        let writable = if written { PollFlags::OUT } else { PollFlags::empty() };
        let mut waited_for = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::new(&self.woken, PollFlags::IN),
            PollFd::new(&stdout, writable),
        ];
        let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
        match poll(&mut waited_for, timeout.as_ref()) {
            Ok(0) => return Ok(Woken::Due),
            Ok(_) => {}
            Err(Errno::INTR) => return Ok(Woken::Called),
            Err(other) => return Err(other.into()),
        }
        let [terminal, woken, _] = waited_for.map(|waited| waited.revents());
        if !woken.is_empty() {
            self.drain();
        }
        Ok(if terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            Woken::Gone
        } else if terminal.contains(PollFlags::IN) {
            Woken::Readable
        } else {
            Woken::Called
        })
    }

    fn drain(&mut self) {
        let mut bytes = [0; 64];
        while matches!(self.woken.read(&mut bytes), Ok(read) if read == bytes.len()) {}
    }
}
