//! Inputs: a label, and below it the field.

use super::{Context, Read, Resolver, Task};
use crate::json::{Pointer, Value};
use crate::preview::Role;
use crate::preview::Style;
use crate::preview::boxes::{Align, Gap, Id, Kind, Node, Spacing};
use crate::preview::glyphs::Outline;
use crate::preview::inks::Look;
use crate::preview::text::{Blanks, Link, neutral};
use crate::preview::tracks::Track;
use crate::preview::wrap::Wrapping;

/// The lines of a field for long text.
const LONG_ROWS: usize = 3;

/// What stands in a field.
pub(super) struct Field<'f> {
    pub(super) value: &'f str,
    pub(super) placeholder: &'f str,
    /// The least number of lines; text wraps when it is more than one.
    pub(super) rows: usize,
    /// A sign at the right edge.
    pub(super) sign: Option<&'static str>,
}

impl<'d> Resolver<'d> {
    pub(super) fn input_text(&mut self, task: &Task<'d>) {
        let element = task.element;
        let is_secret = element.choice("style") == "Password";
        let mut value = element.text("value").into_owned();
        if is_secret {
            value = self.inks.glyphs.signs().mask.repeat(value.chars().count().min(40));
        }
        let rows = if element.flag("isMultiline") && !is_secret { LONG_ROWS } else { 1 };
        let parent = self.labelled(task);
        let field = Field { value: &value, placeholder: &element.text("placeholder"), rows, sign: None };
        let field = self.field(&field, &task.context);
        let Some(action) = element.children("inlineAction").next() else {
            self.boxes.push(parent, field);
            return;
        };
        let row = self.boxes.push(parent, Node::new(Kind::Row { mirrored: task.context.is_rtl }));
        self.boxes.push(row, field);
        let title = match action.text("title") {
            title if title.trim().is_empty() => crate::card::type_name(action.raw()),
            title => title.into_owned(),
        };
        let button = self.button_titled(&title, "", action.choice("style"), true, &task.context);
        let mut column = Node { track: Track::Auto(usize::MAX), ..Node::new(Kind::Stack) };
        column.gap.spacing = Spacing::Small;
        let column = self.boxes.push(row, column);
        self.boxes.push(column, button.at(&task.pointer.key("inlineAction"), Role::Button));
    }

    /// Number, date and time: fields of one short line.
    pub(super) fn input_line(&mut self, task: &Task<'d>) {
        let element = task.element;
        let (example, sign) = match element.name() {
            "Input.Date" => ("YYYY-MM-DD", Some(self.inks.glyphs.signs().opens)),
            "Input.Time" => ("HH:MM", Some(self.inks.glyphs.signs().opens)),
            _ => ("", None),
        };
        let said = element.text("placeholder");
        let placeholder = if said.trim().is_empty() { example } else { &said };
        let parent = self.labelled(task);
        let field = Field { value: &element.text("value"), placeholder, rows: 1, sign };
        let field = self.field(&field, &task.context);
        self.boxes.push(parent, field);
    }

    pub(super) fn input_toggle(&mut self, task: &Task<'d>) {
        let element = task.element;
        let is_on = element.text("value") == element.text("valueOn");
        let parent = self.labelled(task);
        let title = if element.get("showTitle").is_some() && !element.flag("showTitle") {
            String::new()
        } else {
            element.text("title").into_owned()
        };
        let signs = self.inks.glyphs.signs();
        let mark = if is_on { signs.checked } else { signs.unchecked };
        let wrapping = if element.flag("wrap") { Wrapping::FREE } else { Wrapping::Cut };
        self.choice_line(mark, &title, wrapping, &task.context, parent, None);
    }

