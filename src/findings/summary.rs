//! What a findings file holds, counted. Says nothing about what stayed out.

use crate::findings::Findings;

/// What is in the file: `3 quotes, 2 findings, 1 moment`; `nothing yet` if there is nothing.
#[must_use]
pub fn counts(findings: &Findings) -> String {
    let counted = [
        (findings.quotes.len(), "quote", "quotes"),
        (findings.notes.len(), "note", "notes"),
        (findings.findings.len(), "finding", "findings"),
        (findings.moments.len(), "moment", "moments"),
        (findings.pivots.len(), "pivot", "pivots"),
        (findings.leads.len(), "lead", "leads"),
        (findings.ideas.len(), "idea", "ideas"),
        (findings.open_threads.len(), "open thread", "open threads"),
    ];
    let counted = counted.into_iter().filter(|(count, ..)| *count > 0);
    let shown = counted.map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }));
    let shown: Vec<_> = shown.collect();
    if shown.is_empty() { "nothing yet".to_owned() } else { shown.join(", ") }
}
