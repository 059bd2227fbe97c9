//! The conversation: lines, kinds, tags, quotes, questions, phases.

use super::Desk;
use crate::interview::{draft::LineKind, entry::What, id::Id, note::Kind};
use crate::tui::effect::{Effect, Reply};

fn kinds_and_texts(desk: &Desk) -> Vec<(String, String)> {
    let stream = desk.interview().stream().filter(|entry| !entry.withdrawn);
    stream.map(|e| (e.line_kind().word().to_owned(), e.text.clone())).collect()
}

#[test]
fn look() {
    let mut desk = Desk::live(80, 24);
    desk.wait(718).keys("What made you look at the checkout first?<ctrl-n>");
    desk.keys("<home>?<end><enter>").wait(5);
    desk.keys("\"I'd just gotten paged for it, my team just got transferred this on-call rotation about a month ago #ownership-transfer #oncall-load<enter>");
    desk.wait(17).keys("*hesitates before naming the team that had it before<enter>").wait(9);
    desk.keys("~about 02:00 second page, checkout<enter>").wait(8).keys("<f5>").wait(3);
    desk.keys("+The rotation moved, the know-how did not<enter>").wait(2);
    desk.keys("nobody had told us which alerts could wait until the morning");
    println!("{}", desk.screen());
    desk.resize(130, 30);
    println!("{}", desk.screen());
    desk.keys("<enter><up><up><ctrl-p>");
    println!("{}", desk.screen());
}
