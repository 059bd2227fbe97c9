//! The guide on paper: an interview's phases, minutes and questions on one page of Markdown.
//!
//! Holds no name: the interviewee is a role. Never touches the disk.

mod markdown;

use std::collections::HashSet;

use crate::guide::{
    library::Library,
    protocol::{Phase, Protocol},
    question::{Bank, Blanks, MINUTES_EACH, Question},
    suggest::{self, Suggested, question_of},
};
use crate::interview::{Interview, QuestionRef};

use markdown::escaped;

/// What the page is for.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a> {
    /// The protocol that is followed.
    pub protocol: &'a Protocol,
    /// The incident's title, where there is one.
    pub title: Option<&'a str>,
    /// The system in question, as the incident has it.
    pub system: Option<&'a str>,
    /// The interview, where there is one.
    pub interview: Option<&'a Interview>,
}

/// How many questions a phase has on paper at least, if it has so many.
const FEWEST: usize = 2;

/// How many follow-ups stand at the end.
const FOLLOW_UPS: usize = 4;

/// The page. The same library and interview give the same page.
#[must_use]
pub fn printed(library: &Library, paper: &Paper<'_>) -> String {
    let blanks = blanks(paper);
    let mut page =
        Page { library, paper, blanks, put: HashSet::new(), picked: false, text: String::new() };
    page.head();
    page.must_asks();
    let minutes = page.minutes();
    for phase in &paper.protocol.phases {
        let budget = paper.protocol.budget(&phase.id, minutes).unwrap_or(0);
        page.phase(phase, budget);
    }
    page.follow_ups();
    page.assumptions();
    page.text
}

fn blanks(paper: &Paper<'_>) -> Blanks {
    let planned = paper.interview.and_then(|interview| interview.plan().system.clone());
    let system = planned.or_else(|| paper.system.map(str::to_owned));
    Blanks { system, ..Blanks::default() }
}

/// A page being written.
struct Page<'a> {
    library: &'a Library,
    paper: &'a Paper<'a>,
    blanks: Blanks,
    /// What stands on it already: ids of bank and question.
    put: HashSet<(&'a str, &'a str)>,
    /// Whether the lines picked beforehand do.
    picked: bool,
    text: String,
}

