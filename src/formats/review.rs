//! `review.yaml`: what a facilitator chose about an incident, in the folder of its findings.
//!
//! Made to be read, and merged by git: one thing a line, in an order that stays. It names things in
//! findings files and never holds their words.

mod shape;

use crate::review::{Choices, Meeting, PARTS, Part, Pointer, Question, Reading, Theme, Verdict};
use crate::yaml::{self, Fault};

use shape::{File, MeetingShape, Minutes, QuestionShape, ReadingShape, ThemeShape, VerdictShape};

/// The file's name.
pub const FILE: &str = "review.yaml";

/// What the file says it is.
pub const SCHEMA: &str = "firsthand/review/1";

/// The schema's file name.
pub const SCHEMA_FILE: &str = "review-1.schema.json";

/// The JSON Schema of the file.
#[must_use]
pub fn json_schema() -> schemars::Schema {
    schemars::schema_for!(File)
}

/// What the file of this incident says.
///
/// # Errors
/// All that is wrong with it. A file with anything in it that is not known here is refused, since
/// writing it again would lose that.
pub fn read(text: &str, incident: &str) -> Result<Choices, Vec<Fault>> {
    let file: File = yaml::read_import(text).map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    if file.schema != SCHEMA {
        let found = format!("`{}`", yaml::shown(&file.schema, yaml::MOST_SHOWN));
        faults.push(Fault::at_path("schema", found).expecting(format!("`{SCHEMA}`")));
    }
    if file.incident != incident {
        let found = format!("`{}`", yaml::shown(&file.incident, yaml::MOST_SHOWN));
        let expected = format!("`{incident}`, the incident of the findings beside it");
        faults.push(Fault::at_path("incident", found).expecting(expected));
    }
    let choices = choices(file, &mut faults);
    yaml::locate(text, &mut faults);
    if faults.is_empty() { Ok(choices) } else { Err(faults) }
}

/// The file for these choices.
///
/// # Panics
/// Never: the shape has only texts, numbers and lists of them.
#[must_use]
pub fn write(incident: &str, choices: &Choices) -> String {
    let text = yaml::write(&file(incident, choices));
    let text = text.expect("texts, numbers and lists have a form in YAML");
    format!("# yaml-language-server: $schema={SCHEMA_FILE}\n{text}")
}

fn file(incident: &str, choices: &Choices) -> File {
    File {
        schema: SCHEMA.to_owned(),
        incident: incident.to_owned(),
        themes: choices.themes.iter().cloned().map(ThemeShape::of).collect(),
        contrasts: choices.contrasts.iter().map(VerdictShape::of).collect(),
        questions: choices.questions.iter().map(QuestionShape::of).collect(),
        quotes: choices.readings.iter().map(ReadingShape::of).collect(),
        meeting: MeetingShape::of(&choices.meeting),
    }
}

fn choices(file: File, faults: &mut Vec<Fault>) -> Choices {
    let themes: Vec<Theme> = file.themes.into_iter().map(ThemeShape::theme).collect();
    for (at, theme) in themes.iter().enumerate() {
        let earlier = themes.iter().take(at).any(|other| other.id == theme.id);
        if earlier || theme.id.is_empty() {
            let found = if earlier { "an id that another theme has" } else { "an empty id" };
            let fault = Fault::at_path(format!("themes[{at}].id"), found);
            faults.push(fault.expecting("an id of its own"));
        }
    }
    let contrasts = file.contrasts.into_iter().enumerate();
    let contrasts = contrasts.map(|(at, shape)| shape.verdict(at, faults)).collect();
    let questions = file.questions.into_iter().enumerate();
    let questions = questions.map(|(at, shape)| shape.question(at, faults)).collect();
    let quotes = file.quotes.into_iter().enumerate();
    let readings = quotes.map(|(at, shape)| shape.reading(at, faults)).collect();
    Choices { themes, contrasts, questions, readings, meeting: file.meeting.meeting(faults) }
}

/// A name such as `support-lead-4r2m#n12`; a fault for what is none.
fn pointer(text: &str, path: String, faults: &mut Vec<Fault>) -> Pointer {
    text.parse().unwrap_or_else(|()| {
        let found = format!("`{}`", yaml::shown(text, yaml::MOST_SHOWN));
        faults.push(
            Fault::at_path(path, found).expecting("an interview's id, `#`, and a name in it"),
        );
        Pointer::default()
    })
}

impl VerdictShape {
    fn of(verdict: &Verdict) -> Self {
        Self {
            between: verdict.between.iter().map(ToString::to_string).collect(),
            state: verdict.standing.into(),
            remark: verdict.remark.clone(),
            agenda: verdict.agenda,
        }
    }

    fn verdict(self, at: usize, faults: &mut Vec<Fault>) -> Verdict {
        let Self { between, state, remark, agenda } = self;
        let path = |side| format!("contrasts[{at}].between[{side}]");
        let sides = between.iter().enumerate();
        let between = sides.map(|(side, text)| pointer(text, path(side), faults)).collect();
        Verdict { between, standing: state.into(), remark, agenda }
    }
}

impl QuestionShape {
    fn of(question: &Question) -> Self {
        Self {
            id: question.id.clone(),
            words: question.words.clone(),
            of: question.of.iter().map(ToString::to_string).collect(),
            whom: question.whom.clone(),
            explainer: question.explainer,
            state: question.fate.into(),
        }
    }

    fn question(self, at: usize, faults: &mut Vec<Fault>) -> Question {
        let Self { id, words, of, whom, explainer, state } = self;
        let of = of.iter().enumerate();
        let of = of.map(|(n, text)| pointer(text, format!("questions[{at}].of[{n}]"), faults));
        Question { id, words, of: of.collect(), whom, explainer, fate: state.into() }
    }
}

impl ReadingShape {
    fn of(reading: &Reading) -> Self {
        Self {
            quote: reading.quote.to_string(),
            theme: reading.theme.clone(),
            by: reading.by.clone(),
        }
    }

    fn reading(self, at: usize, faults: &mut Vec<Fault>) -> Reading {
        let quote = pointer(&self.quote, format!("quotes[{at}].quote"), faults);
        Reading { quote, theme: self.theme, by: self.by }
    }
}

impl MeetingShape {
    fn of(meeting: &Meeting) -> Self {
        let minutes = |(part, minutes): &(Part, u16)| Minutes {
            part: part.word().to_owned(),
            minutes: *minutes,
        };
        Self {
            length: meeting.length,
            parts: meeting.minutes.iter().map(minutes).collect(),
            rules: meeting.rules.clone(),
            invited: meeting.invited.clone(),
        }
    }

    fn meeting(self, faults: &mut Vec<Fault>) -> Meeting {
        let mut minutes = Vec::new();
        for (at, own) in self.parts.iter().enumerate() {
            if let Some(part) = Part::of_word(&own.part) {
                minutes.push((part, own.minutes));
                continue;
            }
            let found = format!("`{}`", yaml::shown(&own.part, yaml::MOST_SHOWN));
            let words = PARTS.map(|(part, _)| part.word());
            let fault = Fault::at_path(format!("meeting.parts[{at}].part"), found);
            faults.push(fault.expecting(yaml::list_of(words)));
        }
        minutes.sort_unstable();
        Meeting { length: self.length, minutes, rules: self.rules, invited: self.invited }
    }
}
