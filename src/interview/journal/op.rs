//! A fact as a record has it: the name of the operation, the entry it happened to, and its data.

use std::ops::Range;

use crate::interview::{
    QuestionRef,
    anchor::{Anchor, BackTo},
    change::{Added, Course, Fact, OfEntry, OfFinding, OfNote},
    consent::{Attribution, Consent, How},
    entry::What,
    finding::Finding,
    id::Id,
    journal::json::{Object, push_number},
    lead::Lead,
    moment::Moment,
    note::{Note, Reply},
    pivot::{Cell, Pivot},
    plan::Plan,
    thread::Fate,
};

/// The name of the operation.
pub(super) fn op(fact: &Fact) -> &'static str {
    match fact {
        Fact::Course(course) => course_op(course),
        Fact::Added(added) => added_op(&added.what),
        Fact::Entry(_, happened) => match happened {
            OfEntry::Corrected(_) => "entry.corrected",
            OfEntry::Withdrawn => "entry.withdrawn",
            OfEntry::Restored => "entry.restored",
            OfEntry::Tagged(_) => "entry.tagged",
            OfEntry::Untagged(_) => "entry.untagged",
            OfEntry::TakenBack => "entry.taken-back",
        },
        Fact::Note(_, happened) => match happened {
            OfNote::KindChanged(_) => "note.kind-changed",
            OfNote::SpanMarked(_) => "note.span-marked",
            OfNote::SpanUnmarked(_) => "note.span-unmarked",
            OfNote::AttributionSet(_) => "note.attribution-set",
            OfNote::ReplyRecorded(_) => "note.reply-recorded",
            OfNote::ReasonGiven(_) => "note.reason-given",
        },
        Fact::MomentMoved(..) => "moment.moved",
        Fact::PivotFilled(..) => "pivot.filled",
        Fact::LeadChanged(..) => "lead.changed",
        Fact::IdeaFrom(..) => "idea.from-set",
        Fact::ThreadTurned(_, fate) => match fate {
            Fate::Open => "thread.reopened",
            Fate::Pulled => "thread.pulled",
            Fate::Dropped => "thread.dropped",
            Fate::ForSomeoneElse => "thread.for-someone-else",
        },
        Fact::Finding(_, happened) => match happened {
            OfFinding::Revised { .. } => "finding.revised",
            OfFinding::EvidenceAttached(_) => "finding.evidence-attached",
            OfFinding::EvidenceDetached(_) => "finding.evidence-detached",
            OfFinding::EvidenceSet(_) => "finding.evidence-set",
            OfFinding::WonderAdded(_) => "finding.wonder-added",
            OfFinding::WonderRemoved(_) => "finding.wonder-removed",
            OfFinding::WondersSet(_) => "finding.wonders-set",
        },
    }
}

fn course_op(course: &Course) -> &'static str {
    match course {
        Course::Planned(_) => "interview.planned",
        Course::ConsentRecorded(_) => "consent.recorded",
        Course::Started => "interview.started",
        Course::Paused => "interview.paused",
        Course::Resumed => "interview.resumed",
        Course::PhaseEntered(_) => "phase.entered",
        Course::PauseCardShown => "pause-card.shown",
        Course::Ended => "interview.ended",
        Course::SuggestionPutOff(_) => "suggestion.put-off",
        Course::MustAskSet(_) => "must-ask.set",
        Course::MustAskCleared(_) => "must-ask.cleared",
        Course::AnchorSet(_) => "anchor.set",
        Course::AnchorCleared(_) => "anchor.cleared",
        Course::AssumptionSet(_) => "assumption.set",
        Course::AssumptionCleared(_) => "assumption.cleared",
        Course::ConfidenceGiven { .. } => "confidence.given",
        Course::ShareBackMade { .. } => "share-back.made",
        Course::Published { .. } => "interview.published",
        Course::Withdrawn => "interview.withdrawn",
    }
}

fn added_op(what: &What) -> &'static str {
    match what {
        What::Note(_) => "note.taken",
        What::Question(_) => "question.asked",
        What::Moment(_) => "moment.placed",
        What::Pivot(_) => "pivot.added",
        What::Finding(_) => "finding.drafted",
        What::Lead(_) => "lead.added",
        What::Thread(_) => "thread.parked",
        What::Idea(_) => "idea.parked",
    }
}

