//! `firsthand share-back`: a page for the interviewee, and what came back from them.

use std::path::{Path, PathBuf};

use chrono::{Local, NaiveDate};
use clap::Args;

use crate::findings::share_back::Returned;
use crate::interview::{
    change::{Change, Course, Fact},
    id::Id,
    purge::{Purge, Why},
};
use crate::tui::effect::{Access, Opened, Place, Trouble};
use crate::world::{
    disk::{home::Home, journal::Journal, paths::Dirs},
    share_back::{self, Came},
    withdraw::withdraw,
};

use super::{Ending, named, now, open, said, say, withdraw::tell};

/// What `share-back` takes.
#[derive(Debug, Args)]
pub(super) struct ShareBack {
    /// The interview's id, or the beginning of one
    #[arg(required_unless_present = "read")]
    id: Option<String>,
    /// Until when an answer is asked for; else a week from now
    #[arg(long, value_name = "DATE", conflicts_with = "read")]
    until: Option<NaiveDate>,
    /// The file to write, `-` for standard output; else it goes beside the interview
    #[arg(long, value_name = "FILE", conflicts_with = "read")]
    out: Option<PathBuf>,
    /// Read the page that came back, `-` for standard input
    #[arg(long, value_name = "FILE")]
    read: Option<PathBuf>,
    /// Record what came back without asking
    #[arg(long, requires = "read")]
    yes: bool,
}

/// More quotes than this make the page longer than one that is read.
const MANY: usize = 10;

pub(super) fn run(asked: &ShareBack, dirs: Dirs) -> Result<Ending, Trouble> {
    let home = Home::at(dirs)?;
    match &asked.read {
        Some(file) => read(&home, asked, file),
        None => write(&home, asked),
    }
}

fn write(home: &Home, asked: &ShareBack) -> Result<Ending, Trouble> {
    let place = named(home, asked.id.as_deref().unwrap_or_default())?;
    let today = Local::now().date_naive();
    let until = share_back::until(asked.until, today)?;
    let (opened, mut journal) = open(home, &place)?;
    let text = share_back::text(&opened, today, until)?;
    match asked.out.as_deref() {
        Some(out) if out.as_os_str() == "-" => say::file(&text),
        out => {
            let path = share_back::write(home, &opened, &text, out)?;
            say::lines(&path.display().to_string());
        }
    }
    let quotes = share_back::of(&opened).quotes.len();
    if quotes > MANY {
        say::remark(&format!("{quotes} quotes are many for one page: which of them do you need?"));
    }
    let made = Fact::Course(Course::ShareBackMade { until: Some(until) });
    journal.record(&Change { when: now(&opened.interview), fact: made }, false);
    journal.finish()?;
    Ok(Ending::Done)
}

fn read(home: &Home, asked: &ShareBack, file: &Path) -> Result<Ending, Trouble> {
    let came = Came::from(file)?;
    let place = match &asked.id {
        Some(id) => named(home, id)?,
        None => came.place(home)?,
    };
    let (opened, journal) = open(home, &place)?;
    let returned = came.read(&opened)?;
    show(&returned);
    if returned.is_empty() {
        return Ok(ended(&returned));
    }
    if !asked.yes {
        match say::confirmed("Record this?") {
            Some(true) => {}
            Some(false) => return Ok(Ending::Found),
            None => return Err(said("nothing was recorded", "`--yes` records it unasked")),
        }
    }
    let recorded = record(home, &place, (&opened, journal), &returned)?;
    Ok(if recorded == Ending::Done { ended(&returned) } else { recorded })
}

fn ended(returned: &Returned) -> Ending {
    if returned.remarks.is_empty() { Ending::Done } else { Ending::Found }
}

fn show(returned: &Returned) {
    for answer in &returned.answers {
        say::lines(&answer.to_string());
    }
    for words in &returned.said {
        say::lines(&format!("a new note  {words}"));
    }
    if !returned.silent.is_empty() {
        say::lines(&format!("no answer: {}", returned.silent.join(", ")));
    }
    for remark in &returned.remarks {
        say::remark(&remark.to_string());
    }
    if returned.is_empty() && returned.remarks.is_empty() {
        say::remark("nothing new in it");
    }
}

fn record(
    home: &Home,
    place: &Place,
    (opened, mut journal): (&Opened, Journal),
    returned: &Returned,
) -> Result<Ending, Trouble> {
    let when = now(&opened.interview);
    let tag = if let Access::Writer { tag } = opened.access { tag } else { 0 };
    let new = Id { number: opened.interview.next_number(), tag };
    for fact in returned.facts(new) {
        let off = opened.interview.is_off_record(&fact);
        journal.record(&Change { when, fact }, off);
    }
    journal.finish()?;
    let dropped = returned.dropped();
    say::lines("recorded");
    if dropped.is_empty() {
        return Ok(Ending::Done);
    }
    Ok(tell(&withdraw(home, place, Purge { why: Why::TakenBack, ids: dropped, when })?))
}
