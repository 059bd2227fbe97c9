//! Names in what goes out: one word at a time, in its sentence, to keep, to replace by a role, or to
//! cut.
//!
//! Decides nothing by itself, and writes nothing: decisions are requests to the world, kept for the
//! incident.

pub mod keys;

mod view;

use crate::findings::{self, Ask, Found, Judgment, Subject, Verdict};
use crate::guide::Library;
use crate::interview::{Interview, consent::Attribution};
use crate::tui::effect::{Effect, Now};
use crate::tui::keys::{press::Press, table};
use crate::tui::open::Open;
use crate::tui::screens::answer::{Answer, Go};
use crate::tui::topics::topics;
use crate::tui::widgets::field::Field;
use crate::tui::words::names as words;

use keys::{Action, NAMES, ROLE};

/// The words to be judged, as they stood when this was opened.
#[derive(Debug)]
pub struct Names {
    found: Vec<Found>,
    at: usize,
    /// The role being typed, if one is.
    field: Option<Field>,
    /// The role typed last.
    last: String,
    undo: Vec<(usize, Option<Judgment>)>,
}

impl Names {
    /// The words of what would go out at the level that was agreed; none if nothing is to be judged.
    #[must_use]
    pub fn new(open: &Open, library: &Library) -> Option<Self> {
        let interview = open.interview();
        let level = interview.consent().map(|consent| consent.attribution);
        let ask = Ask { level: level.unwrap_or(Attribution::Anonymous), draft: false };
        let topics = topics(interview, library);
        let mut found = findings::names(interview, &open.incident, &open.known, &topics, ask);
        for found in &mut found {
            found.place = said_at(interview, &found.place);
        }
        let first = found.iter().position(|found| verdict(open, found).is_none()).unwrap_or(0);
        (!found.is_empty()).then_some(Self {
            found,
            at: first,
            field: None,
            last: String::new(),
            undo: Vec::new(),
        })
    }

    /// Whether a role is being typed.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.field.is_some()
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press, open: &Open, now: Now) -> Answer {
        if let Some(field) = &mut self.field {
            let action = table::find(ROLE, press);
            if action.is_none() {
                field.press(press);
                return Answer::nothing();
            }
        }
        let table = if self.typing() { ROLE } else { NAMES };
        table::find(table, press)
            .map_or_else(Answer::nothing, |action| self.update(action, open, now))
    }

    /// Takes pasted text into the role.
    pub fn paste(&mut self, text: &str) {
        if let Some(field) = &mut self.field {
            field.paste(text);
        }
    }

    /// Carries out an action.
    pub fn update(&mut self, action: Action, open: &Open, now: Now) -> Answer {
        let last = self.found.len().saturating_sub(1);
        match (action, self.field.take()) {
            (Action::Role, Some(field)) => return self.take_role(&field, open, now),
            (Action::Role, None) => return self.ask_role(open),
            (Action::Back, Some(field)) => field.text().clone_into(&mut self.last),
            (Action::Back, None) => return Answer::go(Go::Back),
            (Action::Keep, _) => return self.judge(Verdict::Keep, open, now),
            (Action::Cut, _) => return self.judge(Verdict::Cut, open, now),
            (Action::Undo, _) => return self.undo(),
            (Action::Up, _) => self.at = self.at.saturating_sub(1),
            (Action::Down, _) => self.at = (self.at + 1).min(last),
            (Action::Next, _) => {
                if !self.next(open, None) {
                    return Answer::say(words::ALL_JUDGED);
                }
            }
        }
        Answer::nothing()
    }

    /// A field for the role, with the one that is known or was typed last.
    fn ask_role(&mut self, open: &Open) -> Answer {
        let Some(found) = self.found.get(self.at) else { return Answer::nothing() };
        let before = match verdict(open, found) {
            Some(Verdict::Role(role)) => role.clone(),
            Some(Verdict::Keep | Verdict::Cut) | None => None,
        };
        let known = before.or_else(|| found.role.clone()).unwrap_or_else(|| self.last.clone());
        self.field = Some(Field::with(&known));
        Answer::say(words::WHICH_ROLE)
    }

    fn take_role(&mut self, field: &Field, open: &Open, now: Now) -> Answer {
        let role = field.text().trim();
        let own = self.found.get(self.at).and_then(|found| found.role.as_deref());
        let verdict = Verdict::Role(Some(role.to_owned()).filter(|_| own != Some(role)));
        role.clone_into(&mut self.last);
        let answer = self.judge(verdict, open, now);
        if answer.effects.is_empty() {
            self.field = Some(field.clone());
        }
        answer
    }

    /// Decides about the word, and goes to the next one that is not judged.
    fn judge(&mut self, verdict: Verdict, open: &Open, now: Now) -> Answer {
        let Some(found) = self.found.get(self.at) else { return Answer::nothing() };
        let judgment = match found.judge(verdict, now.today) {
            Ok(judgment) => judgment,
            Err(unfit) => return Answer::say(words::unfit(unfit)),
        };
        let subject = found.subject.clone();
        let before = open.known.judged.iter().find(|known| known.subject == subject).cloned();
        self.undo.push((self.at, before));
        let more = self.next(open, Some(&subject));
        let answer = decided(subject, Some(judgment));
        if more { answer } else { answer.saying(words::ALL_JUDGED) }
    }

    fn undo(&mut self) -> Answer {
        let Some((at, before)) = self.undo.pop() else {
            return Answer::say(crate::tui::words::NOTHING_TO_UNDO);
        };
        self.at = at;
        let subject = self.found.get(at).map(|found| found.subject.clone());
        subject.map_or_else(Answer::nothing, |subject| {
            decided(subject, before).saying(words::OPEN_AGAIN)
        })
    }

    /// To the next word that is not judged, from the top again after the last; whether there is one.
    fn next(&mut self, open: &Open, judged: Option<&Subject>) -> bool {
        let mut places = (self.at + 1..self.found.len()).chain(0..=self.at);
        let open = |at: &usize| {
            let found = self.found.get(*at);
            found.is_some_and(|found| {
                Some(&found.subject) != judged && verdict(open, found).is_none()
            })
        };
        let next = places.find(open);
        self.at = next.unwrap_or(self.at);
        next.is_some()
    }
}

/// The minute of a line, which is how one finds it; another place by its name.
fn said_at(interview: &Interview, place: &str) -> String {
    let name = place.split('.').next().unwrap_or(place);
    let line = interview.stream().find(|entry| !entry.is_off() && entry.name() == name);
    line.map_or_else(|| words::within(place), |line| words::at(line.when.elapsed))
}

fn verdict<'a>(open: &'a Open, found: &Found) -> Option<&'a Verdict> {
    open.known.judged.verdict(&found.subject)
}

fn decided(subject: Subject, judgment: Option<Judgment>) -> Answer {
    Answer { effects: vec![Effect::Judge(vec![(subject, judgment)])], ..Answer::default() }
}

/// The keys shown while something is judged, or while a role is typed.
#[must_use]
pub fn hints(names: &Names) -> &'static [(&'static str, &'static str)] {
    if names.typing() {
        return &[("Enter", "take it"), ("Esc", "back")];
    }
    &[("k", "keep"), ("r", "role"), ("c", "cut"), ("u", "undo"), ("Tab", "next"), ("Esc", "done")]
}

#[cfg(test)]
mod tests;
