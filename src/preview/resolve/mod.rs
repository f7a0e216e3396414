//! From a document to boxes: each element is read through the catalogue, with what it inherits, and becomes a box.
//!
//! What is still to be read waits on a stack of its own instead of the program's. A task comes with everything that was
//! handed down to it; boxes are made in the order of the text, because whoever defers several tasks has them done in the
//! order given, before anything deferred earlier. Pointers are built from the top, one step a level.

mod action;
mod container;
mod facts;
mod image;
mod input;
mod message_card;
mod read;
mod root;
mod table;
mod text;
mod unknown;
mod width_class;

use read::Read;

use super::boxes::{Align, Boxes, Edges, Gap, Id, Kind, Node, Spacing, Vertical};
use super::inks::{Inks, Look};
use super::markdown::Mention;
use super::text::{Texts, neutral};
use super::wrap::Wrapping;
use super::{Options, Role, Style};
use crate::card::catalogue::ElementKind;
use crate::json::{Document, Pointer, Value};

/// Reads a document into boxes and texts.
pub(super) fn resolve(document: &Document, options: &Options) -> (Boxes, Texts) {
    let mut resolver = Resolver {
        boxes: Boxes { nodes: Vec::with_capacity(document.text().len() / 48) },
        texts: Texts::for_about(document.text().len() / 2),
        inks: Inks::new(options),
        width: options.width,
        tasks: Vec::new(),
        mentions: Vec::new(),
    };
    resolver.document(document);
    while let Some(task) = resolver.tasks.pop() {
        resolver.run(task);
    }
    (resolver.boxes, resolver.texts)
}

struct Resolver<'d> {
    boxes: Boxes,
    texts: Texts,
    inks: Inks,
    width: usize,
    tasks: Vec<Task<'d>>,
    /// Who is mentioned in the card that is being read.
    mentions: Vec<Mention>,
}

/// Something that is still to be read.
struct Task<'d> {
    job: Job,
    element: Read<'d>,
    pointer: Pointer,
    /// The box that it goes into.
    parent: Id,
    context: Context,
}

/// What is to be done with it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Job {
    /// Drawn as what it is.
    Element,
    /// Drawn as a column.
    Column,
    /// Drawn as a row of a table.
    Row(table::Columns),
    /// Drawn as a cell of a table.
    Cell(table::Columns),
    /// Its actions drawn as buttons.
    Actions(&'static str),
    /// Begun anew as a card among others.
    Card(crate::card::Format),
}

/// What is handed down.
#[derive(Debug, Clone, Copy)]
struct Context {
    /// The container style that text stands on.
    style: &'static str,
    /// The container styles of everything around, as bits.
    around: u8,
    align: Align,
    is_rtl: bool,
    /// Whether text is the header of a column.
    is_header: bool,
    /// The padding around, over which a box may bleed.
    room: Edges,
}

impl Context {
    const CARD: Self =
        Self { style: "default", around: 1, align: Align::Left, is_rtl: false, is_header: false, room: Edges::NONE };
}

impl<'d> Resolver<'d> {
    /// Has these tasks done next, in this order.
    fn defer(&mut self, tasks: impl IntoIterator<Item = Task<'d>>) {
        let first = self.tasks.len();
        self.tasks.extend(tasks);
        if let Some(added) = self.tasks.get_mut(first..) {
            added.reverse();
        }
    }

    /// Has the elements of a slot drawn inside a box.
    fn defer_children(&mut self, element: Read<'d>, slot: &str, pointer: &Pointer, parent: Id, context: Context) {
        let below = pointer.key(slot);
        let is_list = element.get(slot).is_some_and(Value::is_array);
        let first = self.tasks.len();
        for (at, child) in element.children(slot).enumerate() {
            if !self.shows(child) {
                continue;
            }
            let pointer = if is_list { below.index(at) } else { below.clone() };
            let mut context = context;
            if self.tasks.len() > first {
                context.room.top = 0;
            }
            self.tasks.push(Task { job: Job::Element, element: child, pointer, parent, context });
        }
        if let Some(added) = self.tasks.get_mut(first..) {
            added.reverse();
            // Reversed, the first one is the lowest: only it may bleed over the bottom.
            for task in added.iter_mut().skip(1) {
                task.context.room.bottom = 0;
            }
        }
    }

    /// Whether an element is there at first, in a card of this width.
    fn shows(&self, element: Read<'d>) -> bool {
        element.is_visible() && width_class::fits(element.choice("targetWidth"), self.width)
    }

    fn run(&mut self, task: Task<'d>) {
        match task.job {
            Job::Element => self.element(task),
            Job::Column => self.column(task),
            Job::Row(columns) => self.table_row(task, columns),
            Job::Cell(columns) => self.table_cell(task, columns),
            Job::Actions(slot) => self.actions_of(&task, slot),
            Job::Card(format) => self.card(task, format),
        }
    }

