//! `firsthand publish`: findings into a shared folder, if nothing stands in the way.

use std::{
    io::IsTerminal as _,
    path::{Path, PathBuf},
};

use clap::Args;

use crate::interview::{change::Change, consent::Attribution};
use crate::tui::effect::Trouble;
use crate::world::{
    disk::{
        home::{Home, ledger::published},
        paths::Dirs,
    },
    publish::{Ready, Refused, There, ready, remember},
};

use super::{Ending, export::Level, library, named, now, open, said, say};

/// What `publish` takes.
#[derive(Debug, Args)]
pub(super) struct Publish {
    /// The interview's id, or the beginning of one
    id: String,
    /// The shared folder, which must be there
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// How the interviewee may appear at most; else as they agreed
    #[arg(long, value_enum)]
    level: Option<Level>,
    /// Without asking
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(asked: &Publish, dirs: Dirs) -> Result<Ending, Trouble> {
    let library = library(&dirs);
    let home = Home::at(dirs)?;
    let place = named(&home, &asked.id)?;
    let (opened, mut journal) = open(&home, &place)?;
    let agreed = opened.interview.consent().map(|consent| consent.attribution);
    let level = asked.level.map(Into::into).or(agreed).unwrap_or(Attribution::Anonymous);
    let folder = std::path::absolute(&asked.to).unwrap_or_else(|_| asked.to.clone());
    let ready = ready(&home, &library, &opened, (level, &folder));
    let ready = ready.map_err(|refused| stands_in_the_way(&refused))?;
    if !confirmed(asked.yes, &ready)? {
        return Ok(Ending::Found);
    }
    if let Some(sent) = ready.publish(&home, &place)? {
        let change = Change { when: now(&opened.interview), fact: published(&sent) };
        journal.record(&change, false);
    }
    remember(&home, &folder);
    journal.finish()?;
    say::lines(&ready.file.display().to_string());
    Ok(Ending::Done)
}

fn stands_in_the_way(refused: &Refused) -> Trouble {
    for line in refused.lines() {
        say::remark(&format!("in the way: {line}"));
    }
    said("nothing was published", "`firsthand export --draft` writes one for yourself")
}

/// Shows what would go out, and asks.
fn confirmed(yes: bool, ready: &Ready) -> Result<bool, Trouble> {
    if !yes {
        show(&ready.text);
    }
    for said in &ready.said {
        say::remark(&said.to_string());
    }
    for warning in &ready.warnings {
        say::remark(&format!("warning: {warning}"));
    }
    if yes {
        return Ok(true);
    }
    let question = question(&ready.file, ready.there);
    say::confirmed(&question)
        .ok_or_else(|| said("nothing was published", "`--yes` does it unasked"))
}

fn question(file: &Path, there: There) -> String {
    let file = file.display();
    match there {
        There::Nothing => format!("Publish this as {file}?"),
        There::Same => format!("{file} says just this already. Go on?"),
        There::Ours => format!("Publish this in place of what was published before as {file}?"),
    }
}

/// The very bytes; where they go to a terminal, so that it obeys nothing in them.
fn show(text: &str) {
    if std::io::stdout().is_terminal() { say::lines(text) } else { say::file(text) }
}
