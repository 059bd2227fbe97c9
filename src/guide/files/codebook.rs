//! The file of a codebook.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::{
    guide::{
        codebook::{Codebook, Color, Tag},
        files::{
            Kind,
            bank::null_is_empty,
            checks::{Checks, LONGEST, LONGEST_ID, SLUG, field},
        },
    },
    yaml::{self, Fault},
};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "firsthand codebook, version 1")]
/// The team's tags, or additions to them.
pub(super) struct CodebookShape {
    /// The format and its version.
    #[schemars(extend("const" = Kind::Codebook.schema()))]
    schema: String,
    /// In the order of their families.
    #[schemars(length(min = 1, max = MOST_TAGS))]
    #[serde(default, deserialize_with = "null_is_empty")]
    tags: Vec<TagShape>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Tag")]
/// A named code for what somebody said.
struct TagShape {
    /// Unique in the codebook.
    #[schemars(regex(pattern = SLUG), length(max = LONGEST_ID))]
    id: String,
    /// The group of tags it belongs to.
    #[schemars(length(min = 1, max = LONGEST))]
    family: String,
    /// What it means.
    #[schemars(length(min = 1, max = LONGEST))]
    definition: String,
    /// What calls for it.
    #[schemars(length(min = 1, max = LONGEST))]
    when: String,
    /// What looks like it and is not.
    #[schemars(length(max = LONGEST))]
    #[serde(default)]
    when_not: String,
    /// One of the terminal's sixteen.
    #[schemars(extend("enum" = Color::NAMED.map(|(name, _)| name)))]
    color: String,
    /// One character, one column wide, that tells the family without color.
    #[schemars(length(min = 1, max = 1))]
    glyph: String,
    /// The digit that sets it.
    #[schemars(range(min = 1, max = 9))]
    pinned: Option<u8>,
}

/// The most tags in one file.
const MOST_TAGS: usize = 500;

/// Reads the text of a codebook file; `name` stands in front of every fault.
///
/// # Errors
/// All its faults if it has any: one if it does not have a codebook's shape, else every one.
pub fn read_codebook(name: &str, text: &str) -> Result<Codebook, Vec<Fault>> {
    let mut shape: CodebookShape =
        yaml::read_import(text).map_err(|fault| vec![fault.in_file(name)])?;
    let mut checks = Checks::default();
    checks.schema(&shape.schema, Kind::Codebook);
    if shape.tags.is_empty() {
        checks.fault(Fault::at_path("tags", "no tags").expecting("at least one"));
    }
    checks.at_most(MOST_TAGS, "tags", shape.tags.len());
    shape.tags.truncate(MOST_TAGS);
    let ids = shape.tags.iter().enumerate();
    checks.once(ids.map(|(at, tag)| (field("tags", at, "id"), tag.id.as_str())));
    pins(&mut checks, &shape.tags);
    let tags = shape.tags.iter().enumerate();
    let tags = tags.map(|(at, shape)| tag(&mut checks, at, shape)).collect();
    checks.finish(name, text, Codebook { tags })
}

fn pins(checks: &mut Checks, tags: &[TagShape]) {
    let pinned = || tags.iter().enumerate().filter_map(|(at, tag)| Some((at, tag.pinned?)));
    for (at, digit) in pinned().filter(|(_, digit)| !(1..=9).contains(digit)) {
        let fault = Fault::at_path(format!("tags[{at}].pinned"), digit.to_string());
        checks.fault(fault.expecting("a digit from 1 to 9"));
    }
    let digits: Vec<(usize, String)> =
        pinned().map(|(at, digit)| (at, digit.to_string())).collect();
    checks.once(digits.iter().map(|(at, digit)| (field("tags", *at, "pinned"), digit.as_str())));
}

fn tag(checks: &mut Checks, at: usize, shape: &TagShape) -> Tag {
    let path = |name| field("tags", at, name);
    Tag {
        id: checks.slug(&path("id"), &shape.id),
        family: checks.text(&path("family"), &shape.family),
        definition: checks.text(&path("definition"), &shape.definition),
        when: checks.text(&path("when"), &shape.when),
        when_not: checks.optional(&path("when_not"), &shape.when_not),
        color: checks.one_of(&path("color"), &shape.color, &Color::NAMED).unwrap_or(Color::Gray),
        glyph: checks.glyph(&path("glyph"), &shape.glyph),
        pinned: shape.pinned,
    }
}
