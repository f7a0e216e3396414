//! A day as one speaks of it.

use super::names::name;
use super::{MONTHS, Moment, WEEKDAYS};

/// What a day is called on another day: `tomorrow`, `next Friday`, else `3rd May 2018`.
pub(in crate::expr) fn spoken(today: Moment, day: Moment) -> String {
    let clock = day.clock();
    if !(0..10_000).contains(&clock.year) {
        return String::new();
    }
    let (today, day) = (today.day(), Moment::of_last_century(clock.year, clock.month - 1, clock.day, 0));
    let day = day.map_or(today, Moment::day);
    match day - today {
        0 => return "today".to_owned(),
        1 => return "tomorrow".to_owned(),
        -1 => return "yesterday".to_owned(),
        _ => {}
    }
    // Weeks begin on Sunday, as 1970-01-04 was.
    let week = |day: i64| (day - 3).div_euclid(7);
    let weekday = name(&WEEKDAYS, (day - 3).rem_euclid(7), 99);
    match week(day) - week(today) {
        0 => return format!("this {weekday}"),
        1 => return format!("next {weekday}"),
        -1 => return format!("last {weekday}"),
        _ => {}
    }
    // The last digit alone decides on the ending, and February is misspelt: so it is in the reference.
    let ending = match clock.day % 10 {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    let month = if clock.month == 2 { "Februrary" } else { name(&MONTHS, clock.month - 1, 99) };
    format!("{}{ending} {month} {}", clock.day, clock.year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_nearby_have_names() {
        let today = Moment::read("2021-07-07T23:00:00Z").unwrap();
        for (day, wanted) in [
            ("2021-07-07", "today"),
            ("2021-07-08", "tomorrow"),
            ("2021-07-06", "yesterday"),
            ("2021-07-04", "this Sunday"),
            ("2021-07-10", "this Saturday"),
            ("2021-07-11", "next Sunday"),
            ("2021-07-03", "last Saturday"),
            ("2021-07-18", "18th July 2021"),
            ("2021-02-11", "11st Februrary 2021"),
            ("+010000-01-01", ""),
        ] {
            assert_eq!(spoken(today, Moment::read(day).unwrap()), wanted);
        }
    }
}
