//! Going through one interview: from notes to what they come to.

use super::Desk;
use super::desk::{held_elsewhere, opened};
use super::screens::{SIZES, Scene, check, drawn, live_middle};
use crate::findings;
use crate::interview::{
    Interview, QuestionRef,
    change::{Change, Course, Fact, OfNote},
    consent::{Attribution, Consent, Quotes},
    draft::Draft,
    entry::{Entry, What},
    finding::Finding,
    incident::Person,
    note,
    part::Part,
    pivot::{Cell, Pivot},
    stamp::{Elapsed, Stamp},
};
use crate::tui::app::Screen;
use crate::tui::effect::{Access, Effect, Opened, Reply};

use crate::tui::theme::Theme;
use crate::tui::topics::topics;

pub(super) const REVIEW: &[Scene] = &[
    ("after_notes", notes),
    ("after_nothing_yet", nothing_yet),
    ("after_picked", picked),
    ("after_only_list", only_list),
    ("after_only", only),
    ("after_search", search),
    ("after_hindsight", hindsight),
    ("after_findings", findings_list),
    ("after_finding", finding),
    ("after_writing", writing),
    ("after_moments", moments),
    ("after_time", time),
    ("after_pivots", pivots),
    ("after_pivot", pivot),
    ("after_pivot_moment", pivot_moment),
    ("after_to_ask", to_ask),
    ("after_missing", missing),
];

/// Through a conversation that is ended here.
pub(super) fn to_review(desk: &mut Desk) -> &mut Desk {
    desk.keys("<ctrl-p>end interview<enter><f9>")
}

/// A conversation with every sort of entry, a mark left empty and a quote that blames oneself.
fn told(desk: &mut Desk) {
    live_middle(desk);
    let must = QuestionRef { bank: "recall".into(), question: "how-you-came-into-it".into() };
    record(desk, Fact::Course(Course::MustAskSet(must)));
    desk.keys("<enter>").wait(9).keys("\"I should have looked at the board<enter>").wait(40);
    desk.keys("<f8>they rolled it back at 02:40 #workaround<enter>").wait(12).keys("<f5>").wait(3);
}

fn record(desk: &mut Desk, fact: Fact) {
    let now = desk.now();
    let open = desk.app.open.as_mut().expect("an interview is open");
    let when = open.stamp(now);
    let effects = open.record(vec![(when, fact)], now);
    desk.effects.extend(effects);
}

fn notes(desk: &mut Desk) {
    told(desk);
    to_review(desk).reply(Reply::Synced(99));
}

fn nothing_yet(desk: &mut Desk) {
    desk.open(Access::Writer { tag: 0 });
    desk.keys("a long story<enter>").wait(60);
    to_review(desk).keys("1");
}

fn picked(desk: &mut Desk) {
    notes(desk);
    desk.keys("<down><down><space><down><space>");
}

fn only_list(desk: &mut Desk) {
    notes(desk);
    desk.keys("K");
}

fn only(desk: &mut Desk) {
    notes(desk);
    desk.keys("Kquote<enter>Town<enter>");
}

fn search(desk: &mut Desk) {
    notes(desk);
    desk.keys("/board");
}

fn hindsight(desk: &mut Desk) {
    notes(desk);
    desk.keys("/should have<enter>");
}

/// Two findings, two more moments, a pivot half filled, an idea, and how sure they felt.
fn worked(desk: &mut Desk) {
    notes(desk);
    desk.keys("ccCCCC/paged<enter><space><esc>/rolled<enter><space><esc>");
    desk.keys("fNobody could have known what was wrong, and the pager obviously knew<enter>");
    desk.keys("<enter>The engineer on call failed to read the runbook, and so the pager moved ");
    desk.keys("alone. What came with it was a list.<enter>");
    desk.keys(
        "<down><right><down><left><down><enter>I wonder what else moved<ctrl-j>I wonder who ",
    );
    desk.keys("was told<enter><esc>");
    desk.keys("mat 02:40 rolled it back<enter><enter><enter><esc>");
    desk.keys("mbefore that the first call<enter><esc>");
    desk.keys("<up><up><enter><down><down><enter><enter><esc>");
    desk.keys(
        "v<enter>two red boards<enter><down><down><enter>sleep until the morning<enter><esc>",
    );
    desk.keys("ilet the pager say who owned it last<enter><esc>");
    desk.reply(Reply::Synced(99));
}

