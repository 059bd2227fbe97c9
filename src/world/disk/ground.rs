//! What the store stands on: the file system and its space, whether it is encrypted, whether memory is
//! written to a disk. Only looks, and starts no other program.

use std::path::{Path, PathBuf};

/// File systems that are somewhere else, by the names the system has for them.
const NETWORK: [&str; 19] = [
    "9p",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.davfs",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "virtiofs",
];
/// File systems that are gone when the machine is off.
const MEMORY: [&str; 2] = ["tmpfs", "ramfs"];
/// File systems that encrypt what is written.
const ENCRYPTING: [&str; 4] = ["ecryptfs", "fuse.cryfs", "fuse.encfs", "fuse.gocryptfs"];
/// How many block devices are followed down from a file system.
const DEEPEST: usize = 8;

/// Whether what is written is encrypted below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encrypted {
    /// It is.
    Yes,
    /// Nothing here encrypts it; the disk itself may.
    NotSeen,
    /// That can't be known here.
    Unknown,
}

/// Where a file system is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// On a disk of this machine, as far as is known.
    Here,
    /// On another machine.
    Network,
    /// In memory.
    Memory,
}

/// What a folder stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The kind of file system, where it is known.
    pub kind: Option<String>,
    /// Where it is.
    pub place: Where,
    /// How many bytes can still be written, where it is known.
    pub free: Option<u64>,
    /// How many files can still be made, where there is a limit.
    pub files: Option<u64>,
    /// Whether it is encrypted.
    pub encrypted: Encrypted,
}

/// What this folder stands on, or the nearest one above it that is there.
#[must_use]
pub fn of(path: &Path) -> Ground {
    let real = path.ancestors().find_map(|above| above.canonicalize().ok());
    let real = real.unwrap_or_else(|| path.to_owned());
    let table = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let mount = mount(&table, &real);
    let (free, files) = space(&real);
    Ground {
        place: mount.as_ref().map_or(Where::Here, |mount| place(&mount.kind)),
        encrypted: mount.as_ref().map_or(Encrypted::Unknown, Mount::encrypted),
        kind: mount.map(|mount| mount.kind),
        free,
        files,
    }
}

/// Where memory is written when there is too much of it, and whether that is encrypted; `None` where
/// it can't be known. What stays in memory is left out.
#[must_use]
pub fn swap() -> Option<Vec<(PathBuf, Encrypted)>> {
    let table = std::fs::read_to_string("/proc/swaps").ok()?;
    let encrypted = |path: PathBuf| {
        let block = block_of(&path.display().to_string());
        let encrypted = block.map_or_else(|| of(&path).encrypted, |block| below(&block, DEEPEST));
        (path, encrypted)
    };
    Some(swaps(&table).into_iter().map(encrypted).collect())
}

/// Whether a crash of this process would write its memory to a disk; `None` where it can't be known.
#[must_use]
pub fn dumps_memory() -> Option<bool> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit};
        let allowed = getrlimit(Resource::Core).current != Some(0);
        #[cfg(any(target_os = "linux", target_os = "android"))]
        let allowed = allowed
            && rustix::process::dumpable_behavior()
                .is_ok_and(|is| is != rustix::process::DumpableBehavior::NotDumpable);
        Some(allowed)
    }
    #[cfg(not(unix))]
    None
}

/// What is mounted somewhere.
#[derive(Debug, PartialEq, Eq)]
struct Mount {
    kind: String,
    source: String,
    device: String,
}

impl Mount {
    fn encrypted(&self) -> Encrypted {
        if ENCRYPTING.contains(&self.kind.as_str()) {
            return Encrypted::Yes;
        }
        let by_number = Path::new("/sys/dev/block").join(&self.device);
        let block = by_number.exists().then_some(by_number).or_else(|| block_of(&self.source));
        block.map_or(Encrypted::Unknown, |block| below(&block, DEEPEST))
    }
}

/// The mount a path lies in, from the system's table: the deepest, and of those in one place the last.
fn mount(table: &str, path: &Path) -> Option<Mount> {
    let mounts = table.lines().filter_map(|line| {
        let (place, source) = line.split_once(" - ")?;
        let mut place = place.split(' ').skip(2);
        let device = place.next()?.to_owned();
        let at = PathBuf::from(unescaped(place.nth(1)?));
        let mut source = source.split(' ').map(str::to_owned);
        let (kind, source) = (source.next()?, source.next().unwrap_or_default());
        path.starts_with(&at).then_some((at, Mount { kind, source, device }))
    });
    mounts.max_by_key(|(at, _)| at.components().count()).map(|(_, mount)| mount)
}

/// A path of the system's tables, where blanks and the like are written as octal numbers.
fn unescaped(path: &str) -> String {
    let pairs = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")];
    pairs.iter().fold(path.to_owned(), |path, (from, to)| path.replace(from, to))
}

fn place(kind: &str) -> Where {
    if NETWORK.contains(&kind) {
        Where::Network
    } else if MEMORY.contains(&kind) {
        Where::Memory
    } else {
        Where::Here
    }
}

/// The files and partitions of a table of swaps, but for those in memory.
fn swaps(table: &str) -> Vec<PathBuf> {
    let names = table.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    names.filter(|name| !name.starts_with("/dev/zram")).map(|name| unescaped(name).into()).collect()
}

