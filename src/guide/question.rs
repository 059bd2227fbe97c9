//! Question banks as values.

/// Where a bank, protocol or codebook comes from. Later ones take precedence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Shipped inside the program.
    BuiltIn,
    /// The team's shared folder; the file's path.
    Team(String),
    /// The investigator's own configuration folder; the file's path.
    Own(String),
}

/// The questions on one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bank {
    /// A slug, unique among banks.
    pub id: String,
    /// The topic, in a few words.
    pub title: String,
    /// What the bank is for, in a sentence; may be empty.
    pub about: String,
    /// Ids of the phases where it fits.
    pub when: Vec<String>,
    /// Whether its questions follow up any answer: offered after one, never as a topic of their own.
    pub follow_up: bool,
    /// The questions, in the order in which one would ask them.
    pub questions: Vec<Question>,
    /// Where it comes from.
    pub origin: Origin,
}

/// One question, and what one should know to ask it well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// A slug, unique within its bank.
    pub id: String,
    /// The wording, with blanks such as `{system}`.
    pub ask: String,
    /// The wording that needs no blanks filled.
    pub ask_plain: Option<String>,
    /// What the answer shows.
    pub why: String,
    /// Follow-ups.
    pub probes: Vec<String>,
    /// Words in the interviewee's speech that make the question worth asking now.
    pub cues: Vec<String>,
    /// Tags that an answer is likely to get.
    pub tags: Vec<String>,
    /// The key of the source that the question comes from.
    pub source: String,
    /// Open, or closed on purpose.
    pub form: Form,
    /// Ids of the intents that it covers, such as `O1`.
    pub intents: Vec<String>,
    /// Phases where it fits, if fewer than its bank's; empty means all of them.
    pub when: Vec<String>,
}

/// What kind of answer a question invites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Invites an account.
    Open,
    /// Asks for a fact; a probe opens it up again.
    Fact,
}

/// What can stand in a question's blanks right now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blanks {
    /// The system at the center of the incident.
    pub system: Option<String>,
    /// Exact words, from a note or a source.
    pub quote: Option<String>,
    /// One word or phrase of the interviewee's.
    pub their_word: Option<String>,
    /// A time, as one says it.
    pub time: Option<String>,
}

/// Minutes a question is given, its answer and its probes included.
pub const MINUTES_EACH: u32 = 2;

/// The names of all blanks.
pub const BLANKS: [&str; 4] = ["system", "quote", "their_word", "time"];

impl Blanks {
    fn value(&self, name: &str) -> Option<&str> {
        match name {
            "system" => self.system.as_deref(),
            "quote" => self.quote.as_deref(),
            "their_word" => self.their_word.as_deref(),
            "time" => self.time.as_deref(),
            _ => None,
        }
    }
}

impl Bank {
    /// The question of this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// Whether `question` of this bank fits the phase.
    #[must_use]
    pub fn fits(&self, question: &Question, phase: &str) -> bool {
        let when = if question.when.is_empty() { &self.when } else { &question.when };
        when.iter().any(|id| id == phase)
    }
}

impl Question {
    /// The question as one can put it now: `ask` with its blanks filled, else `ask_plain`.
    #[must_use]
    pub fn wording(&self, blanks: &Blanks) -> Option<String> {
        self.filled(blanks).or_else(|| self.ask_plain.clone())
    }

    /// `ask` with its blanks filled, if all can be.
    #[must_use]
    pub fn filled(&self, blanks: &Blanks) -> Option<String> {
        filled(&self.ask, blanks)
    }
}

/// `text` with every blank filled, if all can be.
fn filled(text: &str, blanks: &Blanks) -> Option<String> {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        whole.push_str(before);
        whole.push_str(blanks.value(name)?);
        rest = after;
    }
    whole.push_str(rest);
    Some(whole)
}
