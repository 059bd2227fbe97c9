//! The machine: versions, the disk under the store, and where memory may be written.

use std::path::Path;

use crate::findings;
use crate::formats::review;
use crate::interview::journal;
use crate::world::disk::ground::{self, Encrypted, Ground, Where};

use super::{Check, fine, note, wrong};

/// Less than this is too little for an interview, in bytes and in files.
const LITTLE: u64 = 50_000_000;
const FEW: u64 = 100;

pub(super) fn versions() -> Vec<Check> {
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let findings = findings::SCHEMA_FILE.trim_end_matches(".schema.json");
    let formats = format!("{}, {}, {findings}", journal::FORMAT, review::SCHEMA);
    vec![
        fine("version", env!("CARGO_PKG_VERSION")),
        fine("formats", formats),
        fine("system", format!("{system}, {machine}")),
    ]
}

/// What the store stands on.
pub(super) fn under(store: &Path) -> Vec<Check> {
    let ground = ground::of(store);
    vec![file_system(&ground), space(&ground), encryption(&ground), swap(), dumps()]
}

fn file_system(ground: &Ground) -> Check {
    let name = "file system";
    let Some(kind) = &ground.kind else { return note(name, "not known on this system") };
    match ground.place {
        Where::Here => fine(name, kind),
        Where::Network => wrong(
            name,
            format!(
                "{kind}, on another machine: neither locks nor saving can be relied on; keep the \
                 store on a disk of this machine (`--home DIR`, or FIRSTHAND_HOME)"
            ),
        ),
        Where::Memory => wrong(
            name,
            format!(
                "{kind}, which is memory: gone when the machine is off; keep the store on a disk \
                 (`--home DIR`, or FIRSTHAND_HOME)"
            ),
        ),
    }
}

fn space(ground: &Ground) -> Check {
    let name = "free space";
    let Some(free) = ground.free else { return note(name, "not known on this system") };
    let megabytes = free / 1_000_000;
    let size = if megabytes < 10_000 {
        format!("{megabytes} MB")
    } else {
        format!("{} GB", megabytes / 1_000)
    };
    match ground.files {
        _ if free < LITTLE => wrong(name, format!("{size}: make space before an interview")),
        Some(files) if files < FEW => {
            wrong(name, format!("{size}, but only {files} more files: remove some"))
        }
        Some(_) | None => fine(name, size),
    }
}

fn encryption(ground: &Ground) -> Check {
    let name = "disk encryption";
    match ground.encrypted {
        Encrypted::Yes => fine(name, "yes"),
        Encrypted::NotSeen => note(name, "none seen; the disk itself may still encrypt"),
        Encrypted::Unknown => note(name, "not known: whoever set this machine up can say"),
    }
}

fn swap() -> Check {
    let name = "swap";
    let Some(swaps) = ground::swap() else { return note(name, "not known on this system") };
    let plain = swaps.iter().filter(|(_, encrypted)| *encrypted != Encrypted::Yes);
    let plain: Vec<String> = plain.map(|(path, _)| path.display().to_string()).collect();
    if swaps.is_empty() {
        fine(name, "off, or in memory")
    } else if plain.is_empty() {
        fine(name, "encrypted")
    } else {
        let all = plain.join(", ");
        note(name, format!("on, and not seen to be encrypted: {all}; notes may be written there"))
    }
}

fn dumps() -> Check {
    let name = "core dumps";
    match ground::dumps_memory() {
        Some(false) => fine(name, "off: a crash writes no memory"),
        Some(true) => wrong(name, "on: a crash may write notes to a file"),
        None => note(name, "not known on this system"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Grade;
    use super::*;

    fn ground() -> Ground {
        Ground {
            kind: Some("ext4".into()),
            place: Where::Here,
            free: Some(20_000_000_000),
            files: Some(1_000),
            encrypted: Encrypted::Yes,
        }
    }

    #[test]
    fn each_thing_that_is_wrong_says_what_to_do() {
        let network = Ground { kind: Some("nfs4".into()), place: Where::Network, ..ground() };
        let memory = Ground { kind: Some("tmpfs".into()), place: Where::Memory, ..ground() };
        let little = Ground { free: Some(40_000_000), ..ground() };
        let few = Ground { files: Some(3), ..ground() };
        for (found, words) in [
            (file_system(&network), "nfs4, on another machine"),
            (file_system(&memory), "tmpfs, which is memory"),
            (space(&little), "40 MB: make space"),
            (space(&few), "only 3 more files"),
        ] {
            assert!(found.grade == Grade::Wrong && found.value.contains(words), "{found:?}");
        }
    }

    #[test]
    fn what_is_fine_is_fine_and_what_is_not_known_is_said() {
        assert_eq!(file_system(&ground()).grade, Grade::Fine);
        assert_eq!(space(&ground()).value, "20 GB");
        assert_eq!(encryption(&ground()).grade, Grade::Fine);
        for encrypted in [Encrypted::NotSeen, Encrypted::Unknown] {
            assert_eq!(encryption(&Ground { encrypted, ..ground() }).grade, Grade::Note);
        }
        let unknown = Ground { kind: None, free: None, ..ground() };
        assert_eq!(file_system(&unknown).grade, Grade::Note);
        assert_eq!(space(&unknown).grade, Grade::Note);
    }
}
