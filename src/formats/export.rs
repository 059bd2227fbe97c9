//! Findings as text for people and for programs. Makes text only; never touches a file.
//!
//! What people read is a [`Document`] first, and each writer knows how to put one down: what a document
//! says is arranged once, and no writer lets words through that aren't escaped.

mod csv;
pub mod document;
mod html;
mod interview;
mod markdown;
mod pack;
mod report;
mod seen;
mod told;
mod words;

pub use self::{
    csv::csv,
    document::Document,
    html::html,
    interview::interview,
    markdown::markdown,
    pack::{PACK_SCHEMA, PACK_SCHEMA_FILE, pack, pack_schema, pack_yaml},
    report::{Report, report},
};

use crate::findings::{Findings, to_yaml};

/// A format findings can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// The findings themselves: what `review` and other programs read.
    #[default]
    Yaml,
    /// A document in Markdown.
    Markdown,
    /// A document in one HTML file that needs nothing else.
    Html,
    /// The quotes as a table for spreadsheets.
    Csv,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Yaml, Self::Markdown, Self::Html, Self::Csv];

    /// The format's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }

    /// How the names of its files end.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }

    /// The format whose files' names end like this one.
    #[must_use]
    pub fn of_file(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        let other = match ending.as_str() {
            "yml" => Some(Self::Yaml),
            "markdown" => Some(Self::Markdown),
            "htm" => Some(Self::Html),
            _ => None,
        };
        other.or_else(|| Self::ALL.into_iter().find(|format| format.ending() == ending))
    }

    /// Writes findings in this format. The same findings give the same bytes.
    ///
    /// # Examples
    /// ```
    /// use firsthand::{findings::from_yaml, formats::export::Format};
    /// let text = include_str!("../../tests/fixtures/findings/full.yaml");
    /// let findings = from_yaml(text).expect("a findings file");
    /// assert!(Format::Markdown.write(&findings).starts_with("# Expired certificate"));
    /// ```
    #[must_use]
    pub fn write(self, findings: &Findings) -> String {
        match self {
            Self::Yaml => to_yaml(findings),
            Self::Markdown => markdown(&interview(findings)),
            Self::Html => html(&interview(findings)),
            Self::Csv => csv(findings),
        }
    }
}
