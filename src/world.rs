//! The world: the one place that knows of disks, terminals, clocks and threads.

pub mod disk;
//! The disk, the terminal, the clock and the threads: everything the program asks for is done here.

pub mod runtime;
