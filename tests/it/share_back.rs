//! A share-back, edited by hand and carried by mail programs in the ways they have.

use chrono::NaiveDate;
use firsthand::{
    findings::share_back::{Line, Quoted, Returned, ShareBack},
    formats::share_back::{NotOurs, Page, about, read, write},
    interview::{consent::Attribution, id::Id, note::Reply},
};
use proptest::prelude::*;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn line(name: &str, text: &str) -> Line {
    Line { id: name[1..].parse().unwrap(), name: name.to_owned(), text: text.to_owned() }
}

fn quoted(name: &str, text: &str) -> Quoted {
    Quoted { line: line(name, text), level: Attribution::Role, reply: None }
}

pub(crate) fn sent() -> ShareBack {
    ShareBack {
        incident: "2026-11-20-kafka-k7f3".into(),
        title: "Kafka: paging [again] at night".into(),
        interview: "sre-on-call-9q2m".into(),
        talked: Some(day(22)),
        heard: vec![
            line("n15", "nobody had told them which alerts could wait until the morning"),
            line("n16", "the board was green (\"all good\") & nobody upstairs had heard"),
        ],
        quotes: vec![
            quoted("n14", "my team just got transferred this on-call rotation about a month ago"),
            quoted("n20", "it’s “fine”, *they* said – [n14] or not"),
            quoted("n21", "we could not see it […] not at all"),
        ],
        readings: vec![line("f1", "The rotation moved, the know-how did not")],
        open: vec!["tricky nuances".into()],
        level: Attribution::Role,
        role: Some("SRE on call".into()),
        withdraw_by: Some(day(30)),
    }
}

pub(crate) fn page() -> String {
    write(&sent(), Page { made: day(23), until: day(29) })
}

fn back(page: &str) -> Returned {
    read(page.as_bytes(), &sent()).unwrap()
}

/// The page with an x at an answer of a quote.
fn ticked(page: &str, name: &str, answer: &str) -> String {
    let at = page.find(&format!("[{name}] “")).unwrap();
    let (before, after) = page.split_at(at);
    let from = format!("[ ] {answer}:");
    before.to_owned() + &after.replacen(&from, &format!("[x] {answer}:"), 1)
}

fn answers(returned: &Returned) -> Vec<(String, Reply)> {
    returned.answers.iter().map(|answer| (answer.name.clone(), answer.reply.clone())).collect()
}

fn named(answers: &[(&str, Reply)]) -> Vec<(String, Reply)> {
    answers.iter().map(|(name, reply)| ((*name).to_owned(), reply.clone())).collect()
}

fn remarks(returned: &Returned) -> Vec<String> {
    returned.remarks.iter().map(ToString::to_string).collect()
}

#[test]
fn how_a_page_looks() {
    insta::assert_snapshot!(page());
}

#[test]
fn a_page_that_nobody_touched_says_nothing() {
    let returned = back(&page());
    assert_eq!((returned.is_empty(), remarks(&returned)), (true, Vec::new()));
    assert_eq!(returned.silent, ["n14", "n20", "n21"]);
    assert_eq!(about(page().as_bytes()).unwrap(), "2026-11-20-kafka-k7f3/sre-on-call-9q2m");
}

#[test]
fn one_x_is_one_answer() {
    for (word, reply) in [
        ("keep", Reply::Keep),
        ("role only", Reply::RoleOnly),
        ("anonymous", Reply::Anonymous),
        ("drop", Reply::Drop),
    ] {
        let returned = back(&ticked(&page(), "n20", word));
        assert_eq!(answers(&returned), named(&[("n20", reply)]));
        assert_eq!((returned.silent.len(), remarks(&returned)), (2, Vec::new()));
    }
    for sign in ["X", "✓", " x ", "*"] {
        let page = ticked(&page(), "n14", "keep").replace("[x]", &format!("[{sign}]"));
        let page = page.replacen(&format!("as in [{sign}]"), "as in [x]", 1);
        assert_eq!(answers(&back(&page)), named(&[("n14", Reply::Keep)]), "{sign}");
    }
}

