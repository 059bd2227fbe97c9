//! A report of the demo's four conversations: what it says, that it can be followed back, and what it
//! leaves out.

use firsthand::{
    findings::{
        Findings, ReadFindings, from_yaml,
        shape::{Attribution, FindingKind, Precision},
    },
    formats::export::{Report, html, markdown, report},
    review::{Folder, Got, Received},
};
use scraper::{Html, Selector};

use super::{golden, html as page, spaced};

const PEOPLE: [&str; 4] =
    ["interview-5h8v2c", "payments-engineer-7c1q", "platform-engineer-9x3d", "support-lead-4r2m"];

fn demo() -> Vec<Findings> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo/findings");
    let read = |name| std::fs::read_to_string(format!("{folder}/{name}.findings.yaml")).unwrap();
    PEOPLE.map(|name| from_yaml(&read(name)).unwrap()).into()
}

fn folder(all: &[Findings]) -> Folder {
    let received = |(at, findings): (usize, &Findings)| {
        let read = ReadFindings { findings: findings.clone(), unknown: Vec::new() };
        let got = Got::Findings(Box::new(read));
        Received { file: format!("{at}.findings.yaml"), changed: 0, got }
    };
    Folder::of(all.iter().enumerate().map(received).collect())
}

/// The report in Markdown and in HTML.
fn written(all: &[Findings], draft: bool) -> (String, String) {
    let folder = folder(all);
    let [review] = &folder.reviews[..] else { panic!("one incident") };
    let document = report(&Report { review, audience: "the platform team", draft });
    (markdown(&document), html(&document))
}

#[test]
fn the_demo_as_a_report() {
    let (text, page) = written(&demo(), false);
    golden::check("report.md", &text);
    golden::check("report.html", &golden::unstyled(&page));
    assert_eq!(written(&demo(), false), (text, page), "the same bytes each time");
}

#[test]
fn it_has_every_part_it_has_to_have() {
    let (text, _) = written(&demo(), false);
    let mut rest = text.as_str();
    for title in [
        "# Demo: the sale morning certificate\n",
        "\nA report for the platform team, from 4 conversations with 4 people\n",
        "\n## Summary\n",
        "made it hard",
        "\n## Background\n",
        "\n## What happened, as people told it\n",
        "\n### On the day\n",
        "\n## What was learned\n",
        "\n### What made it possible\n",
        "\n### What kept it from being worse\n",
        "\n### What may yet go wrong\n",
        "\n### What made the work hard\n",
        "\n## What is still open\n",
        "\n## How follow-ups were arrived at\n",
        "\n## What changed in people's understanding\n",
        "\n## Who was heard, and what was agreed\n",
        "\n## The words it rests on\n",
    ] {
        let at = rest.find(title);
        rest = &rest[at.unwrap_or_else(|| panic!("{title:?} in order"))..];
    }
    assert_eq!(
        text.matches("**To be written:**").count(),
        7,
        "places for what only a person can write"
    );
}

#[test]
fn it_can_be_listened_to_and_every_link_leads_somewhere() {
    let (_, made) = written(&demo(), false);
    assert_eq!(page::unheard(&made), [""; 0]);
    assert_eq!(page::read(&made).1, [""; 0]);
}

#[test]
fn every_finding_leads_to_quote_minute_question_and_consent() {
    let (_, made) = written(&demo(), false);
    let made = Html::parse_document(&made);
    let find = |name: &str| {
        let place = Selector::parse(&format!("[id='{name}']")).unwrap();
        let found = made.select(&place).next();
        found.unwrap_or_else(|| panic!("nothing is called {name}"))
    };
    let link = Selector::parse("a").unwrap();
    let mut followed = 0;
    // The order of the review is that of the days; without a day, last.
    for (mark, name) in [("A", 3), ("B", 1), ("C", 2), ("D", 0)] {
        let findings = &demo()[name];
        for finding in &findings.findings {
            let place = find(&format!("{mark}-{}", finding.id));
            let links: Vec<_> =
                place.select(&link).filter_map(|a| a.value().attr("href")).collect();
            for id in &finding.evidence {
                let id = id.split('#').next().unwrap();
                assert!(
                    links.contains(&format!("#{mark}-{id}").as_str()),
                    "{mark} {id}: {links:?}"
                );
            }
        }
        for quote in &findings.quotes {
            if !findings.findings.iter().any(|finding| finding.evidence.contains(&quote.id)) {
                continue;
            }
            let place = find(&format!("{mark}-{}", quote.id));
            let words = spaced(&place.text().collect::<Vec<_>>().join(" "));
            assert!(words.contains(&spaced(&quote.text)), "{words}");
            let minute = quote.at.as_deref().map_or("", |at| at.strip_prefix("00:").unwrap());
            assert!(words.contains(minute), "{words}");
            let links: Vec<_> =
                place.select(&link).filter_map(|a| a.value().attr("href")).collect();
            let after = quote.after.as_ref().map(|id| format!("#{mark}-{id}"));
            assert!(after.iter().all(|after| links.contains(&after.as_str())), "{links:?}");
            assert!(links.contains(&format!("#part-consent_2d_{mark}").as_str()), "{links:?}");
            followed += 1;
        }
    }
    assert!(followed >= 10, "{followed}");
}

