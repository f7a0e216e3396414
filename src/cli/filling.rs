//! What templates are filled with: the options that several commands share.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::expr;
use crate::store::Home;
use crate::workbench::actions::{self, CardSource, DataSet, DataSource, DataSources, Setting};

use super::{Failure, remark};

/// The data for a template.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Data for a template")]
pub(super) struct Filling {
    /// The data, as JSON: `$root` of the template; `-` is standard input
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// Put a value into the data, JSON or a text; can be repeated
    #[arg(long, value_name = "PATH=VALUE", value_parser = Setting::parse)]
    set: Vec<Setting>,
    /// What the host adds: `$host` of the template
    #[arg(long, value_name = "FILE")]
    host_data: Option<PathBuf>,
    /// Whose reading of the language rules where the two differ; `engine` of `cardwright.toml` or `config.toml`, else js
    #[arg(long, value_enum)]
    engine: Option<Engine>,
}

/// The data sets that a template is looked at with.
#[derive(Debug, Args)]
#[command(next_help_heading = "Data for a template")]
pub(super) struct Sets {
    /// A data set, as JSON: `$root` of the template; can be repeated; `-` is standard input. Without it the template is
    /// checked with each set that lies beside it: NAME.data.json and NAME.CASE.data.json for NAME.template.json
    #[arg(long, value_name = "FILE")]
    data: Vec<PathBuf>,
    /// Put a value into each data set, JSON or a text; can be repeated
    #[arg(long, value_name = "PATH=VALUE", value_parser = Setting::parse)]
    set: Vec<Setting>,
    /// What the host adds: `$host` of the template; NAME.host.json when there is one
    #[arg(long, value_name = "FILE")]
    host_data: Option<PathBuf>,
    /// Whose reading of the language rules where the two differ; `engine` of `cardwright.toml` or `config.toml`, else js
    #[arg(long, value_enum)]
    engine: Option<Engine>,
}

impl Sets {
    /// What was asked for. Standard input can be read once: `others` are what else reads files.
    ///
    /// # Errors
    /// When standard input is asked for twice.
    pub(super) fn asked<'p>(&'p self, others: impl IntoIterator<Item = &'p Path>) -> Result<DataSources, Failure> {
        once(self.data.iter().chain(&self.host_data).map(PathBuf::as_path).chain(others))?;
        Ok(DataSources {
            data: self.data.iter().map(|path| CardSource::file(path)).collect(),
            set: self.set.clone(),
            host: self.host_data.as_deref().map(CardSource::file),
        })
    }

    /// Whose reading rules, if that was asked for.
    pub(super) fn engine(&self) -> Option<expr::Engine> {
        self.engine.map(Into::into)
    }
}

/// Whose reading rules where it was not asked for.
fn configured(home: &Home, card: Option<&Path>) -> expr::Engine {
    let (engine, faults) = actions::engine_for(home, card);
    for fault in faults {
        remark(&format!("{fault}; it sets no engine"));
    }
    engine
}

/// Standard input can be read once.
fn once<'p>(paths: impl Iterator<Item = &'p Path>) -> Result<(), Failure> {
    if paths.filter(|path| *path == Path::new("-")).count() > 1 {
        return Err(Failure::asked("`-` is standard input, which can be read only once"));
    }
    Ok(())
}

impl From<Engine> for expr::Engine {
    fn from(engine: Engine) -> Self {
        match engine {
            Engine::Js => Self::JavaScript,
            Engine::Dotnet => Self::DotNet,
        }
    }
}

/// Whose reading of the language rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    /// As the web designer expands cards
    Js,
    /// As services around Power Automate do, by its sources: not compared with a running .NET
    Dotnet,
}

impl Filling {
    /// Reads the data for a card with this file, or for none.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn read(&self, home: Option<&Home>, card: Option<&Path>) -> Result<DataSet, Failure> {
        let source = |path: &Option<PathBuf>| path.as_deref().map(CardSource::file);
        let asked = DataSource { data: source(&self.data), set: self.set.clone(), host: source(&self.host_data) };
        let engine = self.engine.map(Into::into);
        Ok(asked.read(engine.or_else(|| Some(configured(home?, card))).unwrap_or_default())?)
    }

    /// Standard input can be read only once: by what is asked for here, or by one of the others.
    ///
    /// # Errors
    /// When it is asked for twice.
    pub(super) fn once<'p>(&'p self, others: impl IntoIterator<Item = &'p Path>) -> Result<(), Failure> {
        let paths: Vec<&Path> = self.data.iter().chain(&self.host_data).map(PathBuf::as_path).collect();
        once(paths.into_iter().chain(others))
    }

    /// The same with the data that lie beside the card; what the host gives only where nothing else is asked for.
    pub(super) fn beside(&self, data: PathBuf, host: Option<PathBuf>) -> Self {
        Self { data: Some(data), host_data: self.host_data.clone().or(host), ..self.clone() }
    }

    /// The files that are read.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.data.iter().chain(&self.host_data).map(PathBuf::as_path)
    }

    /// Whether data was asked for.
    pub(super) fn is_empty(&self) -> bool {
        self.data.is_none() && self.set.is_empty() && self.host_data.is_none()
    }

    /// Whether standard input is read for it.
    pub(super) fn takes_stdin(&self) -> bool {
        [&self.data, &self.host_data].into_iter().flatten().any(|path| path == Path::new("-"))
    }
}
