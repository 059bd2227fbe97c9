//! A program in a terminal, as somebody who sits before it sees it. Nothing here sleeps: what is to be
//! seen is waited for.
#![cfg(unix)]

use std::{
    cell::OnceCell,
    io::{Read, Write},
    path::Path,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// How long anything is waited for.
const LIMIT: Duration = Duration::from_mins(1);
/// How soon is looked again, for what changes without a byte on the screen: a file, say.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Taken while a program is started: for a moment the child has everything open that this process has,
/// locks of interviews among it. Whoever opens one to write waits here until that moment is over.
static STARTING: Mutex<()> = Mutex::new(());

/// Waits until no program is just being started, and lets none be while the guard is held.
pub(crate) fn nothing_starts() -> MutexGuard<'static, ()> {
    STARTING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What came from the program.
struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    all: bool,
}

/// What both threads hold.
struct Shared {
    seen: Mutex<Seen>,
    more: Condvar,
    /// Whoever holds this stops the terminal from reading.
    gate: Mutex<()>,
    gone: AtomicBool,
}

/// A program in a terminal.
pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    writer: Mutex<Box<dyn Write + Send>>,
    shared: Arc<Shared>,
    process: Process,
}

/// A started process; it doesn't outlive this.
pub(crate) struct Process {
    pid: u32,
    ended: mpsc::Receiver<u32>,
    code: OnceCell<u32>,
}

impl Process {
    /// Sends it a signal.
    pub(crate) fn kill(&self, signal: Signal) {
        let pid = Pid::from_raw(i32::try_from(self.pid).unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }

    /// Waits for its end, and gives its exit code, if it does end.
    pub(crate) fn exit_code(&self) -> Option<u32> {
        if self.code.get().is_none() {
            self.ended.recv_timeout(LIMIT).ok().inspect(|code| self.code.set(*code).unwrap());
        }
        self.code.get().copied()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if self.code.get().is_none() && self.ended.try_recv().is_err() {
            let pid = Pid::from_raw(i32::try_from(self.pid).unwrap()).unwrap();
            let _ended_just_now = kill_process(pid, Signal::KILL);
        }
    }
}

/// The program: the one built for these tests, or the one that `FIRSTHAND_BINARY` names.
pub(crate) fn binary() -> String {
    let given = std::env::var("FIRSTHAND_BINARY");
    given.unwrap_or_else(|_| env!("CARGO_BIN_EXE_firsthand").to_owned())
}

impl Pty {
    /// Starts firsthand with these arguments, its home and everything else it keeps in `home`.
    pub(crate) fn spawn(args: &[&str], home: &Path, columns: u16, rows: u16) -> Self {
        let mut command = CommandBuilder::new(binary());
        command.args(args);
        command.env("FIRSTHAND_HOME", home);
        Self::start(command, home, columns, rows)
    }

    /// Starts any command there.
    pub(crate) fn start(mut command: CommandBuilder, home: &Path, columns: u16, rows: u16) -> Self {
        for (name, folder) in [
            ("HOME", ""),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_STATE_HOME", "state"),
        ] {
            command.env(name, home.join(folder));
        }
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        command.cwd(home);
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let starting = nothing_starts();
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(starting);
        drop(pair.slave);
        let pid = child.process_id().unwrap();
        let (say, ended) = mpsc::channel();
        thread::spawn(move || say.send(child.wait().unwrap().exit_code()));
        let parser = vt100::Parser::new(nonzero(rows), nonzero(columns), 0);
        let seen = Mutex::new(Seen { parser, bytes: Vec::new(), all: false });
        let (more, gate, gone) = (Condvar::new(), Mutex::new(()), AtomicBool::new(false));
        let shared = Arc::new(Shared { seen, more, gate, gone });
        let (reader, reading) = (pair.master.try_clone_reader().unwrap(), shared.clone());
        thread::spawn(move || read(reader, &reading));
        let writer = Mutex::new(pair.master.take_writer().unwrap());
        let process = Process { pid, ended, code: OnceCell::new() };
        Self { master: pair.master, writer, shared, process }
    }

    /// Types this.
    pub(crate) fn send(&self, bytes: impl AsRef<[u8]>) {
        self.writer.lock().unwrap().write_all(bytes.as_ref()).unwrap();
    }

    /// Types this, unless the program has ended.
    pub(crate) fn send_if_there(&self, bytes: impl AsRef<[u8]>) {
        let _nobody_there = self.writer.lock().unwrap().write_all(bytes.as_ref());
    }

    /// Waits until this is shown.
    #[track_caller]
    pub(crate) fn wait_for(&self, shown: &str) {
        self.wait_until(shown, |screen| screen.contents().contains(shown));
    }

    /// Waits until this is no longer shown.
    #[track_caller]
    pub(crate) fn wait_gone(&self, shown: &str) {
        self.wait_until(shown, |screen| !screen.contents().contains(shown));
    }

    /// Waits until the screen is so; `what` is told if it never is.
    #[track_caller]
    pub(crate) fn wait_until(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let until = Instant::now() + LIMIT;
        let mut seen = self.shared.seen.lock().unwrap();
        while !is_so(seen.parser.screen()) {
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "not seen: {what}\n{}", seen.parser.screen().contents());
            seen = self.shared.more.wait_timeout(seen, left.min(LOOK_AGAIN)).unwrap().0;
        }
    }

