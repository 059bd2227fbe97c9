//! The agenda: what was chosen for the meeting, in the order it comes, with minutes that add up.

use std::collections::HashSet;

use crate::findings::shape::Attribution;
use crate::review::{
    Account, Asked, Choices, Fate, Item, PARTS, Paired, Part, Reading, Review, Row, Spot, Theme,
    asked, paired, themes::theme_row, words,
};

/// How many themes a meeting can hold.
pub const THEMES: std::ops::RangeInclusive<usize> = 2..=5;

/// The meeting, as it would be held.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// Its parts, with minutes.
    pub parts: Vec<(Part, u16)>,
    /// How long it is to be, in minutes.
    pub length: u16,
    /// Minutes of all parts together.
    pub sum: u32,
    /// Themes, in order.
    pub themes: Vec<OnAgenda>,
    /// Quotes to read out that belong to no theme on the agenda.
    pub readings: Vec<(Spot, Reading)>,
    /// Contrasts.
    pub contrasts: Vec<Paired>,
    /// Questions for the meeting.
    pub questions: Vec<Asked>,
    /// Questions that somebody is to explain beforehand.
    pub explained: Vec<Asked>,
    /// Who offered to tell what themselves.
    pub presents: Vec<(usize, String)>,
    /// Ground rules.
    pub rules: Vec<String>,
    /// Whom to invite beside those who were heard.
    pub invited: Vec<String>,
    /// What may still be looked at, in sentences.
    pub remarks: Vec<String>,
}

/// A theme on the agenda.
#[derive(Debug, Clone, PartialEq)]
pub struct OnAgenda {
    /// The theme.
    pub theme: Theme,
    /// Who speaks of it, and where.
    pub row: Row,
    /// Its minutes.
    pub minutes: u16,
    /// Quotes to read out, cleared for it.
    pub readings: Vec<(Spot, Reading)>,
    /// The question that opens it.
    pub opening: String,
    /// The question that widens it.
    pub widening: String,
}

/// The meeting, as far as it was chosen.
#[must_use]
pub fn agenda(review: &Review, choices: &Choices) -> Agenda {
    let meeting = &choices.meeting;
    let on: Vec<&Theme> = choices.themes.iter().filter(|theme| theme.agenda).collect();
    let whole = meeting.minutes(Part::Themes);
    let mut used = HashSet::new();
    let themes = on.iter().enumerate();
    let themes =
        themes.map(|(at, theme)| on_agenda(review, theme, share(whole, on.len(), at), &mut used));
    let mut themes: Vec<OnAgenda> = themes.collect();
    let loose = spread(readings(review, choices), &mut themes);
    let questions = asked(review, choices, false);
    let fate = |asked: &Asked| asked.chosen.as_ref().map_or(Fate::Open, |own| own.fate);
    let explained = |asked: &Asked| asked.chosen.as_ref().is_some_and(|own| own.explainer);
    let mut agenda = Agenda {
        parts: PARTS.iter().map(|(part, _)| (*part, meeting.minutes(*part))).collect(),
        length: meeting.length(),
        sum: meeting.sum(),
        readings: loose,
        contrasts: paired(review, choices).into_iter().filter(Paired::on_agenda).collect(),
        explained: questions.iter().filter(|asked| explained(asked)).cloned().collect(),
        questions: questions.into_iter().filter(|asked| fate(asked) == Fate::Agenda).collect(),
        presents: presents(review),
        rules: meeting.rules().into_iter().map(str::to_owned).collect(),
        invited: meeting.invited.clone(),
        remarks: Vec::new(),
        themes,
    };
    agenda.remarks = remarks(&agenda, review, choices);
    agenda
}

/// A theme with its minutes. No question opens two of them: those `used` are passed over.
fn on_agenda(review: &Review, theme: &Theme, minutes: u16, used: &mut HashSet<String>) -> OnAgenda {
    let row = theme_row(review, theme);
    let spots: HashSet<Spot> =
        row.cells.iter().flat_map(|cell| cell.spots.iter().copied()).collect();
    let mut wondered = wondered(review, theme, &spots).into_iter();
    let mut own = |own: &str, usual: &str| match own {
        "" => wondered.find(|words| used.insert(words.clone())).unwrap_or_else(|| usual.to_owned()),
        own => own.to_owned(),
    };
    OnAgenda {
        opening: own(&theme.opening, words::USUAL_OPENING),
        widening: own(&theme.widening, words::USUAL_WIDENING),
        readings: Vec::new(),
        theme: theme.clone(),
        row,
        minutes,
    }
}

