//! The checks that all files people write have in common. They gather faults instead of stopping.

use std::{
    collections::BTreeMap,
    fmt::{self, Display},
};

use unicode_width::UnicodeWidthStr;

use crate::{
    guide::{files::Kind, question::BLANKS},
    yaml::{self, Fault, MOST_SHOWN, list_of, nearest, shown, steers},
};

/// The most characters of one text.
pub(crate) const LONGEST: usize = 300;

/// The most characters of an id.
pub(crate) const LONGEST_ID: usize = 64;

/// What an id looks like, for schemas.
pub(crate) const SLUG: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// The most faults told about one file.
const MOST_FAULTS: usize = 50;

/// The faults found so far in one file.
#[derive(Debug, Default)]
pub(crate) struct Checks {
    faults: Vec<Fault>,
    /// For some faults, by their place in `faults`: what they repeat, to be told with its line.
    repeats: Vec<(usize, Fault)>,
    more: usize,
}

impl Checks {
    /// Notes one fault; beyond the fiftieth they are only counted.
    pub(crate) fn fault(&mut self, fault: Fault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        } else {
            self.more += 1;
        }
    }

    /// The value if nothing was wrong, else every fault with its place in `text`.
    pub(crate) fn finish<T>(mut self, name: &str, text: &str, value: T) -> Result<T, Vec<Fault>> {
        if self.faults.is_empty() {
            return Ok(value);
        }
        yaml::locate(text, &mut self.faults);
        self.name_first_lines(text);
        self.faults.sort_by_key(|fault| (fault.line, fault.column));
        if self.more > 0 {
            let more = format!("{} faults more", self.more);
            self.faults.push(Fault::at_path("", more).expecting("none"));
        }
        Err(self.faults.into_iter().map(|fault| fault.in_file(name)).collect())
    }

    fn name_first_lines(&mut self, text: &str) {
        let (places, mut firsts): (Vec<usize>, Vec<Fault>) =
            std::mem::take(&mut self.repeats).into_iter().take(MOST_FAULTS).unzip();
        yaml::locate(text, &mut firsts);
        for (at, first) in places.into_iter().zip(firsts) {
            if let Some(fault) = self.faults.get_mut(at) {
                fault.hint = Some(format!("the first is on line {}", first.line).into());
            }
        }
    }

    /// The schema line must name this kind, in the version that is understood.
    pub(crate) fn schema(&mut self, found: &str, kind: Kind) {
        if found == kind.schema() {
            return;
        }
        let fault = Fault::at_path("schema", quoted(found)).expecting(quoted(kind.schema()));
        let newer = found.starts_with(kind.name());
        let hint = "the file is for another version of firsthand";
        self.fault(if newer { fault.hinting(hint) } else { fault });
    }

    /// A text that must not be empty, trimmed.
    pub(crate) fn text(&mut self, path: &(impl Display + ?Sized), text: &str) -> String {
        if text.trim().is_empty() {
            self.fault(fault_at(path, "an empty text").expecting("some words"));
        }
        self.optional(path, text)
    }

    /// A text that may be empty, trimmed.
    pub(crate) fn optional(&mut self, path: &(impl Display + ?Sized), text: &str) -> String {
        let text = text.trim();
        if text.len() <= LONGEST && text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return text.to_owned();
        }
        let length = text.chars().count();
        if length > LONGEST {
            let found = format!("{length} characters (`{}`)", shown(text, 40));
            self.fault(fault_at(path, found).expecting(format!("at most {LONGEST}")));
        }
        if let Some(c) = text.chars().find(|c| steers(*c)) {
            let found = format!("the character U+{:04X}", u32::from(c));
            let fault = fault_at(path, found).expecting("plain text on one line");
            let folded = "write it on one line, or fold it with `>-`";
            self.fault(if c == '\n' { fault.hinting(folded) } else { fault });
        }
        text.to_owned()
    }

    /// A list of texts, none of them empty.
    pub(crate) fn texts(&mut self, path: &impl Display, texts: &[String]) -> Vec<String> {
        let each = texts.iter().enumerate();
        each.map(|(at, text)| self.text(&format_args!("{path}[{at}]"), text)).collect()
    }

    /// A text that has no blanks; `{` would look like one.
    pub(crate) fn plain(&mut self, path: &(impl Display + ?Sized), text: &str) -> String {
        if memchr::memchr2(b'{', b'}', text.as_bytes()).is_some() {
            let found = format!("a blank in {}", quoted(text));
            self.fault(fault_at(path, found).expecting("blanks in `ask` alone"));
        }
        self.text(path, text)
    }

    /// A text whose blanks all have a known name.
    pub(crate) fn with_blanks(&mut self, path: &impl Display, text: &str) -> String {
        let mut rest = text;
        while let Some((_, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                let found = format!("a `{{` that is never closed in {}", quoted(text));
                self.fault(fault_at(path, found).expecting("`}` after a blank's name"));
                break;
            };
            if !BLANKS.contains(&name) {
                let fault = fault_at(path, format!("a blank {}", quoted(name)));
                let fault = fault.expecting(list_of(BLANKS)).meaning(nearest(name, BLANKS));
                self.fault(fault);
            }
            rest = after;
        }
        self.text(path, text)
    }

    /// An id: lower-case words joined by hyphens.
    pub(crate) fn slug(&mut self, path: &(impl Display + ?Sized), id: &str) -> String {
        if !is_slug(id) {
            let fault = fault_at(path, quoted(id))
                .expecting("an id of lower-case letters, digits and single hyphens");
            let better = slug_of(id);
            self.fault(fault.meaning(Some(better.as_str()).filter(|better| is_slug(better))));
        }
        id.to_owned()
    }

    /// Ids that name something elsewhere, none twice.
    pub(crate) fn slugs(&mut self, path: &(impl Display + ?Sized), ids: &[String]) -> Vec<String> {
        let each = ids.iter().enumerate();
        let ids =
            each.map(|(at, id)| self.slug(&format_args!("{path}[{at}]"), id)).collect::<Vec<_>>();
        let place = |at| fmt::from_fn(move |f| write!(f, "{path}[{at}]"));
        self.once(ids.iter().enumerate().map(|(at, id)| (place(at), id.as_str())));
        ids
    }

    /// Every name once: a second one is told with the first one's place.
    pub(crate) fn once<'a>(&mut self, names: impl Iterator<Item = (impl Display, &'a str)>) {
        let mut seen = BTreeMap::new();
        for (path, name) in names {
            if let Some(first) = seen.get(name) {
                self.repeats.push((self.faults.len(), fault_at(first, "")));
                let fault = fault_at(&path, format!("a second {}", quoted(name)));
                self.fault(fault.expecting("each once"));
            } else {
                seen.insert(name, path);
            }
        }
    }

    /// Not more items than anybody would write by hand.
    pub(crate) fn at_most(&mut self, most: usize, path: &(impl Display + ?Sized), length: usize) {
        if length > most {
            let fault = fault_at(path, format!("{length} items"));
            self.fault(fault.expecting(format!("at most {most}")));
        }
    }

    /// One of a few known names.
    pub(crate) fn one_of<T: Copy>(
        &mut self,
        path: &impl Display,
        found: &str,
        known: &[(&'static str, T)],
    ) -> Option<T> {
        let chosen = known.iter().find(|(name, _)| *name == found).map(|(_, value)| *value);
        if chosen.is_none() {
            let names = || known.iter().map(|(name, _)| *name);
            let fault = fault_at(path, quoted(found)).expecting(list_of(names()));
            self.fault(fault.meaning(nearest(found, names())));
        }
        chosen
    }

    /// One character that takes one column.
    pub(crate) fn glyph(&mut self, path: &impl Display, text: &str) -> char {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if text.width() == 1 && !steers(c) && c != ' ' => c,
            _ => {
                let fault = fault_at(path, quoted(text));
                self.fault(fault.expecting("one character, one column wide"));
                '?'
            }
        }
    }
}

/// The path of a field, spelled out only for a fault: `questions[2].ask`.
pub(crate) fn field(list: &'static str, at: usize, name: &'static str) -> impl Display {
    fmt::from_fn(move |f| write!(f, "{list}[{at}].{name}"))
}

/// A fault at a path.
pub(crate) fn fault_at(path: &(impl Display + ?Sized), found: impl Into<String>) -> Fault {
    Fault::at_path(path.to_string(), found)
}

/// Somebody's text in backticks, made safe and short.
pub(crate) fn quoted(text: &str) -> String {
    format!("`{}`", shown(text, MOST_SHOWN))
}

/// Whether a text may be an id.
pub(crate) fn is_slug(id: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    id.len() <= LONGEST_ID && id.split('-').all(word)
}

/// The nearest thing to `id` that is an id; empty if there is none.
pub(crate) fn slug_of(id: &str) -> String {
    let lower = id.chars().take(LONGEST_ID).flat_map(char::to_lowercase);
    let spaced: String = lower.map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("-")
}
