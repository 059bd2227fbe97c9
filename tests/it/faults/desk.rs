//! Somebody who types into the running program while something is wrong below it: system calls that
//! fail, put in by `strace`, and disks that are too small or broken, mounted for it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use portable_pty::CommandBuilder;

use super::killed::{found, shown};
use crate::{
    program::{Desk, leave},
    pty::{Pty, binary, nothing_starts},
};

/// Runs a command of the shell; whether it went well.
pub(super) fn shell(command: &str) -> bool {
    let _starting = nothing_starts();
    let mut shell = Command::new("sh");
    let shell = shell.args(["-c", command]).stdin(Stdio::null());
    shell.output().is_ok_and(|output| output.status.success())
}

/// Whether faults can be put into system calls here.
pub(super) fn can_trace() -> bool {
    shell("strace -f -qq -o /dev/null -e inject=fsync:error=EIO true")
}

/// A disk mounted somewhere, as long as this is there.
pub(super) struct Mounted(pub(super) PathBuf);

impl Mounted {
    /// Mounts what `mount` with these options would, if that can be done here.
    pub(super) fn by(options: &str, at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mounted = shell(&format!("mount {options} '{}'", at.display()));
        mounted.then(|| Self(at.to_owned()))
    }

    /// Mounts it anew, with other options.
    pub(super) fn again(&self, options: &str) -> bool {
        shell(&format!("mount -o remount,{options} '{}'", self.0.display()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        shell(&format!("umount -l '{}'", self.0.display()));
    }
}

/// A desk with an interview that was begun and left, in the folder that the program would use.
pub(super) fn begun_at(home: &Path) -> Desk {
    fs::create_dir_all(home).unwrap();
    let desk = Desk::at(home);
    let pty = desk.prepared();
    pty.send(crate::program::F6);
    pty.wait_for("● 00:0");
    leave(&pty);
    desk
}

pub(super) fn begun() -> Desk {
    let (desk, pty) = Desk::begun();
    leave(&pty);
    desk
}

/// Opens the interview by way of this command.
pub(super) fn open_by(desk: &Desk, before: &[&str]) -> Pty {
    let (binary, interview) = (binary(), desk.place().interview);
    let words = before.iter().copied().chain([&*binary, "open", &*interview]);
    let mut command = CommandBuilder::from_argv(words.map(Into::into).collect());
    command.env("FIRSTHAND_HOME", desk.home());
    Pty::start(command, desk.home(), 80, 24)
}

/// Opens it under these faults; what was traced is in the file beside.
pub(super) fn open_under(desk: &Desk, faults: &[&str]) -> (Pty, PathBuf) {
    let log = desk.home().join("traced");
    let before = ["strace", "-f", "-qq", "-y", "--seccomp-bpf", "-o", log.to_str().unwrap()];
    let before: Vec<&str> = before.iter().chain(faults).copied().collect();
    (open_by(desk, &before), log)
}

/// The line of this number.
pub(super) fn text(number: usize) -> String {
    format!("L{number:05}.heard")
}

/// Types lines and waits for each, as long as the program is there; how many there are, this one's last
/// among them.
pub(super) fn type_lines(pty: &Pty, numbers: std::ops::Range<usize>) -> bool {
    for number in numbers {
        let text = text(number);
        pty.send_if_there(format!("{text}\r"));
        if !pty.wait_or_end(|screen| is_kept(screen, &text)) {
            return false;
        }
    }
    true
}

/// Whether a line stands in the stream, and no longer where it was typed.
fn is_kept(screen: &vt100::Screen, text: &str) -> bool {
    crate::program::line_is_empty(screen) && screen.contents().contains(text)
}

/// Waits until every line has its ✓.
pub(super) fn wait_saved(pty: &Pty) {
    pty.wait_until("all saved", |screen| {
        let rows: Vec<String> = screen.rows(0, 80).collect();
        let lines = rows.iter().filter(|row| row.contains(".heard"));
        rows.iter().any(|row| row.trim_end().ends_with(" saved"))
            && lines.clone().count() > 0
            && lines.into_iter().all(|row| row.contains('✓'))
    });
}

/// The lines that the last whole frame showed and that are not there when it is opened again.
pub(super) fn lost(desk: &Desk, pty: &Pty) -> Vec<String> {
    lost_of(desk, shown(pty).map_or(0, |shown| shown.next))
}

/// Which of so many lines are not there when it is opened again.
pub(super) fn lost_of(desk: &Desk, lines: usize) -> Vec<String> {
    let there: Vec<String> = found(&desk.opened()).into_iter().map(|(_, text)| text).collect();
    (0..lines).map(text).filter(|text| !there.contains(text)).collect()
}
