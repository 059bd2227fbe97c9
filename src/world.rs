//! The world: the one place that knows of disks, terminals, clocks and threads. Everything the
//! program asks for is done here.

pub mod demo;
pub mod disk;
pub mod export;
pub mod git;
pub mod publish;
pub mod runtime;
pub mod share_back;
pub mod withdraw;
