//! Any change at all.

use chrono::{DateTime, NaiveDate};
use firsthand::interview::{
    QuestionRef,
    anchor::{Anchor, BackTo},
    change::{Added, Change, Course, Fact, OfEntry, OfFinding, OfNote},
    consent::{Attribution, Consent, How, Quotes},
    entry::{Asked, What},
    finding::{Finding, Sort, Strength},
    id::Id,
    lead::{Lead, LeadKind},
    moment::{Knows, Learned, Moment, Precision},
    note::{Kind, Note, Reply},
    pivot::{Cell, Pivot},
    plan::{Interviewee, Interviewer, Plan},
    stamp::{Elapsed, Stamp},
    thread::{Fate, Thread},
};
use proptest::{collection::vec, option, prelude::*, sample::select};

pub(crate) fn change() -> impl Strategy<Value = Change> {
    (stamp(), fact()).prop_map(|(when, fact)| Change { when, fact })
}

fn stamp() -> impl Strategy<Value = Stamp> {
    let years = -62_000_000_000_000_i64..253_000_000_000_000;
    (years, any::<u64>()).prop_map(|(ms, elapsed)| Stamp {
        at: DateTime::from_timestamp_millis(ms).unwrap(),
        elapsed: Elapsed(elapsed),
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ -~]{0,20}",
        2 => any::<String>(),
        1 => "[\\x00-\\x1f\u{7f}-\u{9f}\u{202a}-\u{202e}\u{2028}\u{2029}\u{2066}\u{feff}\"\\\\]{0,8}",
    ]
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    option::of(text())
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn id() -> impl Strategy<Value = Id> {
    (any::<u32>(), prop_oneof![Just(0), any::<u32>()]).prop_map(|(number, tag)| Id { number, tag })
}

fn ids() -> impl Strategy<Value = Vec<Id>> {
    vec(id(), 0..3)
}

fn level() -> impl Strategy<Value = Attribution> {
    select(&Attribution::ALL[..])
}

fn kind() -> impl Strategy<Value = Kind> {
    select(&Kind::ALL[..])
}

fn question() -> impl Strategy<Value = QuestionRef> {
    (text(), text()).prop_map(|(bank, question)| QuestionRef { bank, question })
}

fn fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        3 => course().prop_map(Fact::Course),
        3 => added().prop_map(Fact::Added),
        2 => (id(), of_entry()).prop_map(|(id, of)| Fact::Entry(id, of)),
        2 => (id(), of_note()).prop_map(|(id, of)| Fact::Note(id, of)),
        1 => (id(), moment()).prop_map(|(id, moment)| Fact::MomentMoved(id, moment)),
        1 => (id(), pivot()).prop_map(|(id, pivot)| Fact::PivotFilled(id, Box::new(pivot))),
        1 => (id(), lead()).prop_map(|(id, lead)| Fact::LeadChanged(id, lead)),
        1 => (id(), ids()).prop_map(|(id, from)| Fact::IdeaFrom(id, from)),
        1 => (id(), fate()).prop_map(|(id, fate)| Fact::ThreadTurned(id, fate)),
        2 => (id(), of_finding()).prop_map(|(id, of)| Fact::Finding(id, of)),
    ]
}

fn course() -> impl Strategy<Value = Course> {
    let grade = || option::of(any::<u8>());
    prop_oneof![
        plan().prop_map(|plan| Course::Planned(Box::new(plan))),
        consent().prop_map(Course::ConsentRecorded),
        Just(Course::Started),
        Just(Course::Paused),
        Just(Course::Resumed),
        text().prop_map(Course::PhaseEntered),
        Just(Course::PauseCardShown),
        Just(Course::Ended),
        question().prop_map(Course::SuggestionPutOff),
        question().prop_map(Course::MustAskSet),
        question().prop_map(Course::MustAskCleared),
        anchor().prop_map(Course::AnchorSet),
        anchor().prop_map(Course::AnchorCleared),
        text().prop_map(Course::AssumptionSet),
        text().prop_map(Course::AssumptionCleared),
        (grade(), grade()).prop_map(|(then, now)| Course::ConfidenceGiven { then, now }),
        option::of(day()).prop_map(|until| Course::ShareBackMade { until }),
        Just(Course::Withdrawn),
        (level(), text()).prop_map(|(level, hash)| Course::Published { level, hash }),
    ]
}

fn anchor() -> BoxedStrategy<Anchor> {
    let anchor = (maybe(), text(), maybe());
    anchor.prop_map(|(time, words, place)| Anchor { time, words, place }).boxed()
}

fn back_to() -> BoxedStrategy<Option<Box<BackTo>>> {
    let to = prop_oneof![id().prop_map(BackTo::Thread), anchor().prop_map(BackTo::Anchor)];
    option::of(to.prop_map(Box::new)).boxed()
}

fn plan() -> impl Strategy<Value = Plan> {
    let of = (text(), maybe(), maybe(), option::of(any::<u32>()), option::of(any::<u32>()));
    let of = (of, option::of(any::<bool>())).prop_map(|(of, on_call_then)| {
        let (person, role, team, months_here, months_with_system) = of;
        Interviewee { person, role, team, months_here, months_with_system, on_call_then }
    });
    let by = (maybe(), any::<bool>()).prop_map(|(team, took_part)| Interviewer { team, took_part });
    let rest = (text(), text(), text(), any::<u32>(), texts(), maybe());
    (of, by, rest).prop_map(|(interviewee, interviewer, rest)| {
        let (incident, interview, protocol, planned_minutes, banks, system) = rest;
        Plan {
            incident,
            interview,
            interviewee,
            interviewer,
            protocol,
            planned_minutes,
            banks,
            system,
        }
    })
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0..=9999, 1_u32..366).prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

