//! XML documents: their nodes in one row, in document order.

use std::collections::HashSet;
use std::fmt::Write;

/// How deep elements may nest.
const DEPTH: usize = 500;

/// The place of a node.
pub(in crate::expr) type Id = usize;

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Root,
    Element { name: String, namespaced: bool },
    Attribute { name: String, value: String },
    Text(String),
    Data(String),
    Comment(String),
    Instruction { name: String, text: String },
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) parent: Option<Id>,
    pub(super) children: Vec<Id>,
    pub(super) attributes: Vec<Id>,
}

/// A document.
#[derive(Debug)]
pub(in crate::expr) struct Document {
    pub(super) nodes: Vec<Node>,
}

impl Default for Document {
    /// A document with nothing in it.
    fn default() -> Self {
        let root = Node { kind: Kind::Root, parent: None, children: Vec::new(), attributes: Vec::new() };
        Self { nodes: vec![root] }
    }
}

impl Document {
    /// The document of a text; what is wrong, in words, if it is none.
    pub(in crate::expr) fn parse(text: &str) -> Result<Self, String> {
        let mut reader =
            Reader { rest: text.trim_start_matches('\u{feff}'), document: Self::default(), open: Vec::new() };
        reader.whole()?;
        Ok(reader.document)
    }

    pub(super) fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(id)
    }

    fn add(&mut self, kind: Kind, parent: Id) -> Id {
        let id = self.nodes.len();
        let attribute = matches!(kind, Kind::Attribute { .. });
        self.nodes.push(Node { kind, parent: Some(parent), children: Vec::new(), attributes: Vec::new() });
        if let Some(parent) = self.nodes.get_mut(parent) {
            let list = if attribute { &mut parent.attributes } else { &mut parent.children };
            list.push(id);
        }
        id
    }

    /// The text of a node: that of all texts in it.
    pub(super) fn text(&self, id: Id) -> String {
        let mut text = String::new();
        let mut waiting = vec![id];
        while let Some(node) = waiting.pop().and_then(|id| self.node(id)) {
            match &node.kind {
                Kind::Root | Kind::Element { .. } => waiting.extend(node.children.iter().rev()),
                Kind::Text(part) | Kind::Data(part) => text.push_str(part),
                Kind::Attribute { value, .. } if waiting.is_empty() && text.is_empty() => text.push_str(value),
                Kind::Comment(part) | Kind::Instruction { text: part, .. }
                    if node.parent.is_none_or(|_| text.is_empty()) && waiting.is_empty() =>
                {
                    text.push_str(part);
                }
                _ => {}
            }
        }
        text
    }

    /// A node as XML.
    pub(in crate::expr) fn xml(&self, id: Id) -> String {
        let mut out = String::new();
        self.write(id, &mut out);
        out
    }

    fn write(&self, id: Id, out: &mut String) {
        let Some(node) = self.node(id) else { return };
        match &node.kind {
            Kind::Root => node.children.iter().for_each(|child| self.write(*child, out)),
            Kind::Element { name, .. } => {
                let _ = write!(out, "<{name}");
                node.attributes.iter().for_each(|attribute| self.write(*attribute, out));
                if node.children.is_empty() {
                    out.push_str("/>");
                    return;
                }
                out.push('>');
                node.children.iter().for_each(|child| self.write(*child, out));
                let _ = write!(out, "</{name}>");
            }
            Kind::Attribute { name, value } => {
                let value = escaped(value)
                    .replace('"', "&quot;")
                    .replace('\t', "&#x9;")
                    .replace('\n', "&#xA;")
                    .replace('\r', "&#xD;");
                let _ = write!(out, " {name}=\"{value}\"");
            }
            Kind::Text(text) => out.push_str(&escaped(text)),
            Kind::Data(text) => {
                let _ = write!(out, "<![CDATA[{text}]]>");
            }
            Kind::Comment(text) => {
                let _ = write!(out, "<!--{text}-->");
            }
            Kind::Instruction { name, text } => {
                let _ = write!(out, "<?{name} {text}?>");
            }
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

struct Reader<'t> {
    rest: &'t str,
    document: Document,
    /// The elements that are open, with whether a namespace holds in them that has no prefix.
    open: Vec<(Id, String, bool)>,
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | ':' | '-' | '.' | '\u{b7}')
}

impl<'t> Reader<'t> {
    fn take(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
    }

