//! A disk that does as it is told: fails, writes half, dies, waits; and keeps a list of what was done.

use std::{
    collections::HashMap,
    fs::File,
    io,
    os::{fd::AsRawFd as _, unix::fs::MetadataExt as _},
    path::{Path, PathBuf},
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};

use firsthand::world::disk::device::{Device, Disk};

/// Something done to a disk.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Op {
    MakeFolder(PathBuf),
    Create(PathBuf),
    Open(PathBuf),
    Write(PathBuf, Vec<u8>),
    Sync(PathBuf),
    SyncDir(PathBuf),
    Empty(PathBuf),
    Rename(PathBuf, PathBuf),
    Link(PathBuf, PathBuf),
    Remove(PathBuf),
}

impl std::fmt::Debug for Op {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes = String::from_utf8_lossy(self.bytes()).into_owned();
        write!(f, "{} {} {bytes}", self.name(), self.path().display())
    }
}

impl Op {
    /// The kinds there are, as [`Self::name`] has them.
    pub(crate) const NAMES: [&str; 10] = [
        "make folder",
        "create",
        "open",
        "write",
        "sync",
        "sync folder",
        "empty",
        "rename",
        "link",
        "remove",
    ];

    pub(crate) fn name(&self) -> &'static str {
        let at = match self {
            Self::MakeFolder(_) => 0,
            Self::Create(_) => 1,
            Self::Open(_) => 2,
            Self::Write(..) => 3,
            Self::Sync(_) => 4,
            Self::SyncDir(_) => 5,
            Self::Empty(_) => 6,
            Self::Rename(..) => 7,
            Self::Link(..) => 8,
            Self::Remove(_) => 9,
        };
        Self::NAMES[at]
    }

    /// What a write writes.
    pub(crate) fn bytes(&self) -> &[u8] {
        if let Self::Write(_, bytes) = self { bytes } else { &[] }
    }

    /// What it is done to.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::MakeFolder(path)
            | Self::Create(path)
            | Self::Open(path)
            | Self::Write(path, _)
            | Self::Sync(path)
            | Self::SyncDir(path)
            | Self::Empty(path)
            | Self::Remove(path)
            | Self::Rename(_, path)
            | Self::Link(_, path) => path,
        }
    }
}

/// What becomes of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is done.
    Go,
    /// It fails with this error number, and nothing was done.
    Fail(i32),
    /// A write puts down so many bytes, then fails with this error number; else as [`Self::Fail`].
    Torn(usize, i32),
    /// A write takes so many bytes and says so; else as [`Self::Go`].
    Short(usize),
    /// A write puts down so many bytes; then, and for ever, nothing works any more.
    Crash(usize),
}

/// Decides about an operation, by its number since the last [`Faulty::decide`].
type Decide = Box<dyn FnMut(u64, &Op) -> Verdict + Send>;

/// What was done, and what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step<T> {
    Done(Op),
    Said(T),
}

struct State<T> {
    decide: Decide,
    number: u64,
    fired: u64,
    dead: bool,
    names: HashMap<(u64, u64), PathBuf>,
    /// Descriptors whose sync failed.
    failed: Vec<i32>,
    steps: Vec<Step<T>>,
    held: bool,
}

/// The disk. `T` is what is noted between the operations.
pub(crate) struct Faulty<T = ()> {
    state: Mutex<State<T>>,
    let_go: Condvar,
}

impl<T> Default for Faulty<T> {
    fn default() -> Self {
        let state = State {
            decide: Box::new(|_, _| Verdict::Go),
            number: 0,
            fired: 0,
            dead: false,
            names: HashMap::new(),
            failed: Vec::new(),
            steps: Vec::new(),
            held: false,
        };
        Self { state: Mutex::new(state), let_go: Condvar::new() }
    }
}

impl<T> Faulty<T> {
    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From here on this decides; operations are counted from 0.
    pub(crate) fn decide(&self, decide: impl FnMut(u64, &Op) -> Verdict + Send + 'static) {
        let mut state = self.state();
        (state.decide, state.number, state.fired) = (Box::new(decide), 0, 0);
    }

    /// How many operations since then didn't simply go.
    pub(crate) fn fired(&self) -> u64 {
        self.state().fired
    }

    /// Whether nothing works any more.
    pub(crate) fn is_dead(&self) -> bool {
        self.state().dead
    }

    /// Notes this between the operations.
    pub(crate) fn said(&self, what: T) {
        self.state().steps.push(Step::Said(what));
    }

