//! Keys: what was pressed, and the tables that say what it does.

pub mod edit;
pub mod global;
pub mod press;
pub mod table;

#[cfg(test)]
mod tests;
