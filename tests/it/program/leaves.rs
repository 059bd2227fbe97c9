//! Words that leave the record while somebody sits before the program.

use std::{fs, path::PathBuf};

use firsthand::interview::id::Id;

use super::{Desk, UP, keep, leave, line, palette};

/// Every file in which the words stand.
fn holding(desk: &Desk, words: &str) -> Vec<PathBuf> {
    let holds = |path: &PathBuf| String::from_utf8_lossy(&fs::read(path).unwrap()).contains(words);
    desk.files().into_iter().filter(holds).collect()
}

#[test]
fn a_note_put_off_the_record_stands_in_the_off_record_store_alone() {
    let (desk, pty) = Desk::begun();
    keep(&pty, "the pager was silent", "the pager was silent");
    keep(&pty, "quokka marzipan is leaving", "quokka marzipan");
    pty.send("a line being typed");
    pty.wait_until("the line", |screen| line(screen).1 == ["a line being typed"]);
    assert!(!holding(&desk, "marzipan").is_empty(), "control");
    for _ in 0..2 {
        palette(&pty, "Off the record after all (for good)");
    }
    pty.wait_for("out for good");
    pty.wait_until("the line stays", |screen| line(screen).1 == ["a line being typed"]);
    let off = holding(&desk, "marzipan");
    assert!(
        !off.is_empty() && off.iter().all(|path| path.iter().any(|part| part == "off-record")),
        "{off:?}"
    );
    pty.send(" on\r");
    pty.wait_for("a line being typed on");
    pty.send(UP);
    leave(&pty);
    let opened = desk.opened();
    assert_eq!(opened.recovered, "");
    let texts: Vec<_> = opened.interview.on_record().map(|entry| entry.text.as_str()).collect();
    assert_eq!(texts, ["the pager was silent", "a line being typed on"]);
    assert!(opened.interview.stream().any(firsthand::interview::entry::Entry::is_off));
}

#[test]
fn what_is_taken_back_is_gone_and_the_rest_is_kept() {
    let (desk, pty) = Desk::begun();
    keep(&pty, "the pager was silent", "the pager was silent");
    keep(&pty, "\"quokka marzipan is leaving", "quokka marzipan");
    for _ in 0..2 {
        palette(&pty, "Taken back by the interviewee (out of everything, for good)");
    }
    pty.wait_for("out for good");
    pty.wait_gone("quokka marzipan");
    assert_eq!(holding(&desk, "marzipan"), Vec::<PathBuf>::new());
    keep(&pty, "another thing then", "another thing then");
    leave(&pty);
    let interview = desk.opened().interview;
    assert_eq!(interview.taken_back().len(), 1);
    let last = interview.stream().next_back().unwrap();
    assert_eq!((last.text.as_str(), last.id), ("another thing then", Id::new(3)));
}
