//! How many people of an incident hold which role, and what of a role may be shown.
//!
//! A role is shown only if at least [`Roster::enough`] people hold it; else the broader role it is one
//! of, as far as the roster names one; else nothing. Team, on call and how long are added one by one,
//! in this order, each only if still so many people share all that is shown: the combination counts,
//! not each alone. What a group does not tell is not counted as shared. Never holds a name.

use crate::findings::shape::Tenure;
use crate::interview::plan::Interviewee;

/// How many people must share what is shown, unless the roster says otherwise.
pub const USUALLY_ENOUGH: u32 = 3;

/// What no roster may go under.
pub const NEVER_UNDER: u32 = 2;

/// The broadest role is at most so many steps up.
const STEPS: usize = 16;

/// How many people there are of each sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// How many people must share what is shown.
    pub at_least: u32,
    /// The people, by what they share.
    pub groups: Vec<Group>,
    /// A role, and the broader one it is one of.
    pub broader: Vec<(String, String)>,
}

/// So many people of one role, of whom the rest is the same or not told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// Their role.
    pub role: String,
    /// Their team.
    pub team: Option<String>,
    /// Whether they were on call then.
    pub on_call_then: Option<bool>,
    /// Months with the organization.
    pub months_here: Option<u32>,
    /// Months with the system.
    pub months_with_system: Option<u32>,
    /// How many they are.
    pub people: u32,
}

/// What may be shown of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The role, or a broader one.
    pub role: String,
    /// How many hold it.
    pub holders: u32,
    /// Their team, if enough share it.
    pub team: Option<String>,
    /// Whether they were on call then, if enough share it.
    pub on_call_then: Option<bool>,
    /// Roughly how long with the organization, if enough share it.
    pub here: Option<Tenure>,
    /// Roughly how long with the system, if enough share it.
    pub with_system: Option<Tenure>,
}

impl Default for Roster {
    fn default() -> Self {
        Self { at_least: USUALLY_ENOUGH, groups: Vec::new(), broader: Vec::new() }
    }
}

impl Roster {
    /// How many people must share what is shown; never under [`NEVER_UNDER`].
    #[must_use]
    pub fn enough(&self) -> u32 {
        self.at_least.max(NEVER_UNDER)
    }

    /// How many people hold a role, those of narrower ones among them.
    #[must_use]
    pub fn holders(&self, role: &str) -> u32 {
        count(&self.among(role))
    }

    /// Whether the roster has such a role at all, as one that is held or as a broader one.
    #[must_use]
    pub fn has(&self, role: &str) -> bool {
        let broader = self.broader.iter().flat_map(|(narrow, broad)| [narrow, broad]);
        let held = self.groups.iter().map(|group| &group.role);
        held.chain(broader).any(|other| same(other, role))
    }

    /// The role, or the nearest broader one, that enough people hold.
    #[must_use]
    pub fn coarse(&self, role: &str) -> Option<String> {
        let mut at = role.trim();
        for _ in 0..STEPS {
            if self.holders(at) >= self.enough() {
                return Some(self.spelled(at).to_owned());
            }
            at = self.broader_than(at)?;
        }
        None
    }

    /// What may be shown of somebody; nothing if no role of theirs is held by enough.
    #[must_use]
    pub fn shown(&self, of: &Interviewee) -> Option<Shown> {
        let role = self.coarse(of.role.as_deref()?)?;
        let mut among = self.among(&role);
        let holders = count(&among);
        let team = self.narrowed(&mut among, of.team.as_deref(), |group, team| {
            group.team.as_deref().is_some_and(|other| same(other, team))
        });
        let on_call_then =
            self.narrowed(&mut among, of.on_call_then, |group, on| group.on_call_then == Some(*on));
        let here = self.narrowed(&mut among, of.months_here.map(Tenure::of), |group, tenure| {
            group.months_here.map(Tenure::of) == Some(*tenure)
        });
        let with_system = of.months_with_system.map(Tenure::of);
        let with_system = self.narrowed(&mut among, with_system, |group, tenure| {
            group.months_with_system.map(Tenure::of) == Some(*tenure)
        });
        let team = team.map(str::to_owned);
        Some(Shown { role, holders, team, on_call_then, here, with_system })
    }

    /// Says that so many people hold a role, whatever the roster said of it before.
    pub fn set(&mut self, role: &str, team: Option<&str>, people: u32) {
        let team = team.map(str::to_owned);
        self.groups.retain(|group| !(same(&group.role, role) && group.team == team));
        if people > 0 {
            let role = role.trim().to_owned();
            self.groups.push(Group { role, team, people, ..Group::default() });
        }
    }

    /// Says that so many people hold a role in all. What the roster tells of them stays, unless it tells of
    /// more than there are.
    pub fn hold(&mut self, role: &str, people: u32) {
        let narrow = |group: &&Group| same(&group.role, role);
        let told = count(&self.groups.iter().filter(narrow).collect::<Vec<_>>());
        let plain =
            self.groups.iter().find(|group| same(&group.role, role) && group.team.is_none());
        let plain = plain.filter(|group| group.is_plain()).map_or(0, |group| group.people);
        match people.checked_sub(told) {
            Some(0) => {}
            Some(more) => self.set_plain(role, plain.saturating_add(more)),
            None => {
                self.groups.retain(|group| !same(&group.role, role));
                self.set_plain(role, people);
            }
        }
    }

    fn set_plain(&mut self, role: &str, people: u32) {
        self.groups.retain(|group| !(same(&group.role, role) && group.is_plain()));
        if people > 0 {
            let role = role.trim().to_owned();
            self.groups.push(Group { role, people, ..Group::default() });
        }
    }

    /// What is shown, if those who share it are still enough; then only they are left.
    fn narrowed<T>(
        &self,
        among: &mut Vec<&Group>,
        what: Option<T>,
        shares: impl Fn(&Group, &T) -> bool,
    ) -> Option<T> {
        let what = what?;
        let narrower: Vec<&Group> =
            among.iter().copied().filter(|group| shares(group, &what)).collect();
        if count(&narrower) < self.enough() {
            return None;
        }
        *among = narrower;
        Some(what)
    }

    fn among(&self, role: &str) -> Vec<&Group> {
        self.groups.iter().filter(|group| self.is_one_of(&group.role, role)).collect()
    }

    /// Whether a role is this one, or a narrower one.
    fn is_one_of(&self, role: &str, broad: &str) -> bool {
        let mut at = Some(role);
        for _ in 0..STEPS {
            match at {
                Some(role) if same(role, broad) => return true,
                Some(role) => at = self.broader_than(role),
                None => return false,
            }
        }
        false
    }

    fn broader_than(&self, role: &str) -> Option<&str> {
        let found = self.broader.iter().find(|(narrow, _)| same(narrow, role));
        found.map(|(_, broad)| broad.trim())
    }

    /// The role as the roster spells it.
    fn spelled<'a>(&'a self, role: &'a str) -> &'a str {
        let held = self.groups.iter().map(|group| group.role.trim());
        let broader = self.broader.iter().map(|(_, broad)| broad.trim());
        held.chain(broader).find(|other| same(other, role)).unwrap_or(role)
    }
}

impl Group {
    /// Whether it tells nothing but the role.
    fn is_plain(&self) -> bool {
        let Self { role: _, team, on_call_then, months_here, months_with_system, people: _ } = self;
        let months = months_here.or(*months_with_system);
        team.is_none() && on_call_then.is_none() && months.is_none()
    }
}

fn count(groups: &[&Group]) -> u32 {
    groups.iter().fold(0, |sum, group| sum.saturating_add(group.people))
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests;
