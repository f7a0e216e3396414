//! Where something stands: the way from the whole document down to it, element by element.

use super::refusal::article;
use super::{Edited, Refusal};
use crate::card::catalogue::{Arity, ElementKind, ElementType, Slot};
use crate::card::element::{fallback_slot, name_of, takes_strings, type_in_slot};
use crate::card::{cards, element_type};
use crate::json::edit::Draft;
use crate::json::{Document, Finder, Fragment, Kind, Pointer, Value, edit as json};

/// A place that takes elements.
#[derive(Debug, Clone)]
pub(super) struct Hold {
    /// The object that has the slot; the document when that itself is an array.
    pub(super) owner: Pointer,
    /// Its type.
    pub(super) owner_name: String,
    /// The name of the slot; none when the document itself is the array.
    pub(super) key: Option<String>,
    /// What it takes; none when only the card's author knows.
    pub(super) slot: Option<Slot>,
    /// How many it takes.
    pub(super) arity: Arity,
    /// Whether a bare string may stand for an object.
    pub(super) strings: bool,
}

impl Hold {
    /// The pointer to the array, or to the one object.
    pub(super) fn pointer(&self) -> Pointer {
        match &self.key {
            Some(key) => self.owner.key(key),
            None => self.owner.clone(),
        }
    }

    pub(super) fn name(&self) -> String {
        self.key.clone().unwrap_or_else(|| "the list".to_owned())
    }

    /// What it is, for messages.
    pub(super) fn describe(&self) -> String {
        match &self.key {
            Some(key) => format!("the {key} of {} {}", article(&self.owner_name), self.owner_name),
            None => "this list".to_owned(),
        }
    }

    /// Puts something in before item `index`, making the array when it is missing; answers where it is then.
    pub(super) fn insert(&self, draft: &mut Draft, index: usize, fragment: &Fragment) -> Result<Pointer, Refusal> {
        self.insert_all(draft, index, std::slice::from_ref(fragment))
    }

    /// The same with several, one behind the other; answers where the first of them is then.
    pub(super) fn insert_all(
        &self,
        draft: &mut Draft,
        index: usize,
        fragments: &[Fragment],
    ) -> Result<Pointer, Refusal> {
        let pointer = self.pointer();
        let held = draft.document().at(&pointer);
        let held = held.filter(|held| self.key.is_none() || held.kind() != Kind::Null);
        match (self.arity, held, &self.key) {
            (Arity::One, Some(_), _) => Err(Refusal::Single(self.name())),
            (Arity::One, None, Some(key)) => {
                let [fragment] = fragments else { return Err(Refusal::Single(self.name())) };
                draft.edit(|document| json::set(document, &self.owner, key, fragment))?;
                Ok(pointer)
            }
            (Arity::Many, Some(array), _) if !array.is_array() => Err(Refusal::NotAList(self.name())),
            (Arity::Many, held, key) => {
                if let (None, Some(key)) = (held, key) {
                    draft.edit(|document| json::set(document, &self.owner, key, &serde_json::json!([]).into()))?;
                }
                let index = index.min(draft.document().at(&pointer).map_or(0, Value::len));
                draft.edit(|document| json::insert_all(document, &pointer, index, fragments))?;
                Ok(pointer.index(index))
            }
            (Arity::One, None, None) => Err(Refusal::Missing(pointer)),
        }
    }
}

/// An element's own place.
#[derive(Debug, Clone)]
pub(super) struct Seat {
    pub(super) hold: Hold,
    /// Which item of the array it is.
    pub(super) index: usize,
}

/// One step on the way down.
#[derive(Debug, Clone)]
pub(super) enum Node<'d> {
    Element(ElementAt<'d>),
    List(ListAt<'d>),
}

/// An element, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct ElementAt<'d> {
    pub(super) value: Value<'d>,
    pub(super) ty: Option<&'static ElementType>,
    pub(super) pointer: Pointer,
    /// None for the whole document.
    pub(super) seat: Option<Seat>,
}

/// A list of elements.
#[derive(Debug, Clone)]
pub(super) struct ListAt<'d> {
    pub(super) value: Value<'d>,
    pub(super) hold: Hold,
    /// Whether it is the main content of its owner, which then stands for both.
    main: bool,
}

impl<'d> ElementAt<'d> {
    pub(super) fn name(&self) -> String {
        name_of(self.value, self.ty)
    }

    /// The place that this element has for one of its slots.
    pub(super) fn hold(&self, key: &str, slot: Slot, arity: Arity) -> Hold {
        Hold {
            owner: self.pointer.clone(),
            owner_name: self.name(),
            key: Some(key.to_owned()),
            slot: Some(slot),
            arity,
            strings: takes_strings(self.ty, key),
        }
    }

    /// Its place in a list; refuses for the whole document and for what stands alone.
    pub(super) fn seat_in_list(&self, verb: &'static str) -> Result<&Seat, Refusal> {
        let seat = self.movable(verb)?;
        if seat.hold.arity == Arity::One { Err(Refusal::Single(seat.hold.name())) } else { Ok(seat) }
    }

    /// Its place; refuses for the whole document, and for the card in an attachment, which is the same to its author.
    pub(super) fn movable(&self, verb: &'static str) -> Result<&Seat, Refusal> {
        let card = self.ty.is_some_and(|ty| ty.kind == ElementKind::Root);
        match &self.seat {
            Some(seat) if !(card && seat.hold.key.as_deref() == Some("content")) => Ok(seat),
            _ => Err(Refusal::Root(verb)),
        }
    }

