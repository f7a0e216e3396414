//! Dates and times of which not all is known, in the notation of TIMEX: `XXXX-12-24`, `T08`, `P2D`.

use super::Civil;
use crate::expr::value::{Object, Value, write_number};

/// What a notation says. Numbers are as they were written; what is not said is not there.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::expr) struct Timex {
    pub(in crate::expr) now: bool,
    pub(in crate::expr) year: Option<i64>,
    pub(in crate::expr) month: Option<i64>,
    pub(in crate::expr) day: Option<i64>,
    pub(in crate::expr) weekday: Option<i64>,
    pub(in crate::expr) week_of_year: Option<i64>,
    pub(in crate::expr) week_of_month: Option<i64>,
    pub(in crate::expr) season: bool,
    pub(in crate::expr) hour: Option<i64>,
    pub(in crate::expr) minute: Option<i64>,
    pub(in crate::expr) second: Option<i64>,
    pub(in crate::expr) part_of_day: bool,
    /// How many of which unit, and how many seconds one of them has.
    pub(in crate::expr) duration: Option<(f64, f64)>,
}

/// What a value has to be to be resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::expr) enum Resolved {
    /// A value of its own.
    Value(String),
    /// A range, which has no single value.
    Range,
    /// It depends on the day, or says nothing.
    Nothing,
}

/// A text of digits and letters against a form: a digit for `0`, itself for anything else. The numbers in it, in order.
fn fits(text: &str, form: &str) -> Option<Vec<i64>> {
    let (text, form) = (text.as_bytes(), form.as_bytes());
    if text.len() != form.len() {
        return None;
    }
    let mut numbers = Vec::new();
    let mut inside = false;
    for (byte, wanted) in text.iter().zip(form) {
        if *wanted == b'0' {
            let digit = i64::from(byte.is_ascii_digit().then(|| byte - b'0')?);
            match numbers.last_mut().filter(|_| inside) {
                Some(number) => *number = *number * 10 + digit,
                None => numbers.push(digit),
            }
            inside = true;
        } else if byte == wanted {
            inside = false;
        } else {
            return None;
        }
    }
    Some(numbers)
}

