//! Every intent that the shipped banks must cover, and the question that covers it.

use std::collections::BTreeSet;

use firsthand::guide::Library;

use super::read;

/// The intents, by letter and last number. `U` are the follow-ups after any answer.
const INTENTS: [(char, usize); 11] = [
    ('O', 11),
    ('R', 14),
    ('G', 11),
    ('N', 11),
    ('D', 12),
    ('C', 11),
    ('E', 11),
    ('W', 10),
    ('X', 11),
    ('K', 11),
    ('U', 12),
];

/// What answers to words that judge: a view of the cause, a view of a colleague.
const MORE: [&str; 2] = ["F1", "F2"];

const FIXTURE: &str = "tests/fixtures/content/intents.txt";

/// Those taken from the talk.
const STARRED: &str = "O11 R2 R3 R5 R6 R7 R8 R9 G2 G4 G8 N1 N10 D1 D2 C1 C3 C5 C10 E1 E2 E3 E9 \
    W1 W2 W3 W5 W6 W7 W8 W10 X1 X5 X10 X11 K1 K4 K5 K7 K8 U5";

fn wanted() -> Vec<String> {
    let all = INTENTS
        .iter()
        .flat_map(|(letter, last)| (1..=*last).map(move |number| format!("{letter}{number}")));
    all.collect()
}

/// One row of the table: the intent, whether it is starred, and the questions that cover it.
type Row<'a> = (&'a str, bool, Vec<(&'a str, &'a str)>);

fn rows(table: &str) -> Vec<Row<'_>> {
    let cells = table.lines().map(|line| line.split(" | ").collect::<Vec<_>>());
    let rows = cells.map(|cells| {
        let questions = cells[3].split(", ").map(|named| named.split_once('/').unwrap());
        (cells[0], cells[1] == "★", questions.collect())
    });
    rows.collect()
}

/// What is missing, from the table or from the banks.
fn gaps(table: &str, library: &Library) -> Vec<String> {
    let rows = rows(table);
    let in_table: Vec<&str> = rows.iter().map(|(id, ..)| *id).collect();
    let mut gaps = Vec::new();
    if in_table != wanted() {
        let unlisted = wanted().into_iter().filter(|id| !in_table.contains(&id.as_str()));
        gaps.extend(unlisted.map(|id| format!("{id} is not in the table")));
        gaps.extend(gaps.is_empty().then(|| "the table has rows too many, or out of order".into()));
    }
    for (id, starred, questions) in rows {
        if starred != STARRED.split(' ').any(|star| star == id) {
            gaps.push(format!("{id} has the wrong star"));
        }
        for (bank, question) in questions {
            match library.question(bank, question) {
                None => gaps.push(format!("{id}: there is no {bank}/{question}")),
                Some(found) if !found.intents.iter().any(|intent| intent == id) => {
                    gaps.push(format!("{id}: {bank}/{question} doesn't list it"));
                }
                Some(_) => {}
            }
        }
    }
    gaps
}

#[test]
fn every_intent_has_a_question() {
    assert_eq!(gaps(&read(FIXTURE), &Library::built_in()), [""; 0]);
    assert_eq!(wanted().len(), 113 + 12);
}

#[test]
fn every_question_has_a_known_intent() {
    let wanted: BTreeSet<String> = wanted().into_iter().collect();
    let library = Library::built_in();
    for bank in &library.banks {
        for question in &bank.questions {
            assert!(!question.intents.is_empty(), "{}/{}", bank.id, question.id);
            for intent in &question.intents {
                let known = wanted.contains(intent) || MORE.contains(&intent.as_str());
                assert!(known, "{}/{}: `{intent}`", bank.id, question.id);
                assert_eq!(bank.follow_up, intent.starts_with('U'), "{}/{intent}", bank.id);
            }
        }
    }
}

#[test]
fn a_gap_is_found() {
    let (table, mut library) = (read(FIXTURE), Library::built_in());
    let found = |table: &str, library: &Library| gaps(table, library).join("; ");
    let line = |id: &str| table.lines().find(|line| line.starts_with(id)).unwrap();
    let without = table.replace(&format!("{}\n", line("R3 ")), "");
    assert_eq!(found(&without, &library), "R3 is not in the table");
    let twice = format!("{table}{}\n", line("R3 "));
    assert_eq!(found(&twice, &library), "the table has rows too many, or out of order");
    let dull = table.replace("R3 | ★", "R3 | -");
    assert_eq!(found(&dull, &library), "R3 has the wrong star");
    let recall = library.banks.iter_mut().find(|bank| bank.id == "recall").unwrap();
    let at = recall.questions.iter().position(|q| q.intents.contains(&"R2".into())).unwrap();
    let named = format!("recall/{}", recall.questions[at].id);
    recall.questions[at].intents.retain(|intent| intent != "R2");
    assert_eq!(found(&table, &library), format!("R2: {named} doesn't list it"));
    let recall = library.banks.iter_mut().find(|bank| bank.id == "recall").unwrap();
    recall.questions.remove(at);
    assert!(found(&table, &library).starts_with(&format!("R2: there is no {named}")));
}
