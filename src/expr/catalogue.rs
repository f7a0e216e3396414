//! The table of all functions.
//!
//! Whatever is said of a function anywhere (what it takes, what it gives, what it is for) is said here once: the parser checks
//! calls against it, and completion, help and documentation read it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::evaluate::{Eager, Lazy};
use super::functions;
use super::types::Types;
use super::value::Value;

/// A family of functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Text.
    String,
    /// Lists, and what holds several things.
    Collection,
    /// Conditions and comparisons.
    Logic,
    /// From one kind of value to another.
    Conversion,
    /// Numbers.
    Math,
    /// Dates and times.
    Date,
    /// Dates and times that are not all known, in the notation of TIMEX.
    Timex,
    /// Addresses.
    Uri,
    /// Objects, JSON and XML.
    Object,
    /// Patterns, and what kind a value is.
    Type,
    /// What the engine needs for itself.
    Internal,
}

impl Group {
    /// The groups in the order in which they are listed; what the engine has for itself is not among them.
    pub const LISTED: [Self; 10] = [
        Self::String,
        Self::Collection,
        Self::Logic,
        Self::Conversion,
        Self::Math,
        Self::Date,
        Self::Object,
        Self::Type,
        Self::Uri,
        Self::Timex,
    ];

    /// Its name, as a heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::String => "Text",
            Self::Collection => "Collections",
            Self::Logic => "Logic",
            Self::Conversion => "Conversion",
            Self::Math => "Numbers",
            Self::Date => "Date and time",
            Self::Timex => "Timex",
            Self::Uri => "Addresses",
            Self::Object => "Objects, JSON and XML",
            Self::Type => "Patterns and types",
            Self::Internal => "Internal",
        }
    }
}

/// How often a parameter is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Once.
    Required,
    /// Once or not.
    Optional,
    /// As often as one likes, or not.
    Repeated,
}

/// What a function takes at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Its name, in words of its own.
    pub name: &'static str,
    /// What an argument can be whose kind is known before it is evaluated.
    pub types: Types,
    /// How often it is given.
    pub presence: Presence,
}

/// A parameter that has to be given.
pub(super) const fn required(name: &'static str, types: Types) -> Parameter {
    Parameter { name, types, presence: Presence::Required }
}

/// A parameter that can be left out.
pub(super) const fn optional(name: &'static str, types: Types) -> Parameter {
    Parameter { name, types, presence: Presence::Optional }
}

/// A parameter that can be given any number of times.
pub(super) const fn repeated(name: &'static str, types: Types) -> Parameter {
    Parameter { name, types, presence: Presence::Repeated }
}

/// What is looked at beyond number and kinds of arguments when a call is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Check {
    /// Nothing.
    Plain,
    /// The second argument has to be a bare name, for which the third is evaluated.
    Lambda,
    /// A second argument that is written out has to be a pattern.
    Pattern,
    /// The first argument has to be text that is written out.
    Accessor,
}

/// How a function is carried out.
#[derive(Debug, Clone, Copy)]
pub(super) enum Run {
    /// Its arguments are evaluated and looked at, then it gets their values.
    Eager(Verify, Eager),
    /// It evaluates its arguments itself.
    Lazy(Lazy),
}

/// What every argument has to be when it is evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verify {
    Any,
    Number,
    Integer,
    Text,
    TextOrMissing,
    NumberTextOrMissing,
    List,
    NumericList,
    NumberOrNumericList,
    Container,
}

impl Verify {
    /// What is wanted, in words; nothing if everything will do.
    const fn wanted(self) -> Option<&'static str> {
        Some(match self {
            Self::Any => return None,
            Self::Number => "a number",
            Self::Integer => "a whole number",
            Self::Text | Self::TextOrMissing => "text",
            Self::NumberTextOrMissing => "a number or text",
            Self::List => "a list",
            Self::NumericList => "a list of numbers",
            Self::NumberOrNumericList => "a number or a list of numbers",
            Self::Container => "text, a list or an object",
        })
    }

    /// What is wanted, in words, if the value is not that.
    pub(super) fn fault(self, value: &Value<'_>) -> Option<&'static str> {
        let numbers = |value: &Value<'_>| match value {
            Value::List(list) => list.iter().all(|item| item.as_number().is_some()),
            _ => false,
        };
        let fine = match self {
            Self::Any => true,
            Self::Number => value.as_number().is_some(),
            Self::Integer => value.as_integer().is_some(),
            Self::Text => value.as_text().is_some(),
            Self::TextOrMissing => matches!(value, Value::Text(_) | Value::Undefined),
            Self::NumberTextOrMissing => {
                matches!(value, Value::Text(_) | Value::Undefined) || value.as_number().is_some()
            }
            Self::List => matches!(value, Value::List(_)),
            Self::NumericList => numbers(value),
            Self::NumberOrNumericList => value.as_number().is_some() || numbers(value),
            Self::Container => !matches!(value, Value::Undefined | Value::Bool(_) | Value::Number(_)),
        };
        if fine { None } else { self.wanted() }
    }
}

