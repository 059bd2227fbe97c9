//! What the program does with keys, from outside: keys in; screen, changes and requests out.

#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::wildcard_enum_match_arm,
    reason = "a test may stop at what it did not expect"
)]

mod after;
mod ahead;
mod anchors;
mod aside;
mod banks;
mod board;
mod calm;
mod course;
mod desk;
mod frames;
mod leave;
mod lines;
mod notes;
mod over;
mod random;
mod review;
mod saving;
mod screens;
mod share_back;
mod tables;
mod threads;
mod together;

use desk::Desk;
