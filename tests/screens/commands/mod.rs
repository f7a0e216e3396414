//! A script for each command of the table: what pressing it changes, and that undo takes it back byte for byte.
//!
//! Every default key of a command is pressed, and the command is run once more by its title in the palette. A command
//! without a script fails the test of completeness, and so does a script for a command that there is no more.

mod channel;
mod data;
mod design;
mod endpoints;
mod global;
mod history;
mod marks;
mod problems;
mod properties;
mod restyle;
mod source;
mod tables;

use std::collections::HashSet;

use cardwright::tui::command::{self, Command};
use ratatui::crossterm::event::KeyEvent;

use crate::bench::Bench;
use crate::keys;

/// What a command does to the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Document {
    /// Nothing.
    Stays,
    /// One step, whose name begins like this; undo brings every byte back.
    Step(&'static str),
    /// It goes through the steps, or brings another document: the script looks itself.
    Other,
}

/// The script of a command.
struct Script {
    /// The command's name.
    command: &'static str,
    /// The workbench that it is run on.
    start: fn() -> Bench,
    /// Keys that lead to where it can be run.
    before: &'static str,
    /// Keys that answer what it asks.
    then: &'static str,
    /// What it does to the document.
    document: Document,
    /// What else is different now.
    check: fn(&Bench),
}

/// Every script.
fn scripts() -> impl Iterator<Item = &'static Script> {
    [
        global::SCRIPTS,
        design::SCRIPTS,
        marks::SCRIPTS,
        restyle::SCRIPTS,
        tables::SCRIPTS,
        properties::SCRIPTS,
        source::SCRIPTS,
        data::SCRIPTS,
        channel::SCRIPTS,
        endpoints::SCRIPTS,
        history::SCRIPTS,
        problems::SCRIPTS,
    ]
    .into_iter()
    .flatten()
}

/// A way to run a command.
enum Way {
    Keys(&'static str, Vec<KeyEvent>),
    Palette(&'static str),
}

impl Way {
    fn of(command: &'static Command) -> Vec<Self> {
        let keys = command.keys.iter().map(|keys| Self::Keys(keys, keys::binding(keys)));
        keys.chain([Self::Palette(command.title)]).collect()
    }

    fn name(&self) -> String {
        match self {
            Self::Keys(keys, _) => format!("by `{keys}`"),
            Self::Palette(title) => format!("by `{title}` in the palette"),
        }
    }

    fn run(&self, bench: &mut Bench) {
        match self {
            Self::Keys(_, keys) => bench.press(keys),
            Self::Palette(title) => bench.palette(title),
        };
    }
}

fn run(scripts: &[Script]) {
    for script in scripts {
        let Some(command) = command::find(script.command) else { continue };
        for way in Way::of(command) {
            println!("{} {}", command.name, way.name());
            let mut bench = (script.start)();
            bench.keys(script.before);
            assert_eq!((command.available)(&bench.model), Ok(()), "{}", bench.screen());
            let (text, newest) = (bench.text(), bench.model.shared.workspace.undo_name().map(str::to_owned));
            way.run(&mut bench);
            bench.keys(script.then);
            match script.document {
                Document::Stays => assert_eq!(bench.text(), text),
                Document::Step(name) => {
                    let step = bench.model.shared.workspace.undo_name().unwrap_or_default().to_owned();
                    assert!(step.starts_with(name), "the step is `{step}`\n{}", bench.screen());
                    assert_ne!(bench.text(), text);
                }
                Document::Other => {}
            }
            (script.check)(&bench);
            if matches!(script.document, Document::Step(_)) {
                let changed = bench.text();
                bench.keys("<ctrl-u>");
                assert_eq!(bench.text(), text, "undo brings every byte back");
                assert_eq!(bench.model.shared.workspace.undo_name().map(str::to_owned), newest, "it was one step");
                bench.keys("<ctrl-r>");
                assert_eq!(bench.text(), changed, "redo does the same again");
            }
        }
    }
}

#[test]
fn every_command_has_a_script_and_every_script_a_command() {
    let commands: HashSet<&str> = command::all().map(|command| command.name).collect();
    let mut scripted = HashSet::new();
    for script in scripts() {
        assert!(commands.contains(script.command), "there is no command `{}`", script.command);
        assert!(scripted.insert(script.command), "`{}` has two scripts", script.command);
    }
    let missing: Vec<_> = commands.difference(&scripted).collect();
    assert!(missing.is_empty(), "no script for {missing:?}");
}

#[test]
fn global_commands_do_what_they_say() {
    run(global::SCRIPTS);
}

#[test]
fn design_commands_do_what_they_say() {
    run(design::SCRIPTS);
}

#[test]
fn table_commands_do_what_they_say() {
    run(tables::SCRIPTS);
}

#[test]
fn mark_commands_do_what_they_say() {
    run(marks::SCRIPTS);
}

#[test]
fn commands_for_many_places_do_what_they_say() {
    run(restyle::SCRIPTS);
}

#[test]
fn commands_of_the_properties_do_what_they_say() {
    run(properties::SCRIPTS);
}

#[test]
fn commands_of_the_source_do_what_they_say() {
    run(source::SCRIPTS);
}

#[test]
fn commands_of_the_problems_do_what_they_say() {
    run(problems::SCRIPTS);
}

#[test]
fn data_commands_do_what_they_say() {
    run(data::SCRIPTS);
}

#[test]
fn channel_commands_do_what_they_say() {
    run(channel::SCRIPTS);
}

#[test]
fn endpoint_commands_do_what_they_say() {
    run(endpoints::SCRIPTS);
}

#[test]
fn history_commands_do_what_they_say() {
    run(history::SCRIPTS);
}
