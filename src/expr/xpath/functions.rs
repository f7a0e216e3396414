//! The functions of `XPath`.

use super::document::Kind;
use super::evaluate::{Found, Place, Search, boolean};

/// Calls a function.
pub(super) fn call(search: &Search<'_>, name: &str, values: &[Found], place: Place) -> Result<Found, String> {
    let here = || Found::Nodes(vec![place.node]);
    let given = |at: usize| values.get(at).cloned().unwrap_or_else(here);
    let text = |at: usize| search.text(&given(at));
    let number = |at: usize| search.number(&given(at));
    #[expect(clippy::cast_precision_loss, reason = "nothing is that long")]
    let count = |count: usize| Found::Number(count as f64);
    let (least, most) = match name {
        "last" | "position" | "true" | "false" => (0, 0),
        "count" | "boolean" | "not" | "sum" | "floor" | "ceiling" | "round" | "id" | "lang" => (1, 1),
        "local-name" | "namespace-uri" | "name" | "string" | "number" | "string-length" | "normalize-space" => (0, 1),
        "starts-with" | "contains" | "substring-before" | "substring-after" => (2, 2),
        "substring" => (2, 3),
        "translate" => (3, 3),
        "concat" => (2, usize::MAX),
        _ => return Err(format!("there is no function `{name}`")),
    };
    if !(least..=most).contains(&values.len()) {
        return Err(format!("`{name}` takes another number of arguments"));
    }
    let nodes = || match given(0) {
        Found::Nodes(nodes) => Ok(nodes),
        _ => Err(format!("`{name}` takes nodes")),
    };
    Ok(match name {
        "last" => count(place.size),
        "position" => count(place.position),
        "true" => Found::Bool(true),
        "false" | "lang" => Found::Bool(false),
        "count" => count(nodes()?.len()),
        "sum" => Found::Number(nodes()?.iter().map(|node| search.number(&Found::Nodes(vec![*node]))).sum()),
        "id" => Found::Nodes(Vec::new()),
        "boolean" => Found::Bool(boolean(&given(0))),
        "not" => Found::Bool(!boolean(&given(0))),
        "floor" => Found::Number(number(0).floor()),
        "ceiling" => Found::Number(number(0).ceil()),
        "round" => Found::Number((number(0) + 0.5).floor()),
        "local-name" | "name" => {
            let full = nodes()?.first().and_then(|node| search.document.node(*node)).map(|node| match &node.kind {
                Kind::Element { name, .. } | Kind::Attribute { name, .. } | Kind::Instruction { name, .. } => {
                    name.clone()
                }
                _ => String::new(),
            });
            let full = full.unwrap_or_default();
            let local = full.rsplit(':').next().unwrap_or_default().to_owned();
            Found::Text(if name == "name" { full } else { local })
        }
        "namespace-uri" => Found::Text(String::new()),
        "string" => Found::Text(text(0)),
        "number" => Found::Number(number(0)),
        "string-length" => count(text(0).chars().count()),
        "normalize-space" => Found::Text(text(0).split_whitespace().collect::<Vec<_>>().join(" ")),
        "starts-with" => Found::Bool(text(0).starts_with(&text(1))),
        "contains" => Found::Bool(text(0).contains(&text(1))),
        "substring-before" => {
            Found::Text(text(0).split_once(&text(1)).map(|(before, _)| before.to_owned()).unwrap_or_default())
        }
        "substring-after" => {
            Found::Text(text(0).split_once(&text(1)).map(|(_, after)| after.to_owned()).unwrap_or_default())
        }
        "substring" => {
            let round = |number: f64| (number + 0.5).floor();
            let start = round(number(1));
            let end = if values.len() == 3 { start + round(number(2)) } else { f64::INFINITY };
            let mut place = 0.0;
            let whole = text(0);
            let inside = whole.chars().filter(|_| {
                place += 1.0;
                place >= start && place < end
            });
            Found::Text(inside.collect())
        }
        "translate" => {
            let (from, to): (Vec<char>, Vec<char>) = (text(1).chars().collect(), text(2).chars().collect());
            let mapped = text(0)
                .chars()
                .filter_map(|c| match from.iter().position(|known| *known == c) {
                    None => Some(c),
                    Some(at) => to.get(at).copied(),
                })
                .collect();
            Found::Text(mapped)
        }
        _ => Found::Text((0..values.len()).map(text).collect()),
    })
}
