//! The summary: three places to write in, each with a draft in the findings' own words.

use super::Made;
use crate::findings::shape::FindingKind;
use crate::formats::export::{
    document::{Anchor, Block, Line, Section},
    words::{self, report as say},
};
use crate::review::{Item, Spot, report};

/// How many findings a draft names at most.
const NAMED: usize = 5;

pub(super) fn section(made: &Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("summary"), "Summary");
    section.blocks.push(Block::Aside(Line::of(say::DRAFTED)));
    let paragraphs = [
        (say::happened(made.audience), happened(made)),
        (say::HARD.to_owned(), titles(made, &say::HARD_KINDS)),
        (say::HELPED.to_owned(), helped(made)),
    ];
    for (what, draft) in paragraphs {
        section.blocks.push(Block::ToWrite(Line::of(what)));
        let draft = if draft.is_empty() { Line::of(say::NOTHING_FOR_IT) } else { draft };
        section.line(Line::default().strong(say::DRAFT).text(" ").and(draft));
    }
    section
}

/// When it was, who was heard, and the first and last thing told of the day.
fn happened(made: &Made<'_>) -> Line {
    let incident = &made.review.incident;
    let who = made.tellers.iter().map(super::Teller::label);
    let day = incident.occurred.as_ref().map(|day| format!(", on {day}")).unwrap_or_default();
    let heard = Line::of(format!("{}{day}. Heard: ", incident.title));
    let heard = heard.and(Line::joined(who, "; ")).text(".");
    let story = report::story(made.review);
    let day = story.iter().find(|stretch| stretch.era == report::Era::OnTheDay);
    let rows = day.map(|stretch| stretch.rows.as_slice()).unwrap_or_default();
    let first = rows.first().and_then(|row| moment(made, row, "It begins with: "));
    let last = rows.last().filter(|_| rows.len() > 1);
    let last = last.and_then(|row| moment(made, row, "The last of the day: "));
    Line::joined([Some(heard), first, last].into_iter().flatten(), " ")
}

fn moment(made: &Made<'_>, row: &[Spot], before: &str) -> Option<Line> {
    let spot = row.first()?;
    let (told, Item::Moment(at)) = (made.told(*spot)?, spot.item) else { return None };
    let moment = told.findings.moments.get(at)?;
    let line = Line::of(format!("{before}{}, {}", moment.told, moment.what));
    Some(line.and(told.cited([moment.id.as_str()])).text("."))
}

/// What helped; how much else was learned, and how much is open.
fn helped(made: &Made<'_>) -> Line {
    let helped = titles(made, &[FindingKind::Mitigator]);
    let surprises = titles(made, &[FindingKind::Surprise, FindingKind::Knowledge]);
    let open = made.review.open.len();
    let open = (open > 0).then(|| say::still_open(open));
    let open = open.map(|open| Line::default().link(Anchor::part("open"), open));
    Line::joined([helped, surprises, open.unwrap_or_default()], " ")
}

/// The titles of findings of these kinds, each with its name.
fn titles(made: &Made<'_>, kinds: &[FindingKind]) -> Line {
    let all = report::of_kind(made.review, kinds);
    let titles = all.iter().take(NAMED).filter_map(|spot| {
        let (told, Item::Finding(at)) = (made.told(*spot)?, spot.item) else { return None };
        let finding = told.findings.findings.get(at)?;
        Some(Line::of(finding.title.as_str()).and(told.cited([finding.id.as_str()])).text("."))
    });
    let more = all.len().saturating_sub(NAMED);
    let more =
        (more > 0).then(|| Line::of(format!("And {}.", words::counted(more, "other finding"))));
    Line::joined(titles.chain(more), " ")
}
