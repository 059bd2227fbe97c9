//! The names of an interview's files, relative to its folder.

/// A segment: one file of one writer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Segment {
    /// Whether it is of the off-record store.
    pub off: bool,
    /// The writer.
    pub writer: String,
    /// Counts up over both stores.
    pub number: u64,
}

impl Segment {
    /// Its file: `journal/k7f3q2.3.jsonl`.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}/{}.{}.jsonl", folder(self.off), self.writer, self.number)
    }

    /// The segment whose file has this name.
    #[must_use]
    pub fn of_file(name: &str) -> Option<Self> {
        let (folder_name, file) = name.split_once('/')?;
        let off = match folder_name {
            "journal" => false,
            "off-record" => true,
            _ => return None,
        };
        let (writer, number) = file.strip_suffix(".jsonl")?.rsplit_once('.')?;
        Some(Self { off, writer: writer.to_owned(), number: number.parse().ok()? })
    }
}

/// The folder of a store.
#[must_use]
pub fn folder(off: bool) -> &'static str {
    if off { "off-record" } else { "journal" }
}

/// The file for the line a writer is typing.
#[must_use]
pub fn draft_file(writer: &str, off: bool) -> String {
    if off { format!("off-record/{writer}.draft.jsonl") } else { format!("drafts/{writer}.jsonl") }
}

/// Whether a file holds a line being typed.
#[must_use]
pub fn is_draft(name: &str) -> bool {
    name.starts_with("drafts/") || name.contains(".draft.")
}
