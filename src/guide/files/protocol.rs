//! The file of a protocol.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::{
    guide::{
        files::{
            Kind,
            bank::null_is_empty,
            checks::{Checks, LONGEST, LONGEST_ID, SLUG, field},
        },
        protocol::{HIDEABLE, Phase, Protocol},
        question::Origin,
    },
    yaml::{self, Fault},
};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "firsthand protocol, version 1")]
/// The phases of an interview, their goals and shares of the time.
pub(super) struct ProtocolShape {
    /// The format and its version.
    #[schemars(extend("const" = Kind::Protocol.schema()))]
    schema: String,
    /// Unique among protocols; also the name of the file.
    #[schemars(regex(pattern = SLUG), length(max = LONGEST_ID))]
    id: String,
    /// What it is called.
    #[schemars(length(min = 1, max = LONGEST))]
    title: String,
    /// How long the whole conversation is meant to take.
    #[schemars(range(min = 1, max = LONGEST_INTERVIEW))]
    minutes: u32,
    /// In order. Their shares add up to 100.
    #[schemars(length(max = MOST_PHASES))]
    #[serde(default, deserialize_with = "null_is_empty")]
    phases: Vec<PhaseShape>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Phase")]
/// One part of an interview.
struct PhaseShape {
    /// Unique within its protocol.
    #[schemars(regex(pattern = SLUG), length(max = LONGEST_ID))]
    id: String,
    /// What it is called.
    #[schemars(length(min = 1, max = LONGEST))]
    title: String,
    /// What it is for, in a line.
    #[schemars(length(min = 1, max = LONGEST))]
    goal: String,
    /// Its share of the time, in percent; 0 is off the clock.
    #[schemars(range(max = 100))]
    share: u8,
    /// What helps.
    #[schemars(with = "Option<Vec<String>>")]
    #[serde(rename = "do", default, deserialize_with = "null_is_empty")]
    do_: Vec<String>,
    /// What harms.
    #[schemars(with = "Option<Vec<String>>")]
    #[serde(default, deserialize_with = "null_is_empty")]
    dont: Vec<String>,
    /// Ids of the banks to ask from, in order.
    #[schemars(with = "Option<Vec<String>>")]
    #[serde(default, deserialize_with = "null_is_empty")]
    banks: Vec<String>,
    /// Whether its minutes are kept for it when time runs short.
    #[serde(default)]
    protected: bool,
    /// What is not shown meanwhile.
    #[schemars(with = "Option<Vec<String>>")]
    #[schemars(extend("items" = { "type": "string", "enum": HIDEABLE }))]
    #[serde(default, deserialize_with = "null_is_empty")]
    hidden: Vec<String>,
    /// Free recall: you only listen, and suggestions hold back.
    #[serde(default)]
    listen: bool,
}

/// The longest interview a protocol may plan, in minutes.
const LONGEST_INTERVIEW: u32 = 480;

/// The most phases in one protocol.
const MOST_PHASES: usize = 50;

/// Reads the text of a protocol file; `name` stands in front of every fault.
///
/// # Errors
/// All its faults if it has any: one if it does not have a protocol's shape, else every one.
pub fn read_protocol(name: &str, origin: Origin, text: &str) -> Result<Protocol, Vec<Fault>> {
    let mut shape: ProtocolShape =
        yaml::read_import(text).map_err(|fault| vec![fault.in_file(name)])?;
    let mut checks = Checks::default();
    checks.schema(&shape.schema, Kind::Protocol);
    checks.at_most(MOST_PHASES, "phases", shape.phases.len());
    shape.phases.truncate(MOST_PHASES);
    times(&mut checks, &shape);
    let ids = shape.phases.iter().enumerate();
    checks.once(ids.map(|(at, phase)| (field("phases", at, "id"), phase.id.as_str())));
    let phases = shape.phases.iter().enumerate();
    let protocol = Protocol {
        id: checks.slug("id", &shape.id),
        title: checks.text("title", &shape.title),
        minutes: shape.minutes,
        phases: phases.map(|(at, shape)| phase(&mut checks, at, shape)).collect(),
        origin,
    };
    checks.finish(name, text, protocol)
}

fn times(checks: &mut Checks, shape: &ProtocolShape) {
    if !(1..=LONGEST_INTERVIEW).contains(&shape.minutes) {
        let fault = Fault::at_path("minutes", shape.minutes.to_string());
        checks.fault(fault.expecting(format!("1 to {LONGEST_INTERVIEW} minutes")));
    }
    let total: u32 = shape.phases.iter().map(|phase| u32::from(phase.share)).sum();
    if total != 100 {
        let fault = Fault::at_path("phases", format!("shares that add up to {total}"));
        checks.fault(fault.expecting("100").hinting("a phase off the clock has `share: 0`"));
    }
}

fn phase(checks: &mut Checks, at: usize, shape: &PhaseShape) -> Phase {
    let path = |name| field("phases", at, name);
    let hideable = HIDEABLE.map(|name| (name, name));
    for (item, name) in shape.hidden.iter().enumerate() {
        checks.one_of(&format_args!("{}[{item}]", path("hidden")), name, &hideable);
    }
    Phase {
        id: checks.slug(&path("id"), &shape.id),
        title: checks.text(&path("title"), &shape.title),
        goal: checks.text(&path("goal"), &shape.goal),
        share: shape.share,
        do_: checks.texts(&path("do"), &shape.do_),
        dont: checks.texts(&path("dont"), &shape.dont),
        banks: checks.slugs(&path("banks"), &shape.banks),
        protected: shape.protected,
        hidden: shape.hidden.clone(),
        listen: shape.listen,
    }
}
