//! How to interview: protocols, question banks, the codebook, and what to ask next.
//!
//! Pure: no clock, no disk. The text of files comes from outside as [`SourceFile`]s; what is wrong
//! with them is told as located faults, and the next lower layer's version stays in use.

mod codebook;
mod coverage;
pub mod files;
mod library;
mod protocol;
mod question;
mod suggest;
pub mod wording;

pub use self::{
    codebook::{Codebook, Color, Tag},
    coverage::{Coverage, coverage},
    library::{Contents, Library, SourceFile},
    protocol::{HIDEABLE, Phase, Protocol},
    question::{BLANKS, Bank, Blanks, Form, Origin, Question},
    suggest::{Situation, Suggestion, suggestions},
    wording::Wording,
};
