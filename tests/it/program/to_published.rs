//! All the way, as an interviewer goes it: the demo's talk, catch-up, going through it, the page for the
//! interviewee and their answer, the names, the shared folder; and all of it taken back.

use std::{fs, path::PathBuf};

use firsthand::interview::consent::Attribution;
use tempfile::TempDir;

use super::{
    Desk, ENTER, ESC, F5, F6, RIGHT, SHIFT_TAB, UP,
    conversation::{assert_only_off_record, holding, read},
    files_in, keep, leave, palette,
};
use crate::pty::Pty;

const F4: &str = "\x1bOS";
const F9: &str = "\x1b[20~";
const OFF: [&str; 2] = ["quokka", "marzipan"];
const QUOTE: &str = "nobody had told us which alerts could wait";
const FIXED: &str = "nobody had told me which alerts could wait";
const DROPPED: &str = "I was sure I would be blamed for the zeppelin";

/// A talk of a few lines, agreed to by name, with a mark that was left empty; it has ended.
fn talked(desk: &Desk) -> Pty {
    let pty = desk.prepared();
    pty.send([SHIFT_TAB; 5].concat());
    pty.send(RIGHT);
    pty.wait_for("As ‹named›");
    palette(&pty, "They agreed: record it, or not");
    pty.wait_for("[x] agreed");
    pty.send(F6);
    pty.wait_for("● 00:0");
    keep(&pty, &format!("\"{QUOTE} #signal"), "nobody had told us");
    keep(&pty, &format!("\"{DROPPED} #signal"), "I was sure");
    keep(&pty, "then Priya said the board was green", "then Priya said");
    keep(&pty, "+The board could not see what customers saw", "The board could not");
    keep(&pty, "%the quokka resigns over marzipan", "the quokka resigns");
    pty.send(F5);
    pty.wait_for("!  mark");
    palette(&pty, "End interview");
    pty.wait_for("■ ended");
    pty
}

/// The mark is written out, and the interview gone through.
fn caught_up(pty: &Pty) {
    pty.send(F4);
    pty.wait_for("1 of 1 · 1 left");
    pty.send("e");
    pty.wait_for("Enter");
    pty.send("they looked at the clock");
    pty.wait_for("they looked at the clock");
    pty.send(ENTER);
    pty.wait_for("nothing left");
    pty.send(F9);
    pty.wait_for("MISSING");
}

/// The page as it came back: quoted by a mail program, one quote put right, one dropped, something missing.
fn answered(desk: &Desk) -> PathBuf {
    let page = desk.files().into_iter().find(|path| path.ends_with("share-back.md")).unwrap();
    let page = fs::read_to_string(page).unwrap();
    assert!(!OFF.iter().any(|word| page.contains(word)), "{page}");
    let page = super::shared::tick(&page, "n1", "fix").replace(QUOTE, FIXED);
    let page = super::shared::tick(&page, "n2", "drop");
    let page = page.replace("What is missing?\n", "What is missing?\nthe status page\n");
    let page: Vec<String> = page.lines().map(|line| format!("> {line}\r\n")).collect();
    let file = desk.home().join("answer.txt");
    fs::write(&file, page.concat()).unwrap();
    file
}

/// The export, on its way into this folder; `shown` is what is waited for.
fn into_shared(pty: &Pty, shown: &str) {
    pty.send("x");
    pty.wait_for("a draft for yourself");
    pty.send("  ");
    pty.wait_for("‹into the shared folder›");
    pty.wait_for(shown);
}

fn published(desk: &Desk, pty: &Pty, shared: &TempDir) -> PathBuf {
    let folder = shared.path().canonicalize().unwrap();
    into_shared(pty, "has not been judged");
    pty.send(ENTER);
    pty.wait_for("something stands in the way");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "nothing goes out before");
    pty.send("\x0e");
    pty.wait_for("not judged yet");
    pty.send("c");
    pty.wait_for("all judged");
    pty.send(ESC);
    pty.wait_for("‹into the shared folder›");
    pty.send(folder.to_str().unwrap());
    pty.send(ENTER);
    pty.wait_for("once more: just this goes out");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "not before it is wished twice");
    pty.send(ENTER);
    pty.wait_for("published: ");
    let place = desk.place();
    folder.join(&place.incident).join(format!("{}.findings.yaml", place.interview))
}

