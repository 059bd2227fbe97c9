//! What came of a meeting, as a facilitator writes it down: begun, filled in, added to, and never lost.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};

use super::{Desk, printed, review::findings, said};

/// The findings of an incident, and a place to run from.
struct Room {
    desk: Desk,
    dir: tempfile::TempDir,
}

impl Room {
    fn new() -> Self {
        Self { desk: Desk::new(), dir: findings() }
    }

    fn file(&self) -> PathBuf {
        self.dir.path().join("outcome.yaml")
    }

    fn run(&self, more: &[&str]) -> Output {
        let mut all = vec!["outcome", self.dir.path().to_str().unwrap()];
        all.extend(more);
        self.desk.run(&all)
    }

    /// Ends well; what it printed.
    fn done(&self, more: &[&str]) -> String {
        let output = self.run(more);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        printed(&output)
    }

    /// Is refused, and leaves everything as it was; what it said.
    fn refused(&self, more: &[&str]) -> String {
        let before = (fs::read(self.file()).ok(), names(self.dir.path()));
        let output = self.run(more);
        assert_eq!(output.status.code(), Some(2), "{}", printed(&output));
        assert!(before == (fs::read(self.file()).ok(), names(self.dir.path())), "it is as it was");
        said(&output)
    }
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<_> = fs::read_dir(folder).unwrap().map(|own| own.unwrap().path()).collect();
    all.sort();
    all
}

#[test]
fn it_is_begun_once_and_says_what_is_not_known() {
    let room = Room::new();
    let nothing = room.run(&[]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(printed(&nothing).contains("Not known yet: the day"), "{}", printed(&nothing));
    assert!(said(&nothing).contains("--new"), "{}", said(&nothing));
    assert!(!room.file().exists(), "looking writes nothing");
    let begun = room.done(&["--new"]);
    assert_eq!(Path::new(begun.trim()), room.file());
    assert!(fs::read_to_string(room.file()).unwrap().contains("# - team: payments\n"));
    assert!(room.refused(&["--new"]).contains("there already"));
    assert!(room.refused(&["--new", "--voluntary", "a=1"]).contains("leave `--new` out"));
    assert!(room.done(&[]).contains("Not known yet: the day"));
    assert!(room.desk.files().is_empty(), "no store was made");
    let list = room.desk.run(&["review", "--list", room.dir.path().to_str().unwrap()]);
    assert_eq!(list.status.code(), Some(0), "the file is no findings that are refused");
    assert!(!printed(&list).contains("outcome.yaml"));
}

#[test]
fn single_things_are_added_and_shown() {
    let room = Room::new();
    room.done(&["--met", "2026-12-01", "--attended", "payments=2", "--voluntary", "payments=3"]);
    room.done(&["--voluntary", "support=4", "--in-it", "payments=2", "--in-it", "support=0"]);
    let shown = room.done(&[
        "--readers",
        "41/7",
        "--answered",
        "learned.something=6",
        "--answered",
        "learned.nothing=3",
        "--cited",
        "onboarding: alerts have a page",
    ]);
    assert_eq!(shown, room.done(&[]));
    for part in [
        "What came of the meeting on 2026-12-01",
        "onboarding: alerts have a page (20",
        "9 people from 2 teams came, 7 without having to; 7 of them had not been in the incident.",
        "payments: 5, 3 without having to, 2 in the incident",
        "41 people from 7 teams had read it by 20",
        "6 of 9 learned something",
        "Not known yet: what people told, all four answers, how ready people feel.",
    ] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    let kept = fs::read(room.file()).unwrap();
    room.done(&["--voluntary", "support=4"]);
    assert!(fs::read(room.file()).unwrap() == kept, "said again, it is the same file");
}

#[test]
fn what_makes_no_sense_is_refused_with_a_way_on() {
    let room = Room::new();
    for (args, word) in [
        (["--attended", "payments"], "as in `payments=3`"),
        (["--voluntary", "=3"], "as in `payments=3`"),
        (["--voluntary", "payments=many"], "names no number"),
        (["--readers", "41/some"], "as in `41`"),
        (["--answered", "learned.much=3"], "learned.something"),
        (["--cited", "onboarding"], "where and what"),
        (["--in-it", "payments=3"], "at most 0"),
        (["--readers", "4000000"], "at most 100000"),
        (["--incident", "nobody"], "no incident here"),
    ] {
        let said = room.refused(&args);
        assert!(said.contains(word), "{args:?}: {said}");
    }
    assert!(!room.file().exists());
    let empty = tempfile::tempdir().unwrap();
    let output = room.desk.run(&["outcome", empty.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("no findings here"));
}

#[test]
fn what_somebody_put_there_is_never_lost() {
    let room = Room::new();
    room.done(&["--voluntary", "support=4"]);
    let good = fs::read_to_string(room.file()).unwrap();
    let add = ["--voluntary", "payments=1"];
    for (more, word) in [
        ("# the lights went out halfway\n", "the remark in line"),
        ("weather: rain\n", "`weather` is not known here"),
        ("<<<<<<< mine\n", "merged and not settled"),
        ("stories: [{words: 3, agreed: perhaps}]\n", "outcome.yaml:"),
        ("\u{0}", "zero byte"),
    ] {
        fs::write(room.file(), format!("{good}{more}")).unwrap();
        let said = room.refused(&add);
        assert!(said.contains(word), "{more:?}: {said}");
    }
    fs::write(room.file(), good.clone() + "weather: rain\n").unwrap();
    let shown = room.run(&[]);
    assert_eq!(shown.status.code(), Some(0), "it is shown all the same");
    assert!(said(&shown).contains("1 field not known here"), "{}", said(&shown));
    fs::write(room.file(), good).unwrap();
    room.done(&add);
}

#[test]
fn a_link_in_its_place_leads_nowhere() {
    let room = Room::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("somebody.yaml");
    std::os::unix::fs::symlink(&target, room.file()).unwrap();
    assert!(room.refused(&["--new"]).contains("link"));
    assert!(room.refused(&["--voluntary", "a=1"]).contains("link"));
    assert!(!target.exists());
}

#[test]
fn nothing_in_the_file_acts_on_the_terminal() {
    let room = Room::new();
    room.done(&["--cited", "onboarding: a\u{1b}]0;owned\u{7} page"]);
    let shown = room.done(&[]);
    assert!(shown.contains("owned") && !shown.contains(['\u{1b}', '\u{7}']), "{shown:?}");
}

#[test]
fn of_several_incidents_one_is_chosen() {
    let room = Room::new();
    let one = names(room.dir.path()).into_iter().next().unwrap();
    let text = fs::read_to_string(&one).unwrap();
    let id = "2026-11-13-sale-morning-certificate-d3m0";
    assert!(text.contains(id));
    let other = room.dir.path().join("other.findings.yaml");
    fs::write(other, text.replace(id, "quiet-queue-q1q1")).unwrap();
    assert!(room.refused(&["--voluntary", "a=1"]).contains("`--incident` chooses one of"));
    room.done(&["--incident", "quiet", "--voluntary", "payments=1"]);
    let file = room.dir.path().join("quiet-queue-q1q1/outcome.yaml");
    assert!(fs::read_to_string(file).unwrap().contains("incident: quiet-queue-q1q1"));
    assert!(!room.file().exists());
}
