//! What the board finds in the demo: four people, one morning, honest differences.

use std::{env, fmt::Write as _, fs};

use firsthand::{
    findings::{SCHEMA, from_yaml, to_yaml},
    review::{self, Choices, Review, Sort, Spot, asked, coverage, rows, words},
};
use serde_json::Value;

use super::{demo, file, folder};

#[test]
fn its_files_are_as_the_program_writes_them_and_fit_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for (name, text) in demo() {
        let written = to_yaml(&from_yaml(&text).unwrap());
        if env::var_os("UPDATE_DEMO").is_some() {
            fs::write(file(&format!("assets/demo/findings/{name}")), &written).unwrap();
            continue;
        }
        assert!(written == text, "{name} differs; UPDATE_DEMO=1 writes it");
        let value: Value = serde_yaml::from_str(&text).unwrap();
        let wrong: Vec<String> =
            schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
    }
}

/// All the board says about the demo before anything was chosen, line by line.
fn told() -> String {
    let folder = folder(&demo());
    let [review] = &folder.reviews[..] else { panic!("one incident") };
    let mut told = String::new();
    let who = |at: usize| review.accounts[at].who.label.clone();
    let spot = |spot: Spot| {
        let telling = review.telling(spot).unwrap();
        let at = telling.at.map(|at| format!(" {at}")).unwrap_or_default();
        format!("{}{at}: {}", telling.signed, telling.words)
    };
    writeln!(told, "{} · {} accounts", review.incident.title, review.accounts.len()).unwrap();
    for row in rows(review, &Choices::default(), Sort::Surprise) {
        let cells: Vec<String> =
            row.cells.iter().map(|cell| cell.spots.len().to_string()).collect();
        let (name, cells) = (row.name, cells.join(" "));
        writeln!(told, "{name:22} {cells}  {} {} {}", row.spread, row.weight, row.surprise)
            .unwrap();
    }
    for contrast in &review.contrasts {
        let whys: Vec<String> = contrast.whys.iter().map(|why| words::why(*why)).collect();
        writeln!(told, "\n≠ {}", whys.join("; ")).unwrap();
        for side in &contrast.sides {
            writeln!(told, "  {}", who(side.account)).unwrap();
            for item in &side.items {
                writeln!(told, "    {}", spot(Spot { account: side.account, item: *item }))
                    .unwrap();
            }
        }
    }
    writeln!(told, "\nzone {:?} of {:?}", review.timeline.offset, review.timeline.offsets).unwrap();
    for placed in review.timeline.in_order() {
        let differs = if placed.differs { "≠" } else { " " };
        writeln!(
            told,
            "{differs} {:?} {}: {}",
            placed.when,
            who(placed.spot.account),
            spot(placed.spot)
        )
        .unwrap();
    }
    open_and_covered(review, &mut told);
    told
}

/// What is open, and what the interviews cover.
fn open_and_covered(review: &Review, told: &mut String) {
    let who = |at: usize| review.accounts[at].who.label.clone();
    writeln!(told).unwrap();
    for open in asked(review, &Choices::default(), false) {
        let from: Vec<String> = open.from.iter().map(|(_, from)| from.to_string()).collect();
        writeln!(told, "{:?} {} ({})", open.source, open.words, from.join(", ")).unwrap();
    }
    let covered = coverage(review);
    writeln!(told).unwrap();
    for heard in &covered.heard {
        writeln!(told, "{}: {}", who(heard.account), heard.about.join(" · ")).unwrap();
    }
    for line in &covered.missing {
        writeln!(told, "{line}").unwrap();
    }
    for topic in &covered.topics {
        writeln!(told, "{:14} {:?}", topic.id, topic.asked).unwrap();
    }
    for new in &covered.news {
        let of = format!("{} of {} tags, {} moments", new.tags, new.of, new.moments);
        writeln!(told, "{}: new {of}", who(new.account)).unwrap();
    }
}

#[test]
fn what_the_board_says_about_it() {
    insta::assert_snapshot!(told());
}

#[test]
fn the_rules_find_each_kind_of_difference() {
    use review::Why;
    let folder = folder(&demo());
    let whys: Vec<Why> =
        folder.reviews[0].contrasts.iter().flat_map(|contrast| contrast.whys.clone()).collect();
    let has = |kind: fn(&Why) -> bool| whys.iter().any(kind);
    assert!(has(|why| matches!(why, Why::Times { .. })), "{whys:?}");
    assert!(has(|why| *why == Why::Order), "{whys:?}");
    assert!(has(|why| *why == Why::Heard), "{whys:?}");
    assert!(has(|why| *why == Why::Practice), "{whys:?}");
    assert!(has(|why| *why == Why::Known), "{whys:?}");
    assert!(has(|why| matches!(why, Why::Sure { .. })), "{whys:?}");
}

#[test]
fn accounts_that_agree_are_no_contrast() {
    let (name, text) = demo().pop().unwrap();
    let twin = text.replace("support-lead-4r2m", "support-agent-8k1z").replace("p-3kt", "p-9aa");
    let twin = twin.replace("then: 2", "then: 3").replace("as: named", "as: role");
    let folder = folder(&[(name, text), ("twin.yaml".to_owned(), twin)]);
    assert_eq!(folder.reviews[0].accounts.len(), 2, "{:?}", folder.files);
    assert_eq!(folder.reviews[0].contrasts, []);
}
