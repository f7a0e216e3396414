//! The names of the Fluent icons.
//!
//! They are one sorted text, a name a line, so that they cost nothing at start and a name is found by halving.

use std::cmp::Ordering;

use crate::json::similar::distance;

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

/// The names that have a text in them, capitals or not.
pub fn containing(text: &str) -> impl Iterator<Item = &'static str> {
    let wanted = text.as_bytes();
    let begins = move |rest: &[u8]| rest.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted));
    all().filter(move |name| (0..name.len()).any(|at| name.as_bytes().get(at..).is_some_and(begins)))
}

/// What someone may have meant who wrote a name that there is none of: all that are equally near, in the order of the
/// alphabet. Near is what differs by case, by blanks and hyphens, by a letter, or in longer names by two.
#[must_use]
pub fn nearest(word: &str) -> Vec<&'static str> {
    let word: String = word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    if word.is_empty() || word.len() > LONGEST {
        return Vec::new();
    }
    let mut most = match word.len() {
        ..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    let letters = letters(&word);
    let mut found = Vec::new();
    for name in all() {
        // An edit changes at most two letters of the set; most names are out by that, without being compared.
        let off = (letters ^ self::letters(name)).count_ones() as usize;
        if off > 2 * most || name.len().abs_diff(word.len()) > most {
            continue;
        }
        let far = distance(&word, &name.to_ascii_lowercase());
        if far < most {
            found.clear();
            most = far;
        }
        if far == most {
            found.push(name);
        }
    }
    found
}

/// No name is as long as this.
const LONGEST: usize = 60;

/// The letters of a text as a set, capitals as small ones.
fn letters(text: &str) -> u32 {
    let letter = |byte: u8| byte.to_ascii_lowercase().wrapping_sub(b'a');
    text.bytes().map(letter).filter(|letter| *letter < 26).fold(0, |set, letter| set | 1 << letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_found_by_its_letters() {
        assert_eq!(nearest("Calender"), ["Calendar"]);
        assert_eq!(nearest("calendar"), ["Calendar"]);
        assert_eq!(nearest("add-circle"), ["AddCircle"]);
        assert_eq!(nearest("reorder"), ["ReOrder", "Reorder"], "two that differ by case only");
        assert_eq!(nearest("Calndr"), Vec::<&str>::new(), "two letters are too many in a short name");
        for word in ["", "-", "Unheardof", "Zz", "ab", &"a".repeat(61)] {
            assert_eq!(nearest(word), Vec::<&str>::new(), "{word}");
        }
        assert_eq!(containing("calendarltr").collect::<Vec<_>>(), ["CalendarLtr"]);
        assert_eq!((containing("").count(), containing("zzz").count()), (2560, 0));
        assert!(all().all(|name| name.len() <= LONGEST && nearest(name).contains(&name)));
    }

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
