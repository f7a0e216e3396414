//! XML: made from JSON, and looked into.

use std::fmt::Write;

use super::conversion::shortened;
use crate::expr::catalogue::{Function, Group, Run, Verify, required};
use crate::expr::compare::string_of;
use crate::expr::error::Failure;
use crate::expr::evaluate::{Evaluation, Outcome};
use crate::expr::types::Types;
use crate::expr::value::{Text, Value, parse_json};
use crate::expr::xpath::{Document, Found, Search, parse};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "xml",
        Group::Object,
        &[required("value", Types::ANY)],
        Types::TEXT,
        Run::Eager(Verify::Any, xml),
        "An object or JSON text as XML.",
    )
    .example("xml({a: 1})", r#""<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a>1</a>""#),
    Function::new(
        "xPath",
        Group::Object,
        &[required("xml", Types::ANY), required("path", Types::TEXT)],
        Types::ANY,
        Run::Eager(Verify::Any, xpath),
        "What an expression of XPath finds in XML: nodes as XML, or a number, text, true or false.",
    )
    .example("xPath('<a><b>1</b><b>2</b></a>', 'sum(/a/b)')", "3"),
];

/// How many steps a search may take.
const STEPS: u64 = 2_000_000;

fn xpath<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (value, path) = (args.first().unwrap_or(&Value::Undefined), args.get(1).unwrap_or(&Value::Undefined));
    let path = path
        .as_text()
        .ok_or_else(|| Failure::new(format!("`xPath` takes a path as text; this is {}.", path.noun())))?;
    let no_path = |fault: String| Failure::new(format!("`{}` cannot be looked for: {fault}.", shortened(path)));
    let expr = parse(path).map_err(no_path)?;
    let document = match value.as_text() {
        // An expression that looks for no nodes is good for anything.
        _ if !expr.looks() => Document::default(),
        Some(text) => {
            run.make(text.len().saturating_mul(4))?;
            run.work(text.len() / 8)?;
            Document::parse(text).map_err(|fault| Failure::new(format!("This is no XML: {fault}.")))?
        }
        None => return Err(Failure::new(format!("`xPath` takes XML as text; this is {}.", value.noun()))),
    };
    let mut search = Search { document: &document, steps: STEPS };
    let found = search.find(&expr).map_err(no_path)?;
    run.work(usize::try_from(STEPS - search.steps).unwrap_or(usize::MAX))?;
    match found {
        Found::Nodes(nodes) if nodes.is_empty() => Err(Failure::new(format!("`{}` finds nothing.", shortened(path)))),
        Found::Nodes(nodes) => {
            let items: Result<Vec<Value<'a>>, _> = nodes.iter().map(|node| run.text(document.xml(*node))).collect();
            run.list(items?)
        }
        Found::Number(number) => Ok(Value::Number(number)),
        Found::Text(text) => run.text(text),
        Found::Bool(value) => Ok(Value::Bool(value)),
    }
}

/// How deep the elements may nest.
const DEPTH: usize = 200;

fn xml<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let value = match args.first() {
        Some(Value::Text(text)) => {
            run.make(text.len().saturating_mul(4))?;
            parse_json(text).map_err(|_| Failure::new(format!("`{}` is no JSON.", shortened(text))))?
        }
        Some(value) => value.clone(),
        None => Value::Undefined,
    };
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned();
    let mut writer = Writer { run, out: String::new() };
    writer.members(&value, 0)?;
    out.push_str(&writer.out);
    run.text(out.trim_matches(crate::expr::value::is_blank).to_owned())
}

struct Writer<'a, 'e, 'r> {
    run: &'e Evaluation<'a, 'r>,
    out: String,
}

/// What a value holds, with keys: the items of a list and the letters of a text by their places.
fn members<'a>(value: &Value<'a>) -> Vec<(Text<'a>, Value<'a>)> {
    let numbered = |items: Vec<Value<'a>>| {
        items.into_iter().enumerate().map(|(at, item)| (Text::from(at.to_string()), item)).collect()
    };
    match value {
        Value::Object(object) => object.fields(),
        Value::List(list) => numbered(list.iter().collect()),
        Value::Bytes(bytes) => numbered(bytes.iter().map(|byte| Value::Number(f64::from(*byte))).collect()),
        Value::Text(text) => numbered(text.chars().map(|c| Value::text(c.to_string())).collect()),
        _ => Vec::new(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('>', "&gt;").replace('<', "&lt;").replace('\'', "&apos;").replace('"', "&quot;")
}

impl<'a> Writer<'a, '_, '_> {
    fn indent(&mut self, level: usize) -> Result<(), Failure> {
        self.run.work(1)?;
        self.run.make(2 * level + 16)?;
        for _ in 0..level {
            self.out.push_str("  ");
        }
        Ok(())
    }

    fn members(&mut self, value: &Value<'a>, level: usize) -> Result<(), Failure> {
        if level > DEPTH {
            return Err(Failure::limit("This is nested too deep to become XML."));
        }
        for (key, member) in members(value) {
            match member {
                Value::List(list) => {
                    for item in list.iter() {
                        self.member(&key, &item, level)?;
                    }
                }
                Value::Null | Value::Undefined | Value::Object(_) | Value::Bytes(_) => {
                    self.member(&key, &member, level)?;
                }
                scalar if &*key == "#text" => {
                    let text = escaped(&string_of(&scalar));
                    self.run.make(text.len())?;
                    self.out.push_str(&text);
                }
                scalar => self.member(&key, &scalar, level)?,
            }
        }
        Ok(())
    }

    fn member(&mut self, key: &str, value: &Value<'a>, level: usize) -> Result<(), Failure> {
        let sign = if key.starts_with('?') { "?" } else { "/" };
        match value {
            Value::Undefined => Ok(()),
            Value::Null => {
                self.indent(level)?;
                let _ = writeln!(self.out, "<{key}{sign}>");
                Ok(())
            }
            Value::Object(_) | Value::List(_) | Value::Bytes(_) => self.element(key, value, level),
            scalar => self.text(key, scalar, level),
        }
    }

    fn text(&mut self, key: &str, value: &Value<'a>, level: usize) -> Result<(), Failure> {
        self.indent(level)?;
        let text = escaped(&string_of(value));
        self.run.make(text.len() + 2 * key.len())?;
        let line = if key.starts_with('?') { format!("<{key}?>\n") } else { format!("<{key}>{text}</{key}>\n") };
        self.out.push_str(&line);
        Ok(())
    }

    fn element(&mut self, key: &str, value: &Value<'a>, level: usize) -> Result<(), Failure> {
        if let Value::Object(object) = value
            && object.len() == 1
            && let Some(text) = object.get("#text").filter(|text| !text.is_undefined())
        {
            return self.text(key, &text, level);
        }
        let outer = std::mem::take(&mut self.out);
        let inside = self.members(value, level + 1);
        let inner = std::mem::replace(&mut self.out, outer);
        inside?;
        self.indent(level)?;
        let instruction = key.starts_with('?');
        let end = if instruction { String::new() } else { format!("</{key}>\n") };
        let sign = if instruction { "?" } else { "" };
        if inner.is_empty() {
            let line = if instruction { format!("<{key}?>\n") } else { format!("<{key}></{key}>\n") };
            self.out.push_str(&line);
        } else if inner.contains('<') {
            let _ = write!(self.out, "<{key}{sign}>\n{inner}");
            self.indent(level)?;
            self.out.push_str(&end);
        } else {
            let _ = write!(self.out, "<{key}{sign}>{inner}{end}");
        }
        Ok(())
    }
}
