//! The quotes as a table: what another program reads of it, and that no cell is a formula.

use firsthand::formats::export::{Format, csv};

use super::{
    fixtures, full, spaced,
    strings::{Hostile, Strings},
};

const HEAD: [&str; 7] = ["id", "minute", "as", "text", "tags", "question", "finding"];

/// The rows as a reader made for CSV has them.
fn read(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let rows = reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

/// Cells that begin a formula, in whichever way lines and cells are parted.
fn formulas(table: &str) -> Vec<String> {
    let table = table.trim_start_matches('\u{feff}');
    let cells = [',', ';', '\t', '|'].into_iter().flat_map(|by| {
        table.lines().flat_map(move |line| line.split(by).map(str::to_owned).collect::<Vec<_>>())
    });
    let begins = |cell: &String| {
        let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '"');
        cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    };
    cells.filter(begins).collect()
}

#[test]
fn every_quote_has_its_row() {
    for (name, findings) in fixtures() {
        let table = Format::Csv.write(&findings);
        assert!(table.starts_with('\u{feff}') && table.ends_with("\r\n"), "{name}");
        let rows = read(&table);
        assert_eq!(rows[0], HEAD, "{name}: the mark is passed over");
        assert_eq!(rows.len(), findings.quotes.len() + 1, "{name}");
        for (row, quote) in rows[1..].iter().zip(&findings.quotes) {
            assert_eq!(
                (row[0].as_str(), spaced(&row[3])),
                (quote.id.as_str(), spaced(&quote.text))
            );
        }
    }
    let rows = read(&Format::Csv.write(&full()));
    let row: Vec<&str> = rows[1].iter().map(String::as_str).collect();
    assert_eq!(
        row,
        [
            "n14",
            "00:12:31",
            "Ilse Brandt",
            "we knew before any of your dashboards did",
            "detection",
            "q3 Tell me about that afternoon.",
            "f17 Support knew first and had nobody to tell",
        ]
    );
}

#[test]
fn hostile_quotes_are_read_back_and_no_cell_is_a_formula() {
    let mut findings = full();
    let quote = findings.quotes[0].clone();
    let strings: Vec<Hostile> = Strings::new(3).take(20_000).collect();
    findings.quotes = strings
        .iter()
        .map(|hostile| {
            let mut quote = quote.clone();
            quote.text.clone_from(&hostile.typed);
            quote.tags = vec![hostile.typed.clone()];
            quote
        })
        .collect();
    let table = csv(&findings);
    assert_eq!(formulas(&table), [""; 0]);
    let bare = |text: &str| spaced(text).replace('\'', "");
    for (row, hostile) in read(&table)[1..].iter().zip(&strings) {
        assert_eq!(row.len(), HEAD.len());
        assert_eq!(bare(&row[3]), bare(&hostile.seen), "{:?}", hostile.typed);
        assert_eq!(bare(&row[4]), bare(&hostile.seen), "{:?}", hostile.typed);
    }
}

#[test]
fn a_table_with_formulas_is_caught() {
    for cell in ["=1", " =1", "x;=1", "x\n-1", "＝1", "\"@a\"", "x,+1"] {
        assert!(!formulas(&format!("\"n1\",\"{cell}\"\r\n")).is_empty(), "{cell}");
    }
}
