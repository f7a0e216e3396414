//! `cardwright template`: saved templates with their data, of the project here and of the user's library.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::json;

use crate::card::text::plain;
use crate::store::templates::{self, Overwrite, Shelf};
use crate::store::{Home, description, versions};
use crate::workbench::actions::{self, CardSource, NewData};

use super::output::columns;
use super::{Exit, Failure, Format, Output, confirm, remark};

/// Keep cards under names, with their data: list, show, save, describe, rename, remove, history, restore, export, import
///
/// A template is the file NAME.template.json; its sample data lie beside it as NAME.data.json and, for its cases, as
/// NAME.CASE.data.json, what it is for as NAME.about.md. They are kept in the user's library, or in the project whose
/// `cardwright.toml` stands in this folder or above it and names folders for them. A name means the project's template before the library's; `project:NAME` and `library:NAME` say which one.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cardwright template save deploy card.json --data sample.json --data failed=failed.json
  cardwright template save deploy card.json --project      into the project's folder, for git
  cardwright template describe deploy 'When a version rolls out'
  cardwright template list --format json
  cardwright template show deploy | jq .body
  cardwright template history deploy
  cardwright template restore deploy --version 3
  cardwright template export deploy deploy.json            card, data and description in one file
  cardwright template import deploy.json
  cardwright send deploy --to sandbox --case failed

