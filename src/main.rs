//! The program: reads the command line and hands over to `runtime`.

use std::process::ExitCode;

fn main() -> ExitCode {
    mxguide::runtime::run(mxguide::cli::Cli::of_this_process())
}
