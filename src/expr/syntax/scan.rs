//! The bounds of strings and of `${…}`, found from bytes alone.

use std::ops::Range;

/// A piece of a text with `${…}` in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text as it stands.
    Text(Range<usize>),
    /// A back-tick or dollar sign with a backslash before it: where the sign itself stands.
    Escape(Range<usize>),
    /// An expression: what stands between the braces, without blanks around it.
    Expression(Range<usize>),
}

/// How a text with `${…}` in it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With a back-tick, at this offset.
    Tick(usize),
    /// With the text itself.
    Text,
    /// It was given up: too much had to be looked at.
    TooMuch,
}

/// How often each byte may be looked at in search of where things end.
const EFFORT: usize = 200;

/// Looks for what ends where, with a bound on the work.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    text: &'t str,
    effort: usize,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, effort: EFFORT * (text.len() + 100) }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Where the string ends that begins at an offset with a quote. It ends at the first quote that has no backslash before
    /// it, or, if there is none, at the last that has one.
    pub(super) fn string(&mut self, start: usize) -> Option<usize> {
        let quote = self.byte(start)?;
        let mut last = None;
        let mut at = start + 1;
        while let Some(byte) = self.byte(at) {
            self.effort = self.effort.checked_sub(1)?;
            if byte == b'\\' && self.byte(at + 1).is_some_and(|next| next == quote || next == b'\\') {
                if self.byte(at + 1) == Some(quote) {
                    last = Some(at + 2);
                }
                at += 2;
            } else if byte == quote {
                return Some(at + 1);
            } else {
                at += 1;
            }
        }
        last
    }

    /// Where the name ends that begins at an offset, if one does.
    pub(super) fn name(&self, start: usize) -> Option<usize> {
        let first = self.byte(start)?;
        let mut at = start + 1;
        match first {
            b'@' if self.byte(at) == Some(b'@') => at += 1,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'#' | b'@' | b'$' | b'%' => {}
            _ => return None,
        }
        while self.byte(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            at += 1;
        }
        Some(at)
    }

    /// Where the object ends that begins at an offset with a brace, as far as `${…}` cares.
    fn object(&mut self, start: usize) -> Option<usize> {
        let mut at = start;
        let mut depth = 0usize;
        loop {
            // At an opening brace: nothing, or a key with its colon and something behind it.
            depth += 1;
            at += 1;
            if self.byte(at)? != b'}' {
                at = if matches!(self.byte(at)?, b'\'' | b'"') { self.string(at)? } else { self.name(at)? };
                if self.byte(at)? != b':' || self.byte(at + 1)? == b'}' {
                    return None;
                }
                at += 1;
            }
            loop {
                self.effort = self.effort.checked_sub(1)?;
                match self.byte(at)? {
                    b'}' => {
                        depth -= 1;
                        at += 1;
                        if depth == 0 {
                            return Some(at);
                        }
                    }
                    b'{' => break,
                    b'\'' | b'"' => at = self.string(at)?,
                    b'\r' | b'\n' | b'`' => return None,
                    _ => at += 1,
                }
            }
        }
    }

    /// Where the `${…}` ends that begins at an offset, if it is one.
    pub(super) fn expression(&mut self, start: usize) -> Option<usize> {
        let mut at = start + 2;
        loop {
            self.effort = self.effort.checked_sub(1)?;
            match self.byte(at)? {
                b'}' if at == start + 2 => return None,
                b'}' => return Some(at + 1),
                b'{' => at = self.object(at)?,
                b'\'' | b'"' => at = self.string(at)?,
                b'\r' | b'\n' | b'`' => return None,
                _ => at += 1,
            }
        }
    }

    /// The pieces of a text from an offset on, up to a back-tick.
    pub(super) fn pieces(&mut self, start: usize) -> (Vec<Piece>, End) {
        let mut pieces = Vec::new();
        let mut from = start;
        let mut at = start;
        let flush = |pieces: &mut Vec<Piece>, from: usize, to: usize| {
            if from < to {
                pieces.push(Piece::Text(from..to));
            }
        };
        while let Some(byte) = self.byte(at) {
            if self.effort == 0 {
                return (pieces, End::TooMuch);
            }
            match (byte, self.byte(at + 1)) {
                (b'`', _) => {
                    flush(&mut pieces, from, at);
                    return (pieces, End::Tick(at));
                }
                (b'\\', Some(b'`' | b'$')) => {
                    flush(&mut pieces, from, at);
                    pieces.push(Piece::Escape(at + 1..at + 2));
                    at += 2;
                    from = at;
                }
                (b'$', Some(b'{')) => {
                    if let Some(end) = self.expression(at) {
                        flush(&mut pieces, from, at);
                        pieces.push(Piece::Expression(self.trimmed(at + 2, end - 1)));
                        at = end;
                        from = at;
                    } else {
                        at += 1;
                    }
                }
                _ => at += 1,
            }
        }
        flush(&mut pieces, from, at);
        (pieces, if self.effort == 0 { End::TooMuch } else { End::Text })
    }

    fn trimmed(&self, start: usize, end: usize) -> Range<usize> {
        let text = self.text.get(start..end).unwrap_or_default();
        let front = text.trim_start();
        let start = start + text.len() - front.len();
        start..start + front.trim_end().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expressions(text: &str) -> Vec<&str> {
        let (pieces, _) = Scanner::new(text).pieces(0);
        pieces
            .iter()
            .filter_map(|piece| if let Piece::Expression(range) = piece { text.get(range.clone()) } else { None })
            .collect()
    }

    #[test]
    fn only_what_is_whole_is_an_expression() {
        assert_eq!(expressions("a ${ n } b ${m}"), ["n", "m"]);
        assert_eq!(expressions("${} ${n"), Vec::<&str>::new());
        assert_eq!(expressions("${'a}b'}"), ["'a}b'"]);
        assert_eq!(expressions("${{a: 1}.a}"), ["{a: 1}.a"]);
        assert_eq!(expressions("${{ a: 1}.a}"), Vec::<&str>::new());
        assert_eq!(expressions("${ {a: {b:1}} }"), ["{a: {b:1}}"]);
        assert_eq!(expressions(r"\${n} ${o}"), ["o"]);
        assert_eq!(expressions("${a\n}"), Vec::<&str>::new());
        assert_eq!(Scanner::new("a`b").pieces(0).1, End::Tick(1));
    }

    #[test]
    fn strings_end_where_the_reference_ends_them() {
        let end = |text: &str| Scanner::new(text).string(0);
        assert_eq!(end(r"'it\'s' x"), Some(7));
        assert_eq!(end(r"'a\'"), Some(4));
        assert_eq!(end(r"'a\\' 'b'"), Some(5));
        assert_eq!(end("'a"), None);
    }

    #[test]
    fn a_hostile_text_is_given_up() {
        let text = "${a:1".repeat(40_000);
        assert_eq!(Scanner::new(&text).pieces(0).1, End::TooMuch);
    }
}
