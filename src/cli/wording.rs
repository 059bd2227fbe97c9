//! `firsthand wording`: what harms in the wording of questions and findings, printed as a linter does.

mod texts;

use std::{
    io::Read as _,
    path::{Path, PathBuf},
};

use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};

use crate::guide::wording::{Kind, Mark};
use crate::tui::effect::Trouble;
use crate::world::disk::{paths::Dirs, read_capped};
use crate::yaml::{self, Fault};

use self::texts::{Place, Written, texts};
use super::{Ending, library, said, say};

/// What can be done about wording.
#[derive(Debug, Subcommand)]
pub(super) enum Wordings {
    /// Point at words in questions or findings that are worth another look
    Check {
        /// A text, each line on its own; a question bank; a findings file. `-` or none: standard input
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        /// What each line of a text is
        #[arg(long = "as", value_enum, default_value = "question", value_name = "WHAT")]
        what: What,
        /// The phase of the interview that questions are for, such as `recall`
        #[arg(long, value_name = "ID")]
        phase: Option<String>,
        /// As JSON, for scripts
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum What {
    Question,
    Finding,
}

impl From<What> for Kind {
    fn from(what: What) -> Self {
        match what {
            What::Question => Self::Question,
            What::Finding => Self::Finding,
        }
    }
}

pub(super) fn run(command: Wordings, dirs: &Dirs) -> Result<Ending, Trouble> {
    let Wordings::Check { file, what, phase, json } = command;
    let library = library(dirs);
    // A broken rule file leaves the lower layer in use; whoever checks should know.
    for fault in library.faults.iter().filter(|fault| fault.file.ends_with("wording.yaml")) {
        say::remark(&fault.to_string());
    }
    let file = file.filter(|file| file.as_os_str() != "-");
    let name = file.as_deref().map_or_else(|| "-".to_owned(), |file| file.display().to_string());
    let text = decoded(&name, &read(file.as_deref())?)?;
    let written =
        texts(&text, what.into(), phase.as_deref()).map_err(|faults| broken(&name, faults))?;
    let mut found = Vec::new();
    for one in &written {
        let marks = library.wording.check(&one.text, one.kind, one.phase.as_deref());
        found.extend(marks.into_iter().map(|mark| (one, mark)));
    }
    if json {
        let found: Vec<Value> = found.iter().map(|(one, mark)| as_json(&name, one, mark)).collect();
        say::json(&json!({ "texts": written.len(), "marks": found }));
    } else {
        for (one, mark) in &found {
            say::lines(&line(&name, one, mark));
        }
    }
    Ok(if found.is_empty() { Ending::Done } else { Ending::Found })
}

fn read(file: Option<&Path>) -> Result<Vec<u8>, Trouble> {
    if let Some(file) = file {
        return read_capped(file, yaml::OWN_LIMIT);
    }
    let mut bytes = Vec::new();
    let input = std::io::stdin().take(yaml::OWN_LIMIT + 1).read_to_end(&mut bytes);
    input.map_err(|error| said(format!("cannot read standard input: {error}"), "name a file"))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > yaml::OWN_LIMIT {
        return Err(said("standard input is larger than what is read", "check it in parts"));
    }
    Ok(bytes)
}

fn decoded(name: &str, bytes: &[u8]) -> Result<String, Trouble> {
    let decoded =
        yaml::decode(bytes).map_err(|why| broken(name, vec![yaml::not_text(name, why)]))?;
    if let Some(note) = decoded.note {
        say::remark(&format!("{name}: {note}"));
    }
    Ok(decoded.text)
}

fn broken(name: &str, faults: Vec<Fault>) -> Trouble {
    for fault in faults {
        say::remark(&fault.in_file(name).to_string());
    }
    said(format!("nothing of `{name}` was checked"), "correct the file first")
}

fn line(name: &str, one: &Written, mark: &Mark) -> String {
    let Place { line, column } = one.place(&mark.at);
    let words = yaml::shown(one.text.get(mark.at.clone()).unwrap_or_default(), yaml::MOST_SHOWN);
    let (class, why, better) = (&mark.class, &mark.why, &mark.better);
    // One line each: whatever else a name or a rule holds is made safe where it is printed.
    let whole = [
        format!("{name}:{line}:{column}: {class}: “{words}”"),
        format!("    {why}"),
        format!("    better: {better}"),
    ];
    whole.map(|line| line.replace(['\n', '\r'], " ")).join("\n")
}

fn as_json(name: &str, one: &Written, mark: &Mark) -> Value {
    let Place { line, column } = one.place(&mark.at);
    json!({
        "file": name,
        "line": line,
        "column": column,
        "path": one.path,
        "class": mark.class,
        "rule": mark.rule,
        "words": one.text.get(mark.at.clone()).unwrap_or_default(),
        "why": mark.why,
        "better": mark.better,
    })
}
