//! Question banks from end to end: shipped ones are whole, hostile ones are told and left out.

#![expect(clippy::unwrap_used, reason = "a test")]
#![expect(clippy::disallowed_methods, reason = "the time that a refusal takes is measured")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use firsthand::{
    guide::{
        Bank, Blanks, Contents, Form, Library, Origin, Question, SourceFile,
        files::{Kind, read_bank, read_codebook, read_protocol},
    },
    world::disk::library,
    yaml::PEOPLE_LIMIT,
};
use tempfile::TempDir;

/// How long a refusal may take, in a debug build with another build beside it.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });

#[test]
fn shipped_files_have_no_faults() {
    let library = Library::built_in();
    assert_eq!(told(&library), [""; 0]);
    assert!(library.notices.is_empty());
    assert_eq!(library.codebook.tags.len(), 35);
    assert!(library.codebook.pinned().iter().all(Option::is_some));
    assert_eq!(library.protocol("cognitive-45").unwrap().phases.len(), 9);
}

#[test]
fn what_is_embedded_is_what_is_on_disk() {
    let on_disk: BTreeSet<String> =
        yaml_files(&root().join("question-banks")).iter().map(|path| stem(path)).collect();
    let library = Library::built_in();
    let embedded: BTreeSet<String> = library.banks.iter().map(|bank| bank.id.clone()).collect();
    assert_eq!(embedded, on_disk, "a bank's id is its file's name");
    for bank in &library.banks {
        let path = root().join(format!("question-banks/{}.yaml", bank.id));
        let text = fs::read_to_string(path).unwrap();
        assert_eq!(read_bank("", Origin::BuiltIn, &text).as_ref(), Ok(bank));
    }
    for path in yaml_files(&root().join("assets/protocols")) {
        let text = fs::read_to_string(&path).unwrap();
        let protocol = read_protocol("", Origin::BuiltIn, &text);
        assert_eq!(protocol.ok().as_ref(), library.protocol(&stem(&path)));
    }
    let text = fs::read_to_string(root().join("assets/codebook.yaml")).unwrap();
    assert_eq!(read_codebook("", &text), Ok(library.codebook));
}

#[test]
fn shipped_questions_are_sayable() {
    let library = Library::built_in();
    for question in library.banks.iter().flat_map(|bank| &bank.questions) {
        for said in [Some(&question.ask), question.ask_plain.as_ref()].into_iter().flatten() {
            let lower = said.to_lowercase();
            let words = lower.split_whitespace().count();
            assert!(words <= 25, "too long to say: {said}");
            for hazard in ["why did", "why didn't", "should have", "root cause", "failed to"] {
                assert!(!lower.contains(hazard), "`{hazard}` in: {said}");
            }
            assert!(said.matches('?').count() <= 1, "more than one thing: {said}");
        }
        let words = question.wording(&Blanks::default());
        assert!(words.is_some(), "`{}` cannot be asked without blanks", question.id);
        assert!(!question.cues.is_empty() && !question.source.is_empty(), "{}", question.id);
    }
}

/// Beside each file stand the messages it gives. After a change of wording, run this with
/// `WRITE_EXPECTED=1` and read the difference.
#[test]
fn each_hostile_bank_is_told_and_the_others_load() {
    let files = yaml_files(&root().join("tests/fixtures/banks/refused"));
    assert!(files.len() >= 25);
    for path in files {
        let started = Instant::now();
        let library = Library::with(vec![from_disk(&path)]);
        assert!(started.elapsed() < PATIENCE, "{} took too long", path.display());
        let expected = path.with_extension("txt");
        let words = format!("{}\n", told(&library).join("\n"));
        if std::env::var_os("WRITE_EXPECTED").is_some() {
            fs::write(&expected, &words).unwrap();
        }
        assert_eq!(words, fs::read_to_string(&expected).unwrap(), "{}", path.display());
        assert!(words.starts_with(&format!("{}.yaml:", stem(&path))), "{words}");
        let built_in = Library::built_in();
        assert!(built_in.banks.iter().all(|bank| library.banks.contains(bank)));
    }
}

