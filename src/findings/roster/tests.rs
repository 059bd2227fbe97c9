//! What `roster` promises, tested.

use super::*;

fn group(role: &str, team: &str, people: u32) -> Group {
    let team = Some(team.to_owned()).filter(|team| !team.is_empty());
    Group { role: role.into(), team, people, ..Group::default() }
}

fn roster(groups: &[Group], broader: &[(&str, &str)]) -> Roster {
    let broader = broader.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    Roster { groups: groups.to_vec(), broader, ..Roster::default() }
}

fn of(role: &str, team: &str) -> Interviewee {
    Interviewee { role: Some(role.into()), team: Some(team.into()), ..Interviewee::default() }
}

#[test]
fn a_role_is_shown_if_enough_hold_it_and_not_if_one_fewer_does() {
    for people in 0..6 {
        let roster = roster(&[group("SRE", "", people)], &[]);
        let shown = roster.shown(&of("sre", "platform"));
        assert_eq!(shown.as_ref().map(|shown| shown.role.as_str()), (people >= 3).then_some("SRE"));
        assert!(shown.is_none_or(|shown| shown.team.is_none()), "nobody said which team");
    }
}

#[test]
fn no_roster_goes_under_two() {
    let one = Roster { at_least: 0, ..roster(&[group("SRE", "", 1)], &[]) };
    assert_eq!((one.enough(), one.shown(&of("SRE", "x"))), (2, None));
    let two = Roster { at_least: 1, ..roster(&[group("SRE", "", 2)], &[]) };
    assert_eq!(two.shown(&of("SRE", "x")).unwrap().holders, 2);
}

#[test]
fn the_nearest_broader_role_that_enough_hold_stands_in() {
    let tree = [("DBA", "engineer"), ("SRE", "engineer"), ("engineer", "responder")];
    let few = roster(&[group("DBA", "", 1), group("SRE", "", 1), group("lead", "", 4)], &tree);
    assert_eq!(few.coarse("DBA"), None);
    let more = roster(&[group("DBA", "", 1), group("SRE", "", 2)], &tree);
    assert_eq!(more.coarse("dba").as_deref(), Some("engineer"));
    let most = roster(&[group("DBA", "", 1), group("responder", "", 2)], &tree);
    assert_eq!(most.coarse("DBA").as_deref(), Some("responder"));
    assert_eq!(most.coarse("somebody else"), None);
}

#[test]
fn a_tree_that_bites_its_tail_ends() {
    let round = roster(&[group("a", "", 1)], &[("a", "b"), ("b", "a")]);
    assert_eq!((round.coarse("a"), round.holders("b")), (None, 1));
}

#[test]
fn the_combination_counts_and_not_each_alone() {
    let groups =
        [group("SRE", "platform", 2), group("SRE", "search", 3), group("lead", "platform", 9)];
    let roster = roster(&groups, &[]);
    assert_eq!(roster.shown(&of("SRE", "platform")).unwrap().team, None);
    assert_eq!(roster.shown(&of("SRE", "Search")).unwrap().team.as_deref(), Some("Search"));
    let on_call = |on| Group { on_call_then: Some(on), ..group("SRE", "search", 2) };
    let roster = Roster { groups: vec![on_call(true), on_call(false)], ..Roster::default() };
    let shown =
        roster.shown(&Interviewee { on_call_then: Some(true), ..of("SRE", "search") }).unwrap();
    assert_eq!((shown.team.as_deref(), shown.on_call_then), (Some("search"), None));
}

#[test]
fn how_long_is_shown_roughly_and_only_if_enough_share_it() {
    let since = |months| Group { months_here: Some(months), ..group("SRE", "", 1) };
    let person = Interviewee { months_here: Some(13), ..of("SRE", "") };
    let shared = Roster { groups: [12, 20, 23, 60].map(since).to_vec(), ..Roster::default() };
    assert_eq!(shared.shown(&person).unwrap().here, Some(Tenure::OneToTwoYears));
    let apart = Roster { groups: [12, 20, 24, 60].map(since).to_vec(), ..Roster::default() };
    assert_eq!(apart.shown(&person).unwrap().here, None);
}

#[test]
fn a_count_in_all_keeps_what_is_told_unless_there_are_fewer() {
    let told = Group { on_call_then: Some(true), ..group("SRE", "search", 2) };
    let mut roster =
        Roster { groups: vec![told.clone(), group("SRE", "", 1)], ..Roster::default() };
    for people in [5, 5, 3, 7] {
        roster.hold("sre ", people);
        assert_eq!(
            (roster.holders("SRE"), roster.groups.len()),
            (people, 2),
            "{:?}",
            roster.groups
        );
        assert!(roster.groups.contains(&told) || people == 3);
        roster = Roster { groups: vec![told.clone(), group("SRE", "", 1)], ..Roster::default() };
    }
    roster.hold("SRE", 1);
    assert_eq!((roster.holders("SRE"), roster.groups.len()), (1, 1));
    roster.hold("SRE", 0);
    assert!(roster.groups.is_empty());
}

#[test]
fn a_count_is_said_anew() {
    let mut roster = Roster::default();
    roster.set(" SRE ", None, 2);
    roster.set("sre", None, 4);
    roster.set("SRE", Some("search"), 1);
    assert_eq!(roster.holders("SRE"), 5);
    roster.set("SRE", None, 0);
    assert_eq!(roster.holders("SRE"), 1);
}
