//! Disks too small for what is to be written on them.

use std::{fs, io::Write as _, path::Path, sync::mpsc::channel};

use firsthand::{
    interview::{
        incident::{Incident, Person},
        plan::Plan,
    },
    tui::effect::New,
    world::disk::{home::Home, journal::Event, paths::Dirs},
};

use super::{desk::shell, tally};
use crate::{
    disk::{said, synced, texts, wait_for},
    pty::nothing_starts,
};

/// Fills a disk to the last byte.
pub(super) fn fill(filler: &Path) {
    let mut file = fs::File::options().append(true).create(true).open(filler).unwrap();
    for size in [4096, 1] {
        while file.write_all(&vec![0; size]).is_ok() {}
    }
}

#[test]
fn a06_a_full_disk_is_told_and_nothing_is_lost_when_there_is_space_again() {
    let run = tally::begin("a06_a_full_disk_is_told_and_nothing_is_lost_when_there_is_space_again");
    let dir = tempfile::tempdir().unwrap();
    let small = dir.path().join("small");
    fs::create_dir(&small).unwrap();
    if !shell(&format!("mount -t tmpfs -o size=64k tmpfs '{}'", small.display())) {
        return run.skip(&[6, 7], "a small disk can't be mounted here");
    }
    let home = Home::at(Dirs::under(&small.join("home"))).unwrap();
    let incident =
        home.save_incident(Incident { title: "x".into(), ..Incident::default() }).unwrap();
    let plan = Plan { incident: incident.id, ..Plan::default() };
    let guard = nothing_starts();
    let place = home.create(New { plan, person: Person::default() }).unwrap();
    let (tell, events) = channel();
    let tell = Box::new(move |event| drop(tell.send(event)));
    let mut journal = home.open(&place, Some(tell)).unwrap().1.unwrap();
    drop(guard);
    let filler = small.join("filler");
    fill(&filler);
    for number in 1..=40 {
        journal.record(&said(number, &"long words ".repeat(30)), false);
        journal.commit();
    }
    let told = wait_for(&events, |event| matches!(event, Event::NotSaved(_)));
    let clear = matches!(&told, Event::NotSaved(trouble)
        if trouble.what.contains("no space left") && trouble.remedy.contains("space") && trouble.place.starts_with('/'));
    fs::remove_file(&filler).unwrap();
    let freed = std::time::Instant::now();
    synced(&events, 40);
    let took = freed.elapsed();
    journal.finish().unwrap();
    let opened = home.open(&place, None).unwrap().0;
    assert!(shell(&format!("umount '{}'", small.display())));
    let mut broken = Vec::new();
    broken.extend((!clear).then(|| format!("{told:?}")));
    broken.extend((texts(&opened).len() != 40).then(|| opened.recovered.clone()));
    broken.extend((took.as_secs() >= 3).then(|| format!("saved only after {took:?}")));
    run.fault("a full disk", &broken);
}
