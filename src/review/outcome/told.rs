//! What came of a meeting, in lines to read: stories first, then small counts, then what is not known.
//!
//! Teams and roles stand by name, never by how many they are.

use crate::review::outcome::{Confidence, FEWEST, Outcome, SURVEY, words};

/// What is known, line by line; an empty line parts what belongs together.
#[must_use]
pub fn told(outcome: &Outcome) -> Vec<String> {
    let mut lines = vec![words::title(outcome.met)];
    for (heading, part) in [
        (words::CHANGED, cited(outcome)),
        (words::STORIES, stories(outcome)),
        (words::COUNTS, counts(outcome)),
    ] {
        if !part.is_empty() {
            lines.extend([String::new(), heading.to_owned()]);
            lines.extend(part.into_iter().map(|line| format!("  {line}")));
        }
    }
    let open = open(outcome);
    if !open.is_empty() {
        lines.extend([String::new(), words::not_known(&open)]);
    }
    lines
}

fn cited(outcome: &Outcome) -> Vec<String> {
    outcome.cited.iter().map(words::cited).collect()
}

/// Only what somebody said yes to is shown.
fn stories(outcome: &Outcome) -> Vec<String> {
    let agreed = outcome.stories.iter().filter(|story| story.agreed);
    let mut lines: Vec<String> = agreed.map(words::story).collect();
    let waiting = outcome.stories.len() - lines.len();
    if waiting > 0 {
        lines.push(words::waiting(waiting));
    }
    lines
}

fn counts(outcome: &Outcome) -> Vec<String> {
    let mut lines = Vec::new();
    if !outcome.attended.is_empty() {
        lines.push(came(outcome));
        lines.extend(outcome.attended.iter().map(|team| format!("  {}", words::team(team))));
    }
    lines.extend(outcome.readers.iter().map(words::readers));
    for asked in SURVEY {
        let counts = outcome.survey.counts(asked);
        match counts.iter().sum::<u32>() {
            0 => {}
            few if few < FEWEST => lines.push(words::too_few_answered(asked).to_owned()),
            _ => lines.push(words::answered(asked, counts)),
        }
    }
    lines.extend(outcome.confidence.iter().map(ready));
    lines
}

fn came(outcome: &Outcome) -> String {
    let attended = &outcome.attended;
    let voluntary: u32 = attended.iter().map(|team| team.voluntary).sum();
    let people = voluntary + attended.iter().map(|team| team.required).sum::<u32>();
    let in_it: Option<u32> = attended.iter().map(|team| team.in_it).sum();
    words::came(people, attended.len(), voluntary, in_it.map(|in_it| people.saturating_sub(in_it)))
}

fn ready(confidence: &Confidence) -> String {
    if confidence.people < FEWEST {
        return words::too_few(&confidence.role);
    }
    words::ready(confidence)
}

/// What nobody has written down yet.
fn open(outcome: &Outcome) -> Vec<&'static str> {
    let answered = |asked| outcome.survey.counts(asked).iter().any(|count| *count > 0);
    let parts = [
        (outcome.met.is_some(), words::DAY),
        (!outcome.cited.is_empty(), words::CITED),
        (!outcome.stories.is_empty(), words::TOLD),
        (!outcome.attended.is_empty(), words::ATTENDED),
        (!outcome.readers.is_empty(), words::READ),
        (SURVEY.into_iter().all(answered), words::ANSWERS),
        (!outcome.confidence.is_empty(), words::CONFIDENCE),
    ];
    parts.into_iter().filter(|(known, _)| !known).map(|(_, word)| word).collect()
}
