//! The terminal behind standard output, where there is no more to know about it.

use std::{
    io::{self, Write as _},
    process::Stdio,
    time::Duration,
};

/// Standard output.
#[derive(Debug)]
pub(super) struct Tty;

impl Tty {
    #[expect(clippy::unnecessary_wraps, reason = "it can fail on other systems")]
    pub(super) fn open() -> io::Result<Self> {
        Ok(Self)
    }

    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        self.write_within(bytes, Duration::ZERO)?;
        Ok(bytes.len())
    }

    #[expect(clippy::unused_self, reason = "it has a file on other systems")]
    pub(super) fn write_within(&self, bytes: &[u8], _patience: Duration) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()
    }

    #[expect(clippy::unused_self, reason = "it has a file on other systems")]
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        crossterm::terminal::size()
    }

    /// Nothing is left behind that could be told here.
    #[expect(clippy::unused_self, reason = "it has a file on other systems")]
    pub(super) fn mend(&self) {}

    #[expect(clippy::unused_self, reason = "it has a file on other systems")]
    pub(super) fn make_raw(&self) -> io::Result<()> {
        crossterm::terminal::enable_raw_mode()
    }

    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "it can fail on other systems"
    )]
    pub(super) fn stdin(&self) -> io::Result<Stdio> {
        Ok(Stdio::inherit())
    }

    #[expect(clippy::unused_self, reason = "there are modes on other systems")]
    pub(super) fn modes(&self) {}

    #[expect(clippy::unused_self, reason = "there are modes on other systems")]
    pub(super) fn put_back(&self, _modes: ()) {}
}
