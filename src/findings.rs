//! The door: an interview, under the interviewee's consent, becomes findings that may be shared.
//!
//! Only [`build()`] makes findings of an interview, and nothing that is off the record has a way
//! through it: what it gives is [`Released`], which nothing else makes. The types of [`shape`] are the
//! published contract, version 1. Never touches the disk.

mod anonymous;
mod build;
mod contents;
mod known;
mod level;
mod names;
mod obstacle;
mod reading;
mod record;
mod released;
mod roster;
pub mod sent;
pub mod shape;
pub mod share_back;
mod summary;
pub mod taken_out;
mod yaml;

pub use crate::yaml::Fault;

pub use self::{
    build::{Ask, Topics, build, lines::STILL_TO_ASK},
    known::Known,
    level::{Because, Level, level},
    names::{Class, Found, Judged, Judgment, Subject, Unfit, Verdict, names, subject},
    obstacle::{Obstacle, obstacles},
    reading::{ReadFindings, UnknownField, read},
    released::Released,
    roster::{Group, NEVER_UNDER, Roster, Shown, USUALLY_ENOUGH},
    shape::Findings,
    summary::counts,
    yaml::{FIRST_LINE, from_yaml, to_yaml},
};

/// The JSON Schema of findings files, as made from [`shape`].
pub const SCHEMA: &str = include_str!("../assets/schema/findings-1.schema.json");

/// The schema's file name, as the first line of every findings file has it: editors look for it
/// beside the file.
pub const SCHEMA_FILE: &str = "findings-1.schema.json";
