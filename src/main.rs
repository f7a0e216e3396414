//! The program: the command line, with the terminal face at hand.

use std::path::Path;
use std::process::ExitCode;

use cardwright::cli::{self, Ending, Exit, Faces};
use cardwright::store::Home;
use cardwright::tui::command;
use cardwright::tui::runtime::{self, Ended, Fault};

fn main() -> ExitCode {
    let faces = Faces { workbench, default_keys: command::default_keys };
    // The message of a panic was told by its hook; what is left is the exit code.
    std::panic::catch_unwind(|| cli::run(faces)).unwrap_or_else(|_| Exit::Fault.into())
}

fn workbench(home: &Home, path: Option<&Path>, data: Option<&Path>) -> Ending {
    match runtime::run(home, path, data) {
        Ok(Ended::Quit) => Ending { exit: Exit::Done, message: None },
        Ok(Ended::Signal(_)) => Ending { exit: Exit::Interrupted, message: None },
        Err(fault) => {
            let exit = match &fault {
                Fault::NoTerminal => Exit::Asked,
                Fault::Open(error) => error.class().into(),
                Fault::Terminal(_) => Exit::Fault,
            };
            Ending { exit, message: Some(fault.to_string()) }
        }
    }
}
