//! The guide's files, read on a thread of their own: while the first screen is drawn, and again when
//! somebody has edited them.

use std::{
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
};

use crate::{
    guide::Library,
    tui::effect::Reply,
    world::{
        disk::library::{Files, Read},
        runtime::wait::Waker,
    },
};

/// A library that is being read, or was.
pub(super) struct Reading {
    files: Arc<Mutex<Files>>,
    thread: Option<JoinHandle<Read>>,
    read: Read,
    told: bool,
    waker: Arc<Mutex<Option<Waker>>>,
}

impl Reading {
    /// Begins to read.
    pub(super) fn of(files: Files) -> Self {
        let (files, waker) = (Arc::new(Mutex::new(files)), Arc::new(Mutex::new(None)));
        let (thread, read) = (None, Read::default());
        let mut reading = Self { files, thread, read, told: false, waker };
        reading.begin();
        reading
    }

    /// Begins to read again. What was read last is in use until then.
    pub(super) fn again(&mut self) {
        self.wait();
        self.begin();
    }

    fn begin(&mut self) {
        let (files, waker) = (self.files.clone(), self.waker.clone());
        self.told = false;
        self.thread = Some(std::thread::spawn(move || {
            let read = files.lock().unwrap_or_else(PoisonError::into_inner).read();
            if let Some(waker) = &*waker.lock().unwrap_or_else(PoisonError::into_inner) {
                waker.wake();
            }
            read
        }));
    }

    /// Who is woken when it is read.
    pub(super) fn wakes(&self, waker: Waker) {
        if self.thread.as_ref().is_some_and(JoinHandle::is_finished) {
            waker.wake();
        }
        *self.waker.lock().unwrap_or_else(PoisonError::into_inner) = Some(waker);
    }

    /// The library; waits until it is read. One that can't be read stays as it was.
    pub(super) fn wait(&mut self) -> &Library {
        if let Some(read) = self.thread.take().and_then(|thread| thread.join().ok()) {
            self.read = read;
        }
        &self.read.library
    }

    /// The library, once: when it is read, or now if somebody needs it.
    pub(super) fn news(&mut self, needed: bool) -> Option<Reply> {
        let ready = self.thread.as_ref().is_none_or(JoinHandle::is_finished);
        if self.told || !(ready || needed) {
            return None;
        }
        self.told = true;
        let library = Box::new(self.wait().clone());
        Some(Reply::Library { library, held: self.read.held.clone() })
    }
}
