//! Who was heard and who was not, what nobody was asked about, and whether still more interviews
//! would bring still more.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::findings::shape::{Attribution, Interviewee, LeadKind, Tenure};
use crate::review::{Account, Review, words};

/// What the interviews cover.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// One for each account.
    pub heard: Vec<Heard>,
    /// Vantages nobody was heard from, in sentences.
    pub missing: Vec<String>,
    /// People that leads point at.
    pub pointed: Vec<String>,
    /// Topics, those nobody was asked about first.
    pub topics: Vec<TopicRow>,
    /// What each further interview brought that was new, in the order they were held.
    pub news: Vec<New>,
}

/// One person who was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The account's place.
    pub account: usize,
    /// Who it is, and from where they saw it, as far as they agreed to be known.
    pub about: Vec<String>,
    /// What is still to be done with this account, if anything is.
    pub waits: Option<String>,
}

/// A topic, and how often it was asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicRow {
    /// The bank's id.
    pub id: String,
    /// How many of its questions were put, to each person.
    pub asked: Vec<u32>,
}

/// What an interview brought that no earlier one had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// The account's place.
    pub account: usize,
    /// New tags.
    pub tags: usize,
    /// Of how many it has.
    pub of: usize,
    /// New moments.
    pub moments: usize,
}

/// What these interviews cover.
#[must_use]
pub fn coverage(review: &Review) -> Coverage {
    let accounts = &review.accounts;
    Coverage {
        heard: accounts.iter().enumerate().map(|(at, account)| heard(at, account)).collect(),
        missing: missing(accounts),
        pointed: pointed_at(accounts),
        topics: topics(accounts),
        news: news(review),
    }
}

fn heard(at: usize, account: &Account) -> Heard {
    let interview = &account.findings.interview;
    let mut about = Vec::new();
    if account.who.level != Attribution::Anonymous {
        let person = &interview.interviewee;
        about.extend(person.team.clone());
        let here = person.months_here.map(words::months).or(person.here.map(words::tenure));
        about.extend(here.map(|long| format!("{long} here")));
        let with = person.months_with_system.map(words::months);
        let with = with.or(person.with_system.map(words::tenure));
        about.extend(with.map(|long| format!("{long} with the system")));
        about.extend(person.on_call_then.map(|on_call| words::on_call(on_call).to_owned()));
    }
    about.push(words::minutes(interview.minutes));
    if interview.interviewer.took_part {
        about.push(words::TOOK_PART.to_owned());
    }
    let waiting = account.findings.quotes.iter().filter(|quote| !quote.confirmed).count();
    let waits = (waiting > 0).then(|| words::waiting(waiting));
    Heard { account: at, about, waits }
}

/// Vantages nobody was heard from. Only what files say is used; nobody anonymous is counted on.
fn missing(accounts: &[Account]) -> Vec<String> {
    let open = |account: &&Account| account.who.level != Attribution::Anonymous;
    let people: Vec<_> = accounts.iter().filter(open).collect();
    let people: Vec<_> = people.iter().map(|a| &a.findings.interview.interviewee).collect();
    let mut missing = Vec::new();
    let on_call: Vec<bool> = people.iter().filter_map(|person| person.on_call_then).collect();
    if !on_call.is_empty() {
        missing.extend((!on_call.contains(&true)).then(|| words::NOBODY_ON_CALL.to_owned()));
        missing.extend((!on_call.contains(&false)).then(|| words::ONLY_ON_CALL.to_owned()));
    }
    let tenure =
        |person: &&Interviewee| person.with_system.or(person.months_with_system.map(Tenure::of));
    let tenures: Vec<Tenure> = people.iter().filter_map(tenure).collect();
    if !tenures.is_empty() {
        let new = tenures.contains(&Tenure::UnderSixMonths);
        let long = tenures.iter().any(|tenure| *tenure >= Tenure::TwoToFiveYears);
        missing.extend((!new).then(|| words::NOBODY_NEW.to_owned()));
        missing.extend((!long).then(|| words::NOBODY_LONG.to_owned()));
    }
    let teams: BTreeSet<&str> = people.iter().filter_map(|person| person.team.as_deref()).collect();
    if let (Some(team), 1) = (teams.first(), teams.len()) {
        missing.push(words::one_team(team));
    }
    missing.extend(pointed_at(accounts).into_iter().map(|who| words::pointed_at(&who)));
    missing
}

/// People that leads point at.
fn pointed_at(accounts: &[Account]) -> Vec<String> {
    let leads = accounts.iter().flat_map(|account| &account.findings.leads);
    let people = leads.filter(|lead| lead.kind == LeadKind::Person).map(|lead| lead.what.clone());
    let mut seen = HashSet::new();
    people.filter(|who| seen.insert(who.to_lowercase())).collect()
}

fn topics(accounts: &[Account]) -> Vec<TopicRow> {
    let mut rows: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (at, account) in accounts.iter().enumerate() {
        for topic in &account.findings.coverage.topics {
            let row = rows.entry(&topic.id).or_insert_with(|| vec![0; accounts.len()]);
            if let Some(asked) = row.get_mut(at) {
                *asked = topic.asked;
            }
        }
    }
    let row = |(id, asked): (&str, Vec<u32>)| TopicRow { id: id.to_owned(), asked };
    let mut rows: Vec<TopicRow> = rows.into_iter().map(row).collect();
    rows.sort_by_key(TopicRow::sum);
    rows
}

impl TopicRow {
    /// How many of its questions were put to anybody.
    #[must_use]
    pub fn sum(&self) -> u64 {
        self.asked.iter().map(|asked| u64::from(*asked)).sum()
    }
}

fn news(review: &Review) -> Vec<New> {
    let mut known: HashSet<&str> = HashSet::new();
    let mut told: HashSet<usize> = HashSet::new();
    let mut news = Vec::new();
    for (at, own) in tags_of_each(review).into_iter().enumerate() {
        let lane = review.timeline.lanes.iter().find(|lane| lane.account == at);
        let moments = lane.map_or(&[][..], |lane| &lane.moments);
        let new = moments.iter().filter(|placed| placed.same.is_none_or(|same| told.insert(same)));
        let moments = new.count();
        let tags = own.iter().filter(|tag| known.insert(tag)).count();
        news.push(New { account: at, tags, of: own.len(), moments });
    }
    news
}

/// The tags of each account, each once.
fn tags_of_each(review: &Review) -> Vec<Vec<&str>> {
    let mut all = vec![Vec::new(); review.accounts.len()];
    for tag in &review.tags {
        for spot in &tag.spots {
            let own = all.get_mut(spot.account);
            if let Some(own) = own.filter(|own| own.last() != Some(&tag.name.as_str())) {
                own.push(tag.name.as_str());
            }
        }
    }
    all
}

impl Coverage {
    /// Whether the last interviews brought hardly anything new: of the last two, at most one tag in
    /// ten; with fewer than four interviews nobody can tell.
    #[must_use]
    pub fn settled(&self) -> Option<bool> {
        let last = self.news.get(self.news.len().checked_sub(2)?..)?;
        let (new, of) = last.iter().fold((0, 0), |(new, of), n| (new + n.tags, of + n.of));
        (self.news.len() >= 4 && of > 0).then(|| new * 10 <= of)
    }
}
