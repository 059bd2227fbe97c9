//! Doing operations over again in another folder, one by one and byte by byte.

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
};

use super::device::Op;

/// A folder that stands for another one.
pub(crate) struct Replay {
    from: PathBuf,
    to: PathBuf,
}

impl Replay {
    pub(crate) fn new(from: &Path, to: &Path) -> Self {
        Self { from: from.to_owned(), to: to.to_owned() }
    }

    fn place(&self, path: &Path) -> PathBuf {
        self.to.join(path.strip_prefix(&self.from).expect("all of it is in there"))
    }

    /// Does it, a write byte by byte: `between` is called whenever the program could end there.
    pub(crate) fn take(&self, op: &Op, mut between: impl FnMut()) {
        let opened = |path: &Path| {
            let path = self.place(path);
            File::options().append(true).create(true).open(path).unwrap()
        };
        match op {
            Op::MakeFolder(path) => fs::create_dir_all(self.place(path)).unwrap(),
            Op::Create(path) | Op::Open(path) => drop(opened(path)),
            Op::Write(path, bytes) => {
                let mut file = opened(path);
                let (last, bytes) = bytes.split_last().expect("something is written");
                for byte in bytes {
                    file.write_all(&[*byte]).unwrap();
                    between();
                }
                file.write_all(&[*last]).unwrap();
            }
            Op::Sync(_) | Op::SyncDir(_) => {}
            Op::Empty(path) => opened(path).set_len(0).unwrap(),
            Op::Rename(from, to) => fs::rename(self.place(from), self.place(to)).unwrap(),
            Op::Link(from, to) => fs::hard_link(self.place(from), self.place(to)).unwrap(),
            Op::Remove(path) => fs::remove_file(self.place(path)).unwrap(),
        }
        between();
    }
}
