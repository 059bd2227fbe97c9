//! What is told differently, each telling in a column of its own.

use super::{Made, story::when};
use crate::formats::export::{
    document::{Anchor, Block, Item as ListItem, Line, Section, View, Views},
    words::{self, pack as say},
};
use crate::review::{
    Item, Paired, Side, Spot,
    words::{capital, why},
};

/// All contrasts that go into the meeting.
pub(super) fn section(made: &mut Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("contrasts"), "Told differently");
    let contrasts = std::mem::take(&mut made.pack.contrasts);
    if contrasts.is_empty() {
        section.line(Line::of(say::NO_CONTRASTS));
    } else {
        section.line(Line::of(say::CONTRASTS));
    }
    for (number, paired) in (1..).zip(&contrasts) {
        section.blocks.push(Block::Section(one(made, number, paired)));
    }
    made.pack.contrasts = contrasts;
    section
}

fn one(made: &mut Made<'_>, number: usize, paired: &Paired) -> Section {
    let whys: Vec<String> = paired.contrast.whys.iter().map(|reason| why(*reason)).collect();
    let title = format!("{number}. {}", capital(&whys.join("; ")));
    let mut section = Section::new(Anchor::part(&format!("contrast-{number}")), title);
    let remark = paired.verdict.as_ref().map(|verdict| verdict.remark.clone()).unwrap_or_default();
    if !remark.is_empty() {
        section.line(Line::of(remark));
    }
    let sides = &paired.contrast.sides;
    let tellers = sides.iter().map(|side| Line::of(teller(made, side))).collect();
    let told = sides.iter().map(|side| tells(made, side)).collect();
    let row = View { of: Line::of(words::TOLD), told };
    let caption = format!("Contrast {number}");
    let views = Views { caption, first: "Who".to_owned(), tellers, rows: vec![row] };
    section.blocks.push(Block::Views(views));
    section
}

/// Who tells, as far as all of what they tell here may say so.
fn teller(made: &Made<'_>, side: &Side) -> String {
    let spots = side.items.iter().map(|item| Spot { account: side.account, item: *item });
    let mut who: Vec<String> = spots.map(|spot| made.called.who(spot)).collect();
    who.dedup();
    match &who[..] {
        [] => {
            let own = |group: &&super::called::Group| group.accounts.contains(&side.account);
            let group = made.called.groups.iter().find(own);
            group.map_or_else(|| words::ANONYMOUS.to_owned(), |group| group.label.clone())
        }
        [one] => one.clone(),
        _ => words::ANONYMOUS.to_owned(),
    }
}

fn tells(made: &mut Made<'_>, side: &Side) -> Vec<ListItem> {
    let spots = side.items.iter().map(|item| Spot { account: side.account, item: *item });
    let spots: Vec<Spot> = spots.collect();
    spots.into_iter().map(|spot| ListItem::from(line(made, spot))).collect()
}

/// What somebody tells, with its time or its minute, and where it leads.
fn line(made: &mut Made<'_>, spot: Spot) -> Line {
    let Some(telling) = made.review.telling(spot) else { return Line::default() };
    let words = match (telling.quoted, telling.cleared) {
        (true, Ok(())) => format!("“{}”", telling.words),
        (true, Err(_)) => words::LEFT_OUT.to_owned(),
        (false, _) => telling.words.to_owned(),
    };
    let when = moment(made, spot).map(|when| format!("{when}: ")).unwrap_or_default();
    let cited = if matches!(spot.item, Item::Moment(_)) {
        Line::of(" (").and(made.called.id(spot)).text(")")
    } else {
        made.cite([spot])
    };
    Line::default().strong(when).text(words).and(cited)
}

/// When a moment was, as it was told, and how it is known.
fn moment(made: &Made<'_>, spot: Spot) -> Option<String> {
    let Item::Moment(at) = spot.item else { return None };
    let moment = made.review.account(spot.account)?.findings.moments.get(at)?;
    let when = when(made.review, spot, &moment.told);
    Some(format!("{when}, {}", words::knows(moment.knows)))
}
