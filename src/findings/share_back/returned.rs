//! What came back from the interviewee: answers, words, and what could not be told for sure.

use std::fmt;

use crate::interview::{
    change::{Fact, OfNote},
    id::Id,
    note::{Kind, Reply},
};

/// What came back. Nothing of it counts before the investigator has looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Returned {
    /// Answers that differ from what was known, in the order they stand in.
    pub answers: Vec<Answered>,
    /// What they wrote beside that.
    pub said: Vec<Said>,
    /// The names of the quotes they didn't answer about.
    pub silent: Vec<String>,
    /// What could not be told for sure, with its line. None of it is in the other lists.
    pub remarks: Vec<Remark>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The line it stands in, from 1.
    pub line: u32,
    /// What it is about.
    pub id: Id,
    /// The name of what it is about.
    pub name: String,
    /// The words as they were.
    pub was: String,
    /// The answer.
    pub reply: Reply,
    /// Why, if they said.
    pub reason: Option<String>,
}

/// Words of theirs beside the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The line they stand in, from 1.
    pub line: u32,
    /// What they are about, as in `on what is missing`.
    pub about: String,
    /// The words.
    pub text: String,
}

/// Something that could not be told for sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The line it stands in, from 1.
    pub line: u32,
    /// What it is, and what to do.
    pub what: String,
}

impl Returned {
    /// Whether there is nothing to record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.said.is_empty()
    }

    /// What is recorded when the investigator says yes. What they want dropped is not among it: it is
    /// taken out. New notes get ids from `new` on.
    #[must_use]
    pub fn facts(&self, new: Id) -> Vec<Fact> {
        let kept = self.answers.iter().filter(|answer| answer.reply != Reply::Drop);
        let answers = kept.flat_map(|answer| {
            let replied = Fact::Note(answer.id, OfNote::ReplyRecorded(answer.reply.clone()));
            let reason = answer.reason.clone().map(OfNote::ReasonGiven);
            std::iter::once(replied).chain(reason.map(|reason| Fact::Note(answer.id, reason)))
        });
        let ids = (new.number..).map(|number| Id { number, ..new });
        let said = self.said.iter().zip(ids);
        let said = said.map(|(said, id)| Fact::note(id, Kind::Said, said.to_string()));
        answers.chain(said).collect()
    }

    /// What they want dropped.
    #[must_use]
    pub fn dropped(&self) -> Vec<Id> {
        let dropped = self.answers.iter().filter(|answer| answer.reply == Reply::Drop);
        dropped.map(|answer| answer.id).collect()
    }
}

impl fmt::Display for Answered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, was, reply, .. } = self;
        match reply {
            Reply::Keep => write!(f, "{name}  keep: “{was}”"),
            Reply::Fix(now) => write!(f, "{name}  fix: “{now}” in place of “{was}”"),
            Reply::RoleOnly => write!(f, "{name}  role only: “{was}”"),
            Reply::Anonymous => write!(f, "{name}  anonymous: “{was}”"),
            Reply::Drop => write!(f, "{name}  drop, and take out for good: “{was}”"),
        }?;
        self.reason.as_ref().map_or(Ok(()), |reason| write!(f, "; they say why: “{reason}”"))
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "share-back, {}: {}", self.about, self.text)
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}
