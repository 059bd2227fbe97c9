//! Notes: what is taken down live.

use std::ops::Range;

use crate::interview::{anchor::BackTo, consent::Attribution};

/// What kind of note a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A paraphrase of the interviewee.
    Said,
    /// The interviewee's exact words.
    Quote,
    /// The investigator's own reading.
    Thought,
    /// A question put, in the investigator's own wording.
    Asked,
    /// A moment to come back to.
    Mark,
    /// Off the record.
    Off,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Said, Self::Quote, Self::Thought, Self::Asked, Self::Mark, Self::Off];

    /// The kind's word, the same on screen, in files and in help.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Quote => "quote",
            Self::Thought => "thought",
            Self::Asked => "asked",
            Self::Mark => "mark",
            Self::Off => "off",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// What a note is, beside its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its kind.
    pub kind: Kind,
    /// Parts of the text that are the interviewee's exact words, as byte ranges on character
    /// bounds, in order, never overlapping.
    pub spans: Vec<Range<usize>>,
    /// How the person may appear with this note, if it was set for it alone.
    pub attribution: Option<Attribution>,
    /// What the interviewee answered to the share-back, if they did.
    pub reply: Option<Reply>,
    /// Why they answered so, if they said. Never leaves the interview.
    pub reason: Option<String>,
    /// For a question: what it comes back to, where its words are the interviewee's.
    pub back_to: Option<Box<BackTo>>,
}

impl Note {
    /// A note of this kind, with nothing set.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        let (attribution, reply, reason, back_to) = (None, None, None, None);
        Self { kind, spans: Vec::new(), attribution, reply, reason, back_to }
    }

    /// Whether it holds the interviewee's exact words, whole or in part.
    #[must_use]
    pub fn quotes(&self) -> bool {
        self.kind == Kind::Quote || !self.spans.is_empty()
    }
}

/// An interviewee's answer about one quote in their share-back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// As it stands.
    Keep,
    /// With these words instead.
    Fix(String),
    /// With the role only.
    RoleOnly,
    /// With nothing that says who.
    Anonymous,
    /// Not at all.
    Drop,
}
