//! What `cues` promises, tested; and compared with a matcher that is slow and plain.

#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "a test may panic")]

use proptest::prelude::*;

use super::{Cues, folded, forms::forms};
use crate::guide::{Bank, Form, Library, Origin, Question};

fn library(cues: &[&str]) -> Library {
    let question = |(at, cue): (usize, &&str)| Question {
        id: format!("q{at}"),
        ask: "What happened?".into(),
        ask_plain: None,
        why: "To know.".into(),
        probes: Vec::new(),
        cues: vec![(*cue).to_owned()],
        tags: Vec::new(),
        source: String::new(),
        form: Form::Open,
        intents: Vec::new(),
        when: Vec::new(),
    };
    let bank = Bank {
        id: "pets".into(),
        title: "Pets".into(),
        about: String::new(),
        when: Vec::new(),
        follow_up: false,
        questions: cues.iter().enumerate().map(question).collect(),
        origin: Origin::BuiltIn,
    };
    Library { banks: vec![bank], ..Library::default() }
}

/// The cues heard, each with the words that it was heard in.
fn heard<'a>(cues: &[&str], text: &'a str) -> Vec<(String, &'a str)> {
    let cues = Cues::of(&library(cues));
    let hits = cues.matches(text).into_iter();
    hits.map(|hit| (hit.cue.to_owned(), &text[hit.words])).collect()
}

fn hears(cue: &str, text: &str) -> bool {
    !heard(&[cue], text).is_empty()
}

#[test]
fn whole_words_side_by_side() {
    assert!(hears("looked off", "It looked … off") && hears("looked off", "Looked... OFF!"));
    assert!(hears("looked off", "“looked” off") && hears("3 a.m.", "at 3 a.m. or so"));
    assert!(hears("12:30", "by 12.30, I think") && hears("short-staffed", "we were short staffed"));
    for text in ["it overlooked offers", "looked it off", "off looked", "looked", "He looked. Off"]
    {
        assert!(!hears("looked off", text), "{text}");
    }
    assert!(!hears("looked off", "he looked (hard!) off"), "a sentence ends before the bracket");
    assert!(!hears("…", "… and then…"), "a cue without words is never heard");
}

#[test]
fn letters_of_either_case_in_any_script() {
    assert!(hears("didn't", "DIDN’T") && hears("'twas'", "TWAS") && !hears("didn't", "did n't"));
    assert!(hears("straße", "STRASSE") && hears("ΟΔΟΣ", "οδος") && hears("Échec", "échec"));
    assert!(hears("cooperate", "co\u{ad}operate") && !hears("caf", "cafe\u{301}"));
}

#[test]
fn longer_words_have_endings_and_short_ones_have_none() {
    for (cue, said) in [
        ("inherit", "inherited"),
        ("page", "paging"),
        ("page", "page's"),
        ("transfer", "transferred"),
        ("transfer", "transferring"),
        ("worry", "worried"),
        ("worry", "worries"),
        ("crash", "crashes"),
        ("agree", "agreeing"),
        ("cause", "caused"),
    ] {
        assert!(hears(cue, said), "`{cue}` in `{said}`");
    }
    for (cue, said) in
        [("off", "offs"), ("rat", "rats"), ("inherited", "inherit"), ("didn't", "didn'ts")]
    {
        assert!(!hears(cue, said), "`{cue}` in `{said}`");
    }
}

#[test]
fn every_hit_is_told_with_its_place_in_order() {
    let found = heard(&["pagers", "page", "the pager", "pag"], "The pager's page: the pagers.");
    let owned = |cue: &str, words| (cue.to_owned(), words);
    let expected = [
        owned("the pager", "The pager's"),
        owned("page", "page"),
        owned("the pager", "the pagers"),
        owned("pagers", "pagers"),
    ];
    assert_eq!(found, expected);
    assert_eq!(Cues::default().matches("anything"), []);
}

#[test]
fn folded_texts_are_equal_if_their_words_are() {
    assert_eq!(folded("What’s  NEXT, then?"), folded("what's next — then"));
    assert_ne!(folded("what next"), folded("what's next"));
}

