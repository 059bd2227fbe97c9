//! What is chosen about one incident while it is on the board: taken back step by step, kept by the
//! world, and put together with what somebody else chose meanwhile.

use crate::review::{Choice, Choices};
use crate::tui::effect::{Chosen, Effect, News};
use crate::tui::words::board as words;

/// Choices about one incident.
#[derive(Debug, Default)]
pub(super) struct Desk {
    pub(super) incident: String,
    pub(super) choices: Choices,
    /// Whether they are written down at all.
    pub(super) keeps: bool,
    /// Why they are not kept, if they can't be.
    pub(super) trouble: Option<String>,
    undo: Vec<Vec<Choice>>,
    /// What was asked to be kept and isn't known to be.
    waiting: Vec<Choice>,
}

impl Desk {
    /// What is in the file, or why that can't be known.
    pub(super) fn new(incident: &str, chosen: Result<Choices, String>, keeps: bool) -> Self {
        let (choices, trouble) = match chosen {
            Ok(choices) => (choices, None),
            Err(trouble) => (Choices::default(), Some(trouble)),
        };
        let incident = incident.to_owned();
        Self { incident, choices, keeps, trouble, ..Self::default() }
    }

    /// Takes choices in, together one step to take back, and asks for them to be kept.
    pub(super) fn choose(&mut self, choices: Vec<Choice>) -> Vec<Effect> {
        let mut back = Vec::new();
        for choice in &choices {
            back.splice(0..0, self.choices.inverse(choice));
            self.choices.apply(choice);
        }
        if !choices.is_empty() {
            self.undo.push(back);
        }
        self.keep(choices)
    }

    /// Takes the last step back; whether there was one.
    pub(super) fn undo(&mut self) -> Option<Vec<Effect>> {
        let back = self.undo.pop()?;
        for choice in &back {
            self.choices.apply(choice);
        }
        Some(self.keep(back))
    }

    fn keep(&mut self, choices: Vec<Choice>) -> Vec<Effect> {
        if choices.is_empty() || !self.keeps {
            return Vec::new();
        }
        self.waiting.extend(choices.iter().cloned());
        // What could not be kept before is asked for again.
        let all = if self.trouble.is_some() { self.waiting.clone() } else { choices };
        vec![Effect::Choose { incident: self.incident.clone(), choices: all }]
    }

    /// The world dealt with some of them; what to say about it.
    pub(super) fn chosen(&mut self, chosen: Chosen) -> Option<String> {
        let Chosen { now, done, news, .. } = chosen;
        self.waiting.drain(..done.min(self.waiting.len()));
        match news {
            News::Kept => {
                self.trouble = None;
                None
            }
            News::NotKept(trouble) => {
                let said = trouble.said();
                self.trouble = Some(said.clone());
                Some(said)
            }
            News::Merged => {
                self.trouble = None;
                self.take_over(now);
                Some(words::MERGED.to_owned())
            }
            News::Theirs => {
                self.undo.clear();
                self.take_over(now);
                Some(words::THEIRS.to_owned())
            }
        }
    }

    fn take_over(&mut self, now: Option<Choices>) {
        let Some(now) = now else { return };
        self.choices = now;
        for choice in &self.waiting {
            self.choices.apply(choice);
        }
    }

    /// The files were read again: what is in this one now. What waits is asked for again.
    pub(super) fn read_again(&mut self, chosen: Result<Choices, String>) -> Vec<Effect> {
        match chosen {
            Ok(choices) => {
                if choices != self.choices {
                    self.undo.clear();
                }
                self.trouble = None;
                self.take_over(Some(choices));
            }
            Err(trouble) => self.trouble = Some(trouble),
        }
        if self.waiting.is_empty() || !self.keeps {
            return Vec::new();
        }
        let choices = self.waiting.clone();
        vec![Effect::Choose { incident: self.incident.clone(), choices }]
    }

    /// What stands at the right of the key row.
    pub(super) fn status(&self) -> &'static str {
        match (&self.trouble, self.keeps) {
            (_, false) => words::DEMO_STATUS,
            (Some(_), true) => "! NOT SAVED",
            (None, true) => "saved",
        }
    }
}
