//! The guide's files, read on a thread of their own: while the first screen is drawn, and again when
//! somebody has edited them.

use std::sync::{
    Arc, Mutex, PoisonError,
    mpsc::{Receiver, TryRecvError, channel},
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
    /// Where it will come from, while it is being read.
    under_way: Option<Receiver<Read>>,
    read: Read,
    told: bool,
    waker: Arc<Mutex<Option<Waker>>>,
}

impl Reading {
    /// Begins to read.
    pub(super) fn of(files: Files) -> Self {
        let (files, waker) = (Arc::new(Mutex::new(files)), Arc::new(Mutex::new(None)));
        let read = Read::default();
        let mut reading = Self { files, under_way: None, read, told: false, waker };
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
        let (sender, receiver) = channel();
        (self.told, self.under_way) = (false, Some(receiver));
        std::thread::spawn(move || {
            let read = files.lock().unwrap_or_else(PoisonError::into_inner).read();
            // Sent before anybody is woken: who wakes finds it.
            let _nobody_left_to_tell = sender.send(read);
            if let Some(waker) = &*waker.lock().unwrap_or_else(PoisonError::into_inner) {
                waker.wake();
            }
        });
    }

    /// Who is woken when it is read.
    pub(super) fn wakes(&mut self, waker: &Waker) {
        *self.waker.lock().unwrap_or_else(PoisonError::into_inner) = Some(waker.clone());
        if self.is_ready() && !self.told {
            waker.wake();
        }
    }

    /// The library; waits until it is read. One that can't be read stays as it was.
    pub(super) fn wait(&mut self) -> &Library {
        if let Some(read) = self.under_way.take().and_then(|under_way| under_way.recv().ok()) {
            self.read = read;
        }
        &self.read.library
    }

    /// The library, once: when it is read, or now if somebody needs it.
    pub(super) fn news(&mut self, needed: bool) -> Option<Reply> {
        if self.told || !(needed || self.is_ready()) {
            return None;
        }
        self.told = true;
        let library = Box::new(self.wait().clone());
        Some(Reply::Library { library, held: self.read.held.clone() })
    }

    /// Takes it in if it was read meanwhile, and says whether nothing is under way.
    fn is_ready(&mut self) -> bool {
        match self.under_way.as_ref().map(Receiver::try_recv) {
            Some(Err(TryRecvError::Empty)) => return false,
            Some(Ok(read)) => self.read = read,
            Some(Err(TryRecvError::Disconnected)) | None => {}
        }
        self.under_way = None;
        true
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Files, Reading, Reply};

    #[test]
    fn it_is_told_once_each_time_it_is_read() {
        let mut reading = Reading::of(Files::of(Path::new("nowhere")));
        for _ in 0..2 {
            assert!(reading.wait().bank("recall").is_some());
            assert!(matches!(reading.news(false), Some(Reply::Library { .. })));
            assert_eq!(reading.news(true), None);
            reading.again();
            assert!(reading.read.library.bank("recall").is_some(), "in use until then");
        }
        assert!(reading.news(true).is_some(), "whoever needs it now waits for it");
    }
}