/// Where the system describes this block device.
fn block_of(source: &str) -> Option<PathBuf> {
    let device = Path::new(source).starts_with("/dev").then_some(source)?;
    let real = Path::new(device).canonicalize().ok()?;
    let block = Path::new("/sys/class/block").join(real.file_name()?);
    block.exists().then_some(block)
}

/// Whether a block device, or one it is made of, encrypts.
fn below(block: &Path, deepest: usize) -> Encrypted {
    let encrypts = std::fs::read_to_string(block.join("dm/uuid"));
    if encrypts.is_ok_and(|uuid| uuid.starts_with("CRYPT-")) {
        return Encrypted::Yes;
    }
    let Some(deepest) = deepest.checked_sub(1) else { return Encrypted::Unknown };
    let parts = std::fs::read_dir(block.join("slaves")).into_iter().flatten().flatten();
    let mut parts = parts.map(|part| below(&part.path(), deepest)).peekable();
    if parts.peek().is_some() && parts.all(|part| part == Encrypted::Yes) {
        Encrypted::Yes
    } else {
        Encrypted::NotSeen
    }
}

/// Free bytes and free files.
#[cfg(unix)]
fn space(path: &Path) -> (Option<u64>, Option<u64>) {
    let Ok(space) = rustix::fs::statvfs(path) else { return (None, None) };
    let free = space.f_bavail.checked_mul(space.f_frsize);
    (free, (space.f_files > 0).then_some(space.f_favail))
}

#[cfg(not(unix))]
fn space(_path: &Path) -> (Option<u64>, Option<u64>) {
    (None, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home/a\\040b rw - nfs4 server:/x rw,vers=4.2
31 22 0:41 / /home/a\\040b/fast rw master:2 - tmpfs tmpfs rw,size=64k
32 22 0:42 / /home/a\\040b/fast rw - fuse.gocryptfs /home/plain rw
garbage
";

    #[test]
    fn the_deepest_mount_is_the_one_and_the_last_on_one_place() {
        let kind = |path: &str| mount(TABLE, Path::new(path)).map(|mount| mount.kind);
        assert_eq!(kind("/home/a").as_deref(), Some("ext4"));
        assert_eq!(kind("/home/a b/store").as_deref(), Some("nfs4"));
        assert_eq!(kind("/home/a b/fast/store").as_deref(), Some("fuse.gocryptfs"));
        assert_eq!(kind("/home/a b/faster").as_deref(), Some("nfs4"));
        assert_eq!(mount("", Path::new("/")), None);
    }

    #[test]
    fn places_and_encryption_are_told_from_the_kind() {
        let of = |kind: &str| (place(kind), mount_of(kind).encrypted());
        assert_eq!(of("nfs4"), (Where::Network, Encrypted::Unknown));
        assert_eq!(of("tmpfs"), (Where::Memory, Encrypted::Unknown));
        assert_eq!(of("fuse.gocryptfs"), (Where::Here, Encrypted::Yes));
        assert_eq!(of("ext4"), (Where::Here, Encrypted::Unknown));
    }

    fn mount_of(kind: &str) -> Mount {
        Mount { kind: kind.into(), source: "none".into(), device: "0:0".into() }
    }

    #[test]
    fn a_device_is_encrypted_if_all_it_is_made_of_is() {
        let dir = tempfile::tempdir().unwrap();
        let device = |name: &str, uuid: Option<&str>, parts: &[&str]| {
            let block = dir.path().join(name);
            std::fs::create_dir_all(block.join("dm")).unwrap();
            std::fs::create_dir_all(block.join("slaves")).unwrap();
            let uuid = uuid.map(|uuid| {
                crate::world::disk::atomic::replace(
                    &crate::world::disk::device::Disk,
                    &block.join("dm/uuid"),
                    uuid.as_bytes(),
                )
            });
            uuid.transpose().unwrap();
            #[cfg(unix)]
            for part in parts {
                std::os::unix::fs::symlink(dir.path().join(part), block.join("slaves").join(part))
                    .unwrap();
            }
            block
        };
        device("plain", None, &[]);
        device("luks", Some("CRYPT-LUKS2-0123"), &["plain"]);
        let volume = device("volume", Some("LVM-x"), &["luks"]);
        assert_eq!(below(&volume, DEEPEST), Encrypted::Yes);
        let mixed = device("mixed", None, &["luks", "plain"]);
        assert_eq!(below(&mixed, DEEPEST), Encrypted::NotSeen);
        let round = device("round", None, &["round"]);
        assert_eq!(below(&round, DEEPEST), Encrypted::NotSeen);
    }

    #[test]
    fn swap_in_memory_is_none() {
        let table = "Filename Type Size Used Priority\n/dev/zram0 partition 1 0 100\n\
                     /swap\\040file file 1 0 -2\n";
        assert_eq!(swaps(table), [Path::new("/swap file")]);
        assert_eq!(swaps(""), [] as [PathBuf; 0]);
    }

    #[test]
    #[cfg(unix)]
    fn this_machine_can_be_looked_at() {
        let dir = tempfile::tempdir().unwrap();
        let ground = of(&dir.path().join("not/there/yet"));
        assert!(ground.free.is_some(), "{ground:?}");
        assert!(!cfg!(target_os = "linux") || ground.kind.is_some(), "{ground:?}");
    }
}
