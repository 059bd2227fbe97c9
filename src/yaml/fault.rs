//! What is wrong with a file, where, and what to do about it.

use std::fmt;

/// The most characters of somebody's text that a message repeats.
pub const MOST_SHOWN: usize = 80;

/// One thing wrong with one file. `Display` is the line to show:
/// `bank.yaml:9:5: found `probe`, expected …; did you mean `probes`?`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fault {
    /// The file as its reader names it; empty if it has no name.
    pub file: String,
    /// Line, from 1; 0 where no line is to blame.
    pub line: u32,
    /// Column in characters, from 1; 0 where no line is to blame.
    pub column: u32,
    /// What stood there, ready to show.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
    /// What to do about it.
    pub hint: Option<Box<str>>,
    /// Where in the structure: `questions[2].probes[0]`; empty at the top.
    pub path: String,
}

impl Fault {
    /// A fault at a place in the structure; [`crate::yaml::locate`] finds its line.
    #[must_use]
    pub fn at_path(path: impl Into<String>, found: impl Into<String>) -> Self {
        Self { path: path.into(), found: found.into(), ..Self::default() }
    }

    /// The same, with what was expected.
    #[must_use]
    pub fn expecting(self, expected: impl Into<String>) -> Self {
        Self { expected: expected.into(), ..self }
    }

    /// The same, with what to do about it.
    #[must_use]
    pub fn hinting(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into().into_boxed_str()), ..self }
    }

    /// The same, with "did you mean" if there is a near name.
    #[must_use]
    pub fn meaning(self, near: Option<&str>) -> Self {
        match near {
            Some(name) => self.hinting(format!("did you mean `{name}`?")),
            None => self,
        }
    }

    /// The same, in the file of this name.
    #[must_use]
    pub fn in_file(self, file: impl Into<String>) -> Self {
        Self { file: file.into(), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}:", shown(&self.file, 4 * MOST_SHOWN))?;
        }
        if self.line > 0 {
            write!(f, "{}:{}:", self.line, self.column)?;
        }
        let start = if self.file.is_empty() && self.line == 0 { "" } else { " " };
        write!(f, "{start}found {}, expected {}", self.found, self.expected)?;
        if !self.path.is_empty() {
            write!(f, " (in `{}`)", shown(&self.path, 2 * MOST_SHOWN))?;
        }
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, "; {hint}"))
    }
}

impl std::error::Error for Fault {}

/// Somebody's text made safe for one line of a message: at most `most` characters, and whatever
/// could steer a terminal or turn the reading direction written out as its code.
#[must_use]
pub fn shown(text: &str, most: usize) -> String {
    let mut safe = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == most {
            safe.push('…');
            break;
        }
        match c {
            '\n' => safe.push_str("\\n"),
            '\t' => safe.push_str("\\t"),
            c if steers(c) => safe.extend(c.escape_unicode()),
            c => safe.push(c),
        }
    }
    safe
}

/// Whether a character acts instead of showing: controls, line separators, direction marks,
/// invisible ones.
pub(crate) fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::{Fault, shown};

    #[test]
    fn a_fault_reads_as_one_line() {
        let fault = Fault::at_path("questions[0].probe", "`probe`").expecting("`probes`");
        let fault = Fault { line: 9, column: 5, ..fault.meaning(Some("probes")).in_file("b.yaml") };
        assert_eq!(
            fault.to_string(),
            "b.yaml:9:5: found `probe`, expected `probes` (in `questions[0].probe`); did you mean `probes`?"
        );
        let bare = Fault::at_path("", "3.0 MB").expecting("at most 2.0 MB");
        assert_eq!(bare.to_string(), "found 3.0 MB, expected at most 2.0 MB");
        assert_eq!(
            bare.in_file("b.yaml").to_string(),
            "b.yaml: found 3.0 MB, expected at most 2.0 MB"
        );
    }

    #[test]
    fn shown_text_cannot_steer_the_terminal() {
        assert_eq!(shown("a\u{1b}]52;\n\u{202e}é", 80), "a\\u{1b}]52;\\n\\u{202e}é");
        assert_eq!(shown("abcdef", 3), "abc…");
        assert_eq!(shown("abc", 3), "abc");
    }
}