fn consent() -> impl Strategy<Value = Consent> {
    let flags = (any::<bool>(), any::<bool>());
    let words = (text(), option::of(select(&How::ALL[..])));
    (flags, select(&Quotes::ALL[..]), level(), texts(), option::of(day()), words).prop_map(
        |((notes, recording), quotes, attribution, presents, withdraw_by, (wording, how))| {
            Consent { notes, recording, quotes, attribution, presents, withdraw_by, wording, how }
        },
    )
}

fn added() -> impl Strategy<Value = Added> {
    (id(), text(), texts(), what()).prop_map(|(id, text, tags, what)| Added {
        id,
        text,
        tags,
        what,
    })
}

pub(crate) fn what() -> impl Strategy<Value = What> {
    let asked = (question(), option::of(any::<u8>()), back_to());
    let asked = asked.prop_map(|(question, probe, back_to)| Asked { question, probe, back_to });
    prop_oneof![
        note().prop_map(What::Note),
        asked.prop_map(What::Question),
        moment().prop_map(|moment| What::Moment(Box::new(moment))),
        finding().prop_map(|finding| What::Finding(Box::new(finding))),
        pivot().prop_map(|pivot| What::Pivot(Box::new(pivot))),
        lead().prop_map(What::Lead),
        (option::of(id()), fate()).prop_map(|(from, fate)| What::Thread(Thread { from, fate })),
        ids().prop_map(What::Idea),
    ]
}

fn span() -> impl Strategy<Value = std::ops::Range<usize>> {
    (any::<usize>(), any::<usize>()).prop_map(|(from, to)| from..to)
}

fn note() -> impl Strategy<Value = Note> {
    let note = (kind(), vec(span(), 0..3), option::of(level()), option::of(reply()), maybe());
    (note, back_to()).prop_map(|((kind, spans, attribution, reply, reason), back_to)| Note {
        kind,
        spans,
        attribution,
        reply,
        reason,
        back_to,
    })
}

fn reply() -> impl Strategy<Value = Reply> {
    prop_oneof![
        Just(Reply::Keep),
        text().prop_map(Reply::Fix),
        Just(Reply::RoleOnly),
        Just(Reply::Anonymous),
        Just(Reply::Drop),
    ]
}

fn moment() -> impl Strategy<Value = Moment> {
    let knows = select(&[Knows::FirstHand, Knows::Hearsay][..]);
    let learned = select(&[Learned::Then, Learned::Since][..]);
    (text(), maybe(), select(&Precision::ALL[..]), knows, learned, ids()).prop_map(
        |(told, time, precision, knows, learned, evidence)| Moment {
            told,
            time,
            precision,
            knows,
            learned,
            evidence,
        },
    )
}

fn pivot() -> impl Strategy<Value = Pivot> {
    let cells = vec(text(), Cell::ALL.len());
    (option::of(id()), ids(), cells).prop_map(|(moment, evidence, cells)| {
        let pivot = Pivot::new(moment, evidence);
        Cell::ALL.into_iter().zip(cells).fold(pivot, |pivot, (cell, words)| pivot.with(cell, words))
    })
}

fn lead() -> impl Strategy<Value = Lead> {
    (select(&LeadKind::ALL[..]), ids()).prop_map(|(kind, from)| Lead { kind, from })
}

fn finding() -> impl Strategy<Value = Finding> {
    (text(), sort(), strength(), ids(), texts()).prop_map(
        |(learned, sort, strength, evidence, wonders)| Finding {
            learned,
            sort,
            strength,
            evidence,
            wonders,
        },
    )
}

fn sort() -> impl Strategy<Value = Sort> {
    select(&Sort::ALL[..])
}

fn strength() -> impl Strategy<Value = Strength> {
    select(&Strength::ALL[..])
}

fn fate() -> impl Strategy<Value = Fate> {
    select(&[Fate::Open, Fate::Pulled, Fate::Dropped, Fate::ForSomeoneElse][..])
}

fn of_entry() -> impl Strategy<Value = OfEntry> {
    prop_oneof![
        text().prop_map(OfEntry::Corrected),
        Just(OfEntry::Withdrawn),
        Just(OfEntry::Restored),
        text().prop_map(OfEntry::Tagged),
        text().prop_map(OfEntry::Untagged),
        Just(OfEntry::TakenBack),
    ]
}

fn of_note() -> impl Strategy<Value = OfNote> {
    prop_oneof![
        kind().prop_map(OfNote::KindChanged),
        span().prop_map(OfNote::SpanMarked),
        span().prop_map(OfNote::SpanUnmarked),
        option::of(level()).prop_map(OfNote::AttributionSet),
        reply().prop_map(OfNote::ReplyRecorded),
        text().prop_map(OfNote::ReasonGiven),
    ]
}

fn of_finding() -> impl Strategy<Value = OfFinding> {
    prop_oneof![
        (text(), sort(), strength()).prop_map(|(learned, sort, strength)| OfFinding::Revised {
            learned,
            sort,
            strength
        }),
        id().prop_map(OfFinding::EvidenceAttached),
        id().prop_map(OfFinding::EvidenceDetached),
        ids().prop_map(OfFinding::EvidenceSet),
        text().prop_map(OfFinding::WonderAdded),
        text().prop_map(OfFinding::WonderRemoved),
        texts().prop_map(OfFinding::WondersSet),
    ]
}
