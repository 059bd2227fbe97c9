//! The file of a protocol.

use serde::Deserialize;

use crate::{
    guide::{
        files::{Kind, bank::null_is_empty, checks::Checks},
        protocol::{HIDEABLE, Phase, Protocol},
        question::Origin,
    },
    yaml::{self, Fault},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProtocolShape {
    schema: String,
    id: String,
    title: String,
    minutes: u32,
    #[serde(default, deserialize_with = "null_is_empty")]
    phases: Vec<PhaseShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhaseShape {
    id: String,
    title: String,
    goal: String,
    share: u8,
    #[serde(rename = "do", default, deserialize_with = "null_is_empty")]
    do_: Vec<String>,
    #[serde(default, deserialize_with = "null_is_empty")]
    dont: Vec<String>,
    #[serde(default, deserialize_with = "null_is_empty")]
    banks: Vec<String>,
    #[serde(default)]
    protected: bool,
    #[serde(default, deserialize_with = "null_is_empty")]
    hidden: Vec<String>,
    #[serde(default)]
    listen: bool,
}

/// The longest interview a protocol may plan, in minutes.
const LONGEST: u32 = 480;

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
    checks.once(ids.map(|(at, phase)| (format!("phases[{at}].id"), phase.id.as_str())));
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
    if !(1..=LONGEST).contains(&shape.minutes) {
        let fault = Fault::at_path("minutes", shape.minutes.to_string());
        checks.fault(fault.expecting(format!("1 to {LONGEST} minutes")));
    }
    let total: u32 = shape.phases.iter().map(|phase| u32::from(phase.share)).sum();
    if total != 100 {
        let fault = Fault::at_path("phases", format!("shares that add up to {total}"));
        checks.fault(fault.expecting("100").hinting("a phase off the clock has `share: 0`"));
    }
}

fn phase(checks: &mut Checks, at: usize, shape: &PhaseShape) -> Phase {
    let path = |field: &str| format!("phases[{at}].{field}");
    let hideable = HIDEABLE.map(|name| (name, name));
    for (item, name) in shape.hidden.iter().enumerate() {
        checks.one_of(&path(&format!("hidden[{item}]")), name, &hideable);
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
