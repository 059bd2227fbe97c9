//! What a facilitator chose: themes, contrasts, questions, an agenda. Only [`Choices::apply`]
//! changes them.
//!
//! Never holds words of a findings file: things in it are named, and what is withdrawn there is gone
//! here too.

mod apply;
mod meeting;

pub use meeting::{Meeting, PARTS, Part};

use crate::review::Pointer;

/// All that was chosen about one incident.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// Themes, in the order of the agenda.
    pub themes: Vec<Theme>,
    /// Contrasts that were judged or added, in the order of the agenda.
    pub contrasts: Vec<Verdict>,
    /// Questions that were ranked, merged, given to somebody or dropped; the most important first.
    pub questions: Vec<Question>,
    /// Quotes to read out.
    pub readings: Vec<Reading>,
    /// The meeting.
    pub meeting: Meeting,
}

/// Tags that belong together, under a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Theme {
    /// Its name in the file.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is about, in a line.
    pub line: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// The question that opens it in the meeting; empty for one that was wondered.
    pub opening: String,
    /// The question that widens it; empty for a usual one.
    pub widening: String,
    /// Whether it is on the agenda.
    pub agenda: bool,
}

/// What became of a contrast.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// The things that are told differently, in order.
    pub between: Vec<Pointer>,
    /// What became of it.
    pub standing: Standing,
    /// The facilitator's own remark.
    pub remark: String,
    /// Whether it is on the agenda.
    pub agenda: bool,
}

/// What became of a contrast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// It is worth showing.
    #[default]
    Kept,
    /// The facilitator put these side by side, not a rule.
    Added,
    /// It was put aside.
    Dropped,
}

/// What became of a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    /// Its name: the name of the first thing it came from.
    pub id: String,
    /// The facilitator's own words for it; empty where it stays in the words it has.
    pub words: String,
    /// Other questions it stands for.
    pub of: Vec<Pointer>,
    /// Who is to answer it: a person, a team, an explainer.
    pub whom: String,
    /// Whether somebody is to explain it before the meeting, so that the meeting need not.
    pub explainer: bool,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fate {
    /// It is open.
    #[default]
    Open,
    /// It is on the agenda.
    Agenda,
    /// It was put aside.
    Dropped,
}

/// A quote to be read out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// Which.
    pub quote: Pointer,
    /// The theme it is read under; empty for none.
    pub theme: String,
    /// Who reads it; empty for the facilitator.
    pub by: String,
}

/// What can be found again in the choices.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A theme, by its id.
    Theme(String),
    /// A contrast, by what is told differently.
    Contrast(Vec<Pointer>),
    /// A question, by its id.
    Question(String),
    /// A quote to be read out.
    Reading(Pointer),
    /// Minutes of a part of the meeting.
    Minutes(Part),
    /// Minutes of the whole meeting.
    Length,
    /// The ground rules.
    Rules,
    /// Somebody to invite.
    Invited(String),
    /// The order of one of the lists.
    Order(Order),
}

/// The lists that have an order of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Order {
    /// Themes.
    Themes,
    /// Questions.
    Questions,
}

/// One thing chosen: something is so from now on, or (`None`) no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A theme.
    Theme(String, Option<Theme>),
    /// A contrast.
    Contrast(Vec<Pointer>, Option<Verdict>),
    /// A question.
    Question(String, Option<Question>),
    /// A quote to be read out.
    Reading(Pointer, Option<Reading>),
    /// Minutes of a part of the meeting.
    Minutes(Part, Option<u16>),
    /// Minutes of the whole meeting.
    Length(Option<u16>),
    /// The ground rules.
    Rules(Option<Vec<String>>),
    /// Somebody to invite, or not.
    Invited(String, bool),
    /// The thing of this id comes to this place of its list.
    Moved(Order, String, usize),
}

impl Choices {
    /// The theme of this id.
    #[must_use]
    pub fn theme(&self, id: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == id)
    }

    /// The theme that has this tag.
    #[must_use]
    pub fn theme_of(&self, tag: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.tags.iter().any(|own| own == tag))
    }

    /// What became of the contrast between these.
    #[must_use]
    pub fn verdict(&self, between: &[Pointer]) -> Option<&Verdict> {
        self.contrasts.iter().find(|verdict| verdict.between == between)
    }

    /// What became of the question of this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// How a quote is read out, if it is.
    #[must_use]
    pub fn reading(&self, quote: &Pointer) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.quote == *quote)
    }

    /// An id for a new theme of this name that no other has.
    #[must_use]
    pub fn new_theme_id(&self, name: &str) -> String {
        let base = slug(name);
        let base = if base.is_empty() { "theme".to_owned() } else { base };
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let mut ids = std::iter::once(base.clone()).chain(numbered);
        ids.find(|id| self.theme(id).is_none()).unwrap_or(base)
    }
}

/// Lower-case words joined by hyphens, at most 40 characters.
#[must_use]
pub fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    joined.chars().take(40).collect::<String>().trim_end_matches('-').to_owned()
}
