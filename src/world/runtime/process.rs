//! What the process owes the people in its notes, before anything is opened.

/// Files made are nobody else's, memory is never dumped, and a write over a limit is an error rather
/// than an end. Each as far as the system knows it.
#[cfg(unix)]
pub fn protect() {
    use rustix::process::{Resource, Rlimit, setrlimit, umask};

    umask(rustix::fs::Mode::from_bits_truncate(0o077));
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let _ = setrlimit(Resource::Core, none);
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    let _ = signal_hook::flag::register(
        rustix::process::Signal::XFSZ.as_raw(),
        std::sync::Arc::default(),
    );
}

/// Nothing that this system would need.
#[cfg(not(unix))]
pub fn protect() {}
