//! The way out by role: the demo's interview from catching up to a published file, shared back and
//! published by commands, and in every format; and how many hold the role.

use std::{fs, path::PathBuf};

use firsthand::findings::from_yaml;
use tempfile::TempDir;

use super::{
    Desk, ENTER, ESC, F5, F6, SHIFT_TAB, keep, leave, palette, printed, said, shared::tick,
};
use crate::pty::Pty;

const F4: &str = "\x1bOS";
const F9: &str = "\x1b[20~";
const LEFT: &str = "\x1b[D";
const DOWN: &str = "\x1b[B";
const CTRL_N: &str = "\x0e";

/// The demo's conversation, agreed to by role, with a quote, a mark and a finding; and its end.
fn told(desk: &Desk) -> Pty {
    let pty = desk.prepared();
    for _ in 0..5 {
        pty.send(SHIFT_TAB);
    }
    pty.send(LEFT);
    pty.wait_for("As ‹role›");
    palette(&pty, "They agreed: record it, or not");
    pty.wait_for("[x] agreed");
    pty.send(F6);
    pty.wait_for("● 00:0");
    keep(&pty, "\"we called Maria, and nobody picked up #surprise", "nobody picked up");
    keep(&pty, "+We were on our own with it", "on our own");
    keep(&pty, "%the turnip stays between us", "turnip");
    pty.send(F5);
    pty.wait_for("mark");
    palette(&pty, "End interview");
    pty.wait_for("■ ended");
    pty
}

/// The mark is written out, the finding written on, the name judged.
fn gone_through(pty: &Pty) {
    pty.send(F4);
    pty.wait_for("Catch");
    pty.send("e");
    pty.wait_for("edit");
    pty.send("a long silence here");
    pty.send(ENTER);
    pty.wait_for("nothing left");
    pty.send(F9);
    pty.wait_for("Findings 1");
    pty.send("1");
    pty.wait_for("contributor");
    pty.send(ENTER);
    pty.wait_for("learned");
    pty.send(DOWN);
    pty.wait_for("▸learned");
    pty.send(ENTER);
    pty.wait_for("learned │");
    pty.send("Nobody behind them knew more than they did.");
    pty.send(ENTER);
    pty.wait_for("▸learned    Nobody behind them");
    pty.send("x");
    pty.wait_for("a draft for yourself");
    pty.send(" ");
    pty.wait_for("In the way of publishing");
    pty.send(CTRL_N);
    pty.wait_for("1 of 1 left");
    pty.send("c");
    pty.wait_for("all 1 judged");
    pty.send(ESC);
    pty.wait_for("each quote is to be asked about");
    pty.send(ESC);
    pty.wait_for("▸learned");
    palette(pty, "The conversation itself");
    pty.wait_for("■ ended");
    leave(pty);
}

/// What publishing wrote, or everything it said.
fn publish(desk: &Desk, to: &TempDir) -> Result<PathBuf, String> {
    let id = desk.place().interview;
    let output = desk.run(&["publish", &id, "--to", to.path().to_str().unwrap(), "--yes"]);
    let written = PathBuf::from(printed(&output).trim());
    if output.status.success() { Ok(written) } else { Err(said(&output)) }
}

/// The page for the interviewee comes back with a yes.
fn shared_back(desk: &Desk) {
    let output = desk.run(&["share-back", &desk.place().interview]);
    let page = PathBuf::from(printed(&output).trim());
    let text = fs::read_to_string(&page).unwrap();
    assert!(!text.contains("turnip"), "{text}");
    fs::write(&page, tick(&text, "n1", "keep")).unwrap();
    let read = desk.run(&["share-back", "--read", page.to_str().unwrap(), "--yes"]);
    assert_eq!(read.status.code(), Some(0), "{}", said(&read));
}

#[test]
fn by_role_and_commands_from_catching_up_to_a_published_file() {
    let desk = Desk::new();
    let pty = told(&desk);
    gone_through(&pty);
    let shared = TempDir::new().unwrap();
    let refused = publish(&desk, &shared).unwrap_err();
    assert!(refused.contains("each quote is to be asked about, and `n1`"), "{refused}");
    assert_eq!(fs::read_dir(shared.path()).unwrap().count(), 0);

    shared_back(&desk);
    let file = publish(&desk, &shared).unwrap();
    let place = desk.place();
    let expected = format!("{}/{}.findings.yaml", place.incident, place.interview);
    assert_eq!(file, shared.path().canonicalize().unwrap().join(expected));
    let text = fs::read_to_string(&file).unwrap();
    for hidden in ["Maria", "Robin", "turnip", "draft"] {
        assert!(!text.contains(hidden), "{hidden} is in\n{text}");
    }
    let findings = from_yaml(&text).unwrap();
    let [quote] = findings.quotes.as_slice() else { panic!("{text}") };
    assert_eq!(quote.text, "we called […], and nobody picked up");
    assert_eq!(
        (quote.confirmed, findings.findings[0].evidence.as_slice()),
        (true, &["n1".into()][..])
    );
    assert_eq!(findings.findings[0].learned, "Nobody behind them knew more than they did.");
    assert_eq!(findings.interview.interviewee.role.as_deref(), Some("support lead"));

    for format in ["yaml", "markdown", "html", "csv"] {
        let out = desk.run(&["export", &place.interview, "--as", format, "--out", "-"]);
        let text = printed(&out);
        assert!(out.status.success() && text.contains("nobody picked up"), "{format}: {text}");
        assert!(!text.contains("Maria") && !text.contains("turnip"), "{format}: {text}");
    }
}

#[test]
fn how_many_hold_the_role_is_kept_with_the_incident_and_nowhere_else() {
    let desk = Desk::new();
    let pty = desk.prepared();
    pty.wait_for("held by 4");
    for key in ["\t", "\t", "\t", "\t", "\x15", "7"] {
        pty.send(key);
    }
    pty.wait_for("held by 7");
    pty.send(F6);
    pty.wait_for("● 00:0");
    leave(&pty);
    let place = desk.place();
    let output = desk.run(&["roster", &place.interview]);
    assert!(printed(&output).contains("- role: support lead\n  count: 3\n"), "{}", said(&output));
    let roster = desk.store().roster(&place.incident).unwrap().unwrap();
    assert_eq!((roster.holders("support lead"), roster.holders("support agent")), (7, 11));
}
