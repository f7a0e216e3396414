//! Expressions by chance, along the grammar, with arguments that mostly fit.

use std::sync::LazyLock;

use cardwright::expr::Types;
use cardwright::expr::catalogue::{Function, Group, functions};
use serde_json::{Value as Data, json};

use super::super::random::Random;
use super::{Answer, Question, evaluated};

/// What expressions read.
pub(super) static SCOPE: LazyLock<Data> = LazyLock::new(|| {
    json!({
        "n": 5, "f": 2.5, "z": 0, "neg": -3, "big": 1_234_567.891, "idx": 1, "num": "42",
        "s": "Hello World", "e": "", "t": true, "fa": false, "nul": null, "key": "name", "uni": "é😀ß",
        "arr": [3, 1, 2], "earr": [], "sarr": ["b", "a", "C"], "nest": [[1, [2]], [3]],
        "objs": [{"id": 2, "name": "Bob"}, {"id": 1, "name": "ann"}], "mixed": [1, "a", null, true, {"k": 1}],
        "obj": {"a": 1, "b": {"c": [10, 20, {"d": "deep"}]}, "key with space": "kws", "dot.key": {"x": 1}, "Upper": "U", "k": null},
        "x": {"y": "outer"}, "items": [{}, {"y": "in"}], "ts": "2018-03-15T13:00:00.111Z",
        "js": "{\"p\":{\"q\":[1,2,3]},\"s\":\"str\"}", "url": "https://user@Example.com:8080/a/../b c?q=1&r=é#frag",
        "xmls": "<r><i a='1'>10</i><i a='2'>20</i><n>5</n></r>", "b64": "aGVsbG8="
    })
});

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "-1",
    "1.5",
    "10",
    "100",
    "0.1",
    "1234567.891",
    "n",
    "f",
    "z",
    "neg",
    "idx",
    "obj.a",
    "arr[1]",
];
const TEXTS: &[&str] = &[
    "'abc'",
    "'a,b,c'",
    "''",
    "','",
    "'Hello World'",
    "'yyyy-MM-dd'",
    "'MMM d, yyyy h:mm tt'",
    "'2018-03-15T13:00:00.111Z'",
    "'2020-02-29'",
    "'Dec 25, 2018'",
    "'de-DE'",
    "'fr-FR'",
    "'Day'",
    "'Month'",
    "'name'",
    "'a.b'",
    "'[a-z]+'",
    "'^H'",
    "'12abc'",
    "'0x1F'",
    "'T14:20'",
    "'XXXX-12-25'",
    "'2020-W12'",
    "'PT30M'",
    "'.p.q'",
    "'..d'",
    "'/r/i'",
    "'Pacific Standard Time'",
    "'{\"a\": [1, 2]}'",
    "'false'",
    "'é'",
    "\"it's\"",
    "'o'",
    "'ell'",
    "'$&'",
    "'(l)'",
    "s",
    "e",
    "ts",
    "js",
    "num",
    "key",
    "xmls",
    "b64",
    "url",
    "x.y",
    "sarr[0]",
    "objs[0].name",
];
const LISTS: &[&str] = &["arr", "earr", "sarr", "objs", "nest", "mixed", "items", "obj.b.c"];
const OTHERS: &[&str] =
    &["t", "fa", "nul", "obj", "x", "true", "false", "null", "missing", "zzz.y", "obj.b", "objs[1]", "undefined"];
const FIELDS: &[&str] = &[
    ".a",
    ".b",
    ".c",
    ".name",
    ".id",
    ".NAME",
    ".k",
    ".x",
    ".y",
    ".length",
    ".q",
    "[0]",
    "[1]",
    "[2]",
    "[-1]",
    "[7]",
    "[idx]",
    "[1.5]",
    "['a']",
    "['b']",
    "['name']",
    "[key]",
    "['dot.key']",
    "['0']",
    "[missing]",
];
const SIGNS: &[&str] =
    &["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&", "&&", "||", "??", "+", "&&", "==", ">"];

