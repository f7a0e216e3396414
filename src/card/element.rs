//! A value of a document, read through the catalogue.

use std::borrow::Cow;
use std::collections::HashMap;

use super::catalogue::{self, Arity, ElementKind, ElementType, Family, Mark, Property, Slot, ValueType};
use super::format::type_of_content;
use super::{Format, detect};
use crate::json::{Kind, Value};

/// The type of a value: what it says under `type` or `@type`, or else what its place takes (a fact, a choice, a column
/// have to say nothing). Nothing for types that the catalogue does not know, and for values that are no element.
#[must_use]
pub fn element_type(value: Value<'_>) -> Option<&'static ElementType> {
    match said(value) {
        Said::Known(ty) if ty.mark == Mark::Name && !is_data(value) && !is_word(value) => Some(ty),
        // The words of a button in a hero card are those of what an action does: the place tells which.
        Said::Known(ty) => by_place(value).filter(|place| !place.is_said()).or(Some(ty)),
        Said::Unknown => by_place(value).filter(|place| !place.is_said() || place.kind == ElementKind::Root),
        Said::Nothing => by_place(value),
    }
}

/// What the type of a value is called, known or not; the kind of value for what says nothing.
#[must_use]
pub fn type_name(value: Value<'_>) -> String {
    name_of(value, element_type(value))
}

pub(super) fn name_of(value: Value<'_>, ty: Option<&'static ElementType>) -> String {
    if let Some(ty) = ty {
        return ty.tag().to_owned();
    }
    let said = ["type", "@type"].iter().find_map(|key| value.get(key).and_then(Value::as_str));
    if let Some(tag) = said {
        return super::text::label(&tag, 60);
    }
    let attached = value.parent().is_some_and(|parent| {
        parent.get("contentType").is_some_and(|said| said.kind() == Kind::String)
            && parent.get("content") == Some(value)
    });
    match value.kind() {
        _ if attached => Format::OtherCard.name().to_owned(),
        Kind::Object => "object".to_owned(),
        kind => kind.noun().trim_start_matches("an ").trim_start_matches("a ").to_owned(),
    }
}

/// Whether a value stands where the author's own data do, which may say anything under `type`.
fn is_data(value: Value<'_>) -> bool {
    value.key().is_some_and(|key| matches!(key.as_ref(), "data" | "requires"))
}

/// Whether `type` is a word like others where a value stands, as in the items of a list card: such a place is in something
/// that says no type itself, so nothing else has to be asked.
fn is_word(value: Value<'_>) -> bool {
    let holder = value.parent().map(|parent| if parent.is_array() { parent.parent() } else { Some(parent) });
    let unsaid = holder.flatten().is_some_and(|owner| matches!(said(owner), Said::Nothing));
    unsaid && by_place(value).is_some_and(|place| !place.is_said())
}

enum Said {
    Known(&'static ElementType),
    Unknown,
    Nothing,
}

fn said(value: Value<'_>) -> Said {
    let mut any = false;
    for key in ["type", "@type"] {
        if let Some(tag) = value.get(key).and_then(Value::as_str) {
            any = true;
            let found = match catalogue::find_tag(key, &tag) {
                Some(ty) if matches!(ty.mark, Mark::Component(_)) => {
                    value.get("name").and_then(Value::as_str).and_then(|name| catalogue::find_component(&name))
                }
                found => found,
            };
            if let Some(ty) = found {
                return Said::Known(ty);
            }
        }
    }
    if any { Said::Unknown } else { Said::Nothing }
}

/// The type of a value that stands in a known slot of `owner`.
pub(super) fn type_in_slot(value: Value<'_>, slot: Slot, owner: Value<'_>) -> Option<&'static ElementType> {
    if let (Kind::Object, Some(ty)) = (value.kind(), slot.only().filter(|ty| !ty.is_said())) {
        return Some(ty);
    }
    match (value.kind(), said(value)) {
        (Kind::Object, Said::Known(ty)) => Some(ty),
        // A card whose type is misspelt is still the card that stands there.
        (Kind::Object, Said::Unknown) => {
            slot.only().or_else(|| attached(owner, value)).filter(|ty| ty.is_said() && ty.kind == ElementKind::Root)
        }
        (Kind::Object, Said::Nothing) => slot.only().or_else(|| attached(owner, value)),
        (Kind::String, _) if slot == Slot::Inlines => catalogue::find("TextRun"),
        (Kind::String, _) => slot.only(),
        _ => None,
    }
}

/// The type of the content of an attachment, which its content type tells.
fn attached(owner: Value<'_>, value: Value<'_>) -> Option<&'static ElementType> {
    let content_type = owner.get("contentType").and_then(Value::as_str)?;
    if owner.get("content") == Some(value) { type_of_content(&content_type) } else { None }
}

