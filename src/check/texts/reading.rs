//! What a text is made of, read as Markdown.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::card::form;
use crate::card::host::Construct;

/// Something that is marked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Mark {
    pub(in crate::check) construct: Construct,
    pub(in crate::check) range: Range<usize>,
}

/// A link: its words and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Link {
    pub(in crate::check) words: String,
    pub(in crate::check) address: String,
}

/// A text, taken apart. All ranges are bytes of the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::check) struct Reading {
    /// In the order of the text.
    pub(in crate::check) marks: Vec<Mark>,
    /// Line ends that become blanks.
    pub(in crate::check) newlines: Vec<Range<usize>>,
    /// Links with words of their own.
    pub(in crate::check) links: Vec<Link>,
}

impl Reading {
    pub(in crate::check) fn of(text: &str) -> Self {
        let masked = without_placeholders(text);
        let mut reading = Self::default();
        let mut inside = Inside::default();
        let mut halves = None;
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        for (event, range) in Parser::new_ext(&masked, options).into_offset_iter() {
            let raw = masked.get(range.clone()).unwrap_or_default();
            match event {
                Event::Start(tag) => reading.start(tag, text, raw, range, &mut inside),
                Event::End(tag) => reading.end(tag, &mut inside),
                Event::Text(words) | Event::Code(words) if inside.link.is_some() => {
                    if let Some(link) = inside.link.as_mut() {
                        link.words.push_str(&words);
                    }
                }
                Event::Code(_) => reading.mark(Construct::Code, range),
                Event::Rule => reading.mark(Construct::Rule, range),
                Event::Html(html) | Event::InlineHtml(html) => {
                    for at in tags(&html, *halves.get_or_insert_with(|| Halves::of(&masked))) {
                        reading.mark(Construct::Html, range.start + at.start..range.start + at.end);
                    }
                }
                Event::SoftBreak if inside.paragraphs_only() => {
                    let at = raw.find(['\n', '\r']).unwrap_or_default() + range.start;
                    reading.newlines.push(at..range.end.max(at + 1));
                }
                _ => {}
            }
        }
        reading
    }

    fn mark(&mut self, construct: Construct, range: Range<usize>) {
        self.marks.push(Mark { construct, range });
    }

    fn start(&mut self, tag: Tag<'_>, text: &str, raw: &str, range: Range<usize>, inside: &mut Inside) {
        match tag {
            Tag::Strong if raw.starts_with("**") && raw.len() > 4 => self.mark(Construct::Bold, range),
            Tag::Strikethrough if raw.starts_with("~~") => self.mark(Construct::Strike, range),
            Tag::Heading { .. } if raw.starts_with('#') => {
                inside.blocks += 1;
                self.mark(Construct::Heading, range);
            }
            Tag::CodeBlock(kind) => {
                inside.blocks += 1;
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    self.mark(Construct::Code, range);
                }
            }
            Tag::BlockQuote(_) => {
                inside.blocks += 1;
                self.mark(Construct::Quote, range);
            }
            Tag::Table(_) => {
                inside.blocks += 1;
                self.mark(Construct::Table, range);
            }
            Tag::Heading { .. } | Tag::List(_) => inside.blocks += 1,
            Tag::Image { .. } => self.mark(Construct::Picture, range),
            Tag::Link { link_type: LinkType::Inline, dest_url, .. } => {
                let from = raw.rfind("](").map_or(range.end, |at| range.start + at);
                let bound = text.get(from..range.end).filter(|written| form::is_expression(written));
                let address = bound.map_or_else(|| dest_url.into_string(), str::to_owned);
                inside.link = Some(Link { words: String::new(), address });
                self.mark(Construct::Link, range);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, inside: &mut Inside) {
        match tag {
            TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::BlockQuote(_) | TagEnd::Table | TagEnd::List(_) => {
                inside.blocks = inside.blocks.saturating_sub(1);
            }
            TagEnd::Link => self.links.extend(inside.link.take()),
            _ => {}
        }
    }
}

/// What is open.
#[derive(Default)]
struct Inside {
    /// Lists, quotes and other blocks in which line ends are not told.
    blocks: usize,
    link: Option<Link>,
}

impl Inside {
    const fn paragraphs_only(&self) -> bool {
        self.blocks == 0
    }
}

/// The tags that people write to mark text up; others in angle brackets are words.
const TAGS: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "br",
    "center",
    "code",
    "del",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "th",
    "tr",
    "u",
    "ul",
];

/// Where the tags stand in a piece of HTML.
fn tags(html: &str, halves: Halves) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + html.get(from..)?.find('<')?;
            let rest = html.get(start..)?;
            let end = start + rest.find('>')? + 1;
            from = end;
            let tag = html.get(start..end)?;
            let name = tag_name(tag);
            if TAGS.contains(&name.as_str()) && is_written_as_tag(tag, &name) && halves.make_whole(tag, &name) {
                return Some(start..end);
            }
        }
    })
}

