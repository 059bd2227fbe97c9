//! Findings that went out, without what was withdrawn since. Only takes away: nothing that was not in
//! them comes in.

use std::collections::HashSet;

use crate::findings::{Findings, names::each_text};

/// The findings without these quotes and notes, without what came only from them, and without what
/// says their words where no line is named: open threads, and questions that say them back.
#[must_use]
pub fn taken_out(
    mut findings: Findings,
    names: &[String],
    echoes: impl Fn(&str) -> bool,
) -> Findings {
    let gone = |id: &String| names.contains(id);
    findings.quotes.retain(|quote| !gone(&quote.id));
    findings.notes.retain(|note| !gone(&note.id));
    findings.open_threads.retain(|thread| !echoes(thread));
    let mut gone: HashSet<String> = names.iter().cloned().collect();
    loop {
        let before = gone.len();
        let mut rests = |id: &String, on: &mut Vec<String>| {
            let had = on.len();
            on.retain(|name| !gone.contains(name));
            let stays = had == 0 || !on.is_empty();
            if !stays {
                gone.insert(id.clone());
            }
            stays
        };
        findings.findings.retain_mut(|finding| rests(&finding.id, &mut finding.evidence));
        findings.moments.retain_mut(|moment| rests(&moment.id, &mut moment.evidence));
        findings.pivots.retain_mut(|pivot| rests(&pivot.id, &mut pivot.evidence));
        findings.leads.retain_mut(|lead| rests(&lead.id, &mut lead.from));
        findings.ideas.retain_mut(|idea| rests(&idea.id, &mut idea.from));
        if gone.len() == before {
            break;
        }
    }
    let pivots = findings.pivots.iter_mut();
    pivots.for_each(|pivot| pivot.moment = pivot.moment.take().filter(|id| !gone.contains(id)));
    without_questions(findings, &echoes)
}

/// Questions stay while something in the file answers them, and while they say back nothing withdrawn.
fn without_questions(mut findings: Findings, echoes: &impl Fn(&str) -> bool) -> Findings {
    let after = findings.quotes.iter().map(|quote| &quote.after);
    let after = after.chain(findings.notes.iter().map(|note| &note.after)).flatten();
    let evidence = findings.findings.iter().flat_map(|finding| &finding.evidence);
    let evidence = evidence.chain(findings.moments.iter().flat_map(|moment| &moment.evidence));
    let evidence = evidence.chain(findings.leads.iter().flat_map(|lead| &lead.from));
    let wanted: HashSet<String> = after.chain(evidence).cloned().collect();
    findings.questions.retain(|question| wanted.contains(&question.id) && !echoes(&question.asked));
    let there: HashSet<String> = findings.questions.iter().map(|q| q.id.clone()).collect();
    let stays = |after: &mut Option<String>| *after = after.take().filter(|id| there.contains(id));
    findings.quotes.iter_mut().for_each(|quote| stays(&mut quote.after));
    findings.notes.iter_mut().for_each(|note| stays(&mut note.after));
    findings
}

/// The names of what else in the findings says such words, which only a person can judge.
#[must_use]
pub fn saying(findings: &Findings, echoes: impl Fn(&str) -> bool) -> Vec<String> {
    let mut saying: Vec<String> = Vec::new();
    each_text(findings, |place, text| {
        if echoes(text) && !saying.iter().any(|known| known == place) {
            saying.push(place.to_owned());
        }
    });
    saying
}
