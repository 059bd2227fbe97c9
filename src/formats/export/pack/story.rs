//! Everyone's moments as a picture and a table, and the words that the pack rests on.

use chrono::DateTime;

use super::{
    Made,
    called::{Called, Group, NOBODY},
};
use crate::formats::export::{
    document::{
        Anchor, Block, Item as ListItem, LaneOf, Lanes, Line, Mark, Row, Section, Table, Words,
    },
    words::{self, pack as say},
};
use crate::review::{Item, Placed, Review, Spot, ticks};

/// The timeline: drawn, and in a table.
pub(super) fn timeline(made: &mut Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("timeline"), "Timeline");
    let placed = in_order(made.review);
    if placed.is_empty() {
        section.line(Line::of(say::NO_MOMENTS));
        return section;
    }
    if let Some(lanes) = lanes(made, &placed) {
        section.blocks.push(Block::Lanes(lanes));
    }
    let rows = (1..).zip(&placed).map(|(number, placed)| row(made, number, placed)).collect();
    let zone = zone(made.review.timeline.offset);
    let caption = format!("{}; times in {zone}", say::MOMENTS);
    let head = ["No.", "When", "What", "Who", "How they know", "Rests on"];
    let head = head.map(str::to_owned).to_vec();
    section.blocks.push(Block::Table(Table { caption, head, rows }));
    section
}

/// All moments in the order of time; those without any by their words, which tell nothing of who.
pub(super) fn in_order(review: &Review) -> Vec<Placed> {
    let mut placed: Vec<Placed> = review.timeline.in_order().into_iter().cloned().collect();
    let words = |spot: Spot| review.telling(spot).map(|telling| telling.words.to_owned());
    placed.sort_by_cached_key(|placed| (placed.at.is_none(), placed.at, words(placed.spot)));
    placed
}

fn lanes(made: &Made<'_>, placed: &[Placed]) -> Option<Lanes> {
    let timeline = &made.review.timeline;
    let (first, last) = timeline.span()?;
    let room = ((last - first) / 40).max(60);
    let axis = (first - room, last + room);
    let along = |at: i64| {
        let whole = i128::from(axis.1 - axis.0).max(1);
        let part = i128::from(at.clamp(axis.0, axis.1) - axis.0) * 1000 / whole;
        u16::try_from(part).unwrap_or(0)
    };
    let days = last - first > 86_400;
    let ticks = ticks(axis, if days { 7 } else { 10 }, timeline.offset);
    let shown = |at: i64| (along(at), shown(at, timeline.offset, days));
    let lane = |group: &Group| LaneOf {
        teller: group.label.clone(),
        marks: (1..)
            .zip(placed)
            .filter(|(_, placed)| made.called.group(placed.spot).is_some_and(|own| own == group))
            .filter_map(|(number, placed)| mark(made, number, placed, &along))
            .collect(),
    };
    let lanes = made.called.groups.iter().map(lane).filter(|lane| !lane.marks.is_empty());
    let caption = format!("{}; times in {}", say::LANES, zone(timeline.offset));
    Some(Lanes { caption, ticks: ticks.into_iter().map(shown).collect(), lanes: lanes.collect() })
}

fn mark(
    made: &Made<'_>,
    number: usize,
    placed: &Placed,
    along: &dyn Fn(i64) -> u16,
) -> Option<Mark> {
    use crate::review::When;
    let at = placed.at?;
    let open = match placed.when {
        When::Exact(_) => None,
        When::About(at) => Some((along(at - placed.when.slack()), along(at + placed.when.slack()))),
        When::Between(from, to) => Some((from.map_or(0, along), to.map_or(1000, along))),
    };
    let says = made.review.telling(placed.spot)?.words.to_owned();
    Some(Mark { name: number.to_string(), at: along(at), open, differs: placed.differs, says })
}

