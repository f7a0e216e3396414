//! Sample data for a template that has none: every path that it reads, with a value of the kind that it is used as.
//!
//! What a value is for is guessed from where it stands (what compares, counts or formats it) and from its name. It is a
//! beginning to be changed by hand, not a statement about the data that will come.

use std::collections::HashSet;

use serde_json::{Value as Data, json};

use super::{Input, Role, Template};
use crate::expr::{Environment, Expression, Part, TemplateString};
use crate::json::Pointer;

/// So many texts are looked at.
const TEXTS: usize = 2_000;

/// So many rows a list gets.
const ROWS: usize = 2;

/// So many rows a list gets at most, whichever is asked for by its number.
const MOST: usize = 20;

/// Functions whose first argument is a list.
const LISTS: &[&str] = &[
    "count",
    "first",
    "last",
    "join",
    "foreach",
    "select",
    "where",
    "sum",
    "average",
    "sortBy",
    "any",
    "all",
    "indicesAndValues",
    "union",
    "intersection",
    "reverse",
    "take",
    "skip",
    "sortByDescending",
    "subArray",
];

/// Functions whose first argument is a time.
const DATES: &[&str] = &[
    "formatDateTime",
    "dayOfMonth",
    "dayOfWeek",
    "dayOfYear",
    "month",
    "date",
    "year",
    "ticks",
    "addDays",
    "addHours",
    "addMinutes",
    "addSeconds",
    "subtractFromTime",
    "startOfDay",
    "startOfHour",
    "startOfMonth",
    "convertFromUTC",
    "convertToUTC",
    "getTimeOfDay",
    "dateReadBack",
    "timestampFromNow",
];

/// Functions that take numbers.
const NUMBERS: &[&str] = &[
    "int",
    "float",
    "add",
    "sub",
    "mul",
    "div",
    "mod",
    "formatNumber",
    "min",
    "max",
    "round",
    "floor",
    "ceiling",
    "exp",
    "range",
    "abs",
    "sqrt",
    "formatEpoch",
    "formatTicks",
];

/// What a value is used as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// A text from which a part is cut.
    Long,
    Number,
    Boolean,
    Date,
}

/// What is known of a value that is read.
#[derive(Debug, Clone, Default)]
struct Shape {
    /// Its members by name, as places among all shapes.
    members: Vec<(String, usize)>,
    /// How many items it has, when it is a list.
    rows: usize,
    used: Option<Use>,
}

/// All shapes; the first is the whole of the data.
#[derive(Debug)]
struct Shapes(Vec<Shape>);

impl Shapes {
    /// Goes along a path, making what is not there yet; gives the place of the last shape.
    fn at(&mut self, steps: &[Step]) -> usize {
        let mut at = 0;
        for step in steps {
            let next = self.0.len();
            let Some(shape) = self.0.get_mut(at) else { return at };
            match step {
                Step::Item(index) => shape.rows = shape.rows.max((index + 1).clamp(ROWS, MOST)),
                Step::Name(name) => {
                    let known = shape.members.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
                    at = known.map_or(next, |(_, place)| *place);
                    if at == next {
                        shape.members.push((name.clone(), next));
                        self.0.push(Shape::default());
                    }
                }
            }
        }
        at
    }

    /// Takes note of a value that is read, and of what it is used as.
    fn note(&mut self, steps: &[Step], (used, is_list): (Option<Use>, bool)) {
        let place = self.at(steps);
        if let Some(found) = self.0.get_mut(place) {
            if is_list {
                found.rows = found.rows.max(ROWS);
            }
            found.used = found.used.max(used);
        }
    }

    fn data(&self, at: usize, name: &str, row: usize, depth: usize) -> Data {
        let Some(shape) = self.0.get(at) else { return Data::Null };
        let one = |row: usize| {
            if shape.members.is_empty() || depth > 50 {
                return leaf(name, shape.used, row);
            }
            let members = shape.members.iter().map(|(name, at)| (name.clone(), self.data(*at, name, row, depth + 1)));
            Data::Object(members.collect())
        };
        if shape.rows > 0 { Data::Array((0..shape.rows).map(one).collect()) } else { one(row) }
    }
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Name(String),
    /// Into an item of a list, this one if it is said.
    Item(usize),
}

