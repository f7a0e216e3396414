//! The walk through a document: every object that stands where the catalogue's types may stand, once, with what is around
//! it. Checks, and operations over a whole card, read this instead of walking by themselves.

use super::catalogue::{Arity, ElementKind, ElementType, Property, Slot};
use super::element::{fallback_slot, type_in_slot};
use super::{Format, detect, element_type};
use crate::json::{Document, Kind, Value};

/// Everything that was found on the walk, in the order of the text.
#[derive(Debug, Clone)]
pub struct Survey<'d> {
    document: &'d Document,
    format: Option<Format>,
    visits: Vec<Visit<'d>>,
}

/// One object on the walk; or a bare string that stands for one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Visit<'d> {
    /// The object.
    pub value: Value<'d>,
    /// Its type; none when the catalogue does not know it, or nothing says it.
    pub ty: Option<&'static ElementType>,
    /// The visit of what holds it; none for the outermost.
    pub parent: Option<usize>,
    /// The property of the parent in which it stands; none where the parent's type is unknown.
    pub property: Option<&'static Property>,
    /// What that place takes; none when nothing says it.
    pub slot: Option<Slot>,
    /// The visit of the card in which it stands: the nearest root at or above it (a message counts as none).
    pub card: Option<usize>,
    /// The visit behind the last one inside this.
    pub end: usize,
}

/// What waits to be visited.
struct Waiting<'d> {
    value: Value<'d>,
    parent: Option<usize>,
    property: Option<&'static Property>,
    slot: Option<Slot>,
    ty: Option<&'static ElementType>,
}

impl<'d> Survey<'d> {
    /// Walks through a document. A list of elements counts as well as a card.
    #[must_use]
    pub fn new(document: &'d Document) -> Self {
        let root = document.root();
        let outermost = |value| Waiting { value, parent: None, property: None, slot: None, ty: element_type(value) };
        let mut waiting: Vec<Waiting<'d>> =
            if root.is_array() { root.items().map(outermost).collect() } else { vec![outermost(root)] };
        waiting.reverse();
        let mut visits: Vec<Visit<'d>> = Vec::new();
        while let Some(next) = waiting.pop() {
            let at = visits.len();
            let above = next.parent.and_then(|parent| visits.get(parent)).and_then(|parent| parent.card);
            let card = if next.ty.is_some_and(is_card) { Some(at) } else { above };
            visits.push(Visit {
                value: next.value,
                ty: next.ty,
                parent: next.parent,
                property: next.property,
                slot: next.slot,
                card,
                end: at + 1,
            });
            let inside = waiting.len();
            match next.ty {
                Some(ty) => known(next.value, ty, at, &mut waiting),
                None => unknown(next.value, at, &mut waiting),
            }
            if let Some(new) = waiting.get_mut(inside..) {
                new.reverse();
            }
        }
        close(&mut visits);
        Self { document, format: detect(root), visits }
    }

    /// The document.
    #[must_use]
    pub const fn document(&self) -> &'d Document {
        self.document
    }

    /// What the document is; none when it is nothing that Teams knows.
    #[must_use]
    pub const fn format(&self) -> Option<Format> {
        self.format
    }

    /// The visits, parents before what is inside them, in the order of the text.
    #[must_use]
    pub fn visits(&self) -> &[Visit<'d>] {
        &self.visits
    }

    /// The visit of that number.
    #[must_use]
    pub fn visit(&self, at: usize) -> Option<&Visit<'d>> {
        self.visits.get(at)
    }

    /// What is around a visit, from the inside out, itself not among it.
    pub fn around<'s>(&'s self, visit: &Visit<'d>) -> impl Iterator<Item = &'s Visit<'d>> {
        let up = |at: Option<usize>| at.and_then(|at| self.visits.get(at));
        std::iter::successors(up(visit.parent), move |inner| up(inner.parent))
    }

    /// Everything inside the visit of that number, at any depth.
    #[must_use]
    pub fn inside(&self, at: usize) -> &[Visit<'d>] {
        let end = self.visits.get(at).map_or(0, |visit| visit.end);
        self.visits.get(at + 1..end).unwrap_or_default()
    }
}

fn is_card(ty: &'static ElementType) -> bool {
    ty.kind == ElementKind::Root && ty.name != "Message"
}

