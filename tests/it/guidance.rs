//! What is suggested when, in a whole conversation played through the program: the demo's, from a
//! script of some sixty notes. `UPDATE_GUIDANCE=1 cargo test guidance` writes down what it suggests
//! now; read it aloud before it is kept.

mod said_back;

use std::{fmt::Write as _, fs};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use firsthand::{
    findings::Known,
    formats::demo,
    guide::{Blanks, Cues, Library, Noted, Situation, suggestions},
    interview::{
        Interview, QuestionRef,
        anchor::Anchor,
        change::{Change, Course, Fact},
        stamp::{Elapsed, Stamp},
    },
    tui::{
        app::{App, Memory},
        effect::{Access, Input, Now, Opened, Place, Reply},
        keys::press::{Key, Press},
        theme::Theme,
    },
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
};

const SCRIPT: &str = include_str!("../fixtures/guidance/certificate.txt");
const MOMENTS: &str = "tests/fixtures/guidance/certificate.moments.txt";

#[test]
fn a_whole_conversation_is_suggested_the_right_question_at_the_right_moment() {
    let played = played(SCRIPT);
    if std::env::var_os("UPDATE_GUIDANCE").is_some() {
        fs::write(MOMENTS, &played).unwrap();
    }
    let kept = fs::read_to_string(MOMENTS).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        kept == played,
        "other questions than in `{MOMENTS}`; UPDATE_GUIDANCE=1 writes them down:\n{played}"
    );
}

#[test]
fn the_same_notes_give_the_same_suggestions_and_others_do_not() {
    assert_eq!(played(SCRIPT), played(SCRIPT));
    let without = SCRIPT.replace("I decided to go", "then I went");
    assert_ne!(played(SCRIPT), played(&without), "its words were what called for a question");
}

#[test]
fn nothing_is_suggested_twice_once_it_was_asked() {
    let mut sitting = Sitting::begin();
    let mut asked = Vec::new();
    for line in lines(SCRIPT) {
        if line.what == "asks" || line.what == "pulls" {
            let put = sitting.strip()[0].clone();
            assert!(!asked.contains(&put), "{}: {put}", line.at);
            asked.push(put);
        }
        sitting.does(&line);
        let now = &sitting.strip()[0];
        assert!(!asked.contains(now), "{}: {now}", line.at);
    }
    assert!(asked.len() > 15, "{asked:#?}");
}

/// How often one of the intents wanted is among the first five that the words themselves call for.
#[test]
fn words_call_for_questions_of_the_right_intent() {
    let told: Vec<Told> = serde_yaml::from_str(include_str!("../fixtures/cues/told.yaml")).unwrap();
    let library = Library::built_in();
    let cues = Cues::of(&library);
    let missed: Vec<&str> =
        told.iter().filter(|told| !found(&library, &cues, told)).map(|t| t.said.as_str()).collect();
    let percent = 100 - missed.len() * 100 / told.len();
    eprintln!("{percent} % of {}; missed: {missed:#?}", told.len());
    assert!(told.len() >= 60 && percent >= 70, "{percent} %; missed: {missed:#?}");
    let deaf = told.iter().filter(|told| found(&library, &Cues::default(), told)).count();
    assert_eq!(deaf, 0, "counted without a word being heard");
}

#[derive(serde::Deserialize)]
struct Told {
    said: String,
    intents: Vec<String>,
}

/// In a phase where one of the questions wanted may be asked at all.
fn found(library: &Library, cues: &Cues, told: &Told) -> bool {
    let protocol = library.protocol("cognitive-45").unwrap();
    let blanks = Blanks::default();
    let notes = [Noted { at: Elapsed::ZERO, text: &told.said, fresh: true }];
    let phases = protocol.phases.iter().filter(|phase| !phase.listen);
    phases.into_iter().any(|phase| {
        let situation = Situation {
            protocol,
            phase: &phase.id,
            begun: true,
            late: false,
            banks: &[],
            asked: &[],
            put_off: &[],
            must_asks: &[],
            answered: None,
            probed: &[],
            blanks: &blanks,
            notes: &notes,
            threads: &[],
            anchors: &[],
        };
        let all = suggestions(library, cues, &situation);
        let heard = all.iter().take(5).filter(|one| one.why_now.starts_with("because"));
        let mut heard = heard.filter_map(|one| library.question(one.ids()?.0, one.ids()?.1));
        heard.any(|question| question.intents.iter().any(|id| told.intents.contains(id)))
    })
}

/// A line of the script.
struct Line<'a> {
    at: &'a str,
    what: &'a str,
    words: &'a str,
}

fn lines(script: &str) -> impl Iterator<Item = Line<'_>> {
    let lines = script.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| Line {
        at: &line[..5],
        what: line[7..line.len().min(18)].trim(),
        words: line.get(18..).unwrap_or_default(),
    })
}

