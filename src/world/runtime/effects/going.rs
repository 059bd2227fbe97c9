//! What goes out of the open interview, and what leaves it for good.

use std::path::{Path, PathBuf};

use chrono::Local;

use crate::{
    interview::purge::Purge,
    tui::effect::{
        CameBack, Export, Ledger, Place, Publish, Published, Reopened, Reply, SharedBack, Trouble,
    },
    world::{
        export::{self, Refusal},
        publish::{self, Refused},
        runtime::effects::{Effects, words},
        share_back::{self, Came},
        withdraw::{Withdrawn, withdraw},
    },
};

impl Effects {
    fn place(&self) -> Result<Place, Trouble> {
        let none = || {
            words(
                "no interview is held by this window",
                "open one, or close it in the other window",
            )
        };
        self.open.as_ref().map(|(place, _)| place.clone()).ok_or_else(none)
    }

    pub(super) fn export(&mut self, export: &Export) -> Result<Reply, Trouble> {
        let place = self.place()?;
        self.write_down();
        let export = Export { out: export.out.as_deref().map(typed), ..export.clone() };
        match export::write(&self.home, self.library.wait(), &place, &export) {
            Ok(path) => Ok(Reply::Exported(path)),
            Err(Refusal::Trouble(trouble)) => Err(trouble),
            Err(Refusal::Obstacles(obstacles)) => {
                let all: Vec<String> = obstacles.iter().map(ToString::to_string).collect();
                Err(words(&all.join("; "), "a draft is always possible"))
            }
        }
    }

    /// Writes the page for the interviewee into the interview's own folder.
    pub(super) fn share_back(&mut self) -> Result<Reply, Trouble> {
        let place = self.place()?;
        self.write_down();
        let today = Local::now().date_naive();
        let until = share_back::until(None, today)?;
        let (opened, _no_journal) = self.home.open(&place, None)?;
        let text = share_back::text(&opened, today, until)?;
        let file = share_back::write(&self.home, &opened, &text, None)?;
        Ok(Reply::SharedBack(SharedBack { file, until }))
    }

    /// Reads a page that came back.
    pub(super) fn read_share_back(&mut self, file: &Path) -> Result<Reply, Trouble> {
        let place = self.place()?;
        self.write_down();
        let file = typed(file);
        let came = Came::from(&file)?;
        let (opened, _no_journal) = self.home.open(&place, None)?;
        let returned = came.read(&opened)?;
        Ok(Reply::CameBack(Box::new(CameBack { file, returned })))
    }

    /// What went out before, and where to.
    pub(super) fn ledger(&self) -> Result<Reply, Trouble> {
        let place = self.place()?;
        let (sent, folder) = (self.home.sent(&place.incident)?, publish::remembered(&self.home));
        Ok(Reply::Ledger(Box::new(Ledger { sent, folder })))
    }

    /// Publishes what was shown, if it is still what would go out.
    pub(super) fn publish(&mut self, wish: &Publish) -> Result<Reply, Trouble> {
        let place = self.place()?;
        self.write_down();
        let folder = typed(&wish.to);
        let (opened, _no_journal) = self.home.open(&place, None)?;
        let asked = (wish.level, folder.as_path());
        let ready = publish::ready(&self.home, self.library.wait(), &opened, asked);
        let ready = ready.map_err(|refused| in_the_way(&refused))?;
        if ready.text != wish.shown {
            return Err(words(
                "what would go out is not what is shown any more",
                "look at it again",
            ));
        }
        let sent = ready.publish(&self.home, &place)?;
        publish::remember(&self.home, &folder);
        let sent = sent.map(|sent| (sent.level, sent.hash));
        Ok(Reply::Published(Published { file: ready.file, sent }))
    }

    /// Words leave the open interview for good: it is closed for that, and opened anew.
    pub(super) fn purge(&mut self, purge: Purge) -> Vec<Reply> {
        let place = match self.place() {
            Ok(place) => place,
            Err(trouble) => return vec![Reply::Failed(trouble)],
        };
        let mut replies = self.close();
        let Withdrawn { done, left } = match withdraw(&self.home, &place, purge) {
            Ok(withdrawn) => withdrawn,
            Err(trouble) => {
                replies.push(Reply::Failed(trouble));
                Withdrawn::default()
            }
        };
        self.opening += 1;
        match self.home.open(&place, Some(self.tell())) {
            Ok((opened, journal)) => {
                self.open = journal.map(|journal| (place, journal));
                replies.insert(0, Reply::Reopened(Box::new(Reopened { opened, done, left })));
            }
            Err(trouble) => replies.push(Reply::Failed(trouble)),
        }
        replies
    }

    /// What is read from the disk next is as it is on the screen.
    fn write_down(&mut self) {
        if let Some((_, journal)) = &mut self.open {
            journal.commit();
        }
    }
}

fn in_the_way(refused: &Refused) -> Trouble {
    match refused.troubles.as_slice() {
        [trouble] if refused.obstacles.is_empty() => trouble.clone(),
        _ => words(&refused.lines().join("; "), "a draft is always possible"),
    }
}

/// A path as somebody typed it: `~` is their home.
fn typed(path: &Path) -> PathBuf {
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty());
    let at_home =
        home.zip(path.strip_prefix("~").ok()).map(|(home, rest)| Path::new(&home).join(rest));
    let path = at_home.unwrap_or_else(|| path.to_owned());
    std::path::absolute(&path).unwrap_or(path)
}
