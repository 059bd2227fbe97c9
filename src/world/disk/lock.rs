//! One process writes an interview at a time. The lock is a courtesy: files are one per writer, so
//! that two could never damage each other's lines.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    path::Path,
};

use chrono::{DateTime, Local, SecondsFormat, Utc};

use crate::world::disk::device::private;

/// How asking for the lock went.
pub(super) enum Lock {
    /// It is ours, as long as the file is open.
    Ours(File),
    /// Somebody else has it: in words.
    Theirs(String),
    /// It cannot be had here, and is done without: in words.
    Without(String),
}

/// Asks for the lock.
pub(super) fn take(path: &Path) -> Lock {
    let mut options = OpenOptions::new();
    let options = options.read(true).write(true).create(true).truncate(false);
    let file = match private(options).open(path) {
        Ok(file) => file,
        Err(error) => return Lock::Without(error.to_string()),
    };
    match file.try_lock() {
        Ok(()) => {
            let _courtesy = sign(&file);
            Lock::Ours(file)
        }
        Err(TryLockError::WouldBlock) => Lock::Theirs(holder(&file)),
        Err(TryLockError::Error(error)) => Lock::Without(error.to_string()),
    }
}

fn sign(mut file: &File) -> io::Result<()> {
    let since = Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true);
    let line = format!("{} {} {since}\n", std::process::id(), host());
    file.set_len(0)?;
    file.write_all(line.as_bytes())
}

fn holder(file: &File) -> String {
    let mut line = String::new();
    let read = file.take(512).read_to_string(&mut line);
    let mut words = line.split_whitespace();
    let (Ok(_), Some(process), Some(machine)) = (read, words.next(), words.next()) else {
        return "another window".to_owned();
    };
    let machine =
        if machine == host() { "this machine".to_owned() } else { format!("`{machine}`") };
    let since = words.next().and_then(|since| DateTime::parse_from_rfc3339(since).ok());
    let since = since.map(|since| since.with_timezone(&Local).format(", since %H:%M").to_string());
    format!("process {process} on {machine}{}", since.unwrap_or_default())
}

/// This machine's name.
fn host() -> String {
    let known = ["/proc/sys/kernel/hostname", "/etc/hostname"];
    let name = known.iter().find_map(|path| std::fs::read_to_string(path).ok());
    let name = name.or_else(|| std::env::var("COMPUTERNAME").ok()).unwrap_or_default();
    let name: String =
        name.chars().filter(|c| c.is_ascii_alphanumeric() || "-._".contains(*c)).collect();
    if name.is_empty() { "localhost".to_owned() } else { name }
}
