//! How a choice changes what was chosen, and what takes it back.

use crate::review::{Choice, Choices, Key, Order};

impl Choices {
    /// Takes one choice in. A choice about nothing that is there changes nothing.
    pub fn apply(&mut self, choice: &Choice) {
        match choice {
            Choice::Theme(id, theme) => put(&mut self.themes, |own| own.id == *id, theme.as_ref()),
            Choice::Contrast(between, verdict) => {
                put(&mut self.contrasts, |own| own.between == *between, verdict.as_ref());
            }
            Choice::Question(id, question) => {
                put(&mut self.questions, |own| own.id == *id, question.as_ref());
            }
            Choice::Reading(quote, reading) => {
                put(&mut self.readings, |own| own.quote == *quote, reading.as_ref());
            }
            Choice::Minutes(part, minutes) => {
                let own = minutes.map(|minutes| (*part, minutes));
                put(&mut self.meeting.minutes, |(own, _)| own == part, own.as_ref());
                self.meeting.minutes.sort_unstable();
            }
            Choice::Length(length) => self.meeting.length = *length,
            Choice::Rules(rules) => self.meeting.rules.clone_from(rules),
            Choice::Invited(who, invited) => {
                let own = invited.then(|| who.clone());
                put(&mut self.meeting.invited, |own| own == who, own.as_ref());
            }
            Choice::Moved(Order::Themes, id, to) => {
                shift(&mut self.themes, |own| own.id == *id, *to);
            }
            Choice::Moved(Order::Questions, id, to) => {
                shift(&mut self.questions, |own| own.id == *id, *to);
            }
        }
    }

    /// What takes `choice` back, if it is applied to what is chosen now.
    #[must_use]
    pub fn inverse(&self, choice: &Choice) -> Vec<Choice> {
        match choice {
            Choice::Theme(id, _) => {
                let there = self.themes.iter().position(|theme| theme.id == *id);
                let back = Choice::Theme(id.clone(), self.theme(id).cloned());
                back_to(back, there.map(|to| Choice::Moved(Order::Themes, id.clone(), to)))
            }
            Choice::Question(id, _) => {
                let there = self.questions.iter().position(|question| question.id == *id);
                let back = Choice::Question(id.clone(), self.question(id).cloned());
                back_to(back, there.map(|to| Choice::Moved(Order::Questions, id.clone(), to)))
            }
            Choice::Contrast(between, _) => {
                vec![Choice::Contrast(between.clone(), self.verdict(between).cloned())]
            }
            Choice::Reading(quote, _) => {
                vec![Choice::Reading(quote.clone(), self.reading(quote).cloned())]
            }
            Choice::Minutes(part, _) => {
                let own = self.meeting.minutes.iter().find(|(own, _)| own == part);
                vec![Choice::Minutes(*part, own.map(|(_, minutes)| *minutes))]
            }
            Choice::Length(_) => vec![Choice::Length(self.meeting.length)],
            Choice::Rules(_) => vec![Choice::Rules(self.meeting.rules.clone())],
            Choice::Invited(who, _) => {
                let there = self.meeting.invited.contains(who);
                vec![Choice::Invited(who.clone(), there)]
            }
            Choice::Moved(order, id, _) => {
                let there = self.place(*order, id);
                there.map(|to| Choice::Moved(*order, id.clone(), to)).into_iter().collect()
            }
        }
    }

    /// The place of a thing in a list.
    #[must_use]
    pub fn place(&self, order: Order, id: &str) -> Option<usize> {
        match order {
            Order::Themes => self.themes.iter().position(|theme| theme.id == id),
            Order::Questions => self.questions.iter().position(|question| question.id == id),
        }
    }

    /// Whether what this choice is about is the same in `other`: else somebody else changed it.
    #[must_use]
    pub fn agrees(&self, other: &Self, choice: &Choice) -> bool {
        match choice.key() {
            Key::Theme(id) => self.theme(&id) == other.theme(&id),
            Key::Contrast(between) => self.verdict(&between) == other.verdict(&between),
            Key::Question(id) => self.question(&id) == other.question(&id),
            Key::Reading(quote) => self.reading(&quote) == other.reading(&quote),
            Key::Minutes(part) => self.meeting.minutes(part) == other.meeting.minutes(part),
            Key::Length => self.meeting.length == other.meeting.length,
            Key::Rules => self.meeting.rules == other.meeting.rules,
            // Two who invite the same person, or move other things, do not get in each other's way.
            Key::Invited(_) | Key::Order(_) => true,
        }
    }
}

