//! The conversation: what is asked, its clock and phases, its end; the guide; leaving.

use super::Desk;
use crate::guide::{Bank, Question, Suggestion};
use crate::interview::change::{Course, Fact};
use crate::tui::effect::Effect;

fn courses(desk: &Desk) -> Vec<Course> {
    let course = desk.changes().into_iter().filter_map(|change| match change.fact {
        Fact::Course(course) => Some(course),
        _ => None,
    });
    course.collect()
}

/// The question in the strip, on a wide screen, where it takes one row.
fn put(desk: &mut Desk) -> String {
    desk.resize(200, 24);
    let row = desk.rows().swap_remove(2);
    desk.resize(80, 24);
    row.trim().trim_start_matches("ASK").trim().to_owned()
}

/// A question as the stream tells it.
fn told(suggestion: &Suggestion) -> String {
    let (bank, question) = suggestion.ids().expect("a question");
    format!("question {bank}/{question} {}", suggestion.wording)
}

#[test]
fn the_suggested_question_is_asked_and_the_next_one_shown() {
    let mut desk = Desk::focus(80, 24);
    let first = desk.suggestion();
    assert_eq!(put(&mut desk), first.wording);
    desk.keys("half a line<ctrl-n>");
    assert_eq!(desk.stream(), [told(&first)]);
    let second = desk.suggestion();
    assert_ne!(second, first);
    assert_eq!(put(&mut desk), second.wording);
    desk.keys("<ctrl-n>");
    assert_eq!(desk.stream(), [told(&first), told(&second)]);
    assert_eq!(desk.line(), "said │ half a line");
    assert!(desk.effects.contains(&Effect::Sync));
}

#[test]
fn a_suggestion_put_off_comes_back_last() {
    let mut desk = Desk::focus(80, 24);
    let first = desk.suggestion();
    desk.afresh().keys("<ctrl-b>");
    assert_ne!(desk.suggestion(), first);
    assert!(matches!(courses(&desk).as_slice(), [Course::SuggestionPutOff(_)]));
    assert!(desk.stream().is_empty());
    while desk.suggestion().ids() != first.ids() {
        desk.keys("<ctrl-n>");
    }
    assert_eq!(desk.suggestion().why_now, "put off earlier");
    desk.keys("<ctrl-n>");
    assert!(desk.screen().contains("no more questions for this phase"), "{}", desk.screen());
    desk.afresh().keys("<ctrl-n><ctrl-b>");
    assert_eq!(desk.changes(), []);
}

#[test]
fn probes_are_those_of_the_question_asked_and_a_digit_asks_one() {
    let mut desk = Desk::live(80, 24);
    let first = desk.suggestion();
    let (bank, id) = first.ids().expect("a question");
    let question = desk.app.library.question(bank, id).expect("the question").clone();
    desk.keys("<ctrl-n><ctrl-o>");
    let shown = desk.screen();
    assert!(shown.contains("Probes of “Tell me the whole story"), "{shown}");
    for (number, probe) in (1..).zip(&question.probes) {
        assert!(shown.contains(&format!("{number}  {probe}")), "{shown}");
    }
    desk.keys("2");
    let probe = &question.probes[1];
    let asked = format!("question {bank}/{id}.1 {probe}");
    assert_eq!(desk.stream()[1], asked);
    desk.keys("words<enter>");
    assert_eq!(desk.stream()[2], "said words");
    desk.keys("<ctrl-o><down><enter>");
    assert_eq!(desk.stream()[3], asked);
    desk.keys("<ctrl-o>0<esc>x<enter>");
    assert_eq!(desk.stream().len(), 5, "{:?}", desk.stream());
}

/// A desk whose library has questions that follow up any answer, and no others of that kind.
fn with_follow_ups() -> Desk {
    let mut desk = Desk::live(80, 24);
    let recall = desk.app.library.bank("recall").expect("the bank").clone();
    let question = |number: usize, ask: &str, plain: Option<&str>| Question {
        id: format!("f{number}"),
        ask: ask.to_owned(),
        ask_plain: plain.map(str::to_owned),
        ..recall.questions[0].clone()
    };
    let mut questions = vec![
        question(0, "What does {their_word} mean here?", Some("What does it mean here?")),
        question(1, "What about {time}?", None),
        question(12, "And then?", None),
    ];
    questions.extend((2..12).map(|number| question(number, &format!("More of {number}?"), None)));
    let bank = Bank { id: "after".into(), follow_up: true, questions, ..recall };
    desk.app.library.banks.retain(|bank| !bank.follow_up);
    desk.app.library.banks.push(bank);
    desk
}

