//! Tags and themes against people: how often who speaks of what.

#![expect(clippy::wildcard_enum_match_arm, reason = "keys of other tabs mean nothing here")]

use std::collections::BTreeSet;

use crate::review::{Choice, Row, RowKind, Sort, Spot, THEMES, Theme, rows, words::as_name};
use crate::tui::screens::review::{
    Around, Wish,
    asking::Ask,
    keys::{Action, Move},
    moved,
    said::Said,
};
use crate::tui::words::board as words;

/// The tab of themes.
#[derive(Debug, Default)]
pub(super) struct Themes {
    pub(super) rows: Vec<Row>,
    pub(super) sort: Sort,
    pub(super) at: usize,
    /// 0 for all people, else one more than the place of an account.
    pub(super) column: usize,
    pub(super) marked: BTreeSet<String>,
}

impl Themes {
    /// Brings the rows up to date; the same one stays selected.
    pub(super) fn refresh(&mut self, around: Around<'_>) {
        let selected = self.row().map(|row| (row.kind.clone(), row.tags.clone()));
        self.rows = rows(around.review, around.choices, self.sort);
        let same = |row: &Row| Some((row.kind.clone(), row.tags.clone())) == selected;
        let by_kind = |row: &Row| {
            let is_theme = matches!(row.kind, RowKind::Theme(_));
            is_theme && selected.as_ref().is_some_and(|(kind, _)| *kind == row.kind)
        };
        let found = self.rows.iter().position(same).or_else(|| self.rows.iter().position(by_kind));
        self.at = found.unwrap_or(self.at).min(self.rows.len().saturating_sub(1));
        self.column = self.column.min(around.review.accounts.len());
    }

    /// Selects the theme of this id, if there is one.
    pub(super) fn select(&mut self, theme: Option<&str>) {
        let wanted =
            |row: &Row| matches!(&row.kind, RowKind::Theme(id) if Some(id.as_str()) == theme);
        self.at = self.rows.iter().position(wanted).unwrap_or(self.at);
    }

    pub(super) fn row(&self) -> Option<&Row> {
        self.rows.get(self.at)
    }

    /// What stands behind the selected cell.
    pub(super) fn spots(&self) -> Vec<Spot> {
        let Some(row) = self.row() else { return Vec::new() };
        match self.column.checked_sub(1) {
            Some(account) => row.cells.get(account).map_or_else(Vec::new, |c| c.spots.clone()),
            None => row.cells.iter().flat_map(|cell| cell.spots.iter().copied()).collect(),
        }
    }

    pub(super) fn update(&mut self, action: Action, around: Around<'_>) -> Wish {
        match action {
            Action::Move(Move::Left) => self.column = self.column.saturating_sub(1),
            Action::Move(Move::Right) => {
                self.column = (self.column + 1).min(around.review.accounts.len());
            }
            Action::Move(way) => self.at = moved(self.at, self.rows.len(), way),
            Action::Sort => return self.sort_next(around),
            Action::Mark => return self.mark(),
            Action::Group => return self.group(),
            Action::Edit => return self.edit(),
            Action::Drop => return self.take_apart(),
            Action::Agenda => return self.agenda(around),
            Action::Open => return self.open(),
            _ => {}
        }
        Wish::default()
    }

    fn sort_next(&mut self, around: Around<'_>) -> Wish {
        self.sort = match self.sort {
            Sort::Spread => Sort::Weight,
            Sort::Weight => Sort::Surprise,
            Sort::Surprise => Sort::Spread,
        };
        self.refresh(around);
        self.at = 0;
        Wish::say(words::sorted(self.sort))
    }

    fn mark(&mut self) -> Wish {
        let Some(row) = self.rows.get(self.at) else { return Wish::default() };
        for tag in &row.tags {
            if !self.marked.remove(tag) {
                self.marked.insert(tag.clone());
            }
        }
        self.at = moved(self.at, self.rows.len(), Move::Down);
        Wish::default()
    }

    /// A theme of what is marked, or of what is selected. What is marked on a theme joins it.
    fn group(&mut self) -> Wish {
        let Some(row) = self.row() else { return Wish::say(words::NO_TAGS) };
        let tags = if self.marked.is_empty() {
            row.tags.clone()
        } else {
            self.marked.iter().cloned().collect()
        };
        let name = if tags.len() == 1 {
            tags.first().map(|tag| as_name(tag)).unwrap_or_default()
        } else {
            String::new()
        };
        Wish::default().asking(Ask::NewTheme(tags), name)
    }

    fn edit(&self) -> Wish {
        match self.row().map(|row| (&row.kind, &row.name)) {
            Some((RowKind::Theme(id), name)) => {
                Wish::default().asking(Ask::Name(id.clone()), name.clone())
            }
            Some((RowKind::Tag, _)) | None => Wish::say(words::NO_THEME_HERE),
        }
    }

    fn take_apart(&self) -> Wish {
        match self.row().map(|row| &row.kind) {
            Some(RowKind::Theme(id)) => Wish::choice(Choice::Theme(id.clone(), None)),
            Some(RowKind::Tag) | None => Wish::say(words::NO_THEME_HERE),
        }
    }

    /// On the agenda, or off it. A tag becomes a theme of its own.
    fn agenda(&self, around: Around<'_>) -> Wish {
        let Some(row) = self.row() else { return Wish::say(words::NO_TAGS) };
        let choices = around.choices;
        let on = choices.themes.iter().filter(|theme| theme.agenda).count();
        let theme = match &row.kind {
            RowKind::Theme(id) => choices.theme(id).cloned(),
            RowKind::Tag => {
                let name = row.tags.first().map(|tag| as_name(tag)).unwrap_or_default();
                let id = choices.new_theme_id(&name);
                Some(Theme { id, name, tags: row.tags.clone(), ..Theme::default() })
            }
        };
        let Some(theme) = theme else { return Wish::default() };
        let theme = Theme { agenda: !theme.agenda, ..theme };
        let many = theme.agenda && on + 1 > *THEMES.end();
        let said =
            if many { words::MANY_THEMES.to_owned() } else { words::on_agenda(theme.agenda) };
        Wish::choice(Choice::Theme(theme.id.clone(), Some(theme))).saying(said)
    }

    fn open(&self) -> Wish {
        let (spots, Some(row)) = (self.spots(), self.row()) else { return Wish::default() };
        if spots.is_empty() {
            return Wish::say(words::NOTHING_SAID);
        }
        let theme = match &row.kind {
            RowKind::Theme(id) => id.clone(),
            RowKind::Tag => String::new(),
        };
        Wish { said: Some(Said::new(row.name.clone(), theme, spots)), ..Wish::default() }
    }
}
