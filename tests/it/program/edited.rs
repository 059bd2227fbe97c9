//! The question banks: a file is edited in somebody's own editor, and read again.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use portable_pty::CommandBuilder;

use super::{DOWN, Desk, END, ENTER, ESC, RIGHT, keep, leave, line, palette};
use crate::pty::Pty;

const PETS: &str = "schema: firsthand/bank/1\nid: pets\ntitle: Pets\nwhen: [focus]\nquestions:\n\
    - id: first-pet\n  ask: Which animal comes to mind?\n  why: To begin somewhere.\n\
    - id: last-pet\n  ask: Which one came last?\n  why: To end somewhere.\n";

/// Breaks the file if it is good, and mends it if it is broken.
const BREAKS_OR_MENDS: &str = "if grep -q 'why:' \"$file\"\n\
    then sed 's/why:/wy:/' \"$file\" >\"$file.new\"\n\
    else sed 's/wy:/why:/' \"$file\" >\"$file.new\"\nfi\nmv \"$file.new\" \"$file\"\n";

impl Desk {
    /// An own bank of pets.
    fn pets(&self) -> PathBuf {
        let folder = self.home().join("config/question-banks");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("pets.yaml");
        fs::write(&path, PETS).unwrap();
        path
    }

    /// An editor of this name that does this to the `$file`, and writes down what it was given.
    fn editor(&self, name: &str, does: &str) -> String {
        let path = self.home().join(name);
        let told = self.told();
        let script = format!(
            "#!/bin/sh\necho \"$@\" >>'{}'\nfor file in \"$@\"; do :; done\n{does}\n",
            told.display()
        );
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn told(&self) -> PathBuf {
        self.home().join("told")
    }

    fn with_editor(&self, editor: &str, args: &[&str]) -> Pty {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_firsthand"));
        command.args(args);
        command.env("FIRSTHAND_HOME", self.home());
        command.env_remove("VISUAL");
        command.env("EDITOR", editor);
        Pty::start(command, self.home(), 80, 24)
    }
}

/// To the last question of the last bank.
fn to_last_pet(pty: &Pty) {
    pty.wait_for("new incident");
    pty.send("b");
    pty.wait_for("Pets");
    pty.send(END);
    pty.wait_for("Which animal comes to mind?");
    pty.send(RIGHT);
    pty.send(DOWN);
    pty.wait_for("▸ last-pet");
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_file_broken_and_mended_in_the_editor() {
    let desk = Desk::new();
    let pets = desk.pets();
    let pty = desk.with_editor(&desk.editor("vi", BREAKS_OR_MENDS), &[]);
    to_last_pet(&pty);
    pty.send("e");
    pty.wait_for("! 1 fault; the last good version is in use");
    pty.wait_for("the last good version is in use of pets.yaml");
    assert!(read(&pets).contains("wy:"));
    for shown in ["▸ last-pet", "Which one came last?", "To end somewhere."] {
        assert!(pty.screen().contains(shown), "{shown} is not in\n{}", pty.screen());
    }
    pty.send("e");
    pty.wait_for("read again: no faults");
    pty.wait_gone("the last good version");
    assert!(pty.screen().contains("▸ last-pet"), "{}", pty.screen());
    assert_eq!(read(&pets), PETS);
    let told = read(&desk.told());
    assert_eq!(told, format!("+9 {0}\n+9 {0}\n", pets.display()));
    pty.send(ESC);
    pty.wait_for("new incident");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(pty.left_wrong(), [""; 0]);
}

#[test]
fn the_editor_has_the_terminal_and_leaves_no_mode_behind() {
    let desk = Desk::new();
    desk.pets();
    let does = "stty -a <&1; printf 'in the editor? '; read answer; echo \"$answer\" >answer; \
                stty raw -echo; printf '\\033[?1049h\\033[?2004h'; exit 3";
    let pty = desk.with_editor(&desk.editor("nano", does), &[]);
    to_last_pet(&pty);
    pty.send("e");
    pty.wait_for("in the editor? ");
    assert_eq!(pty.left_wrong(), [""; 0], "the editor finds a terminal as it was");
    pty.send("yes, here\n");
    pty.wait_for("read again: no faults");
    assert_eq!(read(&desk.home().join("answer")), "yes, here\n");
    assert!(pty.with_screen(|screen| screen.alternate_screen() && screen.bracketed_paste()));
    pty.send(ESC);
    pty.wait_for("new incident");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(pty.left_wrong(), [""; 0], "the shell finds it as it was");
}

#[test]
fn an_interrupt_meant_for_the_editor_ends_the_editor_alone() {
    let desk = Desk::new();
    desk.pets();
    let does = "printf 'in the editor? '; read answer";
    let pty = desk.with_editor(&desk.editor("nano", does), &[]);
    to_last_pet(&pty);
    pty.send("e");
    pty.wait_for("in the editor? ");
    pty.send("\x03");
    pty.wait_for("read again: no faults");
    pty.send(ESC);
    pty.wait_for("new incident");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn an_editor_that_is_stopped_stops_the_program_too_until_the_shell_says_to_go_on() {
    let desk = Desk::new();
    desk.pets();
    let editor =
        desk.editor("nano", "printf 'in the editor? '; read answer; echo \"$answer\" >answer");
    let script = "set -m; \"$@\"; echo stopped=$?; read x; fg >/dev/null; echo ended=$?";
    let program = env!("CARGO_BIN_EXE_firsthand");
    let words = ["sh", "-c", script, "sh", program].map(Into::into);
    let mut command = CommandBuilder::from_argv(words.to_vec());
    command.env("FIRSTHAND_HOME", desk.home());
    command.env("VISUAL", editor);
    let pty = Pty::start(command, desk.home(), 80, 24);
    to_last_pet(&pty);
    pty.send("e");
    pty.wait_for("in the editor? ");
    pty.send("\x1a");
    pty.wait_for("stopped=");
    pty.send("go on\n");
    pty.send("yes, again\n");
    pty.wait_for("read again: no faults");
    assert_eq!(read(&desk.home().join("answer")), "yes, again\n");
    pty.wait_for("▸ last-pet");
    pty.send(ESC);
    pty.wait_for("new incident");
    pty.send("q");
    pty.wait_for("ended=0");
    assert_eq!(pty.left_wrong(), [""; 0]);
}

#[test]
fn a_built_in_bank_is_copied_first() {
    let desk = Desk::new();
    let pty = desk.with_editor(&desk.editor("vi", "true"), &[]);
    pty.wait_for("new incident");
    pty.send("b");
    pty.wait_for("question-banks/opening.yaml");
    pty.send("e");
    pty.wait_for("copied, and yours from now on:");
    pty.wait_until("its own bank", |screen| {
        screen.rows(0, 80).nth(3).is_some_and(|row| row.contains("Opening") && row.contains("own"))
    });
    let copy = desk.home().join("config/question-banks/opening.yaml");
    assert!(read(&copy).contains("id: opening"));
    assert!(read(&desk.told()).ends_with(&format!("{}\n", copy.display())));
}

#[test]
fn without_an_editor_it_says_what_to_set_and_of_one_that_is_not_there_so() {
    for (editor, said) in
        [("", "no editor is set; set VISUAL or EDITOR"), ("no-such-editor", "no such program")]
    {
        let desk = Desk::new();
        desk.pets();
        let pty = desk.with_editor(editor, &[]);
        to_last_pet(&pty);
        pty.send("e");
        pty.wait_for(said);
        pty.wait_for("▸ last-pet");
    }
}

#[test]
fn over_a_conversation_nothing_is_lost_and_the_clock_runs_on() {
    let desk = Desk::new();
    desk.pets();
    let pty = desk.with_editor(&desk.editor("vi", BREAKS_OR_MENDS), &["demo"]);
    pty.wait_for("Prepare");
    pty.send(super::F6);
    pty.wait_for("● 00:0");
    keep(&pty, "before the banks", "before the banks");
    pty.send("half a li");
    pty.wait_until("half a li", |screen| line(screen).1 == ["half a li"]);
    palette(&pty, "Question banks");
    pty.wait_for("Pets");
    pty.send(END);
    pty.wait_for("Which animal comes to mind?");
    pty.send("e");
    pty.wait_for("the last good version is in use of pets.yaml");
    assert_eq!(desk.opened().draft.unwrap().text, "half a li");
    pty.send(ESC);
    pty.wait_until("the line", |screen| line(screen).1 == ["half a li"]);
    pty.wait_for("before the banks");
    pty.wait_for("● 00:0");
    pty.send("ne");
    pty.send(ENTER);
    pty.wait_for("half a line");
    leave(&pty);
}
