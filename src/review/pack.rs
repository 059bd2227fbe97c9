//! What goes into the meeting: what a facilitator chose, and where nothing was chosen yet, what stands
//! out by itself, said to be so.

use std::collections::{BTreeSet, HashSet};

use crate::findings::shape::{FindingKind, LeadKind};
use crate::review::{
    Agenda, Asked, Choices, Coverage, Fate, OnAgenda, Paired, Reading, Review, Row, RowKind, Sort,
    Source, Spot, Standing, Theme, agenda, asked, coverage, paired, report, rows, words,
};

/// What goes into the meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// The meeting, as far as it was chosen.
    pub agenda: Agenda,
    /// Themes, in order.
    pub themes: Vec<OnAgenda>,
    /// Themes, and tags that are in none, by how many speak of them.
    pub rows: Vec<Row>,
    /// Contrasts, each side by side.
    pub contrasts: Vec<Paired>,
    /// Questions for the meeting.
    pub questions: Vec<Asked>,
    /// Findings that surprised somebody, or that few know.
    pub surprises: Vec<Spot>,
    /// Ideas, parked: whose, and which.
    pub ideas: Vec<(usize, usize)>,
    /// Words that a visitor may not know.
    pub terms: Vec<String>,
    /// Who was heard, and who was not.
    pub coverage: Coverage,
    /// What nobody chose, and stands out by itself.
    pub suggested: Suggested,
}

/// What nobody chose yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Suggested {
    /// The themes.
    pub themes: bool,
    /// The contrasts and the questions.
    pub rest: bool,
}

/// How many themes are suggested where none was chosen.
const THEMES: usize = 3;

/// How many quotes are suggested for a theme that has none to read out.
const QUOTES: usize = 3;

/// How many contrasts are suggested where none was chosen.
const CONTRASTS: usize = 5;

/// How many questions are suggested where none was chosen.
const QUESTIONS: usize = 12;

/// The most words that are listed for visitors.
const TERMS: usize = 24;

/// What goes into the meeting.
#[must_use]
pub fn pack(review: &Review, choices: &Choices) -> Pack {
    let mut agenda = agenda(review, choices);
    let mut themes = std::mem::take(&mut agenda.themes);
    let mut suggested = Suggested { themes: themes.is_empty(), rest: false };
    if suggested.themes {
        themes = suggested_themes(review, choices);
    }
    for on in themes.iter_mut().filter(|on| on.readings.is_empty()) {
        on.readings = suggested_readings(review, on);
    }
    let chosen = paired(review, choices);
    let kept = |paired: &&Paired| {
        let verdict = paired.verdict.as_ref();
        verdict.is_some_and(|verdict| verdict.standing != Standing::Dropped)
    };
    let mut contrasts: Vec<Paired> = chosen.iter().filter(kept).cloned().collect();
    if contrasts.is_empty() {
        suggested.rest = true;
        let open = chosen.into_iter().filter(|paired| !paired.is_dropped());
        contrasts = open.take(CONTRASTS).collect();
    }
    Pack {
        questions: questions(review, choices),
        surprises: report::of_kind(review, &[FindingKind::Surprise, FindingKind::Knowledge]),
        ideas: ideas(review),
        terms: terms(review),
        coverage: coverage(review),
        rows: rows(review, choices, Sort::Spread),
        themes,
        contrasts,
        agenda,
        suggested,
    }
}

/// The tags that most people speak of, each as a theme.
fn suggested_themes(review: &Review, choices: &Choices) -> Vec<OnAgenda> {
    let rows = rows(review, choices, Sort::Spread).into_iter();
    let telling = rows.filter(|row| !row.tags.iter().any(|tag| words::is_mark(tag)));
    let themes = telling.take(THEMES).map(|row| match &row.kind {
        RowKind::Theme(id) => choices.theme(id).cloned().unwrap_or_default(),
        RowKind::Tag => Theme {
            id: row.name.clone(),
            name: words::as_name(&row.name),
            tags: row.tags.clone(),
            ..Theme::default()
        },
    });
    let on: Vec<Theme> = themes.map(|theme| Theme { agenda: true, ..theme }).collect();
    agenda(review, &Choices { themes: on, ..choices.clone() }).themes
}

/// Cleared quotes for a theme, of as many people as there are.
fn suggested_readings(review: &Review, on: &OnAgenda) -> Vec<(Spot, Reading)> {
    let cleared =
        |spot: &&Spot| review.telling(**spot).is_some_and(|telling| telling.cleared.is_ok());
    let each = on.row.cells.iter().filter_map(|cell| cell.spots.iter().find(cleared));
    let reading = |spot: &Spot| {
        let quote = review.pointer(*spot)?;
        Some((*spot, Reading { quote, ..Reading::default() }))
    };
    each.take(QUOTES).filter_map(reading).collect()
}

/// Questions on the agenda; where none is, what was ranked; else what was wondered.
fn questions(review: &Review, choices: &Choices) -> Vec<Asked> {
    let all = asked(review, choices, false);
    let fate = |asked: &&Asked| asked.chosen.as_ref().is_some_and(|own| own.fate == Fate::Agenda);
    let on: Vec<Asked> = all.iter().filter(fate).cloned().collect();
    if !on.is_empty() {
        return on;
    }
    let ranked: Vec<Asked> = all.iter().filter(|asked| asked.chosen.is_some()).cloned().collect();
    if !ranked.is_empty() {
        return ranked;
    }
    let wondered = |asked: &Asked| matches!(asked.source, Source::Wonder | Source::Thread);
    all.into_iter().filter(wondered).take(QUESTIONS).collect()
}

fn ideas(review: &Review) -> Vec<(usize, usize)> {
    let accounts = review.accounts.iter().enumerate();
    accounts.flat_map(|(at, of)| (0..of.findings.ideas.len()).map(move |idea| (at, idea))).collect()
}

/// Abbreviations that people use, and systems that leads point at.
fn terms(review: &Review) -> Vec<String> {
    let mut terms = BTreeSet::new();
    for account in &review.accounts {
        let all = &account.findings;
        let quotes = all.quotes.iter().map(|quote| quote.text.as_str());
        let titles = all.findings.iter().flat_map(|found| [found.title.as_str(), &found.learned]);
        for text in
            quotes.chain(titles).chain(all.moments.iter().map(|moment| moment.what.as_str()))
        {
            terms.extend(abbreviations(text));
        }
        let systems = all.leads.iter().filter(|lead| lead.kind == LeadKind::System);
        terms.extend(systems.map(|lead| lead.what.clone()));
    }
    let mut seen = HashSet::new();
    let fresh = terms.into_iter().filter(|term| seen.insert(term.to_lowercase()));
    fresh.take(TERMS).collect()
}

/// Words of capital letters, such as `SRE` or `TLS`.
fn abbreviations(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).take(2_000);
    let short = words.filter(|word| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        (2..=8).contains(&word.chars().count())
            && word.chars().filter(|c| c.is_uppercase()).count() >= 2
            && letters.clone().all(char::is_uppercase)
    });
    short.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::abbreviations;

    #[test]
    fn abbreviations_are_found_and_shouting_is_not() {
        let found: Vec<String> =
            abbreviations("The SRE saw TLS1 and I said NO, A B; EVERYTHINGBROKE").collect();
        assert_eq!(found, ["SRE", "TLS1", "NO"]);
    }
}
