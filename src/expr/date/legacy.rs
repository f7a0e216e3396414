//! Dates as people write them, as V8 reads them: `Dec 25, 2018 3:04 PM GMT+1`.

use super::civil::MINUTE;
use super::read::in_range;

/// A word of a date.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    Number {
        value: i64,
        length: usize,
    },
    Month(i64),
    /// The hours to add for AM or PM.
    Half(i64),
    /// The offset of a zone, in hours.
    Zone(i64),
    /// `Z`, which is a zone too.
    Zulu,
    Word,
    Blank,
    Sign(char),
}

const ZONES: [(&str, i64); 11] = [
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn word(text: &str) -> Token {
    let lower = text.to_ascii_lowercase();
    if let Some(month) = MONTHS.iter().position(|month| lower.starts_with(month)) {
        return Token::Month(i64::try_from(month).unwrap_or(0) + 1);
    }
    match lower.as_str() {
        "am" => return Token::Half(0),
        "pm" => return Token::Half(12),
        "z" => return Token::Zulu,
        _ => {}
    }
    ZONES.iter().find(|(name, _)| *name == lower).map_or(Token::Word, |(_, hours)| Token::Zone(*hours))
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while let Some(first) = characters.get(at).copied() {
        let run = |accept: fn(char) -> bool| characters.iter().skip(at).take_while(|c| accept(**c)).count();
        match first {
            '0'..='9' => {
                let length = run(|c| c.is_ascii_digit());
                let digits: String =
                    characters.iter().skip(at).take(length).skip_while(|c| **c == '0').take(9).collect();
                tokens.push(Token::Number { value: digits.parse().unwrap_or(0), length });
                at += length;
            }
            '(' => {
                // What stands in parentheses says nothing.
                let mut depth = 0;
                while let Some(character) = characters.get(at) {
                    at += 1;
                    depth += match character {
                        '(' => 1,
                        ')' => -1,
                        _ => 0,
                    };
                    if depth == 0 {
                        break;
                    }
                }
                tokens.push(Token::Sign('('));
            }
            c if crate::expr::value::is_blank(c) => {
                at += run(crate::expr::value::is_blank);
                tokens.push(Token::Blank);
            }
            c if c >= 'A' => {
                let length = run(|c| c >= 'A' && !crate::expr::value::is_blank(c));
                let text: String = characters.iter().skip(at).take(length).collect();
                tokens.push(word(&text));
                at += length;
            }
            other => {
                tokens.push(Token::Sign(other));
                at += 1;
            }
        }
    }
    tokens
}

#[derive(Default)]
struct Reader {
    day: Vec<i64>,
    month: Option<i64>,
    time: Vec<i64>,
    half: Option<i64>,
    zone_sign: Option<i64>,
    zone_hour: Option<i64>,
    zone_minute: Option<i64>,
    has_number: bool,
}

impl Reader {
    fn expects_time(&self, number: i64) -> bool {
        match self.time.len() {
            1 | 2 => (0..60).contains(&number),
            3 => (0..1000).contains(&number),
            _ => false,
        }
    }

    fn add_time(&mut self, number: i64) -> Option<()> {
        (self.time.len() < 4).then(|| self.time.push(number))
    }

    fn finish_time(&mut self, number: i64) -> Option<()> {
        self.add_time(number)?;
        self.time.resize(4, 0);
        Some(())
    }

    fn expects_zone_minute(&self, number: i64) -> bool {
        self.zone_hour.is_some() && self.zone_minute.is_none() && (0..60).contains(&number)
    }

    fn is_utc(&self) -> bool {
        self.zone_hour == Some(0) && self.zone_minute == Some(0)
    }

    fn set_zone(&mut self, hours: i64) {
        self.zone_sign = Some(if hours < 0 { -1 } else { 1 });
        self.zone_hour = Some(hours.abs());
        self.zone_minute = Some(0);
    }

    fn number(&mut self, value: i64, tokens: &[Token], at: &mut usize) -> Option<()> {
        let sign = |at: usize, wanted: char| tokens.get(at) == Some(&Token::Sign(wanted));
        self.has_number = true;
        if sign(*at, ':') {
            *at += 1;
            if sign(*at, ':') {
                *at += 1;
                if !self.time.is_empty() {
                    return None;
                }
                self.add_time(value)?;
                return self.add_time(0);
            }
            self.add_time(value)?;
            *at += usize::from(sign(*at, '.'));
            return Some(());
        }
        if sign(*at, '.') && self.expects_time(value) {
            *at += 1;
            self.add_time(value)?;
            let Some(Token::Number { value, length }) = tokens.get(*at).copied() else { return None };
            *at += 1;
            return self.finish_time(match length {
                1 => value * 100,
                2 => value * 10,
                3 => value,
                _ => value / 10i64.pow(u32::try_from(length.min(9) - 3).unwrap_or(0)),
            });
        }
        *at += usize::from(sign(*at, '.'));
        if self.expects_zone_minute(value) {
            self.zone_minute = Some(value);
        } else if self.expects_time(value) {
            self.finish_time(value)?;
            let fine = matches!(tokens.get(*at), None | Some(Token::Blank | Token::Zulu | Token::Sign('+' | '-')));
            return fine.then_some(());
        } else {
            if self.day.len() >= 3 {
                return None;
            }
            self.day.push(value);
            *at += usize::from(sign(*at, '-'));
        }
        Some(())
    }

    fn zone(&mut self, sign: char, tokens: &[Token], at: &mut usize) -> Option<()> {
        self.zone_sign = Some(if sign == '-' { -1 } else { 1 });
        let (mut number, mut digits) = (0, 0);
        if let Some(Token::Number { value, length }) = tokens.get(*at).copied() {
            *at += 1;
            (number, digits) = (value, length);
        }
        self.has_number = true;
        if tokens.get(*at) == Some(&Token::Sign(':')) {
            (self.zone_hour, self.zone_minute) = (Some(number), None);
            return Some(());
        }
        (self.zone_hour, self.zone_minute) = match digits {
            1 | 2 => (Some(number), Some(0)),
            3 | 4 => (Some(number / 100), Some(number % 100)),
            _ => return None,
        };
        Some(())
    }

    fn step(&mut self, token: Token, tokens: &[Token], at: &mut usize) -> Option<()> {
        match token {
            Token::Number { value, .. } => self.number(value, tokens, at),
            Token::Half(hours) if !self.time.is_empty() => {
                self.half = Some(hours);
                Some(())
            }
            Token::Month(month) => {
                self.month = Some(month);
                *at += usize::from(tokens.get(*at) == Some(&Token::Sign('-')));
                Some(())
            }
            Token::Zone(hours) if self.has_number => {
                self.set_zone(hours);
                Some(())
            }
            Token::Zulu if self.has_number => {
                self.set_zone(0);
                Some(())
            }
            Token::Word | Token::Half(_) | Token::Zone(_) | Token::Zulu => {
                let fine = !self.has_number && !matches!(tokens.get(*at), Some(Token::Number { .. }));
                fine.then_some(())
            }
            Token::Sign(sign @ ('+' | '-')) if self.is_utc() || !self.time.is_empty() => self.zone(sign, tokens, at),
            Token::Sign('+' | '-' | ')') if self.has_number => None,
            Token::Blank | Token::Sign(_) => Some(()),
        }
    }

    fn date(&mut self) -> Option<(i64, i64, i64)> {
        if self.day.is_empty() {
            return None;
        }
        self.day.resize(3, 1);
        let [a, b, c] = *self.day.as_slice() else { return None };
        let is_day = |number: i64| (1..=31).contains(&number);
        let (mut year, month, day) = match self.month {
            None if !is_day(a) => (a, b, c),
            None => (c, a, b),
            Some(month) if !is_day(a) => (a, month, b),
            Some(month) => (b, month, a),
        };
        year += match year {
            0..=49 => 2000,
            50..=99 => 1900,
            _ => 0,
        };
        ((1..=12).contains(&month) && is_day(day)).then_some((year, month, day))
    }

    fn of_day(&mut self) -> Option<i64> {
        self.time.resize(4, 0);
        let [mut hour, minute, second, milli] = *self.time.as_slice() else { return None };
        if let Some(half) = self.half {
            if !(0..=12).contains(&hour) {
                return None;
            }
            hour = hour % 12 + half;
        }
        let inside = (0..24).contains(&hour)
            && (0..60).contains(&minute)
            && (0..60).contains(&second)
            && (0..1000).contains(&milli);
        let midnight = hour == 24 && minute == 0 && second == 0 && milli == 0;
        (inside || midnight).then_some(((hour * 60 + minute) * 60 + second) * 1000 + milli)
    }

    fn offset(&self) -> i64 {
        let minutes = self.zone_hour.unwrap_or(0) * 60 + self.zone_minute.unwrap_or(0);
        self.zone_sign.unwrap_or(1) * minutes
    }
}

/// The time of a date.
pub(super) fn parse(text: &str) -> Option<i64> {
    if text.len() > 1000 {
        return None;
    }
    let (tokens, mut reader) = front(text);
    let tokens = tokens.as_slice();
    let mut at = 0;
    while let Some(token) = tokens.get(at).copied() {
        at += 1;
        reader.step(token, tokens, &mut at)?;
    }
    let (year, month, day) = reader.date()?;
    let rest = reader.of_day()?;
    in_range(super::from_civil(year, month, day, rest).checked_sub(reader.offset() * MINUTE)?)
}

/// What a front in the form of ISO 8601 gives, and the words behind it.
fn front(text: &str) -> (Vec<Token>, Reader) {
    let mut words = tokens(text);
    let mut reader = Reader::default();
    let number = |words: &[Token], at: usize, digits: usize, most: i64| match words.get(at) {
        Some(Token::Number { value, length })
            if *length == digits && *value <= most && (digits == 4 || *value >= 1) =>
        {
            Some(*value)
        }
        _ => None,
    };
    let dash = |words: &[Token], at: usize| words.get(at) == Some(&Token::Sign('-'));
    let Some(year) = number(&words, 0, 4, 9999) else { return (words, reader) };
    reader.day.push(year);
    let mut used = 1;
    if dash(&words, used) {
        used += 1;
        if let Some(month) = number(&words, used, 2, 12) {
            reader.day.push(month);
            used += 1;
            if dash(&words, used) {
                used += 1;
                if let Some(day) = number(&words, used, 2, 31) {
                    reader.day.push(day);
                    used += 1;
                }
            }
        }
    }
    reader.has_number = true;
    words.drain(..used);
    (words, reader)
}
