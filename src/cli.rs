//! The command line: arguments in, exit codes and messages out.
//!
//! 0: done. 1: done, and something was found wrong. 2: it could not be done.

mod banks;
mod check;
mod codebook;
mod doctor;
mod export;
mod guide;
mod list;
mod names;
mod new;
mod outcome;
mod pack;
mod protocols;
mod publish;
mod report;
mod review;
mod roster;
mod say;
mod screen;
mod share_back;
mod withdraw;
mod wording;

use std::{
    ffi::OsString,
    io::ErrorKind,
    path::{Path, PathBuf},
    process::ExitCode,
};

use chrono::{DateTime, Utc};
use clap::{Parser, Subcommand};

use crate::guide::{Library, Origin};
use crate::interview::{Interview, stamp::Stamp};
use crate::tui::effect::{Access, Opened, Place, Trouble};
use crate::world::disk::{
    atomic, device::Disk, home::Home, journal::Journal, library, paths::Dirs, trouble,
};
use crate::world::runtime::{board::Source, process};
use crate::yaml::nearest;

/// Sits beside a one-on-one conversation with somebody who was in an incident: keeps the next good
/// question in reach, takes notes as you type, and writes down what was found.
#[derive(Debug, Parser)]
#[command(name = "firsthand", version, about, long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Keep everything under this folder (or set `FIRSTHAND_HOME`)
    #[arg(long, global = true, value_name = "DIR")]
    home: Option<PathBuf>,
    /// Draw with ASCII characters only
    #[arg(long, global = true)]
    ascii: bool,
    /// Take clicks and the wheel
    #[arg(long, global = true)]
    mouse: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open a fresh copy of the demo incident
    Demo {
        /// Instead, the board with the findings of four people who were in it
        #[arg(long)]
        review: bool,
    },
    /// Prepare an incident and an interview
    New(new::New),
    /// Open an interview
    Open {
        /// The interview's id, or the beginning of one
        id: String,
    },
    /// List incidents and their interviews
    List {
        /// As JSON, for scripts
        #[arg(long)]
        json: bool,
    },
    /// An interview's guide on one page, to print
    Guide(guide::Guide),
    /// Write an interview's findings
    Export(export::Export),
    /// What you took from the talk, on a page for the interviewee; and what came back
    ShareBack(share_back::ShareBack),
    /// Publish an interview's findings into a shared folder
    Publish(publish::Publish),
    /// Take out for good what an interviewee withdraws
    Withdraw(withdraw::Withdraw),
    /// Names and the like in what would go out, and what is to become of each
    Names(names::Names),
    /// How many people of an incident hold which role
    Roster(roster::Asked),
    /// Write a report for a named audience, from findings files
    Report(report::Writing),
    /// Put the findings of many side by side, for a meeting
    Review(review::Review),
    /// Write what goes into the meeting, from findings files
    Pack(pack::Packing),
    /// What came of the meeting: who came, who read it, what changed since
    Outcome(outcome::After),
    /// The question banks
    Banks {
        #[command(subcommand)]
        command: banks::Banks,
    },
    /// The tags of the codebook
    Codebook {
        #[command(subcommand)]
        command: codebook::Codebooks,
    },
    /// The protocols
    Protocols {
        #[command(subcommand)]
        command: protocols::Protocols,
    },
    /// The wording of questions and findings
    Wording {
        #[command(subcommand)]
        command: wording::Wordings,
    },
    /// What this machine, this terminal and this store look like
    Doctor {
        /// As JSON, for scripts
        #[arg(long)]
        json: bool,
    },
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Done,
    Found,
    Signal(u8),
}

/// Runs one command; may be called more than once in a process.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    process::protect();
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            let _nobody_to_tell = error.print();
            return ExitCode::from(code);
        }
    };
    match carry_out(arguments) {
        Ok(Ending::Done) => ExitCode::SUCCESS,
        Ok(Ending::Found) => ExitCode::from(1),
        Ok(Ending::Signal(code)) => ExitCode::from(code),
        Err(trouble) => {
            say::error(&trouble);
            ExitCode::from(2)
        }
    }
}

