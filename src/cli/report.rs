//! `firsthand report`: a report for a named audience, from findings files and nothing else.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::formats::export::{self, Format, Report};
use crate::review::{FileState, Filed, Folder, Got, Received, Review};
use crate::tui::effect::Trouble;
use crate::world::disk::board;

use super::{Ending, put, said, say};

/// What `report` takes.
#[derive(Debug, Args)]
pub(super) struct Writing {
    /// Findings files about one incident
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Who is to read it, as they would call themselves: “the platform team”
    #[arg(long = "for", value_name = "AUDIENCE")]
    audience: String,
    /// The format; else as the file's name ends, else Markdown
    #[arg(long = "as", value_enum, value_name = "FORMAT")]
    format: Option<As>,
    /// The file to write; else, or with `-`, it is printed
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Take drafts too; the report is then a draft itself
    #[arg(long)]
    draft: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum As {
    Markdown,
    Html,
}

pub(super) fn run(asked: &Writing) -> Result<Ending, Trouble> {
    let format = format(asked)?;
    if asked.audience.trim().is_empty() {
        return Err(said("`--for` is empty", "name who is to read it"));
    }
    let mut draft = false;
    let mut received = Vec::new();
    for file in &asked.files {
        let mut one = receive(file)?;
        if let Got::Findings(read) = &mut one.got
            && asked.draft
        {
            draft |= std::mem::take(&mut read.findings.draft);
        }
        received.push(one);
    }
    let folder = Folder::of(received);
    let review = only(&folder)?;
    let report = export::report(&Report { review, audience: &asked.audience, draft });
    let text = match format {
        As::Markdown => export::markdown(&report),
        As::Html => export::html(&report),
    };
    remarks(&folder);
    match asked.out.as_deref().filter(|out| out.as_os_str() != "-") {
        None => say::file(&text),
        Some(path) => {
            put(path, &text, "the report")?;
            say::lines(&path.display().to_string());
        }
    }
    Ok(Ending::Done)
}

/// The format asked for, or the one that the file's name tells.
fn format(asked: &Writing) -> Result<As, Trouble> {
    let name = asked.out.as_deref().and_then(Path::to_str);
    let named = name.and_then(Format::of_file);
    match (asked.format, named) {
        (Some(format), _) => Ok(format),
        (None, Some(Format::Html)) => Ok(As::Html),
        (None, Some(Format::Markdown) | None) => Ok(As::Markdown),
        (None, Some(other @ (Format::Yaml | Format::Csv))) => Err(said(
            format!("a report is written as Markdown or HTML, not as {}", other.word()),
            "name another file, or say which with `--as`",
        )),
    }
}

/// A file as it came in. One that cannot be read ends it all: a report that silently lacks somebody would
/// tell another story.
fn receive(path: &Path) -> Result<Received, Trouble> {
    let received = board::receive(path);
    let why = match &received.got {
        Got::Findings(_) => return Ok(received),
        Got::Fault(fault) => fault.to_string(),
        Got::Unreadable(why) => format!("{}: {why}", received.file),
    };
    Err(said(why, "nothing was written; mend the file, or leave it out"))
}

/// The one incident the files are about.
fn only(folder: &Folder) -> Result<&Review, Trouble> {
    let drafts = folder.files.iter().filter(|filed| filed.state == FileState::Draft);
    let drafts: Vec<&str> = drafts.map(|filed| filed.file.as_str()).collect();
    if !drafts.is_empty() {
        return Err(said(
            format!("made for the investigator alone: {}", drafts.join(", ")),
            "leave drafts out, or say `--draft`: the report is then a draft itself",
        ));
    }
    match folder.reviews.as_slice() {
        [review] => Ok(review),
        [] => Err(said("no findings are left to report", "name findings files")),
        several => {
            let ids: Vec<&str> = several.iter().map(|review| review.incident.id.as_str()).collect();
            Err(said(
                format!("these files are about {} incidents: {}", ids.len(), ids.join(", ")),
                "name the files of one of them",
            ))
        }
    }
}

/// What became of files that are not in the report, and of what is not known in those that are.
fn remarks(folder: &Folder) {
    for filed in &folder.files {
        if let Some(remark) = remark(filed) {
            say::remark(&format!("{}: {remark}", filed.file));
        }
        if !filed.unknown.is_empty() {
            let fields: Vec<&str> = filed.unknown.iter().map(|field| field.path.as_str()).collect();
            say::remark(&format!(
                "{}: not known here, and left out: {}",
                filed.file,
                fields.join(", ")
            ));
        }
    }
}

fn remark(filed: &Filed) -> Option<String> {
    match &filed.state {
        FileState::Used => None,
        FileState::Same(other) => Some(format!("says the same as {other}")),
        FileState::Older(other, why) => Some(format!("left out for {other}: {why}")),
        FileState::Draft => Some("left out: a draft".to_owned()),
        FileState::Refused(why) => Some(format!("left out: {why}")),
    }
}
