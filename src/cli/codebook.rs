//! `firsthand codebook`: the tags, and what is wrong with them.

use clap::Subcommand;
use serde_json::{Value, json};

use crate::guide::{Color, Library, Tag, files::Kind};
use crate::tui::effect::Trouble;
use crate::world::disk::paths::Dirs;

use super::{
    Ending,
    check::{self, Check},
    library, say, unknown,
};

/// What can be done with the codebook.
#[derive(Debug, Subcommand)]
pub(super) enum Codebooks {
    /// List the tags in use
    List {
        /// As JSON, for scripts
        #[arg(long)]
        json: bool,
    },
    /// Show a tag: what it means, when it fits, and when it doesn't
    Show {
        /// The tag's id
        id: String,
        /// As JSON, for scripts
        #[arg(long)]
        json: bool,
    },
    /// Say what is wrong or doubtful in codebook files
    Check(Check),
}

pub(super) fn run(command: Codebooks, dirs: &Dirs) -> Result<Ending, Trouble> {
    match command {
        Codebooks::List { json } => Ok(list(&library(dirs), json)),
        Codebooks::Show { id, json } => show(&library(dirs), &id, json),
        Codebooks::Check(check) => check::run(&check, Kind::Codebook, dirs),
    }
}

fn list(library: &Library, as_json: bool) -> Ending {
    let tags = &library.codebook.tags;
    if as_json {
        say::json(&json!({ "tags": tags.iter().map(tag_json).collect::<Vec<_>>() }));
    } else {
        let row = |tag: &Tag| {
            let look = format!("{} {}", tag.glyph, pin(tag));
            vec![look, tag.id.clone(), tag.family.clone(), tag.definition.clone()]
        };
        say::table(&tags.iter().map(row).collect::<Vec<_>>());
    }
    check::faults(library)
}

fn show(library: &Library, id: &str, as_json: bool) -> Result<Ending, Trouble> {
    let known = || library.codebook.tags.iter().map(|tag| tag.id.as_str());
    let tag = library.codebook.tag(id);
    let tag = tag.ok_or_else(|| unknown(("tag", "codebook list"), id, known()))?;
    if as_json {
        say::json(&tag_json(tag));
        return Ok(Ending::Done);
    }
    say::lines(&format!("{} {}\n{}\n", tag.glyph, tag.id, tag.definition));
    let rows = [
        ("when", tag.when.clone()),
        ("not when", tag.when_not.clone()),
        ("family", tag.family.clone()),
        ("color", color(tag).to_owned()),
        ("digit", pin(tag)),
    ];
    let rows = rows.into_iter().filter(|(_, words)| !words.is_empty());
    say::table(&rows.map(|(name, words)| vec![name.to_owned(), words]).collect::<Vec<_>>());
    Ok(Ending::Done)
}

fn pin(tag: &Tag) -> String {
    tag.pinned.map(|digit| digit.to_string()).unwrap_or_default()
}

fn color(tag: &Tag) -> &'static str {
    Color::NAMED.iter().find(|(_, color)| *color == tag.color).map_or("", |(name, _)| *name)
}

fn tag_json(tag: &Tag) -> Value {
    json!({
        "id": tag.id,
        "family": tag.family,
        "definition": tag.definition,
        "when": tag.when,
        "when_not": tag.when_not,
        "color": color(tag),
        "glyph": tag.glyph,
        "pinned": tag.pinned,
    })
}
