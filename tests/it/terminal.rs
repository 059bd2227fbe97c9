//! The runtime in a terminal: nothing typed is lost, and the terminal is left as it was found.
//!
//! A small program stands in for the app: this test binary starts itself once more, inside a terminal,
//! as [`inside`].
#![cfg(unix)]

use std::{
    env, fs,
    path::PathBuf,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use firsthand::{
    tui::{
        effect::{Effect, Input, Now, Reply, Trouble},
        kept::Kept,
        keys::press::{Held, Key, Press},
    },
    world::runtime::{
        process,
        run::{Options, Program, World, run_program},
        wait::Waker,
    },
};
use portable_pty::CommandBuilder;
use ratatui::{buffer::Buffer, layout::Position, style::Style};
use rustix::process::Signal;
use tempfile::TempDir;

use crate::pty::Pty;

const STARTED_INSIDE: &str = "FIRSTHAND_TEST_INSIDE";

/// Counts what arrives.
#[derive(Default)]
struct Counter {
    characters: usize,
    pastes: usize,
    ticks: usize,
    ticking: bool,
    filling: bool,
    size: (u16, u16),
    last: String,
}

impl Counter {
    fn text(&mut self, text: &str) {
        self.characters += text.chars().count();
        self.last.push_str(text);
        let cut = self.last.char_indices().rev().nth(9).map_or(0, |(at, _)| at);
        self.last.drain(..cut);
    }

    fn press(&mut self, press: Press) -> Vec<Effect> {
        match (press.key, press.held) {
            (Key::Char('q'), Held::Ctrl) => return vec![Effect::Quit],
            (Key::Char('z'), Held::Ctrl) => return vec![Effect::Suspend],
            (Key::Char('l'), Held::Ctrl) => return vec![Effect::Redraw],
            (Key::Char('b'), Held::Ctrl) => panic!("a SECRET was in hand"),
            (Key::Char('w'), Held::Ctrl) => {
                drop(thread::spawn(|| panic!("a SECRET elsewhere")).join());
                self.last.push_str("survived");
            }
            (Key::Char('t'), Held::Ctrl) => self.ticking = true,
            (Key::Char('f'), Held::Ctrl) => self.filling = true,
            _ => {
                if let Some(typed) = press.typed() {
                    self.text(typed.encode_utf8(&mut [0; 4]));
                }
            }
        }
        vec![Effect::Sync]
    }
}

impl Program for Counter {
    fn handle(&mut self, input: Input, _now: Now) -> Vec<Effect> {
        match input {
            Input::Press(press) => return self.press(press),
            Input::Paste(text) => {
                self.pastes += 1;
                self.text(&text);
            }
            Input::Resized(columns, rows) => self.size = (columns, rows),
            Input::Tick => self.ticks += 1,
            Input::Click(..) | Input::Wheel(_) | Input::Reply(_) => {}
        }
        Vec::new()
    }

    fn unchanged(&self) -> Kept {
        Kept::nothing()
    }

    fn draw(&mut self, buffer: &mut Buffer, _kept: &Kept) -> Option<Position> {
        let Self { characters, pastes, ticks, size: (columns, rows), last, .. } = self;
        let lines = [
            format!("characters {characters}."),
            format!("pastes {pastes}."),
            format!("ticks {ticks}."),
            format!("size {columns}x{rows}."),
            format!("last {last}"),
        ];
        if self.filling {
            let filled = ["+", "-"][*characters % 2];
            for cell in &mut buffer.content {
                cell.set_symbol(filled);
            }
        }
        for (y, line) in (0..buffer.area.height).zip(&lines) {
            buffer.set_string(0, y, line, Style::new());
        }
        Some(Position::new(0, 5))
    }

    fn next_tick(&self, _now: Now) -> Option<u64> {
        self.ticking.then_some(20)
    }
}

/// Writes down how much was committed, and that it was finished.
struct Ledger {
    effects: usize,
    home: PathBuf,
}

impl World for Ledger {
    fn woken_by(&mut self, _waker: Waker) {}

    fn carry_out(&mut self, _effect: Effect) -> Vec<Reply> {
        self.effects += 1;
        Vec::new()
    }

    fn commit(&mut self) {
        fs::write(self.home.join("committed"), self.effects.to_string()).unwrap();
    }

    fn drawn(&mut self) {}

    fn replies(&mut self) -> Vec<Reply> {
        Vec::new()
    }

    fn finish(&mut self) -> Option<Trouble> {
        fs::write(self.home.join("finished"), self.effects.to_string()).unwrap();
        None
    }
}

/// Not a test by itself: what the others start.
#[test]
fn inside() {
    let Some(home) = env::var_os(STARTED_INSIDE) else { return };
    process::protect();
    let ledger = Ledger { effects: 0, home: home.into() };
    let code = match run_program(Counter::default(), ledger, Options::default()) {
        Ok((exit, _)) => exit.code(),
        Err(refused) => {
            eprintln!("{refused}");
            2
        }
    };
    std::process::exit(code.into());
}

fn arguments() -> [&'static str; 3] {
    ["--exact", "terminal::inside", "--nocapture"]
}

fn start() -> (Pty, TempDir) {
    start_by(&[])
}

/// Starts the program, by way of another command if one is given.
fn start_by(shell: &[&str]) -> (Pty, TempDir) {
    let home = TempDir::new().unwrap();
    let this = env::current_exe().unwrap();
    let words = shell.iter().copied().chain([this.to_str().unwrap()]).chain(arguments());
    let mut command = CommandBuilder::from_argv(words.map(Into::into).collect());
    command.env(STARTED_INSIDE, home.path());
    let pty = Pty::start(command, home.path(), 80, 24);
    (pty, home)
}

fn started() -> (Pty, TempDir) {
    let (pty, home) = start();
    pty.wait_for("characters 0.");
    (pty, home)
}

#[test]
fn typed_characters_arrive_and_the_terminal_is_left_as_it_was() {
    let (pty, home) = started();
    pty.send("they said Ü");
    pty.wait_for("characters 11.");
    assert!(pty.with_screen(|screen| screen.alternate_screen() && screen.bracketed_paste()));
    pty.send("\x11");
    assert_eq!(pty.exit_code(), 0);
    pty.wait_gone("characters");
    assert_eq!(pty.left_wrong(), [""; 0]);
    assert_eq!(fs::read_to_string(home.path().join("finished")).unwrap(), "11");
}

#[test]
fn a_key_costs_few_bytes_and_no_key_none() {
    let (pty, _home) = started();
    let before = pty.bytes().len();
    pty.send("a");
    pty.wait_for("characters 1.");
    let cost = pty.bytes().len() - before;
    assert!(cost <= 80, "{cost} bytes");
    assert_eq!(pty.bytes_within(Duration::from_millis(300)), 0);
}

#[test]
#[cfg(target_os = "linux")]
fn idle_it_does_not_wake() {
    let (pty, _home) = started();
    let wakes = || -> usize {
        let tasks = fs::read_dir(format!("/proc/{}/task", pty.pid())).unwrap();
        let status = tasks.map(|task| fs::read_to_string(task.unwrap().path().join("status")));
        let lines = status.map(|status| status.unwrap().lines().map(str::to_owned).collect());
        let switches = lines.flat_map(|lines: Vec<String>| {
            lines.into_iter().filter(|line| line.starts_with("voluntary_ctxt_switches"))
        });
        switches.map(|line| line.split_whitespace().last().unwrap().parse::<usize>().unwrap()).sum()
    };
    assert_eq!(pty.bytes_within(Duration::from_millis(100)), 0);
    let before = wakes();
    assert_eq!(pty.bytes_within(Duration::from_millis(500)), 0);
    assert_eq!(wakes(), before);
}

#[test]
fn firsthand_itself_runs_in_a_terminal() {
    let home = TempDir::new().unwrap();
    assert_eq!(Pty::spawn(&["--version"], home.path(), 80, 24).exit_code(), 0);
}

#[test]
fn ticks_come_without_keys() {
    let (pty, _home) = started();
    pty.send("\x14");
    pty.wait_for("ticks 5.");
}

#[test]
fn bursts_arrive_whole_without_another_key() {
    for length in [5_000, 200_000] {
        let (pty, _home) = started();
        let burst = "abcdefghi ".repeat(length / 10);
        pty.send(&burst);
        pty.wait_for(&format!("characters {length}."));
        pty.send(format!("\x1b[200~{burst}\x1b[201~"));
        pty.wait_for(&format!("characters {}.", length * 2));
        pty.wait_for("pastes 1.");
    }
}

#[test]
fn keys_typed_before_the_start_arrive() {
    let (pty, _home) = start();
    pty.send("typed ahead");
    pty.wait_for("characters 11.");
}

#[test]
fn half_a_sequence_holds_nothing_up() {
    let (pty, _home) = started();
    pty.send("\x1b[200~half a paste");
    pty.resize(60, 20);
    pty.wait_for("size 60x20.");
    pty.send("\x1b[201~");
    pty.wait_for("characters 12.");
    pty.send("\x1b[200~another");
    pty.kill(Signal::TERM);
    assert_eq!(pty.exit_code(), 143);
}

#[test]
fn signals_end_it_in_order() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let (pty, home) = started();
        pty.send("abc");
        pty.wait_for("characters 3.");
        pty.kill(signal);
        assert_eq!(pty.exit_code(), code);
        assert_eq!(pty.left_wrong(), [""; 0]);
        assert_eq!(fs::read_to_string(home.path().join("finished")).unwrap(), "3");
    }
}

