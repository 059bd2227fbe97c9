//! What goes to the interviewee and comes back, and what they withdraw, from the screens.

use super::{Desk, desk::opened};
use crate::findings::share_back::{Answered, Remark, Returned, Said};
use crate::interview::{
    change::{Change, Course, Fact, OfNote},
    id::Id,
    note::Reply as Answer,
    purge::{Purge, Why},
};
use crate::tui::effect::{
    Access, CameBack, Effect, Published, Reopened, Reply, SharedBack, Trouble,
};

use chrono::NaiveDate;

fn answered(number: u32, reply: Answer, reason: Option<&str>) -> Answered {
    Answered {
        line: number,
        id: Id::new(number),
        name: format!("n{number}"),
        was: "my team just got transferred this on-call rotation".into(),
        reply,
        reason: reason.map(str::to_owned),
    }
}

/// A page on which everything was answered that can be, and something that can't be told.
pub(super) fn returned() -> Returned {
    Returned {
        answers: vec![
            answered(1, Answer::Keep, None),
            answered(2, Answer::Fix("it was handed to us".into()), Some("we weren't asked")),
            answered(3, Answer::Drop, None),
        ],
        said: vec![Said {
            line: 40,
            about: "on what is missing".into(),
            text: "the vendor".into(),
        }],
        silent: vec!["n7".into(), "n8".into()],
        remarks: vec![Remark { line: 31, what: "n9: keep and drop are ticked".into() }],
    }
}

/// A talk of three notes, with a page that came back shown over it.
pub(super) fn came_back(desk: &mut Desk, returned: Returned) {
    desk.open(Access::Writer { tag: 0 });
    desk.keys("\"one<enter>\"two<enter>\"three<enter>half a line");
    desk.keys("<ctrl-p>what came back<enter>/tmp/answer.md<enter>");
    let file = "/tmp/answer.md".into();
    desk.reply(Reply::CameBack(Box::new(CameBack { file, returned })));
}

fn purges(desk: &Desk) -> Vec<Purge> {
    let purge = |effect: &Effect| {
        if let Effect::Purge(purge) = effect { Some(purge.clone()) } else { None }
    };
    desk.effects.iter().filter_map(purge).collect()
}

fn facts(desk: &Desk) -> Vec<Fact> {
    desk.changes().into_iter().map(|change| change.fact).collect()
}

#[test]
fn the_page_is_asked_for_and_that_it_was_made_is_recorded() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>").afresh().keys("<ctrl-p>share back: a page<enter>");
    assert_eq!(desk.effects, [Effect::ShareBack]);
    let until = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    desk.afresh().reply(Reply::SharedBack(SharedBack { file: "/x/share-back.md".into(), until }));
    let made = Fact::Course(Course::ShareBackMade { until: Some(until) });
    assert_eq!(facts(&desk), [made]);
    let said = desk.key_row();
    assert!(said.contains("written: share-back.md in /x") && said.contains("2026-12-01"), "{said}");
}

#[test]
fn another_window_writes_no_page_and_withdraws_nothing() {
    for wish in ["share back: a page", "they withdraw all"] {
        let mut desk = Desk::read_only(80, 24);
        desk.afresh();
        for _ in 0..2 {
            desk.keys("<ctrl-p>").keys(wish).keys("<enter>");
        }
        assert_eq!(desk.effects, [], "{wish}");
        assert!(desk.key_row().contains("read only"), "{}", desk.key_row());
    }
}

#[test]
fn the_file_that_came_back_is_named_and_read() {
    let mut desk = Desk::live(80, 24);
    desk.keys("half a line<ctrl-p>what came back<enter>").afresh().keys("<enter>");
    assert!(desk.key_row().contains("which file?"), "{}", desk.key_row());
    desk.keys("~/Down").paste("loads/re: page.txt\n").keys("<enter>");
    assert_eq!(desk.effects, [Effect::ReadShareBack("~/Downloads/re: page.txt".into())]);
    desk.reply(Reply::Failed(Trouble {
        what: "this is no share-back".into(),
        place: "page.txt".into(),
        remedy: "use the whole text".into(),
    }));
    assert!(desk.screen().contains("page.txt"), "it can be named anew: {}", desk.screen());
    assert!(desk.key_row().contains("no share-back; use the whole"), "{}", desk.key_row());
    desk.keys("<esc>");
    assert_eq!(desk.line(), "said │ half a line");
    assert_eq!(desk.changes(), [], "nothing was recorded");
}

