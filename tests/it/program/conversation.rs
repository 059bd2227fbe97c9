//! A whole conversation, from its first question to its findings.

use std::{fs, path::Path};

use firsthand::{
    findings::{Findings, SCHEMA, from_yaml},
    interview::entry::{Entry, What},
};
use serde_json::Value;
use tempfile::TempDir;

use super::{
    Desk, ENTER, ESC, F5, F6, F7, F8, RIGHT, SHIFT_RIGHT, SHIFT_TAB, UP, files_in, is_selected,
    keep, leave, line, line_is_empty, lists, palette, printed, said,
};
use crate::pty::Pty;

/// What is typed, what it becomes, and its words.
type Typed = (&'static str, &'static str, &'static str);

const fn said_so(words: &'static str) -> Typed {
    (words, "said", words)
}

const MORNING: [Typed; 9] = [
    said_so("we had the sale banner up since six"),
    said_so("the first caller said the pay button just span"),
    (
        "\"I looked at our board and everything was green",
        "quote",
        "I looked at our board and everything was green",
    ),
    ("then three more within a minute #surprise", "said", "then three more within a minute"),
    ("nobody upstairs had heard #missing-i\t", "said", "nobody upstairs had heard"),
    ("*proud of the support desk", "thought", "proud of the support desk"),
    ("?What did green mean to you then?", "asked", "What did green mean to you then?"),
    ("!her voice changed here", "mark", "her voice changed here"),
    ("~about 07:10 first call about the pay button", "moment", "first call about the pay button"),
];

const NOON: [Typed; 6] = [
    ("+Support saw it before any monitor did", "finding", "Support saw it before any monitor did"),
    (">document: the old renewal runbook", "lead", "the old renewal runbook"),
    ("\t\tmay be sparing the platform team", "thought", "may be sparing the platform team"),
    ("\t\t\tWho would you have called?", "asked", "Who would you have called?"),
    (
        "%quokka marzipan is leaving over zeppelin",
        "off",
        "quokka marzipan is leaving over zeppelin",
    ),
    said_so("I would have called the payments lead"),
];

const EVENING: [Typed; 9] = [
    (
        "**two stars are what the status page showed",
        "said",
        "*two stars are what the status page showed",
    ),
    (
        "~before the second call somebody restarted it",
        "moment",
        "before the second call somebody restarted it",
    ),
    (">the colleague who renewed it last year", "lead", "the colleague who renewed it last year"),
    (
        "+The reminder went to a mailbox nobody reads",
        "finding",
        "The reminder went to a mailbox nobody reads",
    ),
    said_so("Zoë’s desk wrote “c’était vert” – 夜 👩‍🚒"),
    said_so("yaml: - looks #like [this] & \"that\", no: 'really' \\n"),
    (
        "+What the page said: \"all good\" # it wasn't",
        "finding",
        "What the page said: \"all good\" # it wasn't",
    ),
    ("!back to the mailbox", "mark", "back to the mailbox"),
    said_so("the sale went on until noon"),
];

const SPAN: Typed = said_so("nobody had told us which alerts could wait until the morning");
const OFF_WORDS: [&str; 3] = ["quokka", "marzipan", "zeppelin"];

fn keep_all(pty: &Pty, lines: &[Typed]) {
    for (keys, _, words) in lines {
        let start: String = words.chars().take(20).collect();
        keep(pty, keys, &start);
    }
}

/// Ctrl-N: the question shown becomes the question asked.
fn take_question(pty: &Pty) -> String {
    let strip = |screen: &vt100::Screen| {
        let rows: Vec<_> = screen.rows(6, 74).skip(2).take(2).collect();
        let second = rows[1].split("  ").next().unwrap().trim();
        if second.contains('?') {
            format!("{} {second}", rows[0].trim())
        } else {
            rows[0].trim().to_owned()
        }
    };
    let suggested = pty.with_screen(strip);
    pty.send("\x0e");
    let start: String = suggested.chars().take(40).collect();
    pty.wait_until("the question in the stream", |screen| {
        let asked =
            screen.rows(7, 73).skip(6).any(|row| row.starts_with('?') && row.contains(&start));
        asked && strip(screen) != suggested
    });
    suggested
}

/// Picks a tag for the last or the selected note.
fn pick_tag(pty: &Pty, key: &str, tag: &str) {
    pty.send(key);
    pty.wait_until("the tags", |screen| lists(screen, "Tags"));
    pty.send(tag);
    pty.wait_until(tag, |screen| is_selected(screen, tag));
    pty.send(ENTER);
    pty.wait_for(&format!("✓ {tag}"));
    pty.send(ESC);
    pty.wait_until("no tags", |screen| !lists(screen, "Tags"));
    pty.wait_for(&format!("#{tag}"));
}

/// Thirty-one lines of every kind, six tags, three quotes; all the words in their order.
fn hold(pty: &Pty) -> Vec<(&'static str, String)> {
    let mut all = vec![("asked", take_question(pty))];
    let mut took = |lines: &[Typed]| {
        all.extend(lines.iter().map(|(_, kind, words)| (*kind, (*words).to_owned())));
    };
    keep_all(pty, &MORNING);
    took(&MORNING);
    let handed = said_so("support had no page for certificates");
    keep_all(pty, &[handed]);
    pty.send("\x1b7");
    pty.wait_for("#handoff");
    keep_all(pty, &NOON);
    pty.send("\x11");
    pty.wait_for("“  I would have called");
    took(&[handed]);
    took(&NOON);
    let two_rows = (
        "the ticket sat with us\nsince the spring, unread",
        "said",
        "the ticket sat with us\nsince the spring, unread",
    );
    keep(pty, two_rows.0, "since the spring");
    pty.send(F5);
    pty.wait_for("!  mark");
    let tagged = [
        said_so("we agreed to keep the banner up"),
        said_so("the runbook still named the old vendor"),
    ];
    keep_all(pty, &tagged[..1]);
    pick_tag(pty, "\x14", "goal-conflict");
    keep_all(pty, &tagged[1..]);
    pty.send(UP);
    pty.wait_for("▸");
    pick_tag(pty, "t", "time-pressure");
    pty.send(ESC);
    pty.wait_gone("▸");
    keep_all(pty, &[SPAN]);
    took(&[two_rows, ("", "mark", "")]);
    took(&tagged);
    took(&[SPAN]);
    quote_span(pty);
    keep_all(pty, &EVENING);
    pty.send("\x1b1");
    pty.wait_until("#surprise again", |screen| screen.contents().contains("#surprise"));
    took(&EVENING);
    all
}

/// Selects "told us which alerts" in the last note, and makes that a quote.
fn quote_span(pty: &Pty) {
    pty.send(UP);
    pty.wait_for("▸");
    pty.send([RIGHT; 2].concat());
    pty.send([SHIFT_RIGHT; 4].concat());
    let words = |screen: &vt100::Screen, is_so: fn(&vt100::Cell) -> bool| {
        let cells = (0..24).flat_map(|y| (0..80).map(move |x| (y, x)));
        let cells = cells.filter_map(|(y, x)| screen.cell(y, x)).filter(|cell| is_so(cell));
        cells.map(vt100::Cell::contents).collect::<String>()
    };
    let wanted = "told us which alerts";
    pty.wait_until(wanted, |screen| words(screen, vt100::Cell::inverse).trim() == wanted);
    pty.send("q");
    pty.wait_until("underlined words", |screen| words(screen, vt100::Cell::underline) == wanted);
    pty.send(ENTER);
    pty.wait_gone("▸");
}

fn through_the_phases(pty: &Pty) {
    for (key, phase) in [
        (F8, "Back to the moment"),
        (F8, "Free recall"),
        (F8, "Focus"),
        (F7, "Free recall"),
        (F8, "Focus"),
        (F8, "Second pass"),
    ] {
        pty.send(key);
        pty.wait_for(&format!("· {phase}"));
    }
}

fn kind_of(entry: &Entry) -> &'static str {
    match &entry.what {
        What::Note(note) => note.kind.word(),
        What::Question(_) => "asked",
        What::Moment(_) => "moment",
        What::Finding(_) => "finding",
        What::Lead(_) => "lead",
        What::Pivot(_) | What::Thread(_) | What::Idea(_) => "other",
    }
}

