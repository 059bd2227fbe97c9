//! The facilitator's wing: findings of many interviews, put side by side for a meeting.
//!
//! Holds nothing but what was published, since it imports nothing else. Reads no file, and never
//! decides who is right: what people tell differently stays as each of them told it.

mod account;
mod agenda;
mod alike;
mod choices;
mod contrasts;
mod coverage;
mod folder;
pub mod outcome;
mod pack;
mod paired;
mod pointer;
mod questions;
pub mod report;
mod themes;
mod timeline;
mod who;
pub mod words;

pub use self::{
    account::{Account, Item, Telling},
    agenda::{Agenda, OnAgenda, THEMES, agenda},
    choices::{
        Choice, Choices, Fate, Key, Meeting, Order, PARTS, Part, Question, Reading, Standing,
        Theme, Verdict, slug,
    },
    contrasts::{Contrast, Side, Why, contrasts},
    coverage::{Coverage, Heard, New, TopicRow, coverage},
    folder::{FileState, Filed, Folder, Got, Received},
    pack::{Pack, Suggested, pack},
    paired::{Paired, paired},
    pointer::Pointer,
    questions::{Asked, LeadOf, Open, Source, asked},
    themes::{Cell, Row, RowKind, Sort, Tag, rows},
    timeline::{Lane, Placed, Timeline, When, ticks},
    who::Who,
};

use crate::findings::shape;

/// One thing in one of the accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot {
    /// The place of the account.
    pub account: usize,
    /// Which thing of it.
    pub item: Item,
}

/// All that was published about one incident, as the board shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// The incident, as most files have it.
    pub incident: shape::Incident,
    /// Other titles that files give it.
    pub titles: Vec<String>,
    /// One account for each interview.
    pub accounts: Vec<Account>,
    /// All tags, by name.
    pub tags: Vec<Tag>,
    /// What was found to be told differently, in the order of reading.
    pub contrasts: Vec<Contrast>,
    /// Everyone's moments.
    pub timeline: Timeline,
    /// Everything that is still open.
    pub open: Vec<Open>,
}

impl Review {
    /// Puts these accounts of one incident side by side.
    #[must_use]
    pub fn of(incident: shape::Incident, titles: Vec<String>, mut accounts: Vec<Account>) -> Self {
        who::tell_apart(&mut accounts);
        let timeline = Timeline::of(&accounts);
        let contrasts = contrasts(&accounts, &timeline);
        let timeline = timeline.marked(&contrasts);
        let tags = themes::tags(&accounts, &contrasts);
        let open = questions::open(&accounts);
        Self { incident, titles, accounts, tags, contrasts, timeline, open }
    }

    /// The account of this place.
    #[must_use]
    pub fn account(&self, at: usize) -> Option<&Account> {
        self.accounts.get(at)
    }

    /// What stands at a spot, as it may be shown.
    #[must_use]
    pub fn telling(&self, spot: Spot) -> Option<Telling<'_>> {
        self.account(spot.account)?.telling(spot.item)
    }

    /// The name of a spot.
    #[must_use]
    pub fn pointer(&self, spot: Spot) -> Option<Pointer> {
        let account = self.account(spot.account)?;
        let thing = account.id_of(spot.item)?.to_owned();
        Some(Pointer { interview: account.findings.interview.id.clone(), thing })
    }

    /// What a name stands for; none if it stands for nothing here any more.
    #[must_use]
    pub fn find(&self, pointer: &Pointer) -> Option<Spot> {
        let named = |account: &Account| account.findings.interview.id == pointer.interview;
        let at = self.accounts.iter().position(named)?;
        let item = self.account(at)?.item(&pointer.thing)?;
        Some(Spot { account: at, item })
    }
}