fn findings_list(desk: &mut Desk) {
    worked(desk);
    desk.keys("1");
}

fn finding(desk: &mut Desk) {
    worked(desk);
    desk.keys("1<end><enter>");
}

fn writing(desk: &mut Desk) {
    worked(desk);
    desk.keys(
        "1<enter><down><enter>The pager moved, and what one has to know to answer it did not; ",
    );
    desk.keys("nobody had written it down");
}

fn moments(desk: &mut Desk) {
    worked(desk);
    desk.keys("2");
}

fn time(desk: &mut Desk) {
    worked(desk);
    desk.keys("2<end><enter><down><down><enter><ctrl-u>2:4");
}

fn pivots(desk: &mut Desk) {
    worked(desk);
    desk.keys("3");
}

fn pivot(desk: &mut Desk) {
    worked(desk);
    desk.keys("3<enter><down><down>");
}

fn pivot_moment(desk: &mut Desk) {
    worked(desk);
    desk.keys("3<enter><enter>");
}

fn to_ask(desk: &mut Desk) {
    worked(desk);
    desk.keys("6<down>");
}

fn missing(desk: &mut Desk) {
    worked(desk);
    desk.keys("nn");
}

#[test]
fn how_going_through_an_interview_looks() {
    check(REVIEW, SIZES, Theme::default(), "");
    let small: &[Scene] =
        &[("after_notes", notes), ("after_finding", finding), ("after_writing", writing)];
    check(small, &[(60, 16)], Theme::default(), "");
}

fn desk(scene: fn(&mut Desk)) -> Desk {
    drawn(scene, (120, 40), Theme::default())
}

fn entry<'a>(desk: &'a Desk, text: &str) -> &'a Entry {
    let mut all = desk.interview().on_record();
    all.find(|entry| entry.text.starts_with(text)).unwrap_or_else(|| panic!("no `{text}`"))
}

fn finding_of<'a>(desk: &'a Desk, title: &str) -> &'a Finding {
    entry(desk, title).finding().expect("a finding")
}

fn pivot_of(desk: &Desk) -> &Pivot {
    desk.interview().on_record().find_map(Entry::pivot).expect("a pivot")
}

fn evidence(desk: &Desk, of: &str) -> Vec<String> {
    let rests = entry(desk, of).rests_on().iter();
    rests.map(|id| desk.interview().entry(*id).expect("evidence").text.clone()).collect()
}

#[test]
fn it_comes_after_the_end_and_leads_back_to_the_conversation() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter><f9>");
    assert!(desk.key_row().contains("comes after the end"), "{}", desk.key_row());
    desk.keys("<ctrl-p>end interview<enter>half<f9>");
    assert!(desk.key_row().contains("keep the line first"), "{}", desk.key_row());
    desk.keys("<ctrl-u><f9>");
    assert!(matches!(desk.app.screen, Screen::After(_)));
    desk.keys("<esc>typed<enter>");
    assert_eq!(desk.stream().last().unwrap(), "said typed");
    desk.keys("<f9><f9>again<enter>");
    assert_eq!(desk.stream().last().unwrap(), "said again");
}

/// An interview that was ended, as Home opens it.
fn ended(access: Access) -> Opened {
    let mut opened = opened(access);
    let when = Stamp { at: super::desk::start_of_time(), elapsed: Elapsed(9_000) };
    opened.interview.apply(&Change { when, fact: Fact::Course(Course::Ended) });
    opened
}

