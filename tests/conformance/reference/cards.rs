//! Templates by chance: elements in one another, bound to data, shown under conditions, with texts that are filled.

use std::fmt::Write;
use std::sync::LazyLock;

use cardwright::expr::Types;
use serde_json::{Map, Value as Data, json};

use super::super::random::Random;
use super::grammar::{SCOPE, tree};
use super::{Answer, Question, expanded};

/// What templates are filled with: what expressions read, and rows.
static DATA: LazyLock<Data> = LazyLock::new(|| {
    let mut data = SCOPE.clone();
    data["rows"] = json!([
        {"id": 1, "title": "One", "tags": ["p", "q"], "done": true, "price": 1.5},
        {"id": 2, "title": "Two", "tags": [], "done": false, "price": null},
        {"id": 3, "tags": ["r"], "done": "true", "inner": {"title": "Deep", "rows": [{"id": 9}]}}
    ]);
    data["grid"] = json!([[1, 2], [3, 4]]);
    data
});

static HOST: LazyLock<Data> = LazyLock::new(|| json!({"theme": "dark", "list": [1, 2], "deep": {"title": "Host"}}));

const PATHS: &[&str] = &[
    "s",
    "n",
    "f",
    "t",
    "fa",
    "nul",
    "obj.a",
    "obj.b.c",
    "title",
    "id",
    "tags",
    "done",
    "price",
    "inner.title",
    "missing",
    "$data",
    "$index",
    "$root.s",
    "$root.rows[0].title",
    "$host.theme",
    "$host.zz",
    "$root",
    "$data.title",
    "rows[1].id",
    "$data[0]",
    "obj['a']",
    "obj['zz']",
    "arr",
    "objs",
    "$_acTemplateVersion",
    "S",
    "OBJ.A",
];
const BETWEEN: &[&str] =
    &["Hi ", " ", ", ", "", "", "\\${x} ", "$", "{", "}", "\n", "é😀", "${", "${}", "a'b", "\"", "\\`"];
const BOUND: &[&str] = &[
    "rows",
    "tags",
    "arr",
    "earr",
    "sarr",
    "objs",
    "grid",
    "obj",
    "inner",
    "inner.rows",
    "missing",
    "n",
    "nul",
    "$root.rows",
    "$host.list",
    "take(rows, 1)",
    "s",
    "$data",
    "where(rows, r, r.done == true)",
];
const CONDITIONS: &[&str] = &[
    "n > 3",
    "id > 1",
    "done",
    "done == true",
    "not(missing)",
    "exists(title)",
    "$index == 0",
    "$index > 0",
    "t",
    "fa",
    "n",
    "missing",
    "count(tags) > 0",
    "title",
    "$root.t && true",
    "nope(1)",
    "1/0",
    "obj['zz']",
    "nul",
    "empty(tags)",
];
const KEYS: &[&str] = &["type", "text", "value", "items", "body", "a", "$foo", "${s}", "title", "columns", "url"];

fn pick<'w>(random: &mut Random, from: &[&'w str]) -> &'w str {
    from[random.below(from.len())]
}

fn expression(random: &mut Random) -> String {
    if random.below(10) < 7 {
        return pick(random, PATHS).to_owned();
    }
    let depth = 1 + random.below(2);
    let text = tree(random, depth, Types::ANY).text();
    // What cannot stand inside `${…}` of a text is asked for by the other test.
    if text.contains(['`', '{', '}']) { "n + 1".to_owned() } else { text }
}

fn text(random: &mut Random) -> String {
    if random.below(3) == 0 {
        return format!("${{{}}}", expression(random));
    }
    let mut text = String::new();
    for _ in 0..random.below(4) {
        text.push_str(pick(random, BETWEEN));
        let _ = write!(text, "${{{}}}", expression(random));
    }
    text.push_str(pick(random, BETWEEN));
    text
}

fn value(random: &mut Random, depth: usize) -> Data {
    match random.below(if depth == 0 { 8 } else { 16 }) {
        0 => json!(null),
        1 => json!([1.0, 1.5, -3.0][random.below(3)]),
        2 => json!(random.below(2) == 0),
        3..8 => Data::String(text(random)),
        8..12 => (0..random.below(4)).map(|_| value(random, depth - 1)).collect(),
        _ => element(random, depth - 1),
    }
}

fn element(random: &mut Random, depth: usize) -> Data {
    let mut fields = Map::new();
    if random.below(2) == 0 {
        let bound = match random.below(8) {
            0 => json!({"title": "In", "tags": [1, 2], "id": 7}),
            1 => json!([{"id": 4}, {"id": 5, "title": "Five"}]),
            2 => [json!(null), json!([]), json!("plain"), json!(3), json!(true)][random.below(5)].clone(),
            _ => json!(format!("${{{}}}", pick(random, BOUND))),
        };
        fields.insert("$data".to_owned(), bound);
    }
    if random.below(3) == 0 {
        let condition = match random.below(6) {
            0 => [json!(true), json!(false), json!(""), json!("true"), json!(null), json!(1)][random.below(6)].clone(),
            1 => json!(format!("x${{{}}}", pick(random, CONDITIONS))),
            _ => json!(format!("${{{}}}", pick(random, CONDITIONS))),
        };
        fields.insert("$when".to_owned(), condition);
    }
    for _ in 0..=random.below(3) {
        fields.insert(pick(random, KEYS).to_owned(), value(random, depth));
    }
    Data::Object(fields)
}

/// A template that is asked for.
#[derive(Debug, Clone)]
pub(super) struct Asked(Data);

impl Asked {
    pub(super) fn new(random: &mut Random) -> Self {
        let depth = 1 + random.below(3);
        Self(element(random, depth))
    }
}

/// All that come of a value by one step: a part in its place, a part left out or made smaller.
fn smaller(value: &Data) -> Vec<Data> {
    let mut found = Vec::new();
    match value {
        Data::String(text) => {
            let characters: Vec<char> = text.chars().collect();
            for length in [characters.len() / 2, characters.len() / 4, 4, 1] {
                for from in (0..characters.len()).step_by(length.max(1)) {
                    let kept = |(at, _): &(usize, &char)| *at < from || *at >= from + length;
                    found.push(characters.iter().enumerate().filter(kept).map(|(_, c)| *c).collect::<String>().into());
                }
            }
        }
        Data::Array(items) => {
            for at in 0..items.len() {
                found.push(items[at].clone());
                let mut rest = items.clone();
                rest.remove(at);
                found.push(rest.into());
                found.extend(smaller(&items[at]).into_iter().map(|item| {
                    let mut items = items.clone();
                    items[at] = item;
                    Data::from(items)
                }));
            }
        }
        Data::Object(fields) => {
            for (key, field) in fields {
                found.push(field.clone());
                let mut rest = fields.clone();
                rest.shift_remove(key);
                found.push(rest.into());
                found.extend(smaller(field).into_iter().map(|field| {
                    let mut fields = fields.clone();
                    fields[key] = field;
                    Data::from(fields)
                }));
            }
        }
        _ => {}
    }
    found
}

impl Question for Asked {
    fn text(&self) -> String {
        self.0.to_string()
    }

    fn asked(&self) -> Data {
        json!({ "template": self.0, "data": *DATA, "host": *HOST })
    }

    fn ours(&self) -> Answer {
        expanded(&self.0, &DATA, &HOST)
    }

    fn smaller(&self) -> Vec<Self> {
        smaller(&self.0).into_iter().map(Self).collect()
    }
}
