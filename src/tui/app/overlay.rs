//! What can stand over a screen: the help, the palette, lists to pick from. Never over the line
//! being typed, and never by itself.

use crate::guide::{Blanks, Library, Suggestion};
use crate::interview::{QuestionRef, entry::Entry, id::Id};
use crate::tui::keys::{global::Global, table::Row};
use crate::tui::open::Open;
use crate::tui::screens::{
    after,
    browser::{self, Browser},
    catch_up,
    export::Dialog,
    home, live, mirror,
    names::{self, Names},
    prepare, review,
    share_back::{self, CameBack},
};
use crate::tui::widgets::picker::{Item, Picker};
use crate::tui::wrap;

/// What stands over a screen.
#[derive(Debug)]
pub(super) enum Overlay {
    /// Every key.
    Help(Picker),
    /// What is left to do, by somebody.
    Left(Picker),
    /// Every action by name.
    Palette(Picker, Vec<Command>),
    /// The tags of an entry.
    Tags(Id, Picker, Vec<String>),
    /// Every question of every bank.
    Find(Picker, Vec<(QuestionRef, String)>),
    /// The probes of a question, and what follows up any answer.
    Probes(Picker, Vec<Asking>),
    /// The export.
    Export(Box<Dialog>),
    /// Names in what goes out, over the whole screen.
    Names(Box<Names>),
    /// What came back from the interviewee, over the whole screen.
    CameBack(Box<CameBack>),
    /// The question banks, over the whole screen.
    Browser(Box<Browser>),
}

impl Overlay {
    /// The question banks, if it is they.
    pub(super) fn browser(&self) -> Option<&Browser> {
        if let Self::Browser(browser) = self { Some(browser) } else { None }
    }

    /// The same, to be changed.
    pub(super) fn browser_mut(&mut self) -> Option<&mut Browser> {
        if let Self::Browser(browser) = self { Some(browser) } else { None }
    }

    /// The export, if it is that.
    pub(super) fn export_mut(&mut self) -> Option<&mut Dialog> {
        if let Self::Export(dialog) = self { Some(dialog) } else { None }
    }

    /// The names that are judged, if it is they.
    pub(super) fn names_mut(&mut self) -> Option<&mut Names> {
        if let Self::Names(names) = self { Some(names) } else { None }
    }

    /// What came back from the interviewee, if it is that.
    pub(super) fn came_back_mut(&mut self) -> Option<&mut CameBack> {
        if let Self::CameBack(came) = self { Some(came) } else { None }
    }

    /// Its keys, for the key row. The export and the banks show their own.
    pub(super) fn keys(&self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Help(_) | Self::Left(_) => {
                &[("type", "to search"), ("↑↓", "move"), ("Esc", "close")]
            }
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
            Self::Names(names) => names::hints(names),
            Self::CameBack(came) => share_back::hints(came),
            Self::Export(_) | Self::Browser(_) => &[],
        }
    }
}

/// What can be asked with one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asking {
    /// The question it is, or is a probe of.
    pub(super) question: QuestionRef,
    /// The place of the probe, if it is one.
    pub(super) probe: Option<usize>,
    /// Its words.
    pub(super) wording: String,
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
    /// Before the question mirror.
    Mirror(mirror::keys::Action),
    /// While catching up.
    CatchUp(catch_up::keys::Action),
    /// While going through an interview.
    After(after::keys::Action),
    /// While names are judged.
    Names(names::keys::Action),
    /// Before what came back from the interviewee.
    CameBack(share_back::keys::Action),
    /// Among the question banks.
    Browser(browser::keys::Action),
    /// On the board.
    Board(review::keys::Action),
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

/// What is left to do by somebody, in rows of this width.
#[must_use]
pub(super) fn left(lines: &[String], width: u16) -> Overlay {
    let room = usize::from(width.saturating_sub(8)).max(20);
    let rows = |line: &String| {
        let rows = (0..).zip(wrap::wrap(line, room));
        let row = |(at, range): (u32, std::ops::Range<usize>)| {
            let words = line.get(range).unwrap_or_default().trim_end();
            let before = if at == 0 { "- " } else { "  " };
            Item { label: format!("{before}{words}"), ..Item::default() }
        };
        rows.map(row).collect::<Vec<_>>()
    };
    let items = lines.iter().flat_map(rows).collect();
    Overlay::Left(Picker::new("Left to do by somebody", items))
}

/// The palette: every action of these tables.
#[must_use]
pub(super) fn palette(rows: Vec<(Row, Command)>) -> Overlay {
    let item = |row: &Row| Item {
        label: row.name.to_string(),
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
    for (named, wording, title) in library.all_questions() {
        let (label, note) = (wording.to_owned(), title.to_owned());
        items.push(Item { label, note, ..Item::default() });
        questions.push((named, wording.to_owned()));
    }
    Overlay::Find(Picker::new("Find a question", items), questions)
}

/// Columns a question has in the title of its probes.
const TITLE: usize = 32;

/// How many of them a digit asks.
const DIGITS: usize = 9;

/// The probes of the question being answered, or of the one suggested; then the questions that
/// follow up any answer, as far as the digits reach.
#[must_use]
pub(super) fn probes(open: &Open, live: &live::Live, library: &Library) -> Option<Overlay> {
    let suggested = live.suggestion().and_then(Suggestion::ids);
    let suggested = suggested.map(|(bank, question)| QuestionRef {
        bank: bank.to_owned(),
        question: question.to_owned(),
    });
    let named = answered(open, library).or(suggested)?;
    let question = library.question(&named.bank, &named.question)?;
    let probes = question.probes.iter().enumerate().map(|(at, probe)| Asking {
        question: named.clone(),
        probe: Some(at),
        wording: probe.clone(),
    });
    let room = DIGITS.saturating_sub(question.probes.len());
    let more = follow_ups(library, &named).into_iter();
    let more = more.filter(|asking| !question.probes.contains(&asking.wording));
    let asking: Vec<Asking> = probes.chain(more.take(room)).collect();
    let items = (1..).zip(&asking).map(|(number, asking)| Item {
        label: format!("{number}  {}", asking.wording),
        note: if asking.probe.is_none() { "any answer".to_owned() } else { String::new() },
        ..Item::default()
    });
    let put = question.ask_plain.as_ref().unwrap_or(&question.ask);
    let title = format!("Probes of “{}”", wrap::clip_with_dots(put, TITLE));
    Some(Overlay::Probes(Picker::new(&title, items.collect()), asking))
}

/// The question asked last. What followed up its answer leaves it the one being answered.
fn answered(open: &Open, library: &Library) -> Option<QuestionRef> {
    let follows_up = |entry: &Entry| {
        let bank = entry.question().and_then(|asked| library.bank(&asked.question.bank));
        bank.is_some_and(|bank| bank.follow_up)
    };
    let mut questions = open.interview().stream().rev();
    let last = questions.find(|e| e.is_question() && !e.withdrawn && !follows_up(e))?;
    last.question().map(|asked| asked.question.clone())
}

/// The questions that follow up any answer, in words that need no blanks filled.
fn follow_ups(library: &Library, answered: &QuestionRef) -> Vec<Asking> {
    let banks = library.banks.iter().filter(|bank| bank.follow_up && bank.id != answered.bank);
    let all = banks.flat_map(|bank| bank.questions.iter().map(move |question| (bank, question)));
    let asking = all.filter_map(|(bank, question)| {
        let wording = question.wording(&Blanks::default())?;
        let question = QuestionRef { bank: bank.id.clone(), question: question.id.clone() };
        Some(Asking { question, probe: None, wording })
    });
    asking.collect()
}