pub(super) fn read(path: &Path) -> (String, Findings) {
    let text = fs::read_to_string(path).unwrap();
    let value: Value = serde_yaml::from_str(&text).unwrap();
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<_> = validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, [""; 0]);
    let findings = from_yaml(&text).unwrap();
    (text, findings)
}

/// The files in which any of these words stands, whatever the case.
pub(super) fn holding(files: &[std::path::PathBuf], words: &[&str]) -> Vec<std::path::PathBuf> {
    let holds = |path: &&std::path::PathBuf| {
        let bytes = fs::read(path).unwrap().to_ascii_lowercase();
        words.iter().any(|word| bytes.windows(word.len()).any(|part| part == word.as_bytes()))
    };
    files.iter().filter(holds).cloned().collect()
}

/// Nothing off the record stands anywhere but in the off-record store, and no draft is left.
#[track_caller]
pub(super) fn assert_only_off_record(desk: &Desk, words: &[&str]) {
    let (off, other): (Vec<_>, Vec<_>) =
        desk.files().into_iter().partition(|path| path.iter().any(|part| part == "off-record"));
    assert_eq!(holding(&other, words), [""; 0].map(std::path::PathBuf::from));
    assert!(!holding(&off, words).is_empty(), "the off-record store has it");
    let drafts = other.iter().filter(|path| path.iter().any(|part| part == "drafts"));
    let left: Vec<_> = drafts.filter(|path| fs::metadata(path).unwrap().len() > 0).collect();
    assert!(left.is_empty(), "{left:?}");
    let planted = desk.home().join("planted");
    fs::write(&planted, format!("xx{}xx", words[0].to_uppercase())).unwrap();
    assert_eq!(
        holding(&desk.files(), &words[..1]).iter().filter(|path| **path == planted).count(),
        1
    );
    fs::remove_file(planted).unwrap();
}