    fn element(&mut self, task: Task<'d>) {
        match task.element.name() {
            "TextBlock" => self.text_block(&task),
            "RichTextBlock" => self.rich_text_block(&task),
            "TextRun" => self.lone_run(&task),
            "Image" => self.image(&task),
            "ImageSet" => self.image_set(&task),
            "Container" | "Column" | "TableCell" => self.container(task),
            "ColumnSet" => self.column_set(&task),
            "FactSet" => self.fact_set(&task),
            "Table" => self.table(&task),
            "ActionSet" => self.action_set(&task),
            "Input.Text" => self.input_text(&task),
            "Input.Number" | "Input.Date" | "Input.Time" => self.input_line(&task),
            "Input.Toggle" => self.input_toggle(&task),
            "Input.ChoiceSet" => self.input_choices(&task),
            "AdaptiveCard" => self.inner_card(task),
            "MessageCard" => self.message_card(&task),
            "MessageCard.Section" => self.message_section(&task),
            "MessageCard.TextInput" | "MessageCard.DateInput" | "MessageCard.MultichoiceInput" => {
                self.message_input(&task);
            }
            _ if task.element.ty().is_some_and(|ty| ty.kind == ElementKind::Action) => self.lone_action(&task),
            _ => self.unknown(task),
        }
    }

    /// A box for text that was added since there were `first` paragraphs; none when it is empty.
    fn text_node(&mut self, first: usize, wrapping: Wrapping, align: Align) -> Option<Node> {
        let (paragraphs, natural) = self.texts.close(first)?;
        let mut node = Node::new(Kind::Text { paragraphs, wrapping, align, lines: 0..0 });
        node.natural = natural;
        Some(node)
    }

    /// A box with one text without Markdown, in one style.
    fn plain_text(&mut self, text: &str, style: Style, wrapping: Wrapping, align: Align) -> Option<Node> {
        let first = self.texts.paragraphs.len();
        let inks = self.inks;
        let voice = || inks.voice("default", style);
        self.texts.open(0, 0, false);
        self.texts.say(&neutral(text), voice, style, super::text::Link::default());
        self.text_node(first, wrapping, align)
    }

    /// A box with a text with Markdown.
    fn rich_text(&mut self, text: &str, look: Look, context: &Context, wrapping: Wrapping) -> Option<Node> {
        let first = self.texts.paragraphs.len();
        let base = self.inks.text(context.style, look);
        let inks = self.inks;
        let voice = || inks.voice(context.style, base);
        self.texts.markdown(&neutral(text), base, voice, &self.mentions);
        self.text_node(first, wrapping, context.align)
    }

    /// What comes before an element.
    fn gap(&self, element: Read<'d>) -> Gap {
        let separator = element.flag("separator").then(|| self.inks.separator());
        Gap { spacing: spacing(element.choice("spacing")), separator }
    }

    /// The box as that of the task's element: its pointer, its place in the stack.
    fn placed(&self, mut node: Node, task: &Task<'d>, role: Role) -> Node {
        node.gap = self.gap(task.element);
        node.grows = task.element.choice("height") == "stretch";
        node.at(&task.pointer, role)
    }
}

fn spacing(name: &str) -> Spacing {
    match name {
        "None" => Spacing::None,
        "ExtraSmall" | "Small" => Spacing::Small,
        "Medium" => Spacing::Medium,
        "Large" => Spacing::Large,
        "ExtraLarge" => Spacing::ExtraLarge,
        "Padding" => Spacing::Padding,
        _ => Spacing::Default,
    }
}

/// An alignment by name; what is not said is inherited, and turned round where text runs from right to left.
fn alignment(name: &str, inherited: Align) -> Align {
    match name {
        "Left" => Align::Left,
        "Center" => Align::Center,
        "Right" => Align::Right,
        _ => inherited,
    }
}

fn vertical(name: &str, inherited: Vertical) -> Vertical {
    match name {
        "Top" => Vertical::Top,
        "Center" => Vertical::Center,
        "Bottom" => Vertical::Bottom,
        _ => inherited,
    }
}

/// `80px` as a number; a bare number is none.
fn pixels(text: &str) -> Option<usize> {
    let number: f64 = text.trim().strip_suffix("px")?.trim().parse().ok()?;
    whole(number)
}

/// A number of a card as a count. What is negative or beyond any screen is cut to what makes sense.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a range that fits before")]
fn whole(number: f64) -> Option<usize> {
    number.is_finite().then(|| number.clamp(0.0, 4096.0) as usize)
}

/// Terminal columns for pixels: a cell is about 8 wide.
const fn columns_of(pixels: usize) -> usize {
    pixels.div_ceil(8)
}

/// Terminal lines for pixels: a cell is about 16 high.
const fn rows_of(pixels: usize) -> usize {
    (pixels + 8) / 16
}
