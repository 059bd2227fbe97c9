//! What the program does with keys, from outside: keys in; screen, changes and requests out.

mod desk;
mod live;

use desk::Desk;
