//! What the program does with keys, from outside: keys in; screen, changes and requests out.

mod course;
mod desk;
mod lines;
mod notes;
mod over;
mod random;
mod saving;
mod screens;
mod tables;

use desk::Desk;
