//! The shape of `outcome.yaml`, field by field, in the order they are written.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::formats::outcome::check::{Check, MOST, unfit};
use crate::review::outcome::{self as review, Outcome};
use crate::yaml::Fault;

/// What came of a meeting.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "What came of a review meeting, version 1")]
pub(super) struct File {
    /// Names this format and its version.
    #[schemars(extend("const" = "firsthand/outcome/1"))]
    pub(super) schema: String,
    /// The incident's id, as its findings have it.
    pub(super) incident: String,
    /// The day of the meeting, `2026-12-01`.
    #[serde(default)]
    pub(super) met: Option<String>,
    /// Who came, counted by team.
    #[serde(default)]
    pub(super) attended: Vec<Attended>,
    /// How many had read the review, from time to time.
    #[serde(default)]
    pub(super) readers: Vec<Readers>,
    /// The four answers on the way out.
    #[serde(default)]
    pub(super) survey: Survey,
    /// How ready people feel, by role.
    #[serde(default)]
    pub(super) confidence: Vec<Confidence>,
    /// What changed, and cites the review.
    #[serde(default)]
    pub(super) cited: Vec<Cited>,
    /// What people told that it changed for them.
    #[serde(default)]
    pub(super) stories: Vec<Story>,
}

/// How many of a team came.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub(super) struct Attended {
    /// The team.
    team: String,
    /// How many had to come.
    #[serde(default)]
    required: u32,
    /// How many came without having to.
    #[serde(default)]
    voluntary: u32,
    /// How many of all these had been in the incident.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    in_it: Option<u32>,
}

/// How many had read the review by a day.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub(super) struct Readers {
    /// The day, `2026-12-08`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// How many people.
    people: u32,
    /// From how many teams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    teams: Option<u32>,
}

/// The four answers, counted.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub(super) struct Survey {
    /// Did you learn something that will change how you work?
    #[serde(default)]
    learned: Learned,
    /// Would you come to another one, if nobody asked you to?
    #[serde(default)]
    come_again: ComeAgain,
    /// Could you say what you had to say?
    #[serde(default)]
    could_say: CouldSay,
    /// Do you see it more as the others do than before?
    #[serde(default)]
    see_alike: SeeAlike,
}

/// Did you learn something that will change how you work?
#[derive(Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Learned {
    /// Yes.
    #[serde(default)]
    something: u32,
    /// No.
    #[serde(default)]
    nothing: u32,
}

/// Would you come to another one, if nobody asked you to?
#[derive(Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
struct ComeAgain {
    /// Yes.
    #[serde(default)]
    would: u32,
    /// No.
    #[serde(default)]
    would_not: u32,
}

/// Could you say what you had to say?
#[derive(Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
struct CouldSay {
    /// Yes.
    #[serde(default)]
    all: u32,
    /// Partly.
    #[serde(default)]
    partly: u32,
    /// No.
    #[serde(default)]
    not: u32,
}

/// Do you see it more as the others do than before?
#[derive(Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
struct SeeAlike {
    /// Yes.
    #[serde(default)]
    more: u32,
    /// As before.
    #[serde(default)]
    same: u32,
    /// Less.
    #[serde(default)]
    less: u32,
}

/// How ready people of a role feel.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub(super) struct Confidence {
    /// The role.
    role: String,
    /// How many of it answered; shown from three on.
    people: u32,
    /// The middle answer for before, 1 to 5.
    #[schemars(range(min = 1, max = 5))]
    before: u8,
    /// The middle answer for after, 1 to 5.
    #[schemars(range(min = 1, max = 5))]
    after: u8,
}

/// Something that changed, and cites the review.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub(super) struct Cited {
    /// Where: a design, an onboarding, an experiment.
    #[serde(rename = "where")]
    place: String,
    /// What changed there.
    changed: String,
    /// Since when, `2026-12-20`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    /// Where to read it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    link: String,
}

/// What somebody told that it changed for them.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub(super) struct Story {
    /// Their words.
    words: String,
    /// As whom they appear: a role, never a name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    role: String,
    /// Whether they said yes to being quoted; not shown before.
    #[serde(default)]
    agreed: bool,
    /// When they told it, `2026-12-10`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    told: Option<String>,
    /// Where to read more.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    link: String,
}

impl File {
    pub(super) fn of(schema: &str, incident: &str, outcome: &Outcome) -> Self {
        let Outcome { met, attended, readers, survey, confidence, cited, stories } =
            outcome.clone();
        Self {
            schema: schema.to_owned(),
            incident: incident.to_owned(),
            met: met.as_ref().map(NaiveDate::to_string),
            attended: attended.into_iter().map(Attended::of).collect(),
            readers: readers.iter().map(Readers::of).collect(),
            survey: Survey::of(&survey),
            confidence: confidence.into_iter().map(Confidence::of).collect(),
            cited: cited.into_iter().map(Cited::of).collect(),
            stories: stories.into_iter().map(Story::of).collect(),
        }
    }