#[test]
fn an_interview_from_its_first_question_to_its_findings() {
    let (desk, pty) = Desk::begun();
    let typed = hold(&pty);
    assert!(typed.len() >= 30);
    through_the_phases(&pty);
    palette(&pty, "End interview");
    pty.wait_for("■ ended");
    palette(&pty, "Export findings");
    pty.wait_for("a draft for yourself");
    pty.send(ENTER);
    pty.wait_for("written: ");
    leave(&pty);

    let opened = desk.opened();
    let stream = opened.interview.stream().map(|entry| (kind_of(entry), entry.text.clone()));
    let mut expected = typed;
    let called = expected.iter_mut().find(|(_, words)| words.starts_with("I would have")).unwrap();
    called.0 = "quote";
    assert_eq!(stream.collect::<Vec<_>>(), expected);
    assert_eq!(opened.interview.stream().map(|entry| entry.tags.len()).sum::<usize>(), 6);
    assert_eq!((opened.draft.clone(), opened.recovered.as_str()), (None, ""));

    let own = files_in(desk.home()).into_iter().find(|path| path.ends_with("draft.findings.yaml"));
    let (text, findings) = read(&own.unwrap());
    check(&findings, &expected);
    let elsewhere = TempDir::new().unwrap();
    let out = elsewhere.path().join("findings.yaml");
    let id = desk.place().interview;
    let output = desk.run(&["export", &id, "--draft", "--out", out.to_str().unwrap()]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(fs::read_to_string(&out).unwrap(), text);
    assert_eq!(holding(&[out], &OFF_WORDS), [""; 0].map(std::path::PathBuf::from));
    assert_only_off_record(&desk, &OFF_WORDS);
}

/// The findings hold what was typed, word for word, and nothing else. Nothing was agreed, so they are
/// anonymous: in the order of the words.
fn check(findings: &Findings, typed: &[(&str, String)]) {
    assert!(findings.draft);
    let quotes: Vec<&str> = findings.quotes.iter().map(|quote| quote.text.as_str()).collect();
    assert_eq!(
        quotes,
        [
            "I looked at our board and everything was green",
            "I would have called the payments lead",
            "told us which alerts",
        ]
    );
    let of_kind = |wanted: &str| {
        let lines = typed.iter().filter(|(kind, _)| *kind == wanted);
        sorted(lines.map(|(_, words)| words.as_str()))
    };
    let titles = findings.findings.iter().map(|f| f.title.as_str());
    assert_eq!(sorted(titles), of_kind("finding"));
    let moments = findings.moments.iter().map(|m| m.what.as_str());
    assert_eq!(sorted(moments), of_kind("moment"));
    assert!(findings.moments.iter().any(|moment| moment.told == "about 07:10"));
    let leads = findings.leads.iter().map(|lead| lead.what.as_str());
    assert_eq!(sorted(leads), of_kind("lead"));
    let of_any = |text: &str| typed.iter().any(|(_, words)| words == text);
    assert!(findings.notes.len() >= 3, "what findings rest on is there");
    for note in &findings.notes {
        assert!(of_any(&note.text), "{}", note.text);
    }
    assert!(findings.notes.iter().any(|note| note.text.starts_with("yaml: - looks #like")));
    assert!(findings.questions.iter().any(|question| question.asked == typed[0].1));
    assert!(findings.questions.iter().all(|question| of_any(&question.asked)));
    assert!(findings.coverage.phases.is_empty() && findings.quotes.iter().all(|q| q.at.is_none()));
}

fn sorted<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    words
}

