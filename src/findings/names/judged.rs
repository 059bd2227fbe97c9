//! What was decided about names and the like, for one incident: keep, a role instead, or cut.
//!
//! What stands for a person is decided once for all they are called, and named by their id; any other
//! word is named by itself.

use chrono::NaiveDate;

/// What a decision is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A person of the incident, by their id: their name, other names, handles and addresses.
    Person(String),
    /// A word, as it is shown to be judged.
    Word(String),
}

/// What becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It stays.
    Keep,
    /// A role in brackets stands in its place; a person's own, if none is given.
    Role(Option<String>),
    /// It goes.
    Cut,
}

/// What sort of thing a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// What somebody of the incident is called.
    Name,
    /// A word that begins with a capital letter and is not known.
    Word,
    /// An e-mail address.
    Email,
    /// A chat handle.
    Handle,
    /// A telephone number, or another long one.
    Number,
    /// An address on the web.
    Url,
    /// A ticket, an incident, a change.
    Ticket,
    /// A machine.
    Host,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgment {
    /// About what.
    pub subject: Subject,
    /// What becomes of it.
    pub verdict: Verdict,
    /// What sort of thing it is.
    pub class: Class,
    /// The day it was decided.
    pub on: Option<NaiveDate>,
}

/// All decisions of an incident, each subject once, in the order they were made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judged(Vec<Judgment>);

impl Verdict {
    /// The verdict's word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Role(_) => "role",
            Self::Cut => "cut",
        }
    }
}

impl Class {
    /// Every sort.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Word,
        Self::Email,
        Self::Handle,
        Self::Number,
        Self::Url,
        Self::Ticket,
        Self::Host,
    ];

    /// The sort's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Word => "word",
            Self::Email => "email",
            Self::Handle => "handle",
            Self::Number => "number",
            Self::Url => "url",
            Self::Ticket => "ticket",
            Self::Host => "host",
        }
    }

    /// The sort with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.word() == word)
    }
}

impl Judged {
    /// Every decision.
    pub fn iter(&self) -> impl Iterator<Item = &Judgment> {
        self.0.iter()
    }

    /// What was decided about this.
    #[must_use]
    pub fn verdict(&self, subject: &Subject) -> Option<&Verdict> {
        self.0.iter().find(|judgment| judgment.subject == *subject).map(|found| &found.verdict)
    }

    /// Decides anew; what was decided before.
    pub fn judge(&mut self, judgment: Judgment) -> Option<Judgment> {
        let before = self.forget(&judgment.subject);
        self.0.push(judgment);
        before
    }

    /// Leaves it open again; what was decided before.
    pub fn forget(&mut self, subject: &Subject) -> Option<Judgment> {
        let at = self.0.iter().position(|judgment| judgment.subject == *subject)?;
        Some(self.0.remove(at))
    }
}

impl FromIterator<Judgment> for Judged {
    fn from_iter<T: IntoIterator<Item = Judgment>>(judgments: T) -> Self {
        let mut judged = Self::default();
        for judgment in judgments {
            judged.judge(judgment);
        }
        judged
    }
}
