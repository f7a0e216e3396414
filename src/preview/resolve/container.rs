//! What holds other elements: the card, containers and columns.

use super::{Context, Job, Read, Resolver, Task, alignment, columns_of, image, pixels, rows_of, vertical, whole};
use crate::json::{Pointer, Value};
use crate::preview::Role;
use crate::preview::boxes::{Align, Edges, Kind, Node, Spacing};
use crate::preview::glyphs::Outline;
use crate::preview::markdown::Mention;
use crate::preview::text::neutral;
use crate::preview::tracks::Track;
use crate::preview::wrap::Wrapping;

/// The container styles, in the order of their bits in [`Context::around`].
const STYLES: [&str; 6] = ["default", "emphasis", "accent", "good", "attention", "warning"];

fn bit(style: &str) -> u8 {
    STYLES.iter().position(|known| *known == style).map_or(0, |at| 1 << at)
}

/// Text direction turns the side on which text begins.
fn set_direction(element: Read<'_>, context: &mut Context) {
    if element.raw().get("rtl").is_some() {
        let is_rtl = element.flag("rtl");
        if is_rtl != context.is_rtl {
            context.is_rtl = is_rtl;
            context.align = if is_rtl { Align::Right } else { Align::Left };
        }
    }
}

fn set_height(node: &mut Node, element: Read<'_>) {
    node.min_height = pixels(&element.text("minHeight")).map_or(0, rows_of);
    node.vertical = vertical(element.choice("verticalContentAlignment"), node.vertical);
}

impl<'d> Resolver<'d> {
    pub(super) fn adaptive_card(&mut self, task: Task<'d>, mut node: Node) {
        let element = task.element;
        self.mentions = mentions(element);
        let mut context = Context { room: node.padding, ..task.context };
        let style = element.choice("style");
        if !style.is_empty() && style != "default" {
            (context.style, context.around) = (style, context.around | bit(style));
            node.fill = self.inks.ground().map(|_| self.inks.host.background(style));
        }
        set_direction(element, &mut context);
        set_height(&mut node, element);
        self.set_select_action(&mut node, element, context.style);
        let role = if node.mark.is_some() { Role::Button } else { Role::Element };
        let parent = self.boxes.push(0, node.at(&task.pointer, role));
        self.background_caption(element, parent, &context);
        self.foot(element, &task.pointer, parent, context);
        self.defer_children(element, "body", &task.pointer, parent, context);
    }

    /// A card that stands inside something else, as a container.
    pub(super) fn inner_card(&mut self, task: Task<'d>) {
        let (node, context) = self.boxed(task.element, &task.context);
        let node = self.placed(node, &task, Role::Element);
        let parent = self.boxes.push(task.parent, node);
        self.foot(task.element, &task.pointer, parent, context);
        self.defer_children(task.element, "body", &task.pointer, parent, context);
    }

    fn foot(&mut self, element: Read<'d>, pointer: &Pointer, parent: usize, context: Context) {
        if element.get("actions").is_some_and(|actions| !actions.is_empty()) {
            let job = Job::Actions("actions");
            self.tasks.push(Task { job, element, pointer: pointer.clone(), parent, context });
        }
    }

    pub(super) fn container(&mut self, task: Task<'d>) {
        let (mut node, context) = self.boxed(task.element, &task.context);
        self.set_select_action(&mut node, task.element, context.style);
        let role = if node.mark.is_some() { Role::Button } else { Role::Element };
        let node = self.placed(node, &task, role);
        self.fill_box(&task, node, context);
    }

    fn fill_box(&mut self, task: &Task<'d>, node: Node, context: Context) {
        let parent = self.boxes.push(task.parent, node);
        self.background_caption(task.element, parent, &context);
        self.defer_children(task.element, "items", &task.pointer, parent, context);
    }

