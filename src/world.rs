//! The disk, the terminal, the clock and the threads: everything the program asks for is done here.

pub mod runtime;
