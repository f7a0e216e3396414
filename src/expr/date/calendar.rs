//! The Gregorian calendar, taken to hold for all time.

/// Days of 400 years, after which the calendar repeats.
const ERA: i64 = 146_097;

/// Days from 0000-03-01, with which a year begins here so that a leap day is its last, to 1970-01-01.
const EPOCH: i64 = 719_468;

/// How many days after 1970-01-01 a day is. Months count from 1.
pub(super) fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let within = year.rem_euclid(400);
    let before_month = (153 * ((month + 9) % 12) + 2) / 5;
    year.div_euclid(400) * ERA + within * 365 + within / 4 - within / 100 + before_month + day - 1 - EPOCH
}

/// The year, month and day that is so many days after 1970-01-01.
pub(super) fn date(days: i64) -> (i64, i64, i64) {
    let days = days + EPOCH;
    let within = days.rem_euclid(ERA);
    let year = (within - within / 1460 + within / 36_524 - within / 146_096) / 365;
    let of_year = within - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = (shifted + 2) % 12 + 1;
    (year + days.div_euclid(ERA) * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_one_another() {
        assert_eq!((days(1970, 1, 1), days(2000, 3, 1), days(1969, 12, 31)), (0, 11_017, -1));
        let mut expected = (-801, 12, 31);
        for day in days(-800, 1, 1)..days(2401, 1, 1) {
            let (year, month, of_month) = date(day);
            assert_eq!(days(year, month, of_month), day);
            let next = of_month == 1 && (month == expected.1 % 12 + 1);
            assert!(next || (month, of_month) == (expected.1, expected.2 + 1), "{year}-{month}-{of_month}");
            expected = (year, month, of_month);
        }
        assert_eq!((date(days(1900, 2, 29)), date(days(2000, 2, 29))), ((1900, 3, 1), (2000, 2, 29)));
    }
}