    /// Waits until the screen is so, or the program has ended; says whether it is so.
    #[track_caller]
    pub(crate) fn wait_or_end(&self, is_so: impl Fn(&vt100::Screen) -> bool) -> bool {
        let until = Instant::now() + LIMIT;
        let mut seen = self.shared.seen.lock().unwrap();
        loop {
            if is_so(seen.parser.screen()) || seen.all {
                return is_so(seen.parser.screen());
            }
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "neither:\n{}", seen.parser.screen().contents());
            seen = self.shared.more.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// What is shown, row by row.
    pub(crate) fn screen(&self) -> String {
        self.with_screen(vt100::Screen::contents)
    }

    /// Asks the screen.
    pub(crate) fn with_screen<T>(&self, ask: impl FnOnce(&vt100::Screen) -> T) -> T {
        ask(self.shared.seen.lock().unwrap().parser.screen())
    }

    /// All bytes that came so far.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.shared.seen.lock().unwrap().bytes.clone()
    }

    /// How many bytes come within this time.
    pub(crate) fn bytes_within(&self, time: Duration) -> usize {
        let until = Instant::now() + time;
        let mut seen = self.shared.seen.lock().unwrap();
        let before = seen.bytes.len();
        while Instant::now() < until {
            let left = until.saturating_duration_since(Instant::now());
            seen = self.shared.more.wait_timeout(seen, left).unwrap().0;
        }
        seen.bytes.len() - before
    }

    /// Stops the terminal from reading while the guard is held; one read may still be under way.
    pub(crate) fn hold(&self) -> MutexGuard<'_, ()> {
        self.shared.gate.lock().unwrap()
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        let mut seen = self.shared.seen.lock().unwrap();
        seen.parser.set_size(nonzero(rows), nonzero(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// The program's process.
    pub(crate) fn pid(&self) -> u32 {
        self.process.pid
    }

    /// Sends the program a signal.
    pub(crate) fn kill(&self, signal: Signal) {
        self.process.kill(signal);
    }

    /// Waits for the program's end and for all it wrote, and gives its exit code.
    #[track_caller]
    pub(crate) fn exit_code(&self) -> u32 {
        let code = self.process.exit_code();
        let seen = self.shared.seen.lock().unwrap();
        drop(self.shared.more.wait_timeout_while(seen, LIMIT, |seen| !seen.all).unwrap());
        code.unwrap_or_else(|| panic!("still running:\n{}", self.screen()))
    }

    /// What is wrong with the terminal after the program has left it.
    pub(crate) fn left_wrong(&self) -> Vec<&'static str> {
        let modes = format!("{:?}", self.master.get_termios());
        let cooked = ["ICANON", "ECHO", "ISIG", "OPOST"].iter().all(|mode| modes.contains(mode));
        self.with_screen(|screen| {
            let wrong = [
                ("raw mode", !cooked),
                ("alternate screen", screen.alternate_screen()),
                ("cursor hidden", screen.hide_cursor()),
                ("bracketed paste", screen.bracketed_paste()),
                ("mouse", screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None),
            ];
            wrong.into_iter().filter(|(_, is_so)| *is_so).map(|(what, _)| what).collect()
        })
    }

    /// Takes the terminal away, typing one character more: an answer ends the reading.
    pub(crate) fn hang_up(self) -> Process {
        self.shared.gone.store(true, Ordering::SeqCst);
        self.send("x");
        self.process
    }
}

fn read(mut reader: Box<dyn Read + Send>, shared: &Shared) {
    let mut bytes = vec![0; 65_536];
    let mut half = Vec::new();
    loop {
        drop(shared.gate.lock());
        let read = reader.read(&mut bytes);
        if shared.gone.load(Ordering::SeqCst) {
            return;
        }
        let mut seen = shared.seen.lock().unwrap();
        let Ok(length @ 1..) = read else {
            seen.all = true;
            return shared.more.notify_all();
        };
        half.extend_from_slice(&bytes[..length]);
        let rest = half.split_off(whole(&half));
        seen.parser.process(&half);
        half = rest;
        seen.bytes.extend_from_slice(&bytes[..length]);
        shared.more.notify_all();
    }
}

/// How many of the bytes are whole characters: the parser loses the one after a character that came in
/// two pieces.
fn whole(bytes: &[u8]) -> usize {
    let last = bytes.iter().rposition(|byte| byte & 0xc0 != 0x80).unwrap_or(0);
    let half = std::str::from_utf8(&bytes[last..]).is_err_and(|error| error.error_len().is_none());
    if half { last } else { bytes.len() }
}

#[test]
fn characters_that_come_in_pieces_are_shown_whole() {
    let text = "sös夜ö\u{1b}[1mö夜夜".as_bytes();
    for cut in 0..=text.len() {
        let kept = whole(&text[..cut]);
        assert!(cut - kept < 3 && (std::str::from_utf8(&text[..kept]).is_ok()), "{cut}: {kept}");
    }
    assert_eq!(whole(b"\xff\xff"), 2);
    let mut parser = vt100::Parser::new(nonzero(1), nonzero(20), 0);
    for piece in [&b"s\xc3"[..], b"\xb6s\xe5", b"\xa4\x9c"] {
        parser.process(piece);
    }
    assert_eq!(parser.screen().contents(), "sö夜", "the parser alone: no need for this any more?");
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn nonzero(length: u16) -> std::num::NonZeroU16 {
    length.max(1).try_into().unwrap()
}
