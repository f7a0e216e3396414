//! The names of months and weekdays.

/// The months, January first.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of a week, Sunday first.
pub(super) const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// The name at a number, shortened to so many letters.
pub(super) fn name<const N: usize>(names: &[&'static str; N], at: i64, letters: usize) -> &'static str {
    let name = usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default();
    name.get(..letters).unwrap_or(name)
}
