//! The whole document: which cards it holds, and what is drawn when it holds none.

use super::{Context, Job, Resolver, Task};
use crate::card::text::label;
use crate::card::{CardIn, Element, Format, cards, detect};
use crate::json::{Document, Kind as JsonKind, Pointer, Value};
use crate::preview::Role;
use crate::preview::boxes::{Align, Edges, Gap, Kind, Node, Spacing};
use crate::preview::inks::Look;
use crate::preview::wrap::Wrapping;

impl<'d> Resolver<'d> {
    pub(super) fn document(&mut self, document: &'d Document) {
        let root = document.root();
        let mut page = Node::new(Kind::Stack);
        page.fill = self.inks.ground();
        match detect(root) {
            Some(Format::Envelope | Format::Attachment) => {
                self.boxes.push(0, page.at(&Pointer::root(), Role::Element));
                self.envelope(root);
            }
            Some(format) => {
                self.boxes.push(0, page);
                self.defer([card_task(root, Pointer::root(), format)]);
            }
            None => {
                self.boxes.push(0, page);
                self.no_card(root);
            }
        }
    }

    /// The padding of a card: what Teams has, and less where there is little room.
    pub(super) fn card_padding(&self) -> Edges {
        match self.width {
            0..10 => Edges::NONE,
            10..24 => Edges::symmetric(1, 1),
            _ => Edges::symmetric(2, 1),
        }
    }

    fn envelope(&mut self, root: Value<'d>) {
        if let Some(text) = root.get("text").and_then(Value::as_str) {
            let mut around = Node::new(Kind::Stack);
            around.padding = self.card_padding();
            let at = self.boxes.push(0, around);
            if let Some(node) = self.rich_text(&text, Look::default(), &Context::CARD, Wrapping::FREE) {
                self.boxes.push(at, node);
            }
        }
        let mut tasks = Vec::new();
        let mut found = cards(root).into_iter().peekable();
        let below = Pointer::root().key("attachments");
        for (at, attachment) in root.get("attachments").into_iter().flat_map(Value::items).enumerate() {
            let own = below.index(at);
            // What holds no card is still attached: a picture, a file.
            tasks.extend(match found.next_if(|card| own.contains(&card.pointer)) {
                Some(card) => attachment.get("content").map(|value| card_task(value, card.pointer, card.format)),
                None => Some(card_task(attachment, own, Format::OtherCard)),
            });
        }
        for CardIn { pointer, format } in found {
            tasks.extend(root.at(&pointer).map(|value| card_task(value, pointer, format)));
        }
        if tasks.is_empty() && self.boxes.nodes.len() == 1 {
            self.notice(root, "message", "It holds no card.");
        }
        self.defer(tasks);
    }

    /// A card of its own, below a thin line when others stand above.
    pub(super) fn card(&mut self, task: Task<'d>, format: Format) {
        let mut node = Node::new(Kind::Stack);
        node.padding = self.card_padding();
        if self.boxes.nodes.len() > 1 {
            node.gap = Gap { spacing: Spacing::None, separator: Some(self.inks.separator()) };
        }
        self.mentions.clear();
        match format {
            Format::Adaptive => self.adaptive_card(task, node),
            Format::MessageCard => self.message_card_in(&task, node),
            Format::Text => {
                let at = self.boxes.push(0, node.at(&task.pointer, Role::Element));
                let text = task.element.text("text");
                if let Some(node) = self.rich_text(&text, Look::default(), &Context::CARD, Wrapping::FREE) {
                    self.boxes.push(at, node);
                }
            }
            Format::Fragment => self.fragment(&task, node),
            other => {
                let at = self.boxes.push(0, node);
                // Content of which nothing tells what it is has the name of what it is sent as.
                let value = task.element.raw();
                let is_content = other == Format::OtherCard && value.key().is_some_and(|key| key == "content");
                let around = value.parent().filter(|_| is_content);
                let said = value.get("contentType").or_else(|| around?.get("contentType")).and_then(Value::as_str);
                let name = said.map_or_else(|| other.name().to_owned(), |said| label(&said, 60));
                self.unknown_card(task.element, &task.pointer, at, &name);
            }
        }
    }

    fn fragment(&mut self, task: &Task<'d>, node: Node) {
        let is_list = task.element.raw().is_array();
        let room = node.padding;
        let node = if is_list { node.at(&task.pointer, Role::Element) } else { node };
        let parent = self.boxes.push(0, node);
        let context = Context { room, ..Context::CARD };
        let tasks: Vec<_> = if is_list {
            let items = task.element.raw().items().enumerate();
            items
                .map(|(at, value)| Task {
                    job: Job::Element,
                    element: Element::new(value).into(),
                    pointer: task.pointer.index(at),
                    parent,
                    context,
                })
                .collect()
        } else {
            let (element, pointer) = (task.element, task.pointer.clone());
            vec![Task { job: Job::Element, element, pointer, parent, context }]
        };
        self.defer(tasks);
    }

    fn no_card(&mut self, root: Value<'d>) {
        let what = match root.kind() {
            JsonKind::Object if root.is_empty() => "an empty object".to_owned(),
            JsonKind::Object => {
                let mut keys: Vec<_> = root.members().take(7).map(|(key, _)| key).collect();
                let more = if keys.len() > 6 { ", …" } else { "" };
                keys.truncate(6);
                format!("an object with {}{more}", keys.join(", "))
            }
            JsonKind::Array if root.is_empty() => "an empty array".to_owned(),
            kind => kind.noun().to_owned(),
        };
        self.notice(root, "no card", &format!("This JSON is {what}."));
    }

    /// A frame around a sentence of our own.
    fn notice(&mut self, root: Value<'d>, caption: &str, sentence: &str) {
        let mut around = Node::new(Kind::Stack);
        around.padding = self.card_padding();
        let at = self.boxes.push(0, around);
        let frame = self.frame(caption, "default").at(&root.pointer(), Role::Element);
        let at = self.boxes.push(at, frame);
        let style = self.inks.text("default", Look::FAINT);
        if let Some(node) = self.plain_text(sentence, style, Wrapping::FREE, Align::Left) {
            self.boxes.push(at, node);
        }
    }
}

fn card_task(value: Value<'_>, pointer: Pointer, format: Format) -> Task<'_> {
    Task { job: Job::Card(format), element: Element::new(value).into(), pointer, parent: 0, context: Context::CARD }
}
