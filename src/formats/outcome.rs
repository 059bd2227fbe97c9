//! `outcome.yaml`: what came of a meeting, in the folder of the incident's findings.
//!
//! Made to be filled in by hand and merged by git: one thing a line, in an order that stays, with what
//! each part is for above it. Counts of people, and no names.

mod check;
mod shape;

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use crate::review::outcome::Outcome;
use crate::yaml::{self, Fault};

use check::unfit;
use shape::File;

/// The file's name.
pub const FILE: &str = "outcome.yaml";

/// What the file says it is.
pub const SCHEMA: &str = "firsthand/outcome/1";

/// The schema's file name.
pub const SCHEMA_FILE: &str = "outcome-1.schema.json";

/// An outcome as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What it says.
    pub outcome: Outcome,
    /// Fields that are not known here; they stay in the file.
    pub unknown: Vec<String>,
}

/// A part of the file: its name, what it is for, and an example.
struct Part {
    name: &'static str,
    about: &'static str,
    example: &'static str,
}

const PARTS: [Part; 7] = [
    Part { name: "met", about: "The day of the meeting.", example: "met: 2026-12-01" },
    Part {
        name: "attended",
        about: "Who came, counted by team: who had to, who came without having to, and how many of\nthem had been in the incident.",
        example: "attended:\n- team: payments\n  required: 2\n  voluntary: 3\n  in_it: 2",
    },
    Part {
        name: "readers",
        about: "How many had read the review by a day; count again after 30 and 90 days.",
        example: "readers:\n- by: 2026-12-08\n  people: 41\n  teams: 7",
    },
    Part {
        name: "survey",
        about: "The four answers on the way out, counted.",
        example: "survey:\n  learned:\n    something: 9\n    nothing: 3\n  come_again:\n    would: 10\n    would_not: 2\n  could_say:\n    all: 9\n    partly: 2\n    not: 1\n  see_alike:\n    more: 7\n    same: 4\n    less: 1",
    },
    Part {
        name: "confidence",
        about: "How ready people would feel, 1 (not at all) to 5 (very): the middle answer of all who\nshare a role. Shown from three people on, so that nobody stands there alone.",
        example: "confidence:\n- role: on-call engineers\n  people: 4\n  before: 2\n  after: 4",
    },
    Part {
        name: "cited",
        about: "What changed, and cites the review: in a design, an onboarding, an experiment.",
        example: "cited:\n- where: onboarding of the platform team\n  changed: The page on alerts says which can wait\n  since: 2026-12-20\n  link: https://wiki.example/alerts",
    },
    Part {
        name: "stories",
        about: "What somebody told that it changed for them, in their words, as a role and no name.\nShown only once they agreed.",
        example: "stories:\n- words: I drew the retries anew after reading it\n  role: an engineer of another team\n  agreed: true\n  told: 2026-12-10",
    },
];

/// The JSON Schema of the file.
#[must_use]
pub fn json_schema() -> schemars::Schema {
    schemars::schema_for!(File)
}

/// What the file of this incident says, and what else is in it.
///
/// # Errors
/// All that is wrong with it.
pub fn read(text: &str, incident: &str) -> Result<Read, Vec<Fault>> {
    let (file, unknown) = yaml::read_noting::<File>(text).map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    if file.schema != SCHEMA {
        faults.push(unfit("schema", &file.schema, &format!("`{SCHEMA}`")));
    }
    if file.incident != incident {
        let expected = format!("`{incident}`, the incident of the findings beside it");
        faults.push(unfit("incident", &file.incident, &expected));
    }
    let outcome = file.outcome(&mut faults);
    yaml::locate(text, &mut faults);
    if faults.is_empty() { Ok(Read { outcome, unknown }) } else { Err(faults) }
}

/// The file for this outcome: each part with what it is for, an empty one with an example.
///
/// # Panics
/// Never: the shape has only texts, numbers and lists of them.
#[must_use]
pub fn write(incident: &str, outcome: &Outcome) -> String {
    let file = File::of(SCHEMA, incident, outcome);
    let head = head(&file);
    let parts = PARTS.iter().map(|part| {
        let text = text_of(part.name, &file);
        let text = text.unwrap_or_else(|| remark(part.example));
        format!("\n{}{text}", remark(part.about))
    });
    head + &parts.collect::<String>()
}

/// The first line with a remark of somebody's own, from 1: writing the file again would lose it.
///
/// # Panics
/// Never, as [`write`](fn@write).
#[must_use]
pub fn own_remark(text: &str, incident: &str, outcome: &Outcome) -> Option<usize> {
    let ours = write(incident, outcome) + &write(incident, &Outcome::default());
    let ours: HashSet<&str> = ours.lines().map(str::trim).collect();
    let mut lines = text.lines().map(str::trim);
    lines.position(|line| line.contains('#') && !ours.contains(line)).map(|at| at + 1)
}

/// What the file is, and of which incident.
fn head(file: &File) -> String {
    let said = |name: &'static str, value: &String| of_one(name, value);
    format!(
        "# yaml-language-server: $schema={SCHEMA_FILE}\n{}{}{}",
        said("schema", &file.schema),
        said("incident", &file.incident),
        remark(
            "Take the # away from what you know, and put your numbers there. People are counts, never names."
        )
    )
}

fn text_of(name: &'static str, file: &File) -> Option<String> {
    match name {
        "met" => file.met.as_ref().map(|met| of_one(name, met)),
        "attended" => of_some(name, &file.attended),
        "readers" => of_some(name, &file.readers),
        "survey" => (!file.survey.is_empty()).then(|| of_one(name, &file.survey)),
        "confidence" => of_some(name, &file.confidence),
        "cited" => of_some(name, &file.cited),
        "stories" => of_some(name, &file.stories),
        _ => None,
    }
}

fn of_some<T: Serialize>(name: &'static str, list: &[T]) -> Option<String> {
    (!list.is_empty()).then(|| of_one(name, &list))
}

/// One field and its value.
fn of_one<T: Serialize>(name: &'static str, value: &T) -> String {
    let field = BTreeMap::from([(name, value)]);
    yaml::write(&field).expect("texts, numbers and lists have a form in YAML")
}

/// Each line as a remark.
fn remark(text: &str) -> String {
    let lines = text.lines().flat_map(|line| ["# ", line, "\n"]);
    lines.collect()
}
