//! The names, functions and words that fit at a place.

use std::borrow::Cow;
use std::collections::HashSet;

use super::place::{Place, Site};
use super::read::{DataScope, Reader, describe};
use super::{ExpressionCompletion, ExpressionWhat};
use crate::expr::catalogue::{self, Function, Group};
use crate::expr::{Object, Value, WordKind, words};
use crate::json::Span;

/// Values that the language has names for.
const CONSTANTS: [(&str, &str); 3] =
    [("true", "The boolean true."), ("false", "The boolean false."), ("null", "Nothing, said on purpose.")];

pub(super) fn offers(place: &Place<'_>, scope: &DataScope<'_>) -> Vec<ExpressionCompletion> {
    let bound = place.written.bound();
    let reader = Reader::new(scope, &bound);
    match place.site {
        Site::Operand => operands(place, scope, &reader, &bound),
        Site::Member { base, .. } => {
            let base = place.written.slice(base);
            let torn = is_torn(base);
            members(&reader.value(base), |name| {
                if is_name(name) && !torn {
                    Piece::plain(name)
                } else {
                    Piece { replaces_dot: true, ..Piece::key(name, '\'', "[") }
                }
            })
        }
        Site::Key { base, quote } => {
            members(&reader.value(place.written.slice(base)), |name| Piece::key(name, quote, ""))
        }
    }
}

fn operands(
    place: &Place<'_>,
    scope: &DataScope<'_>,
    reader: &Reader<'_, '_>,
    bound: &[(&str, &str)],
) -> Vec<ExpressionCompletion> {
    let mut found: Vec<ExpressionCompletion> = Vec::new();
    for (name, _) in bound.iter().rev() {
        if !found.iter().any(|known| known.label.eq_ignore_ascii_case(name)) {
            let told = describe(&reader.value(name));
            found.push(path(name, told, Piece::plain(name)));
        }
    }
    let data = scope.data.map(Value::from).unwrap_or_default();
    let own = members(&data, |name| {
        let is_constant = matches!(name, "true" | "false" | "null" | "undefined");
        if is_name(name) && !is_constant && !name.starts_with('$') {
            Piece::plain(name)
        } else {
            Piece::key(name, '\'', "$data[")
        }
    });
    let hidden = |item: &ExpressionCompletion| bound.iter().any(|(name, _)| name.eq_ignore_ascii_case(&item.label));
    found.extend(own.into_iter().filter(|item| !hidden(item)));
    let index = scope.is_repeated.then_some(Value::Number(0.0));
    let names = [
        ("$data", Some(data), "The data of the element, or the item that it is repeated for."),
        ("$root", Some(scope.root.map(Value::from).unwrap_or_default()), "The data of the whole template."),
        ("$index", index, "Which of the items it is that the element is repeated for, counted from 0."),
        ("$host", Some(scope.host.map(Value::from).unwrap_or_default()), "What the host tells the template."),
    ];
    for (name, value, help) in names {
        let Some(value) = value else { continue };
        let piece = Piece::plain(name);
        found.push(ExpressionCompletion {
            help: Cow::Borrowed(help),
            what: ExpressionWhat::Keyword,
            ..path(name, describe(&value), piece)
        });
    }
    for (name, help) in CONSTANTS {
        found.push(ExpressionCompletion {
            help: Cow::Borrowed(help),
            what: ExpressionWhat::Keyword,
            ..path(name, String::new(), Piece::plain(name))
        });
    }
    found.extend(catalogue::functions().filter(|function| is_offered(function)).map(|function| call(function, place)));
    found
}

fn is_offered(function: &Function) -> bool {
    function.group != Group::Internal && function.name.starts_with(|first: char| first.is_ascii_alphabetic())
}

fn call(function: &'static Function, place: &Place<'_>) -> ExpressionCompletion {
    let takes_none = function.most() == Some(0);
    let (insert, caret_back) = if place.is_called() {
        (function.name.to_owned(), 0)
    } else {
        (format!("{}()", function.name), usize::from(!takes_none))
    };
    ExpressionCompletion {
        label: function.name.to_owned(),
        what: ExpressionWhat::Function,
        detail: function.signature(),
        help: Cow::Borrowed(function.help),
        marks: Vec::new(),
        insert,
        caret_back,
        replaces_dot: false,
    }
}

/// What a name writes.
struct Piece {
    insert: String,
    replaces_dot: bool,
}

impl Piece {
    fn plain(name: &str) -> Self {
        Self { insert: name.to_owned(), replaces_dot: false }
    }

    /// A name in quotes, between what opens its bracket and the bracket.
    fn key(name: &str, quote: char, opening: &str) -> Self {
        let mut insert = format!("{opening}{quote}");
        for c in name.chars() {
            match c {
                '\\' => insert.push_str("\\\\"),
                '\n' => insert.push_str("\\n"),
                '\r' => insert.push_str("\\r"),
                '\t' => insert.push_str("\\t"),
                c if c == quote => insert.extend(['\\', c]),
                c => insert.push(c),
            }
        }
        insert.extend([quote, ']']);
        Self { insert, replaces_dot: false }
    }
}

/// The members of what is an object. Of names that differ in case only, the first is read.
fn members(value: &Value<'_>, piece: impl Fn(&str) -> Piece) -> Vec<ExpressionCompletion> {
    let fields = match value {
        Value::Object(object) => Object::fields(object),
        _ => return Vec::new(),
    };
    let mut known = HashSet::new();
    let fields = fields.into_iter().filter(|(name, _)| !name.is_empty() && known.insert(name.to_lowercase()));
    fields.map(|(name, value)| path(&name, describe(&value), piece(&name))).collect()
}

fn path(label: &str, detail: String, piece: Piece) -> ExpressionCompletion {
    ExpressionCompletion {
        label: label.to_owned(),
        what: ExpressionWhat::Path,
        detail,
        help: Cow::Borrowed(""),
        marks: Vec::new(),
        insert: piece.insert,
        caret_back: 0,
        replaces_dot: piece.replaces_dot,
    }
}

/// Whether a name can stand behind a dot.
fn is_name(name: &str) -> bool {
    let is_word = matches!(words(name).as_slice(), [word] if word.kind == WordKind::Name && word.span == Span::new(0, name.len()));
    is_word && !name.starts_with('%')
}

/// Whether a key of the path has signs at which a path that ends in a name is torn.
fn is_torn(base: &str) -> bool {
    words(base).iter().any(|word| {
        let inside = base.get(word.span.start..word.span.end).unwrap_or_default();
        matches!(word.kind, WordKind::Text { .. }) && inside.contains(['.', '[', ']'])
    })
}
