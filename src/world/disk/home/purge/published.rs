//! What was withdrawn leaves the files that went out, too: those that are still as they were written.
//! Of the others it is said that they still hold it; nothing is claimed that was not done.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::findings::{
    Findings, from_yaml,
    sent::{Sent, SentLine, Stage},
    taken_out::{saying, taken_out},
    to_yaml,
};
use crate::interview::{
    echo::echoes,
    purge::{Purge, Why},
};
use crate::tui::effect::Trouble;
use crate::world::disk::{
    atomic,
    home::{ledger::Seal, purge::Purging},
    read_capped,
};

/// The largest file that is rewritten, in bytes.
const CAP: u64 = 64 * 1024 * 1024;

/// What became of a file that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The file.
    pub file: PathBuf,
    /// Whether it holds nothing of it any more, as far as lines have names.
    pub out: bool,
    /// Why not, where it does; or what else in it says the words.
    pub why: Option<String>,
}

/// What is to leave, as files that went out name it.
struct Leaving<'a> {
    why: Why,
    entries: Vec<String>,
    words: &'a [String],
}

impl Leaving<'_> {
    fn echoes(&self, text: &str) -> bool {
        self.words.iter().any(|words| echoes(words, text))
    }

    fn concerns(&self, sent: &Sent) -> bool {
        let holds = |line: &SentLine| self.entries.contains(&line.entry);
        let holds = sent.lines.iter().any(holds);
        self.why == Why::Withdrawn || holds || sent.left.iter().any(|e| self.entries.contains(e))
    }
}

/// Takes what is to leave out of all that went out of the interview.
pub(super) fn take_out(
    purging: &Purging<'_>,
    purge: &Purge,
    words: &[String],
) -> Result<Vec<Outcome>, Trouble> {
    let (home, place) = (purging.home, purging.place);
    let entries = purge.ids.iter().map(|id| format!("n{id}")).collect();
    let leaving = Leaving { why: purge.why, entries, words };
    let concerned = |sent: &Sent| sent.interview == place.interview && leaving.concerns(sent);
    let all: Vec<Sent> = home.sent(&place.incident)?.into_iter().filter(concerned).collect();
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let seal = home.seal()?;
    let mut outcomes = Vec::new();
    for sent in all {
        let (now, outcome) = one(purging, &leaving, &seal, &sent);
        home.change_sent(&place.incident, |all| {
            all.iter_mut().filter(|other| **other == sent).for_each(|other| *other = now.clone());
        })?;
        outcomes.extend(outcome);
    }
    Ok(outcomes)
}

/// What is to be written down of a file now, and what became of it.
fn one(
    purging: &Purging<'_>,
    leaving: &Leaving<'_>,
    seal: &Seal,
    sent: &Sent,
) -> (Sent, Option<Outcome>) {
    let file = PathBuf::from(&sent.file);
    let done = match read_capped(&file, CAP) {
        Ok(bytes) => take_out_of(purging, leaving, (&file, &bytes), (seal, sent)),
        Err(_) if is_missing(&file) => Ok(Done::Gone),
        Err(trouble) => Err(trouble.what),
    };
    let mut now = sent.clone();
    let held =
        |line: &SentLine| leaving.why == Why::Withdrawn || leaving.entries.contains(&line.entry);
    let (held, kept): (Vec<_>, Vec<_>) = sent.lines.iter().cloned().partition(held);
    let mut names: Vec<String> =
        held.into_iter().map(|line| line.entry).chain(sent.left.clone()).collect();
    names.dedup();
    now.lines = kept;
    now.hash.clear();
    let outcome = match done {
        Ok(done) => {
            now.gone.extend(names);
            now.left.clear();
            match done {
                Done::Gone => None,
                Done::Rewritten { hash, saying } => {
                    now.hash = hash;
                    let why = (!saying.is_empty()).then(|| {
                        format!("look at {}: some of the same words stand there", saying.join(", "))
                    });
                    Some(Outcome { file, out: true, why })
                }
                Done::Removed => Some(Outcome { file, out: true, why: None }),
            }
        }
        Err(why) => {
            now.left = names;
            Some(Outcome { file, out: false, why: Some(why) })
        }
    };
    now.stage = if now.stage == Stage::Begun { Stage::Out } else { now.stage };
    (now, outcome)
}

/// What was done about a file.
enum Done {
    /// It is there no more.
    Gone,
    /// It holds the rest, which comes to this; these lines of it still say the words.
    Rewritten { hash: String, saying: Vec<String> },
    /// It was all about what was withdrawn.
    Removed,
}

fn take_out_of(
    purging: &Purging<'_>,
    leaving: &Leaving<'_>,
    (file, bytes): (&Path, &[u8]),
    (seal, sent): (&Seal, &Sent),
) -> Result<Done, String> {
    let device = purging.home.device();
    let ours = !sent.hash.is_empty() && seal.of(bytes) == sent.hash;
    let findings = str::from_utf8(bytes).ok().and_then(|text| from_yaml(text).ok());
    if leaving.why == Why::Withdrawn {
        if !ours {
            return Err(CHANGED.to_owned());
        }
        let removed = device.remove(file);
        let removed = removed.and_then(|()| device.sync_dir(file.parent().unwrap_or(file)));
        return removed.map(|()| Done::Removed).map_err(|error| error.to_string());
    }
    let Some(findings) = findings else {
        let changed = if ours { "it is no YAML: write it again, or delete it" } else { CHANGED };
        return Err(changed.to_owned());
    };
    let names = names(leaving, sent);
    let rest = taken_out(findings.clone(), &names, |text| leaving.echoes(text));
    let text = to_yaml(&rest);
    if !ours && (holds(&findings, &names) || rest != findings) {
        return Err(CHANGED.to_owned());
    }
    if ours {
        let written = atomic::share_over(device, file, text.as_bytes());
        written.map_err(|error| error.to_string())?;
    }
    let saying = saying(&rest, |text| leaving.echoes(text));
    let hash = if ours { seal.of(text.as_bytes()) } else { seal.of(bytes) };
    Ok(Done::Rewritten { hash, saying })
}

const CHANGED: &str = "it changed since it was written: take the words out by hand";

/// What the file calls the lines that are to leave.
fn names(leaving: &Leaving<'_>, sent: &Sent) -> Vec<String> {
    let held = sent.lines.iter().filter(|line| leaving.entries.contains(&line.entry));
    held.map(|line| line.name.clone()).collect()
}

fn holds(findings: &Findings, names: &[String]) -> bool {
    let quotes = findings.quotes.iter().map(|quote| &quote.id);
    quotes.chain(findings.notes.iter().map(|note| &note.id)).any(|id| names.contains(id))
}

fn is_missing(file: &Path) -> bool {
    std::fs::symlink_metadata(file).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}