impl<'a> Page<'a> {
    fn minutes(&self) -> u32 {
        let planned = self.paper.interview.map(|interview| interview.plan().planned_minutes);
        planned.filter(|planned| *planned > 0).unwrap_or(self.paper.protocol.minutes)
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn head(&mut self) {
        let protocol = &self.paper.protocol.title;
        let title = self.paper.title.filter(|title| !title.trim().is_empty());
        let role = self.paper.interview.and_then(|it| it.plan().interviewee.role.as_deref());
        let minutes = format!("{} minutes", self.minutes());
        let below: Vec<&str> = [role, title.map(|_| protocol.as_str()), Some(minutes.as_str())]
            .into_iter()
            .flatten()
            .filter(|part| !part.trim().is_empty())
            .collect();
        let below: Vec<String> = below.into_iter().map(escaped).collect();
        self.line(&format!("# {}\n", escaped(title.unwrap_or(protocol))));
        self.line(&below.join(" · "));
    }

    /// What must be asked, first, since it is what paper is read for when time runs short.
    fn must_asks(&mut self) {
        let asks = self.paper.interview.map(Interview::must_asks).unwrap_or_default();
        let found = asks.iter().filter_map(|named| find(self.library, named));
        let found: Vec<_> = found.collect();
        if found.is_empty() {
            return;
        }
        self.line("\n## Must ask\n");
        for (bank, question) in found {
            self.question(bank, question);
        }
    }

    fn phase(&mut self, phase: &Phase, minutes: u32) {
        let time = if phase.share == 0 { "off the clock".to_owned() } else { min(minutes) };
        let kept = if phase.protected { ", protected" } else { "" };
        self.line(&format!("\n## {} · {time}{kept}\n", escaped(&phase.title)));
        self.line(&format!("*{}*\n", escaped(&phase.goal)));
        self.listed("Do", &phase.do_);
        self.listed("Don't", &phase.dont);
        self.anchors(phase);
        let all = self.fitting(phase);
        let room = usize::try_from(minutes.div_ceil(MINUTES_EACH)).unwrap_or(usize::MAX);
        let room = if phase.listen { FEWEST } else { room.max(FEWEST) };
        let shown = rounds(&all, room);
        for (bank, question) in &shown {
            self.question(bank, question);
        }
        let count: usize = all.iter().map(|(_, questions)| questions.len()).sum();
        if count > shown.len() {
            let more = count - shown.len();
            self.line(&format!("- and {more} more in {}", places(&all)));
        }
    }

    /// The lines picked beforehand, where they are asked about first. Whatever else says their words
    /// back stays away then.
    fn anchors(&mut self, phase: &Phase) {
        let anchors = self.paper.interview.map(Interview::anchors).unwrap_or_default();
        if self.picked || !suggest::due(self.paper.protocol, &phase.id) {
            return;
        }
        self.picked = true;
        for anchor in anchors {
            let put = question_of(self.library, &phase.id, anchor, &self.blanks);
            let place = anchor.place.as_ref().map(|place| format!(" ({})", escaped(place)));
            self.line(&format!("- [ ] {}{}", escaped(&put.wording), place.unwrap_or_default()));
            let Suggested::Anchor { question: Some(named), .. } = put.what else { continue };
            let known = find(self.library, &named);
            self.put.extend(known.map(|(bank, question)| (&*bank.id, &*question.id)));
        }
    }

    /// What was assumed, last: it is what to hold aside.
    fn assumptions(&mut self) {
        let all = self.paper.interview.map(Interview::assumptions).unwrap_or_default();
        let all: Vec<String> = all.iter().map(|assumed| escaped(assumed)).collect();
        if !all.is_empty() {
            self.line(&format!("\n**Held aside, assumed beforehand:** {}", all.join(" · ")));
        }
    }

    /// `- **Do:** Greet them. Go slowly.`
    fn listed(&mut self, name: &str, what: &[String]) {
        if !what.is_empty() {
            let what = what.iter().map(|line| escaped(line.trim_end_matches('.')) + ".");
            self.line(&format!("- **{name}:** {}", what.collect::<Vec<_>>().join(" ")));
        }
    }

    fn question(&mut self, bank: &'a Bank, question: &'a Question) {
        if let Some(wording) = question.wording(&self.blanks) {
            self.put.insert((&bank.id, &question.id));
            self.line(&format!("- [ ] {}", escaped(&wording)));
        }
    }

    /// The questions for a phase that stand nowhere yet, bank by bank: the phase's banks as far as
    /// they were chosen, then chosen ones that say they fit it.
    fn fitting(&self, phase: &Phase) -> Vec<(&'a Bank, Vec<&'a Question>)> {
        let library = self.library;
        let chosen = self.paper.interview.map(|it| it.plan().banks.as_slice()).unwrap_or_default();
        let wanted = |bank: &&Bank| chosen.is_empty() || chosen.contains(&bank.id);
        let own = phase.banks.iter().filter_map(|id| library.bank(id)).filter(wanted);
        let own = own.filter(|bank| !bank.follow_up).map(|bank| {
            let fitting = fitting(bank, &phase.id);
            // A protocol may name its phases as no bank does; then its list alone decides.
            let all = fitting.is_empty().then(|| bank.questions.iter().collect());
            (bank, all.unwrap_or(fitting))
        });
        let others = library.topics().filter(|bank| chosen.contains(&bank.id));
        let others = others.filter(|bank| !phase.banks.contains(&bank.id));
        let others = others.map(|bank| (bank, fitting(bank, &phase.id)));
        let mut all: Vec<_> = own.chain(others).collect();
        for (bank, questions) in &mut all {
            let open = |question: &&Question| {
                let put = self.put.contains(&(bank.id.as_str(), question.id.as_str()));
                !put && question.wording(&self.blanks).is_some()
            };
            questions.retain(open);
        }
        all.retain(|(_, questions)| !questions.is_empty());
        all
    }

    fn follow_ups(&mut self) {
        let banks = self.library.banks.iter().filter(|bank| bank.follow_up);
        let all = banks.flat_map(|bank| bank.questions.iter());
        let words = all.filter_map(|question| question.wording(&self.blanks));
        let words: Vec<String> = words.take(FOLLOW_UPS).map(|words| escaped(&words)).collect();
        if !words.is_empty() {
            self.line(&format!("\n**After any answer:** {}", words.join(" · ")));
        }
    }
}

fn find<'a>(library: &'a Library, named: &QuestionRef) -> Option<(&'a Bank, &'a Question)> {
    let bank = library.bank(&named.bank)?;
    Some((bank, bank.question(&named.question)?))
}

fn fitting<'a>(bank: &'a Bank, phase: &str) -> Vec<&'a Question> {
    bank.questions.iter().filter(|question| bank.fits(question, phase)).collect()
}

fn places(all: &[(&Bank, Vec<&Question>)]) -> String {
    let titles = all.iter().map(|(bank, _)| format!("“{}”", escaped(&bank.title)));
    titles.collect::<Vec<_>>().join(", ")
}

fn min(minutes: u32) -> String {
    if minutes == 0 { "under a minute".to_owned() } else { format!("{minutes} min") }
}

/// At most `room` questions: the first of each bank, then the second of each, and so on, set in the
/// order of the banks.
fn rounds<'a>(all: &[(&'a Bank, Vec<&'a Question>)], room: usize) -> Vec<(&'a Bank, &'a Question)> {
    let placed = all.iter().enumerate().flat_map(|(at, (bank, questions))| {
        let each = questions.iter().enumerate();
        each.map(move |(round, question)| (round, at, *bank, *question))
    });
    let mut placed: Vec<_> = placed.collect();
    placed.sort_by_key(|(round, at, ..)| (*round, *at));
    placed.truncate(room);
    placed.sort_by_key(|(round, at, ..)| (*at, *round));
    placed.into_iter().map(|(.., bank, question)| (bank, question)).collect()
}

#[cfg(test)]
mod tests;