fn carry_out(arguments: Arguments) -> Result<Ending, Trouble> {
    let dirs = || Dirs::find(arguments.home.as_deref(), |name| std::env::var_os(name));
    let looks = screen::Looks { ascii: arguments.ascii, mouse: arguments.mouse };
    match arguments.command {
        None => screen::home(dirs()?, looks),
        Some(Command::Demo { review: true }) => screen::board(Source::Demo, None, looks),
        Some(Command::Demo { review: false }) => screen::demo(dirs()?, looks),
        Some(Command::New(new)) => new::run(new, dirs()?, looks),
        Some(Command::Open { id }) => screen::open(dirs()?, looks, &id),
        Some(Command::List { json }) => list::run(dirs()?, json),
        Some(Command::Guide(guide)) => guide::run(&guide, dirs()?),
        Some(Command::Export(export)) => export::run(&export, dirs()?),
        Some(Command::ShareBack(shared)) => share_back::run(&shared, dirs()?),
        Some(Command::Publish(publish)) => publish::run(&publish, dirs()?),
        Some(Command::Withdraw(withdraw)) => withdraw::run(&withdraw, dirs()?),
        Some(Command::Names(names)) => names::run(&names, dirs()?),
        Some(Command::Roster(asked)) => roster::run(&asked, dirs()?),
        Some(Command::Report(report)) => report::run(&report),
        Some(Command::Review(review)) => review::run(review, looks),
        Some(Command::Pack(pack)) => pack::run(pack),
        Some(Command::Outcome(after)) => outcome::run(after),
        Some(Command::Banks { command }) => banks::run(command, &dirs()?),
        Some(Command::Codebook { command }) => codebook::run(command, &dirs()?),
        Some(Command::Protocols { command }) => protocols::run(command, &dirs()?),
        Some(Command::Wording { command }) => wording::run(command, &dirs()?),
        Some(Command::Doctor { json }) => Ok(doctor::run(&dirs()?, json)),
    }
}

/// Banks, protocols and codebook, the investigator's own over the built-in ones.
fn library(dirs: &Dirs) -> Library {
    library::read(&dirs.config)
}

/// The one interview an id names.
fn named(home: &Home, id: &str) -> Result<Place, Trouble> {
    let mut found = home.find(id);
    match (found.pop(), found.len()) {
        (Some(place), 0) => Ok(place),
        (None, _) => Err(said(
            format!("no interview is called `{id}`"),
            "see `firsthand list` for those there are",
        )),
        (Some(_), more) => Err(said(
            format!("`{id}` begins the ids of {} interviews", more + 1),
            "write more of it; see `firsthand list`",
        )),
    }
}

/// Opens an interview to write in it.
fn open(home: &Home, place: &Place) -> Result<(Opened, Journal), Trouble> {
    let (opened, journal) = home.open(place, Some(Box::new(|_| {})))?;
    let holder = match &opened.access {
        Access::ReadOnly { holder } => holder.clone(),
        Access::Writer { .. } => String::new(),
    };
    let held = || said(format!("this interview is held by {holder}"), "close it there first");
    let journal = journal.ok_or_else(held)?;
    Ok((opened, journal))
}

/// This moment, on both clocks.
fn now(interview: &Interview) -> Stamp {
    let at = DateTime::from_timestamp_millis(Utc::now().timestamp_millis()).unwrap_or_default();
    Stamp { at, elapsed: interview.progress().elapsed_at(at) }
}

/// Nothing of this kind has that name: what is nearest, and where the names are listed.
fn unknown<'a>(
    (kind, list): (&str, &str),
    id: &str,
    known: impl Iterator<Item = &'a str>,
) -> Trouble {
    let remedy = match nearest(id, known) {
        Some(near) => format!("did you mean `{near}`? `firsthand {list}` has them all"),
        None => format!("see `firsthand {list}`"),
    };
    said(format!("no {kind} is called `{id}`"), &remedy)
}

/// Where a bank or a protocol comes from.
fn origin(origin: &Origin) -> &str {
    match origin {
        Origin::BuiltIn => "built in",
        Origin::Team(path) | Origin::Own(path) => path,
    }
}

/// Writes a file that was asked for. One that is there stays, unless it says the same.
fn put(path: &Path, text: &str, what: &str) -> Result<(), Trouble> {
    put_anew(path, text, (what, false))
}

/// The same, over a file that is there.
fn put_over(path: &Path, text: &str, what: &str) -> Result<(), Trouble> {
    put_anew(path, text, (what, true))
}

fn put_anew(path: &Path, text: &str, (what, over): (&str, bool)) -> Result<(), Trouble> {
    atomic::export(&Disk, path, text.as_bytes(), over).map_err(|error| {
        if error.kind() == ErrorKind::AlreadyExists {
            let what = "this file is there already, and differs";
            return trouble(what, path, "name another file, or move it");
        }
        trouble(format!("{what} could not be written: {error}"), path, "name another place")
    })
}

fn said(what: impl Into<String>, remedy: &str) -> Trouble {
    Trouble { what: what.into(), place: String::new(), remedy: remedy.to_owned() }
}
