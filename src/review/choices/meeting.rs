//! The meeting: its parts and their minutes, ground rules, whom to invite.

use crate::review::words;

/// A part of the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Why we are here, and how.
    Opening,
    /// The story, told by those who lived it.
    Narrative,
    /// What others need to know to follow.
    Background,
    /// The themes.
    Themes,
    /// What is unresolved, and naive questions.
    Questions,
    /// What happens next.
    Next,
}

/// All parts, in order, with their usual minutes of sixty.
pub const PARTS: [(Part, u16); 6] = [
    (Part::Opening, 5),
    (Part::Narrative, 20),
    (Part::Background, 5),
    (Part::Themes, 20),
    (Part::Questions, 5),
    (Part::Next, 5),
];

/// How long a meeting usually is, in minutes.
const USUAL: u16 = 60;

/// What was chosen about the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meeting {
    /// How long it is, in minutes, if not as long as usual.
    pub length: Option<u16>,
    /// Minutes of parts, where they are not the usual ones.
    pub minutes: Vec<(Part, u16)>,
    /// Ground rules, if not the usual ones.
    pub rules: Option<Vec<String>>,
    /// Whom to invite beside those who were heard.
    pub invited: Vec<String>,
}

impl Part {
    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Narrative => "narrative",
            Self::Background => "background",
            Self::Themes => "themes",
            Self::Questions => "questions",
            Self::Next => "next",
        }
    }

    /// The part of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        PARTS.iter().map(|(part, _)| *part).find(|part| part.word() == word)
    }

    /// Its usual minutes in a meeting of this length: its share of the hour.
    #[must_use]
    pub fn usual(self, length: u16) -> u16 {
        let of_sixty = PARTS.iter().find(|(part, _)| *part == self).map_or(0, |(_, n)| *n);
        if length == USUAL { of_sixty } else { shares(length, self) }
    }
}

impl Meeting {
    /// How long it is, in minutes.
    #[must_use]
    pub fn length(&self) -> u16 {
        self.length.unwrap_or(USUAL)
    }

    /// Minutes of a part.
    #[must_use]
    pub fn minutes(&self, part: Part) -> u16 {
        let own = self.minutes.iter().find(|(own, _)| *own == part);
        own.map_or_else(|| part.usual(self.length()), |(_, minutes)| *minutes)
    }

    /// Minutes of all parts together.
    #[must_use]
    pub fn sum(&self) -> u32 {
        PARTS.iter().map(|(part, _)| u32::from(self.minutes(*part))).sum()
    }

    /// The ground rules.
    #[must_use]
    pub fn rules(&self) -> Vec<&str> {
        match &self.rules {
            Some(rules) => rules.iter().map(String::as_str).collect(),
            None => words::RULES.to_vec(),
        }
    }
}

/// A part's share of a meeting, rounded down; what is left over goes to the themes.
fn shares(length: u16, part: Part) -> u16 {
    let share = |of_sixty: u16| u32::from(of_sixty) * u32::from(length) / u32::from(USUAL);
    let narrow = |minutes: u32| u16::try_from(minutes).unwrap_or(u16::MAX);
    let own = PARTS.iter().find(|(own, _)| *own == part).map_or(0, |(_, n)| share(*n));
    if part != Part::Themes {
        return narrow(own);
    }
    let all: u32 = PARTS.iter().map(|(_, of_sixty)| share(*of_sixty)).sum();
    narrow(own + u32::from(length).saturating_sub(all))
}

#[cfg(test)]
mod tests {
    use super::{Meeting, PARTS, Part};

    #[test]
    fn the_usual_minutes_add_up_at_any_length() {
        for length in [0, 1, 25, 45, 60, 61, 90, 240] {
            let meeting = Meeting { length: Some(length), ..Meeting::default() };
            assert_eq!(meeting.sum(), u32::from(length));
        }
        assert_eq!(Meeting::default().sum(), 60);
        assert_eq!(Meeting::default().minutes(Part::Narrative), 20);
    }

    #[test]
    fn every_part_is_read_as_it_is_written() {
        for (part, _) in PARTS {
            assert_eq!(Part::of_word(part.word()), Some(part));
        }
    }
}
