//! `cardwright template`: the template library.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::json;

use crate::card::text::plain;
use crate::store::Home;
use crate::store::templates::{self, Overwrite};
use crate::workbench::actions::{self, CardSource};

use super::output::columns;
use super::{Exit, Failure, Format, Output, remark};

/// Keep cards under names: list, show, save, rename, remove, export, import
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cardwright template save deploy card.json
  cardwright template list --format json
  cardwright template show deploy | jq .body
  cardwright send deploy --to sandbox")]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the templates
    List {
        /// How they are written
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Print a template
    Show {
        /// The name
        name: String,
    },
    /// Save a file as a template
    Save {
        /// The name
        name: String,
        /// The card; `-` is standard input
        file: PathBuf,
        /// Replace the template that has the name
        #[arg(long)]
        force: bool,
    },
    /// Give a template another name
    Rename {
        /// The name so far
        old: String,
        /// The name from now on
        new: String,
    },
    /// Delete a template
    Remove {
        /// The name
        name: String,
    },
    /// Write a template to a file
    Export {
        /// The name
        name: String,
        /// The file
        file: PathBuf,
        /// Replace the file when it exists
        #[arg(long)]
        force: bool,
    },
    /// Save a file as a template of the file's own name
    Import {
        /// The file
        file: PathBuf,
        /// Replace the template that has the name
        #[arg(long)]
        force: bool,
    },
}

impl Arguments {
    pub(super) fn run(self, home: &Home, output: &mut Output) -> Result<Exit, Failure> {
        match self.command {
            Command::List { format } => list(home, format, output)?,
            Command::Show { name } => output.text(&templates::read(home, &name)?)?,
            Command::Save { name, file, force } => {
                let text = actions::read_card(home, &CardSource::file(&file))?.text;
                actions::save_template(home, &name, &text, overwrite(force))?;
                remark(&format!("saved as template `{name}`"));
            }
            Command::Rename { old, new } => {
                templates::rename(home, &old, &new)?;
                remark(&format!("`{old}` is `{new}` now"));
            }
            Command::Remove { name } => {
                templates::remove(home, &name)?;
                remark(&format!("removed template `{name}`"));
            }
            Command::Export { name, file, force } => {
                refuse_dash(&file, "`template show` prints a template")?;
                actions::export_template(home, &name, &file, overwrite(force))?;
                remark(&format!("wrote {}", file.to_string_lossy()));
            }
            Command::Import { file, force } => {
                refuse_dash(&file, "`template save NAME -` reads standard input")?;
                let name = actions::import_template(home, &file, overwrite(force))?;
                remark(&format!("saved as template `{name}`"));
            }
        }
        Ok(Exit::Done)
    }
}

fn overwrite(force: bool) -> Overwrite {
    if force { Overwrite::Yes } else { Overwrite::No }
}

fn refuse_dash(file: &Path, instead: &str) -> Result<(), Failure> {
    if file == Path::new("-") {
        return Err(Failure::asked(format!("`-` has no name; {instead}")));
    }
    Ok(())
}

fn list(home: &Home, format: Format, output: &mut Output) -> Result<(), Failure> {
    let entries = templates::list(home)?;
    if format == Format::Json {
        let all = entries.iter().map(|entry| {
            json!({
                "name": entry.name,
                "path": entry.path.to_string_lossy(),
                "modified": entry.modified,
                "bytes": entry.bytes,
            })
        });
        return output.json(&all.collect::<Vec<_>>());
    }
    let rows: Vec<Vec<String>> = entries
        .into_iter()
        .map(|entry| vec![plain(&entry.name), format!("{} bytes", entry.bytes), entry.modified.unwrap_or_default()])
        .collect();
    for line in columns(&rows) {
        output.line(&line)?;
    }
    Ok(())
}
