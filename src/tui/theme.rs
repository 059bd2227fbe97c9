//! What each role on the screen looks like. Only the sixteen colours every terminal has, on the
//! terminal's own background; no meaning hangs on colour alone.

use ratatui::style::{Color, Modifier, Style};

/// How the screen looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Theme {
    /// Which colours are used.
    pub palette: Palette,
    /// Which characters are used.
    pub glyphs: Glyphs,
}

/// Which colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Palette {
    /// The sixteen.
    #[default]
    Ansi,
    /// None: bold, dim, underline and reverse only.
    Mono,
}

/// Which characters are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Glyphs {
    /// Unicode.
    #[default]
    Unicode,
    /// ASCII only.
    Ascii,
}

/// What a piece of text is, on any screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Words.
    Text,
    /// What matters most on its row.
    Strong,
    /// What may be overlooked.
    Quiet,
    /// A heading or label.
    Label,
    /// Lines between areas.
    Rule,
    /// The row or the words that are selected.
    Selected,
    /// A key in a key row.
    Key,
    /// A tag.
    Tag,
    /// The interviewee's exact words.
    Quote,
    /// A question.
    Asked,
    /// The investigator's own reading.
    Thought,
    /// A mark.
    Mark,
    /// Off the record.
    Off,
    /// A finding.
    Finding,
    /// A moment or a lead.
    Moment,
    /// Something is on disk.
    Saved,
    /// Something needs to be known.
    Warning,
}

impl Theme {
    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let (color, modifier) = look(role);
        let style = Style::new().add_modifier(modifier);
        match self.palette {
            Palette::Ansi => color.map_or(style, |color| style.fg(color)),
            Palette::Mono => style,
        }
    }

    /// The Unicode or the ASCII form of a character.
    #[must_use]
    pub fn glyph(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        match self.glyphs {
            Glyphs::Unicode => unicode,
            Glyphs::Ascii => ascii,
        }
    }

    /// The line between areas.
    #[must_use]
    pub fn rule(self) -> &'static str {
        self.glyph("─", "-")
    }
}

fn look(role: Role) -> (Option<Color>, Modifier) {
    match role {
        Role::Text => (None, Modifier::empty()),
        Role::Strong => (None, Modifier::BOLD),
        Role::Quiet | Role::Rule => (None, Modifier::DIM),
        Role::Label => (Some(Color::Cyan), Modifier::BOLD),
        Role::Selected => (None, Modifier::REVERSED),
        Role::Key | Role::Asked => (Some(Color::Cyan), Modifier::empty()),
        Role::Tag | Role::Moment => (Some(Color::Blue), Modifier::empty()),
        Role::Quote | Role::Saved => (Some(Color::Green), Modifier::empty()),
        Role::Thought => (Some(Color::Magenta), Modifier::empty()),
        Role::Mark | Role::Warning => (Some(Color::Red), Modifier::BOLD),
        Role::Off => (None, Modifier::DIM.union(Modifier::ITALIC)),
        Role::Finding => (Some(Color::Magenta), Modifier::BOLD),
    }
}
