//! How one thing in one account is named where choices are kept: `support-lead-4r2m#n12`.
//!
//! A name only, never the words: what is withdrawn from an account is then gone from the choices too.

use std::{fmt, str::FromStr};

/// Names one thing in one account.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Pointer {
    /// The interview's id.
    pub interview: String,
    /// The thing's name in its file; `f31/2` for the second wonder of finding `f31`.
    pub thing: String,
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.interview, self.thing)
    }
}

impl FromStr for Pointer {
    type Err = ();

    /// Reads a name; `Err` for what is none.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (interview, thing) = text.rsplit_once('#').ok_or(())?;
        if interview.is_empty() || thing.is_empty() {
            return Err(());
        }
        Ok(Self { interview: interview.to_owned(), thing: thing.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn a_name_is_read_as_it_is_written() {
        let name = "support-lead-4r2m#f31/2";
        assert_eq!(name.parse::<Pointer>().unwrap().to_string(), name);
        assert!("n12".parse::<Pointer>().is_err() && "#n1".parse::<Pointer>().is_err());
    }
}