#[test]
fn huge_and_endless_banks_are_refused_in_time() {
    let megabytes = |count: usize| count * 1024 * 1024;
    let head = "schema: firsthand/bank/1\nid: pets\ntitle: Pets\nquestions:\n";
    let bombs = [
        ("a text of 50 MB", "x".repeat(megabytes(50)), "50.0 MB, expected at most 2.0 MB"),
        ("brackets", "[".repeat(100_000), "recursion limit"),
        ("braces", "{a: ".repeat(50_000), "recursion limit"),
        ("dashes", "- ".repeat(20_000), ""),
        ("items", format!("{head}{}", "- x\n".repeat(200_000)), "expected a map"),
        ("nodes", format!("- [{}]\n", "a,".repeat(300_000)), ""),
        ("documents", "--- a\n".repeat(100_000), ""),
        ("a long key", format!("{}: 1\n", "k".repeat(megabytes(1))), "expected"),
        ("nested long keys", nested_keys(), "expected"),
        ("unknown names", unknown_names(), "an unknown tag `xa`"),
        ("the same question", same_questions(), "items, expected at most 500"),
        ("quotes", "\"".repeat(megabytes(1)), ""),
        ("newlines", "\n".repeat(300_000), "an empty file"),
        ("comments", "# a\n".repeat(100_000), "an empty file"),
        ("quadratic aliases", quadratic(), "more than is read"),
    ];
    for (what, text, words) in bombs {
        let started = Instant::now();
        let library = Library::with(vec![own("bomb.yaml", text.into_bytes())]);
        assert!(started.elapsed() < PATIENCE, "{what} took {:?}", started.elapsed());
        let told = told(&library).join("\n");
        assert!(told.starts_with("bomb.yaml:"), "{what}: {told}");
        assert!(told.contains(words), "{what}: {told}");
        assert!(told.len() < 20_000, "{what}: a message of {} bytes", told.len());
        assert!(library.bank("recall").is_some());
    }
}

#[test]
fn a_file_over_the_limit_need_not_be_read() {
    let mut file = own("big.yaml", Vec::new());
    file.contents = Contents::TooLarge(PEOPLE_LIMIT + 1);
    let library = Library::with(vec![file]);
    let words =
        "big.yaml: found 2.1 MB, expected at most 2.0 MB; nothing of it was read; split the file";
    assert_eq!(told(&library), [words]);
}

#[test]
fn every_feature_arrives_from_every_encoding() {
    let files = yaml_files(&root().join("tests/fixtures/banks/valid"));
    assert!(files.len() >= 5);
    for path in files {
        let library = Library::with(vec![from_disk(&path)]);
        assert_eq!(told(&library), [""; 0], "{}", path.display());
        let guessed = path.to_string_lossy().contains("1252")
            || path.to_string_lossy().contains("without-mark");
        assert_eq!(library.notices.len(), usize::from(guessed), "{}", path.display());
        assert_eq!(library.bank("pets"), Some(&full(&path)), "{}", path.display());
    }
}

fn full(path: &Path) -> Bank {
    let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    let first = Question {
        id: "first-pet".into(),
        ask: "Who was in the {system} when “{quote}” came at {time}, and what is {their_word}?"
            .into(),
        ask_plain: Some("First: who was it?".into()),
        why: "It shows where they began.".into(),
        probes: texts(&["And then?", "Since when, and: why not earlier?"]),
        cues: texts(&["dog", "no", "12:30", "007"]),
        tags: texts(&["normal", "surprise"]),
        source: "TALK, HOWIE".into(),
        form: Form::Open,
        intents: texts(&["Z1", "Z2"]),
        when: texts(&["wider"]),
    };
    let second = Question {
        id: "how-many-legs".into(),
        ask: "How many legs were there?".into(),
        ask_plain: None,
        why: "Facts open doors.".into(),
        probes: texts(&["Whose were they?"]),
        cues: Vec::new(),
        tags: Vec::new(),
        source: String::new(),
        form: Form::Fact,
        intents: Vec::new(),
        when: Vec::new(),
    };
    Bank {
        id: "pets".into(),
        title: "Pets".into(),
        about: "What lives in the house, and since when.".into(),
        when: texts(&["focus", "wider"]),
        follow_up: false,
        questions: vec![first, second],
        origin: Origin::Own(path.display().to_string()),
    }
}

