//! One quote's part of the page, and what its ticks come to.

use crate::findings::share_back::Quoted;
use crate::formats::share_back::{
    read::compare::{bare, plain, same_words, says},
    token::Marked,
    words::ANSWERS,
};
use crate::interview::note::Reply;

/// Signs people tick with.
const TICKS: [&str; 6] = ["x", "X", "✓", "✔", "✗", "*"];

/// A quote while its answers are being read.
pub(super) struct Block<'a> {
    pub(super) quote: &'a Quoted,
    pub(super) line: u32,
    /// The words as they came back.
    words: String,
    ticked: Vec<usize>,
    doubt: Option<Doubt>,
    pub(super) reason: Option<String>,
}

/// Why it cannot be told what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Doubt {
    pub(super) line: u32,
    pub(super) what: String,
}

impl<'a> Block<'a> {
    pub(super) fn of(quote: &'a Quoted, marked: &Marked) -> Self {
        let words = marked.words.clone();
        Self { quote, line: marked.line, words, ticked: Vec::new(), doubt: None, reason: None }
    }

    pub(super) fn tick(&mut self, mark: &str, answer: usize, line: u32) {
        if TICKS.contains(&mark) {
            self.ticked.push(answer);
            self.line = line;
        } else if !mark.is_empty() {
            let what = format!("“{mark}” stands where an x would: ask what it means");
            self.doubt.get_or_insert(Doubt { line, what });
        }
    }

    /// The answer, if there is one.
    pub(super) fn answer(&self) -> Result<Option<Reply>, Doubt> {
        if let Some(doubt) = &self.doubt {
            return Err(doubt.clone());
        }
        let words = bare(&self.words);
        let changed = !same_words(&words, &self.quote.line.text);
        let doubt = |what: &str| Err(Doubt { line: self.line, what: what.to_owned() });
        let word = |at: &usize| ANSWERS.get(*at).map_or("", |(word, _)| *word);
        match self.ticked.as_slice() {
            [] if changed && says(&words) => {
                doubt("its words were changed, and fix is not ticked: ask whether they mean it")
            }
            [] => Ok(None),
            [one] => match word(one) {
                "fix" if !says(&words) => doubt("fix is ticked, and there are no words"),
                "fix" if plain(&words) == plain(&self.quote.line.text) => {
                    doubt("fix is ticked, and the words are as they were: ask for the new ones")
                }
                "fix" => Ok(Some(Reply::Fix(words))),
                "drop" => Ok(Some(Reply::Drop)),
                _ if changed => doubt("its words were changed, and fix is not ticked"),
                "keep" => Ok(Some(Reply::Keep)),
                "role only" => Ok(Some(Reply::RoleOnly)),
                "anonymous" => Ok(Some(Reply::Anonymous)),
                _ => Ok(None),
            },
            several => {
                let words: Vec<_> = several.iter().map(word).collect();
                let what = format!("{} are ticked: ask which one counts", words.join(" and "));
                Err(Doubt { line: self.line, what })
            }
        }
    }
}
