//! The codebook as a value: the team's tags, with their definitions.

/// All tags, in the order of their families.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Codebook {
    /// The tags.
    pub tags: Vec<Tag>,
}

/// A named code for what somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// A slug, unique in the codebook.
    pub id: String,
    /// The group of tags it belongs to.
    pub family: String,
    /// What it means.
    pub definition: String,
    /// What calls for it.
    pub when: String,
    /// What looks like it and is not; may be empty.
    pub when_not: String,
    /// Its color, one of the terminal's sixteen.
    pub color: Color,
    /// One character, one column wide, that tells its family without color.
    pub glyph: char,
    /// The digit that sets it, 1–9.
    pub pinned: Option<u8>,
}

/// The sixteen colors every terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the color it names")]
pub enum Color {
    Black,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
    Gray,
    DarkGray,
    LightRed,
    LightGreen,
    LightYellow,
    LightBlue,
    LightMagenta,
    LightCyan,
    White,
}

impl Color {
    /// Every color with its name in files.
    pub const NAMED: [(&'static str, Self); 16] = [
        ("black", Self::Black),
        ("red", Self::Red),
        ("green", Self::Green),
        ("yellow", Self::Yellow),
        ("blue", Self::Blue),
        ("magenta", Self::Magenta),
        ("cyan", Self::Cyan),
        ("gray", Self::Gray),
        ("dark-gray", Self::DarkGray),
        ("light-red", Self::LightRed),
        ("light-green", Self::LightGreen),
        ("light-yellow", Self::LightYellow),
        ("light-blue", Self::LightBlue),
        ("light-magenta", Self::LightMagenta),
        ("light-cyan", Self::LightCyan),
        ("white", Self::White),
    ];

    /// The color of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, color)| *color)
    }
}

impl Codebook {
    /// The tag of this id.
    #[must_use]
    pub fn tag(&self, id: &str) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.id == id)
    }

    /// Tags whose id starts with `typed`, then those that have it elsewhere; pinned ones first.
    #[must_use]
    pub fn complete(&self, typed: &str) -> Vec<&Tag> {
        let typed = typed.to_lowercase();
        let place = |tag: &&Tag| (!tag.id.starts_with(&typed), tag.pinned.unwrap_or(u8::MAX));
        let mut fitting: Vec<&Tag> = self.tags.iter().filter(|t| t.id.contains(&typed)).collect();
        fitting.sort_by_key(place);
        fitting
    }

    /// The tags of the digits 1 to 9.
    #[must_use]
    pub fn pinned(&self) -> [Option<&Tag>; 9] {
        let mut digit = 0;
        [(); 9].map(|()| {
            digit += 1;
            self.tags.iter().find(|tag| tag.pinned == Some(digit))
        })
    }

    /// Takes in the tags of a higher layer: its definitions and its digits win.
    pub(crate) fn overlay(&mut self, higher: Self) {
        for tag in higher.tags {
            let taken = |other: &Tag| tag.pinned.is_some() && other.pinned == tag.pinned;
            for other in self.tags.iter_mut().filter(|other| taken(other)) {
                other.pinned = None;
            }
            match self.tags.iter_mut().find(|other| other.id == tag.id) {
                Some(old) => *old = tag,
                None => self.tags.push(tag),
            }
        }
    }
}
