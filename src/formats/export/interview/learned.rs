//! What was learned, and what is left to find out.

use crate::findings::shape::{Finding, Moment, Pivot, When};
use crate::formats::export::{
    document::{Anchor, Block, Fact, Item, Line, Row, Section, Table},
    told::{Piece, Told},
    words,
};

pub(super) fn findings(told: &Told<'_>) -> Section {
    let mut section = Section::new(Anchor::part("findings"), "What was learned");
    let all = told.findings.findings.iter();
    section.blocks.extend(all.map(|one| Block::Section(finding(told, one))));
    section
}

/// A finding: its title, what it is and rests on, and the words it rests on.
pub(in crate::formats::export) fn finding(told: &Told<'_>, finding: &Finding) -> Section {
    let mut section = Section::new(told.anchor(&finding.id), finding.title.as_str());
    let rests = Line::of("rests on ").and(told.ids(finding.evidence.iter().map(String::as_str)));
    let tags: Vec<String> = finding.tags.iter().map(|tag| format!("#{tag}")).collect();
    let about = [
        told.id(&finding.id),
        Line::of(words::kind(finding.kind)),
        Line::of(words::strength(finding.confidence)),
        rests,
        Line::of(tags.join(" ")),
    ];
    section.blocks.push(Block::Aside(Line::joined(about, " · ")));
    if !finding.learned.trim().is_empty() {
        let evidence = told.cited(finding.evidence.iter().map(String::as_str));
        section.line(Line::of(finding.learned.trim()).and(evidence));
    }
    section.list(finding.evidence.iter().map(|id| told.says(id).into()).collect());
    let wonders = finding.wonders.iter().map(|wonder| wondered(told, wonder, &finding.id));
    section.blocks.extend(wonders.map(Block::Line));
    section
}

/// A question that something makes one ask, with what made one ask it.
pub(in crate::formats::export) fn wondered(told: &Told<'_>, wonder: &str, of: &str) -> Line {
    Line::default().strong("Open:").text(format!(" {}", wonder.trim())).and(told.cited([of]))
}

pub(super) fn moments(told: &Told<'_>) -> Section {
    let mut section = Section::new(Anchor::part("moments"), "The incident, as it was told");
    let moments = &told.findings.moments;
    if !moments.is_empty() {
        section.blocks.push(Block::Table(Table {
            caption: "Moments, in the order they were noted".to_owned(),
            head: ["When, as told", "What", "On the clock", "How they know", "Rests on"]
                .map(str::to_owned)
                .to_vec(),
            rows: moments.iter().map(|moment| row(told, moment)).collect(),
        }));
    }
    section
}

fn row(told: &Told<'_>, moment: &Moment) -> Row {
    let since = moment.when.is_some_and(|when| when == When::Since);
    let since = if since { words::SINCE } else { "" };
    let knows = [Line::of(words::knows(moment.knows)), Line::of(since)];
    let evidence = told.ids(moment.evidence.iter().map(String::as_str));
    let rests = if evidence.is_empty() { evidence } else { Line::of(" on ").and(evidence) };
    let cells = vec![
        Line::of(moment.told.as_str()),
        Line::of(moment.what.as_str()),
        Line::of(words::clock(moment.time.as_deref(), moment.precision)),
        Line::joined(knows, ", "),
        told.id(&moment.id).and(rests),
    ];
    Row { anchor: Some(told.anchor(&moment.id)), cells }
}

pub(super) fn pivots(told: &Told<'_>) -> Section {
    let mut section = Section::new(Anchor::part("pivots"), "Points of decision");
    let all = told.findings.pivots.iter();
    section.blocks.extend(all.map(|one| Block::Section(pivot(told, one))));
    section
}

/// A point of decision: what is known of it, and what isn't.
pub(in crate::formats::export) fn pivot(told: &Told<'_>, pivot: &Pivot) -> Section {
    let title = match pivot.moment.as_deref().and_then(|id| told.piece(id)) {
        Some(Piece::Moment(moment)) => moment.what.as_str(),
        _ => pivot.id.as_str(),
    };
    let mut section = Section::new(told.anchor(&pivot.id), title);
    let rests = told.ids(pivot.evidence.iter().map(String::as_str));
    let rests = if rests.is_empty() { rests } else { Line::of("rests on ").and(rests) };
    let moment = pivot.moment.as_deref().map(|id| Line::of("at ").and(told.id(id)));
    let about = [told.id(&pivot.id), moment.unwrap_or_default(), rests];
    section.blocks.push(Block::Aside(Line::joined(about, " · ")));
    let cells = cells(pivot);
    let known = cells.iter().filter_map(|(name, cell)| Some(Fact::new(*name, Line::of((*cell)?))));
    let known: Vec<Fact> = known.collect();
    if !known.is_empty() {
        section.blocks.push(Block::Facts(known));
    }
    let asked = |(_, cell): &&(&str, Option<&str>)| cell.is_none();
    let open: Vec<String> =
        cells.iter().filter(asked).map(|(name, _)| name.to_lowercase()).collect();
    if !open.is_empty() {
        let open = Line::of(format!("Not known: {}.", words::listed(&open)));
        section.line(open.and(told.cited([pivot.id.as_str()])));
    }
    section
}

fn cells(pivot: &Pivot) -> [(&'static str, Option<&str>); 7] {
    [
        ("What they saw", &pivot.saw),
        ("What they expected", &pivot.expected),
        ("What they were after", &pivot.goal),
        ("What else could be done", &pivot.options),
        ("What the choice rested on", &pivot.basis),
        ("What pressed", &pivot.pressure),
        ("What would have helped", &pivot.help),
    ]
    .map(|(name, cell)| (name, cell.as_deref().filter(|cell| !cell.trim().is_empty())))
}

pub(super) fn open(told: &Told<'_>) -> Section {
    let mut section = Section::new(Anchor::part("open"), "What is still open");
    let threads = told.findings.open_threads.iter();
    section.list(threads.map(|thread| Line::of(thread.as_str()).into()).collect());
    section
}

pub(super) fn leads(told: &Told<'_>) -> Section {
    let mut section = Section::new(Anchor::part("leads"), "What to look at next");
    let leads = told.findings.leads.iter().map(|lead| {
        let what = Line::of(format!("{} · {} · ", lead.what, words::lead(lead.kind)));
        item(told, &lead.id, what, &lead.from)
    });
    section.list(leads.collect());
    section
}

pub(super) fn ideas(told: &Told<'_>) -> Section {
    let mut section = Section::new(Anchor::part("ideas"), "Ideas, put aside; not findings");
    let ideas = told.findings.ideas.iter();
    let ideas =
        ideas.map(|idea| item(told, &idea.id, Line::of(format!("{} · ", idea.what)), &idea.from));
    section.list(ideas.collect());
    section
}

/// `… · l18 from n3, n13`.
pub(in crate::formats::export) fn item(
    told: &Told<'_>,
    id: &str,
    what: Line,
    from: &[String],
) -> Item {
    let from = told.ids(from.iter().map(String::as_str));
    let from = if from.is_empty() { from } else { Line::of(" from ").and(from) };
    Item { anchor: Some(told.anchor(id)), line: what.and(told.id(id)).and(from) }
}
