//! Pictures, as frames of their size that say what they show.

use super::{Context, Read, Resolver, Task, alignment, columns_of, pixels, rows_of};
use crate::json::{Pointer, Value};
use crate::preview::Role;
use crate::preview::boxes::{Align, Edges, Kind, Node, Spacing, Vertical};
use crate::preview::glyphs::Outline;
use crate::preview::tracks::Track;
use crate::preview::width::columns;
use crate::preview::wrap::Wrapping;

/// No frame is higher, unless the card says how many pixels.
const MOST_ROWS: usize = 5;
/// No frame of unknown size is wider.
const MOST_COLUMNS: usize = 20;

/// What is known about a picture.
pub(super) struct Picture<'p> {
    /// What it shows; may be empty.
    pub(super) alternative: &'p str,
    pub(super) url: &'p str,
    /// Pixels across; nothing when the picture itself decides.
    pub(super) width: Option<usize>,
    /// Pixels down.
    pub(super) height: Option<usize>,
    pub(super) shape: Outline,
}

impl<'d> Resolver<'d> {
    pub(super) fn image(&mut self, task: &Task<'d>) {
        let align = alignment(task.element.choice("horizontalAlignment"), task.context.align);
        let size = task.element.choice("size");
        let mut node = self.sized_image(task.element, size, &task.context);
        let fills = size == "Stretch" && task.element.value("width").is_none();
        node.hug = if fills { None } else { Some(align) };
        let is_pressed = task.element.get("selectAction").is_some_and(Value::is_object);
        let node = self.placed(node, task, if is_pressed { Role::Button } else { Role::Element });
        self.boxes.push(task.parent, node);
    }

    pub(super) fn image_set(&mut self, task: &Task<'d>) {
        let images: Vec<(usize, Read<'d>)> =
            task.element.children("images").enumerate().filter(|(_, image)| image.is_visible()).collect();
        if images.is_empty() {
            return;
        }
        let align = alignment(task.element.choice("horizontalAlignment"), task.context.align);
        let size = match task.element.choice("imageSize") {
            size @ ("Small" | "Large") => size,
            _ => "Medium",
        };
        let mut flow = self.placed(Node::new(Kind::Flow), task, Role::Element);
        flow.hug = Some(align);
        let parent = self.boxes.push(task.parent, flow);
        let below = task.pointer.key("images");
        for (at, image) in images {
            let mut node = self.sized_image(image, size, &task.context);
            node.gap.spacing = Spacing::Small;
            self.boxes.push(parent, node.at(&below.index(at), Role::Element));
        }
    }

    fn sized_image(&mut self, element: Read<'d>, size: &str, context: &Context) -> Node {
        let width = pixels(&element.text("width")).or_else(|| self.inks.host.image_size(size).map(usize::from));
        let shape = match element.choice("style") {
            "Person" | "RoundedCorners" => Outline::Round,
            _ => Outline::Plain,
        };
        let picture = Picture {
            alternative: &element.text("altText"),
            url: &element.text("url"),
            width,
            height: pixels(&element.text("height")),
            shape,
        };
        self.picture(&picture, context)
    }

    /// The frame of a picture.
    pub(super) fn picture(&mut self, picture: &Picture<'_>, context: &Context) -> Node {
        let shown = if picture.alternative.trim().is_empty() {
            file_name(picture.url)
        } else {
            picture.alternative.trim().to_owned()
        };
        let wide = picture.width.map(|width| columns_of(width).max(3));
        let rows = match (picture.height, picture.width) {
            (Some(height), _) => rows_of(height),
            (None, Some(width)) => rows_of(width).min(MOST_ROWS),
            (None, None) => 3,
        };
        let is_tiny = rows < 2 || wide.is_some_and(|wide| wide < 4);
        let is_small = wide.is_some_and(|wide| wide < 9);
        let style = self.inks.note(context.style);
        let text = if is_small { initials(&shown) } else { shown };
        // Where nobody says how high it is, there is room for the words.
        let least = if wide.is_none() && picture.height.is_none() { 2 } else { 1 };
        let inside = rows.saturating_sub(2).max(least);
        let text = if is_tiny { format!("[{text}]") } else { text };
        let wrapping = if is_tiny { Wrapping::Cut } else { Wrapping::Lines(inside) };
        let node = self.plain_text(&text, style, wrapping, if is_tiny { Align::Left } else { Align::Center });
        let mut node = node.unwrap_or_else(|| Node::new(Kind::Stack));
        node.natural = node.natural.min(MOST_COLUMNS - 4);
        if is_tiny {
            return node;
        }
        node = node.outlined(picture.shape, self.inks.hint(context.style));
        if is_small {
            node.padding = Edges::NONE;
        }
        if let Some(wide) = wide {
            node.track = Track::Fixed(wide);
        }
        node.natural = node.natural.max(columns("image") + 2);
        node.caption = Some(Box::new(("image".to_owned(), self.inks.hint(context.style))));
        node.min_height = rows.max(3);
        node.vertical = Vertical::Center;
        node
    }

    /// Pictures of a connector or Bot Framework card.
    pub(super) fn pictures(&mut self, list: Value<'d>, pointer: &Pointer, parent: usize, context: &Context) {
        let mut flow = Node::new(Kind::Flow);
        flow.gap.spacing = Spacing::Default;
        let parent = self.boxes.push(parent, flow.at(pointer, Role::Element));
        for (at, image) in list.items().enumerate() {
            // A connector card says `image` and `title`, a Bot Framework card `url` and `alt`.
            let text = |keys: [&str; 2]| {
                keys.iter().find_map(|key| image.get(key).and_then(Value::as_str)).unwrap_or_default()
            };
            let url = image.as_str().unwrap_or_else(|| text(["image", "url"]));
            let (alternative, width) = (text(["title", "alt"]), Some(100));
            let picture = Picture { alternative: &alternative, url: &url, width, height: None, shape: Outline::Plain };
            let mut node = self.picture(&picture, context);
            node.gap.spacing = Spacing::Small;
            self.boxes.push(parent, node.at(&pointer.index(at), Role::Element));
        }
    }
}

/// What to call a picture that says nothing about itself: the name of its file. The data of a `data:` address is never
/// shown.
pub(super) fn file_name(url: &str) -> String {
    let url = url.trim();
    if url.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:")) {
        let kind = url.get(5..).unwrap_or_default().split([';', ',']).next().unwrap_or_default();
        return if kind.is_empty() || kind.len() > 40 { "image data".to_owned() } else { format!("{kind} data") };
    }
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let name = path.rsplit('/').next().unwrap_or_default();
    let name: String = name.chars().take(60).collect();
    if name.is_empty() { "image".to_owned() } else { name }
}

/// The first letters of the first two words.
fn initials(text: &str) -> String {
    let letters = text.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    letters.take(2).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_never_a_name() {
        assert_eq!(file_name("https://example.com/a/logo.png?size=2"), "logo.png");
        assert_eq!(file_name("data:image/png;base64,iVBORw0KGgo="), "image/png data");
        assert_eq!(file_name("DATA:,x"), "image data");
        assert_eq!(file_name(""), "image");
        assert_eq!(initials("jane van Doe"), "JV");
    }
}
