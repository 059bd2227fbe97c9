//! The shipped wording rules, judged by labeled examples; and the shipped questions by the rules.
//!
//! `examples.yaml` and `kept-aside.yaml` may be read by whoever writes rules. `fresh.yaml` may not: of
//! that one only figures are printed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
};

use firsthand::{
    guide::{
        Form, Library, Wording,
        wording::{Kind, Mark},
    },
    yaml,
};
use serde::Deserialize;

/// The sets that rules are written from, and how many texts each has at least.
const KNOWN: [(&str, usize); 2] = [("examples.yaml", 150), ("kept-aside.yaml", 75)];

/// The set that nobody wrote rules from.
const FRESH: (&str, usize) = ("fresh.yaml", 150);

/// A text and the classes of harm that a person found in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    #[serde(rename = "as")]
    as_: String,
    text: String,
    marks: Vec<String>,
    span: Option<String>,
    phase: Option<String>,
}

impl Example {
    fn kind(&self) -> Kind {
        if self.as_ == "question" { Kind::Question } else { Kind::Finding }
    }

    fn marks(&self, wording: &Wording) -> Vec<Mark> {
        wording.check(&self.text, self.kind(), self.phase.as_deref())
    }
}

fn examples(name: &str) -> Vec<Example> {
    let path = format!("{}/tests/fixtures/wording/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    yaml::read_own(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

/// Hits, false alarms and misses, each verdict being what was wanted and what was found.
#[derive(Debug, Clone, Copy, Default)]
struct Figures {
    hits: u32,
    alarms: u32,
    misses: u32,
}

impl Figures {
    fn count(&mut self, verdict: (bool, bool)) {
        match verdict {
            (true, true) => self.hits += 1,
            (false, true) => self.alarms += 1,
            (true, false) => self.misses += 1,
            (false, false) => {}
        }
    }

    fn precision(self) -> f64 {
        share(self.hits, self.alarms)
    }

    fn recall(self) -> f64 {
        share(self.hits, self.misses)
    }

    fn line(self, name: &str) -> String {
        let (precision, recall) = (self.precision(), self.recall());
        let Self { hits, alarms, misses } = self;
        format!(
            "{name:<18} precision {precision:.2}  recall {recall:.2}  ({hits} hits, {alarms} false, {misses} missed)\n"
        )
    }
}

fn share(of: u32, others: u32) -> f64 {
    f64::from(of) / f64::from((of + others).max(1))
}

/// How the rules do: each class in each text, and whole texts, where one right class is enough.
#[derive(Debug, Default)]
struct Judgment {
    classes: BTreeMap<String, Figures>,
    each: Figures,
    texts: Figures,
}

fn judge(wording: &Wording, examples: &[Example]) -> Judgment {
    let mut judgment = Judgment::default();
    for example in examples {
        let marks = example.marks(wording);
        let found: BTreeSet<&str> = marks.iter().map(|mark| mark.class.as_str()).collect();
        let wanted: BTreeSet<&str> = example.marks.iter().map(String::as_str).collect();
        for class in found.union(&wanted) {
            let verdict = (wanted.contains(class), found.contains(class));
            judgment.classes.entry((*class).to_owned()).or_default().count(verdict);
            judgment.each.count(verdict);
        }
        let right = found.intersection(&wanted).next().is_some();
        let alarm = wanted.is_empty() && !found.is_empty();
        judgment.texts.count((!wanted.is_empty(), right || alarm));
    }
    judgment
}

impl Judgment {
    fn table(&self, name: &str) -> String {
        let mut table = format!("{name}\n");
        for (class, figures) in &self.classes {
            table.push_str(&figures.line(class));
        }
        table.push_str(&self.each.line("= all classes"));
        table.push_str(&self.texts.line("= texts"));
        table
    }
}

/// What the rules must reach.
fn is_good(figures: Figures) -> bool {
    figures.precision() >= 0.9 && figures.recall() >= 0.85
}

/// The judgment of a set of at least so many texts, printed.
fn judged((name, least): (&str, usize)) -> Judgment {
    let examples = examples(name);
    assert!(examples.len() >= least, "{name} has {} texts", examples.len());
    let judgment = judge(&Library::built_in().wording, &examples);
    eprintln!("{}", judgment.table(name));
    judgment
}

#[test]
fn the_rules_reach_their_figures_where_they_come_from() {
    for known in KNOWN {
        let judgment = judged(known);
        assert!(is_good(judgment.texts) && is_good(judgment.each), "{}", judgment.table(known.0));
    }
}

#[test]
fn the_rules_reach_their_figures_in_texts_nobody_wrote_them_from() {
    let judgment = judged(FRESH);
    // Every mark counts, right class and all. Whole texts, fine or not, fall a little short of it.
    assert!(is_good(judgment.each), "{}", judgment.table(FRESH.0));
    let texts = judgment.texts;
    assert!(texts.precision() >= 0.9 && texts.recall() >= 0.84, "{}", judgment.table(FRESH.0));
}

#[test]
fn without_rules_nothing_is_found_and_the_figures_fail() {
    for (name, _) in KNOWN.into_iter().chain([FRESH]) {
        let judgment = judge(&Wording::default(), &examples(name));
        assert_eq!(judgment.texts.hits + judgment.texts.alarms, 0);
        assert!(judgment.texts.misses > 30 && !is_good(judgment.texts), "{name}");
    }
}

/// Every example that is judged otherwise than labeled, for whoever changes a rule.
#[test]
fn marks_stand_on_the_labeled_words() {
    let wording = Library::built_in().wording;
    let mut wrong = String::new();
    let mut beside = 0;
    for example in KNOWN.into_iter().flat_map(|(name, _)| examples(name)) {
        let marks = example.marks(&wording);
        let found: BTreeSet<&str> = marks.iter().map(|mark| mark.class.as_str()).collect();
        let wanted: BTreeSet<&str> = example.marks.iter().map(String::as_str).collect();
        if found != wanted {
            let words = |mark: &Mark| format!("{} “{}”", mark.rule, &example.text[mark.at.clone()]);
            let words: Vec<String> = marks.iter().map(words).collect();
            writeln!(wrong, "{}: wanted {wanted:?}, found {words:?}", example.text).unwrap();
        }
        let Some(span) = &example.span else { continue };
        let start = example.text.find(span.as_str()).unwrap();
        let touches = |mark: &Mark| mark.at.start < start + span.len() && start < mark.at.end;
        beside += u32::from(!marks.iter().any(touches));
    }
    eprintln!("{wrong}{beside} labeled spans untouched");
    assert!(beside <= 4, "{beside} labeled spans untouched:\n{wrong}");
}

// The shipped questions

/// `bank/question: class: reason`, one a line.
fn exceptions() -> Vec<(String, String)> {
    let path = format!("{}/tests/fixtures/wording/exceptions.txt", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let parts = lines.map(|line| {
        let parts: Vec<&str> = line.splitn(3, ": ").collect();
        assert!(parts.len() == 3 && parts[2].len() > 10, "an exception without a reason: {line}");
        (parts[0].to_owned(), parts[1].to_owned())
    });
    parts.collect()
}

/// What our own rules say about the shipped questions: `bank/question`, class, and the words.
fn marked(library: &Library) -> Vec<(String, String, String)> {
    let mut marked = Vec::new();
    for bank in &library.banks {
        for question in &bank.questions {
            let recalls = question.form == Form::Open && bank.fits(question, "recall");
            let phase = recalls.then_some("recall");
            let texts = [Some(&question.ask), question.ask_plain.as_ref()];
            let texts = texts.into_iter().flatten().chain(&question.probes);
            let name = format!("{}/{}", bank.id, question.id);
            marked.extend(texts.flat_map(|text| {
                let marks = library.wording.check(text, Kind::Question, phase);
                let words = move |mark: &Mark| format!("“{}” in “{text}”", &text[mark.at.clone()]);
                let name = &name;
                marks.into_iter().map(move |mark| (name.clone(), words(&mark), mark.class))
            }));
        }
    }
    marked.into_iter().map(|(name, words, class)| (name, class, words)).collect()
}

#[test]
fn shipped_questions_pass_our_own_rules() {
    let exceptions = exceptions();
    let marked = marked(&Library::built_in());
    let excepted = |name: &str, class: &str| {
        exceptions
            .iter()
            .any(|exception| (exception.0.as_str(), exception.1.as_str()) == (name, class))
    };
    let wrong = marked.iter().filter(|(name, class, _)| !excepted(name, class));
    let wrong: Vec<String> =
        wrong.map(|(name, class, words)| format!("{name}: {class}: {words}")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (name, class) in exceptions {
        let used = marked.iter().any(|mark| (&mark.0, &mark.1) == (&name, &class));
        assert!(used, "an exception that nothing needs: {name}: {class}");
    }
}

#[test]
fn a_shipped_question_that_harms_would_be_found() {
    let mut library = Library::built_in();
    let before = marked(&library).len();
    library.banks[0].questions[0].probes.push("Why didn't you call them?".to_owned());
    assert!(marked(&library).len() > before);
}

// The command

#[cfg(unix)]
mod command {
    use std::{
        io::Write as _,
        process::{Command, Output, Stdio},
    };

    use tempfile::TempDir;

    fn run(args: &[&str], input: &str, files: &[(&str, &str)]) -> Output {
        let home = TempDir::new().unwrap();
        for (name, text) in files {
            std::fs::write(home.path().join(name), text).unwrap();
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_firsthand"));
        command.args(["wording", "check"]).args(args).current_dir(home.path()).env_clear();
        command.env("FIRSTHAND_HOME", home.path()).stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    fn printed(output: &Output) -> String {
        String::from_utf8(output.stdout.clone()).unwrap()
    }

    #[test]
    fn a_text_is_checked_line_by_line() {
        let output = run(&[], "What happened?\n\nAt two, why\u{1b} did you call?\n", &[]);
        let lines = printed(&output);
        assert_eq!(output.status.code(), Some(1));
        assert!(!lines.contains('\u{1b}'), "{lines:?}");
        let output = run(&["-"], "> why did you call?\né: Why did you call?\n", &[]);
        let lines = printed(&output);
        assert!(lines.starts_with("-:2:4: why-you: “Why did you”\n    It asks"), "{lines}");
        assert!(lines.contains("\n    better: What"), "{lines}");
        let output = run(&["--as", "finding"], "Ana should have called.\n", &[]);
        assert!(printed(&output).contains(":1:1: counterfactual: “Ana should have”"));
        let output = run(&["--phase", "recall"], "Did it page you?", &[]);
        assert!(printed(&output).contains("closed: “Did it”"), "{}", printed(&output));
        let output = run(&[], "Did it page you?", &[]);
        assert_eq!((output.status.code(), printed(&output).as_str()), (Some(0), ""));
    }

    #[test]
    fn a_bank_and_findings_are_checked_in_their_places() {
        let bank = "schema: firsthand/bank/1\nid: pets\ntitle: Pets\nquestions:\n- id: one\n  \
            ask: And why did you?\n  why: Why did you, it asks.\n  probes: ['Go on.', \"Why not?\"]\n";
        let output = run(&["pets.yaml"], "", &[("pets.yaml", bank)]);
        let places: Vec<String> = printed(&output)
            .lines()
            .filter(|line| !line.starts_with(' '))
            .map(str::to_owned)
            .collect();
        let expected =
            ["pets.yaml:6:12: why-you: “why did you”", "pets.yaml:8:23: why-you: “Why not”"];
        assert_eq!(places, expected);
        let whole = std::fs::read_to_string(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fixtures/findings/full.yaml"
        ))
        .unwrap();
        let findings = whole.replace("we knew before", "everyone should have known before");
        let output = run(&["--json", "f.yaml"], "", &[("f.yaml", &findings)]);
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let marks = value["marks"].as_array().unwrap();
        assert!(marks.iter().any(|mark| mark["path"] == "findings[0].title"), "{value}");
        assert!(!value.to_string().contains("should have known"), "a quote is judged: {value}");
    }

    #[test]
    fn what_cannot_be_checked_is_said() {
        let broken = "schema: firsthand/bank/1\nid: pets\n";
        for args in [["none.yaml"], ["broken.yaml"]] {
            let output = run(&args, "", &[("broken.yaml", broken)]);
            assert_eq!(output.status.code(), Some(2), "{args:?}");
            assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{args:?}");
        }
        let output = run(&["--as", "poem"], "", &[]);
        assert_eq!(output.status.code(), Some(2));
    }
}
