//! What Prepare says, and what is read aloud before notes are taken.

use chrono::{DateTime, FixedOffset};

use crate::guide::MINUTES_EACH;
use crate::interview::consent::{Consent, How};

pub(in crate::tui) const NAME_FIRST: &str = "only a name is needed: who is it?";
pub(in crate::tui) const LEFT_WITHOUT_NAME: &str =
    "no name yet: Esc once more leaves without keeping this";
pub(in crate::tui) const KEPT: &str = "kept for later";
pub(in crate::tui) const TOOK_PART: &str =
    "you were in it: consider asking somebody who wasn't to lead this";
pub(in crate::tui) const TEAM_INVOLVED: &str =
    "your team was in it: consider asking somebody from outside to lead";

/// The name of a button to a page, and how many things stand there.
pub(in crate::tui) fn counted_page(page: &str, count: usize) -> String {
    if count == 0 { format!("{page} …") } else { format!("{page} {count}") }
}

/// Beside the questions that must be asked: `3 chosen; 6 min kept for them near the end`.
pub(in crate::tui) fn must_asks_chosen(count: usize) -> String {
    match u32::try_from(count).unwrap_or(u32::MAX) {
        0 => "type to find what must be asked".to_owned(),
        count => format!("{count} chosen; {} min kept near the end", count * MINUTES_EACH),
    }
}

/// Over the lines to ask about.
pub(in crate::tui) const ANCHORS: &str = "What they wrote at the time, a line each, or a piece of a chat: \
     02:14 that doesn't look normal [#inc-1120]";

/// Over what is assumed.
pub(in crate::tui) const ASSUMPTIONS: &str = "What you believe happened, a line each: once written down, it is \
     easier to hold aside. For you alone, never in an export.";

/// Under the lines to ask about: how many there are, and how the one at hand is asked.
pub(in crate::tui) fn anchors_read(count: usize, asked: Option<&str>) -> String {
    let lines = count_of(count);
    asked.map_or_else(|| lines.clone(), |asked| format!("{lines}. {asked}"))
}

fn count_of(lines: usize) -> String {
    if lines == 0 { "nothing yet".to_owned() } else { super::count(lines, "line", "lines") }
}

/// Under what is assumed.
pub(in crate::tui) fn assumptions_read(count: usize) -> String {
    count_of(count)
}

/// Beside the tick that records it.
pub(in crate::tui) const AGREED: &str = "agreed (else a draft)";
pub(in crate::tui) const STANDS: &str =
    "what was agreed before stands; to take it back, untick notes and tick this";
pub(in crate::tui) const ROLE_FIRST: &str = "by role: fill in which";
pub(in crate::tui) const HELD_BY_HOW_MANY: &str =
    "by role: how many hold it? Where few do, or nobody knows, it isn't shown: it would say who";

/// Too few hold the role, and none that is broader is known.
pub(in crate::tui) fn held_by_few(enough: u32) -> String {
    format!("fewer than {enough} hold it: they will appear with nothing that says who")
}

/// Too few hold the role, and a broader one stands in.
pub(in crate::tui) fn shown_as(role: &str) -> String {
    format!("too few hold it: they will appear as “{role}”")
}

/// How it was agreed.
pub(in crate::tui) fn how(how: How) -> &'static str {
    match how {
        How::Aloud => "read aloud",
        How::InPerson => "face to face",
        How::InWriting => "in writing",
    }
}

/// What was agreed at some time: `22 Nov 10:02, read aloud: notes, quotes ask-each, as role`.
pub(in crate::tui) fn agreed_then(when: DateTime<FixedOffset>, consent: &Consent) -> String {
    let by = consent.how.map(|by| format!(", {}", how(by))).unwrap_or_default();
    let ticked = [(consent.notes, "notes"), (consent.recording, "recording")];
    let ticked = ticked.into_iter().map(
        |(yes, what)| {
            if yes { what.to_owned() } else { format!("no {what}") }
        },
    );
    let rest =
        [format!("quotes {}", consent.quotes.word()), format!("as {}", consent.attribution.word())];
    let until = consent.withdraw_by.map(|day| format!("until {day}"));
    let tells =
        (!consent.presents.is_empty()).then(|| format!("tells {}", consent.presents.join(", ")));
    let wording = Some(format!("wording {}", consent.wording));
    let all = ticked.chain(rest).chain(until).chain(tells).chain(wording);
    let all: Vec<String> = all.collect();
    format!("{}{by}: {}", when.format("%-d %b %H:%M"), all.join(", "))
}

/// The id of the wording below, kept with the consent. Other words get another id.
pub(in crate::tui) const CONSENT_WORDING: &str = "consent-1";

/// What to read aloud before taking notes: short enough to be said, not read out like a contract.
pub(in crate::tui) fn consent(until: &str) -> String {
    format!(
        "“I'm talking with several people, to learn how this looked to each of you; it isn't about \
         fault. I'd like to take notes: they stay with me, and only findings go to the review. \
         Recording is a separate yes, and no is fine. Say “off the record” at any time, and it stays \
         out of what I share. You choose whether you appear by name, by role or not at all, and I \
         ask before I quote you. You can change your mind {until}. Is that all right with you?”"
    )
}
