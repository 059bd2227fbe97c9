//! What a pack calls people and what they said: `A-n12`. All who are not to be known share one letter,
//! and what they said is called by its words alone, so that nothing ties one line to another.

use crate::findings::shape::Attribution;
use crate::formats::export::{
    document::{Anchor, Line, Voice, Words},
    told::minute,
    words::{self, pack as say},
};
use crate::review::{Account, Item, Review, Spot};

/// The letter of all who are not to be known.
pub(super) const NOBODY: &str = "X";

/// Those who speak as one in a pack: a person, or all who are not to be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) mark: String,
    pub(super) label: String,
    pub(super) accounts: Vec<usize>,
}

/// What a pack calls people and things.
pub(super) struct Called<'a> {
    review: &'a Review,
    pub(super) groups: Vec<Group>,
}

impl<'a> Called<'a> {
    pub(super) fn new(review: &'a Review) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let mut nobody = Vec::new();
        for (at, account) in review.accounts.iter().enumerate() {
            if account.who.level == Attribution::Anonymous {
                nobody.push(at);
            } else {
                let mark = mark(groups.len());
                let label = account.who.label.clone();
                groups.push(Group { mark, label, accounts: vec![at] });
            }
        }
        let quotes = |account: &Account| {
            account.findings.quotes.iter().any(|quote| quote.attribution == Attribution::Anonymous)
        };
        if !nobody.is_empty() || review.accounts.iter().any(quotes) {
            let (mark, label) = (NOBODY.to_owned(), say::SOMEONE.to_owned());
            groups.push(Group { mark, label, accounts: nobody });
        }
        Self { review, groups }
    }

    /// The group a spot is told by.
    pub(super) fn group(&self, spot: Spot) -> Option<&Group> {
        let level = self.review.telling(spot)?.level;
        let own = |group: &&Group| group.accounts.contains(&spot.account);
        let nobody = |group: &&Group| group.mark == NOBODY;
        if level == Attribution::Anonymous {
            return self.groups.iter().find(nobody);
        }
        self.groups.iter().find(own)
    }

    /// Who tells it, as a column has it.
    pub(super) fn who(&self, spot: Spot) -> String {
        self.group(spot).map_or_else(|| words::ANONYMOUS.to_owned(), |group| group.label.clone())
    }

    /// `A-n12`.
    pub(super) fn name(&self, spot: Spot) -> String {
        let group = self.group(spot).map_or(NOBODY, |group| group.mark.as_str());
        format!("{group}-{}", self.thing(spot, group == NOBODY))
    }

    /// What a thing is called within its group.
    fn thing(&self, spot: Spot, unknown: bool) -> String {
        let account = self.review.account(spot.account);
        let id = account.and_then(|account| account.id_of(spot.item)).unwrap_or_default();
        if unknown {
            let told = account.map_or("", |account| account.words(spot.item));
            format!("{}{}", letter(spot.item), short(told))
        } else {
            id.to_owned()
        }
    }

    /// Where links to it lead.
    pub(super) fn anchor(&self, spot: Spot) -> Anchor {
        let group = self.group(spot).map_or(NOBODY, |group| group.mark.as_str());
        Anchor::within(group, &self.thing(spot, group == NOBODY))
    }

    /// Its name, which points to it.
    pub(super) fn id(&self, spot: Spot) -> Line {
        Line::default().link(self.anchor(spot), self.name(spot))
    }

    /// The place of what was agreed with those of a group.
    pub(super) fn consent(mark: &str) -> Anchor {
        Anchor::part(&format!("agreed-{mark}"))
    }

    /// Something said, with all there is to know about it. What isn't cleared is left out.
    pub(super) fn said(&self, spot: Spot, more: Option<String>) -> Option<Words> {
        let telling = self.review.telling(spot)?;
        let group = self.group(spot)?;
        let (voice, what) = self.voice(spot)?;
        let kept = !telling.quoted || telling.cleared.is_ok();
        let tags: Vec<String> = telling.tags.iter().map(|tag| format!("#{tag}")).collect();
        let asked = telling.after.map(|asked| Line::of(format!("in answer to “{asked}”")));
        let from = [
            Some(Line::of(if telling.quoted { telling.signed.clone() } else { what.to_owned() })),
            minute(telling.at).map(Line::of),
            Some(self.id(spot)),
            asked,
            Some(Line::default().link(Self::consent(&group.mark), words::AS_AGREED)),
            (!tags.is_empty()).then(|| Line::of(tags.join(" "))),
            more.map(|more| Line::default().strong(more)),
        ];
        let from = Line::joined(from.into_iter().flatten(), " · ");
        let words = if kept { telling.words } else { words::LEFT_OUT };
        Some(Words { anchor: Some(self.anchor(spot)), voice, words: words.to_owned(), from })
    }

    fn voice(&self, spot: Spot) -> Option<(Voice, &'static str)> {
        use crate::findings::shape::NoteKind;
        let account = self.review.account(spot.account)?;
        Some(match spot.item {
            Item::Quote(_) => (Voice::Theirs, ""),
            Item::Note(at) => match account.findings.notes.get(at)?.kind {
                NoteKind::Said => (Voice::Retold, "said, in the investigator's words"),
                NoteKind::Interpretation => (Voice::Reading, "the investigator's own reading"),
                NoteKind::Mark => (Voice::Reading, "what the investigator noticed"),
            },
            Item::Moment(_) | Item::Pivot(_) | Item::Finding(_) | Item::Lead(_) => return None,
        })
    }
}

/// What groups are called: `A` to `W`, then `AA`; `X` is nobody's.
fn mark(at: usize) -> String {
    let letter = u8::try_from(at % 23).map_or('?', |at| char::from(b'A' + at));
    let before = (at / 23).checked_sub(1).map(mark).unwrap_or_default();
    format!("{before}{letter}")
}

fn letter(item: Item) -> char {
    match item {
        Item::Quote(_) | Item::Note(_) => 'n',
        Item::Moment(_) => 'm',
        Item::Pivot(_) => 'v',
        Item::Finding(_) => 'f',
        Item::Lead(_) => 'l',
    }
}

/// A few characters that follow from the words.
fn short(words: &str) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let sum = crc32c::crc32c(words.as_bytes());
    let digit = |shift: u32| DIGITS.get((sum >> (shift * 5)) as usize % DIGITS.len());
    (0..4).filter_map(digit).copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::{NOBODY, mark};

    #[test]
    fn nobody_known_has_the_letter_of_those_who_are_not() {
        let marks: Vec<String> = (0..700).map(mark).collect();
        assert_eq!(marks.first().map(String::as_str), Some("A"));
        assert!(!marks.iter().any(|mark| mark == NOBODY));
        let unlike: std::collections::BTreeSet<_> = marks.iter().collect();
        assert_eq!(unlike.len(), marks.len());
    }
}
