//! What `scan` promises, tested.

#![expect(clippy::indexing_slicing, reason = "what is missing fails the test")]

use super::*;

fn ilse() -> Vec<Person> {
    vec![Person {
        id: "p-4wq".into(),
        name: "Ilse Brandt".into(),
        aliases: vec!["Ilsebill".into()],
        handles: vec!["@ibrandt".into(), "i.brandt@example.org".into()],
        ..Person::default()
    }]
}

fn found(text: &str) -> Vec<(String, Class, Subject)> {
    let people = ilse();
    let hits = Scanner::new(&people).hits(text, Look::All).into_iter();
    hits.map(|hit| (text.get(hit.at).unwrap().to_owned(), hit.class, hit.subject)).collect()
}

fn person() -> Subject {
    Subject::Person("p-4wq".into())
}

#[test]
fn whatever_somebody_is_called_is_found() {
    for called in [
        "Ilse",
        "ILSE",
        "Brandt",
        "Ilse Brandt",
        "ilse brandt",
        "Brandt, Ilse",
        "ilse.brandt",
        "ilse_brandt",
        "Ilsebill",
        "@ibrandt",
        "ibrandt",
        "IBrandt",
        "i.brandt@example.org",
        "i.brandt",
        "ilseb",
        "brandti",
        "IlseBrandt",
        "Brandts",
        "I\u{301}lse",
        "Il\u{200b}se",
        "B\u{AD}randt",
        "Ｉｌｓｅ",
        "@ilse",
        "Ilse\u{a0}Brandt",
    ] {
        let text = format!("then {called} said so");
        let hits = found(&text);
        assert_eq!(hits.len(), 1, "{called}: {hits:?}");
        assert_eq!((hits[0].0.as_str(), &hits[0].2), (called, &person()));
    }
}

#[test]
fn what_may_be_a_name_and_may_not_is_asked_about_by_itself() {
    for (text, word) in [
        ("the ilse-pot", "ilse"),
        ("ask the ilsebot", "ilsebot"),
        ("the TeamIlse channel", "Teamilse"),
        ("IB did it", "Ib"),
        ("I.B. did it", "I B"),
        ("a firebrandtorch", "firebrandtorch"),
    ] {
        let hits = found(text);
        assert_eq!(hits.len(), 1, "{text}: {hits:?}");
        assert_eq!(hits[0].2, Subject::Word(word.into()), "{text}");
        assert_eq!(hits[0].1, Class::Name, "{text}");
    }
}

#[test]
fn a_possessive_leaves_its_ending_where_it_is() {
    for text in ["Ilse's pager", "Ilse’s pager", "Bea's pager"] {
        let hits = found(text);
        assert_eq!(hits.len(), 1, "{hits:?}");
        assert!(hits[0].0 == "Ilse" || hits[0].0 == "Bea");
    }
}

#[test]
fn a_word_with_a_capital_that_nobody_knows_is_found_wherever_it_stands() {
    let hits =
        found("Nobody asked Bea. Kafka's owner, the SREs and the eBay team said I can't. Will did");
    let words: Vec<&str> = hits.iter().map(|(word, ..)| word.as_str()).collect();
    assert_eq!(words, ["Bea", "Kafka", "SRE", "eBay", "Will"]);
    assert_eq!(hits[2].2, found("an SRE")[0].2, "one and many are judged once");
}

#[test]
fn ordinary_talk_has_nothing_to_ask_about() {
    for text in [
        "Support knew first and had nobody to tell",
        "I'd just gotten paged for it, my team just got transferred this on-call rotation",
        "we knew before any of your dashboards did.\nWe just had nobody to tell.",
        "Tell me about that afternoon, from wherever it starts for you.",
        "",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_name_in_an_address_is_asked_about_with_it() {
    let hits = found("see https://wiki.example.org/Ilse and https://example.org/ilse");
    assert!(hits.iter().all(|hit| hit.1 == Class::Url) && hits.len() == 2, "{hits:?}");
    let other = found("write to bea@example.org");
    assert_eq!(other[0].1, Class::Email);
}

#[test]
fn who_shares_a_name_is_not_told_apart() {
    let mut people = ilse();
    people.push(Person { id: "p-2".into(), name: "Ilse Meier".into(), ..Person::default() });
    let scanner = Scanner::new(&people);
    let subject = |text: &str| scanner.hits(text, Look::All).pop().map(|hit| hit.subject);
    assert_eq!(subject("then Ilse came"), Some(Subject::Word("Ilse".into())));
    assert_eq!(subject("then Ilse Meier came"), Some(Subject::Person("p-2".into())));
    assert_eq!(subject("then Brandt came"), Some(person()));
}

#[test]
fn in_names_of_files_only_people_are_looked_for() {
    let people = ilse();
    let hits = Scanner::new(&people).hits("ilse-Own-bank-2", Look::Names);
    assert_eq!(hits.len(), 1);
}

#[test]
fn names_in_letters_without_case_are_found_within_words() {
    let people =
        vec![Person { id: "p-9".into(), name: "田中 太郎".into(), ..Person::default() }];
    let hits = Scanner::new(&people).hits("田中さんが直した", Look::All);
    assert_eq!(hits.len(), 1, "{hits:?}");
}

#[test]
fn hits_stand_in_order_and_never_over_each_other() {
    let text =
        "Ilse@db-1.example.org Brandt/Ilse,Bea +49 30 1234567Ilse #Ilse-1 @@Ilse http://Ilse";
    let people = ilse();
    let hits = Scanner::new(&people).hits(text, Look::All);
    assert!(hits.windows(2).all(|two| two[0].at.end <= two[1].at.start), "{hits:?}");
    assert!(hits.iter().all(|hit| text.get(hit.at.clone()).is_some()));
}
