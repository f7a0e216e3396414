//! Which names may be given: they become file names and arguments of a shell.

use super::StoreError;
use super::error::Named;

/// The most characters a name has.
const LONGEST: usize = 64;
/// The most bytes: with its ending it has to stay a file name.
const MOST_BYTES: usize = 200;

/// Checks a name that is to be given.
pub(super) fn check(what: Named, name: &str) -> Result<(), StoreError> {
    match broken_rule(name) {
        Some(reason) => Err(StoreError::BadName { what, name: name.to_owned(), reason }),
        None => Ok(()),
    }
}

/// Checks a name that somebody asks for: only what could lead out of the folder is refused.
pub(super) fn check_asked(what: Named, name: &str) -> Result<(), StoreError> {
    let leads_out = name.is_empty() || name.starts_with('.') || name.contains(['/', '\\', '\0']);
    if leads_out { Err(StoreError::UnknownName { what, name: name.to_owned() }) } else { Ok(()) }
}

fn broken_rule(name: &str) -> Option<&'static str> {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | ' ');
    if name.is_empty() {
        Some("it is empty")
    } else if name.chars().count() > LONGEST || name.len() > MOST_BYTES {
        Some("it is longer than 64 characters")
    } else if !name.chars().all(allowed) {
        Some("only letters, digits, `.`, `_`, `-` and blanks are allowed")
    } else if name.starts_with(['.', ' ', '-']) {
        Some("it has to start with a letter, a digit or `_`")
    } else if name.ends_with([' ', '.']) {
        Some("it must not end with a blank or a dot")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_inside_their_folder() {
        for good in ["a", "deploy-alert", "Žluť 2", "v1.2_x", &"x".repeat(64)] {
            assert_eq!(check(Named::Template, good), Ok(()), "{good}");
        }
        let long = "x".repeat(65);
        for bad in ["", ".", "..", ".hidden", "a/b", "a\\b", "a\0", "a\nb", " a", "a ", "a.", "-rf", "a:b", &long] {
            assert!(check(Named::Template, bad).is_err(), "{bad:?}");
        }
        for outside in ["", "../x", "a/b", ".x", "a\0"] {
            assert!(check_asked(Named::Template, outside).is_err(), "{outside:?}");
        }
        assert_eq!(check_asked(Named::Template, "report (copy)"), Ok(()));
    }
}
