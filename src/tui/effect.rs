//! What goes in and out of the terminal program: inputs, requests to the world, and its answers.
//! All of it is plain data.

mod going;

pub use going::{CameBack, Export, Ledger, Publish, Published, Reopened, SharedBack};

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use crate::findings::{Judgment, Known, Roster, Subject};
use crate::guide::{Brought, Library};
use crate::interview::{
    Interview,
    change::Change,
    draft::Draft,
    incident::{Incident, Person},
    plan::Plan,
    purge::Purge,
};
use crate::review::{Choice, Choices, Folder};
use crate::tui::keys::press::Press;

/// The time an input came with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The wall's clock, to the millisecond.
    pub wall: DateTime<Utc>,
    /// Milliseconds since the program started; never goes backwards.
    pub tick: u64,
    /// The day here.
    pub today: NaiveDate,
}

/// Something came in.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A key was pressed.
    Press(Press),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this many columns and rows now.
    Resized(u16, u16),
    /// A button was pressed at this column and row.
    Click(u16, u16),
    /// The wheel was turned this many steps, downwards positive.
    Wheel(i8),
    /// A second went by while the clock was running, or a time asked for has come.
    Tick,
    /// The world answered.
    Reply(Reply),
}

/// A request to the world.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    // The open interview
    /// Write one change down. `off` sends it to the off-record store.
    Record {
        /// The change.
        change: Change,
        /// Whether it is off the record.
        off: bool,
    },
    /// Write down the line being typed; `None` when it was kept or let go.
    Draft(Option<Draft>),
    /// Sync what was written at once.
    Sync,
    /// Let go of the interview.
    Close,

    // The store
    /// List incidents and interviews.
    List,
    /// Open an interview.
    Open(Place),
    /// Open a fresh copy of the demo.
    OpenDemo,
    /// Keep an incident: a new one, or new facts about one.
    SaveIncident(Incident),
    /// Make an interview, and open it.
    Create(Box<New>),
    /// Keep a person of the open interview's incident.
    SavePerson(Person),
    /// Keep decisions about names in the words, or leave them open again.
    Judge(Vec<(Subject, Option<Judgment>)>),
    /// Keep that so many people of an incident hold a role in all.
    Hold {
        /// The incident's id.
        incident: String,
        /// The role.
        role: String,
        /// How many.
        people: u32,
    },
    /// Write the open interview's findings.
    Export(Export),
    /// Tell what went out before, and where to.
    Ledger,
    /// Publish the open interview's findings.
    Publish(Box<Publish>),
    /// Write the page for the interviewee.
    ShareBack,
    /// Read the page that came back, from this file.
    ReadShareBack(PathBuf),
    /// Take words out of the open interview's files for good, and open it anew.
    Purge(Purge),

    // The facilitator's board
    /// Read the findings files, or read them again.
    ReadFindings,
    /// Keep what was chosen about the incident of this id.
    Choose {
        /// The incident's id.
        incident: String,
        /// What was chosen and is not kept yet, in order.
        choices: Vec<Choice>,
    },

    // The guide's files
    /// Read them again.
    ReadAgain,
    /// Let somebody edit one of them in their editor, which gets the terminal; then read them again.
    Edit(Spot),

    // The terminal
    /// Stop until the shell says to go on.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Leave.
    Quit,
}

/// Where an interview lives.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Place {
    /// The incident's id.
    pub incident: String,
    /// The interview's id.
    pub interview: String,
}

/// An interview to be made. Empty ids are filled in by the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// What was prepared.
    pub plan: Plan,
    /// The interviewee.
    pub person: Person,
}

/// Where to begin to edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// In the file of a bank. One that is built in is copied first.
    Bank {
        /// The bank's id.
        bank: String,
        /// The question; `None` for the file's beginning.
        question: Option<String>,
    },
    /// In a file that has a fault.
    Fault {
        /// The file, as the fault names it.
        file: String,
        /// The line, from 1; 0 for none.
        line: u32,
        /// The column, from 1; 0 for none.
        column: u32,
    },
}