fn by_place(value: Value<'_>) -> Option<&'static ElementType> {
    let Some(parent) = value.parent() else { return root_type(value) };
    let (owner, holder) = if parent.is_array() { (parent.parent()?, parent) } else { (parent, value) };
    let property = element_type(owner)?.property(&holder.key()?)?;
    let (slot, arity) = property.value.slot()?;
    let in_place = (arity == Arity::Many) == parent.is_array();
    let bare = value.kind() == Kind::String && !property.value.takes_strings();
    if in_place && !bare { type_in_slot(value, slot, owner) } else { None }
}

/// The type of a whole document that does not say it.
fn root_type(root: Value<'_>) -> Option<&'static ElementType> {
    match detect(root)? {
        Format::Fragment => None,
        format => catalogue::find(format.name()),
    }
}

/// An element of a card, with the catalogue's knowledge of its properties.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Element<'d> {
    value: Value<'d>,
    ty: Option<&'static ElementType>,
}

impl<'d> Element<'d> {
    /// Looks at a value as an element.
    #[must_use]
    pub fn new(value: Value<'d>) -> Self {
        Self { value, ty: element_type(value) }
    }

    pub(super) const fn typed(value: Value<'d>, ty: Option<&'static ElementType>) -> Self {
        Self { value, ty }
    }

    /// The value itself.
    #[must_use]
    pub const fn raw(&self) -> Value<'d> {
        self.value
    }

    /// Its type, when the catalogue knows it.
    #[must_use]
    pub const fn ty(&self) -> Option<&'static ElementType> {
        self.ty
    }

    /// The catalogue's name of its type; empty when it is unknown.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.ty.map_or("", |ty| ty.name)
    }

    /// What the card holds under a property. A bare string, standing where an object could, holds its first label.
    #[must_use]
    pub fn value(&self, property: &str) -> Option<Value<'d>> {
        if self.value.kind() == Kind::String {
            let first = self.ty.and_then(|ty| ty.labels.first());
            return (first == Some(&property)).then_some(self.value);
        }
        self.value.get(property).filter(|value| value.kind() != Kind::Null)
    }

    /// A property as text; numbers and booleans as written. Absent: the catalogue's default, or nothing.
    #[must_use]
    pub fn text(&self, property: &str) -> Cow<'d, str> {
        match self.value(property) {
            Some(value) => match value.kind() {
                Kind::String => value.as_str().unwrap_or_default(),
                Kind::Number | Kind::Boolean => Cow::Borrowed(value.raw()),
                _ => Cow::Borrowed(""),
            },
            None => Cow::Borrowed(self.default_text(property)),
        }
    }

    fn default_text(&self, property: &str) -> &'static str {
        self.ty.and_then(|ty| ty.property(property)).and_then(Property::default_text).unwrap_or_default()
    }

    /// A property that takes one of several words, in the catalogue's spelling, whatever the case in the card. Absent or
    /// no word that is known: the catalogue's default, or the empty string when what counts then depends on the context.
    #[must_use]
    pub fn choice(&self, property: &str) -> &'static str {
        let word = self.value(property).and_then(Value::as_str);
        let known = self.ty.and_then(|ty| ty.property(property));
        match (word, known) {
            (Some(word), Some(known)) => known.value.canonical(&word).unwrap_or(self.default_text(property)),
            _ => self.default_text(property),
        }
    }

    /// A property that is on or off; `"true"` in any case counts as on, as Microsoft's readers have it. Absent or neither:
    /// the catalogue's default, or off.
    #[must_use]
    pub fn flag(&self, property: &str) -> bool {
        let said = self.value(property).and_then(|value| match (value.as_bool(), value.as_str()) {
            (Some(flag), _) => Some(flag),
            (None, Some(word)) if word.eq_ignore_ascii_case("true") => Some(true),
            (None, Some(word)) if word.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        });
        said.unwrap_or_else(|| self.default_text(property) == "true")
    }

    /// A property as a number; a string that is one counts. Absent: the catalogue's default, if it is a number.
    #[must_use]
    pub fn number(&self, property: &str) -> Option<f64> {
        let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        match self.value(property) {
            Some(value) => value.as_f64().or_else(|| value.as_str().and_then(|text| number(&text))),
            None => number(self.default_text(property)),
        }
    }

    /// What stands in a slot: the items of an array, or the one object.
    pub fn children(&self, property: &str) -> impl Iterator<Item = Element<'d>> + use<'d> {
        let owner = self.value;
        let known = self.ty.and_then(|ty| ty.property(property)).and_then(|property| property.value.slot());
        let held = self.value.get(property);
        let many = held.into_iter().flat_map(Value::items);
        let one = held.filter(|value| value.is_object());
        many.chain(one).map(move |value| match known {
            Some((slot, _)) => Element { value, ty: type_in_slot(value, slot, owner) },
            None => Element::new(value),
        })
    }

    /// What is inside: the children of the main slot.
    pub fn content(&self) -> impl Iterator<Item = Element<'d>> + use<'d> {
        self.children(self.ty.and_then(|ty| ty.main_slot).unwrap_or_default())
    }

    /// The first text that tells this element from others, on one line of at most `most` characters; may be empty.
    #[must_use]
    pub fn label(&self, most: usize) -> String {
        if self.value.kind() == Kind::String {
            return super::text::label(&self.value.as_str().unwrap_or_default(), most);
        }
        let names = self.ty.map_or(UNKNOWN_LABELS, |ty| ty.labels);
        let texts = names.iter().map(|name| match self.value.get(name) {
            Some(value) if matches!(value.kind(), Kind::String | Kind::Number) => self.text(name),
            _ => Cow::Borrowed(""),
        });
        texts.map(|text| super::text::label(&text, most)).find(|label| !label.is_empty()).unwrap_or_default()
    }

    /// Whether it belongs to the connector cards.
    #[must_use]
    pub fn is_message_card(&self) -> bool {
        self.ty.is_some_and(|ty| ty.family == Family::MessageCard)
    }
}

