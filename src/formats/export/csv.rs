//! The quotes of findings as a table for spreadsheets, one row each.
//!
//! RFC 4180: commas, CRLF, every field in quotes. It begins with a byte-order mark: the table is for people
//! who open it in a spreadsheet, and without the mark the commonest one reads UTF-8 as something else and
//! garbles every accent; readers made for CSV pass over it.
//!
//! No cell is a formula, in whichever way a spreadsheet parts the cells: where the words begin like one, at
//! the start or after what some take for the end of a cell, an apostrophe stands before it.

use std::collections::HashMap;

use super::{
    seen,
    told::{Piece, Told},
};
use crate::findings::{Findings, shape::Quote};

const HEAD: [&str; 7] = ["id", "minute", "as", "text", "tags", "question", "finding"];

/// Writes the table. The same findings give the same bytes.
#[must_use]
pub fn csv(findings: &Findings) -> String {
    let told = Told::alone(findings);
    let mut carried: HashMap<&str, Vec<String>> = HashMap::new();
    for finding in &findings.findings {
        for id in &finding.evidence {
            let called = format!("{} {}", finding.id, finding.title);
            carried.entry(id.as_str()).or_default().push(called);
        }
    }
    let head = HEAD.map(str::to_owned);
    let rows = findings.quotes.iter().map(|quote| {
        let carried = carried.get(quote.id.as_str()).map(|carried| carried.join("\n"));
        row(&told, quote, carried.unwrap_or_default())
    });
    std::iter::once(head).chain(rows).fold("\u{FEFF}".to_owned(), |table, row| {
        table + &row.map(|cell| quoted(&cell)).join(",") + "\r\n"
    })
}

fn row(told: &Told<'_>, quote: &Quote, carried: String) -> [String; 7] {
    let question = match quote.after.as_deref().and_then(|after| told.piece(after)) {
        Some(Piece::Question(asked)) => format!("{} {}", asked.id, asked.asked),
        Some(
            Piece::Quote(_)
            | Piece::Note(_)
            | Piece::Moment(_)
            | Piece::Pivot(_)
            | Piece::Source(_),
        )
        | None => String::new(),
    };
    [
        quote.id.clone(),
        quote.at.clone().unwrap_or_default(),
        told.who(quote.attribution).to_owned(),
        quote.text.clone(),
        quote.tags.join(" "),
        question,
        carried,
    ]
}

/// A cell in quotes.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", harmless(&seen::lines(cell).join("\n")).replace('"', "\"\""))
}

/// `cell` with an apostrophe wherever a formula could begin.
fn harmless(cell: &str) -> String {
    let mut safe = String::with_capacity(cell.len() + 1);
    let mut begins = true;
    for c in cell.chars() {
        if begins && starts_formula(c) {
            safe.push('\'');
        }
        safe.push(c);
        begins = parts(c) || begins && is_blank(c);
    }
    safe
}

/// What a formula begins with, in its full-width forms too.
fn starts_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+'
            | '-'
            | '@'
            | '＝'
            | '＋'
            | '－'
            | '＠'
            | '﹦'
            | '﹢'
            | '﹣'
            | '﹫'
            | '−'
            | '\t'
            | '\r'
    )
}

/// What parts cells somewhere.
fn parts(c: char) -> bool {
    matches!(c, ',' | ';' | '|' | '\t' | '\n' | '\r')
}

/// What spreadsheets pass over before a formula: spaces, and quotes around a cell.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '"'
}

#[cfg(test)]
mod tests {
    use super::{harmless, quoted};

    #[test]
    fn no_cell_begins_a_formula_however_the_cells_are_parted() {
        for (typed, wanted) in [
            ("=1+1", "'=1+1"),
            ("  =1", "  '=1"),
            ("＝1", "'＝1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("a;=cmd|'x'!A", "a;'=cmd|'x'!A"),
            ("a\n-2", "a\n'-2"),
            ("\"=1", "\"'=1"),
            ("well-known, but = and + are fine inside", "well-known, but = and + are fine inside"),
            ("first, -5 then", "first, '-5 then"),
        ] {
            assert_eq!(harmless(typed), wanted);
        }
        assert_eq!(quoted("\t=1 \"x\""), "\"'=1 \"\"x\"\"\"");
    }
}
