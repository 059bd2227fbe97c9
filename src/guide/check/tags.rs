//! Tags that one may mistake for another.

use std::collections::HashMap;

use crate::guide::{
    check::{Doubt, Rule},
    codebook::{Color, Tag},
    cues::folded,
    files::Kind,
    library::Library,
};

/// The doubts about the codebook, all layers together.
pub(super) fn doubts(library: &Library) -> Vec<Doubt> {
    let tags = &library.codebook.tags;
    let mut definitions: HashMap<String, &str> = HashMap::new();
    let mut families: HashMap<&str, &Tag> = HashMap::new();
    let doubts = tags.iter().flat_map(|tag| {
        let first = *definitions.entry(folded(&tag.definition)).or_insert(&tag.id);
        let eldest = *families.entry(&tag.family).or_insert(tag);
        [repeated(tag, first), mixed(tag, eldest), unbounded(tag)]
    });
    doubts.flatten().collect()
}

fn doubt(rule: Rule, tag: &Tag, path: &str, said: String, hint: &str) -> Doubt {
    let (id, path) = (tag.id.clone(), path.to_owned());
    Doubt { rule, kind: Kind::Codebook, id, path, said, hint: hint.to_owned() }
}

fn repeated(tag: &Tag, first: &str) -> Option<Doubt> {
    let said = || format!("`{}` has the definition of `{first}`", tag.id);
    let hint = "say what sets them apart, or leave one out";
    (first != tag.id).then(|| doubt(Rule::DuplicateDefinition, tag, "definition", said(), hint))
}

fn mixed(tag: &Tag, eldest: &Tag) -> Option<Doubt> {
    let look = |tag: &Tag| (tag.color, tag.glyph);
    let field = if tag.color == eldest.color { "glyph" } else { "color" };
    let color = Color::NAMED.iter().find(|(_, color)| *color == eldest.color);
    let color = color.map_or("?", |(name, _)| name);
    let said = || {
        let (id, family, glyph) = (&tag.id, &tag.family, eldest.glyph);
        format!("`{id}` looks unlike the family `{family}`, which is {color} with `{glyph}`")
    };
    let hint = "give it the family's color and glyph, or another family";
    (look(tag) != look(eldest)).then(|| doubt(Rule::MixedFamily, tag, field, said(), hint))
}

fn unbounded(tag: &Tag) -> Option<Doubt> {
    let said = || format!("`{}` doesn't say what looks like it and is not", tag.id);
    let hint = "add `when_not`";
    tag.when_not.is_empty().then(|| doubt(Rule::NoCounterexample, tag, "when", said(), hint))
}
