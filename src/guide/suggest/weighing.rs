//! What there is to ask, each with the reason that speaks loudest for it.

use std::collections::{HashMap, HashSet};

use crate::guide::{
    cues::Cues,
    library::Library,
    question::{Bank, Blanks, Question},
    suggest::{
        Ids, Parked, Picked, Situation, Suggested, Suggestion, anchors,
        heard::{Heard, heard},
    },
};

/// What makes something worth asking, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    /// Meant to be asked, and these are the minutes kept for it.
    MustNow,
    /// Begins a phase that has its own first question.
    Opening,
    /// Their very last words call for it.
    JustHeard,
    /// Goes deeper into what they are answering.
    Deeper,
    /// They were stopped there, or stopped themselves.
    Thread,
    /// A line was picked beforehand to ask about.
    Anchor,
    /// Something they said before calls for it.
    Heard,
    /// Meant to be asked before the end.
    Must,
    /// Its topic is still untouched.
    Untouched,
    /// Next in its topic.
    Next,
    /// Was put off.
    Later,
}

/// Its reason, and its place among those of the same reason.
type Rank = (Reason, usize);

/// A question that was not asked yet.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    bank: &'a Bank,
    question: &'a Question,
    from: From,
}

/// Why a question is weighed at all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    /// It belongs to the phase.
    Phase,
    /// It belongs elsewhere, and was meant to be asked.
    Elsewhere,
    /// It follows up answers, if their words call for it.
    FollowUp,
}

impl<'a> Candidate<'a> {
    fn ids(&self) -> Ids<'a> {
        (&self.bank.id, &self.question.id)
    }
}

/// Everything that is weighed, looked up once.
pub(super) struct Weighing<'a> {
    library: &'a Library,
    situation: &'a Situation<'a>,
    candidates: Vec<Candidate<'a>>,
    asked: HashSet<Ids<'a>>,
    heard: HashMap<Ids<'a>, Heard<'a>>,
    /// Of each topic that nothing was asked of, the first question.
    untouched: HashSet<Ids<'a>>,
    /// The question that opens the phase, if it has one of its own and did not get to it yet.
    opening: Option<Ids<'a>>,
    /// Whether these are the minutes kept for what was meant to be asked.
    kept_minutes: bool,
}

impl<'a> Weighing<'a> {
    pub(super) fn of(library: &'a Library, cues: &'a Cues, situation: &'a Situation<'a>) -> Self {
        let asked: HashSet<Ids<'_>> = situation.asked.iter().copied().collect();
        let kept_minutes = situation.late || keeps_minutes(situation);
        let mut candidates = of_phase(library, situation);
        let opening = opening(&candidates, situation);
        candidates.extend(follow_ups(library, situation));
        if kept_minutes {
            candidates.extend(elsewhere(library, situation, &candidates));
        }
        candidates.retain(|candidate| !asked.contains(&candidate.ids()));
        let put_off: HashSet<Ids<'_>> = situation.put_off.iter().copied().collect();
        let wanted = candidates.iter().map(|c| (c.ids(), c.bank.follow_up));
        let wanted = wanted.filter(|(ids, _)| !put_off.contains(ids)).collect();
        let heard = heard(cues, situation.notes, &wanted);
        let untouched = untouched(&candidates, &asked, &put_off);
        Self { library, situation, candidates, asked, heard, untouched, opening, kept_minutes }
    }

    /// The question that opens the phase.
    pub(super) fn opening(&self) -> Option<Suggestion> {
        let wanted = self.opening.filter(|ids| !self.situation.put_off.contains(ids))?;
        let first = self.candidates.iter().find(|candidate| candidate.ids() == wanted)?;
        self.put(first, Reason::Opening)
    }

    /// All of it, best first.
    pub(super) fn ranked(&self) -> Vec<Suggestion> {
        let ranks = self.candidates.iter().enumerate();
        let mut ranked: Vec<(Rank, Suggestion)> = ranks
            .filter_map(|(place, candidate)| {
                let rank = self.rank(place, candidate)?;
                Some((rank, self.put(candidate, rank.0)?))
            })
            .collect();
        ranked.extend(self.deeper());
        ranked.extend(self.threads());
        ranked.extend(self.anchors());
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.retain(|((reason, _), _)| *reason == Reason::MustNow || !self.situation.late);
        self.opens_anyway(&mut ranked);
        ranked.into_iter().map(|(_, suggestion)| suggestion).collect()
    }

