//! The file of a question bank.

use serde::{Deserialize, Deserializer};

use crate::{
    guide::{
        files::{
            Kind,
            checks::{Checks, quoted},
        },
        question::{Bank, Form, Origin, Question},
    },
    yaml::{self, Fault},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BankShape {
    schema: String,
    id: String,
    title: String,
    #[serde(default)]
    about: String,
    #[serde(default, deserialize_with = "null_is_empty")]
    when: Vec<String>,
    #[serde(default)]
    follow_up: bool,
    #[serde(default, deserialize_with = "null_is_empty")]
    questions: Vec<QuestionShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionShape {
    id: String,
    ask: String,
    ask_plain: Option<String>,
    why: String,
    #[serde(default, deserialize_with = "null_is_empty")]
    probes: Vec<String>,
    #[serde(default, deserialize_with = "null_is_empty")]
    cues: Vec<String>,
    #[serde(default, deserialize_with = "null_is_empty")]
    tags: Vec<String>,
    #[serde(default)]
    source: String,
    #[serde(default)]
    form: Option<String>,
    #[serde(default, deserialize_with = "null_is_empty")]
    intents: Vec<String>,
    #[serde(default, deserialize_with = "null_is_empty")]
    when: Vec<String>,
}

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
    checks.once(ids.map(|(at, question)| (format!("questions[{at}].id"), question.id.as_str())));
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
    let path = |field: &str| format!("questions[{at}].{field}");
    let probes = shape.probes.iter().enumerate();
    Question {
        id: checks.slug(&path("id"), &shape.id),
        ask: checks.with_blanks(&path("ask"), &shape.ask),
        ask_plain: shape.ask_plain.as_ref().map(|text| checks.plain(&path("ask_plain"), text)),
        why: checks.plain(&path("why"), &shape.why),
        form: form(checks, &path("form"), shape),
        probes: probes
            .map(|(probe, text)| checks.plain(&path(&format!("probes[{probe}]")), text))
            .collect(),
        cues: checks.texts(&path("cues"), &shape.cues),
        tags: checks.slugs(&path("tags"), &shape.tags),
        source: checks.optional(&path("source"), &shape.source),
        intents: checks.texts(&path("intents"), &shape.intents),
        when: checks.slugs(&path("when"), &shape.when),
    }
}

fn form(checks: &mut Checks, path: &str, shape: &QuestionShape) -> Form {
    const FORMS: [(&str, Form); 2] = [("open", Form::Open), ("fact", Form::Fact)];
    let named = shape.form.as_deref().unwrap_or("open");
    let form = checks.one_of(path, named, &FORMS).unwrap_or(Form::Open);
    if form == Form::Fact && shape.probes.is_empty() {
        let found = format!("a fact question without probes: {}", quoted(&shape.id));
        let fault = Fault::at_path(path, found).expecting("at least one probe");
        checks.fault(fault.hinting("a closed question needs one that opens it up again"));
    }
    form
}