fn fixed() -> String {
    let page = ticked(&page(), "n14", "fix");
    let page = page.replace("just got transferred", "was handed");
    page.replacen("[why] Why, if you like:\n", "[why] Why, if you like: we weren't asked\n", 1)
}

const NEW: &str = "my team was handed this on-call rotation about a month ago";

#[test]
fn a_fix_keeps_what_was_and_why() {
    let returned = back(&fixed());
    assert_eq!(answers(&returned), named(&[("n14", Reply::Fix(NEW.into()))]));
    let answer = &returned.answers[0];
    assert!(answer.was.contains("just got transferred"), "{answer}");
    assert_eq!(answer.reason.as_deref(), Some("we weren't asked"));
    assert_eq!(returned.facts(Id::new(30)).len(), 2);
}

#[test]
fn lines_put_right_questions_answered_and_remarks_beside_readings_are_taken() {
    let page = page()
        .replace("could wait until the morning", "could wait")
        .replace("What is missing?\n", "What is missing?\nThe vendor's\nstatus page, [sic].\n")
        .replace("know-how did not\n", "know-how did not. True, but it was on a wiki\n");
    let returned = back(&page);
    assert_eq!(
        answers(&returned),
        named(&[("n15", Reply::Fix("nobody had told them which alerts could wait".into()))])
    );
    let said: Vec<_> = returned.said.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "share-back, on f1: True, but it was on a wiki",
            "share-back, on what is missing: The vendor's status page, [sic]."
        ]
    );
    assert_eq!(remarks(&returned), [""; 0]);
    let facts = returned.facts(Id { number: 40, tag: 7 });
    assert!(format!("{facts:?}").contains("number: 41, tag: 7"), "{facts:?}");
}

/// The page as a mail program wraps it, so many columns wide.
fn wrapped(page: &str, width: usize, before: &str) -> String {
    let mut out = String::new();
    for line in page.lines() {
        let mut row = before.to_owned();
        for word in line.split(' ') {
            if row.len() + word.len() > width && row.len() > before.len() {
                out += row.trim_end();
                out += "\n";
                before.clone_into(&mut row);
            }
            row += word;
            row.push(' ');
        }
        out += row.trim_end();
        out += "\n";
    }
    out
}

/// The page as a mail program quotes it.
fn quoted_with(page: &str, mark: &str) -> String {
    let lines: Vec<_> = page.lines().map(|line| format!("{mark}{line}")).collect();
    lines.join("\n") + "\n"
}

