//! Which cues of the banks stand in what somebody said. Knows nothing of what was asked so far, and
//! ranks nothing.
//!
//! A cue is one or more words. They match as whole words side by side: letters of either case, with
//! any space or punctuation between them that does not end a sentence, and the words of four letters
//! or more with their regular English endings too.

mod forms;
mod words;

use std::{collections::HashMap, ops::Range};

use crate::guide::library::Library;
use forms::forms;

pub(crate) use words::{Word, folded, words};

/// All cues of a library, ready to be looked for.
#[derive(Debug, Clone, Default)]
pub struct Cues {
    all: Vec<Cue>,
    /// Each form of each word of a cue, with the places in `first` of the words it is a form of.
    known: HashMap<String, Vec<usize>>,
    /// For each word, the cues that begin with it, by their places in `all`.
    first: Vec<Vec<usize>>,
}

/// A cue that was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The bank's id.
    pub bank: &'a str,
    /// The question's id within it.
    pub question: &'a str,
    /// The cue, as the bank has it.
    pub cue: &'a str,
    /// Where in the text its words stand, in bytes.
    pub words: Range<usize>,
}

#[derive(Debug, Clone)]
struct Cue {
    bank: String,
    question: String,
    text: String,
    words: Vec<usize>,
}

/// A word of the text, and the words of cues that it is a form of.
struct Heard<'a> {
    at: Range<usize>,
    begins: bool,
    forms_of: &'a [usize],
}

impl Cues {
    /// The cues of all banks.
    #[must_use]
    pub fn of(library: &Library) -> Self {
        let mut cues = Self::default();
        let mut places = HashMap::new();
        let questions = library.banks.iter().flat_map(|bank| {
            bank.questions.iter().map(move |question| (bank.id.as_str(), question))
        });
        let all = questions.flat_map(|(bank, question)| {
            question.cues.iter().map(move |cue| (bank, question.id.as_str(), cue.as_str()))
        });
        for (bank, question, text) in all {
            let words = words(text).into_iter();
            let words = words.map(|word| cues.place(&mut places, word.folded)).collect();
            let [bank, question, text] = [bank, question, text].map(str::to_owned);
            cues.add(Cue { bank, question, text, words });
        }
        cues
    }

    /// Every place where a cue stands in `text`: earlier ones first, then in the library's order.
    #[must_use]
    pub fn matches(&self, text: &str) -> Vec<Hit<'_>> {
        let heard: Vec<Heard<'_>> = words(text).into_iter().map(|word| self.heard(word)).collect();
        let mut rest = heard.as_slice();
        let mut hits = Vec::new();
        while let [word, after @ ..] = rest {
            let cues = word.forms_of.iter().filter_map(|place| self.first.get(*place)).flatten();
            let from = hits.len();
            hits.extend(cues.filter_map(|at| Some((*at, self.hit(*at, rest)?))));
            if let Some(new) = hits.get_mut(from..) {
                new.sort_by_key(|(at, _)| *at);
            }
            rest = after;
        }
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    /// The place of a word among those of all cues; it gets one with all its forms if it has none.
    fn place(&mut self, places: &mut HashMap<String, usize>, word: String) -> usize {
        if let Some(place) = places.get(&word) {
            return *place;
        }
        let place = self.first.len();
        self.first.push(Vec::new());
        for form in forms(&word) {
            self.known.entry(form).or_default().push(place);
        }
        places.insert(word, place);
        place
    }

    /// A cue without words is never heard.
    fn add(&mut self, cue: Cue) {
        if let Some(cues) = cue.words.first().and_then(|place| self.first.get_mut(*place)) {
            cues.push(self.all.len());
        }
        self.all.push(cue);
    }

    fn heard(&self, word: Word) -> Heard<'_> {
        let forms_of = self.known.get(&word.folded).map_or(&[][..], Vec::as_slice);
        Heard { at: word.at, begins: word.begins, forms_of }
    }

    /// The cue of this place, if `heard` begins with its words and they are of one sentence.
    fn hit(&self, at: usize, heard: &[Heard<'_>]) -> Option<Hit<'_>> {
        let Cue { bank, question, text, words } = self.all.get(at)?;
        let said = heard.get(..words.len())?;
        let (first, last) = (said.first()?, said.last()?);
        let in_one_sentence = said.iter().skip(1).all(|word| !word.begins);
        let same = || said.iter().zip(words).all(|(word, wanted)| word.forms_of.contains(wanted));
        let at = first.at.start..last.at.end;
        (in_one_sentence && same()).then_some(Hit { bank, question, cue: text, words: at })
    }
}

#[cfg(test)]
mod tests;
