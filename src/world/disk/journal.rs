//! Writing an open interview down.
//!
//! What is recorded is handed to the system in [`Journal::write`], with one write a file, before the
//! screen is drawn; a thread of its own waits until the disk has it. After any fault everything
//! the disk has not confirmed is written once more, to a new file: a sync that failed is never tried
//! again on the same one. Never truncates or deletes what was confirmed.

mod line;
mod pair;
mod state;
mod store;
mod sync;

use std::{
    fs::File,
    io,
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, channel},
    },
    thread::JoinHandle,
    time::Duration,
};

use crate::interview::{
    change::Change,
    draft::Draft,
    journal::{End, Recovered},
};
use crate::tui::effect::Trouble;
use crate::world::disk::device::Device;

use pair::Pair;
use state::{Due, State};
pub(super) use store::sync as sync_file;

/// How long closing waits for the disk.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the disk has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The first so many records of this opening are on the disk.
    Synced(u64),
    /// Writing fails; what is recorded is held in memory and tried again.
    NotSaved(Trouble),
    /// Writing works again, in this folder.
    SavedAgain(String),
}

/// Who is told, from the thread that syncs.
pub type Tell = Box<dyn Fn(Event) + Send>;

/// An open interview's journal. Dropping it without [`Journal::finish`] leaves what was committed.
pub struct Journal {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    done: Receiver<()>,
    lock: Option<File>,
    /// Whether the syncing thread is still to be told of what was written.
    news: bool,
}

/// What a journal is started with.
pub(super) struct Start {
    /// The interview's folder, then where to go on when it cannot be written.
    pub(super) roots: Vec<PathBuf>,
    pub(super) interview: String,
    pub(super) writer: String,
    pub(super) founder: String,
    pub(super) lock: Option<File>,
    pub(super) device: Arc<dyn Device>,
    /// The line that was being typed, if it is on the disk already.
    pub(super) draft: Option<Draft>,
}

struct Shared {
    state: Mutex<State>,
    wake: Condvar,
    device: Arc<dyn Device>,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Journal {
    /// Begins a new segment, in the first of the folders that takes one.
    pub(super) fn start(start: Start, found: &Recovered, tell: Tell) -> io::Result<Self> {
        let Start { lock, device, .. } = &start;
        let (lock, device) = (lock.as_ref().map(File::try_clone).transpose()?, device.clone());
        let mut state = State::new(start, found);
        state.begin(&*device)?;
        let shared = Arc::new(Shared { state: Mutex::new(state), wake: Condvar::new(), device });
        let (sender, done) = channel();
        let theirs = shared.clone();
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(move || {
            sync::run(&theirs, &tell);
            let _nobody_waits = sender.send(());
        })?;
        Ok(Self { shared, thread: Some(thread), done, lock, news: false })
    }

    /// Takes one change down, to be written with the next [`Journal::commit`]. Returns its number,
    /// counted from 1 over this opening.
    pub fn record(&mut self, change: &Change, off: bool) -> u64 {
        self.shared.state().record(change, off)
    }

    /// Takes down the line being typed; `None` when it was kept or let go.
    pub fn draft(&mut self, draft: Option<&Draft>) {
        self.shared.state().line.put(draft);
    }

    /// Hands everything taken down to the system. Waits for no disk.
    pub fn commit(&mut self) {
        self.write();
        self.sync_soon();
    }

    /// The same, with a frame to be drawn before anybody else is woken: [`Self::sync_soon`] or
    /// [`Self::sync_now`] has to follow.
    pub fn write(&mut self) {
        let news = self.shared.state().commit(&*self.shared.device);
        self.news |= news;
    }

    /// Has what was written synced within a quarter of a second.
    pub fn sync_soon(&mut self) {
        if std::mem::take(&mut self.news) {
            self.shared.wake.notify_one();
        }
    }

    /// Asks for what was written to be synced at once.
    pub fn sync_now(&mut self) {
        let mut state = self.shared.state();
        if state.due == Due::Soon || state.failing.is_some() {
            state.due = Due::AtOnce;
        }
        drop(state);
        self.news = false;
        self.shared.wake.notify_one();
    }

    /// Writes and syncs what is left, and lets go of the interview, within a second.
    ///
    /// # Errors
    /// If something is not on the disk.
    pub fn finish(mut self) -> Result<(), Trouble> {
        self.commit();
        self.stop();
        if self.done.recv_timeout(PATIENCE).is_ok()
            && let Some(thread) = self.thread.take()
        {
            let _its_panic_was_told = thread.join();
        }
        let state = self.shared.state();
        if state.saved() { Ok(()) } else { Err(state.trouble()) }
    }

    fn stop(&self) {
        self.shared.state().stop = true;
        self.shared.wake.notify_one();
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.stop();
        drop(self.lock.take());
    }
}

/// Where each store's latest segment ends.
type Ends = Pair<Option<(u64, End)>>;