/// The same with the lines of each paragraph joined, lists and all.
fn joined(page: &str) -> String {
    let paragraphs = page.split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn what_mail_programs_do_changes_nothing() {
    let edited = ticked(&fixed(), "n20", "drop");
    let expected = answers(&back(&edited));
    assert_eq!(expected.len(), 2);
    let quoted = |mark: &str| quoted_with(&edited, mark);
    let ways: [(&str, String); 11] = [
        ("as it is", edited.clone()),
        ("CRLF", edited.replace('\n', "\r\n")),
        ("a mark at the beginning", format!("\u{feff}{edited}")),
        ("quoted", quoted("> ")),
        ("quoted twice", quoted("> > ")),
        ("quoted without a space", quoted(">>")),
        ("wrapped", wrapped(&edited, 40, "")),
        ("quoted and wrapped", wrapped(&edited, 72, "> ")),
        ("quoted, then wrapped by another", wrapped(&quoted("> "), 60, "")),
        ("joined", joined(&edited)),
        (
            "straight signs",
            edited
                .replace(['“', '”'], "\"")
                .replace('’', "'")
                .replace('–', "-")
                .replace("[ ]", "[\u{a0}]"),
        ),
    ];
    for (way, page) in ways {
        let returned = back(&page);
        assert_eq!(answers(&returned), expected, "{way}:\n{page}");
        assert_eq!(remarks(&returned), [""; 0], "{way}");
    }
}

#[test]
fn a_page_without_its_markup_is_read_unless_words_look_like_a_mark() {
    let bare = |page: &str| page.replace(['\\', '#'], "").replace("- [", "* [");
    let returned = back(&bare(&ticked(&fixed(), "n20", "drop")));
    assert_eq!(answers(&returned), [], "whose the answers after it are cannot be told");
    let twice = remarks(&returned).iter().any(|remark| remark.contains("n14 stands here twice"));
    assert!(twice, "another quote says [n14]: {returned:?}");
    let mut sent = sent();
    sent.quotes.remove(1);
    let page = bare(&ticked(&write(&sent, Page { made: day(23), until: day(29) }), "n14", "keep"));
    let returned = read(page.as_bytes(), &sent).unwrap();
    assert_eq!(
        (answers(&returned), remarks(&returned)),
        (named(&[("n14", Reply::Keep)]), Vec::new())
    );
}

#[test]
fn what_stands_around_the_page_is_to_be_read_and_taken_for_nothing() {
    let quoted = quoted_with(&ticked(&page(), "n14", "keep"), "> ");
    let mail =
        format!("Hi,\nplease drop n20 after all\n\nOn Monday somebody wrote:\n{quoted}\n-- \nR.\n");
    let returned = back(&mail);
    assert_eq!(answers(&returned), named(&[("n14", Reply::Keep)]));
    let remarks = remarks(&returned);
    assert_eq!(remarks.len(), 2, "{remarks:?}");
    assert!(remarks[0].starts_with("line 1: “Hi, please drop n20 after all"), "{remarks:?}");
    assert!(remarks[1].contains("R."), "{remarks:?}");
}

#[test]
fn words_written_between_answers_are_said() {
    let page = ticked(&page(), "n14", "keep");
    let page =
        page.replacen("use it as it stands", "use it as it stands, but not in the meeting", 1);
    let returned = back(&page);
    assert_eq!(answers(&returned), named(&[("n14", Reply::Keep)]));
    assert!(
        remarks(&returned)[0].contains("“but not in the meeting” is no answer"),
        "{returned:?}"
    );
    let below = page.replace("as in [x]. Where", "as in [x]. I'd rather talk. Where");
    assert!(remarks(&back(&below)).len() == 2, "{below}");
}

/// What is not allowed, the words it is told in, and the line.
#[test]
fn what_is_not_plain_is_told_with_its_line_and_never_guessed() {
    let page = page();
    let keep = ticked(&page, "n14", "keep");
    let line_of = |page: &str, words: &str| {
        let at = page.lines().position(|line| line.contains(words)).unwrap();
        u32::try_from(at + 1).unwrap()
    };
    let quote = &keep[keep.find("[n14] “").unwrap()..keep.find("[n20] “").unwrap()];
    let cases = [
        (ticked(&keep, "n14", "drop"), "keep and drop are ticked", "[x] drop"),
        (page.replacen("[ ] keep", "[?] keep", 1), "“?” stands where an x would", "[?] keep"),
        (page.replacen("[ ] keep", "[yes] keep", 1), "“yes” stands where", "[yes] keep"),
        (keep.replace("just got", "never got"), "fix is not ticked", "[x] keep"),
        (page.replace("just got", "never got"), "fix is not ticked: ask", "[n14] “"),
        (ticked(&page, "n14", "fix"), "the words are as they were", "[x] fix"),
        (
            ticked(&page, "n14", "fix").replace(
                "“my team just got transferred this on-call rotation about a month ago”",
                "“”",
            ),
            "there are no words",
            "[x] fix",
        ),
        (keep.replace("[n14] “", "[n77] “"), "n77 is nothing that can be answered", "[n77]"),
        (keep.replace(quote, &quote.repeat(2)), "n14 stands here twice", ""),
        (
            ticked(&page, "n14", "fix").replace("just got", &"very ".repeat(2000)),
            "more than 4000 characters",
            "[x] fix",
        ),
        (
            page.replace("nobody had told them which alerts could wait until the morning", ""),
            "words of n15 are gone",
            "[n15]",
        ),
    ];
    for (page, words, place) in cases {
        let returned = back(&page);
        assert!(returned.is_empty(), "{words}: {returned:?}");
        let remark = returned.remarks.iter().find(|remark| remark.what.contains(words));
        let remark = remark.unwrap_or_else(|| panic!("{words}: {:?}", returned.remarks));
        if !place.is_empty() {
            assert_eq!(remark.line, line_of(&page, place), "{words}");
        }
    }
}

#[test]
fn one_unclear_answer_leaves_the_others() {
    let page = ticked(&ticked(&ticked(&page(), "n14", "keep"), "n14", "drop"), "n20", "keep");
    let returned = back(&page);
    assert_eq!(answers(&returned), named(&[("n20", Reply::Keep)]));
    assert_eq!(returned.silent, ["n14", "n21"]);
}

#[test]
fn another_page_is_refused_as_a_whole() {
    let page = ticked(&page(), "n14", "keep");
    let other = page.replace("sre-on-call-9q2m", "dba-1a2b");
    let another = NotOurs::Another("2026-11-20-kafka-k7f3/dba-1a2b".into());
    assert_eq!(read(other.as_bytes(), &sent()), Err(another));
    for text in ["", "hello", "[n14] [x] keep: yes", "[firsthand share-back 1]", "[interview a/b]"]
    {
        assert_eq!(read(text.as_bytes(), &sent()), Err(NotOurs::NoShareBack), "{text}");
    }
    let twice = format!("{page}\n{page}");
    let second = u32::try_from(page.lines().count() + 4).unwrap();
    assert_eq!(read(twice.as_bytes(), &sent()), Err(NotOurs::Several(second)));
    let mut bytes = page.clone().into_bytes();
    bytes.extend_from_slice(b"caf\xe9");
    let line = u32::try_from(page.lines().count() + 1).unwrap();
    assert_eq!(read(&bytes, &sent()), Err(NotOurs::NotText(line)));
    let utf16: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&utf16, &sent()), Err(NotOurs::NotText(1)));
}

