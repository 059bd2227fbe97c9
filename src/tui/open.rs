//! The interview that is open: its clock, what was recorded and synced, and what can be undone.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};

use crate::findings::Known;
use crate::interview::{
    Interview,
    change::{Change, Fact},
    draft::LineKind,
    entry::Entry,
    id::Id,
    incident::{Incident, Person},
    moment::Moment,
    stamp::{Elapsed, Stamp},
};
use crate::tui::effect::{Access, Effect, Now, Opened, Place, Trouble};

/// The interview that is open.
#[derive(Debug)]
pub struct Open {
    /// Where it lives.
    pub place: Place,
    /// Its incident.
    pub incident: Incident,
    /// The interviewee, where the people file has them.
    pub person: Option<Person>,
    /// What the door has to know of who was in it.
    pub known: Known,
    /// Whether it may be written.
    pub access: Access,
    /// Why it can't be saved, if it can't.
    pub not_saved: Option<Trouble>,
    /// When the last sync was heard of.
    pub synced_at: Option<Now>,
    /// The zone here, on the incident's day.
    zone: FixedOffset,
    interview: Interview,
    anchor: (u64, Elapsed),
    /// The latest moment anything was recorded at.
    latest: Option<DateTime<Utc>>,
    recorded: u64,
    synced: u64,
    pending: Vec<(Id, u64)>,
    waiting_since: Option<u64>,
    undo: Vec<Vec<Fact>>,
}

impl Open {
    /// Takes over what the world opened.
    #[must_use]
    pub fn new(opened: Opened, now: Now) -> Self {
        let progress = opened.interview.progress();
        // A line recovered began before anything that is typed now, whatever the two clocks say.
        let began = opened.draft.as_ref().map(|draft| draft.began);
        let after = began.map_or(Elapsed::ZERO, |began| began.elapsed.plus(1));
        let elapsed = progress.elapsed_at(now.wall).max(after);
        let latest = progress.latest.map(|latest| latest.at).max(began.map(|began| began.at));
        Self {
            place: opened.place,
            incident: opened.incident,
            person: opened.person,
            known: opened.known,
            access: opened.access,
            not_saved: None,
            synced_at: None,
            zone: opened.zone,
            interview: opened.interview,
            anchor: (now.tick, elapsed),
            latest,
            recorded: 0,
            synced: 0,
            pending: Vec::new(),
            waiting_since: None,
            undo: Vec::new(),
        }
    }

    /// Takes over the interview as it was opened anew: its clock goes on, and nothing can be undone.
    pub fn reopened(&mut self, opened: Opened, now: Now) {
        let (elapsed, latest) = (self.elapsed(now), self.latest);
        *self = Self::new(opened, now);
        self.anchor = (now.tick, elapsed);
        self.latest = self.latest.max(latest);
    }

    /// The interview, to read.
    #[must_use]
    pub fn interview(&self) -> &Interview {
        &self.interview
    }

    /// The interview's clock.
    #[must_use]
    pub fn elapsed(&self, now: Now) -> Elapsed {
        let progress = self.interview.progress();
        if progress.running() {
            self.anchor.1.plus(now.tick.saturating_sub(self.anchor.0))
        } else {
            progress.latest.map_or(Elapsed::ZERO, |latest| latest.elapsed)
        }
    }

    /// This very moment, on both clocks.
    #[must_use]
    pub fn stamp(&self, now: Now) -> Stamp {
        Stamp { at: now.wall, elapsed: self.elapsed(now) }
    }

    /// This very moment, for a line that begins. The moment a line began is what tells whether it was
    /// kept, so it is a millisecond later than anything recorded within the same one.
    #[must_use]
    pub fn begin(&self, now: Now) -> Stamp {
        let stamp = self.stamp(now);
        let taken = self
            .latest
            .filter(|latest| (0..1000).contains(&(*latest - stamp.at).num_milliseconds()));
        let at = taken.map_or(stamp.at, |taken| taken + TimeDelta::milliseconds(1));
        Stamp { at, ..stamp }
    }

    /// The day and the zone offered for a time on the clock: those of the incident, else of the moment
    /// placed last; the zone here, where no moment has one.
    #[must_use]
    pub fn offered(&self) -> (Option<NaiveDate>, FixedOffset) {
        let mut moments = self.interview.on_record().rev().filter_map(Entry::moment);
        let last = moments.find_map(Moment::at);
        let day = self.incident.occurred.or(last.map(|at| at.date_naive()));
        (day, last.map_or(self.zone, |at| *at.offset()))
    }

    /// An id nothing has yet.
    #[must_use]
    pub fn new_id(&self) -> Id {
        Id { number: self.interview.next_number(), tag: self.tag() }
    }

