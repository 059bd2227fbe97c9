//! What came of a meeting: who came, counted; what they said on the way out; what changed since.
//!
//! Holds no names and ranks nobody: people are counts, by team or by role.

mod told;
mod words;

use chrono::NaiveDate;

pub use told::told;

/// All that is known of what came of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// The day of the meeting.
    pub met: Option<NaiveDate>,
    /// Who came, by team.
    pub attended: Vec<Attended>,
    /// How many had read it, from time to time; the earliest first.
    pub readers: Vec<Readers>,
    /// The four answers on the way out.
    pub survey: Survey,
    /// How ready people feel, by role.
    pub confidence: Vec<Confidence>,
    /// Where the review is cited: in designs, in onboarding, in experiments.
    pub cited: Vec<Cited>,
    /// What people told that it changed for them.
    pub stories: Vec<Story>,
}

/// How many of a team came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attended {
    /// The team.
    pub team: String,
    /// How many had to come.
    pub required: u32,
    /// How many came without having to.
    pub voluntary: u32,
    /// How many of all these were in the incident, if anybody counted.
    pub in_it: Option<u32>,
}

/// How many had read it by a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Readers {
    /// The day.
    pub by: Option<NaiveDate>,
    /// How many people.
    pub people: u32,
    /// From how many teams, if that is known.
    pub teams: Option<u32>,
}

/// Answers to the four questions, counted in the order of [`Asked::answers`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// Whether they learned something that changes their work.
    pub learned: [u32; 3],
    /// Whether they would come again.
    pub again: [u32; 3],
    /// Whether they could say what they had to say.
    pub said: [u32; 3],
    /// Whether they see it more as the others do.
    pub alike: [u32; 3],
}

/// A question of the four.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Did you learn something that will change how you work?
    Learned,
    /// Would you come to another one, if nobody asked you to?
    Again,
    /// Could you say what you had to say?
    Said,
    /// Do you see it more as the others do than before?
    Alike,
}

/// The four, in order.
pub const SURVEY: [Asked; 4] = [Asked::Learned, Asked::Again, Asked::Said, Asked::Alike];

/// How ready people of a role feel, should the same happen tomorrow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Confidence {
    /// The role.
    pub role: String,
    /// How many of it answered.
    pub people: u32,
    /// The middle answer for before, 1 to 5.
    pub before: u8,
    /// The middle answer for after, 1 to 5.
    pub after: u8,
}

/// The fewest people whose answers are shown: fewer could be told apart.
pub const FEWEST: u32 = 3;

/// Something that changed, and cites the review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cited {
    /// Where: a design, an onboarding, an experiment.
    pub place: String,
    /// What changed there.
    pub changed: String,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// Where to read it.
    pub link: String,
}

/// What somebody told that it changed for them, in their words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Story {
    /// Their words.
    pub words: String,
    /// As whom they appear: a role, never a name.
    pub role: String,
    /// Whether they said yes to being quoted.
    pub agreed: bool,
    /// When they told it.
    pub told: Option<NaiveDate>,
    /// Where to read more.
    pub link: String,
}

/// One thing that became known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// The day of the meeting.
    Met(NaiveDate),
    /// So many of a team had to come.
    Required(String, u32),
    /// So many of a team came without having to.
    Voluntary(String, u32),
    /// So many of those from a team were in the incident.
    InIt(String, u32),
    /// So many had read it by a day.
    Readers(Readers),
    /// So many gave this answer, by its place in [`Asked::answers`].
    Answered(Asked, usize, u32),
    /// Something cites the review.
    Cited(Cited),
}

impl Asked {
    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Learned => "learned",
            Self::Again => "come_again",
            Self::Said => "could_say",
            Self::Alike => "see_alike",
        }
    }

    /// The words of its answers in files.
    #[must_use]
    pub fn answers(self) -> &'static [&'static str] {
        match self {
            Self::Learned => &["something", "nothing"],
            Self::Again => &["would", "would_not"],
            Self::Said => &["all", "partly", "not"],
            Self::Alike => &["more", "same", "less"],
        }
    }

    /// The question and the answer of words such as `learned.something`.
    #[must_use]
    pub fn of_words(words: &str) -> Option<(Self, usize)> {
        let (asked, answer) = words.split_once('.')?;
        let asked = SURVEY.into_iter().find(|own| own.word() == asked)?;
        let answer = asked.answers().iter().position(|own| *own == answer)?;
        Some((asked, answer))
    }
}

impl Survey {
    /// The counts of a question's answers.
    #[must_use]
    pub fn counts(&self, asked: Asked) -> [u32; 3] {
        match asked {
            Asked::Learned => self.learned,
            Asked::Again => self.again,
            Asked::Said => self.said,
            Asked::Alike => self.alike,
        }
    }

    fn of(&mut self, asked: Asked) -> &mut [u32; 3] {
        match asked {
            Asked::Learned => &mut self.learned,
            Asked::Again => &mut self.again,
            Asked::Said => &mut self.said,
            Asked::Alike => &mut self.alike,
        }
    }
}

impl Outcome {
    /// Adds what became known; a number takes the place of the one before.
    pub fn apply(&mut self, came: &Came) {
        match came {
            Came::Met(day) => self.met = Some(*day),
            Came::Required(team, people) => self.of_team(team, |own| own.required = *people),
            Came::Voluntary(team, people) => self.of_team(team, |own| own.voluntary = *people),
            Came::InIt(team, people) => self.of_team(team, |own| own.in_it = Some(*people)),
            Came::Readers(readers) => self.readers_by(readers),
            Came::Answered(asked, answer, people) => {
                if let Some(count) = self.survey.of(*asked).get_mut(*answer) {
                    *count = *people;
                }
            }
            Came::Cited(cited) if self.cited.contains(cited) => {}
            Came::Cited(cited) => self.cited.push(cited.clone()),
        }
        self.sort();
    }

    /// Puts into order what has none of its own, so that two who add something can be merged.
    pub fn sort(&mut self) {
        self.attended.sort_by(|one, other| one.team.cmp(&other.team));
        self.readers.sort_by_key(|readers| readers.by);
        self.confidence.sort_by(|one, other| one.role.cmp(&other.role));
    }

    fn of_team(&mut self, team: &str, change: impl FnOnce(&mut Attended)) {
        if let Some(own) = self.attended.iter_mut().find(|own| own.team == team) {
            return change(own);
        }
        let mut own = Attended { team: team.to_owned(), ..Attended::default() };
        change(&mut own);
        self.attended.push(own);
    }

    fn readers_by(&mut self, readers: &Readers) {
        self.readers.retain(|own| own.by != readers.by);
        self.readers.push(readers.clone());
    }
}
