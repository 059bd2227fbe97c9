//! The file of a question bank.

use std::fmt::Display;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use crate::{
    guide::{
        files::{
            Kind,
            checks::{Checks, LONGEST, LONGEST_ID, SLUG, fault_at, field, quoted},
        },
        question::{Bank, Form, Origin, Question},
    },
    yaml::{self, Fault},
};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "firsthand question bank, version 1")]
/// Questions on one topic, to be asked in an interview.
pub(super) struct BankShape {
    /// The format and its version.
    #[schemars(extend("const" = Kind::Bank.schema()))]
    schema: String,
    /// Unique among banks; also the name of the file.
    #[schemars(regex(pattern = SLUG), length(max = LONGEST_ID))]
    id: String,
    /// The topic, in a few words.
    #[schemars(length(min = 1, max = LONGEST))]
    title: String,
    /// What the bank is for, in a sentence.
    #[schemars(length(max = LONGEST))]
    #[serde(default)]
    about: String,
    /// Ids of the phases where it fits.
    #[schemars(with = "Option<Vec<String>>")]
    #[serde(default, deserialize_with = "null_is_empty")]
    when: Vec<String>,
    /// Whether its questions follow up any answer: offered after one, never as a topic.
    #[serde(default)]
    follow_up: bool,
    /// In the order in which one would ask them.
    #[schemars(length(min = 1, max = MOST_QUESTIONS))]
    #[serde(default, deserialize_with = "null_is_empty")]
    questions: Vec<QuestionShape>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Question", extend("if" = fact(), "then" = opened_up()))]
/// One question, and what one should know to ask it well.
struct QuestionShape {
    /// Unique within its bank.
    #[schemars(regex(pattern = SLUG), length(max = LONGEST_ID))]
    id: String,
    /// The wording, as one says it. `{system}`, `{quote}`, `{their_word}` and `{time}` are filled in.
    #[schemars(length(min = 1, max = LONGEST))]
    ask: String,
    /// The wording where a blank cannot be filled.
    #[schemars(length(min = 1, max = LONGEST))]
    ask_plain: Option<String>,
    /// What the answer shows.
    #[schemars(length(min = 1, max = LONGEST))]
    why: String,
    /// Follow-ups, the likeliest first.
    #[schemars(with = "Option<Vec<String>>")]
    #[serde(default, deserialize_with = "null_is_empty")]
    probes: Vec<String>,
    /// Words in their speech that make it worth asking now, as they say them.
    #[schemars(with = "Option<Vec<String>>")]
    #[serde(default, deserialize_with = "null_is_empty")]
    cues: Vec<String>,
    /// Tags of the codebook that an answer is likely to get.
    #[schemars(with = "Option<Vec<String>>")]
    #[serde(default, deserialize_with = "null_is_empty")]
    tags: Vec<String>,
    /// Where the question comes from.
    #[schemars(length(max = LONGEST))]
    #[serde(default)]
    source: String,
    /// `open` invites an account; `fact` is closed on purpose, and a probe opens it up again.
    #[schemars(extend("enum" = FORMS.map(|(name, _)| name)))]
    #[serde(default)]
    form: Option<String>,
    /// What it is after, by ids such as `O1`.
    #[schemars(with = "Option<Vec<String>>")]
    #[serde(default, deserialize_with = "null_is_empty")]
    intents: Vec<String>,
    /// Phases where it fits, if fewer than its bank's.
    #[schemars(with = "Option<Vec<String>>")]
    #[serde(default, deserialize_with = "null_is_empty")]
    when: Vec<String>,
}

/// How each form is named in files.
const FORMS: [(&str, Form); 2] = [("open", Form::Open), ("fact", Form::Fact)];

/// The most questions in one bank.
const MOST_QUESTIONS: usize = 500;

/// Reads the text of a bank file; `name` stands in front of every fault.
///
/// # Errors
/// All its faults if it has any: one if it does not have a bank's shape, else every one.
pub fn read_bank(name: &str, origin: Origin, text: &str) -> Result<Bank, Vec<Fault>> {
    let mut shape: BankShape =
        yaml::read_import(text).map_err(|fault| vec![fault.in_file(name)])?;
    let mut checks = Checks::default();
    checks.schema(&shape.schema, Kind::Bank);
    if shape.questions.is_empty() {
        checks.fault(Fault::at_path("questions", "no questions").expecting("at least one"));
    }
    checks.at_most(MOST_QUESTIONS, "questions", shape.questions.len());
    shape.questions.truncate(MOST_QUESTIONS);
    let ids = shape.questions.iter().enumerate();
    checks.once(ids.map(|(at, question)| (field("questions", at, "id"), question.id.as_str())));
    let questions = shape.questions.iter().enumerate();
    let bank = Bank {
        id: checks.slug("id", &shape.id),
        title: checks.plain("title", &shape.title),
        about: checks.optional("about", &shape.about),
        when: checks.slugs("when", &shape.when),
        follow_up: shape.follow_up,
        questions: questions.map(|(at, shape)| question(&mut checks, at, shape)).collect(),
        origin,
    };
    checks.finish(name, text, bank)
}

/// An empty list is often written as nothing at all.
pub(crate) fn null_is_empty<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

fn question(checks: &mut Checks, at: usize, shape: &QuestionShape) -> Question {
    let path = |name| field("questions", at, name);
    let probes = shape.probes.iter().enumerate();
    Question {
        id: checks.slug(&path("id"), &shape.id),
        ask: checks.with_blanks(&path("ask"), &shape.ask),
        ask_plain: shape.ask_plain.as_ref().map(|text| checks.plain(&path("ask_plain"), text)),
        why: checks.plain(&path("why"), &shape.why),
        form: form(checks, &path("form"), shape),
        probes: probes
            .map(|(at, text)| checks.plain(&format_args!("{}[{at}]", path("probes")), text))
            .collect(),
        cues: checks.texts(&path("cues"), &shape.cues),
        tags: checks.slugs(&path("tags"), &shape.tags),
        source: checks.optional(&path("source"), &shape.source),
        intents: checks.texts(&path("intents"), &shape.intents),
        when: checks.slugs(&path("when"), &shape.when),
    }
}

fn form(checks: &mut Checks, path: &impl Display, shape: &QuestionShape) -> Form {
    let named = shape.form.as_deref().unwrap_or("open");
    let form = checks.one_of(path, named, &FORMS).unwrap_or(Form::Open);
    if form == Form::Fact && shape.probes.is_empty() {
        let found = format!("a fact question without probes: {}", quoted(&shape.id));
        let fault = fault_at(path, found).expecting("at least one probe");
        checks.fault(fault.hinting("a closed question needs one that opens it up again"));
    }
    form
}

/// In the schema: if a question is a fact …
fn fact() -> Value {
    json!({ "properties": { "form": { "const": "fact" } }, "required": ["form"] })
}

/// … then it has a probe.
fn opened_up() -> Value {
    json!({ "properties": { "probes": { "type": "array", "minItems": 1 } }, "required": ["probes"] })
}
