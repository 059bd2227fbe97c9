//! A pack of the demo's four conversations: what goes into a meeting, that it can be followed back, and
//! what it tells of nobody.

use std::{collections::HashSet, env, fs, path::PathBuf};

use firsthand::{
    findings::{
        Findings, ReadFindings, from_yaml,
        shape::{Attribution, QuoteConsent},
    },
    formats::{
        export::{self, html, markdown, pack, pack_yaml},
        review as kept,
    },
    review::{Choices, Folder, Got, Pointer, Received, Review},
};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use super::{hostile, html as page, spaced, strings::Strings};

const PEOPLE: [&str; 4] =
    ["interview-5h8v2c", "payments-engineer-7c1q", "platform-engineer-9x3d", "support-lead-4r2m"];

fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(file(path)).unwrap_or_default().replace("\r\n", "\n")
}

fn demo() -> Vec<Findings> {
    let read = |name| text(&format!("assets/demo/findings/{name}.findings.yaml"));
    PEOPLE.map(|name| from_yaml(&read(name)).unwrap()).into()
}

/// What a facilitator chose about the demo.
fn chosen() -> Choices {
    kept::read(&text("assets/demo/review.yaml"), &demo()[0].incident.id).unwrap()
}

fn folder(all: &[Findings]) -> Folder {
    let received = |(at, findings): (usize, &Findings)| {
        let read = ReadFindings { findings: findings.clone(), unknown: Vec::new() };
        let got = Got::Findings(Box::new(read));
        Received { file: format!("{at}.findings.yaml"), changed: 0, got }
    };
    Folder::of(all.iter().enumerate().map(received).collect())
}

/// A pack in all formats.
struct Packed {
    markdown: String,
    html: String,
    yaml: String,
}

impl Packed {
    fn of(review: &Review, choices: &Choices) -> Self {
        let document = pack(review, choices);
        let (markdown, html) = (markdown(&document), html(&document));
        Self { markdown, html, yaml: pack_yaml(review, choices) }
    }

    fn all(&self) -> [&str; 3] {
        [&self.markdown, &self.html, &self.yaml]
    }
}

fn packed(all: &[Findings], choices: &Choices) -> Packed {
    let folder = folder(all);
    let [review] = &folder.reviews[..] else { panic!("one incident") };
    Packed::of(review, choices)
}

/// Compares with a sample that ships, or writes it where `UPDATE_DEMO` is set.
fn sample(name: &str, made: &str) {
    let path = format!("assets/demo/{name}");
    if env::var_os("UPDATE_DEMO").is_some() {
        fs::write(file(&path), made).unwrap();
    }
    assert!(text(&path) == made, "{path} differs; UPDATE_DEMO=1 writes it");
}

#[test]
fn the_samples_are_what_the_demo_gives() {
    let made = packed(&demo(), &chosen());
    sample("pack.md", &made.markdown);
    sample("pack.html", &made.html);
    sample("pack.yaml", &made.yaml);
    let again = packed(&demo(), &chosen());
    assert_eq!(made.all(), again.all(), "the same bytes each time");
}