/// Whether only attributes stand in a tag beside its name: `<b and c>` is a comparison.
fn is_written_as_tag(tag: &str, name: &str) -> bool {
    let inside = tag.trim_start_matches(['<', '/']).trim_end_matches(['>', '/']);
    let rest = inside.get(name.len()..).unwrap_or_default();
    rest.trim().is_empty() || (rest.starts_with(char::is_whitespace) && rest.contains('='))
}

/// The tags of one letter that open in a text, and those that close, a bit for each letter.
#[derive(Clone, Copy)]
struct Halves {
    opening: u32,
    closing: u32,
}

impl Halves {
    fn of(text: &str) -> Self {
        let mut halves = Self { opening: 0, closing: 0 };
        for (at, _) in text.match_indices('<') {
            let rest = text.get(at + 1..).unwrap_or_default();
            let (kind, name) = match rest.strip_prefix('/') {
                Some(name) => (&mut halves.closing, name),
                None => (&mut halves.opening, rest),
            };
            if let [letter, b'>' | b' ', ..] = name.as_bytes() {
                *kind |= bit(*letter);
            }
        }
        halves
    }

    /// Whether a tag of one letter has the other half that it needs: `a<b>c` is a comparison too.
    fn make_whole(self, tag: &str, name: &str) -> bool {
        let [letter] = name.as_bytes() else { return true };
        let others = if tag.starts_with("</") { self.opening } else { self.closing };
        *letter == b'p' || tag.contains('=') || others & bit(*letter) != 0
    }
}

fn bit(letter: u8) -> u32 {
    let letter = letter.to_ascii_lowercase();
    if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 0 }
}

fn tag_name(tag: &str) -> String {
    let inner = tag.trim_start_matches('<').trim_start_matches('/');
    inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// What a tag is in Markdown; none where there is nothing of the kind.
pub(super) fn as_markdown(tag: &str) -> Option<&'static str> {
    match tag_name(tag).as_str() {
        "b" | "strong" => Some("**"),
        "i" | "em" => Some("_"),
        "br" => Some("\n\n"),
        "p" | "div" if tag.starts_with("</") => Some("\n\n"),
        "p" | "div" | "u" | "span" | "font" | "small" => Some(""),
        _ => None,
    }
}

/// The text with each `${…}` blanked out, byte for byte.
pub(in crate::check) fn without_placeholders(text: &str) -> Cow<'_, str> {
    if !form::is_expression(text) {
        return Cow::Borrowed(text);
    }
    let mut masked = text.to_owned();
    let mut from = 0;
    while let Some(start) = masked.get(from..).and_then(|rest| rest.find("${")).map(|at| from + at) {
        let end = super::super::expressions::end_of(text, start).unwrap_or(text.len());
        masked.replace_range(start..end, &"x".repeat(end - start));
        from = end;
    }
    Cow::Owned(masked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constructs(text: &str) -> Vec<Construct> {
        Reading::of(text).marks.into_iter().map(|mark| mark.construct).collect()
    }

    #[test]
    fn markup_is_told_from_words() {
        use Construct::{Bold, Code, Heading, Html, Link, Picture, Quote, Strike, Table};
        assert_eq!(
            constructs("# a\n\n> b\n\n`c` ~~d~~ **e** [f](https://g) ![h](i)"),
            [Heading, Quote, Code, Strike, Bold, Link, Picture]
        );
        assert_eq!(constructs("|a|b|\n|-|-|\n|1|2|"), [Table]);
        assert_eq!(constructs("a<br>b <b>c</b>"), [Html, Html, Html]);
        for words in [
            "#1 is done",
            "5 > 4",
            "a ~ b ~ c",
            "__init__",
            "<at>Ann</at>",
            "<your name>",
            "2 * 3 * 4",
            "1. a\n2. b",
            "${if(a > 1, '<b>', '# c')}",
            "a | b",
            "x <y@example.com>",
            "    indented",
            "a<b>c",
            "if a<b and b>c",
        ] {
            assert_eq!(constructs(words), [], "{words}");
        }
    }

    #[test]
    fn only_line_ends_that_vanish_are_told() {
        let newlines =
            |text: &str| -> Vec<_> { Reading::of(text).newlines.iter().map(|at| (at.start, at.end)).collect() };
        assert_eq!(newlines("a\nb\n\nc"), [(1, 2)]);
        assert_eq!(newlines("é\r\nb"), [(2, 4)]);
        for kept in ["a\n\nb", "- a\n- b\n  c", "a:\n- b", "a  \nb", "a\\\nb", "a\n", "${x\n}"] {
            assert_eq!(newlines(kept), [], "{kept:?}");
        }
    }

    #[test]
    fn links_have_words_and_an_address() {
        let link = Reading::of("see [the **log**](http://x/y)").links.remove(0);
        assert_eq!((link.words.as_str(), link.address.as_str()), ("the log", "http://x/y"));
        let bound = Reading::of("see [${if(a, '](', b)}](${url}/a)").links.remove(0);
        assert!(form::is_expression(&bound.address), "{}", bound.address);
    }
}
