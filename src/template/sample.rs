//! Sample data for a template that has none: every path that it reads, with a value of the kind that it is used as.
//!
//! What a value is for is guessed from where it stands (what compares, counts or formats it) and from its name. It is a
//! beginning to be changed by hand, not a statement about the data that will come.

use serde_json::{Value as Data, json};

use super::{Input, Role, Template};
use crate::expr::{Environment, Expression, Part};
use crate::json::Pointer;

/// So many texts are looked at.
const TEXTS: usize = 2_000;

/// So many rows a list gets.
const ROWS: usize = 2;

/// So many rows a list gets at most, whichever is asked for by its number.
const MOST: usize = 20;

/// What a value is used as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
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
    for text in template.texts().filter(|text| text.role != Role::Inert).take(TEXTS) {
        let Some(string) = text.string else { continue };
        let pointer = text.value.pointer();
        let sources = template.scope_at(&pointer, &input, &environment).sources;
        let bound = bound(&sources, &pointer);
        for part in string.parts() {
            let Part::Expression { expression, .. } = part else { continue };
            for (path, span) in expression.paths() {
                let Some(mut at) = place(path, &bound) else { continue };
                let start = span.start;
                let written = expression.source().get(start..).unwrap_or_default();
                let end = start + go_on(written, path, &mut at);
                let (used, is_list) = used_as(expression, start, end, text.role);
                let place = shapes.at(&at);
                if let Some(found) = shapes.0.get_mut(place) {
                    if is_list {
                        found.rows = found.rows.max(ROWS);
                    }
                    found.used = found.used.max(used);
                }
            }
        }
    }
    match shapes.data(0, "", 0, 0) {
        data @ (Data::Object(_) | Data::Array(_)) => data,
        _ => json!({}),
    }
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

/// Where the data lie that bare names read below elements with these `$data`.
fn bound(sources: &[(Pointer, String)], place: &Pointer) -> Vec<Step> {
    let mut bound = Vec::new();
    for (element, source) in sources {
        // The `$data` of an element reads what stands around it.
        if *place == element.key("$data") {
            continue;
        }
        let path = source.trim().strip_prefix("${").and_then(|source| source.strip_suffix('}')).map(str::trim);
        let Some(found) = path.and_then(|path| self::place(path, &bound)) else { continue };
        bound = found;
        if is_many(&bound) {
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
            || !name.ends_with('s') && !name.ends_with("list") && !name.ends_with("rows")
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
    let (call, argument) = enclosing(before);
    let before = before.trim_end();
    let behind = behind.trim_start();
    let lists = [
        "count",
        "first",
        "last",
        "join",
        "foreach",
        "select",
        "where",
        "sum",
        "average",
        "contains",
        "sortBy",
        "any",
        "all",
        "indicesAndValues",
        "union",
        "intersection",
        "flatten",
        "unique",
        "reverse",
        "take",
        "skip",
        "empty",
    ];
    if argument == 0 && lists.contains(&call) && call != "empty" && call != "contains" {
        let numbers = ["sum", "average"].contains(&call);
        return (numbers.then_some(Use::Number), true);
    }
    let dates = [
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
    if argument == 0 && dates.contains(&call) {
        return (Some(Use::Date), false);
    }
    let numbers = [
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
    let compares = ["<", ">", "+", "-", "*", "/", "%"];
    let beside = |sign: &&str| before.ends_with(*sign) || behind.starts_with(*sign);
    let with_text = source.contains('\'') || source.contains('"');
    let compared = compares.iter().any(beside) && !(with_text && (before.ends_with('+') || behind.starts_with('+')));
    if numbers.contains(&call) || compared {
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

/// The call around the end of a text, and the number of the argument.
fn enclosing(before: &str) -> (&str, usize) {
    let (mut depth, mut argument) = (0_usize, 0);
    for (at, c) in before.char_indices().rev() {
        match c {
            ')' | ']' => depth += 1,
            '[' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => argument += 1,
            '(' if depth == 0 => {
                let head = before.get(..at).unwrap_or_default().trim_end();
                let begins = head.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |at| at + 1);
                return (head.get(begins..).unwrap_or_default(), argument);
            }
            '(' => depth -= 1,
            _ => {}
        }
    }
    ("", 0)
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
    let words = name.replace(['_', '-', '.'], " ");
    let mut letters = words.trim().chars();
    let text: String =
        letters.next().map_or_else(|| "Text".to_owned(), |first| first.to_uppercase().chain(letters).collect());
    if row == 0 { text.into() } else { format!("{text} {number}").into() }
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
    fn a_card_that_reads_nothing_gets_nothing() {
        assert_eq!(made(r#"{"text": "a", "$data": {"x": 1}}"#), json!({}));
        assert_eq!(made(r#"{"text": "${utcNow()} ${"}"#), json!({}));
    }
}
