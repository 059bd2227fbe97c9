//! At level `anonymous`: away with what links or dates.
//!
//! Times on the interview's clock, days, who else it could be told by (ids, `ref`, teams, what was
//! agreed beyond this), how long each phase took. What is left stands in an order that follows from the
//! words alone, under names that follow from the words alone, so that nothing says what was told first,
//! next, or beside what. The names stay the same while the words do, whatever else is added.
//!
//! Kept: what the person tells of the incident, its times included (in UTC, which says nothing of
//! where they sit), and which question a quote answers.

use std::collections::HashMap;

use chrono::{DateTime, SecondsFormat, Utc};

use crate::findings::{
    STILL_TO_ASK,
    shape::{
        Attribution, Coverage, Finding, Findings, Idea, Interview, Lead, Moment, Note, Pivot,
        Question, Quote,
    },
};

/// How many characters of the pseudonym stand for the interview; the rest stands for the person.
const OF_INTERVIEW: usize = 6;

/// Minutes are told in steps of so many.
const STEP: u32 = 15;

/// The findings without what links or dates.
pub(super) fn strip(mut findings: Findings, pseudonym: &str) -> (Findings, Names) {
    head(&mut findings.interview, pseudonym);
    findings.coverage = Coverage { phases: Vec::new(), topics: findings.coverage.topics };
    findings.questions.iter_mut().for_each(|line| line.at = None);
    findings.quotes.iter_mut().for_each(|line| line.at = None);
    findings.notes.iter_mut().for_each(|line| line.at = None);
    findings.moments.iter_mut().for_each(|moment| moment.time = in_utc(moment.time.take()));
    let names = rename(&mut findings);
    findings.open_threads.sort();
    (findings, names)
}

fn head(interview: &mut Interview, pseudonym: &str) {
    let (id, person) = pseudonym.split_at_checked(OF_INTERVIEW).unwrap_or((pseudonym, ""));
    interview.id = format!("interview-{id}");
    interview.interviewee.person = format!("p-{person}");
    interview.date = None;
    interview.minutes = interview.minutes.max(1).div_ceil(STEP).saturating_mul(STEP);
    interview.interviewer.team = None;
    interview.shared_back.at = None;
    if let Some(consent) = &mut interview.consent {
        consent.attribution = Attribution::Anonymous;
        consent.presents.clear();
        consent.withdraw_by = None;
        consent.how = None;
    }
}