/// A piece of an expression: text, an expression, or expressions between which commas stand.
#[derive(Debug, Clone)]
enum Piece {
    Text(String),
    One(Tree),
    Many(Vec<Tree>),
}

/// An expression.
#[derive(Debug, Clone)]
pub(super) struct Tree(Vec<Piece>);

impl Tree {
    fn leaf(text: impl Into<String>) -> Self {
        Self(vec![Piece::Text(text.into())])
    }

    pub(super) fn text(&self) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::One(tree) => tree.text(),
            Piece::Many(trees) => trees.iter().map(Self::text).collect::<Vec<_>>().join(", "),
        });
        pieces.collect()
    }

    fn with(&self, place: usize, piece: Piece) -> Self {
        let mut tree = self.clone();
        tree.0[place] = piece;
        tree
    }

    /// All that come of it by one step: a part in its place, or a part made smaller or left out.
    fn smaller(&self) -> Vec<Self> {
        let mut found: Vec<Self> = ["1", "s", "arr"].map(Self::leaf).to_vec();
        for (place, piece) in self.0.iter().enumerate() {
            match piece {
                Piece::Text(_) => {}
                Piece::One(tree) => {
                    found.push(tree.clone());
                    found.extend(tree.smaller().into_iter().map(|tree| self.with(place, Piece::One(tree))));
                }
                Piece::Many(trees) => {
                    for at in 0..trees.len() {
                        found.push(trees[at].clone());
                        let mut rest = trees.clone();
                        rest.remove(at);
                        found.push(self.with(place, Piece::Many(rest)));
                        found.extend(trees[at].smaller().into_iter().map(|tree| {
                            let mut trees = trees.clone();
                            trees[at] = tree;
                            self.with(place, Piece::Many(trees))
                        }));
                    }
                }
            }
        }
        found
    }
}

fn pick(random: &mut Random, from: &[&str]) -> String {
    from[random.below(from.len())].to_owned()
}

/// An expression without parts, of one of these kinds.
fn atom(random: &mut Random, types: Types) -> Tree {
    let kinds = [(Types::NUMBER, NUMBERS), (Types::TEXT, TEXTS), (Types::LIST, LISTS), (Types::BOOLEAN, OTHERS)];
    // Now and then it does not fit.
    let fitting: Vec<_> = kinds.into_iter().filter(|(kind, _)| types.fits(*kind) || random.below(40) == 0).collect();
    let (_, texts) = fitting[random.below(fitting.len())];
    Tree::leaf(pick(random, texts))
}

/// The functions that give the same whenever they are called.
static FUNCTIONS: LazyLock<Vec<&'static Function>> = LazyLock::new(|| {
    let named = functions().filter(|function| function.name.starts_with(|c: char| c.is_ascii_alphabetic()));
    named
        .filter(|function| function.group != Group::Internal && !["rand", "newGuid"].contains(&function.name))
        .collect()
});

fn call(random: &mut Random, depth: usize, types: Types) -> Tree {
    let fitting: Vec<_> = FUNCTIONS.iter().filter(|function| function.returns.fits(types)).collect();
    let function = fitting[random.below(fitting.len())];
    let (fewest, most) = (function.fewest(), function.most().unwrap_or(function.fewest() + 2));
    let count = match random.below(25) {
        0 => random.below(5),
        _ => fewest + random.below(most - fewest + 1),
    };
    let arguments = (0..count).map(|place| {
        // Powers of other numbers may differ in the last digit.
        match function.parameter(place) {
            _ if function.name == "exp" && place > 0 => Tree::leaf(pick(random, &["0", "1", "2"])),
            Some(parameter) => tree(random, depth, parameter.types),
            None => tree(random, depth, Types::ANY),
        }
    });
    let arguments = arguments.collect();
    Tree(vec![Piece::Text(format!("{}(", function.name)), Piece::Many(arguments), Piece::Text(")".to_owned())])
}

