//! What is wrong in an `outcome.yaml` whose shape is right: numbers, days and texts that can't be.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::yaml::{self, Fault};

/// The most people that are counted in one place.
const MOST_PEOPLE: u32 = 100_000;

/// The most things in a list that are read.
pub(super) const MOST: usize = 500;

/// The most characters of a text.
const LONGEST: usize = 2_000;

/// Where what is wrong is gathered.
pub(super) struct Check<'a> {
    pub(super) faults: &'a mut Vec<Fault>,
}

impl Check<'_> {
    pub(super) fn list(&mut self, path: &str, count: usize) {
        if count > MOST {
            self.faults.push(unfit(path, &format!("{count} entries"), &format!("at most {MOST}")));
        }
    }

    pub(super) fn apart<'a>(
        &mut self,
        list: &str,
        field: &str,
        names: impl Iterator<Item = &'a str>,
    ) {
        let mut seen = HashSet::new();
        for (at, name) in names.take(MOST).enumerate() {
            if !seen.insert(name) {
                let expected = format!("each {field} once");
                self.faults.push(unfit(&format!("{list}[{at}].{field}"), name, &expected));
            }
        }
    }

    pub(super) fn people(&mut self, path: &str, people: u32) {
        if people > MOST_PEOPLE {
            let expected = format!("at most {MOST_PEOPLE}");
            self.faults.push(unfit(path, &people.to_string(), &expected));
        }
    }

    pub(super) fn text(&mut self, path: &str, text: &str, needed: bool) {
        if needed && text.trim().is_empty() {
            self.faults.push(Fault::at_path(path, "nothing").expecting("some words"));
        } else if text.chars().count() > LONGEST {
            let expected = format!("at most {LONGEST} characters");
            self.faults.push(unfit(path, text, &expected));
        }
    }

    pub(super) fn day(&mut self, path: &str, text: Option<String>) -> Option<NaiveDate> {
        let text = text?;
        let day = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok();
        if day.is_none() {
            self.faults.push(unfit(path, &text, "a day such as `2026-12-01`"));
        }
        day
    }
}

/// Something else than what belongs there.
pub(super) fn unfit(path: &str, found: &str, expected: &str) -> Fault {
    let found = format!("`{}`", yaml::shown(found, yaml::MOST_SHOWN));
    Fault::at_path(path, found).expecting(expected)
}
