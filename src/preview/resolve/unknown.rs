//! What the catalogue does not know, and what has no drawing of its own yet: a frame with the name, and the text inside.

use std::borrow::Cow;

use super::{Context, Job, Read, Resolver, Task};
use crate::card::Element;
use crate::card::type_name;
use crate::json::{Kind as JsonKind, Pointer, Value};
use crate::preview::Role;
use crate::preview::boxes::{Gap, Id, Kind, Node, Spacing};
use crate::preview::glyphs::Outline;
use crate::preview::inks::Look;
use crate::preview::wrap::Wrapping;

/// Keys whose text is meant for readers, with how it is said.
const TEXTS: &[(&str, Look)] = &[
    ("title", Look::BOLD),
    ("name", Look::BOLD),
    ("label", Look::BOLD),
    ("key", Look::BOLD),
    ("subtitle", Look::FAINT),
    ("subTitle", Look::FAINT),
    ("text", PLAIN),
    ("description", PLAIN),
    ("codeSnippet", PLAIN),
    ("altText", Look::FAINT),
    ("placeholder", Look::FAINT),
    ("legend", PLAIN),
    ("price", PLAIN),
    ("tax", PLAIN),
    ("total", PLAIN),
    ("value", PLAIN),
];

const PLAIN: Look = Look { size: "", weight: "", colour: "", subtle: crate::card::host::Subtle::No };

/// Keys that hold what is not shown in their place.
const APART: &[&str] = &["fallback", "selectAction", "card", "msteams", "tap", "layouts", "requires"];

impl<'d> Resolver<'d> {
    /// An element of a type that has no drawing of its own.
    pub(super) fn unknown(&mut self, task: Task<'d>) {
        let raw = task.element.raw();
        let mut frame = self.frame(&type_name(raw), task.context.style);
        frame.gap = Gap { spacing: super::spacing(task.element.choice("spacing")), separator: None };
        let parent = self.boxes.push(task.parent, frame.at(&task.pointer, Role::Element));
        self.inside(task.element, &task.pointer, parent, task.context);
    }

    /// A card of a format that has no drawing of its own.
    pub(super) fn unknown_card(&mut self, element: Read<'d>, pointer: &Pointer, parent: Id, name: &str) {
        let frame = self.frame(name, "default").at(pointer, Role::Element);
        let parent = self.boxes.push(parent, frame);
        let before = (self.boxes.nodes.len(), self.tasks.len());
        self.inside(element, pointer, parent, Context::CARD);
        if before == (self.boxes.nodes.len(), self.tasks.len()) {
            self.line("An attachment of which nothing can be drawn.", Look::FAINT, parent, &Context::CARD);
        }
    }

    /// A frame that says that something is not drawn as what it is.
    pub(super) fn frame(&self, name: &str, style: &str) -> Node {
        let mut node = Node::new(Kind::Stack).outlined(Outline::Dashed, self.inks.hint(style));
        node.caption = Some(Box::new((name.to_owned(), self.inks.note(style))));
        node
    }

    fn inside(&mut self, element: Read<'d>, pointer: &Pointer, parent: Id, context: Context) {
        let raw = element.raw();
        if !raw.is_object() {
            self.scalar(raw, parent, &context);
            return;
        }
        for (key, look) in TEXTS {
            let text = element.text(key);
            if raw.get(key).is_some() && !text.trim().is_empty() {
                self.line(&text, *look, parent, &context);
            }
        }
        let mut tasks = Vec::new();
        for (key, value) in raw.members() {
            if APART.contains(&key.as_ref()) || raw.get(&key) != Some(value) {
                continue;
            }
            if key == "buttons" && value.is_array() {
                // They come last, as in Teams.
                continue;
            }
            self.held(&key, value, pointer, parent, context, &mut tasks);
        }
        if raw.get("buttons").is_some_and(|buttons| buttons.is_array() && !buttons.is_empty()) {
            self.foreign_buttons(element, "buttons", pointer, parent);
        }
        self.defer(tasks);
    }

    /// What stands under one key: elements are drawn as such, data as a line for each entry.
    fn held(
        &mut self,
        key: &str,
        value: Value<'d>,
        pointer: &Pointer,
        parent: Id,
        context: Context,
        tasks: &mut Vec<Task<'d>>,
    ) {
        let is_typed = |value: Value<'_>| ["type", "@type"].iter().any(|key| value.get(key).is_some());
        let job = Job::Element;
        if value.is_object() && is_typed(value) {
            tasks.push(Task { job, element: Element::new(value).into(), pointer: pointer.key(key), parent, context });
            return;
        }
        if !value.is_array() {
            return;
        }
        let below = pointer.key(key);
        if key == "images" && value.items().next().is_some_and(|first| first.is_object() && !is_typed(first)) {
            self.pictures(value, &below, parent, &context);
            return;
        }
        for (at, item) in value.items().enumerate() {
            if !item.is_object() {
                continue;
            }
            let element = Read::from(Element::new(item));
            let holds = |slot| item.get(slot).is_some_and(Value::is_array);
            if is_typed(item) || ["items", "body", "columns", "rows", "cells"].into_iter().any(holds) {
                tasks.push(Task { job, element, pointer: below.index(at), parent, context });
            } else {
                let parts: Vec<Cow<'_, str>> = TEXTS
                    .iter()
                    .filter(|(key, _)| item.get(key).is_some())
                    .map(|(key, _)| element.text(key))
                    .filter(|text| !text.trim().is_empty())
                    .collect();
                let text = parts.join(self.inks.glyphs.signs().dot);
                if let Some(node) = self.rich_text(&text, Look::default(), &context, Wrapping::FREE) {
                    self.boxes.push(parent, node.at(&below.index(at), Role::Element));
                }
            }
        }
    }

    fn scalar(&mut self, value: Value<'d>, parent: Id, context: &Context) {
        if matches!(value.kind(), JsonKind::String | JsonKind::Number | JsonKind::Boolean) {
            let text = value.as_str().unwrap_or(Cow::Borrowed(value.raw()));
            self.line(&text, Look::default(), parent, context);
        }
    }

    fn line(&mut self, text: &str, look: Look, parent: Id, context: &Context) {
        if let Some(mut node) = self.rich_text(text, look, context, Wrapping::FREE) {
            node.gap = Gap { spacing: Spacing::None, separator: None };
            self.boxes.push(parent, node);
        }
    }
}
