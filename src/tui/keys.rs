//! Keys: what was pressed, and the tables that say what it does.

pub mod press;
