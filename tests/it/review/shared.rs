//! A shared folder on disk: read without a trace, and what is chosen is kept, merged with what others
//! chose, and never over what nobody saw.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use firsthand::{
    formats::review,
    review::{Choice, Choices, FileState, Theme},
    tui::effect::News,
    world::disk::board::SharedFolder,
};
use tempfile::TempDir;

use super::{demo, text};

const INCIDENT: &str = "2026-11-13-sale-morning-certificate-d3m0";

/// The demo's findings in a folder of their incident.
fn shared() -> (TempDir, PathBuf) {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join(INCIDENT);
    fs::create_dir(&folder).unwrap();
    for (name, text) in demo() {
        fs::write(folder.join(name), text).unwrap();
    }
    (dir, folder)
}

fn open(path: &Path) -> SharedFolder {
    SharedFolder::new(vec![path.to_owned()]).unwrap()
}

fn theme(id: &str, line: &str) -> Choice {
    let theme = Theme { id: id.into(), name: id.into(), line: line.into(), ..Theme::default() };
    Choice::Theme(id.into(), Some(theme))
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn kept(folder: &Path) -> Choices {
    let text = fs::read_to_string(folder.join(review::FILE)).unwrap();
    review::read(&text, INCIDENT).unwrap()
}

#[test]
fn reading_leaves_no_trace_and_a_choice_leaves_one_file() {
    let (dir, folder) = shared();
    let before = names(&folder);
    let mut board = open(dir.path());
    let read = board.read();
    assert_eq!(read.folder.reviews[0].accounts.len(), 4);
    assert_eq!(names(&folder), before);
    let chosen = board.choose(INCIDENT, &[theme("a", "one")]);
    assert_eq!((chosen.news, chosen.done), (News::Kept, 1));
    let mut after = before;
    after.push(review::FILE.to_owned());
    after.sort();
    assert_eq!(names(&folder), after);
    assert_eq!(names(dir.path()), [INCIDENT]);
    assert_eq!(open(dir.path()).read().chosen, [(INCIDENT.to_owned(), Ok(kept(&folder)))]);
}

#[test]
fn two_who_choose_other_things_lose_nothing() {
    let (dir, folder) = shared();
    let (mut one, mut other) = (open(dir.path()), open(dir.path()));
    one.read();
    other.read();
    assert_eq!(one.choose(INCIDENT, &[theme("a", "one")]).news, News::Kept);
    let chosen = other.choose(INCIDENT, &[theme("b", "two")]);
    assert_eq!(chosen.news, News::Merged);
    assert_eq!(chosen.now, Some(kept(&folder)));
    assert_eq!(kept(&folder).themes.len(), 2);
    assert_eq!(one.choose(INCIDENT, &[theme("a", "once more")]).news, News::Merged);
}

#[test]
fn of_two_who_change_the_same_the_first_stands_and_the_other_is_told() {
    let (dir, folder) = shared();
    let mut one = open(dir.path());
    one.read();
    one.choose(INCIDENT, &[theme("a", "before")]);
    let mut other = open(dir.path());
    other.read();
    one.choose(INCIDENT, &[theme("a", "one")]);
    let chosen = other.choose(INCIDENT, &[theme("a", "two")]);
    assert_eq!(chosen.news, News::Theirs);
    assert_eq!(kept(&folder).themes[0].line, "one");
    assert_eq!(other.choose(INCIDENT, &[theme("a", "two")]).news, News::Kept, "now it was seen");
}

#[test]
fn a_file_that_is_not_understood_is_left_as_it_is() {
    let (dir, folder) = shared();
    let path = folder.join(review::FILE);
    let good = review::write(INCIDENT, &Choices::default());
    for text in [good.clone() + "later: 1\n", good.replace("d3m0", "d3m1"), "<<<<<<< a\n".into()] {
        fs::write(&path, &text).unwrap();
        let mut board = open(dir.path());
        let read = board.read();
        let why = read.chosen[0].1.clone().unwrap_err();
        assert!(why.contains("review.yaml:") && why.contains("mend the file"), "{why}");
        let News::NotKept(trouble) = board.choose(INCIDENT, &[theme("a", "x")]).news else {
            panic!("it was written over");
        };
        assert_eq!(trouble.line(), why);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[cfg(unix)]
#[test]
fn links_and_closed_folders_are_refused_and_modes_follow_the_folder() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let (dir, folder) = shared();
    let victim = dir.path().join("victim");
    fs::write(&victim, "mine\n").unwrap();
    symlink(&victim, folder.join(review::FILE)).unwrap();
    let mut board = open(&folder);
    assert!(board.read().chosen[0].1.is_err());
    assert!(matches!(board.choose(INCIDENT, &[theme("a", "x")]).news, News::NotKept(_)));
    assert_eq!(fs::read_to_string(&victim).unwrap(), "mine\n");
    fs::remove_file(folder.join(review::FILE)).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o750)).unwrap();
    board.read();
    assert_eq!(board.choose(INCIDENT, &[theme("a", "x")]).news, News::Kept);
    let mode = fs::metadata(folder.join(review::FILE)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn incidents_in_one_flat_folder_have_their_choices_apart() {
    let dir = TempDir::new().unwrap();
    for (name, text) in demo() {
        fs::write(dir.path().join(name), text).unwrap();
    }
    let other = text("tests/fixtures/findings/certificate.role.yaml");
    fs::write(dir.path().join("other.yaml"), other).unwrap();
    let mut board = open(dir.path());
    let read = board.read();
    assert_eq!(read.folder.reviews.len(), 2);
    for (incident, _) in &read.chosen {
        assert_eq!(board.choose(incident, &[theme("a", incident)]).news, News::Kept);
        let home = dir.path().join(incident).join(review::FILE);
        assert!(home.exists(), "{}", home.display());
    }
    assert_eq!(open(dir.path()).read().chosen.len(), 2);
    assert_eq!(board.choose("no-such-incident", &[theme("a", "x")]).done, 0);
}

#[test]
fn hidden_folders_choices_and_other_files_are_passed_by() {
    let (dir, folder) = shared();
    fs::create_dir(dir.path().join(".git")).unwrap();
    fs::write(dir.path().join(".git/x.yaml"), "a: b\n").unwrap();
    fs::write(folder.join("notes.md"), "# x\n").unwrap();
    fs::write(folder.join("outcome.yaml"), "schema: firsthand/outcome/1\n").unwrap();
    fs::write(folder.join("other.yml"), "a: b\n").unwrap();
    let read = open(dir.path()).read();
    assert_eq!(read.folder.files.len(), 5);
    let left_out = read.folder.files.iter().find(|filed| filed.state != FileState::Used).unwrap();
    assert_eq!(left_out.file, format!("{INCIDENT}/other.yml"));
}

#[test]
fn what_is_not_there_is_said_at_once() {
    let trouble = SharedFolder::new(vec!["no/such/folder".into()]).err().unwrap();
    assert!(trouble.line().contains("no/such/folder"), "{}", trouble.line());
}

/// Files that are meant to do harm: each is refused with its reason, soon, and the others are read.
#[test]
fn hostile_files_are_refused_and_the_others_are_read() {
    let (dir, folder) = shared();
    let good = demo().remove(0).1;
    let bomb = |depth: usize| {
        let level =
            |n: usize| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n + 1); 9].join(","));
        (0..depth).rev().map(level).collect::<String>()
    };
    let hostile: Vec<(&str, Vec<u8>)> = vec![
        ("alias-bomb.yaml", format!("schema: firsthand/findings/1\na9: &a9 x\n{}", bomb(9)).into()),
        ("brackets.yaml", ("x: ".to_owned() + &"[".repeat(100_000)).into()),
        ("dashes.yaml", "- ".repeat(20_000).into()),
        ("items.yaml", format!("x: [{}]\n", "a,".repeat(3_000_000)).into()),
        ("long.yaml", good.replace("text: ", &format!("text: {}", "x".repeat(17_000_000))).into()),
        ("zero.yaml", good.replace("text: ", "text: \0").into()),
        ("utf-16.yaml", [0xFF, 0xFE, 0x00, 0xD8].into()),
        ("twice.yaml", (good.clone() + "incident: {id: a, title: b}\n").into()),
        ("two.yaml", (good.clone() + "---\nx: y\n").into()),
        ("binary.yaml", (0..=255).cycle().take(4_096).collect()),
        ("number.yaml", good.replace("minutes: 30", "minutes: 1e308").into()),
    ];
    for (name, bytes) in &hostile {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let began = Instant::now();
    let read = open(dir.path()).read();
    // Generous: it is unoptimized here, and the machine may be busy.
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
    assert_eq!(read.folder.reviews.len(), 1, "nothing hostile makes an incident");
    assert_eq!(read.folder.reviews[0].accounts.len(), 4);
    for (name, _) in &hostile {
        let filed = read.folder.files.iter().find(|filed| filed.file.ends_with(name)).unwrap();
        let FileState::Refused(why) = &filed.state else { panic!("{name} was taken in") };
        assert!(!why.is_empty() && why.chars().count() < 700, "{name}: {why}");
        assert!(!why.chars().any(char::is_control), "{name}: {why:?}");
    }
}

/// A tag that asks a reader to do something is only a word.
#[test]
fn tags_of_other_programs_do_nothing() {
    let (dir, folder) = shared();
    let text = demo().remove(0).1.replace("5h8v2c", "5h8v2d");
    let text = text.replace("text: ", "text: !!python/object:os.system ");
    fs::write(folder.join("tag.yaml"), text).unwrap();
    let read = open(dir.path()).read();
    assert_eq!(read.folder.left_out(), 0);
}

#[test]
fn the_fixture_harness_notices_a_file_that_is_taken_in() {
    let (dir, folder) = shared();
    let (_, good) = demo().remove(0);
    fs::write(folder.join("good.yaml"), good.replace("5h8v2c", "5h8v2d")).unwrap();
    let read = open(dir.path()).read();
    assert_eq!(read.folder.reviews[0].accounts.len(), 5);
}
