//! The Markdown that Teams renders in cards: emphasis, links, lists, paragraphs and hard breaks, nothing else.
//!
//! Headings, quotes, code, images and HTML are shown as they are typed, because that is what a reader in Teams sees
//! (Teams documentation, "Format cards with Markdown": no headers, tables, images, preformatted text, blockquotes).

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::text::{Blanks, Link, Texts, placeholders};
use super::width::columns;
use super::{Modifiers, Style};

/// The styles that a text is written in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice {
    pub(super) base: Style,
    pub(super) link: Style,
    pub(super) mention: Style,
    pub(super) placeholder: Style,
    pub(super) bullets: &'static [&'static str; 3],
}

/// A mention of somebody: the text that stands for it, and the name that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) text: String,
    pub(super) name: String,
}

impl Texts {
    /// Adds text without Markdown to the open paragraph; what a template would have filled in stands out.
    pub(super) fn say(&mut self, text: &str, voice: impl FnOnce() -> Voice, style: Style, link: Link) {
        if !text.contains("${") {
            self.push(text, Blanks::Collapse, style, link);
            return;
        }
        let placeholder = over(style, voice().placeholder);
        for (part, is_placeholder) in placeholders(text) {
            let style = if is_placeholder { placeholder } else { style };
            self.push(part, Blanks::Collapse, style, link);
        }
    }

    /// Adds a text with Markdown, as paragraphs of its own. It has to be neutral already.
    ///
    /// What has to stand out is asked for only when something does: in most texts nothing does.
    pub(super) fn markdown(&mut self, source: &str, base: Style, voice: impl FnOnce() -> Voice, mentions: &[Mention]) {
        if is_plain(source) {
            self.open(0, 0, false);
            self.say(source, voice, base, Link::default());
        } else {
            let voice = &voice();
            let first = self.paragraphs.len();
            let writer = Writer {
                texts: self,
                source,
                voice,
                mentions,
                first,
                bold: 0,
                italic: 0,
                link: Link::default(),
                lists: Vec::new(),
                is_open: false,
                after_paragraph: false,
                skip_to: 0,
            };
            writer.run();
        }
    }
}

/// `top` laid over `base`.
fn over(base: Style, top: Style) -> Style {
    Style { fg: top.fg.or(base.fg), bg: top.bg.or(base.bg), modifiers: base.modifiers | top.modifiers }
}

/// Whether nothing in the text could mean anything to Markdown: most texts of most cards.
fn is_plain(text: &str) -> bool {
    let special = |byte: u8| matches!(byte, b'*' | b'_' | b'[' | b'\\' | b'&' | b'<' | b'`' | b'\n');
    let first = text.trim_start().bytes().next();
    !text.bytes().any(special) && !first.is_some_and(|byte| matches!(byte, b'-' | b'+' | b'0'..=b'9'))
}

struct Writer<'w, 's> {
    texts: &'w mut Texts,
    source: &'s str,
    voice: &'s Voice,
    mentions: &'s [Mention],
    first: usize,
    bold: usize,
    italic: usize,
    link: Link,
    lists: Vec<List>,
    is_open: bool,
    after_paragraph: bool,
    skip_to: usize,
}

/// An open list: its next number when it is an ordered one, and the columns before what its items hold.
struct List {
    number: Option<u64>,
    indent: usize,
}

