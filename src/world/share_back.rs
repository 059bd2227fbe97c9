//! Share-backs, from the private store to a file and back.

use std::{
    io::{ErrorKind, Read as _},
    path::{Path, PathBuf},
};

use chrono::{Days, NaiveDate};

use crate::{
    findings::{
        sent::Went,
        share_back::{Returned, ShareBack, share_back},
    },
    formats::share_back::{self as page, LIMIT, NotOurs, Page},
    interview::consent::Attribution,
    tui::effect::{Opened, Place, Trouble},
    world::disk::{
        atomic,
        home::{Home, ledger::Told},
        read_capped, trouble,
    },
};

/// How many days somebody has to answer, if nothing else is said.
const DAYS: u64 = 7;

/// How many files of one name are tried.
const TRIES: u32 = 1000;

/// The share-back of an interview as it is now.
#[must_use]
pub fn of(opened: &Opened) -> ShareBack {
    share_back(&opened.interview, &opened.incident, &opened.known)
}

/// Until when an answer is asked for.
///
/// # Errors
/// If that day is over.
pub fn until(asked: Option<NaiveDate>, today: NaiveDate) -> Result<NaiveDate, Trouble> {
    let until = asked.unwrap_or_else(|| today.checked_add_days(Days::new(DAYS)).unwrap_or(today));
    if until < today {
        let what = format!("{until} is over: nobody can answer by then");
        return Err(trouble(what, Path::new(""), "name a day to come"));
    }
    Ok(until)
}

/// The page for the interviewee.
///
/// # Errors
/// If there is nothing to share back.
pub fn text(opened: &Opened, made: NaiveDate, until: NaiveDate) -> Result<String, Trouble> {
    let shared = of(opened);
    if opened.interview.withdrawn().is_some() || shared.is_empty() {
        let what =
            "there is nothing to share back: no line of what they said, no quote, no finding";
        return Err(trouble(what, Path::new(""), "take down what they said first"));
    }
    Ok(page::write(&shared, Page { made, until }))
}

/// Writes the page: into this file, which must not be there unless it says the same; else into the
/// interview's own folder, beside pages written before.
///
/// # Errors
/// What failed; nothing is written then.
pub fn write(
    home: &Home,
    opened: &Opened,
    text: &str,
    out: Option<&Path>,
) -> Result<PathBuf, Trouble> {
    let place = &opened.place;
    if let Some(path) = out {
        let file = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let what = (Went::SharedBack, Attribution::Anonymous);
        let sent =
            home.about_to_go_out(place, what, (&file, text.as_bytes()), told(&of(opened)))?;
        put(home, path, text)?;
        home.went_out(place, &sent)?;
        return Ok(path.to_owned());
    }
    let folder = home.folder_of(place)?;
    let name = |number: u32| match number {
        1 => "share-back.md".to_owned(),
        number => format!("share-back-{number}.md"),
    };
    for number in 1..TRIES {
        let path = folder.join(name(number));
        let written = atomic::export(home.device(), &path, text.as_bytes(), false);
        if !written.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists) {
            return written.map_err(|error| failed(&path, &error)).map(|()| path);
        }
    }
    Err(trouble("there are too many share-backs", &folder, "name a file, or remove old ones"))
}

/// Which lines stand on the page.
fn told(shared: &ShareBack) -> Vec<Told> {
    let lines = shared.heard.iter().chain(shared.quotes.iter().map(|quote| &quote.line));
    lines.map(|line| (line.name.clone(), line.name.clone(), line.text.clone())).collect()
}

fn put(home: &Home, path: &Path, text: &str) -> Result<(), Trouble> {
    atomic::export(home.device(), path, text.as_bytes(), false).map_err(|error| {
        if error.kind() == ErrorKind::AlreadyExists {
            return trouble("this file is there already, and differs", path, "name another file");
        }
        failed(path, &error)
    })
}

fn failed(path: &Path, error: &std::io::Error) -> Trouble {
    trouble(format!("the share-back could not be written: {error}"), path, "name another place")
}

/// A page that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// Where it was read from.
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Came {
    /// Reads a page from a file, or from standard input where the file is `-`.
    ///
    /// # Errors
    /// If it cannot be read, or is far too long for a page.
    pub fn from(path: &Path) -> Result<Self, Trouble> {
        let bytes =
            if path.as_os_str() == "-" { standard_input()? } else { read_capped(path, LIMIT)? };
        Ok(Self { path: path.to_owned(), bytes })
    }

    /// The interview it is about.
    ///
    /// # Errors
    /// If it is no share-back, or about nothing that is kept here.
    pub fn place(&self, home: &Home) -> Result<Place, Trouble> {
        let about = page::about(&self.bytes).map_err(|why| self.refused(&why))?;
        let found = home.find(&about).into_iter().find(|place| {
            Some((place.incident.as_str(), place.interview.as_str())) == about.split_once('/')
        });
        found.ok_or_else(|| {
            let what = format!("this share-back is of `{about}`, and nothing here is called so");
            trouble(what, &self.path, "see `firsthand list` for what there is")
        })
    }

    /// What came back about this interview.
    ///
    /// # Errors
    /// If it is about another one, or cannot be read; nothing of it is taken then.
    pub fn read(&self, opened: &Opened) -> Result<Returned, Trouble> {
        page::read(&self.bytes, &of(opened)).map_err(|why| self.refused(&why))
    }

    fn refused(&self, why: &NotOurs) -> Trouble {
        let (what, remedy) = match why {
            NotOurs::NotText(line) => (
                format!("line {line} is not UTF-8 text; nothing of it was read"),
                "save it as UTF-8, or copy the text of the mail into a new file",
            ),
            NotOurs::NoShareBack => (
                "this is no share-back: its first lines are missing".to_owned(),
                "use the whole text that came back",
            ),
            NotOurs::Several(line) => (
                format!("a second share-back begins in line {line}; nothing of it was read"),
                "leave only the newest answer in the file",
            ),
            NotOurs::Another(about) => (
                format!("this share-back is of `{about}`, another interview"),
                "open that one, or name another file",
            ),
        };
        trouble(what, &self.path, remedy)
    }
}

fn standard_input() -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes);
    let long = bytes.len() as u64 > LIMIT;
    let what = read.err().map(|error| error.to_string());
    match what.or_else(|| long.then(|| "it is far too long for a share-back".to_owned())) {
        None => Ok(bytes),
        Some(what) => Err(trouble(what, Path::new("standard input"), "name a file")),
    }
}
