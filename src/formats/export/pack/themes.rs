//! Who speaks of what, and each theme with its words.

use super::Made;
use crate::formats::export::{
    document::{Anchor, Block, Item as ListItem, Line, Row, Section, Table},
    words::{self, pack as say},
};
use crate::review::{Item, OnAgenda, Row as Counted, Spot};

/// The most rows of the matrix.
const ROWS: usize = 40;

/// How often who speaks of what: themes, and tags that are in none.
pub(super) fn matrix(made: &Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("matrix"), "Themes and people");
    let rows: Vec<Row> = made.pack.rows.iter().take(ROWS).map(|row| counted(made, row)).collect();
    if rows.is_empty() {
        section.line(Line::of(say::NO_THEMES));
        return section;
    }
    let mut head = vec!["Theme or tag".to_owned()];
    head.extend(made.called.groups.iter().map(|group| group.label.clone()));
    head.push("People".to_owned());
    section.blocks.push(Block::Table(Table { caption: say::MATRIX.to_owned(), head, rows }));
    section
}

fn counted(made: &Made<'_>, row: &Counted) -> Row {
    let spots = || row.cells.iter().flat_map(|cell| cell.spots.iter().copied());
    let mut cells = vec![Line::of(row.name.as_str())];
    for group in &made.called.groups {
        let own = spots().filter(|spot| made.called.group(*spot) == Some(group)).count();
        cells.push(if own == 0 { Line::of("–") } else { Line::of(own.to_string()) });
    }
    cells.push(Line::of(row.spread.to_string()));
    Row { anchor: None, cells }
}

/// Each theme: its line, the question that opens it, its words, what was learned, and where it leads.
pub(super) fn section(made: &mut Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("themes"), "Themes");
    let themes = std::mem::take(&mut made.pack.themes);
    for (number, on) in (1..).zip(&themes) {
        section.blocks.push(Block::Section(theme(made, number, on)));
    }
    made.pack.themes = themes;
    section
}

fn theme(made: &mut Made<'_>, number: usize, on: &OnAgenda) -> Section {
    let title = format!("{number}. {}", on.theme.name);
    let mut section = Section::new(Anchor::part(&format!("theme-{number}")), title);
    let tags: Vec<String> = on.row.tags.iter().map(|tag| format!("#{tag}")).collect();
    let minutes =
        if made.pack.suggested.themes { String::new() } else { format!("{} min · ", on.minutes) };
    section.blocks.push(Block::Aside(Line::of(format!("{minutes}{}", tags.join(" ")))));
    if !on.theme.line.is_empty() {
        section.line(Line::of(on.theme.line.as_str()));
    }
    section.line(Line::default().strong("It opens with:").text(format!(" {}", on.opening)));
    for (spot, reading) in &on.readings {
        let more = Some(say::read_by(&reading.by));
        section.blocks.extend(made.called.said(*spot, more).map(Block::Words));
    }
    if on.readings.is_empty() {
        section.line(Line::of(say::NOTHING_CLEARED));
    }
    let read: Vec<Spot> = on.readings.iter().map(|(spot, _)| *spot).collect();
    let more = on.row.cells.iter().flat_map(|cell| cell.spots.iter().copied());
    let more: Vec<Spot> = more.filter(|spot| !read.contains(spot)).collect();
    if !more.is_empty() {
        made.cited.extend(more.iter().copied());
        let names = Line::joined(more.into_iter().map(|spot| made.called.id(spot)), ", ");
        section.line(Line::of(say::ALSO).and(names));
    }
    let learned = learned(made, on);
    section.list(learned);
    section.line(Line::default().strong("And wider:").text(format!(" {}", on.widening)));
    section
}

/// Findings that have a tag of the theme.
fn learned(made: &mut Made<'_>, on: &OnAgenda) -> Vec<ListItem> {
    let mut items = Vec::new();
    for (account, of) in made.review.accounts.iter().enumerate() {
        for (at, finding) in of.findings.findings.iter().enumerate() {
            let tagged = finding.tags.iter().any(|tag| on.row.tags.contains(&tag.to_lowercase()));
            if tagged {
                items.push(finding_line(made, Spot { account, item: Item::Finding(at) }));
            }
        }
    }
    items.into_iter().flatten().collect()
}

/// What surprised somebody, and what few know.
pub(super) fn surprises(made: &mut Made<'_>) -> Section {
    let title = "Surprises, and what is worth spreading";
    let mut section = Section::new(Anchor::part("surprises"), title);
    let spots = made.pack.surprises.clone();
    let items = spots.into_iter().filter_map(|spot| finding_line(made, spot));
    let items: Vec<ListItem> = items.collect();
    section.list(items);
    section
}

/// A finding in a line, with what it rests on.
fn finding_line(made: &mut Made<'_>, spot: Spot) -> Option<ListItem> {
    let Item::Finding(at) = spot.item else { return None };
    let account = made.review.account(spot.account)?;
    let finding = account.findings.findings.get(at)?;
    let said = |item: &Item| matches!(item, Item::Quote(_) | Item::Note(_));
    let rests = account.items(&finding.evidence).filter(said);
    let rests: Vec<Spot> = rests.map(|item| Spot { account: spot.account, item }).collect();
    let learned = finding.learned.trim();
    let learned = if learned.is_empty() { String::new() } else { format!(": {learned}") };
    let strength = words::strength(finding.confidence);
    let named = Line::of(" · ").and(made.called.id(spot)).text(format!(", {strength}"));
    let line = Line::default().strong(finding.title.as_str()).text(learned);
    let line = line.and(made.cite(rests)).and(named);
    Some(line.into())
}