    /// What the file says; what is wrong in it is added to the faults.
    pub(super) fn outcome(self, faults: &mut Vec<Fault>) -> Outcome {
        let check = &mut Check { faults };
        check.list("attended", self.attended.len());
        check.list("readers", self.readers.len());
        check.list("confidence", self.confidence.len());
        check.list("cited", self.cited.len());
        check.list("stories", self.stories.len());
        check.apart("attended", "team", self.attended.iter().map(|own| own.team.as_str()));
        check.apart("confidence", "role", self.confidence.iter().map(|own| own.role.as_str()));
        let mut outcome = Outcome {
            met: check.day("met", self.met),
            attended: each("attended", self.attended, |at, own| own.attended(at, check)),
            readers: each("readers", self.readers, |at, own| own.readers(at, check)),
            survey: self.survey.survey(check),
            confidence: each("confidence", self.confidence, |at, own| own.confidence(at, check)),
            cited: each("cited", self.cited, |at, own| own.cited(at, check)),
            stories: each("stories", self.stories, |at, own| own.story(at, check)),
        };
        outcome.sort();
        outcome
    }
}

/// Each of a list with its path, as many as are allowed.
fn each<T, U>(name: &str, list: Vec<T>, mut made: impl FnMut(&str, T) -> U) -> Vec<U> {
    let numbered = list.into_iter().take(MOST).enumerate();
    numbered.map(|(at, own)| made(&format!("{name}[{at}]"), own)).collect()
}

impl Attended {
    fn of(own: review::Attended) -> Self {
        let review::Attended { team, required, voluntary, in_it } = own;
        Self { team, required, voluntary, in_it }
    }

    fn attended(self, at: &str, check: &mut Check<'_>) -> review::Attended {
        let Self { team, required, voluntary, in_it } = self;
        check.text(&format!("{at}.team"), &team, true);
        check.people(&format!("{at}.required"), required);
        check.people(&format!("{at}.voluntary"), voluntary);
        let people = required.saturating_add(voluntary);
        if let Some(more) = in_it.filter(|in_it| *in_it > people) {
            let expected = format!("at most {people}, as many as came");
            check.faults.push(unfit(&format!("{at}.in_it"), &more.to_string(), &expected));
        }
        review::Attended { team, required, voluntary, in_it }
    }
}

impl Readers {
    fn of(own: &review::Readers) -> Self {
        let review::Readers { by, people, teams } = own;
        Self { by: by.as_ref().map(NaiveDate::to_string), people: *people, teams: *teams }
    }

    fn readers(self, at: &str, check: &mut Check<'_>) -> review::Readers {
        let Self { by, people, teams } = self;
        check.people(&format!("{at}.people"), people);
        check.people(&format!("{at}.teams"), teams.unwrap_or_default());
        review::Readers { by: check.day(&format!("{at}.by"), by), people, teams }
    }
}

impl Survey {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn of(own: &review::Survey) -> Self {
        let review::Survey { learned, again, said, alike } = *own;
        Self {
            learned: Learned { something: learned[0], nothing: learned[1] },
            come_again: ComeAgain { would: again[0], would_not: again[1] },
            could_say: CouldSay { all: said[0], partly: said[1], not: said[2] },
            see_alike: SeeAlike { more: alike[0], same: alike[1], less: alike[2] },
        }
    }

    fn survey(self, check: &mut Check<'_>) -> review::Survey {
        let Self { learned, come_again, could_say, see_alike } = self;
        let survey = review::Survey {
            learned: [learned.something, learned.nothing, 0],
            again: [come_again.would, come_again.would_not, 0],
            said: [could_say.all, could_say.partly, could_say.not],
            alike: [see_alike.more, see_alike.same, see_alike.less],
        };
        for asked in review::SURVEY {
            for (answer, people) in asked.answers().iter().zip(survey.counts(asked)) {
                check.people(&format!("survey.{}.{answer}", asked.word()), people);
            }
        }
        survey
    }
}

impl Confidence {
    fn of(own: review::Confidence) -> Self {
        let review::Confidence { role, people, before, after } = own;
        Self { role, people, before, after }
    }

    fn confidence(self, at: &str, check: &mut Check<'_>) -> review::Confidence {
        let Self { role, people, before, after } = self;
        check.text(&format!("{at}.role"), &role, true);
        check.people(&format!("{at}.people"), people);
        for (name, answer) in [("before", before), ("after", after)] {
            if !(1..=5).contains(&answer) {
                let path = format!("{at}.{name}");
                check.faults.push(unfit(&path, &answer.to_string(), "1, 2, 3, 4 or 5"));
            }
        }
        review::Confidence { role, people, before, after }
    }
}

impl Cited {
    fn of(own: review::Cited) -> Self {
        let review::Cited { place, changed, since, link } = own;
        Self { place, changed, since: since.as_ref().map(NaiveDate::to_string), link }
    }

    fn cited(self, at: &str, check: &mut Check<'_>) -> review::Cited {
        let Self { place, changed, since, link } = self;
        check.text(&format!("{at}.where"), &place, true);
        check.text(&format!("{at}.changed"), &changed, true);
        check.text(&format!("{at}.link"), &link, false);
        review::Cited { place, changed, since: check.day(&format!("{at}.since"), since), link }
    }
}

impl Story {
    fn of(own: review::Story) -> Self {
        let review::Story { words, role, agreed, told, link } = own;
        Self { words, role, agreed, told: told.as_ref().map(NaiveDate::to_string), link }
    }

    fn story(self, at: &str, check: &mut Check<'_>) -> review::Story {
        let Self { words, role, agreed, told, link } = self;
        check.text(&format!("{at}.words"), &words, true);
        check.text(&format!("{at}.role"), &role, false);
        check.text(&format!("{at}.link"), &link, false);
        review::Story { words, role, agreed, told: check.day(&format!("{at}.told"), told), link }
    }
}