#[test]
fn nobody_appears_as_more_and_unconfirmed_words_stay_out() {
    let (text, page) = written(&demo(), false);
    assert!(text.contains("Robin") && page.contains("Robin"), "the control");
    let mut all = demo();
    for findings in &mut all {
        findings.interview.interviewee.attribution = Attribution::Anonymous;
    }
    let (text, page) = written(&all, false);
    for who in ["Robin", "support lead", "engineer,"] {
        assert!(!text.contains(who) && !page.contains(who), "{who}");
    }
    let mut all = demo();
    let used = |findings: &Findings, id: &str| {
        findings.findings.iter().any(|f| f.evidence.iter().any(|e| e == id))
    };
    let at = all[3].quotes.iter().position(|quote| used(&all[3], &quote.id)).unwrap();
    all[3].quotes[at].confirmed = false;
    let words = all[3].quotes[at].text.clone();
    assert!(written(&demo(), false).0.contains(&words), "the control");
    let (text, page) = written(&all, false);
    assert!(!text.contains(&words) && text.contains("left out: not confirmed"), "{text}");
    assert!(!page.contains(&words));
    assert!(written(&all, true).0.contains(&words), "a draft is for the investigator");
}

#[test]
fn one_conversation_without_anything_makes_a_report_too() {
    let mut findings = super::full();
    findings.draft = false;
    findings.incident.occurred = None;
    findings.moments.clear();
    findings.pivots.clear();
    findings.findings.clear();
    findings.quotes.clear();
    findings.leads.clear();
    findings.ideas.clear();
    findings.open_threads.clear();
    findings.confidence = None;
    let (text, made) = written(&[findings.clone()], false);
    for said in [
        "Nobody told of a moment.",
        "Nothing of this kind",
        "Nothing was left open.",
        "No finding gives a draft",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(page::unheard(&made), [""; 0]);
    assert_eq!(page::read(&made).1, [""; 0]);
    assert!(text.contains("from 1 conversation with 1 person"));
    findings.incident.title = " \n".to_owned();
    let (text, made) = written(&[findings], false);
    assert!(
        text.starts_with("# (no title)\n") && made.contains("<h1 dir=\"auto\">(no title)</h1>")
    );
}

#[test]
fn the_story_runs_from_long_before_to_after_and_a_time_tells_more_than_an_order() {
    let mut findings = super::full();
    findings.draft = false;
    let one = findings.moments[0].clone();
    let moment = |(at, (time, precision)): (usize, (Option<&str>, Precision))| {
        let mut moment = one.clone();
        moment.id = format!("m{}", 40 + at);
        moment.what = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot"][at].to_owned();
        moment.told = format!("told {at}");
        moment.time = time.map(str::to_owned);
        moment.precision = precision;
        moment
    };
    let times = [
        (None, Precision::OrderOnly),
        (Some("2026-12-01T09:00:00+01:00"), Precision::Exact),
        (Some("2026-03-01T09:00:00+01:00"), Precision::About),
        (Some("2026-11-27T08:30:00Z"), Precision::Exact),
        (Some("2026-11-24T23:30:00+01:00"), Precision::Exact),
        (None, Precision::OrderOnly),
    ];
    findings.moments = times.into_iter().enumerate().map(moment).collect();
    let (text, _) = written(&[findings], false);
    let mut rest = text.as_str();
    for part in [
        "### Long before",
        "2026-03-01 09:00",
        "charlie",
        "### Earlier, without a time",
        "told 0",
        "alpha",
        "### In the week before",
        "2026-11-24 23:30",
        "echo",
        "foxtrot",
        "### On the day",
        "**09:30**",
        "delta",
        "### After",
        "2026-12-01 09:00",
        "bravo",
    ] {
        let at = rest.find(part);
        rest = &rest[at.unwrap_or_else(|| panic!("{part:?} in order: {text}"))..];
    }
}

#[test]
fn every_kind_of_finding_has_a_place() {
    let kinds = [
        FindingKind::Contributor,
        FindingKind::Difficulty,
        FindingKind::Mitigator,
        FindingKind::Risk,
        FindingKind::Surprise,
        FindingKind::NormalWork,
        FindingKind::Knowledge,
    ];
    let mut findings = super::full();
    findings.draft = false;
    let one = findings.findings[0].clone();
    findings.findings = kinds
        .iter()
        .enumerate()
        .map(|(at, kind)| {
            let mut finding = one.clone();
            finding.id = format!("f{at}");
            finding.kind = *kind;
            finding.title = format!("Found number {at}");
            finding
        })
        .collect();
    let (text, _) = written(&[findings], false);
    for at in 0..kinds.len() {
        assert!(
            text.contains(&format!("\n#### Found number {at}\n"))
                || text.contains(&format!("\n### Found number {at}\n")),
            "{at}: {text}"
        );
    }
}

#[test]
fn many_who_tell_stand_one_below_the_other() {
    let mut all = demo();
    for number in 0..4 {
        let mut another = all[1].clone();
        another.interview.id = format!("engineer-x{number}yz");
        another.interview.interviewee.person = format!("p-x{number}y");
        all.push(another);
    }
    let (text, made) = written(&all, false);
    assert!(
        made.contains("What each tells") && !written(&demo(), false).1.contains("What each tells")
    );
    assert_eq!(page::unheard(&made), [""; 0]);
    assert_eq!(page::read(&made).1, [""; 0]);
    assert!(text.contains("from 8 conversations with 8 people"));
}
