//! Actions: a row of buttons.

use super::{Context, Read, Resolver, Task, alignment};
use crate::card::host::HostConfig;
use crate::card::type_name;
use crate::json::Pointer;
use crate::preview::Role;
use crate::preview::boxes::{Align, Gap, Kind, Node, Spacing};
use crate::preview::text::{Link, neutral};
use crate::preview::wrap::Wrapping;

impl<'d> Resolver<'d> {
    /// The buttons at the foot of a card.
    pub(super) fn actions_of(&mut self, task: &Task<'d>, slot: &str) {
        let mut flow = Node::new(Kind::Flow).at(&task.pointer.key(slot), Role::Element);
        flow.gap = Gap { spacing: Spacing::Default, separator: None };
        flow.hug = Some(if task.context.is_rtl { Align::Right } else { Align::Left });
        self.buttons(task, slot, flow);
    }

    pub(super) fn action_set(&mut self, task: &Task<'d>) {
        let is_upright = task.element.choice("orientation") == "Vertical";
        let mut node = Node::new(if is_upright { Kind::Stack } else { Kind::Flow });
        if !is_upright {
            node.hug = Some(alignment(task.element.choice("horizontalAlignment"), task.context.align));
        }
        let node = self.placed(node, task, Role::Element);
        self.buttons(task, "actions", node);
    }

    /// An action that is shown by itself, in a fragment or where none is allowed.
    pub(super) fn lone_action(&mut self, task: &Task<'d>) {
        let mut node = self.button(task.element, &task.context);
        node.hug = Some(task.context.align);
        node.gap = Gap { spacing: Spacing::Small, separator: None };
        self.boxes.push(task.parent, node.at(&task.pointer, Role::Button));
    }

    /// The buttons of a slot inside `around`. Teams shows six; the others, and secondary ones, are behind dots.
    pub(super) fn buttons(&mut self, task: &Task<'d>, slot: &str, around: Node) {
        let actions: Vec<(usize, Read<'d>)> =
            task.element.children(slot).enumerate().filter(|(_, action)| action.is_visible()).collect();
        if actions.is_empty() {
            return;
        }
        let below = task.pointer.key(slot);
        let parent = self.boxes.push(task.parent, around);
        let mut shown = 0;
        let mut is_overfull = false;
        for (at, action) in actions {
            if shown == HostConfig::MAX_ACTIONS || action.choice("mode") == "secondary" {
                is_overfull = true;
                continue;
            }
            shown += 1;
            let node = self.button(action, &task.context);
            self.boxes.push(parent, node.at(&below.index(at), Role::Button));
        }
        if is_overfull {
            let more = self.inks.glyphs.signs().more;
            let node = self.button_titled(more, "", "default", true, &task.context);
            self.boxes.push(parent, node.at(&below, Role::Button));
        }
    }

    fn button(&mut self, action: Read<'d>, context: &Context) -> Node {
        let signs = self.inks.glyphs.signs();
        let property = if action.is_message_card() { "name" } else { "title" };
        let mut title = action.text(property).trim().to_owned();
        if title.is_empty() {
            title = type_name(action.raw());
        }
        let mut note = String::new();
        match action.name() {
            "Action.ShowCard" => title = format!("{title} {}", signs.opens),
            "MessageCard.ActionCard" => {
                title = format!("{title} {}", signs.opens);
                let inputs = action.children("inputs").count();
                if inputs > 0 {
                    note = format!("{}{inputs} {}", signs.dot, if inputs == 1 { "input" } else { "inputs" });
                }
            }
            _ if action.raw().get("menuActions").is_some_and(|menu| !menu.is_empty()) => {
                title = format!("{title} {}{}", signs.upright, signs.opens);
            }
            _ => {}
        }
        // Properties of types that the catalogue does not know have no defaults: a button can be pressed unless it says no.
        let is_enabled = action.raw().get("isEnabled").is_none() || action.flag("isEnabled");
        let is_primary = action.is_message_card() && action.flag("isPrimary");
        let style = if is_primary { "positive" } else { action.choice("style") };
        self.button_titled(&title, &note, style, is_enabled, context)
    }

    /// A button with a title and a fainter note behind it.
    pub(super) fn button_titled(
        &mut self,
        title: &str,
        note: &str,
        style: &str,
        is_enabled: bool,
        context: &Context,
    ) -> Node {
        let ink = self.inks.button(style, is_enabled, context.style);
        let first = self.texts.paragraphs.len();
        let inks = self.inks;
        let voice = || inks.voice(context.style, ink.text);
        self.texts.open(0, 0, false);
        self.texts.say(&neutral(title), voice, ink.text, Link::default());
        if !note.is_empty() {
            let style = self.inks.note(context.style);
            self.texts.say(note, voice, style, Link::default());
        }
        let node = self.text_node(first, Wrapping::Cut, Align::Center);
        let (outline, line) = ink.outline;
        let mut node = node.unwrap_or_else(|| Node::new(Kind::Stack)).outlined(outline, line);
        node.inner_fill = ink.fill;
        node.gap.spacing = Spacing::Small;
        node
    }

    /// Buttons that are no actions of a card known to the catalogue: of Bot Framework cards.
    pub(super) fn foreign_buttons(&mut self, list: Read<'d>, slot: &str, pointer: &Pointer, parent: usize) {
        let mut flow = Node::new(Kind::Flow);
        flow.gap.spacing = Spacing::Default;
        let below = pointer.key(slot);
        let parent = self.boxes.push(parent, flow.at(&below, Role::Element));
        for (at, button) in list.children(slot).enumerate() {
            let title = button.text("title").into_owned();
            let title = if title.trim().is_empty() { type_name(button.raw()) } else { title };
            let node = self.button_titled(&title, "", "default", true, &Context::CARD);
            self.boxes.push(parent, node.at(&below.index(at), Role::Button));
        }
    }
}