/// A call that shows what a function does; it needs no data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The expression.
    pub expression: &'static str,
    /// What it gives in JavaScript, as JSON.
    pub answer: &'static str,
    /// Whether the answer depends on the clock; it is that of [`EXAMPLES_NOW`] then.
    pub dated: bool,
}

/// The time at which examples are evaluated: 2026-03-05T14:30:00Z, in milliseconds since 1970.
pub const EXAMPLES_NOW: i64 = 1_772_721_000_000;

/// A function.
#[derive(Debug, Clone, Copy)]
pub struct Function {
    /// What it is called.
    pub name: &'static str,
    /// Its family.
    pub group: Group,
    /// What it takes, in order.
    pub parameters: &'static [Parameter],
    /// What it gives.
    pub returns: Types,
    /// What it is for, in a line.
    pub help: &'static str,
    /// How it is called, and what comes of it; none for what only the engine calls.
    pub example: Option<Example>,
    /// What .NET does differently, in a sentence.
    pub dotnet: Option<&'static str>,
    /// The sign that stands for it between or before operands.
    pub operator: Option<&'static str>,
    /// What the reference prints it as.
    pub(super) printed: &'static str,
    pub(super) run: Run,
    pub(super) check: Check,
    /// Whether it changes what it is given.
    pub(super) changes: bool,
}

impl Function {
    pub(super) const fn new(
        name: &'static str,
        group: Group,
        parameters: &'static [Parameter],
        returns: Types,
        run: Run,
        help: &'static str,
    ) -> Self {
        let (example, dotnet, operator, check, changes) = (None, None, None, Check::Plain, false);
        Self { name, group, parameters, returns, help, example, dotnet, operator, printed: name, run, check, changes }
    }

    /// A sign for it, which the reference prints in place of its name too.
    pub(super) const fn sign(mut self, sign: &'static str) -> Self {
        self.operator = Some(sign);
        self.printed = sign;
        self
    }

    /// A sign for it, which the reference prints as its name.
    pub(super) const fn short(mut self, sign: &'static str) -> Self {
        self.operator = Some(sign);
        self
    }

    /// What .NET does differently.
    pub(super) const fn dotnet(mut self, difference: &'static str) -> Self {
        self.dotnet = Some(difference);
        self
    }

    /// A call of it and what it gives.
    pub(super) const fn example(mut self, expression: &'static str, answer: &'static str) -> Self {
        self.example = Some(Example { expression, answer, dated: false });
        self
    }

    /// The same for one that reads the clock.
    pub(super) const fn dated(mut self, expression: &'static str, answer: &'static str) -> Self {
        self.example = Some(Example { expression, answer, dated: true });
        self
    }

    pub(super) const fn checked(mut self, check: Check) -> Self {
        self.check = check;
        self
    }

    pub(super) const fn changing(mut self) -> Self {
        self.changes = true;
        self
    }

    /// Whether its second argument is a name that stands for one item after the other in the third.
    #[must_use]
    pub fn binds_name(&self) -> bool {
        self.check == Check::Lambda
    }

    /// How few arguments it takes.
    #[must_use]
    pub fn fewest(&self) -> usize {
        self.parameters.iter().filter(|parameter| parameter.presence == Presence::Required).count()
    }

    /// How many arguments it takes at most; nothing if there is no bound.
    #[must_use]
    pub fn most(&self) -> Option<usize> {
        let bounded = self.parameters.last().is_none_or(|parameter| parameter.presence != Presence::Repeated);
        bounded.then_some(self.parameters.len())
    }

