//! The publish gate, without a terminal: what is refused, what goes out, and how it is taken back.

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink},
    path::{Path, PathBuf},
    process::Command,
};

use firsthand::{findings::from_yaml, interview::consent::Attribution, tui::effect::Place};
use tempfile::TempDir;

use super::{
    Desk,
    commands::json,
    printed, said,
    shared::{DROPPED, NAME, ended, holding, tick, written},
};

const KEPT: &str = "my team just got transferred this rotation";

/// A desk with an interview that may be published, and a folder to publish into.
fn answered() -> (Desk, Place, TempDir) {
    let (desk, place) = ended();
    let page = written(&desk, &["share-back", &place.interview]);
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, tick(&tick(&text, "n1", "keep"), "n2", "keep")).unwrap();
    let read = desk.run(&["share-back", "--read", page.to_str().unwrap(), "--yes"]);
    assert_eq!(read.status.code(), Some(0), "{}", said(&read));
    fs::remove_file(page).unwrap();
    (desk, place, TempDir::new().unwrap())
}

fn publish(desk: &Desk, place: &Place, to: &Path, more: &[&str]) -> std::process::Output {
    let to = to.to_str().unwrap();
    desk.run(&[&["publish", &place.interview, "--to", to][..], more].concat())
}

fn published(desk: &Desk, place: &Place, to: &Path) -> PathBuf {
    let output = publish(desk, place, to, &["--yes"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    PathBuf::from(printed(&output).trim())
}

#[test]
fn everything_in_the_way_is_listed_and_nothing_is_written() {
    let (desk, place) = ended();
    let inside = desk.home().join("incidents");
    let output = publish(&desk, &place, &inside, &["--yes"]);
    assert_eq!(output.status.code(), Some(2));
    let told = said(&output);
    assert!(
        told.contains("in the way: each quote is to be asked about, and `n1`, `n2` have"),
        "{told}"
    );
    assert!(told.contains("in the way: this folder is in the private store"), "{told}");
    assert!(told.contains("nothing was published") && printed(&output).is_empty(), "{told}");
    for (folder, words) in [
        (desk.home().parent().unwrap().to_owned(), "the private store is in this folder"),
        (desk.home().join("nowhere"), "cannot publish into this folder"),
        (desk.home().join("ledger.key"), "cannot publish into this folder"),
    ] {
        let told = said(&publish(&desk, &place, &folder, &["--yes"]));
        assert!(told.contains(words), "{words}: {told}");
    }
    assert_eq!(holding(&desk, "schema: firsthand/findings/1"), Vec::<PathBuf>::new());
    assert_eq!(
        json(&desk, &["list", "--json"])["incidents"][0]["interviews"][0]["state"],
        "to review"
    );
}

#[test]
fn what_is_shown_is_what_is_published_and_the_list_says_so() {
    let (desk, place, shared) = answered();
    let shown = publish(&desk, &place, shared.path(), &[]);
    assert_eq!(shown.status.code(), Some(2));
    assert!(said(&shown).contains("nothing was published; `--yes`"), "{}", said(&shown));
    assert_eq!(fs::read_dir(shared.path()).unwrap().count(), 0);
    let file = published(&desk, &place, shared.path());
    let expected = shared.path().canonicalize().unwrap().join(&place.incident);
    assert_eq!(file, expected.join(format!("{}.findings.yaml", place.interview)));
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text, printed(&shown), "the very bytes");
    let findings = from_yaml(&text).unwrap();
    assert_eq!(
        findings.interview.interviewee.name.as_deref(),
        Some(NAME),
        "named, with a yes to all"
    );
    assert_eq!((findings.quotes.len(), findings.draft), (2, false));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o644, 0o755), "others may read it");
    assert_eq!(
        json(&desk, &["list", "--json"])["incidents"][0]["interviews"][0]["state"],
        "exported"
    );
    published(&desk, &place, shared.path());
    assert_eq!(desk.opened().interview.published().len(), 1, "the same again is nothing new");
    let ledger = fs::read_to_string(holding(&desk, "firsthand/ledger/1").remove(0)).unwrap();
    assert!(ledger.contains("as: named") && !ledger.contains("rotation"), "no words: {ledger}");
}