/// The same time in UTC; none if it is no time with a zone.
fn in_utc(time: Option<String>) -> Option<String> {
    let time = DateTime::parse_from_rfc3339(&time?).ok()?.with_timezone(&Utc);
    Some(time.to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// What stands for what: names as they were, and as they are.
pub(super) type Names = HashMap<String, String>;

/// What every line says, and what is said by those that lean on it, by its name.
#[derive(Default)]
struct Told {
    words: HashMap<String, String>,
    leaning: HashMap<String, Vec<String>>,
}

/// Does the same to every list of lines.
macro_rules! each_list {
    ($findings:ident, $list:ident => $done:expr) => {{
        let Findings { questions, quotes, notes, moments, pivots, findings, leads, ideas, .. } =
            $findings;
        each_list!(@ $list => $done; questions quotes notes moments pivots findings leads ideas);
    }};
    (@ $list:ident => $done:expr; $($one:ident)+) => {$({
        let $list = $one;
        $done;
    })+};
}

fn rename(findings: &mut Findings) -> Names {
    let (mut told, mut names) = (Told::default(), Names::new());
    each_list!(findings, list => told.take(list));
    told.leaning.values_mut().for_each(|words| words.sort());
    each_list!(findings, list => arrange(list, &told, &mut names));
    each_list!(findings, list => take_names(list, &names));
    let asking = findings.open_threads.iter_mut().filter(|open| open.starts_with(STILL_TO_ASK));
    asking.for_each(|open| *open = renamed(open, &names));
    names
}

fn take_names<T: Line>(lines: &mut [T], names: &Names) {
    for line in lines {
        line.rename(names);
    }
}

impl Told {
    fn take<T: Line>(&mut self, lines: &[T]) {
        for line in lines {
            for on in line.leans_on() {
                self.leaning.entry(on.to_owned()).or_default().push(line.words());
            }
            self.words.insert(line.id().to_owned(), line.words());
        }
    }
}

/// The same line with the new names of what it is about, which stand before its colon.
fn renamed(line: &str, names: &Names) -> String {
    let Some((about, rest)) = line.split_once(':') else { return line.to_owned() };
    let new = |word: &str| {
        let (name, end) = word.strip_suffix(',').map_or((word, ""), |name| (name, ","));
        names.get(name).map_or_else(|| word.to_owned(), |new| format!("{new}{end}"))
    };
    let about: Vec<String> = about.split(' ').map(new).collect();
    format!("{}:{rest}", about.join(" "))
}

/// Brings lines into the order of their words, and finds a name for each. Where several say the same, what
/// they lean on and what leans on them decides.
fn arrange<T: Line>(lines: &mut [T], told: &Told, names: &mut Names) {
    lines.sort_by_cached_key(|line| {
        let on = line.leans_on().into_iter().map(|id| told.words.get(id).cloned());
        let mut leans_on: Vec<_> = on.collect();
        leans_on.sort();
        (line.words(), leans_on, told.leaning.get(line.id()).cloned())
    });
    for line in lines {
        let letter = line.id().chars().next().unwrap_or('n');
        let base = format!("{letter}{}", short(&line.words()));
        let taken = |name: &String| names.values().any(|other| other == name);
        let again = (2_u32..).map(|number| format!("{base}-{number}"));
        let name = std::iter::once(base.clone()).chain(again).find(|name| !taken(name));
        names.insert(line.id().to_owned(), name.unwrap_or(base));
    }
}

/// A few characters that follow from the words.
fn short(words: &str) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let sum = crc32c::crc32c(words.as_bytes());
    let digit = |shift: u32| DIGITS.get((sum >> (shift * 5)) as usize % DIGITS.len());
    (0..6).filter_map(digit).copied().map(char::from).collect()
}

/// A line with a name, which others may lean on.
trait Line {
    fn id(&self) -> &str;

    /// All it says, without names of lines.
    fn words(&self) -> String;

    /// The names of the lines it leans on.
    fn leans_on(&self) -> Vec<&str>;

    /// Takes its new name, and those of what it leans on.
    fn rename(&mut self, names: &Names);
}

macro_rules! lines {
    ($($line:ty { says: $says:ident => $words:expr, one: [$($one:ident)?], many: [$($many:ident)?] })+) => {$(
        impl Line for $line {
            fn id(&self) -> &str {
                &self.id
            }

            fn words(&self) -> String {
                let $says = self;
                format!("{:?}", $words)
            }

            fn leans_on(&self) -> Vec<&str> {
                let names = std::iter::empty();
                $(let names = names.chain(self.$one.iter().map(String::as_str));)?
                $(let names = names.chain(self.$many.iter().map(String::as_str));)?
                names.collect()
            }

            fn rename(&mut self, names: &Names) {
                take(&mut self.id, names);
                $(self.$one.iter_mut().for_each(|name| take(name, names));)?
                $(
                    self.$many.iter_mut().for_each(|name| take(name, names));
                    self.$many.sort();
                )?
            }
        }
    )+};
}

lines! {
    Question { says: q => (&q.bank, &q.question, q.probe, &q.asked), one: [], many: [] }
    Quote { says: q => (&q.text, &q.tags, q.knows, q.when, q.confirmed), one: [after], many: [] }
    Note { says: n => (n.kind, &n.text, &n.tags), one: [after], many: [] }
    Moment {
        says: m => (&m.time, &m.told, m.precision, &m.what, m.knows, m.when),
        one: [], many: [evidence]
    }
    Pivot {
        says: p => [&p.saw, &p.expected, &p.goal, &p.options, &p.basis, &p.pressure, &p.help],
        one: [moment], many: [evidence]
    }
    Finding {
        says: f => (&f.title, &f.learned, f.kind, &f.wonders, f.confidence, &f.tags),
        one: [], many: [evidence]
    }
    Lead { says: l => (l.kind, &l.what), one: [], many: [from] }
    Idea { says: i => &i.what, one: [], many: [from] }
}

/// The new name; of a place in a source, only the source.
fn take(name: &mut String, names: &Names) {
    match (names.get(name.as_str()), name.split_once('#')) {
        (Some(new), _) => new.clone_into(name),
        (None, Some((source, _place))) => *name = source.to_owned(),
        (None, None) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{in_utc, strip};
    use crate::findings::{from_yaml, to_yaml};

    const FULL: &str = include_str!("../../tests/fixtures/findings/full.yaml");

    #[test]
    fn a_time_says_nothing_of_where_it_was_told() {
        let there = Some("2026-11-27T14:50:00+01:00".to_owned());
        assert_eq!(in_utc(there).as_deref(), Some("2026-11-27T13:50:00Z"));
        assert_eq!(in_utc(Some("about three".to_owned())), None);
    }

    #[test]
    fn evidence_still_leads_to_what_it_led_to() {
        let before = from_yaml(FULL).unwrap();
        let after = strip(before.clone(), "abcdefghijkl").0;
        let (quote, finding) = (after.quotes.first().unwrap(), after.findings.first().unwrap());
        assert!(finding.evidence.contains(&quote.id) && finding.evidence.contains(&"s2".into()));
        assert_eq!(quote.after, after.questions.first().map(|question| question.id.clone()));
        let pivot = after.pivots.first().unwrap();
        assert_eq!(pivot.moment, after.moments.first().map(|moment| moment.id.clone()));
        let same = before.quotes.first().unwrap();
        assert_eq!((&quote.text, &quote.at), (&same.text, &None));
        assert_ne!(quote.id, same.id);
    }

    #[test]
    fn a_line_about_a_pivot_follows_its_name() {
        let mut before = from_yaml(FULL).unwrap();
        before.open_threads.push("still to ask about v1, at m16: what m16 was".into());
        let after = strip(before, "abcdefghijkl").0;
        let (pivot, moment) = (after.pivots.first().unwrap(), after.moments.first().unwrap());
        let line = format!("still to ask about {}, at {}: what m16 was", pivot.id, moment.id);
        assert!(after.open_threads.contains(&line), "{:?}", after.open_threads);
    }

    #[test]
    fn the_order_things_were_told_in_changes_nothing() {
        let mut one = from_yaml(FULL).unwrap();
        let mut quote = one.quotes.first().unwrap().clone();
        (quote.id, quote.text) = ("n99".into(), "another".into());
        one.quotes.push(quote);
        let other = to_yaml(&one).replace("n14", "n50").replace("n99", "n1");
        let mut other = from_yaml(&other).unwrap();
        other.quotes.reverse();
        assert_eq!(strip(one, "abcdefghijkl").0, strip(other, "abcdefghijkl").0);
    }
}