/// What the strip showed at each moment looked at.
fn played(script: &str) -> String {
    let mut sitting = Sitting::begin();
    let mut told = String::new();
    for line in lines(script) {
        sitting.does(&line);
        if line.what == "look" {
            writeln!(told, "{}  {}", line.at, line.words).unwrap();
            for shown in sitting.strip() {
                writeln!(told, "       {shown}").unwrap();
            }
        }
    }
    told
}

/// Somebody at the program, with a clock that goes when they say so.
struct Sitting {
    app: App,
    memory: Memory,
    tick: u64,
}

impl Sitting {
    fn begin() -> Self {
        let app = App::new(Library::built_in(), Theme::default());
        let mut sitting = Self { app, memory: Memory::default(), tick: 0 };
        sitting.input(Input::Resized(200, 50));
        sitting.input(Input::Reply(Reply::Opened(Box::new(opened()))));
        sitting
    }

    fn input(&mut self, input: Input) {
        let wall = morning() + TimeDelta::milliseconds(self.tick.cast_signed());
        let now = Now { wall, tick: self.tick, today: wall.date_naive() };
        let _effects = self.app.handle(input, now, &self.memory);
    }

    fn press(&mut self, press: Press) {
        self.input(Input::Press(press));
    }

    fn keeps(&mut self, prefix: &str, words: &str) {
        for typed in prefix.chars().chain(words.chars()) {
            self.press(Press::plain(Key::Char(typed)));
        }
        self.press(Press::plain(Key::Enter));
    }

    fn does(&mut self, line: &Line<'_>) {
        let (minutes, seconds) = line.at.split_once(':').unwrap();
        let seconds = minutes.parse::<u64>().unwrap() * 60 + seconds.parse::<u64>().unwrap();
        self.tick = seconds * 1000;
        match line.what {
            "said" => self.keeps("", line.words),
            "quote" => self.keeps("\"", line.words),
            "thought" => self.keeps("*", line.words),
            "off" => self.keeps("%", line.words),
            "own" => self.keeps("?", line.words),
            "asks" => self.press(Press::ctrl(Key::Char('n'))),
            "not now" => self.press(Press::ctrl(Key::Char('b'))),
            "parks" | "pulls" => self.press(Press::ctrl(Key::Char('r'))),
            "mark" => self.press(Press::plain(Key::F(5))),
            "next phase" => self.press(Press::plain(Key::F(8))),
            "look" => self.input(Input::Tick),
            other => panic!("`{other}` is nothing one does"),
        }
    }

    /// The words in the strip: the question, why now, and what else it says; without its keys.
    fn strip(&mut self) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 50));
        let _cursor = self.app.draw(&mut self.memory, &mut buffer);
        let rows = buffer.content.chunks(200).skip(2).take(3);
        let rows = rows.map(|row| row.iter().map(Cell::symbol).collect::<String>());
        let words = rows.map(|row| {
            let words = row.get(6..).unwrap_or_default();
            let without_keys = words.find("  ^").map_or(words, |at| &words[..at]);
            without_keys.trim().to_owned()
        });
        words.filter(|words| !words.is_empty()).collect()
    }
}

fn morning() -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 17).unwrap();
    day.and_hms_opt(10, 0, 0).unwrap().and_utc()
}

/// The demo, its conversation just begun, with two questions that must be asked and two lines of hers
/// picked from the chat.
fn opened() -> Opened {
    let demo = demo::read(include_str!("../../assets/demo/demo.yaml")).unwrap();
    let when = Stamp { at: morning(), elapsed: Elapsed::ZERO };
    let must = |bank: &str, question: &str| {
        Course::MustAskSet(QuestionRef { bank: bank.to_owned(), question: question.to_owned() })
    };
    let picked = |time: &str, words: &str| {
        let (time, place) = (Some(time.to_owned()), Some("#payments".to_owned()));
        Course::AnchorSet(Anchor { time, words: words.to_owned(), place })
    };
    let facts = [
        Course::Planned(Box::new(demo.plan)),
        must("ownership", "time-with-it"),
        must("organization", "busy-with"),
        picked("09:34", "is it only us, or is everybody getting these?"),
        picked("09:58", "please somebody open the shop page in a browser"),
        Course::Started,
        Course::PhaseEntered("open".to_owned()),
    ];
    let changes = facts.map(|course| Change { when, fact: Fact::Course(course) });
    Opened {
        place: Place::default(),
        interview: Interview::replay(&changes),
        incident: demo.incident,
        person: Some(demo.person),
        known: Known::default(),
        draft: None,
        access: Access::Writer { tag: 0 },
        zone: FixedOffset::east_opt(3_600).expect("a zone"),
        recovered: String::new(),
    }
}