    /// What speaks loudest for a question, if anything does.
    fn rank(&self, place: usize, candidate: &Candidate<'_>) -> Option<Rank> {
        let ids = candidate.ids();
        let at = |list: &[Ids<'_>]| list.iter().rposition(|entry| *entry == ids);
        let must = at(self.situation.must_asks);
        if let Some(at) = at(self.situation.put_off) {
            return Some((Reason::Later, at));
        }
        if let Some(at) = must.filter(|_| self.kept_minutes) {
            return Some((Reason::MustNow, at));
        }
        if self.opening == Some(ids) {
            return Some((Reason::Opening, 0));
        }
        if let Some(heard) = self.heard.get(&ids) {
            let reason = if heard.just { Reason::JustHeard } else { Reason::Heard };
            return Some((reason, heard.place));
        }
        match (must, candidate.from) {
            (Some(at), _) => Some((Reason::Must, at)),
            (None, From::Phase) if self.untouched.contains(&ids) => {
                Some((Reason::Untouched, place))
            }
            (None, From::Phase) => Some((Reason::Next, place)),
            (None, From::Elsewhere | From::FollowUp) => None,
        }
    }

    /// A candidate as it would be put now.
    fn put(&self, candidate: &Candidate<'_>, reason: Reason) -> Option<Suggestion> {
        let Candidate { bank, question, .. } = candidate;
        let heard = self.heard.get(&candidate.ids());
        let wording = match heard {
            Some(heard) => {
                let their_word = Some(heard.words.clone());
                question.wording(&Blanks { their_word, ..self.situation.blanks.clone() })?
            }
            None => question.wording(self.situation.blanks)?,
        };
        let why_now = match (reason, heard) {
            (Reason::JustHeard | Reason::Heard, Some(heard)) => heard.because(),
            _ => self.why(bank, reason),
        };
        let (bank, question) = (bank.id.clone(), question.id.clone());
        let what = Suggested::Question { bank, question, probe: None };
        Some(Suggestion { what, wording, why_now })
    }

    fn why(&self, bank: &Bank, reason: Reason) -> String {
        match reason {
            Reason::MustNow | Reason::Must => "you meant to ask this".to_owned(),
            Reason::Opening => OPENS.to_owned(),
            Reason::Later => "put off earlier".to_owned(),
            Reason::Deeper => "goes deeper into what they are telling".to_owned(),
            Reason::Untouched => format!("topic not touched yet: {}", bank.title),
            Reason::JustHeard | Reason::Heard | Reason::Thread | Reason::Anchor | Reason::Next => {
                let asked = bank.questions.iter();
                let asked = asked.filter(|q| self.asked.contains(&(&bank.id, &q.id))).count();
                format!("{asked} of {} asked: {}", bank.questions.len(), bank.title)
            }
        }
    }

    /// The first probe of the question being answered that was not put: one for each answer, the rest
    /// is in its list.
    fn deeper(&self) -> Option<(Rank, Suggestion)> {
        let (bank, question) = self.situation.answered?;
        let probes = (0_u8..).zip(&self.library.question(bank, question)?.probes);
        let mut open = probes.filter(|(at, _)| !self.situation.probed.contains(at));
        let (at, probe) = open.next()?;
        if probe.contains('{') || self.situation.put_off.contains(&(bank, question)) {
            return None;
        }
        let why_now = self.why(self.library.bank(bank)?, Reason::Deeper);
        let (bank, question) = (bank.to_owned(), question.to_owned());
        let what = Suggested::Question { bank, question, probe: Some(at) };
        Some(((Reason::Deeper, 0), Suggestion { what, wording: probe.clone(), why_now }))
    }

    /// The oldest thread that was not put off; then those that were.
    fn threads(&self) -> Vec<(Rank, Suggestion)> {
        let due = || self.situation.threads.iter().filter(|thread| thread.due);
        let now = due().find(|thread| !thread.put_off).map(|thread| ((Reason::Thread, 0), thread));
        let later = due().filter(|thread| thread.put_off);
        let later = later.map(|thread| ((Reason::Later, usize::MAX), thread));
        let put = |(rank, thread): (Rank, &Parked<'_>)| {
            let wording = come_back(thread.words);
            let why_now = format!("you parked it at {}", thread.at);
            (rank, Suggestion { what: Suggested::Thread(thread.id), wording, why_now })
        };
        now.into_iter().chain(later).map(put).collect()
    }

    /// The first line picked beforehand that was not put off, once its phase has come; then those that
    /// were.
    fn anchors(&self) -> Vec<(Rank, Suggestion)> {
        let Situation { protocol, phase, blanks, anchors, .. } = *self.situation;
        let due = anchors::due(protocol, phase);
        let all = || anchors.iter().filter(|_| due);
        let now = all().find(|picked| !picked.put_off).map(|picked| ((Reason::Anchor, 0), picked));
        let later = all().filter(|picked| picked.put_off);
        let later = later.map(|picked| ((Reason::Later, usize::MAX), picked));
        let put = |(rank, picked): (Rank, &Picked<'_>)| {
            (rank, anchors::question_of(self.library, phase, picked.anchor, blanks))
        };
        now.into_iter().chain(later).map(put).collect()
    }

    /// Where nothing else speaks for what comes first, that the phase begins does.
    fn opens_anyway(&self, ranked: &mut [(Rank, Suggestion)]) {
        if let Some(((Reason::Untouched, _), first)) = ranked.first_mut()
            && !self.situation.begun
        {
            OPENS.clone_into(&mut first.why_now);
        }
    }
}

const OPENS: &str = "first question of this phase";

/// The words to come back to a thread with: theirs.
#[must_use]
pub fn come_back(words: &str) -> String {
    format!("You said “{}”. Tell me more about that.", anchors::said_back(words))
}

/// Whether the minutes kept for what was meant to be asked have come: with the first phase whose
/// minutes are kept.
fn keeps_minutes(situation: &Situation<'_>) -> bool {
    let mut phases = situation.protocol.phases.iter().skip_while(|phase| !phase.protected);
    phases.any(|phase| phase.id == situation.phase)
}

/// The first question of a phase that is theirs to tell or asks from one bank only, before anything
/// was asked or said in it. Where there are several banks, what was said decides where to begin.
fn opening<'a>(candidates: &[Candidate<'a>], situation: &Situation<'_>) -> Option<Ids<'a>> {
    let phase = situation.protocol.phase(situation.phase)?;
    let has_one = phase.listen || phase.banks.len() == 1;
    candidates.first().filter(|_| has_one && !situation.begun).map(Candidate::ids)
}