impl Timex {
    /// What a text says; nothing at all if it is in no form that is known.
    pub(in crate::expr) fn parse(text: &str) -> Self {
        let mut timex = Self::default();
        if text == "PRESENT_REF" {
            timex.now = true;
        } else if text.starts_with('P') {
            timex.duration(text);
        } else if let Some(inner) = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
            if let [start, _, duration] = *inner.split(',').collect::<Vec<_>>().as_slice() {
                timex.date_and_time(start);
                timex.duration(duration);
            }
        } else {
            timex.date_and_time(text);
        }
        timex
    }

    /// What an object says that has the fields of the reference.
    pub(in crate::expr) fn from_object(object: &Object<'_>) -> Self {
        let number = |name: &str| {
            let value = object.get(name)?;
            #[expect(clippy::cast_possible_truncation, reason = "a cast of a float stops at the bounds")]
            let number = value.as_number().map_or(0, |number| number as i64);
            (!value.is_undefined()).then_some(number)
        };
        let there = |name: &str| object.get(name).is_some_and(|value| !value.is_undefined());
        let amount = |name: &str| object.get(name).and_then(|value| value.as_number());
        let units = [
            ("years", 31_536_000.0),
            ("months", 2_592_000.0),
            ("weeks", 604_800.0),
            ("days", 86_400.0),
            ("hours", 3600.0),
            ("minutes", 60.0),
            ("seconds", 1.0),
        ];
        let hour = number("hour");
        Self {
            now: there("now"),
            year: number("year"),
            month: number("month"),
            day: number("dayOfMonth"),
            weekday: number("dayOfWeek"),
            week_of_year: number("weekOfYear"),
            week_of_month: number("weekOfMonth"),
            season: there("season"),
            minute: number("minute").or_else(|| hour.map(|_| 0)),
            second: number("second").or_else(|| hour.map(|_| 0)),
            hour,
            part_of_day: there("partOfDay"),
            duration: units.iter().find_map(|(name, seconds)| Some((amount(name)?, *seconds))),
        }
    }

    fn date_and_time(&mut self, text: &str) {
        match text.find('T') {
            None => self.date(text),
            Some(at) => {
                let (date, time) = text.split_at(at);
                self.date(date);
                self.time(time);
            }
        }
    }

    fn date(&mut self, text: &str) {
        const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];
        let set = |place: &mut Option<i64>, numbers: &[i64], at: usize| *place = numbers.get(at).copied();
        if let Some(numbers) = fits(text, "0000-00-00") {
            set(&mut self.year, &numbers, 0);
            set(&mut self.month, &numbers, 1);
            set(&mut self.day, &numbers, 2);
        } else if let Some(numbers) = fits(text, "XXXX-WXX-0") {
            set(&mut self.weekday, &numbers, 0);
        } else if let Some(numbers) = fits(text, "XXXX-00-00") {
            set(&mut self.month, &numbers, 0);
            set(&mut self.day, &numbers, 1);
        } else if let Some(numbers) = fits(text, "0000") {
            set(&mut self.year, &numbers, 0);
        } else if let Some(numbers) = fits(text, "0000-00") {
            set(&mut self.year, &numbers, 0);
            set(&mut self.month, &numbers, 1);
        } else if SEASONS.contains(&text) {
            self.season = true;
        } else if let Some(numbers) = fits(text, "0000-W00").or_else(|| fits(text, "0000-W00-WE")) {
            set(&mut self.year, &numbers, 0);
            set(&mut self.week_of_year, &numbers, 1);
        } else if let Some(numbers) = fits(text, "XXXX-00") {
            set(&mut self.month, &numbers, 0);
        } else if let Some(numbers) = fits(text, "XXXX-00-W00") {
            set(&mut self.month, &numbers, 0);
            set(&mut self.week_of_month, &numbers, 1);
        } else if let Some(numbers) = fits(text, "XXXX-00-WXX-0-0") {
            set(&mut self.month, &numbers, 0);
            set(&mut self.week_of_month, &numbers, 1);
            set(&mut self.weekday, &numbers, 2);
        } else if let Some((year, season)) = text.split_once('-')
            && let Some(numbers) = fits(year, "0000").filter(|_| SEASONS.contains(&season))
        {
            set(&mut self.year, &numbers, 0);
            self.season = true;
        }
    }

    fn time(&mut self, text: &str) {
        if ["TDT", "TNI", "TMO", "TAF", "TEV"].contains(&text) {
            self.part_of_day = true;
            return;
        }
        let numbers = fits(text, "T00").or_else(|| fits(text, "T00:00")).or_else(|| fits(text, "T00:00:00"));
        if let Some(numbers) = numbers {
            let part = |at: usize| Some(numbers.get(at).copied().unwrap_or(0));
            (self.hour, self.minute, self.second) = (part(0), part(1), part(2));
        }
    }

    fn duration(&mut self, text: &str) {
        let Some(text) = text.strip_prefix('P') else { return };
        let (text, of_time) = text.strip_prefix('T').map_or((text, false), |rest| (rest, true));
        let Some(unit) = text.chars().next_back() else { return };
        let amount = text.strip_suffix(unit).unwrap_or_default();
        let seconds = match (unit, of_time) {
            ('Y', false) => 31_536_000.0,
            ('M', false) => 2_592_000.0,
            ('W', false) => 604_800.0,
            ('D', false) => 86_400.0,
            ('H', true) => 3600.0,
            ('M', true) => 60.0,
            ('S', true) => 1.0,
            _ => return,
        };
        let digits = amount.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if digits && amount.bytes().last().is_some_and(|byte| byte.is_ascii_digit()) {
            self.duration = amount.parse().ok().map(|amount: f64| (amount, seconds));
        }
    }

    pub(in crate::expr) fn is_definite(&self) -> bool {
        self.year.is_some() && self.month.is_some() && self.day.is_some()
    }

    pub(in crate::expr) fn is_date(&self) -> bool {
        (self.month.is_some() && self.day.is_some()) || self.weekday.is_some()
    }

    pub(in crate::expr) fn is_date_range(&self) -> bool {
        let open = self.day.is_none() && (self.year.is_some() || self.month.is_some());
        open || self.season || self.week_of_year.is_some() || self.week_of_month.is_some()
    }

    pub(in crate::expr) fn is_time(&self) -> bool {
        self.hour.is_some() && self.minute.is_some() && self.second.is_some()
    }

    fn date_text(&self) -> String {
        let part = |part: Option<i64>| part.unwrap_or_default();
        format!("{:04}-{:02}-{:02}", part(self.year), part(self.month), part(self.day))
    }

    fn time_text(&self) -> String {
        let part = |part: Option<i64>| part.unwrap_or_default();
        format!("{:02}:{:02}:{:02}", part(self.hour), part(self.minute), part(self.second))
    }

    /// What it comes to without knowing which day it is.
    pub(in crate::expr) fn resolved(&self) -> Resolved {
        let (date, time, range) = (self.is_date(), self.is_time(), self.is_date_range());
        let length = self.duration.is_some();
        if date && (self.part_of_day || time && length) {
            return Resolved::Range;
        }
        if self.is_definite() && time {
            return Resolved::Value(format!("{} {}", self.date_text(), self.time_text()));
        }
        if self.is_definite() {
            let ranged = range || length;
            return if ranged { Resolved::Range } else { Resolved::Value(self.date_text()) };
        }
        if range || date && length {
            return match () {
                () if self.season => Resolved::Value("not resolved".to_owned()),
                () if self.year.is_some() && self.week_of_month.is_none() => Resolved::Range,
                () => Resolved::Nothing,
            };
        }
        if self.part_of_day || time && length {
            return Resolved::Range;
        }
        match self.duration {
            Some((amount, seconds)) if !date => {
                let mut text = String::new();
                write_number(amount * seconds, &mut text);
                Resolved::Value(text)
            }
            _ if time && !date => Resolved::Value(self.time_text()),
            _ => Resolved::Nothing,
        }
    }
}