    pub(super) fn input_choices(&mut self, task: &Task<'d>) {
        let element = task.element;
        let is_multi = element.flag("isMultiSelect");
        let style = element.choice("style");
        let choices: Vec<(usize, Read<'d>)> =
            element.children("choices").enumerate().filter(|(_, choice)| choice.is_visible()).collect();
        let value = element.text("value");
        let chosen: Vec<&str> = if is_multi { value.split(',').map(str::trim).collect() } else { vec![&value] };
        let parent = self.labelled(task);
        let signs = self.inks.glyphs.signs();
        if !is_multi && style != "expanded" {
            let title =
                choices.iter().find(|(_, choice)| choice.text("value") == value).map(|(_, one)| one.text("title"));
            let placeholder = element.text("placeholder");
            let value = title.unwrap_or_default();
            let field = Field { value: &value, placeholder: &placeholder, rows: 1, sign: Some(signs.opens) };
            let field = self.field(&field, &task.context);
            self.boxes.push(parent, field);
            return;
        }
        let wrapping = if element.flag("wrap") { Wrapping::FREE } else { Wrapping::Cut };
        let below = task.pointer.key("choices");
        for (at, choice) in choices {
            let own = choice.text("value");
            let is_chosen = chosen.contains(&own.as_ref()) && !(own.is_empty() && value.is_empty());
            let mark = match (is_multi, is_chosen) {
                (true, true) => signs.checked,
                (true, false) => signs.unchecked,
                (false, true) => signs.picked,
                (false, false) => signs.unpicked,
            };
            self.choice_line(mark, &choice.text("title"), wrapping, &task.context, parent, Some(below.index(at)));
        }
    }

    /// The box of an input, with its label; the field goes inside.
    fn labelled(&mut self, task: &Task<'d>) -> Id {
        let element = task.element;
        let node = self.placed(Node::new(Kind::Stack), task, Role::Field);
        let parent = self.boxes.push(task.parent, node);
        self.label(&element.text("label"), element.flag("isRequired"), &task.context, parent);
        parent
    }

    pub(super) fn label(&mut self, label: &str, is_required: bool, context: &Context, parent: Id) {
        if label.trim().is_empty() {
            return;
        }
        let first = self.texts.paragraphs.len();
        let base = self.inks.text(context.style, Look::default());
        let inks = self.inks;
        let voice = || inks.voice(context.style, base);
        self.texts.markdown(&neutral(label), base, voice, &[]);
        if is_required {
            let star = self.inks.text(context.style, Look { colour: "Attention", ..Look::BOLD });
            self.texts.push(" *", Blanks::Collapse, star, Link::default());
        }
        if let Some(node) = self.text_node(first, Wrapping::FREE, context.align) {
            self.boxes.push(parent, node);
        }
    }

    /// The frame that one types into.
    pub(super) fn field(&mut self, field: &Field<'_>, context: &Context) -> Node {
        let (text, look) =
            if field.value.is_empty() { (field.placeholder, Look::FAINT) } else { (field.value, Look::default()) };
        let mut style = self.inks.text(context.style, look);
        if field.value.is_empty() {
            style = Style { fg: self.inks.note(context.style).fg.or(style.fg), ..style };
        }
        let first = self.texts.paragraphs.len();
        let inks = self.inks;
        let voice = || inks.voice(context.style, style);
        let is_long = field.rows > 1;
        for line in neutral(text).split('\n').take(if is_long { usize::MAX } else { 1 }) {
            self.texts.open(0, 0, false);
            self.texts.say(line, voice, style, Link::default());
        }
        let wrapping = if is_long { Wrapping::FREE } else { Wrapping::Cut };
        let node = self.text_node(first, wrapping, context.align).unwrap_or_else(|| Node::new(Kind::Stack));
        let mut node = node.outlined(Outline::Round, self.inks.field(context.style));
        node.min_height = field.rows + 2;
        if let Some(sign) = field.sign {
            node.padding.right = 3;
            node.mark = Some(Box::new((sign, self.inks.note(context.style))));
        }
        node
    }

    /// A box or circle to tick, and what it stands for.
    pub(super) fn choice_line(
        &mut self,
        mark: &str,
        title: &str,
        wrapping: Wrapping,
        context: &Context,
        parent: Id,
        pointer: Option<Pointer>,
    ) {
        let first = self.texts.paragraphs.len();
        let style = self.inks.text(context.style, Look::default());
        let inks = self.inks;
        let voice = || inks.voice(context.style, style);
        self.texts.open(0, crate::preview::width::columns(mark), false);
        self.texts.push(mark, Blanks::Keep, style, Link::default());
        self.texts.say(&neutral(title), voice, style, Link::default());
        let align = if context.is_rtl { Align::Right } else { Align::Left };
        if let Some(mut node) = self.text_node(first, wrapping, align) {
            node.gap = Gap { spacing: Spacing::None, separator: None };
            let node = match pointer {
                Some(pointer) => node.at(&pointer, Role::Field),
                None => node,
            };
            self.boxes.push(parent, node);
        }
    }

    /// An input of a connector card, shown by itself.
    pub(super) fn message_input(&mut self, task: &Task<'d>) {
        let element = task.element;
        let node = self.placed(Node::new(Kind::Stack), task, Role::Field);
        let parent = self.boxes.push(task.parent, node);
        self.label(&element.text("title"), element.flag("isRequired"), &task.context, parent);
        let value = element.text("value");
        let opens = self.inks.glyphs.signs().opens;
        let (placeholder, sign, rows) = match element.name() {
            "MessageCard.DateInput" => ("YYYY-MM-DD", Some(opens), 1),
            "MessageCard.MultichoiceInput" => ("", Some(opens), 1),
            _ => ("", None, if element.flag("isMultiline") { LONG_ROWS } else { 1 }),
        };
        let shown = element
            .raw()
            .get("choices")
            .into_iter()
            .flat_map(Value::items)
            .find(|choice| choice.get("value").and_then(Value::as_str).is_some_and(|own| own == value))
            .and_then(|choice| choice.get("display").and_then(Value::as_str))
            .unwrap_or_else(|| value.clone());
        let field = self.field(&Field { value: &shown, placeholder, rows, sign }, &task.context);
        self.boxes.push(parent, field);
    }
}
