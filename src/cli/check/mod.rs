//! `cardwright check`: what is wrong with cards.
//!
//! `files` says which files are meant, this file reads and checks one after the other, and each format of the result is
//! a file: `human` (with `excerpt`, which cuts the place out of the source), `json`, `sarif`, `github`. A new format is a
//! file here and a variant of [`Form`].

mod excerpt;
mod files;
mod github;
mod human;
mod json;
mod place;
mod sarif;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::card::host::Host;
use crate::check::{Diagnostic, Fix, Level, Levels, Options, Severity, nearest, rules};
use crate::expr::Engine;
use crate::store::Home;
use crate::workbench::actions::{self, ActionError, CardSource, Checked, DataSources, LevelBook, NamedSet, Nature};

use super::beside::Beside;
use super::filling::Sets;
use super::output::{self, Paint};
use super::{Exit, Failure, Output, remark};

/// Say what is wrong with cards, where, why, and how to mend it
///
/// Errors mean that the structure is wrong, or that the host refuses or drops the whole card; warnings, that a part is
/// lost; remarks are advice. A file that is no JSON is one error; the other files are checked all the same.
///
/// In a folder every card in a `*.json` file is checked, also in the folders below; JSON that is no card, `*.data.json`,
/// hidden files, `node_modules` and `target` are passed over. A file that is named is always checked.
///
/// A saved template is checked by its name too, filled with the sample data beside it, when there are such and neither
/// `--data` nor `--set` is given. Without --host a card is checked for the host that its `cardwright.toml` says, if any.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cardwright check card.json
  cardwright check cards --host workflow
  cardwright check cards --fix                          mend what can be mended safely
  cardwright check cards --format sarif > cards.sarif   for code scanning
  cardwright check cards --format github                annotations of a GitHub workflow
  cardwright check card.template.json                   filled with each data set beside it, told in the template
  cardwright check card.template.json --data a.json --data b.json   with these instead
  cardwright check deploy --case failed                 a saved template with deploy.failed.data.json
  make-card | cardwright check -
  make-card | cardwright check - --fix > card.json      what is left goes to standard error
  cardwright explain unknown-type                       what a rule means

How much a rule counts is set by --level, by the [check] table of a `cardwright.toml` in the
card's folder or above it (up to the root of the repository), or of `config.toml`:
  [check]
  unknown-type = \"error\"      # off, info, warning or error

JSON: one array of {file, code, severity, pointer, line, column, message, help, fix}.")]
pub(super) struct Arguments {
    /// The cards, folders with cards, or names of saved templates; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Check for this host too: workflow, incoming, outgoing, connector, email or bot
    #[arg(long, value_name = "HOST")]
    host: Option<Host>,
    /// Make every fix that is safe, then tell what is left; with `-` the fixed card is printed
    #[arg(long)]
    fix: bool,
    /// How much a rule counts: off, info, warning or error; goes before every file, can be repeated
    #[arg(long = "level", value_name = "CODE=LEVEL", value_parser = level)]
    levels: Vec<(&'static str, Level)>,
    /// How the findings are written
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    #[command(flatten)]
    filling: Sets,
    #[command(flatten)]
    beside: Beside,
}

/// How the findings are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people, with the place in the source
    #[default]
    Human,
    /// For programs; stable
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands, which GitHub shows as annotations
    Github,
}

/// A file that was checked.
#[derive(Debug)]
struct Looked {
    /// Its name, as it was asked for.
    name: PathBuf,
    checked: Checked,
}

/// What came of a run.
#[derive(Debug, Default)]
struct Run {
    looked: Vec<Looked>,
    /// What could not be read or written, in words.
    faults: Vec<String>,
    exit: Option<Exit>,
    /// Files of folders that are no cards.
    skipped: usize,
}

