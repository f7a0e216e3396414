//! Data in the card: expressions put where the cursor is.

use crate::card::edit::Edited;
use crate::card::text::label;
use crate::card::{self, edit};
use crate::json::{Fragment, Pointer, Value};
use crate::template::{Input, Template};
use crate::tui::app::{self, Intent, Notice, Shared};
use crate::tui::overlays::pick::{self, Item};
use crate::workbench::{Sample, bound_by, host_path_to, path_within};

use super::{Message, Model, Pane, elements, properties};

/// So many values are offered.
const MOST: usize = 2_000;

/// What is done with data in the card.
#[derive(Debug, Clone)]
pub enum WithData {
    /// Put an expression into the card: at the caret, or into the property or text that is selected.
    Insert(String),
    /// Ask which value of the data to put there.
    Ask,
    /// Bind the selected element to what this path reads.
    Bind(String),
    /// Put these elements behind the selected one, as one step of that name.
    Put(String, Vec<serde_json::Value>),
}

impl Model {
    pub(super) fn with_data(&mut self, deed: WithData, shared: &mut Shared) -> Vec<Intent> {
        match deed {
            WithData::Insert(path) => self.insert_expression(&path, shared),
            WithData::Ask => ask_what_to_insert(shared),
            WithData::Bind(path) => bind(&path, shared),
            WithData::Put(name, elements) => put(&name, &elements, shared),
        }
    }

    /// Puts an expression into the card: at the caret of the source, else into the property under the cursor, else into
    /// what the selected element says.
    fn insert_expression(&mut self, path: &str, shared: &mut Shared) -> Vec<Intent> {
        if self.left == Pane::Source && self.focus == Pane::Source {
            return self.source.insert_expression(path, shared);
        }
        let under = if self.focus == Pane::Properties { self.properties.under_cursor() } else { None };
        let main = || properties::main_text(&shared.workspace).map(|(_, property)| property.name.to_owned());
        let Some(name) = under.map(str::to_owned).or_else(main) else {
            let told = "the selected element has no text: select another, or a property";
            return vec![Intent::Say(Notice::careful(told))];
        };
        let pointer = shared.workspace.selection().clone();
        let held =
            shared.workspace.document().at(&pointer).and_then(|element| element.get(&name)).and_then(Value::as_str);
        let mut text = held.map(std::borrow::Cow::into_owned).unwrap_or_default();
        // A word of the catalogue gives way; what somebody wrote stays.
        if under.is_some() && !is_free_text(shared, &pointer, &name) {
            text.clear();
        }
        if !text.is_empty() && !text.ends_with(char::is_whitespace) {
            text.push(' ');
        }
        text.push_str("${");
        text.push_str(path);
        text.push('}');
        let set =
            |document: &_, _: &_| edit::set(document, &pointer, &name, Some(serde_json::Value::String(text.clone())));
        match elements::carry_out(shared, set) {
            Ok(_) => vec![Intent::Say(Notice::good(format!("{name} is {} now", label(&text, 60))))],
            Err(told) => vec![Intent::Say(told)],
        }
    }

    /// Selects what holds a place, and brings the cursor to the property.
    pub(super) fn go_to(&mut self, pointer: &Pointer, shared: &mut Shared) -> Vec<Intent> {
        shared.workspace.select(pointer.clone());
        if self.focus == Pane::Source {
            self.source.go_to_value(pointer, shared);
        } else {
            self.focus = Pane::Properties;
            self.properties.point_at(pointer, shared);
        }
        Vec::new()
    }
}

fn is_free_text(shared: &Shared, pointer: &Pointer, name: &str) -> bool {
    let ty = shared.workspace.document().at(pointer).and_then(card::element_type);
    ty.and_then(|ty| ty.property(name)).is_none_or(properties::is_text)
}

/// Offers every value of the data, to be put into the card.
fn ask_what_to_insert(shared: &Shared) -> Vec<Intent> {
    let Some(document) = shared.samples.chosen().and_then(Sample::document) else {
        return vec![Intent::Say(Notice::plain("there are no sample data yet: begin some on the screen of the data"))];
    };
    let template = Template::prepare(shared.workspace.document(), shared.samples.engine());
    let environment = shared.samples.environment();
    let scope = template.scope_at(shared.workspace.selection(), &Input::default(), environment);
    let bound = bound_by(document.root(), scope.sources.iter().map(|(_, source)| source.as_str()));
    let item = |path: String, value: Value<'_>| {
        let message = app::Message::Design(Message::WithData(WithData::Insert(path.clone())));
        Item::new(label(&path, 200), label(value.raw(), 120), message)
    };
    // Of a list the first item stands for all.
    let first_only =
        |value: &Value<'_>| !value.pointer().steps().any(|step| step.parse::<usize>().is_ok_and(|row| row > 0));
    let own = document.values().skip(1).filter(first_only).take(MOST);
    let mut items: Vec<Item> = own.map(|value| item(path_within(value, bound.as_ref()), value)).collect();
    if let Some(host) = shared.samples.host().and_then(Sample::document) {
        items.extend(host.values().skip(1).filter(first_only).take(MOST).map(|value| item(host_path_to(value), value)));
    }
    if scope.is_repeated {
        let message = app::Message::Design(Message::WithData(WithData::Insert("$index".to_owned())));
        items.push(Item::new("$index", "the number of the row, from 0", message));
    }
    vec![Intent::show(pick::Model::new("Insert a value of the data", items, 0))]
}

/// Binds the selected element to what a path reads.
fn bind(path: &str, shared: &mut Shared) -> Vec<Intent> {
    match elements::carry_out(shared, |document, at| edit::bind(document, at, path)) {
        Ok(name) => vec![Intent::Say(Notice::good(format!("{name}: ${{{}}}", label(path, 60))))],
        Err(told) => vec![Intent::Say(told)],
    }
}

/// Puts elements where the selection is, as one step.
fn put(name: &str, made: &[serde_json::Value], shared: &mut Shared) -> Vec<Intent> {
    let fragment = Fragment::Json(serde_json::Value::Array(made.to_vec()));
    let pasted = elements::carry_out(shared, |document, at| {
        edit::paste(document, at, &fragment).map(|edited| Edited { name: name.to_owned(), ..edited })
    });
    match pasted {
        Ok(name) => vec![Intent::Say(Notice::good(name))],
        Err(told) => vec![Intent::Say(told)],
    }
}
