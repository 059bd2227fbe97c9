//! The files people write for the guide, from their configuration folder.

mod again;
mod spot;

pub use again::{Files, Read};
pub use spot::{Found, find};

use std::{
    io::ErrorKind,
    iter,
    panic::resume_unwind,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    thread::{self, Builder},
};

use crate::{
    guide::{Contents, Library, Origin, ReadFile, SourceFile, built_in_and, files::Kind},
    tui::effect::Trouble,
    world::disk::{
        atomic::write_new,
        device::{Device as _, Disk},
        read::read_capped,
        trouble::{failed, trouble},
    },
    yaml,
};

/// The most files read from one folder.
const MOST_FILES: usize = 1_000;

/// The most threads that read them.
const MOST_THREADS: usize = 4;

/// The built-in files and the investigator's own over them.
#[must_use]
pub fn read(config: &Path) -> Library {
    read_over(own_files(config))
}

/// The built-in files and these over them, read by a few threads.
fn read_over(own: Vec<SourceFile>) -> Library {
    let mut files = built_in_and(own);
    // Taken from the end: nobody should begin with the largest when the others are done.
    files.sort_by_key(|file| match &file.contents {
        Contents::Bytes(bytes) => bytes.len(),
        Contents::TooLarge(_) | Contents::Unreadable(_) => 0,
    });
    let files = Mutex::new(files);
    let take = || files.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let read_some = || iter::from_fn(take).map(ReadFile::of).collect::<Vec<_>>();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let read = thread::scope(|scope| {
        let begin = |_| Builder::new().spawn_scoped(scope, read_some).ok();
        let others: Vec<_> = (1..threads).filter_map(begin).collect();
        let mut read = read_some();
        for other in others {
            read.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        read
    });
    Library::of_read(read)
}

/// The investigator's own banks, protocols, codebook and wording rules; and the team's, from the
/// folder `team` beside them, which may be a link to a folder the team shares.
#[must_use]
pub fn own_files(config: &Path) -> Vec<SourceFile> {
    let mut files = layer(&config.join("team"), Origin::Team);
    files.extend(layer(config, Origin::Own));
    files
}

fn layer(folder: &Path, whose: fn(String) -> Origin) -> Vec<SourceFile> {
    let banks = yaml_files(&folder.join("question-banks"));
    let protocols = yaml_files(&folder.join("protocols"));
    let banks = banks.into_iter().map(|path| (path, Kind::Bank));
    let protocols = protocols.into_iter().map(|path| (path, Kind::Protocol));
    let single = [("codebook.yaml", Kind::Codebook), ("wording.yaml", Kind::Wording)];
    let single = single.map(|(name, kind)| (folder.join(name), kind)).into_iter();
    let files = banks.chain(protocols).chain(single.filter(|(path, _)| path.exists()));
    files
        .map(|(path, kind)| SourceFile { origin: whose(shown(&path)), ..source(&path, kind) })
        .collect()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Writes a new bank into the configuration folder, and beside it the schema that its first line
/// names.
///
/// # Errors
/// If a file of that name is there, or what failed; then nothing was written over.
pub fn write_bank(config: &Path, id: &str, text: &str, schema: &str) -> Result<PathBuf, Trouble> {
    let folder = config.join("question-banks");
    let path = folder.join(format!("{id}.yaml"));
    let what = "this bank could not be written";
    Disk.make_folder(&folder).map_err(failed(what, &folder))?;
    write_new(&Disk, &path, text.as_bytes()).map_err(|error| {
        if error.kind() == ErrorKind::AlreadyExists {
            return trouble("this file is already there", &path, "edit it, or choose another id");
        }
        failed(what, &path)(error)
    })?;
    // An editor can do without it.
    let _there_already =
        write_new(&Disk, &folder.join(Kind::Bank.schema_file()), schema.as_bytes());
    Ok(path)
}

/// One file, whatever became of reading it.
#[must_use]
pub fn source(path: &Path, kind: Kind) -> SourceFile {
    let name = shown(path);
    let size = std::fs::metadata(path).map(|about| about.len()).unwrap_or_default();
    let contents = match read_capped(path, yaml::PEOPLE_LIMIT) {
        Ok(bytes) => Contents::Bytes(bytes.into()),
        Err(_) if size > yaml::PEOPLE_LIMIT => Contents::TooLarge(size),
        Err(trouble) => Contents::Unreadable(trouble.what),
    };
    SourceFile { kind, origin: Origin::Own(name.clone()), name, contents }
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().take(MOST_FILES);
    let paths = entries.map(|entry| entry.path());
    let is_yaml = |path: &PathBuf| {
        path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
    };
    let mut found: Vec<_> = paths.filter(is_yaml).collect();
    found.sort();
    found
}
