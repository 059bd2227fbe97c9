//! The meeting itself: how it begins, its parts, who was heard, what is asked, who comes.

use super::{
    Made,
    called::{Called, NOBODY},
};
use crate::findings::shape::Attribution;
use crate::formats::export::{
    document::{Anchor, Block, Fact, Item as ListItem, Line, Row, Section, Table},
    interview::about,
    words::{self, pack as say},
};
use crate::review::{Asked, Item, Part, Pointer, Spot};

/// The purpose and the ground rules, to be read out.
pub(super) fn opening(made: &Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("opening"), "To open");
    section.line(Line::of(say::PURPOSE));
    let rules = made.pack.agenda.rules.iter();
    section.list(rules.map(|rule| Line::of(rule.as_str()).into()).collect());
    section
}

/// The parts of the meeting, with their minutes.
pub(super) fn agenda(made: &mut Made<'_>) -> Section {
    let agenda = &made.pack.agenda;
    let mut rows = Vec::new();
    for (part, minutes) in &agenda.parts {
        let what = match part {
            Part::Narrative => presents(made),
            Part::Background => joined(&agenda.explained),
            Part::Themes => themes(made),
            Part::Questions => count(made.pack.questions.len()),
            Part::Opening | Part::Next => String::new(),
        };
        let what = if what.is_empty() { say::usual(*part).to_owned() } else { what };
        let cells =
            vec![Line::of(say::part(*part)), Line::of(format!("{minutes} min")), Line::of(what)];
        rows.push(Row { anchor: None, cells });
    }
    let caption = say::minutes(agenda.sum, agenda.length);
    let head = ["Part", "Minutes", "What"].map(str::to_owned).to_vec();
    let mut section = Section::new(Anchor::part("agenda"), "Agenda");
    section.blocks.push(Block::Table(Table { caption, head, rows }));
    section
}

fn presents(made: &Made<'_>) -> String {
    let told = made.pack.agenda.presents.iter().filter_map(|(account, what)| {
        let who = &made.review.account(*account)?.who.label;
        Some(format!("{who}: {what}"))
    });
    told.collect::<Vec<_>>().join("; ")
}

fn joined(asked: &[Asked]) -> String {
    let explained = asked.iter().map(|asked| {
        let whom = asked.chosen.as_ref().map_or("", |own| own.whom.as_str());
        if whom.is_empty() { asked.words.clone() } else { format!("{whom}: {}", asked.words) }
    });
    explained.collect::<Vec<_>>().join("; ")
}

fn themes(made: &Made<'_>) -> String {
    let suggested = made.pack.suggested.themes;
    let named = made.pack.themes.iter().map(|on| {
        if suggested {
            on.theme.name.clone()
        } else {
            format!("{} ({} min)", on.theme.name, on.minutes)
        }
    });
    named.collect::<Vec<_>>().join(", ")
}

fn count(questions: usize) -> String {
    if questions == 0 { String::new() } else { words::counted(questions, "question") }
}

/// Who was heard, from where they saw it, and who was not.
pub(super) fn heard(made: &Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("heard"), "Who was heard");
    let facts = made.called.groups.iter().map(|group| {
        let from = match group.accounts[..] {
            [account] if group.mark != NOBODY => from_where(made, account),
            _ => say::NOT_NAMED.to_owned(),
        };
        Fact::new(format!("{}: {}", group.mark, group.label), Line::of(from))
    });
    section.blocks.push(Block::Facts(facts.collect()));
    let missing = &made.pack.coverage.missing;
    if !missing.is_empty() {
        section.blocks.push(Block::Aside(Line::of(say::WHO_ELSE)));
        section.list(missing.iter().map(|line| Line::of(line.as_str()).into()).collect());
    }
    section
}

fn from_where(made: &Made<'_>, account: usize) -> String {
    let heard = made.pack.coverage.heard.iter().find(|heard| heard.account == account);
    heard.map(|heard| heard.about.join(", ")).unwrap_or_default()
}

/// What was agreed with each: where the words of the pack stand on.
pub(super) fn agreed(made: &Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("agreed"), "What was agreed");
    for group in &made.called.groups {
        let anchor = Called::consent(&group.mark);
        let mut part = Section::new(anchor, format!("{}: {}", group.mark, group.label));
        match group.accounts[..] {
            [account] if group.mark != NOBODY => part.blocks = with_person(made, account),
            _ => part.line(Line::of(say::NOT_NAMED)),
        }
        section.blocks.push(Block::Section(part));
    }
    section
}