impl Writer<'_, '_> {
    fn run(mut self) {
        for (event, range) in Parser::new(self.source).into_offset_iter() {
            let raw = self.source.get(range.clone()).unwrap_or_default();
            match event {
                Event::Start(tag) => self.start(&tag, raw, range.end),
                Event::End(tag) => self.end(tag, raw),
                _ if range.start < self.skip_to => {}
                Event::Text(text) => self.say(&text),
                Event::Html(text) | Event::InlineHtml(text) => self.html(&text, range.start),
                Event::SoftBreak => self.say(" "),
                Event::HardBreak => self.break_line(),
                _ => self.say(raw),
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>, raw: &str, end: usize) {
        match tag {
            Tag::Emphasis => self.italic += 1,
            Tag::Strong => self.bold += 1,
            Tag::Link { .. } => self.link = self.texts.link(None),
            Tag::List(number) => {
                let indent = self.lists.last().map_or(0, |list| list.indent);
                self.lists.push(List { number: *number, indent });
                self.is_open = false;
            }
            Tag::Item => self.item(),
            Tag::Heading { .. } => {
                self.block();
                let marks = raw.len() - raw.trim_start_matches('#').len();
                let marks = raw.get(..marks).filter(|marks| !marks.is_empty()).map(str::to_owned);
                if let Some(marks) = marks {
                    self.say(&marks);
                    self.say(" ");
                }
            }
            Tag::BlockQuote(_) => {
                self.block();
                self.say("> ");
            }
            Tag::CodeBlock(_) | Tag::Image { .. } => {
                if matches!(tag, Tag::CodeBlock(_)) {
                    self.block();
                }
                if self.skip_to < end {
                    let raw = raw.to_owned();
                    self.say(&raw);
                    self.skip_to = end;
                }
            }
            // The first paragraph of an item or a quote stands on the line of its mark.
            Tag::Paragraph if self.is_open => {}
            Tag::Paragraph | Tag::HtmlBlock => self.block(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, raw: &str) {
        match tag {
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Link => self.link = Link::default(),
            TagEnd::List(_) => {
                self.lists.pop();
                self.is_open = false;
                self.after_paragraph = true;
            }
            TagEnd::Heading(_) => {
                // A heading that is underlined in the source shows its underline, as everything else typed in vain.
                let under = raw.trim_end().rsplit('\n').next().unwrap_or_default();
                if !raw.starts_with('#') && under.bytes().all(|byte| matches!(byte, b'=' | b'-' | b' ')) {
                    let under = format!(" {under}");
                    self.say(&under);
                }
                self.is_open = false;
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::HtmlBlock | TagEnd::CodeBlock | TagEnd::BlockQuote(_) => {
                self.is_open = false;
            }
            _ => {}
        }
    }

    fn block(&mut self) {
        let lead = self.lists.last().map_or(0, |list| list.indent);
        let gap = self.lists.is_empty() && self.after_paragraph && self.texts.paragraphs.len() > self.first;
        self.texts.open(lead, 0, gap);
        self.is_open = true;
        self.after_paragraph = true;
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1);
        let before = depth.checked_sub(1).and_then(|at| self.lists.get(at)).map_or(0, |list| list.indent);
        let Some(list) = self.lists.last_mut() else { return };
        let mark: Cow<'static, str> = match &mut list.number {
            Some(number) => {
                let mark = format!("{number}. ");
                *number = number.saturating_add(1);
                mark.into()
            }
            None => format!("{} ", self.voice.bullets.get(depth.min(2)).unwrap_or(&"*")).into(),
        };
        let hang = columns(&mark);
        list.indent = before + hang;
        self.texts.open(before, hang, false);
        self.texts.push(&mark, Blanks::Keep, self.voice.base, Link::default());
        self.is_open = true;
    }

    fn break_line(&mut self) {
        let lead = self.lists.last().map_or(0, |list| list.indent);
        self.texts.open(lead, 0, false);
        self.is_open = true;
    }

    fn html(&mut self, text: &str, start: usize) {
        let here = self.source.get(start..).unwrap_or_default();
        let mention = self.mentions.iter().find(|mention| here.starts_with(&mention.text));
        if let Some(mention) = mention {
            self.ready();
            let style = over(self.style(), self.voice.mention);
            self.texts.push("@", Blanks::Collapse, style, Link::default());
            self.texts.push(&mention.name, Blanks::Collapse, style, Link::default());
            self.skip_to = start + mention.text.len();
        } else if matches!(text.to_ascii_lowercase().as_str(), "<br>" | "<br/>" | "<br />") {
            self.break_line();
        } else {
            self.say(text);
        }
    }

    fn ready(&mut self) {
        if !self.is_open {
            self.block();
        }
    }

    fn style(&self) -> Style {
        let mut style =
            if self.link == Link::default() { self.voice.base } else { over(self.voice.base, self.voice.link) };
        if self.bold > 0 {
            style = style.with(Modifiers::BOLD);
        }
        if self.italic > 0 {
            style = style.with(Modifiers::ITALIC);
        }
        style
    }

    fn say(&mut self, text: &str) {
        self.ready();
        let style = self.style();
        self.texts.say(text, || *self.voice, style, self.link);
    }
}

#[cfg(test)]
mod tests {
    use super::super::wrap::Wrapping;
    use super::*;

    const VOICE: Voice = Voice {
        base: Style { fg: None, bg: None, modifiers: Modifiers::NONE },
        link: Style { fg: None, bg: None, modifiers: Modifiers::UNDERLINE },
        mention: Style { fg: None, bg: None, modifiers: Modifiers::ITALIC },
        placeholder: Style { fg: None, bg: None, modifiers: Modifiers::REVERSE },
        bullets: &["*", "-", "+"],
    };

    /// The lines of a text; what has a style is put between marks.
    fn shown(source: &str, width: usize) -> Vec<String> {
        let mut texts = Texts::default();
        let mentions = [Mention { text: "<at>Jo *B*</at>".into(), name: "Jo *B*".into() }];
        texts.markdown(source, VOICE.base, || VOICE, &mentions);
        let lines = texts.wrap(0..texts.paragraphs.len(), width, Wrapping::Lines(0), "…");
        let mark = |run: &super::super::text::Run| -> &'static str {
            [
                (Modifiers::BOLD | Modifiers::ITALIC, "!"),
                (Modifiers::BOLD, "b"),
                (Modifiers::ITALIC, "i"),
                (Modifiers::UNDERLINE, "l"),
                (Modifiers::REVERSE, "$"),
            ]
            .iter()
            .find(|(modifiers, _)| run.style.is(*modifiers))
            .map_or("", |(_, mark)| mark)
        };
        texts.lines[lines]
            .iter()
            .map(|line| {
                let pieces = texts.pieces(line.start..line.end).map(|(text, run)| match mark(&run) {
                    "" => text.to_owned(),
                    mark => format!("{mark}({text})"),
                });
                format!("{}{}", " ".repeat(line.lead), pieces.collect::<String>())
            })
            .collect()
    }

    #[test]
    fn emphasis_and_links() {
        assert_eq!(shown("a **b** _c_ ***d*** [e](http://f)", 40), ["a b(b) i(c) !(d) l(e)"]);
        assert_eq!(shown("snake_case_name and 2 * 3", 40), ["snake_case_name and 2 * 3"]);
        assert_eq!(shown("AT&amp;T", 40), ["AT&T"]);
    }

    #[test]
    fn paragraphs_and_breaks() {
        assert_eq!(shown("a\nb\n\nc  \nd", 40), ["a b", "", "c", "d"]);
        assert_eq!(shown("a<br>b", 40), ["a", "b"]);
    }

    #[test]
    fn lists_hang_and_nest() {
        assert_eq!(shown("- one two\n- three\n  - four", 8), ["* one", "  two", "* three", "  - four"]);
        assert_eq!(shown("9. a\n10. b", 20), ["9. a", "10. b"]);
        assert_eq!(shown("x\n\n1. a\n\ny", 20), ["x", "1. a", "", "y"]);
    }

    #[test]
    fn what_teams_does_not_render_is_shown_as_typed() {
        assert_eq!(shown("# a **b**", 40), ["# a b(b)"]);
        assert_eq!(shown("> a", 40), ["> a"]);
        assert_eq!(shown("`a` ~~b~~ <b>c</b>", 40), ["`a` ~~b~~ <b>c</b>"]);
        assert_eq!(shown("```\na  b\n```", 40), ["``` a b ```"]);
        assert_eq!(shown("![a](http://b)", 40), ["![a](http://b)"]);
        assert_eq!(shown("a\n---", 40), ["a ---"]);
        assert_eq!(shown("---", 40), ["---"]);
    }

    #[test]
    fn mentions_and_placeholders_stand_out() {
        assert_eq!(shown("**hi** <at>Jo *B*</at>!", 40), ["b(hi) i(@Jo *B*)!"]);
        assert_eq!(shown("<at>Other</at>", 40), ["<at>Other</at>"]);
        assert_eq!(shown("see ${a.b}", 40), ["see $(${a.b})"]);
    }
}