/// What tells elements of unknown types apart.
const UNKNOWN_LABELS: &[&str] = &["text", "title", "label", "name", "placeholder", "altText", "url", "id"];

/// The slots of a value, in the order of the text: the known ones of its type; of an unknown type, its fallback and each
/// array whose items say a type. The name of each, what it takes when that is known, and what it holds.
pub(super) fn slots_of<'d>(
    value: Value<'d>,
    ty: Option<&'static ElementType>,
) -> impl Iterator<Item = (Cow<'d, str>, Option<(Slot, Arity)>, Value<'d>)> {
    let named: Vec<_> = value.members().filter(|(key, _)| ty.is_none_or(|ty| ty.slot(key).is_some())).collect();
    // Of duplicate keys the last one counts: it is the one that pointers lead to.
    let last: HashMap<Cow<'d, str>, Value<'d>> = named.iter().cloned().collect();
    named.into_iter().filter(move |(key, held)| last.get(key) == Some(held)).filter_map(move |(key, held)| {
        let known = match ty {
            Some(ty) => ty.slot(&key),
            None => fallback_slot(value, &key).map(|slot| (slot, Arity::One)),
        };
        let fits = match known {
            Some((_, Arity::Many)) => held.is_array(),
            Some((_, Arity::One)) => held.is_object(),
            None => {
                held.items().next().is_some_and(|item| item.get("type").is_some_and(|tag| tag.kind() == Kind::String))
            }
        };
        fits.then_some((key, known, held))
    })
}

/// What takes the place of an element of an unknown type: an action for what is called one, else an element.
pub(super) fn fallback_slot(value: Value<'_>, key: &str) -> Option<Slot> {
    let action = || value.get("type").and_then(Value::as_str).is_some_and(|tag| tag.starts_with("Action."));
    (key == "fallback").then(|| if action() { Slot::Actions } else { Slot::Elements })
}

