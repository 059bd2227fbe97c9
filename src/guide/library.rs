//! Everything the guide knows: built-in files, over them the team's, over them one's own.

mod embedded;
mod file;
mod references;

use std::collections::BTreeMap;

use crate::{
    guide::{
        codebook::Codebook,
        files::{Kind, WordingFile},
        library::file::{Content, Used},
        protocol::Protocol,
        question::{Bank, Question},
        wording::Wording,
    },
    interview::QuestionRef,
    yaml::{self, Fault},
};

pub use self::file::{Contents, ReadFile, SourceFile};

/// The protocol that fits most interviews.
const USUAL: &str = "cognitive-45";

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
        Self::of_read(files.into_iter().map(ReadFile::of).collect())
    }

    /// The same of files that were read already, in whatever order.
    #[must_use]
    pub fn of_read(files: Vec<ReadFile>) -> Self {
        Self::with_texts(files).0
    }

    /// The same, and the texts of the files in use, lower layers first.
    pub(crate) fn with_texts(mut files: Vec<ReadFile>) -> (Self, Vec<InUse>) {
        files.sort_by(|a, b| (a.used.rank, &a.used.name).cmp(&(b.used.rank, &b.used.name)));
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

    /// Every question of every bank: its ids, the words that need the fewest blanks filled, and its
    /// bank's title.
    pub fn all_questions(&self) -> impl Iterator<Item = (QuestionRef, &str, &str)> {
        let all = self.banks.iter().flat_map(|bank| bank.questions.iter().map(move |q| (bank, q)));
        all.map(|(bank, question)| {
            let named = QuestionRef { bank: bank.id.clone(), question: question.id.clone() };
            (named, question.ask_plain.as_ref().unwrap_or(&question.ask).as_str(), &*bank.title)
        })
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

/// A file that is in use, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InUse {
    pub(crate) kind: Kind,
    /// The bank's or the protocol's id; the ids of a codebook's tags, in its order.
    pub(crate) ids: Vec<String>,
    pub(crate) name: String,
    pub(crate) text: String,
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
    fn take(&mut self, file: ReadFile) {
        self.notices.extend(file.notice);
        let taken = file.content.and_then(|content| match content {
            Content::Bank(bank) => self.take_bank(bank, file.used),
            Content::Protocol(protocol) => self.take_protocol(protocol, file.used),
            Content::Codebook(book) => {
                self.take_codebook(book, file.used);
                Ok(())
            }
            Content::BuiltInWording(wording) => {
                self.wording = wording;
                Ok(())
            }
            Content::Wording(wording) => self.take_wording(wording, &file.used),
        });
        self.faults.extend(taken.err().unwrap_or_default());
    }

    fn take_bank(&mut self, bank: Bank, used: Used) -> Result<(), Vec<Fault>> {
        if let Some((_, other)) = self.banks.get(&bank.id).filter(|(_, old)| old.rank == used.rank)
        {
            return Err(vec![second(&bank.id, "bank", &used, other)]);
        }
        self.banks.insert(bank.id.clone(), (bank, used));
        Ok(())
    }

    fn take_protocol(&mut self, protocol: Protocol, used: Used) -> Result<(), Vec<Fault>> {
        let same_rank = |(_, old): &&(Protocol, Used)| old.rank == used.rank;
        if let Some((_, other)) = self.protocols.get(&protocol.id).filter(same_rank) {
            return Err(vec![second(&protocol.id, "protocol", &used, other)]);
        }
        self.protocols.insert(protocol.id.clone(), (protocol, used));
        Ok(())
    }

    fn take_codebook(&mut self, book: Codebook, used: Used) {
        let ids = book.tags.iter().map(|tag| tag.id.clone()).collect();
        self.books.push(used.holding(Kind::Codebook, ids));
        self.codebook.overlay(book);
    }

    fn take_wording(&mut self, file: WordingFile, used: &Used) -> Result<(), Vec<Fault>> {
        self.wording = file.over(&self.wording, &used.name, &used.text)?;
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
