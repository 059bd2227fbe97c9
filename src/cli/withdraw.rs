//! `firsthand withdraw`: what an interviewee takes back is taken out for good.

use clap::Args;

use crate::interview::{
    entry::Entry,
    purge::{Purge, Why},
};
use crate::tui::effect::{Opened, Place, Trouble};
use crate::world::{
    disk::{home::Home, paths::Dirs},
    withdraw::{Withdrawn, withdraw},
};

use super::{Ending, named, now, said, say};

/// What `withdraw` takes.
#[derive(Debug, Args)]
pub(super) struct Withdraw {
    /// The interview's id, or the beginning of one
    id: String,
    /// What they take back, by its name in the findings or the share-back, such as `n14`
    #[arg(long, value_name = "NAME", required_unless_present = "all")]
    quote: Vec<String>,
    /// The whole interview
    #[arg(long, conflicts_with = "quote")]
    all: bool,
    /// Without asking
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(asked: &Withdraw, dirs: Dirs) -> Result<Ending, Trouble> {
    let home = Home::at(dirs)?;
    let place = named(&home, &asked.id)?;
    let (opened, _no_journal) = home.open(&place, None)?;
    if opened.interview.withdrawn().is_some() {
        say::lines("this interview is withdrawn already; nothing is kept of it");
        return Ok(Ending::Done);
    }
    let when = now(&opened.interview);
    if asked.all {
        return all(&home, &place, asked.yes, Purge { why: Why::Withdrawn, ids: Vec::new(), when });
    }
    let entries = entries(&opened, &asked.quote)?;
    for entry in &entries {
        say::lines(&format!("{}  {}  {}", entry.name(), entry.when.elapsed.long(), entry.text));
    }
    let ids: Vec<_> = entries.iter().map(|entry| entry.id).collect();
    if !agreed(asked.yes, "Take this out of everything kept here? It can't be brought back.")? {
        return Ok(Ending::Found);
    }
    Ok(tell(&withdraw(&home, &place, Purge { why: Why::TakenBack, ids, when })?))
}

fn all(home: &Home, place: &Place, yes: bool, purge: Purge) -> Result<Ending, Trouble> {
    say::lines(&format!("{}, all of it", place.interview));
    if !agreed(yes, "Take the whole interview out? It can't be brought back.")? {
        return Ok(Ending::Found);
    }
    let ending = tell(&withdraw(home, place, purge)?);
    say::remark(
        "their name stays in people.yaml, so that it is found in what others said; \
         what was deleted may stay readable on the disk itself until it is written over",
    );
    Ok(ending)
}

/// Says what was done, and what is left to do.
pub(super) fn tell(withdrawn: &Withdrawn) -> Ending {
    say::lines("taken out; what stays is that it was withdrawn, and when");
    for line in &withdrawn.done {
        say::lines(line);
    }
    for line in &withdrawn.left {
        say::remark(line);
    }
    if withdrawn.left.is_empty() { Ending::Done } else { Ending::Found }
}

/// The entries with these names. A part of a note, `n14.2`, stands for the note.
fn entries<'a>(opened: &'a Opened, names: &[String]) -> Result<Vec<&'a Entry>, Trouble> {
    let entry = |name: &String| {
        let whole = name.split('.').next().unwrap_or_default();
        let id = whole.get(1..).and_then(|id| id.parse().ok());
        let entry = id.and_then(|id| opened.interview.entry(id));
        let entry = entry.filter(|entry| entry.name() == whole);
        let gone = |id| opened.interview.taken_back().iter().any(|(other, _)| *other == id);
        entry.ok_or_else(|| {
            let what =
                if id.is_some_and(gone) { "was taken back already" } else { "is nothing here" };
            said(format!("`{name}` {what}"), "names stand in the findings and in the share-back")
        })
    };
    names.iter().map(entry).collect()
}

fn agreed(yes: bool, question: &str) -> Result<bool, Trouble> {
    if yes {
        return Ok(true);
    }
    say::confirmed(question).ok_or_else(|| said("nothing was taken out", "`--yes` does it unasked"))
}
