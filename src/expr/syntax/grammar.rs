//! The grammar: operators by their strength, calls, paths, lists and objects.

use std::borrow::Cow;
use std::sync::Arc;

use super::build::Builder;
use super::scan::Piece;
use super::token::{Kind, Token, tokens};
use super::{MAX_DEPTH, MAX_LENGTH, Unknown};
use crate::expr::engine::Engine;
use crate::expr::error::{ParseError, Stage};
use crate::expr::expression::{Expression, Literal, NodeId};
use crate::json::Span;

/// Reads an expression.
pub(in crate::expr) fn parse(text: &str, engine: Engine, unknown: Unknown) -> Result<Expression, ParseError> {
    if text.len() > MAX_LENGTH {
        let message = format!("An expression can have {} KB; this one has {}.", MAX_LENGTH >> 10, text.len() >> 10);
        return Err(ParseError::new(Stage::Limit, 0, text.len(), message));
    }
    let mut builder = Builder::new(unknown);
    let root = part(text, 0, 0, &mut builder)?;
    if let Some(fault) = builder.fault {
        return Err(fault);
    }
    builder.plan();
    let Builder { nodes, spans, changes, .. } = builder;
    Ok(Expression { source: text.into(), engine, nodes, spans, root, changes })
}

/// Reads an expression that stands at an offset.
fn part(text: &str, offset: usize, depth: usize, builder: &mut Builder) -> Result<NodeId, ParseError> {
    let stripped = text.strip_prefix('=').unwrap_or(text);
    let offset = offset + text.len() - stripped.len();
    if stripped.is_empty() {
        return Ok(builder.literal(Literal::Text("".into()), Span { start: offset, end: offset }));
    }
    let tokens = tokens(stripped).map_err(|error| error.moved(offset))?;
    let mut parser = Parser { text: stripped, tokens: &tokens, at: 0, offset, depth, builder };
    let root = parser.binary(0)?;
    match parser.peek() {
        Kind::End => Ok(root),
        _ => Err(parser.unexpected("an operator or the end")),
    }
}

struct Parser<'p> {
    text: &'p str,
    tokens: &'p [Token],
    at: usize,
    /// Where the text stands in the whole expression.
    offset: usize,
    depth: usize,
    builder: &'p mut Builder,
}

/// How strong an operator is between two operands, and whether it groups from the right.
fn strength(sign: &str) -> Option<(u8, bool)> {
    Some(match sign {
        "^" => (10, true),
        "*" | "/" | "%" => (9, false),
        "+" | "-" => (8, false),
        "==" | "!=" | "<>" => (7, false),
        "&" => (6, false),
        "<" | "<=" | ">" | ">=" => (5, false),
        "&&" => (4, false),
        "||" => (3, false),
        "??" => (2, false),
        "?" => (1, false),
        _ => return None,
    })
}

impl<'p> Parser<'p> {
    fn peek(&self) -> &Kind {
        self.tokens.get(self.at).map_or(&Kind::End, |token| &token.kind)
    }

    fn is(&self, sign: &str) -> bool {
        matches!(self.peek(), Kind::Sign(found) if *found == sign)
    }

    fn take(&mut self, sign: &str) -> bool {
        let found = self.is(sign);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, sign: &str) -> Result<(), ParseError> {
        if self.take(sign) { Ok(()) } else { Err(self.unexpected(&format!("`{sign}`"))) }
    }

    /// Where the next word stands in the whole expression.
    fn start(&self) -> usize {
        self.offset + self.tokens.get(self.at).map_or(self.text.len(), |token| token.start)
    }

    /// Where the last word ended in the whole expression.
    fn end(&self) -> usize {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        self.offset + last.map_or(0, |token| token.end)
    }

