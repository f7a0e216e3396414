//! Saved templates by their names, with what belongs to them: those of the project that the current folder lies in, and
//! those of the user's library.

use std::path::{Path, PathBuf};

use crate::json::Document;
use crate::store::project::Project;
use crate::store::templates::{self, Overwrite, TemplateEntry};
use crate::store::versions::{self, Version};
use crate::store::{Home, data_sets, file};

use super::cards::read_text;
use super::{ActionError, CardSource, CardText};

/// The project of the current folder.
///
/// # Errors
/// When its `cardwright.toml` cannot be read or understood.
pub(super) fn project_here() -> Result<Option<Project>, ActionError> {
    Ok(Project::of(Path::new("."))?)
}

/// All templates that can be named from here: the project's, then the library's.
///
/// # Errors
/// When the project or a folder cannot be read.
pub fn list_templates(home: &Home) -> Result<Vec<TemplateEntry>, ActionError> {
    Ok(templates::list_all(home, project_here()?.as_ref())?)
}

/// The template that a name means from here.
///
/// # Errors
/// When there is none, or the project cannot be read.
pub fn find_template(home: &Home, name: &str) -> Result<TemplateEntry, ActionError> {
    Ok(templates::find(home, project_here()?.as_ref(), name)?)
}

/// A data set that is saved with a template: the text of a `--data` option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewData {
    case: Option<String>,
    from: PathBuf,
}

impl NewData {
    /// Reads `FILE` or `CASE=FILE`. What cannot be a case in front of a `=` is a part of the path: `./a=b.json`.
    ///
    /// # Errors
    /// When there is nothing behind the `=`.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some((_, "")) => Err("write FILE or CASE=FILE, such as empty=none.json".to_owned()),
            Some((case, file)) if data_sets::check_case(case).is_ok() => {
                Ok(Self { case: Some(case.to_owned()), from: file.into() })
            }
            _ => Ok(Self { case: None, from: text.into() }),
        }
    }

    /// Whether it is read from standard input.
    #[must_use]
    pub fn is_stdin(&self) -> bool {
        self.from == Path::new("-")
    }
}

/// Saves a text as a template with data sets beside it: into the library, or into the project of the current folder. All of
/// it is looked at before anything is written.
///
/// # Errors
/// When a text is no JSON, a name is taken or not allowed, there is no project, or the disk refuses.
pub fn save_template(
    home: &Home,
    name: &str,
    text: &str,
    data: &[NewData],
    into_project: bool,
    overwrite: Overwrite,
) -> Result<PathBuf, ActionError> {
    templates::check_name(name)?;
    Document::parse(text).map_err(|error| ActionError::NotJson(format!("{name}: {error}")))?;
    let project = if into_project { project_here()? } else { None };
    if into_project && project.is_none() {
        let told = "there is no project here: no `cardwright.toml` in this folder or above it";
        return Err(ActionError::Asked(told.to_owned()));
    }
    let card = match &project {
        Some(project) => {
            let there = templates::find(home, Some(project), &format!("project:{name}")).map(|entry| entry.path);
            let first = project.folders.first().map(|folder| folder.join(format!("{name}{}", templates::ENDING)));
            there.ok().or(first).unwrap_or_default()
        }
        None => templates::path(home, name),
    };
    let mut sets: Vec<(PathBuf, String)> = Vec::new();
    for set in data {
        if let Some(case) = &set.case {
            templates::check_case(&card, case)?;
        }
        let path = data_sets::path_for(&card, set.case.as_deref());
        if sets.iter().any(|(known, _)| *known == path) {
            let called = set.case.as_ref().map_or("the plain data".to_owned(), |case| format!("the case `{case}`"));
            return Err(ActionError::Asked(format!("{called} is given twice")));
        }
        let read = read_text(&CardSource::file(&set.from), file::DATA_LIMIT)?;
        Document::parse(read.text.as_str())
            .map_err(|error| ActionError::NotJson(format!("{}: {error}", read.place())))?;
        if overwrite == Overwrite::No && !card.is_file() {
            templates::refuse_there(&path)?;
        }
        sets.push((path, read.text));
    }
    let saved = match &project {
        Some(project) => templates::save_in(project, name, text, overwrite)?,
        None => templates::save(home, name, text, overwrite)?,
    };
    for (path, text) in sets {
        file::write_atomic(&path, text)?;
    }
    Ok(saved)
}

/// What belongs to a template and goes with it, in words; nothing when it stands alone.
///
/// # Errors
/// When its folder cannot be read.
pub fn what_goes_along(template: &TemplateEntry) -> Result<Option<String>, ActionError> {
    let sets = match template.data {
        0 => None,
        1 => Some("its data set".to_owned()),
        more => Some(format!("its {more} data sets")),
    };
    let host = data_sets::host_path(&template.path).is_file().then(|| "its host data".to_owned());
    let said = template.description.as_ref().map(|_| "its description".to_owned());
    let parts: Vec<String> = [sets, host, said].into_iter().flatten().collect();
    Ok((!parts.is_empty()).then(|| match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }))
}

/// What a template of the library was, the newest first; the name may be that of one that was removed.
///
/// # Errors
/// When it is a project's, which has its own history in git; when nothing of that name was ever saved.
pub fn past_versions(home: &Home, name: &str) -> Result<Vec<Version>, ActionError> {
    let found = versions::list(home, in_library(name)?)?;
    if found.is_empty() {
        // A name that nothing has and had is a slip.
        templates::find(home, None, name)?;
    }
    Ok(found)
}

/// The text of a past version.
///
/// # Errors
/// When there is none of that number.
pub fn past_version(home: &Home, name: &str, version: u32) -> Result<String, ActionError> {
    Ok(versions::read(home, in_library(name)?, version)?)
}

/// Makes a past version the template again; what it is now is kept.
///
/// # Errors
/// When there is none of that number, or the disk refuses.
pub fn restore_template(home: &Home, name: &str, version: u32) -> Result<PathBuf, ActionError> {
    let name = in_library(name)?;
    let text = versions::read(home, name, version)?;
    Ok(templates::save(home, name, &text, Overwrite::Yes)?)
}

/// The name of a template of the library: past versions are of those only.
fn in_library(name: &str) -> Result<&str, ActionError> {
    if name.starts_with("project:") {
        let told = "past versions are kept of the library's templates; those of a project are in its git";
        return Err(ActionError::Asked(told.to_owned()));
    }
    Ok(name.strip_prefix("library:").unwrap_or(name))
}

/// The sample data beside a card that was read: the plain set, or that of a case; and what the host gives, where it is
/// said.
///
/// # Errors
/// When there is no such set.
pub fn samples_of(card: &CardText, case: Option<&str>) -> Result<(PathBuf, Option<PathBuf>), ActionError> {
    let place = card.place();
    let Some(path) = &card.path else {
        return Err(ActionError::Asked(format!("{place}: no data lie beside it; --data names them")));
    };
    let sets = data_sets::beside(path)?;
    let host = data_sets::host_path(path);
    let host = host.is_file().then_some(host);
    if let Some(set) = sets.iter().find(|set| set.case.as_deref() == case) {
        return Ok((set.path.clone(), host));
    }
    let cases: Vec<String> = sets.iter().filter_map(|set| set.case.as_ref()).map(|case| format!("`{case}`")).collect();
    let hint = if cases.is_empty() { String::new() } else { format!("; there are {}", cases.join(", ")) };
    Err(ActionError::Asked(match case {
        Some(case) => format!("{place}: there are no data for the case `{case}`{hint}"),
        None => format!("{place}: there are no data beside it{hint}"),
    }))
}