/// `foreach` and its like.
fn each(random: &mut Random, depth: usize) -> Tree {
    let name = pick(random, &["q", "x", "item"]);
    let function = pick(random, &["foreach", "select", "where", "any", "all"]);
    let body = match random.below(6) {
        0 => Tree::leaf(name.clone()),
        1 => Tree::leaf(format!("{name}.name")),
        2 => Tree::leaf(format!("{name} > 1")),
        3 => Tree(vec![Piece::Text(format!("{name} & ")), Piece::One(atom(random, Types::ANY))]),
        4 => Tree::leaf(format!("{name}.y")),
        _ => tree(random, depth, Types::ANY),
    };
    let over = if random.below(3) == 0 { tree(random, depth, Types::LIST) } else { atom(random, Types::LIST) };
    let arrow = pick(random, &[" => ", ", "]);
    let text = |text: String| Piece::Text(text);
    Tree(vec![
        text(format!("{function}(")),
        Piece::One(over),
        text(format!(", {name}{arrow}")),
        Piece::One(body),
        text(")".to_owned()),
    ])
}

/// An expression of about this depth that may be of one of these kinds.
pub(super) fn tree(random: &mut Random, depth: usize, types: Types) -> Tree {
    let text = |text: &str| Piece::Text(text.to_owned());
    if depth == 0 {
        return atom(random, types);
    }
    let next = depth - 1;
    let part = |random: &mut Random, types: Types| Piece::One(tree(random, next, types));
    match random.below(100) {
        0..16 => atom(random, types),
        16..26 => {
            let mut path = atom(random, Types::LIST).text();
            for _ in 0..=random.below(2) {
                path.push_str(&pick(random, FIELDS));
            }
            Tree::leaf(path)
        }
        26..40 => {
            let sign = pick(random, SIGNS);
            let of = match sign.as_str() {
                "-" | "*" | "/" | "%" | "<" | "<=" | ">" | ">=" => Types::NUMBER,
                "+" => Types::NUMBER_OR_TEXT,
                _ => Types::ANY,
            };
            Tree(vec![part(random, of), text(&format!(" {sign} ")), part(random, of)])
        }
        40 => Tree(vec![part(random, Types::NUMBER), text(" ^ "), text(&pick(random, &["0", "1", "2"]))]),
        41..44 => Tree(vec![text("("), part(random, types), text(")")]),
        44..46 => Tree(vec![text(&pick(random, &["!", "-", "+"])), part(random, Types::NUMBER)]),
        46..48 => {
            Tree(vec![part(random, Types::BOOLEAN), text(" ? "), part(random, types), text(" : "), part(random, types)])
        }
        48..50 => {
            let items = (0..random.below(4)).map(|_| tree(random, next, Types::ANY)).collect();
            Tree(vec![text("["), Piece::Many(items), text("]")])
        }
        50..52 => Tree(vec![
            text(&format!("{{{}: ", pick(random, &["a", "b", "'c d'", "\"1\""]))),
            part(random, Types::ANY),
            text(&format!(", {}: ", pick(random, &["x", "a"]))),
            part(random, Types::ANY),
            text("}"),
        ]),
        52..54 => Tree(vec![text("`t ${"), part(random, Types::ANY), text("} \\$ u`")]),
        54..60 => each(random, next),
        _ => call(random, next, types),
    }
}

/// An expression that is asked for.
#[derive(Debug, Clone)]
pub(super) struct Asked(Tree);

impl Asked {
    pub(super) fn new(random: &mut Random) -> Self {
        let depth = 1 + random.below(3);
        Self(tree(random, depth, Types::ANY))
    }

    pub(super) fn of(text: &str) -> Self {
        Self(Tree::leaf(text))
    }
}

impl Question for Asked {
    fn text(&self) -> String {
        self.0.text()
    }

    fn asked(&self) -> Data {
        json!({ "expr": self.text(), "scope": *SCOPE })
    }

    fn ours(&self) -> Answer {
        evaluated(&self.text(), &SCOPE)
    }

    fn smaller(&self) -> Vec<Self> {
        self.0.smaller().into_iter().map(Self).collect()
    }
}