#[test]
fn a_line_taken_off_the_record_while_it_is_typed_leaves_no_trace() {
    let (desk, pty) = Desk::begun();
    keep(&pty, "what anybody may know", "what anybody may know");
    pty.send("the quokka will resign");
    pty.wait_for("quokka will resign");
    pty.send(SHIFT_TAB);
    pty.wait_until("an off-record line", |screen| line(screen).0 == "off");
    pty.send(" over marzipan");
    pty.wait_for("over marzipan");
    pty.send(ENTER);
    pty.wait_until("kept", line_is_empty);
    pty.send("%zeppelin, half a line");
    pty.wait_for("half a line");
    pty.kill(rustix::process::Signal::KILL);
    pty.exit_code();
    let pty = desk.start(&["open", &desk.place().interview]);
    pty.wait_until("the half line", |screen| {
        line(screen) == ("off".into(), vec!["zeppelin, half a line".into()])
    });
    leave(&pty);
    assert_only_off_record(&desk, &OFF_WORDS);
    let id = desk.place().interview;
    let output = desk.run(&["export", &id, "--draft", "--out", "-"]);
    assert!(output.status.success(), "{}", said(&output));
    let text = printed(&output);
    assert!(!OFF_WORDS.iter().any(|word| text.contains(word)), "{text}");
}

#[test]
fn findings_go_out_once_consent_is_recorded_and_the_interview_has_ended() {
    let desk = Desk::new();
    let pty = desk.prepared();
    palette(&pty, "They agreed: record it, or not");
    pty.send(F6);
    pty.wait_for("● 00:0");
    keep(&pty, "the pager was silent all morning", "the pager was silent");
    keep(&pty, "+The pager knew nothing of checkout", "The pager knew");
    let id = desk.place().interview;
    let early = desk.run(&["export", &id]);
    assert_eq!(early.status.code(), Some(2));
    assert!(said(&early).contains("has not ended"), "{}", said(&early));
    palette(&pty, "End interview");
    pty.wait_for("■ ended");
    leave(&pty);
    let out = TempDir::new().unwrap();
    let file = out.path().join("findings.yaml");
    let output = desk.run(&["export", &id, "--out", file.to_str().unwrap()]);
    assert!(output.status.success(), "{}", said(&output));
    let (_, findings) = read(&file);
    assert!(!findings.draft);
    assert!(findings.interview.consent.is_some_and(|consent| consent.notes));
    assert_eq!(findings.findings[0].title, "The pager knew nothing of checkout");
    assert_eq!(findings.notes[0].text, "the pager was silent all morning");
}

#[test]
fn without_consent_only_a_draft_goes_out() {
    let (desk, pty) = Desk::begun();
    keep(&pty, "a word or two", "a word or two");
    palette(&pty, "End interview");
    pty.wait_for("■ ended");
    leave(&pty);
    let refused = desk.run(&["export", &desk.place().interview]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("no consent is recorded"), "{}", said(&refused));
    assert!(!desk.files().iter().any(|path| path.to_string_lossy().ends_with("findings.yaml")));
}