/// The time of day in the notation.
pub(in crate::expr) fn time_notation(hour: i64, minute: i64, second: i64) -> String {
    match (minute, second) {
        (0, 0) => format!("T{hour:02}"),
        (_, 0) => format!("T{hour:02}:{minute:02}"),
        _ => format!("T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// A date as one would say it beside another: `tomorrow`, `next Friday`, `14th April 2018`.
pub(in crate::expr) fn spoken(date: i64, beside: i64) -> String {
    const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    // The second month is spelt as the reference spells it.
    const MONTHS: [&str; 12] = [
        "January",
        "Februrary",
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
    let (day, other) = (date.div_euclid(super::DAY), beside.div_euclid(super::DAY));
    let parts = Civil::new(date);
    let week = other - Civil::new(beside).weekday;
    let name = |names: &[&'static str], at: i64| {
        usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
    };
    let weekday = name(&WEEKDAYS, parts.weekday);
    match day - other {
        0 => return "today".to_owned(),
        1 => return "tomorrow".to_owned(),
        -1 => return "yesterday".to_owned(),
        _ => {}
    }
    match (day - week).div_euclid(7) {
        0 => return format!("this {weekday}"),
        1 => return format!("next {weekday}"),
        -1 => return format!("last {weekday}"),
        _ => {}
    }
    let ending = match parts.day % 10 {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    format!("{}{ending} {} {}", parts.day, name(&MONTHS, parts.month - 1), parts.year)
}

/// What a value says, if it can say anything.
pub(in crate::expr) fn timex_of(value: &Value<'_>) -> Option<Timex> {
    match value {
        Value::Text(text) => Some(Timex::parse(text)),
        Value::Object(object) if !object.is_empty() => Some(Timex::from_object(object)),
        Value::List(list) if !list.is_empty() => Some(Timex::default()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notations_are_read_and_resolved() {
        let value = |text: &str| match Timex::parse(text).resolved() {
            Resolved::Value(value) => value,
            Resolved::Range => "range".to_owned(),
            Resolved::Nothing => "nothing".to_owned(),
        };
        for (text, resolved) in [
            ("T14", "14:00:00"),
            ("2020-12-20", "2020-12-20"),
            ("2020-12-20T14:20", "2020-12-20 14:20:00"),
            ("PT30M", "1800"),
            ("P2W", "1209600"),
            ("2020-02", "range"),
            ("2020", "range"),
            ("SU", "not resolved"),
            ("TMO", "range"),
            ("(T08,T12,PT4H)", "range"),
            ("XXXX-12-24", "nothing"),
            ("12-20", "nothing"),
        ] {
            assert_eq!(value(text), resolved, "{text}");
        }
    }

    #[test]
    fn dates_are_spoken() {
        let day = |year, month, day| super::super::from_civil(year, month, day, 0);
        let thursday = day(2018, 3, 15);
        for (date, text) in [
            (day(2018, 3, 16), "tomorrow"),
            (day(2018, 3, 13), "this Tuesday"),
            (day(2018, 3, 22), "next Thursday"),
            (day(2018, 3, 9), "last Friday"),
            (day(2018, 4, 14), "14th April 2018"),
            (day(2018, 2, 11), "11st Februrary 2018"),
        ] {
            assert_eq!(spoken(date, thursday), text);
        }
    }
}
