//! The parser's errors in our words: what stood there, what was expected, what to do.

use std::ops::ControlFlow;

use serde_yaml::{Error, Location, budget::BudgetBreach};

use crate::yaml::{
    fault::{Fault, MOST_SHOWN, shown},
    near::{list_of, nearest},
    place::{Node, locate, parent, walk},
};

/// The fault behind `error`, which reading `text` gave.
pub(crate) fn explain(text: &str, error: &Error) -> Fault {
    if let Some(fault) = unsettled_merge(text) {
        return fault;
    }
    let error = innermost(error);
    let location = error.location().unwrap_or(Location::UNKNOWN);
    let line = u32::try_from(location.line()).unwrap_or(u32::MAX);
    let column = u32::try_from(location.column()).unwrap_or(u32::MAX);
    let stood = stood_at(text, line, column);
    let fault = misshapen(error, stood).or_else(|| unreadable(text, error, line));
    let fault = fault.unwrap_or_else(|| other(error));
    if let Error::SerdeMissingField { .. } = error {
        // The parser points at the last name it read; the map that lacks one is the better place.
        let mut placed = [fault];
        locate(text, &mut placed);
        let [fault] = placed;
        return fault;
    }
    Fault { line, column, ..fault }
}

/// The marker that a version-control merge leaves: whatever the parser says, this is the reason.
fn unsettled_merge(text: &str) -> Option<Fault> {
    let at = text.lines().position(|line| line.starts_with("<<<<<<< "))?;
    let fault = Fault::at_path("", "two versions, merged and not settled")
        .expecting("one of them")
        .hinting("choose one, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`");
    Some(Fault { line: u32::try_from(at + 1).unwrap_or(u32::MAX), column: 1, ..fault })
}

fn innermost(error: &Error) -> &Error {
    #[expect(clippy::wildcard_enum_match_arm, reason = "a foreign enum that grows")]
    match error {
        Error::WithSnippet { error, .. } | Error::AliasError { error, .. } => innermost(error),
        plain => plain,
    }
}

/// What stands at a place.
struct Stood {
    path: String,
    /// The path of the map it is in, if it is a key there; else its own.
    map: String,
    named: String,
}

fn stood_at(text: &str, line: u32, column: u32) -> Stood {
    let mut last = Stood { path: String::new(), map: String::new(), named: "nothing".to_owned() };
    walk(text, &mut |spot| {
        if (spot.line, spot.column) > (line, column) {
            return ControlFlow::Break(());
        }
        let around = if let Node::Key(_) = spot.node { parent(spot.path) } else { None };
        last = Stood {
            path: spot.path.to_owned(),
            map: around.unwrap_or(spot.path).to_owned(),
            named: named(spot.node),
        };
        ControlFlow::Continue(())
    });
    last
}

fn named(node: Node<'_>) -> String {
    match node {
        Node::Key(text) | Node::Scalar(text) if !text.is_empty() => quoted(text),
        Node::Key(_) | Node::Scalar(_) => "nothing".to_owned(),
        Node::List => "a list".to_owned(),
        Node::Map => "a map".to_owned(),
        Node::Alias => "an alias".to_owned(),
    }
}

fn quoted(text: &str) -> String {
    format!("`{}`", shown(text, MOST_SHOWN))
}

/// YAML, but not of the shape that was asked for.
#[expect(clippy::wildcard_enum_match_arm, reason = "a foreign enum that grows")]
fn misshapen(error: &Error, stood: Stood) -> Option<Fault> {
    let Stood { path, map, named: found } = stood;
    Some(match error {
        Error::SerdeUnknownField { field, expected, .. } => unknown(path, field, expected),
        Error::SerdeUnknownVariant { variant, expected, .. } => unknown(path, variant, expected),
        Error::SerdeMissingField { field, .. } => {
            Fault::at_path(map, format!("no `{field}`")).expecting(format!("`{field}` here"))
        }
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().map_or_else(|| "key".to_owned(), quoted);
            Fault::at_path(path, format!("a second {key}")).expecting("each name once")
        }
        Error::NullIntoString { .. } => Fault::at_path(path, "nothing").expecting("a text"),
        Error::Unexpected { expected, .. } => Fault::at_path(path, found).expecting(kind(expected)),
        Error::SerdeInvalidType { expected, .. } | Error::SerdeInvalidValue { expected, .. } => {
            Fault::at_path(path, found).expecting(shown(expected, MOST_SHOWN))
        }
        Error::InvalidScalar { ty, .. } => Fault::at_path(path, found).expecting(kind(ty)),
        Error::InvalidBooleanStrict { .. } => {
            Fault::at_path(path, found).expecting("`true` or `false`")
        }
        _ => return None,
    })
}