/// Each parent ends where the last visit inside it ends; those inside come behind it, so one pass from the end does.
fn close(visits: &mut [Visit<'_>]) {
    for at in (0..visits.len()).rev() {
        let Some((parent, end)) = visits.get(at).map(|visit| (visit.parent, visit.end)) else { continue };
        if let Some(parent) = parent.and_then(|parent| visits.get_mut(parent)) {
            parent.end = parent.end.max(end);
        }
    }
}

fn known<'d>(value: Value<'d>, ty: &'static ElementType, at: usize, waiting: &mut Vec<Waiting<'d>>) {
    // Of duplicate keys the last one counts. A type has few slots: their list stays short whatever the object holds.
    let mut last: Vec<(Value<'d>, &'static Property, (Slot, Arity))> = Vec::new();
    for (key, held) in value.members() {
        last.retain(|(_, property, _)| property.name != key);
        if !matches!(held.kind(), Kind::Array | Kind::Object) {
            continue;
        }
        let Some(property) = ty.property(&key) else { continue };
        if let Some(slot) = property.value.slot() {
            last.push((held, property, slot));
        }
    }
    for (held, property, (slot, arity)) in last {
        let strings = property.value.takes_strings();
        let wait = |item| Waiting {
            value: item,
            parent: Some(at),
            property: Some(property),
            slot: Some(slot),
            ty: type_in_slot(item, slot, value),
        };
        match (arity, held.kind()) {
            (Arity::Many, Kind::Array) => waiting.extend(
                held.items().filter(|item| item.is_object() || strings && item.kind() == Kind::String).map(wait),
            ),
            (Arity::One, Kind::Object) => waiting.push(wait(held)),
            _ => {}
        }
    }
}

/// Of a type without an entry, the lists whose items say a type hold elements, and so does the fallback.
fn unknown<'d>(value: Value<'d>, at: usize, waiting: &mut Vec<Waiting<'d>>) {
    for (key, held) in value.members() {
        let slot = fallback_slot(value, &key);
        let wait = |item| Waiting { value: item, parent: Some(at), property: None, slot, ty: element_type(item) };
        match held.kind() {
            Kind::Object if slot.is_some() => waiting.push(wait(held)),
            Kind::Array => waiting.extend(held.items().filter(|item| item.get("type").is_some()).map(wait)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<String> {
        let document = Document::parse(text).unwrap();
        let survey = Survey::new(&document);
        let visits = survey.visits().iter().enumerate();
        visits
            .map(|(at, visit)| {
                let name = visit.ty.map_or("?", |ty| ty.name);
                assert!(survey.inside(at).iter().all(|inner| survey.around(inner).any(|outer| outer == visit)));
                format!("{} {name} {}", visit.value.pointer(), visit.card.map_or("-".to_owned(), |at| at.to_string()))
            })
            .collect()
    }

    #[test]
    fn every_element_is_visited_once_in_the_order_of_the_text() {
        let text = r#"{"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive",
            "content": {"type": "AdaptiveCard", "body": [
                {"type": "Nobody", "fallback": {"type": "TextBlock"}, "items": [{"type": "Image"}, 1]},
                {"type": "RichTextBlock", "inlines": ["a", {"type": "TextRun"}]}],
            "actions": [{"type": "Action.ShowCard", "card": {"type": "AdaptiveCard", "body": [{"type": "Image"}]}}]}}]}"#;
        let card = "/attachments/0/content";
        assert_eq!(
            seen(text),
            [
                " Message -".to_owned(),
                "/attachments/0 Attachment -".to_owned(),
                format!("{card} AdaptiveCard 2"),
                format!("{card}/body/0 ? 2"),
                format!("{card}/body/0/fallback TextBlock 2"),
                format!("{card}/body/0/items/0 Image 2"),
                format!("{card}/body/1 RichTextBlock 2"),
                format!("{card}/body/1/inlines/0 TextRun 2"),
                format!("{card}/body/1/inlines/1 TextRun 2"),
                format!("{card}/actions/0 Action.ShowCard 2"),
                format!("{card}/actions/0/card AdaptiveCard 10"),
                format!("{card}/actions/0/card/body/0 Image 10"),
            ]
        );
    }

    #[test]
    fn of_a_slot_that_stands_twice_the_last_one_is_walked() {
        let text = |last: &str| format!(r#"{{"type": "Container", "items": [{{"type": "Image"}}], "items": {last}}}"#);
        assert_eq!(seen(&text(r#"[{"type": "TextBlock"}]"#)), [" Container -", "/items/0 TextBlock -"]);
        assert_eq!(seen(&text("1")), [" Container -"]);
    }

    #[test]
    fn lists_and_deep_documents_are_walked() {
        assert_eq!(seen(r#"[{"type": "Image"}, 5, {"type": "TextBlock"}]"#).len(), 3);
        let deep = format!("{}{}", r#"{"type":"Container","items":["#.repeat(450), "]}".repeat(450));
        assert_eq!(Survey::new(&Document::parse(deep).unwrap()).visits().len(), 450);
    }
}