#[test]
fn each_answer_comes_to_what_it_says_in_the_published_file() {
    const HANDED: &str = "the marsupial was never told";
    for (answer, level, words) in [
        ("keep", Attribution::Named, Some(DROPPED)),
        ("fix", Attribution::Named, Some(HANDED)),
        ("role only", Attribution::Role, Some(DROPPED)),
        ("anonymous", Attribution::Anonymous, Some(DROPPED)),
        ("drop", Attribution::Named, None),
    ] {
        let ((desk, place), shared) = (ended(), TempDir::new().unwrap());
        assert!(desk.run(&["roster", &place.interview, "--set", "SRE on call=5"]).status.success());
        let page = written(&desk, &["share-back", &place.interview]);
        let text = fs::read_to_string(&page).unwrap();
        let text = tick(&tick(&text, "n1", "keep"), "n2", answer);
        let text = if answer == "fix" { text.replace(DROPPED, HANDED) } else { text };
        let back = shared.path().join("answer.md");
        fs::write(&back, &text).unwrap();
        let read = desk.run(&["share-back", "--read", back.to_str().unwrap(), "--yes"]);
        assert_eq!(read.status.code(), Some(0), "{answer}: {}", said(&read));
        if answer != "drop" {
            let again = desk.run(&["share-back", "--read", back.to_str().unwrap(), "--yes"]);
            assert!(!printed(&again).contains("recorded"), "{answer}: twice is once");
        }
        let text = fs::read_to_string(published(&desk, &place, shared.path())).unwrap();
        let findings = from_yaml(&text).unwrap();
        assert_eq!(findings.interview.interviewee.attribution, level.into(), "{answer}");
        let quotes = findings.quotes.iter().map(|quote| quote.text.as_str());
        let (kept, other): (Vec<_>, Vec<_>) = quotes.partition(|text| *text == KEPT);
        assert_eq!((kept.len(), other), (1, words.into_iter().collect()), "{answer}");
    }
}

#[test]
fn nothing_that_changed_unseen_is_overwritten_and_nothing_is_followed() {
    let (desk, place, shared) = answered();
    let file = published(&desk, &place, shared.path());
    let own = fs::read_to_string(&file).unwrap();
    let refused = |words: &str| {
        let output = publish(&desk, &place, shared.path(), &["--yes", "--level", "anonymous"]);
        let again = publish(&desk, &place, shared.path(), &["--yes"]);
        assert!(again.status.code() == Some(2) && output.status.code() == Some(0), "{words}");
        assert!(said(&again).contains(words), "{words}: {}", said(&again));
    };
    fs::write(&file, own.replace("rotation", "duty")).unwrap();
    refused("this file changed since it was published");
    assert!(fs::read_to_string(&file).unwrap().contains("duty"));
    let victim = desk.home().join("victim");
    fs::write(&victim, "mine").unwrap();
    fs::remove_file(&file).unwrap();
    for make in [
        (|victim, file| symlink(victim, file).unwrap()) as fn(&Path, &Path),
        |_, file| symlink("/nowhere/at/all", file).unwrap(),
        |_, file| fs::create_dir(file).unwrap(),
        |_, file| assert!(Command::new("mkfifo").arg(file).status().unwrap().success()),
    ] {
        make(&victim, &file);
        refused("it is no plain file");
        if fs::symlink_metadata(&file).unwrap().is_dir() {
            fs::remove_dir(&file).unwrap();
        } else {
            fs::remove_file(&file).unwrap();
        }
    }
    fs::hard_link(&victim, &file).unwrap();
    refused("has a second name elsewhere");
    fs::remove_file(&file).unwrap();
    fs::write(&file, "somebody else's").unwrap();
    refused("changed since it was published");
    let (folder, elsewhere) = (file.parent().unwrap(), TempDir::new().unwrap());
    fs::remove_dir_all(folder).unwrap();
    symlink(elsewhere.path(), folder).unwrap();
    let output = publish(&desk, &place, shared.path(), &["--yes"]);
    assert!(said(&output).contains("no folder of its own"), "{}", said(&output));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    let link = desk.home().join("link");
    symlink(shared.path(), &link).unwrap();
    let output = publish(&desk, &place, &link, &["--yes"]);
    assert!(said(&output).contains("this is a link"), "{}", said(&output));
    assert_eq!(fs::read_to_string(&victim).unwrap(), "mine");
}

#[test]
fn a_second_level_and_what_was_withdrawn_meanwhile_are_warned_of() {
    let (desk, place, shared) = answered();
    let file = published(&desk, &place, shared.path());
    let other = TempDir::new().unwrap();
    let out = other.path().join("anonymous.yaml");
    let args = ["export", &place.interview, "--level", "anonymous", "--out", out.to_str().unwrap()];
    let exported = desk.run(&args);
    let told = said(&exported);
    assert!(told.contains("warning: n1, n2 went out as `named`"), "{told}");
    assert!(told.contains("would now as `anonymous`") && exported.status.success(), "{told}");
    let withdrawn = desk.run(&["withdraw", &place.interview, "--quote", "n2", "--yes"]);
    assert_eq!(withdrawn.status.code(), Some(0), "{}", said(&withdrawn));
    let text = fs::read_to_string(&out).unwrap();
    assert!(!text.contains("quokka") && text.contains("my team"), "the export has lost it: {text}");
    let told = said(&publish(&desk, &place, other.path(), &["--yes"]));
    assert!(told.contains("warning: n2 went out on") && told.contains("was withdrawn"), "{told}");
    assert!(told.contains(file.to_str().unwrap()), "which file: {told}");
}

