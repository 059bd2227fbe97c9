//! What is said about the page for the interviewee, and about what came back of it.

use std::path::Path;

use chrono::NaiveDate;

use crate::findings::share_back::Returned;

pub(in crate::tui) const CAME_BACK: &str = "What came back from the interviewee";
pub(in crate::tui) const ABOUT: &str = "Save their answer as a file, the quoted text of a mail too, and \
     name it here. What it says is shown first; nothing is recorded before you say so.";
pub(in crate::tui) const WHICH_FILE: &str = "which file? Its name, then Enter";
pub(in crate::tui) const NOTHING_TO_RECORD: &str = "Nothing in it that is not known already.";
pub(in crate::tui) const ANSWERS: &str = "Their answers";
pub(in crate::tui) const NOTES: &str = "New notes, in their words";
pub(in crate::tui) const UNCLEAR: &str = "Not clear: read it, and ask them";
pub(in crate::tui) const SILENT: &str = "No answer about";

/// What was recorded.
pub(in crate::tui) fn recorded(returned: &Returned) -> String {
    let any = |number: usize, one, many| (number > 0).then(|| super::count(number, one, many));
    let answers = any(returned.answers.len(), "answer", "answers");
    let notes = any(returned.said.len(), "new note", "new notes");
    let recorded = answers.into_iter().chain(notes).collect::<Vec<_>>().join(", ");
    let unclear = any(returned.remarks.len(), "thing", "things");
    let unclear = unclear.map(|things| format!("; {things} not clear: ask them"));
    format!("recorded: {recorded}{}", unclear.unwrap_or_default())
}

/// The page was written.
pub(in crate::tui) fn made(file: &Path, until: NaiveDate) -> String {
    format!("answers by {until}; {}", super::written(file))
}

pub(in crate::tui) const SHARED_FOLDER: &str = "the folder others read findings in";
pub(in crate::tui) const WHICH_FOLDER: &str = "into which folder? The one others read findings in";

/// Before something is published: it can't be called back.
pub(in crate::tui) fn about_to_publish(to: &Path) -> String {
    format!("once more: just this goes out for others to read, into {}", to.display())
}

/// Findings were published.
pub(in crate::tui) fn published(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().display();
    let folder = file.parent().unwrap_or(file).display();
    format!("published: {name} in {folder}")
}

/// Before all of an interview is taken out.
pub(in crate::tui) const ALL_OF_IT: &str =
    "once more: the whole interview, out of everything kept here, for good";
