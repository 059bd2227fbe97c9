//! Every text of findings that somebody wrote, with the name of its place.
//!
//! Each part of the shape is taken apart here field by field, so that a new field does not compile
//! until it is decided whether names may stand in it.

use crate::findings::{
    names::scan::Look,
    shape::{
        Consent, Coverage, Finding, Findings, Idea, Incident, Interview, Interviewee, Interviewer,
        Lead, Moment, Note, PhaseTime, Pivot, Question, Quote, Source, Topic,
    },
};

/// Looks at a text, by the name of its place, and may change it.
pub(super) type Visit<'a> = &'a mut dyn FnMut(&str, Look, &mut String);

/// Visits every text.
pub(super) fn each(findings: &mut Findings, visit: Visit<'_>) {
    let Findings {
        schema: _,
        draft: _,
        incident,
        interview,
        coverage,
        questions,
        quotes,
        notes,
        moments,
        pivots,
        findings,
        leads,
        ideas,
        confidence: _,
        open_threads,
        sources,
    } = findings;
    about(incident, interview, coverage, visit);
    for line in questions {
        of_question(line, visit);
    }
    for line in quotes {
        of_quote(line, visit);
    }
    for line in notes {
        of_note(line, visit);
    }
    for line in moments {
        of_moment(line, visit);
    }
    for line in pivots {
        of_pivot(line, visit);
    }
    for line in findings {
        of_finding(line, visit);
    }
    for Lead { id, kind: _, what, from: _ } in leads {
        visit(id, Look::All, what);
    }
    for Idea { id, what, from: _ } in ideas {
        visit(id, Look::All, what);
    }
    words("an open thread", open_threads, visit);
    for Source { id, kind, title } in sources {
        visit(id, Look::Names, kind);
        visit(id, Look::All, title);
    }
}

fn about(
    incident: &mut Incident,
    interview: &mut Interview,
    covered: &mut Coverage,
    visit: Visit<'_>,
) {
    let Incident { id, title, occurred: _, why_chosen } = incident;
    visit("the incident's id", Look::Names, id);
    visit("the incident's title", Look::All, title);
    names("why it was chosen", why_chosen, visit);
    let Interview {
        id: _,
        date: _,
        protocol,
        planned_minutes: _,
        minutes: _,
        interviewer: Interviewer { team, took_part: _ },
        interviewee,
        consent,
        shared_back: _,
    } = interview;
    visit("the protocol", Look::Names, protocol);
    names("your team", team, visit);
    of_interviewee(interviewee, visit);
    if let Some(Consent {
        notes: _,
        recording: _,
        quotes: _,
        attribution: _,
        presents,
        withdraw_by: _,
        wording,
        how: _,
    }) = consent
    {
        words("what they present", presents, visit);
        visit("the wording", Look::Names, wording);
    }
    let Coverage { phases, topics } = covered;
    for PhaseTime { id, minutes: _ } in phases {
        visit("a phase", Look::Names, id);
    }
    for Topic { id, asked: _, of: _ } in topics {
        visit("a bank", Look::Names, id);
    }
}

/// Their own name stands there on purpose, where it does.
fn of_interviewee(interviewee: &mut Interviewee, visit: Visit<'_>) {
    let Interviewee {
        person: _,
        attribution: _,
        name: _,
        role,
        team,
        months_here: _,
        months_with_system: _,
        here: _,
        with_system: _,
        on_call_then: _,
    } = interviewee;
    names("their role", role, visit);
    names("their team", team, visit);
}

fn of_question(line: &mut Question, visit: Visit<'_>) {
    let Question { id, bank, question, probe: _, asked, at: _ } = line;
    names(id, bank, visit);
    names(id, question, visit);
    visit(id, Look::All, asked);
}

fn of_quote(line: &mut Quote, visit: Visit<'_>) {
    let Quote { id, at: _, text, tags, after: _, knows: _, when: _, attribution: _, confirmed: _ } =
        line;
    visit(id, Look::All, text);
    names(id, tags, visit);
}

fn of_note(line: &mut Note, visit: Visit<'_>) {
    let Note { id, at: _, kind: _, text, tags, after: _ } = line;
    visit(id, Look::All, text);
    names(id, tags, visit);
}

fn of_moment(line: &mut Moment, visit: Visit<'_>) {
    let Moment { id, told, time, precision: _, what, knows: _, when: _, evidence: _ } = line;
    names(id, time, visit);
    visit(id, Look::All, told);
    visit(id, Look::All, what);
}

fn of_pivot(line: &mut Pivot, visit: Visit<'_>) {
    let Pivot { id, moment: _, saw, expected, goal, options, basis, pressure, help, evidence: _ } =
        line;
    for cell in [saw, expected, goal, options, basis, pressure, help] {
        words(id, cell, visit);
    }
}

fn of_finding(line: &mut Finding, visit: Visit<'_>) {
    let Finding { id, title, learned, kind: _, evidence: _, wonders, confidence: _, tags } = line;
    visit(id, Look::All, title);
    visit(id, Look::All, learned);
    words(id, wonders, visit);
    names(id, tags, visit);
}

fn words<'a>(place: &str, texts: impl IntoIterator<Item = &'a mut String>, visit: Visit<'_>) {
    for text in texts {
        visit(place, Look::All, text);
    }
}

fn names<'a>(place: &str, texts: impl IntoIterator<Item = &'a mut String>, visit: Visit<'_>) {
    for text in texts {
        visit(place, Look::Names, text);
    }
}
