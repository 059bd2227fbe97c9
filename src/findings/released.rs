//! Findings that came through the door.

use std::ops::Deref;

use crate::findings::{Findings, anonymous::Names, shape::Attribution};
use crate::interview::consent;

/// Findings made by [`build`](crate::findings::build()), and by nothing else: of what is on the record,
/// at a level their interviewee agreed to. Whatever is written for others to read takes these.
///
/// Nobody can make them of something else:
/// ```compile_fail,E0423
/// use firsthand::findings::{Findings, Released};
/// fn past_the_door(findings: Findings) -> Released { Released(findings) }
/// ```
/// nor change what came through:
/// ```compile_fail,E0596
/// use firsthand::findings::Released;
/// fn add_to(released: &mut Released) { released.quotes.clear(); }
/// ```
/// And they have no place for a note that is off the record: no kind of note in them says so,
/// ```compile_fail,E0599
/// let kind = firsthand::findings::shape::NoteKind::Off;
/// ```
/// none is made of an interview's,
/// ```compile_fail,E0277
/// use firsthand::{findings::shape::NoteKind, interview::note::Kind};
/// let kind: NoteKind = Kind::Off.into();
/// ```
/// and the filter that reads an interview is out of reach:
/// ```compile_fail,E0603
/// use firsthand::findings::record::Record;
/// ```
/// They are read like any findings:
/// ```
/// use firsthand::findings::{Findings, Released, shape::NoteKind, to_yaml};
/// fn written(released: &Released) -> String {
///     let said = released.notes.iter().filter(|note| note.kind == NoteKind::Said);
///     format!("{} {}", said.count(), to_yaml(released))
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released(Findings, Names);

impl Released {
    pub(super) fn through_the_door(findings: Findings, names: Names) -> Self {
        Self(findings, names)
    }

    /// How the interviewee appears in it.
    #[must_use]
    pub fn level(&self) -> consent::Attribution {
        let shown = self.interview.interviewee.attribution;
        let same = |level: &consent::Attribution| Attribution::from(*level) == shown;
        let level = consent::Attribution::ALL.into_iter().find(same);
        level.unwrap_or(consent::Attribution::Anonymous)
    }

    /// The quotes and notes in it: the entry each is of, what the file calls it, and its words.
    #[must_use]
    pub fn told(&self) -> Vec<(String, String, String)> {
        let quotes = self.quotes.iter().map(|quote| (&quote.id, &quote.text));
        let lines = quotes.chain(self.notes.iter().map(|note| (&note.id, &note.text)));
        let line = |(name, text): (&String, &String)| {
            let was = self.1.iter().find(|(_, now)| *now == name).map_or(name, |(was, _)| was);
            let entry = was.split('.').next().unwrap_or(was).to_owned();
            (entry, name.clone(), text.clone())
        };
        lines.map(line).collect()
    }

    /// The name of the file they belong in: that of the interview, as the file itself calls it.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.findings.yaml", self.interview.id)
    }
}

impl Deref for Released {
    type Target = Findings;

    fn deref(&self) -> &Findings {
        &self.0
    }
}
