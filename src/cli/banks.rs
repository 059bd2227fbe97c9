//! `firsthand banks`: what there is to ask, what is wrong with it, and a file to begin one's own.

mod template;

use clap::Subcommand;
use serde_json::{Value, json};

use crate::guide::{
    Bank, Form, Library, Origin, Question,
    files::{self, Kind, read_bank},
};
use crate::tui::effect::Trouble;
use crate::world::disk::{library::write_bank, paths::Dirs};

use super::{
    Ending,
    check::{self, Check},
    library, origin, said, say, unknown,
};

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
        /// As JSON, for scripts
        #[arg(long)]
        json: bool,
    },
    /// Say what is wrong or doubtful in bank files
    Check(Check),
    /// Begin a bank of your own: writes a file to fill in, and says where
    New {
        /// The bank's id, in lower-case words joined by hyphens
        id: String,
        /// The topic, in a few words
        #[arg(long)]
        title: Option<String>,
    },
}

pub(super) fn run(command: Banks, dirs: &Dirs) -> Result<Ending, Trouble> {
    match command {
        Banks::List { json } => Ok(list(&library(dirs), json)),
        Banks::Show { id, json } => show(&library(dirs), &id, json),
        Banks::Check(check) => check::run(&check, Kind::Bank, dirs),
        Banks::New { id, title } => new(dirs, &id, title.as_deref()),
    }
}

fn list(library: &Library, as_json: bool) -> Ending {
    if as_json {
        let bank = |bank: &Bank| {
            let questions: Vec<&String> = bank.questions.iter().map(|one| &one.id).collect();
            json!({
                "id": bank.id,
                "title": bank.title,
                "origin": origin(&bank.origin),
                "follow_up": bank.follow_up,
                "questions": questions,
            })
        };
        say::json(&json!({ "banks": library.banks.iter().map(bank).collect::<Vec<_>>() }));
    } else {
        let row = |bank: &Bank| {
            let count = format!("{} questions", bank.questions.len());
            vec![bank.id.clone(), bank.title.clone(), count, origin(&bank.origin).to_owned()]
        };
        say::table(&library.banks.iter().map(row).collect::<Vec<_>>());
    }
    check::faults(library)
}

fn show(library: &Library, id: &str, as_json: bool) -> Result<Ending, Trouble> {
    let known = || library.banks.iter().map(|bank| bank.id.as_str());
    let bank = library.bank(id).ok_or_else(|| unknown(("bank", "banks list"), id, known()))?;
    if as_json {
        say::json(&bank_json(bank));
        return Ok(Ending::Done);
    }
    say::lines(&format!("{}\n{}\n", bank.title, bank.about));
    say::table(&[
        vec!["from".to_owned(), origin(&bank.origin).to_owned()],
        vec!["phases".to_owned(), bank.when.join(", ")],
    ]);
    for question in &bank.questions {
        say::lines(&described(question));
    }
    Ok(Ending::Done)
}

fn described(question: &Question) -> String {
    let mut text = format!("\n{}\n  {}\n", question.id, question.ask);
    let plain = question.ask_plain.iter().map(|plain| format!("  plainly  {plain}\n"));
    text.extend(plain);
    let rows = [
        ("why", question.why.clone()),
        ("form", if question.form == Form::Fact { "fact".to_owned() } else { String::new() }),
        ("probes", question.probes.join("\n           ")),
        ("cues", question.cues.join(", ")),
        ("tags", question.tags.join(", ")),
        ("phases", question.when.join(", ")),
        ("source", question.source.clone()),
    ];
    let rows = rows.iter().filter(|(_, words)| !words.is_empty());
    text.extend(rows.map(|(name, words)| format!("  {name:7}  {words}\n")));
    text
}

fn bank_json(bank: &Bank) -> Value {
    json!({
        "id": bank.id,
        "title": bank.title,
        "about": bank.about,
        "when": bank.when,
        "follow_up": bank.follow_up,
        "origin": origin(&bank.origin),
        "questions": bank.questions.iter().map(question_json).collect::<Vec<_>>(),
    })
}

fn question_json(question: &Question) -> Value {
    json!({
        "id": question.id,
        "ask": question.ask,
        "ask_plain": question.ask_plain,
        "why": question.why,
        "probes": question.probes,
        "cues": question.cues,
        "tags": question.tags,
        "source": question.source,
        "form": match question.form { Form::Open => "open", Form::Fact => "fact" },
        "intents": question.intents,
        "when": question.when,
    })
}

fn new(dirs: &Dirs, id: &str, title: Option<&str>) -> Result<Ending, Trouble> {
    if let Err(better) = files::id(id) {
        let better = better.map_or_else(
            || "use lower-case letters, digits and single hyphens".to_owned(),
            |better| format!("`{better}` may"),
        );
        return Err(said(format!("`{id}` may not be an id"), &better));
    }
    let library = library(dirs);
    let there = library.bank(id).map(|bank| &bank.origin);
    if let Some(Origin::Own(path) | Origin::Team(path)) = there {
        let what = format!("there is a bank `{id}` already, in {path}");
        return Err(said(what, "edit it, or choose another id"));
    }
    let text = template::bank(id, title.unwrap_or(id));
    if let Err(faults) = read_bank("", Origin::BuiltIn, &text) {
        let fault = faults.first().map(ToString::to_string).unwrap_or_default();
        return Err(said(format!("this title can't be used: {fault}"), "choose another `--title`"));
    }
    let path = write_bank(&dirs.config, id, &text, template::SCHEMA)?;
    say::lines(&path.display().to_string());
    if there.is_some() {
        say::remark(&format!("it stands in place of the built-in bank `{id}`"));
    }
    Ok(Ending::Done)
}
