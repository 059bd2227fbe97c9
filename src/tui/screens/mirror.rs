//! The question mirror: how one asked, shown to oneself after the interview.
//!
//! Changes nothing, and nothing of it is ever exported.

pub mod keys;

mod view;

use crate::guide::{self, Library};
use crate::tui::keys::{press::Press, table};
use crate::tui::open::Open;
use crate::tui::screens::answer::{Answer, Go};
use crate::tui::theme::Role;
use crate::tui::words::after as words;

use keys::{Action, MIRROR};

/// The question mirror, as it stood when it was opened.
#[derive(Debug, Default)]
pub struct Mirror {
    lines: Vec<Line>,
    first: usize,
}

/// One thing it says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    /// What stands before it: a time, or a sign.
    margin: String,
    words: String,
    role: Role,
}

/// How many own wordings are shown with another way to put them.
const SHOWN: usize = 5;

/// How many lines a page moves.
const PAGE: usize = 8;

impl Mirror {
    /// The mirror of the open interview.
    #[must_use]
    pub fn new(open: &Open, library: &Library) -> Self {
        let seen = guide::mirror(library, open.interview());
        let protocol = library.protocol(&open.interview().plan().protocol);
        let title = |id: &str| {
            let phase = protocol.and_then(|protocol| protocol.phase(id));
            phase.map_or_else(|| id.to_owned(), |phase| phase.title.clone())
        };
        Self { lines: lines(&seen, &title), first: 0 }
    }

    /// All it says, line by line.
    #[cfg(test)]
    pub(crate) fn sentences(&self) -> impl Iterator<Item = String> {
        self.lines.iter().map(|line| line.words.clone())
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press) -> Answer {
        table::find(MIRROR, press).map_or_else(Answer::nothing, |action| self.update(action))
    }

    /// Carries out an action.
    pub fn update(&mut self, action: Action) -> Answer {
        let last = self.lines.len().saturating_sub(1);
        match action {
            Action::Back => return Answer::go(Go::Live),
            Action::Up => self.first = self.first.saturating_sub(1),
            Action::Down => self.first = (self.first + 1).min(last),
            Action::PageUp => self.first = self.first.saturating_sub(PAGE),
            Action::PageDown => self.first = (self.first + PAGE).min(last),
        }
        Answer::nothing()
    }
}

fn lines(seen: &guide::Mirror, title: &dyn Fn(&str) -> String) -> Vec<Line> {
    if seen.total() == 0 {
        let mut all = vec![line("", words::NOTHING_ASKED, Role::Text)];
        all.extend(words::not_asked(seen).iter().map(|said| line("", said, Role::Text)));
        return all;
    }
    let mut all = vec![line("", words::WENT_WELL, Role::Label)];
    all.extend(words::went_well(seen).iter().map(|said| line("", said, Role::Text)));
    all.extend([line("", "", Role::Text), line("", words::HOW_ASKED, Role::Label)]);
    let asked = words::how_asked(seen).into_iter().chain(words::not_asked(seen));
    all.extend(asked.map(|said| line("", &said, Role::Text)));
    let again = seen.worth_another_look(SHOWN);
    if !again.is_empty() {
        all.extend([line("", "", Role::Text), line("", words::ANOTHER_WAY, Role::Label)]);
    }
    for own in again {
        let phase = own.phase.as_deref().map(title);
        all.push(line(&own.at.to_string(), &own.text, Role::Asked));
        all.extend(own.marks.first().map(|mark| line("→", &mark.better, Role::Text)));
        all.push(line("", &words::classes_of(own, phase.as_deref()), Role::Quiet));
    }
    all
}

fn line(margin: &str, words: &str, role: Role) -> Line {
    Line { margin: margin.to_owned(), words: words.to_owned(), role }
}
