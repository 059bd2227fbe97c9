//! All there is to the selected thing of each tab, in paragraphs.

use crate::findings::shape::{Knows, Precision};
use crate::review::{
    Asked, Contrast, Filed, Item, Paired, Pointer, Review, Row, RowKind, Side, Spot, coverage,
    words::{self as told, why},
};
use crate::tui::screens::review::{
    Around, Board, contrasts::Contrasts, lanes, lines, meeting::Meeting, questions::Questions,
    said::Said, themes::Themes, timeline::Moments,
};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::prose::Para;
use crate::tui::words::board as words;
use crate::tui::wrap;

/// Columns for labels and times.
const INDENT: u16 = 10;

/// The most things said that are shown under a cell.
const MOST: usize = 30;

/// A label, and words beside it; nothing for no words.
fn labeled(label: &str, text: &str) -> Option<Para> {
    let some = !text.trim().is_empty();
    some.then(|| Para::of(text, Role::Text).after(label, INDENT))
}

/// What the selected row and cell are about.
pub(super) fn theme(themes: &Themes, around: Around<'_>) -> Vec<Para> {
    let Some(row) = themes.row() else {
        return vec![Para::of(words::NO_TAGS_AT_ALL, Role::Text)];
    };
    let mut paras = about_row(row, around);
    let spots = themes.spots();
    paras.extend(spots.iter().take(MOST).filter_map(|spot| short(around.review, *spot)));
    paras
}

fn about_row(row: &Row, around: Around<'_>) -> Vec<Para> {
    let accounts = around.review.accounts.len();
    let counted = words::row(row.spread, accounts, row.weight, row.surprise);
    let mut paras = vec![Para::of(counted, Role::Quiet)];
    if let RowKind::Theme(id) = &row.kind {
        let line = around.choices.theme(id).map(|theme| theme.line.clone()).unwrap_or_default();
        paras.extend((!line.is_empty()).then(|| Para::of(line, Role::Strong)));
        let tags: Vec<String> = row.tags.iter().map(|tag| format!("#{tag}")).collect();
        paras.push(Para::of(tags.join(" "), Role::Tag));
    }
    paras
}

/// Words with who said them, in one paragraph.
fn short(review: &Review, spot: Spot) -> Option<Para> {
    let telling = review.telling(spot)?;
    let who = &review.account(spot.account)?.who.short;
    let text =
        if telling.quoted { format!("“{}”", telling.words) } else { telling.words.to_owned() };
    let role = if telling.quoted { Role::Quote } else { Role::Text };
    let at = telling.at.unwrap_or_default();
    Some(Para::of(format!("{who}: {text}"), role).after(at, INDENT))
}

/// All there is to something said.
pub(super) fn said(said: &Said, around: Around<'_>) -> Vec<Para> {
    let found = said.spot().and_then(|spot| Some((spot, around.review.telling(spot)?)));
    let Some((spot, telling)) = found else { return Vec::new() };
    let pointer = around.review.pointer(spot);
    let reading = pointer.as_ref().and_then(|quote| around.choices.reading(quote));
    let (may, role) = match (reading, telling.cleared) {
        (Some(reading), Ok(())) => (words::read_out(&reading.by), Role::Strong),
        (_, Err(why)) => (words::not_cleared(why), Role::Quiet),
        (None, Ok(())) => (words::CLEARED.to_owned(), Role::Text),
    };
    let tags: Vec<String> = telling.tags.iter().map(|tag| format!("#{tag}")).collect();
    let words_role = if telling.quoted { Role::Quote } else { Role::Text };
    let mut paras = vec![
        Para::of(telling.words, words_role).after(telling.at.unwrap_or_default(), INDENT),
        Para::of(telling.signed.clone(), Role::Strong).after(words::FROM, INDENT),
    ];
    paras.extend(labeled(words::ASKED, telling.after.unwrap_or_default()));
    paras.push(Para::of(may, role).after("", INDENT));
    paras.extend(labeled(words::TAGS, &tags.join(" ")));
    let named = pointer.map(|pointer| pointer.to_string()).unwrap_or_default();
    paras.push(Para::of(named, Role::Quiet).after("", INDENT));
    paras
}

/// Why things are shown, and the facilitator's remark.
pub(super) fn contrast_head(contrasts: &Contrasts) -> Vec<Para> {
    let Some(Paired { contrast, verdict, .. }) = contrasts.paired() else {
        return vec![Para::of(words::NO_CONTRASTS, Role::Text)];
    };
    let whys: Vec<String> = contrast.whys.iter().map(|reason| why(*reason)).collect();
    let stands = stands(contrast);
    let mut paras = vec![Para::of(format!("{}. {stands}", whys.join("; ")), Role::Label)];
    let remark = verdict.as_ref().map(|verdict| verdict.remark.clone()).unwrap_or_default();
    paras.extend((!remark.is_empty()).then(|| Para::of(remark, Role::Thought)));
    paras
}