#[test]
fn after_the_probes_stand_the_questions_that_follow_up_any_answer() {
    let mut desk = with_follow_ups();
    let first = desk.suggestion();
    let (bank, id) = first.ids().expect("a question");
    let probes = desk.app.library.question(bank, id).expect("it").probes.len();
    desk.keys("<ctrl-n><ctrl-o>");
    let shown = desk.screen();
    assert!(shown.contains(&format!("{}  What does it mean here?", probes + 1)), "{shown}");
    assert!(shown.contains(&format!("{}  More of 2?", probes + 2)), "{shown}");
    let last = 2 + 9 - (probes + 2);
    assert!(shown.contains(&format!("9  More of {last}?")), "{shown}");
    assert!(!shown.contains(&format!("More of {}?", last + 1)) && !shown.contains("{time}"));
    assert_eq!(shown.matches("And then?").count(), 1, "a probe of the question already");
    desk.keys(&(probes + 1).to_string());
    assert_eq!(desk.stream()[1], "question after/f0 What does it mean here?");
    desk.keys("<ctrl-o>1");
    let probe = format!("question {bank}/{id}.0");
    assert!(desk.stream()[2].starts_with(&probe), "still of the question being answered");
    desk.keys(&format!("<ctrl-o>{}<enter>", "<down>".repeat(probes + 1)));
    assert_eq!(desk.stream()[3], "question after/f2 More of 2?");
}

#[test]
fn before_any_question_the_probes_are_those_of_the_suggestion() {
    let mut desk = Desk::live(80, 24);
    let first = desk.suggestion();
    desk.keys("<ctrl-o>1");
    let (bank, id) = first.ids().expect("a question");
    assert!(desk.stream()[0].starts_with(&format!("question {bank}/{id}.0")));
}

#[test]
fn any_question_of_any_bank_can_be_found() {
    let mut desk = Desk::live(80, 24);
    desk.keys("<ctrl-f>come your team<enter>");
    assert_eq!(desk.stream().len(), 1);
    assert!(desk.stream()[0].starts_with("question ownership/how-it-came"), "{:?}", desk.stream());
    desk.keys("<ctrl-f>come your team<esc>words<enter>");
    assert_eq!(desk.stream()[1], "said words");
}

#[test]
fn time_in_a_pause_is_not_counted() {
    let mut desk = Desk::live(80, 24);
    desk.wait(60);
    desk.keys("one<enter>");
    assert!(desk.rows()[0].contains("● 01:00 / 45:00 · Free recall"), "{}", desk.rows()[0]);
    desk.keys("<f6>").wait(30);
    assert!(desk.rows()[0].contains("‖ paused 01:00 / 45:00"), "{}", desk.rows()[0]);
    desk.keys("two<enter><f6>").wait(5).keys("<f5>");
    assert!(desk.rows()[0].contains("● 01:05 / 45:00"), "{}", desk.rows()[0]);
    let at: Vec<u64> = desk.interview().stream().map(|entry| entry.when.elapsed.0).collect();
    assert_eq!(at, [60_000, 60_000, 65_000]);
    assert_eq!(courses(&desk), [Course::Paused, Course::Resumed]);
}

#[test]
fn the_clock_ticks_only_while_it_runs() {
    let mut desk = Desk::live(80, 24);
    assert_eq!(desk.app.next_tick(desk.now()), Some(1_000));
    desk.keys("<f6>").reply(crate::tui::effect::Reply::Synced(1));
    assert_eq!(desk.app.next_tick(desk.now()), None);
}

#[test]
fn phases_go_on_and_back() {
    let mut desk = Desk::live(80, 24);
    desk.wait(60).keys("<f8>");
    assert!(desk.rows()[0].contains("· Focus"), "{}", desk.rows()[0]);
    desk.keys("<f7><f7>");
    assert!(desk.rows()[0].contains("· Back to the moment"), "{}", desk.rows()[0]);
    let entered = ["focus", "recall", "context"].map(|id| Course::PhaseEntered(id.into()));
    assert_eq!(courses(&desk), entered);
    desk.keys("<f7><f7>");
    assert!(desk.key_row().contains("this is the first phase"), "{}", desk.key_row());
    desk.keys("<f8><f8><f8><f8><f8><f8><f8><f8><f8>");
    assert!(desk.key_row().contains("this is the last phase"), "{}", desk.key_row());
}