/// Keys that are long on every level, the innermost with many children.
fn nested_keys() -> String {
    let key = "k".repeat(60_000);
    let levels = (0..15).map(|level| format!("{}{key}:\n", " ".repeat(level)));
    let children = (0..50_000).map(|child| format!("{}c{child}: 1\n", " ".repeat(15)));
    levels.chain(children).collect()
}

fn unknown_names() -> String {
    let head = "schema: firsthand/bank/1\nid: pets\ntitle: Pets\nquestions:\n".to_owned();
    let tags = "xa, xb, xc, surprize, norml, sgnal, y, z";
    let question = |at| format!("- {{id: q{at}, ask: What?, why: So., tags: [{tags}]}}\n");
    [head].into_iter().chain((0..400).map(question)).collect()
}

fn same_questions() -> String {
    let head = "schema: firsthand/bank/1\nid: pets\ntitle: Pets\nquestions:\n";
    format!("{head}{}", "- {id: a, ask: \"\", why: x}\n".repeat(3_000))
}

fn quadratic() -> String {
    let head = "schema: firsthand/bank/1\nid: pets\ntitle: Pets\nquestions:\n";
    let first = format!("- {{id: a, ask: b, why: c, probes: &a [{}]}}\n", "x, ".repeat(2_000));
    format!("{head}{first}{}", "- {id: a, ask: b, why: c, probes: *a}\n".repeat(5_000))
}

fn own(name: &str, bytes: Vec<u8>) -> SourceFile {
    SourceFile {
        kind: Kind::Bank,
        name: name.to_owned(),
        origin: Origin::Own(name.to_owned()),
        contents: Contents::Bytes(bytes.into()),
    }
}

fn from_disk(path: &Path) -> SourceFile {
    let name = path.file_name().unwrap().to_str().unwrap();
    let origin = Origin::Own(path.display().to_string());
    SourceFile { origin, ..own(name, fs::read(path).unwrap()) }
}

fn told(library: &Library) -> Vec<String> {
    library.faults.iter().map(ToString::to_string).collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn yaml_files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

#[test]
fn files_read_side_by_side_make_the_library_they_make_in_turn() {
    let config = TempDir::new().unwrap();
    let folder = config.path().join("question-banks");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("broken.yaml"), "schema: firsthand/bank/1\nid: [").unwrap();
    fs::write(config.path().join("wording.yaml"), "schema: firsthand/wording/1\n").unwrap();
    let read = library::read(config.path());
    assert_eq!(read, Library::with(library::own_files(config.path())));
    assert_eq!(read.faults.len(), 2, "{:?}", read.faults);
    assert!(!read.banks.is_empty() && !read.wording.rules().is_empty());
}

#[test]
fn the_teams_files_lie_over_the_built_in_ones_and_ones_own_over_them() {
    let config = TempDir::new().unwrap();
    let team = config.path().join("team");
    fs::create_dir(&team).unwrap();
    let book = |definition: &str| {
        let built_in = fs::read_to_string(root().join("assets/codebook.yaml")).unwrap();
        let head = built_in.split("tags:\n").next().unwrap().to_owned();
        let tag = built_in.split("  - id: ").nth(1).unwrap();
        let tag = tag.lines().map(|line| match line.split_once("definition: ") {
            Some((before, _)) => format!("{before}definition: {definition}"),
            None => line.to_owned(),
        });
        format!("{head}tags:\n  - id: {}\n", tag.collect::<Vec<_>>().join("\n"))
    };
    let definition = || {
        let library = library::read(config.path());
        assert_eq!(told(&library), [""; 0]);
        let tags = library.codebook.tags.len();
        (library.codebook.tags.first().unwrap().definition.clone(), tags)
    };
    let (_, tags) = definition();
    fs::write(team.join("codebook.yaml"), book("as the team has it")).unwrap();
    assert_eq!(definition(), ("as the team has it".to_owned(), tags));
    fs::write(config.path().join("codebook.yaml"), book("as I have it")).unwrap();
    assert_eq!(definition(), ("as I have it".to_owned(), tags));
}
