//! An expression as the reference prints it: `(1 / 0)`.

use std::fmt::{self, Write};

use super::expression::{Expression, Literal, Node, NodeId, Operand};
use super::value::write_number;

impl fmt::Display for Expression {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.print(self.root, formatter)
    }
}

impl fmt::Display for Operand<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expression.print(self.root, formatter)
    }
}

impl Expression {
    fn print(&self, id: NodeId, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.node(id) {
            Node::Literal(literal) => print_literal(literal, out),
            Node::Access { name, instance: None, .. } => out.write_str(name),
            Node::Access { name, instance: Some(instance), .. } => {
                self.print(*instance, out)?;
                write!(out, ".{name}")
            }
            Node::Element { instance, index } => {
                self.print(*instance, out)?;
                out.write_char('[')?;
                self.print(*index, out)?;
                out.write_char(']')
            }
            Node::Object(fields) => {
                for _ in &**fields {
                    out.write_str("setProperty(")?;
                }
                out.write_str("json('{}')")?;
                for (key, value) in &**fields {
                    out.write_str(", ")?;
                    print_text(key, out)?;
                    out.write_str(", ")?;
                    self.print(*value, out)?;
                    out.write_char(')')?;
                }
                Ok(())
            }
            Node::Call { function, arguments } => self.print_call(function.printed, arguments, out),
            Node::Unknown { name, arguments, .. } => self.print_call(name, arguments, out),
        }
    }

    fn print_call(&self, name: &str, arguments: &[NodeId], out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let between = !name.starts_with(|first: char| first.is_ascii_alphabetic()) && arguments.len() >= 2;
        if !between {
            out.write_str(name)?;
        }
        out.write_char('(')?;
        for (at, argument) in arguments.iter().enumerate() {
            if at > 0 && between {
                write!(out, " {name} ")?;
            } else if at > 0 {
                out.write_str(", ")?;
            }
            self.print(*argument, out)?;
        }
        out.write_char(')')
    }
}

fn print_literal(literal: &Literal, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    match literal {
        Literal::Undefined => out.write_str("undefined"),
        Literal::Null => out.write_str("null"),
        Literal::Bool(value) => write!(out, "{value}"),
        Literal::Number(number) => {
            let mut text = String::new();
            write_number(*number, &mut text);
            out.write_str(&text)
        }
        Literal::Text(text) => print_text(text, out),
    }
}

/// Backslashes are doubled; a quote gets one before it.
fn print_text(text: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let doubled = text.replace('\\', "\\\\");
    out.write_char('\'')?;
    let mut last = '\0';
    for character in doubled.chars() {
        if character == '\'' && last != '\\' {
            out.write_char('\\')?;
        }
        out.write_char(character)?;
        last = character;
    }
    out.write_char('\'')
}
