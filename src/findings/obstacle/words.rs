//! Obstacles in words: what stands in the way, and what to do about it.

use std::fmt;

use crate::findings::{
    level::{Because, Level},
    obstacle::Obstacle,
};

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.stops() {
            return to_know(self, f);
        }
        match self {
            Self::Unread(faults) => write!(
                f,
                "what may be said of whom is not certain: {}: mend it first",
                faults.join(", ")
            ),
            Self::NoConsent => f.write_str("no consent is recorded: record what was agreed"),
            Self::NotesRefused => {
                f.write_str("notes were not agreed to: ask again and record the answer")
            }
            Self::NotEnded => f.write_str("the interview has not ended: end it first"),
            Self::Unanswered(names) => write!(
                f,
                "each quote is to be asked about, and {} not been answered: share it back, read \
                 the answer, or export a draft",
                have(names)
            ),
            Self::Held(names) => write!(
                f,
                "{} only on what is off the record or was taken back: attach something else, \
                 or withdraw it",
                listed(names, "rests", "rest")
            ),
            Self::Named(names) => write!(
                f,
                "{} the interviewee's name, and the file may not: decide for their role or for \
                 cutting it, or correct the words",
                listed(names, "holds", "hold")
            ),
            Self::NoRoster => f.write_str(
                "nobody wrote down how many hold which role, and a role held by few says who: fill \
                 in how many hold theirs in Prepare or with `firsthand roster`, or choose anonymous",
            ),
            Self::Unjudged(words) => write!(
                f,
                "{} not been judged: keep, replace or cut each, under Names or with `firsthand \
                 names`",
                have(words)
            ),
            Self::QuotesLeftOut(_)
            | Self::Silent(_)
            | Self::NoEvidence(_)
            | Self::Lowered(_)
            | Self::Coarser { .. }
            | Self::Few { .. }
            | Self::AllKnown { .. }
            | Self::Uncounted(_) => Ok(()),
        }
    }
}

/// What stops nothing, and is only to be known.
fn to_know(obstacle: &Obstacle, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match obstacle {
        Obstacle::QuotesLeftOut(1) => {
            f.write_str("1 quote stays out, since quotes were not agreed to; paraphrases remain")
        }
        Obstacle::QuotesLeftOut(count) => write!(
            f,
            "{count} quotes stay out, since quotes were not agreed to; paraphrases remain"
        ),
        Obstacle::Silent(names) => write!(
            f,
            "{} no answer in time and {} out as {}; paraphrases remain",
            listed(names, "got", "got"),
            if names.len() == 1 { "stays" } else { "stay" },
            if names.len() == 1 { "a quote" } else { "quotes" }
        ),
        Obstacle::NoEvidence(names) => write!(
            f,
            "{} no evidence in the file and {} written under open threads",
            have(names),
            if names.len() == 1 { "is" } else { "are" }
        ),
        Obstacle::Lowered(level) => lowered(level, f),
        Obstacle::Coarser { role, shown } => write!(
            f,
            "too few hold `{role}`: they appear as `{shown}`, the broader role that enough hold"
        ),
        Obstacle::Few { role, holders } => write!(
            f,
            "only {holders} people hold `{role}`: insiders may still know the voice; a \
             paraphrase tells less than a quote"
        ),
        Obstacle::AllKnown { role, holders } => write!(
            f,
            "all {holders} who hold `{role}` are among the people of this incident: what they \
             all say, each is known to say"
        ),
        Obstacle::Uncounted(roles) => write!(
            f,
            "{} in place of a name, and the roster doesn't say how many hold it: add it there, \
             or choose a broader one",
            listed(roles, "stands", "stand")
        ),
        Obstacle::Unread(_)
        | Obstacle::NoConsent
        | Obstacle::NotesRefused
        | Obstacle::NotEnded
        | Obstacle::Unanswered(_)
        | Obstacle::Held(_)
        | Obstacle::Named(_)
        | Obstacle::NoRoster
        | Obstacle::Unjudged(_) => Ok(()),
    }
}

fn lowered(level: &Level, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let word = level.level.word();
    match &level.because {
        Because::Asked => write!(f, "the person appears as `{word}`, as asked"),
        Because::Agreed => write!(f, "the person appears as `{word}`: they agreed to no more"),
        Because::NoConsent => {
            write!(f, "the person appears as `{word}`: no consent is recorded")
        }
        Because::NoName => write!(f, "the person appears as `{word}`: their name is not known"),
        Because::NoRole => write!(f, "the person appears as `{word}`: their role is not known"),
        Because::NoRoster => {
            write!(f, "the person appears as `{word}`: nobody wrote down how many hold their role")
        }
        Because::TooFew { role, holders, enough } => write!(
            f,
            "the person appears as `{word}`: {holders} hold `{role}` and {enough} would have to, \
             and the roster has no broader role that enough hold"
        ),
        Because::NoYes(name) => write!(
            f,
            "the person appears as `{word}`: they have not said yes to their name beside `{name}`"
        ),
        Because::Note(name) => write!(
            f,
            "the person appears as `{word}`: `{name}` may not appear with more, and the whole \
             file is about one person; without it, they may"
        ),
    }
}

fn have(names: &[String]) -> String {
    listed(names, "has", "have")
}

/// `` `n1`, `n2` and 3 more hold ``.
fn listed(names: &[String], one: &str, many: &str) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<_> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    let verb = if names.len() == 1 { one } else { many };
    match names.len().checked_sub(SHOWN) {
        Some(more @ 1..) => format!("{} and {more} more {verb}", shown.join(", ")),
        Some(0) | None => format!("{} {verb}", shown.join(", ")),
    }
}
