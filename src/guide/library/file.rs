//! One file for the library, read by itself: what can be done for each beside the others.

use std::borrow::Cow;

use crate::{
    guide::{
        codebook::Codebook,
        files::{Kind, WordingFile, read_bank, read_codebook, read_protocol},
        library::InUse,
        protocol::Protocol,
        question::{Bank, Origin},
        wording::Wording,
    },
    yaml::{self, Decoded, Fault},
};

/// One file for the library, read by somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// What it must be, by the folder where it was found.
    pub kind: Kind,
    /// How faults name it: a path as one would type it.
    pub name: String,
    /// Whose it is.
    pub origin: Origin,
    /// What was in it.
    pub contents: Contents,
}

/// What reading a file gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contents {
    /// Its bytes, at most [`yaml::PEOPLE_LIMIT`].
    Bytes(Cow<'static, [u8]>),
    /// Its size, where that is over the limit.
    TooLarge(u64),
    /// Why it could not be read.
    Unreadable(String),
}

/// What a file says, as far as that can be known without the others. Made for each file on its own,
/// so that several can be read at once.
#[derive(Debug)]
pub struct ReadFile {
    pub(super) used: Used,
    pub(super) content: Result<Content, Vec<Fault>>,
    /// That its encoding was guessed.
    pub(super) notice: Option<String>,
}

#[derive(Debug)]
pub(super) enum Content {
    Bank(Bank),
    Protocol(Protocol),
    Codebook(Codebook),
    /// What a layer that may have others beneath says.
    Wording(WordingFile),
    /// The lowest layer, ready for use.
    BuiltInWording(Wording),
}

/// A file that is in use, kept until what it names has been looked up.
#[derive(Debug)]
pub(super) struct Used {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) rank: u8,
}

impl ReadFile {
    /// Reads one file.
    #[must_use]
    pub fn of(file: SourceFile) -> Self {
        let SourceFile { kind, name, origin, contents } = file;
        let rank = rank(&origin);
        let (text, note, content) = match decoded(&name, contents) {
            Ok(Decoded { text, note }) => {
                let content = content(kind, &name, origin, &text);
                (text, note, content)
            }
            Err(fault) => (String::new(), None, Err(vec![fault])),
        };
        let notice = note.map(|note| format!("{}: {note}", yaml::shown(&name, 200)));
        Self { used: Used { name, text, rank }, content, notice }
    }
}

impl Used {
    pub(super) fn holding(self, kind: Kind, ids: Vec<String>) -> InUse {
        InUse { kind, ids, name: self.name, text: self.text }
    }
}

fn rank(origin: &Origin) -> u8 {
    match origin {
        Origin::BuiltIn => 0,
        Origin::Team(_) => 1,
        Origin::Own(_) => 2,
    }
}

fn decoded(name: &str, contents: Contents) -> Result<Decoded, Fault> {
    let bytes = match contents {
        Contents::Bytes(bytes) => bytes,
        Contents::TooLarge(size) => return Err(yaml::too_large(name, size, yaml::PEOPLE_LIMIT)),
        Contents::Unreadable(why) => {
            let found = yaml::shown(&why, yaml::MOST_SHOWN);
            let fault = Fault::at_path("", found).expecting("a file that can be read");
            return Err(fault.in_file(name));
        }
    };
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > yaml::PEOPLE_LIMIT {
        return Err(yaml::too_large(name, size, yaml::PEOPLE_LIMIT));
    }
    yaml::decode(&bytes).map_err(|why| yaml::not_text(name, why))
}

fn content(kind: Kind, name: &str, origin: Origin, text: &str) -> Result<Content, Vec<Fault>> {
    match kind {
        Kind::Bank => read_bank(name, origin, text).map(Content::Bank),
        Kind::Protocol => read_protocol(name, origin, text).map(Content::Protocol),
        Kind::Codebook => read_codebook(name, text).map(Content::Codebook),
        Kind::Wording => {
            let file = WordingFile::read(name, text)?;
            if origin == Origin::BuiltIn {
                return file.over(&Wording::default(), name, text).map(Content::BuiltInWording);
            }
            Ok(Content::Wording(file))
        }
    }
}