/// Writes the fact's data, and says which entry it happened to.
pub(super) fn push_data(fact: &Fact, d: &mut Object<'_>) -> Option<Id> {
    match fact {
        Fact::Course(course) => {
            push_course(course, d);
            None
        }
        Fact::Added(added) => {
            push_added(added, d);
            Some(added.id)
        }
        Fact::Entry(id, happened) => {
            match happened {
                OfEntry::Corrected(text) => _ = d.text("text", text),
                OfEntry::Withdrawn | OfEntry::Restored | OfEntry::TakenBack => {}
                OfEntry::Tagged(tag) | OfEntry::Untagged(tag) => _ = d.text("tag", tag),
            }
            Some(*id)
        }
        Fact::Note(id, happened) => {
            push_of_note(happened, d);
            Some(*id)
        }
        Fact::MomentMoved(id, moment) => {
            push_moment(moment, d);
            Some(*id)
        }
        Fact::PivotFilled(id, pivot) => {
            push_pivot(pivot, d);
            Some(*id)
        }
        Fact::LeadChanged(id, lead) => {
            push_lead(lead, d);
            Some(*id)
        }
        Fact::IdeaFrom(id, from) => {
            d.ids("from", from);
            Some(*id)
        }
        Fact::ThreadTurned(id, _) => Some(*id),
        Fact::Finding(id, happened) => {
            push_of_finding(happened, d);
            Some(*id)
        }
    }
}

fn push_course(course: &Course, d: &mut Object<'_>) {
    match course {
        Course::Planned(plan) => push_plan(plan, d),
        Course::ConsentRecorded(consent) => push_consent(consent, d),
        Course::Started
        | Course::Paused
        | Course::Resumed
        | Course::PauseCardShown
        | Course::Ended
        | Course::Withdrawn => {}
        Course::ShareBackMade { until } => {
            d.maybe("until", until.map(|day| day.to_string()).as_deref());
        }
        Course::PhaseEntered(phase) => _ = d.text("phase", phase),
        Course::SuggestionPutOff(question)
        | Course::MustAskSet(question)
        | Course::MustAskCleared(question) => push_question(question, d),
        Course::AnchorSet(anchor) | Course::AnchorCleared(anchor) => push_anchor(anchor, d),
        Course::AssumptionSet(assumed) | Course::AssumptionCleared(assumed) => {
            d.text("text", assumed);
        }
        Course::ConfidenceGiven { then, now } => {
            d.maybe_number("then", *then).maybe_number("now", *now);
        }
        Course::Published { level, hash } => {
            d.text("attribution", level.word()).text("hash", hash);
        }
    }
}

fn push_plan(plan: &Plan, d: &mut Object<'_>) {
    let (of, by) = (&plan.interviewee, &plan.interviewer);
    d.text("incident", &plan.incident).text("interview", &plan.interview);
    d.text("person", &of.person).maybe("role", of.role.as_deref());
    d.maybe("team", of.team.as_deref()).maybe_number("months_here", of.months_here);
    d.maybe_number("months_with_system", of.months_with_system);
    if let Some(on_call) = of.on_call_then {
        d.flag("on_call_then", on_call);
    }
    d.maybe("interviewer_team", by.team.as_deref()).flag("took_part", by.took_part);
    d.text("protocol", &plan.protocol).number("planned_minutes", plan.planned_minutes);
    d.texts("banks", &plan.banks).maybe("system", plan.system.as_deref());
}

fn push_consent(consent: &Consent, d: &mut Object<'_>) {
    d.flag("notes", consent.notes).flag("recording", consent.recording);
    d.text("quotes", consent.quotes.word()).text("attribution", consent.attribution.word());
    d.texts("presents", &consent.presents);
    if let Some(day) = consent.withdraw_by {
        d.text("withdraw_by", &day.to_string());
    }
    d.text("wording", &consent.wording).maybe("how", consent.how.map(How::word));
}

fn push_question(question: &QuestionRef, d: &mut Object<'_>) {
    d.text("bank", &question.bank).text("question", &question.question);
}

fn push_added(added: &Added, d: &mut Object<'_>) {
    if let What::Note(note) = &added.what {
        d.text("kind", note.kind.word());
    }
    d.text("text", &added.text).texts("tags", &added.tags);
    match &added.what {
        What::Note(note) => push_note(note, d),
        What::Question(asked) => {
            push_question(&asked.question, d);
            d.maybe_number("probe", asked.probe);
            push_back_to(asked.back_to.as_deref(), d);
        }
        What::Moment(moment) => push_moment(moment, d),
        What::Pivot(pivot) => push_pivot(pivot, d),
        What::Finding(finding) => push_finding(finding, d),
        What::Lead(lead) => push_lead(lead, d),
        What::Thread(thread) => {
            d.ids("from", thread.from.as_slice());
            d.maybe("fate", fate_word(thread.fate));
        }
        What::Idea(from) => _ = d.ids("from", from),
    }
}

