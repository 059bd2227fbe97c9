//! What is around the program: clocks that jump, locks and children, repositories, files that grow,
//! what terminals answer, aborts, and what others see of a process.

use std::{
    fs,
    io::Write as _,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use chrono::TimeDelta;
use firsthand::{
    interview::{
        change::{Change, Fact},
        id::Id,
        note::Kind,
        stamp::Stamp,
    },
    world::{
        disk::read_capped,
        git::{self, Held},
    },
};
use rustix::process::Signal;

use super::{
    desk::{begun, lost_of, open_by, shell, type_lines, wait_saved},
    hostile::in_bytes,
    tally,
};
use crate::{
    disk::{at, room, said, texts},
    program::{Desk, F12, leave, line},
    pty::{Pty, nothing_starts},
};

#[test]
fn a20_when_clocks_jump_the_order_stays_and_no_time_is_negative() {
    let run = tally::begin("a20_when_clocks_jump_the_order_stays_and_no_time_is_negative");
    let room = room();
    let (_, mut journal, _events) = room.write();
    let jumps = [0, -1, 3_650, -400, 0, 36_500, -36_500];
    for (number, days) in (1..).zip(jumps) {
        let Stamp { at, elapsed } = at(u64::from(number) * 1_000);
        let when = Stamp { at: at + TimeDelta::days(days), elapsed };
        let fact = Fact::note(Id::new(number), Kind::Said, format!("note {number}"));
        journal.record(&Change { when, fact }, false);
    }
    journal.finish().unwrap();
    let opened = room.read();
    let order: Vec<String> = (1..=jumps.len()).map(|number| format!("note {number}")).collect();
    let mut broken = Vec::new();
    broken.extend((texts(&opened) != order).then(|| format!("{:?}", texts(&opened))));
    let earliest = at(0).at - TimeDelta::days(50_000);
    // Whatever the clock says, the interview's own time does not go back.
    let progress = opened.interview.progress();
    let elapsed = [at(0).at, earliest].map(|wall| progress.elapsed_at(wall));
    broken.extend((elapsed[1].0 > elapsed[0].0).then(|| format!("{elapsed:?}")));
    run.fault("clocks that jump", &broken);
}

#[test]
fn c38_no_child_keeps_the_lock() {
    let run = tally::begin("c38_no_child_keeps_the_lock");
    let room = room();
    let (_, mut journal, _events) = room.write();
    journal.record(&said(1, "one"), false);
    let mut child = Command::new("sleep").arg("600").spawn().unwrap();
    journal.finish().unwrap();
    let again = {
        let _guard = nothing_starts();
        // The child is another program by now: it shows its own name.
        let name = || fs::read_to_string(format!("/proc/{}/comm", child.id())).unwrap_or_default();
        while cfg!(target_os = "linux") && name().trim() != "sleep" {
            thread::yield_now();
        }
        room.write()
    };
    again.1.finish().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    run.fault("a child that outlives the interview", &[]);
}

#[test]
fn c48_a_repository_starts_nothing() {
    let run = tally::begin("c48_a_repository_starts_nothing");
    let dir = tempfile::tempdir().unwrap();
    let (tree, trace) = (dir.path().join("tree"), dir.path().join("started"));
    fs::create_dir(&tree).unwrap();
    let spy = dir.path().join("spy");
    fs::write(&spy, format!("#!/bin/sh\necho \"$0 $@\" >> '{}'\ncat\n", trace.display())).unwrap();
    let made = format!(
        "chmod 700 '{spy}'; cd '{tree}' && git init -q . && git config user.email a@b && \
         git config user.name a && echo words > a.yaml && git add a.yaml && git commit -qm one && \
         echo '* filter=spy diff=spy' > .gitattributes && \
         for key in core.fsmonitor core.pager core.editor core.sshCommand core.askPass \
         diff.external diff.spy.textconv diff.spy.command filter.spy.clean filter.spy.smudge \
         filter.spy.process pager.log uploadpack.packObjectsHook alias.log gpg.program; \
         do git config $key '{spy}'; done && \
         for hook in pre-commit post-checkout reference-transaction post-index-change; \
         do cp '{spy}' .git/hooks/$hook; done && rm -f '{trace}'",
        spy = spy.display(),
        tree = tree.display(),
        trace = trace.display()
    );
    if !shell(&made) {
        return run.skip(&[48], "git is not here");
    }
    let file = tree.join("a.yaml");
    let held = git::commits(&file, |bytes| bytes.starts_with(b"words"));
    let found = matches!(&held, Held::Commits(_, commits) if commits.len() == 1);
    assert!(found, "{held:?}");
    let started = fs::read_to_string(&trace).unwrap_or_default();
    run.input(&format!("a repository that starts programs: {started}"), started.is_empty());
    let status = format!("cd '{}' && touch a.yaml && git diff; git status", tree.display());
    shell(&status);
    run.control("git asked in the usual way starts them", trace.exists());
}

#[test]
fn d78_a_file_that_grows_while_it_is_read_has_an_end() {
    let run = tally::begin("d78_a_file_that_grows_while_it_is_read_has_an_end");
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("grows.yaml");
    fs::write(&path, "x").unwrap();
    let goes_on = Arc::new(AtomicBool::new(true));
    let (file, more) = (path.clone(), goes_on.clone());
    let writer = thread::spawn(move || {
        let mut file = fs::File::options().append(true).open(file).unwrap();
        let (mut written, piece) = (1_u64, vec![b'x'; 65_536]);
        while more.load(Ordering::Relaxed) && written < 500_000_000 {
            file.write_all(&piece).unwrap();
            written += 65_536;
        }
    });
    let cap = 3_000_000;
    let read: Vec<_> = (0..20).map(|_| read_capped(&path, cap)).collect();
    goes_on.store(false, Ordering::Relaxed);
    writer.join().unwrap();
    let within = |bytes: &Vec<u8>| bytes.len() as u64 <= cap;
    let sound = read.iter().all(|read| read.as_ref().map_or(true, within));
    run.input("more than may be read", sound);
    fs::File::options().append(true).open(&path).unwrap().set_len(cap + 1).unwrap();
    run.input("a file that outgrew it", read_capped(&path, cap).is_err());
}

/// What a terminal may answer, or a hostile program make it say.
const ANSWERS: [&str; 13] = [
    "\x1b[24;80R",
    "\x1b[?62;1;6c",
    "\x1b[>41;354;0c",
    "\x1b[8;24;80t",
    "\x1b[0n",
    "\x1b[?1u",
    "\x1b[I\x1b[O",
    "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    "\x1b]52;c;cm0gLXJmIH4=\x07",
    "\x1bP1$r0m\x1b\\",
    "\x1bP>|xterm(370)\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b]l;evil title\x1b\\",
];

