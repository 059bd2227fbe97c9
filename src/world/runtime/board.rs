//! The world of the board: a thread that reads findings files and keeps what is chosen, so that no key
//! waits for a disk. There is no store here, and none is made.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread::{self, JoinHandle},
};

use crate::{
    review::Choice,
    tui::effect::{Effect, Reply, Trouble},
    world::{
        demo,
        disk::board::SharedFolder,
        runtime::{run::World, wait::Waker},
    },
};

/// Where the findings come from.
pub enum Source {
    /// A shared folder.
    Folder(SharedFolder),
    /// The demo, which is kept nowhere.
    Demo,
}

enum Request {
    Read,
    Choose(String, Vec<Choice>),
}

/// The world of the board.
pub struct Board {
    requests: Option<Sender<Request>>,
    replies: Receiver<Reply>,
    worker: Option<JoinHandle<()>>,
    waker: Arc<Mutex<Option<Waker>>>,
}

impl Board {
    /// Over these findings.
    #[must_use]
    pub fn new(source: Source) -> Self {
        let (requests, asked) = channel();
        let (sender, replies) = channel();
        let waker: Arc<Mutex<Option<Waker>>> = Arc::new(Mutex::new(None));
        let woken = waker.clone();
        let worker = thread::spawn(move || work(source, &asked, &sender, &woken));
        Self { requests: Some(requests), replies, worker: Some(worker), waker }
    }

    fn ask(&self, request: Request) {
        if let Some(requests) = &self.requests {
            let _the_worker_is_gone = requests.send(request);
        }
    }
}

fn work(
    mut source: Source,
    asked: &Receiver<Request>,
    replies: &Sender<Reply>,
    waker: &Mutex<Option<Waker>>,
) {
    while let Ok(request) = asked.recv() {
        // What panics here must not take the screen with it.
        let done = catch_unwind(AssertUnwindSafe(|| source.carry_out(request)));
        let reply = done.unwrap_or_else(|_| Reply::Failed(broken()));
        let _nobody_left_to_tell = replies.send(reply);
        if let Some(waker) = &*waker.lock().unwrap_or_else(PoisonError::into_inner) {
            waker.wake();
        }
    }
}

fn broken() -> Trouble {
    Trouble {
        what: "something went wrong with these files".to_owned(),
        place: String::new(),
        remedy: "what was chosen before is kept; r reads them again".to_owned(),
    }
}

impl Source {
    fn carry_out(&mut self, request: Request) -> Reply {
        match (self, request) {
            (Self::Folder(folder), Request::Read) => Reply::Findings(Box::new(folder.read())),
            (Self::Folder(folder), Request::Choose(incident, choices)) => {
                Reply::Chosen(Box::new(folder.choose(&incident, &choices)))
            }
            (Self::Demo, _) => Reply::Findings(Box::new(demo::findings())),
        }
    }
}

impl World for Board {
    fn woken_by(&mut self, waker: Waker) {
        *self.waker.lock().unwrap_or_else(PoisonError::into_inner) = Some(waker);
    }

    fn carry_out(&mut self, effect: Effect) -> Vec<Reply> {
        match effect {
            Effect::ReadFindings => self.ask(Request::Read),
            Effect::Choose { incident, choices } => self.ask(Request::Choose(incident, choices)),
            // Everything else is about the private store, which is not here.
            Effect::Record { .. }
            | Effect::Draft(_)
            | Effect::Sync
            | Effect::Close
            | Effect::List
            | Effect::Open(_)
            | Effect::OpenDemo
            | Effect::SaveIncident(_)
            | Effect::Create(_)
            | Effect::SavePerson(_)
            | Effect::Judge(_)
            | Effect::Hold { .. }
            | Effect::Export(_)
            | Effect::Ledger
            | Effect::Publish(_)
            | Effect::ShareBack
            | Effect::ReadShareBack(_)
            | Effect::Purge(_)
            | Effect::ReadAgain
            | Effect::Edit(_)
            | Effect::Suspend
            | Effect::Redraw
            | Effect::Quit => {}
        }
        Vec::new()
    }

    fn commit(&mut self) {}

    fn drawn(&mut self) {}

    fn replies(&mut self) -> Vec<Reply> {
        self.replies.try_iter().collect()
    }

    fn finish(&mut self) -> Option<Trouble> {
        self.requests = None;
        if let Some(worker) = self.worker.take() {
            let _it_told_already = worker.join();
        }
        None
    }
}