fn push_note(note: &Note, d: &mut Object<'_>) {
    d.list("spans", &note.spans, push_span);
    d.maybe("attribution", note.attribution.map(Attribution::word));
    if let Some(reply) = &note.reply {
        push_reply(reply, d);
    }
    d.maybe("reason", note.reason.as_deref());
    push_back_to(note.back_to.as_deref(), d);
}

fn push_back_to(to: Option<&BackTo>, d: &mut Object<'_>) {
    match to {
        Some(BackTo::Thread(id)) => _ = d.text("thread", &id.to_string()),
        Some(BackTo::Anchor(anchor)) => push_anchor(anchor, d),
        None => {}
    }
}

fn push_anchor(anchor: &Anchor, d: &mut Object<'_>) {
    d.object("anchor", |d| {
        d.maybe("time", anchor.time.as_deref()).text("words", &anchor.words);
        d.maybe("place", anchor.place.as_deref());
    });
}

fn push_span(out: &mut String, span: &Range<usize>) {
    out.push('[');
    push_number(out, span.start as u64);
    out.push(',');
    push_number(out, span.end as u64);
    out.push(']');
}

fn push_reply(reply: &Reply, d: &mut Object<'_>) {
    let (word, fixed) = match reply {
        Reply::Keep => ("keep", None),
        Reply::Fix(text) => ("fix", Some(text.as_str())),
        Reply::RoleOnly => ("role-only", None),
        Reply::Anonymous => ("anonymous", None),
        Reply::Drop => ("drop", None),
    };
    d.text("reply", word).maybe("fixed", fixed);
}

fn push_moment(moment: &Moment, d: &mut Object<'_>) {
    d.text("told", &moment.told).maybe("time", moment.time.as_deref());
    d.text("precision", moment.precision.word()).text("knows", moment.knows.word());
    d.text("when", moment.learned.word()).ids("evidence", &moment.evidence);
}

fn push_pivot(pivot: &Pivot, d: &mut Object<'_>) {
    d.maybe("moment", pivot.moment.map(|id| id.to_string()).as_deref());
    for cell in Cell::ALL {
        d.maybe(cell.word(), Some(pivot.cell(cell)).filter(|words| !words.is_empty()));
    }
    d.ids("evidence", &pivot.evidence);
}

fn push_lead(lead: &Lead, d: &mut Object<'_>) {
    d.text("lead", lead.kind.word()).ids("from", &lead.from);
}

fn push_finding(finding: &Finding, d: &mut Object<'_>) {
    d.text("learned", &finding.learned).text("sort", finding.sort.word());
    d.text("strength", finding.strength.word());
    d.ids("evidence", &finding.evidence).texts("wonders", &finding.wonders);
}

/// The word for what became of a thread; none for an open one.
fn fate_word(fate: Fate) -> Option<&'static str> {
    match fate {
        Fate::Open => None,
        Fate::Pulled => Some("pulled"),
        Fate::Dropped => Some("dropped"),
        Fate::ForSomeoneElse => Some("for-someone-else"),
    }
}

fn push_of_note(happened: &OfNote, d: &mut Object<'_>) {
    match happened {
        OfNote::KindChanged(kind) => _ = d.text("kind", kind.word()),
        OfNote::SpanMarked(span) | OfNote::SpanUnmarked(span) => {
            d.list("spans", std::slice::from_ref(span), push_span);
        }
        OfNote::AttributionSet(level) => _ = d.maybe("attribution", level.map(Attribution::word)),
        OfNote::ReplyRecorded(reply) => push_reply(reply, d),
        OfNote::ReasonGiven(reason) => _ = d.text("reason", reason),
    }
}

fn push_of_finding(happened: &OfFinding, d: &mut Object<'_>) {
    match happened {
        OfFinding::Revised { learned, sort, strength } => {
            d.text("learned", learned).text("sort", sort.word()).text("strength", strength.word());
        }
        OfFinding::EvidenceAttached(note) | OfFinding::EvidenceDetached(note) => {
            d.ids("evidence", std::slice::from_ref(note));
        }
        OfFinding::EvidenceSet(evidence) => _ = d.ids("evidence", evidence),
        OfFinding::WondersSet(wonders) => _ = d.texts("wonders", wonders),
        OfFinding::WonderAdded(wonder) | OfFinding::WonderRemoved(wonder) => {
            d.text("wonder", wonder);
        }
    }
}
