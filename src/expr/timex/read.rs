//! A timex from its text, or from an object.

use super::Timex;
use crate::expr::value::{Object, Value};

impl Timex {
    /// What a text says.
    pub(in crate::expr) fn read(text: &str) -> Self {
        let mut timex = Self::default();
        if text == "PRESENT_REF" {
            timex.now = Some(true);
        } else if text.starts_with('P') {
            timex.read_length(text);
        } else if let Some(range) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
            // The start, the end, which follows from the others, and the length.
            let mut parts = range.split(',');
            if let (Some(start), Some(_), Some(length), None) = (parts.next(), parts.next(), parts.next(), parts.next())
            {
                timex.read_date_time(start);
                timex.read_length(length);
            }
        } else {
            timex.read_date_time(text);
        }
        timex
    }

    fn read_date_time(&mut self, text: &str) {
        match text.find('T') {
            None => self.read_date(text),
            Some(at) => {
                let (date, time) = text.split_at(at);
                self.read_date(date);
                self.read_time(time);
            }
        }
    }

    fn read_date(&mut self, text: &str) {
        let season = |text: &str| ["SP", "SU", "FA", "WI"].contains(&text).then(|| text.to_owned());
        if let Some([year, month, day]) = numbers(text, "dddd-dd-dd") {
            (self.year, self.month, self.day) = (Some(year), Some(month), Some(day));
        } else if let Some([weekday]) = numbers(text, "XXXX-WXX-d") {
            self.weekday = Some(weekday);
        } else if let Some([month, day]) = numbers(text, "XXXX-dd-dd") {
            (self.month, self.day) = (Some(month), Some(day));
        } else if let Some([year]) = numbers(text, "dddd") {
            self.year = Some(year);
        } else if let Some([year, month]) = numbers(text, "dddd-dd") {
            (self.year, self.month) = (Some(year), Some(month));
        } else if let Some([year, week]) = numbers(text, "dddd-Wdd") {
            (self.year, self.week) = (Some(year), Some(week));
        } else if let Some([year, week]) = numbers(text, "dddd-Wdd-WE") {
            (self.year, self.week, self.weekend) = (Some(year), Some(week), Some(true));
        } else if let Some([month]) = numbers(text, "XXXX-dd") {
            self.month = Some(month);
        } else if let Some([month, week]) = numbers(text, "XXXX-dd-Wdd") {
            (self.month, self.week_of_month) = (Some(month), Some(week));
        } else if let Some([month, week, weekday]) = numbers(text, "XXXX-dd-WXX-d-d") {
            (self.month, self.week_of_month, self.weekday) = (Some(month), Some(week), Some(weekday));
        } else if let Some(season) = season(text) {
            self.season = Some(season);
        } else if let Some((year, of_year)) = text.split_once('-')
            && let (Some([year]), Some(season)) = (numbers(year, "dddd"), season(of_year))
        {
            (self.year, self.season) = (Some(year), Some(season));
        }
    }

    fn read_time(&mut self, text: &str) {
        let time = numbers(text, "Tdd:dd:dd")
            .or_else(|| numbers(text, "Tdd:dd").map(|[hour, minute]| [hour, minute, 0.0]))
            .or_else(|| numbers(text, "Tdd").map(|[hour]| [hour, 0.0, 0.0]));
        if let Some([hour, minute, second]) = time {
            (self.hour, self.minute, self.second) = (Some(hour), Some(minute), Some(second));
        } else if ["TDT", "TNI", "TMO", "TAF", "TEV"].contains(&text) {
            self.part = text.get(1..).map(str::to_owned);
        }
    }

    fn read_length(&mut self, text: &str) {
        let Some(length) = text.strip_prefix('P') else { return };
        let (of_day, length) = length.strip_prefix('T').map_or((false, length), |length| (true, length));
        let unit = length.chars().last().unwrap_or_default();
        let Some(number) = length.strip_suffix(unit).and_then(amount) else { return };
        let field = match (unit, of_day) {
            ('Y', false) => &mut self.years,
            ('M', false) => &mut self.months,
            ('W', false) => &mut self.weeks,
            ('D', false) => &mut self.days,
            ('H', true) => &mut self.hours,
            ('M', true) => &mut self.minutes,
            ('S', true) => &mut self.seconds,
            _ => return,
        };
        *field = Some(number);
    }

    /// What the fields of an object say. What should be a number and is not is known, but is no number.
    pub(in crate::expr) fn of_object(object: &Object<'_>) -> Self {
        let field = |name: &str| object.get(name).filter(|value| !value.is_undefined());
        let number = |name: &str| field(name).map(|value| value.as_number().unwrap_or(f64::NAN));
        let text = |name: &str| field(name).map(|value| value.as_text().unwrap_or_default().to_owned());
        let flag = |name: &str| field(name).map(|value| matches!(value, Value::Bool(true)));
        let hour = number("hour");
        let zero = hour.map(|_| 0.0);
        Self {
            now: flag("now"),
            years: number("years"),
            months: number("months"),
            weeks: number("weeks"),
            days: number("days"),
            hours: number("hours"),
            minutes: number("minutes"),
            seconds: number("seconds"),
            year: number("year"),
            month: number("month"),
            day: number("dayOfMonth"),
            weekday: number("dayOfWeek"),
            week: number("weekOfYear"),
            week_of_month: number("weekOfMonth"),
            weekend: flag("weekend"),
            season: text("season"),
            hour,
            minute: number("minute").or(zero),
            second: number("second").or(zero),
            part: text("partOfDay"),
        }
    }
}