    fn child(&self, key: &str, value: Value<'d>) -> Option<Node<'d>> {
        let (slot, arity) = match self.ty {
            Some(ty) => ty.slot(key).map(|(slot, arity)| (Some(slot), arity))?,
            None if value.is_array() => (guess(value), Arity::Many),
            None => (Some(fallback_slot(self.value, key)?), Arity::One),
        };
        let hold = Hold {
            owner: self.pointer.clone(),
            owner_name: self.name(),
            key: Some(key.to_owned()),
            slot,
            arity,
            strings: takes_strings(self.ty, key),
        };
        match arity {
            Arity::Many if value.is_array() => {
                let main = self.ty.is_some_and(|ty| ty.main_slot == Some(key));
                Some(Node::List(ListAt { value, hold, main }))
            }
            Arity::One if value.is_object() => Some(Node::Element(ElementAt {
                value,
                ty: slot.and_then(|slot| type_in_slot(value, slot, self.value)),
                pointer: hold.pointer(),
                seat: Some(Seat { hold, index: 0 }),
            })),
            _ => None,
        }
    }
}

impl<'d> ListAt<'d> {
    pub(super) const fn is_main(&self) -> bool {
        self.main
    }

    pub(super) fn item(&self, index: usize) -> Option<ElementAt<'d>> {
        Some(self.placed(index, self.value.item(index)?))
    }

    fn placed(&self, index: usize, value: Value<'d>) -> ElementAt<'d> {
        let bare = value.kind() == Kind::String && !self.hold.strings;
        let ty = match (self.hold.slot, self.value.parent()) {
            _ if bare => None,
            (Some(slot), Some(owner)) => type_in_slot(value, slot, owner),
            _ => element_type(value),
        };
        let pointer = self.hold.pointer().index(index);
        ElementAt { value, ty, pointer, seat: Some(Seat { hold: self.hold.clone(), index }) }
    }
}

/// What a list seems to take, when nothing says it.
fn guess(array: Value<'_>) -> Option<Slot> {
    let first = array.items().next()?;
    let ty = element_type(first)?;
    [Slot::Elements, Slot::Actions, Slot::Inlines].into_iter().find(|slot| slot.fits(ty))
}

/// The way from the document down to `at`: as far as it leads through elements.
pub(super) fn trail<'d>(document: &'d Document, at: &Pointer) -> Result<Vec<Node<'d>>, Refusal> {
    trail_with(&mut Finder::default(), document, at)
}

/// The same for one of many: the finder knows how far the ones before led.
pub(super) fn trail_with<'d>(
    finder: &mut Finder<'d>,
    document: &'d Document,
    at: &Pointer,
) -> Result<Vec<Node<'d>>, Refusal> {
    if finder.at(document, at).is_none() {
        return Err(Refusal::Missing(at.clone()));
    }
    let root = document.root();
    let first = if root.is_array() {
        let hold = Hold {
            owner: Pointer::root(),
            owner_name: String::new(),
            key: None,
            slot: guess(root),
            arity: Arity::Many,
            strings: false,
        };
        Node::List(ListAt { value: root, hold, main: false })
    } else {
        Node::Element(ElementAt { value: root, ty: element_type(root), pointer: Pointer::root(), seat: None })
    };
    let mut nodes = vec![first];
    for step in at.steps() {
        let next = match nodes.last() {
            Some(Node::Element(element)) => element.value.get(&step).and_then(|held| element.child(&step, held)),
            Some(Node::List(list)) => step
                .parse()
                .ok()
                .and_then(|index| Some(Node::Element(list.placed(index, finder.item(list.value, index)?)))),
            None => None,
        };
        match next {
            Some(node) => nodes.push(node),
            None => break,
        }
    }
    // Whoever points at the main content of an element means the element.
    if matches!(nodes.last(), Some(Node::List(list)) if list.main) {
        nodes.pop();
    }
    Ok(nodes)
}

/// The same, but a message with attachments stands for its first card: what one adds goes there.
pub(super) fn trail_into_card<'d>(document: &'d Document, at: &Pointer) -> Result<Vec<Node<'d>>, Refusal> {
    let nodes = trail(document, at)?;
    let envelope = |node: &Node<'_>| matches!(node, Node::Element(element) if element.ty.is_some_and(|ty| matches!(ty.name, "Message" | "Attachment")));
    if nodes.last().is_some_and(envelope) {
        let card = cards(document.root()).into_iter().find(|card| at.contains(&card.pointer));
        if let Some(card) = card {
            return trail(document, &card.pointer);
        }
    }
    Ok(nodes)
}

/// The element that is meant; refuses for a list.
pub(super) fn element<'d>(nodes: &[Node<'d>], verb: &'static str) -> Result<ElementAt<'d>, Refusal> {
    match nodes.last() {
        Some(Node::Element(element)) => Ok(element.clone()),
        Some(Node::List(list)) => Err(Refusal::List { slot: list.hold.name(), verb }),
        None => Err(Refusal::Missing(Pointer::root())),
    }
}

/// The elements around what is meant, from the inside out.
pub(super) fn around<'n, 'd>(nodes: &'n [Node<'d>]) -> impl Iterator<Item = &'n ElementAt<'d>> {
    let outer = nodes.len().saturating_sub(1);
    nodes.iter().take(outer).rev().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::List(_) => None,
    })
}

pub(super) fn edited(draft: Draft, name: String, select: Pointer) -> Edited {
    Edited { change: draft.finish(), name, select }
}
