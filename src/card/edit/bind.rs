//! Binding an element to data: `$data` in one step.

use serde_json::Value as Json;

use super::place::{element, trail};
use super::{Edited, Refusal};
use crate::card::Element;
use crate::card::catalogue::TEMPLATE;
use crate::expr::expression_at;
use crate::json::edit::{Draft, set};
use crate::json::{Change, Document, Fragment, Pointer, Value};

/// The name under which an element says its data.
fn key() -> &'static str {
    TEMPLATE.first().map_or("$data", |property| property.name)
}

/// Binds an element to what a path reads: it is shown once for each item of a list. In a table it is the first row below the
/// headings that is bound. What the element reads by the path itself (`items[0].name`, `$root.items[0].name`) it reads from its row
/// then (`name`).
///
/// # Errors
/// For the card itself, and where there is no element.
pub fn bind(document: &Document, at: &Pointer, path: &str) -> Result<Edited, Refusal> {
    let bound = row_of_table(document, at).unwrap_or_else(|| at.clone());
    let found = element(&trail(document, &bound)?, "bound to data")?;
    let (pointer, name) = (found.pointer.clone(), found.name());
    let mut draft = Draft::new(document);
    let texts: Vec<Pointer> = document.at(&pointer).map(|element| texts(element, path)).unwrap_or_default();
    for text in texts {
        draft.edit(|document| {
            let value = document.at(&text).and_then(Value::as_str);
            let relative = value.map(|value| relative(&value, path));
            match (document.at(&text), relative) {
                (Some(value), Some(relative)) => Ok(Change::reword(value, &relative)),
                _ => Ok(Change::default()),
            }
        })?;
    }
    let data = Fragment::Json(Json::String(format!("${{{path}}}")));
    draft.edit(|document| set(document, &pointer, key(), &data))?;
    Ok(Edited { change: draft.finish(), name: format!("Bind {name} to data"), select: at.clone() })
}

/// The row of a table that is repeated when the table is bound: the first below the headings.
fn row_of_table(document: &Document, at: &Pointer) -> Option<Pointer> {
    let table = Element::new(document.at(at)?);
    if table.ty()?.name != "Table" {
        return None;
    }
    let rows = document.at(at)?.get("rows")?;
    let has_heads = document.at(at)?.get("firstRowAsHeaders").and_then(Value::as_bool).unwrap_or(true);
    let row = usize::from(has_heads && rows.len() > 1);
    rows.item(row).map(Value::pointer)
}

/// The texts in an element that read the first item of the list by its path.
fn texts(element: Value<'_>, path: &str) -> Vec<Pointer> {
    let mut found = Vec::new();
    let mut open = vec![element];
    while let Some(value) = open.pop() {
        match value.as_str() {
            Some(text) if relative(&text, path) != *text => found.push(value.pointer()),
            Some(_) => {}
            None => open.extend(value.children()),
        }
    }
    found
}

/// A text whose expressions read from the row what they read by the path of the list before.
fn relative(text: &str, path: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("${")).map(|at| from + at + 2) {
        written.push_str(text.get(from..start).unwrap_or_default());
        // One that is written out has a backslash before it, and is none.
        let inside = expression_at(text, start).filter(|inside| inside.start == start);
        from = inside.map_or(start, |inside| inside.end);
        written.push_str(&from_row(text.get(start..from).unwrap_or_default(), path));
    }
    written.push_str(text.get(from..).unwrap_or_default());
    written
}

fn from_row(expression: &str, path: &str) -> String {
    let bare = path.strip_prefix("$root.").unwrap_or(path);
    let mut written = expression.to_owned();
    for prefix in [format!("$root.{bare}[0]"), format!("{bare}[0]")] {
        let mut from = 0;
        while let Some(at) = written.get(from..).and_then(|rest| rest.find(&prefix)).map(|at| at + from) {
            let before = written.get(..at).unwrap_or_default().chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | ']')) {
                from = at + 1;
                continue;
            }
            let behind = written.get(at + prefix.len()..).unwrap_or_default();
            let (skip, put) = if behind.starts_with('.') { (1, "") } else { (0, "$data") };
            written.replace_range(at..at + prefix.len() + skip, put);
            from = at + put.len();
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(card: &str, at: &str, path: &str) -> String {
        let document = Document::parse(card).unwrap();
        let edited = bind(&document, &Pointer::parse(at).unwrap(), path).unwrap();
        edited.change.apply(card).unwrap()
    }

    #[test]
    fn an_element_reads_from_its_row() {
        let card = r#"{"type": "AdaptiveCard", "body": [
            {"type": "TextBlock", "text": "${items[0].name} ${count(items[0].tags)} ${title} ${my.items[0].x} ${$root.items[0].name}${items[0]}"}]}"#;
        let text = bound(card, "/body/0", "items");
        assert!(text.contains("\"${name} ${count(tags)} ${title} ${my.items[0].x} ${name}${$data}\""), "{text}");
        assert!(text.contains("\"$data\": \"${items}\""), "{text}");
    }

    #[test]
    fn only_expressions_are_read_from_the_row() {
        let card = r#"{"type": "TextBlock", "text": "\\${items[0].x} items[0].x ${concat('}', items[0].x)}"}"#;
        let card = format!(r#"{{"type": "AdaptiveCard", "body": [{card}]}}"#);
        let text = bound(&card, "/body/0", "items");
        assert!(text.contains(r#""\\${items[0].x} items[0].x ${concat('}', x)}""#), "{text}");
    }

    #[test]
    fn a_table_without_headings_repeats_its_first_row() {
        let card = r#"{"type": "AdaptiveCard", "body": [{"type": "Table", "firstRowAsHeaders": false, "rows": [
            {"type": "TableRow", "cells": []}, {"type": "TableRow", "cells": []}]}]}"#;
        let text = bound(card, "/body/0", "items");
        assert!(
            text.contains(
                r#"[
            {"type": "TableRow", "cells": [], "$data": "${items}"}"#
            ),
            "{text}"
        );
    }

    #[test]
    fn a_table_repeats_its_first_row_below_the_headings() {
        let card = r#"{"type": "AdaptiveCard", "body": [{"type": "Table", "rows": [
            {"type": "TableRow", "cells": []}, {"type": "TableRow", "cells": []}]}]}"#;
        let text = bound(card, "/body/0", "items");
        assert!(text.contains(r#""cells": []}, {"type": "TableRow", "cells": [], "$data": "${items}"}"#), "{text}");
        let document = Document::parse(card).unwrap();
        assert!(bind(&document, &Pointer::parse("/nobody").unwrap(), "items").is_err());
    }
}
