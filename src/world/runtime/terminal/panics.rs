//! What a panic says and does. Never prints what it was about: that may be somebody's words.

use std::{
    io::{self, Write as _},
    panic::{self, Location},
    sync::Arc,
    thread,
};

use crate::world::runtime::terminal::Terminal;

/// From here on, a panic of this thread leaves the terminal before it says where it happened. A panic
/// of another thread says nothing while the terminal is taken: whoever waits for the thread learns of
/// it, and the screen stays.
pub(super) fn leave_first(terminal: &Arc<Terminal>) {
    let (terminal, main) = (Arc::downgrade(terminal), thread::current().id());
    panic::set_hook(Box::new(move |panicked| {
        let terminal = terminal.upgrade();
        if thread::current().id() == main {
            terminal.inspect(|terminal| terminal.leave());
            say(panicked.location());
        } else if !terminal.is_some_and(|terminal| terminal.is_entered()) {
            say(panicked.location());
        }
    }));
}

fn say(location: Option<&Location<'_>>) {
    let place = location.map(|at| format!(" at {}:{}", at.file(), at.line())).unwrap_or_default();
    let _ = writeln!(
        io::stderr(),
        "firsthand: internal error{place}; everything typed was written down, and is there when the \
         interview is opened again"
    );
}
