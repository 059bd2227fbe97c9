//! What can stand over a screen: the help, the palette, lists to pick from. Never over the line
//! being typed, and never by itself.

use crate::guide::Library;
use crate::interview::{QuestionRef, id::Id};
use crate::tui::keys::{global::Global, table::Row};
use crate::tui::open::Open;
use crate::tui::screens::{export::Dialog, home, live, prepare};
use crate::tui::widgets::picker::{Item, Picker};
use crate::tui::wrap;

/// What stands over a screen.
#[derive(Debug)]
pub(super) enum Overlay {
    /// Every key.
    Help(Picker),
    /// Every action by name.
    Palette(Picker, Vec<Command>),
    /// The tags of an entry.
    Tags(Id, Picker, Vec<String>),
    /// Every question of every bank.
    Find(Picker, Vec<(QuestionRef, String)>),
    /// The probes of a question.
    Probes(Picker, QuestionRef, Vec<String>),
    /// The export.
    Export(Box<Dialog>),
}

impl Overlay {
    /// Its keys, for the key row. The export shows its own.
    pub(super) fn keys(&self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Help(_) => &[("type", "to search"), ("↑↓", "move"), ("Esc", "close")],
            Self::Palette(..) => {
                &[("type", "to search"), ("↑↓", "move"), ("Enter", "do it"), ("Esc", "close")]
            }
            Self::Tags(..) => {
                &[("type", "to search"), ("↑↓", "move"), ("Enter", "tag or untag"), ("Esc", "done")]
            }
            Self::Find(..) => {
                &[("type", "to search"), ("↑↓", "move"), ("Enter", "ask it"), ("Esc", "close")]
            }
            Self::Probes(..) => {
                &[("1–9", "ask one"), ("↑↓", "move"), ("Enter", "ask it"), ("Esc", "close")]
            }
            Self::Export(_) => &[],
        }
    }
}

/// What the palette can carry out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    /// On every screen.
    Global(Global),
    /// On the live screen.
    Live(live::keys::Action),
    /// On Home.
    Home(home::keys::Action),
    /// In Prepare.
    Prepare(prepare::keys::Action),
}

/// The help: every key of these tables.
#[must_use]
pub(super) fn help(rows: &[Row]) -> Overlay {
    let keyed = rows.iter().filter(|row| !row.keys.is_empty());
    let item = |row: &Row| Item {
        label: format!("{:<14} {}", row.keys, row.name),
        note: row.group.to_owned(),
        ..Item::default()
    };
    Overlay::Help(Picker::new("Keys", keyed.map(item).collect()))
}

/// The palette: every action of these tables.
#[must_use]
pub(super) fn palette(rows: Vec<(Row, Command)>) -> Overlay {
    let item = |row: &Row| Item {
        label: row.name.to_owned(),
        note: row.keys.clone(),
        group: row.group.to_owned(),
        ticked: false,
    };
    let items = rows.iter().map(|(row, _)| item(row)).collect();
    Overlay::Palette(Picker::new("Do", items), rows.into_iter().map(|(_, c)| c).collect())
}

/// The tags of an entry.
#[must_use]
pub(super) fn tags(id: Id, open: &Open, library: &Library) -> Option<Overlay> {
    let entry = open.interview().entry(id)?;
    let names: Vec<String> = library.codebook.tags.iter().map(|tag| tag.id.clone()).collect();
    let items = library.codebook.tags.iter().map(|tag| Item {
        label: tag.id.clone(),
        note: tag.definition.clone(),
        group: tag.family.clone(),
        ticked: entry.tags.contains(&tag.id),
    });
    Some(Overlay::Tags(id, Picker::new("Tags", items.collect()), names))
}

/// Every question of every bank.
#[must_use]
pub(super) fn find(library: &Library) -> Overlay {
    let mut items = Vec::new();
    let mut questions = Vec::new();
    for bank in &library.banks {
        for question in &bank.questions {
            let wording = question.ask_plain.as_ref().unwrap_or(&question.ask).clone();
            let named = QuestionRef { bank: bank.id.clone(), question: question.id.clone() };
            let note = bank.title.clone();
            items.push(Item { label: wording.clone(), note, ..Item::default() });
            questions.push((named, wording));
        }
    }
    Overlay::Find(Picker::new("Find a question", items), questions)
}

/// Columns a question has in the title of its probes.
const TITLE: usize = 32;

/// The probes of the question asked last, or of the one suggested.
#[must_use]
pub(super) fn probes(open: &Open, live: &live::Live, library: &Library) -> Option<Overlay> {
    let asked = open.interview().last_question().and_then(|entry| entry.question());
    let suggested = live.suggestion().map(|suggestion| QuestionRef {
        bank: suggestion.bank.clone(),
        question: suggestion.question.clone(),
    });
    let named = asked.map(|asked| asked.question.clone()).or(suggested)?;
    let bank = library.banks.iter().find(|bank| bank.id == named.bank)?;
    let question = bank.questions.iter().find(|question| question.id == named.question)?;
    let probes = question.probes.clone();
    let items = (1..)
        .zip(&probes)
        .map(|(number, probe)| Item { label: format!("{number}  {probe}"), ..Item::default() });
    let put = question.ask_plain.as_ref().unwrap_or(&question.ask);
    let title = format!("Probes of “{}”", wrap::clip_with_dots(put, TITLE));
    Some(Overlay::Probes(Picker::new(&title, items.collect()), named, probes.clone()))
}