    /// What it takes at a place.
    #[must_use]
    pub fn parameter(&self, place: usize) -> Option<&'static Parameter> {
        self.parameters.get(place).or_else(|| self.parameters.last().filter(|last| last.presence == Presence::Repeated))
    }

    /// What it takes at a place, in words: `a whole number`, `text`, `a name`. Where that is not known before it is evaluated,
    /// what it asks for then.
    #[must_use]
    pub fn kind(&self, place: usize) -> String {
        match (self.check, place, self.run, self.parameter(place)) {
            (_, _, _, None) => String::new(),
            (Check::Lambda, 0, ..) => "a list or an object".to_owned(),
            (Check::Lambda, 1, ..) => "a name".to_owned(),
            (Check::Lambda, ..) => "an expression with that name".to_owned(),
            (_, _, Run::Eager(verify, _), Some(parameter)) if parameter.types.is_any() => {
                verify.wanted().unwrap_or("anything").to_owned()
            }
            (_, _, Run::Eager(Verify::Integer, _), Some(_)) => "a whole number".to_owned(),
            (_, _, _, Some(parameter)) => parameter.types.to_string(),
        }
    }

    /// What it gives, in words: `text`, `true or false`.
    #[must_use]
    pub fn gives(&self) -> String {
        self.returns.to_string()
    }

    /// How it is called: `substring(text, start, [length])`.
    #[must_use]
    pub fn signature(&self) -> String {
        let shown = self.parameters.iter().map(|parameter| match parameter.presence {
            Presence::Required => parameter.name.to_owned(),
            Presence::Optional => format!("[{}]", parameter.name),
            Presence::Repeated => format!("[{}…]", parameter.name),
        });
        format!("{}({})", self.name, shown.collect::<Vec<_>>().join(", "))
    }
}

static BY_NAME: LazyLock<HashMap<&'static str, &'static Function>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for function in functions::all() {
        names.insert(function.name, function);
        names.extend(function.operator.map(|sign| (sign, function)));
    }
    names
});

/// The function of a name, or of the sign that stands for it. Case matters.
#[must_use]
pub fn function(name: &str) -> Option<&'static Function> {
    BY_NAME.get(name).copied()
}

/// All functions, group by group.
pub fn functions() -> impl Iterator<Item = &'static Function> {
    functions::all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::{Engine, Environment, Expression, Memory, Scope};
    use crate::json::similar::nearest;

    #[test]
    fn every_entry_can_be_shown() {
        let mut names = std::collections::HashSet::new();
        for function in functions() {
            assert!(names.insert(function.name), "{} is there twice", function.name);
            assert!(function.help.ends_with('.') && function.help.len() < 120, "{}: {}", function.name, function.help);
            let optional = function.parameters.iter().position(|p| p.presence != Presence::Required);
            let late = function.parameters.iter().skip(optional.unwrap_or(99));
            assert!(late.clone().all(|p| p.presence != Presence::Required), "{}", function.name);
        }
        assert_eq!(function("substring").unwrap().signature(), "substring(text, start, [length])");
    }

    #[test]
    fn every_function_has_an_example_that_gives_what_is_said() {
        for function in functions() {
            let Some(example) = function.example else {
                assert_eq!(function.name, "optional", "has no example");
                continue;
            };
            let text = example.expression;
            let called = text.contains(&format!("{}(", function.name)) || text.contains(function.name);
            assert!(called, "{}: {text}", function.name);
            let answer = |now: i64, engine: Engine| {
                let read = Expression::parse(text, engine).unwrap_or_else(|error| panic!("{text}: {error:?}"));
                let environment = Environment { now, ..Environment::default() };
                let data = serde_json::json!({});
                let value = read.evaluate(&Scope::new(Value::from(&data)), &environment, &Memory::new(1));
                value.ok().and_then(|value| value.to_json())
            };
            assert_eq!(answer(EXAMPLES_NOW, Engine::JavaScript).as_deref(), Some(example.answer), "{text}");
            let later = answer(EXAMPLES_NOW + 50_000_000_000, Engine::JavaScript);
            assert_eq!(later.as_deref() != Some(example.answer), example.dated, "{text}: {later:?}");
            let dotnet = answer(EXAMPLES_NOW, Engine::DotNet);
            let differs = dotnet.as_deref() != Some(example.answer);
            assert!(!differs || function.dotnet.is_some(), "{text} gives {dotnet:?} in .NET, of which nothing is said");
        }
    }

    #[test]
    fn what_a_function_takes_is_said_in_words() {
        let kinds = |name: &str| {
            let function = function(name).unwrap();
            (0..function.parameters.len()).map(|place| function.kind(place)).collect::<Vec<_>>()
        };
        assert_eq!(kinds("substring"), ["text", "a number", "a number"]);
        assert_eq!(kinds("where"), ["a list or an object", "a name", "an expression with that name"]);
        assert_eq!(kinds("range"), ["a whole number", "a whole number"]);
        assert_eq!(kinds("average"), ["a list of numbers"]);
        assert_eq!(function("max").unwrap().kind(9), "a number or a list of numbers");
        assert_eq!(
            (function("abs").unwrap().kind(1), function("not").unwrap().gives()),
            (String::new(), "true or false".to_owned())
        );
    }

    #[test]
    fn misspelt_names_are_found() {
        assert_eq!(nearest("tolower", functions().map(|f| f.name)), Some("toLower"));
        assert_eq!(nearest("conct", functions().map(|f| f.name)), Some("concat"));
        assert_eq!(nearest("x", functions().map(|f| f.name)), None);
    }
}
