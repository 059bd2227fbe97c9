//! The agenda, line by line: what each line is, and what its keys do.

#![expect(clippy::wildcard_enum_match_arm, reason = "keys of other tabs mean nothing here")]

use crate::review::{
    Agenda, Choice, Fate, Order, Part, Pointer, Question, Reading, Review, Theme, agenda, coverage,
};
use crate::tui::screens::review::{
    Around, Wish,
    asking::Ask,
    keys::{Action, Step},
    moved,
};
use crate::tui::words::board as words;

/// The tab of the agenda.
#[derive(Debug, Default)]
pub(super) struct Meeting {
    pub(super) lines: Vec<Item>,
    pub(super) at: usize,
    pub(super) remarks: Vec<String>,
    pub(super) sum: u32,
    pub(super) length: u16,
}

/// A line of the agenda.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) is: Is,
    /// The part of the meeting it belongs to; none for whom to invite.
    pub(super) part: Option<Part>,
    pub(super) text: String,
    pub(super) note: String,
}

/// What a line is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Is {
    /// The head of a part.
    Part,
    /// A ground rule, by its place.
    Rule(usize),
    /// Who tells a part of it.
    Tells,
    /// A theme.
    Theme(Box<Theme>),
    /// A question under a theme.
    Under,
    /// A quote to be read out.
    Reading(Reading),
    /// A contrast.
    Contrast(Vec<Pointer>),
    /// A question.
    Question(Box<Question>),
    /// The head of those to invite.
    Inviting,
    /// Somebody to invite.
    Invited(String),
    /// Somebody a lead points at.
    Pointed(String),
}

impl Meeting {
    pub(super) fn refresh(&mut self, around: Around<'_>) {
        let selected = self.item().map(|item| item.is.clone());
        let agenda = agenda(around.review, around.choices);
        self.lines = lines(&agenda, around.review);
        (self.sum, self.length) = (agenda.sum, agenda.length);
        self.remarks = agenda.remarks;
        let found = self.lines.iter().position(|item| {
            Some(&item.is) == selected.as_ref() && !matches!(item.is, Is::Part | Is::Under)
        });
        self.at = found.unwrap_or(self.at).min(self.lines.len().saturating_sub(1));
    }

    pub(super) fn item(&self) -> Option<&Item> {
        self.lines.get(self.at)
    }

    pub(super) fn update(&mut self, action: Action, around: Around<'_>) -> Wish {
        match action {
            Action::Move(way) => self.at = moved(self.at, self.lines.len(), way),
            Action::Minutes(step) => return self.minutes(step, around),
            Action::Length => {
                return Wish::default().asking(Ask::Length, self.length.to_string());
            }
            Action::Add => return self.add(),
            Action::Edit => return self.edit(),
            Action::Drop => return self.take_off(),
            Action::Reader => return self.reader(),
            Action::Rank(step) => return self.rank(step, around),
            _ => {}
        }
        Wish::default()
    }

    fn minutes(&self, step: Step, around: Around<'_>) -> Wish {
        let Some(part) = self.item().and_then(|item| item.part) else {
            return Wish::say(words::NO_MINUTES_HERE);
        };
        let now = around.choices.meeting.minutes(part);
        let minutes = match step {
            Step::On => now.saturating_add(1).min(480),
            Step::Back => now.saturating_sub(1),
        };
        let usual = part.usual(around.choices.meeting.length()) == minutes;
        Wish::choice(Choice::Minutes(part, Some(minutes).filter(|_| !usual)))
    }

    fn add(&self) -> Wish {
        match self.item().map(|item| (&item.is, item.part)) {
            Some((Is::Rule(_), _) | (Is::Part, Some(Part::Opening))) => {
                Wish::default().asking(Ask::Rule(None), String::new())
            }
            Some((Is::Pointed(who), _)) => Wish::default().asking(Ask::Invite, who.clone()),
            _ => Wish::default().asking(Ask::Invite, String::new()),
        }
    }

    fn edit(&self) -> Wish {
        let Some(item) = self.item() else { return Wish::default() };
        match &item.is {
            Is::Rule(at) => Wish::default().asking(Ask::Rule(Some(*at)), item.text.clone()),
            Is::Theme(theme) => {
                Wish::default().asking(Ask::Name(theme.id.clone()), theme.name.clone())
            }
            Is::Question(own) => Wish::default().asking(Ask::Words(own.clone()), item.text.clone()),
            Is::Invited(who) => Wish::default().asking(Ask::Invite, who.clone()),
            _ => Wish::say(words::NO_WORDS_HERE),
        }
    }

    fn take_off(&self) -> Wish {
        let Some(item) = self.item() else { return Wish::default() };
        match &item.is {
            Is::Rule(at) => {
                let rules = self.lines.iter().filter_map(|line| match line.is {
                    Is::Rule(other) if other != *at => Some(line.text.clone()),
                    _ => None,
                });
                Wish::choice(Choice::Rules(Some(rules.collect())))
            }
            Is::Theme(theme) => {
                let theme = Theme { agenda: false, ..(**theme).clone() };
                Wish::choice(Choice::Theme(theme.id.clone(), Some(theme)))
            }
            Is::Reading(reading) => Wish::choice(Choice::Reading(reading.quote.clone(), None)),
            Is::Question(own) => {
                let own = Question { fate: Fate::Open, explainer: false, ..(**own).clone() };
                Wish::choice(Choice::Question(own.id.clone(), Some(own)))
            }
            Is::Invited(who) => Wish::choice(Choice::Invited(who.clone(), false)),
            Is::Contrast(_) => Wish::say(words::TAKE_OFF_THERE),
            _ => Wish::say(words::STAYS),
        }
    }

