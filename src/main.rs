//! The program: reads the command line and hands over to `runtime`.

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    mxguide::runtime::run(mxguide::cli::Cli::parse())
}
