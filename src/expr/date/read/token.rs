//! The tokens of a text that may be a time.

use crate::expr::value::is_blank;

/// How many digits of a number count.
const DIGITS: usize = 9;

/// A word that means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A month, from 1.
    Month(i64),
    /// `AM` or `PM`, with the hours that it adds.
    Half(i64),
    /// A zone, with its hours ahead of UTC.
    Zone(i64),
    /// `T`.
    Separator,
    /// Any other.
    Other,
}

/// A token; numbers and words with their length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Number(i64, usize),
    Symbol(char),
    Word(Word, usize),
    Blank,
    Unknown,
    End,
}

impl Token {
    /// The number, if it has so many digits.
    pub(super) fn fixed(self, length: usize) -> Option<i64> {
        match self {
            Self::Number(number, digits) if digits == length => Some(number),
            _ => None,
        }
    }

    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Number(..))
    }

    /// Whether it is the word `Z`.
    pub(super) fn is_z(self) -> bool {
        matches!(self, Self::Word(Word::Zone(_), 1))
    }

    pub(super) fn is_sign(self) -> bool {
        matches!(self, Self::Symbol('+' | '-'))
    }
}

/// The tokens of a text, one after the other.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    rest: &'t str,
    ahead: Token,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut scanner = Self { rest: text, ahead: Token::End };
        scanner.ahead = scanner.scan();
        scanner
    }

    /// The next token, which stays.
    pub(super) fn peek(&self) -> Token {
        self.ahead
    }

    /// Takes the next token.
    pub(super) fn take(&mut self) -> Token {
        let token = self.ahead;
        self.ahead = self.scan();
        token
    }

    /// Takes the next token if it is this sign.
    pub(super) fn skip(&mut self, symbol: char) -> bool {
        let found = self.ahead == Token::Symbol(symbol);
        if found {
            self.take();
        }
        found
    }

    fn scan(&mut self) -> Token {
        let Some(first) = self.rest.chars().next() else { return Token::End };
        if first.is_ascii_digit() {
            let digits = self.cut(|letter| letter.is_ascii_digit());
            return Token::Number(number(digits), digits.len());
        }
        if first >= 'A' && !is_blank(first) {
            let word = self.cut(|letter| letter >= 'A' && !is_blank(letter));
            return Token::Word(meaning(word), word.encode_utf16().count());
        }
        if first == '(' {
            self.skip_parentheses();
            return Token::Unknown;
        }
        self.rest = self.rest.get(first.len_utf8()..).unwrap_or_default();
        match first {
            ':' | '-' | '+' | '.' | ')' => Token::Symbol(first),
            blank if is_blank(blank) => Token::Blank,
            _ => Token::Unknown,
        }
    }

    fn cut(&mut self, accept: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(|letter| !accept(letter)).unwrap_or(self.rest.len());
        let (cut, rest) = self.rest.split_at(end);
        self.rest = rest;
        cut
    }

    fn skip_parentheses(&mut self) {
        let mut open = 0_usize;
        for (at, letter) in self.rest.char_indices() {
            match letter {
                '(' => open += 1,
                ')' => open = open.saturating_sub(1),
                _ => {}
            }
            if open == 0 {
                self.rest = self.rest.get(at + 1..).unwrap_or_default();
                return;
            }
        }
        self.rest = "";
    }
}

/// The number of digits, of which only the first count.
fn number(digits: &str) -> i64 {
    let significant = digits.trim_start_matches('0');
    significant.get(..DIGITS.min(significant.len())).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What a word means, in any case. A month is known by its first three letters.
fn meaning(word: &str) -> Word {
    let start: String = word.chars().take(3).map(|letter| letter.to_ascii_lowercase()).collect();
    if let Some(at) = MONTHS.iter().position(|month| *month == start) {
        return Word::Month(i64::try_from(at).unwrap_or(0) + 1);
    }
    if word.chars().nth(3).is_some() {
        return Word::Other;
    }
    match start.as_str() {
        "am" => Word::Half(0),
        "pm" => Word::Half(12),
        "ut" | "utc" | "z" | "gmt" => Word::Zone(0),
        "edt" => Word::Zone(-4),
        "est" | "cdt" => Word::Zone(-5),
        "cst" | "mdt" => Word::Zone(-6),
        "mst" | "pdt" => Word::Zone(-7),
        "pst" => Word::Zone(-8),
        "t" => Word::Separator,
        _ => Word::Other,
    }
}

/// The milliseconds of digits after a point.
pub(super) fn milliseconds(number: i64, length: usize) -> i64 {
    match length {
        1 => number * 100,
        2 => number * 10,
        3 => number,
        _ => (3..length.min(DIGITS)).fold(number, |number, _| number / 10),
    }
}
