//! The whole program, as somebody who sits before it has it: the real binary, in a terminal or without
//! one, with a home of its own.
#![cfg(unix)]

mod commands;
mod content;
mod conversation;
mod edited;
mod leaves;
mod manners;
mod outcome;
mod paste;
mod published;
mod report;
mod review;
mod shared;
mod to_published;
mod way_out;
mod windows;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use firsthand::{
    tui::effect::{Opened, Place},
    world::disk::{home::Home, paths::Dirs},
};
use tempfile::TempDir;

use crate::pty::Pty;

const ENTER: &str = "\r";
const ESC: &str = "\x1b";
const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";
const END: &str = "\x1b[F";
const RIGHT: &str = "\x1b[C";
const SHIFT_RIGHT: &str = "\x1b[1;2C";
const SHIFT_TAB: &str = "\x1b[Z";
const F5: &str = "\x1b[15~";
pub(crate) const F6: &str = "\x1b[17~";
const F7: &str = "\x1b[18~";
const F8: &str = "\x1b[19~";
pub(crate) const F12: &str = "\x1b[24~";

/// Where somebody works: a home, and what they start in it.
pub(crate) struct Desk {
    home: PathBuf,
    _dir: Option<TempDir>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let dir = TempDir::new().unwrap();
        Self { home: dir.path().to_owned(), _dir: Some(dir) }
    }

    /// One whose home is somebody else's to take away.
    pub(crate) fn at(home: &Path) -> Self {
        Self { home: home.to_owned(), _dir: None }
    }

    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// Starts the program in a terminal of 80 by 24.
    pub(crate) fn start(&self, args: &[&str]) -> Pty {
        Pty::spawn(args, self.home(), 80, 24)
    }

    /// The demo, its conversation begun.
    pub(crate) fn begun() -> (Self, Pty) {
        let desk = Self::new();
        let pty = desk.prepared();
        pty.send(F6);
        pty.wait_for("● 00:0");
        (desk, pty)
    }

    /// The demo, in Prepare.
    pub(crate) fn prepared(&self) -> Pty {
        let pty = self.start(&["demo"]);
        pty.wait_for("Prepare");
        pty
    }

    /// Runs a command without a terminal.
    pub(crate) fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_firsthand"));
        command.args(args).env_clear().env("FIRSTHAND_HOME", self.home()).env("HOME", self.home());
        command.current_dir(self.home()).stdin(Stdio::null()).output().unwrap()
    }

    pub(crate) fn store(&self) -> Home {
        Home::at(Dirs::under(self.home())).unwrap()
    }

    /// The only interview there is.
    pub(crate) fn place(&self) -> Place {
        let mut found = self.store().find("");
        assert_eq!(found.len(), 1);
        found.remove(0)
    }

    /// The only interview, as it is on the disk.
    pub(crate) fn opened(&self) -> Opened {
        self.store().open(&self.place(), None).unwrap().0
    }

    /// Every file of the home.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        files_in(self.home())
    }
}

pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

fn size(screen: &vt100::Screen) -> (u16, u16) {
    let (rows, columns) = screen.size();
    (rows.get(), columns.get())
}

/// The line being typed, as the screen shows it: what it becomes, and its words row by row.
pub(crate) fn line(screen: &vt100::Screen) -> (String, Vec<String>) {
    let (rows, columns) = size(screen);
    let divided = |y: u16| screen.cell(y, 8).is_some_and(|cell| cell.contents() == "│");
    let ys = (0..rows.saturating_sub(2)).rev().take_while(|y| divided(*y));
    let top = ys.last().unwrap_or(rows);
    let cut = |from: u16, width: u16| {
        let rows = screen.rows(from, width).take(usize::from(rows) - 2).skip(usize::from(top));
        rows.map(|row| row.trim_end().to_owned()).collect::<Vec<_>>()
    };
    (cut(1, 6).concat().trim().to_owned(), cut(10, columns - 10))
}

/// Whether nothing is in the line.
pub(crate) fn line_is_empty(screen: &vt100::Screen) -> bool {
    let (kind, words) = line(screen);
    kind == "said" && words == [""]
}

/// Whether a row that holds these words is the selected one.
fn is_selected(screen: &vt100::Screen, words: &str) -> bool {
    let (rows, columns) = size(screen);
    let rows = (0..rows).zip(screen.rows(0, columns));
    let mut found = rows.filter(|(_, row)| row.contains(words));
    found.any(|(y, _)| screen.cell(y, 3).is_some_and(vt100::Cell::inverse))
}

/// Types a line and keeps it, and waits until it stands in the stream.
pub(crate) fn keep(pty: &Pty, keys: &str, shown: &str) {
    for key in keys.chars() {
        pty.send(key.to_string());
    }
    pty.send(ENTER);
    pty.wait_until(shown, |screen| line_is_empty(screen) && screen.contents().contains(shown));
}

/// Whether a list with this title is open.
fn lists(screen: &vt100::Screen, title: &str) -> bool {
    let mut heads = screen.rows(1, 20).map(|row| row.split("  ").next().unwrap().trim().to_owned());
    heads.any(|head| head == title)
}

/// Carries an action out by its name.
pub(crate) fn palette(pty: &Pty, name: &str) {
    pty.send("\x10");
    pty.wait_until("the palette", |screen| lists(screen, "Do"));
    pty.send(name);
    pty.wait_until(name, |screen| is_selected(screen, name));
    pty.send(ENTER);
}

/// Leaves by Ctrl-C, twice.
#[track_caller]
pub(crate) fn leave(pty: &Pty) {
    pty.send("\x03");
    pty.wait_for("once more to leave");
    pty.send("\x03");
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(pty.left_wrong(), [""; 0]);
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub(crate) fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}
