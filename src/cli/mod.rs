//! The headless face: arguments in, text or JSON and an exit code out.
//!
//! Each command is a file: its arguments, its help with examples, and a `run` that calls one use case of
//! `workbench::actions` and prints what it gives. Rules about cards, files and webhooks are not here: when a command needs
//! an `if` that the workbench would need too, it belongs into the use case.
//!
//! Results go to standard output, everything else to standard error; `--format json` is for programs and stays as it is.
//! What people read has no control characters, and colours only on a terminal. How a command ends is one table ([`exit`]).
//! A secret is never an argument: it comes by standard input or from the environment, and where somebody puts a URL
//! among the arguments all the same, no message repeats it.
//!
//! A new command is a file here and a variant in `arguments`; the terminal face lies above this room and is handed in
//! ([`Faces`]).

mod arguments;
mod beside;
mod check;
mod config;
mod confirm;
mod endpoint;
mod eval;
pub mod exit;
mod expand;
mod explain;
mod failure;
mod filling;
mod history;
mod listen;
mod output;
mod paragraph;
mod render;
mod send;
mod template;
mod watch;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use crate::store::Home;

use arguments::{Arguments, Command, Format};
pub use exit::Exit;
use failure::Failure;
use output::{Output, remark};

/// What the terminal face does for the command line.
#[derive(Debug, Clone, Copy)]
pub struct Faces {
    /// Runs the workbench, on a file or on what was open last, filled with the data of a file.
    pub workbench: fn(&Home, Option<&Path>, Option<&Path>) -> Ending,
    /// The default keys, as the configuration file has them.
    pub default_keys: fn() -> String,
}

/// How the workbench ended.
#[derive(Debug)]
pub struct Ending {
    /// The exit.
    pub exit: Exit,
    /// What is told about it.
    pub message: Option<String>,
}

/// Does what the arguments of this process ask for.
#[must_use]
pub fn run(faces: Faces) -> ExitCode {
    run_with(std::env::args_os().collect(), faces).into()
}

fn run_with(arguments: Vec<OsString>, faces: Faces) -> Exit {
    let mut output = Output::new();
    let parsed = match Arguments::try_parse_from(&arguments) {
        Ok(parsed) => parsed,
        Err(error) => return refuse(&error, &arguments, &mut output),
    };
    let done = carry_out(parsed, faces, &mut output).and_then(|exit| output.flush().map(|()| exit));
    match done {
        Ok(exit) => exit,
        Err(Failure { exit, message }) => {
            let _ = output.flush();
            remark(&message);
            exit
        }
    }
}

fn carry_out(arguments: Arguments, faces: Faces, output: &mut Output) -> Result<Exit, Failure> {
    match &arguments.command {
        Some(Command::Config(config)) => return config.run(faces.default_keys, output),
        Some(Command::Explain(explain)) => return explain.run(output),
        Some(Command::Eval(eval)) => return eval.run(output),
        _ => {}
    }
    let home = Home::locate()?;
    match arguments.command {
        None => workbench(&home, arguments.path.as_deref(), arguments.data.as_deref(), faces),
        Some(Command::Check(check)) => check.run(&home, output),
        Some(Command::Expand(expand)) => expand.run(&home, output),
        Some(Command::Render(render)) => render.run(&home, output),
        Some(Command::Send(send)) => send.run(&home, output),
        Some(Command::Listen(listen)) => listen.run(&home),
        Some(Command::Endpoint(endpoint)) => endpoint.run(&home, output),
        Some(Command::Template(template)) => template.run(&home, output),
        Some(Command::History(history)) => history.run(&home, output),
        Some(Command::Config(_) | Command::Explain(_) | Command::Eval(_)) => Ok(Exit::Done),
    }
}

fn workbench(home: &Home, path: Option<&Path>, data: Option<&Path>, faces: Faces) -> Result<Exit, Failure> {
    if path.is_some_and(looks_like_url) {
        return Err(Failure::asked("the workbench opens files, not URLs"));
    }
    let Ending { exit, message } = (faces.workbench)(home, path, data);
    match message {
        Some(message) => Err(Failure::new(exit, message)),
        None => Ok(exit),
    }
}

fn looks_like_url(path: &Path) -> bool {
    path.to_string_lossy().contains("://") && !path.exists()
}

/// Says what is wrong with the arguments, or what was asked about them (`--help`). A URL among them may be a secret: it is
/// taken out of the message.
fn refuse(error: &clap::Error, arguments: &[OsString], output: &mut Output) -> Exit {
    if !error.use_stderr() {
        let text = error.render();
        let text = if output.has_colour() { text.ansi().to_string() } else { text.to_string() };
        let written = output.write(text.as_bytes()).and_then(|()| output.flush());
        return written.map_or_else(|failure| failure.exit, |()| Exit::Done);
    }
    let mut text = error.render().to_string();
    for argument in arguments.iter().map(|argument| argument.to_string_lossy()) {
        if argument.contains("://") {
            let value = argument
                .split_once('=')
                .map_or(&*argument, |(name, value)| if name.starts_with('-') { value } else { &*argument });
            text = text.replace(&*argument, "<URL>").replace(value, "<URL>");
        }
    }
    output::say(&text);
    Exit::Asked
}
