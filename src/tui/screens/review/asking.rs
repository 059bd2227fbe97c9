//! A line being typed at the bottom of the board: a name, a remark, a question, who.

use crate::review::{Choice, Choices, Fate, Order, Pointer, Question, Reading, Theme, Verdict};
use crate::tui::screens::review::Wish;
use crate::tui::widgets::field::Field;
use crate::tui::words::board as words;

/// What a line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// The name of a theme to be made of these tags.
    NewTheme(Vec<String>),
    /// A new name for a theme.
    Name(String),
    /// What a theme is about.
    About(String),
    /// The question that opens a theme.
    Opening(String),
    /// The question that widens it.
    Widening(String),
    /// A remark on a contrast.
    Remark(Vec<Pointer>, Box<Verdict>),
    /// Words for a question, and for those that are merged into it.
    Words(Box<Question>),
    /// Who is to answer a question.
    Whom(Box<Question>),
    /// Who reads a quote out.
    Reader(Reading),
    /// How long the meeting is.
    Length,
    /// Somebody to invite.
    Invite,
    /// A ground rule, new or in place of the one there.
    Rule(Option<usize>),
}

/// A line being typed.
#[derive(Debug, Clone)]
pub(super) struct Asking {
    pub(super) ask: Ask,
    pub(super) field: Field,
}

impl Asking {
    pub(super) fn new(ask: Ask, text: &str) -> Self {
        Self { ask, field: Field::with(text) }
    }

    /// What the line is for, in a word or two.
    pub(super) fn label(&self) -> &'static str {
        match &self.ask {
            Ask::NewTheme(_) | Ask::Name(_) => words::ASK_NAME,
            Ask::About(_) => words::ASK_LINE,
            Ask::Opening(_) => words::ASK_OPENING,
            Ask::Widening(_) => words::ASK_WIDENING,
            Ask::Remark(..) => words::ASK_REMARK,
            Ask::Words(_) => words::ASK_WORDS,
            Ask::Whom(_) => words::ASK_WHOM,
            Ask::Reader(_) => words::ASK_READER,
            Ask::Length => words::ASK_LENGTH,
            Ask::Invite => words::ASK_INVITE,
            Ask::Rule(_) => words::ASK_RULE,
        }
    }

    /// What keeping the line means; `Err` says what is missing.
    pub(super) fn kept(&self, choices: &Choices) -> Result<Wish, &'static str> {
        let text = self.field.text().trim();
        match &self.ask {
            Ask::NewTheme(tags) => new_theme(tags, text, choices),
            Ask::Name(_) if text.is_empty() => Err(words::NAME_FIRST),
            Ask::Name(id) => Ok(of_theme(choices, id, |theme| text.clone_into(&mut theme.name))
                .asking(Ask::About(id.clone()), theme_text(choices, id, |theme| &theme.line))),
            Ask::About(id) => {
                let wish = of_theme(choices, id, |theme| text.clone_into(&mut theme.line));
                let next = theme_text(choices, id, |theme| &theme.opening);
                Ok(wish.asking(Ask::Opening(id.clone()), next))
            }
            Ask::Opening(id) => {
                let wish = of_theme(choices, id, |theme| text.clone_into(&mut theme.opening));
                let next = theme_text(choices, id, |theme| &theme.widening);
                Ok(wish.asking(Ask::Widening(id.clone()), next))
            }
            Ask::Widening(id) => {
                Ok(of_theme(choices, id, |theme| text.clone_into(&mut theme.widening)))
            }
            Ask::Remark(between, verdict) => {
                let verdict = Verdict { remark: text.to_owned(), ..(**verdict).clone() };
                Ok(Wish::choice(Choice::Contrast(between.clone(), Some(verdict))))
            }
            Ask::Words(question) => Ok(words_of(question, text, choices)),
            Ask::Whom(question) => {
                let question = Question { whom: text.to_owned(), ..(**question).clone() };
                Ok(Wish::choice(Choice::Question(question.id.clone(), Some(question))))
            }
            Ask::Reader(reading) => {
                let reading = Reading { by: text.to_owned(), ..reading.clone() };
                Ok(Wish::choice(Choice::Reading(reading.quote.clone(), Some(reading))))
            }
            Ask::Length => length(text),
            Ask::Invite if text.is_empty() => Err(words::WHO_FIRST),
            Ask::Invite => Ok(Wish::choice(Choice::Invited(text.to_owned(), true))),
            Ask::Rule(at) => Ok(rule(*at, text, choices)),
        }
    }
}

