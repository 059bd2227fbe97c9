//! Lines that were being typed when an interview was last open.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::interview::{
    change::{Change, Fact},
    draft::{Draft, LineKind},
    id::Id,
    journal::{Chain, draft, name::draft_file},
    note::Kind,
};
use crate::world::disk::{atomic, device::Device, home::folder::Files};

/// Leaves one draft file, with the whole line in it, or none. The old ones are taken away when the
/// new one is on the disk; if it cannot be written, they stay.
pub(super) fn tidy(
    device: &dyn Device,
    (root, writer): (&Path, &str),
    line: Option<&Draft>,
    files: &Files,
) {
    let line = line.into_iter().collect::<Vec<_>>();
    let Ok(kept) = write(device, (root, writer), &line) else { return };
    for (_, path) in files.drafts() {
        if !kept.contains(path) {
            let _tried_again_next_time = device.remove(path);
        }
    }
}

/// Writes whole lines into one file a store, in place of what stands there; which files those are.
pub(super) fn write(
    device: &dyn Device,
    (root, writer): (&Path, &str),
    lines: &[&Draft],
) -> io::Result<Vec<PathBuf>> {
    let (mut written, mut lamport) = (Vec::new(), 0);
    for off in [false, true] {
        let (mut chain, mut bytes) = (Chain::new(writer), Vec::new());
        let lines = lines.iter().filter(|line| line.kind.is_off() == off);
        for body in lines.flat_map(|line| draft::whole(line, &mut lamport)) {
            chain.seal(&body, &mut bytes);
        }
        if !bytes.is_empty() {
            let path = root.join(draft_file(writer, off));
            device.make_folder(path.parent().unwrap_or(root))?;
            atomic::replace(device, &path, &bytes)?;
            written.push(path);
        }
    }
    Ok(written)
}

/// A line that was kept just before the power went, and whose record did not reach the disk: its
/// words, as a note.
pub(super) fn as_note(id: Id, line: &Draft) -> Change {
    let kind = match line.kind {
        LineKind::Note(kind) if line.editing.is_none() => kind,
        LineKind::Note(_)
        | LineKind::Moment
        | LineKind::Finding
        | LineKind::Lead
        | LineKind::Idea => Kind::Mark,
    };
    Change { when: line.began, fact: Fact::note(id, kind, line.text.as_str()) }
}