fn row(made: &mut Made<'_>, number: usize, placed: &Placed) -> Row {
    let spot = placed.spot;
    let account = made.review.account(spot.account);
    let Item::Moment(at) = spot.item else { return Row { anchor: None, cells: Vec::new() } };
    let moment = account.and_then(|account| account.findings.moments.get(at));
    let (Some(account), Some(moment)) = (account, moment) else {
        return Row { anchor: None, cells: Vec::new() };
    };
    let said = |item: &Item| matches!(item, Item::Quote(_) | Item::Note(_));
    let rests = account.items(&moment.evidence).filter(said);
    let rests: Vec<Spot> = rests.map(|item| Spot { account: spot.account, item }).collect();
    made.cited.extend(rests.iter().copied());
    let rests = match (rests.is_empty(), made.called.group(spot)) {
        (true, Some(group)) => Line::default().link(Called::consent(&group.mark), words::AS_AGREED),
        _ => Line::joined(rests.into_iter().map(|spot| made.called.id(spot)), ", "),
    };
    let when = when(made.review, spot, &moment.told);
    let differs = if placed.differs { say::DIFFERS } else { "" };
    let cells = vec![
        Line::of(number.to_string()),
        Line::of(when),
        Line::of(moment.what.as_str()).text(differs),
        Line::of(made.called.who(spot)).text(" · ").and(made.called.id(spot)),
        Line::of(words::knows(moment.knows)),
        rests,
    ];
    Row { anchor: Some(made.called.anchor(spot)), cells }
}

/// When a moment was: on the clock, where that is known, and as it was told.
pub(super) fn when(review: &Review, spot: Spot, told: &str) -> String {
    let told = told.trim();
    match clock(review, spot) {
        Some(clock) if told.contains(&clock) => told.to_owned(),
        Some(clock) if told.is_empty() => clock,
        Some(clock) => format!("{clock}, “{told}”"),
        None => told.to_owned(),
    }
}

/// The time of a moment, in the zone most times are told in.
fn clock(review: &Review, spot: Spot) -> Option<String> {
    let told = review.timeline.placed(spot)?.when.told()?;
    Some(shown(told, review.timeline.offset, false))
}

fn shown(at: i64, offset: i32, days: bool) -> String {
    let local = DateTime::from_timestamp(at.saturating_add(offset.into()), 0);
    let shape = if days { "%m-%d %H:%M" } else { "%H:%M" };
    local.map(|local| local.format(shape).to_string()).unwrap_or_default()
}

/// `UTC+01:00`
fn zone(offset: i32) -> String {
    let (sign, seconds) = if offset < 0 { ('-', -i64::from(offset)) } else { ('+', offset.into()) };
    match offset {
        0 => "UTC".to_owned(),
        _ => format!("UTC{sign}{:02}:{:02}", seconds / 3600, seconds / 60 % 60),
    }
}

/// The words that sentences of the pack rest on, by who said them; those of people who are not to be
/// known by their words.
pub(super) fn evidence(made: &mut Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("evidence"), "The words it rests on");
    let learned = learned(made);
    for group in &made.called.groups {
        let own = made.cited.iter().filter(|spot| made.called.group(**spot) == Some(group));
        let said = own.filter_map(|spot| made.called.said(*spot, None));
        let mut said: Vec<Words> = said.collect();
        if group.mark == NOBODY {
            said.sort_by(|one, other| one.words.cmp(&other.words));
        }
        let own = learned.iter().filter(|(spot, _)| made.called.group(*spot) == Some(group));
        let own: Vec<ListItem> = own.map(|(_, item)| item.clone()).collect();
        if said.is_empty() && own.is_empty() {
            continue;
        }
        let anchor = Anchor::part(&format!("evidence-{}", group.mark));
        let mut part = Section::new(anchor, format!("{}: {}", group.mark, group.label));
        let agreed = Line::default().link(Called::consent(&group.mark), words::AS_AGREED);
        part.blocks.push(Block::Aside(agreed));
        part.list(own);
        part.blocks.extend(said.into_iter().map(Block::Words));
        section.blocks.push(Block::Section(part));
    }
    section
}

/// All findings by their titles, with what each rests on: where links to them lead.
fn learned(made: &mut Made<'_>) -> Vec<(Spot, ListItem)> {
    let mut learned = Vec::new();
    for (at, account) in made.review.accounts.iter().enumerate() {
        for (place, finding) in account.findings.findings.iter().enumerate() {
            let spot = Spot { account: at, item: Item::Finding(place) };
            let said = |item: &Item| matches!(item, Item::Quote(_) | Item::Note(_));
            let rests = account.items(&finding.evidence).filter(said);
            let rests: Vec<Spot> = rests.map(|item| Spot { account: at, item }).collect();
            let about = format!(" · {} · ", words::kind(finding.kind));
            let line = Line::default().strong(finding.title.as_str()).text(about);
            let line = line.text(made.called.name(spot)).and(made.cite(rests));
            learned.push((spot, ListItem { anchor: Some(made.called.anchor(spot)), line }));
        }
    }
    let title = |spot: &Spot| made.review.telling(*spot).map(|telling| telling.words.to_owned());
    learned.sort_by_cached_key(|(spot, _)| title(spot));
    learned
}
