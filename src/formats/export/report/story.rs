//! The narrative: everyone's moments side by side, from long before to after, and where people had to
//! decide.

use super::Made;
use crate::findings::shape::{Knows, Moment, When};
use crate::formats::export::{
    document::{Anchor, Block, Item as Listed, Line, Section, View, Views},
    interview::learned,
    told::Told,
    words::{self, report as say},
};
use crate::review::{Item, Spot, report};

pub(super) fn section(made: &Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("story"), "What happened, as people told it");
    section.blocks.push(Block::ToWrite(Line::of(say::STORY)));
    let story = report::story(made.review);
    if story.is_empty() {
        section.line(Line::of(say::NO_MOMENTS));
    }
    for stretch in &story {
        let (name, title) = say::era(stretch.era);
        let mut part = Section::new(Anchor::part(name), title);
        part.blocks.push(Block::Views(views(made, stretch)));
        section.blocks.push(Block::Section(part));
    }
    section.blocks.extend(decisions(made).map(Block::Section));
    section
}

/// A stretch of the story: a row for each moment, a column for each who tells of it.
fn views(made: &Made<'_>, stretch: &report::Stretch) -> Views {
    let spots = || stretch.rows.iter().flatten();
    let tellers: Vec<usize> =
        (0..made.tellers.len()).filter(|at| spots().any(|spot| spot.account == *at)).collect();
    let rows = stretch.rows.iter().map(|row| {
        let told = tellers.iter().map(|at| {
            let own = row.iter().filter(|spot| spot.account == *at);
            own.filter_map(|spot| item(made, *spot)).collect()
        });
        View { of: Line::of(when(made, row)), told: told.collect() }
    });
    let labels = tellers.iter().filter_map(|at| made.tellers.get(*at)).map(super::Teller::label);
    Views {
        caption: say::VIEWS.to_owned(),
        first: "When".to_owned(),
        tellers: labels.collect(),
        rows: rows.collect(),
    }
}

/// When a moment was: its first time on the clock, or as it was told.
fn when(made: &Made<'_>, row: &[Spot]) -> String {
    let times = row.iter().filter_map(|spot| made.placed.get(spot)?.when.told());
    let clock = times.min().and_then(|at| report::clock(made.review, at));
    let same_day = |day: String| made.review.incident.occurred.as_ref() == Some(&day);
    match clock {
        Some(clock) if same_day(clock.date_naive().to_string()) => {
            clock.format("%H:%M").to_string()
        }
        Some(clock) => clock.format("%Y-%m-%d %H:%M").to_string(),
        None => row
            .first()
            .and_then(|spot| moment(made, *spot))
            .map_or_else(String::new, |(_, of)| of.told.clone()),
    }
}

fn moment<'m>(made: &'m Made<'_>, spot: Spot) -> Option<(&'m Told<'m>, &'m Moment)> {
    let (told, Item::Moment(at)) = (made.told(spot)?, spot.item) else { return None };
    Some((told, told.findings.moments.get(at)?))
}

/// A moment as somebody tells it, with what it rests on.
fn item(made: &Made<'_>, spot: Spot) -> Option<Listed> {
    let (told, moment) = moment(made, spot)?;
    let placed = made.placed.get(&spot);
    let remarks = [
        (moment.knows == Knows::Hearsay).then(|| words::knows(moment.knows)),
        moment.when.filter(|when| *when == When::Since).map(|_| words::SINCE),
        placed.filter(|placed| placed.differs).map(|_| say::DIFFERS),
    ];
    let remarks = remarks.into_iter().flatten().map(Line::of);
    let evidence = told.ids(moment.evidence.iter().map(String::as_str));
    let rests = if evidence.is_empty() { evidence } else { Line::of("on ").and(evidence) };
    let line = Line::of(format!("{}: {}", moment.told, moment.what));
    let names = Line::joined(std::iter::once(told.id(&moment.id)).chain([rests]), " ");
    let from = Line::joined(std::iter::once(names).chain(remarks), "; ");
    let line = line.text(" (").and(from).text(")");
    Some(Listed { anchor: Some(told.anchor(&moment.id)), line })
}

/// Where people had to decide: each as they tell it.
fn decisions(made: &Made<'_>) -> Option<Section> {
    let mut section = Section::new(Anchor::part("decisions"), "Where people had to decide");
    for teller in &made.tellers {
        let pivots = teller.told.findings.pivots.iter();
        let pivots = pivots.map(|pivot| Block::Section(learned::pivot(&teller.told, pivot)));
        section.blocks.extend(pivots);
    }
    (!section.blocks.is_empty()).then_some(section)
}
