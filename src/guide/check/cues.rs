//! Cues that sound where nothing is meant, or never.

use std::collections::{BTreeSet, HashMap};

use crate::{
    guide::{
        check::{Doubt, Rule},
        cues::{Cues, folded},
        files::Kind,
        library::Library,
    },
    yaml::{MOST_SHOWN, shown},
};

/// Ordinary talk, one sentence a line, in which a cue should hardly ever sound.
pub(super) const ORDINARY: &str = include_str!("../../../tests/fixtures/cues/ordinary.txt");

/// In how many of a hundred sentences a cue may sound.
const MOST: usize = 2;

/// The doubts about the cues of all banks.
pub(super) fn doubts(library: &Library, ordinary: &str) -> Vec<Doubt> {
    let matcher = Cues::of(library);
    let sentences: Vec<&str> = ordinary.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut sounded: HashMap<String, Vec<&str>> = HashMap::new();
    for sentence in &sentences {
        let heard = matcher.matches(sentence).into_iter().map(|hit| folded(hit.cue));
        for cue in heard.collect::<BTreeSet<_>>() {
            sounded.entry(cue).or_default().push(sentence);
        }
    }
    let each = library.banks.iter().flat_map(|bank| {
        let questions = bank.questions.iter().enumerate();
        let cues = questions.flat_map(|(at, question)| {
            question.cues.iter().enumerate().map(move |(cue, text)| (at, cue, text))
        });
        cues.map(|(at, cue, text)| (bank.id.clone(), format!("questions[{at}].cues[{cue}]"), text))
    });
    let doubts = each.filter_map(|(id, path, cue)| {
        let words = folded(cue);
        let found = sounded.get(&words).map_or(&[][..], Vec::as_slice);
        let (rule, said, hint) = judged(cue, words.is_empty(), found, sentences.len())?;
        Some(Doubt { rule, kind: Kind::Bank, id, path, said, hint: hint.to_owned() })
    });
    doubts.collect()
}

/// What is doubtful about a cue that sounded in `found` of so many sentences.
fn judged(
    cue: &str,
    wordless: bool,
    found: &[&str],
    of: usize,
) -> Option<(Rule, String, &'static str)> {
    let cue = shown(cue, MOST_SHOWN);
    if wordless {
        let said = format!("the cue `{cue}` has no word in it, and is never heard");
        return Some((Rule::SilentCue, said, "write words as they say them"));
    }
    let example = found.first().filter(|_| found.len() * 100 > of * MOST)?;
    let percent = found.len() * 1000 / of.max(1);
    let said = format!(
        "the cue `{cue}` sounds in {}.{} % of ordinary sentences, such as “{}”",
        percent / 10,
        percent % 10,
        shown(example, MOST_SHOWN)
    );
    Some((Rule::LoudCue, said, "make it a phrase that one says only of this"))
}
