//! The board, as a facilitator has it: no store, a shared folder, and the terminal.

use std::fs;

use super::{DOWN, Desk, ENTER, ESC, printed, said};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo/findings");

/// The demo's findings in a folder of their own, away from the home.
pub(super) fn findings() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(DEMO).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, dir.path().join(path.file_name().unwrap())).unwrap();
    }
    dir
}

#[test]
fn the_board_opens_keeps_a_choice_and_makes_no_store() {
    let (desk, dir) = (Desk::new(), findings());
    let pty = desk.start(&["review", dir.path().to_str().unwrap()]);
    pty.wait_for("4 accounts");
    pty.wait_for("ownership-transfer");
    pty.send(DOWN);
    pty.send("g");
    pty.wait_for("name │");
    pty.send("\x15How sure");
    pty.send(ENTER);
    pty.wait_for("in a line │");
    pty.send(ESC);
    pty.wait_gone("in a line │");
    pty.wait_for("◆ How sure");
    let file = dir.path().join("review.yaml");
    pty.wait_until("the choice is kept", |_| {
        fs::read_to_string(&file).is_ok_and(|text| text.contains("name: How sure"))
    });
    pty.send("u");
    pty.wait_for("taken back");
    pty.wait_until("it is taken back in the file", |_| {
        fs::read_to_string(&file).is_ok_and(|text| !text.contains("How sure"))
    });
    for (tab, shown) in [
        ("2", "Both tellings stand."),
        ("3", "UTC+01:00"),
        ("4", "how else news travels"),
        ("5", "Which vantage is missing"),
        ("6", "the parts add up"),
        ("7", "payments-engineer-7c1q.findings.yaml"),
    ] {
        pty.send(tab);
        pty.wait_for(shown);
    }
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    assert!(desk.files().is_empty(), "{:?}", desk.files());
}

#[test]
fn the_demo_is_on_the_board_without_a_file() {
    let desk = Desk::new();
    let pty = desk.start(&["demo", "--review"]);
    pty.wait_for("Demo: the sale morning certificate");
    pty.wait_for("demo, not kept");
    pty.send("a");
    pty.wait_for("on the agenda");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    assert!(desk.files().is_empty(), "{:?}", desk.files());
}

#[test]
fn without_a_terminal_the_files_are_listed_with_their_reasons() {
    let (desk, dir) = (Desk::new(), findings());
    let folder = dir.path().to_str().unwrap();
    let listed = desk.run(&["review", folder, "--list"]);
    assert_eq!(listed.status.code(), Some(0), "{}", said(&listed));
    assert_eq!(printed(&listed).lines().count(), 4);
    fs::write(dir.path().join("ci.yaml"), "on: push\n\u{1b}[2J: x\n").unwrap();
    let listed = desk.run(&["review", folder, "--list", "--json"]);
    assert_eq!(listed.status.code(), Some(1), "something can't be used");
    let json: serde_json::Value = serde_json::from_str(&printed(&listed)).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 5);
    assert!(json[0]["reason"].as_str().unwrap().starts_with("It can't be used: ci.yaml:"));
    let refused = desk.run(&["review", folder]);
    assert_eq!(refused.status.code(), Some(2), "no terminal");
    let missing = desk.run(&["review", "nowhere"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(said(&missing).contains("no such file or folder"), "{}", said(&missing));
    let other = desk.run(&["review", folder, "--incident", "x"]);
    assert!(said(&other).contains("no incident here is called `x`"), "{}", said(&other));
    assert!(desk.files().is_empty());
}

#[test]
fn a_pack_is_written_as_its_name_ends_and_over_nothing_else() {
    let (desk, dir) = (Desk::new(), findings());
    let folder = dir.path().to_str().unwrap();
    fs::copy(format!("{DEMO}/../review.yaml"), dir.path().join("review.yaml")).unwrap();
    let to = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    for (name, sample) in [("p.md", "pack.md"), ("p.html", "pack.html"), ("p.yaml", "pack.yaml")] {
        let packed = desk.run(&["pack", folder, "--out", &to(name)]);
        assert_eq!(packed.status.code(), Some(0), "{}", said(&packed));
        assert_eq!(
            fs::read_to_string(to(name)).unwrap(),
            fs::read_to_string(format!("{DEMO}/../{sample}")).unwrap()
        );
        fs::remove_file(to(name)).unwrap();
    }
    fs::write(to("mine.md"), "somebody's own").unwrap();
    for (refused, why) in [
        (&["pack", folder, "--out", &to("mine.md")][..], "is there already"),
        (&["pack", folder, "--out", &to("pack.csv")], "a pack is no table"),
        (&["pack", folder, "--incident", "x"], "no incident here is called `x`"),
        (&["pack", "nowhere"], "no such file or folder"),
    ] {
        let refused = desk.run(refused);
        assert_eq!(refused.status.code(), Some(2), "{why}");
        assert!(said(&refused).contains(why), "{why}: {}", said(&refused));
    }
    assert_eq!(fs::read_to_string(to("mine.md")).unwrap(), "somebody's own");
    fs::write(dir.path().join("ci.yaml"), "on: push\n").unwrap();
    let packed = desk.run(&["pack", folder]);
    assert!(printed(&packed).starts_with("# Demo: the sale morning certificate\n"));
    assert!(said(&packed).contains("1 file left out"), "{}", said(&packed));
    assert!(desk.files().is_empty(), "no store was made");
}
