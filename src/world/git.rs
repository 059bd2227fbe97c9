//! What git still holds of a file. Reads only: runs no hook, no filter, no pager, nothing that a
//! repository's own settings name, and asks no network.

use std::{
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::channel,
    time::Duration,
};

/// How long git may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// How much is read of what it says, in bytes.
const CAP: u64 = 256 * 1024 * 1024;

/// What git has to say about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// It lies in no git work tree.
    NoWorkTree,
    /// It lies in this one, and git can't be asked: why.
    Unknown(PathBuf, String),
    /// It lies in this one, and these commits brought in a version that holds it.
    Commits(PathBuf, Vec<Commit>),
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its name.
    pub id: String,
    /// Its day.
    pub day: String,
}

/// The commits, on any branch, that brought in a version of a file that `holds` says yes to.
#[must_use]
pub fn commits(file: &Path, holds: impl Fn(&[u8]) -> bool) -> Held {
    let Some(tree) = work_tree(file) else { return Held::NoWorkTree };
    let Ok(path) = file.strip_prefix(&tree) else { return Held::NoWorkTree };
    match versions(&tree, path).and_then(|versions| with_words(&tree, versions, holds)) {
        Ok(commits) => Held::Commits(tree, commits),
        Err(why) => Held::Unknown(tree, why),
    }
}

/// The work tree a file lies in.
fn work_tree(file: &Path) -> Option<PathBuf> {
    let above = file.ancestors().skip(1);
    above.into_iter().find(|folder| folder.join(".git").exists()).map(Path::to_owned)
}

/// Each commit that changed the file, with the version it brought in.
fn versions(tree: &Path, path: &Path) -> Result<Vec<(Commit, String)>, String> {
    let mut git = git(tree);
    git.args(["log", "--all", "--full-history", "-m", "--no-renames", "--no-abbrev", "--raw"]);
    git.args([
        "--no-ext-diff",
        "--no-textconv",
        "--no-show-signature",
        "--format=%x00%H %cs",
        "--",
    ]);
    git.arg(path);
    let said = String::from_utf8_lossy(&run(git, b"")?).into_owned();
    let mut versions: Vec<(Commit, String)> = Vec::new();
    for one in said.split('\0').skip(1) {
        let mut lines = one.lines();
        let (id, day) = lines.next().unwrap_or_default().split_once(' ').unwrap_or_default();
        let blob = |line: &str| line.strip_prefix(':')?.split(' ').nth(3).map(str::to_owned);
        for blob in lines.filter_map(blob).filter(|blob| blob.bytes().any(|byte| byte != b'0')) {
            let commit = Commit { id: id.to_owned(), day: day.to_owned() };
            if !versions.contains(&(commit.clone(), blob.clone())) {
                versions.push((commit, blob));
            }
        }
    }
    Ok(versions)
}

fn with_words(
    tree: &Path,
    versions: Vec<(Commit, String)>,
    holds: impl Fn(&[u8]) -> bool,
) -> Result<Vec<Commit>, String> {
    let mut git = git(tree);
    git.args(["cat-file", "--batch"]);
    let asked: Vec<&str> = versions.iter().map(|(_, blob)| blob.as_str()).collect();
    let said = run(git, (asked.join("\n") + "\n").as_bytes())?;
    let mut rest = said.as_slice();
    let mut commits: Vec<Commit> = Vec::new();
    for (commit, _) in versions {
        let (bytes, after) = object(rest).ok_or("git gave an answer that is not understood")?;
        if holds(bytes) && !commits.contains(&commit) {
            commits.push(commit);
        }
        rest = after;
    }
    Ok(commits)
}

/// One object of `git cat-file --batch`, and what follows it.
fn object(said: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = said.iter().position(|byte| *byte == b'\n')?;
    let (head, rest) = said.split_at(end + 1);
    let head = str::from_utf8(head).ok()?;
    if head.trim_end().ends_with("missing") {
        return Some((&[], rest));
    }
    let size: usize = head.trim_end().rsplit(' ').next()?.parse().ok()?;
    let (bytes, rest) = rest.split_at_checked(size)?;
    Some((bytes, rest.get(1..).unwrap_or_default()))
}

/// Git, with everything switched off that a repository or its surroundings may switch on.
fn git(tree: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(tree).args(["--no-pager", "--no-replace-objects", "--literal-pathspecs"]);
    for setting in [
        "core.fsmonitor=false",
        "core.hooksPath=/dev/null",
        "core.attributesFile=/dev/null",
        "diff.external=",
        "log.showSignature=false",
        "protocol.allow=never",
    ] {
        git.args(["-c", setting]);
    }
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("GIT_") {
            git.env_remove(name);
        }
    }
    git.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
    git.env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    git
}

/// What a command says, if it ends well and in time.
fn run(mut command: Command, asked: &[u8]) -> Result<Vec<u8>, String> {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = piped.spawn().map_err(|error| {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        if missing { "git is not installed here".to_owned() } else { error.to_string() }
    })?;
    let (mut input, output) = (child.stdin.take(), child.stdout.take());
    let asked = asked.to_owned();
    std::thread::spawn(move || {
        let _it_may_have_ended = input.take().map(|mut input| input.write_all(&asked));
    });
    let (sender, said) = channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = output.map(|output| output.take(CAP).read_to_end(&mut bytes));
        let _nobody_waits = sender.send(read.map(|_| bytes));
    });
    let said = said.recv_timeout(PATIENCE);
    if said.is_err() {
        let _it_may_have_ended = child.kill();
    }
    ended(child)?;
    said.ok().flatten().ok_or_else(|| "git took too long".to_owned())
}

fn ended(mut child: Child) -> Result<(), String> {
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() { Ok(()) } else { Err(format!("git ended with {status}")) }
}