/// The steps of a path as an expression has it: nothing when it is torn where no name can be.
fn steps(path: &str) -> Option<Vec<Step>> {
    let mut found = Vec::new();
    for part in path.split(['.', '[', ']']).filter(|part| !part.is_empty()) {
        let quoted = part.trim_matches(['\'', '"']);
        if let Ok(index) = part.parse() {
            found.push(Step::Item(index));
        } else if quoted.is_empty() {
            return None;
        } else {
            found.push(Step::Name(quoted.to_owned()));
        }
    }
    Some(found)
}

/// Sample data with a value for every path that the template reads from its own data.
#[must_use]
pub fn sample(template: &Template) -> Data {
    let mut shapes = Shapes(vec![Shape::default()]);
    let (input, environment) = (Input::default(), Environment::default());
    let texts = template.texts().filter(|text| text.role != Role::Inert).take(TEXTS);
    let read: Vec<_> = texts
        .filter_map(|text| {
            let pointer = text.value.pointer();
            let sources = template.scope_at(&pointer, &input, &environment).sources;
            Some((text.string?, text.role, bindings(sources, &pointer)))
        })
        .collect();
    // Where the number of a row is asked for, there are rows.
    let mut counted = HashSet::new();
    for (string, _, sources) in &read {
        if let Some((element, _)) = sources.last().filter(|_| expressions(string).any(asks_for_row)) {
            counted.insert(element.clone());
        }
    }
    for (string, role, sources) in &read {
        let bound = bound(sources, &counted);
        for expression in expressions(string) {
            for (path, span) in expression.paths() {
                let Some(mut at) = place(path, &bound) else { continue };
                let written = expression.source().get(span.start..).unwrap_or_default();
                let end = span.start + go_on(written, path, &mut at);
                shapes.note(&at, used_as(expression, span.start, end, *role));
            }
            for (path, span) in expression.item_paths() {
                if let Some(at) = place(&path, &bound) {
                    shapes.note(&at, used_as(expression, span.start, span.end, *role));
                }
            }
        }
    }
    match shapes.data(0, "", 0, 0) {
        data @ (Data::Object(_) | Data::Array(_)) => data,
        _ => json!({}),
    }
}

fn expressions(string: &TemplateString) -> impl Iterator<Item = &Expression> {
    string.parts().iter().filter_map(|part| match part {
        Part::Expression { expression, .. } => Some(&**expression),
        Part::Text(_) => None,
    })
}

fn asks_for_row(expression: &Expression) -> bool {
    expression.paths().iter().any(|(path, _)| path.eq_ignore_ascii_case("$index"))
}

/// The elements around a place whose data it reads: the `$data` of an element reads what stands around it.
fn bindings(mut sources: Vec<(Pointer, String)>, place: &Pointer) -> Vec<(Pointer, String)> {
    sources.retain(|(element, _)| *place != element.key("$data"));
    sources
}

/// Goes on behind a path with what is written in brackets there, which an expression has apart from it; gives how long all of it
/// is.
fn go_on(written: &str, path: &str, at: &mut Vec<Step>) -> usize {
    if !written.starts_with(path) {
        return written.len().min(path.len());
    }
    let mut length = path.len();
    loop {
        let rest = written.get(length..).unwrap_or_default();
        let Some(inside) = rest.strip_prefix('[') else { return length };
        let Some(end) = inside.find(']') else { return length };
        let index = inside.get(..end).unwrap_or_default().trim();
        let quoted = index.len() > 2 && index.starts_with(['\'', '"']) && index.ends_with(['\'', '"']);
        if quoted {
            at.push(Step::Name(index.trim_matches(['\'', '"']).to_owned()));
        } else {
            at.push(Step::Item(index.parse().unwrap_or(0)));
        }
        length += end + 2;
        let behind = written.get(length..).unwrap_or_default();
        if let Some(name) = behind.strip_prefix('.') {
            let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if name.is_empty() {
                return length;
            }
            length += name.len() + 1;
            at.push(Step::Name(name));
        }
    }
}

/// Where the data lie that bare names read below elements with these `$data`; of some the rows are counted.
fn bound(sources: &[(Pointer, String)], counted: &HashSet<Pointer>) -> Vec<Step> {
    let mut bound = Vec::new();
    for (element, source) in sources {
        let path = source.trim().strip_prefix("${").and_then(|source| source.strip_suffix('}')).map(str::trim);
        let Some(found) = path.and_then(|path| self::place(path, &bound)) else { continue };
        bound = found;
        let is_named = matches!(bound.last(), Some(Step::Name(_)));
        if is_many(&bound) || (is_named && counted.contains(element)) {
            bound.push(Step::Item(0));
        }
    }
    bound
}