#[test]
fn an_interview_ends_and_goes_on_by_the_palette_only() {
    let mut desk = Desk::live(80, 24);
    desk.wait(60).keys("<ctrl-p>end interview<enter>");
    assert!(desk.rows()[0].contains("■ ended 01:00"), "{}", desk.rows()[0]);
    desk.wait(60).keys("late<enter><f6>");
    assert!(desk.rows()[0].contains("■ ended 01:00"), "{}", desk.rows()[0]);
    assert!(desk.key_row().contains("has ended"), "{}", desk.key_row());
    assert_eq!(desk.stream(), ["said late"]);
    desk.keys("<ctrl-p>go on with<enter>").wait(5);
    assert!(desk.rows()[0].contains("● 01:05"), "{}", desk.rows()[0]);
    assert_eq!(courses(&desk), [Course::Ended, Course::Resumed]);
}

#[test]
fn the_narrow_guide_stands_over_the_stream_and_never_over_the_line() {
    let mut desk = Desk::live(80, 24);
    desk.keys("one<enter>half a line");
    assert!(!desk.screen().contains("GUIDE"));
    desk.keys("<ctrl-g>");
    assert!(desk.screen().contains("GUIDE") && desk.screen().contains("UP NEXT"));
    assert_eq!(desk.line(), "said │ half a line");
    desk.keys("!<ctrl-g>");
    assert!(!desk.screen().contains("GUIDE"));
    desk.keys("<ctrl-g><esc>");
    assert!(!desk.screen().contains("GUIDE"));
    assert_eq!(desk.line(), "said │ half a line!");
}

#[test]
fn the_wide_guide_stands_beside_the_stream_until_it_is_hidden() {
    let mut desk = Desk::live(120, 40);
    assert!(desk.screen().contains("GUIDE"));
    desk.keys("<ctrl-g>");
    assert!(!desk.screen().contains("GUIDE"));
    desk.keys("<ctrl-g><esc>");
    assert!(desk.screen().contains("GUIDE"));
}

#[test]
fn leaving_takes_the_key_twice() {
    let mut desk = Desk::live(80, 24);
    desk.keys("half a line<ctrl-c>");
    assert!(!desk.effects.contains(&Effect::Quit));
    assert!(desk.key_row().contains("once more to leave"), "{}", desk.key_row());
    desk.keys("x<ctrl-c>");
    assert!(!desk.effects.contains(&Effect::Quit), "another key in between");
    desk.wait(60).keys("<ctrl-c>");
    assert!(!desk.effects.contains(&Effect::Quit), "a minute in between");
    desk.wait(1).keys("<ctrl-c>");
    assert!(desk.effects.contains(&Effect::Quit));
    assert_eq!(desk.draft().expect("a draft").text, "half a linex");
}

#[test]
fn back_to_all_incidents_lets_go_of_the_interview() {
    let mut desk = Desk::live(80, 24);
    desk.afresh().keys("<ctrl-p>back to all<enter>");
    assert_eq!(desk.effects, [Effect::Close, Effect::List]);
}

#[test]
fn any_phase_can_be_gone_to_by_name() {
    let mut desk = Desk::live(80, 24);
    desk.keys("half a line<ctrl-p>go to phase: wider<enter>");
    let entered = Course::PhaseEntered("wider".to_owned());
    assert_eq!(courses(&desk).last(), Some(&entered));
    assert_eq!(desk.line(), "said │ half a line");
    desk.keys("<ctrl-p>go to phase: focus<enter>");
    assert_eq!(courses(&desk).last(), Some(&Course::PhaseEntered("focus".to_owned())));
}

#[test]
fn pinned_tags_go_by_their_names_in_the_palette() {
    let mut desk = Desk::live(80, 24);
    desk.keys("words<enter><ctrl-p>tag #");
    assert!(desk.screen().contains("Tag #surprise"), "{}", desk.screen());
}
