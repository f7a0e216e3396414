//! The names of the Fluent icons.
//!
//! They are one sorted text, a name a line, so that they cost nothing at start and a name is found by halving.

use std::cmp::Ordering;

static NAMES: &str = include_str!("../../../assets/icons.txt");

/// Every name, in the order of the alphabet.
pub fn all() -> impl Iterator<Item = &'static str> {
    NAMES.lines()
}

/// The name as the list has it; an icon is asked for by exactly that.
#[must_use]
pub fn find(name: &str) -> Option<&'static str> {
    let mut rest = NAMES;
    while !rest.is_empty() {
        let (before, after) = rest.split_at(rest.len() / 2);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = before.len() + after.find('\n')?;
        let line = rest.get(start..end)?;
        match line.cmp(name) {
            Ordering::Equal => return Some(line),
            Ordering::Less => rest = rest.get(end + 1..)?,
            Ordering::Greater => rest = rest.get(..start)?,
        }
    }
    None
}

/// Whether there is an icon of that name.
#[must_use]
pub fn is_known(name: &str) -> bool {
    find(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_no_other() {
        let names: Vec<&str> = all().collect();
        assert_eq!(names.len(), 2560);
        assert!(names.is_sorted() && names.iter().all(|name| find(name) == Some(*name) && name.is_ascii()));
        for unknown in ["", "\n", "calendar", "Calendar\n", "AAAA", "zzzz", "Calenda", "Calendars", "é"] {
            assert!(!is_known(unknown), "{unknown:?}");
        }
    }
}
