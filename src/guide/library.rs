//! Everything the guide knows: built-in files, over them the team's, over them one's own.

mod embedded;
mod references;

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    guide::{
        codebook::Codebook,
        files::{Kind, read_bank, read_codebook, read_protocol, read_wording},
        protocol::Protocol,
        question::{Bank, Origin, Question},
        wording::Wording,
    },
    yaml::{self, Fault},
};

/// The protocol that fits most interviews.
const USUAL: &str = "cognitive-45";

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

/// Banks, protocols (in the order of their ids), tags, and what is wrong with the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    /// The banks in use, in the order of a conversation.
    pub banks: Vec<Bank>,
    /// The protocols in use.
    pub protocols: Vec<Protocol>,
    /// The tags in use, of all layers together.
    pub codebook: Codebook,
    /// The wording rules in use, of all layers together.
    pub wording: Wording,
    /// All faults of all files. A file with one of its own is not used; one that names something
    /// unknown elsewhere is.
    pub faults: Vec<Fault>,
    /// Encodings that were guessed, one line each.
    pub notices: Vec<String>,
}

impl Library {
    /// What is shipped inside the program.
    #[must_use]
    pub fn built_in() -> Self {
        Self::of(embedded::files())
    }

    /// The built-in files and `others` over them.
    #[must_use]
    pub fn with(others: Vec<SourceFile>) -> Self {
        Self::of(built_in_and(others))
    }

    /// These files alone. Own ones replace the team's and those the built-in ones of the same id;
    /// tags and wording rules are replaced one by one.
    #[must_use]
    pub fn of(files: Vec<SourceFile>) -> Self {
        Self::with_texts(files).0
    }

    /// The same, and the texts of the files in use, lower layers first.
    pub(crate) fn with_texts(mut files: Vec<SourceFile>) -> (Self, Vec<InUse>) {
        files.sort_by(|a, b| (rank(a), &a.name).cmp(&(rank(b), &b.name)));
        let mut reading = Reading::default();
        for file in files {
            reading.take(file);
        }
        reading.finish()
    }

    /// The bank of this id.
    #[must_use]
    pub fn bank(&self, id: &str) -> Option<&Bank> {
        self.banks.iter().find(|bank| bank.id == id)
    }

    /// The banks that are topics: all but those that follow up any answer.
    pub fn topics(&self) -> impl Iterator<Item = &Bank> {
        self.banks.iter().filter(|bank| !bank.follow_up)
    }

    /// The protocol of this id.
    #[must_use]
    pub fn protocol(&self, id: &str) -> Option<&Protocol> {
        self.protocols.iter().find(|protocol| protocol.id == id)
    }

    /// The protocol to begin with, where none was chosen.
    #[must_use]
    pub fn usual_protocol(&self) -> Option<&Protocol> {
        self.protocol(USUAL).or_else(|| self.protocols.first())
    }

    /// Banks stand in the order in which the usual protocol comes to them; the others follow.
    fn order_banks(&mut self) {
        let phases = self.usual_protocol().map(|protocol| protocol.phases.as_slice());
        let listed =
            phases.unwrap_or_default().iter().flat_map(|phase| phase.banks.iter().cloned());
        let listed: Vec<String> = listed.collect();
        let place = |id: &str| listed.iter().position(|other| other == id).unwrap_or(usize::MAX);
        self.banks.sort_by_key(|bank| place(&bank.id));
    }

    /// A question by the ids of its bank and its own.
    #[must_use]
    pub fn question(&self, bank: &str, question: &str) -> Option<&Question> {
        self.bank(bank)?.question(question)
    }
}

/// The built-in files, and these.
pub(crate) fn built_in_and(others: Vec<SourceFile>) -> Vec<SourceFile> {
    embedded::files().into_iter().chain(others).collect()
}

fn rank(file: &SourceFile) -> u8 {
    match file.origin {
        Origin::BuiltIn => 0,
        Origin::Team(_) => 1,
        Origin::Own(_) => 2,
    }
}

/// A file that is in use, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InUse {
    pub(crate) kind: Kind,
    /// The bank's or the protocol's id; the ids of a codebook's tags, in its order.
    pub(crate) ids: Vec<String>,
    pub(crate) name: String,
    pub(crate) text: String,
}

/// A file that is in use, kept until what it names has been looked up.
struct Used {
    name: String,
    text: String,
    rank: u8,
}

impl Used {
    fn holding(self, kind: Kind, ids: Vec<String>) -> InUse {
        InUse { kind, ids, name: self.name, text: self.text }
    }
}