/// The sides of a contrast, to be drawn beside each other.
pub(super) fn sides(contrasts: &Contrasts, review: &Review) -> Vec<Vec<Para>> {
    let Some(Paired { contrast, .. }) = contrasts.paired() else { return Vec::new() };
    contrast.sides.iter().map(|one| side(review, one)).collect()
}

/// What is said under a contrast: that it stands as it is told.
fn stands(contrast: &Contrast) -> &'static str {
    match contrast.sides.len() {
        0 | 1 => "",
        2 => words::BOTH_STAND,
        _ => words::ALL_STAND,
    }
}

fn side(review: &Review, side: &Side) -> Vec<Para> {
    let who = review.account(side.account).map(|account| account.who.label.clone());
    let mut paras = vec![Para::of(who.unwrap_or_default(), Role::Strong)];
    for item in &side.items {
        let spot = Spot { account: side.account, item: *item };
        let Some(telling) = review.telling(spot) else { continue };
        let when = lines::when(review, spot).unwrap_or_default();
        let clock = clock(review, spot).filter(|clock| !when.contains(clock.as_str()));
        let when = clock.map(|clock| format!("{clock}, {when}")).unwrap_or(when);
        let text = if telling.quoted {
            format!("“{}”", telling.words)
        } else {
            telling.words.to_owned()
        };
        let role = if telling.quoted { Role::Quote } else { Role::Text };
        paras.extend((!when.is_empty()).then(|| Para::of(when, Role::Moment)));
        paras.push(Para::of(text, role));
        paras.extend(known(review, spot).map(|knows| Para::of(knows, Role::Quiet)));
    }
    if side.items.is_empty() {
        paras.push(Para::of(words::ONLY_A_NUMBER, Role::Quiet));
    }
    paras
}

/// The time of a moment, in the zone most times are told in.
fn clock(review: &Review, spot: Spot) -> Option<String> {
    let told = review.timeline.placed(spot)?.when.told()?;
    Some(lanes::clock(told, review.timeline.offset, false))
}

/// Whether a moment was lived or heard of.
fn known(review: &Review, spot: Spot) -> Option<&'static str> {
    let Item::Moment(at) = spot.item else { return None };
    Some(match review.account(spot.account)?.findings.moments.get(at)?.knows {
        Knows::FirstHand => words::FIRST_HAND,
        Knows::Hearsay => words::HEARSAY,
    })
}

/// All there is to the selected moment, and how others tell the same.
pub(super) fn moment(moments: &Moments, review: &Review) -> Vec<Para> {
    let Some(placed) = moments.placed(&review.timeline) else {
        return vec![Para::of(words::NO_MOMENTS, Role::Text)];
    };
    let mut paras = telling(review, placed.spot, Role::Strong);
    let unread = review.timeline.unread.iter().find(|(spot, _)| *spot == placed.spot);
    paras.extend(unread.map(|(_, time)| {
        let shown = wrap::clip_with_dots(time, 60).into_owned();
        Para::of(words::unread(&shown), Role::Warning).after("", INDENT)
    }));
    let same = placed.same.and_then(|same| review.timeline.same.get(same));
    let others = same.into_iter().flatten().filter(|spot| **spot != placed.spot);
    let others: Vec<Spot> = others.copied().collect();
    if !others.is_empty() {
        let said = if placed.differs { words::DIFFERS } else { words::SAME };
        paras.push(Para::of(said, Role::Label));
        paras.extend(others.into_iter().take(MOST).flat_map(|o| telling(review, o, Role::Text)));
    }
    paras
}

fn telling(review: &Review, spot: Spot, role: Role) -> Vec<Para> {
    let Some(account) = review.account(spot.account) else { return Vec::new() };
    let Item::Moment(at) = spot.item else { return Vec::new() };
    let Some(moment) = account.findings.moments.get(at) else { return Vec::new() };
    let known = known(review, spot).unwrap_or_default();
    let told = match (moment.told.is_empty(), moment.precision) {
        (true, Precision::OrderOnly) => words::NO_TIME.to_owned(),
        (_, Precision::Exact | Precision::About | Precision::OrderOnly) => moment.told.clone(),
    };
    let head = format!("{}: {}", account.who.label, moment.what);
    let clock = clock(review, spot).filter(|clock| !told.contains(clock.as_str()));
    let told = clock.map(|clock| format!("{clock}, {told}")).unwrap_or(told);
    vec![Para::of(head, role), Para::of(format!("{told}; {known}"), Role::Moment).after("", 2)]
}

/// Where a question came from.
pub(super) fn question(questions: &Questions, around: Around<'_>) -> Vec<Para> {
    let Some(asked) = questions.asked() else {
        return vec![Para::of(words::NOTHING_OPEN, Role::Text)];
    };
    let mut paras = vec![Para::of(asked.words.clone(), Role::Strong)];
    let own = asked.chosen.as_ref();
    let whom = own.map(|own| words::whom(&own.whom, own.explainer)).unwrap_or_default();
    paras.extend((!whom.is_empty()).then(|| Para::of(whom, Role::Text)));
    paras.extend(asked.from.iter().take(MOST).flat_map(|from| origin(asked, from, around.review)));
    paras
}

