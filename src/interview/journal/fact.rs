//! A record's operation and data as a fact. `None` is what this version does not know.

use std::ops::Range;

use chrono::NaiveDate;

use crate::interview::{
    QuestionRef,
    anchor::{Anchor, BackTo},
    change::{Added, Course, Fact, OfEntry, OfFinding, OfNote},
    consent::{Attribution, Consent, How, Quotes},
    entry::{Asked, What},
    finding::{Finding, Sort, Strength},
    id::Id,
    journal::shape::{Anchored, Data, Text},
    lead::{Lead, LeadKind},
    moment::{Knows, Learned, Moment, Precision},
    note::{Kind, Note, Reply},
    pivot::{Cell, Pivot},
    plan::{Interviewee, Interviewer, Plan},
    thread::{Fate, Thread},
};

/// The fact a record tells.
pub(super) fn fact(op: &str, id: Option<&str>, d: Box<Data<'_>>) -> Option<Fact> {
    let Some(id) = id else { return course(op, d).map(Fact::Course) };
    let id: Id = id.parse().ok()?;
    Some(match op {
        "note.taken" | "question.asked" | "moment.placed" | "pivot.added" | "finding.drafted"
        | "lead.added" | "thread.parked" | "idea.parked" => Fact::Added(added(op, id, d)?),
        "moment.moved" => Fact::MomentMoved(id, moment(d)?),
        "pivot.filled" => Fact::PivotFilled(id, Box::new(pivot(d)?)),
        "lead.changed" => Fact::LeadChanged(id, lead(&d)?),
        "idea.from-set" => Fact::IdeaFrom(id, ids(&d.from)?),
        "thread.reopened" => Fact::ThreadTurned(id, Fate::Open),
        "thread.pulled" => Fact::ThreadTurned(id, Fate::Pulled),
        "thread.dropped" => Fact::ThreadTurned(id, Fate::Dropped),
        "thread.for-someone-else" => Fact::ThreadTurned(id, Fate::ForSomeoneElse),
        _ => match op.split_once('.')? {
            ("entry", happened) => Fact::Entry(id, of_entry(happened, d)?),
            ("note", happened) => Fact::Note(id, of_note(happened, d)?),
            ("finding", happened) => Fact::Finding(id, of_finding(happened, d)?),
            _ => return None,
        },
    })
}

fn course(op: &str, d: Box<Data<'_>>) -> Option<Course> {
    Some(match op {
        "interview.planned" => Course::Planned(Box::new(plan(d)?)),
        "consent.recorded" => Course::ConsentRecorded(consent(d)?),
        "interview.started" => Course::Started,
        "interview.paused" => Course::Paused,
        "interview.resumed" => Course::Resumed,
        "phase.entered" => Course::PhaseEntered(d.phase?.owned()),
        "pause-card.shown" => Course::PauseCardShown,
        "interview.ended" => Course::Ended,
        "suggestion.put-off" => Course::SuggestionPutOff(question(d.bank, d.question)?),
        "must-ask.set" => Course::MustAskSet(question(d.bank, d.question)?),
        "must-ask.cleared" => Course::MustAskCleared(question(d.bank, d.question)?),
        "anchor.set" => Course::AnchorSet(anchor(d.anchor?)),
        "anchor.cleared" => Course::AnchorCleared(anchor(d.anchor?)),
        "assumption.set" => Course::AssumptionSet(d.text?.owned()),
        "assumption.cleared" => Course::AssumptionCleared(d.text?.owned()),
        "confidence.given" => Course::ConfidenceGiven { then: d.then, now: d.now },
        "share-back.made" => Course::ShareBackMade { until: day(d.until)? },
        "interview.withdrawn" => Course::Withdrawn,
        "interview.published" => {
            let level = Attribution::from_word(&d.attribution?)?;
            Course::Published { level, hash: d.hash?.owned() }
        }
        _ => return None,
    })
}

fn plan(d: Box<Data<'_>>) -> Option<Plan> {
    let interviewee = Interviewee {
        person: d.person?.owned(),
        role: d.role.map(Text::owned),
        team: d.team.map(Text::owned),
        months_here: d.months_here,
        months_with_system: d.months_with_system,
        on_call_then: d.on_call_then,
    };
    let team = d.interviewer_team.map(Text::owned);
    Some(Plan {
        incident: d.incident?.owned(),
        interview: d.interview?.owned(),
        interviewee,
        interviewer: Interviewer { team, took_part: d.took_part? },
        protocol: d.protocol?.owned(),
        planned_minutes: d.planned_minutes,
        banks: d.banks,
        system: d.system.map(Text::owned),
    })
}

