//! The running program under fault: ended at any system call, syncs that fail or take long, no locks, no
//! space, no files, a disk that breaks, limits of the system.

use std::{fs, path::Path, thread, time::Instant};

use firsthand::world::disk::{home::Home, paths::Dirs};
use portable_pty::CommandBuilder;

use super::{
    desk::{
        Mounted, begun, begun_at, can_trace, lost, lost_of, open_by, open_under, shell, text,
        type_lines, wait_saved,
    },
    killed::found,
    small::fill,
    tally,
};
use crate::{program::leave, pty::Pty};

const NO_TRACE: &str = "strace can't be used here";
const NO_MOUNT: &str = "no disk can be mounted here";

/// System calls that durable writing rests on, and at which of them the program is ended.
const CALLS: [&str; 6] =
    ["write", "fdatasync", "openat", "ftruncate", "rename,renameat,renameat2", "unlink,unlinkat"];
const TIMES: [usize; 9] = [1, 2, 3, 5, 8, 13, 21, 34, 55];

#[test]
fn a02_killed_at_each_system_call_nothing_shown_is_lost() {
    let run = tally::begin("a02_killed_at_each_system_call_nothing_shown_is_lost");
    if !can_trace() {
        return run.skip(&[2], NO_TRACE);
    }
    thread::scope(|scope| {
        for calls in CALLS.chunks(2) {
            let run = &run;
            scope.spawn(move || calls.iter().for_each(|call| killed_at(run, call)));
        }
    });
}

/// Ends the program at the first, second, third … of these calls, until it makes fewer.
fn killed_at(run: &tally::Running, call: &str) {
    for time in TIMES {
        let desk = begun();
        let fault = format!("inject={call}:signal=KILL:when={time}");
        let (pty, _log) = open_under(&desk, &["-e", &format!("trace={call}"), "-e", &fault]);
        let opened = pty.wait_or_end(|screen| screen.contents().contains("saved"));
        if opened && type_lines(&pty, 0..4) {
            leave_or_end(&pty);
        }
        let code = pty.exit_code();
        let lost = if opened { lost(&desk, &pty) } else { lost_of(&desk, 0) };
        run.points(u64::from(code != 0), lost.len() as u64);
        run.fault(&format!("ended at {call} {time}"), &lost);
        if code == 0 {
            return;
        }
    }
}

fn leave_or_end(pty: &Pty) {
    pty.send_if_there("\x03");
    pty.wait_or_end(|screen| screen.contents().contains("once more to leave"));
    pty.send_if_there("\x03");
}

#[test]
fn a09_a_sync_that_failed_is_never_tried_again_on_the_same_file() {
    let run = tally::begin("a09_a_sync_that_failed_is_never_tried_again_on_the_same_file");
    if !can_trace() {
        return run.skip(&[9, 13], NO_TRACE);
    }
    for (call, error) in [("fdatasync", "EIO"), ("fdatasync", "EDQUOT"), ("fdatasync", "ENOSPC")] {
        let desk = begun();
        let fault = format!("inject={call}:error={error}:when=2");
        let trace = "trace=fdatasync,close,openat";
        let (pty, log) = open_under(&desk, &["-e", trace, "-e", &fault]);
        pty.wait_for("saved");
        assert!(type_lines(&pty, 0..4), "{}", pty.screen());
        wait_saved(&pty);
        leave(&pty);
        let log = fs::read_to_string(log).unwrap();
        let mut broken = lost_of(&desk, 4);
        broken.extend((!log.contains("(INJECTED)")).then(|| "nothing failed".to_owned()));
        broken.extend(synced_again(&log));
        run.fault(&format!("{call} fails once: {error}"), &broken);
    }
    let again = "1 fdatasync(5</a>) = -1 EIO (INJECTED)\n2 fdatasync(5</a>) = 0\n";
    run.control("a sync tried again", synced_again(again).is_some());
    let anew =
        "1 fdatasync(5</a>) = -1 EIO (INJECTED)\n1 close(5</a>) = 0\n2 fdatasync(5</b>) = 0\n";
    assert_eq!(synced_again(anew), None);
}

