//! The patterns that `isMatch` takes: those that the engines of several languages have in common.
//!
//! There is no looking around, no reference back, no `\b` and no `\u`; an empty pattern is none.

/// Why a pattern is not of the common kind, if it is not.
pub(in crate::expr) fn fault(pattern: &str) -> Option<String> {
    if pattern.is_empty() {
        return Some("it is empty".to_owned());
    }
    let characters: Vec<char> = pattern.chars().collect();
    Reader { characters: &characters, at: 0 }.whole().err()
}

struct Reader<'p> {
    characters: &'p [char],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.at + ahead).copied()
    }

    fn whole(&mut self) -> Result<(), String> {
        let mut open = 0usize;
        let mut repeatable = false;
        while let Some(character) = self.peek(0) {
            self.at += 1;
            match character {
                '(' => {
                    if !self.group()? {
                        open += 1;
                        repeatable = false;
                        continue;
                    }
                    repeatable = true;
                }
                ')' => {
                    open = open.checked_sub(1).ok_or("a `)` closes nothing")?;
                    repeatable = true;
                }
                '|' => repeatable = false,
                '?' | '+' | '*' => {
                    if !repeatable {
                        return Err("there is nothing to repeat".to_owned());
                    }
                    if matches!(self.peek(0), Some('?' | '+')) {
                        self.at += 1;
                    }
                    repeatable = false;
                }
                '[' => {
                    self.class()?;
                    repeatable = true;
                }
                '\\' => {
                    self.escape()?;
                    repeatable = true;
                }
                _ => repeatable = true,
            }
        }
        if open > 0 { Err("a `(` is not closed".to_owned()) } else { Ok(()) }
    }

    /// What follows a parenthesis; whether it is closed already.
    fn group(&mut self) -> Result<bool, String> {
        if self.peek(0) != Some('?') {
            return Ok(false);
        }
        self.at += 1;
        match self.peek(0) {
            Some(':') => {
                self.at += 1;
                Ok(false)
            }
            Some('<') => {
                self.at += 1;
                let from = self.at;
                while self.peek(0).is_some_and(|c| c.is_ascii_alphanumeric() || c == '_') {
                    self.at += 1;
                }
                let first = self.characters.get(from).copied();
                let named = self.at > from && first.is_some_and(|c| !c.is_ascii_digit()) && self.peek(0) == Some('>');
                self.at += 1;
                if named { Ok(false) } else { Err("it looks around, or a name is none".to_owned()) }
            }
            Some('i' | 'm' | 's') => {
                while matches!(self.peek(0), Some('i' | 'm' | 's')) {
                    self.at += 1;
                }
                let closed = self.peek(0) == Some(')');
                self.at += 1;
                if closed { Ok(true) } else { Err("options are not closed".to_owned()) }
            }
            _ => Err("a `(?` is followed by nothing that all engines know".to_owned()),
        }
    }

    fn escape(&mut self) -> Result<(), String> {
        let Some(character) = self.peek(0) else { return Err("it ends in a backslash".to_owned()) };
        let octal = |c: Option<char>| c.is_some_and(|c| ('0'..='7').contains(&c));
        let length = match character {
            'a' | 'c' | 'e' | 'f' | 'n' | 'r' | 't' | 'd' | 'D' | 's' | 'S' | 'w' | 'W' => 1,
            'p' | 'P' if self.peek(1) == Some('{') => {
                let name = self
                    .characters
                    .iter()
                    .skip(self.at + 2)
                    .take_while(|c| c.is_ascii_alphanumeric() || **c == '_')
                    .count();
                if name == 0 || self.peek(2 + name) != Some('}') {
                    return Err(format!("`\\{character}` has no name"));
                }
                3 + name
            }
            'x' => {
                let hexadecimal = |ahead: usize| self.peek(ahead).is_some_and(|c| c.is_ascii_hexdigit());
                if hexadecimal(1) && hexadecimal(2) {
                    3
                } else {
                    let digits = self.characters.iter().skip(self.at + 2).take_while(|c| c.is_ascii_hexdigit()).count();
                    if self.peek(1) != Some('{') || digits < 3 || self.peek(2 + digits) != Some('}') {
                        return Err("`\\x` has no number".to_owned());
                    }
                    3 + digits
                }
            }
            'Q' => self.quoted().ok_or("a `\\Q` has no `\\E`")?,
            '0'..='7' if octal(self.peek(1)) => 2,
            other if other.is_ascii_alphanumeric() => {
                return Err(format!("`\\{other}` is not known to all engines"));
            }
            _ => 1,
        };
        self.at += length;
        Ok(())
    }

    /// How long what is quoted from a `Q` on is.
    fn quoted(&self) -> Option<usize> {
        let rest = self.characters.get(self.at + 1..)?;
        rest.windows(2).position(|pair| pair == ['\\', 'E']).map(|at| at + 3)
    }

    fn class(&mut self) -> Result<(), String> {
        if self.peek(0) == Some('^') && self.peek(1) != Some(']') {
            self.at += 1;
        }
        let from = self.at;
        while let Some(character) = self.peek(0) {
            self.at += 1;
            match character {
                ']' if self.at > from + 1 => return Ok(()),
                ']' => return Err("a `[]` is empty".to_owned()),
                '\\' => self.escape()?,
                _ => {}
            }
        }
        Err("a `[` is not closed".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn only_what_all_engines_know_is_taken() {
        for pattern in [
            "a",
            "^[a-z]+$",
            "(?i)abc",
            "(?<n>a)",
            "(?:x)",
            "a{2,3}?",
            "a++",
            "\\d\\x41\\p{L}",
            "[^]",
            "\\.",
            "a|",
            "()",
        ] {
            assert_eq!(fault(pattern), None, "{pattern}");
        }
        for pattern in ["", "[", "(", ")", "a**", "\\b", "(?=a)", "(?<=a)", "\\1", "\\u0041", "[]", "*", "\\", "\\x4"] {
            assert!(fault(pattern).is_some(), "{pattern}");
        }
    }
}
