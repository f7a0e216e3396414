//! Which data a place of a template reads.

use super::expand::{Expander, Input, Mode};
use super::prepare::Template;
use super::problem::ProblemKind;
use super::program::{Kind, Source};
use super::{Limits, Problem};
use crate::expr::{Data, Environment, Memory, Part, Value};
use crate::json::{Pointer, Span};

/// What a place of a template reads: for completion and for the value of an expression.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceScope {
    /// The elements around the place that are bound to data, the outermost first, with what their `$data` says.
    pub sources: Vec<(Pointer, String)>,
    /// What bare names and `$data` read there: of an element that is repeated, its first row; nothing if that is missing.
    pub data: Option<Data>,
    /// Whether the place is repeated, so that `$index` is there.
    pub is_repeated: bool,
    /// What is wrong with the data of the elements around the place.
    pub problems: Vec<Problem>,
}

/// The value of an expression at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceValue {
    /// The expression in the source of the template, without `${` and `}`.
    pub span: Span,
    /// The expression itself.
    pub source: String,
    /// Its value as JSON, nothing when it has none, or why it fails.
    pub value: Result<Option<String>, String>,
    /// Whether the place is repeated, so that this is the value of the first row.
    pub is_repeated: bool,
}

impl Template {
    /// What a place of the template reads. The text of a `$data` itself reads what stands around its element; a `$when`, as
    /// everything else in the element, its data.
    #[must_use]
    pub fn scope_at(&self, place: &Pointer, input: &Input<'_>, environment: &Environment) -> PlaceScope {
        let limits = Limits::default();
        let mut expander = Expander::new(self, input, Mode::Lenient, environment, &limits);
        let mut scope = self.enter(place, &mut expander);
        scope.data = expander.scope.data.to_data();
        let found = std::mem::take(&mut expander.problems).into_vec();
        scope.problems = found.into_iter().filter(|problem| problem.kind != ProblemKind::Unreadable).collect();
        scope
    }

    /// The value of the expression at an offset in the source of the template, in the first row where it is repeated.
    /// Nothing when no expression stands there, or its text cannot be read.
    #[must_use]
    pub fn value_at(&self, offset: usize, input: &Input<'_>, environment: &Environment) -> Option<PlaceValue> {
        let text = self.texts().find(|text| text.value.span().touches(offset))?;
        let around = text.string?.parts().iter().find_map(|part| match part {
            Part::Expression { expression, span } => {
                let span = text.span(*span);
                let opened = span.start.saturating_sub("${".len());
                (opened <= offset && offset <= span.end).then_some((expression, span))
            }
            Part::Text(_) => None,
        });
        let (expression, span) = around?;
        let limits = Limits::default();
        let mut expander = Expander::new(self, input, Mode::Lenient, environment, &limits);
        let scope = self.enter(&text.value.pointer(), &mut expander);
        let memory = Memory::new(0);
        let value = match expression.evaluate(&expander.scope, environment, &memory) {
            Ok(Value::Undefined) => Ok(None),
            Ok(value) => value.to_json().map(Some).ok_or_else(|| "the value holds itself".to_owned()),
            Err(failure) => Err(failure.message().to_owned()),
        };
        Some(PlaceValue { span, source: expression.source().to_owned(), value, is_repeated: scope.is_repeated })
    }

    /// Goes to a place: what bare names read there is the data of the scope then.
    fn enter<'t>(&'t self, place: &Pointer, expander: &mut Expander<'t>) -> PlaceScope {
        let mut scope = PlaceScope { sources: Vec::new(), data: None, is_repeated: false, problems: Vec::new() };
        let target = self.document().at(place).map(|value| (value.order(), value.span()));
        for node in &self.nodes {
            let Kind::Object(Some(binding)) = &node.kind else { continue };
            let Some(source) = &binding.data else { continue };
            let element = self.value(node.value);
            let around = target.is_some_and(|(order, span)| {
                element.order() <= order && element.span().start <= span.start && span.end <= element.span().end
            });
            let written = element.get("$data");
            let in_source = written.zip(target).is_some_and(|(written, (_, span))| {
                written.span().start <= span.start && span.end <= written.span().end
            });
            if !around || in_source {
                continue;
            }
            let data = match source {
                Source::Inline(data) => Value::from(data),
                Source::Text(text) => match expander.text(*text) {
                    Ok(came) => expander.given(came),
                    Err(_) => Value::Null,
                },
            };
            let text = written.map(|written| written.as_str().map_or_else(|| written.raw().to_owned(), Into::into));
            scope.sources.push((element.pointer(), text.unwrap_or_default()));
            let (data, is_list) = match data {
                Value::List(list) => (list.get(0).unwrap_or(Value::Null), true),
                data => (data, false),
            };
            scope.is_repeated |= is_list;
            if let Some(names) = expander.scope.names.as_mut().filter(|_| is_list) {
                names.index = Value::Number(0.0);
            }
            if !data.is_undefined() {
                expander.scope.data = data;
            }
        }
        scope
    }
}