/// An answer of the world.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// The first `n` records of this opening are on disk.
    Synced(u64),
    /// Writing fails; everything typed is held in memory and tried again.
    NotSaved(Trouble),
    /// Writing works again, here.
    SavedAgain(String),
    /// Banks, protocols and codebook were read.
    Library {
        /// What is in use.
        library: Box<Library>,
        /// Files that have faults now, and whose last good version is in use meanwhile.
        held: Vec<String>,
    },
    /// A built-in bank was copied to this file, which stands in its place from now on.
    Copied(PathBuf),
    /// Incidents and interviews, newest first.
    Listed(Vec<Listed>),
    /// An interview is open.
    Opened(Box<Opened>),
    /// The incident was kept, with this id.
    IncidentSaved(Incident),
    /// Findings were written to this file.
    Exported(PathBuf),
    /// Findings files were read.
    Findings(Box<Shared>),
    /// What was chosen is kept, or was changed by somebody else.
    Chosen(Box<Chosen>),
    /// What went out before.
    Ledger(Box<Ledger>),
    /// Findings were published.
    Published(Published),
    /// The page for the interviewee was written.
    SharedBack(SharedBack),
    /// A page that came back was read.
    CameBack(Box<CameBack>),
    /// Words left the open interview for good, and it was opened anew.
    Reopened(Box<Reopened>),
    /// What was asked for could not be done.
    Failed(Trouble),
}

/// Findings files of a folder, with what was chosen about them.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// The folder or the files, as somebody named them.
    pub name: String,
    /// What was found.
    pub folder: Folder,
    /// What was chosen about each incident, or why that can't be known.
    pub chosen: Vec<(String, Result<Choices, String>)>,
    /// Whether choices are written down at all: not those about the demo.
    pub keeps: bool,
}

/// What became of choices about an incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// The incident's id.
    pub incident: String,
    /// What stands in the file now; nothing where it could not be read or written.
    pub now: Option<Choices>,
    /// How many of the choices asked for are dealt with.
    pub done: usize,
    /// What to tell about it.
    pub news: News,
}

/// What there is to tell about choices that were to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// They are kept.
    Kept,
    /// They are kept, beside what somebody else had chosen meanwhile.
    Merged,
    /// Somebody else had changed the very same meanwhile: theirs stands, and these are not kept.
    Theirs,
    /// They could not be kept, and why.
    NotKept(Trouble),
}

/// Something went wrong: what, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What failed and why.
    pub what: String,
    /// Where: a path, or nothing.
    pub place: String,
    /// What to do about it.
    pub remedy: String,
}

/// An incident with its interviews, as Home lists them.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The incident.
    pub incident: Incident,
    /// Its interviews, newest first.
    pub interviews: Vec<ListedInterview>,
    /// How many of its people hold which role, where that is known.
    pub roster: Option<Roster>,
}

/// An interview, as Home lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedInterview {
    /// Its id.
    pub id: String,
    /// The interviewee's name, where the people file has it.
    pub name: Option<String>,
    /// Their role.
    pub role: Option<String>,
    /// The day it was planned or held.
    pub date: Option<NaiveDate>,
    /// How far it has come.
    pub state: State,
    /// How many entries its stream has.
    pub entries: usize,
    /// Minutes on its clock.
    pub minutes: u64,
    /// When its clock was started.
    pub began: Option<DateTime<Utc>>,
    /// What it brought, to be looked at together with others.
    pub brought: Brought,
}

/// How far an interview has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Prepared, not begun.
    Planned,
    /// Begun, not ended.
    Live,
    /// Ended; findings to be worked out.
    ToReview,
    /// The share-back was made.
    SharedBack,
    /// Findings went out.
    Exported,
    /// The interviewee withdrew all of it.
    Withdrawn,
}

impl State {
    /// The state's words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Live => "live",
            Self::ToReview => "to review",
            Self::SharedBack => "shared back",
            Self::Exported => "exported",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// How far this interview has come.
    #[must_use]
    pub fn of(interview: &Interview) -> Self {
        let progress = interview.progress();
        if interview.withdrawn().is_some() {
            Self::Withdrawn
        } else if !interview.published().is_empty() {
            Self::Exported
        } else if interview.shared_back().is_some() {
            Self::SharedBack
        } else if progress.ended.is_some() {
            Self::ToReview
        } else if progress.started.is_some() {
            Self::Live
        } else {
            Self::Planned
        }
    }
}

/// An open interview, with what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// Where it lives.
    pub place: Place,
    /// The interview as replayed.
    pub interview: Interview,
    /// Its incident.
    pub incident: Incident,
    /// The interviewee, where the people file has them.
    pub person: Option<Person>,
    /// What the door has to know of who was in it.
    pub known: Known,
    /// The line that was being typed when it was last open.
    pub draft: Option<Draft>,
    /// Whether it may be written.
    pub access: Access,
    /// The zone here, on the incident's day: what a time of it means, unless it says otherwise.
    pub zone: FixedOffset,
    /// What had to be recovered, in words; empty when all was whole.
    pub recovered: String,
}

/// Whether the interview may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Yes, and this is the tag of the ids made here.
    Writer {
        /// 0 for the writer that founded the interview.
        tag: u32,
    },
    /// No: this one holds it (process, machine, since when).
    ReadOnly {
        /// In words.
        holder: String,
    },
}
