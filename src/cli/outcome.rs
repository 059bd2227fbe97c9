//! `firsthand outcome`: what came of a meeting, shown and kept beside the findings.

use std::path::PathBuf;

use chrono::{Local, NaiveDate};
use clap::Args;

use crate::review::{
    outcome::{Asked, Came, Cited, Outcome, Readers, SURVEY, told},
    words,
};
use crate::tui::effect::Trouble;
use crate::world::disk::board::SharedFolder;

use super::{Ending, review, said, say};

/// What `outcome` takes.
#[derive(Debug, Args)]
pub(super) struct After {
    /// Findings files, or folders that have some
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The incident, by its id or the beginning of one, where there are several
    #[arg(long, value_name = "ID")]
    incident: Option<String>,
    /// Begin the file, with what each part is for; fill it in by hand
    #[arg(long)]
    new: bool,
    #[command(flatten)]
    known: Known,
}

/// What became known.
#[derive(Debug, Args)]
struct Known {
    /// The day of the meeting
    #[arg(long, value_name = "DATE")]
    met: Option<NaiveDate>,
    /// So many of a team had to come
    #[arg(long, value_name = "TEAM=N")]
    attended: Vec<String>,
    /// So many of a team came without having to
    #[arg(long, value_name = "TEAM=N")]
    voluntary: Vec<String>,
    /// So many of those of a team had been in the incident
    #[arg(long, value_name = "TEAM=N")]
    in_it: Vec<String>,
    /// So many people had read it by today, from so many teams
    #[arg(long, value_name = "PEOPLE[/TEAMS]")]
    readers: Option<String>,
    /// So many gave an answer: learned.something=9
    #[arg(long, value_name = "QUESTION.ANSWER=N")]
    answered: Vec<String>,
    /// What changed and cites the review, today: "onboarding of platform: alerts have a page"
    #[arg(long, value_name = "WHERE: WHAT")]
    cited: Vec<String>,
}

pub(super) fn run(asked: After) -> Result<Ending, Trouble> {
    let all = asked.known.all(Local::now().date_naive())?;
    if asked.new && !all.is_empty() {
        let remedy = "leave `--new` out: the file is begun with what you say";
        return Err(said("`--new` begins an empty file", remedy));
    }
    let mut shared = SharedFolder::new(asked.paths)?;
    let id = review::chosen(&shared.read().folder, asked.incident.as_deref())?;
    if asked.new {
        say::lines(&shared.begin_outcome(&id)?.display().to_string());
        return Ok(Ending::Done);
    }
    if !all.is_empty() {
        shared.add_outcome(&id, &all)?;
    }
    show(&shared, &id)
}

fn show(shared: &SharedFolder, id: &str) -> Result<Ending, Trouble> {
    let (path, kept) = shared.outcome(id)?;
    let there = kept.is_some();
    let (outcome, unknown) =
        kept.map_or_else(|| (Outcome::default(), Vec::new()), |read| (read.outcome, read.unknown));
    say::lines(&told(&outcome).join("\n"));
    if !unknown.is_empty() {
        say::remark(&format!("{}: {}", words::unknown(unknown.len()), unknown.join(", ")));
    }
    if there {
        say::remark(&path.display().to_string());
        return Ok(Ending::Done);
    }
    say::remark("nobody wrote it down yet: `--new` begins a file to fill in");
    Ok(Ending::Found)
}

impl Known {
    fn all(&self, today: NaiveDate) -> Result<Vec<Came>, Trouble> {
        let mut all: Vec<Came> = self.met.map(Came::Met).into_iter().collect();
        for (option, teams, came) in [
            ("--attended", &self.attended, Came::Required as fn(String, u32) -> Came),
            ("--voluntary", &self.voluntary, Came::Voluntary),
            ("--in-it", &self.in_it, Came::InIt),
        ] {
            for text in teams {
                let (team, people) = counted(option, text)?;
                all.push(came(team, people));
            }
        }
        if let Some(text) = &self.readers {
            all.push(Came::Readers(readers(text, today)?));
        }
        for text in &self.answered {
            all.push(answered(text)?);
        }
        for text in &self.cited {
            all.push(Came::Cited(cited(text, today)?));
        }
        Ok(all)
    }
}

/// `payments=3`, as a name and a number.
fn counted(option: &str, text: &str) -> Result<(String, u32), Trouble> {
    let parts = text.rsplit_once('=').and_then(|(name, people)| {
        let people = people.trim().parse().ok()?;
        let name = Some(name.trim()).filter(|name| !name.is_empty())?;
        Some((name.to_owned(), people))
    });
    parts.ok_or_else(|| {
        said(format!("`{option} {text}` names no number of people"), "as in `payments=3`")
    })
}

/// `41`, or `41/7`.
fn readers(text: &str, today: NaiveDate) -> Result<Readers, Trouble> {
    let wrong =
        || said(format!("`--readers {text}` is no number of people"), "as in `41`, or `41/7`");
    let (people, teams) = match text.split_once('/') {
        Some((people, teams)) => (people, Some(teams)),
        None => (text, None),
    };
    let number = |text: &str| text.trim().parse::<u32>().map_err(|_no_number| wrong());
    let teams = teams.map(number).transpose()?;
    Ok(Readers { by: Some(today), people: number(people)?, teams })
}

fn answered(text: &str) -> Result<Came, Trouble> {
    let (words, people) = counted("--answered", text)?;
    let (asked, answer) = Asked::of_words(&words).ok_or_else(|| {
        let all = SURVEY.into_iter().flat_map(|asked| {
            asked.answers().iter().map(move |answer| format!("{}.{answer}", asked.word()))
        });
        let remedy = format!("there are {}", all.collect::<Vec<_>>().join(", "));
        said(format!("`{words}` is no answer of the four questions"), &remedy)
    })?;
    Ok(Came::Answered(asked, answer, people))
}

/// `onboarding: alerts have a page`, since today.
fn cited(text: &str, today: NaiveDate) -> Result<Cited, Trouble> {
    let parts = text.split_once(": ").map(|(place, changed)| (place.trim(), changed.trim()));
    let whole = parts.filter(|(place, changed)| !place.is_empty() && !changed.is_empty());
    let (place, changed) = whole.ok_or_else(|| {
        let what = format!("`--cited {text}` doesn't say where and what");
        said(what, "as in `onboarding: alerts have a page`")
    })?;
    Ok(Cited {
        place: place.to_owned(),
        changed: changed.to_owned(),
        since: Some(today),
        link: String::new(),
    })
}