    pub(super) fn column_set(&mut self, task: &Task<'d>) {
        let columns: Vec<(usize, Read<'d>)> =
            task.element.children("columns").enumerate().filter(|(_, column)| self.shows(*column)).collect();
        if columns.is_empty() {
            return;
        }
        let (mut node, mut context) = self.boxed(task.element, &task.context);
        context.align = alignment(task.element.choice("horizontalAlignment"), context.align);
        self.set_select_action(&mut node, task.element, context.style);
        node.kind = Kind::Row { mirrored: context.is_rtl };
        let role = if node.mark.is_some() { Role::Button } else { Role::Element };
        let parent = self.boxes.push(task.parent, self.placed(node, task, role));
        let below = task.pointer.key("columns");
        let last = columns.len() - 1;
        let tasks: Vec<_> = columns
            .into_iter()
            .enumerate()
            .map(|(at, (index, element))| {
                let mut context = context;
                let (left, right) = if context.is_rtl { (at == last, at == 0) } else { (at == 0, at == last) };
                if !left {
                    context.room.left = 0;
                }
                if !right {
                    context.room.right = 0;
                }
                Task { job: Job::Column, element, pointer: below.index(index), parent, context }
            })
            .collect();
        self.defer(tasks);
    }

    pub(super) fn column(&mut self, task: Task<'d>) {
        if !matches!(task.element.name(), "Column" | "") {
            // Not allowed here; still drawn, as a column that holds just it.
            let node = Node::new(Kind::Stack);
            let parent = self.boxes.push(task.parent, node);
            self.defer([Task { job: Job::Element, parent, ..task }]);
            return;
        }
        let (mut node, context) = self.boxed(task.element, &task.context);
        node.track = column_width(task.element.value("width"));
        self.set_select_action(&mut node, task.element, context.style);
        let role = if node.mark.is_some() { Role::Button } else { Role::Element };
        let mut node = self.placed(node, &task, role);
        if !task.element.raw().is_object() {
            node.gap.spacing = Spacing::Default;
        }
        self.fill_box(&task, node, context);
    }

    /// The box of a container, and what it hands down.
    pub(super) fn boxed(&mut self, element: Read<'d>, context: &Context) -> (Node, Context) {
        let mut node = Node::new(Kind::Stack);
        let mut inner = *context;
        let style = element.choice("style");
        if !style.is_empty() {
            inner.style = style;
            inner.around |= bit(style);
            // A style shows only where it differs from that of something around it.
            if context.around & !bit(style) != 0 {
                let surface = self.inks.surface(style, context.style);
                node.fill = surface.fill;
                node.outline = surface.outline;
                node.caption = surface.caption;
                node.padding = surface.padding;
            }
        }
        if element.flag("showBorder") && node.outline.is_none() {
            let outline = if element.flag("roundedCorners") { Outline::Round } else { Outline::Plain };
            node.outline = Some((outline, self.inks.border(inner.style, context.style)));
            node.padding = Edges::symmetric(1, 0);
        }
        if node.fill.is_some() && element.flag("bleed") {
            node.bleed = context.room;
        }
        if node.padding != Edges::NONE {
            inner.room = node.padding;
        }
        set_direction(element, &mut inner);
        set_height(&mut node, element);
        node.vertical = vertical(element.choice("verticalContentAlignment"), node.vertical);
        (node, inner)
    }

    /// The mark of a box that can be pressed as a whole.
    fn set_select_action(&self, node: &mut Node, element: Read<'d>, style: &str) {
        if element.get("selectAction").is_some_and(Value::is_object) {
            node.padding.right = node.padding.right.max(2);
            node.mark = Some(Box::new((self.inks.glyphs.signs().leads, self.inks.note(style))));
        }
    }

    /// A picture behind the content cannot be drawn below letters: a line says that it is there.
    fn background_caption(&mut self, element: Read<'d>, parent: usize, context: &Context) {
        let Some(image) = element.get("backgroundImage") else { return };
        let url = image.get("url").and_then(Value::as_str).or_else(|| image.as_str()).unwrap_or_default();
        if url.is_empty() {
            return;
        }
        let note = format!("background: {}", image::file_name(&url));
        let style = self.inks.note(context.style);
        if let Some(mut node) = self.plain_text(&note, style, Wrapping::Cut, context.align) {
            // A note of our own does not make a column wide.
            node.natural = 0;
            self.boxes.push(parent, node);
        }
    }
}

/// The width of a column; what is no width counts as `auto`, as in the JavaScript renderer.
pub(super) fn column_width(width: Option<Value<'_>>) -> Track {
    let Some(width) = width else { return Track::Stretch };
    let weight = |number: f64| if number > 0.0 { Track::Weight(number) } else { Track::Auto(usize::MAX) };
    if let Some(number) = width.as_f64() {
        return weight(number);
    }
    let text = width.as_str().unwrap_or_default();
    if text.trim().eq_ignore_ascii_case("stretch") {
        Track::Stretch
    } else if let Some(pixels) = pixels(&text) {
        Track::Fixed(columns_of(pixels))
    } else {
        text.trim()
            .parse()
            .ok()
            .and_then(|number: f64| whole(number).map(|_| weight(number)))
            .unwrap_or(Track::Auto(usize::MAX))
    }
}

/// Whom the card mentions.
fn mentions(card: Read<'_>) -> Vec<Mention> {
    let Some(teams) = card.raw().get("msteams").or_else(|| card.raw().get("msTeams")) else { return Vec::new() };
    let Some(entities) = teams.get("entities") else { return Vec::new() };
    let text_of = |value: Option<Value<'_>>| value.and_then(Value::as_str).map(|text| neutral(&text).into_owned());
    entities
        .items()
        .filter_map(|entity| {
            let text = text_of(entity.get("text")).filter(|text| text.starts_with("<at>"))?;
            let shown = text.trim_start_matches("<at>").trim_end_matches("</at>").to_owned();
            let name = text_of(entity.get("mentioned").and_then(|who| who.get("name"))).unwrap_or_default();
            Some(Mention { name: if shown.is_empty() { name } else { shown }, text })
        })
        .collect()
}
