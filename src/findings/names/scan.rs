//! What in a text names somebody, or may.

use std::ops::Range;

use crate::findings::names::{
    Class, Subject,
    forms::Forms,
    ordinary::Ordinary,
    things::{Thing, things},
    token::{Case, Token, tokens},
};
use crate::interview::incident::Person;

/// Looks for names and the like.
pub(super) struct Scanner<'a> {
    people: &'a [Person],
    forms: Forms,
    ordinary: Ordinary,
}

/// Something found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// Where, in bytes.
    pub(super) at: Range<usize>,
    /// What is to be decided about.
    pub(super) subject: Subject,
    /// What sort of thing it is.
    pub(super) class: Class,
    /// Who it may be, by their id.
    pub(super) person: Option<String>,
}

/// What to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Everything.
    All,
    /// Only what people of the incident are called: in ids and tags, which are no sentences.
    Names,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(people: &'a [Person]) -> Self {
        Self { people, forms: Forms::of(people), ordinary: Ordinary::words() }
    }

    /// What is found in a text, in order, none over another.
    pub(super) fn hits(&self, text: &str, look: Look) -> Vec<Hit> {
        let things = if look == Look::All { things(text) } else { Vec::new() };
        let words = self.words(text, &things, look);
        let (mut found, mut loose) = (Vec::new(), words);
        for thing in things {
            let (over, rest): (Vec<Hit>, Vec<Hit>) =
                loose.into_iter().partition(|hit| overlap(&hit.at, &thing.at));
            loose = rest;
            found.push(of_thing(thing, &over));
        }
        found.extend(loose);
        found.sort_by_key(|hit| hit.at.start);
        found
    }

    fn words(&self, text: &str, things: &[Thing], look: Look) -> Vec<Hit> {
        let tokens = tokens(text);
        let (mut found, mut rest) = (Vec::new(), tokens.as_slice());
        while let [token, after @ ..] = rest {
            if let Some((hit, words)) = self.name(text, rest).filter(|_| !token.ending) {
                found.push(hit);
                rest = rest.get(words..).unwrap_or_default();
                continue;
            }
            let free =
                look == Look::All && !things.iter().any(|thing| overlap(&thing.at, &token.at));
            found.extend(Some(token).filter(|_| free).and_then(|token| self.unknown(text, token)));
            rest = after;
        }
        found
    }

    /// Somebody of the incident, and over how many words.
    fn name(&self, text: &str, from: &[Token]) -> Option<(Hit, usize)> {
        let first = from.first()?;
        let called = self.forms.called(text, from).or_else(|| self.forms.within(first))?;
        let tokens = from.get(..called.words)?;
        let at = first.at.start..tokens.last()?.at.end;
        let person = called.person.and_then(|who| self.people.get(who)).map(|who| who.id.clone());
        let subject = match (&person, called.certain) {
            (Some(id), true) => Subject::Person(id.clone()),
            (Some(_), false) | (None, _) => Subject::Word(key(tokens)),
        };
        Some((Hit { at, subject, class: Class::Name, person }, called.words))
    }

    /// A word with a capital letter that nobody knows.
    fn unknown(&self, text: &str, token: &Token) -> Option<Hit> {
        if token.case == Case::Lower || token.ending || self.ordinary.has(&token.folded) {
            return None;
        }
        let mut token = token.clone();
        let word = text.get(token.at.clone())?;
        if let Some(one) = word.strip_suffix('s').filter(|one| are_capitals(one)) {
            token.at.end = token.at.start + one.len();
            token.folded.pop();
        }
        let subject = Subject::Word(key(std::slice::from_ref(&token)));
        let known = self.ordinary.has(&token.folded);
        (!known).then_some(Hit { at: token.at, subject, class: Class::Word, person: None })
    }
}

/// A thing, with the names that stand in it or over its edge.
fn of_thing(thing: Thing, over: &[Hit]) -> Hit {
    let starts = over.iter().map(|hit| hit.at.start).chain([thing.at.start]);
    let ends = over.iter().map(|hit| hit.at.end).chain([thing.at.end]);
    let at = starts.min().unwrap_or_default()..ends.max().unwrap_or_default();
    let called = matches!(thing.class, Class::Email | Class::Handle);
    let certain = over.iter().find(|hit| matches!(hit.subject, Subject::Person(_)));
    match certain.filter(|hit| called || hit.at == at) {
        Some(who) => Hit { at, ..who.clone() },
        None => Hit {
            at,
            subject: Subject::Word(thing.key),
            class: thing.class,
            person: over.iter().find_map(|hit| hit.person.clone()),
        },
    }
}

/// What a word is called when it is judged: without accents, with a capital if it has one anywhere.
fn key(tokens: &[Token]) -> String {
    let words: Vec<String> = tokens
        .iter()
        .map(|token| {
            let mut letters = token.folded.chars();
            let first = letters.next().into_iter();
            let first: String = match token.case {
                Case::Lower => first.collect(),
                Case::Capital | Case::Capitals => first.flat_map(char::to_uppercase).collect(),
            };
            first + letters.as_str()
        })
        .collect();
    words.join(" ")
}

fn are_capitals(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(char::is_uppercase)
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

#[cfg(test)]
mod tests;