#[test]
fn an_interview_that_is_over_is_opened_to_be_gone_through() {
    let mut desk = Desk::new(80, 24);
    desk.reply(Reply::Opened(Box::new(ended(Access::Writer { tag: 0 }))));
    assert!(desk.screen().contains("MISSING"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(matches!(desk.app.screen, Screen::Home(_)) && desk.effects.contains(&Effect::List));
    desk.reply(Reply::Opened(Box::new(ended(Access::Writer { tag: 0 }))));
    desk.keys("<f9>");
    assert!(matches!(desk.app.screen, Screen::Live(_)), "the conversation is one key away");
}

#[test]
fn a_line_that_was_being_typed_is_where_it_was() {
    let mut desk = Desk::new(80, 24);
    let began = Stamp { at: super::desk::start_of_time(), elapsed: Elapsed(10_000) };
    let kind = crate::interview::draft::LineKind::Note(note::Kind::Said);
    let draft = Some(Draft { began, kind, editing: None, part: Part::Words, text: "half".into() });
    desk.reply(Reply::Opened(Box::new(Opened { draft, ..ended(Access::Writer { tag: 0 }) })));
    assert_eq!(desk.line(), "said │ half");
}

#[test]
fn what_is_off_the_record_is_nowhere_in_it() {
    let mut desk = desk(worked);
    for keys in ["1", "2", "3", "4", "5", "6", "<tab>", "<end>", "K", "<esc>", "P", "<esc>"] {
        let screen = desk.keys(keys).screen();
        assert!(!screen.contains("afraid") && !screen.contains(" %  "), "{keys}: {screen}");
    }
    desk.keys("/afraid<enter>");
    assert!(desk.screen().contains("nothing like that"), "{}", desk.screen());
    assert!(desk.interview().stream().any(|entry| entry.text.contains("afraid")), "it is there");
}

#[test]
fn notes_are_picked_and_put_under_a_finding_with_one_key() {
    let mut desk = desk(notes);
    let title = "The rotation moved";
    assert_eq!(evidence(&desk, title).len(), 1);
    desk.afresh().keys("1<tab>/support<enter><space><esc>/rolled<enter><space><esc>");
    assert!(desk.screen().contains("a puts the 2 picked under f"), "{}", desk.screen());
    assert!(desk.changes().is_empty(), "picking changes nothing");
    desk.keys("a");
    assert_eq!(evidence(&desk, title).len(), 3);
    assert_eq!(desk.changes().len(), 2);
    desk.keys("u");
    assert_eq!(evidence(&desk, title).len(), 1, "both are taken back together");
    desk.keys("/rolled<enter>a");
    assert!(evidence(&desk, title).iter().any(|text| text.starts_with("they rolled")));
    desk.keys("a");
    assert_eq!(evidence(&desk, title).len(), 1, "once more takes it away");
    desk.keys("u");
    assert_eq!(evidence(&desk, title).len(), 2);
    desk.keys("<esc>1<enter><end>d");
    assert_eq!(evidence(&desk, title).len(), 1, "or from the page");
    desk.keys("<up>d");
    assert!(desk.key_row().contains("here d takes evidence away"), "{}", desk.key_row());
}

#[test]
fn every_part_of_a_finding_is_written_and_taken_back() {
    let mut desk = desk(notes);
    let before = desk.interview().clone();
    desk.keys("1<enter><enter><ctrl-u>What moved, and what did not<enter>");
    desk.keys("<down><enter>The pager moved.<ctrl-j>The rest did not.<enter><down><right>");
    desk.keys("<down><right><down><enter>I wonder who knew<ctrl-j> <ctrl-j>I wonder when<enter>");
    let title = "What moved";
    let Finding { learned, sort, strength, wonders, .. } = finding_of(&desk, title).clone();
    assert_eq!(learned, "The pager moved.\nThe rest did not.");
    assert_eq!((sort.word(), strength.word()), ("difficulty", "strong"));
    assert_eq!(wonders, ["I wonder who knew", "I wonder when"]);
    desk.keys("t").keys("surprise<enter><esc>");
    assert_eq!(entry(&desk, title).tags, ["surprise"]);
    desk.keys("<esc>d");
    assert!(!desk.screen().contains("What moved, and"), "{}", desk.screen());
    for _ in 0..7 {
        desk.keys("u");
    }
    let same = |interview: &Interview| interview.stream().cloned().collect::<Vec<_>>();
    assert_eq!(same(desk.interview()), same(&before), "{}", desk.screen());
}

#[test]
fn typing_types_and_escape_loses_no_words() {
    let mut desk = desk(notes);
    desk.keys("1<enter><down><enter>nmfx6 \"all of it\"?");
    assert!(desk.screen().contains("nmfx6 \"all of it\"?"), "{}", desk.screen());
    let draft = desk.draft().expect("it is written down as it grows");
    assert_eq!((draft.part, draft.editing.is_some()), (Part::Learned, true));
    desk.afresh().keys("<esc><f9><f8><f5><ctrl-n><tab>");
    assert!(desk.changes().is_empty(), "{:?}", desk.changes());
    assert!(desk.screen().contains("nmfx6") && desk.app.overlays.is_empty());
    desk.paste(" twice").keys("<enter>");
    assert_eq!(finding_of(&desk, "The rotation").learned, "nmfx6 \"all of it\"? twice");
    assert_eq!(desk.draft(), None);
    desk.keys("<enter><esc>");
    assert!(desk.app.commands().len() > 30, "unchanged words are let go of at once");
    desk.keys("f<backspace><backspace>\"a quote is a title here<esc>");
    assert!(desk.key_row().contains("Enter keeps it"), "{}", desk.key_row());
    desk.keys("<enter>");
    assert!(entry(&desk, "\"a quote is").finding().is_some());
}

#[test]
fn words_of_a_part_come_back_after_a_crash() {
    let mut desk = desk(notes);
    desk.keys("1<enter><down><enter>half of what was learned");
    let draft = desk.draft();
    let interview = desk.interview().clone();
    let mut again = Desk::new(120, 40);
    let opened = Opened { interview, draft, ..opened(Access::Writer { tag: 0 }) };
    again.reply(Reply::Opened(Box::new(opened)));
    assert_eq!(again.line(), "learned │ half of what was learned");
    again.keys(", and the rest<enter>");
    assert_eq!(
        finding_of(&again, "The rotation").learned,
        "half of what was learned, and the rest"
    );
    assert!(again.stream().iter().any(|line| line.starts_with("finding The rotation")));
}

#[test]
fn a_moment_gets_its_time_by_hours_and_minutes() {
    let mut desk = desk(notes);
    desk.keys("2<enter><down><down><enter>");
    let screen = desk.screen();
    assert!(screen.contains("time │ 02:00"), "what was told is offered: {screen}");
    assert!(desk.key_row().contains("2026-11-20T02:00:00+01:00"), "{}", desk.key_row());
    desk.keys("<ctrl-u>later<enter>");
    assert!(desk.key_row().contains("a time looks like"), "{}", desk.key_row());
    assert!(desk.screen().contains("time │ later"), "nothing is lost: {}", desk.screen());
    desk.keys("<ctrl-u>2026-11-21 0:10 -08:00<enter>");
    let moment = |desk: &Desk| entry(desk, "second page").moment().unwrap().clone();
    assert_eq!(moment(&desk).time.as_deref(), Some("2026-11-21T00:10:00-08:00"));
    desk.keys("<enter><ctrl-u>0:20<enter>");
    assert_eq!(
        moment(&desk).time.as_deref(),
        Some("2026-11-20T00:20:00-08:00"),
        "the incident's day, the zone used last"
    );
    desk.keys("<down><left><down><right><down><right><up><up><up><up><enter> sharp<enter>");
    let now = moment(&desk);
    assert_eq!(now.told, "about 02:00 sharp");
    assert_eq!(
        (now.precision.word(), now.knows.word(), now.learned.word()),
        ("exact", "hearsay", "since")
    );
    desk.keys("<down><enter><ctrl-u><enter>");
    assert_eq!(moment(&desk).time, None, "an empty time is none");
    desk.keys("<tab>/support<enter>a");
    assert_eq!(evidence(&desk, "second page").len(), 1);
}

#[test]
fn a_pivot_belongs_to_a_moment_and_its_empty_cells_are_to_be_asked() {
    let mut desk = desk(notes);
    desk.keys("/second page<enter>v");
    let moment = entry(&desk, "second page").id;
    assert_eq!(pivot_of(&desk).moment, Some(moment));
    for cell in Cell::ALL.into_iter().take(4) {
        desk.keys("<enter>").keys(cell.word()).keys(" of theirs<enter><down>");
    }
    assert_eq!(pivot_of(&desk).cell(Cell::Options), "options of theirs");
    desk.keys("<esc>6");
    let screen = desk.screen();
    assert!(
        screen.contains("What did you go by?") && !screen.contains("What did you see?"),
        "{screen}"
    );
    desk.keys("<enter><enter>the list<enter>");
    assert_eq!(pivot_of(&desk).cell(Cell::Basis), "the list");
    desk.keys("<home><enter>no mom<enter>");
    assert_eq!(pivot_of(&desk).moment, None);
    desk.keys("u");
    assert_eq!(pivot_of(&desk).moment, Some(moment));
    desk.keys("<esc>u<esc>");
    assert_eq!(pivot_of(&desk).cell(Cell::Basis), "");
}

#[test]
fn leads_and_ideas_are_added_changed_and_taken_away() {
    let mut desk = desk(notes);
    desk.keys("/support<enter>lsystem: the pager itself<enter><down><right>");
    let lead = entry(&desk, "the pager itself");
    let What::Lead(of) = &lead.what else { panic!("{lead:?}") };
    assert_eq!((of.kind.word(), of.from.len()), ("person", 1));
    desk.keys("<up><enter><ctrl-u>the old pager<enter><esc>");
    desk.keys("<tab>iwrite it on the wall<enter>");
    assert!(matches!(&entry(&desk, "write it on").what, What::Idea(from) if from.len() == 1));
    desk.keys("<esc>d4<end>d");
    let texts: Vec<String> = desk.interview().on_record().map(|e| e.text.clone()).collect();
    assert!(!texts.iter().any(|text| text.contains("pager itself") || text.contains("old pager")));
    assert!(!texts.iter().any(|text| text.contains("on the wall")), "{texts:?}");
}

#[test]
fn how_sure_they_felt_is_one_key_each() {
    let mut desk = desk(notes);
    desk.keys("ccC");
    let given = desk.interview().confidence();
    assert_eq!((given.then, given.now), (Some(2), Some(1)));
    assert!(desk.rows()[0].contains("how sure: then 2, now 1"), "{}", desk.rows()[0]);
    desk.keys("cccc");
    assert_eq!(desk.interview().confidence().then, None, "after five comes none");
    desk.keys("u");
    assert_eq!(desk.interview().confidence().then, Some(5));
}

#[test]
fn the_notes_are_narrowed_by_each_key_and_say_so() {
    let all = desk(notes).interview().on_record().count();
    for (keys, said, left) in [
        ("Kquote<enter>", "only quote", 2),
        ("Tworkaround<enter>", "only #workaround", 1),
        ("M", "only marks left empty", 2),
        ("/BOARD should<enter>", "only “BOARD should”", 1),
        ("Kasked<enter>", "only asked", 2),
    ] {
        let mut desk = desk(notes);
        let rows = desk.keys(keys).rows();
        assert!(rows[5].contains(&format!("Notes {left} of {all}")), "{keys}: {}", rows[5]);
        assert!(rows[5].contains(said) && rows[5].contains("Esc shows all"), "{}", rows[5]);
        desk.keys("<esc>");
        assert!(desk.rows()[5].contains(&format!("Notes {all}")), "{}", desk.rows()[5]);
    }
    let mut desk = desk(notes);
    desk.keys("Pfree<enter>");
    assert!(desk.rows()[5].contains("only Free recall"), "{}", desk.rows()[5]);
}

#[test]
fn what_is_missing_is_gone_to_one_by_one_and_vanishes_when_it_is_there() {
    let mut desk = desk(notes);
    let lacking = |desk: &mut Desk| desk.rows()[2].clone();
    assert!(lacking(&mut desk).contains("2 empty marks"), "{}", lacking(&mut desk));
    assert!(lacking(&mut desk).contains("1 open must-ask"), "{}", lacking(&mut desk));
    desk.keys("n");
    assert!(desk.key_row().contains("a mark without words: Enter writes it"), "{}", desk.key_row());
    desk.keys("<enter>asks for a break<enter>");
    assert!(lacking(&mut desk).contains("1 empty mark,"), "{}", lacking(&mut desk));
    desk.keys("nd");
    assert!(!lacking(&mut desk).contains("empty mark"), "{}", lacking(&mut desk));
    desk.keys("nh");
    assert!(!lacking(&mut desk).contains("self-blame"), "{}", lacking(&mut desk));
    let mut seen = Vec::new();
    for _ in 0..30 {
        desk.keys("n");
        seen.push(desk.key_row().split(':').next().unwrap_or_default().trim().to_owned());
    }
    seen.sort();
    seen.dedup();
    assert!(seen.iter().any(|said| said == "a moment off the clock"), "{seen:?}");
    assert!(seen.iter().any(|said| said == "a must-ask that was not put"), "{seen:?}");
    assert!(seen.iter().any(|said| said == "a topic not touched"), "{seen:?}");
    desk.keys("N");
    assert!(desk.key_row().contains(": "), "{}", desk.key_row());
}

#[test]
fn wordings_of_findings_are_marked_and_quotes_never() {
    let mut desk = desk(notes);
    assert!(!desk.screen().contains("worth another look"), "{}", desk.screen());
    desk.keys("1<enter><enter><ctrl-u>It was obvious<enter>");
    let screen = desk.screen();
    assert!(screen.contains("hindsight: “obvious”"), "{screen}");
    assert!(screen.contains("→ Leave the word out"), "{screen}");
    desk.keys("<esc>");
    assert!(desk.screen().contains("worth another look"), "{}", desk.screen());
    desk.keys("<enter><enter><ctrl-u>She said: “it was obvious”<enter><esc>");
    assert!(!desk.screen().contains("worth another look"), "what is quoted is not judged");
    desk.keys("<tab>/should have<enter>e, it was obvious and my fault<enter>");
    let screen = desk.screen();
    assert!(!screen.contains("worth another look") && !screen.contains("hindsight:"), "{screen}");
}

#[test]
fn blame_of_oneself_is_offered_its_tag() {
    let mut desk = desk(notes);
    desk.keys("/should have<enter>");
    assert!(desk.screen().contains("h tags it #hindsight"), "{}", desk.screen());
    desk.keys("h");
    assert_eq!(entry(&desk, "I should have").tags, ["hindsight"]);
    assert!(!desk.screen().contains("h tags it"), "{}", desk.screen());
    desk.keys("h");
    assert!(entry(&desk, "I should have").tags.is_empty(), "the same key takes it back");
    desk.keys("<esc>/02:00<enter>h");
    assert!(desk.key_row().contains("their own words"), "{}", desk.key_row());
}

#[test]
fn notes_are_corrected_tagged_quoted_and_told_apart_here_too() {
    let mut desk = desk(notes);
    desk.keys("/rolled<enter><right><right><shift-right><shift-right>q");
    let note = entry(&desk, "they rolled").note().unwrap().clone();
    assert_eq!(note.spans.len(), 1, "the words selected are quoted: {note:?}");
    desk.keys("k");
    assert_eq!(entry(&desk, "they rolled").kind().unwrap().word(), "quote");
    desk.keys("<alt-1>");
    assert_eq!(entry(&desk, "they rolled").tags.len(), 2);
    desk.keys("<ctrl-t>surprise<enter><esc>");
    assert_eq!(entry(&desk, "they rolled").tags, ["workaround"]);
    desk.keys("<enter> in the end<enter>d");
    assert!(desk.key_row().contains("u brings it back"), "{}", desk.key_row());
    desk.keys("u");
    assert!(entry(&desk, "they rolled").text.ends_with("in the end"));
}

#[test]
fn a_note_may_carry_less_than_was_agreed_here_too() {
    let mut desk = desk(notes);
    let consent = Consent { attribution: Attribution::Role, ..Consent::default() };
    record(&mut desk, Fact::Course(Course::ConsentRecorded(consent)));
    desk.keys("<home>");
    let set = |desk: &Desk| {
        let changes = all_changes(desk);
        changes.iter().rev().find_map(|change| match &change.fact {
            Fact::Note(_, OfNote::AttributionSet(level)) => Some(*level),
            _ => None,
        })
    };
    desk.keys("<down>A");
    assert_eq!(set(&desk), Some(Some(Attribution::Anonymous)));
    assert!(desk.key_row().contains("as anonymous at most"), "{}", desk.key_row());
    assert!(desk.screen().contains("as anonymous"), "{}", desk.screen());
    desk.keys("A");
    assert_eq!(set(&desk), Some(None), "as they agreed again");
}

#[test]
fn somebody_else_writing_leaves_it_readable_and_unchanged() {
    let mut desk = Desk::new(80, 24);
    let opened = ended(held_elsewhere());
    desk.reply(Reply::Opened(Box::new(opened)));
    for keys in ["f", "m", "v", "l", "i", "c", "h", "d", "k", "u", " a", "e", "t"] {
        desk.afresh().keys("<tab><tab>").keys(keys);
        assert!(desk.changes().is_empty(), "{keys}");
    }
    desk.keys("6");
    assert!(desk.screen().contains("not touched"), "{}", desk.screen());
}

#[test]
fn every_action_of_its_palette_can_be_carried_out() {
    let begun = |desk: &mut Desk| {
        desk.open(Access::Writer { tag: 0 });
        to_review(desk.keys("one<enter>+two<enter>~at 02:00 three<enter>"));
    };
    for side in ["<home>", "1", "1<enter>"] {
        let count = desk(begun).keys(side).app.commands().len();
        for at in 0..count {
            let mut desk = desk(begun);
            desk.keys(side).keys("<ctrl-p>").keys(&"<down>".repeat(at)).keys("<enter>");
            assert!(!desk.screen().trim().is_empty() || desk.app.blanked, "{at}");
        }
    }
}

#[test]
fn a_click_in_the_notes_selects_what_is_there() {
    let mut desk = desk(worked);
    desk.keys("1");
    let row = desk.rows().iter().position(|row| row.contains("support heard it first")).unwrap();
    let y = u16::try_from(row).unwrap();
    desk.input(crate::tui::effect::Input::Click(20, y)).keys("k");
    assert_eq!(entry(&desk, "support heard").kind().unwrap().word(), "quote");
    desk.keys("1").input(crate::tui::effect::Input::Click(100, y)).keys("k");
    assert_eq!(entry(&desk, "support heard").kind().unwrap().word(), "quote", "not at the right");
}

/// From catching up to findings that hold, by keys alone.
#[test]
fn a_conversation_becomes_findings_with_evidence_pivots_and_moments_with_zoned_times() {
    let mut desk = Desk::new(80, 24);
    told(&mut desk);
    let consent =
        Consent { attribution: Attribution::Named, quotes: Quotes::Yes, ..Consent::default() };
    record(&mut desk, Fact::Course(Course::ConsentRecorded(consent)));
    desk.keys("<ctrl-p>end interview<enter><f4>");
    desk.keys("esilence before the second team is named<enter>nt").keys("hindsight<enter><esc>");
    desk.keys("<esc><f9>/paged<enter><space><esc>/nobody had told<enter><space><esc>");
    desk.keys("fAlerts moved without what they mean<enter>");
    desk.keys(
        "<enter>The alerts came over within a month; which of them could wait did not.<enter>",
    );
    desk.keys("<down><down><left><down><enter>I wonder how alerts are handed over<enter><esc>");
    desk.keys("2<enter><down><down><enter><enter><esc>v");
    desk.keys("<enter>a second page<enter><down><enter>that it could wait<enter><esc>");
    desk.keys("<tab>/support heard<enter>acc<esc><esc>");
    answer_all_quotes(&mut desk);
    let open = desk.app.open.as_ref().unwrap();
    let library = crate::guide::Library::built_in();
    let topics = topics(open.interview(), &library);
    let ask = findings::Ask { level: Attribution::Named, draft: true };
    let (incident, known) = (&open.incident, &open.known);
    let built = findings::build(open.interview(), incident, known, &topics, ask).unwrap();
    let made = built.findings.iter().find(|one| one.title.starts_with("Alerts")).unwrap();
    assert_eq!(made.evidence.len(), 2, "{made:?}");
    assert_eq!(made.wonders, ["I wonder how alerts are handed over"]);
    let [moment] = built.moments.as_slice() else { panic!("{:?}", built.moments) };
    assert_eq!(moment.time.as_deref(), Some("2026-11-20T02:00:00+01:00"));
    let [pivot] = built.pivots.as_slice() else { panic!("{:?}", built.pivots) };
    assert_eq!((pivot.moment.as_ref(), pivot.evidence.len()), (Some(&moment.id), 1));
    assert_eq!(pivot.expected.as_deref(), Some("that it could wait"));
    assert!(built.open_threads.iter().any(|open| open.contains("what pressed")), "{built:?}");
    let text = findings::to_yaml(&built);
    assert!(!text.contains("afraid"), "{text}");
    assert_eq!(findings::from_yaml(&text).unwrap(), *built);
    assert_eq!(Interview::replay(&all_changes(&desk)), *desk.interview());
}

/// The interviewee, who is known by name, says yes to each quote.
fn answer_all_quotes(desk: &mut Desk) {
    let robin = Person { name: "Robin".into(), ..Person::default() };
    desk.app.open.as_mut().unwrap().known.learn(robin);
    let quotes = desk.interview().on_record();
    let quotes = quotes.filter(|entry| entry.note().is_some_and(note::Note::quotes));
    let quotes: Vec<_> = quotes.map(|entry| entry.id).collect();
    for id in quotes {
        record(desk, Fact::Note(id, OfNote::ReplyRecorded(note::Reply::Keep)));
    }
}

/// Everything that was asked to be recorded, after what the interview was opened with.
fn all_changes(desk: &Desk) -> Vec<Change> {
    let when = Stamp { at: super::desk::start_of_time(), elapsed: Elapsed::ZERO };
    let plan = Box::new(opened(Access::Writer { tag: 0 }).interview.plan().clone());
    let begun = [Course::Planned(plan), Course::Started, Course::PhaseEntered("recall".into())];
    let begun = begun.map(|course| Change { when, fact: Fact::Course(course) });
    begun.into_iter().chain(desk.changes()).collect()
}