/// A sync of a descriptor after one of it failed, with no close between.
fn synced_again(log: &str) -> Option<String> {
    let mut failed: Vec<&str> = Vec::new();
    for line in log.lines() {
        let call = line.split_once(' ').map_or("", |(_, call)| call.trim_start());
        let Some((name, rest)) = call.split_once('(') else { continue };
        let descriptor = rest.split(['<', ')', ',']).next().unwrap_or_default();
        match name {
            "close" => failed.retain(|known| *known != descriptor),
            "fdatasync" if line.contains("(INJECTED)") => failed.push(descriptor),
            "fdatasync" if failed.contains(&descriptor) => return Some(line.to_owned()),
            _ => {}
        }
    }
    None
}

#[test]
fn a14_while_a_sync_takes_long_every_key_is_shown_at_once() {
    let run = tally::begin("a14_while_a_sync_takes_long_every_key_is_shown_at_once");
    if !can_trace() {
        return run.skip(&[14], NO_TRACE);
    }
    let desk = begun();
    let fault = "inject=fdatasync:delay_enter=1500000";
    let (pty, _log) = open_under(&desk, &["-e", "trace=fdatasync", "-e", fault]);
    pty.wait_for("saved");
    let mut slowest = std::time::Duration::ZERO;
    for number in 0..4 {
        let text = text(number);
        for typed in 1..=text.len() {
            let key = Instant::now();
            pty.send(&text[typed - 1..typed]);
            pty.wait_until("the key", |screen| {
                crate::program::line(screen).1.concat() == text[..typed]
            });
            slowest = slowest.max(key.elapsed());
        }
        assert!(type_enter(&pty, &text));
    }
    eprintln!("the slowest key with syncs of 1.5 s: {slowest:?}");
    let broken = (slowest.as_millis() >= 500).then(|| format!("a key took {slowest:?}"));
    wait_saved(&pty);
    leave(&pty);
    let broken: Vec<String> = broken.into_iter().chain(lost_of(&desk, 4)).collect();
    run.fault("slow syncs", &broken);
}

fn type_enter(pty: &Pty, text: &str) -> bool {
    pty.send("\r");
    pty.wait_or_end(|screen| {
        crate::program::line_is_empty(screen) && screen.contents().contains(text)
    })
}

#[test]
fn c39_without_locks_it_is_said_and_the_lines_are_kept() {
    let run = tally::begin("c39_without_locks_it_is_said_and_the_lines_are_kept");
    if !can_trace() {
        return run.skip(&[39], NO_TRACE);
    }
    for error in ["ENOLCK", "ENOSYS", "EOPNOTSUPP"] {
        let desk = begun();
        let fault = format!("inject=flock:error={error}");
        let (pty, _log) = open_under(&desk, &["-e", "trace=flock", "-e", &fault]);
        pty.wait_for("cannot lock this interview");
        assert!(type_lines(&pty, 0..2));
        wait_saved(&pty);
        leave(&pty);
        run.fault(&format!("no locks: {error}"), &lost_of(&desk, 2));
    }
}

