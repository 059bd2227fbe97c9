//! The terminal lent to an editor, until it ends.

use std::{
    io,
    process::{Command, ExitStatus},
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::Duration,
};

use crate::tui::effect::{Input, Spot};
use crate::world::runtime::{
    run::{
        Program, World,
        turns::{HANG_UP, Turns},
    },
    signals::{self, Signals},
};

/// How often it is seen whether the shell is asked for meanwhile.
const LOOK: Duration = Duration::from_millis(200);

impl<P: Program, W: World> Turns<'_, P, W> {
    /// Lets somebody edit. All that was typed is written down by now.
    pub(super) fn edit(&mut self, spot: &Spot) {
        let (terminal, signals) = (self.terminal, &self.signals);
        let mut gone = false;
        let replies = self.world.edit(spot, &mut |command| {
            let ended = terminal.lend(|stdin| in_front(command.stdin(stdin), signals));
            gone |= !terminal.is_entered();
            ended?
        });
        if gone {
            self.exit = Some(HANG_UP);
        }
        self.signals.forget_interrupt();
        self.look_again();
        for reply in replies {
            self.take(Input::Reply(reply));
        }
    }
}

/// Runs a command in front. Whoever stops it, stops the program too: the shell waits for both.
fn in_front(command: &mut Command, signals: &Signals) -> io::Result<ExitStatus> {
    let mut child = command.spawn()?;
    let (say, ended) = channel();
    thread::spawn(move || say.send(child.wait()));
    loop {
        match ended.recv_timeout(LOOK) {
            Ok(status) => return status,
            Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::Other.into()),
            Err(RecvTimeoutError::Timeout) => {
                if signals.stopped() {
                    let _no_shell_to_stop_for = signals::stop();
                }
            }
        }
    }
}