/// No YAML, more than one document, or more than is read.
#[expect(clippy::wildcard_enum_match_arm, reason = "a foreign enum that grows")]
fn unreadable(text: &str, error: &Error, line: u32) -> Option<Fault> {
    Some(match error {
        Error::MultipleDocuments { .. } => Fault::at_path("", "a second document")
            .expecting("one")
            .hinting("remove the line `---` or `...` before it"),
        Error::UnknownAnchor { .. } => Fault::at_path("", "an alias (`*`) of nothing")
            .expecting("a value")
            .hinting("put the text in quotes: it starts with `*`"),
        Error::Eof { .. } => Fault::at_path("", "an empty file").expecting("something in it"),
        Error::ExternalMessage { msg, .. } => broken(text, msg, line),
        Error::Budget { breach, .. } => over_limit(&counted(breach)),
        Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => over_limit("aliases"),
        _ => return None,
    })
}

fn unknown(path: String, name: &str, expected: &[&'static str]) -> Fault {
    Fault::at_path(path, format!("an unknown {}", quoted(name)))
        .expecting(list_of(expected.iter().copied()))
        .meaning(nearest(name, expected.iter().copied()))
}

/// The parser's names for what it wanted, in the words of somebody who writes YAML by hand.
fn kind(expected: &str) -> String {
    match expected {
        "sequence start" => "a list".to_owned(),
        "mapping start" => "a map (`name: value` lines)".to_owned(),
        "string scalar" | "string" | "str" => "a text".to_owned(),
        "bool" => "`true` or `false`".to_owned(),
        number if number.starts_with(['u', 'i', 'f']) && number.len() <= 5 => "a number".to_owned(),
        other => other.to_owned(),
    }
}

/// What there is too much of, from the name of the parser's limit: `MaxDepth { … }` → "max depth".
fn counted(breach: &BudgetBreach) -> String {
    let debug = format!("{breach:?}");
    let name = debug.chars().take_while(char::is_ascii_alphanumeric);
    let words = name.flat_map(|c| {
        let space = c.is_ascii_uppercase().then_some(' ');
        space.into_iter().chain([c.to_ascii_lowercase()])
    });
    words.collect::<String>().trim_start().to_owned()
}

fn over_limit(what: &str) -> Fault {
    Fault::at_path("", format!("more than is read ({what})"))
        .expecting("a document within the limits")
        .hinting("nobody writes such a file by hand; do not trust it")
}

/// Text that is no YAML at all, with a hint for the commonest mistakes.
fn broken(text: &str, message: &str, line: u32) -> Fault {
    let at = usize::try_from(line).unwrap_or(0).saturating_sub(1);
    let source = text.split('\n').nth(at).unwrap_or_default();
    let fault = Fault::at_path("", quoted(source.trim()))
        .expecting(format!("YAML ({})", shown(message, MOST_SHOWN)));
    match hint(message, source) {
        Some(hint) => fault.hinting(hint),
        None => fault,
    }
}

fn hint(message: &str, source: &str) -> Option<&'static str> {
    if message.contains("mapping values are not allowed") {
        Some("put the text in quotes: it contains `: `")
    } else if message.contains("tab") || source.trim_start_matches(' ').starts_with('\t') {
        Some("indent with spaces: YAML allows no tabs there")
    } else if message.contains("unexpected character") {
        Some("put the text in quotes: it starts with a character that means something in YAML")
    } else if message.contains("quote") {
        Some("close the quotation mark, or write it twice inside single quotes")
    } else {
        None
    }
}

fn other(error: &Error) -> Fault {
    Fault::at_path("", "something else")
        .expecting(format!("a document of the right shape ({})", shown(&error.to_string(), 200)))
}
