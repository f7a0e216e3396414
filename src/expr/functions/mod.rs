//! The functions, group by group.
//!
//! An entry of a group's table names a function and what it takes; beside it stands the Rust function that carries it out.
//! A new one needs nothing else: the parser checks calls against the tables, and whatever lists functions reads them there.
//! Arguments come as values, or, where a function decides itself what it evaluates (`if`, `foreach`), as expressions.

mod collection;
mod conversion;
mod date;
mod format;
mod format_date;
mod jpath;
mod lambda;
mod logic;
mod math;
mod object;
mod regex;
mod shift;
mod string;
mod ticks;
mod timex;
mod types;
mod uri;
mod xml;
mod zone;

pub(super) use format_date::FORMATS;
pub(super) use regex::pattern_fault;
pub(super) use string::count as counted;

use super::catalogue::Function;

/// The tables of all groups.
const GROUPS: &[&[Function]] = &[
    string::FUNCTIONS,
    collection::FUNCTIONS,
    lambda::FUNCTIONS,
    logic::FUNCTIONS,
    conversion::FUNCTIONS,
    math::FUNCTIONS,
    date::FUNCTIONS,
    format_date::FUNCTIONS,
    shift::FUNCTIONS,
    ticks::FUNCTIONS,
    zone::FUNCTIONS,
    timex::FUNCTIONS,
    uri::FUNCTIONS,
    object::FUNCTIONS,
    jpath::FUNCTIONS,
    xml::FUNCTIONS,
    types::FUNCTIONS,
];

/// All functions.
pub(super) fn all() -> impl Iterator<Item = &'static Function> {
    GROUPS.iter().flat_map(|group| group.iter())
}

#[cfg(test)]
mod tests {
    use crate::expr::{Engine, Environment, Expression, Memory, Scope, Value};

    /// What the reference answers, some of it by accident.
    #[test]
    fn oddities_of_the_reference_are_kept() {
        let data = serde_json::json!({"s": "Hello World", "l": [1]});
        for (text, wanted) in [
            ("count(foreach(base64ToBinary(s), q, q.value > 100))", Some("10")),
            ("count(indicesAndValues(base64ToBinary(s)))", Some("10")),
            ("any(base64ToBinary(s), q, q.key == '0')", Some("true")),
            ("substring(missing, year(s)) == ''", Some("true")),
            ("substring(s, year(s))", None),
            ("xPath(1, '2020-02-29')", Some("1989")),
            ("xPath('<a', 'concat(1, 2)')", Some("\"12\"")),
            ("xPath(1, '/a')", None),
            ("formatTicks(1, 's', '')", None),
            ("count(merge(dataUriToBinary(s)))", Some("11")),
            ("indexOf(xml(dataUriToBinary(s)), '<10>100</10>') > 0", Some("true")),
            ("isTime(dataUriToBinary(s))", Some("false")),
            ("removeProperty(s, l[0])", None),
            ("removeProperty(s, json('11'))", Some("\"Hello World\"")),
            ("count(sortBy(foreach([1, 2], x, x.name), 'name'))", Some("2")),
            ("sortBy([null, 1], 'name')", None),
            ("or(resolve(1))", Some("false")),
            ("false || getPreviousViableTime(s)", Some("\"T00\"")),
            ("false || indexOf(l[0], s)", Some("-1")),
        ] {
            let expression = Expression::parse(text, Engine::JavaScript).unwrap();
            let memory = Memory::new(1);
            let value = expression.evaluate(&Scope::new(Value::from(&data)), &Environment::default(), &memory);
            assert_eq!(value.ok().and_then(|value| value.to_json()).as_deref(), wanted, "{text}");
        }
    }
}
