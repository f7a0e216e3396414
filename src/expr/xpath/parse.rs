//! Expressions of `XPath`, read.

use super::{Axis, Expr, Start, Step, Test};

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

const SIGNS: [&str; 22] = [
    "::", "//", "..", "!=", "<=", ">=", "(", ")", "[", "]", ".", "@", ",", "/", "|", "+", "-", "=", "<", ">", "*", "$",
];

/// The tree of an expression; what is wrong, in words, if it is none.
pub(in crate::expr) fn parse(text: &str) -> Result<Expr, String> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0 };
    let expr = parser.binary(0)?;
    if *parser.peek() == Token::End { Ok(expr) } else { Err(parser.unexpected()) }
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    while let Some(first) = rest.chars().next() {
        let second = rest.chars().nth(1);
        let length = if first.is_ascii_digit() || first == '.' && second.is_some_and(|c| c.is_ascii_digit()) {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            let number = rest.get(..end).unwrap_or_default();
            tokens.push(Token::Number(
                number.trim_end_matches('.').parse().map_err(|_| format!("`{number}` is no number"))?,
            ));
            end
        } else if first == '"' || first == '\'' {
            let inner = rest.get(1..).and_then(|rest| rest.split_once(first)).ok_or("a text does not end")?.0;
            tokens.push(Token::Text(inner.to_owned()));
            inner.len() + 2
        } else if first.is_alphabetic() || first == '_' {
            let mut end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            // A colon belongs to a name unless it is one of two.
            let after = rest.get(end..).unwrap_or_default();
            if let Some(local) = after.strip_prefix(':').filter(|local| !local.starts_with(':')) {
                end += 1 + if local.starts_with('*') { 1 } else { local.find(|c| !is_name(c)).unwrap_or(local.len()) };
            }
            tokens.push(Token::Name(rest.get(..end).unwrap_or_default().to_owned()));
            end
        } else {
            let sign =
                SIGNS.iter().find(|sign| rest.starts_with(**sign)).ok_or_else(|| format!("`{first}` means nothing"))?;
            tokens.push(Token::Sign(sign));
            sign.len()
        };
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    tokens.push(Token::End);
    Ok(tokens)
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

/// The operators with their strength.
const OPERATORS: [(&str, u8); 14] = [
    ("or", 1),
    ("and", 2),
    ("=", 3),
    ("!=", 3),
    ("<", 4),
    ("<=", 4),
    (">", 4),
    (">=", 4),
    ("+", 5),
    ("-", 5),
    ("*", 6),
    ("div", 6),
    ("mod", 6),
    ("|", 8),
];

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens.get(self.at).unwrap_or(&Token::End)
    }

    fn is(&self, sign: &str) -> bool {
        matches!(self.peek(), Token::Sign(found) if *found == sign)
    }

    fn follows(&self, sign: &str) -> bool {
        matches!(self.tokens.get(self.at + 1), Some(Token::Sign(found)) if *found == sign)
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

    fn operator(&self) -> Option<(&'static str, u8)> {
        let word = match self.peek() {
            Token::Sign(sign) => *sign,
            Token::Name(name) => name.as_str(),
            _ => return None,
        };
        OPERATORS.iter().find(|(sign, _)| *sign == word).copied()
    }

    fn binary(&mut self, weakest: u8) -> Result<Expr, String> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err("it is nested too deep".to_owned());
        }
        // A minus is weaker than `|` and stronger than the rest.
        let mut left = if self.take("-") { Expr::Minus(Box::new(self.binary(7)?)) } else { self.path()? };
        let mut chain = 0;
        while let Some((sign, strength)) = self.operator().filter(|(_, strength)| *strength >= weakest) {
            chain += 1;
            if chain > DEPTH {
                return Err("it is too long".to_owned());
            }
            self.at += 1;
            let right = self.binary(strength + 1)?;
            left = Expr::Operator(sign, Box::new((left, right)));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn path(&mut self) -> Result<Expr, String> {
        const KINDS: [&str; 4] = ["node", "text", "comment", "processing-instruction"];
        let primary = match self.peek() {
            Token::Number(_) | Token::Text(_) | Token::Sign("(" | "$") => true,
            Token::Name(name) => self.follows("(") && !KINDS.contains(&name.as_str()),
            _ => false,
        };
        if primary {
            let inner = self.primary()?;
            let conditions = self.conditions()?;
            let more = self.is("/") || self.is("//");
            if conditions.is_empty() && !more {
                return Ok(inner);
            }
            let mut steps = Vec::new();
            self.more(&mut steps)?;
            return Ok(Expr::Path(Start::Filtered(Box::new(inner), conditions), steps));
        }
        let mut steps = Vec::new();
        if self.is("//") {
            self.more(&mut steps)?;
            return Ok(Expr::Path(Start::Root, steps));
        }
        if self.take("/") {
            if self.starts_step() {
                steps.push(self.step()?);
                self.more(&mut steps)?;
            }
            return Ok(Expr::Path(Start::Root, steps));
        }
        steps.push(self.step()?);
        self.more(&mut steps)?;
        Ok(Expr::Path(Start::Here, steps))
    }

    fn starts_step(&self) -> bool {
        matches!(self.peek(), Token::Name(_) | Token::Sign("." | ".." | "@" | "*"))
    }

    fn more(&mut self, steps: &mut Vec<Step>) -> Result<(), String> {
        loop {
            if self.take("//") {
                steps.push(Step { axis: Axis::DescendantOrSelf, test: Test::Node, conditions: Vec::new() });
            } else if !self.take("/") {
                return Ok(());
            }
            steps.push(self.step()?);
        }
    }

    fn primary(&mut self) -> Result<Expr, String> {
        let token = self.peek().clone();
        self.at += 1;
        match token {
            Token::Number(number) => Ok(Expr::Number(number)),
            Token::Text(text) => Ok(Expr::Text(text)),
            Token::Sign("(") => {
                let inner = self.binary(0)?;
                self.expect(")")?;
                Ok(inner)
            }
            Token::Name(name) => {
                self.expect("(")?;
                let mut arguments = Vec::new();
                if !self.take(")") {
                    loop {
                        arguments.push(self.binary(0)?);
                        if self.take(")") {
                            break;
                        }
                        self.expect(",")?;
                    }
                }
                Ok(Expr::Call(name, arguments))
            }
            _ => Err("there are no variables".to_owned()),
        }
    }

    fn conditions(&mut self) -> Result<Vec<Expr>, String> {
        let mut conditions = Vec::new();
        while self.take("[") {
            conditions.push(self.binary(0)?);
            self.expect("]")?;
        }
        Ok(conditions)
    }

    fn step(&mut self) -> Result<Step, String> {
        let plain = |axis| Step { axis, test: Test::Node, conditions: Vec::new() };
        if self.take(".") {
            return Ok(plain(Axis::Own));
        }
        if self.take("..") {
            return Ok(plain(Axis::Parent));
        }
        let mut axis = if self.take("@") { Axis::Attribute } else { Axis::Child };
        if let Token::Name(name) = self.peek()
            && self.follows("::")
        {
            axis = named_axis(name)?;
            self.at += 2;
        }
        let test = self.test()?;
        Ok(Step { axis, test, conditions: self.conditions()? })
    }

    fn test(&mut self) -> Result<Test, String> {
        if self.take("*") {
            return Ok(Test::Any);
        }
        let Token::Name(name) = self.peek().clone() else { return Err(self.unexpected()) };
        self.at += 1;
        if !self.take("(") {
            return if name.contains(':') {
                Err(format!("nothing says what the prefix of `{name}` stands for"))
            } else {
                Ok(Test::Name(name))
            };
        }
        let test = match name.as_str() {
            "node" => Test::Node,
            "text" => Test::Text,
            "comment" => Test::Comment,
            "processing-instruction" => {
                let target = if let Token::Text(text) = self.peek() { Some(text.clone()) } else { None };
                self.at += usize::from(target.is_some());
                Test::Instruction(target)
            }
            _ => return Err(format!("`{name}` is no kind of node")),
        };
        self.expect(")")?;
        Ok(test)
    }
}

fn named_axis(name: &str) -> Result<Axis, String> {
    Ok(match name {
        "child" => Axis::Child,
        "descendant" => Axis::Descendant,
        "descendant-or-self" => Axis::DescendantOrSelf,
        "parent" => Axis::Parent,
        "ancestor" => Axis::Ancestor,
        "ancestor-or-self" => Axis::AncestorOrSelf,
        "following-sibling" => Axis::FollowingSibling,
        "preceding-sibling" => Axis::PrecedingSibling,
        "following" => Axis::Following,
        "preceding" => Axis::Preceding,
        "attribute" => Axis::Attribute,
        "self" => Axis::Own,
        "namespace" => Axis::Namespace,
        other => return Err(format!("`{other}` is no axis")),
    })
}
