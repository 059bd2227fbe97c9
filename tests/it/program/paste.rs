//! Long pastes into the composer of the real program: all of it is there, soon, and without another key.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::{Desk, line, line_is_empty};

/// Long enough for a slow machine and a build without optimization: what is asked here is that it
/// all arrives without another key. How soon is measured, in `benches/README.md`.
const SOON: Duration = Duration::from_mins(1);

/// Words with their numbers: nothing in it can be missing or stand twice unseen.
fn words(length: usize) -> String {
    let all: String =
        (0..).map(|number| format!("w{number:05} ")).take(length.div_ceil(7)).collect();
    let end = length - 7;
    format!("{}the end", &all[..end])
}

fn paste(length: usize, bracketed: bool) {
    let (desk, pty) = Desk::begun();
    let words = words(length);
    let started = Instant::now();
    pty.send(if bracketed { format!("\x1b[200~{words}\x1b[201~") } else { words.clone() });
    pty.wait_until("the end of the paste", |screen| {
        line(screen).1.last().is_some_and(|row| row.ends_with("the end"))
    });
    let shown = started.elapsed();
    let how = if bracketed { "bracketed" } else { "typed" };
    eprintln!("{length} characters, {how}: shown after {} ms", shown.as_millis());
    assert!(shown < SOON, "{shown:?}");
    pty.kill(Signal::KILL);
    pty.exit_code();
    let draft = desk.opened().draft.unwrap();
    assert!(draft.text == words, "{} of {} bytes", draft.text.len(), words.len());
    let pty = desk.start(&["open", &desk.place().interview]);
    pty.wait_until("the end of the line", |screen| {
        line(screen).1.last().is_some_and(|row| row.ends_with("the end"))
    });
    pty.send("\r");
    pty.wait_until("kept", line_is_empty);
    super::leave(&pty);
    let opened = desk.opened();
    assert_eq!(opened.draft, None);
    let texts: Vec<&str> = opened.interview.stream().map(|entry| entry.text.as_str()).collect();
    assert!(texts == [words.as_str()], "{} notes, not the one pasted", texts.len());
}

#[test]
fn five_thousand_characters_in_brackets() {
    paste(5_000, true);
}

#[test]
fn five_thousand_characters_as_if_typed() {
    paste(5_000, false);
}

#[test]
fn two_hundred_thousand_characters_in_brackets() {
    paste(200_000, true);
}

#[test]
fn two_hundred_thousand_characters_as_if_typed() {
    paste(200_000, false);
}

#[test]
fn lines_in_brackets_stay_one_note() {
    let (desk, pty) = Desk::begun();
    pty.send("\x1b[200~first\r\nsecond\tcolumn\rthird \x1b[31mred\x1b[201~");
    pty.wait_for("third");
    pty.send("\r");
    pty.wait_until("kept", line_is_empty);
    super::leave(&pty);
    let opened = desk.opened();
    let texts: Vec<&str> = opened.interview.stream().map(|entry| entry.text.as_str()).collect();
    assert_eq!(texts.len(), 1, "{texts:?}");
    let lines: Vec<&str> = texts[0].lines().collect();
    assert_eq!(lines.len(), 3, "{texts:?}");
    assert_eq!(lines[0], "first");
    assert!(lines[1].starts_with("second") && lines[1].ends_with("column"));
    assert!(!pty.bytes().windows(5).any(|bytes| bytes == b"\x1b[31m") || texts[0].contains("31m"));
}
