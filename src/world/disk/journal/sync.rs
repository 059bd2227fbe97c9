//! The thread that waits for the disk.

use std::{
    io,
    sync::{MutexGuard, PoisonError},
    time::Duration,
};

use crate::tui::effect::Trouble;
use crate::world::disk::{
    device::Device,
    journal::{
        Event, Pair, Shared, Tell,
        state::{Due, Rescue, State},
        store::{Held, Seed, Store, sync},
    },
};

/// How long written bytes wait for a sync that nobody asked for.
const SOON: Duration = Duration::from_millis(250);

/// How long after a failed try the next one comes.
const AGAIN: Duration = Duration::from_secs(2);

/// Syncs until the journal is let go of and nothing is left to sync.
pub(super) fn run(shared: &Shared, tell: &Tell) {
    let mut told = None;
    loop {
        let state = wait(shared);
        let (stop, failing, due) = (state.stop, state.failing.is_some(), state.due);
        if failing {
            drop(state);
            let saved = recover(shared, tell, &mut told);
            if !saved && stop {
                return;
            }
            if !saved {
                pause(shared);
            }
        } else if due > Due::No {
            sync_all(shared, state, tell);
        } else if stop {
            return;
        }
    }
}

/// Waits until there is something to do.
fn wait(shared: &Shared) -> MutexGuard<'_, State> {
    let idle = |state: &mut State| state.due == Due::No && !state.stop && state.failing.is_none();
    let state = shared.wake.wait_while(shared.state(), idle);
    let state = state.unwrap_or_else(PoisonError::into_inner);
    let calm =
        |state: &mut State| state.due < Due::AtOnce && !state.stop && state.failing.is_none();
    let waited = shared.wake.wait_timeout_while(state, SOON, calm);
    waited.unwrap_or_else(PoisonError::into_inner).0
}

fn pause(shared: &Shared) {
    let mut state = shared.state();
    state.due = state.due.min(Due::Soon);
    let calm = |state: &mut State| state.due < Due::AtOnce && !state.stop;
    drop(shared.wake.wait_timeout_while(state, AGAIN, calm));
}

/// Syncs everything that is written by now, with nobody waiting for it.
fn sync_all(shared: &Shared, mut state: MutexGuard<'_, State>, tell: &Tell) {
    let work = state.work();
    drop(state);
    let device = &*shared.device;
    let mut files = work.files.iter();
    let done = files.try_for_each(|(file, new)| sync(device, file, new.as_deref()));
    let mut state = shared.state();
    let news = match done {
        Ok(()) => state.confirm(device, &work),
        Err(error) => {
            state.fail(&error);
            None
        }
    };
    drop(state);
    tell_synced(news, tell);
}

fn tell_synced(news: Option<u64>, tell: &Tell) {
    if let Some(number) = news {
        tell(Event::Synced(number));
    }
}

/// Tries to write everything unconfirmed to new files. Says so, whether it works or not.
fn recover(shared: &Shared, tell: &Tell, told: &mut Option<Trouble>) -> bool {
    let roots = shared.state().roots();
    for root in 0..roots {
        let rescue = shared.state().rescue(root);
        let Ok(stores) = rebuild(&*shared.device, &rescue) else { continue };
        let mut state = shared.state();
        let news = state.go_on(&*shared.device, &rescue, stores);
        let place = state.root().display().to_string();
        drop(state);
        *told = None;
        tell_synced(news, tell);
        tell(Event::SavedAgain(place));
        return true;
    }
    let trouble = shared.state().trouble();
    if told.as_ref() != Some(&trouble) {
        tell(Event::NotSaved(trouble.clone()));
        *told = Some(trouble);
    }
    false
}

fn rebuild(device: &dyn Device, rescue: &Rescue) -> io::Result<Pair<Option<Store>>> {
    let mut stores = Pair::default();
    for off in [false, true] {
        let Some(seed) = rescue.seeds.of(off) else { continue };
        let held = rescue.held.iter().filter(|held| held.off == off);
        match build(device, seed, held) {
            Ok(store) => *stores.of_mut(off) = Some(store),
            Err(error) => {
                stores.on.iter().for_each(|store| store.remove(device));
                return Err(error);
            }
        }
    }
    Ok(stores)
}

fn build<'a>(
    device: &dyn Device,
    seed: &Seed,
    held: impl Iterator<Item = &'a Held>,
) -> io::Result<Store> {
    let mut store = Store::begin(device, seed)?;
    let written = store.write(device, held).and_then(|()| store.sync(device));
    written.inspect_err(|_| store.remove(device))?;
    Ok(store)
}
