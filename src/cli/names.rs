//! `firsthand names`: names and the like in what would go out, and what is to become of each.

use chrono::Local;
use clap::Args;

use crate::findings::{self, Ask, Found, Judgment, Known, Subject, Verdict};
use crate::interview::consent::Attribution;
use crate::tui::{
    effect::{Opened, Trouble},
    topics::topics,
};
use crate::world::disk::{home::Home, paths::Dirs};

use super::{Ending, library, named, said, say};

/// What `names` takes.
#[derive(Debug, Args)]
pub(super) struct Names {
    /// The interview's id, or the beginning of one
    id: String,
    /// This word may stand as it is
    #[arg(long, value_name = "WORD")]
    keep: Vec<String>,
    /// A role in brackets stands in its place; without one, that of the person
    #[arg(long, value_name = "WORD=ROLE")]
    role: Vec<String>,
    /// It is cut
    #[arg(long, value_name = "WORD")]
    cut: Vec<String>,
    /// It is open again
    #[arg(long, value_name = "WORD")]
    undo: Vec<String>,
}

type Decided = (Subject, Option<Judgment>);

pub(super) fn run(asked: &Names, dirs: Dirs) -> Result<Ending, Trouble> {
    let library = library(&dirs);
    let home = Home::at(dirs)?;
    let place = named(&home, &asked.id)?;
    let (mut opened, _no_journal) = home.open(&place, None)?;
    let topics = topics(&opened.interview, &library);
    let level = opened.interview.consent().map(|consent| consent.attribution);
    let ask = Ask { level: level.unwrap_or(Attribution::Anonymous), draft: false };
    let Opened { interview, incident, known, .. } = &mut opened;
    let found = findings::names(interview, incident, known, &topics, ask);
    let decided = decided(asked, &found, known)?;
    if !decided.is_empty() {
        home.judge(&place.incident, decided)?;
        *known = home.known(&place);
    }
    Ok(print(&found, known))
}

/// Every decision, or why one cannot be made; then none is.
fn decided(asked: &Names, found: &[Found], known: &Known) -> Result<Vec<Decided>, Trouble> {
    let role = |word: &String| match word.split_once('=') {
        Some((word, role)) => (word.to_owned(), Verdict::Role(Some(role.trim().to_owned()))),
        None => (word.clone(), Verdict::Role(None)),
    };
    let keep = asked.keep.iter().map(|word| (word.clone(), Verdict::Keep));
    let cut = asked.cut.iter().map(|word| (word.clone(), Verdict::Cut));
    let verdicts = keep.chain(asked.role.iter().map(role)).chain(cut);
    let mut decided = Vec::new();
    for (word, verdict) in verdicts {
        let found = meant(&word, found, known)?;
        let judgment = found.judge(verdict, Local::now().date_naive());
        let judgment =
            judgment.map_err(|unfit| said(format!("`{word}`: {unfit}"), "nothing was kept"))?;
        decided.push((found.subject.clone(), Some(judgment)));
    }
    for word in &asked.undo {
        decided.push((meant(word, found, known)?.subject.clone(), None));
    }
    Ok(decided)
}

/// The one thing of this interview a word stands for.
fn meant<'a>(word: &str, found: &'a [Found], known: &Known) -> Result<&'a Found, Trouble> {
    let subject = findings::subject(word, known);
    let by_subject = |one: &&Found| Some(&one.subject) == subject.as_ref();
    let shown =
        found.iter().find(|one| one.shown == word).or_else(|| found.iter().find(by_subject));
    shown.ok_or_else(|| {
        let what = format!("`{word}` is not among what is to be judged in this interview");
        said(what, "`firsthand names` with the interview's id lists it")
    })
}

fn print(found: &[Found], known: &Known) -> Ending {
    let rows: Vec<Vec<String>> = found.iter().map(|one| row(one, known)).collect();
    say::table(&rows);
    let open = found.iter().filter(|one| known.judged.verdict(&one.subject).is_none()).count();
    if open == 0 {
        say::remark("everything is judged; read the file before it goes out all the same");
        return Ending::Done;
    }
    let all = say::counted(found.len(), "word");
    say::remark(&format!("{open} of {all} not judged: --keep WORD, --role WORD=ROLE, --cut WORD"));
    Ending::Found
}

fn row(one: &Found, known: &Known) -> Vec<String> {
    let own = || one.role.clone().unwrap_or_default();
    let verdict = match known.judged.verdict(&one.subject) {
        None => "?".to_owned(),
        Some(Verdict::Keep) => "keep".to_owned(),
        Some(Verdict::Role(role)) => format!("[{}]", role.clone().unwrap_or_else(own)),
        Some(Verdict::Cut) => "cut".to_owned(),
    };
    let sentence = one.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    vec![one.shown.clone(), one.class.word().to_owned(), verdict, one.place.clone(), sentence]
}
