//! What a screen answers to an input: facts, requests, and where to go.

use crate::interview::{
    change::Fact,
    consent::Consent,
    id::Id,
    incident::Person,
    plan::{Plan, Prepared},
    stamp::Stamp,
};
use crate::tui::effect::{Effect, Place};

/// What a screen answers.
#[derive(Debug, Default, PartialEq)]
pub struct Answer {
    /// What happened to the interview; undone together.
    pub facts: Vec<(Stamp, Fact)>,
    /// What the world has to do.
    pub effects: Vec<Effect>,
    /// Where to go.
    pub go: Option<Go>,
    /// One quiet line to show.
    pub say: Option<String>,
}

/// Where a screen sends the investigator.
#[derive(Debug, Clone, PartialEq)]
pub enum Go {
    /// To the list of incidents.
    Home,
    /// To prepare an interview of this incident, a new one or the open one.
    Prepare(Place),
    /// Keep what was prepared, and start the conversation if that is wished.
    Begin(Box<Begin>),
    /// Pick tags for an entry.
    PickTags(Id),
    /// Find a question over all banks.
    FindQuestion,
    /// The probes of the question being asked.
    Probes,
    /// Export the findings.
    Export,
    /// Judge names in what goes out.
    Names,
    /// Write the page for the interviewee.
    ShareBack,
    /// Read what came back from the interviewee.
    CameBack,
    /// Take all of the interview out for good.
    Withdraw,
    /// The question mirror.
    Mirror,
    /// To what was only begun.
    CatchUp,
    /// To go through the interview.
    After,
    /// Back to the conversation.
    Live,
    /// Away from the board.
    LeaveBoard,
    /// Back from the board, to where one came from.
    BackFromBoard,
    /// Look at the question banks.
    Banks,
    /// Take the last change back.
    Undo,
    /// The help.
    Help,
    /// The palette.
    Palette,
    /// Back one step: close what is on top.
    Back,
}

/// What goes out of the interview, and what comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Out {
    /// The findings.
    Export,
    /// Judge the names in them.
    Names,
    /// The page for the interviewee.
    ShareBack,
    /// What came back from the interviewee.
    CameBack,
    /// The interviewee withdraws all of it.
    Withdraw,
}

impl Out {
    /// Where that is done.
    #[must_use]
    pub fn way(self) -> Go {
        match self {
            Self::Export => Go::Export,
            Self::Names => Go::Names,
            Self::ShareBack => Go::ShareBack,
            Self::CameBack => Go::CameBack,
            Self::Withdraw => Go::Withdraw,
        }
    }
}

/// What was prepared.
#[derive(Debug, Clone, PartialEq)]
pub struct Begin {
    /// The plan; its interview id is empty for a new one.
    pub plan: Plan,
    /// The interviewee; their id is empty for a new one.
    pub person: Person,
    /// What was agreed, if it was recorded.
    pub consent: Option<Consent>,
    /// What to ask whatever happens, what to ask about, what to hold aside.
    pub prepared: Prepared,
    /// Where to go then.
    pub then: Then,
}

/// Where to go once what was prepared is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Into the conversation: it starts.
    Start,
    /// To the list of incidents.
    Home,
    /// On preparing.
    Stay,
}

impl Answer {
    /// Nothing to do.
    #[must_use]
    pub fn nothing() -> Self {
        Self::default()
    }

    /// Only somewhere to go.
    #[must_use]
    pub fn go(go: Go) -> Self {
        Self { go: Some(go), ..Self::default() }
    }

    /// Only a line to show.
    #[must_use]
    pub fn say(words: impl Into<String>) -> Self {
        Self { say: Some(words.into()), ..Self::default() }
    }

    /// One fact.
    #[must_use]
    pub fn fact(when: Stamp, fact: Fact) -> Self {
        Self { facts: vec![(when, fact)], ..Self::default() }
    }

    /// Also say this.
    #[must_use]
    pub fn saying(mut self, words: impl Into<String>) -> Self {
        self.say = Some(words.into());
        self
    }
}
