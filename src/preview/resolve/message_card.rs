//! Connector cards: a bar in the theme's colour, title, text, sections, buttons.

use super::image::Picture;
use super::{Context, Job, Read, Resolver, Task};
use crate::card::host::Rgb;
use crate::json::Value;
use crate::preview::boxes::{Gap, Id, Kind, Node, Spacing};
use crate::preview::glyphs::Outline;
use crate::preview::inks::Look;
use crate::preview::tracks::Track;
use crate::preview::wrap::Wrapping;
use crate::preview::{Paint, Role, Style};

impl<'d> Resolver<'d> {
    /// As a card of its own.
    pub(super) fn message_card_in(&mut self, task: &Task<'d>, mut node: Node) {
        let colour = Rgb::parse(&task.element.text("themeColor"));
        if let Some(colour) = colour {
            node.padding.top = 0;
            let around = Node { gap: node.gap, ..Node::new(Kind::Stack) };
            node.gap = Gap { spacing: Spacing::None, separator: None };
            let around = self.boxes.push(0, around);
            let style = if self.inks.paint == Paint::Mono { Style::default() } else { Style::default().fg(colour) };
            self.boxes.push(around, Node::new(Kind::Bar(self.inks.glyphs.signs().bar, style)));
            let at = self.boxes.push(around, node.at(&task.pointer, Role::Element));
            self.message_body(task, at);
        } else {
            let at = self.boxes.push(0, node.at(&task.pointer, Role::Element));
            self.message_body(task, at);
        }
    }

    /// Inside something else.
    pub(super) fn message_card(&mut self, task: &Task<'d>) {
        let node = self.placed(Node::new(Kind::Stack), task, Role::Element);
        let at = self.boxes.push(task.parent, node);
        self.message_body(task, at);
    }

    fn message_body(&mut self, task: &Task<'d>, parent: Id) {
        let element = task.element;
        let context = task.context;
        self.said(element, "title", Look::TITLE, Spacing::Default, parent, &context);
        self.said(element, "text", Look::default(), Spacing::Default, parent, &context);
        let below = task.pointer.key("sections");
        let mut tasks: Vec<_> = element
            .children("sections")
            .enumerate()
            .map(|(at, element)| Task { job: Job::Element, element, pointer: below.index(at), parent, context })
            .collect();
        tasks.push(Task {
            job: Job::Actions("potentialAction"),
            element,
            pointer: task.pointer.clone(),
            parent,
            context,
        });
        self.defer(tasks);
    }

    pub(super) fn message_section(&mut self, task: &Task<'d>) {
        let element = task.element;
        let context = task.context;
        let mut node = Node::new(Kind::Stack);
        // Teams begins a group with every section.
        let is_first = task.pointer.last_index() == Some(0) && !element.flag("startGroup");
        let separator = (!is_first).then(|| self.inks.separator());
        node.gap = Gap { spacing: Spacing::Default, separator };
        let parent = self.boxes.push(task.parent, node.at(&task.pointer, Role::Element));
        self.said(element, "title", Look::BOLD, Spacing::Default, parent, &context);
        self.activity(element, parent, &context);
        self.said(element, "text", Look::default(), Spacing::Default, parent, &context);
        self.section_facts(task, parent, &context);
        if let Some(images) = element.get("images").filter(|images| images.is_array() && !images.is_empty()) {
            self.pictures(images, &task.pointer.key("images"), parent, &context);
        }
        let (job, pointer) = (Job::Actions("potentialAction"), task.pointer.clone());
        self.defer([Task { job, element, pointer, parent, context }]);
    }

    /// Who did what: a small picture, and beside it three texts.
    fn activity(&mut self, element: Read<'d>, parent: Id, context: &Context) {
        let texts =
            [("activityTitle", Look::BOLD), ("activitySubtitle", Look::FAINT), ("activityText", Look::default())];
        let has = |key| element.get(key).and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty());
        let has_text = texts.iter().any(|(key, _)| has(key));
        let url = element.text("activityImage");
        if url.is_empty() && !has_text {
            return;
        }
        let mut row = Node::new(Kind::Row { mirrored: context.is_rtl });
        row.gap.spacing = Spacing::Default;
        let row = self.boxes.push(parent, row);
        if !url.is_empty() {
            let is_article = element.choice("activityImageType") == "article";
            let shape = if is_article { Outline::Plain } else { Outline::Round };
            let alternative = element.text("activityTitle");
            let letters: String = alternative.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).collect();
            let picture = Picture { alternative: &letters, url: &url, width: Some(52), height: None, shape };
            let mut node = self.picture(&picture, context);
            node.hug = Some(context.align);
            let column = Node { track: Track::Auto(usize::MAX), ..Node::new(Kind::Stack) };
            let column = self.boxes.push(row, column);
            self.boxes.push(column, node);
        }
        let mut column = Node::new(Kind::Stack);
        column.gap.spacing = Spacing::Default;
        let column = self.boxes.push(row, column);
        for (key, look) in texts {
            self.said(element, key, look, Spacing::None, column, context);
        }
    }

    fn said(&mut self, element: Read<'d>, key: &str, look: Look, spacing: Spacing, parent: Id, context: &Context) {
        let node = self.rich_text(&element.text(key), look, context, Wrapping::FREE);
        if let Some(mut node) = node {
            node.gap = Gap { spacing, separator: None };
            self.boxes.push(parent, node);
        }
    }
}
