//! How to interview: protocols, question banks, the codebook, and what to ask next.
//!
//! Pure: no clock, no disk. The text of files comes from outside as [`SourceFile`]s; what is wrong
//! with them is told as located faults, and the next lower layer's version stays in use.

mod anchors;
mod check;
mod codebook;
mod coverage;
mod cues;
pub mod files;
mod hindsight;
mod library;
mod mirror;
mod printed;
mod protocol;
mod question;
mod suggest;
pub mod wording;

pub(crate) use self::library::built_in_and;
pub use self::{
    anchors::{anchor_line, lines, read_anchors},
    check::{Checked, Rule, Warning, check},
    codebook::{Codebook, Color, Tag},
    coverage::{Brought, Coverage, Saturation, Topic, coverage, saturation},
    cues::{Cues, Hit},
    hindsight::{HINDSIGHT, blames_themselves},
    library::{Contents, Library, ReadFile, SourceFile},
    mirror::{Mirror, MustAsk, Own, Stretch, mirror, must_asks},
    printed::{Paper, printed},
    protocol::{HIDEABLE, Phase, Protocol, READ_BACK},
    question::{BLANKS, Bank, Blanks, Form, MINUTES_EACH, Origin, Question},
    suggest::{
        Ids, Noted, Parked, Picked, Situation, Suggested, Suggestion, come_back, question_of,
        suggestions,
    },
    wording::Wording,
};
