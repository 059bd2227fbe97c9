//! What an investigator does with the store, from the first start to a finding written out: every kind
//! of operation the program uses, with what was promised noted between them.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, mpsc::channel},
    time::Duration,
};

use firsthand::{
    interview::{
        change::{Change, Fact, OfEntry},
        id::Id,
        incident::{Incident, Person},
        note::Kind,
        plan::Plan,
    },
    tui::effect::{New, Place, Trouble},
    world::disk::{
        atomic,
        home::Home,
        journal::{Event, Journal},
        paths::Dirs,
    },
};

use super::device::Faulty;
use crate::{
    disk::{at, draft, note},
    pty::nothing_starts,
};

/// What was said to the investigator, or shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// An incident is going to be kept under this title, and was.
    Titling(String),
    Titled(String),
    /// The interview is there.
    Created(Place),
    /// These words of a note are shown: the program was not hindered in writing them down.
    Shown(u32, String),
    /// They have a ✓.
    Acked(u32, String),
    /// These words of a line being typed are shown.
    Typed(u32, String),
    /// These bytes are going to be written out, and were.
    Exporting(String),
    Exported(String),
}

/// Words no file but those off the record may hold.
pub(crate) const OFF: &str = "zebrafinch";

/// A disk that notes what is said.
pub(crate) type Disk = Faulty<Said>;

/// Words with their note's number, and whether they are off the record.
fn words(number: u32) -> String {
    let off = if is_off(number) { OFF } else { "on the record" };
    format!("note {number:02}, {off}: é “{}” 夜", "word ".repeat(number as usize % 4 * 5))
}

pub(crate) fn is_off(number: u32) -> bool {
    number.is_multiple_of(3)
}

/// Records and the words they put down.
type Records = Arc<Mutex<Vec<(u64, u32, String)>>>;

/// One opening of the interview.
struct Opening<'a> {
    disk: &'a Arc<Disk>,
    journal: Journal,
    records: Records,
    events: std::sync::mpsc::Receiver<Event>,
    failing: bool,
}

/// Everything of one go. Stops where an investigator could not go on, and tells what was in the way.
pub(crate) fn run(home: &Path, disk: &Arc<Disk>) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    let _stopped = whole(home, disk, &mut troubles);
    troubles
}

fn whole(home: &Path, disk: &Arc<Disk>, troubles: &mut Vec<Trouble>) -> Option<()> {
    let store = twice(troubles, || Home::with_device(Dirs::under(home), disk.clone()))?;
    let title = |title: &str| Incident { title: title.into(), ..Incident::default() };
    let incident = keep(&store, disk, troubles, &title("Certificate"))?;
    let person = || Person { name: "Ana Ortiz".into(), ..Person::default() };
    let plan = || Plan { incident: incident.id.clone(), ..Plan::default() };
    let place = twice(troubles, || store.create(New { plan: plan(), person: person() }))?;
    disk.said(Said::Created(place.clone()));
    let mut opening = open(&store, disk, &place, troubles)?;
    for number in 1..=6 {
        opening.take(number);
    }
    opening.correct(2);
    opening.let_go();
    opening.finish(troubles);
    let renamed = Incident { id: incident.id.clone(), ..title("Certificate that ran out") };
    keep(&store, disk, troubles, &renamed)?;
    twice(troubles, || store.save_person(&incident.id, person()))?;
    let mut opening = open(&store, disk, &place, troubles)?;
    for number in 7..=9 {
        opening.take(number);
    }
    opening.finish(troubles);
    let out = exported(home);
    for (text, over) in [("first: findings\n", false), ("second: findings\n", true)] {
        export(disk, &out, text, over, troubles);
    }
    Some(())
}

/// Everything that can ever be typed in a run.
pub(crate) fn all_typed() -> Vec<Said> {
    let notes = 1..=9;
    let typed = notes.flat_map(|number| {
        let words = words(number);
        [words[..7].to_owned(), words].map(|words| Said::Typed(number, words))
    });
    typed.chain([Said::Typed(2, corrected(2))]).collect()
}

fn corrected(number: u32) -> String {
    format!("{} corrected", words(number))
}

/// Where findings are written to.
pub(crate) fn exported(home: &Path) -> PathBuf {
    home.with_file_name("findings.yaml")
}

/// Tries once more, as people do.
fn twice<T>(troubles: &mut Vec<Trouble>, mut ask: impl FnMut() -> Result<T, Trouble>) -> Option<T> {
    for _ in 0..2 {
        match ask() {
            Ok(done) => return Some(done),
            Err(trouble) => troubles.push(trouble),
        }
    }
    None
}

fn keep(
    store: &Home,
    disk: &Arc<Disk>,
    troubles: &mut Vec<Trouble>,
    incident: &Incident,
) -> Option<Incident> {
    disk.said(Said::Titling(incident.title.clone()));
    let kept = twice(troubles, || store.save_incident(incident.clone()))?;
    disk.said(Said::Titled(kept.title.clone()));
    Some(kept)
}

