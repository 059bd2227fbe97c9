//! Whether somebody blames themselves in what they said, so that the tag for it can be offered. What
//! they said is never judged: nothing here is about a better way to put it.

use std::ops::Range;

use crate::guide::cues::{Word, words};

/// The tag that is offered.
pub const HINDSIGHT: &str = "hindsight";

/// How people blame themselves, or measure what they did by its end: words side by side; `a|b` is one
/// of these, `(a|b)` one of these or nothing. The first is never nothing.
const SAID: [&str; 24] = [
    "i|we (really|just|probably|definitely|maybe) should|could (really|just|probably|also|at) (least) have",
    "i|we (really|just|probably|definitely|maybe) should've|could've|shouldn't've|shoulda|coulda",
    "i|we (really|just|probably|definitely|maybe) shouldn't (really|just|even) have",
    "i|we should (really|just) not have",
    "i|we ought (really|probably) to have",
    "if only i|we",
    "i|we wish i|we|i'd|we'd",
    "i'd|we'd (just|only) better have",
    "my|our (own) (stupid|bloody|damn) fault|mistake|blunder",
    "my bad",
    "that's|it's|that|it was|is (all|really|entirely) on me|us",
    "that's|it's (all|really|entirely) on me|us",
    "i blame|blamed myself",
    "i (really|just|totally|completely) messed|screwed|fucked|stuffed|cocked (it|this|that) up",
    "i (really|just|totally|completely) blew|botched|bungled|fumbled it|this|that",
    "i let them|everybody|everyone|people|you|us|the|my|our (whole) (team|customers|colleagues|side) down",
    "stupid|dumb|silly|careless|sloppy|foolish|idiotic of me|us",
    "how could|did i (ever|possibly) miss|overlook|forget|not",
    "i was (so|too|just|being|really|pretty) (so|really) stupid|dumb|careless|sloppy|lazy|naive|foolish",
    "i|i'm|was|am (such) an|a (complete|total|bloody) idiot|fool|moron",
    "i (feel|felt|still) (feel|felt) (so|really|pretty|very) guilty|ashamed|responsible",
    "i'm (so|really|still) ashamed|embarrassed",
    "in|with (the) (benefit|wisdom) (of) hindsight",
    "i|we (really) failed to",
];

/// Where in what somebody said they blame themselves, in bytes; the first place, if they do.
#[must_use]
pub fn blames_themselves(said: &str) -> Option<Range<usize>> {
    let heard = words(said);
    let mut starts = 0..heard.len();
    starts.find_map(|start| {
        let rest = heard.get(start..)?;
        let length = SAID.iter().filter_map(|pattern| length(pattern, rest)).max()?;
        Some(rest.first()?.at.start..rest.get(length.checked_sub(1)?)?.at.end)
    })
}

/// How many words a pattern takes from the first of these on, if it stands there in one sentence.
fn length(pattern: &str, heard: &[Word]) -> Option<usize> {
    let (first, word) = (pattern.split(' ').next()?, heard.first()?);
    first.split('|').find(|one| *one == word.folded)?;
    let slots: Vec<&str> = pattern.split(' ').collect();
    taken(&slots, heard, 0)
}

fn taken(slots: &[&str], heard: &[Word], at: usize) -> Option<usize> {
    let Some((slot, rest)) = slots.split_first() else { return Some(at) };
    let (optional, slot) = match slot.strip_prefix('(').and_then(|slot| slot.strip_suffix(')')) {
        Some(inside) => (true, inside),
        None => (false, *slot),
    };
    let word = heard.get(at).filter(|word| at == 0 || !word.begins);
    let fits = word.is_some_and(|word| slot.split('|').any(|one| one == word.folded));
    let with = fits.then(|| taken(rest, heard, at + 1)).flatten();
    with.or_else(|| optional.then(|| taken(rest, heard, at)).flatten())
}

#[cfg(test)]
mod tests {
    use super::blames_themselves;

    #[test]
    fn blaming_oneself_is_heard_with_its_words() {
        for (said, words) in [
            ("Honestly, I should have looked at the board", "I should have"),
            ("we really could’ve called them earlier", "we really could’ve"),
            ("I probably shouldn't have gone home", "I probably shouldn't have"),
            ("if only I had read the mail", "if only I"),
            ("That was all my fault, I think", "my fault"),
            ("so yeah, that's on me", "that's on me"),
            ("I just messed it up", "I just messed it up"),
            ("that was stupid of me", "stupid of me"),
            ("I let the whole team down", "I let the whole team down"),
            ("I was such an idiot", "was such an idiot"),
            ("In hindsight it was plain", "In hindsight"),
            ("I still feel really guilty", "I still feel really guilty"),
            ("I failed to see it", "I failed to"),
        ] {
            let found = blames_themselves(said).and_then(|at| said.get(at));
            assert_eq!(found, Some(words), "{said}");
        }
    }

    #[test]
    fn what_is_no_blame_of_oneself_is_not_heard() {
        for said in [
            "the page should have come at two",
            "they could have told us",
            "we couldn't have known",
            "I should. Have you seen it?",
            "it was nobody's fault",
            "the faulty disk was on the second shelf",
            "I was on call that night",
            "that's on the wiki",
            "we inherited it a month ago",
            "I could see everything was green",
            "",
            "…",
        ] {
            assert_eq!(blames_themselves(said), None, "{said}");
        }
    }
}
