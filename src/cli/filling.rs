//! What templates are filled with: the options that several commands share.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::expr;
use crate::workbench::actions::{CardSource, DataSet, DataSource, Setting};

use super::Failure;

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
    /// Whose reading of the language rules where the two differ
    #[arg(long, value_enum, default_value_t)]
    engine: Engine,
}

/// Whose reading of the language rules.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Engine {
    /// As the web designer expands cards
    #[default]
    Js,
    /// As services around Power Automate do, by its sources: not compared with a running .NET
    Dotnet,
}

impl Filling {
    /// Reads the data. Standard input can be read once: `others` are what else reads files.
    ///
    /// # Errors
    /// When it cannot be read, and when standard input is asked for twice.
    pub(super) fn read<'p>(&self, others: impl IntoIterator<Item = &'p Path>) -> Result<DataSet, Failure> {
        self.once(others)?;
        let source = |path: &Option<PathBuf>| path.as_deref().map(CardSource::file);
        let asked = DataSource { data: source(&self.data), set: self.set.clone(), host: source(&self.host_data) };
        let engine = match self.engine {
            Engine::Js => expr::Engine::JavaScript,
            Engine::Dotnet => expr::Engine::DotNet,
        };
        Ok(asked.read(engine)?)
    }

    /// Standard input can be read only once: by what is asked for here, or by one of the others.
    ///
    /// # Errors
    /// When it is asked for twice.
    pub(super) fn once<'p>(&self, others: impl IntoIterator<Item = &'p Path>) -> Result<(), Failure> {
        let named = [self.data.as_deref(), self.host_data.as_deref()];
        let stdin = |path: &Path| usize::from(path == Path::new("-"));
        let others: usize = others.into_iter().map(stdin).sum();
        if others + named.into_iter().flatten().map(stdin).sum::<usize>() > 1 {
            return Err(Failure::asked("`-` is standard input, which can be read only once"));
        }
        Ok(())
    }

    /// The same with the data that lie beside the card; what the host gives only where nothing else is asked for.
    pub(super) fn beside(&self, data: PathBuf, host: Option<PathBuf>) -> Self {
        Self { data: Some(data), host_data: self.host_data.clone().or(host), ..self.clone() }
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