#[test]
fn an_answer_given_before_is_ticked_and_not_taken_again() {
    let mut sent = sent();
    sent.quotes[0].reply = Some(Reply::RoleOnly);
    sent.quotes[1].reply = Some(Reply::Fix("fine, they said".into()));
    sent.quotes[1].line.text = "fine, they said".into();
    let page = write(&sent, Page { made: day(24), until: day(29) });
    assert_eq!(page.matches("[x]").count(), 3, "and the one that shows how");
    let returned = read(page.as_bytes(), &sent).unwrap();
    assert!(returned.is_empty() && returned.remarks.is_empty(), "{returned:?}");
    assert_eq!(returned.silent, ["n21"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), at in any::<proptest::sample::Index>()) {
        let mut page = page().into_bytes();
        let at = at.index(page.len());
        page.splice(at..at, bytes.iter().copied());
        let _anything_but_a_panic = read(&page, &sent());
        let _anything_but_a_panic = read(&bytes, &sent());
    }

    /// Whatever is cut out or put in without an x: nobody's yes is made up.
    #[test]
    fn without_an_x_there_is_no_yes(
        from in any::<proptest::sample::Index>(), cut in 0_usize..200, put in "[ a-wyz\\[\\]>:“\n]{0,40}",
    ) {
        let page = page().replace("[x]", "[o]");
        let chars: Vec<char> = page.chars().collect();
        let at = from.index(chars.len());
        let rest = (at + cut).min(chars.len());
        let page: String = chars[..at].iter().copied().chain(put.chars()).chain(chars[rest..].iter().copied()).collect();
        if let Ok(returned) = read(page.as_bytes(), &sent()) {
            let quotes = ["n14", "n20", "n21"];
            prop_assert!(returned.answers.iter().all(|a| !quotes.contains(&a.name.as_str())), "{:?}", returned.answers);
        }
    }

    #[test]
    fn any_words_come_back_as_they_went(words in "\\PC{1,60}") {
        let mut sent = sent();
        sent.quotes[0].line.text.clone_from(&words);
        sent.heard[0].text.clone_from(&words);
        sent.open[0].clone_from(&words);
        sent.title.clone_from(&words);
        let page = write(&sent, Page { made: day(23), until: day(29) });
        let returned = read(page.as_bytes(), &sent).unwrap();
        prop_assert!(returned.is_empty(), "{:?}", returned);
        let yes = read(ticked(&page, "n14", "keep").as_bytes(), &sent).unwrap();
        let letters = words.chars().any(char::is_alphanumeric);
        prop_assert!(!letters || yes.answers.iter().any(|a| a.reply == Reply::Keep), "{:?}", yes);
    }
}
