//! The key tables of all screens.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use super::Desk;
use crate::tui::keys::{
    global::{GLOBAL, QUESTION_MARK},
    press::Press,
    table::{self, Binding, Row},
};
use crate::tui::screens::{
    after, browser, catch_up, export, home, live, mirror, names, prepare, review, share_back,
};

/// A mode with its own keys: its name, its rows, their presses.
type Mode = (&'static str, Vec<Row>, Vec<&'static [Press]>);

/// Every mode.
fn modes() -> Vec<Mode> {
    fn mode<A>(name: &'static str, bindings: &'static [Binding<A>]) -> Mode {
        (name, table::rows(bindings), bindings.iter().map(|binding| binding.presses).collect())
    }
    vec![
        mode("everywhere", GLOBAL),
        mode("home", home::keys::HOME),
        mode("home, a new incident", home::keys::NEW),
        mode("home, the topics", home::keys::TOPICS),
        mode("prepare", prepare::keys::PREPARE),
        mode("prepare, the must-asks", prepare::keys::MUST_ASKS),
        mode("prepare, lines", prepare::keys::LINES),
        mode("live, the line", live::keys::COMPOSER),
        mode("live, in the stream", live::keys::SELECTED),
        mode("live, the pause card", live::keys::CARD),
        mode("export", export::keys::EXPORT),
        mode("mirror", mirror::keys::MIRROR),
        mode("catch up", catch_up::keys::CATCH_UP),
        mode("catch up, the words", catch_up::keys::WRITING),
        mode("after", after::keys::AFTER),
        mode("after, the notes", after::keys::STREAM),
        mode("after, a list", after::keys::THINGS),
        mode("after, one thing", after::keys::SHEET),
        mode("after, the words", after::keys::WRITING),
        mode("question banks", browser::keys::BROWSER),
        mode("names", names::keys::NAMES),
        mode("a role for a name", names::keys::ROLE),
        mode("what came back, the file", share_back::keys::FILE),
        mode("what came back", share_back::keys::CAME_BACK),
    ]
    .into_iter()
    .chain(board())
    .collect()
}

/// The board's modes: the keys of each tab beside those of all.
fn board() -> Vec<Mode> {
    use review::keys::{AGENDA, CONTRASTS, EVERYWHERE, QUESTIONS, SAID, THEMES, TIMELINE, TYPING};
    let mode = |name, own: &'static [Binding<review::keys::Action>]| {
        let all = own.iter().chain(if name == TYPED { &[] } else { EVERYWHERE });
        let mut rows = table::rows(own);
        rows.extend(table::rows(if name == TYPED { &[] } else { EVERYWHERE }));
        (name, rows, all.map(|binding| binding.presses).collect())
    };
    vec![
        mode("board, themes", THEMES),
        mode("board, what was said", SAID),
        mode("board, contrasts", CONTRASTS),
        mode("board, timeline", TIMELINE),
        mode("board, questions", QUESTIONS),
        mode("board, agenda", AGENDA),
        mode(TYPED, TYPING),
    ]
}

/// The mode in which a line is typed on the board.
const TYPED: &str = "board, a line";

#[test]
fn no_key_is_bound_twice_in_one_mode() {
    for (mode, rows, presses) in modes() {
        let mut bound = HashMap::new();
        let everywhere = GLOBAL.iter().filter(|_| mode != "everywhere");
        bound.extend(everywhere.flat_map(|b| b.presses.iter().map(|press| (*press, b.name))));
        for (row, presses) in rows.iter().zip(presses) {
            for press in presses {
                let before = bound.insert(*press, &*row.name);
                assert_eq!(before, None, "{mode}: {press} is also `{}`", row.name);
            }
        }
    }
}