/// What was agreed with one person.
fn with_person(made: &Made<'_>, account: usize) -> Vec<Block> {
    let Some(account) = made.review.account(account) else { return Vec::new() };
    let interview = &account.findings.interview;
    let mut facts = interview.consent.as_ref().map(about::agreed).unwrap_or_default();
    let back = words::shared_back(interview.shared_back.state);
    facts.push(Fact::new("Shared back", Line::of(back)));
    let mut blocks = vec![Block::Facts(facts)];
    if interview.consent.is_none() {
        blocks.push(Block::Line(Line::of(words::NO_CONSENT)));
    }
    blocks
}

/// What is to be asked.
pub(super) fn questions(made: &mut Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("questions"), "Questions");
    let asked = std::mem::take(&mut made.pack.questions);
    section.list(asked.iter().map(|asked| question(made, asked)).collect());
    if asked.is_empty() {
        section.line(Line::of(say::NO_QUESTIONS));
    }
    made.pack.questions = asked;
    section
}

/// What somebody is to explain beforehand.
pub(super) fn explained(made: &mut Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("explained"), "To be explained beforehand");
    let asked = std::mem::take(&mut made.pack.agenda.explained);
    section.list(asked.iter().map(|asked| question(made, asked)).collect());
    made.pack.agenda.explained = asked;
    section
}

/// A question, whom it is for, and the findings it comes from.
fn question(made: &mut Made<'_>, asked: &Asked) -> ListItem {
    let whom = asked.chosen.as_ref().map_or("", |own| own.whom.as_str());
    let whom = if whom.is_empty() { String::new() } else { format!(" — {whom}") };
    let spots = asked.from.iter().filter_map(|(account, from)| origin(made, *account, from));
    let mut spots: Vec<Spot> = spots.collect();
    spots.sort_unstable();
    spots.dedup();
    let from = Line::joined(spots.iter().map(|spot| made.called.id(*spot)), ", ");
    let from = if from.is_empty() { from } else { Line::of(" (").and(from).text(")") };
    Line::of(asked.words.as_str()).text(whom).and(from).into()
}

/// The finding, decision point or lead that a question comes from.
fn origin(made: &Made<'_>, account: usize, from: &Pointer) -> Option<Spot> {
    let thing = from.thing.split('/').next()?;
    let item = made.review.account(account)?.item(thing)?;
    Some(Spot { account, item })
}

/// Ideas: parked, not debated.
pub(super) fn ideas(made: &mut Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("ideas"), "Ideas, parked");
    let mut items = Vec::new();
    for (account, at) in made.pack.ideas.clone() {
        let Some(of) = made.review.account(account) else { continue };
        let Some(idea) = of.findings.ideas.get(at) else { continue };
        let spots: Vec<Spot> = of.items(&idea.from).map(|item| Spot { account, item }).collect();
        let said = |spot: &Spot| matches!(spot.item, Item::Quote(_) | Item::Note(_));
        let cited = made.cite(spots.into_iter().filter(said));
        items.push(Line::of(idea.what.as_str()).and(cited).into());
    }
    section.list(items);
    section
}

/// Words that a visitor may not know.
pub(super) fn glossary(made: &Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("glossary"), "Words for visitors");
    let terms = &made.pack.terms;
    if !terms.is_empty() {
        let list = format!("{} {}.", say::GLOSSARY, terms.join(", "));
        section.blocks.push(Block::ToWrite(Line::of(list)));
    }
    section
}

/// Whom to invite beside those who were heard.
pub(super) fn invited(made: &Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("invited"), "Whom to invite");
    let heard = made.review.accounts.iter();
    let heard = heard.filter(|account| account.who.level != Attribution::Anonymous);
    let heard: Vec<String> = heard.map(|account| account.who.label.clone()).collect();
    let mut items: Vec<ListItem> = Vec::new();
    if !heard.is_empty() {
        items.push(Line::of(format!("Those who were heard: {}", heard.join("; "))).into());
    }
    let invited = &made.pack.agenda.invited;
    items.extend(invited.iter().map(|who| Line::of(who.as_str()).into()));
    let pointed = made.pack.coverage.pointed.iter().filter(|who| !invited.contains(who));
    items.extend(pointed.map(|who| Line::of(say::pointed_at(who)).into()));
    section.list(items);
    section
}
