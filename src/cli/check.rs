//! `check` of banks, protocols and codebooks: what is wrong with files, and what is doubtful.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use crate::guide::{Contents, Library, Origin, SourceFile, Warning, check, files::Kind};
use crate::tui::effect::Trouble;
use crate::world::disk::{
    library::{own_files, source},
    paths::Dirs,
};
use crate::yaml::Fault;

use super::{Ending, said, say};

/// What a check takes.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The files; all that are in use if none is named
    files: Vec<PathBuf>,
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

/// What was found.
struct Found {
    faults: Vec<Fault>,
    warnings: Vec<Warning>,
    notices: Vec<String>,
    looked_at: String,
}

/// Looks at the files named, or at all in use of that kind.
pub(super) fn run(check: &Check, kind: Kind, dirs: &Dirs) -> Result<Ending, Trouble> {
    let own = own_files(&dirs.config);
    let found = if check.files.is_empty() { in_use(own, kind) } else { named(check, own, kind)? };
    if check.json {
        say::json(&found.json());
    } else {
        found.print();
    }
    let nothing = found.faults.is_empty() && found.warnings.is_empty();
    Ok(if nothing { Ending::Done } else { Ending::Found })
}

/// The faults of a library, told beside the output.
pub(super) fn faults(library: &Library) -> Ending {
    for line in library.faults.iter().map(ToString::to_string).chain(library.notices.clone()) {
        say::remark(&line);
    }
    if library.faults.is_empty() { Ending::Done } else { Ending::Found }
}

fn in_use(own: Vec<SourceFile>, kind: Kind) -> Found {
    // Questions are judged by the wording rules, which have no list of their own.
    let is_told = |told: Kind| told == kind || (kind, told) == (Kind::Bank, Kind::Wording);
    let of_others = own.iter().filter(|file| !is_told(file.kind));
    let of_others: Vec<String> = of_others.map(|file| file.name.clone()).collect();
    let mut checked = check(own);
    checked.library.faults.retain(|fault| !of_others.contains(&fault.file));
    checked.warnings.retain(|warning| warning.kind == kind);
    let library = checked.library;
    let looked_at = match kind {
        Kind::Bank => say::counted(library.banks.len(), "bank"),
        Kind::Protocol => say::counted(library.protocols.len(), "protocol"),
        Kind::Codebook => say::counted(library.codebook.tags.len(), "tag"),
        Kind::Wording => say::counted(library.wording.rules().len(), "rule"),
    };
    let Library { faults, notices, .. } = library;
    Found { faults, warnings: checked.warnings, notices, looked_at }
}

/// The files named, over those of one's own that are not among them.
fn named(check_of: &Check, own: Vec<SourceFile>, kind: Kind) -> Result<Found, Trouble> {
    let files: Vec<SourceFile> = check_of.files.iter().map(|path| read(path, kind)).collect();
    if let Some((file, why)) = files.iter().find_map(unreadable) {
        return Err(said(format!("{file}: {why}"), "name files that can be read"));
    }
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let same = |file: &SourceFile| check_of.files.iter().any(|path| same_file(path, &file.name));
    let below = own
        .into_iter()
        .filter(|file| !same(file))
        .map(|file| SourceFile { origin: Origin::Team(file.name.clone()), ..file });
    let checked = check(below.chain(files).collect());
    let about = |file: &str| names.iter().any(|name| name == file);
    let Library { mut faults, mut notices, .. } = checked.library;
    faults.retain(|fault| about(&fault.file));
    notices.retain(|notice| names.iter().any(|name| notice.starts_with(name.as_str())));
    let mut warnings = checked.warnings;
    warnings.retain(|warning| about(&warning.file));
    Ok(Found { faults, warnings, notices, looked_at: say::counted(names.len(), "file") })
}

/// A file, of the kind that it says it is; else of this one.
fn read(path: &Path, kind: Kind) -> SourceFile {
    let file = source(path, kind);
    let said = match &file.contents {
        Contents::Bytes(bytes) => std::str::from_utf8(bytes).ok().and_then(Kind::of_text),
        Contents::TooLarge(_) | Contents::Unreadable(_) => None,
    };
    SourceFile { kind: said.unwrap_or(kind), ..file }
}

fn unreadable(file: &SourceFile) -> Option<(&str, &str)> {
    match &file.contents {
        Contents::Unreadable(why) => Some((&file.name, why)),
        Contents::Bytes(_) | Contents::TooLarge(_) => None,
    }
}

fn same_file(path: &Path, name: &str) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    path == Path::new(name) || whole(path).is_some_and(|path| Some(path) == whole(Path::new(name)))
}

impl Found {
    fn print(&self) {
        let faults = self.faults.iter().map(ToString::to_string);
        for line in faults.chain(self.warnings.iter().map(ToString::to_string)) {
            say::lines(&line);
        }
        for notice in &self.notices {
            say::remark(notice);
        }
        let found = match (self.faults.len(), self.warnings.len()) {
            (0, 0) => "nothing found".to_owned(),
            (faults, 0) => say::counted(faults, "fault"),
            (0, warnings) => say::counted(warnings, "warning"),
            (faults, warnings) => {
                format!(
                    "{} and {}",
                    say::counted(faults, "fault"),
                    say::counted(warnings, "warning")
                )
            }
        };
        say::lines(&format!("{} checked: {found}", self.looked_at));
    }

    fn json(&self) -> Value {
        json!({
            "faults": self.faults.iter().map(fault_json).collect::<Vec<_>>(),
            "warnings": self.warnings.iter().map(warning_json).collect::<Vec<_>>(),
            "notices": self.notices,
        })
    }
}

fn fault_json(fault: &Fault) -> Value {
    json!({
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "path": fault.path,
        "found": fault.found,
        "expected": fault.expected,
        "hint": fault.hint,
    })
}

fn warning_json(warning: &Warning) -> Value {
    json!({
        "file": warning.file,
        "line": warning.line,
        "column": warning.column,
        "path": warning.path,
        "rule": warning.rule.name(),
        "said": warning.said,
        "hint": warning.hint,
    })
}