/// What findings on a theme made somebody wonder.
fn wondered(review: &Review, theme: &Theme, spots: &HashSet<Spot>) -> Vec<String> {
    let mut all = Vec::new();
    for (at, account) in review.accounts.iter().enumerate() {
        for finding in &account.findings.findings {
            let tagged = finding.tags.iter().any(|tag| theme.tags.contains(&tag.to_lowercase()));
            let rests = account.items(&finding.evidence).collect::<Vec<Item>>();
            let rests = rests.iter().any(|item| spots.contains(&Spot { account: at, item: *item }));
            if tagged || rests {
                all.extend(finding.wonders.iter().map(|words| (!tagged, words.clone())));
            }
        }
    }
    all.sort_by_key(|(far, _)| *far);
    all.into_iter().map(|(_, words)| words).collect()
}

/// Quotes to read out that are cleared for it.
fn readings(review: &Review, choices: &Choices) -> Vec<(Spot, Reading)> {
    let found = choices.readings.iter().filter_map(|reading| {
        let spot = review.find(&reading.quote)?;
        let cleared = review.telling(spot)?.cleared.is_ok();
        cleared.then(|| (spot, reading.clone()))
    });
    found.collect()
}

/// Puts quotes under the theme they were chosen for, else under the first one that they are about;
/// returns those that belong to none.
fn spread(readings: Vec<(Spot, Reading)>, themes: &mut [OnAgenda]) -> Vec<(Spot, Reading)> {
    let mut loose = Vec::new();
    for (spot, reading) in readings {
        let about = |on: &OnAgenda| on.row.cells.iter().any(|cell| cell.spots.contains(&spot));
        let own = themes.iter().position(|on| on.theme.id == reading.theme);
        let at = own.or_else(|| themes.iter().position(about));
        match at.and_then(|at| themes.get_mut(at)) {
            Some(on) => on.readings.push((spot, reading)),
            None => loose.push((spot, reading)),
        }
    }
    loose
}

/// An equal share of `whole` minutes; what does not divide goes to the first ones.
fn share(whole: u16, count: usize, at: usize) -> u16 {
    let count = u16::try_from(count.max(1)).unwrap_or(u16::MAX);
    let more = u16::try_from(at).is_ok_and(|at| at < whole % count);
    whole / count + u16::from(more)
}

/// Who offered to tell a part of it themselves, and may be known.
fn presents(review: &Review) -> Vec<(usize, String)> {
    let offers = |account: &Account| {
        let consent = account.findings.interview.consent.as_ref();
        consent.map_or_else(Vec::new, |consent| consent.presents.clone())
    };
    let all = review.accounts.iter().enumerate();
    let all = all.filter(|(_, account)| account.who.level != Attribution::Anonymous);
    all.flat_map(|(at, account)| offers(account).into_iter().map(move |what| (at, what))).collect()
}

fn remarks(agenda: &Agenda, review: &Review, choices: &Choices) -> Vec<String> {
    let mut remarks = Vec::new();
    let count = agenda.themes.len();
    if count < *THEMES.start() || count > *THEMES.end() {
        remarks.push(words::themes(count));
    }
    let length = u32::from(agenda.length);
    if agenda.sum != length {
        remarks.push(words::minutes_off(agenda.sum, length));
    }
    for on in agenda.themes.iter().filter(|on| on.readings.is_empty()) {
        remarks.push(words::no_reading(&on.theme.name));
    }
    if agenda.presents.is_empty() {
        remarks.push(words::NOBODY_PRESENTS.to_owned());
    }
    let gone = |reading: &&Reading| {
        let telling = review.find(&reading.quote).and_then(|spot| review.telling(spot));
        telling.is_none_or(|telling| telling.cleared.is_err())
    };
    let gone = choices.readings.iter().filter(gone).count();
    if gone > 0 {
        remarks.push(words::readings_gone(gone));
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_add_up() {
        for (whole, count) in [(20, 3), (0, 4), (5, 5), (3, 5), (20, 1), (7, 0)] {
            let sum: u16 = (0..count).map(|at| share(whole, count, at)).sum();
            assert_eq!(sum, if count == 0 { 0 } else { whole });
        }
    }
}
