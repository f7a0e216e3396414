//! The outline: the elements of a document as rows of a tree.

use std::collections::HashMap;

use super::catalogue::{Arity, ElementType, Slot};
use super::element::{Element, name_of, slots_of, takes_strings, type_in_slot};
use super::{element_type, text};
use crate::json::{Document, Kind, Pointer, Value};

const LABEL: usize = 60;

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineKind {
    /// An element of a known type.
    Element,
    /// A list that is not the main content of its owner, such as the actions of a card.
    Slot,
    /// An element that the catalogue does not know.
    Unknown,
}

/// A row of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineNode {
    /// The element, or the array that a slot is.
    pub pointer: Pointer,
    /// How many rows are above it in the tree.
    pub depth: usize,
    /// What it is.
    pub what: OutlineKind,
    /// The name of its type or slot. An element that stands alone in a slot has the slot's name in front:
    /// `selectAction: Action.OpenUrl`.
    pub title: String,
    /// What it says, in a few words; may be empty.
    pub label: String,
    /// The row above it in the tree.
    pub parent: Option<usize>,
    /// How many rows are directly below it in the tree.
    pub children: usize,
}

/// The rows of a document, in the order of the text. No two have the same pointer.
#[must_use]
pub fn outline(document: &Document) -> Vec<OutlineNode> {
    let mut rows = Rows { nodes: Vec::new() };
    let root = document.root();
    if root.is_array() {
        for (at, item) in root.items().enumerate() {
            rows.element(item, element_type(item), &Pointer::root().index(at), None, "");
        }
    } else {
        rows.element(root, element_type(root), &Pointer::root(), None, "");
    }
    rows.nodes
}

/// The innermost row that holds a place in the document.
#[must_use]
pub fn row_of(rows: &[OutlineNode], at: &Pointer) -> Option<usize> {
    // Rows are in the order of the text, so an inner one comes after those around it.
    rows.iter().rposition(|row| row.pointer.contains(at))
}

/// Rows by their pointers, for whoever looks for many places: each costs no more than it is deep.
#[derive(Debug, Clone)]
pub struct RowMap<'r>(HashMap<&'r str, usize>);

impl<'r> RowMap<'r> {
    /// The map of an outline.
    #[must_use]
    pub fn new(rows: &'r [OutlineNode]) -> Self {
        Self(rows.iter().enumerate().map(|(at, row)| (row.pointer.as_str(), at)).collect())
    }

    /// The innermost row that holds a place in the document, as [`row_of`] finds it.
    #[must_use]
    pub fn row_of(&self, at: &Pointer) -> Option<usize> {
        let mut text = at.as_str();
        loop {
            if let Some(row) = self.0.get(text) {
                return Some(*row);
            }
            (text, _) = text.rsplit_once('/')?;
        }
    }
}

struct Rows {
    nodes: Vec<OutlineNode>,
}

