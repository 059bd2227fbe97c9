//! What was decided about names, carried out over all texts of findings.
//!
//! `[a role]` stands for a person's name, and `[someone]` where the role would say who: at level
//! `anonymous`, where nothing may be followed from one line to the next, and where the roster does not
//! say that enough people hold it. `[…]` stands for what is cut. Two of the same side by side are one.

use std::ops::Range;

use crate::findings::{
    Findings, Known, Roster,
    names::{
        Class, Subject, Verdict,
        scan::{Hit, Scanner},
        texts::each,
    },
};
use crate::interview::consent::Attribution;

/// Stands for a person who may not be told by their role.
const SOMEONE: &str = "[someone]";

/// Stands for what is cut.
const CUT: &str = "[…]";

/// The longest role that is written, in characters.
const LONGEST: usize = 60;

/// What the decisions are carried out with.
pub(in crate::findings) struct Settling<'a> {
    /// The people, the roster, the decisions.
    pub(in crate::findings) known: &'a Known,
    /// The interviewee's id.
    pub(in crate::findings) interviewee: &'a str,
    /// How they may appear.
    pub(in crate::findings) level: Attribution,
    /// Their role as it is shown.
    pub(in crate::findings) role: Option<&'a str>,
}

/// What came of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::findings) struct Settled {
    /// Words that are not judged, as they stand there.
    pub(in crate::findings) unjudged: Vec<String>,
    /// Places where the interviewee's own name was to be kept, and may not.
    pub(in crate::findings) named: Vec<String>,
    /// Roles that stand for a name, and that the roster has no count for.
    pub(in crate::findings) uncounted: Vec<String>,
}

/// Replaces what is to be replaced.
pub(in crate::findings) fn settle(findings: &mut Findings, by: &Settling<'_>) -> Settled {
    let scanner = Scanner::new(&by.known.people);
    let mut settled = Settled::default();
    let id = findings.incident.id.clone();
    each(findings, &mut |place, look, text| {
        let hits = scanner.hits(text, look);
        by.note(place, text, &hits, &mut settled);
        let with = |hit: &Hit| by.instead(hit);
        *text = replaced(text, hits.iter().filter_map(|hit| Some((hit.at.clone(), with(hit)?))));
    });
    if findings.incident.id != id {
        let end = id.rsplit('-').next().unwrap_or_default();
        findings.incident.id = format!("incident-{end}");
    }
    drop_tags(findings);
    settled
}