impl Arguments {
    pub(super) fn run(&self, home: &Home, output: &mut Output) -> Result<Exit, Failure> {
        once(self.files.iter().map(PathBuf::as_path))?;
        let piped = self.fix && self.files.iter().any(|file| is_stdin(file));
        if piped && (self.files.len() > 1 || self.format != Form::Human) {
            let told = "with --fix, `-` stands alone and without --format: standard output has the fixed card";
            return Err(Failure::asked(told));
        }
        let run = self.look(home)?;
        for fault in &run.faults {
            remark(fault);
        }
        match (self.format, piped) {
            (Form::Human, true) => {
                for looked in &run.looked {
                    output.write(looked.checked.text.as_bytes())?;
                }
                output.flush()?;
                output::say(&human::text(&run.looked, Paint::PLAIN, None));
            }
            (Form::Human, false) => {
                output.write(human::text(&run.looked, output.paint(), output.width()).as_bytes())?;
            }
            (Form::Json, _) => output.json(&json::findings(&run.looked))?,
            (Form::Sarif, _) => output.json(&sarif::log(&run.looked, &run.faults))?,
            (Form::Github, _) => output.write(github::commands(&run.looked).as_bytes())?,
        }
        output.flush()?;
        if let Some(summary) = self.summary(&run) {
            remark(&summary);
        }
        let worst = if run.count(Severity::Error) > 0 { Exit::Card } else { Exit::Done };
        Ok(run.exit.unwrap_or(worst))
    }

    /// Checks one file after the other.
    fn look(&self, home: &Home) -> Result<Run, Failure> {
        let mut own = Levels::default();
        for (code, level) in &self.levels {
            own.set(code, *level);
        }
        let (mut book, fault) = LevelBook::open(home);
        if let Some(fault) = fault {
            remark(&format!("{fault}; it sets no levels"));
        }
        let asked = self.filling.asked(self.files.iter().map(PathBuf::as_path))?;
        let named = asked.read(self.filling.engine().unwrap_or_default())?;
        if (!named.is_empty() || self.beside.is_asked()) && self.fix {
            return Err(Failure::asked("--fix mends the template itself; check it with data without --fix"));
        }
        let mut run = Run::default();
        let found = files::gather(&self.files);
        for fault in found.faults {
            run.fail(fault, Exit::Asked);
        }
        run.skipped += found.passed_over;
        for mut file in found.files {
            Self::find(home, &mut file)?;
            let path = (!is_stdin(&file.path)).then_some(&*file.path);
            let levels = book.levels(path)?.under(&own);
            let options = Options { host: self.host.or(book.host(path)?), levels };
            let source = CardSource::file(&file.path);
            let engine = self.filling.engine().map_or_else(|| book.engine(path), Ok)?;
            let checked = if self.fix {
                actions::fix_card(&source, &options, file.asked)
            } else {
                match self.sets(home, &asked, &named, &source, engine) {
                    Ok(sets) => actions::check_card_with(&source, &options, &sets),
                    Err(error) => {
                        run.fail(error.to_string(), error.class().into());
                        actions::check_card(&source, &options)
                    }
                }
            };
            match checked {
                Ok(checked) if checked.nature == Nature::OtherJson && !file.asked.is_named() => run.skipped += 1,
                Ok(checked) => run.looked.push(Looked { name: file.path, checked }),
                Err(error) => run.fail(error.to_string(), error.class().into()),
            }
        }
        for folder in found.folders {
            let here = folder == Path::new(".");
            let within = |looked: &Looked| looked.name.starts_with(&folder) || here;
            if !run.looked.iter().any(within) && run.exit.is_none() {
                run.fail(format!("{}: is a folder without cards", folder.to_string_lossy()), Exit::Asked);
            }
        }
        Ok(run)
    }