#[test]
fn a07_on_a_full_disk_typing_goes_on_leaving_asks_and_space_saves_all() {
    let run = tally::begin("a07_on_a_full_disk_typing_goes_on_leaving_asks_and_space_saves_all");
    let dir = tempfile::tempdir().unwrap();
    let Some(small) = Mounted::by("-t tmpfs -o size=400k tmpfs", &dir.path().join("small")) else {
        return run.skip(&[7], NO_MOUNT);
    };
    let desk = begun_at(&small.0.join("home"));
    let pty = open_by(&desk, &[]);
    pty.wait_for("saved");
    assert!(type_lines(&pty, 0..2));
    wait_saved(&pty);
    let filler = small.0.join("filler");
    fill(&filler);
    assert!(type_lines(&pty, 2..6), "typing goes on:\n{}", pty.screen());
    pty.wait_for("NOT SAVED");
    pty.wait_for("no space left");
    pty.send("\x03");
    pty.wait_for("NOT SAVED; ^C once more loses them");
    fs::remove_file(filler).unwrap();
    let freed = Instant::now();
    pty.wait_gone("NOT SAVED");
    wait_saved(&pty);
    let took = freed.elapsed();
    pty.send("xx");
    pty.wait_for("xx");
    leave(&pty);
    let mut broken = lost_of(&desk, 6);
    broken.extend((took.as_secs() >= 3).then(|| format!("saved only after {took:?}")));
    run.fault("a full disk under the running program", &broken);
}

#[test]
fn a08_without_a_free_inode_an_open_interview_is_still_saved() {
    let run = tally::begin("a08_without_a_free_inode_an_open_interview_is_still_saved");
    let dir = tempfile::tempdir().unwrap();
    let Some(small) = Mounted::by("-t tmpfs -o nr_inodes=120 tmpfs", &dir.path().join("small"))
    else {
        return run.skip(&[8], NO_MOUNT);
    };
    let desk = begun_at(&small.0.join("home"));
    let pty = open_by(&desk, &[]);
    pty.wait_for("saved");
    assert!(type_lines(&pty, 0..1));
    wait_saved(&pty);
    let mut fillers = (0..).map(|number| small.0.join(format!("filler{number}")));
    while fillers.next().is_some_and(|filler| fs::File::create(filler).is_ok()) {}
    assert!(type_lines(&pty, 1..3));
    wait_saved(&pty);
    leave(&pty);
    run.fault("no inodes left meanwhile", &lost_of(&desk, 3));
    let pty = open_by(&desk, &[]);
    pty.wait_for("saved");
    assert!(type_lines(&pty, 3..5));
    pty.wait_for("NOT SAVED");
    pty.wait_for("no space left");
    fs::remove_file(small.0.join("filler0")).unwrap();
    (1..10).for_each(|number| fs::remove_file(small.0.join(format!("filler{number}"))).unwrap());
    pty.wait_for("saving works again");
    wait_saved(&pty);
    leave(&pty);
    run.fault("no inodes left before", &lost_of(&desk, 5));
}

#[test]
fn a12_on_a_disk_that_is_read_only_it_says_so_and_shows_what_is_there() {
    let run = tally::begin("a12_on_a_disk_that_is_read_only_it_says_so_and_shows_what_is_there");
    let dir = tempfile::tempdir().unwrap();
    let Some(mounted) = Mounted::by("-t tmpfs tmpfs", &dir.path().join("disk")) else {
        return run.skip(&[12], NO_MOUNT);
    };
    let desk = begun_at(&mounted.0.join("home"));
    let pty = open_by(&desk, &[]);
    pty.wait_for("saved");
    assert!(type_lines(&pty, 0..2));
    wait_saved(&pty);
    leave(&pty);
    assert!(mounted.again("ro"));
    let pty = open_by(&desk, &[]);
    pty.wait_until("read only, and why", |screen| {
        screen.contents().contains("read only") && screen.contents().contains(&text(1))
    });
    leave(&pty);
    assert!(mounted.again("rw"));
    run.fault("read only at the start", &lost_of(&desk, 2));
}