The templates of a project, in its cardwright.toml; folders inside it, `template save --project`
writes into the first:
  host = \"workflow\"
  [templates]
  folders = [\"cards\"]")]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the templates: the project's, then the library's
    List {
        /// How they are written
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Print a template
    Show {
        /// The name
        name: String,
        /// What it was; `template history` has the numbers
        #[arg(long, value_name = "N")]
        version: Option<u32>,
    },
    /// Save a file as a template
    Save {
        /// The name
        name: String,
        /// The card; `-` is standard input
        file: PathBuf,
        /// Sample data to lie beside it, for one of its cases as CASE=FILE; can be repeated
        #[arg(long, value_name = "[CASE=]FILE", value_parser = NewData::parse)]
        data: Vec<NewData>,
        /// Save it in the project here, not in the library
        #[arg(long)]
        project: bool,
        /// Replace the template that has the name, and the data sets that are given
        #[arg(long)]
        force: bool,
    },
    /// Say what a template is for; an empty text takes it back
    Describe {
        /// The name
        name: String,
        /// What it is for
        text: String,
    },
    /// Give a template another name, and its data with it
    Rename {
        /// The name so far
        old: String,
        /// The name from now on
        new: String,
    },
    /// Delete a template, and its data with it; what it was stays in its history
    Remove {
        /// The name
        name: String,
        /// Delete what lies beside it without asking
        #[arg(long)]
        yes: bool,
        /// Delete its past versions too
        #[arg(long)]
        forget: bool,
    },
    /// List what a template of the library was, the newest first
    History {
        /// The name; also one that was removed
        name: String,
        /// How they are written
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Make a past version the template again; what it is now is kept
    Restore {
        /// The name; also one that was removed
        name: String,
        /// The number that `template history` has
        #[arg(long, value_name = "N")]
        version: u32,
    },
    /// Write a template with its data and description as one file, for `template import`
    Export {
        /// The name
        name: String,
        /// The file; standard output when there is none
        file: Option<PathBuf>,
        /// Replace the file when it exists
        #[arg(long)]
        force: bool,
    },
    /// Save what `template export` wrote, or a plain card, in the library
    Import {
        /// The file; `-` is standard input
        file: PathBuf,
        /// The name, if not the one that it has
        #[arg(long)]
        name: Option<String>,
        /// Replace the template that has the name; data sets that do not come along stay
        #[arg(long)]
        force: bool,
    },
}

impl Arguments {
    pub(super) fn run(self, home: &Home, output: &mut Output) -> Result<Exit, Failure> {
        match self.command {
            Command::List { format } => list(home, format, output)?,
            Command::Show { name, version: None } => {
                let found = actions::find_template(home, &name)?;
                output.text(&actions::read_card(home, &CardSource::File(found.path))?.text)?;
            }
            Command::Show { name, version: Some(version) } => {
                output.text(&actions::past_version(home, &name, version)?)?;
            }
            Command::Save { name, file, data, project, force } => {
                let streams = data.iter().filter(|data| data.is_stdin()).count() + usize::from(file == Path::new("-"));
                if streams > 1 {
                    return Err(Failure::asked("`-` is standard input, which can be read only once"));
                }
                let text = actions::read_card(home, &CardSource::file(&file))?.text;
                actions::save_template(home, &name, &text, &data, project, overwrite(force))?;
                remark(&format!("saved as template `{name}`{}", if project { " of the project" } else { "" }));
            }
            Command::Describe { name, text } => {
                let found = actions::find_template(home, &name)?;
                description::write(&found.path, &text)?;
                remark(&format!("described template `{}`", found.name));
            }
            Command::Rename { old, new } => {
                let found = actions::find_template(home, &old)?;
                templates::rename(home, &found, &new)?;
                remark(&format!("`{}` is `{new}` now", found.name));
            }
            Command::Remove { name, yes, forget } => remove(home, &name, yes, forget)?,
            Command::History { name, format } => history(home, &name, format, output)?,
            Command::Restore { name, version } => {
                actions::restore_template(home, &name, version)?;
                remark(&format!("template `{name}` is what it was in version {version}"));
            }
            Command::Export { name, file, force } => {
                let text = actions::export_template(&actions::find_template(home, &name)?)?;
                match file.filter(|file| file != Path::new("-")) {
                    Some(file) => {
                        actions::write_export(&text, &file, overwrite(force))?;
                        remark(&format!("wrote {}", plain(&file.to_string_lossy())));
                    }
                    None => output.text(&text)?,
                }
            }
            Command::Import { file, name, force } => {
                let source = CardSource::file(&file);
                let name = actions::import_template(home, &source, name.as_deref(), overwrite(force))?;
                remark(&format!("saved as template `{name}`"));
            }
        }
        Ok(Exit::Done)
    }
}

fn overwrite(force: bool) -> Overwrite {
    if force { Overwrite::Yes } else { Overwrite::No }
}

fn remove(home: &Home, name: &str, yes: bool, forget: bool) -> Result<(), Failure> {
    let found = actions::find_template(home, name)?;
    if let Some(along) = actions::what_goes_along(&found)?.filter(|_| !yes) {
        confirm::removal(&found.name, &along)?;
    }
    templates::remove(home, &found)?;
    let kept = found.shelf == Shelf::Library && !forget;
    if forget && found.shelf == Shelf::Library {
        versions::forget(home, &found.name)?;
    }
    let hint = if kept { "; `template history` has what it was" } else { "" };
    remark(&format!("removed template `{}`{hint}", found.name));
    Ok(())
}

fn history(home: &Home, name: &str, format: Format, output: &mut Output) -> Result<(), Failure> {
    let found = actions::past_versions(home, name)?;
    if format == Format::Json {
        return output.json(&found);
    }
    let rows: Vec<Vec<String>> = found
        .into_iter()
        .map(|kept| vec![kept.version.to_string(), kept.saved.unwrap_or_default(), format!("{} bytes", kept.bytes)])
        .collect();
    for line in columns(&rows) {
        output.line(&line)?;
    }
    Ok(())
}

fn list(home: &Home, format: Format, output: &mut Output) -> Result<(), Failure> {
    let entries = actions::list_templates(home)?;
    if format == Format::Json {
        let all = entries.iter().map(|entry| {
            json!({
                "name": entry.name,
                "path": entry.path.to_string_lossy(),
                "modified": entry.modified,
                "bytes": entry.bytes,
                "shelf": entry.shelf,
                "description": entry.description,
                "data": entry.data,
            })
        });
        return output.json(&all.collect::<Vec<_>>());
    }
    let of_project = |name: &str| entries.iter().any(|entry| entry.shelf == Shelf::Project && entry.name == name);
    let rows: Vec<Vec<String>> = entries
        .iter()
        .map(|entry| {
            let hidden = entry.shelf == Shelf::Library && of_project(&entry.name);
            let name = if hidden { format!("library:{}", entry.name) } else { entry.name.clone() };
            let sets = match entry.data {
                0 => String::new(),
                1 => "1 data set".to_owned(),
                more => format!("{more} data sets"),
            };
            let said = entry.description.as_ref().and_then(|said| said.lines().next()).unwrap_or_default();
            let modified = entry.modified.clone().unwrap_or_default();
            let size = format!("{} bytes", entry.bytes);
            vec![plain(&name), entry.shelf.word().to_owned(), sets, size, modified, plain(said)]
        })
        .collect();
    for line in columns(&rows) {
        output.line(line.trim_end())?;
    }
    Ok(())
}
