//! Every sentence about what came of a meeting, so that they can be read together.

use chrono::NaiveDate;

use crate::review::outcome::{Asked, Attended, Cited, Confidence, Readers, Story};

// Headings

pub(super) const CHANGED: &str = "What changed";
pub(super) const STORIES: &str = "In their words";
pub(super) const COUNTS: &str = "In counts";

// What is not known yet

pub(super) const DAY: &str = "the day";
pub(super) const CITED: &str = "what changed and cites the review";
pub(super) const TOLD: &str = "what people told";
pub(super) const ATTENDED: &str = "who came";
pub(super) const READ: &str = "how many read it";
pub(super) const ANSWERS: &str = "all four answers";
pub(super) const CONFIDENCE: &str = "how ready people feel";

pub(super) fn not_known(what: &[&str]) -> String {
    format!("Not known yet: {}.", what.join(", "))
}

pub(super) fn title(met: Option<NaiveDate>) -> String {
    match met {
        Some(day) => format!("What came of the meeting on {day}"),
        None => "What came of the meeting".to_owned(),
    }
}

/// `onboarding of the platform team: alerts have a page (2026-12-20, https://…)`
pub(super) fn cited(cited: &Cited) -> String {
    let said = format!("{}: {}", line(&cited.place), line(&cited.changed));
    aside(said, cited.since, &cited.link)
}

/// `“I drew the retries anew.” an engineer (2026-12-10)`
pub(super) fn story(story: &Story) -> String {
    let role = if story.role.trim().is_empty() { "somebody" } else { &story.role };
    aside(format!("“{}” {}", line(&story.words), line(role)), story.told, &story.link)
}

pub(super) fn waiting(stories: usize) -> String {
    match stories {
        1 => "1 story waits for the yes of who told it.".to_owned(),
        more => format!("{more} stories wait for the yes of who told them."),
    }
}

pub(super) fn came(people: u32, teams: usize, voluntary: u32, not_in_it: Option<u32>) -> String {
    let came = format!("{} from {} came", counted(people), of_teams(teams));
    let came = format!("{came}, {voluntary} without having to");
    match not_in_it {
        Some(0) => format!("{came}; all were in the incident."),
        Some(others) => format!("{came}; {others} of them had not been in the incident."),
        None => format!("{came}."),
    }
}

pub(super) fn team(team: &Attended) -> String {
    let Attended { team, required, voluntary, in_it } = team;
    let people = required + voluntary;
    let in_it = in_it.map_or_else(String::new, |in_it| format!(", {in_it} in the incident"));
    format!("{}: {people}, {voluntary} without having to{in_it}", line(team))
}

pub(super) fn readers(readers: &Readers) -> String {
    let teams = readers.teams.and_then(|teams| usize::try_from(teams).ok());
    let teams = teams.map_or_else(String::new, |teams| format!(" from {}", of_teams(teams)));
    let by = readers.by.map_or_else(String::new, |day| format!(" by {day}"));
    format!("{}{teams} had read it{by}.", counted(readers.people))
}

/// What too few people answered for it to be shown.
pub(super) fn too_few_answered(asked: Asked) -> &'static str {
    match asked {
        Asked::Learned => "Whether they learned something: too few answers to show.",
        Asked::Again => "Whether they would come again: too few answers to show.",
        Asked::Said => "Whether they could say what they had to say: too few answers to show.",
        Asked::Alike => "Whether they see it more as the others do: too few answers to show.",
    }
}

/// What people answered: the first answer of all, then the others that somebody gave.
pub(super) fn answered(asked: Asked, [first, second, third]: [u32; 3]) -> String {
    let all = first + second + third;
    let also = |count: u32, word: &str| match count {
        0 => String::new(),
        count => format!(", {count} {word}"),
    };
    match asked {
        Asked::Learned => format!("{first} of {all} learned something that changes their work."),
        Asked::Again => format!("{first} of {all} would come again, unasked."),
        Asked::Said => {
            let (partly, not) = (also(second, "partly"), also(third, "not"));
            format!("{first} of {all} could say what they had to say{partly}{not}.")
        }
        Asked::Alike => {
            let (same, less) = (also(second, "as before"), also(third, "less"));
            format!("{first} of {all} see it more as the others do{same}{less}.")
        }
    }
}

pub(super) fn ready(confidence: &Confidence) -> String {
    let Confidence { role, people, before, after } = confidence;
    let role = line(role);
    format!("How ready they feel, of 5 ({role}, {people} answers): {before} before, {after} after.")
}

pub(super) fn too_few(role: &str) -> String {
    format!("How ready they feel ({}): too few answers to show.", line(role))
}

fn aside(said: String, on: Option<NaiveDate>, link: &str) -> String {
    let on = on.map(|day| day.to_string());
    let link = Some(line(link)).filter(|link| !link.is_empty());
    let more: Vec<String> = on.into_iter().chain(link).collect();
    if more.is_empty() { said } else { format!("{said} ({})", more.join(", ")) }
}

/// Text of any shape in one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn counted(people: u32) -> String {
    if people == 1 { "1 person".to_owned() } else { format!("{people} people") }
}

fn of_teams(teams: usize) -> String {
    if teams == 1 { "1 team".to_owned() } else { format!("{teams} teams") }
}