/// Answers that the reader of keys knows are dropped. What it doesn't know it takes for keys, so it may
/// stand in the line, where it is seen; it keeps nothing, runs nothing and goes nowhere.
/// Not among them: an answer about a mode (`CSI ? … $ y`), which that reader waits to see end otherwise.
/// Nothing here asks a terminal anything.
#[test]
fn e90_what_a_terminal_answers_does_nothing() {
    let run = tally::begin("e90_what_a_terminal_answers_does_nothing");
    for answer in ANSWERS {
        let (desk, pty) = Desk::begun();
        pty.send("before");
        pty.wait_until("the line", |screen| line(screen).1 == ["before"]);
        pty.send(answer);
        pty.send(" after");
        pty.wait_until("all of it", |screen| line(screen).1.concat().contains("after"));
        let typed = pty.with_screen(|screen| line(screen).1.concat());
        let seen = typed.starts_with("before") && typed.ends_with(" after");
        leave(&pty);
        let kept = desk.opened().interview.len();
        run.input(&format!("{answer:?} typed {typed:?}, {kept} kept"), seen && kept == 0);
    }
}

#[test]
fn e86_aborted_it_loses_nothing_and_the_next_start_mends_the_terminal() {
    let run = tally::begin("e86_aborted_it_loses_nothing_and_the_next_start_mends_the_terminal");
    let desk = begun();
    let twice = "ulimit -c unlimited 2>/dev/null; \"$@\"; echo aborted=$?; \"$@\"; echo ended=$?";
    let pty = open_by(&desk, &["sh", "-c", twice, "sh"]);
    pty.wait_for("saved");
    assert!(type_lines(&pty, 0..3));
    pty.send("half a line");
    pty.wait_until("the line", |screen| line(screen).1 == ["half a line"]);
    let child = format!("/proc/{0}/task/{0}/children", pty.pid());
    let child = fs::read_to_string(child).unwrap();
    let limits = fs::read_to_string(format!("/proc/{}/limits", child.trim())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    let off = core.split_whitespace().filter(|word| *word == "0").count() == 2;
    assert!(shell(&format!("kill -ABRT {child}")));
    pty.wait_until("begun again, with the line", |screen| {
        screen.contents().contains("saved") && line(screen).1 == ["half a line"]
    });
    leave_line(&pty);
    pty.wait_for("ended=0");
    let mut broken = lost_of(&desk, 3);
    broken.extend((!off).then(|| format!("core dumps are on: {core}")));
    broken.extend(pty.left_wrong().into_iter().map(str::to_owned));
    let cores = fs::read_dir(desk.home()).unwrap().map(|entry| entry.unwrap().file_name());
    let cores = cores.filter(|name| name.to_string_lossy().starts_with("core"));
    broken.extend(cores.map(|name| format!("a core: {}", name.display())));
    run.fault("aborted", &broken);
}

fn leave_line(pty: &Pty) {
    pty.send("\x03");
    pty.wait_for("once more to leave");
    pty.send("\x03");
}

#[test]
fn g113_others_see_no_name_and_no_word() {
    let run = tally::begin("g113_others_see_no_name_and_no_word");
    let desk = Desk::new();
    let made = ["new", "--title", "Broker at night", "--name", "Zaphira Quillfeather"];
    assert!(desk.run(&made).status.success());
    let pty = open_by(&desk, &[]);
    pty.wait_for("Prepare");
    pty.send(crate::program::F6);
    pty.wait_for("● 00:0");
    pty.send("the canary sang\r");
    pty.wait_for("canary");
    wait_for_tick(&pty);
    pty.send(F12);
    pty.wait_gone("canary");
    let mut seen: Vec<(String, Vec<u8>)> = ["environ", "cmdline", "comm", "stat"]
        .map(|file| format!("/proc/{}/{file}", pty.pid()))
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    let names = desk.files().into_iter().map(|path| path.display().to_string());
    seen.push(("names of files".into(), names.collect::<Vec<_>>().join("\n").into_bytes()));
    let bytes = pty.bytes();
    let sequences = in_bytes(&bytes);
    let titles = String::from_utf8_lossy(&bytes).matches("\x1b]").count();
    pty.send("x");
    pty.wait_for("canary");
    leave(&pty);
    let secret = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        ["zaphira", "quillfeather", "canary"].iter().any(|word| text.contains(word))
    };
    let mut broken: Vec<String> =
        seen.iter().filter(|(_, bytes)| secret(bytes)).map(|(what, _)| what.clone()).collect();
    broken.extend((titles > 0).then(|| "a title or the clipboard was written".to_owned()));
    broken.extend(sequences);
    run.fault("what others see", &broken);
    run.control("the terminal itself has the words", secret(&bytes));
}

fn wait_for_tick(pty: &Pty) {
    pty.wait_until("a ✓", |screen| screen.contents().contains('✓'));
}

#[test]
fn a21_a_store_that_is_gone_is_made_anew_with_what_is_held() {
    let run = tally::begin("a21_a_store_that_is_gone_is_made_anew_with_what_is_held");
    let desk = begun();
    let pty = open_by(&desk, &[]);
    pty.wait_for("saved");
    assert!(type_lines(&pty, 0..2));
    wait_saved(&pty);
    pty.kill(Signal::STOP);
    let folder = desk.store().folder_of(&desk.place()).unwrap();
    fs::remove_dir_all(folder.join("journal")).unwrap();
    pty.kill(Signal::CONT);
    pty.wait_for("L00001.heard");
    assert!(type_lines(&pty, 2..4), "typing goes on");
    pty.wait_for("saving works again");
    wait_saved(&pty);
    leave(&pty);
    let lost = lost_of(&desk, 4);
    // What was deleted is gone; what came after it is there.
    let after: Vec<String> = lost
        .into_iter()
        .filter(|text| ["L00002.heard", "L00003.heard"].contains(&&**text))
        .collect();
    run.fault("a journal deleted while it is open", &after);
}
