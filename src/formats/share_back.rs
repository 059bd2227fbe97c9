//! The share-back as a page of Markdown, and the page that comes back, edited and mailed about.
//!
//! The page is made for people: a few headings, ticks, room to write. What a reader has to find again
//! stands in brackets, `[n14]`, which survive quoting, new line breaks and lost markup.

mod read;
mod token;
mod words;
mod write;

pub use read::{NotOurs, about, read};
pub use write::{Page, write};

/// The largest page that is read, in bytes.
pub const LIMIT: u64 = 1_000_000;