fn git(folder: &Path, args: &[&str]) -> String {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=x", "-c", "user.email=x@example.org", "-C"]).arg(folder).args(args);
    let output = git.env("HOME", folder).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Makes every program that a repository's own settings can name leave a trace.
fn booby_trapped(folder: &Path) -> PathBuf {
    let (script, trace) = (folder.join(".git/trap"), folder.join(".git/sprung"));
    fs::write(&script, format!("#!/bin/sh\necho sprung > '{}'\n", trace.display())).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    for name in [
        "core.pager",
        "core.fsmonitor",
        "diff.external",
        "diff.trap.textconv",
        "gpg.program",
        "core.editor",
        "core.sshCommand",
        "diff.trap.command",
        "pager.log",
    ] {
        git(folder, &["config", name, script.to_str().unwrap()]);
    }
    git(folder, &["config", "log.showSignature", "true"]);
    fs::write(folder.join(".gitattributes"), "*.yaml diff=trap\n").unwrap();
    trace
}

#[test]
fn what_is_withdrawn_after_publishing_leaves_the_file_and_the_commits_are_named() {
    let (desk, place, shared) = answered();
    git(shared.path(), &["init", "-q"]);
    let file = published(&desk, &place, shared.path());
    git(shared.path(), &["add", "."]);
    git(shared.path(), &["commit", "-qm", "findings"]);
    let commit = git(shared.path(), &["rev-parse", "--short=12", "HEAD"]);
    let sprung = booby_trapped(shared.path());
    let withdrawn = desk.run(&["withdraw", &place.interview, "--quote", "n2", "--yes"]);
    let told = said(&withdrawn);
    assert_eq!(withdrawn.status.code(), Some(1), "something is left to do: {told}");
    assert!(printed(&withdrawn).contains(&format!("taken out of {}", file.display())));
    assert!(told.contains("git still holds it in") && told.contains(commit.trim()), "{told}");
    assert!(
        told.contains("git filter-repo --invert-paths --path")
            && told.contains("can't be called back"),
        "{told}"
    );
    assert!(!sprung.exists(), "nothing the repository names was run");
    git(shared.path(), &["diff", "HEAD"]);
    assert!(sprung.exists(), "control: it would have been");
    let findings = from_yaml(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(findings.quotes.iter().map(|q| q.text.as_str()).collect::<Vec<_>>(), [KEPT]);
    assert_eq!(holding(&desk, DROPPED), Vec::<PathBuf>::new());
    let planted = desk.home().join("planted");
    fs::write(&planted, DROPPED).unwrap();
    assert_eq!(holding(&desk, DROPPED), [planted], "control: it would be found");
    let again = desk.run(&["withdraw", &place.interview, "--quote", "n2", "--yes"]);
    assert!(said(&again).contains("was taken back already"), "{}", said(&again));
}

#[test]
fn a_file_that_was_changed_or_is_no_yaml_is_said_to_hold_it_still() {
    let (desk, place, shared) = answered();
    let file = published(&desk, &place, shared.path());
    let edited = fs::read_to_string(&file).unwrap() + "# seen by the facilitator\n";
    fs::write(&file, &edited).unwrap();
    let page = shared.path().join("findings.md");
    let out = ["export", &place.interview, "--level", "named", "--out", page.to_str().unwrap()];
    assert!(desk.run(&out).status.success());
    let withdrawn = desk.run(&["withdraw", &place.interview, "--quote", "n2", "--yes"]);
    let told = said(&withdrawn);
    assert_eq!(withdrawn.status.code(), Some(1), "{told}");
    assert!(told.contains(&format!("{} still holds it: it changed", file.display())), "{told}");
    assert!(told.contains("findings.md still holds it: it is no YAML"), "{told}");
    assert_eq!(fs::read_to_string(&file).unwrap(), edited, "untouched");
    assert!(desk.opened().interview.taken_back().len() == 1, "gone here all the same");
}

#[test]
fn a_withdrawn_interview_leaves_the_shared_folder() {
    let (desk, place, shared) = answered();
    let file = published(&desk, &place, shared.path());
    assert_eq!(fs::metadata(&file).unwrap().nlink(), 1);
    let withdrawn = desk.run(&["withdraw", &place.interview, "--all", "--yes"]);
    assert_eq!(withdrawn.status.code(), Some(0), "{}", said(&withdrawn));
    assert!(!file.exists());
    assert_eq!(holding(&desk, KEPT), Vec::<PathBuf>::new());
    let refused = publish(&desk, &place, shared.path(), &["--yes"]);
    assert_eq!(refused.status.code(), Some(2), "nothing is left to publish");
}