#[derive(Default)]
struct Reading {
    banks: BTreeMap<String, (Bank, Used)>,
    protocols: BTreeMap<String, (Protocol, Used)>,
    codebook: Codebook,
    books: Vec<InUse>,
    wording: Wording,
    faults: Vec<Fault>,
    notices: Vec<String>,
}

impl Reading {
    fn take(&mut self, file: SourceFile) {
        let rank = rank(&file);
        let taken = self.text(&file.name, file.contents).and_then(|text| {
            let used = Used { name: file.name, text, rank };
            match file.kind {
                Kind::Bank => self.take_bank(file.origin, used),
                Kind::Protocol => self.take_protocol(file.origin, used),
                Kind::Codebook => self.take_codebook(used),
                Kind::Wording => self.take_wording(&used),
            }
        });
        self.faults.extend(taken.err().unwrap_or_default());
    }

    fn text(&mut self, name: &str, contents: Contents) -> Result<String, Vec<Fault>> {
        let bytes = match contents {
            Contents::Bytes(bytes) => bytes,
            Contents::TooLarge(size) => {
                return Err(vec![yaml::too_large(name, size, yaml::PEOPLE_LIMIT)]);
            }
            Contents::Unreadable(why) => {
                let found = yaml::shown(&why, yaml::MOST_SHOWN);
                let fault = Fault::at_path("", found).expecting("a file that can be read");
                return Err(vec![fault.in_file(name)]);
            }
        };
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > yaml::PEOPLE_LIMIT {
            return Err(vec![yaml::too_large(name, size, yaml::PEOPLE_LIMIT)]);
        }
        let decoded = yaml::decode(&bytes).map_err(|why| vec![yaml::not_text(name, why)])?;
        self.notices.extend(decoded.note.map(|note| format!("{}: {note}", yaml::shown(name, 200))));
        Ok(decoded.text)
    }

    fn take_bank(&mut self, origin: Origin, used: Used) -> Result<(), Vec<Fault>> {
        let bank = read_bank(&used.name, origin, &used.text)?;
        if let Some((_, other)) = self.banks.get(&bank.id).filter(|(_, old)| old.rank == used.rank)
        {
            return Err(vec![second(&bank.id, "bank", &used, other)]);
        }
        self.banks.insert(bank.id.clone(), (bank, used));
        Ok(())
    }

    fn take_protocol(&mut self, origin: Origin, used: Used) -> Result<(), Vec<Fault>> {
        let protocol = read_protocol(&used.name, origin, &used.text)?;
        let same_rank = |(_, old): &&(Protocol, Used)| old.rank == used.rank;
        if let Some((_, other)) = self.protocols.get(&protocol.id).filter(same_rank) {
            return Err(vec![second(&protocol.id, "protocol", &used, other)]);
        }
        self.protocols.insert(protocol.id.clone(), (protocol, used));
        Ok(())
    }

    fn take_codebook(&mut self, used: Used) -> Result<(), Vec<Fault>> {
        let book = read_codebook(&used.name, &used.text)?;
        let ids = book.tags.iter().map(|tag| tag.id.clone()).collect();
        self.books.push(used.holding(Kind::Codebook, ids));
        self.codebook.overlay(book);
        Ok(())
    }

    fn take_wording(&mut self, used: &Used) -> Result<(), Vec<Fault>> {
        self.wording = read_wording(&used.name, &used.text, &self.wording)?;
        Ok(())
    }

    fn finish(mut self) -> (Library, Vec<InUse>) {
        let faults = references::unknown(&self);
        self.faults.extend(faults);
        let mut texts = self.books;
        let mut keep = |kind, id, used: Used| texts.push(used.holding(kind, vec![id]));
        let banks = self.banks.into_iter().map(|(id, (bank, used))| {
            keep(Kind::Bank, id, used);
            bank
        });
        let banks = banks.collect();
        let protocols = self.protocols.into_iter().map(|(id, (protocol, used))| {
            keep(Kind::Protocol, id, used);
            protocol
        });
        let protocols = protocols.collect();
        let Self { codebook, wording, faults, notices, .. } = self;
        let mut library = Library { banks, protocols, codebook, wording, faults, notices };
        library.order_banks();
        (library, texts)
    }
}

/// Two files beside each other with one id: the later name is not used.
fn second(id: &str, what: &str, used: &Used, other: &Used) -> Fault {
    let found = format!("a second {what} `{}`", yaml::shown(id, yaml::MOST_SHOWN));
    let mut fault = [Fault::at_path("id", found)
        .expecting("each id once")
        .hinting(format!("the first is {}", yaml::shown(&other.name, 200)))];
    yaml::locate(&used.text, &mut fault);
    let [fault] = fault;
    fault.in_file(used.name.as_str())
}

#[cfg(test)]
mod tests;