    /// Takes the file of a saved template where its name was given.
    fn find(home: &Home, file: &mut files::File) -> Result<(), Failure> {
        let name = file.path.to_str().filter(|_| file.asked.is_named() && !is_stdin(&file.path) && !file.path.exists());
        let Some(name) = name else { return Ok(()) };
        match actions::find_template(home, name) {
            Ok(found) => file.path = found.path,
            Err(ActionError::Store(_)) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    /// The data sets that a card is checked with: the one that is asked for, those that are named, else those beside it.
    fn sets(
        &self,
        home: &Home,
        asked: &DataSources,
        named: &[NamedSet],
        source: &CardSource,
        engine: Engine,
    ) -> Result<Vec<NamedSet>, ActionError> {
        if self.beside.is_asked() {
            let (data, host) = self.beside.files(&actions::read_card(home, source)?)?;
            let host = asked.host.clone().or(host.map(CardSource::File));
            return DataSources { data: vec![CardSource::File(data)], host, set: asked.set.clone() }.read(engine);
        }
        match source {
            CardSource::File(path) if asked.data.is_empty() => asked.beside(path, engine),
            _ => {
                let of_engine = |set: &NamedSet| {
                    let mut set = set.clone();
                    set.data.engine = engine;
                    set
                };
                Ok(named.iter().map(of_engine).collect())
            }
        }
    }

    /// What came of it, in a line; nothing about one good card, unless somebody sits there.
    fn summary(&self, run: &Run) -> Option<String> {
        let counted = |count: usize, one: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            more => Some(format!("{more} {one}s")),
        };
        let found: Vec<String> = [
            counted(run.count(Severity::Error), "error"),
            counted(run.count(Severity::Warning), "warning"),
            counted(run.count(Severity::Info), "remark"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let fixed: usize = run.looked.iter().map(|looked| looked.checked.fixed).sum();
        let silent = found.is_empty() && fixed == 0 && run.skipped == 0 && run.looked.len() < 2;
        if run.looked.is_empty() || (silent && !output::somebody_reads_remarks()) {
            return None;
        }
        let files = counted(run.looked.len(), "file").unwrap_or_default();
        let mut text = match found.as_slice() {
            [] => format!("{files} checked, nothing found"),
            found => format!("{files} checked: {}", found.join(", ")),
        };
        let changed = run.looked.iter().filter(|looked| looked.checked.fixed > 0).count();
        if fixed > 0 {
            text = format!(
                "{} made in {}; {text}",
                counted(fixed, "fix").unwrap_or_default().replace("fixs", "fixes"),
                counted(changed, "file").unwrap_or_default()
            );
        }
        let safe = run.diagnostics().filter(|found| is_safe(found)).count();
        if safe > 0 && !self.fix {
            let _ = write!(text, "; --fix mends {safe} of them");
        }
        if let Some(skipped) = counted(run.skipped, "file") {
            let _ = write!(text, "; {skipped} passed over: no cards");
        }
        Some(text)
    }
}

impl Run {
    fn fail(&mut self, fault: String, exit: Exit) {
        self.faults.push(fault);
        self.exit = self.exit.max(Some(exit));
    }

    fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.looked.iter().flat_map(|looked| &looked.checked.diagnostics)
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics().filter(|found| found.severity == severity).count()
    }
}

/// Whether `--fix` mends it.
fn is_safe(found: &Diagnostic) -> bool {
    found.fix.as_ref().is_some_and(Fix::is_sure)
}

fn is_stdin(file: &Path) -> bool {
    file == Path::new("-")
}

/// A `CODE=LEVEL` of the command line.
fn level(text: &str) -> Result<(&'static str, Level), String> {
    let (code, word) = text.split_once('=').ok_or("write CODE=LEVEL, such as unknown-type=error")?;
    let level = word.parse::<Level>().map_err(|error| error.to_string())?;
    match crate::check::rule(code) {
        Some(rule) => Ok((rule.code, level)),
        None => Err(match nearest(code, rules().map(|rule| rule.code)) {
            Some(meant) => format!("there is no rule `{code}`; was `{meant}` meant?"),
            None => format!("there is no rule `{code}`; `cardwright explain` lists them"),
        }),
    }
}

/// Standard input can be read only once.
fn once<'a>(files: impl Iterator<Item = &'a Path>) -> Result<(), Failure> {
    if files.filter(|file| is_stdin(file)).count() > 1 {
        return Err(Failure::asked("`-` can stand once only: standard input is read to its end"));
    }
    Ok(())
}
