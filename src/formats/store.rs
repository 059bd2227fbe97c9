//! The private store's own files, text ⇄ values: `incident.yaml`, `ledger.yaml`, `people.yaml`,
//! `purge.yaml` and `roster.yaml`.

pub mod incident;
pub mod ledger;
pub mod people;
pub mod purge;
pub mod roster;

use serde::{Serialize, de::DeserializeOwned};

use crate::yaml;

/// What is wrong with a file, in words with its place in the text.
pub type Fault = String;

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    yaml::read_own(text).map_err(|fault| fault.to_string())
}

fn write<T: Serialize>(value: &T) -> Result<String, Fault> {
    yaml::write(value)
}

/// Refuses a file of another sort, or of a newer version.
fn check_schema(found: &str, expected: &str) -> Result<(), Fault> {
    if found == expected {
        return Ok(());
    }
    Err(format!("this file says `schema: {found}`, and `{expected}` is what is read here"))
}
