//! Text → values, within limits that no file of ours comes near and no hostile one passes.

use serde::de::DeserializeOwned;
use serde_yaml::{Budget, Options};

use crate::yaml::{explain::explain, fault::Fault, place::MOST_OF_KEY};

/// Reads a document that people wrote, or that came from elsewhere: small limits, and plain
/// scalars such as `no`, `007` and `1_000` stay the words they are.
///
/// # Errors
/// The first thing that is not YAML, is over a limit, or does not have the shape of `T`.
pub fn read_import<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    read(text, imports())
}

/// Reads a document that firsthand wrote: the same, with limits for long interviews.
///
/// # Errors
/// The first thing that is not YAML, is over a limit, or does not have the shape of `T`.
pub fn read_own<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    read(text, own())
}

/// Reads a document that another program or an own one wrote: limits as for one's own, and the paths
/// (`quotes[2].mood`) of fields that `T` does not know, in the order of the text.
///
/// # Errors
/// The first thing that is not YAML, is over a limit, or does not have the shape of `T`.
pub fn read_noting<T: DeserializeOwned>(text: &str) -> Result<(T, Vec<String>), Fault> {
    if let Some(fault) = zero_byte(text) {
        return Err(fault);
    }
    let mut unknown = Vec::new();
    let read = serde_yaml::with_deserializer_from_str_with_options(text, own(), |yaml| {
        serde_ignored::deserialize(yaml, |path| {
            if unknown.len() < MOST_NOTED {
                unknown.push(as_path(&path));
            }
        })
    });
    read.map(|value| (value, unknown)).map_err(|error| explain(text, &error))
}

/// The most unknown fields that are noted: a hostile file may have millions.
const MOST_NOTED: usize = 1_000;

/// `quotes[2].mood`, as faults name places.
fn as_path(path: &serde_ignored::Path<'_>) -> String {
    use serde_ignored::Path;
    match path {
        Path::Root => String::new(),
        Path::Seq { parent, index } => format!("{}[{index}]", as_path(parent)),
        Path::Map { parent, key } => {
            let parent = as_path(parent);
            let key: String = key.chars().take(MOST_OF_KEY).collect();
            if parent.is_empty() { key } else { format!("{parent}.{key}") }
        }
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => as_path(parent),
    }
}

fn read<T: DeserializeOwned>(text: &str, options: Options) -> Result<T, Fault> {
    if let Some(fault) = zero_byte(text) {
        return Err(fault);
    }
    serde_yaml::from_str_with_options(text, options).map_err(|error| explain(text, &error))
}

fn imports() -> Options {
    let mut options = common(serde_yaml::budget! {
        max_aliases: 100,
        max_anchors: 100,
        max_recorded_anchor_events: 100_000,
    });
    options.strict_booleans = true;
    options.leading_zero_numbers_as_strings = true;
    options.underscored_numbers_as_strings = true;
    options.alias_limits.max_total_replayed_events = 100_000;
    options
}

fn own() -> Options {
    common(serde_yaml::budget! {
        max_events: 5_000_000,
        max_nodes: 2_000_000,
        max_aliases: 100,
        max_anchors: 100,
        max_recorded_anchor_events: 100_000,
    })
}

fn common(budget: Option<Budget>) -> Options {
    serde_yaml::options! { budget: budget, with_snippet: false }
}

/// A zero byte is never text; said here because the parser ends there without a word.
fn zero_byte(text: &str) -> Option<Fault> {
    let before = text.get(..memchr::memchr(0, text.as_bytes())?)?;
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let fault = Fault::at_path("", "a zero byte").expecting("text");
    Some(Fault {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
        ..fault
    })
}

#[cfg(test)]
mod tests;
