//! The findings of one conversation, as a document speaks of them: what things are called, where links
//! to them lead, who is said to have said it.
//!
//! Nobody appears as more than the file says: the stricter of the file's level and the quote's own holds,
//! and a name in a file that isn't `named` is passed over.

use std::collections::HashMap;

use super::{
    document::{Anchor, Line, Voice, Words},
    words,
};
use crate::findings::shape::{
    Attribution, Findings, Moment, Note, NoteKind, Pivot, Question, Quote, QuoteConsent, Source,
    When,
};

/// One conversation's findings in a document.
pub(super) struct Told<'a> {
    /// The file.
    pub(super) findings: &'a Findings,
    /// What the document calls the file; nothing where there is no other.
    mark: Option<String>,
    /// Whether words nobody said yes to are left out.
    guarded: bool,
    pieces: HashMap<&'a str, Piece<'a>>,
    /// What rests on each piece.
    carries: HashMap<&'a str, Vec<&'a str>>,
}

/// What evidence may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece<'a> {
    Quote(&'a Quote),
    Note(&'a Note),
    Question(&'a Question),
    Moment(&'a Moment),
    Pivot(&'a Pivot),
    Source(&'a Source),
}

impl<'a> Told<'a> {
    /// The only conversation of a document.
    pub(super) fn alone(findings: &'a Findings) -> Self {
        Self::new(findings, None)
    }

    /// One of several, which the document calls `mark`. Where the interviewee hasn't said yes to a quote,
    /// its words are left out, unless all of it is a draft.
    pub(super) fn marked(findings: &'a Findings, mark: &str, draft: bool) -> Self {
        Self { guarded: !draft, ..Self::new(findings, Some(mark.to_owned())) }
    }

    fn new(findings: &'a Findings, mark: Option<String>) -> Self {
        let (pieces, carries) = (pieces(findings), carries(findings));
        Self { findings, mark, guarded: false, pieces, carries }
    }

    /// Where links to what the file calls `id` lead.
    pub(super) fn anchor(&self, id: &str) -> Anchor {
        match &self.mark {
            None => Anchor::of(id),
            Some(mark) => Anchor::within(mark, id),
        }
    }

    /// The place of a part of the document that each file has.
    pub(super) fn part(&self, name: &str) -> Anchor {
        let mark = self.mark.iter().map(|mark| format!("-{mark}"));
        Anchor::part(&mark.fold(name.to_owned(), |name, mark| name + &mark))
    }

    /// What the document calls what the file calls `id`: `n4`, or `A-n4` where there are several files.
    pub(super) fn name(&self, id: &str) -> String {
        match &self.mark {
            None => id.to_owned(),
            Some(mark) => format!("{mark}-{id}"),
        }
    }

    /// The name, which points to its place. A place in a source points to the source.
    pub(super) fn id(&self, id: &str) -> Line {
        let place = match self.piece(id) {
            Some(Piece::Source(source)) => &source.id,
            Some(_) | None => id,
        };
        Line::default().link(self.anchor(place), self.name(id))
    }

    /// The names of several things.
    pub(super) fn ids<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> Line {
        Line::joined(ids.into_iter().map(|id| self.id(id)), ", ")
    }

    /// ` (n4, n7)`: what a sentence rests on, to stand behind it.
    pub(super) fn cited<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> Line {
        let ids = self.ids(ids);
        if ids.is_empty() { ids } else { Line::of(" (").and(ids).text(")") }
    }

    /// What `id` is, if it is anything in the file.
    pub(super) fn piece(&self, id: &str) -> Option<Piece<'a>> {
        let source = || self.pieces.get(id.split_once('#')?.0);
        self.pieces.get(id).or_else(source).copied()
    }

    /// Where the interviewee's agreement stands.
    pub(super) fn consent(&self) -> Anchor {
        self.part("consent")
    }

    /// Who it is, as they may appear beside something at this level.
    pub(super) fn who(&self, level: Attribution) -> &'a str {
        let person = &self.findings.interview.interviewee;
        let given =
            |text: &'a Option<String>| text.as_deref().filter(|text| !text.trim().is_empty());
        let role = || given(&person.role).unwrap_or(words::UNNAMED);
        match level.max(person.attribution) {
            Attribution::Named => given(&person.name).unwrap_or_else(role),
            Attribution::Role => role(),
            Attribution::Anonymous => words::ANONYMOUS,
        }
    }

    /// Who it is, as they may appear in this file: `support lead, customer care`.
    pub(super) fn person(&self) -> String {
        let person = &self.findings.interview.interviewee;
        let who = self.who(person.attribution);
        let known = person.attribution != Attribution::Anonymous;
        let named = person.attribution == Attribution::Named;
        let rest =
            [person.role.as_deref().filter(|role| named && *role != who), person.team.as_deref()];
        let rest = rest.into_iter().flatten().filter(|_| known);
        std::iter::once(who).chain(rest).collect::<Vec<_>>().join(", ")
    }

    /// Its words, if they may be shown.
    fn words(&self, quote: &'a Quote) -> &'a str {
        let agreed = self.findings.interview.consent.as_ref();
        let quoting = agreed.is_some_and(|agreed| match agreed.quotes {
            QuoteConsent::Yes => true,
            QuoteConsent::AskEach => quote.confirmed,
            QuoteConsent::No => false,
        });
        if quoting || !self.guarded { &quote.text } else { words::LEFT_OUT }
    }

    /// A quote with all there is to know about it.
    pub(super) fn quote(&self, quote: &'a Quote) -> Words {
        let heard = quote.knows.map(|knows| Line::of(words::knows(knows)));
        let since = quote.when.filter(|when| *when == When::Since);
        let confirmed = if quote.confirmed { "confirmed" } else { "not confirmed" };
        let from = [
            Some(Line::of(self.who(quote.attribution))),
            minute(quote.at.as_deref()).map(Line::of),
            Some(self.id(&quote.id)),
            self.answer(quote.after.as_deref()),
            heard,
            since.map(|_| Line::of(words::SINCE)),
            Some(Line::of(confirmed)),
            Some(Line::default().link(self.consent(), words::AS_AGREED)),
            tags(&quote.tags),
            self.carried(&quote.id),
        ];
        let from = Line::joined(from.into_iter().flatten(), " · ");
        let anchor = Some(self.anchor(&quote.id));
        Words { anchor, voice: Voice::Theirs, words: self.words(quote).to_owned(), from }
    }

    /// A note with all there is to know about it.
    pub(super) fn note(&self, note: &Note) -> Words {
        let (voice, what) = match note.kind {
            NoteKind::Said => (Voice::Retold, "said, in the investigator's words"),
            NoteKind::Interpretation => (Voice::Reading, "the investigator's own reading"),
            NoteKind::Mark => (Voice::Reading, "what the investigator noticed"),
        };
        let from = [
            Some(Line::of(what)),
            minute(note.at.as_deref()).map(Line::of),
            Some(self.id(&note.id)),
            self.answer(note.after.as_deref()),
            Some(Line::default().link(self.consent(), words::AS_AGREED)),
            tags(&note.tags),
            self.carried(&note.id),
        ];
        let from = Line::joined(from.into_iter().flatten(), " · ");
        Words { anchor: Some(self.anchor(&note.id)), voice, words: note.text.clone(), from }
    }

    /// What a piece of evidence says, in a line that points to it.
    pub(super) fn says(&self, id: &str) -> Line {
        let (words, from) = match self.piece(id) {
            Some(Piece::Quote(quote)) => {
                let who = self.who(quote.attribution);
                (
                    format!("“{}”", self.words(quote)),
                    format!("{who}, {}", before(quote.at.as_deref())),
                )
            }
            Some(Piece::Note(note)) => {
                let said = note.kind == NoteKind::Said;
                let reading = if said { "" } else { "the investigator's reading, " };
                (note.text.clone(), format!("{reading}{}", before(note.at.as_deref())))
            }
            Some(Piece::Question(asked)) => (asked.asked.clone(), "asked, ".to_owned()),
            Some(Piece::Moment(moment)) => {
                (format!("{}: {}", moment.told, moment.what), String::new())
            }
            Some(Piece::Pivot(pivot)) => {
                (pivot.saw.clone().unwrap_or_default(), "a point of decision, ".to_owned())
            }
            Some(Piece::Source(source)) => (source.title.clone(), format!("{}, ", source.kind)),
            None => return self.id(id),
        };
        Line::of(words).text(format!(" — {from}")).and(self.id(id))
    }

    fn answer(&self, after: Option<&str>) -> Option<Line> {
        Some(Line::of("in answer to ").and(self.id(after?)))
    }

    fn carried(&self, id: &str) -> Option<Line> {
        let carries = self.carries.get(id)?;
        Some(Line::of("for ").and(self.ids(carries.iter().copied())))
    }
}

/// A time on the interview's clock, without hours where there are none: `12:31`.
pub(super) fn minute(at: Option<&str>) -> Option<&str> {
    at.map(|at| at.strip_prefix("00:").unwrap_or(at))
}

/// The same, before what follows in the line.
fn before(at: Option<&str>) -> String {
    minute(at).map(|at| format!("{at}, ")).unwrap_or_default()
}

fn tags(tags: &[String]) -> Option<Line> {
    let tags: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
    (!tags.is_empty()).then(|| Line::of(tags.join(" ")))
}

/// What the file holds that may be evidence, by its name. What comes first holds a name that is twice there.
fn pieces(findings: &Findings) -> HashMap<&str, Piece<'_>> {
    let mut pieces = HashMap::new();
    let quotes = findings.quotes.iter().map(|quote| (&quote.id, Piece::Quote(quote)));
    let notes = findings.notes.iter().map(|note| (&note.id, Piece::Note(note)));
    let asked = findings.questions.iter().map(|asked| (&asked.id, Piece::Question(asked)));
    let moments = findings.moments.iter().map(|moment| (&moment.id, Piece::Moment(moment)));
    let pivots = findings.pivots.iter().map(|pivot| (&pivot.id, Piece::Pivot(pivot)));
    let sources = findings.sources.iter().map(|source| (&source.id, Piece::Source(source)));
    for (id, piece) in quotes.chain(notes).chain(asked).chain(moments).chain(pivots).chain(sources)
    {
        pieces.entry(id.as_str()).or_insert(piece);
    }
    pieces
}

/// What rests on each piece: findings, moments and points of decision.
fn carries(findings: &Findings) -> HashMap<&str, Vec<&str>> {
    let mut carries: HashMap<&str, Vec<&str>> = HashMap::new();
    let learned = findings.findings.iter().map(|finding| (&finding.id, &finding.evidence));
    let moments = findings.moments.iter().map(|moment| (&moment.id, &moment.evidence));
    let pivots = findings.pivots.iter().map(|pivot| (&pivot.id, &pivot.evidence));
    for (id, evidence) in learned.chain(moments).chain(pivots) {
        for piece in evidence {
            carries.entry(piece).or_default().push(id);
        }
    }
    carries
}
