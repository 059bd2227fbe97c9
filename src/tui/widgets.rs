//! Pieces of screens that know nothing of interviews: state in, cells out.

pub mod composer;
