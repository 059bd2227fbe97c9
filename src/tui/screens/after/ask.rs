//! What is still to be asked: for a second talk, or of somebody else. And what one assumed before, to
//! hold against what was told; that stays with the investigator.

use crate::guide::{Library, coverage, must_asks};
use crate::interview::{
    Interview, QuestionRef,
    anchor::{Anchor, BackTo},
    entry::Entry,
    id::Id,
    pivot::Cell,
};
use crate::tui::words::review as words;

/// One thing that is still to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// An empty cell of a pivot.
    Cell(Id, Cell),
    /// A must-ask that was not put, with its words.
    Must(String),
    /// A thread nobody pulled.
    Thread(Id),
    /// A line picked beforehand that was not come back to.
    Anchor(String),
    /// A topic not touched.
    Topic(String),
    /// What one assumed.
    Assumed(String),
}

/// All of it, in this order.
pub(super) fn asks(interview: &Interview, library: &Library) -> Vec<Ask> {
    let pivots = interview.on_record().filter_map(|entry| Some((entry.id, entry.pivot()?)));
    let cells = pivots.flat_map(|(id, pivot)| pivot.empty().map(move |cell| Ask::Cell(id, cell)));
    let must = must_asks(library, interview).into_iter().filter(|must| !must.done);
    let must = must.map(|must| Ask::Must(must.wording));
    let threads = interview.open_threads().map(|thread| Ask::Thread(thread.id));
    let anchors = interview.anchors().iter().filter(|anchor| !came_back(interview, anchor));
    let anchors = anchors.map(|anchor| Ask::Anchor(line(anchor)));
    let put: Vec<_> = interview.asked().into_iter().map(QuestionRef::pair).collect();
    let topics = coverage(library, &put).into_iter().filter(|topic| topic.asked == 0);
    let topics = topics.map(|topic| Ask::Topic(topic.title));
    let assumed = interview.assumptions().iter().cloned().map(Ask::Assumed);
    cells.chain(must).chain(threads).chain(anchors).chain(topics).chain(assumed).collect()
}

impl Ask {
    /// Its words, and what it is.
    pub(super) fn told(&self, interview: &Interview) -> (String, &'static str) {
        match self {
            Self::Cell(id, cell) => {
                let pivot = interview.entry(*id).and_then(Entry::pivot);
                let moment = pivot.and_then(|pivot| interview.entry(pivot.moment?));
                let at = moment.map(|moment| format!("  {}", moment.text)).unwrap_or_default();
                (format!("{}{at}", words::asks(*cell)), "pivot")
            }
            Self::Thread(id) => {
                let text = interview.entry(*id).map_or("", |entry| entry.text.as_str());
                (format!("“{text}”"), "thread")
            }
            Self::Must(text) => (text.clone(), "must-ask"),
            Self::Anchor(text) => (text.clone(), "picked beforehand"),
            Self::Topic(title) => (title.clone(), "not touched"),
            Self::Assumed(text) => (text.clone(), "you assumed"),
        }
    }
}

fn came_back(interview: &Interview, anchor: &Anchor) -> bool {
    let to = |entry: &Entry| matches!(entry.back_to(), Some(BackTo::Anchor(to)) if to == anchor);
    interview.on_record().any(to)
}

fn line(anchor: &Anchor) -> String {
    let time = anchor.time.as_ref().map(|time| format!("{time}  ")).unwrap_or_default();
    format!("{time}“{}”", anchor.words)
}