/// Whether what a path reads is a list, by its name: bound data mostly are.
fn is_many(path: &[Step]) -> bool {
    let singular = |name: &str| {
        let name = name.to_lowercase();
        ["data", "item", "root", "result", "payload", "body", "info", "details", "address", "status"]
            .contains(&name.as_str())
            || !["s", "list", "array", "collection"].iter().any(|end| name.ends_with(end))
    };
    match path.last() {
        Some(Step::Name(name)) => !singular(name),
        _ => false,
    }
}

/// The steps from the top of the data to what a path reads.
fn place(path: &str, bound: &[Step]) -> Option<Vec<Step>> {
    let (from, rest) = if let Some(rest) = path.strip_prefix("$root") {
        (&[][..], rest)
    } else if let Some(rest) = path.strip_prefix("$data") {
        (bound, rest)
    } else if path.starts_with('$') {
        return None;
    } else {
        (bound, path)
    };
    Some(from.iter().cloned().chain(steps(rest)?).collect())
}

/// What a path at a place of an expression is used as, and whether as a list.
fn used_as(expression: &Expression, start: usize, end: usize, role: Role) -> (Option<Use>, bool) {
    let source = expression.source();
    let (before, behind) = (source.get(..start).unwrap_or_default(), source.get(end..).unwrap_or_default());
    let (call, argument, head) = enclosing(before);
    let before = before.trim_end();
    let behind = behind.trim_start();
    let is_body = before.ends_with("=>");
    if argument == 0 && LISTS.contains(&call) {
        let numbers = ["sum", "average"].contains(&call);
        return (numbers.then_some(Use::Number), true);
    }
    if argument == 0 && call == "substring" {
        return (Some(Use::Long), false);
    }
    // What is made of each item is for the function around.
    if argument > 0 && behind.starts_with(')') && (is_body || before.ends_with(',')) {
        let outer = enclosing(head).0;
        match call {
            "select" | "foreach" if ["sum", "average", "min", "max"].contains(&outer) => {
                return (Some(Use::Number), false);
            }
            "where" | "any" | "all" => return (Some(Use::Boolean), false),
            _ => {}
        }
    }
    if argument == 0 && DATES.contains(&call) {
        return (Some(Use::Date), false);
    }
    let compares = ["<", ">", "+", "-", "*", "/", "%"];
    let beside = |sign: &&str| (before.ends_with(*sign) && !is_body) || behind.starts_with(*sign);
    let with_text = source.contains('\'') || source.contains('"');
    let compared = compares.iter().any(beside) && !(with_text && (before.ends_with('+') || behind.starts_with('+')));
    if NUMBERS.contains(&call) || compared {
        return (Some(Use::Number), false);
    }
    let whole = before.is_empty() && behind.is_empty();
    let condition = argument == 0 && call == "if" && (behind.starts_with(',') || behind.is_empty());
    let joined = ["and", "or", "not"].contains(&call)
        || before.ends_with(['!', '&', '|'])
        || behind.starts_with('&')
        || behind.starts_with('|');
    let ternary = behind.starts_with('?');
    if (whole && role == Role::When) || condition || (joined && !behind.starts_with('=')) || ternary {
        return (Some(Use::Boolean), false);
    }
    (None, false)
}

/// The call around the end of a text, the number of the argument, and what stands before the call.
fn enclosing(before: &str) -> (&str, usize, &str) {
    let (mut depth, mut argument) = (0_usize, 0);
    for (at, c) in before.char_indices().rev() {
        match c {
            ')' | ']' => depth += 1,
            '[' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => argument += 1,
            '(' if depth == 0 => {
                let head = before.get(..at).unwrap_or_default().trim_end();
                let begins = head.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |at| at + 1);
                return (head.get(begins..).unwrap_or_default(), argument, head.get(..begins).unwrap_or_default());
            }
            '(' => depth -= 1,
            _ => {}
        }
    }
    ("", 0, "")
}

