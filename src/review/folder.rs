//! A folder of findings files: which are used, which are versions of one interview, which are left
//! out and why. Incidents are kept apart.

use std::collections::{BTreeMap, HashMap};

use crate::findings::{
    Fault, Findings, ReadFindings, UnknownField,
    shape::{Incident, ShareBack},
};
use crate::review::{Account, Review, words};

/// A file as it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Its name, from where reading began.
    pub file: String,
    /// When it was last changed, in seconds; some order is better than none.
    pub changed: i64,
    /// What became of reading it.
    pub got: Got,
}

/// What became of reading a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Got {
    /// Findings.
    Findings(Box<ReadFindings>),
    /// Something that is wrong with it, and where.
    Fault(Fault),
    /// It could not be read at all, and why.
    Unreadable(String),
}

/// Everything that was found, by incident.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Folder {
    /// Incidents, the latest first.
    pub reviews: Vec<Review>,
    /// All files, by name.
    pub files: Vec<Filed>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// Its name.
    pub file: String,
    /// The incident it is about, where that is known.
    pub incident: Option<String>,
    /// Whether it is used.
    pub state: FileState,
    /// Fields of it that are not known here.
    pub unknown: Vec<UnknownField>,
}

/// Whether a file is used, and why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileState {
    /// It is on the board.
    Used,
    /// It says the same as this one.
    Same(String),
    /// This one is a newer version of the same interview, and why it is taken to be.
    Older(String, &'static str),
    /// A draft, made for its investigator alone.
    Draft,
    /// It cannot be used, and why.
    Refused(String),
}

impl Folder {
    /// Sorts files that came in.
    #[must_use]
    pub fn of(mut received: Vec<Received>) -> Self {
        received.sort_by(|one, other| one.file.cmp(&other.file));
        let mut files: Vec<Filed> = Vec::with_capacity(received.len());
        let mut versions: BTreeMap<(String, String), Vec<Version>> = BTreeMap::new();
        for Received { file, changed, got } in received {
            let (incident, state, unknown, findings) = judged(got);
            if let Some(findings) = findings {
                let (key, place) = (key_of(&findings), files.len());
                let version = Version { findings, changed, place, file: file.clone() };
                versions.entry(key).or_default().push(version);
            }
            files.push(Filed { file, incident, state, unknown });
        }
        let mut used = Vec::new();
        for versions in versions.into_values() {
            used.extend(newest(versions, &mut files));
        }
        Self { reviews: reviews(used), files }
    }

    /// How many files are not on the board.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.files.iter().filter(|filed| filed.state != FileState::Used).count()
    }

    /// The incident of this id.
    #[must_use]
    pub fn review(&self, incident: &str) -> Option<&Review> {
        self.reviews.iter().find(|review| review.incident.id == incident)
    }
}

/// One version of an interview's findings.
struct Version {
    findings: Findings,
    changed: i64,
    /// Its place among the files.
    place: usize,
    file: String,
}

type Judged = (Option<String>, FileState, Vec<UnknownField>, Option<Findings>);

fn judged(got: Got) -> Judged {
    match got {
        Got::Findings(read) => {
            let ReadFindings { findings, unknown } = *read;
            let incident = Some(findings.incident.id.clone());
            if findings.draft {
                return (incident, FileState::Draft, unknown, None);
            }
            (incident, FileState::Used, unknown, Some(findings))
        }
        Got::Fault(fault) => (None, FileState::Refused(fault.to_string()), Vec::new(), None),
        Got::Unreadable(why) => (None, FileState::Refused(why), Vec::new(), None),
    }
}

/// What is the same in all versions of one interview. At another level an interview has another id,
/// but the same person and the same random end; an anonymous one has nothing in common with the others.
fn key_of(findings: &Findings) -> (String, String) {
    let (interview, person) = (&findings.interview.id, &findings.interview.interviewee.person);
    let end = interview.rsplit('-').next().unwrap_or(interview);
    let random = end.len() == 4 && end.bytes().any(|byte| byte.is_ascii_digit());
    let name = if random { format!("{person}/{end}") } else { interview.clone() };
    (findings.incident.id.clone(), name)
}