    /// Everything done and noted.
    pub(crate) fn steps(&self) -> Vec<Step<T>>
    where
        T: Clone,
    {
        self.state().steps.clone()
    }

    /// Holds every sync from here on, or lets all of them go.
    pub(crate) fn hold(&self, held: bool) {
        self.state().held = held;
        self.let_go.notify_all();
    }

    fn step(&self, op: Op) -> io::Result<Verdict> {
        let mut state = self.state();
        while state.held && matches!(op, Op::Sync(_)) {
            state = self.let_go.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.dead {
            return Err(io::Error::from_raw_os_error(5));
        }
        let number = state.number;
        state.number += 1;
        let verdict = (state.decide)(number, &op);
        state.fired += u64::from(verdict != Verdict::Go);
        let part = |length: usize| {
            let Op::Write(path, bytes) = &op else { return None };
            Some(Step::Done(Op::Write(path.clone(), bytes[..length.min(bytes.len())].to_vec())))
        };
        match verdict {
            Verdict::Go => state.steps.push(Step::Done(op)),
            Verdict::Fail(_) => {}
            Verdict::Torn(bytes, _) => state.steps.extend(part(bytes)),
            Verdict::Short(bytes) => {
                let done = part(bytes).unwrap_or_else(|| Step::Done(op.clone()));
                state.steps.push(done);
            }
            Verdict::Crash(bytes) => {
                state.dead = true;
                state.steps.extend(part(bytes));
            }
        }
        Ok(verdict)
    }

    /// Decides about an operation that is done as a whole or not at all.
    fn whole(&self, op: Op) -> io::Result<()> {
        match self.step(op)? {
            Verdict::Go | Verdict::Short(_) => Ok(()),
            Verdict::Fail(number) | Verdict::Torn(_, number) => {
                Err(io::Error::from_raw_os_error(number))
            }
            Verdict::Crash(_) => Err(io::Error::from_raw_os_error(5)),
        }
    }

    fn known(&self, path: &Path, file: File) -> io::Result<File> {
        let about = file.metadata()?;
        let mut state = self.state();
        state.names.insert((about.dev(), about.ino()), path.to_owned());
        state.failed.retain(|fd| *fd != file.as_raw_fd());
        Ok(file)
    }

    fn name(&self, file: &File) -> io::Result<PathBuf> {
        let about = file.metadata()?;
        let known = self.state().names.get(&(about.dev(), about.ino())).cloned();
        known.map_or_else(|| std::fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd())), Ok)
    }
}

impl<T: Send> Device for Faulty<T> {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        self.whole(Op::MakeFolder(path.to_owned()))?;
        Disk.make_folder(path)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        self.whole(Op::Create(path.to_owned()))?;
        self.known(path, Disk.create(path)?)
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        self.whole(Op::Open(path.to_owned()))?;
        self.known(path, Disk.open(path)?)
    }

    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        let op = Op::Write(self.name(file)?, bytes.to_vec());
        let part = |length: usize| Disk.write(file, &bytes[..length.min(bytes.len())]);
        match self.step(op)? {
            Verdict::Go => Disk.write(file, bytes),
            Verdict::Short(length) => part(length.max(1)),
            Verdict::Fail(number) => Err(io::Error::from_raw_os_error(number)),
            Verdict::Torn(length, number) => {
                part(length)?;
                Err(io::Error::from_raw_os_error(number))
            }
            Verdict::Crash(length) => {
                part(length)?;
                Err(io::Error::from_raw_os_error(5))
            }
        }
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        let (name, fd) = (self.name(file)?, file.as_raw_fd());
        let again = self.state().failed.contains(&fd);
        assert!(!again, "synced again on the same descriptor: {}", name.display());
        // Nothing needs to be on the real disk: what is durable here follows from the list.
        let synced = self.whole(Op::Sync(name));
        if synced.is_err() {
            self.state().failed.push(fd);
        }
        synced
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.whole(Op::SyncDir(dir.to_owned()))
    }

    fn empty(&self, file: &File) -> io::Result<()> {
        self.whole(Op::Empty(self.name(file)?))?;
        Disk.empty(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.whole(Op::Rename(from.to_owned(), to.to_owned()))?;
        Disk.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.whole(Op::Link(from.to_owned(), to.to_owned()))?;
        Disk.link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.whole(Op::Remove(path.to_owned()))?;
        Disk.remove(path)
    }
}
