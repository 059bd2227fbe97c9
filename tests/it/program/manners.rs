//! How the program behaves in a terminal: leaves it as it was, writes no more than it must, and blanks
//! the screen when asked to.

use std::{process::Stdio, time::Duration};

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use super::{Desk, F5, F6, F12, UP, keep, leave, line, palette, said};
use crate::pty::Pty;

/// How long nothing has to come.
const QUIET: Duration = Duration::from_secs(2);

fn command(desk: &Desk, before: &[&str], args: &[&str]) -> CommandBuilder {
    let words = before.iter().chain(&[env!("CARGO_BIN_EXE_firsthand")]).chain(args);
    let mut command = CommandBuilder::from_argv(words.map(Into::into).collect());
    command.env("FIRSTHAND_HOME", desk.home());
    command
}

#[test]
fn signals_leave_the_terminal_as_it_was_and_every_word_kept() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let (desk, pty) = Desk::begun();
        keep(&pty, "a note", "a note");
        pty.send("half a line");
        pty.wait_for("half a line");
        pty.kill(signal);
        assert_eq!(pty.exit_code(), code);
        assert_eq!(pty.left_wrong(), [""; 0]);
        pty.wait_gone("a note");
        assert_eq!(desk.opened().draft.unwrap().text, "half a line");
    }
}

#[test]
fn suspended_and_resumed_it_shows_everything_again() {
    let desk = Desk::new();
    let script = "set -m; \"$@\"; echo stopped=$?; read x; fg >/dev/null; echo ended=$?";
    let command = command(&desk, &["sh", "-c", script, "sh"], &["demo"]);
    let pty = Pty::start(command, desk.home(), 80, 24);
    pty.wait_for("Prepare");
    pty.send(F6);
    pty.wait_for("● 00:0");
    keep(&pty, "before the break", "before the break");
    pty.send("half a li");
    pty.wait_for("half a li");
    pty.send("\x1a");
    pty.wait_for("stopped=");
    assert_eq!(pty.left_wrong(), [""; 0]);
    assert!(!pty.screen().contains("before the break"), "{}", pty.screen());
    pty.send("\n");
    pty.wait_until("all of it again", |screen| {
        screen.alternate_screen()
            && screen.contents().contains("before the break")
            && line(screen).1 == ["half a li"]
    });
    pty.send("ne\r");
    pty.wait_for("half a line");
    pty.send("\x03");
    pty.wait_for("once more");
    pty.send("\x03");
    pty.wait_for("ended=0");
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(pty.left_wrong(), [""; 0]);
}

#[test]
fn without_a_terminal_it_says_so() {
    let desk = Desk::new();
    for args in [&["demo"][..], &[]] {
        let output = desk.run(args);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        assert!(said(&output).contains("needs a terminal"), "{}", said(&output));
    }
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_firsthand"));
    command.env("FIRSTHAND_HOME", desk.home()).stdin(Stdio::null()).stdout(Stdio::null());
    assert_eq!(command.output().unwrap().status.code(), Some(2));
}

/// Parameters of all "select graphic rendition" sequences.
fn renditions(bytes: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(bytes);
    let sequences = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ';' || c == ':'))?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    let sequences: Vec<String> = sequences.collect();
    let numbers = sequences.iter().flat_map(|all| all.split([';', ':']));
    numbers.filter_map(|number| number.parse().ok()).collect()
}

fn is_color(number: u16) -> bool {
    matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107)
}

/// Shows every screen and list once.
fn look_around(pty: &Pty) {
    pty.wait_for("Prepare");
    pty.send(F6);
    pty.wait_for(" 00:0");
    for (keys, words) in
        [("\"a quote #surprise", "a quote"), ("!a mark", "a mark"), ("+A finding", "A finding")]
    {
        pty.send(keys);
        pty.wait_for(words);
        pty.send("\r");
        pty.wait_until("an empty line", |screen| {
            let row = screen.rows(0, 80).nth(21).unwrap();
            row.trim_end().ends_with("said │") || row.trim_end().ends_with("said |")
        });
    }
    pty.send(UP);
    pty.wait_until("a selected entry", |screen| {
        screen.rows(0, 1).any(|cell| cell == "▸" || cell == ">")
    });
    pty.send("\r\x14");
    pty.wait_for("missing-info");
    pty.send("\x1b");
    pty.wait_gone("missing-info");
    pty.send("\x07");
    pty.wait_for("Goal");
    pty.send("\x07");
    pty.wait_gone("Goal");
    palette(pty, "Back to all incidents");
    pty.wait_for("new incident");
}

#[test]
fn without_color_reverse_and_bold_remain() {
    let desk = Desk::new();
    let mut command = command(&desk, &["env", "NO_COLOR=1"], &["demo"]);
    command.env("NO_COLOR", "1");
    let pty = Pty::start(command, desk.home(), 80, 24);
    look_around(&pty);
    let numbers = renditions(&pty.bytes());
    assert!(!numbers.iter().copied().any(is_color), "{numbers:?}");
    assert!(numbers.contains(&7) && numbers.contains(&1), "{numbers:?}");
    let selected = pty.with_screen(|screen| (0..24).any(|y| screen.cell(y, 2).unwrap().inverse()));
    assert!(selected, "the selected row is seen:\n{}", pty.screen());

    let colored = Desk::new();
    let pty = colored.start(&["demo"]);
    look_around(&pty);
    assert!(renditions(&pty.bytes()).into_iter().any(is_color), "a control: else there is color");
}

#[test]
fn in_ascii_nothing_else_is_written() {
    let desk = Desk::new();
    let pty = desk.start(&["demo", "--ascii"]);
    look_around(&pty);
    let bytes = pty.bytes();
    let text = String::from_utf8_lossy(&bytes);
    let others: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    assert_eq!(others, [] as [char; 0]);
}

#[test]
fn nothing_is_written_while_nothing_changes() {
    let desk = Desk::new();
    let pty = desk.prepared();
    assert_eq!(quiet(&pty), 0, "before the start");
    pty.send(F6);
    pty.wait_for("● 00:0");
    keep(&pty, "a note", "a note");
    pty.wait_for("✓");
    pty.send(F6);
    pty.wait_for("‖ paused");
    pty.wait_for("saved");
    assert_eq!(quiet(&pty), 0, "paused:\n{}", pty.screen());
    pty.send(F6);
    pty.wait_for("● 00:0");
    let ticking = pty.bytes_within(QUIET);
    assert!((1..600).contains(&ticking), "{ticking} bytes for two turns of the clock");
}

/// How many bytes come, once all that was under way has come.
fn quiet(pty: &Pty) -> usize {
    while pty.bytes_within(Duration::from_millis(500)) > 0 {}
    pty.bytes_within(QUIET)
}

#[test]
fn the_screen_is_blanked_at_once_and_any_key_brings_it_back() {
    let (desk, pty) = Desk::begun();
    keep(&pty, "nobody else should read this", "nobody else");
    pty.send("nor this");
    pty.wait_for("nor this");
    for key in ["k", "\r", F5] {
        pty.send(F12);
        pty.wait_until("nothing at all", |screen| screen.contents().trim().is_empty());
        pty.send(key);
        pty.wait_for("nobody else should read this");
        pty.wait_until("the line as it was", |screen| line(screen).1 == ["nor this"]);
    }
    pty.send("\r");
    leave(&pty);
    assert_eq!(desk.opened().interview.len(), 2, "no key did anything but wake");
}