    fn word(&self, at: usize) -> &'p str {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    fn unexpected(&self, wanted: &str) -> ParseError {
        let (start, word) = (self.start(), self.word(self.at));
        let message = match self.peek() {
            Kind::End => format!("The expression ends where {wanted} is missing."),
            Kind::Sign(sign) => format!("`{sign}` stands where {wanted} is missing."),
            Kind::Number | Kind::Name => format!("`{word}` stands where {wanted} is missing."),
            Kind::Text | Kind::Template(_) => format!("Text stands where {wanted} is missing."),
        };
        ParseError::new(Stage::Syntax, start, start + word.len(), message).expecting(wanted)
    }

    fn deeper(&mut self) -> Result<(), ParseError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let (start, message) =
                (self.start(), format!("An expression can nest {MAX_DEPTH} deep; this one nests deeper."));
            return Err(ParseError::new(Stage::Limit, start, start, message));
        }
        Ok(())
    }

    /// Operands with operators of at least a strength between them.
    fn binary(&mut self, weakest: u8) -> Result<NodeId, ParseError> {
        self.deeper()?;
        let start = self.start();
        let mut left = self.unary()?;
        while let Kind::Sign(sign) = *self.peek()
            && let Some((strength, from_right)) = strength(sign).filter(|(strength, _)| *strength >= weakest)
        {
            let name = Span { start: self.start(), end: self.start() + sign.len() };
            self.at += 1;
            if sign == "?" {
                let middle = self.binary(0)?;
                self.expect(":")?;
                let right = self.binary(strength + 1)?;
                left = self.builder.call("if", name, vec![left, middle, right], Span { start, end: self.end() });
            } else {
                let right = self.binary(if from_right { strength } else { strength + 1 })?;
                left = self.builder.call(sign, name, vec![left, right], Span { start, end: self.end() });
            }
        }
        self.depth -= 1;
        Ok(left)
    }

    fn unary(&mut self) -> Result<NodeId, ParseError> {
        let start = self.start();
        let Kind::Sign(sign @ ("!" | "-" | "+")) = *self.peek() else { return self.postfix() };
        self.deeper()?;
        let name = Span { start, end: start + 1 };
        self.at += 1;
        let mut arguments = Vec::with_capacity(2);
        if sign != "!" {
            arguments.push(self.builder.literal(Literal::Number(0.0), Span { start, end: start }));
        }
        arguments.push(self.unary()?);
        self.depth -= 1;
        Ok(self.builder.call(sign, name, arguments, Span { start, end: self.end() }))
    }

    /// An operand with the names, indexes and arguments behind it.
    fn postfix(&mut self) -> Result<NodeId, ParseError> {
        let (first, start) = (self.at, self.start());
        let fault = self.builder.fault.clone();
        let mut node = self.primary()?;
        loop {
            let Kind::Sign(sign) = *self.peek() else { return Ok(node) };
            match sign {
                "." => {
                    self.at += 1;
                    if *self.peek() != Kind::Name {
                        return Err(self.unexpected("a name"));
                    }
                    let name = Arc::from(self.word(self.at));
                    self.at += 1;
                    node = self.builder.access(name, Some(node), Span { start, end: self.end() });
                }
                "[" => {
                    self.at += 1;
                    let index = self.binary(0)?;
                    self.expect("]")?;
                    node = self.builder.element(node, index, Span { start, end: self.end() });
                }
                "(" | "!" => {
                    if sign == "!" {
                        let called =
                            matches!(self.tokens.get(self.at + 1), Some(token) if token.kind == Kind::Sign("("));
                        if !called {
                            return Ok(node);
                        }
                        self.at += 1;
                    }
                    let name = if self.at == first + 1 {
                        Cow::Borrowed(self.word(first))
                    } else {
                        (first..self.at).map(|at| self.word(at)).collect()
                    };
                    let name_span = Span { start, end: self.end() };
                    self.at += 1;
                    // What stands before the parenthesis is a name, whatever it looks like.
                    self.builder.fault.clone_from(&fault);
                    let arguments = self.arguments(")")?;
                    node = self.builder.call(&name, name_span, arguments, Span { start, end: self.end() });
                }
                _ => return Ok(node),
            }
        }
    }

    fn primary(&mut self) -> Result<NodeId, ParseError> {
        let (at, start) = (self.at, self.start());
        let tokens = self.tokens;
        let Some(token) = tokens.get(at) else { return Err(self.unexpected("a value")) };
        self.at += 1;
        let span = Span { start, end: self.end() };
        Ok(match &token.kind {
            Kind::Number => {
                let number = self.word(at).parse().unwrap_or(f64::INFINITY);
                self.builder.literal(Literal::Number(number), span)
            }
            Kind::Text => {
                let text = unescaped(self.word(at)).into();
                self.builder.literal(Literal::Text(text), span)
            }
            Kind::Name => {
                let name = self.text.get(token.start..token.end).unwrap_or_default();
                self.builder.name(name, span)
            }
            Kind::Template(pieces) => self.template(pieces, span)?,
            Kind::Sign("(") => {
                let inner = self.binary(0)?;
                self.expect(")")?;
                inner
            }
            Kind::Sign("[") => {
                let items = self.arguments("]")?;
                self.builder.call("createArray", span, items, Span { start, end: self.end() })
            }
            Kind::Sign("{") => {
                let fields = self.fields()?;
                self.builder.object(fields, Span { start, end: self.end() })
            }
            _ => {
                self.at = at;
                return Err(self.unexpected("a value"));
            }
        })
    }

    fn arguments(&mut self, close: &str) -> Result<Vec<NodeId>, ParseError> {
        let mut arguments = Vec::new();
        if self.take(close) {
            return Ok(arguments);
        }
        loop {
            let arrow = matches!(self.tokens.get(self.at + 1), Some(token) if token.kind == Kind::Sign("=>"));
            if arrow && *self.peek() == Kind::Name {
                let span = Span { start: self.start(), end: self.start() + self.word(self.at).len() };
                let name = Arc::from(self.word(self.at));
                self.at += 2;
                arguments.push(self.builder.access(name, None, span));
            }
            arguments.push(self.binary(0)?);
            if self.take(close) {
                return Ok(arguments);
            }
            if !self.take(",") {
                return Err(self.unexpected(&format!("`,` or `{close}`")));
            }
        }
    }

    fn fields(&mut self) -> Result<Vec<(Arc<str>, NodeId)>, ParseError> {
        let mut fields = Vec::new();
        if self.take("}") {
            return Ok(fields);
        }
        loop {
            let word = self.word(self.at);
            let key = match self.peek() {
                Kind::Name => Arc::from(word),
                // What is escaped in a key stays as it is written.
                Kind::Text => Arc::from(word.get(1..word.len() - 1).unwrap_or_default()),
                _ => return Err(self.unexpected("a key")),
            };
            self.at += 1;
            self.expect(":")?;
            fields.push((key, self.binary(0)?));
            if self.take("}") {
                return Ok(fields);
            }
            if !self.take(",") {
                return Err(self.unexpected("`,` or `}`"));
            }
        }
    }

    /// Text with `${…}` in it: what joins its pieces.
    fn template(&mut self, pieces: &[Piece], span: Span) -> Result<NodeId, ParseError> {
        let empty = Span { start: span.start, end: span.start };
        let mut arguments = vec![self.builder.literal(Literal::Text("".into()), empty)];
        for piece in pieces {
            let (Piece::Text(range) | Piece::Escape(range) | Piece::Expression(range)) = piece;
            let text = self.text.get(range.clone()).unwrap_or_default();
            let (start, end) = (self.offset + range.start, self.offset + range.end);
            arguments.push(if matches!(piece, Piece::Expression(_)) {
                part(text, start, self.depth, self.builder)?
            } else {
                self.builder.literal(Literal::Text(text.into()), Span { start, end })
            });
        }
        Ok(self.builder.call("concat", empty, arguments, span))
    }
}

