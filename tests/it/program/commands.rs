//! The commands, where no terminal is: what they print, and how they end.

use std::{
    fs,
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

use super::{Desk, files_in, printed, said};

const NAME: &str = "Zaphira Quillfeather";

pub(super) fn json(desk: &Desk, args: &[&str]) -> Value {
    let output = desk.run(args);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn new_one(desk: &Desk) -> String {
    let args = ["new", "--title", "Broker at night", "--name", NAME, "--role", "SRE on call"];
    let output = desk.run(&[&args[..], &["--occurred", "2026-11-20"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    printed(&output).trim().to_owned()
}

#[test]
fn list_is_json_and_holds_no_name() {
    let desk = Desk::new();
    assert_eq!(json(&desk, &["list", "--json"])["incidents"], Value::Array(Vec::new()));
    let id = new_one(&desk);
    let listed = json(&desk, &["list", "--json"]);
    let incident = &listed["incidents"][0];
    assert_eq!(
        (&incident["title"], &incident["occurred"]),
        (&"Broker at night".into(), &"2026-11-20".into())
    );
    let interview = &incident["interviews"][0];
    assert!(id.ends_with(interview["id"].as_str().unwrap()));
    assert_eq!(
        (&interview["role"], &interview["state"]),
        (&"SRE on call".into(), &"planned".into())
    );
    let plain = desk.run(&["list"]);
    assert!(printed(&plain).contains("Broker at night") && plain.status.success());
    for text in [listed.to_string(), printed(&plain)] {
        assert!(!text.contains("Zaphira") && !text.contains("Quillfeather"), "{text}");
    }
}

#[test]
fn a_new_interview_has_an_id_that_never_holds_the_name() {
    let desk = Desk::new();
    let id = new_one(&desk);
    assert!(id.contains("broker-at-night") && id.contains("sre-on-call"), "{id}");
    let place = desk.place();
    assert_eq!(id, format!("{}/{}", place.incident, place.interview));
    let mut with_name = Vec::new();
    for path in desk.files() {
        let named = path.to_string_lossy().to_lowercase();
        assert!(!named.contains("zaphira") && !named.contains("quillfeather"), "{named}");
        if fs::read_to_string(&path).is_ok_and(|text| text.contains("Zaphira")) {
            with_name.push(path.file_name().unwrap().to_owned());
        }
    }
    assert_eq!(with_name, ["people.yaml"], "the only file with names");
    assert_ne!(new_one(&desk), id);
    let unknown = desk.run(&["new", "--title", "x", "--protocol", "psychic"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).contains("`psychic`"), "{}", said(&unknown));
}

#[test]
fn the_doctor_answers_in_json() {
    let desk = Desk::new();
    new_one(&desk);
    let output = desk.run(&["doctor", "--json"]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rows = found["doctor"].as_array().unwrap();
    let value = |name: &str| {
        let row = rows.iter().find(|row| row["name"] == name);
        row.unwrap_or_else(|| panic!("{name} in {found}"))["value"].as_str().unwrap().to_owned()
    };
    assert_eq!(value("version"), env!("CARGO_PKG_VERSION"));
    assert_eq!(value("kept"), "1 incident, 1 interview");
    assert_eq!(value("private store"), desk.home().to_str().unwrap());
    assert_eq!(value("writer").len(), 6);
    assert_eq!(value("journals"), "all whole");
    assert_eq!(value("core dumps"), "off: a crash writes no memory");
    assert!(value("modes").ends_with("yours alone"), "{found}");
    for looked_at in ["system", "formats", "disk encryption", "swap", "characters"] {
        assert!(!value(looked_at).is_empty(), "{looked_at}");
    }
    // The machine that the tests run on may be short of something.
    let machine = |row: &&Value| row["name"] == "file system" || row["name"] == "free space";
    assert!(rows.iter().filter(|row| !machine(row)).all(|row| row["fine"] == true), "{found}");
    assert!(!found.to_string().contains("Zaphira"));
    assert_eq!(desk.run(&["doctor"]).status.success(), found["wrong"] == 0);
}

#[test]
fn the_doctor_finds_what_is_not_whole_and_what_others_could_open() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let desk = Desk::new();
    new_one(&desk);
    let wrong = |name: &str| {
        let output = desk.run(&["doctor", "--json"]);
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        let rows = found["doctor"].as_array().unwrap().iter();
        let mut rows = rows.filter(|row| row["name"] == name && row["grade"] == "wrong");
        let found = rows.next().map(|row| row["value"].as_str().unwrap().to_owned());
        assert!(found.is_none() || output.status.code() == Some(1), "{output:?}");
        found
    };
    assert_eq!((wrong("modes"), wrong("journal")), (None, None));
    let folder = desk.store().folder_of(&desk.place()).unwrap();
    let journals = files_in(&folder.join("journal"));
    let journal = journals.first().unwrap();
    let whole = fs::read(journal).unwrap();

    fs::set_permissions(journal, fs::Permissions::from_mode(0o644)).unwrap();
    let told = wrong("modes").unwrap();
    assert!(told.contains(journal.to_str().unwrap()) && told.contains("chmod -R go="), "{told}");
    fs::set_permissions(journal, fs::Permissions::from_mode(0o600)).unwrap();

    let link = folder.join("link.yaml");
    symlink("/etc/hostname", &link).unwrap();
    assert!(wrong("modes").unwrap().contains("link.yaml"));
    fs::remove_file(&link).unwrap();

    fs::write(journal, [&whole[..], b"{\"c\":\"00000000\",\"SECRET\":1}\n"].concat()).unwrap();
    let told = wrong("journal").unwrap();
    assert!(told.contains("1 damaged") && told.contains(folder.to_str().unwrap()), "{told}");
    assert!(!told.contains("SECRET"));
    fs::write(journal, whole).unwrap();
    assert_eq!((wrong("modes"), wrong("journal")), (None, None));
}

#[test]
fn the_doctor_names_the_settings_and_their_fault() {
    let desk = Desk::new();
    let settings = |text: &str| {
        fs::create_dir_all(desk.home().join("config")).unwrap();
        fs::write(desk.home().join("config/config.yaml"), text).unwrap();
        desk.run(&["doctor"])
    };
    let good = settings("schema: firsthand/config/1\nlive:\n  wording: true\n");
    assert!(good.status.success() && printed(&good).contains("config.yaml"), "{}", printed(&good));
    let broken = settings("schema: firsthand/config/1\nlive:\n  wordin: true\n");
    assert_eq!(broken.status.code(), Some(1));
    assert!(printed(&broken).contains("config.yaml:3:3: found"), "{}", printed(&broken));
}

#[test]
fn what_is_not_understood_ends_with_two() {
    let desk = Desk::new();
    for args in [
        &["fly"][..],
        &["list", "--yaml"],
        &["open"],
        &["open", "nothing-here"],
        &["export", "nothing-here"],
    ] {
        let output = desk.run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !said(&output).trim().is_empty(), "{args:?}");
    }
    for args in [&["--version"][..], &["--help"], &["export", "--help"]] {
        assert_eq!(desk.run(args).status.code(), Some(0), "{args:?}");
    }
    assert!(printed(&desk.run(&["--version"])).contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_home_in_a_git_work_tree_is_refused() {
    let (desk, tree) = (Desk::new(), TempDir::new().unwrap());
    fs::create_dir(tree.path().join(".git")).unwrap();
    let home = tree.path().join("notes/private");
    for args in [&["list"][..], &["new", "--title", "x"], &["demo"], &["doctor"]] {
        let output = desk.run(&[args, &["--home", home.to_str().unwrap()]].concat());
        assert_eq!(output.status.code(), Some(if args == ["doctor"] { 1 } else { 2 }), "{args:?}");
        let words = said(&output) + &printed(&output);
        assert!(words.contains("inside a git work tree"), "{words}");
        assert!(words.contains("private notes must not be kept here"), "{words}");
        assert!(words.contains("--home DIR"), "what to do: {words}");
    }
    assert!(!home.exists(), "nothing was made there");
}

#[test]
fn the_guide_is_printed_without_a_name_and_overwrites_nothing() {
    let desk = Desk::new();
    let id = new_one(&desk);
    let id = id.split('/').next_back().unwrap();
    let output = desk.run(&["guide", id]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = printed(&output);
    assert!(text.starts_with("# Broker at night\n\nSRE on call · "), "{text}");
    assert!(text.contains("## Free recall · ") && text.contains("- [ ] "), "{text}");
    assert!(!text.contains("Zaphira") && !text.contains("Quillfeather"), "{text}");
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("guide.md");
    let out = ["guide", id, "--out", file.to_str().unwrap()];
    for _ in 0..2 {
        let output = desk.run(&out);
        assert_eq!(output.status.code(), Some(0), "the same again: {}", said(&output));
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
    fs::write(&file, "my own").unwrap();
    let refused = desk.run(&out);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("is there already"), "{}", said(&refused));
    assert!(said(&refused).contains("name another file"), "{}", said(&refused));
    assert_eq!(fs::read_to_string(&file).unwrap(), "my own");
}

#[test]
fn a_protocol_has_a_guide_without_an_interview() {
    let desk = Desk::new();
    let output = desk.run(&["guide", "--protocol", "light-15"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(printed(&output).contains("\n15 minutes\n"), "{}", printed(&output));
    for args in [&["guide"][..], &["guide", "--protocol", "lite-15"], &["guide", "nothing-here"]] {
        let output = desk.run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !said(&output).trim().is_empty(), "{args:?}");
    }
}

#[test]
fn what_is_withdrawn_is_taken_out_and_asked_about_first() {
    let desk = Desk::new();
    let id = new_one(&desk);
    let id = id.split('/').next_back().unwrap();
    for (args, words) in [
        (&["withdraw", id][..], "--quote"),
        (&["withdraw", id, "--quote", "n9"], "`n9` is nothing here"),
        (&["withdraw", id, "--quote", "n"], "`n` is nothing here"),
        (&["withdraw", id, "--all"], "nothing was taken out; `--yes` does it unasked"),
    ] {
        let output = desk.run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(said(&output).contains(words), "{args:?}: {}", said(&output));
    }
    let withdrawn = desk.run(&["withdraw", id, "--all", "--yes"]);
    assert_eq!(withdrawn.status.code(), Some(0), "{}", said(&withdrawn));
    assert!(said(&withdrawn).contains("their name stays in people.yaml"), "{}", said(&withdrawn));
    let listed = json(&desk, &["list", "--json"]);
    let interview = &listed["incidents"][0]["interviews"][0];
    assert_eq!((&interview["state"], &interview["role"]), (&"withdrawn".into(), &Value::Null));
    assert!(printed(&desk.run(&["withdraw", id, "--all"])).contains("withdrawn already"));
}

#[test]
fn findings_are_written_in_the_format_asked_for_or_as_the_file_is_called() {
    let desk = Desk::new();
    let id = new_one(&desk);
    let id = id.split('/').next_back().unwrap();
    let of = |more: &[&str]| {
        let output = desk.run(&[&["export", id, "--draft"], more].concat());
        assert_eq!(output.status.code(), Some(0), "{more:?}: {}", said(&output));
        printed(&output)
    };
    assert!(of(&["--out", "-"]).starts_with("# yaml-language-server"));
    assert!(of(&["--out", "-", "--as", "markdown"]).starts_with("# Broker at night\n"));
    assert!(of(&["--out", "-", "--as", "html"]).starts_with("<!DOCTYPE html>\n"));
    assert!(of(&["--out", "-", "--as", "csv"]).starts_with("\u{feff}\"id\",\"minute\""));
    let file = desk.home().join("mine.html");
    of(&["--out", file.to_str().unwrap()]);
    assert!(fs::read_to_string(file).unwrap().starts_with("<!DOCTYPE html>\n"));
    assert!(
        of(&["--as", "markdown"]).trim().ends_with("draft.findings.md"),
        "beside the interview"
    );
    let unknown = desk.run(&["export", id, "--draft", "--as", "pdf"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn who_has_read_enough_is_no_fault_and_a_full_disk_is_one() {
    let to = |out: Stdio| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_firsthand"));
        command.args(["banks", "show", "opening"]).stdout(out).stderr(Stdio::piped());
        command.output().unwrap()
    };
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = to(writer.into());
    assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""));
    let Ok(full) = fs::File::options().write(true).open("/dev/full") else { return };
    let output = to(full.into());
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("the output could not be written"), "{}", said(&output));
}
