//! JSON text as `JSON.parse` reads it.

use std::sync::Arc;

use super::{Fields, List, MAX_NESTING, Object, Text, Value};

/// The value of a JSON text; where the text is wrong, as an offset, if it is none.
pub(in crate::expr) fn parse<'a>(text: &str) -> Result<Value<'a>, usize> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.blanks();
    if reader.at == text.len() { Ok(value) } else { Err(reader.at) }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        self.blanks();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value<'a>(&mut self, depth: u32) -> Result<Value<'a>, usize> {
        self.blanks();
        if depth >= MAX_NESTING / 2 {
            return Err(self.at);
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => Ok(Value::Text(Text::from(self.string()?))),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => {
                for (word, value) in [("true", Value::Bool(true)), ("false", Value::Bool(false)), ("null", Value::Null)]
                {
                    if self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
                        self.at += word.len();
                        return Ok(value);
                    }
                }
                Err(self.at)
            }
        }
    }

    fn object<'a>(&mut self, depth: u32) -> Result<Value<'a>, usize> {
        self.at += 1;
        let mut fields = Fields::default();
        if self.take(b'}') {
            return Ok(Value::Object(Object::from(fields)));
        }
        loop {
            self.blanks();
            if self.peek() != Some(b'"') {
                return Err(self.at);
            }
            let key: Arc<str> = self.string()?.into();
            if !self.take(b':') {
                return Err(self.at);
            }
            fields.set(key, self.value(depth + 1)?);
            if self.take(b'}') {
                return Ok(Value::Object(Object::from(fields)));
            }
            if !self.take(b',') {
                return Err(self.at);
            }
        }
    }

    fn list<'a>(&mut self, depth: u32) -> Result<Value<'a>, usize> {
        self.at += 1;
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(Value::List(List::new(items)));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.take(b']') {
                return Ok(Value::List(List::new(items)));
            }
            if !self.take(b',') {
                return Err(self.at);
            }
        }
    }

    fn digits(&mut self) -> Result<(), usize> {
        let from = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == from { Err(from) } else { Ok(()) }
    }

    fn number<'a>(&mut self) -> Result<Value<'a>, usize> {
        let from = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        let text = self.text.get(from..self.at).unwrap_or_default();
        text.parse().map(Value::Number).map_err(|_| from)
    }

    fn string(&mut self) -> Result<String, usize> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let from = self.at;
            while self.peek().is_some_and(|byte| byte != b'"' && byte != b'\\' && byte >= b' ') {
                self.at += 1;
            }
            out.push_str(self.text.get(from..self.at).unwrap_or_default());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => {
                    self.at += 1;
                    self.escape(&mut out)?;
                }
                _ => return Err(self.at),
            }
        }
    }

    fn escape(&mut self, out: &mut String) -> Result<(), usize> {
        let byte = self.peek().ok_or(self.at)?;
        self.at += 1;
        out.push(match byte {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                let low = if (0xd800..0xdc00).contains(&unit) { self.low_half()? } else { None };
                // Half of a character is no text here.
                let units = [unit, low.unwrap_or_default()];
                let units = units.get(..1 + usize::from(low.is_some())).unwrap_or_default();
                out.push_str(&String::from_utf16_lossy(units));
                return Ok(());
            }
            _ => return Err(self.at - 1),
        });
        Ok(())
    }

    fn low_half(&mut self) -> Result<Option<u16>, usize> {
        let from = self.at;
        if self.text.get(from..).is_some_and(|rest| rest.starts_with("\\u")) {
            self.at += 2;
            let unit = self.unit()?;
            if (0xdc00..0xe000).contains(&unit) {
                return Ok(Some(unit));
            }
            self.at = from;
        }
        Ok(None)
    }

    fn unit(&mut self) -> Result<u16, usize> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(self.at)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(self.at);
        }
        self.at += 4;
        u16::from_str_radix(digits, 16).map_err(|_| self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_read_strictly() {
        for text in [r#"{"a":[1,-2.5e-3,true,null,"x\u00e9\ud83d\ude00\n"],"b":{}}"#, "[]", " 1 ", r#""""#] {
            let own = parse(text).unwrap().to_json().unwrap();
            let theirs: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::from_str::<serde_json::Value>(&own).unwrap(), theirs, "{text}");
        }
        for text in ["", "01", "1.", "[1,]", "{a:1}", "'a'", "\"\n\"", "tru", "1 2", r#""\x""#, "{\"a\"}", "-"] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert!(parse(&"[".repeat(100_000)).is_err());
    }
}