    fn until(&mut self, end: &str, what: &str) -> Result<&'t str, String> {
        let (inside, rest) = self.rest.split_once(end).ok_or_else(|| format!("a {what} does not end"))?;
        self.rest = rest;
        Ok(inside)
    }

    fn name(&mut self) -> Result<&'t str, String> {
        let end = self.rest.find(|c| !is_name(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        let first = name.chars().next().ok_or("a name is missing")?;
        if first.is_numeric() || matches!(first, '-' | '.') {
            return Err(format!("`{name}` is no name"));
        }
        self.rest = rest;
        Ok(name)
    }

    fn inside(&self) -> Id {
        self.open.last().map_or(0, |(id, _, _)| *id)
    }

    fn whole(&mut self) -> Result<(), String> {
        while !self.rest.is_empty() {
            if self.take("<!--") {
                let text = self.until("-->", "comment")?.to_owned();
                self.document.add(Kind::Comment(text), self.inside());
            } else if self.take("<![CDATA[") {
                if self.open.is_empty() {
                    return Err("text stands outside of the elements".to_owned());
                }
                let text = self.until("]]>", "CDATA section")?.to_owned();
                self.document.add(Kind::Data(text), self.inside());
            } else if self.take("<?") {
                let name = self.name()?.to_owned();
                let text = self.until("?>", "processing instruction")?.trim_start().to_owned();
                self.document.add(Kind::Instruction { name, text }, self.inside());
            } else if self.take("<!") {
                return Err("a document type is not read".to_owned());
            } else if self.take("</") {
                self.close()?;
            } else if self.take("<") {
                self.element()?;
            } else {
                self.characters()?;
            }
        }
        if let Some((_, name, _)) = self.open.last() {
            return Err(format!("`<{name}>` is not closed"));
        }
        let elements = |document: &Document| {
            document.nodes.first().map_or(0, |root| {
                let is_element =
                    |id: &&Id| matches!(document.node(**id), Some(Node { kind: Kind::Element { .. }, .. }));
                root.children.iter().filter(is_element).count()
            })
        };
        if elements(&self.document) == 1 {
            Ok(())
        } else {
            Err("a document has one element that holds all others".to_owned())
        }
    }

    fn characters(&mut self) -> Result<(), String> {
        let end = self.rest.find('<').unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        if self.open.is_empty() {
            return if text.trim().is_empty() { Ok(()) } else { Err("text stands outside of the elements".to_owned()) };
        }
        let text = decoded(&text.replace("\r\n", "\n"))?;
        self.document.add(Kind::Text(text), self.inside());
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        let name = self.name()?;
        self.blanks();
        match self.open.pop() {
            Some((_, open, _)) if open == name && self.take(">") => Ok(()),
            _ => Err(format!("`</{name}>` closes nothing")),
        }
    }

    fn element(&mut self) -> Result<(), String> {
        if self.open.len() >= DEPTH {
            return Err("its elements are nested too deep".to_owned());
        }
        let name = self.name()?.to_owned();
        let parent = self.inside();
        let mut namespaced = self.open.last().is_some_and(|(_, _, namespaced)| *namespaced);
        let kind = Kind::Element { name: name.clone(), namespaced };
        let id = self.document.add(kind, parent);
        let mut keys = HashSet::new();
        loop {
            self.blanks();
            let closed = self.take("/>");
            if closed || self.take(">") {
                if let Some(Node { kind: Kind::Element { namespaced: own, .. }, .. }) = self.document.nodes.get_mut(id)
                {
                    *own = namespaced;
                }
                if !closed {
                    self.open.push((id, name, namespaced));
                }
                return Ok(());
            }
            let key = self.name()?.to_owned();
            self.blanks();
            if !self.take("=") {
                return Err(format!("the attribute `{key}` has no value"));
            }
            self.blanks();
            let quote = if self.take("\"") { "\"" } else { "'" };
            if quote == "'" && !self.take("'") {
                return Err(format!("the value of `{key}` has no quotes"));
            }
            let value = decoded(self.until(quote, "value")?)?;
            if !keys.insert(key.clone()) {
                return Err(format!("the attribute `{key}` is there twice"));
            }
            if key == "xmlns" {
                namespaced = !value.is_empty();
            }
            self.document.add(Kind::Attribute { name: key, value }, id);
        }
    }
}

/// Text with what stands for other characters in it. There is nothing but the five names of XML and numbers.
fn decoded(text: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, behind) = after.split_once(';').ok_or("an `&` stands alone")?;
        let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
        let character = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "apos" => Some('\''),
            "quot" => Some('"'),
            _ => match (name.strip_prefix("#x"), name.strip_prefix('#')) {
                (Some(digits), _) => number(digits, 16),
                (None, Some(digits)) => number(digits, 10),
                _ => None,
            },
        };
        let shown: String = name.chars().take(20).collect();
        out.push(character.ok_or_else(|| format!("`&{shown};` stands for nothing"))?);
        rest = behind;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_written_as_it_was_read() {
        let text = "<?xml version='1.0'?><a b=\"1 &lt; 2\"><!-- c --><d/>x &amp; y<![CDATA[<z>]]></a>";
        let document = Document::parse(text).unwrap();
        assert_eq!(document.xml(0), text);
        assert_eq!(document.text(0), "x & y<z>");
    }

    #[test]
    fn what_is_no_document_is_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"cc\">]><a>&b;</a>";
        for text in
            ["", "notxml", "<a>", "<a></b>", "<a/><b/>", "<a b=c/>", "<a b='1' b='2'/>", "<a>&b;</a>", bomb, "<1/>"]
        {
            assert!(Document::parse(text).is_err(), "{text}");
        }
        assert!(Document::parse(&"<a>".repeat(100_000)).is_err());
    }
}