/// The phase's own banks in its order, then other banks that say they fit it.
fn of_phase<'a>(library: &'a Library, situation: &Situation<'_>) -> Vec<Candidate<'a>> {
    let phase = situation.protocol.phase(situation.phase);
    let listed: &[String] = phase.map_or(&[], |phase| &phase.banks);
    let chosen = |bank: &&Bank| situation.banks.is_empty() || situation.banks.contains(&bank.id);
    let own = listed.iter().filter_map(|id| library.bank(id)).filter(|bank| !bank.follow_up);
    let own = own.filter(chosen).flat_map(|bank| {
        let fitting = fitting(bank, situation.phase);
        // A protocol may name its phases as no bank does; then its list alone decides.
        let all = fitting.is_empty().then(|| bank.questions.iter().collect());
        all.unwrap_or(fitting).into_iter().map(move |question| (bank, question))
    });
    let others = library.topics().filter(|bank| !listed.contains(&bank.id)).filter(chosen);
    let others = others.flat_map(|bank| {
        fitting(bank, situation.phase).into_iter().map(move |question| (bank, question))
    });
    let all = own.chain(others);
    all.map(|(bank, question)| Candidate { bank, question, from: From::Phase }).collect()
}

/// Of each topic that nothing was asked of, the first question that was not put off.
fn untouched<'a>(
    candidates: &[Candidate<'a>],
    asked: &HashSet<Ids<'_>>,
    put_off: &HashSet<Ids<'_>>,
) -> HashSet<Ids<'a>> {
    let mut touched: HashSet<&str> = asked.iter().map(|(bank, _)| *bank).collect();
    let open = candidates.iter().filter(|candidate| !put_off.contains(&candidate.ids()));
    let firsts = open.filter(|candidate| touched.insert(&candidate.bank.id));
    firsts.map(Candidate::ids).collect()
}

fn fitting<'a>(bank: &'a Bank, phase: &str) -> Vec<&'a Question> {
    bank.questions.iter().filter(|question| bank.fits(question, phase)).collect()
}

fn follow_ups<'a>(library: &'a Library, situation: &Situation<'_>) -> Vec<Candidate<'a>> {
    let banks = library.banks.iter().filter(|bank| bank.follow_up);
    let all = banks.flat_map(|bank| {
        let fitting = fitting(bank, situation.phase).into_iter();
        fitting.map(move |question| Candidate { bank, question, from: From::FollowUp })
    });
    all.collect()
}

/// What was meant to be asked and belongs to another phase.
fn elsewhere<'a>(
    library: &'a Library,
    situation: &Situation<'_>,
    already: &[Candidate<'_>],
) -> Vec<Candidate<'a>> {
    let musts = situation.must_asks.iter().filter_map(|(bank, question)| {
        let bank = library.bank(bank)?;
        Some(Candidate { bank, question: bank.question(question)?, from: From::Elsewhere })
    });
    musts.filter(|must| !already.iter().any(|other| other.ids() == must.ids())).collect()
}
