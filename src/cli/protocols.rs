//! `firsthand protocols`: how an interview may go, and what is wrong with it.

use clap::Subcommand;
use serde_json::{Value, json};

use crate::guide::{Library, Phase, Protocol, files::Kind};
use crate::tui::effect::Trouble;
use crate::world::disk::paths::Dirs;

use super::{
    Ending,
    check::{self, Check},
    library, origin, say, unknown,
};

/// What can be done with protocols.
#[derive(Debug, Subcommand)]
pub(super) enum Protocols {
    /// List the protocols in use
    List {
        /// As JSON, for scripts
        #[arg(long)]
        json: bool,
    },
    /// Show a protocol's phases
    Show {
        /// The protocol's id
        id: String,
        /// As JSON, for scripts
        #[arg(long)]
        json: bool,
    },
    /// Say what is wrong or doubtful in protocol files
    Check(Check),
}

pub(super) fn run(command: Protocols, dirs: &Dirs) -> Result<Ending, Trouble> {
    match command {
        Protocols::List { json } => Ok(list(&library(dirs), json)),
        Protocols::Show { id, json } => show(&library(dirs), &id, json),
        Protocols::Check(check) => check::run(&check, Kind::Protocol, dirs),
    }
}

fn list(library: &Library, as_json: bool) -> Ending {
    if as_json {
        let protocols = library.protocols.iter().map(|protocol| {
            let phases: Vec<&String> = protocol.phases.iter().map(|phase| &phase.id).collect();
            json!({
                "id": protocol.id,
                "title": protocol.title,
                "minutes": protocol.minutes,
                "origin": origin(&protocol.origin),
                "phases": phases,
            })
        });
        say::json(&json!({ "protocols": protocols.collect::<Vec<_>>() }));
    } else {
        let row = |protocol: &Protocol| {
            let minutes = format!("{:>3} min", protocol.minutes);
            let phases = format!("{} phases", protocol.phases.len());
            let from = origin(&protocol.origin).to_owned();
            vec![protocol.id.clone(), protocol.title.clone(), minutes, phases, from]
        };
        say::table(&library.protocols.iter().map(row).collect::<Vec<_>>());
    }
    check::faults(library)
}

fn show(library: &Library, id: &str, as_json: bool) -> Result<Ending, Trouble> {
    let known = || library.protocols.iter().map(|protocol| protocol.id.as_str());
    let protocol = library.protocol(id);
    let protocol = protocol.ok_or_else(|| unknown(("protocol", "protocols list"), id, known()))?;
    if as_json {
        say::json(&protocol_json(protocol));
        return Ok(Ending::Done);
    }
    say::lines(&format!("{}\nfrom {}\n", protocol.title, origin(&protocol.origin)));
    let budgets = protocol.budgets(protocol.minutes).into_iter();
    let rows = protocol.phases.iter().zip(budgets).map(|(phase, (_, minutes))| {
        let time = format!("{minutes:>3} min");
        vec![phase.id.clone(), phase.title.clone(), time, phase.banks.join(", ")]
    });
    say::table(&rows.collect::<Vec<_>>());
    for phase in &protocol.phases {
        say::lines(&described(phase));
    }
    Ok(Ending::Done)
}

fn described(phase: &Phase) -> String {
    let kept = if phase.protected { "its minutes are kept for it" } else { "" };
    let listen = if phase.listen { "you only listen" } else { "" };
    let marks: Vec<&str> = [kept, listen].into_iter().filter(|mark| !mark.is_empty()).collect();
    let rows = [
        ("do", phase.do_.join("\n          ")),
        ("don't", phase.dont.join("\n          ")),
        ("hidden", phase.hidden.join(", ")),
        ("and", marks.join(", ")),
    ];
    let rows = rows.iter().filter(|(_, words)| !words.is_empty());
    let rows: Vec<String> = rows.map(|(name, words)| format!("  {name:6}  {words}\n")).collect();
    format!("\n{}: {}\n{}", phase.title, phase.goal, rows.concat())
}

fn protocol_json(protocol: &Protocol) -> Value {
    let phase = |phase: &Phase| {
        json!({
            "id": phase.id,
            "title": phase.title,
            "goal": phase.goal,
            "share": phase.share,
            "do": phase.do_,
            "dont": phase.dont,
            "banks": phase.banks,
            "protected": phase.protected,
            "hidden": phase.hidden,
            "listen": phase.listen,
        })
    };
    json!({
        "id": protocol.id,
        "title": protocol.title,
        "minutes": protocol.minutes,
        "origin": origin(&protocol.origin),
        "phases": protocol.phases.iter().map(phase).collect::<Vec<_>>(),
    })
}
