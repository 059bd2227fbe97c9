//! What is doubtful about files in which nothing is wrong: questions that are never suggested, cues
//! that sound in any talk, words that stand twice. Faults are the readers' to tell.

mod cues;
mod protocols;
mod questions;
mod tags;
mod wording;

use std::fmt;

use crate::{
    guide::{
        files::Kind,
        library::{InUse, Library, ReadFile, SourceFile, built_in_and},
    },
    yaml::{self, Fault, shown},
};

/// A library, and what is doubtful about the files in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The library, with the faults of all files.
    pub library: Library,
    /// By file and place.
    pub warnings: Vec<Warning>,
}

/// Something in a file that works and may not be meant. `Display` is the line to show:
/// `bank.yaml:9:5: the cue `off` sounds in 3.1 % of …; make it a phrase [loud-cue]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Which check it comes from.
    pub rule: Rule,
    /// What kind of file it is in.
    pub kind: Kind,
    /// The file as its reader names it.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Where in the structure, such as `questions[2].cues[0]`.
    pub path: String,
    /// What was found.
    pub said: String,
    /// What to do about it.
    pub hint: String,
}

/// The checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// No phase of any protocol reaches the question.
    UnreachableQuestion,
    /// No phase of any protocol reaches any question of the bank.
    UnusedBank,
    /// Another question has the same words.
    DuplicateWording,
    /// Nothing can fill a blank.
    UnfillableBlank,
    /// A question that breaks a wording rule.
    Wording,
    /// A cue that sounds in ordinary talk.
    LoudCue,
    /// A cue without a word.
    SilentCue,
    /// A phase that lists a bank of which nothing is suggested.
    IdleBank,
    /// A phase whose share leaves it not a minute.
    NoTime,
    /// Another tag has the same definition.
    DuplicateDefinition,
    /// A tag that looks unlike its family.
    MixedFamily,
    /// A tag that doesn't say what it is not.
    NoCounterexample,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::UnreachableQuestion,
        Self::UnusedBank,
        Self::DuplicateWording,
        Self::UnfillableBlank,
        Self::Wording,
        Self::LoudCue,
        Self::SilentCue,
        Self::IdleBank,
        Self::NoTime,
        Self::DuplicateDefinition,
        Self::MixedFamily,
        Self::NoCounterexample,
    ];

    /// Its name, as shown at the end of a warning.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::UnreachableQuestion => "unreachable-question",
            Self::UnusedBank => "unused-bank",
            Self::DuplicateWording => "duplicate-wording",
            Self::UnfillableBlank => "unfillable-blank",
            Self::Wording => "wording",
            Self::LoudCue => "loud-cue",
            Self::SilentCue => "silent-cue",
            Self::IdleBank => "idle-bank",
            Self::NoTime => "no-time",
            Self::DuplicateDefinition => "duplicate-definition",
            Self::MixedFamily => "mixed-family",
            Self::NoCounterexample => "no-counterexample",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, rule) = (shown(&self.file, 4 * yaml::MOST_SHOWN), self.rule.name());
        let Self { line, column, said, hint, .. } = self;
        write!(f, "{file}:{line}:{column}: {said}; {hint} [{rule}]")
    }
}

/// Reads the built-in files and `others` over them, and looks at all that are in use.
#[must_use]
pub fn check(others: Vec<SourceFile>) -> Checked {
    let files = built_in_and(others).into_iter().map(ReadFile::of).collect();
    let (library, texts) = Library::with_texts(files);
    let doubts = [
        questions::doubts(&library),
        wording::doubts(&library),
        cues::doubts(&library, cues::ORDINARY),
        protocols::doubts(&library),
        tags::doubts(&library),
    ];
    let doubts = doubts.concat();
    let mut warnings: Vec<Warning> =
        texts.iter().rev().flat_map(|text| placed(text, &texts, &doubts)).collect();
    warnings.sort_by(|a, b| {
        (&a.file, a.line, a.column, a.rule).cmp(&(&b.file, b.line, b.column, b.rule))
    });
    Checked { library, warnings }
}

/// A warning that has no file and line yet.
#[derive(Debug, Clone)]
pub(crate) struct Doubt {
    rule: Rule,
    kind: Kind,
    /// The id of the bank, the protocol or the tag.
    id: String,
    /// Where in the bank, the protocol or the tag.
    path: String,
    said: String,
    hint: String,
}

/// The doubts about what one file defines, each with its place.
fn placed(text: &InUse, texts: &[InUse], doubts: &[Doubt]) -> Vec<Warning> {
    let here: Vec<(&Doubt, String)> = doubts
        .iter()
        .filter(|doubt| defined_in(doubt, texts) == Some(text))
        .map(|doubt| (doubt, path_in(text, doubt)))
        .collect();
    let mut faults: Vec<Fault> = here.iter().map(|(_, path)| Fault::at_path(path, "")).collect();
    yaml::locate(&text.text, &mut faults);
    let warnings = here.into_iter().zip(faults).map(|((doubt, path), fault)| Warning {
        rule: doubt.rule,
        kind: doubt.kind,
        file: text.name.clone(),
        line: fault.line,
        column: fault.column,
        path,
        said: doubt.said.clone(),
        hint: doubt.hint.clone(),
    });
    warnings.collect()
}

/// The file that defines what a doubt is about: of several codebooks the highest one.
fn defined_in<'a>(doubt: &Doubt, texts: &'a [InUse]) -> Option<&'a InUse> {
    texts.iter().rev().find(|text| text.kind == doubt.kind && text.ids.contains(&doubt.id))
}

fn path_in(text: &InUse, doubt: &Doubt) -> String {
    match text.kind {
        Kind::Bank | Kind::Protocol | Kind::Wording => doubt.path.clone(),
        Kind::Codebook => {
            let at = text.ids.iter().position(|id| *id == doubt.id).unwrap_or_default();
            format!("tags[{at}].{}", doubt.path)
        }
    }
}

#[cfg(test)]
mod tests;
