//! Faults of the disk, in words: what failed, where, and what to do.

use std::{
    io::{self, ErrorKind},
    path::Path,
};

use crate::tui::effect::Trouble;

/// A trouble at a place.
#[must_use]
pub fn trouble(what: impl Into<String>, place: &Path, remedy: impl Into<String>) -> Trouble {
    Trouble { what: what.into(), place: place.display().to_string(), remedy: remedy.into() }
}

/// A failed operation as a trouble.
pub(super) fn failed<'a>(what: &'a str, place: &'a Path) -> impl FnOnce(io::Error) -> Trouble + 'a {
    move |error| trouble(format!("{what}: {}", cause(&error)), place, remedy(&error))
}

/// Why an operation failed, without the error's number.
pub(super) fn cause(error: &io::Error) -> String {
    let words = error.to_string().to_lowercase();
    words.split(" (os error").next().unwrap_or_default().to_owned()
}

pub(super) fn remedy(error: &io::Error) -> &'static str {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the system's list of errors is open")]
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "free some space on this disk"
        }
        ErrorKind::PermissionDenied => "make it yours to read and write, or use `--home`",
        ErrorKind::ReadOnlyFilesystem => "make the disk writable, or use `--home`",
        ErrorKind::NotFound => "check that it is still there",
        _ => "check the disk",
    }
}