fn consent(d: Box<Data<'_>>) -> Option<Consent> {
    let withdraw_by = day(d.withdraw_by)?;
    Some(Consent {
        notes: d.notes?,
        recording: d.recording?,
        quotes: Quotes::from_word(&d.quotes?)?,
        attribution: Attribution::from_word(&d.attribution?)?,
        presents: d.presents,
        withdraw_by,
        wording: d.wording?.owned(),
        how: match d.how {
            Some(word) => Some(How::from_word(&word)?),
            None => None,
        },
    })
}

/// The day, or none where none is given.
#[expect(clippy::option_option, reason = "the outer one is no day this version can read")]
fn day(word: Option<Text<'_>>) -> Option<Option<NaiveDate>> {
    match word {
        Some(word) => word.parse().ok().map(Some),
        None => Some(None),
    }
}

fn question(bank: Option<Text<'_>>, question: Option<Text<'_>>) -> Option<QuestionRef> {
    Some(QuestionRef { bank: bank?.owned(), question: question?.owned() })
}

fn added(op: &str, id: Id, mut d: Box<Data<'_>>) -> Option<Added> {
    let (text, tags) = (d.text.take()?.owned(), std::mem::take(&mut d.tags));
    let what = match op {
        "note.taken" => What::Note(note(d)?),
        "question.asked" => {
            let back_to = back_to(d.thread, d.anchor)?;
            let (probe, question) = (d.probe, question(d.bank, d.question)?);
            What::Question(Asked { question, probe, back_to })
        }
        "moment.placed" => What::Moment(Box::new(moment(d)?)),
        "pivot.added" => What::Pivot(Box::new(pivot(d)?)),
        "finding.drafted" => What::Finding(Box::new(Finding {
            learned: d.learned?.owned(),
            sort: Sort::from_word(&d.sort?)?,
            strength: Strength::from_word(&d.strength?)?,
            evidence: ids(&d.evidence)?,
            wonders: d.wonders,
        })),
        "lead.added" => What::Lead(lead(&d)?),
        "thread.parked" => {
            let from = ids(&d.from)?.first().copied();
            What::Thread(Thread { from, fate: fate(d.fate.as_deref())? })
        }
        "idea.parked" => What::Idea(ids(&d.from)?),
        _ => return None,
    };
    Some(Added { id, text, tags, what })
}

fn note(d: Box<Data<'_>>) -> Option<Note> {
    let reply = match d.reply {
        Some(word) => Some(reply(&word, d.fixed)?),
        None => None,
    };
    Some(Note {
        kind: Kind::from_word(&d.kind?)?,
        spans: d.spans.into_iter().map(|(from, to)| from..to).collect(),
        attribution: level(d.attribution)?,
        reply,
        reason: d.reason.map(Text::owned),
        back_to: back_to(d.thread, d.anchor)?,
    })
}

/// What a question comes back to, or nothing where it comes back to none.
#[expect(clippy::option_option, reason = "the outer one is an id this version does not know")]
fn back_to(
    thread: Option<Text<'_>>,
    anchored: Option<Anchored<'_>>,
) -> Option<Option<Box<BackTo>>> {
    if let Some(thread) = thread {
        return Some(Some(Box::new(BackTo::Thread(thread.parse().ok()?))));
    }
    Some(anchored.map(|anchored| Box::new(BackTo::Anchor(anchor(anchored)))))
}

fn anchor(anchored: Anchored<'_>) -> Anchor {
    let Anchored { time, words, place } = anchored;
    Anchor { time: time.map(Text::owned), words: words.owned(), place: place.map(Text::owned) }
}

/// The level, or none where none is given.
#[expect(clippy::option_option, reason = "the outer one is a word this version does not know")]
fn level(word: Option<Text<'_>>) -> Option<Option<Attribution>> {
    match word {
        Some(word) => Attribution::from_word(&word).map(Some),
        None => Some(None),
    }
}

fn reply(word: &str, fixed: Option<Text<'_>>) -> Option<Reply> {
    Some(match word {
        "keep" => Reply::Keep,
        "fix" => Reply::Fix(fixed?.owned()),
        "role-only" => Reply::RoleOnly,
        "anonymous" => Reply::Anonymous,
        "drop" => Reply::Drop,
        _ => return None,
    })
}