impl Rows {
    fn push(&mut self, node: OutlineNode) -> usize {
        if let Some(parent) = node.parent.and_then(|parent| self.nodes.get_mut(parent)) {
            parent.children += 1;
        }
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn below(&self, parent: Option<usize>) -> usize {
        parent.and_then(|parent| self.nodes.get(parent)).map_or(0, |parent| parent.depth + 1)
    }

    fn element(
        &mut self,
        value: Value<'_>,
        ty: Option<&'static ElementType>,
        pointer: &Pointer,
        parent: Option<usize>,
        slot: &str,
    ) {
        let name = name_of(value, ty);
        let row = self.push(OutlineNode {
            depth: self.below(parent),
            what: if ty.is_some() { OutlineKind::Element } else { OutlineKind::Unknown },
            title: if slot.is_empty() { name } else { format!("{slot}: {name}") },
            label: Element::typed(value, ty).label(LABEL),
            pointer: pointer.clone(),
            parent,
            children: 0,
        });
        for (key, known, held) in slots_of(value, ty) {
            let at = pointer.key(&key);
            let main = ty.is_some_and(|ty| ty.main_slot == Some(&key));
            match known {
                Some((slot, Arity::One)) => {
                    let name = if main { "" } else { key.as_ref() };
                    self.element(held, type_in_slot(held, slot, value), &at, Some(row), name);
                }
                Some((slot, Arity::Many)) => {
                    let strings = takes_strings(ty, &key);
                    let owner = if main { row } else { self.slot(&key, &at, row) };
                    self.items(held, Some(slot), value, strings, &at, owner);
                }
                None => {
                    let owner = self.slot(&key, &at, row);
                    self.items(held, None, value, false, &at, owner);
                }
            }
        }
    }

    fn slot(&mut self, key: &str, at: &Pointer, parent: usize) -> usize {
        self.push(OutlineNode {
            pointer: at.clone(),
            depth: self.below(Some(parent)),
            what: OutlineKind::Slot,
            title: text::label(key, LABEL),
            label: String::new(),
            parent: Some(parent),
            children: 0,
        })
    }

    fn items(
        &mut self,
        array: Value<'_>,
        slot: Option<Slot>,
        owner: Value<'_>,
        strings: bool,
        at: &Pointer,
        parent: usize,
    ) {
        for (index, item) in array.items().enumerate() {
            let ty = match slot {
                Some(_) if item.kind() == Kind::String && !strings => None,
                Some(slot) => type_in_slot(item, slot, owner),
                None => element_type(item),
            };
            self.element(item, ty, &at.index(index), Some(parent), "");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn lines(text: &str) -> Vec<String> {
        let rows = outline(&Document::parse(text).unwrap());
        let pointers: HashSet<_> = rows.iter().map(|row| row.pointer.clone()).collect();
        assert_eq!(pointers.len(), rows.len());
        rows.iter()
            .map(|row| format!("{}{} {}", "  ".repeat(row.depth), row.title, row.label).trim_end().to_owned())
            .collect()
    }

    #[test]
    fn main_content_stands_below_its_owner_and_other_slots_have_a_row() {
        let card = r#"{"type": "AdaptiveCard", "version": "1.5",
            "body": [{"type": "Container", "selectAction": {"type": "Action.OpenUrl", "title": "Go"},
                "items": [{"type": "TextBlock", "text": "Hello\u001b\nthere"}]},
                {"type": "Nobody", "pages": [{"type": "NobodyPage", "items": [{"type": "Image", "altText": "Cat"}]}]},
                {"type": "Carousel", "pages": [{"items": [{"type": "Badge", "text": "New"}]}]}, 5],
            "actions": []}"#;
        assert_eq!(
            lines(card),
            [
                "AdaptiveCard 1.5",
                "  Container",
                "    selectAction: Action.OpenUrl Go",
                "    TextBlock Hello␛ there",
                "  Nobody",
                "    pages",
                "      NobodyPage",
                "        items",
                "          Image Cat",
                "  Carousel",
                "    CarouselPage",
                "      Badge New",
                "  number",
                "  actions",
            ]
        );
    }

    #[test]
    fn connector_cards_and_envelopes_have_rows_too() {
        let text = r#"{"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.teams.card.o365connector",
            "content": {"title": "T", "sections": [{"activityTitle": "A", "facts": [{"name": "n"}], "images": [{"image": "u"}]}]}}]}"#;
        assert_eq!(
            lines(text),
            [
                "message",
                "  Attachment",
                "    MessageCard T",
                "      Section A",
                "        Fact n",
                "        images",
                "          Image u"
            ]
        );
        assert_eq!(
            lines(
                r#"[{"type": "TextBlock", "text": "a"}, {"type": "Nobody", "id": "b", "fallback": {"type": "Image", "altText": "c"}}]"#
            ),
            ["TextBlock a", "Nobody b", "  fallback: Image c"]
        );
        assert_eq!(lines(r#"{"name": 1}"#), ["object 1"]);
    }

    #[test]
    fn a_place_in_the_text_has_a_row() {
        let document =
            Document::parse(r#"{"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "a"}]}"#).unwrap();
        let rows = outline(&document);
        assert_eq!(row_of(&rows, &Pointer::parse("/body/0/text").unwrap()), Some(1));
        assert_eq!(row_of(&rows, &Pointer::parse("/body").unwrap()), Some(0));
    }

    #[test]
    fn the_map_finds_what_the_search_finds() {
        for text in [
            r#"{"type": "AdaptiveCard", "body": [{"type": "Container", "items": [{"type": "TextBlock", "text": "a"}]}],
                "actions": [{"type": "Action.OpenUrl", "a/b": {"c": 1}}]}"#,
            r#"[{"type": "TextBlock", "text": "a"}, {"type": "Nobody", "x": [1]}]"#,
        ] {
            let document = Document::parse(text).unwrap();
            let rows = outline(&document);
            let map = RowMap::new(&rows);
            let mut values = vec![document.root()];
            while let Some(value) = values.pop() {
                let at = value.pointer();
                assert_eq!(map.row_of(&at), row_of(&rows, &at), "{at}");
                values.extend(value.children());
            }
        }
    }
}
