//! The terminal as a file of our own: reads and writes that never block.
//!
//! Its own opening of the terminal, so that not blocking is nobody else's business: were the shell's
//! opening changed, a killed program would leave it so.

use std::{
    io,
    os::fd::{AsFd as _, BorrowedFd, OwnedFd},
    process::Stdio,
    time::Duration,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::{Mode, OFlags, fstat, open},
    io::{Errno, retry_on_intr},
    stdio::{dup2_stdin, stdin, stdout},
    termios::{
        InputModes, LocalModes, OptionalActions, OutputModes, Termios, tcgetattr, tcgetpgrp,
        tcgetwinsize, tcsetattr, ttyname,
    },
};

use crate::world::runtime::clock::Clock;

const FLAGS: OFlags =
    OFlags::RDWR.union(OFlags::NOCTTY).union(OFlags::NONBLOCK).union(OFlags::CLOEXEC);

/// The terminal behind standard input and output.
#[derive(Debug)]
pub(super) struct Tty {
    out: OwnedFd,
    /// Standard input as it was, to be put back.
    stdin: OwnedFd,
}

impl Tty {
    /// Opens the terminal anew, and puts the new opening in the place of standard input, where events
    /// are read. Where that can't be done, the old ones serve: all works but a terminal that stops
    /// reading, or stops amid a sequence, is waited for.
    pub(super) fn open() -> io::Result<Self> {
        let before = stdin().try_clone_to_owned()?;
        if let Ok(own) = reopen(stdin()) {
            dup2_stdin(own)?;
        }
        let out = reopen(stdout()).or_else(|_| stdout().try_clone_to_owned())?;
        Ok(Self { out, stdin: before })
    }

    /// Writes what can be written now.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        match retry_on_intr(|| rustix::io::write(&self.out, bytes)) {
            Err(Errno::AGAIN) => Ok(0),
            written => Ok(written?),
        }
    }

    /// Writes everything, or gives up after this time.
    pub(super) fn write_within(&self, mut bytes: &[u8], patience: Duration) -> io::Result<()> {
        let clock = Clock::start();
        while !bytes.is_empty() {
            let written = self.write(bytes)?;
            bytes = bytes.get(written..).unwrap_or_default();
            let left = patience.saturating_sub(clock.since_start());
            if !bytes.is_empty() && left.is_zero() {
                return Err(io::ErrorKind::TimedOut.into());
            } else if !bytes.is_empty() {
                self.wait_to_write(left)?;
            }
        }
        Ok(())
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        let size = tcgetwinsize(&self.out)?;
        Ok((size.ws_col, size.ws_row))
    }

    /// Raw mode, whatever was set before; nothing typed is lost.
    pub(super) fn make_raw(&self) -> io::Result<()> {
        let mut modes = tcgetattr(&self.out)?;
        modes.make_raw();
        Ok(retry_on_intr(|| tcsetattr(&self.out, OptionalActions::Now, &modes))?)
    }

    /// Makes a terminal usable that a program left raw when it died: no shell starts anything so.
    pub(super) fn mend(&self) {
        let Ok(mut modes) = tcgetattr(&self.out) else { return };
        let cooked = LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
        if modes.local_modes.intersects(cooked) || modes.output_modes.contains(OutputModes::OPOST) {
            return;
        }
        modes.local_modes |= cooked | LocalModes::IEXTEN | LocalModes::ECHOE | LocalModes::ECHOK;
        modes.input_modes |= InputModes::BRKINT | InputModes::ICRNL | InputModes::IXON;
        modes.output_modes |= OutputModes::OPOST | OutputModes::ONLCR;
        self.put_back(Some(modes));
    }

    /// Standard input as it was, for another program.
    pub(super) fn stdin(&self) -> io::Result<Stdio> {
        Ok(self.stdin.try_clone()?.into())
    }

    /// The modes as they are; none where they can't be known.
    pub(super) fn modes(&self) -> Option<Termios> {
        tcgetattr(&self.out).ok()
    }

    /// Sets modes that were there before.
    pub(super) fn put_back(&self, modes: Option<Termios>) {
        if let Some(modes) = modes {
            let _ = retry_on_intr(|| tcsetattr(&self.out, OptionalActions::Drain, &modes));
        }
    }

    fn wait_to_write(&self, left: Duration) -> io::Result<()> {
        let timeout = Timespec::try_from(left).map_err(io::Error::other)?;
        match poll(&mut [PollFd::new(&self.out, PollFlags::OUT)], Some(&timeout)) {
            Ok(_) | Err(Errno::INTR) => Ok(()),
            Err(other) => Err(other.into()),
        }
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        let _ = dup2_stdin(self.stdin.as_fd());
    }
}

/// Opens the terminal behind `fd` once more: by its name, or as the process's own terminal if it is
/// that one.
fn reopen(fd: BorrowedFd<'_>) -> io::Result<OwnedFd> {
    let before = fstat(fd)?;
    let named = ttyname(fd, Vec::new()).and_then(|name| open(name, FLAGS, Mode::empty()));
    if let Ok(named) = named
        && fstat(&named)
            .is_ok_and(|now| (now.st_rdev, now.st_ino) == (before.st_rdev, before.st_ino))
    {
        return Ok(named);
    }
    tcgetpgrp(fd)?;
    Ok(open("/dev/tty", FLAGS, Mode::empty())?)
}