fn export(disk: &Arc<Disk>, out: &Path, text: &str, over: bool, troubles: &mut Vec<Trouble>) {
    disk.said(Said::Exporting(text.to_owned()));
    let written = twice(troubles, || {
        atomic::export(&**disk, out, text.as_bytes(), over).map_err(|error| Trouble {
            what: error.to_string(),
            place: out.display().to_string(),
            remedy: "name another place".into(),
        })
    });
    if written.is_some() {
        disk.said(Said::Exported(text.to_owned()));
    }
}

fn open<'a>(
    store: &Home,
    disk: &'a Arc<Disk>,
    place: &Place,
    troubles: &mut Vec<Trouble>,
) -> Option<Opening<'a>> {
    let records = Records::default();
    let (sender, events) = channel();
    let (theirs, told) = (records.clone(), disk.clone());
    let tell = move |event: Event| {
        if let Event::Synced(count) = event {
            let acked = |(record, _, _): &mut (u64, u32, String)| *record <= count;
            for (_, note, words) in theirs.lock().unwrap().extract_if(.., acked) {
                told.said(Said::Acked(note, words));
            }
        }
        drop(sender.send(event));
    };
    let guard = nothing_starts();
    let opened = store.open(place, Some(Box::new(tell)));
    drop(guard);
    match opened {
        Ok((_, Some(journal))) => Some(Opening { disk, journal, records, events, failing: false }),
        Ok((opened, None)) => {
            let what = format!("{:?}", opened.access);
            troubles.push(Trouble { what, place: "here".into(), remedy: "none".into() });
            None
        }
        Err(trouble) => {
            troubles.push(trouble);
            None
        }
    }
}

impl Opening<'_> {
    /// Types a note, letter by letter as far as that matters, keeps it and waits for its ✓.
    fn take(&mut self, number: u32) {
        let (words, off) = (words(number), is_off(number));
        let kind = if off { Kind::Off } else { Kind::Said };
        let began = u64::from(number) * 1000;
        for typed in [&words[..7], &words] {
            self.journal.draft(Some(&draft(began, kind, typed)));
            self.journal.commit();
            self.shown(Said::Typed(number, typed.to_owned()));
        }
        self.journal.draft(None);
        self.record(number, &note(number, kind, &words), words);
        if number.is_multiple_of(2) {
            self.wait();
        }
    }

    fn correct(&mut self, number: u32) {
        let words = corrected(number);
        let fact = Fact::Entry(Id::new(number), OfEntry::Corrected(words.clone()));
        self.record(number, &Change { when: at(90_000), fact }, words);
        self.wait();
    }

    /// A line that is begun and let go.
    fn let_go(&mut self) {
        self.journal.draft(Some(&draft(95_000, Kind::Said, "never mind")));
        self.journal.commit();
        self.journal.draft(None);
        self.journal.commit();
    }

    fn record(&mut self, number: u32, change: &Change, words: String) {
        let record = self.journal.record(change, is_off(number));
        self.records.lock().unwrap().push((record, number, words.clone()));
        self.journal.commit();
        self.shown(Said::Shown(number, words));
        self.journal.sync_now();
    }

    /// A disk without fault was not hindered.
    fn shown(&self, what: Said) {
        if self.disk.fired() == 0 {
            self.disk.said(what);
        }
    }

    /// Waits for the ✓ of all that was typed, unless it is known that it can't be had now.
    fn wait(&mut self) {
        for event in self.events.try_iter() {
            self.failing = matches!(event, Event::NotSaved(_));
        }
        let waits = |this: &Self| !this.failing && !this.records.lock().unwrap().is_empty();
        while waits(self) && !self.disk.is_dead() {
            let event = self.events.recv_timeout(Duration::from_secs(30));
            self.failing = matches!(event.expect("the disk answers"), Event::NotSaved(_));
        }
    }

    /// What is said to be saved is as good as a ✓.
    fn finish(self, troubles: &mut Vec<Trouble>) {
        let Self { disk, journal, records, .. } = self;
        match journal.finish() {
            Ok(()) => {
                for (_, note, words) in records.lock().unwrap().drain(..) {
                    disk.said(Said::Acked(note, words));
                }
            }
            Err(trouble) => troubles.push(trouble),
        }
    }
}

/// A folder for many small files, in memory where the system has such a place.
pub(crate) fn quick_folder() -> tempfile::TempDir {
    let shm = Path::new("/dev/shm");
    let here = fs::metadata(shm).is_ok_and(|about| about.is_dir());
    let made = here.then(|| tempfile::tempdir_in(shm).ok()).flatten();
    made.unwrap_or_else(|| tempfile::tempdir().unwrap())
}
