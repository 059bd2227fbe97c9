//! What the search leaves of banks and questions, and which faults belong to which bank.

use std::collections::BTreeSet;

use crate::guide::{Bank, Library, Origin, Question};

/// A row of the list at the left: a bank, or the faults that belong to none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The bank's place in the library; none for faults of no bank in use.
    pub(super) bank: Option<usize>,
    /// What is shown of it, in order.
    pub(super) items: Vec<Item>,
}

/// Something that can be selected at the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// The place of a fault in the library.
    Fault(usize),
    /// The place of a notice in the library.
    Notice(usize),
    /// The place of a question in its bank.
    Question(usize),
}

impl Entry {
    /// How many questions of it are shown.
    pub(super) fn questions(&self) -> usize {
        self.items.iter().filter(|item| matches!(item, Item::Question(_))).count()
    }

    /// How many faults it has.
    pub(super) fn faults(&self) -> usize {
        self.items.iter().filter(|item| matches!(item, Item::Fault(_))).count()
    }
}

/// The file of a bank, as faults name it.
pub(super) fn file(bank: &Bank) -> String {
    match &bank.origin {
        Origin::BuiltIn => format!("question-banks/{}.yaml", bank.id),
        Origin::Team(path) | Origin::Own(path) => path.clone(),
    }
}

/// Everything that has every word of `search` somewhere. A bank that has them all itself is shown
/// with all its questions.
pub(super) fn shown(library: &Library, search: &str) -> Vec<Entry> {
    let search = search.to_lowercase();
    let wanted: Vec<&str> = search.split_whitespace().collect();
    let banks = library.banks.iter().enumerate();
    let banks = banks.filter_map(|(at, bank)| of_bank(library, at, bank, &wanted));
    homeless(library, &wanted).into_iter().chain(banks).collect()
}

fn of_bank(library: &Library, at: usize, bank: &Bank, wanted: &[&str]) -> Option<Entry> {
    let file = file(bank);
    let mut items = in_file(library, &file);
    let own = bank_words(bank, &file);
    let told: Vec<String> = items.iter().map(|item| item_words(library, *item)).collect();
    let told = told.iter().any(|told| has(wanted, told, ""));
    let questions = bank.questions.iter().enumerate();
    let found = questions.filter(|(_, question)| has(wanted, &own, &question_words(question)));
    let before = items.len();
    items.extend(found.map(|(at, _)| Item::Question(at)));
    let any = told || items.len() > before || has(wanted, &own, "");
    any.then_some(Entry { bank: Some(at), items })
}

/// The faults and notices of files that no bank in use comes from.
fn homeless(library: &Library, wanted: &[&str]) -> Option<Entry> {
    let files: Vec<String> = library.banks.iter().map(file).collect();
    let homed: Vec<Item> = files.iter().flat_map(|file| in_file(library, file)).collect();
    let mut items = every(library);
    items.retain(|item| !homed.contains(item));
    items.retain(|item| has(wanted, &item_words(library, *item), ""));
    (!items.is_empty()).then_some(Entry { bank: None, items })
}

fn every(library: &Library) -> Vec<Item> {
    let faults = (0..library.faults.len()).map(Item::Fault);
    faults.chain((0..library.notices.len()).map(Item::Notice)).collect()
}

fn in_file(library: &Library, file: &str) -> Vec<Item> {
    let of_file = |item: &Item| match item {
        Item::Fault(at) => library.faults.get(*at).is_some_and(|fault| fault.file == file),
        Item::Notice(at) => {
            let notice = library.notices.get(*at).and_then(|notice| notice.strip_prefix(file));
            notice.is_some_and(|rest| rest.starts_with(": "))
        }
        Item::Question(_) => false,
    };
    every(library).into_iter().filter(of_file).collect()
}

fn has(wanted: &[&str], own: &str, more: &str) -> bool {
    wanted.iter().all(|word| own.contains(word) || more.contains(word))
}

fn item_words(library: &Library, item: Item) -> String {
    match item {
        Item::Fault(at) => library.faults.get(at).map(ToString::to_string),
        Item::Notice(at) => library.notices.get(at).cloned(),
        Item::Question(_) => None,
    }
    .unwrap_or_default()
    .to_lowercase()
}

fn bank_words(bank: &Bank, file: &str) -> String {
    let words = [bank.id.as_str(), &bank.title, &bank.about, file];
    let words: BTreeSet<&str> =
        words.into_iter().chain(bank.when.iter().map(String::as_str)).collect();
    words.into_iter().collect::<Vec<_>>().join("\n").to_lowercase()
}

fn question_words(question: &Question) -> String {
    let mut words = vec![question.id.as_str(), &question.ask, &question.why, &question.source];
    words.extend(question.ask_plain.as_deref());
    let lists = [&question.probes, &question.cues, &question.tags, &question.intents];
    words.extend(lists.into_iter().chain([&question.when]).flatten().map(String::as_str));
    words.join("\n").to_lowercase()
}
