//! Pieces that screens are made of. None knows what an interview is.

pub mod composer;
pub mod field;
pub mod form;
pub mod key_row;
pub mod list;
pub mod picker;
pub mod prose;
