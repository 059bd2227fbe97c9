//! One line for each thing in the lists of the board.

use crate::review::{
    Asked, Contrast, Fate, FileState, Filed, Item as Thing, Paired, Review, Spot, Standing,
    words::{self as told, why},
};
use crate::tui::screens::review::{
    Around, Board,
    contrasts::Contrasts,
    meeting::{Is, Item, Meeting},
    questions::Questions,
    said::Said,
};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::list::Line;
use crate::tui::words::board as words;

/// Nothing.
fn blank() -> Line {
    Line { margin: String::new(), text: String::new(), note: String::new(), role: Role::Text }
}

/// Who stands at the sides of a contrast: `Robin / payments engineer`.
pub(super) fn sides(review: &Review, contrast: &Contrast) -> String {
    let short = |account| review.account(account).map(|account| account.who.short.as_str());
    let who: Vec<&str> = contrast.sides.iter().filter_map(|side| short(side.account)).collect();
    who.join(" / ")
}

/// A quote or a note, in one line.
pub(super) fn said(said: &Said, around: Around<'_>, theme: Theme, at: usize) -> Line {
    let Some(spot) = said.spots.get(at).copied() else { return blank() };
    let Some(telling) = around.review.telling(spot) else { return blank() };
    let read =
        around.review.pointer(spot).and_then(|quote| around.choices.reading(&quote).cloned());
    let mark = if said.marked.contains(&spot) { "*" } else { " " };
    let sign = if telling.quoted { theme.glyph("“", "\"") } else { theme.glyph("·", "-") };
    let text = format!("{} {}", telling.at.unwrap_or("        "), telling.words);
    let who = around.review.account(spot.account).map_or("", |account| &account.who.short);
    let note =
        if read.is_some() { format!("{who} {}", theme.glyph("✓", "x")) } else { who.to_owned() };
    let role = if telling.quoted { Role::Quote } else { Role::Text };
    Line { margin: format!("{mark}{sign}"), text, note, role }
}

/// A contrast, in one line.
pub(super) fn contrast(contrasts: &Contrasts, review: &Review, theme: Theme, at: usize) -> Line {
    let Some(Paired { contrast, verdict, .. }) = contrasts.all.get(at) else { return blank() };
    let whys: Vec<String> = contrast.whys.iter().map(|reason| why(*reason)).collect();
    let standing = verdict.as_ref().map(|verdict| (verdict.standing, verdict.agenda));
    let (margin, note, role) = match standing {
        None => (" ", "", Role::Text),
        Some((Standing::Dropped, _)) => (theme.glyph("–", "-"), words::DROPPED, Role::Quiet),
        Some((_, true)) => (theme.glyph("✓", "x"), words::AGENDA, Role::Strong),
        Some((Standing::Added, false)) => ("+", words::ADDED, Role::Strong),
        Some((Standing::Kept, false)) => (theme.glyph("✓", "x"), words::KEPT, Role::Strong),
    };
    let text = format!("{}: {}", sides(review, contrast), whys.join("; "));
    Line { margin: margin.to_owned(), text, note: note.to_owned(), role }
}

/// A question, in one line.
pub(super) fn question(questions: &Questions, theme: Theme, at: usize) -> Line {
    let Some(asked) = questions.all.get(at) else { return blank() };
    let Asked { id, source, words: text, from, chosen } = asked;
    let own = chosen.clone().unwrap_or_default();
    let mark = if questions.marked.contains(id) { "*" } else { " " };
    let sign = match (chosen.is_some(), own.fate) {
        (_, Fate::Agenda) => theme.glyph("✓", "x").to_owned(),
        (_, Fate::Dropped) => theme.glyph("–", "-").to_owned(),
        (true, Fate::Open) => (at + 1).to_string(),
        (false, Fate::Open) => String::new(),
    };
    let whom = words::whom(&own.whom, own.explainer);
    let kind = words::source(*source);
    let kind = if from.len() > 1 {
        format!("{kind} {}{}", theme.glyph("×", "x"), from.len())
    } else {
        kind.to_owned()
    };
    let note = if whom.is_empty() { kind } else { format!("{whom}, {kind}") };
    let role = match own.fate {
        Fate::Dropped => Role::Quiet,
        Fate::Agenda => Role::Strong,
        Fate::Open => Role::Text,
    };
    Line { margin: format!("{mark}{sign}"), text: text.clone(), note, role }
}

/// A line of the agenda.
pub(super) fn agenda(meeting: &Meeting, theme: Theme, at: usize) -> Line {
    let Some(Item { is, text, note, .. }) = meeting.lines.get(at) else { return blank() };
    let (indent, sign, role) = match is {
        Is::Part | Is::Inviting => (0, "", Role::Label),
        Is::Theme(_) => (2, theme.glyph("◆", "#"), Role::Strong),
        Is::Rule(_) | Is::Tells | Is::Invited(_) => (2, theme.glyph("·", "-"), Role::Text),
        Is::Contrast(_) => (2, theme.glyph("≠", "="), Role::Text),
        Is::Question(_) => (2, "?", Role::Asked),
        Is::Under => (4, "?", Role::Asked),
        Is::Reading(_) => (4, "", Role::Quote),
        Is::Pointed(_) => (2, "", Role::Quiet),
    };
    let sign = if sign.is_empty() { String::new() } else { format!("{sign} ") };
    let text = format!("{}{sign}{text}", " ".repeat(indent));
    Line { margin: String::new(), text, note: note.clone(), role }
}

/// A file, in one line.
pub(super) fn file(board: &Board, theme: Theme, at: usize) -> Line {
    let Some(filed) = board.folder.files.get(at) else { return blank() };
    let Filed { file, state, unknown, .. } = filed;
    let (margin, role) = match state {
        FileState::Used => (theme.glyph("✓", "x"), Role::Text),
        FileState::Same(_) | FileState::Older(..) | FileState::Draft => (" ", Role::Quiet),
        FileState::Refused(_) => ("!", Role::Warning),
    };
    let note = if unknown.is_empty() {
        told::file(state).to_owned()
    } else {
        format!("{}, +{}", told::file(state), unknown.len())
    };
    Line { margin: margin.to_owned(), text: file.clone(), note, role }
}

/// When a spot is said to have been, or was said.
pub(super) fn when(review: &Review, spot: Spot) -> Option<String> {
    let account = review.account(spot.account)?;
    match spot.item {
        Thing::Moment(at) => Some(account.findings.moments.get(at)?.told.clone()),
        Thing::Quote(_) | Thing::Note(_) | Thing::Pivot(_) | Thing::Finding(_) | Thing::Lead(_) => {
            account.telling(spot.item)?.at.map(str::to_owned)
        }
    }
}
