//! How a person is called, as far as they agreed to be known.

use std::collections::HashMap;

use crate::findings::{
    Findings,
    shape::{Attribution, Interviewee},
};
use crate::review::{account::Account, words};

/// A person, as they may appear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// As what.
    pub level: Attribution,
    /// In full: `Robin, support lead`; different for each account on the board.
    pub label: String,
    /// In a word or two: `Robin`.
    pub short: String,
}

impl Who {
    /// How the interviewee of this file is called.
    #[must_use]
    pub fn of(findings: &Findings) -> Self {
        let person = &findings.interview.interviewee;
        let level = level(person);
        let role = person.role.as_deref().filter(|role| !role.trim().is_empty());
        let (label, short) = match (level, person.name.as_deref(), role) {
            (Attribution::Named, Some(name), Some(role)) => (format!("{name}, {role}"), name),
            (Attribution::Named, Some(name), None) => (name.to_owned(), name),
            (Attribution::Named | Attribution::Role, _, Some(role)) => (role.to_owned(), role),
            (Attribution::Named | Attribution::Role | Attribution::Anonymous, ..) => {
                (words::ANONYMOUS.to_owned(), words::ANONYMOUS)
            }
        };
        Self { level, short: short.to_owned(), label }
    }

    /// How the words of somebody are signed, where they may appear as this at most.
    #[must_use]
    pub fn signed(&self, at_most: Attribution, person: &Interviewee) -> String {
        match self.level.max(at_most) {
            Attribution::Named => self.label.clone(),
            Attribution::Role => person.role.clone().unwrap_or_else(|| words::SOMEBODY.to_owned()),
            Attribution::Anonymous => words::SOMEBODY.to_owned(),
        }
    }
}

/// The strictest of what the file and the consent say, and of what there is to be called by.
fn level(person: &Interviewee) -> Attribution {
    let named = person.name.as_deref().is_some_and(|name| !name.trim().is_empty());
    let has_role = person.role.as_deref().is_some_and(|role| !role.trim().is_empty());
    let possible = match (named, has_role) {
        (true, _) => Attribution::Named,
        (false, true) => Attribution::Role,
        (false, false) => Attribution::Anonymous,
    };
    person.attribution.max(possible)
}

/// Gives those who would be called the same a team or a number besides.
pub(super) fn tell_apart(accounts: &mut [Account]) {
    for account in twins(accounts) {
        let Some(account) = accounts.get_mut(account) else { continue };
        let team = account.findings.interview.interviewee.team.as_deref();
        if let Some(team) = team.filter(|_| account.who.level != Attribution::Anonymous) {
            account.who.label = format!("{} ({team})", account.who.label);
        }
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for account in twins(accounts) {
        let Some(account) = accounts.get_mut(account) else { continue };
        let count = seen.entry(account.who.label.clone()).or_default();
        *count += 1;
        account.who.label = format!("{} {count}", account.who.label);
        account.who.short = format!("{} {count}", account.who.short);
    }
}

/// The places of accounts whose label another one has too.
fn twins(accounts: &[Account]) -> Vec<usize> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for account in accounts {
        *count.entry(account.who.label.as_str()).or_default() += 1;
    }
    let twin = |account: &Account| count.get(account.who.label.as_str()).is_some_and(|n| *n > 1);
    accounts.iter().enumerate().filter(|(_, account)| twin(account)).map(|(at, _)| at).collect()
}
