//! The guide's files, read on a thread of their own while the first screen is drawn.

use std::{
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
};

use crate::{guide::Library, tui::effect::Reply, world::runtime::wait::Waker};

/// A library that is being read, or was.
pub(super) struct Reading {
    thread: Option<JoinHandle<Library>>,
    library: Library,
    told: bool,
    waker: Arc<Mutex<Option<Waker>>>,
}

impl Reading {
    /// Begins to read.
    pub(super) fn of(read: impl FnOnce() -> Library + Send + 'static) -> Self {
        let waker = Arc::new(Mutex::new(None::<Waker>));
        let theirs = waker.clone();
        let thread = std::thread::spawn(move || {
            let library = read();
            if let Some(waker) = &*theirs.lock().unwrap_or_else(PoisonError::into_inner) {
                waker.wake();
            }
            library
        });
        Self { thread: Some(thread), library: Library::default(), told: false, waker }
    }

    /// Who is woken when it is read.
    pub(super) fn wakes(&self, waker: Waker) {
        if self.thread.as_ref().is_some_and(JoinHandle::is_finished) {
            waker.wake();
        }
        *self.waker.lock().unwrap_or_else(PoisonError::into_inner) = Some(waker);
    }

    /// The library; waits until it is read. One that can't be read is empty.
    pub(super) fn wait(&mut self) -> &Library {
        if let Some(thread) = self.thread.take() {
            self.library = thread.join().unwrap_or_default();
        }
        &self.library
    }

    /// The library, once: when it is read, or now if somebody needs it.
    pub(super) fn news(&mut self, needed: bool) -> Option<Reply> {
        let ready = self.thread.as_ref().is_none_or(JoinHandle::is_finished);
        if self.told || !(ready || needed) {
            return None;
        }
        self.told = true;
        Some(Reply::Library(Box::new(self.wait().clone())))
    }
}