/// Whether `said` is `word` or one of its forms, by taking endings off instead of putting them on.
fn is_form(word: &str, said: &str) -> bool {
    if word == said {
        return true;
    }
    if word.chars().count() < 4 || !word.chars().all(char::is_alphabetic) {
        return false;
    }
    let base = |ending: &str| said.strip_suffix(ending);
    let consonant_y = word.ends_with('y') && !word[..word.len() - 1].ends_with(VOWELS);
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    let plain = !word.ends_with('e') && !consonant_y;
    let doubled = |base: &str| {
        let letters: Vec<char> = word.chars().rev().take(3).collect();
        let shape: Vec<bool> = letters.iter().map(|c| VOWELS.contains(c)).collect();
        let rhyme = shape == [false, true, false] && !['w', 'x', 'y'].contains(&letters[0]);
        rhyme && base == format!("{word}{}", letters[0])
    };
    let y = |base: &str| consonant_y && format!("{base}y") == word;
    let e = |base: &str| {
        let keeps = ["ee", "oe", "ye"].iter().any(|end| word.ends_with(end));
        let short = format!("{base}e") == word && !word.ends_with("ie");
        !keeps && (short || base.strip_suffix('y').is_some_and(|b| format!("{b}ie") == word))
    };
    base("'s") == Some(word)
        || (base("s") == Some(word) && !hisses && !consonant_y)
        || (base("es") == Some(word) && (hisses || word.ends_with('o')))
        || (base("d") == Some(word) && word.ends_with('e'))
        || base("ed").is_some_and(|base| (base == word && plain) || doubled(base))
        || base("ies").is_some_and(y)
        || base("ied").is_some_and(y)
        || base("ing").is_some_and(|base| base == word || e(base) || doubled(base))
}

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// The words of a text, folded, with the sentence each stands in.
fn plain_words(text: &str) -> Vec<(usize, String)> {
    let mut all = Vec::new();
    let straight = text.replace('’', "'").to_lowercase();
    let ended = straight.replace(". ", "|").replace("?\n", "|").replace("! ", "|");
    for (sentence, part) in ended.split('|').enumerate() {
        let words = part.split(|c: char| !c.is_alphanumeric() && c != '\'');
        let words = words.map(|word| word.trim_matches('\'')).filter(|word| !word.is_empty());
        all.extend(words.map(|word| (sentence, word.to_owned())));
    }
    all
}

/// Which cue stands at which word, tried everywhere one after the other.
fn plainly(cues: &[String], text: &str) -> Vec<(usize, usize)> {
    let said = plain_words(text);
    let mut found = Vec::new();
    for at in 0..said.len() {
        for (number, cue) in cues.iter().enumerate() {
            let cue = plain_words(cue);
            let here = said.get(at..at + cue.len()).unwrap_or_default();
            let same = here.iter().zip(&cue).all(|((_, said), (_, word))| is_form(word, said));
            if !here.is_empty() && same && here.iter().all(|word| word.0 == here[0].0) {
                found.push((at, number));
            }
        }
    }
    found
}

fn word() -> impl Strategy<Value = String> {
    let known = ["page", "pager", "worry", "plan", "off", "i", "didn’t", "crash", "échos", "agree"];
    let known = known.map(str::to_owned);
    let formed = prop::sample::select(known.to_vec()).prop_flat_map(|word| {
        prop::sample::select(forms(&word)).prop_map(|form| form.to_uppercase())
    });
    prop_oneof![4 => prop::sample::select(known.to_vec()), 3 => formed, 1 => "[a-z]{1,5}"]
}

fn said(most: usize) -> impl Strategy<Value = String> {
    let gaps = [" ", " ", " ", ", ", " - ", ".", ". ", "! ", "?\n", " ’", "\n", "…"];
    let pair = (word(), prop::sample::select(gaps.to_vec()));
    prop::collection::vec(pair, 0..most)
        .prop_map(|pairs| pairs.into_iter().map(|(word, gap)| word + gap).collect())
}

proptest! {
    #[test]
    fn it_hears_what_a_plain_matcher_hears(
        cues in prop::collection::vec(prop::collection::vec(word(), 1..4), 0..6),
        text in said(25),
    ) {
        let cues: Vec<String> = cues.iter().map(|words| words.join(" ")).collect();
        let borrowed: Vec<&str> = cues.iter().map(String::as_str).collect();
        let matcher = Cues::of(&library(&borrowed));
        let found = matcher.matches(&text).into_iter().map(|hit| {
            let at = super::words(&text[..hit.words.start]).len();
            (at, hit.question[1..].parse::<usize>().unwrap())
        });
        prop_assert_eq!(found.collect::<Vec<_>>(), plainly(&cues, &text));
    }

    #[test]
    fn no_text_is_too_strange(cue in "\\PC{0,12}", text in "\\PC{0,200}|[.'’… \u{301}aAß]{0,60}") {
        for hit in Cues::of(&library(&[&cue])).matches(&text) {
            prop_assert!(!text[hit.words].is_empty());
        }
    }
}