#[test]
fn a_terminal_that_goes_away_ends_it_in_order() {
    let (pty, home) = started();
    pty.send("abc");
    pty.wait_for("characters 3.");
    assert_eq!(pty.hang_up().exit_code(), Some(129));
    let finished = fs::read_to_string(home.path().join("finished")).unwrap();
    assert!(finished.parse::<usize>().unwrap() >= 4, "{finished}");
}

#[test]
fn a_panic_leaves_the_terminal_and_tells_no_secret() {
    let (pty, home) = started();
    pty.send("abc");
    pty.wait_for("characters 3.");
    pty.send("\x02");
    pty.wait_for("internal error at tests/it/terminal.rs:");
    assert_eq!(pty.exit_code(), 101);
    assert_eq!(pty.left_wrong(), [""; 0]);
    assert!(!String::from_utf8_lossy(&pty.bytes()).contains("SECRET"));
    assert_eq!(fs::read_to_string(home.path().join("finished")).unwrap(), "3");
}

#[test]
fn a_panic_of_another_thread_leaves_the_screen_alone() {
    let (pty, _home) = started();
    pty.send("\x17");
    pty.wait_for("survived");
    assert!(pty.with_screen(vt100::Screen::alternate_screen));
    let seen = String::from_utf8_lossy(&pty.bytes()).into_owned();
    assert!(!seen.contains("SECRET") && !seen.contains("internal error"));
}

