//! The file of wording rules.

use std::{
    collections::BTreeMap,
    fmt::{self, Display},
};

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    guide::{
        files::{
            Kind,
            bank::null_is_empty,
            checks::{Checks, LONGEST, LONGEST_ID, SLUG, fault_at, field, quoted},
        },
        wording::{self, Lexicon, Limits, Misread, Pattern, Rule, Wording},
    },
    yaml::{self, Fault},
};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "firsthand wording rules, version 1")]
/// Words in questions and findings that are worth another look, and a better way to put it.
pub(super) struct WordingShape {
    /// The format and its version.
    #[schemars(extend("const" = Kind::Wording.schema()))]
    schema: String,
    /// Lists of words by name; the words stand in one text, with spaces between.
    #[serde(default)]
    lists: BTreeMap<String, String>,
    /// The rules. One of the same id as a lower layer's replaces it.
    #[schemars(length(min = 1, max = MOST_RULES))]
    #[serde(default, deserialize_with = "null_is_empty")]
    rules: Vec<RuleShape>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Rule")]
/// One rule about wording.
struct RuleShape {
    /// Unique among rules.
    #[schemars(regex(pattern = SLUG), length(max = LONGEST_ID))]
    id: String,
    /// Whether a rule of a lower layer is turned off.
    #[serde(default)]
    off: bool,
    /// What it judges.
    #[schemars(with = "Option<Vec<String>>", extend("items" = items()))]
    #[serde(rename = "as", default, deserialize_with = "null_is_empty")]
    as_: Vec<String>,
    /// What sort of harm it is about.
    #[serde(default)]
    class: String,
    /// Phases it is for, if not all.
    #[schemars(with = "Option<Vec<String>>")]
    #[serde(default, deserialize_with = "null_is_empty")]
    phases: Vec<String>,
    /// Words that call for it.
    #[schemars(with = "Option<Vec<String>>")]
    #[serde(default, deserialize_with = "null_is_empty")]
    patterns: Vec<String>,
    /// Words that are fine in spite of its patterns.
    #[schemars(with = "Option<Vec<String>>")]
    #[serde(default, deserialize_with = "null_is_empty")]
    fine_when: Vec<String>,
    /// How many words one text may have.
    most_words: Option<u16>,
    /// How many questions one text may ask.
    most_questions: Option<u16>,
    /// The harm, in a sentence.
    #[schemars(length(max = LONGEST))]
    #[serde(default)]
    why: String,
    /// Another way to put it.
    #[schemars(length(max = LONGEST))]
    #[serde(default)]
    better: String,
}

/// In the schema: what a rule may judge.
fn items() -> Value {
    json!({ "type": "string", "enum": KINDS.map(|(name, _)| name) })
}

const KINDS: [(&str, wording::Kind); 2] =
    [("question", wording::Kind::Question), ("finding", wording::Kind::Finding)];

/// The most rules in one file.
const MOST_RULES: usize = 200;

/// The most patterns in one file, those for what is fine among them.
const MOST_PATTERNS: usize = 2_000;

/// The most lists in one file, so that three layers have room.
const MOST_LISTS: usize = 40;

/// The most words in one list.
const MOST_WORDS: usize = 1_000;

/// The most beginnings and endings (`fail*`, `*ed`) in one file.
const MOST_AFFIXES: usize = 50;

/// A file of wording rules in the shape of one; what it says depends on the lists of lower layers.
#[derive(Debug)]
pub struct WordingFile(WordingShape);

impl WordingFile {
    /// Reads the text of a file of wording rules; `name` stands in front of every fault.
    ///
    /// # Errors
    /// One fault if it does not have the shape of such a file.
    pub fn read(name: &str, text: &str) -> Result<Self, Vec<Fault>> {
        yaml::read_import(text).map(Self).map_err(|fault| vec![fault.in_file(name)])
    }

