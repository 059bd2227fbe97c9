//! Protocols as values: the phases of an interview, their goals and shares of time.

use crate::guide::question::{MINUTES_EACH, Origin};

/// What a phase may hide from the screen meanwhile.
pub const HIDEABLE: [&str; 4] = ["timeline", "sources", "suggestions", "topics"];

/// The phase in which their words are read back to them: before it, what is left is said.
pub const READ_BACK: &str = "read-back";

/// The phases of an interview, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protocol {
    /// A slug, unique among protocols.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How long the whole conversation is meant to take.
    pub minutes: u32,
    /// The phases. One with a share of 0 is off the clock.
    pub phases: Vec<Phase>,
    /// Where it comes from.
    pub origin: Origin,
}

/// One part of an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// A slug, unique within its protocol.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it is for, in a line.
    pub goal: String,
    /// Its share of the time, in percent.
    pub share: u8,
    /// What helps.
    pub do_: Vec<String>,
    /// What harms.
    pub dont: Vec<String>,
    /// Ids of the banks to ask from, in order.
    pub banks: Vec<String>,
    /// Whether its minutes are kept for it when time runs short.
    pub protected: bool,
    /// What is not shown meanwhile (some of [`HIDEABLE`]).
    pub hidden: Vec<String>,
    /// Free recall: the interviewer only listens, and suggestions hold back.
    pub listen: bool,
}

impl Protocol {
    /// The phase of this id.
    #[must_use]
    pub fn phase(&self, id: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.id == id)
    }

    /// The phase that comes after this one.
    #[must_use]
    pub fn after(&self, id: &str) -> Option<&Phase> {
        self.phases.iter().skip_while(|phase| phase.id != id).nth(1)
    }

    /// The phases after this one whose minutes are kept.
    pub fn kept_after<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Phase> {
        let after = self.phases.iter().skip_while(move |phase| phase.id != id).skip(1);
        after.filter(|phase| phase.protected)
    }

    /// The minutes of one phase in a conversation of `planned` minutes.
    #[must_use]
    pub fn budget(&self, phase: &str, planned: u32) -> Option<u32> {
        self.budgets(planned).into_iter().find(|(id, _)| *id == phase).map(|(_, minutes)| minutes)
    }

    /// The minutes kept for what comes after a phase: those of later phases whose minutes are kept;
    /// before any of these has come, at least so many that each must-ask has its own.
    #[must_use]
    pub fn minutes_kept(&self, phase: &str, planned: u32, must_asks: usize) -> u32 {
        let budgets = self.budgets(planned);
        let minutes = |phase: &Phase| {
            let budget = budgets.iter().find(|(id, _)| *id == phase.id);
            budget.map_or(0, |(_, minutes)| *minutes)
        };
        let kept = || self.kept_after(phase);
        let asking: u32 = kept().take_while(|phase| phase.id != READ_BACK).map(minutes).sum();
        let rest: u32 = kept().skip_while(|phase| phase.id != READ_BACK).map(minutes).sum();
        let came = self.phase(phase).is_none_or(|phase| phase.protected);
        let must_asks = if came { 0 } else { u32::try_from(must_asks).unwrap_or(u32::MAX) };
        asking.max(must_asks.saturating_mul(MINUTES_EACH)).saturating_add(rest)
    }

    /// The minutes of each phase. They add up to `planned` if the shares add up to 100: what
    /// rounding down leaves goes to the phases that lost most by it, earlier ones first.
    #[must_use]
    pub fn budgets(&self, planned: u32) -> Vec<(&str, u32)> {
        let hundredths = |phase: &Phase| u64::from(phase.share) * u64::from(planned);
        let total: u64 = self.phases.iter().map(hundredths).sum();
        let whole: u64 = self.phases.iter().map(|phase| hundredths(phase) / 100).sum();
        let spare = usize::try_from(total / 100 - whole).unwrap_or(0);
        let mut by_loss: Vec<&Phase> = self.phases.iter().collect();
        by_loss.sort_by_key(|phase| std::cmp::Reverse(hundredths(phase) % 100));
        by_loss.truncate(spare);
        let minutes = |phase: &Phase| {
            let extra = u64::from(by_loss.iter().any(|lucky| lucky.id == phase.id));
            u32::try_from(hundredths(phase) / 100 + extra).unwrap_or(u32::MAX)
        };
        self.phases.iter().map(|phase| (phase.id.as_str(), minutes(phase))).collect()
    }
}