    fn reader(&self) -> Wish {
        match self.item().map(|item| &item.is) {
            Some(Is::Reading(reading)) => {
                Wish::default().asking(Ask::Reader(reading.clone()), reading.by.clone())
            }
            _ => Wish::say(words::NO_QUOTE_HERE),
        }
    }

    /// A theme or a question earlier or later.
    fn rank(&self, step: Step, around: Around<'_>) -> Wish {
        let (order, id) = match self.item().map(|item| &item.is) {
            Some(Is::Theme(theme)) => (Order::Themes, theme.id.clone()),
            Some(Is::Question(own)) => (Order::Questions, own.id.clone()),
            _ => return Wish::say(words::NO_ORDER_HERE),
        };
        let to = neighbor(around, order, &id, step);
        to.map_or_else(Wish::default, |to| Wish::choice(Choice::Moved(order, id, to)))
    }
}

/// The place of the next thing on the agenda, in its list.
fn neighbor(around: Around<'_>, order: Order, id: &str, step: Step) -> Option<usize> {
    let choices = around.choices;
    let at = choices.place(order, id)?;
    let on: Vec<usize> = match order {
        Order::Themes => {
            let all = choices.themes.iter().enumerate();
            all.filter(|(_, theme)| theme.agenda).map(|(at, _)| at).collect()
        }
        Order::Questions => {
            let all = choices.questions.iter().enumerate();
            all.filter(|(_, own)| own.fate == Fate::Agenda).map(|(at, _)| at).collect()
        }
    };
    match step {
        Step::Back => on.into_iter().rev().find(|other| *other < at),
        Step::On => on.into_iter().find(|other| *other > at),
    }
}

/// All lines, part by part.
fn lines(agenda: &Agenda, review: &Review) -> Vec<Item> {
    let mut all = Vec::new();
    for (part, minutes) in &agenda.parts {
        let head = Item {
            is: Is::Part,
            part: Some(*part),
            text: words::part(*part).to_owned(),
            note: words::minutes(*minutes),
        };
        all.push(head);
        let item = |is: Is, text: String, note: String| Item { is, part: Some(*part), text, note };
        match part {
            Part::Opening => all.extend(
                agenda
                    .rules
                    .iter()
                    .enumerate()
                    .map(|(at, rule)| item(Is::Rule(at), rule.clone(), String::new())),
            ),
            Part::Narrative => all.extend(agenda.presents.iter().map(|(account, what)| {
                let who = review.account(*account).map_or("", |account| &account.who.label);
                item(Is::Tells, format!("{who}: {what}"), String::new())
            })),
            Part::Background => {
                all.extend(agenda.explained.iter().map(|asked| question(asked, *part)));
            }
            Part::Themes => themes(agenda, review, &mut all),
            Part::Questions => {
                all.extend(agenda.questions.iter().map(|asked| question(asked, *part)));
            }
            Part::Next => {}
        }
    }
    all.extend(inviting(agenda, review));
    all
}

fn question(asked: &crate::review::Asked, part: Part) -> Item {
    let own = super::asking::chosen(&asked.id, asked.chosen.as_ref());
    let note = own.whom.clone();
    Item { is: Is::Question(Box::new(own)), part: Some(part), text: asked.words.clone(), note }
}

fn themes(agenda: &Agenda, review: &Review, all: &mut Vec<Item>) {
    let part = Some(Part::Themes);
    for on in &agenda.themes {
        let note = words::minutes(on.minutes);
        let text = if on.theme.line.is_empty() {
            on.theme.name.clone()
        } else {
            format!("{}: {}", on.theme.name, on.theme.line)
        };
        all.push(Item { is: Is::Theme(Box::new(on.theme.clone())), part, text, note });
        for (label, question) in [(words::OPENS, &on.opening), (words::WIDENS, &on.widening)] {
            let (text, note) = (question.clone(), label.to_owned());
            all.push(Item { is: Is::Under, part, text, note });
        }
        all.extend(on.readings.iter().map(|one| reading(one, review)));
    }
    all.extend(agenda.readings.iter().map(|one| reading(one, review)));
    for paired in &agenda.contrasts {
        let whys: Vec<String> =
            paired.contrast.whys.iter().map(|why| crate::review::words::why(*why)).collect();
        let (text, note) = (super::lines::sides(review, &paired.contrast), whys.join("; "));
        all.push(Item { is: Is::Contrast(paired.between.clone()), part, text, note });
    }
}

fn reading((spot, reading): &(crate::review::Spot, Reading), review: &Review) -> Item {
    let telling = review.telling(*spot);
    let text = telling.as_ref().map_or_else(String::new, |telling| format!("“{}”", telling.words));
    let by = if reading.by.is_empty() { words::FACILITATOR } else { &reading.by };
    let signed = telling.map_or_else(String::new, |telling| telling.signed);
    let note = words::read_by(&signed, by);
    Item { is: Is::Reading(reading.clone()), part: Some(Part::Themes), text, note }
}

fn inviting(agenda: &Agenda, review: &Review) -> Vec<Item> {
    let item = |is: Is, text: String| Item { is, part: None, text, note: String::new() };
    let mut all = vec![item(Is::Inviting, words::INVITE.to_owned())];
    all.extend(agenda.invited.iter().map(|who| item(Is::Invited(who.clone()), who.clone())));
    let known = |who: &String| agenda.invited.contains(who);
    let pointed = coverage(review).pointed;
    let pointed = pointed.into_iter().filter(|who| !known(who));
    all.extend(pointed.map(|who| Item {
        note: words::POINTED_AT.to_owned(),
        ..item(Is::Pointed(who.clone()), who)
    }));
    all
}