/// A value by what it is used as and by its name.
fn leaf(name: &str, used: Option<Use>, row: usize) -> Data {
    let lower = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let number = row + 1;
    match used {
        Some(Use::Date) => return format!("2026-01-{number:02}T09:30:00Z").into(),
        Some(Use::Number) => return number.into(),
        Some(Use::Boolean) => return true.into(),
        Some(Use::Long) => return format!("{} {number}, a text of some length", words(name)).into(),
        None => {}
    }
    let is_flag = ["is", "has", "can", "should"]
        .iter()
        .any(|head| name.strip_prefix(head).is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase())));
    if is_flag {
        return true.into();
    }
    if has(&["image", "photo", "avatar", "icon", "picture", "logo"]) {
        return format!("https://example.com/{}-{number}.png", slug(&lower)).into();
    }
    if has(&["url", "uri", "link", "href"]) {
        return format!("https://example.com/{}/{number}", slug(&lower)).into();
    }
    if has(&["mail"]) {
        return format!("person{number}@example.com").into();
    }
    if has(&["date", "time"])
        || lower.ends_with("at") && name.ends_with("At")
        || has(&["created", "updated", "due"]) && !has(&["by"])
    {
        return format!("2026-01-{number:02}T09:30:00Z").into();
    }
    if has(&["count", "total", "amount", "price", "quantity", "percent", "score", "number"]) {
        return number.into();
    }
    let text = words(name);
    if row == 0 { text.into() } else { format!("{text} {number}").into() }
}

/// A name as words.
fn words(name: &str) -> String {
    let words = name.replace(['_', '-', '.'], " ");
    let mut letters = words.trim().chars();
    letters.next().map_or_else(|| "Text".to_owned(), |first| first.to_uppercase().chain(letters).collect())
}

fn slug(name: &str) -> String {
    let slug: String = name.chars().filter(char::is_ascii_alphanumeric).take(30).collect();
    if slug.is_empty() { "item".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::Engine;
    use crate::json::Document;

    fn made(card: &str) -> Data {
        sample(&Template::prepare(&Document::parse(card).unwrap(), Engine::JavaScript))
    }

    #[test]
    fn values_are_of_the_kind_that_they_are_used_as() {
        let card = r#"{"text": "${title} ${formatDateTime(finished, 'd MMM')} ${count(tags)} ${price * 2} ${if(draft, 'a', 'b')}",
            "url": "${siteUrl}", "$when": "${enabled}", "more": "${a.b['c d']} ${list[0].x} ${rank > 3} ${isNew}"}"#;
        assert_eq!(
            made(card),
            json!({
                "title": "Title", "finished": "2026-01-01T09:30:00Z", "tags": ["Tags", "Tags 2"], "price": 1, "draft": true,
                "siteUrl": "https://example.com/siteurl/1", "enabled": true, "a": {"b": {"c d": "C d"}},
                "list": [{"x": "X"}, {"x": "X 2"}], "rank": 1, "isNew": true,
            })
        );
    }

    #[test]
    fn what_is_bound_is_read_below_it() {
        let card = r#"{"body": [{"$data": "${checks}", "text": "${name} ${$root.title} ${$index} ${$host.x}",
            "items": [{"$data": "${owner}", "text": "${mail}"}]}, {"$data": "${$root}", "text": "${foot}"}]}"#;
        let person = |number: usize| json!({"mail": format!("person{number}@example.com")});
        assert_eq!(
            made(card),
            json!({
                "checks": [{"name": "Name", "owner": person(1)}, {"name": "Name 2", "owner": person(2)}],
                "title": "Title", "foot": "Foot",
            })
        );
    }

    #[test]
    fn what_is_read_of_each_item_is_in_the_list() {
        let card = r#"{"a": "${sum(select(orders, o, o.price))}", "b": "${join(foreach(where(orders, x, x.open), x => x.tag.name), ', ')}",
            "c": "${substring(code, 2, 5)}", "d": [{"$data": "${visit}", "text": "${$index} ${who}"}]}"#;
        let order = |price: usize, name: &str| json!({"price": price, "open": true, "tag": {"name": name}});
        assert_eq!(
            made(card),
            json!({
                "orders": [order(1, "Name"), order(2, "Name 2")], "code": "Code 1, a text of some length",
                "visit": [{"who": "Who"}, {"who": "Who 2"}],
            })
        );
        let nested = r#"{"a": "${foreach(a.teams, t, count(where(t.people, p, p.age > 3)))}"}"#;
        assert_eq!(made(nested)["a"]["teams"][1]["people"][0], json!({"age": 1}));
    }

    #[test]
    fn a_card_that_reads_nothing_gets_nothing() {
        assert_eq!(made(r#"{"text": "a", "$data": {"x": 1}}"#), json!({}));
        assert_eq!(made(r#"{"text": "${utcNow()} ${"}"#), json!({}));
    }
}
