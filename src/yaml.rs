//! Text ⇄ values under a budget.
//!
//! Knows no kind of file and never touches the disk: whoever reads a file stops at the limit
//! given here and hands over the bytes. Every refusal is a [`Fault`] with its place.

mod decode;
mod explain;
mod fault;
mod near;
mod place;
mod read;
mod write;

pub use self::{
    decode::{Decoded, Undecodable, decode},
    fault::{Fault, MOST_SHOWN, shown, steers},
    near::{list_of, nearest},
    place::locate,
    read::{read_import, read_noting, read_own},
    write::write,
};

/// The largest file of the kinds people write (banks, protocols, settings), in bytes.
pub const PEOPLE_LIMIT: u64 = 2 * 1024 * 1024;

/// The largest file of the kinds firsthand writes (findings, snapshots), in bytes.
pub const OWN_LIMIT: u64 = 64 * 1024 * 1024;

/// The fault of a `file` that is `size` bytes long where at most `limit` are read.
#[must_use]
pub fn too_large(file: &str, size: u64, limit: u64) -> Fault {
    Fault::at_path("", megabytes(size))
        .expecting(format!("at most {}", megabytes(limit)))
        .hinting("nothing of it was read; split the file")
        .in_file(file)
}

/// The fault of a `file` whose bytes are text in no encoding that is understood.
#[must_use]
pub fn not_text(file: &str, why: Undecodable) -> Fault {
    Fault::at_path("", why.to_string())
        .expecting("text in UTF-8")
        .hinting("save the file as UTF-8")
        .in_file(file)
}

fn megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
