//! The publish gate: findings into a shared folder, if nothing stands in the way, and never over
//! something that changed unseen.

use std::path::{Path, PathBuf};

use crate::{
    findings::{
        self, Ask, Obstacle, Released,
        sent::{SentLine, Warning, Went, warnings},
        to_yaml,
    },
    guide::Library,
    interview::consent::Attribution,
    tui::{
        effect::{Opened, Place, Trouble},
        topics::topics,
    },
    world::disk::{
        atomic,
        home::{Home, ledger::newest},
        read_capped,
        shared::Shared,
        trouble,
    },
};

/// The longest path that is remembered, in bytes.
const SMALL: u64 = 10_000;

/// Everything that stands in the way of publishing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Refused {
    /// What the interview lacks.
    pub obstacles: Vec<Obstacle>,
    /// What is wrong with the folder, or with what is there.
    pub troubles: Vec<Trouble>,
}

/// Findings that may be published, as the very bytes that would be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// The file.
    pub file: PathBuf,
    /// Its text.
    pub text: String,
    /// What is to be known before it goes out.
    pub said: Vec<Obstacle>,
    /// What it would tell beside what went out before.
    pub warnings: Vec<Warning>,
    /// What stands there: nothing, the same, or what this replaces.
    pub there: There,
    shared: Shared,
    level: Attribution,
    released: Released,
}

/// What stands under the name of a file that is to go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum There {
    /// Nothing.
    Nothing,
    /// The same text.
    Same,
    /// What firsthand wrote there, as it wrote it.
    Ours,
}

impl Refused {
    /// Each thing, in words.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let obstacles = self.obstacles.iter().map(ToString::to_string);
        obstacles.chain(self.troubles.iter().map(Trouble::line)).collect()
    }
}

impl From<Trouble> for Refused {
    fn from(trouble: Trouble) -> Self {
        Self { troubles: vec![trouble], ..Self::default() }
    }
}

/// What would be published of an interview, into which file.
///
/// # Errors
/// All that stands in the way; nothing was written.
pub fn ready(
    home: &Home,
    library: &Library,
    opened: &Opened,
    (level, folder): (Attribution, &Path),
) -> Result<Ready, Refused> {
    let ask = Ask { level, draft: false };
    let Opened { interview, incident, known, .. } = opened;
    let topics = topics(interview, library);
    let said = findings::obstacles(interview, incident, known, &topics, ask);
    let shared = Shared::at(folder, home.dirs());
    let built = findings::build(interview, incident, known, &topics, ask);
    let (released, shared) = match (built, shared) {
        (Ok(released), Ok(shared)) => (released, shared),
        (built, shared) => {
            let obstacles = built.err().unwrap_or_default();
            return Err(Refused { obstacles, troubles: shared.err().into_iter().collect() });
        }
    };
    let file = shared.file(&opened.place.incident, &released.file_name());
    let text = to_yaml(&released);
    let there = look(home, &opened.place, (&shared, &file), &text)?;
    let level = released.level();
    let warnings = warned(home, opened, level, &released)?;
    Ok(Ready { file, text, said, warnings, there, shared, level, released })
}

/// What these findings would tell beside what went out before.
///
/// # Errors
/// If the ledger is damaged.
pub fn warned(
    home: &Home,
    opened: &Opened,
    level: Attribution,
    released: &Released,
) -> Result<Vec<Warning>, Trouble> {
    let sent = home.sent(&opened.place.incident)?;
    if sent.is_empty() {
        return Ok(Vec::new());
    }
    let seal = home.seal()?;
    let lines: Vec<SentLine> = released.told().into_iter().map(|told| seal.line(told)).collect();
    let taken_back = opened.interview.taken_back().iter().map(|(id, _)| format!("n{id}"));
    let taken_back: Vec<String> = taken_back.collect();
    Ok(warnings(&sent, (&opened.place.interview, level), &lines, &taken_back))
}

fn look(
    home: &Home,
    place: &Place,
    (shared, file): (&Shared, &Path),
    text: &str,
) -> Result<There, Trouble> {
    let Some(bytes) = shared.look(file)? else { return Ok(There::Nothing) };
    if bytes == text.as_bytes() {
        return Ok(There::Same);
    }
    let sent = home.sent(&place.incident)?;
    let ours = newest(&sent, file).map(|sent| sent.hash.clone()).unwrap_or_default();
    if !ours.is_empty() && home.seal()?.of(&bytes) == ours {
        return Ok(There::Ours);
    }
    let what = if ours.is_empty() {
        "a file is there already that firsthand did not write"
    } else {
        "this file changed since it was published"
    };
    Err(trouble(what, file, "look at it, and move it away or keep what is new in it"))
}

/// The folder that was published into last.
#[must_use]
pub fn remembered(home: &Home) -> Option<PathBuf> {
    let kept = read_capped(&folder_file(home), SMALL).ok()?;
    let kept = String::from_utf8(kept).ok()?;
    Some(kept.trim()).filter(|kept| !kept.is_empty()).map(PathBuf::from)
}

/// Remembers the folder that was published into.
pub fn remember(home: &Home, folder: &Path) {
    let kept = format!("{}\n", folder.display());
    let _asked_again_next_time =
        atomic::replace(home.device(), &folder_file(home), kept.as_bytes());
}

fn folder_file(home: &Home) -> PathBuf {
    home.dirs().state.join("shared-folder")
}

impl Ready {
    /// Publishes it. The ledger knows of it before anybody else does.
    ///
    /// # Errors
    /// What failed: what stood there stands there still.
    pub fn publish(
        &self,
        home: &Home,
        place: &Place,
    ) -> Result<Option<findings::sent::Sent>, Trouble> {
        let there = look(home, place, (&self.shared, &self.file), &self.text)?;
        let known = newest(&home.sent(&place.incident)?, &self.file).is_some();
        if there == There::Same && known {
            return Ok(None);
        }
        let what = (Went::Published, self.level);
        let bytes = (self.file.as_path(), self.text.as_bytes());
        let sent = home.about_to_go_out(place, what, bytes, self.released.told())?;
        if there != There::Same {
            let over = there == There::Ours;
            self.shared.put(home.device(), &self.file, self.text.as_bytes(), over)?;
        }
        home.went_out(place, &sent)?;
        Ok(Some(sent))
    }
}