impl Choice {
    /// What it is about.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Theme(id, _) => Key::Theme(id.clone()),
            Self::Contrast(between, _) => Key::Contrast(between.clone()),
            Self::Question(id, _) => Key::Question(id.clone()),
            Self::Reading(quote, _) => Key::Reading(quote.clone()),
            Self::Minutes(part, _) => Key::Minutes(*part),
            Self::Length(_) => Key::Length,
            Self::Rules(_) => Key::Rules,
            Self::Invited(who, _) => Key::Invited(who.clone()),
            Self::Moved(order, ..) => Key::Order(*order),
        }
    }
}

fn put<T: Clone>(list: &mut Vec<T>, same: impl Fn(&T) -> bool, new: Option<&T>) {
    let at = list.iter().position(same);
    match (at, new) {
        (Some(at), Some(new)) => {
            if let Some(old) = list.get_mut(at) {
                old.clone_from(new);
            }
        }
        (Some(at), None) => drop(list.remove(at)),
        (None, Some(new)) => list.push(new.clone()),
        (None, None) => {}
    }
}

fn shift<T>(list: &mut Vec<T>, same: impl Fn(&T) -> bool, to: usize) {
    if let Some(at) = list.iter().position(same) {
        let moved = list.remove(at);
        list.insert(to.min(list.len()), moved);
    }
}

fn back_to(back: Choice, place: Option<Choice>) -> Vec<Choice> {
    std::iter::once(back).chain(place).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::review::{Choice, Choices, Order, PARTS, Question, Reading, Theme, Verdict};

    fn id() -> impl Strategy<Value = String> {
        (0..4_u8).prop_map(|id| format!("a#n{id}"))
    }

    fn choice() -> impl Strategy<Value = Choice> {
        let pointer = || id().prop_map(|id| id.parse().unwrap());
        let theme = (id(), any::<Option<bool>>()).prop_map(|(id, some)| {
            let theme = some.map(|agenda| Theme { id: id.clone(), agenda, ..Theme::default() });
            Choice::Theme(id, theme)
        });
        let question = (id(), any::<Option<bool>>()).prop_map(|(id, some)| {
            let some =
                some.map(|explainer| Question { id: id.clone(), explainer, ..Question::default() });
            Choice::Question(id, some)
        });
        let contrast = (pointer(), any::<Option<bool>>()).prop_map(|(one, some)| {
            let between = vec![one];
            let verdict =
                |agenda| Verdict { between: between.clone(), agenda, ..Verdict::default() };
            Choice::Contrast(between.clone(), some.map(verdict))
        });
        let reading = (pointer(), any::<bool>()).prop_map(|(quote, some)| {
            let reading = some.then(|| Reading { quote: quote.clone(), ..Reading::default() });
            Choice::Reading(quote, reading)
        });
        let order = prop_oneof![Just(Order::Themes), Just(Order::Questions)];
        prop_oneof![
            theme,
            question,
            contrast,
            reading,
            (0..PARTS.len(), any::<Option<u16>>())
                .prop_map(|(at, n)| Choice::Minutes(PARTS.get(at).unwrap().0, n)),
            any::<Option<u16>>().prop_map(Choice::Length),
            any::<bool>().prop_map(|some| Choice::Rules(some.then(|| vec!["one".into()]))),
            (id(), any::<bool>()).prop_map(|(who, invited)| Choice::Invited(who, invited)),
            (order, id(), 0..5_usize).prop_map(|(order, id, to)| Choice::Moved(order, id, to)),
        ]
    }

    proptest! {
        #[test]
        fn whatever_was_chosen_can_be_taken_back(choices in prop::collection::vec(choice(), 1..30)) {
            let mut all = Choices::default();
            let mut before = Vec::new();
            for choice in &choices {
                before.push((all.clone(), all.inverse(choice)));
                all.apply(choice);
            }
            for (was, inverse) in before.into_iter().rev() {
                for choice in &inverse {
                    all.apply(choice);
                }
                // A list that was emptied and filled again may stand in another order only where
                // order means nothing.
                prop_assert_eq!(sorted(all.clone()), sorted(was.clone()));
                prop_assert_eq!(&all.themes, &was.themes);
                prop_assert_eq!(&all.questions, &was.questions);
            }
        }
    }

    fn sorted(mut choices: Choices) -> Choices {
        choices.contrasts.sort_by(|a, b| a.between.cmp(&b.between));
        choices.readings.sort_by(|a, b| a.quote.cmp(&b.quote));
        choices.meeting.invited.sort();
        choices
    }

    #[test]
    fn what_somebody_else_changed_is_noticed() {
        let theme = |line: &str| Theme { id: "a".into(), line: line.into(), ..Theme::default() };
        let with = |line| Choices { themes: vec![theme(line)], ..Choices::default() };
        let mine = Choice::Theme("a".into(), Some(theme("mine")));
        assert!(!with("before").agrees(&with("theirs"), &mine));
        assert!(with("before").agrees(&with("before"), &mine));
        let other = Choice::Theme("b".into(), None);
        assert!(with("before").agrees(&with("theirs"), &other));
    }
}