/// A string without its quotes, with what is escaped in it.
fn unescaped(word: &str) -> String {
    let inner = word.get(1..word.len() - 1).unwrap_or_default();
    if !inner.contains('\\') {
        return inner.to_owned();
    }
    let quotes = if word.starts_with('\'') { inner.replace("\\'", "'") } else { inner.replace("\\\"", "\"") };
    let mut text = String::with_capacity(quotes.len());
    let mut characters = quotes.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        let decoded = match characters.peek() {
            Some('r') => '\r',
            Some('n') => '\n',
            Some('t') => '\t',
            Some('\\') => '\\',
            // Any other pair stays, and its second half is not looked at again.
            Some('\n' | '\r') | None => {
                text.push('\\');
                continue;
            }
            Some(other) => {
                text.push('\\');
                *other
            }
        };
        characters.next();
        text.push(decoded);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> String {
        parse(text, Engine::JavaScript, Unknown::Refused).unwrap_or_else(|error| panic!("{text}: {error}")).to_string()
    }

    fn stage(text: &str) -> Stage {
        parse(text, Engine::JavaScript, Unknown::Refused).expect_err(text).stage
    }

    #[test]
    fn operators_bind_as_the_grammar_says() {
        for (text, tree) in [
            ("1 + 2 * 3", "(1 + (2 * 3))"),
            ("2 ^ 3 ^ 2", "(2 ^ (3 ^ 2))"),
            ("-2 ^ 2", "((0 - 2) ^ 2)"),
            ("2 ^ -1", "(2 ^ (0 - 1))"),
            ("12 / 3 / 2", "((12 / 3) / 2)"),
            ("1 < 2 == true", "(1 < (2 == true))"),
            ("'a' & 1 + 2", "concat('a', (1 + 2))"),
            ("a ?? b ? 1 : 2", "if(coalesce(a, b), 1, 2)"),
            ("a ? 1 : b ? 2 : 3", "if(if(a, 1, b), 2, 3)"),
            ("a ? b ? 1 : 2 : 3", "if(a, if(b, 1, 2), 3)"),
            ("!n == 5", "(!(n) == 5)"),
            ("[1, [2]]", "createArray(1, createArray(2))"),
            ("{a: n}", "setProperty(json('{}'), 'a', n)"),
            ("foreach(a, q => q)", "foreach(a, q, q)"),
            ("a.b['c'][d].e", "a.b['c'][d].e"),
            ("`x${n}\\``", "concat('', 'x', n, '`')"),
        ] {
            assert_eq!(printed(text), tree, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for text in [
            "1 +",
            "[1,]",
            "foreach(a, (q) => q)",
            ".5",
            "1.",
            "1e3",
            "==n",
            "5 %2",
            "a b",
            "`${`q`}`",
            "",
            " ",
            "(",
            "a.1",
        ] {
            if !text.is_empty() {
                assert_eq!(stage(text), Stage::Syntax, "{text}");
            }
        }
        for text in ["1 <> 2", "s.toUpper()", "Length('a')", "if(true, 1, nope())", "'a'('b')", "f!(1)"] {
            assert_eq!(stage(text), Stage::UnknownFunction, "{text}");
        }
        assert_eq!((stage("length()"), stage("length(1)"), stage("5.a")), (Stage::Arity, Stage::Type, Stage::Type));
        assert_eq!((stage("-'5'"), stage("foreach(a, 'q', q)")), (Stage::Type, Stage::Type));
        assert_eq!(stage("nope( 1 +"), Stage::Syntax);
    }

    #[test]
    fn places_and_suggestions_are_given() {
        let error = parse("1 + tolower('a')", Engine::JavaScript, Unknown::Refused).unwrap_err();
        assert_eq!((error.span, error.suggestion.as_deref()), (Span { start: 4, end: 11 }, Some("toLower")));
        let error = parse("`ab ${ 1 + }`", Engine::JavaScript, Unknown::Refused).unwrap_err();
        assert_eq!(error.span.start, 10);
    }

    #[test]
    fn hostile_texts_are_refused() {
        for text in [
            "(".repeat(10_000),
            "!".repeat(10_000),
            "a".repeat(1 << 20),
            "[".repeat(9_000),
            "-".repeat(9_000),
            "1^".repeat(9_000),
        ] {
            assert_eq!(stage(&text), Stage::Limit);
        }
        let chain = format!("a{}", "[0]".repeat(9_000));
        assert_eq!((stage(&chain), stage(&format!("{}1", "1+".repeat(9_000)))), (Stage::Limit, Stage::Limit));
    }

    #[test]
    fn escapes_are_decoded() {
        for (text, decoded) in [
            (r"'it\'s'", "it's"),
            (r#""it\'s""#, r"it\'s"),
            (r"'a\nb'", "a\nb"),
            (r"'a\\nb'", r"a\nb"),
            (r"'a\u'", r"a\u"),
            (r"'a\'", r"a\"),
        ] {
            assert_eq!(unescaped(text), decoded, "{text}");
        }
    }
}
