//! `firsthand banks`: what there is to ask, and what is wrong with it.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use crate::guide::{Bank, Contents, Library, Origin, Question, SourceFile, files::Kind};
use crate::tui::effect::Trouble;
use crate::world::disk::{library::source, paths::Dirs};

use super::{Ending, library, said, say};

/// What can be done with banks.
#[derive(Debug, Subcommand)]
pub(super) enum Banks {
    /// List the banks in use
    List {
        /// As JSON, for scripts
        #[arg(long)]
        json: bool,
    },
    /// Show a bank's questions
    Show {
        /// The bank's id
        id: String,
    },
    /// Say what is wrong with bank, protocol and codebook files; your own if none is named
    Check {
        /// The files
        files: Vec<PathBuf>,
    },
}

pub(super) fn run(command: Banks, dirs: &Dirs) -> Ending {
    match command {
        Banks::List { json } => list(&library(dirs), json),
        Banks::Show { id } => show(&library(dirs), &id),
        Banks::Check { files } => check(dirs, &files),
    }
}

fn origin(bank: &Bank) -> &str {
    match &bank.origin {
        Origin::BuiltIn => "built in",
        Origin::Team(path) | Origin::Own(path) => path,
    }
}

fn list(library: &Library, as_json: bool) -> Ending {
    if as_json {
        let bank = |bank: &Bank| {
            let questions = bank.questions.iter().map(|question| &question.id);
            let questions: Vec<&String> = questions.collect();
            json!({ "id": bank.id, "title": bank.title, "origin": origin(bank), "questions": questions })
        };
        say::json(&json!({ "banks": library.banks.iter().map(bank).collect::<Vec<_>>() }));
    } else {
        let row = |bank: &Bank| {
            let count = format!("{} questions", bank.questions.len());
            vec![bank.id.clone(), bank.title.clone(), count, origin(bank).to_owned()]
        };
        say::table(&library.banks.iter().map(row).collect::<Vec<_>>());
    }
    faults(library)
}

fn show(library: &Library, id: &str) -> Ending {
    let Some(bank) = library.bank(id) else {
        let trouble: Trouble =
            said(format!("no bank is called `{id}`"), "see `firsthand banks list`");
        say::error(&trouble);
        return Ending::Found;
    };
    say::lines(&format!("{}\n{}", bank.title, bank.about));
    for question in &bank.questions {
        say::lines(&described(question));
    }
    Ending::Done
}

fn described(question: &Question) -> String {
    let mut text = format!("\n{}\n  {}\n  why: {}", question.id, question.ask, question.why);
    let lists = [("probes", &question.probes, "\n    - "), ("cues", &question.cues, ", ")];
    for (label, items, apart) in lists {
        if !items.is_empty() {
            let first = if apart.starts_with('\n') { apart } else { " " };
            text = format!("{text}\n  {label}:{first}{}", items.join(apart));
        }
    }
    text
}

fn check(dirs: &Dirs, files: &[PathBuf]) -> Ending {
    if files.is_empty() {
        let library = library(dirs);
        say::lines(&format!("{} banks checked", library.banks.len()));
        return faults(&library);
    }
    let sources = files.iter().map(|file| source(file, kind(file))).collect();
    faults(&Library::with(sources))
}

/// What kind of file it is: as it says itself, else a bank.
fn kind(file: &Path) -> Kind {
    let source = source(file, Kind::Bank);
    let SourceFile { contents: Contents::Bytes(bytes), .. } = source else { return Kind::Bank };
    std::str::from_utf8(&bytes).ok().and_then(Kind::of_text).unwrap_or(Kind::Bank)
}

fn faults(library: &Library) -> Ending {
    for fault in &library.faults {
        say::remark(&fault.to_string());
    }
    for notice in &library.notices {
        say::remark(notice);
    }
    if library.faults.is_empty() { Ending::Done } else { Ending::Found }
}
