//! A round trip through the user's editor.

use std::io::{self, Write};
use std::process::Command;

use super::signals::EditorRuns;

/// Lets the user edit a text in `$VISUAL` or `$EDITOR` (else `vi`); gives the text as the editor left it.
///
/// The text travels through a private file (0600) with the ending `.json`, which is removed afterwards.
///
/// # Errors
/// When no editor starts, when it fails, or when it left something that is no text. The file is then kept if it holds
/// anything new, and the message names it.
pub(super) fn edit(text: &str) -> io::Result<String> {
    let mut file = tempfile::Builder::new().prefix("cardwright-").suffix(".json").tempfile()?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    let editor = ["VISUAL", "EDITOR"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()))
        .unwrap_or_else(|| "vi".to_owned());
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let runs = EditorRuns::begin();
    let status = Command::new(program).args(words).arg(file.path()).status();
    drop(runs);
    let edited = std::fs::read_to_string(file.path());
    match (status, edited) {
        (Err(error), _) => Err(io::Error::new(error.kind(), format!("the editor `{program}` does not start: {error}"))),
        (Ok(status), Ok(edited)) if status.success() => Ok(edited),
        (Ok(status), Ok(edited)) if edited == text => {
            Err(io::Error::other(format!("the editor `{program}` ended with {status}; nothing was changed")))
        }
        (Ok(status), _) => {
            let (_, path) = file.keep().map_err(|error| error.error)?;
            Err(io::Error::other(format!(
                "the editor `{program}` ended with {status}; what it wrote is kept in {}",
                path.display()
            )))
        }
    }
}