    /// An id nothing has yet, for what becomes of such a line: off the record is counted apart.
    #[must_use]
    pub fn id_for(&self, kind: LineKind) -> Id {
        let number = self.interview.next_off_number();
        if kind.is_off() { Id { number, tag: self.tag() } } else { self.new_id() }
    }

    fn tag(&self) -> u32 {
        match self.access {
            Access::Writer { tag } => tag,
            Access::ReadOnly { .. } => 0,
        }
    }

    /// A moment as a clock here shows it.
    #[must_use]
    pub fn here(&self, when: Stamp) -> DateTime<FixedOffset> {
        when.at.with_timezone(&self.zone)
    }

    /// Takes in what is asked to be kept beside the interview.
    pub fn learn(&mut self, effect: &Effect) {
        if let Effect::Hold { incident, role, people } = effect
            && *incident == self.place.incident
        {
            self.known.roster.get_or_insert_default().hold(role, *people);
        }
        let Effect::Judge(decisions) = effect else { return };
        for (subject, judgment) in decisions.clone() {
            let _what_was_before = match judgment {
                Some(judgment) => self.known.judged.judge(judgment),
                None => self.known.judged.forget(&subject),
            };
        }
    }

    /// Whether it may be written.
    #[must_use]
    pub fn writable(&self) -> bool {
        matches!(self.access, Access::Writer { .. })
    }

    /// Applies facts and asks for each to be recorded; together they are undone in one step.
    pub fn record(&mut self, facts: Vec<(Stamp, Fact)>, now: Now) -> Vec<Effect> {
        let mut inverses = Vec::new();
        let effects = facts.into_iter().map(|(when, fact)| {
            inverses.extend(self.interview.inverse(&fact));
            self.take(Change { when, fact }, now)
        });
        let effects = effects.collect();
        if !inverses.is_empty() {
            inverses.reverse();
            self.undo.push(inverses);
        }
        effects
    }

    /// The same for what was prepared, which no undo of the conversation takes back.
    pub fn record_for_good(&mut self, facts: Vec<Fact>, now: Now) -> Vec<Effect> {
        let when = self.stamp(now);
        facts.into_iter().map(|fact| self.take(Change { when, fact }, now)).collect()
    }

    /// Takes the last step back, as one more change.
    pub fn undo(&mut self, now: Now) -> Vec<Effect> {
        let when = self.stamp(now);
        let facts = self.undo.pop().unwrap_or_default();
        facts.into_iter().map(|fact| self.take(Change { when, fact }, now)).collect()
    }

    fn take(&mut self, change: Change, now: Now) -> Effect {
        let off = self.interview.is_off_record(&change.fact);
        let clock = self.elapsed(now);
        self.interview.apply(&change);
        self.latest = self.latest.max(Some(change.when.at));
        self.anchor = (now.tick, clock);
        self.recorded += 1;
        self.waiting_since.get_or_insert(now.tick);
        if let Some(id) = touched(&change.fact) {
            self.pending.push((id, self.recorded));
        }
        Effect::Record { change, off }
    }

    /// The first `count` records are on disk.
    pub fn synced(&mut self, count: u64, now: Now) {
        self.synced = self.synced.max(count);
        self.synced_at = Some(now);
        self.not_saved = None;
        self.pending.retain(|(_, record)| *record > count);
        self.waiting_since = if self.synced >= self.recorded { None } else { Some(now.tick) };
    }

    /// Whether an entry, with all that happened to it, is on disk.
    #[must_use]
    pub fn on_disk(&self, id: Id) -> bool {
        !self.pending.iter().any(|(pending, _)| *pending == id)
    }

    /// How many changes to entries are not on disk yet.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.pending.len()
    }

    /// For how many milliseconds a change has been waiting for the disk.
    #[must_use]
    pub fn waiting(&self, now: Now) -> Option<u64> {
        self.waiting_since.map(|since| now.tick.saturating_sub(since))
    }

    /// How the header calls it: the incident's title and the interviewee.
    #[must_use]
    pub fn who(&self) -> String {
        let role = self.interview.plan().interviewee.role.as_deref();
        let name = self.person.as_ref().map(|person| person.name.as_str());
        let name = name.filter(|name| !name.is_empty());
        match (name, role) {
            (Some(name), Some(role)) => format!("{name}, {role}"),
            (Some(one), None) | (None, Some(one)) => one.to_owned(),
            (None, None) => String::new(),
        }
    }
}

fn touched(fact: &Fact) -> Option<Id> {
    match fact {
        Fact::Course(_) => None,
        Fact::Added(added) => Some(added.id),
        Fact::Entry(id, _)
        | Fact::Note(id, _)
        | Fact::MomentMoved(id, _)
        | Fact::PivotFilled(id, _)
        | Fact::LeadChanged(id, _)
        | Fact::IdeaFrom(id, _)
        | Fact::ThreadTurned(id, _)
        | Fact::Finding(id, _) => Some(*id),
    }
}