#[test]
fn what_was_chosen_about_the_demo_fits_and_points_at_what_is_there() {
    let schema: Value = serde_json::from_str(&text("assets/schema/review-1.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let value = serde_yaml::from_str(&text("assets/demo/review.yaml")).unwrap();
    let wrong: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
    assert_eq!(wrong, [""; 0]);
    let (folder, choices) = (folder(&demo()), chosen());
    let review = &folder.reviews[0];
    let there = |pointer: &Pointer| {
        let thing = pointer.thing.split('/').next().unwrap();
        let of = |account: &&firsthand::review::Account| {
            account.findings.interview.id == pointer.interview
        };
        review.accounts.iter().find(of).is_some_and(|account| account.item(thing).is_some())
    };
    let contrasts = choices.contrasts.iter().flat_map(|verdict| &verdict.between);
    let quotes = choices.readings.iter().map(|reading| &reading.quote);
    let merged = choices.questions.iter().flat_map(|question| &question.of);
    let all: Vec<&Pointer> = contrasts.chain(quotes).chain(merged).collect();
    assert!(all.len() > 15 && all.iter().all(|pointer| there(pointer)));
    assert!(!there(&"support-lead-4r2m#n99".parse().unwrap()), "the control");
    let tags: HashSet<&str> = review.tags.iter().map(|tag| tag.name.as_str()).collect();
    assert!(choices.themes.iter().flat_map(|theme| &theme.tags).all(|tag| tags.contains(&**tag)));
    assert_eq!(firsthand::review::agenda(review, &choices).remarks, [""; 0]);
}

#[test]
fn the_schema_on_disk_is_that_of_the_writer_and_the_sample_fits() {
    let path = format!("assets/schema/{}", export::PACK_SCHEMA_FILE);
    let made = serde_json::to_string_pretty(&export::pack_schema()).unwrap() + "\n";
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(file(&path), &made).unwrap();
    }
    assert!(text(&path) == made, "UPDATE_SCHEMA=1 writes it");
    let schema = jsonschema::validator_for(&serde_json::from_str(&made).unwrap()).unwrap();
    let fits = |text: &str| schema.is_valid(&serde_yaml::from_str(text).unwrap());
    let yaml = packed(&demo(), &chosen()).yaml;
    let value = serde_yaml::from_str(&yaml).unwrap();
    let wrong: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
    assert_eq!(wrong, [""; 0]);
    assert!(!fits(&yaml.replacen("firsthand/pack/1", "firsthand/pack/2", 1)));
    assert!(!fits(&yaml.replacen("minutes: ", "minutes: about ", 1)));
}

#[test]
fn it_has_every_part_it_has_to_have() {
    let made = packed(&demo(), &chosen());
    let mut rest = made.markdown.as_str();
    for title in [
        "# Demo: the sale morning certificate\n",
        "\nFor the meeting, 60 minutes, from 4 conversations\n",
        "\n## To open\n",
        "\n## Agenda\n",
        "**60 minutes**",
        "\n## Who was heard\n",
        "\n## Told differently\n",
        "\n## Timeline\n",
        "\n## Themes and people\n",
        "\n## Themes\n",
        "**It opens with:**",
        "**And wider:**",
        "\n## Questions\n",
        "\n## To be explained beforehand\n",
        "\n## Surprises, and what is worth spreading\n",
        "\n## Ideas, parked\n",
        "\n## Whom to invite\n",
        "\n## When the talk turns\n",
        "\n## Before you go\n",
        "\n## The words it rests on\n",
        "\n## What was agreed\n",
    ] {
        let at = rest.find(title);
        rest = &rest[at.unwrap_or_else(|| panic!("{title:?} in order"))..];
    }
}

#[test]
fn it_can_be_listened_to_and_every_link_leads_somewhere() {
    let made = packed(&demo(), &chosen()).html;
    assert_eq!(page::unheard(&made), [""; 0]);
    assert_eq!(page::read(&made).1, [""; 0]);
    for never in ["<script", "http:", "https:", "url(", "@import", "src=", "style="] {
        assert!(!made.contains(never), "{never}");
    }
    let shown = Html::parse_document(&made);
    let marks = Selector::parse("svg g").unwrap();
    assert_eq!(shown.select(&marks).count(), 12, "all moments that have a time are drawn");
    let open = Selector::parse("svg g.about").unwrap();
    assert!(shown.select(&open).count() > 2 && shown.select(&open).count() < 12);
}

fn links(element: ElementRef<'_>) -> Vec<String> {
    let link = Selector::parse("a").unwrap();
    let links = element.select(&link).filter_map(|a| a.value().attr("href"));
    links.map(|to| to.trim_start_matches('#').to_owned()).collect()
}

#[test]
fn every_quote_leads_to_its_minute_its_question_and_what_was_agreed() {
    let made = packed(&demo(), &chosen()).html;
    let shown = Html::parse_document(&made);
    let said = Selector::parse("figure.theirs, figure.said, figure:has(blockquote)").unwrap();
    let mut followed = 0;
    for figure in shown.select(&said) {
        let words = spaced(&figure.text().collect::<Vec<_>>().join(" "));
        let links = links(figure);
        let agreed = links.iter().find(|to| to.starts_with("part-agreed"));
        let agreed = agreed.unwrap_or_else(|| panic!("{words}: {links:?}"));
        assert!(words.contains("in answer to “"), "{words}");
        if agreed.ends_with('X') {
            let told = words.split(" · in answer").next().unwrap();
            assert!(!told.contains(" · 0") && !told.contains(" · 1"), "no minute: {told}");
            continue;
        }
        let minute = words.split(" · ").any(|part| part.len() == 5 && part.contains(':'));
        assert!(minute, "{words}");
        let place = Selector::parse(&format!("[id='{agreed}']")).unwrap();
        let agreed = shown.select(&place).next().unwrap();
        assert!(agreed.text().collect::<String>().contains("Quotes"));
        followed += 1;
    }
    assert!(followed > 20, "{followed}");
}

#[test]
fn what_was_learned_leads_to_words_that_stand_in_the_pack() {
    let made = packed(&demo(), &chosen()).html;
    let shown = Html::parse_document(&made);
    let find = |name: &str| {
        let place = Selector::parse(&format!("[id='{name}']")).unwrap();
        shown.select(&place).next()
    };
    // Groups go by the day of the interview; who has none is `X`.
    for (mark, at) in [("A", 3), ("B", 1), ("C", 2)] {
        for finding in &demo()[at].findings {
            let place = find(&format!("{mark}-{}", finding.id));
            let links = links(place.unwrap_or_else(|| panic!("{mark}-{}", finding.id)));
            for id in &finding.evidence {
                let to = format!("{mark}-{}", id.split('#').next().unwrap());
                assert!(links.contains(&to), "{to}: {links:?}");
                let words = find(&to).unwrap().text().collect::<String>();
                let quote = demo()[at].quotes.iter().find(|quote| to.ends_with(&quote.id)).cloned();
                assert!(quote.is_none_or(|quote| spaced(&words).contains(&spaced(&quote.text))));
            }
        }
    }
}

/// The demo with everybody unknown.
fn unknown() -> Vec<Findings> {
    let mut all = demo();
    for findings in &mut all {
        findings.interview.interviewee.attribution = Attribution::Anonymous;
    }
    all
}

#[test]
fn nobody_appears_as_more_than_they_agreed_to() {
    let made = packed(&demo(), &Choices::default());
    assert!(made.all().iter().all(|text| text.contains("Robin")), "the control");
    let made = packed(&unknown(), &Choices::default());
    for text in made.all() {
        for who in ["Robin", "support lead", "payments engineer", "under 6 months", "A-n", "A\\-n"]
        {
            let at = text.find(who);
            assert!(at.is_none(), "{who}: {}", &text[at.unwrap().saturating_sub(30)..][..90]);
        }
        for id in PEOPLE {
            assert!(!text.contains(id), "{id}");
        }
    }
}

#[test]
fn what_people_who_are_not_to_be_known_said_is_not_tied_together() {
    let made = packed(&unknown(), &Choices::default());
    let mut turned = unknown();
    turned.reverse();
    for (at, findings) in turned.iter_mut().enumerate() {
        findings.interview.id = format!("interview-{at}x{at}y");
    }
    let turned = packed(&turned, &Choices::default());
    let evidence = |made: &Packed| {
        let from = made.markdown.find("## The words it rests on").unwrap();
        made.markdown[from..].to_owned()
    };
    assert_eq!(evidence(&made), evidence(&turned), "the order tells nothing of who");
    let timeline = |made: &Packed| {
        let from = made.markdown.find("## Timeline").unwrap();
        let to = made.markdown.find("## Themes and people").unwrap();
        made.markdown[from..to].to_owned()
    };
    assert_eq!(timeline(&made), timeline(&turned));
    assert!(!evidence(&made).contains("00:") && !timeline(&made).contains("\\- A"));
}

#[test]
fn words_that_are_not_cleared_stay_out() {
    let mut all = demo();
    let words = all[3].quotes[1].text.clone();
    assert!(packed(&all, &chosen()).markdown.contains(&words), "the control");
    all[3].quotes[1].confirmed = false;
    for text in packed(&all, &chosen()).all() {
        assert!(!text.contains(&words));
    }
    let mut all = demo();
    let terms = all[3].interview.consent.as_mut().unwrap();
    terms.quotes = QuoteConsent::No;
    let said: Vec<String> = all[3].quotes.iter().map(|quote| quote.text.clone()).collect();
    for text in packed(&all, &chosen()).all() {
        assert!(!said.iter().any(|said| text.contains(said)));
    }
}

#[test]
fn where_nothing_was_chosen_it_says_so_and_is_a_pack_nonetheless() {
    let made = packed(&demo(), &Choices::default());
    assert!(made.markdown.contains("Nobody has chosen themes yet"));
    assert!(!packed(&demo(), &chosen()).markdown.contains("Nobody has chosen"), "the control");
    assert!(made.markdown.contains("### 1. ") && made.markdown.contains("> "));
    let mut bare = demo().remove(1);
    bare.moments.clear();
    bare.pivots.clear();
    bare.findings.clear();
    bare.quotes.clear();
    bare.notes.clear();
    bare.leads.clear();
    bare.ideas.clear();
    bare.open_threads.clear();
    bare.interview.consent = None;
    let made = packed(&[bare], &Choices::default());
    for said in ["Nobody told of a moment.", "Nothing is tagged", "Nothing was left open."] {
        assert!(made.markdown.contains(said), "{said}: {}", made.markdown);
    }
    assert_eq!(page::unheard(&made.html), [""; 0]);
    assert_eq!(page::read(&made.html).1, [""; 0]);
}

#[test]
fn hostile_findings_make_a_harmless_pack() {
    for seed in 0..40 {
        let strings: Vec<_> = Strings::new(seed).take(400).collect();
        let (mut findings, count) =
            hostile::findings(|at| format!("{at}{}", strings[at].typed.trim()));
        findings.draft = false;
        let account = firsthand::review::Account::new("x.yaml".to_owned(), findings.clone());
        let review = Review::of(findings.incident.clone(), Vec::new(), vec![account]);
        let made = Packed::of(&review, &Choices::default());
        let (read, wrong) = page::read(&made.html);
        assert_eq!(wrong, [""; 0], "{seed}");
        assert_eq!(page::unheard(&made.html), [""; 0], "{seed}");
        assert!(count > 40 && read.bones.len() > 50);
        let told: Value = serde_yaml::from_str(&made.yaml).unwrap();
        assert_eq!(told["title"], *findings.incident.title, "{seed}");
        for character in made.markdown.chars().chain(made.html.chars()) {
            assert!(!character.is_control() || character == '\n', "{seed}: {character:?}");
        }
    }
}

#[test]
fn a_drawing_of_hostile_words_has_the_elements_of_a_drawing_of_plain_ones() {
    let bones = |title: &dyn Fn(usize) -> String| {
        let mut all = demo();
        for (at, findings) in all.iter_mut().enumerate() {
            findings.interview.interviewee.role = Some(title(at));
            for (number, moment) in findings.moments.iter_mut().enumerate() {
                moment.what = title(4 + number);
            }
        }
        let made = packed(&all, &Choices::default()).html;
        let from = made.find("<svg").unwrap();
        let to = made.find("</svg>").unwrap();
        let page = Html::parse_fragment(&made[from..to + 6]);
        let name = |element: ElementRef<'_>| element.value().name().replace("path", "circle");
        // Words may change what is held for the same moment, and with it the order and the sign.
        let mut bones: Vec<_> = page::elements(&page).map(name).collect();
        bones.sort();
        bones
    };
    let plain = bones(&|at| format!("plain words {at}"));
    assert!(plain.iter().filter(|name| *name == "g").count() == 12, "{plain:?}");
    for seed in 0..60 {
        let strings: Vec<_> = Strings::new(seed).take(40).collect();
        assert_eq!(bones(&|at| format!("{at} {}", strings[at].typed)), plain, "{seed}");
    }
}
