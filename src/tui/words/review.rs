//! What the program says while one interview is gone through: what is missing, what is empty, what is
//! still to be asked. Never blames anybody, the investigator least of all.

use crate::interview::pivot::Cell;

pub(in crate::tui) const AFTER: &str = "After";
pub(in crate::tui) const LATER: &str =
    "going through it comes after the end; F5 marks what to come back to";
pub(in crate::tui) const MISSING: &str = "MISSING";
pub(in crate::tui) const NOTHING_MISSING: &str = "nothing is missing";
pub(in crate::tui) const NOTES: &str = "Notes";
pub(in crate::tui) const ONLY: &str = "only";
pub(in crate::tui) const SHOWS_ALL: &str = "Esc shows all";
pub(in crate::tui) const NONE_SHOWN: &str = "nothing like that; Esc shows everything again";
pub(in crate::tui) const SEARCH: &str = "search";
pub(in crate::tui) const EVERYTHING: &str = "all of them";
pub(in crate::tui) const EMPTY_MARKS: &str = "marks left empty";

pub(in crate::tui) const EVIDENCE: &str = "evidence";
pub(in crate::tui) const NO_EVIDENCE: &str = "none yet; Space picks notes, a puts them here";
pub(in crate::tui) const EMPTY: &str = "–";
pub(in crate::tui) const TO_ASK: &str = "to ask";
pub(in crate::tui) const ANOTHER_LOOK: &str = "worth another look";
pub(in crate::tui) const NO_MOMENT: &str = "no moment";

pub(in crate::tui) const NOTE_FIRST: &str = "pick a note first (Tab goes to them)";
pub(in crate::tui) const THING_FIRST: &str =
    "nothing to put it under yet: f begins a finding, m a moment, v a pivot";
pub(in crate::tui) const LIST_FIRST: &str =
    "choose what to put it under first: 1 findings to 5 ideas";
pub(in crate::tui) const NOT_EVIDENCE: &str = "that can't be evidence for this";
pub(in crate::tui) const NO_MOMENTS: &str = "no moment yet: m places one";
pub(in crate::tui) const EVIDENCE_ONLY: &str =
    "here d takes evidence away; Esc, then d takes away all of it";
pub(in crate::tui) const NOTHING_TO_CHOOSE: &str = "nothing to choose here; Enter writes it";
pub(in crate::tui) const NOT_A_QUOTE: &str = "that tag is for their own words";
pub(in crate::tui) const NOTHING_TO_OPEN: &str = "nothing here yet";
pub(in crate::tui) const ASK_THEM: &str =
    "a question for a second talk; it stays here until it is put";
pub(in crate::tui) const TITLE: &str = "a title, then Enter; it says what was learned, not who";
pub(in crate::tui) const MOMENT: &str = "as in “about 02:00 second page”, then Enter";
pub(in crate::tui) const LEAD: &str = "as in “document: the old runbook”, then Enter";
pub(in crate::tui) const IDEA: &str = "parked, never a finding; Enter keeps it";
pub(in crate::tui) const WONDERS: &str = "“I wonder…”, one in a line (^J)";
pub(in crate::tui) const TOOK_DOWN: &str = "taken away; u brings it back";

/// `a puts it under f7, The rotation moved`
pub(in crate::tui) fn puts(picked: usize, under: &str) -> String {
    match picked {
        0 => format!("a puts it under {under}"),
        1 => format!("a puts the one picked under {under}"),
        picked => format!("a puts the {picked} picked under {under}"),
    }
}

/// What was put under something, or taken away from under it.
pub(in crate::tui) fn put_under(count: usize, taken: bool, under: &str) -> String {
    let notes = super::count(count, "note", "notes");
    if taken {
        format!("{notes} taken from under {under}")
    } else {
        format!("{notes} under {under}")
    }
}

/// That somebody blames themselves in what they said, and the key for it.
pub(in crate::tui) fn blames(tag: &str) -> String {
    format!("they blame themselves here: h tags it #{tag}")
}

/// `how sure: then 2, now 4`
pub(in crate::tui) fn sure(then: Option<u8>, now: Option<u8>) -> String {
    let shown = |grade: Option<u8>| grade.map_or_else(|| "–".to_owned(), |grade| grade.to_string());
    format!("how sure: then {}, now {}", shown(then), shown(now))
}

/// What a cell of a pivot asks, as one would ask it.
pub(in crate::tui) fn asks(cell: Cell) -> &'static str {
    match cell {
        Cell::Saw => "What did you see?",
        Cell::Expected => "What did you expect to happen?",
        Cell::Goal => "What were you after just then?",
        Cell::Options => "What else was possible?",
        Cell::Basis => "What did you go by?",
        Cell::Pressure => "What pressed?",
        Cell::Help => "What would have helped?",
    }
}

/// One thing that is missing, many of them, in a sentence, and what to do about it.
pub(in crate::tui) const LACKS: [(&str, &str, &str, &str); 9] = [
    ("empty mark", "empty marks", "a mark without words", "Enter writes it out, d lets it go"),
    ("untagged quote", "untagged quotes", "a quote without a tag", "t tags it"),
    ("self-blame", "self-blames", "they blame themselves here", "h tags it; it is no finding"),
    (
        "bare finding",
        "bare findings",
        "a finding without evidence",
        "Space picks notes, a puts them here",
    ),
    (
        "wording to look at",
        "wordings to look at",
        "a wording worth another look",
        "Enter writes it anew; it may also stay",
    ),
    (
        "untimed moment",
        "untimed moments",
        "a moment off the clock",
        "Enter writes the time, as in 02:00",
    ),
    ("open must-ask", "open must-asks", "a must-ask that was not put", "for a second talk"),
    (
        "empty cell",
        "empty cells",
        "an empty cell of a pivot",
        "Enter writes it; else for a second talk",
    ),
    (
        "untouched topic",
        "untouched topics",
        "a topic not touched",
        "for a second talk, or for somebody else",
    ),
];

/// `2 empty marks, 1 must-ask`
pub(in crate::tui) fn missing(counts: [usize; LACKS.len()]) -> String {
    let counted = counts.into_iter().zip(LACKS).filter(|(count, _)| *count > 0);
    let counted: Vec<String> =
        counted.map(|(count, (one, many, ..))| super::count(count, one, many)).collect();
    if counted.is_empty() { NOTHING_MISSING.to_owned() } else { counted.join(", ") }
}

/// `a quote without a tag: t tags it`
pub(in crate::tui) fn lack(at: usize) -> String {
    let lack = LACKS.get(at).map(|(.., said, todo)| format!("{said}: {todo}"));
    lack.unwrap_or_default()
}

/// What stands in for a list that is empty.
pub(in crate::tui) const NOTHING_YET: [&str; 6] = [
    "No finding yet. Pick notes with Space; f begins a finding that rests on them.",
    "No moment yet. m places one: “about 02:00 second page”.",
    "No pivot yet: a point where something was decided. v adds one, at the moment at hand.",
    "No lead yet: somebody or something to look at next. l adds one.",
    "No idea parked. i parks one; ideas stay ideas and never become findings.",
    "Nothing is left to ask.",
];