/// The newest of the versions; what the others are is noted with their files.
fn newest(mut versions: Vec<Version>, files: &mut [Filed]) -> Option<Version> {
    versions.sort_by(|one, other| age(one, other).0.then_with(|| one.file.cmp(&other.file)));
    let newest = versions.pop()?;
    for version in versions {
        let state = if version.findings == newest.findings {
            FileState::Same(newest.file.clone())
        } else {
            FileState::Older(newest.file.clone(), age(&version, &newest).1)
        };
        if let Some(filed) = files.get_mut(version.place) {
            filed.state = state;
        }
    }
    Some(newest)
}

/// Which of two versions is the older (`Less`), and how one knows.
fn age(one: &Version, other: &Version) -> (std::cmp::Ordering, &'static str) {
    let back = |version: &Version| version.findings.interview.shared_back.clone();
    let (a, b) = (back(one), back(other));
    let days = match (&a.at, &b.at) {
        (Some(a), Some(b)) => a.cmp(b),
        (None, _) | (_, None) => std::cmp::Ordering::Equal,
    };
    let rank = |state: ShareBack| match state {
        ShareBack::None => 0,
        ShareBack::Sent => 1,
        ShareBack::Confirmed => 2,
    };
    let level = |version: &Version| version.findings.interview.interviewee.attribution;
    let ways = [
        (rank(a.state).cmp(&rank(b.state)), words::CONFIRMED_LATER),
        (days, words::SHARED_LATER),
        (level(one).cmp(&level(other)), words::STRICTER),
        (one.changed.cmp(&other.changed), words::CHANGED_LATER),
    ];
    let telling = ways.into_iter().find(|(order, _)| order.is_ne());
    telling.unwrap_or((std::cmp::Ordering::Equal, words::LAST_BY_NAME))
}

/// One review for each incident, the latest first.
fn reviews(used: Vec<Version>) -> Vec<Review> {
    let mut incidents: BTreeMap<String, Vec<Version>> = BTreeMap::new();
    for version in used {
        incidents.entry(version.findings.incident.id.clone()).or_default().push(version);
    }
    let mut reviews: Vec<Review> = incidents.into_values().map(review).collect();
    reviews.sort_by(|one, other| {
        let day = |review: &Review| review.incident.occurred.clone();
        day(other).cmp(&day(one)).then_with(|| one.incident.id.cmp(&other.incident.id))
    });
    reviews
}

fn review(mut versions: Vec<Version>) -> Review {
    versions.sort_by_cached_key(|version| {
        let interview = &version.findings.interview;
        (interview.date.is_none(), interview.date.clone(), version.file.clone())
    });
    let (incident, titles) = incident(&versions);
    let accounts = versions.into_iter().map(|v| Account::new(v.file, v.findings)).collect();
    Review::of(incident, titles, accounts)
}

/// The incident as most files have it, and other titles it is given.
fn incident(versions: &[Version]) -> (Incident, Vec<String>) {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for version in versions {
        *count.entry(version.findings.incident.title.as_str()).or_default() += 1;
    }
    let often = |version: &&Version| count.get(version.findings.incident.title.as_str()).copied();
    // The first of those that most agree on.
    let most = versions.iter().rev().max_by_key(often);
    let incident = most.map(|version| version.findings.incident.clone());
    let incident = incident.unwrap_or_else(|| Incident {
        id: String::new(),
        title: String::new(),
        occurred: None,
        why_chosen: Vec::new(),
    });
    let mut others: Vec<String> = count.into_keys().map(str::to_owned).collect();
    others.retain(|title| *title != incident.title);
    others.sort();
    (incident, others)
}