/// A theme of these tags, under a name. Tags leave the themes they were in.
fn new_theme(tags: &[String], name: &str, choices: &Choices) -> Result<Wish, &'static str> {
    if name.is_empty() {
        return Err(words::NAME_FIRST);
    }
    let id = choices.new_theme_id(name);
    let others = choices.themes.iter().filter(|theme| theme.tags.iter().any(|t| tags.contains(t)));
    let mut made: Vec<Choice> = others
        .map(|theme| {
            let mut left = theme.clone();
            left.tags.retain(|tag| !tags.contains(tag));
            let gone = left.tags.is_empty();
            Choice::Theme(theme.id.clone(), Some(left).filter(|_| !gone))
        })
        .collect();
    let theme =
        Theme { id: id.clone(), name: name.to_owned(), tags: tags.to_vec(), ..Theme::default() };
    made.push(Choice::Theme(id.clone(), Some(theme)));
    Ok(Wish { choices: made, ..Wish::default() }.asking(Ask::About(id), String::new()))
}

fn of_theme(choices: &Choices, id: &str, change: impl FnOnce(&mut Theme)) -> Wish {
    let Some(mut theme) = choices.theme(id).cloned() else { return Wish::default() };
    change(&mut theme);
    Wish::choice(Choice::Theme(id.to_owned(), Some(theme)))
}

fn theme_text(choices: &Choices, id: &str, text: impl FnOnce(&Theme) -> &String) -> String {
    choices.theme(id).map(text).cloned().unwrap_or_default()
}

/// Words for a question; those merged into it are listed under it from now on.
fn words_of(question: &Question, text: &str, choices: &Choices) -> Wish {
    let question = Question { words: text.to_owned(), ..question.clone() };
    let merged = question.of.iter().map(ToString::to_string);
    let gone = merged.filter(|id| choices.question(id).is_some());
    let mut made: Vec<Choice> = gone.map(|id| Choice::Question(id, None)).collect();
    made.push(Choice::Question(question.id.clone(), Some(question)));
    Wish { choices: made, ..Wish::default() }
}

fn length(text: &str) -> Result<Wish, &'static str> {
    if text.is_empty() {
        return Ok(Wish::choice(Choice::Length(None)));
    }
    let minutes = text.trim_end_matches("min").trim().parse::<u16>();
    match minutes {
        Ok(minutes @ 10..=480) => Ok(Wish::choice(Choice::Length(Some(minutes)))),
        Ok(_) | Err(_) => Err(words::LENGTH_FIRST),
    }
}

/// A ground rule more, another one in its place, or (empty) one less.
fn rule(at: Option<usize>, text: &str, choices: &Choices) -> Wish {
    let mut rules: Vec<String> = choices.meeting.rules().into_iter().map(str::to_owned).collect();
    match at.and_then(|at| rules.get_mut(at)) {
        Some(rule) => text.clone_into(rule),
        None => rules.push(text.to_owned()),
    }
    rules.retain(|rule| !rule.is_empty());
    Wish::choice(Choice::Rules(Some(rules)))
}

/// A question as it is chosen about: as it was, or just named.
pub(super) fn chosen(id: &str, chosen: Option<&Question>) -> Question {
    let new = || Question { id: id.to_owned(), ..Question::default() };
    chosen.cloned().unwrap_or_else(new)
}

/// Another place in the order for a question, which gets one if it has none.
pub(super) fn ranked(question: Question, to: usize, listed: bool) -> Vec<Choice> {
    let id = question.id.clone();
    let mut made = Vec::new();
    if !listed {
        made.push(Choice::Question(id.clone(), Some(Question { fate: Fate::Open, ..question })));
    }
    made.push(Choice::Moved(Order::Questions, id, to));
    made
}
