//! The `firsthand` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    firsthand::cli::run(std::env::args_os())
}