/// Whether a bare string may stand in that slot of the type.
pub(super) fn takes_strings(ty: Option<&'static ElementType>, slot: &str) -> bool {
    ty.and_then(|ty| ty.property(slot)).is_some_and(|property| ValueType::takes_strings(property.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Document, Pointer};

    fn name(text: &str, at: &str) -> &'static str {
        let document = Document::parse(text).unwrap();
        Element::new(document.at(&Pointer::parse(at).unwrap()).unwrap()).name()
    }

    #[test]
    fn a_type_is_said_or_follows_from_the_place() {
        let card = r#"{"type": "AdaptiveCard", "body": [{"type": "FactSet", "facts": [{"title": "a"}]},
            {"type": "RichTextBlock", "inlines": ["a", {"type": "IconRun"}, {"type": "NobodyRun"}]},
            {"type": "ColumnSet", "columns": [{"items": []}]}, {"type": "Nobody"}, {"text": "a"}],
            "actions": [{"type": "Action.ToggleVisibility", "targetElements": ["x"]}, {"type": "Action.ShowCard", "card": {}}]}"#;
        assert_eq!(name(card, "/body/0/facts/0"), "Fact");
        assert_eq!(name(card, "/body/1/inlines/0"), "TextRun");
        assert_eq!(name(card, "/body/1/inlines/1"), "IconRun");
        assert_eq!(name(card, "/body/1/inlines/2"), "");
        assert_eq!(name(card, "/body/2/columns/0"), "Column");
        assert_eq!(name(card, "/body/3"), "");
        assert_eq!(name(card, "/body/4"), "");
        assert_eq!(name(card, "/actions/0/targetElements/0"), "TargetElement");
        assert_eq!(name(card, "/actions/1/card"), "AdaptiveCard");
        let connector = r#"{"title": "a", "sections": [{"facts": [{}], "potentialAction": [{"@type": "OpenUri"}]}]}"#;
        assert_eq!(name(connector, ""), "MessageCard");
        assert_eq!(name(connector, "/sections/0/facts/0"), "MessageCard.Fact");
        assert_eq!(name(connector, "/sections/0/potentialAction/0"), "MessageCard.OpenUri");
        let attached = r#"{"type": "message", "attachments": [{"contentType":
            "application/vnd.microsoft.teams.card.o365connector", "content": {"text": "a"}}]}"#;
        assert_eq!(name(attached, "/attachments/0/content"), "MessageCard");
    }

    #[test]
    fn cards_of_bots_are_told_by_what_they_are_attached_as() {
        let attached = |kind: &str, content: &str| {
            format!(
                r#"{{"type": "message", "attachments": [{{"contentType": "application/vnd.microsoft.{kind}", "content": {content}}}]}}"#
            )
        };
        let hero = attached(
            "card.hero",
            r#"{"title": "a", "tap": {"type": "signin"}, "buttons": [{"type": "imBack"}, {"type": "x"}]}"#,
        );
        assert_eq!(name(&hero, "/attachments/0/content"), "HeroCard");
        assert_eq!(name(&hero, "/attachments/0/content/tap"), "CardAction");
        assert_eq!(name(&hero, "/attachments/0/content/buttons/0"), "CardAction");
        assert_eq!(name(&hero, "/attachments/0/content/buttons/1"), "CardAction");
        let list = attached("teams.card.list", r#"{"items": [{"type": "person"}, {"type": "TextBlock"}]}"#);
        assert_eq!(name(&list, "/attachments/0/content/items/0"), "ListItem");
        assert_eq!(name(&list, "/attachments/0/content/items/1"), "ListItem");
        assert_eq!(name(&attached("card.OAUTH", "{}"), "/attachments/0/content"), "OAuthCard");
        assert_eq!(name(&attached("card.nobody", "{}"), "/attachments/0/content"), "");
        assert_eq!(name(r#"{"title": "a", "buttons": [{"type": "openUrl"}]}"#, ""), "HeroCard");
        assert_eq!(name(r#"{"title": "a", "items": [{"type": "file", "title": "b"}]}"#, "/items/0"), "ListItem");
    }

    #[test]
    fn components_are_told_by_their_name_and_data_by_its_place() {
        let card = r#"{"type": "AdaptiveCard", "body": [
            {"type": "Component", "name": "graph.microsoft.com/file", "properties": {"name": "a"}},
            {"type": "Component", "name": "nobody"}, {"type": "Component"}],
            "actions": [{"type": "Action.Submit", "data": {"type": "TextBlock", "msteams": {"type": "imBack", "value": "a"}}}]}"#;
        assert_eq!(name(card, "/body/0"), "Component:graph.microsoft.com/file");
        assert_eq!(name(card, "/body/0/properties"), "FileProperties");
        assert_eq!((name(card, "/body/1"), name(card, "/body/2")), ("", ""));
        assert_eq!(name(card, "/actions/0/data"), "SubmitActionData");
        assert_eq!(name(card, "/actions/0/data/msteams"), "ImBackSubmitActionData");
    }

    #[test]
    fn properties_are_read_as_teams_reads_them() {
        let text = r#"{"type": "TextBlock", "text": 5, "size": "extralarge", "wrap": "TRUE", "maxLines": "2", "color": "pink", "isSubtle": null}"#;
        let document = Document::parse(text).unwrap();
        let element = Element::new(document.root());
        assert_eq!(element.text("text"), "5");
        assert_eq!(element.choice("size"), "ExtraLarge");
        assert_eq!(element.choice("color"), "");
        assert_eq!(element.choice("spacing"), "Default");
        assert!(element.flag("wrap") && element.flag("isVisible") && !element.flag("isSubtle"));
        assert_eq!(element.number("maxLines"), Some(2.0));
        assert_eq!(element.label(60), "5");
    }

    #[test]
    fn the_slots_of_an_unknown_type_are_found_in_one_pass() {
        let members: Vec<String> = (0..50_000).map(|at| format!("\"k{at}\":[{{\"type\":\"TextBlock\"}}]")).collect();
        let text = format!("{{\"type\":\"Nobody\",{},\"k1\":[]}}", members.join(","));
        let document = Document::parse(text).unwrap();
        assert_eq!(slots_of(document.root(), None).count(), 49_999);
    }
}
