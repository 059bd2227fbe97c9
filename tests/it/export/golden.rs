//! Every findings fixture in every format, as it is written.

use std::{env, fs, path::PathBuf};

use firsthand::formats::export::Format;

use super::fixtures;

/// Compares with a file, or writes it where `UPDATE_EXPORTS` is set.
pub(super) fn check(name: &str, made: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/export").join(name);
    if env::var_os("UPDATE_EXPORTS").is_some() {
        fs::write(&path, made).unwrap();
    }
    let found = fs::read(&path).unwrap_or_default();
    let plain = |text: &str| text.replace("\r\n", "\n");
    let same = plain(&String::from_utf8_lossy(&found)) == plain(made);
    assert!(same, "{} differs; set UPDATE_EXPORTS=1 to write:\n{made}", path.display());
}

/// The document without its looks, which are one file for all.
pub(super) fn unstyled(html: &str) -> String {
    let (before, rest) = html.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    format!("{before}<style></style>{after}")
}

#[test]
fn every_fixture_in_every_format() {
    for (name, findings) in fixtures() {
        for format in [Format::Markdown, Format::Html, Format::Csv] {
            let made = format.write(&findings);
            assert_eq!(made, format.write(&findings.clone()), "the same bytes each time");
            let made = if format == Format::Html { unstyled(&made) } else { made };
            check(&format!("{name}.{}", format.ending()), &made);
        }
    }
}

#[test]
fn a_format_is_told_by_its_word_and_by_how_a_file_ends() {
    for format in Format::ALL {
        assert_eq!(Format::of_file(&format!("a.b.{}", format.ending())), Some(format));
    }
    assert_eq!(Format::of_file("REPORT.HTM"), Some(Format::Html));
    assert_eq!(Format::of_file("notes.txt"), None);
    assert_eq!(Format::of_file("html"), None);
}