#[test]
fn a_note_taken_off_the_record_after_it_was_kept_stands_nowhere_else() {
    let (desk, pty) = Desk::begun();
    keep(&pty, "what anybody may know", "what anybody may know");
    keep(&pty, "the quokka resigns over marzipan", "the quokka resigns");
    let journal = holding(&desk.files(), &OFF);
    let inside = |path: &PathBuf| path.iter().any(|part| part == "journal");
    assert!(journal.iter().any(inside), "control: it was on the record: {journal:?}");
    pty.send(UP);
    pty.wait_for("▸");
    pty.send("o");
    pty.wait_for("once more: off the record");
    pty.send("o");
    pty.wait_for("out for good");
    pty.wait_for("%  the quokka resigns");
    assert_only_off_record(&desk, &OFF);
    pty.send(ESC);
    pty.wait_gone("▸");
    keep(&pty, "and the talk goes on", "and the talk goes on");
    leave(&pty);
    assert_only_off_record(&desk, &OFF);
    let texts =
        desk.opened().interview.stream().map(|entry| entry.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts.len(), 3, "{texts:?}");
}

#[test]
fn from_catch_up_to_a_published_file_and_all_of_it_back() {
    let (desk, shared) = (Desk::new(), TempDir::new().unwrap());
    let pty = talked(&desk);
    caught_up(&pty);
    palette(&pty, "Share back: a page");
    pty.wait_for("written: share-back.md");
    let answer = answered(&desk);
    palette(&pty, "Read what came back");
    pty.wait_for("Save their answer as a file");
    pty.send(answer.to_str().unwrap());
    pty.send(ENTER);
    pty.wait_for("n2  drop, and take out for good");
    assert!(desk.opened().interview.taken_back().is_empty(), "shown, and not recorded yet");
    pty.send(ENTER);
    pty.wait_for("out for good");
    let file = published(&desk, &pty, &shared);

    let (text, findings) = read(&file);
    assert!(!findings.draft && text.contains("[…] said the board was green"), "{text}");
    let quotes: Vec<_> = findings.quotes.iter().map(|q| (q.text.as_str(), q.confirmed)).collect();
    assert_eq!(quotes, [(FIXED, true)]);
    assert_eq!(findings.interview.interviewee.name.as_deref(), Some("Robin"));
    for word in OFF.iter().chain(&["zeppelin", "Priya", "told us"]) {
        assert!(!text.contains(word), "{word}: {text}");
    }
    let opened = desk.opened();
    let gone = opened.interview.published().to_vec();
    assert_eq!(gone.iter().map(|p| p.level).collect::<Vec<_>>(), [Attribution::Named]);
    fs::remove_file(answer).unwrap();
    assert_eq!(holding(&desk.files(), &["zeppelin"]), Vec::<PathBuf>::new(), "dropped is gone");
    assert_only_off_record(&desk, &OFF);

    into_shared(&pty, shared.path().canonicalize().unwrap().to_str().unwrap());
    pty.send(ESC);
    pty.wait_for("MISSING");
    for shown in ["once more: the whole interview", "withdrawn"] {
        palette(&pty, "They withdraw all of it");
        pty.wait_for(shown);
    }
    assert!(!file.exists());
    pty.send("\x03");
    assert_eq!(pty.exit_code(), 0);
    let words = [FIXED, "board was green", OFF[0]].map(str::to_lowercase);
    let words = words.each_ref().map(String::as_str);
    assert_eq!(holding(&desk.files(), &words), Vec::<PathBuf>::new());
    assert_eq!(files_in(shared.path()), Vec::<PathBuf>::new());
}