#[test]
fn a11_on_a_disk_that_breaks_lines_go_on_to_the_second_folder() {
    let run = tally::begin("a11_on_a_disk_that_breaks_lines_go_on_to_the_second_folder");
    let dir = tempfile::tempdir().unwrap();
    let image = dir.path().join("image");
    let make = format!("truncate -s 16M '{0}' && mkfs.ext4 -q -F '{0}'", image.display());
    // The store is on it; what the program remembers, and the second folder, are not.
    let (at, options) = (dir.path().join("data"), format!("-o loop '{}'", image.display()));
    let mounted = shell(&make).then(|| Mounted::by(&options, &at)).flatten();
    let Some(broken_disk) = mounted else { return run.skip(&[11], NO_MOUNT) };
    let home = dir.path();
    let start = |words: &[&str]| {
        let binary = crate::pty::binary();
        let words = std::iter::once(&*binary).chain(words.iter().copied());
        let command = CommandBuilder::from_argv(words.map(Into::into).collect());
        Pty::start(command, home, 80, 24)
    };
    let pty = start(&["demo"]);
    pty.wait_for("Prepare");
    pty.send(crate::program::F6);
    pty.wait_for("● 00:0");
    leave(&pty);
    let own = |folder: &str| home.join(folder).join("firsthand");
    let (state, fallback) = (own("state"), own("state").join("fallback"));
    let dirs = Dirs { data: own("data"), config: own("config"), state, fallback };
    let store = Home::at(dirs.clone()).unwrap();
    let place = store.find("").remove(0);
    let pty = start(&["open", &place.interview]);
    pty.wait_for("saved");
    assert!(type_lines(&pty, 0..2));
    wait_saved(&pty);
    assert!(broken_disk.again("abort"), "the disk doesn't break");
    assert!(type_lines(&pty, 2..6), "typing goes on:\n{}", pty.screen());
    wait_saved(&pty);
    leave(&pty);
    let opened = store.open(&place, None).unwrap().0;
    let there = found(&opened);
    let kept = |text: &String| there.iter().any(|(_, kept)| kept == text);
    let mut broken: Vec<String> = (0..6).map(text).filter(|text| !kept(text)).collect();
    let went_on = dirs.fallback.is_dir();
    broken.extend((!went_on).then(|| "nothing is in the second folder".to_owned()));
    run.fault("a disk that breaks", &broken);
}

#[test]
fn a13_limits_of_the_system_end_nothing() {
    let run = tally::begin("a13_limits_of_the_system_end_nothing");
    for (what, limit) in [("a file's size", "ulimit -f 8"), ("open files", "ulimit -n 40")] {
        let desk = begun();
        let limited = format!("{limit}; exec \"$@\"");
        let pty = open_by(&desk, &["sh", "-c", &limited, "sh"]);
        pty.wait_for("saved");
        assert!(type_lines(&pty, 0..30), "{what}:\n{}", pty.screen());
        wait_saved(&pty);
        leave(&pty);
        run.fault(what, &lost_of(&desk, 30));
    }
}

#[test]
fn a19_with_too_few_files_it_says_so() {
    let run = tally::begin("a19_with_too_few_files_it_says_so");
    let desk = begun();
    let pty = open_by(&desk, &["sh", "-c", "ulimit -n 10; exec \"$@\"", "sh"]);
    let shown = pty.wait_or_end(|screen| screen.contents().contains("saved"));
    if shown {
        assert!(type_lines(&pty, 0..2));
        leave(&pty);
        return run.fault("ten open files", &lost_of(&desk, 2));
    }
    let code = pty.exit_code();
    let clear = code == 2 && pty.screen().to_lowercase().contains("too many open files");
    let told = (!clear).then(|| format!("ends with {code}:\n{}", pty.screen()));
    assert_eq!(pty.left_wrong(), [""; 0]);
    run.fault("ten open files", &told.into_iter().collect::<Vec<_>>());
}

#[test]
fn a18_without_memory_a_huge_file_is_refused() {
    let run = tally::begin("a18_without_memory_a_huge_file_is_refused");
    let desk = crate::program::Desk::new();
    let huge = desk.home().join("huge.yaml");
    fs::File::create(&huge).unwrap().set_len(400_000_000).unwrap();
    let refused = |file: &Path| {
        let check = format!(
            "ulimit -v 300000; '{}' banks check '{}'; test $? -eq 1",
            crate::pty::binary(),
            file.display()
        );
        shell(&check)
    };
    run.input("a file larger than memory", refused(&huge));
}
