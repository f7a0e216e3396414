//! `TextBlock`, `RichTextBlock` and its runs.

use super::{Context, Read, Resolver, Task, alignment, whole};
use crate::card::host::Subtle;
use crate::json::{Pointer, Value};
use crate::preview::boxes::Node;
use crate::preview::inks::Look;
use crate::preview::text::{Link, neutral};
use crate::preview::wrap::Wrapping;
use crate::preview::{Modifiers, Role, Style};

impl<'d> Resolver<'d> {
    pub(super) fn text_block(&mut self, task: &Task<'d>) {
        let element = task.element;
        let context = aligned(task);
        let wrapping = if element.flag("wrap") {
            Wrapping::Lines(element.number("maxLines").and_then(whole).unwrap_or(0))
        } else {
            Wrapping::Cut
        };
        let mut look = look(element);
        let style = element.choice("style");
        let default = if style == "heading" {
            Look::TITLE
        } else if style == "columnHeader" || context.is_header {
            Look::BOLD
        } else {
            Look::default()
        };
        if look.size.is_empty() {
            look.size = default.size;
        }
        if look.weight.is_empty() {
            look.weight = default.weight;
        }
        if let Some(node) = self.rich_text(&element.text("text"), look, &context, wrapping) {
            let mut node = self.placed(node, task, Role::Element);
            node.is_display = look.size == "ExtraLarge";
            self.boxes.push(task.parent, node);
        }
    }

    pub(super) fn rich_text_block(&mut self, task: &Task<'d>) {
        let context = aligned(task);
        let first = self.texts.paragraphs.len();
        self.texts.open(0, 0, false);
        let below = task.pointer.key("inlines");
        for (at, run) in task.element.children("inlines").enumerate() {
            if run.is_visible() {
                self.run_of(run, below.index(at), &context);
            }
        }
        if let Some(node) = self.text_node(first, Wrapping::FREE, context.align) {
            let node = self.placed(node, task, Role::Element);
            self.boxes.push(task.parent, node);
        }
    }

    /// A run that stands alone, in a fragment.
    pub(super) fn lone_run(&mut self, task: &Task<'d>) {
        let first = self.texts.paragraphs.len();
        self.texts.open(0, 0, false);
        self.run_of(task.element, task.pointer.clone(), &task.context);
        if let Some(node) = self.text_node(first, Wrapping::FREE, task.context.align) {
            let node: Node = self.placed(node, task, Role::Element);
            self.boxes.push(task.parent, node);
        }
    }

    fn run_of(&mut self, run: Read<'d>, pointer: Pointer, context: &Context) {
        // What is no text has no drawing yet: its name stands for it.
        let text = match run.raw().get("text") {
            None if run.name() != "TextRun" => format!("[{}]", crate::card::type_name(run.raw())).into(),
            _ => run.text("text"),
        };
        let mut look = look(run);
        if context.is_header && look.weight.is_empty() {
            look.weight = "Bolder";
        }
        let mut style = self.inks.text(context.style, look);
        let leads = run.raw().get("selectAction").is_some_and(Value::is_object);
        let inks = self.inks;
        let voice = move || inks.voice(context.style, style);
        if leads {
            let link = voice().link;
            style = Style { fg: link.fg.or(style.fg), ..style }.with(link.modifiers);
        }
        for (property, modifier) in
            [("italic", Modifiers::ITALIC), ("underline", Modifiers::UNDERLINE), ("strikethrough", Modifiers::STRIKE)]
        {
            if run.flag(property) {
                style = style.with(modifier);
            }
        }
        if run.flag("highlight") {
            style = self.inks.highlighted(style);
        }
        let role = if leads { Role::Link } else { Role::Element };
        let link: Link = self.texts.link(Some((pointer, role)));
        self.texts.say(&neutral(&text), voice, style, link);
    }
}

/// What is handed down to a text, with its own alignment.
fn aligned(task: &Task<'_>) -> Context {
    let align = alignment(task.element.choice("horizontalAlignment"), task.context.align);
    Context { align, ..task.context }
}

/// The look that an element asks for.
fn look(element: Read<'_>) -> Look {
    Look {
        size: element.choice("size"),
        weight: element.choice("weight"),
        colour: element.choice("color"),
        subtle: if element.flag("isSubtle") { Subtle::Yes } else { Subtle::No },
    }
}
