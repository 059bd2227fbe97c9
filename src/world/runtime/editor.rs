//! The editor that somebody chose, and how it is told where to begin.

use std::{
    ffi::OsString,
    io,
    path::Path,
    process::{Command, ExitStatus},
};

use crate::tui::effect::Trouble;

/// The editor that somebody chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Editor {
    words: String,
}

/// Editors that take `+LINE` before the file.
const PLUS: [&str; 17] = [
    "vi",
    "vim",
    "nvim",
    "vis",
    "ex",
    "view",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "mg",
    "micro",
    "kak",
    "joe",
    "jed",
    "ne",
    "gedit",
];
/// Editors that take `FILE:LINE:COLUMN`.
const COLON: [&str; 6] = ["hx", "helix", "subl", "zed", "zeditor", "lapce"];
/// Editors that take `FILE:LINE:COLUMN` after `--goto`.
const GOTO: [&str; 5] = ["code", "code-insiders", "codium", "vscodium", "cursor"];

impl Editor {
    /// What `VISUAL` says, else `EDITOR`.
    pub(super) fn chosen() -> Result<Self, Trouble> {
        Self::of(|name| std::env::var(name).ok())
    }

    fn of(set: impl Fn(&str) -> Option<String>) -> Result<Self, Trouble> {
        let words = ["VISUAL", "EDITOR"].into_iter().filter_map(set);
        let words = words.map(|words| words.trim().to_owned()).find(|words| !words.is_empty());
        words.map(|words| Self { words }).ok_or_else(|| Trouble {
            what: "no editor is set".to_owned(),
            place: String::new(),
            remedy: "set VISUAL or EDITOR before starting, as in `export EDITOR=nano`".to_owned(),
        })
    }

    /// Opens this file at a line and column from 1; 0 for none.
    pub(super) fn command(&self, path: &Path, line: u32, column: u32) -> Command {
        let mut command = self.shell();
        command.args(self.arguments(path, line, column));
        command
    }

    /// The name of its program.
    fn name(&self) -> &str {
        let first = self.words.split_whitespace().next().unwrap_or_default();
        let name = first.rsplit(['/', '\\']).next().unwrap_or_default();
        name.strip_suffix(".exe").unwrap_or(name)
    }

    /// One that is not known gets the file alone: it might take anything else for another file.
    fn arguments(&self, path: &Path, line: u32, column: u32) -> Vec<OsString> {
        let (name, file) = (self.name(), path.as_os_str().to_owned());
        let mut placed = file.clone();
        placed.push(format!(":{line}:{}", column.max(1)));
        if line == 0 {
            vec![file]
        } else if PLUS.contains(&name) {
            vec![format!("+{line}").into(), file]
        } else if COLON.contains(&name) {
            vec![placed]
        } else if GOTO.contains(&name) {
            vec!["--goto".into(), placed]
        } else {
            vec![file]
        }
    }

    /// As a shell understands its words, quotes and all.
    #[cfg(unix)]
    fn shell(&self) -> Command {
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("{} \"$@\"", self.words)).arg(self.name());
        command
    }

    #[cfg(not(unix))]
    fn shell(&self) -> Command {
        let mut words = self.words.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words);
        command
    }
}

/// What to say if it could not be started. How it ended is its own business.
pub(super) fn not_started(editor: &Editor, ended: io::Result<ExitStatus>) -> Option<Trouble> {
    let why = match ended {
        Ok(status) => match status.code() {
            Some(126) => "it may not be run".to_owned(),
            Some(127) => "there is no such program".to_owned(),
            Some(_) | None => return None,
        },
        Err(error) => error.to_string(),
    };
    Some(Trouble {
        what: format!("the editor `{}` could not be started: {why}", editor.words),
        place: String::new(),
        remedy: "set VISUAL or EDITOR to one that can".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Editor, Path};

    fn editor(words: &str) -> Editor {
        Editor { words: words.to_owned() }
    }

    #[test]
    fn visual_comes_first_and_nothing_is_told() {
        let both = |name: &str| Some(name.to_lowercase());
        assert_eq!(Editor::of(both), Ok(editor("visual")));
        let one = |name: &str| Some(if name == "EDITOR" { "nano" } else { " " }.to_owned());
        assert_eq!(Editor::of(one), Ok(editor("nano")));
        let trouble = Editor::of(|_| None).unwrap_err();
        assert!(trouble.remedy.contains("EDITOR=nano"), "{}", trouble.remedy);
    }

    #[test]
    fn each_editor_is_told_the_line_as_it_understands_it() {
        let told = |words: &str, line| {
            let all = editor(words).arguments(Path::new("a b.yaml"), line, 3);
            all.iter().map(|one| one.to_string_lossy().into_owned()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(told("/usr/bin/vim -n", 9), "+9|a b.yaml");
        assert_eq!(told("hx", 9), "a b.yaml:9:3");
        assert_eq!(told("code --wait", 9), "--goto|a b.yaml:9:3");
        assert_eq!(told("my-own", 9), "a b.yaml");
        assert_eq!(told("vim", 0), "a b.yaml");
    }
}