#[test]
fn suspended_it_leaves_the_terminal_and_comes_back() {
    let script = "set -m; \"$@\"; echo stopped=$?; fg >/dev/null; echo ended=$?";
    let (pty, _home) = start_by(&["sh", "-c", script, "sh"]);
    pty.wait_for("characters 0.");
    pty.send("abc");
    pty.wait_for("characters 3.");
    pty.send("\x1a");
    pty.wait_until("back with the text", |screen| {
        screen.alternate_screen() && screen.contents().contains("characters 3.")
    });
    pty.send("d");
    pty.wait_for("characters 4.");
    pty.send("\x11");
    pty.wait_for("ended=0");
    assert!(pty.screen().contains("stopped="), "{}", pty.screen());
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(pty.left_wrong(), [""; 0]);
}

#[test]
fn without_a_shell_to_come_back_from_it_does_not_stop() {
    let (pty, _home) = started();
    pty.send("\x1aabc");
    pty.wait_for("characters 3.");
    pty.kill(Signal::TSTP);
    pty.send("def");
    pty.wait_for("characters 6.");
}

#[test]
fn sizes_may_storm() {
    let (pty, _home) = started();
    for round in 0..100 {
        pty.resize(1 + round % 97, 1 + round % 41);
        pty.send("k");
    }
    pty.resize(90, 30);
    pty.wait_for("size 90x30.");
    pty.wait_for("characters 100.");
}

#[test]
fn a_terminal_that_stops_reading_holds_nothing_up() {
    let (pty, home) = started();
    let committed = || fs::read_to_string(home.path().join("committed")).unwrap_or_default();
    pty.send("\x06");
    let held = pty.hold();
    // Every key changes the whole screen: 200 of them are far more than the terminal takes unread.
    for key in 2..=200 {
        pty.send("k");
        let limit = Instant::now() + Duration::from_mins(1);
        while committed() != key.to_string() {
            assert!(Instant::now() < limit, "key {key} is not written down: {}", committed());
            thread::yield_now();
        }
    }
    drop(held);
    pty.wait_for("characters 199.");
}

#[test]
fn without_a_terminal_it_says_so() {
    let home = TempDir::new().unwrap();
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(arguments()).env(STARTED_INSIDE, home.path()).stdin(std::process::Stdio::null());
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("needs a terminal") && said.contains("firsthand list --json"), "{said}");
}
