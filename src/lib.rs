//! firsthand: a full-screen terminal companion for one-on-one cognitive interviews after incidents.
//!
//! # The interview screen
//!
//! ```text
//!  The sale morning certificate · Robin, support lead     ● 20:38 / 45:00 · Focus   header
//! ────────────────────────────────────────────────────────────────────────────────
//!  ASK  How did the checkout come to your team?                                     strip:
//!       topic not touched yet: Ownership, on…    ^N ask it  ^B not now  ^O probes     question,
//!                                                                                     why now
//! ────────────────────────────────────────────────────────────────────────────────
//!  14:02 ?  What stood out to you?                                               ✓  stream:
//!  15:06 “  We had forty tickets before a single screen went red         #signal ✓    time, kind,
//!  15:52 ~  moment  about 09:20  first ticket, card payments                     ✓    words, tags,
//!  16:26 *  knows the tickets by heart, and goes quiet at “certificate”          ✓    ✓ when it is
//!  17:48 +  finding  Support saw it before any monitor did  from 15:06           ✓    on disk
//! ────────────────────────────────────────────────────────────────────────────────
//!   said │ nobody told us which alarms could wait until the sale was over▏          composer
//! ────────────────────────────────────────────────────────────────────────────────
//!  Enter keep  Tab kind  ^T tag  ^Q quote  F5 mark  ^G guide  ^P all        saved   key row
//! ```
//!
//! The header is drawn by `tui::screens::live`'s view, the strip by its `strip`, the stream by its
//! `stream`; composer and key row are [`tui::widgets`]. With 120 columns the guide stands beside the
//! stream. What opens over the screen covers the stream, never the composer.
//!
//! # The house
//!
//! Two wings and one door. The investigator's wing holds raw conversations; the door makes of them
//! what may be shared; the facilitator's wing holds only what went through the door.
//!
//! ```text
//!   cli ─────────── arguments, messages, exit codes
//!    │
//!   world ───────── disk, terminal, clock, threads: carries requests out, sends answers back
//!    │
//!   tui ─────────── inputs in, facts and requests out; drawing
//!    │
//!   guide ───────── what to ask next, and why          ┐
//!   interview ───── what an interview is, its journal  ├ the centre: no clock, no file
//!   findings ────── the door                           │
//!   review ──────── many findings, for a meeting       │
//!   formats, yaml ─ text in, text out                  ┘
//! ```
//!
//! Who may import whom stands in ARCHITECTURE.md, and is a test.

pub mod cli;
pub mod findings;
pub mod formats;
pub mod guide;
pub mod interview;
pub mod review;
pub mod tui;
pub mod world;
pub mod yaml;
