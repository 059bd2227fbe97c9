//! What went out before, and what two files together would tell. Holds no words: only what they are
//! called, and what they come to under a secret of this machine.

use std::fmt;

use chrono::{DateTime, Utc};

use crate::interview::consent::Attribution;

/// One file that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// What it was for.
    pub went: Went,
    /// How far it has come.
    pub stage: Stage,
    /// The interview's id.
    pub interview: String,
    /// How the interviewee appears in it.
    pub level: Attribution,
    /// When.
    pub at: DateTime<Utc>,
    /// Where it was written.
    pub file: String,
    /// What its bytes come to; empty once something was withdrawn from it that could be guessed by it.
    pub hash: String,
    /// The quotes and notes in it.
    pub lines: Vec<SentLine>,
    /// The entries that were taken out of it since.
    pub gone: Vec<String>,
    /// The entries that were withdrawn, and could not be taken out of it.
    pub left: Vec<String>,
}

/// What a file was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Went {
    /// It was published.
    Published,
    /// It was exported, to leave the room.
    Exported,
    /// It was a draft for the investigator.
    Draft,
    /// It went back to the interviewee.
    SharedBack,
}

/// How far a file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It was about to be written.
    Begun,
    /// It is written.
    Out,
    /// It is written, and the interview's journal says so.
    Told,
}

/// A quote or a note in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentLine {
    /// The entry it is of: `n14`.
    pub entry: String,
    /// What the file calls it.
    pub name: String,
    /// What its words come to under the secret.
    pub words: String,
}

impl Went {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::Published, Self::Exported, Self::Draft, Self::SharedBack];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Exported => "exported",
            Self::Draft => "draft",
            Self::SharedBack => "shared-back",
        }
    }

    /// Whether others may have it.
    #[must_use]
    pub fn is_public(self) -> bool {
        match self {
            Self::Published | Self::Exported => true,
            Self::Draft | Self::SharedBack => false,
        }
    }
}

impl Stage {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Begun, Self::Out, Self::Told];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Out => "out",
            Self::Told => "told",
        }
    }
}

/// What a second file would tell beside the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The same words went out at another level.
    SecondLevel {
        /// The lines, as the interview calls them.
        entries: Vec<String>,
        /// How the interviewee appears in the first file.
        was: Attribution,
        /// How they would appear now.
        now: Attribution,
        /// The first file, and its day.
        first: (String, DateTime<Utc>),
    },
    /// Something went out that was withdrawn since.
    Withdrawn {
        /// The lines, as the interview calls them.
        entries: Vec<String>,
        /// The first file, and its day.
        first: (String, DateTime<Utc>),
    },
}

/// What a file with these lines would tell beside those that went out before. `taken_back` are the
/// interview's entries that were withdrawn.
#[must_use]
pub fn warnings(
    sent: &[Sent],
    (interview, level): (&str, Attribution),
    lines: &[SentLine],
    taken_back: &[String],
) -> Vec<Warning> {
    let public = sent.iter().filter(|sent| sent.went.is_public() && sent.stage != Stage::Begun);
    let warning = |sent: &Sent| {
        let own = sent.interview == interview;
        let same = |line: &SentLine| {
            let other = |other: &SentLine| own && other.entry == line.entry;
            let words = |other: &SentLine| !line.words.is_empty() && other.words == line.words;
            lines.iter().any(|one| other(one) || words(one))
        };
        let first = (sent.file.clone(), sent.at);
        let twice = names(sent.lines.iter().filter(|line| same(line)).map(|line| &line.entry));
        let second = (sent.level != level && !twice.is_empty()).then(|| Warning::SecondLevel {
            entries: twice,
            was: sent.level,
            now: level,
            first: first.clone(),
        });
        let still = sent.lines.iter().map(|line| &line.entry).filter(|e| taken_back.contains(e));
        let gone = names(sent.gone.iter().chain(&sent.left).chain(still).filter(|_| own));
        let gone = (!gone.is_empty()).then_some(Warning::Withdrawn { entries: gone, first });
        second.into_iter().chain(gone)
    };
    public.flat_map(warning).collect()
}

/// Each name once.
fn names<'a>(names: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !once.contains(name) {
            once.push(name.clone());
        }
    }
    once
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::SecondLevel { entries, first, .. } | Self::Withdrawn { entries, first }) = self;
        let (file, day) = (&first.0, first.1.date_naive());
        let entries = entries.join(", ");
        match self {
            Self::SecondLevel { was, now, .. } => write!(
                f,
                "{entries} went out as `{}` on {day} ({file}), and would now as `{}`: whoever has \
                 both can put them together",
                was.word(),
                now.word()
            ),
            Self::Withdrawn { .. } => write!(
                f,
                "{entries} went out on {day} ({file}) and was withdrawn: whoever has both sees what \
                 is gone"
            ),
        }
    }
}
