//! Every sentence can be followed back: to what was said, its minute, the question, and what was agreed.

use firsthand::{
    findings::{
        Findings,
        shape::{Attribution, Quote},
    },
    formats::export::Format,
};
use scraper::{ElementRef, Html, Selector};

use super::{fixtures, full, html, spaced};

fn find<'a>(page: &'a Html, name: &str) -> ElementRef<'a> {
    let place = Selector::parse(&format!("[id='{name}']")).unwrap();
    page.select(&place).next().unwrap_or_else(|| panic!("nothing is called {name}"))
}

fn words(element: ElementRef<'_>) -> String {
    spaced(&element.text().collect::<Vec<_>>().join(" "))
}

/// Where the links of an element lead.
fn links(element: ElementRef<'_>) -> Vec<String> {
    let link = Selector::parse("a").unwrap();
    let links = element.select(&link).filter_map(|link| link.value().attr("href"));
    links.map(|to| to.trim_start_matches('#').to_owned()).collect()
}

/// Follows a quote to its minute, its question and the agreement.
fn follow(page: &Html, findings: &Findings, quote: &Quote) {
    let place = find(page, &quote.id);
    let minute = quote.at.as_deref().map_or("", |at| at.strip_prefix("00:").unwrap());
    assert!(
        words(place).contains(&spaced(&quote.text)) && words(place).contains(minute),
        "{}",
        words(place)
    );
    let links = links(place);
    let question =
        quote.after.as_ref().filter(|id| findings.questions.iter().any(|asked| asked.id == **id));
    if let Some(question) = question {
        assert!(links.contains(question), "{links:?}");
        let asked = findings.questions.iter().find(|asked| asked.id == *question).unwrap();
        assert!(words(find(page, question)).contains(&spaced(&asked.asked)));
    }
    assert!(links.contains(&"part-consent".to_owned()), "{links:?}");
    let agreed = words(find(page, "part-consent"));
    assert_eq!(findings.interview.consent.is_some(), agreed.contains("Quotes"), "{agreed}");
}

#[test]
fn in_html_what_is_learned_leads_to_quote_minute_question_and_consent() {
    for (name, findings) in fixtures() {
        let page = Html::parse_document(&Format::Html.write(&findings));
        for finding in &findings.findings {
            let place = find(&page, &finding.id);
            let links = links(place);
            for id in &finding.evidence {
                let to = id.split_once('#').map_or(id.as_str(), |(source, _)| source);
                assert!(links.iter().any(|link| link == to), "{name}: {id} of {}", finding.id);
                find(&page, to);
            }
        }
        for quote in &findings.quotes {
            follow(&page, &findings, quote);
        }
        let rests = findings.moments.iter().map(|moment| (&moment.id, &moment.evidence));
        let rests = rests.chain(findings.pivots.iter().map(|pivot| (&pivot.id, &pivot.evidence)));
        let rests = rests.chain(findings.leads.iter().map(|lead| (&lead.id, &lead.from)));
        let rests = rests.chain(findings.ideas.iter().map(|idea| (&idea.id, &idea.from)));
        for (id, evidence) in rests {
            let links = links(find(&page, id));
            assert!(evidence.iter().all(|id| links.contains(id)), "{name}: {id}");
        }
    }
}

#[test]
fn in_markdown_every_sentence_of_the_findings_stands_with_the_name_of_what_it_rests_on() {
    for (name, findings) in fixtures() {
        let text = Format::Markdown.write(&findings);
        let block = |words: &str| {
            let first = spaced(words).chars().take(30).collect::<String>();
            let found = text.split("\n\n").find(|block| spaced(block).contains(&first));
            found.unwrap_or_else(|| panic!("{name}: {first}"))
        };
        for finding in &findings.findings {
            assert!(
                finding
                    .evidence
                    .iter()
                    .all(|id| block(&finding.learned).contains(&id.replace('#', "\\#"))
                        || block(&finding.learned).contains(id.as_str())),
                "{name}"
            );
            assert!(
                finding.wonders.iter().all(|wonder| block(wonder).contains(&finding.id)),
                "{name}"
            );
        }
        for moment in &findings.moments {
            let row = text
                .lines()
                .find(|line| line.contains(&moment.what) && line.starts_with('|'))
                .unwrap();
            assert!(
                row.contains(&moment.id) && moment.evidence.iter().all(|id| row.contains(id)),
                "{row}"
            );
        }
        for quote in &findings.quotes {
            let quoted = text
                .split("\n\n")
                .find(|block| block.starts_with('>') && block.contains(&format!(" {} ", quote.id)));
            let quoted = quoted.unwrap_or_else(|| panic!("{name}: {}", quote.id));
            let minute = quote.at.as_deref().map_or("", |at| at.strip_prefix("00:").unwrap());
            assert!(quoted.contains(minute), "{quoted}");
        }
    }
}

#[test]
fn every_page_can_be_listened_to() {
    for (name, findings) in fixtures() {
        let page = Format::Html.write(&findings);
        assert_eq!(html::unheard(&page), [""; 0], "{name}");
        assert_eq!(html::read(&page).1, [""; 0], "{name}");
        assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\""));
        for never in ["<script", "http:", "https:", "url(", "@import", "src="] {
            assert!(!page.contains(never), "{name}: {never}");
        }
    }
}

#[test]
fn nobody_appears_as_more_than_the_file_says() {
    let shown = |findings: &Findings| {
        Format::ALL[1..].iter().map(|format| format.write(findings)).collect::<String>()
    };
    let mut findings = full();
    assert!(shown(&findings).contains("Ilse Brandt"), "the control");
    findings.quotes[0].attribution = Attribution::Role;
    assert!(Format::Csv.write(&findings).contains("\"support lead\""));
    assert!(!Format::Csv.write(&findings).contains("Ilse"));
    findings.interview.interviewee.attribution = Attribution::Role;
    assert!(!shown(&findings).contains("Ilse") && shown(&findings).contains("support lead"));
    findings.interview.interviewee.attribution = Attribution::Anonymous;
    for who in ["Ilse", "support lead", "customer care", "months", "on call then"] {
        assert!(!shown(&findings).contains(who), "{who}");
    }
}
