//! What pressing a part of a card would do, told from the catalogue and the payload.

use std::borrow::Cow;

use crate::card::catalogue::{Arity, ElementKind, Slot, ValueType};
use crate::card::{Element, element_type, text};
use crate::json::{Document, Pointer, Value};
use crate::tui::app::Notice;

/// How much of an address is shown.
const ADDRESS: usize = 160;

/// What pressing the part at `pointer` would do.
pub(super) fn press(document: &Document, pointer: &Pointer) -> Notice {
    let Some(value) = document.at(pointer) else { return Notice::careful("the card has no such part") };
    let Some(action) = action(value) else {
        return match element_type(value).map(|ty| ty.kind) {
            Some(ElementKind::Input) => {
                Notice::plain("in Teams the reader fills this in; a webhook never gets the answer")
            }
            _ => Notice::plain("a link in the text; in Teams it opens in the browser"),
        };
    };
    let title = title_of(action);
    let does = action.ty().map_or("", |ty| ty.help);
    match address(action) {
        Some(address) => Notice::good(format!("{title} → {}", text::label(&address, ADDRESS))),
        None if is_answered(action) => {
            Notice::careful(format!("{title}: a webhook has no bot behind it, Teams drops this button"))
        }
        None => Notice::plain(format!("{title}: {does}")),
    }
}

/// The text on a button.
pub(super) fn title(document: &Document, pointer: &Pointer) -> String {
    document.at(pointer).and_then(action).map_or_else(|| pointer.to_string(), title_of)
}

/// The type of a button.
pub(super) fn kind(document: &Document, pointer: &Pointer) -> String {
    document.at(pointer).and_then(action).map_or_else(String::new, |action| crate::card::type_name(action.raw()))
}

/// The action that a part stands for: itself, or the one that an element carries as a whole.
fn action(value: Value<'_>) -> Option<Element<'_>> {
    let element = Element::new(value);
    let ty = element.ty()?;
    if ty.kind == ElementKind::Action {
        return Some(element);
    }
    let carried = ty.slots().find(|(_, slot, arity)| *slot == Slot::SelectActions && *arity == Arity::One);
    carried.and_then(|(property, _, _)| element.value(property.name)).map(Element::new)
}

fn title_of(action: Element<'_>) -> String {
    let labels = action.ty().map_or(&[][..], |ty| ty.labels);
    let label =
        labels.iter().filter_map(|name| action.value(name).and_then(Value::as_str)).find(|text| !text.is_empty());
    match label {
        Some(label) => text::label(&label, 40),
        None => crate::card::type_name(action.raw()),
    }
}

/// The address that an action needs to be one, wherever its type keeps it.
fn address(element: Element<'_>) -> Option<String> {
    let needed = element.ty()?.properties.iter().filter(|property| property.required);
    needed
        .filter_map(|property| {
            let value = element.value(property.name)?;
            match property.value {
                ValueType::Url => value.as_str().map(Cow::into_owned),
                ValueType::Strings => value.item(0).unwrap_or(value).as_str().map(Cow::into_owned),
                other => match other.slot()?.1 {
                    Arity::Many => value.items().find_map(|item| address(Element::new(item))),
                    Arity::One => address(Element::new(value)),
                },
            }
        })
        .find(|address| !address.is_empty())
}

/// Whether the action waits for an answer of a bot: it sends inputs, and names no address to send them to.
fn is_answered(action: Element<'_>) -> bool {
    matches!(action.name(), "Action.Submit" | "Action.Execute")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = r#"{"type": "AdaptiveCard", "selectAction": {"type": "Action.OpenUrl", "url": "https://a.example"},
        "body": [{"type": "Input.Text", "id": "a"}, {"type": "TextBlock", "text": "[x](y)"}],
        "actions": [{"type": "Action.OpenUrl", "title": "Open", "iconUrl": "https://i.example", "url": "https://b.example"},
        {"type": "Action.Submit", "title": "Approve"}, {"type": "Action.OpenUrl", "title": "Broken"}]}"#;
    const MESSAGE_CARD: &str = r#"{"@type": "MessageCard", "text": "x", "potentialAction": [
        {"@type": "OpenUri", "name": "Log", "targets": [{"os": "default", "uri": "https://c.example"}]},
        {"@type": "HttpPOST", "name": "Ack", "target": "https://d.example"},
        {"@type": "ViewAction", "name": "Old", "target": ["https://e.example"]}]}"#;

    fn pressed(text: &str, pointer: &str) -> String {
        press(&Document::parse(text).unwrap(), &Pointer::parse(pointer).unwrap()).text
    }

    #[test]
    fn each_button_says_what_it_would_do() {
        for (text, pointer, said) in [
            (CARD, "/actions/0", "Open → https://b.example"),
            (CARD, "/actions/1", "Approve: a webhook has no bot behind it"),
            (CARD, "/actions/2", "Broken: Opens an address"),
            (CARD, "", "https://a.example"),
            (CARD, "/body/0", "fills this in"),
            (CARD, "/body/1", "a link in the text"),
            (CARD, "/nowhere", "no such part"),
            (MESSAGE_CARD, "/potentialAction/0", "Log → https://c.example"),
            (MESSAGE_CARD, "/potentialAction/1", "Ack → https://d.example"),
            (MESSAGE_CARD, "/potentialAction/2", "Old → https://e.example"),
        ] {
            let told = pressed(text, pointer);
            assert!(told.contains(said), "{pointer}: {told}");
        }
    }
}
