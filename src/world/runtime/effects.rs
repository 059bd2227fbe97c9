//! Carries out what the program asks for, over the private store.

mod going;

use std::sync::mpsc::{Receiver, Sender, channel};

use crate::{
    findings::{Judgment, Subject},
    tui::effect::{Effect, New, Place, Reply, Spot, Trouble},
    world::{
        demo,
        disk::{
            home::Home,
            journal::{Event, Journal, Tell},
            library::{Files, find},
        },
        runtime::{
            editor::{self, Editor},
            reading::Reading,
            run::{Run, World},
            wait::Waker,
        },
    },
};

/// What the disk has to say about the opening of this number.
type Told = (u64, Event);

/// The store, and the interview that is open.
pub struct Effects {
    home: Home,
    library: Reading,
    open: Option<(Place, Journal)>,
    sync: bool,
    opening: u64,
    sender: Sender<Told>,
    told: Receiver<Told>,
    waker: Option<Waker>,
}

impl Effects {
    /// Over this store. The guide's files are read meanwhile.
    #[must_use]
    pub fn new(home: Home) -> Self {
        let library = Reading::of(Files::of(&home.dirs().config));
        let (sender, told) = channel();
        Self { home, library, open: None, sync: false, opening: 0, sender, told, waker: None }
    }

    /// Whoever syncs tells the loop, and wakes it.
    fn tell(&self) -> Tell {
        let (sender, opening) = (self.sender.clone(), self.opening);
        let waker = self.waker.clone();
        Box::new(move |event| {
            let _nobody_left_to_tell = sender.send((opening, event));
            if let Some(waker) = &waker {
                waker.wake();
            }
        })
    }

    fn close(&mut self) -> Vec<Reply> {
        let finished = self.open.take().map(|(_, journal)| journal.finish());
        finished.and_then(Result::err).map(Reply::Failed).into_iter().collect()
    }

    fn open(&mut self, place: Place) -> Vec<Reply> {
        let mut replies = self.close();
        replies.extend(self.library.news(true));
        self.opening += 1;
        match self.home.open(&place, Some(self.tell())) {
            Ok((opened, journal)) => {
                self.open = journal.map(|journal| (place, journal));
                replies.push(Reply::Opened(Box::new(opened)));
            }
            Err(trouble) => replies.push(Reply::Failed(trouble)),
        }
        replies
    }

    fn open_made(&mut self, made: Result<Place, Trouble>) -> Vec<Reply> {
        match made {
            Ok(place) => self.open(place),
            Err(trouble) => vec![Reply::Failed(trouble)],
        }
    }

    fn create(&mut self, new: New) -> Vec<Reply> {
        let made = self.home.create(new);
        self.open_made(made)
    }

    fn list(&self) -> Vec<Reply> {
        let (listed, troubles) = self.home.list();
        let troubles = troubles.into_iter().map(Reply::Failed);
        std::iter::once(Reply::Listed(listed)).chain(troubles).collect()
    }

    /// Somebody edits a file of the guide. What comes of it is read as soon as they are done.
    fn edit_file(&mut self, spot: &Spot, run: Run<'_>) -> Result<Option<Reply>, Trouble> {
        let editor = Editor::chosen()?;
        let found = find(&self.home.dirs().config, self.library.wait(), spot)?;
        let copied = found.copied.then(|| Reply::Copied(found.path.clone()));
        let ended = run(&mut editor.command(&found.path, found.line, found.column));
        self.library.again();
        let trouble = editor::not_started(&editor, ended);
        trouble.map_or(Ok(copied), Err)
    }

    fn judge(&self, decisions: Vec<(Subject, Option<Judgment>)>) -> Vec<Reply> {
        let Some((place, _)) = &self.open else { return Vec::new() };
        let kept = self.home.judge(&place.incident, decisions);
        kept.err().map(Reply::Failed).into_iter().collect()
    }

