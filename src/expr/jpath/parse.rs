//! Paths, read.

use super::{Literal, Node, Part, Start};

/// How deep an expression may nest.
const DEPTH: usize = 60;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Name(String),
    Number(f64),
    Text(String),
    Sign(&'static str),
    End,
}

const SIGNS: [&str; 39] = [
    "===", "!==", "^==", "$==", "*==", "==^", "==$", "==*", "==", "!=", "^=", "$=", "*=", ">=", "<=", "=^", "=$", "=*",
    "||", "&&", "..", ".", ":", "{", "}", "(", ")", "[", "]", "^", "+", "-", "*", "/", "%", "!", ">", "<", "|",
];

/// The tree of a path; what is wrong with it, in words, if it is none.
pub(in crate::expr) fn parse(path: &str) -> Result<Node, String> {
    let mut parser = Parser { tokens: tokens(path)?, at: 0, depth: 0 };
    let node = parser.either()?;
    match parser.peek() {
        Token::End => Ok(node),
        _ => Err(parser.unexpected()),
    }
}

fn tokens(path: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = path.trim_start_matches([' ', '\r', '\n', '\t']);
    while let Some(first) = rest.chars().next() {
        let number = first.is_ascii_digit() || first == '.' && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign)).filter(|_| !number);
        let name_start = |c: char| c.is_ascii_alphabetic() || matches!(c, '$' | '@' | '_');
        let length = if let Some(sign) = sign {
            tokens.push(Token::Sign(sign));
            sign.len()
        } else if name_start(first) {
            let length = rest.find(|c: char| !name_start(c) && !c.is_ascii_digit()).unwrap_or(rest.len());
            tokens.push(Token::Name(rest.get(..length).unwrap_or_default().to_owned()));
            length
        } else if first == '"' || first == '\'' {
            let mut text = String::new();
            let mut characters = rest.char_indices().skip(1);
            loop {
                match characters.next() {
                    None => return Err("a text does not end".to_owned()),
                    Some((at, c)) if c == first => {
                        tokens.push(Token::Text(text));
                        break at + 1;
                    }
                    Some((_, '\\')) => text.extend(characters.next().map(|(_, c)| c)),
                    Some((_, c)) => text.push(c),
                }
            }
        } else if number {
            let mut points = 0;
            let length = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            let text = rest.get(..length).unwrap_or_default();
            points += text.matches('.').count();
            if points > 1 {
                return Err(format!("`{text}` is no number"));
            }
            tokens.push(Token::Number(text.trim_end_matches('.').parse().unwrap_or(f64::NAN)));
            length
        } else {
            return Err(format!("`{first}` means nothing"));
        };
        rest = rest.get(length..).unwrap_or_default().trim_start_matches([' ', '\r', '\n', '\t']);
    }
    tokens.push(Token::End);
    Ok(tokens)
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens.get(self.at).unwrap_or(&Token::End)
    }

    fn is(&self, sign: &str) -> bool {
        matches!(self.peek(), Token::Sign(found) if *found == sign)
    }

    fn take(&mut self, sign: &str) -> bool {
        let found = self.is(sign);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, sign: &str) -> Result<(), String> {
        if self.take(sign) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn unexpected(&self) -> String {
        match self.peek() {
            Token::Name(word) => format!("`{word}` is not expected"),
            Token::Number(number) => format!("`{number}` is not expected"),
            Token::Text(text) => format!("the text `{text}` is not expected"),
            Token::Sign(sign) => format!("`{sign}` is not expected"),
            Token::End => "it ends too early".to_owned(),
        }
    }

    fn deeper(&mut self) -> Result<(), String> {
        self.depth += 1;
        if self.depth > DEPTH { Err("it is nested too deep".to_owned()) } else { Ok(()) }
    }

    fn either(&mut self) -> Result<Node, String> {
        let mut ways = vec![self.way()?];
        while self.take("|") {
            ways.push(self.way()?);
        }
        Ok(match ways.pop() {
            Some(only) if ways.is_empty() => only,
            last => Node::Either(ways.into_iter().chain(last).collect()),
        })
    }

    fn way(&mut self) -> Result<Node, String> {
        if self.is("(") { self.group() } else { self.path() }
    }

    fn group(&mut self) -> Result<Node, String> {
        self.deeper()?;
        self.expect("(")?;
        let inner = self.either()?;
        self.expect(")")?;
        let mut more = Vec::new();
        while let Some(part) = self.predicate()? {
            more.push(part);
        }
        self.depth -= 1;
        Ok(match inner {
            inner if more.is_empty() => inner,
            Node::Path { start, mut parts } => {
                parts.extend(more);
                Node::Path { start, parts }
            }
            inner => {
                more.insert(0, Part::Group(inner));
                Node::Path { start: Start::Here, parts: more }
            }
        })
    }

    fn predicate(&mut self) -> Result<Option<Part>, String> {
        if self.take("[") {
            let part = self.position()?;
            self.expect("]")?;
            return Ok(Some(part));
        }
        if self.take("{") {
            let condition = self.or()?;
            self.expect("}")?;
            return Ok(Some(Part::Where(condition)));
        }
        if self.is("(") {
            return self.group().map(|group| Some(Part::Group(group)));
        }
        Ok(None)
    }

    fn starts_path(&self) -> bool {
        match self.peek() {
            Token::Sign(sign) => matches!(*sign, "." | ".." | "^"),
            Token::Name(name) => name.starts_with('$'),
            _ => false,
        }
    }

    fn path(&mut self) -> Result<Node, String> {
        if !self.starts_path() {
            return Err(self.unexpected());
        }
        let start = match self.peek() {
            Token::Sign("^") => Start::Root,
            Token::Name(name) if name == "$" => Start::Here,
            Token::Name(_) => Start::Nothing,
            _ => Start::Here,
        };
        self.at += usize::from(!self.is(".") && !self.is(".."));
        let mut parts = Vec::new();
        loop {
            let child = self.take(".");
            if child || self.take("..") {
                let name = match self.peek() {
                    Token::Sign("*") => Some("*".to_owned()),
                    Token::Name(name) | Token::Text(name) => Some(name.clone()),
                    _ => None,
                };
                self.at += usize::from(name.is_some());
                let name = name.filter(|name| !name.is_empty());
                parts.push(if child { Part::Child(name) } else { Part::Below(name) });
            } else if let Some(part) = self.predicate()? {
                parts.push(part);
            } else {
                return Ok(Node::Path { start, parts });
            }
        }
    }

    fn position(&mut self) -> Result<Part, String> {
        if self.take(":") {
            return Ok(Part::Between(None, Some(self.unary()?)));
        }
        let from = self.unary()?;
        if !self.take(":") {
            return Ok(Part::At(from));
        }
        let to = if self.is("]") { None } else { Some(self.unary()?) };
        Ok(Part::Between(Some(from), to))
    }

    fn or(&mut self) -> Result<Node, String> {
        self.deeper()?;
        let mut ways = vec![self.and()?];
        while self.take("||") {
            ways.push(self.and()?);
        }
        self.depth -= 1;
        Ok(if ways.len() == 1 { ways.remove(0) } else { Node::Or(ways) })
    }

    fn and(&mut self) -> Result<Node, String> {
        let mut ways = vec![self.compared(true)?];
        while self.take("&&") {
            ways.push(self.compared(true)?);
        }
        Ok(if ways.len() == 1 { ways.remove(0) } else { Node::And(ways) })
    }

    /// Comparisons of equality, or those of order, which group from the right.
    fn compared(&mut self, equality: bool) -> Result<Node, String> {
        self.deeper()?;
        let mut left = if equality { self.compared(false)? } else { self.sum()? };
        while let Token::Sign(sign) = *self.peek() {
            let of_order = matches!(sign, "<" | ">" | "<=" | ">=");
            let fits = if equality { sign.contains('=') && !of_order } else { of_order };
            if !fits {
                break;
            }
            self.at += 1;
            let right = self.compared(equality)?;
            left = Node::Compare(sign, Box::new((left, right)));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn sum(&mut self) -> Result<Node, String> {
        let mut left = self.product()?;
        while let Token::Sign(sign @ ("+" | "-")) = *self.peek() {
            self.at += 1;
            let right = self.product()?;
            left = Node::Math(if sign == "+" { '+' } else { '-' }, Box::new((left, right)));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Node, String> {
        self.deeper()?;
        let mut left = self.unary()?;
        while let Token::Sign(sign @ ("*" | "/" | "%")) = *self.peek() {
            self.at += 1;
            let right = self.product()?;
            left = Node::Math(sign.chars().next().unwrap_or('*'), Box::new((left, right)));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn unary(&mut self) -> Result<Node, String> {
        self.deeper()?;
        let node = if self.take("!") {
            Node::Not(Box::new(self.unary()?))
        } else if self.take("-") {
            Node::Minus(Box::new(self.unary()?))
        } else {
            self.primary()?
        };
        self.depth -= 1;
        Ok(node)
    }

    fn primary(&mut self) -> Result<Node, String> {
        let literal = match self.peek() {
            Token::Text(text) => Literal::Text(text.clone()),
            Token::Number(number) => Literal::Number(*number),
            Token::Name(name) if name == "true" || name == "false" => Literal::Bool(name == "true"),
            Token::Name(name) if name == "null" => Literal::Null,
            Token::Sign("(") => {
                self.at += 1;
                let inner = self.or()?;
                self.expect(")")?;
                return Ok(inner);
            }
            _ if self.starts_path() => return self.path(),
            _ => return Err(self.unexpected()),
        };
        self.at += 1;
        Ok(Node::Literal(literal))
    }
}