impl Settling<'_> {
    /// Whether nothing has to be decided: the file says the name itself.
    fn is_said(&self, hit: &Hit) -> bool {
        let own = Subject::Person(self.interviewee.to_owned());
        self.level == Attribution::Named && hit.subject == own && hit.class == Class::Name
    }

    fn note(&self, place: &str, text: &str, hits: &[Hit], settled: &mut Settled) {
        for hit in hits.iter().filter(|hit| !self.is_said(hit)) {
            match self.known.judged.verdict(&hit.subject) {
                None => {
                    let word = text.get(hit.at.clone()).unwrap_or_default();
                    add(&mut settled.unjudged, word);
                }
                Some(Verdict::Keep) if self.is_own(hit) => add(&mut settled.named, place),
                Some(Verdict::Role(role)) => {
                    self.count(hit, role.as_deref(), &mut settled.uncounted);
                }
                Some(Verdict::Keep | Verdict::Cut) => {}
            }
        }
    }

    /// Whether it is the interviewee for certain, who may not be named.
    fn is_own(&self, hit: &Hit) -> bool {
        let own = matches!(&hit.subject, Subject::Person(id) if id == self.interviewee);
        own && self.level != Attribution::Named
    }

    fn count(&self, hit: &Hit, role: Option<&str>, uncounted: &mut Vec<String>) {
        let role = role.or_else(|| self.role_of(hit)).map(cleaned).unwrap_or_default();
        let names = matches!(hit.class, Class::Name | Class::Word | Class::Email | Class::Handle);
        let known = self.known.roster.as_ref().is_some_and(|roster| roster.has(&role));
        if names && !known && !role.is_empty() {
            add(uncounted, &role);
        }
    }

    /// What stands in its place; nothing if it stays.
    fn instead(&self, hit: &Hit) -> Option<String> {
        if self.is_said(hit) {
            return None;
        }
        match self.known.judged.verdict(&hit.subject)? {
            Verdict::Keep => None,
            Verdict::Cut => Some(CUT.to_owned()),
            Verdict::Role(role) => Some(self.in_place(hit, role.as_deref())),
        }
    }

    fn in_place(&self, hit: &Hit, role: Option<&str>) -> String {
        let own = hit.person.as_deref() == Some(self.interviewee) && role.is_none();
        let shown = self.role.filter(|_| own).map(str::to_owned);
        let role = role.or_else(|| self.role_of(hit)).map(cleaned).unwrap_or_default();
        let roster = self.known.roster.as_ref();
        let person = hit.person.is_some() || roster.is_some_and(|roster| roster.has(&role));
        match (self.level, person) {
            (Attribution::Anonymous, false) => CUT.to_owned(),
            (_, true) => self.somebody(shown, &role, roster),
            (Attribution::Named | Attribution::Role, false) if role.is_empty() => CUT.to_owned(),
            (Attribution::Named | Attribution::Role, false) => format!("[{role}]"),
        }
    }

    /// A person, by the role that enough hold.
    fn somebody(&self, shown: Option<String>, role: &str, roster: Option<&Roster>) -> String {
        let coarse = || roster.and_then(|roster| roster.coarse(role));
        let told = shown.or_else(coarse).filter(|_| self.level != Attribution::Anonymous);
        told.map_or_else(|| SOMEONE.to_owned(), |role| format!("[{role}]"))
    }

    fn role_of(&self, hit: &Hit) -> Option<&str> {
        let person =
            self.known.people.iter().find(|person| Some(&person.id) == hit.person.as_ref());
        person.and_then(|person| person.role.as_deref())
    }
}

/// The text with other words at these places, which are in order.
fn replaced(text: &str, at: impl Iterator<Item = (Range<usize>, String)>) -> String {
    let (mut out, mut from, mut before) = (String::new(), 0, None);
    for (range, with) in at {
        let between = text.get(from..range.start).unwrap_or_default();
        let parted = between.chars().any(|c| !(c.is_whitespace() || "._-".contains(c)));
        if before.as_ref() != Some(&with) || parted {
            out.push_str(between);
            out.push_str(&with);
        }
        (from, before) = (range.end, Some(with));
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// A role as it may stand between brackets.
fn cleaned(role: &str) -> String {
    let plain = role.chars().map(|c| if c.is_control() || "[]".contains(c) { ' ' } else { c });
    let plain: String = plain.take(LONGEST).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A tag is a name for something: without one part of it, it names nothing.
fn drop_tags(findings: &mut Findings) {
    let whole = |tag: &String| !tag.contains('[');
    findings.quotes.iter_mut().for_each(|line| line.tags.retain(whole));
    findings.notes.iter_mut().for_each(|line| line.tags.retain(whole));
    findings.findings.iter_mut().for_each(|line| line.tags.retain(whole));
}

fn add(list: &mut Vec<String>, word: &str) {
    if !list.iter().any(|other| other == word) {
        list.push(word.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::{cleaned, replaced};

    #[test]
    fn two_of_the_same_side_by_side_are_one() {
        let text = "so New York said, York";
        let at = [(3..6, "[x]"), (7..11, "[x]"), (18..22, "[x]")];
        let at = at.into_iter().map(|(range, with)| (range, with.to_owned()));
        assert_eq!(replaced(text, at), "so [x] said, [x]");
        assert_eq!(replaced("as it was", std::iter::empty()), "as it was");
    }

    #[test]
    fn a_role_breaks_out_of_no_brackets() {
        assert_eq!(cleaned(" a]\n[b\u{1b}  c "), "a b c");
    }
}