    fn save_person(&self, person: crate::interview::incident::Person) -> Vec<Reply> {
        let Some((place, _)) = &self.open else { return Vec::new() };
        let saved = self.home.save_person(&place.incident, person);
        saved.err().map(Reply::Failed).into_iter().collect()
    }
}

fn answered(done: Result<Reply, Trouble>) -> Vec<Reply> {
    vec![done.unwrap_or_else(Reply::Failed)]
}

fn words(what: &str, remedy: &str) -> Trouble {
    Trouble { what: what.to_owned(), place: String::new(), remedy: remedy.to_owned() }
}

impl World for Effects {
    fn woken_by(&mut self, waker: Waker) {
        self.library.wakes(&waker);
        self.waker = Some(waker);
    }

    fn carry_out(&mut self, effect: Effect) -> Vec<Reply> {
        match effect {
            Effect::Record { change, off } => {
                if let Some((_, journal)) = &mut self.open {
                    journal.record(&change, off);
                }
                Vec::new()
            }
            Effect::Draft(draft) => {
                if let Some((_, journal)) = &mut self.open {
                    journal.draft(draft.as_ref());
                }
                Vec::new()
            }
            Effect::Sync => {
                self.sync = true;
                Vec::new()
            }
            Effect::Close => self.close(),
            Effect::List => self.list(),
            Effect::Open(place) => self.open(place),
            Effect::OpenDemo => {
                let made = demo::copy(&self.home);
                self.open_made(made)
            }
            Effect::SaveIncident(incident) => match self.home.save_incident(incident) {
                Ok(incident) => vec![Reply::IncidentSaved(incident)],
                Err(trouble) => vec![Reply::Failed(trouble)],
            },
            Effect::Create(new) => self.create(*new),
            Effect::SavePerson(person) => self.save_person(person),
            Effect::Judge(decisions) => self.judge(decisions),
            Effect::Hold { incident, role, people } => {
                let kept = self.home.hold(&incident, &role, people);
                kept.err().map(Reply::Failed).into_iter().collect()
            }
            Effect::Export(export) => answered(self.export(&export)),
            Effect::Ledger => answered(self.ledger()),
            Effect::Publish(publish) => answered(self.publish(&publish)),
            Effect::ShareBack => answered(self.share_back()),
            Effect::ReadShareBack(file) => answered(self.read_share_back(&file)),
            Effect::Purge(purge) => self.purge(purge),
            Effect::ReadAgain => {
                self.library.again();
                Vec::new()
            }
            Effect::ReadFindings
            | Effect::Choose { .. }
            | Effect::Edit(_)
            | Effect::Suspend
            | Effect::Redraw
            | Effect::Quit => Vec::new(),
        }
    }

    fn edit(&mut self, spot: &Spot, run: Run<'_>) -> Vec<Reply> {
        let edited = self.edit_file(spot, run);
        edited.unwrap_or_else(|trouble| Some(Reply::Failed(trouble))).into_iter().collect()
    }

    fn commit(&mut self) {
        if let Some((_, journal)) = &mut self.open {
            journal.write();
        }
    }

    fn drawn(&mut self) {
        let at_once = std::mem::take(&mut self.sync);
        match &mut self.open {
            Some((_, journal)) if at_once => journal.sync_now(),
            Some((_, journal)) => journal.sync_soon(),
            None => {}
        }
    }

    fn replies(&mut self) -> Vec<Reply> {
        let current = self.opening;
        let events = self.told.try_iter().filter(|(opening, _)| *opening == current);
        let reply = |(_, event)| match event {
            Event::Synced(count) => Reply::Synced(count),
            Event::NotSaved(trouble) => Reply::NotSaved(trouble),
            Event::SavedAgain(place) => Reply::SavedAgain(place),
        };
        let mut replies: Vec<Reply> = events.map(reply).collect();
        replies.extend(self.library.news(false));
        replies
    }

    fn finish(&mut self) -> Option<Trouble> {
        self.open.take().and_then(|(_, journal)| journal.finish().err())
    }
}
