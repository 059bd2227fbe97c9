//! Enters the terminal, and leaves it as it was found, whatever happens.
//!
//! By hand: the ready-made ways print on a dead terminal, which panics, or forget modes they didn't set.

mod panics;
#[cfg(not(unix))]
#[path = "terminal/stdout.rs"]
mod tty;
#[cfg(unix)]
mod tty;

use std::{
    io::{self, IsTerminal as _},
    process::Stdio,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use crate::world::runtime::terminal::tty::Tty;

/// Alternate screen, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h";
/// Buttons and the wheel, with coordinates as numbers.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// Synchronized update ended, mouse and bracketed paste off, cursor shown, plain, and the alternate
/// screen cleared before it is left: some terminals can show it again.
const LEAVE: &[u8] =
    b"\x1b[?2026l\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[m\x1b[2J\x1b[H\x1b[?1049l";
/// How long a terminal that doesn't read is waited for when leaving it.
const PATIENCE: Duration = Duration::from_millis(200);

/// The terminal, while the program has it. Dropping it leaves it.
#[derive(Debug)]
pub struct Terminal {
    tty: Tty,
    mouse: bool,
    entered: AtomicBool,
}

impl Terminal {
    /// Takes the terminal, `mouse` asking for clicks and the wheel too. From here on a panic of this
    /// thread leaves it; a panic of another thread doesn't touch it.
    ///
    /// # Errors
    /// If standard input or output is no terminal, or it refuses.
    pub fn take(mouse: bool) -> io::Result<Arc<Self>> {
        present()?;
        let terminal = Arc::new(Self { tty: Tty::open()?, mouse, entered: AtomicBool::new(false) });
        panics::leave_first(&terminal);
        terminal.tty.mend();
        terminal.enter()?;
        Ok(terminal)
    }

    /// Enters the terminal, again after [`Self::leave`]. What was typed before is kept.
    ///
    /// # Errors
    /// If the terminal refuses.
    pub fn enter(&self) -> io::Result<()> {
        enable_raw_mode()?;
        self.entered.store(true, Ordering::SeqCst);
        self.modes()
    }

    /// Sets all modes again that somebody else may have changed.
    ///
    /// # Errors
    /// If the terminal refuses.
    pub fn reassert(&self) -> io::Result<()> {
        self.tty.make_raw()?;
        self.modes()
    }

    /// Leaves the terminal as it was found. Does nothing the second time, and never fails: there is
    /// nothing left to do about a terminal that is gone.
    pub fn leave(&self) {
        if self.entered.swap(false, Ordering::SeqCst) {
            let _ = self.tty.write_within(LEAVE, PATIENCE);
            let _ = disable_raw_mode();
        }
    }

    /// Lends the terminal to somebody, who gets standard input as it was found: leaves it, and enters
    /// it again, with the modes as they were before, whatever became of them.
    ///
    /// # Errors
    /// If the terminal refuses.
    pub fn lend<T>(&self, to: impl FnOnce(Stdio) -> T) -> io::Result<T> {
        self.leave();
        let modes = self.tty.modes();
        let lent = self.tty.stdin().map(to);
        self.tty.put_back(modes);
        self.enter()?;
        lent
    }

    /// Whether the terminal is the program's now.
    #[must_use]
    pub fn is_entered(&self) -> bool {
        self.entered.load(Ordering::SeqCst)
    }

    /// Columns and rows; 80×24 for a terminal that doesn't know.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        match self.tty.size() {
            Ok((columns, rows)) if columns > 0 && rows > 0 => (columns, rows),
            Ok(_) | Err(_) => (80, 24),
        }
    }

    /// Writes as much as the terminal takes now, and says how much that was.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        self.tty.write(bytes)
    }

    fn modes(&self) -> io::Result<()> {
        self.tty.write_within(ENTER, PATIENCE)?;
        if self.mouse { self.tty.write_within(MOUSE_ON, PATIENCE) } else { Ok(()) }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Columns and rows of the terminal that standard output is, as far as it knows them.
#[must_use]
pub fn size_of_output() -> Option<(u16, u16)> {
    let size = io::stdout().is_terminal().then(crossterm::terminal::size)?;
    size.ok().filter(|(columns, rows)| *columns > 0 && *rows > 0)
}

/// Says what is missing where there is no terminal.
fn present() -> io::Result<()> {
    let missing = if !io::stdin().is_terminal() {
        "standard input"
    } else if !io::stdout().is_terminal() {
        "standard output"
    } else {
        return Ok(());
    };
    Err(io::Error::other(format!(
        "needs a terminal, and {missing} is not one; for scripts use \
         `firsthand list --json`, `firsthand export` or `firsthand banks check`"
    )))
}
