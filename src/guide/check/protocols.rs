//! Phases that are not what they look like.

use crate::guide::{
    check::{Doubt, Rule},
    files::Kind,
    library::Library,
    protocol::{Phase, Protocol},
};

/// The doubts about all protocols.
pub(super) fn doubts(library: &Library) -> Vec<Doubt> {
    let doubts = library.protocols.iter().flat_map(|protocol| {
        let phases = protocol.phases.iter().enumerate();
        phases.flat_map(|(at, phase)| {
            let mut doubts = idle(library, at, phase);
            doubts.extend(no_time(protocol, at, phase));
            doubts.into_iter().map(|doubt| Doubt { id: protocol.id.clone(), ..doubt })
        })
    });
    doubts.collect()
}

fn doubt(rule: Rule, path: String, said: String, hint: &str) -> Doubt {
    let (kind, id) = (Kind::Protocol, String::new());
    Doubt { rule, kind, id, path, said, hint: hint.to_owned() }
}

/// Banks that follow up any answer are offered beside the probes, never suggested.
fn idle(library: &Library, at: usize, phase: &Phase) -> Vec<Doubt> {
    let follows_up = |id: &str| library.bank(id).is_some_and(|bank| bank.follow_up);
    let listed = phase.banks.iter().enumerate().filter(|(_, id)| follows_up(id));
    let doubts = listed.map(|(bank, id)| {
        let said = format!("`{id}` follows up any answer, and is offered in every phase");
        let path = format!("phases[{at}].banks[{bank}]");
        doubt(Rule::IdleBank, path, said, "leave it out here")
    });
    doubts.collect()
}

fn no_time(protocol: &Protocol, at: usize, phase: &Phase) -> Option<Doubt> {
    let minutes = protocol.budget(&phase.id, protocol.minutes);
    (phase.share > 0 && minutes == Some(0)).then(|| {
        let said = format!("{} % of {} minutes leave it none", phase.share, protocol.minutes);
        let hint = "give the phase a larger share, or none (`share: 0`)";
        doubt(Rule::NoTime, format!("phases[{at}].share"), said, hint)
    })
}
