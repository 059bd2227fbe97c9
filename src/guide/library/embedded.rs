//! The files shipped inside the program.

use std::borrow::Cow;

use include_dir::{Dir, include_dir};

use crate::guide::{
    files::Kind,
    library::{Contents, Library, SourceFile},
    question::Origin,
};

static BANKS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/question-banks");
static PROTOCOLS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/protocols");
static CODEBOOK: &[u8] = include_bytes!("../../../assets/codebook.yaml");
static WORDING: &[u8] = include_bytes!("../../../assets/wording.yaml");

/// All of them, each under its path in the repository.
pub(crate) fn files() -> Vec<SourceFile> {
    let banks = embedded(&BANKS, "question-banks", Kind::Bank);
    let protocols = embedded(&PROTOCOLS, "assets/protocols", Kind::Protocol);
    let codebook = source(Kind::Codebook, "assets/codebook.yaml".to_owned(), CODEBOOK);
    let wording = source(Kind::Wording, "assets/wording.yaml".to_owned(), WORDING);
    banks.chain(protocols).chain([codebook, wording]).collect()
}

impl Library {
    /// The text of the built-in bank of this id, as it is shipped.
    #[must_use]
    pub fn built_in_bank(id: &str) -> Option<&'static str> {
        BANKS.get_file(format!("{id}.yaml"))?.contents_utf8()
    }
}

fn embedded(
    dir: &'static Dir<'static>,
    folder: &'static str,
    kind: Kind,
) -> impl Iterator<Item = SourceFile> {
    dir.files().map(move |file| {
        source(kind, format!("{folder}/{}", file.path().display()), file.contents())
    })
}

fn source(kind: Kind, name: String, bytes: &'static [u8]) -> SourceFile {
    let contents = Contents::Bytes(Cow::Borrowed(bytes));
    SourceFile { kind, name, origin: Origin::BuiltIn, contents }
}