/// The numbers in a text of a form: `d` is a digit, and digits beside one another are a number; else letters stand for themselves.
fn numbers<const N: usize>(text: &str, form: &str) -> Option<[f64; N]> {
    if text.len() != form.len() {
        return None;
    }
    let mut numbers = [0.0; N];
    let (mut at, mut within) = (0, false);
    for (letter, wanted) in text.bytes().zip(form.bytes()) {
        if wanted != b'd' {
            at += usize::from(within);
            within = false;
            if letter != wanted {
                return None;
            }
            continue;
        }
        let number = numbers.get_mut(at).filter(|_| letter.is_ascii_digit())?;
        *number = *number * 10.0 + f64::from(letter - b'0');
        within = true;
    }
    Some(numbers)
}

/// A number such as `3`, `1.5` or `.5`.
fn amount(text: &str) -> Option<f64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let ended = text.bytes().last().is_some_and(|last| last.is_ascii_digit());
    (digits && ended).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_by_their_form() {
        let unknown = Timex::default();
        let time = |hour, minute, second| Timex {
            hour: Some(hour),
            minute: Some(minute),
            second: Some(second),
            ..Timex::default()
        };
        for (text, wanted) in [
            ("1999", Timex { year: Some(1999.0), ..unknown.clone() }),
            ("XXXX-WXX-7", Timex { weekday: Some(7.0), ..unknown.clone() }),
            ("XXXX-05-W02", Timex { month: Some(5.0), week_of_month: Some(2.0), ..unknown.clone() }),
            ("1999-WI", Timex { year: Some(1999.0), season: Some("WI".into()), ..unknown.clone() }),
            ("T07", time(7.0, 0.0, 0.0)),
            ("T07:08:09", time(7.0, 8.0, 9.0)),
            ("TNI", Timex { part: Some("NI".into()), ..unknown.clone() }),
            ("P.5M", Timex { months: Some(0.5), ..unknown.clone() }),
            ("PT90M", Timex { minutes: Some(90.0), ..unknown.clone() }),
            ("(T07,T09,PT2H)", Timex { hours: Some(2.0), ..time(7.0, 0.0, 0.0) }),
            ("P2.D", unknown.clone()),
            ("PT2D", unknown.clone()),
            ("(T07,PT2H)", unknown.clone()),
            ("xxxx-05-06", unknown.clone()),
            ("1999-5-6", unknown.clone()),
            ("T7", unknown.clone()),
            ("", unknown.clone()),
            ("P", unknown.clone()),
        ] {
            assert_eq!(Timex::read(text), wanted, "{text}");
        }
    }

    #[test]
    fn an_hour_alone_is_a_time() {
        let timex = Timex::of_object(&Object::new([("hour", Value::Number(5.0)), ("year", Value::Null)]));
        assert_eq!((timex.minute, timex.second), (Some(0.0), Some(0.0)));
        assert!(timex.year.is_some_and(f64::is_nan));
    }
}
