//! A pack for other programs: what was chosen, with the words that are cleared, as YAML.

use schemars::JsonSchema;
use serde::Serialize;

use super::{called::Called, story::in_order};
use crate::review::{
    Choices, Item, OnAgenda, Pack, Paired, Reading, Review, Spot, pack as chosen, report::clock,
    words::why,
};
use crate::yaml;

/// What the file says it is.
pub const SCHEMA: &str = "firsthand/pack/1";

/// The schema's file name.
pub const SCHEMA_FILE: &str = "pack-1.schema.json";

/// The JSON Schema of the file.
#[must_use]
pub fn pack_schema() -> schemars::Schema {
    schemars::schema_for!(File)
}

/// The pack of an incident as YAML. The same findings and choices give the same bytes.
///
/// # Panics
/// Never: the shape has only texts, numbers and lists of them.
#[must_use]
pub fn pack_yaml(review: &Review, choices: &Choices) -> String {
    let text = yaml::write(&file(review, &chosen(review, choices)));
    let text = text.expect("texts, numbers and lists have a form in YAML");
    format!("# yaml-language-server: $schema={SCHEMA_FILE}\n{text}")
}

/// What goes into the meeting about an incident.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "A pack, version 1")]
struct File {
    /// Names this format and its version.
    #[schemars(extend("const" = "firsthand/pack/1"))]
    schema: String,
    /// The incident's id.
    incident: String,
    /// What people call it.
    title: String,
    /// Whether nobody chose the themes: then they are the tags that most people speak of.
    suggested: bool,
    /// Those who were heard, as they may appear.
    heard: Vec<Heard>,
    /// The parts of the meeting.
    parts: Vec<Part>,
    /// Ground rules.
    rules: Vec<String>,
    /// Themes, in order.
    themes: Vec<Theme>,
    /// What is told differently.
    contrasts: Vec<Contrast>,
    /// Everyone's moments, in the order of time.
    moments: Vec<Moment>,
    /// Questions for the meeting.
    questions: Vec<Question>,
    /// Questions that somebody is to explain beforehand.
    explained: Vec<Question>,
    /// Whom to invite beside those who were heard.
    invited: Vec<String>,
    /// Vantages nobody was heard from.
    missing: Vec<String>,
}

/// Those who speak as one: a person, or all who are not to be known.
#[derive(Serialize, JsonSchema)]
struct Heard {
    /// What names of things begin with: `A`; `X` for all who are not to be known.
    mark: String,
    /// Who.
    who: String,
}

/// A part of the meeting.
#[derive(Serialize, JsonSchema)]
struct Part {
    /// Which.
    part: String,
    /// How many minutes.
    minutes: u16,
}

/// A theme.
#[derive(Serialize, JsonSchema)]
struct Theme {
    /// What it is called.
    name: String,
    /// What it is about.
    line: String,
    /// Its tags.
    tags: Vec<String>,
    /// Its minutes.
    minutes: u16,
    /// The question that opens it.
    opening: String,
    /// The question that widens it.
    widening: String,
    /// Quotes to read out.
    quotes: Vec<Quote>,
}

/// A quote to read out, cleared for it.
#[derive(Serialize, JsonSchema)]
struct Quote {
    /// Its name in the pack.
    id: String,
    /// The words.
    text: String,
    /// Under which words.
    signed: String,
    /// When, on the interview's clock; not where they are not to be known.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// The question it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    /// Who reads it; nothing for the facilitator.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    read_by: String,
}

/// What is told differently.
#[derive(Serialize, JsonSchema)]
struct Contrast {
    /// Why it is shown.
    why: Vec<String>,
    /// The facilitator's remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    remark: String,
    /// The tellings.
    told: Vec<Told>,
}

/// What one tells.
#[derive(Serialize, JsonSchema)]
struct Told {
    /// Its name in the pack.
    id: String,
    /// Who tells it.
    who: String,
    /// The words; nothing where they are not cleared.
    text: String,
}