fn moment(d: Box<Data<'_>>) -> Option<Moment> {
    let knows = match &*d.knows? {
        "first-hand" => Knows::FirstHand,
        "hearsay" => Knows::Hearsay,
        _ => return None,
    };
    let learned = match &*d.when? {
        "then" => Learned::Then,
        "since" => Learned::Since,
        _ => return None,
    };
    Some(Moment {
        told: d.told?.owned(),
        time: d.time.map(Text::owned),
        precision: Precision::from_word(&d.precision?)?,
        knows,
        learned,
        evidence: ids(&d.evidence)?,
    })
}

fn pivot(d: Box<Data<'_>>) -> Option<Pivot> {
    let moment = match &d.moment {
        Some(id) => Some(id.parse().ok()?),
        None => None,
    };
    let pivot = Pivot::new(moment, ids(&d.evidence)?);
    let cells = [d.saw, d.expected, d.goal, d.options, d.basis, d.pressure, d.help];
    let cells = Cell::ALL.into_iter().zip(cells);
    let words = cells.filter_map(|(cell, words)| Some((cell, words?.owned())));
    Some(words.fold(pivot, |pivot, (cell, words)| pivot.with(cell, words)))
}

fn lead(d: &Data<'_>) -> Option<Lead> {
    let kind = d.lead.as_deref().and_then(LeadKind::from_word)?;
    Some(Lead { kind, from: ids(&d.from)? })
}

fn ids(texts: &[Text<'_>]) -> Option<Vec<Id>> {
    texts.iter().map(|text| text.parse().ok()).collect()
}

fn fate(word: Option<&str>) -> Option<Fate> {
    match word {
        None => Some(Fate::Open),
        Some("pulled") => Some(Fate::Pulled),
        Some("dropped") => Some(Fate::Dropped),
        Some("for-someone-else") => Some(Fate::ForSomeoneElse),
        Some(_) => None,
    }
}

fn of_entry(happened: &str, d: Box<Data<'_>>) -> Option<OfEntry> {
    Some(match happened {
        "corrected" => OfEntry::Corrected(d.text?.owned()),
        "withdrawn" => OfEntry::Withdrawn,
        "restored" => OfEntry::Restored,
        "tagged" => OfEntry::Tagged(d.tag?.owned()),
        "untagged" => OfEntry::Untagged(d.tag?.owned()),
        "taken-back" => OfEntry::TakenBack,
        _ => return None,
    })
}

fn of_note(happened: &str, d: Box<Data<'_>>) -> Option<OfNote> {
    let span =
        |d: &Data<'_>| -> Option<Range<usize>> { d.spans.first().map(|(from, to)| *from..*to) };
    Some(match happened {
        "kind-changed" => OfNote::KindChanged(Kind::from_word(&d.kind?)?),
        "span-marked" => OfNote::SpanMarked(span(&d)?),
        "span-unmarked" => OfNote::SpanUnmarked(span(&d)?),
        "attribution-set" => OfNote::AttributionSet(level(d.attribution)?),
        "reply-recorded" => OfNote::ReplyRecorded(reply(&d.reply?, d.fixed)?),
        "reason-given" => OfNote::ReasonGiven(d.reason?.owned()),
        _ => return None,
    })
}

fn of_finding(happened: &str, d: Box<Data<'_>>) -> Option<OfFinding> {
    let evidence = |d: &Data<'_>| d.evidence.first()?.parse().ok();
    Some(match happened {
        "revised" => OfFinding::Revised {
            learned: d.learned?.owned(),
            sort: Sort::from_word(&d.sort?)?,
            strength: Strength::from_word(&d.strength?)?,
        },
        "evidence-attached" => OfFinding::EvidenceAttached(evidence(&d)?),
        "evidence-detached" => OfFinding::EvidenceDetached(evidence(&d)?),
        "evidence-set" => OfFinding::EvidenceSet(ids(&d.evidence)?),
        "wonder-added" => OfFinding::WonderAdded(d.wonder?.owned()),
        "wonder-removed" => OfFinding::WonderRemoved(d.wonder?.owned()),
        "wonders-set" => OfFinding::WondersSet(d.wonders),
        _ => return None,
    })
}
