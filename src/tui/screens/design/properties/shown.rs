//! A value on one line.

use crate::card::catalogue::{Property, ValueType};
use crate::card::edit::Sheet;
use crate::card::host::{HostConfig, Rgb};
use crate::card::{text, type_name};
use crate::json::{Kind, Value, print};
use crate::tui::app::Shared;

use super::how::says_icon;

/// No value is shown with more characters than this.
const LONGEST: usize = 200;

/// A value as a row shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// In words.
    pub(super) text: String,
    /// What the words come to, such as `20 px`.
    pub(super) comes_to: String,
    /// The colour that it names.
    pub(super) swatch: Option<Rgb>,
    /// What the row leads to.
    pub(super) leads: Leads,
}

/// What changing a value opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leads {
    /// A field, or nothing.
    Nowhere,
    /// A list of words.
    Words,
    /// Other elements.
    Inside,
}

/// What the way of showing depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    host: &'static HostConfig,
    ascii: bool,
}

impl Look {
    /// The look of the screen.
    pub(super) fn of(shared: &Shared) -> Self {
        Self { host: HostConfig::teams(shared.theme.card_theme()), ascii: shared.theme.ascii }
    }

    fn tick(self, on: bool) -> String {
        match (on, self.ascii) {
            (true, false) => "✓",
            (false, false) => "✗",
            (true, true) => "yes",
            (false, true) => "no",
        }
        .to_owned()
    }
}

impl Shown {
    /// The value that a card says, or the default.
    pub(super) fn new(known: Option<&Property>, value: Option<Value<'_>>, look: Look) -> Self {
        let text = match value {
            Some(value) => said(known, value, look),
            None => known.map(|known| default(known, look)).unwrap_or_default(),
        };
        let icon = known.and_then(Property::icon_scheme);
        let icon = icon.is_some_and(|scheme| value.is_none_or(|value| says_icon(value, scheme)));
        let words = icon || known.is_some_and(|known| !known.value.words().is_empty());
        let slot = known.is_some_and(|known| known.value.slot().is_some());
        let table = known.is_some_and(|known| Sheet::of(known).is_some());
        let leads = match value.map(Value::kind) {
            None | Some(Kind::Object | Kind::Array) if table => Leads::Inside,
            Some(Kind::Object | Kind::Array) if slot => Leads::Inside,
            Some(Kind::Object | Kind::Array) => Leads::Nowhere,
            _ if words => Leads::Words,
            None if slot && known.is_some_and(|known| matches!(known.value, ValueType::Either(_))) => Leads::Words,
            None if slot => Leads::Inside,
            _ => Leads::Nowhere,
        };
        let pixels = known.and_then(|known| look.host.pixels(known, &text));
        let comes_to = pixels.map(|pixels| format!("{pixels} px")).unwrap_or_default();
        let swatch = known.filter(|_| !text.is_empty()).and_then(|known| look.host.swatch(known, &text));
        Self { text, comes_to, swatch, leads }
    }
}

fn default(known: &Property, look: Look) -> String {
    match (known.value, known.default_text()) {
        (ValueType::Boolean, Some(flag)) => look.tick(flag == "true"),
        (_, Some(text)) => text.to_owned(),
        (_, None) if known.required => "required".to_owned(),
        (_, None) => String::new(),
    }
}

fn said(known: Option<&Property>, value: Value<'_>, look: Look) -> String {
    match value.kind() {
        Kind::Boolean => look.tick(value.as_bool() == Some(true)),
        Kind::String => {
            let said = value.as_str().unwrap_or_default();
            let canonical = known.and_then(|known| known.value.canonical(&said));
            canonical.map_or_else(|| text::label(&said, LONGEST), str::to_owned)
        }
        Kind::Number | Kind::Null => text::label(value.raw(), LONGEST),
        Kind::Array if value.items().all(|item| item.kind() == Kind::String) && !value.is_empty() => {
            let items: Vec<String> =
                value.items().take(20).filter_map(|item| Some(item.as_str()?.into_owned())).collect();
            text::label(&items.join(", "), LONGEST)
        }
        Kind::Array if value.items().all(|item| item.kind() == Kind::Number) && !value.is_empty() => {
            text::label(&print::strict(value), LONGEST)
        }
        Kind::Array => match value.len() {
            0 => "empty".to_owned(),
            1 => "1 item".to_owned(),
            count => format!("{count} items"),
        },
        Kind::Object if known.is_some_and(|known| known.value.slot().is_some()) => type_name(value),
        Kind::Object if value.raw().len() > 4 * LONGEST => match value.len() {
            1 => "1 member".to_owned(),
            count => format!("{count} members"),
        },
        Kind::Object => text::label(&print::strict(value), LONGEST),
    }
}
