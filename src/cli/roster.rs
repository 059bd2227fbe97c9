//! `firsthand roster`: how many people of an incident hold which role.

use std::path::PathBuf;

use clap::Args;

use crate::findings::{NEVER_UNDER, Roster};
use crate::formats::store;
use crate::tui::effect::Trouble;
use crate::world::disk::{home::Home, paths::Dirs, read_capped, trouble};

use super::{Ending, said, say};

/// What `roster` takes.
#[derive(Debug, Args)]
pub(super) struct Asked {
    /// The id of an interview or of its incident, or the beginning of one
    id: String,
    /// So many hold this role, or this role in this team
    #[arg(long, value_name = "ROLE[@TEAM]=N")]
    set: Vec<String>,
    /// One role is one of a broader one
    #[arg(long, value_name = "ROLE=BROADER")]
    broader: Vec<String>,
    /// A role is shown only if so many hold it (3 if not said; never under 2)
    #[arg(long, value_name = "N")]
    at_least: Option<u32>,
    /// Take the roster from a file instead
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

/// The largest file that is taken, in bytes.
const CAP: u64 = 1_000_000;

pub(super) fn run(asked: &Asked, dirs: Dirs) -> Result<Ending, Trouble> {
    let home = Home::at(dirs)?;
    let incident = incident(&home, &asked.id)?;
    let kept = home.roster(&incident)?;
    let changed = changed(asked, kept.clone())?;
    if let Some(roster) = changed.as_ref().filter(|_| changed != kept) {
        home.save_roster(&incident, roster)?;
    }
    let Some(roster) = changed else {
        say::remark("nobody wrote down how many hold which role: --set \"ROLE=N\", or --file FILE");
        return Ok(Ending::Found);
    };
    let text = store::roster::write(&roster).map_err(|fault| said(fault, ""))?;
    say::lines(&text);
    say::remark(&home.roster_file(&incident)?.display().to_string());
    Ok(Ending::Done)
}

fn changed(asked: &Asked, kept: Option<Roster>) -> Result<Option<Roster>, Trouble> {
    let file = asked.file.as_deref().map(|path| {
        let bytes = read_capped(path, CAP)?;
        let fault =
            |fault: &str| trouble(format!("no roster: {fault}"), path, "mend it and try again");
        let text = String::from_utf8(bytes).map_err(|_no_text| fault("it is no UTF-8 text"))?;
        store::roster::read(&text).map_err(|found| fault(&found))
    });
    let before = file.transpose()?.or(kept);
    if asked.set.is_empty() && asked.broader.is_empty() && asked.at_least.is_none() {
        return Ok(before);
    }
    let mut roster = before.unwrap_or_default();
    for set in &asked.set {
        let (role, team, count) = counted(set)?;
        roster.set(role, team, count);
    }
    for step in &asked.broader {
        let unfit = || said(format!("`{step}` is no step"), "write it as \"DBA=engineer\"");
        let (role, broader) = step.split_once('=').ok_or_else(unfit)?;
        let (role, broader) = (role.trim().to_owned(), broader.trim().to_owned());
        if role.is_empty() || broader.is_empty() {
            return Err(unfit());
        }
        roster.broader.retain(|(narrow, _)| *narrow != role);
        roster.broader.push((role, broader));
    }
    if let Some(at_least) = asked.at_least {
        if at_least < NEVER_UNDER {
            let what = format!("{at_least} is too few: whoever holds such a role is known by it");
            return Err(said(what, "at least 2"));
        }
        roster.at_least = at_least;
    }
    Ok(Some(roster))
}

/// `support lead@support=4`.
fn counted(set: &str) -> Result<(&str, Option<&str>, u32), Trouble> {
    let unfit = || said(format!("`{set}` is no count"), "write it as \"support lead=4\"");
    let (role, count) = set.rsplit_once('=').ok_or_else(unfit)?;
    let count = count.trim().parse().map_err(|_no_number| unfit())?;
    let (role, team) = match role.split_once('@') {
        Some((role, team)) => (role.trim(), Some(team.trim()).filter(|team| !team.is_empty())),
        None => (role.trim(), None),
    };
    if role.is_empty() { Err(unfit()) } else { Ok((role, team, count)) }
}

/// The one incident an id names, by itself or by one of its interviews.
fn incident(home: &Home, id: &str) -> Result<String, Trouble> {
    let of = |id: &str| {
        let mut found: Vec<String> =
            home.find(id).into_iter().map(|place| place.incident).collect();
        found.dedup();
        found
    };
    let found =
        Some(of(id)).filter(|found| !found.is_empty()).unwrap_or_else(|| of(&format!("{id}/")));
    match found.as_slice() {
        [incident] => Ok(incident.clone()),
        [] => {
            Err(said(format!("no interview or incident is called `{id}`"), "see `firsthand list`"))
        }
        more => Err(said(
            format!("`{id}` begins the ids of {} incidents", more.len()),
            "write more of it",
        )),
    }
}