#[test]
fn what_works_all_over_a_review_is_bound_to_nothing_else_on_either_side() {
    let everywhere: HashSet<Press> =
        after::keys::AFTER.iter().flat_map(|binding| binding.presses.iter().copied()).collect();
    for table in [after::keys::STREAM, after::keys::THINGS, after::keys::SHEET] {
        for press in table.iter().flat_map(|binding| binding.presses) {
            assert!(!everywhere.contains(press), "{press}");
        }
    }
}

#[test]
fn help_outside_of_text_is_bound_to_nothing_else() {
    for (mode, _, presses) in modes() {
        assert!(presses.iter().all(|presses| !presses.contains(&QUESTION_MARK)), "{mode}");
    }
}

#[test]
fn every_row_has_a_name_and_a_group_and_no_name_stands_twice() {
    for (mode, rows, _) in modes() {
        let mut names = HashSet::new();
        for row in rows {
            assert!(!row.name.is_empty() && !row.group.is_empty(), "{mode}: {row:?}");
            assert!(names.insert(row.name.clone()), "{mode}: `{}` twice", row.name);
        }
    }
}

#[test]
fn every_key_of_a_key_row_is_in_the_help() {
    let (home, live) = (Desk::new(80, 24).app.rows(), Desk::live(80, 24).app.rows());
    let mut prepare = Desk::new(80, 24);
    super::screens::prepare_empty(&mut prepare);
    let prepare = prepare.app.rows();
    let mut mirror = Desk::live(80, 24);
    let mirror = super::after::to_mirror(&mut mirror).app.rows();
    let mut catch_up = Desk::live(80, 24);
    let catch_up = super::after::to_catch_up(&mut catch_up).app.rows();
    let mut after = Desk::live(80, 24);
    let after = super::review::to_review(&mut after).app.rows();
    let banks = Desk::new(80, 24).keys("b").app.rows();
    let mut names = Desk::live(80, 24);
    super::screens::over_names(&mut names);
    let names = names.app.rows();
    let mut came_back = Desk::new(80, 24);
    super::share_back::came_back(&mut came_back, super::share_back::returned());
    let came_back = came_back.app.rows();
    let (themes, said, contrasts) = (at_board("1"), at_board("1<enter>"), at_board("2"));
    let (timeline, questions, agenda) = (at_board("3"), at_board("4"), at_board("6"));
    let typed = at_board("g");
    for (mode, rows, _) in modes() {
        let help = match mode {
            "board, themes" => &themes,
            "board, what was said" => &said,
            "board, contrasts" => &contrasts,
            "board, timeline" => &timeline,
            "board, questions" => &questions,
            "board, agenda" => &agenda,
            TYPED => &typed,
            "home" | "home, a new incident" | "home, the topics" => &home,
            "prepare" | "prepare, the must-asks" | "prepare, lines" => &prepare,
            "mirror" => &mirror,
            "catch up" | "catch up, the words" => &catch_up,
            mode if mode.starts_with("after") => &after,
            "question banks" => &banks,
            "names" | "a role for a name" => &names,
            mode if mode.starts_with("what came back") => &came_back,
            _ => &live,
        };
        for row in rows.iter().filter(|row| !row.hint.is_empty()) {
            assert!(!row.keys.is_empty(), "{mode}: `{}` has a hint and no key", row.name);
            assert!(help.contains(row), "{mode}: `{}` is not in the help", row.name);
        }
    }
}

/// The help on the board after these keys.
fn at_board(keys: &str) -> Vec<Row> {
    let mut desk = Desk::new(80, 24);
    super::board::themes(&mut desk);
    desk.keys(keys).app.rows()
}

#[test]
fn which_key_does_what() {
    let mut all = String::new();
    for (mode, rows, _) in modes() {
        writeln!(all, "{mode}").unwrap();
        for row in rows {
            let Row { keys, name, hint, group } = row;
            let hint = if hint.is_empty() { String::new() } else { format!(" ({hint})") };
            writeln!(all, "  {keys:<26} {group}: {name}{hint}").unwrap();
        }
    }
    insta::assert_snapshot!(all);
}
