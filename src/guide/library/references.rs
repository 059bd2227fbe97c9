//! What files name in each other: phases, tags, banks. An unknown name is told, and the file stays
//! in use without it.

use std::{collections::BTreeSet, fmt};

use crate::{
    guide::library::{Reading, Used},
    yaml::{self, Fault, list_of, nearest, shown},
};

/// The most faults told about one file.
const MOST_FAULTS: usize = 50;

/// A fault for each name that nothing has.
pub(crate) fn unknown(reading: &Reading) -> Vec<Fault> {
    let phases: BTreeSet<&str> = reading
        .protocols
        .values()
        .flat_map(|(protocol, _)| protocol.phases.iter().map(|phase| phase.id.as_str()))
        .collect();
    let tags: BTreeSet<&str> = reading.codebook.tags.iter().map(|tag| tag.id.as_str()).collect();
    let banks: BTreeSet<&str> = reading.banks.keys().map(String::as_str).collect();
    let in_banks = in_banks(reading, &phases, &tags);
    let in_protocols = reading.protocols.values().flat_map(|(protocol, used)| {
        let mut names = Names::of("bank", &banks);
        for (at, phase) in protocol.phases.iter().enumerate() {
            names.look_up(format_args!("phases[{at}].banks"), &phase.banks);
        }
        names.placed(used)
    });
    in_banks.into_iter().chain(in_protocols).collect()
}

fn in_banks(reading: &Reading, phases: &BTreeSet<&str>, tags: &BTreeSet<&str>) -> Vec<Fault> {
    let each = reading.banks.values().flat_map(|(bank, used)| {
        let mut phase_names = Names::of("phase", phases);
        let mut tag_names = Names::of("tag", tags);
        phase_names.look_up(format_args!("when"), &bank.when);
        for (at, question) in bank.questions.iter().enumerate() {
            phase_names.look_up(format_args!("questions[{at}].when"), &question.when);
            tag_names.look_up(format_args!("questions[{at}].tags"), &question.tags);
        }
        phase_names.faults.append(&mut tag_names.faults);
        phase_names.placed(used)
    });
    each.collect()
}

/// The names of one kind that exist, and the faults of those that do not.
struct Names<'a> {
    what: &'static str,
    known: &'a BTreeSet<&'a str>,
    faults: Vec<Fault>,
}

impl<'a> Names<'a> {
    fn of(what: &'static str, known: &'a BTreeSet<&'a str>) -> Self {
        Self { what, known, faults: Vec::new() }
    }

    fn look_up(&mut self, path: fmt::Arguments<'_>, names: &[String]) {
        for (at, name) in names.iter().enumerate() {
            if self.known.contains(name.as_str()) || self.faults.len() >= MOST_FAULTS {
                continue;
            }
            let found = format!("an unknown {} `{}`", self.what, shown(name, yaml::MOST_SHOWN));
            let known = || self.known.iter().copied();
            let fault = Fault::at_path(format!("{path}[{at}]"), found);
            let near = nearest(name, known());
            self.faults.push(fault.expecting(list_of(known())).meaning(near));
        }
    }

    fn placed(mut self, used: &Used) -> Vec<Fault> {
        self.faults.truncate(MOST_FAULTS);
        yaml::locate(&used.text, &mut self.faults);
        self.faults.sort_by_key(|fault| (fault.line, fault.column));
        self.faults.into_iter().map(|fault| fault.in_file(used.name.as_str())).collect()
    }
}
