//! The one place that prints. Text from outside is made safe here, as on the screens.

#![expect(clippy::print_stderr, reason = "a command line prints")]

use std::{
    fmt::Arguments,
    io::{BufRead as _, ErrorKind, IsTerminal as _, Write as _, stdout},
    process,
};

use crate::tui::effect::Trouble;
use crate::tui::show::show;

/// Prints lines.
pub(super) fn lines(text: &str) {
    for line in text.lines() {
        print(format_args!("{}\n", show(line)));
    }
}

/// Prints a value as JSON.
pub(super) fn json(value: &serde_json::Value) {
    print(format_args!("{value:#}\n"));
}

/// Prints the text of a file, byte for byte.
pub(super) fn file(text: &str) {
    print(format_args!("{text}"));
}

/// Whoever reads may have had enough, as `head` has: no fault, and what is still to be done is done.
#[expect(clippy::disallowed_methods, reason = "what could not be shown must not be acted on")]
fn print(text: Arguments<'_>) {
    match stdout().write_fmt(text).and_then(|()| stdout().flush()) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        Err(error) => {
            eprintln!("firsthand: the output could not be written: {error}");
            process::exit(2)
        }
    }
}

/// Prints what went wrong.
pub(super) fn error(trouble: &Trouble) {
    eprintln!("firsthand: {}", show(&trouble.line()));
}

/// Prints a remark beside the output.
pub(super) fn remark(text: &str) {
    for line in text.lines() {
        eprintln!("{}", show(line));
    }
}

/// Whether somebody at the terminal says yes; `None` where nobody can be asked.
pub(super) fn confirmed(question: &str) -> Option<bool> {
    if !std::io::stdin().is_terminal() {
        return None;
    }
    eprint!("{} [y/N] ", show(question));
    let _as_well_as_can_be = std::io::stderr().flush();
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    let yes = ["y", "yes"].contains(&answer.trim().to_lowercase().as_str());
    Some(read.is_ok() && yes)
}

/// A number of things, in words: `1 fault`, `2 faults`.
pub(super) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// Rows as a table: columns as wide as their widest cell.
pub(super) fn table(rows: &[Vec<String>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| crate::tui::wrap::width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let cell = |(cell, width): (&String, &usize)| {
            let pad = width.saturating_sub(crate::tui::wrap::width(cell));
            format!("{cell}{}", " ".repeat(pad))
        };
        let line: Vec<String> = row.iter().zip(&widths).map(cell).collect();
        lines(line.join("  ").trim_end());
    }
}
