//! The terminal: whether there is one, and what it can show.

use std::io::IsTerminal as _;

use super::{Check, fine, note, wrong};

/// Programs between this one and the terminal, by what they set.
const BETWEEN: [(&str, &str); 4] =
    [("TMUX", "tmux"), ("STY", "screen"), ("ZELLIJ", "zellij"), ("SSH_CONNECTION", "ssh")];

/// What is around the program.
pub(super) fn around() -> Vec<Check> {
    let is_one = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let size = crate::world::runtime::terminal::size_of_output();
    seen(&|name| std::env::var(name).ok().filter(|value| !value.is_empty()), is_one, size)
}

fn seen(
    env: &dyn Fn(&str) -> Option<String>,
    is_one: bool,
    size: Option<(u16, u16)>,
) -> Vec<Check> {
    let value = |name: &str| env(name).unwrap_or_else(|| "not set".to_owned());
    let mut found = vec![if is_one {
        fine("terminal", "yes")
    } else {
        note("terminal", "no: only commands work")
    }];
    found.extend(size.map(|(columns, rows)| {
        let size = format!("{columns} × {rows}");
        if columns < 60 || rows < 16 {
            wrong("size", format!("{size}: the screens need 60 × 16"))
        } else {
            fine("size", size)
        }
    }));
    let term = value("TERM");
    found.push(if is_one && ["dumb", "not set"].contains(&term.as_str()) {
        wrong("TERM", format!("{term}: a terminal of this kind can't show the screens"))
    } else {
        fine("TERM", term)
    });
    found.push(fine("COLORTERM", value("COLORTERM")));
    found.push(fine("NO_COLOR", value("NO_COLOR")));
    found.push(characters(env));
    let between = BETWEEN.iter().filter(|(name, _)| env(name).is_some()).map(|(_, what)| *what);
    let between: Vec<&str> = between.collect();
    if !between.is_empty() {
        found.push(fine("between", between.join(", ")));
    }
    found
}

/// Whether characters beyond ASCII are asked for.
fn characters(env: &dyn Fn(&str) -> Option<String>) -> Check {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| env(name));
    let Some(locale) = locale else {
        return note("characters", "no locale is set; if they look wrong: `--ascii`");
    };
    let lower = locale.to_lowercase();
    if lower.contains("utf-8") || lower.contains("utf8") {
        fine("characters", locale)
    } else {
        note("characters", format!("{locale}, which is not UTF-8; if they look wrong: `--ascii`"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Grade;
    use super::*;

    fn grade(found: &[Check], name: &str) -> Option<Grade> {
        found.iter().find(|check| check.name == name).map(|check| check.grade)
    }

    #[test]
    fn a_terminal_that_cannot_show_the_screens_is_named() {
        let env = |name: &str| match name {
            "TERM" => Some("dumb".to_owned()),
            "LANG" => Some("C".to_owned()),
            "TMUX" => Some("x".to_owned()),
            _ => None,
        };
        let found = seen(&env, true, Some((40, 10)));
        assert_eq!(grade(&found, "TERM"), Some(Grade::Wrong));
        assert_eq!(grade(&found, "size"), Some(Grade::Wrong));
        assert_eq!(grade(&found, "characters"), Some(Grade::Note));
        assert_eq!(grade(&found, "between"), Some(Grade::Fine));
    }

    #[test]
    fn an_ordinary_one_is_fine() {
        let env = |name: &str| match name {
            "TERM" => Some("xterm-256color".to_owned()),
            "LANG" => Some("en_US.UTF-8".to_owned()),
            _ => None,
        };
        let found = seen(&env, true, Some((80, 24)));
        assert!(found.iter().all(|check| check.grade == Grade::Fine), "{found:?}");
        assert_eq!(grade(&found, "between"), None);
    }
}