/// A moment, as one tells it.
#[derive(Serialize, JsonSchema)]
struct Moment {
    /// Its name in the pack.
    id: String,
    /// Who tells it.
    who: String,
    /// The time as it was told.
    told: String,
    /// The time on the clock, where it is known; all in one zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    /// What happened.
    what: String,
    /// Whether others tell it differently.
    differs: bool,
}

/// A question.
#[derive(Serialize, JsonSchema)]
struct Question {
    /// The words.
    words: String,
    /// Who is to answer it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    whom: String,
}

fn file(review: &Review, pack: &Pack) -> File {
    let called = Called::new(review);
    let heard = called.groups.iter();
    let heard = heard.map(|group| Heard { mark: group.mark.clone(), who: group.label.clone() });
    let parts = pack.agenda.parts.iter();
    let parts =
        parts.map(|(part, minutes)| Part { part: part.word().to_owned(), minutes: *minutes });
    let question = |asked: &crate::review::Asked| Question {
        words: asked.words.clone(),
        whom: asked.chosen.as_ref().map(|own| own.whom.clone()).unwrap_or_default(),
    };
    File {
        schema: SCHEMA.to_owned(),
        incident: review.incident.id.clone(),
        title: review.incident.title.clone(),
        suggested: pack.suggested.themes,
        heard: heard.collect(),
        parts: parts.collect(),
        rules: pack.agenda.rules.clone(),
        themes: pack.themes.iter().map(|on| theme(review, &called, on)).collect(),
        contrasts: pack.contrasts.iter().map(|one| contrast(review, &called, one)).collect(),
        moments: moments(review, &called),
        questions: pack.questions.iter().map(question).collect(),
        explained: pack.agenda.explained.iter().map(question).collect(),
        invited: pack.agenda.invited.clone(),
        missing: pack.coverage.missing.clone(),
    }
}

fn theme(review: &Review, called: &Called<'_>, on: &OnAgenda) -> Theme {
    let quotes = on.readings.iter().filter_map(|one| quote(review, called, one));
    Theme {
        name: on.theme.name.clone(),
        line: on.theme.line.clone(),
        tags: on.row.tags.clone(),
        minutes: on.minutes,
        opening: on.opening.clone(),
        widening: on.widening.clone(),
        quotes: quotes.collect(),
    }
}

fn quote(review: &Review, called: &Called<'_>, (spot, reading): &(Spot, Reading)) -> Option<Quote> {
    let telling = review.telling(*spot)?;
    telling.cleared.ok()?;
    Some(Quote {
        id: called.name(*spot),
        text: telling.words.to_owned(),
        signed: telling.signed,
        at: telling.at.map(str::to_owned),
        after: telling.after.map(str::to_owned),
        read_by: reading.by.clone(),
    })
}

fn contrast(review: &Review, called: &Called<'_>, paired: &Paired) -> Contrast {
    let told = paired.contrast.spots().filter_map(|spot| {
        let telling = review.telling(spot)?;
        let kept = !telling.quoted || telling.cleared.is_ok();
        let text = if kept { telling.words.to_owned() } else { String::new() };
        Some(Told { id: called.name(spot), who: called.who(spot), text })
    });
    let remark = paired.verdict.as_ref().map(|verdict| verdict.remark.clone());
    Contrast {
        why: paired.contrast.whys.iter().map(|reason| why(*reason)).collect(),
        remark: remark.unwrap_or_default(),
        told: told.collect(),
    }
}

fn moments(review: &Review, called: &Called<'_>) -> Vec<Moment> {
    let told = in_order(review).into_iter().filter_map(|placed| {
        let Item::Moment(at) = placed.spot.item else { return None };
        let account = review.account(placed.spot.account)?;
        let moment = account.findings.moments.get(at)?;
        Some(Moment {
            id: called.name(placed.spot),
            who: called.who(placed.spot),
            told: moment.told.clone(),
            time: placed.when.told().and_then(|at| clock(review, at)).map(|at| at.to_rfc3339()),
            what: moment.what.clone(),
            differs: placed.differs,
        })
    });
    told.collect()
}
