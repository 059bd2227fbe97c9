//! What goes out of an interview, and what comes back: requests to the world, and its answers.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::findings::{sent::Sent, share_back::Returned};
use crate::formats::export::Format;
use crate::interview::consent::Attribution;
use crate::tui::effect::Opened;

/// What to export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// At which level.
    pub level: Attribution,
    /// Whether it is a draft for oneself, or meant to leave the room.
    pub draft: bool,
    /// In which format.
    pub format: Format,
    /// The file to write; `None` for the interview's own folder.
    pub out: Option<PathBuf>,
}

/// What to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publish {
    /// At which level.
    pub level: Attribution,
    /// The shared folder.
    pub to: PathBuf,
    /// The text that was shown: nothing else may go out.
    pub shown: String,
}

/// Something was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The file.
    pub file: PathBuf,
    /// At which level, and what its bytes come to; none if it stood there already.
    pub sent: Option<(Attribution, String)>,
}

/// The page for the interviewee was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedBack {
    /// The file.
    pub file: PathBuf,
    /// Until when an answer is asked for.
    pub until: NaiveDate,
}

/// A page that came back was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameBack {
    /// The file.
    pub file: PathBuf,
    /// What it says.
    pub returned: Returned,
}

/// What went out of the incident before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// Each file.
    pub sent: Vec<Sent>,
    /// The folder that was published into last.
    pub folder: Option<PathBuf>,
}

/// The open interview, opened anew without what left it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reopened {
    /// The interview.
    pub opened: Opened,
    /// What was done, one a line.
    pub done: Vec<String>,
    /// What is left to do, by somebody, one a line.
    pub left: Vec<String>,
}
