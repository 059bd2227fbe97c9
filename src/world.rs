//! The world: the one place that knows of disks, terminals, clocks and threads.

pub mod disk;
