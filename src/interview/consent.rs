//! What the interviewee agreed to.

use chrono::NaiveDate;

use crate::interview::{
    Interview,
    change::{Fact, OfNote},
    id::Id,
    note::Kind,
};

/// How a person may appear in exports, strictest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Attribution {
    /// By name.
    Named,
    /// By role.
    Role,
    /// With nothing that says who.
    Anonymous,
}

impl Attribution {
    /// Every level, strictest last.
    pub const ALL: [Self; 3] = [Self::Named, Self::Role, Self::Anonymous];

    /// The level's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Role => "role",
            Self::Anonymous => "anonymous",
        }
    }

    /// The level with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word() == word)
    }

    /// The stricter of the two.
    #[must_use]
    pub fn strictest(self, other: Self) -> Self {
        self.max(other)
    }
}

impl Interview {
    /// The fact that sets a note to the next stricter level than was agreed to, and after the strictest
    /// back to that; nothing for what is no note on the record, or where nothing is stricter.
    #[must_use]
    pub fn attribution_turned(&self, id: Id) -> Option<Fact> {
        let note = self.note(id).filter(|note| note.kind != Kind::Off)?;
        let agreed = self.consent().map_or(Attribution::Named, |consent| consent.attribution);
        let mut stricter = Attribution::ALL.into_iter().filter(|level| *level > agreed);
        let next = match note.attribution {
            Some(set) => stricter.find(|level| *level > set),
            None => Some(stricter.next()?),
        };
        Some(Fact::Note(id, OfNote::AttributionSet(next)))
    }
}

/// Whether quotes may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quotes {
    /// Each one is asked about in the share-back.
    #[default]
    AskEach,
    /// Yes.
    Yes,
    /// No: paraphrases only.
    No,
}

impl Quotes {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::AskEach, Self::Yes, Self::No];

    /// The answer's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::AskEach => "ask-each",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    /// The answer with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quotes| quotes.word() == word)
    }
}

/// How it was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum How {
    /// The wording was read aloud in the call, and they said yes.
    #[default]
    Aloud,
    /// Face to face.
    InPerson,
    /// In writing.
    InWriting,
}

impl How {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Aloud, Self::InPerson, Self::InWriting];

    /// The way's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Aloud => "aloud",
            Self::InPerson => "in-person",
            Self::InWriting => "in-writing",
        }
    }

    /// The way with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.word() == word)
    }
}

/// What was agreed, and which wording was read aloud for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Notes may be taken.
    pub notes: bool,
    /// The call may be recorded.
    pub recording: bool,
    /// Whether quotes may be used.
    pub quotes: Quotes,
    /// How the person may appear.
    pub attribution: Attribution,
    /// Which parts they offered to tell in the meeting themselves.
    pub presents: Vec<String>,
    /// Until when withdrawal can be guaranteed.
    pub withdraw_by: Option<NaiveDate>,
    /// The id of the wording that was read aloud.
    pub wording: String,
    /// How it was agreed, where that was noted.
    pub how: Option<How>,
}

impl Default for Consent {
    /// Nothing but notes, and nothing that says who.
    fn default() -> Self {
        Self {
            notes: true,
            recording: false,
            quotes: Quotes::AskEach,
            attribution: Attribution::Anonymous,
            presents: Vec::new(),
            withdraw_by: None,
            wording: "consent-1".to_owned(),
            how: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Attribution, Consent};
    use crate::interview::{
        Interview,
        change::{Change, Course, Fact, OfNote},
        id::Id,
        note::Kind,
        stamp::{Elapsed, Stamp},
    };

    /// What the level of a note becomes, turned again and again.
    fn turned(agreed: Attribution, kind: Kind) -> Vec<Option<Attribution>> {
        let when = Stamp { at: chrono::DateTime::UNIX_EPOCH, elapsed: Elapsed::ZERO };
        let consent = Consent { attribution: agreed, ..Consent::default() };
        let consent = Fact::Course(Course::ConsentRecorded(consent));
        let facts = [consent, Fact::note(Id::new(1), kind, "mine")];
        let mut interview = Interview::default();
        for fact in facts {
            interview.apply(&Change { when, fact });
        }
        let mut levels = Vec::new();
        while let Some(fact) = interview.attribution_turned(Id::new(1)).filter(|_| levels.len() < 4)
        {
            let Fact::Note(_, OfNote::AttributionSet(level)) = &fact else { panic!("{fact:?}") };
            levels.push(*level);
            interview.apply(&Change { when, fact });
        }
        levels
    }

    #[test]
    fn a_note_goes_through_what_is_stricter_than_was_agreed_and_back() {
        let (role, anonymous) = (Some(Attribution::Role), Some(Attribution::Anonymous));
        assert_eq!(turned(Attribution::Named, Kind::Quote), [role, anonymous, None, role]);
        assert_eq!(turned(Attribution::Role, Kind::Said), [anonymous, None, anonymous, None]);
        assert_eq!(turned(Attribution::Anonymous, Kind::Quote), []);
        assert_eq!(turned(Attribution::Named, Kind::Off), []);
    }
}
