//! Lines that were being typed when an interview was last open.

use std::path::{Path, PathBuf};

use crate::interview::{
    change::{Change, Fact},
    draft::{Draft, LineKind},
    id::Id,
    journal::{
        Chain, draft,
        name::{draft_file, is_draft},
    },
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
    let Some(kept) = keep(device, (root, writer), line) else { return };
    for (_, path) in files.names.iter().zip(&files.paths).filter(|(name, _)| is_draft(name)) {
        if *path != kept {
            let _tried_again_next_time = device.remove(path);
        }
    }
}

fn keep(
    device: &dyn Device,
    (root, writer): (&Path, &str),
    line: Option<&Draft>,
) -> Option<PathBuf> {
    let Some(line) = line else { return Some(PathBuf::new()) };
    let path = root.join(draft_file(writer, line.kind.is_off()));
    let (mut chain, mut bytes) = (Chain::new(writer), Vec::new());
    for body in draft::whole(line, &mut 0) {
        chain.seal(&body, &mut bytes);
    }
    device.make_folder(path.parent()?).ok()?;
    atomic::replace(device, &path, &bytes).ok()?;
    Some(path)
}

/// A line that was kept just before the power went, and whose record did not reach the disk: its
/// words, as a note.
pub(super) fn as_note(id: Id, line: &Draft) -> Change {
    let kind = match line.kind {
        LineKind::Note(kind) if line.editing.is_none() => kind,
        LineKind::Note(_) | LineKind::Moment | LineKind::Finding | LineKind::Lead => Kind::Mark,
    };
    Change { when: line.began, fact: Fact::note(id, kind, line.text.as_str()) }
}
