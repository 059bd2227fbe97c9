//! Withdrawal: out of what is kept here, out of what went out, and what git still holds of that.

use std::path::Path;

use crate::{
    interview::{
        Interview,
        echo::echoes,
        entry::Entry,
        note::Reply,
        purge::{Purge, Why},
    },
    tui::effect::{Place, Trouble},
    world::{
        disk::home::{Home, purge::Outcome},
        git::{self, Commit, Held},
    },
};

/// How many commits are named.
const NAMED: usize = 12;

/// What became of something that was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Withdrawn {
    /// What was done, one a line.
    pub done: Vec<String>,
    /// What is still to be done, by somebody, one a line.
    pub left: Vec<String>,
}

/// Takes it out of everything that can be reached from here.
///
/// # Errors
/// If somebody else holds the interview, or something cannot be written; the next start tries again.
pub fn withdraw(home: &Home, place: &Place, purge: Purge) -> Result<Withdrawn, Trouble> {
    let (before, _no_journal) = home.open(place, None)?;
    let words = words(&before.interview, &purge);
    let all = purge.why == Why::Withdrawn;
    let outcomes = home.purge(place, purge)?;
    let mut told = Withdrawn::default();
    for outcome in &outcomes {
        told.outcome(outcome);
        let holds = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes);
            all || words.iter().any(|words| echoes(words, &text))
        };
        told.git(&outcome.file, git::commits(&outcome.file, holds));
    }
    let (after, _no_journal) = home.open(place, None)?;
    told.still_here(&after.interview, &words);
    Ok(told)
}

/// What the entries that leave say.
fn words(interview: &Interview, purge: &Purge) -> Vec<String> {
    let entries = purge.ids.iter().filter_map(|id| interview.entry(*id));
    let said = |entry: &Entry| {
        let reply = entry.note().and_then(|note| note.reply.as_ref());
        let fixed = if let Some(Reply::Fix(fixed)) = reply { Some(fixed.clone()) } else { None };
        std::iter::once(entry.text.clone()).chain(fixed)
    };
    entries.flat_map(said).collect()
}

impl Withdrawn {
    fn outcome(&mut self, outcome: &Outcome) {
        let file = outcome.file.display();
        if outcome.out {
            self.done.push(format!("taken out of {file}"));
            self.left.extend(outcome.why.as_ref().map(|why| format!("in {file}, {why}")));
        } else {
            let why = outcome.why.as_deref().unwrap_or("it could not be changed");
            self.left.push(format!("{file} still holds it: {why}"));
        }
    }

    fn git(&mut self, file: &Path, held: Held) {
        match held {
            Held::NoWorkTree => {}
            Held::Unknown(tree, why) => self.left.push(format!(
                "{} lies in a git work tree ({}), and whether its history holds it is not known: {why}",
                file.display(),
                tree.display()
            )),
            Held::Commits(tree, commits) if commits.is_empty() => {
                self.done.push(format!("no commit in {} holds it", tree.display()));
            }
            Held::Commits(tree, commits) => self.commits(file, &tree, &commits),
        }
    }

    fn commits(&mut self, file: &Path, tree: &Path, commits: &[Commit]) {
        let path = file.strip_prefix(tree).unwrap_or(file).display();
        let named = commits.iter().take(NAMED);
        let named = named.map(|c| format!("{} of {}", c.id.get(..12).unwrap_or(&c.id), c.day));
        let named = named.collect::<Vec<_>>().join(", ");
        let more = commits.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let then = if file.exists() {
            format!("copy {path} into it as it is now, commit, and push all branches by force")
        } else {
            "push all branches of it by force".to_owned()
        };
        self.left.extend([
            format!("git still holds it in {}, since: {named}{more}", tree.display()),
            "to take it out of the history: have everybody push, and make a fresh clone".to_owned(),
            format!("in it: git filter-repo --invert-paths --path '{path}'"),
            then,
            "have everybody delete their clones; what others copied can't be called back"
                .to_owned(),
        ]);
    }

    /// What else in the interview says the same words, which only a person can judge.
    fn still_here(&mut self, interview: &Interview, words: &[String]) {
        let echoing = |entry: &&Entry| words.iter().any(|words| echoes(words, &told(entry)));
        let stream = interview.stream().filter(|entry| !entry.withdrawn && !entry.is_off());
        let names: Vec<String> = stream.filter(echoing).map(Entry::name).collect();
        if !names.is_empty() {
            self.left
                .push(format!("look at {}: some of the same words stand there", names.join(", ")));
        }
    }
}

/// Everything an entry says.
fn told(entry: &Entry) -> String {
    let finding = entry.finding();
    let learned = finding.map(|finding| finding.learned.as_str()).unwrap_or_default();
    let wonders = finding.map(|finding| finding.wonders.join("\n")).unwrap_or_default();
    [&entry.text, learned, &wonders].join("\n")
}