#[test]
fn what_it_says_is_shown_first_and_recorded_on_a_yes() {
    let mut desk = Desk::new(80, 24);
    came_back(&mut desk, returned());
    let shown = desk.screen();
    for words in [
        "n1  keep: “my team",
        "n2  fix: “it was handed to us” in place of",
        "weren't asked",
        "n3  drop, and take out for good",
        "the vendor",
        "line 31: n9: keep and drop",
        "n7, n8",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert_eq!((facts(&desk).len(), purges(&desk).len()), (3, 0), "only the notes");
    desk.afresh().keys("<enter>");
    let note = |number, of| Fact::Note(Id::new(number), of);
    let recorded = facts(&desk);
    assert_eq!(
        recorded[..3],
        [
            note(1, OfNote::ReplyRecorded(Answer::Keep)),
            note(2, OfNote::ReplyRecorded(Answer::Fix("it was handed to us".into()))),
            note(2, OfNote::ReasonGiven("we weren't asked".into())),
        ]
    );
    assert!(
        matches!(&recorded[3], Fact::Added(added) if added.id == Id::new(4) && added.text.ends_with("the vendor"))
    );
    assert_eq!(recorded.len(), 4);
    let [purge] = &purges(&desk)[..] else { panic!("{:?}", desk.effects) };
    assert_eq!((purge.why, purge.ids.as_slice()), (Why::TakenBack, &[Id::new(3)][..]));
    let at = |effect: fn(&Effect) -> bool| desk.effects.iter().position(effect).unwrap();
    assert!(at(|e| matches!(e, Effect::Record { .. })) < at(|e| matches!(e, Effect::Purge(_))));
    let said = desk.key_row();
    assert!(said.contains("recorded: 3 answers, 1 new note; 1 thing not clear"), "{said}");
    assert_eq!(desk.line(), "said │ half a line");
}

#[test]
fn another_file_can_be_named_and_nothing_is_recorded() {
    let mut desk = Desk::new(80, 24);
    came_back(&mut desk, returned());
    desk.afresh().keys("<esc>");
    assert!(desk.screen().contains("/tmp/answer.md"), "{}", desk.screen());
    desk.keys("<esc>");
    assert_eq!((desk.line().as_str(), desk.changes().len()), ("said │ half a line", 0));
    assert!(!desk.effects.iter().any(|effect| matches!(effect, Effect::Purge(_))));
}

#[test]
fn what_says_nothing_new_is_said_to() {
    let mut desk = Desk::new(80, 24);
    came_back(&mut desk, Returned::default());
    assert!(desk.screen().contains("Nothing in it that is not known"), "{}", desk.screen());
    desk.afresh().keys("<enter>");
    assert_eq!(desk.changes(), []);
}

#[test]
fn a_long_answer_is_gone_through_line_by_line() {
    let mut desk = Desk::new(60, 16);
    let answers = (1..=30).map(|number| answered(number, Answer::Keep, None)).collect();
    came_back(&mut desk, Returned { answers, ..Returned::default() });
    assert!(desk.screen().contains("n1  keep") && !desk.screen().contains("n30"));
    desk.keys("<down>");
    assert!(desk.screen().contains("n1  keep"), "the title went first: {}", desk.screen());
    desk.keys("<pagedown><pagedown><pagedown><pagedown>");
    assert!(desk.screen().contains("n30  keep"), "{}", desk.screen());
    desk.keys("<pageup><pageup><pageup><pageup><up><up>");
    assert!(desk.screen().contains("Their answers"), "{}", desk.screen());
}

#[test]
fn findings_that_went_out_are_recorded_once() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>").afresh();
    let file = std::path::PathBuf::from("/shared/inc/a.findings.yaml");
    let level = crate::interview::consent::Attribution::Role;
    let sent = Some((level, "ab12".to_owned()));
    desk.reply(Reply::Published(Published { file: file.clone(), sent }));
    assert_eq!(facts(&desk), [Fact::Course(Course::Published { level, hash: "ab12".into() })]);
    assert!(
        desk.key_row().contains("published: a.findings.yaml in /shared/inc"),
        "{}",
        desk.key_row()
    );
    desk.afresh().reply(Reply::Published(Published { file, sent: None }));
    assert_eq!(facts(&desk), [], "it stood there already");
}

#[test]
fn what_is_left_to_do_takes_no_keys_while_somebody_talks() {
    for (keys, typed) in [("", true), ("<ctrl-p>end interview<enter><f9>", false)] {
        let mut desk = Desk::live(80, 24);
        desk.keys("one<enter>").keys(keys);
        let left = vec!["/shared/a.yaml still holds it: it changed".to_owned()];
        let opened = opened(Access::Writer { tag: 0 });
        desk.reply(Reply::Reopened(Box::new(Reopened { opened, done: Vec::new(), left })));
        assert!(desk.screen().contains("/shared/a.yaml still"), "{}", desk.screen());
        assert_eq!(desk.screen().contains("Left to do by somebody"), !typed);
        desk.keys("word");
        assert_eq!(desk.screen().contains("said │ word"), typed, "{}", desk.screen());
    }
}

#[test]
fn all_of_it_is_withdrawn_when_that_is_wished_twice_in_a_row() {
    const WISH: &str = "<ctrl-p>they withdraw all<enter>";
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>").keys(WISH);
    assert!(desk.key_row().contains("once more: the whole interview"), "{}", desk.key_row());
    desk.keys("x<backspace>").keys(WISH);
    assert_eq!(purges(&desk), []);
    desk.keys(WISH);
    let [purge] = &purges(&desk)[..] else { panic!("{:?}", desk.effects) };
    assert_eq!((purge.why, purge.ids.len()), (Why::Withdrawn, 0));

    let mut gone = opened(Access::Writer { tag: 0 });
    let when = purge.when;
    gone.interview.apply(&Change { when, fact: Fact::Course(Course::Withdrawn) });
    let left = vec![
        "git still holds it in /shared, since: 0123456789ab of 2026-11-23".to_owned(),
        "in it: git filter-repo --invert-paths --path 'a-very-long-incident/an-interview.findings.yaml'".to_owned(),
    ];
    let done = vec!["taken out of /shared/a.yaml".to_owned()];
    desk.afresh().reply(Reply::Reopened(Box::new(Reopened { opened: gone, done, left })));
    assert!(desk.effects.contains(&Effect::List), "back to all incidents: {:?}", desk.effects);
    let shown = desk.screen();
    for words in [
        "Left to do",
        "git still holds it in /shared",
        "filter-repo",
        "an-interview.findings.yaml'",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    desk.keys("<esc>");
    assert!(!desk.screen().contains("filter-repo"), "{}", desk.screen());
}
