//! Pivots in the file: their cells, their moment, their evidence, and what is still to be asked.

use firsthand::{
    findings::{Ask, Obstacle, build, from_yaml, obstacles, to_yaml},
    interview::{
        change::{Course, Fact, OfEntry},
        consent::{Attribution, Consent, Quotes},
        entry::What,
        id::Id,
        moment::Moment,
        note::{Kind, Reply},
        pivot::{Cell, Pivot},
    },
};

use super::certificate::{self, Script, incident, known, made, script, topics};

const QUOTE: &str = "I walked over, since nobody read the channel";

/// The interview with a pivot that rests on a quote, at a moment of its own.
fn decided() -> (Script, Id, Id, Id) {
    let mut s = script();
    let quote = s.note(Kind::Quote, QUOTE, &["decision"]);
    s.reply(quote, Reply::Keep);
    let moment = Moment { told: "three sharp".into(), ..Moment::default() };
    let moment = s.add(What::Moment(Box::new(moment)), "walked over to the edge team", &[]);
    let pivot = Pivot::new(Some(moment), vec![quote])
        .with(Cell::Saw, "six calls within ten minutes")
        .with(Cell::Options, "write to the channel, or walk over")
        .with(Cell::Pressure, " ");
    let pivot = s.add(What::Pivot(Box::new(pivot)), "", &[]);
    (s, quote, moment, pivot)
}

#[test]
fn a_pivot_goes_out_with_its_cells_its_moment_and_its_evidence() {
    let (s, quote, moment, pivot) = decided();
    let findings = made(&s.interview(), Attribution::Role, false);
    let [row] = findings.pivots.as_slice() else { panic!("{:?}", findings.pivots) };
    assert_eq!(
        (row.id.clone(), row.moment.clone()),
        (format!("v{pivot}"), Some(format!("m{moment}")))
    );
    assert_eq!(row.evidence, [format!("n{quote}")]);
    assert_eq!(row.saw.as_deref(), Some("six calls within ten minutes"));
    assert_eq!((row.pressure.as_ref(), row.help.as_ref()), (None, None));
    let open = findings.open_threads.iter().find(|open| open.contains(&row.id)).unwrap();
    assert_eq!(
        *open,
        format!(
            "still to ask about v{pivot}, at m{moment}: what they expected, what they were after, \
             what the choice rested on, what pressed, what would have helped"
        )
    );
    assert_eq!(from_yaml(&to_yaml(&findings)).unwrap(), *findings);
}

#[test]
fn an_empty_row_says_nothing_and_a_full_one_leaves_nothing_to_ask() {
    let mut s = script();
    let empty = s.add(What::Pivot(Box::default()), "", &[]);
    let full = Cell::ALL.into_iter().fold(Pivot::default(), |pivot, cell| pivot.with(cell, "x"));
    let full = s.add(What::Pivot(Box::new(full)), "", &[]);
    let findings = made(&s.interview(), Attribution::Role, false);
    let ids: Vec<&str> = findings.pivots.iter().map(|pivot| pivot.id.as_str()).collect();
    assert_eq!(ids, [format!("v{full}")]);
    let asked = |id: Id| findings.open_threads.iter().any(|open| open.contains(&format!("v{id}")));
    assert!(!asked(empty) && !asked(full), "{:?}", findings.open_threads);
}

#[test]
fn a_pivot_goes_with_what_it_came_from() {
    let draft = Ask { level: Attribution::Role, draft: true };
    let (mut s, quote, _, pivot) = decided();
    s.reply(quote, Reply::Drop);
    let interview = s.interview();
    let findings = made(&interview, Attribution::Role, true);
    assert!(findings.pivots.is_empty(), "{:?}", findings.pivots);
    let held = Obstacle::Held(vec![format!("v{pivot}")]);
    assert!(obstacles(&interview, &incident(), &known(), &topics(), draft).contains(&held));

    let (mut s, _, moment, pivot) = decided();
    s.fact(Fact::Entry(moment, OfEntry::Withdrawn));
    let findings = made(&s.interview(), Attribution::Role, true);
    assert_eq!(findings.pivots[0].moment, None, "the moment is not in the file");

    s.fact(Fact::Entry(pivot, OfEntry::Withdrawn));
    let text = to_yaml(&made(&s.interview(), Attribution::Role, true));
    assert!(
        !text.contains(&format!("v{pivot}")) && !text.contains("six calls within ten"),
        "{text}"
    );

    let mut s = script();
    let off = s.note(Kind::Off, "not for the file", &[]);
    let moment = Moment { evidence: vec![off], ..Moment::default() };
    let moment = s.add(What::Moment(Box::new(moment)), "who said it", &[]);
    let pivot = Pivot::new(Some(moment), vec![]).with(Cell::Saw, "what only they knew");
    s.add(What::Pivot(Box::new(pivot)), "", &[]);
    let text = to_yaml(&made(&s.interview(), Attribution::Role, true));
    assert!(!text.contains("what only they knew"), "{text}");
}

#[test]
fn words_of_a_quote_that_was_not_released_stand_in_no_cell() {
    let (mut s, ..) = decided();
    let pivot = Pivot::default().with(Cell::Basis, format!("said: {QUOTE}"));
    s.add(What::Pivot(Box::new(pivot)), "", &[]);
    let agreed = made(&s.interview(), Attribution::Role, true);
    assert!(to_yaml(&agreed).contains("said: I walked over"));
    s.course(Course::ConsentRecorded(Consent { quotes: Quotes::No, ..certificate::consent() }));
    let text = to_yaml(&made(&s.interview(), Attribution::Role, true));
    assert!(!text.contains("I walked over") && text.contains("said: […]"), "{text}");
}

#[test]
fn a_name_in_a_cell_stops_publishing() {
    let (mut s, ..) = decided();
    let pivot = Pivot::default().with(Cell::Help, "Ilse had a list");
    s.add(What::Pivot(Box::new(pivot)), "", &[]);
    let ask = Ask { level: Attribution::Role, draft: false };
    let refused = build(&s.interview(), &incident(), &known(), &topics(), ask).unwrap_err();
    assert!(refused.contains(&Obstacle::Unjudged(vec!["Ilse".into()])), "{refused:?}");
}