    /// Lays it over `lower`, whose lists it may use. It is the file `name`, where `text` stood.
    ///
    /// # Errors
    /// All its faults if it has any.
    pub fn over(self, lower: &Wording, name: &str, text: &str) -> Result<Wording, Vec<Fault>> {
        let Self(mut shape) = self;
        let mut checks = Checks::default();
        checks.schema(&shape.schema, Kind::Wording);
        if shape.rules.is_empty() {
            checks.fault(Fault::at_path("rules", "no rules").expecting("at least one"));
        }
        checks.at_most(MOST_RULES, "rules", shape.rules.len());
        shape.rules.truncate(MOST_RULES);
        let patterns: usize =
            shape.rules.iter().map(|rule| rule.patterns.len() + rule.fine_when.len()).sum();
        if patterns > MOST_PATTERNS {
            let fault = Fault::at_path("rules", format!("{patterns} patterns"));
            checks.fault(fault.expecting(format!("at most {MOST_PATTERNS} in one file")));
            return checks.finish(name, text, Wording::default());
        }
        let ids = shape.rules.iter().enumerate();
        checks.once(ids.map(|(at, rule)| (field("rules", at, "id"), rule.id.as_str())));
        let mut lexicon = lower.lexicon().clone();
        lists(&mut checks, &shape.lists, &mut lexicon);
        let rules = shape.rules.iter().enumerate();
        let rules = rules.map(|(at, shape)| rule(&mut checks, at, shape, &mut lexicon)).collect();
        let mut wording = lower.clone();
        wording.overlay(lexicon, rules);
        checks.finish(name, text, wording)
    }
}

fn lists(checks: &mut Checks, lists: &BTreeMap<String, String>, lexicon: &mut Lexicon) {
    if lists.len() > MOST_LISTS {
        checks.at_most(MOST_LISTS, "lists", lists.len());
        return;
    }
    let mut made = Vec::new();
    for (name, words) in lists {
        let path = format!("lists.{name}");
        checks.slug(&path, name);
        match lexicon.add_list(name) {
            Some(list) => made.push((list, path, words)),
            None => checks.fault(
                Fault::at_path(path, "a list too many").expecting("fewer lists in all files"),
            ),
        }
    }
    // Lists may name each other in any order, a few levels deep.
    for _level in 0..3 {
        for (list, _, words) in &made {
            let named = words.split_whitespace().filter_map(list_name);
            let members = named.filter_map(|name| lexicon.list(name));
            lexicon.add_members(*list, members.fold(0, |all, bits| all | bits));
        }
    }
    let mut affixes = 0;
    for (list, path, words) in &made {
        checks.at_most(MOST_WORDS, path, words.split_whitespace().count());
        for word in words.split_whitespace().take(MOST_WORDS) {
            match list_name(word) {
                Some(name) => known_list(checks, path, name, lexicon),
                None => list_word(checks, (*list, path, word), &mut affixes, lexicon),
            }
        }
    }
}

fn known_list(checks: &mut Checks, path: &str, name: &str, lexicon: &Lexicon) {
    if lexicon.list(name).is_none() {
        let fault = Fault::at_path(path, format!("an unknown list {}", quoted(name)));
        let near = yaml::nearest(name, lexicon.lists());
        checks.fault(fault.expecting("the name of a list").meaning(near));
    }
}

/// Puts one word into its list, if it is a word or the beginning or the end of one.
fn list_word(
    checks: &mut Checks,
    (list, path, word): (usize, &str, &str),
    affixes: &mut usize,
    lexicon: &mut Lexicon,
) {
    let plain = word.strip_prefix('*').or_else(|| word.strip_suffix('*')).unwrap_or(word);
    *affixes += usize::from(plain != word);
    if wording::is_word(plain) && *affixes <= MOST_AFFIXES {
        lexicon.add_word(list, word);
        return;
    }
    let expected = format!(
        "a word in small letters, `beginning*` or `*ending`, at most {MOST_AFFIXES} of these"
    );
    checks.fault(Fault::at_path(path, quoted(word)).expecting(expected));
}

fn list_name(word: &str) -> Option<&str> {
    word.strip_prefix('<')?.strip_suffix('>')
}

fn rule(checks: &mut Checks, at: usize, shape: &RuleShape, lexicon: &mut Lexicon) -> Rule {
    let path = |name| field("rules", at, name);
    let said = |checks: &mut Checks, field, text: &str| {
        if shape.off {
            checks.optional(&path(field), text)
        } else {
            checks.text(&path(field), text)
        }
    };
    let limits = Limits {
        words: shape.most_words.map(usize::from),
        questions: shape.most_questions.map(usize::from),
    };
    let empty = shape.patterns.is_empty() && limits == Limits::default();
    if empty && !shape.off {
        let fault = fault_at(&path("patterns"), "nothing to look for");
        checks.fault(fault.expecting("patterns, `most_words` or `most_questions`, or `off: true`"));
    }
    Rule {
        id: checks.slug(&path("id"), &shape.id),
        class: if shape.off {
            shape.class.clone()
        } else {
            checks.slug(&path("class"), &shape.class)
        },
        why: said(checks, "why", &shape.why),
        better: said(checks, "better", &shape.better),
        kinds: kinds(checks, &path("as"), shape),
        phases: checks.slugs(&path("phases"), &shape.phases),
        patterns: patterns(checks, &path("patterns"), &shape.patterns, lexicon),
        fine_when: patterns(checks, &path("fine_when"), &shape.fine_when, lexicon),
        limits,
    }
}

fn kinds(checks: &mut Checks, path: &impl Display, shape: &RuleShape) -> Vec<wording::Kind> {
    if shape.as_.is_empty() && !shape.off {
        let fault = fault_at(path, "nothing");
        checks.fault(fault.expecting("`question`, `finding` or both"));
    }
    let each = shape.as_.iter().enumerate();
    let kinds: Vec<wording::Kind> = each
        .filter_map(|(at, name)| checks.one_of(&format_args!("{path}[{at}]"), name, &KINDS))
        .collect();
    if shape.off { Vec::new() } else { kinds }
}

fn patterns(
    checks: &mut Checks,
    path: &impl Display,
    texts: &[String],
    lexicon: &mut Lexicon,
) -> Vec<Pattern> {
    let mut read = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let path = fmt::from_fn(move |f| write!(f, "{path}[{at}]"));
        let text = checks.text(&path, text);
        match Pattern::read(&text, lexicon) {
            Ok(pattern) => read.push(pattern),
            Err(Misread { found, expected, near }) => {
                let found = yaml::shown(&found, yaml::MOST_SHOWN);
                let fault = fault_at(&path, found).expecting(expected);
                checks.fault(fault.meaning(near.as_deref()));
            }
        }
    }
    read
}