/// The account a question came from, the finding it belongs to, and its first words.
fn origin(asked: &Asked, (at, pointer): &(usize, Pointer), review: &Review) -> Vec<Para> {
    let Some(account) = review.account(*at) else { return Vec::new() };
    let thing = pointer.thing.split('/').next().unwrap_or_default();
    let item = account.item(thing);
    let about = item.map_or("", |item| account.words(item));
    let head = if about.is_empty() || about == asked.words {
        account.who.label.clone()
    } else {
        format!("{}: {about}", account.who.label)
    };
    let mut paras = vec![Para::of(head, Role::Text).after(words::FROM, INDENT)];
    let named = pointer.to_string();
    let found = review
        .open
        .iter()
        .find(|open| open.id == named || open.from.contains(&(*at, pointer.clone())));
    let other = found.filter(|open| open.words != asked.words);
    paras.extend(other.map(|open| Para::of(open.words.clone(), Role::Quiet).after("", INDENT)));
    paras.push(Para::of(named, Role::Quiet).after("", INDENT));
    paras
}

/// What still may be looked at, before the meeting.
pub(super) fn agenda(meeting: &Meeting) -> Vec<Para> {
    let sum = words::adds_up(meeting.sum, meeting.length);
    let mut paras = vec![Para::of(sum, Role::Label)];
    let selected = meeting.item().map(|item| item.text.clone());
    paras.extend(selected.map(|text| Para::of(text, Role::Text)));
    paras.extend(meeting.remarks.iter().map(|said| Para::of(said.clone(), Role::Quiet)));
    paras
}

/// Who was heard, who was not, what nobody was asked about, and whether more would bring more.
pub(super) fn covered(review: &Review, theme: Theme) -> Vec<Para> {
    let covered = coverage(review);
    let mut paras = vec![Para::of(words::WHO_WAS_HEARD, Role::Label)];
    for heard in &covered.heard {
        let Some(account) = review.account(heard.account) else { continue };
        let line = format!("{}: {}", account.who.label, heard.about.join(", "));
        paras.push(Para::of(line, Role::Text).after("", 2));
        paras.extend(heard.waits.clone().map(|waits| Para::of(waits, Role::Quiet).after("", 4)));
    }
    paras.extend([Para::gap(), Para::of(words::WHO_IS_MISSING, Role::Label)]);
    let none = covered.missing.is_empty().then(|| words::NONE_MISSING.to_owned());
    let missing = covered.missing.iter().cloned().chain(none);
    paras.extend(missing.map(|said| Para::of(said, Role::Text).after("", 2)));
    paras.extend([Para::gap(), Para::of(words::TOPICS, Role::Label)]);
    if covered.topics.is_empty() {
        paras.push(Para::of(words::NO_TOPICS, Role::Quiet).after("", 2));
    }
    for topic in &covered.topics {
        paras.push(topic_row(topic.id.as_str(), &topic.asked, review));
    }
    paras.extend([Para::gap(), Para::of(words::NEWS, Role::Label)]);
    for new in &covered.news {
        let Some(account) = review.account(new.account) else { continue };
        let bar = theme.glyph("▮", "#").repeat(new.tags.min(20));
        let news = words::news(new.tags, new.of, new.moments);
        let line = format!("{}: {news}  {bar}", account.who.label);
        paras.push(Para::of(line, Role::Text).after("", 2));
    }
    let settled = match covered.settled() {
        Some(true) => words::SETTLED,
        Some(false) => words::NOT_SETTLED,
        None => words::TOO_FEW,
    };
    paras.push(Para::of(settled, Role::Quiet).after("", 2));
    paras
}

fn topic_row(id: &str, asked: &[u32], review: &Review) -> Para {
    let each = asked.iter().enumerate().filter(|(_, asked)| **asked > 0);
    let each =
        each.filter_map(|(at, asked)| Some(format!("{} {asked}", review.account(at)?.who.short)));
    let each: Vec<String> = each.collect();
    let (text, role) = if each.is_empty() {
        (words::NOBODY_ASKED.to_owned(), Role::Strong)
    } else {
        (each.join(", "), Role::Text)
    };
    Para::of(text, role).after(format!("  {id}"), 18)
}

/// What became of a file, and what in it is not known here.
pub(super) fn file(board: &Board) -> Vec<Para> {
    let Some(Filed { file, incident, state, unknown }) = board.folder.files.get(board.file) else {
        return vec![Para::of(words::NO_FILES, Role::Text)];
    };
    let mut paras = vec![Para::of(file.clone(), Role::Strong)];
    paras.push(Para::of(told::file_in_full(state), Role::Text));
    paras.extend(incident.clone().map(|incident| Para::of(incident, Role::Quiet)));
    if !unknown.is_empty() {
        paras.push(Para::of(told::unknown(unknown.len()), Role::Label));
        let line = |line: u32| format!("{line:>6}");
        paras.extend(
            unknown
                .iter()
                .map(|field| Para::of(field.path.clone(), Role::Text).after(line(field.line), 8)),
        );
    }
    paras
}
