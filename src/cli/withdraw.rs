//! `firsthand withdraw`: what an interviewee takes back is taken out for good.

use chrono::{DateTime, Utc};
use clap::Args;

use crate::interview::{
    Interview,
    echo::echoes,
    entry::Entry,
    purge::{Purge, Why},
    stamp::Stamp,
};
use crate::tui::effect::{Opened, Place, Trouble};
use crate::world::disk::{home::Home, paths::Dirs};

use super::{Ending, named, said, say};

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
        let purge = Purge { why: Why::Withdrawn, ids: Vec::new(), when };
        return all(&home, &place, asked.yes, purge);
    }
    let entries = entries(&opened, &asked.quote)?;
    for entry in &entries {
        say::lines(&format!("{}  {}  {}", entry.name(), entry.when.elapsed.long(), entry.text));
    }
    let ids: Vec<_> = entries.iter().map(|entry| entry.id).collect();
    let words: Vec<String> = entries.iter().map(|entry| entry.text.clone()).collect();
    if !agreed(asked.yes, "Take this out of everything kept here? It can't be brought back.")? {
        return Ok(Ending::Found);
    }
    home.purge(&place, Purge { why: Why::TakenBack, ids, when })?;
    say::lines("taken out; what stays is that it was withdrawn, and when");
    still_there(&home, &place, &words)
}

fn all(home: &Home, place: &Place, yes: bool, purge: Purge) -> Result<Ending, Trouble> {
    say::lines(&format!("{}, all of it", place.interview));
    if !agreed(yes, "Take the whole interview out? It can't be brought back.")? {
        return Ok(Ending::Found);
    }
    home.purge(place, purge)?;
    say::lines("taken out; what stays is that it was withdrawn, and when");
    say::remark(
        "their name stays in people.yaml, so that it is found in what others said; \
         what was deleted may stay readable on the disk itself until it is written over",
    );
    Ok(Ending::Done)
}

/// The entries with these names. A part of a note, `n14.2`, stands for the note.
fn entries<'a>(opened: &'a Opened, names: &[String]) -> Result<Vec<&'a Entry>, Trouble> {
    let entry = |name: &String| {
        let whole = name.split('.').next().unwrap_or_default();
        let id = whole.get(1..).and_then(|id| id.parse().ok());
        let entry = id.and_then(|id| opened.interview.entry(id));
        let entry = entry.filter(|entry| entry.name() == whole);
        let taken_back =
            id.is_some_and(|id| opened.interview.taken_back().iter().any(|t| t.0 == id));
        entry.ok_or_else(|| {
            let what = if taken_back { "was taken back already" } else { "is nothing here" };
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

/// What else in the interview holds the same words, which only a person can judge.
fn still_there(home: &Home, place: &Place, words: &[String]) -> Result<Ending, Trouble> {
    let (opened, _no_journal) = home.open(place, None)?;
    let echoing = |entry: &&Entry| words.iter().any(|words| echoes(words, &told(entry)));
    let stream = opened.interview.stream().filter(|entry| !entry.withdrawn);
    let names: Vec<String> = stream.filter(echoing).map(Entry::name).collect();
    if names.is_empty() {
        return Ok(Ending::Done);
    }
    say::remark(&format!("look at {}: some of the same words stand there", names.join(", ")));
    Ok(Ending::Found)
}

/// Everything an entry says.
fn told(entry: &Entry) -> String {
    let finding = entry.finding();
    let learned = finding.map(|finding| finding.learned.as_str()).unwrap_or_default();
    let wonders = finding.map(|finding| finding.wonders.join("\n")).unwrap_or_default();
    [&entry.text, learned, &wonders].join("\n")
}

/// This moment, on both clocks.
fn now(interview: &Interview) -> Stamp {
    let at = DateTime::from_timestamp_millis(Utc::now().timestamp_millis()).unwrap_or_default();
    Stamp { at, elapsed: interview.progress().elapsed_at(at) }
}
