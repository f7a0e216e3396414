//! Structural edits as splices: set, insert, replace, remove. Each returns a [`Change`] and touches nothing but the
//! entry in question, the comma that belongs to it, and the line that it had for itself.
//!
//! Whoever adds lays the new out as its neighbours are: a line among lines, several lines among elements of several
//! lines, all on one line where everything stands on one; comments stay with what they follow. [`remove_values`] takes
//! out any number of values in one change and leaves what removing them one after the other would. A [`Draft`] carries
//! several edits, each seeing what those before it did, and hands them over as one change.

mod remove;

use super::{Change, Document, Fragment, Kind, Pointer, Span, Style, SyntaxError, Value};
use remove::line_head;
pub use remove::{remove, remove_values};

/// Why an edit cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// There is nothing at this pointer.
    #[error("there is nothing at `{0}`")]
    Missing(Pointer),
    /// The value at this pointer is not of the kind that the edit needs.
    #[error("`{0}` is not {1}")]
    WrongKind(Pointer, &'static str),
    /// The whole document cannot be removed.
    #[error("the root cannot be removed")]
    Root,
    /// The edit would not leave JSON behind.
    #[error("the edit would break the document: {0}")]
    Breaks(#[from] SyntaxError),
}

fn find<'d>(document: &'d Document, pointer: &Pointer) -> Result<Value<'d>, EditError> {
    document.at(pointer).ok_or_else(|| EditError::Missing(pointer.clone()))
}

/// Replaces the value at `pointer`.
///
/// # Errors
/// When nothing is there.
pub fn replace(document: &Document, pointer: &Pointer, fragment: &Fragment) -> Result<Change, EditError> {
    Ok(replace_value(find(document, pointer)?, fragment))
}

/// Replaces a value, as [`replace`] does.
#[must_use]
pub fn replace_value(value: Value<'_>, fragment: &Fragment) -> Change {
    let document = value.document();
    let prefix = indentation(document, value.span().start);
    let style = document.style();
    // What has no lines of its own has those of what is around it.
    let on_one_line = if value.is_empty() { is_in_line(document.text(), value) } else { fits_line(value) };
    let style = if on_one_line { &style.on_one_line() } else { style };
    Change::rewrite(value, fragment.print(style, prefix))
}

/// Sets member `key` of the object at `pointer`: replaces its value, or adds it as the last member.
///
/// # Errors
/// When no object is there.
pub fn set(document: &Document, pointer: &Pointer, key: &str, fragment: &Fragment) -> Result<Change, EditError> {
    set_in(find(document, pointer)?, key, fragment)
}

/// Sets member `key` of an object, as [`set`] does.
///
/// # Errors
/// When it is no object.
pub fn set_in(object: Value<'_>, key: &str, fragment: &Fragment) -> Result<Change, EditError> {
    if object.kind() != Kind::Object {
        return Err(EditError::WrongKind(object.pointer(), "an object"));
    }
    Ok(match object.get(key) {
        Some(held) => replace_value(held, fragment),
        None => insert_entries(object.document(), object, object.len(), Some(key), std::slice::from_ref(fragment)),
    })
}

/// Inserts an item into the array at `pointer`, before item `index` (at the end when there are fewer).
///
/// # Errors
/// When no array is there.
pub fn insert(document: &Document, pointer: &Pointer, index: usize, fragment: &Fragment) -> Result<Change, EditError> {
    insert_all(document, pointer, index, std::slice::from_ref(fragment))
}

/// Inserts items one behind the other into the array at `pointer`, as [`insert`] does with one.
///
/// # Errors
/// When no array is there.
pub fn insert_all(
    document: &Document,
    pointer: &Pointer,
    index: usize,
    fragments: &[Fragment],
) -> Result<Change, EditError> {
    let array = find(document, pointer)?;
    if array.kind() != Kind::Array {
        return Err(EditError::WrongKind(pointer.clone(), "an array"));
    }
    Ok(if fragments.is_empty() { Change::default() } else { insert_entries(document, array, index, None, fragments) })
}

fn insert_entries(
    document: &Document,
    parent: Value<'_>,
    index: usize,
    key: Option<&str>,
    fragments: &[Fragment],
) -> Change {
    let text = document.text();
    let style = document.style();
    let named = |body: String, style: &Style| match key {
        Some(key) => format!("{}:{}{body}", super::print::quote(key), style.gap()),
        None => body,
    };
    let entries = |style: &Style, prefix: &str, between: &str| {
        let printed = fragments.iter().map(|fragment| named(fragment.print(style, prefix), style));
        printed.collect::<Vec<_>>().join(between)
    };
    let children: Vec<Value<'_>> = parent.children().collect();
    let (next, last) = (children.get(index), children.last());
    let Some(neighbour) = next.or(last) else { return fill(document, parent, entries) };
    let span = neighbour.entry_span();
    let prefix = indentation(document, span.start);
    if on_own_line(text, span.start) {
        let between = format!(",{}{prefix}", style.newline());
        let line = entries(&style.on_one_line(), prefix, &between);
        let as_lines = key.is_none() && are_lines(&children) && are_narrow(&line, fragments);
        let entries = if as_lines { line } else { entries(style, prefix, &between) };
        return match next {
            Some(_) => Change::replace(text, span.start, span.start, format!("{entries}{between}")),
            None => after_last(text, span.end, parent.span().end, &entries, prefix, style),
        };
    }
    // Behind a neighbour of several lines comes another; on one line all stays.
    let style = if fits_line(*neighbour) { &style.on_one_line() } else { style };
    let between = format!(",{}", style.gap());
    let entries = entries(style, prefix, &between);
    match next {
        Some(_) => Change::replace(text, span.start, span.start, format!("{entries}{between}")),
        None => Change::replace(text, span.end, span.end, format!("{between}{entries}")),
    }
}

/// Puts the first entries into an object or array. One that stands in a line stays there, others open up.
fn fill(document: &Document, parent: Value<'_>, entries: impl Fn(&Style, &str, &str) -> String) -> Change {
    let (text, style) = (document.text(), document.style());
    let span = parent.span();
    let inside = Span::new(span.start + 1, span.end - 1);
    let within = &text[inside.start..inside.end];
    let is_blank = within.trim().is_empty();
    if style.is_compact() || (is_in_line(text, parent) && !within.contains('\n')) {
        let line = style.on_one_line();
        let end = if is_blank { inside.end } else { inside.start };
        return Change::replace(text, inside.start, end, entries(&line, "", &format!(",{}", line.gap())));
    }
    let outer = indentation(document, span.start);
    let prefix = format!("{outer}{}", style.unit());
    let entry = entries(style, &prefix, &format!(",{}{prefix}", style.newline()));
    let body = format!("{0}{prefix}{entry}{0}{outer}", style.newline());
    // Only comments inside: they stay, the entries come behind them.
    let start = if is_blank { inside.start } else { inside.end };
    Change::replace(text, start, inside.end, body)
}

/// How long a line may get by what is added to a list of lines.
const WIDEST: usize = 120;

/// Whether everything among entries that could have lines of its own, and there is some, stands on one.
fn are_lines(entries: &[Value<'_>]) -> bool {
    let mut holders = entries.iter().filter(|value| !value.is_empty()).peekable();
    holders.peek().is_some() && holders.all(|value| fits_line(*value))
}

/// Whether each line is short enough to be read, and none has been laid out by somebody else.
fn are_narrow(lines: &str, fragments: &[Fragment]) -> bool {
    lines.lines().all(|line| line.chars().count() <= WIDEST)
        && fragments.iter().all(|fragment| matches!(fragment, Fragment::Json(_)))
}

/// Adds a line behind the last entry. A comment behind that entry on its line stays with it, to its end.
fn after_last(text: &str, last_end: usize, parent_end: usize, entry: &str, prefix: &str, style: &Style) -> Change {
    let (end, has_comma) = trail(text, last_end, parent_end - 1);
    let tail = if has_comma { "," } else { "" };
    let added = Change::replace(text, end, end, format!("{}{prefix}{entry}{tail}", style.newline()));
    if has_comma { added } else { added.then(Change::replace(text, last_end, last_end, ",")) }
}

/// Where that ends which stands behind an entry on its line, comments and comma, and whether there is a comma.
fn trail(text: &str, start: usize, limit: usize) -> (usize, bool) {
    let mut at = start;
    let mut end = start;
    let mut has_comma = false;
    while let Some(rest) = text.get(at..limit).filter(|rest| !rest.is_empty()) {
        if let Some(length) = comment(rest) {
            at += length;
            end = at;
        } else if rest.starts_with([' ', '\t']) {
            at += 1;
        } else if rest.starts_with(',') {
            has_comma = true;
            at += 1;
            end = at;
        } else {
            break;
        }
    }
    (end, has_comma)
}

/// The length of the comment that a text begins with.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        Some(text.find(['\n', '\r']).unwrap_or(text.len()))
    } else if text.starts_with("/*") {
        let inside = text.get(2..).unwrap_or_default();
        Some(inside.find("*/").map_or(text.len(), |at| 2 + at + 2))
    } else {
        None
    }
}

/// The blanks at the start of the line in which `offset` lies.
fn indentation(document: &Document, offset: usize) -> &str {
    let (text, lines) = (document.text(), document.lines());
    let line = &text[lines.start(lines.line(offset), text)..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

fn on_own_line(text: &str, offset: usize) -> bool {
    line_head(text, offset).ends_with('\n')
}

/// Whether a value begins behind something else on its line: it is in what stands there, not on a line of its own.
fn is_in_line(text: &str, value: Value<'_>) -> bool {
    value.parent().is_some() && !on_own_line(text, value.entry_span().start)
}

fn fits_line(value: Value<'_>) -> bool {
    !value.raw().contains('\n')
}

/// Several edits as one: each sees the document that the one before it left.
#[derive(Debug, Clone)]
pub struct Draft {
    document: Document,
    change: Change,
}

impl Draft {
    /// Starts with a document.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        Self { document: document.clone(), change: Change::default() }
    }

    /// The document as the edits so far leave it.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// Makes one more edit.
    ///
    /// # Errors
    /// What the edit itself says, or that the result is no JSON; the draft is then as before.
    pub fn edit(&mut self, make: impl FnOnce(&Document) -> Result<Change, EditError>) -> Result<&mut Self, EditError> {
        let change = make(&self.document)?;
        let text = change.apply(self.document.text()).unwrap_or_else(|_| self.document.text().to_owned());
        self.document = Document::parse(text)?;
        self.change = std::mem::take(&mut self.change).then(change);
        Ok(self)
    }

    /// All the edits as one change of the document that the draft was started with.
    #[must_use]
    pub fn finish(self) -> Change {
        self.change
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;
    use serde_json::json;

    use super::*;

    pub(super) fn document(text: &str) -> Document {
        Document::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    pub(super) fn pointer(text: &str) -> Pointer {
        Pointer::parse(text).unwrap_or_default()
    }

    pub(super) fn after(text: &str, change: Result<Change, EditError>) -> String {
        change.unwrap_or_else(|error| panic!("{error}")).apply(text).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn only_the_edited_span_differs() {
        let text = "{\r\n  // kept\r\n  \"a\": 1.50,\r\n  \"b\": \"x\",\r\n}\r\n";
        let change = set(&document(text), &Pointer::root(), "b", &Fragment::string("y"));
        assert_eq!(after(text, change), "{\r\n  // kept\r\n  \"a\": 1.50,\r\n  \"b\": \"y\",\r\n}\r\n");
    }

    #[test]
    fn inserting_looks_like_the_neighbours() {
        let text = "{\n    \"body\": [\n        {\n            \"a\": 1\n        }\n    ]\n}\n";
        let body = pointer("/body");
        let end = insert(&document(text), &body, 9, &json!({"b": [2]}).into());
        assert_eq!(
            after(text, end),
            "{\n    \"body\": [\n        {\n            \"a\": 1\n        },\n        {\n            \"b\": [\n                2\n            ]\n        }\n    ]\n}\n"
        );
        let start = insert(&document(text), &body, 0, &json!(true).into());
        assert!(after(text, start).starts_with("{\n    \"body\": [\n        true,\n        {\n"));
    }

    #[test]
    fn several_items_stand_as_one_after_the_other_would() {
        let fragments = [json!({"a": [1]}).into(), json!("b").into(), json!([]).into()];
        for text in
            ["[]", "[1,2]", "[1, 2]", "[ ]", "[\n  1,\n  2 // two\n]", "[\n  1,\n  2,\n]", "{\n  \"a\": [{}, 1]\n}"]
        {
            let pointer = if text.starts_with('[') { Pointer::root() } else { pointer("/a") };
            let length = document(text).at(&pointer).map_or(0, Value::len);
            for index in 0..=length {
                let mut draft = Draft::new(&document(text));
                for (at, fragment) in fragments.iter().enumerate() {
                    draft.edit(|document| insert(document, &pointer, index + at, fragment)).unwrap();
                }
                let all = insert_all(&document(text), &pointer, index, &fragments);
                assert_eq!(after(text, all), draft.document().text(), "{text} at {index}");
            }
            assert_eq!(insert_all(&document(text), &pointer, 0, &[]), Ok(Change::default()));
        }
    }

    #[test]
    fn an_empty_array_opens_up() {
        let text = "{\n  \"body\": []\n}";
        let change = insert(&document(text), &pointer("/body"), 0, &json!(1).into());
        assert_eq!(after(text, change), "{\n  \"body\": [\n    1\n  ]\n}");
        let compact = "{\"body\":[]}";
        let change = insert(&document(compact), &pointer("/body"), 0, &json!({"a": 1}).into());
        assert_eq!(after(compact, change), "{\"body\":[{\"a\":1}]}");
    }

    #[test]
    fn what_stands_on_one_line_stays_on_one_line() {
        let text = "{\n  \"body\": [\n    {\"items\": [], \"bare\": {}, \"text\": \"a\"}\n  ],\n  \"actions\": []\n}";
        let line = |change| {
            let text = after(text, change);
            assert_eq!(text.lines().count(), 6, "{text}");
            text.lines().nth(2).unwrap_or_default().trim().to_owned()
        };
        let document = document(text);
        let element = json!({"type": "TextBlock", "text": ""}).into();
        assert_eq!(
            line(insert(&document, &pointer("/body/0/items"), 0, &element)),
            r#"{"items": [{"type": "TextBlock", "text": ""}], "bare": {}, "text": "a"}"#
        );
        assert_eq!(
            line(set(&document, &pointer("/body/0/bare"), "a", &json!([1, 2]).into())),
            r#"{"items": [], "bare": {"a": [1, 2]}, "text": "a"}"#
        );
        assert_eq!(
            line(replace(&document, &pointer("/body/0/text"), &json!({"a": [1]}).into())),
            r#"{"items": [], "bare": {}, "text": {"a": [1]}}"#
        );
        assert_eq!(
            line(replace(&document, &pointer("/body/0/items"), &json!([{"a": 1}]).into())),
            r#"{"items": [{"a": 1}], "bare": {}, "text": "a"}"#
        );
        let opened = after(text, insert(&document, &pointer("/actions"), 0, &element));
        assert!(
            opened.ends_with(
                "  \"actions\": [\n    {\n      \"type\": \"TextBlock\",\n      \"text\": \"\"\n    }\n  ]\n}"
            ),
            "{opened}"
        );
    }

    #[test]
    fn among_lines_comes_another_line() {
        let text = "[\n  {\"a\": 1},\n  {\"a\": 2}\n]";
        let added = |text: &str, at: usize, value: serde_json::Value| {
            after(text, insert(&document(text), &Pointer::root(), at, &value.into()))
        };
        assert_eq!(added(text, 1, json!({"a": [3]})), "[\n  {\"a\": 1},\n  {\"a\": [3]},\n  {\"a\": 2}\n]");
        assert_eq!(added(text, 2, json!({"a": 3})), "[\n  {\"a\": 1},\n  {\"a\": 2},\n  {\"a\": 3}\n]");
        let long = added(text, 2, json!({"a": "b".repeat(WIDEST)}));
        assert_eq!(long.lines().count(), 7, "no line gets too long: {long}");
        let mixed = "[\n  {\"a\": 1},\n  {\n    \"a\": 2\n  }\n]";
        assert!(added(mixed, 2, json!({"a": 3})).ends_with("  {\n    \"a\": 3\n  }\n]"));
        let pasted = insert(&document(text), &Pointer::root(), 2, &Fragment::Text("{\n  \"a\": 3 // c\n}".to_owned()));
        assert!(after(text, pasted).ends_with("  {\n    \"a\": 3 // c\n  }\n]"), "what is pasted keeps its lines");
    }

    #[test]
    fn behind_a_bracket_comes_another_bracket() {
        let text = "{\n  \"a\": [{\n    \"b\": 1\n  }]\n}";
        let end = insert(&document(text), &pointer("/a"), 1, &json!({"b": 2}).into());
        assert_eq!(after(text, end), "{\n  \"a\": [{\n    \"b\": 1\n  }, {\n    \"b\": 2\n  }]\n}");
        let start = insert(&document(text), &pointer("/a"), 0, &json!({"b": 2}).into());
        assert_eq!(after(text, start), "{\n  \"a\": [{\n    \"b\": 2\n  }, {\n    \"b\": 1\n  }]\n}");
        let spaced = "{\"a\": [ ], \"b\": []}";
        let filled = insert_all(&document(spaced), &pointer("/a"), 0, &[json!(1).into(), json!(2).into()]);
        assert_eq!(after(spaced, filled), "{\"a\": [1, 2], \"b\": []}");
    }

    #[test]
    fn a_trailing_comment_stays_with_its_entry() {
        let text = "[\n  1, // one\n  2 // two\n]";
        assert_eq!(
            after(text, insert(&document(text), &Pointer::root(), 2, &json!(3).into())),
            "[\n  1, // one\n  2, // two\n  3\n]"
        );
        let trailing = "[\n  1,\n  2,\n]";
        assert_eq!(
            after(trailing, insert(&document(trailing), &Pointer::root(), 2, &json!(3).into())),
            "[\n  1,\n  2,\n  3,\n]"
        );
    }

    #[test]
    fn nothing_is_inserted_into_a_comment() {
        let appended = |text: &str| after(text, insert(&document(text), &Pointer::root(), 9, &json!(3).into()));
        assert_eq!(appended("[\n  1 /* of\n  two lines */\n]"), "[\n  1, /* of\n  two lines */\n  3\n]");
        assert_eq!(appended("[\n  1, /* of\n  two lines */\n]"), "[\n  1, /* of\n  two lines */\n  3,\n]");
        assert_eq!(appended("[\n  1 /* a\n b */, // c\n]"), "[\n  1 /* a\n b */, // c\n  3,\n]");
        assert_eq!(appended("[\n  1 /* a */ /* , \n */]"), "[\n  1, /* a */ /* , \n */\n  3]");
        assert_eq!(appended("[\n  1 // a, /* b\n  // c\n]"), "[\n  1, // a, /* b\n  3\n  // c\n]");
        let returns = "[\n  1 // a\r  ,\n  2\n]";
        assert_eq!(after(returns, remove(&document(returns), &pointer("/1"))), "[\n  1 // a\r  \n]");
    }

    pub(super) fn tree() -> impl Strategy<Value = serde_json::Value> {
        let leaf =
            prop_oneof![Just(json!(null)), any::<i16>().prop_map(|n| json!(n)), "[a-c\"é]{0,4}".prop_map(|s| json!(s))];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
                prop::collection::hash_map("[a-d]", inner, 0..4)
                    .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            ]
        })
    }

    pub(super) fn pointers(value: Value<'_>, found: &mut Vec<Pointer>) {
        found.push(value.pointer());
        for child in value.children() {
            pointers(child, found);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_failure_persistence(
            FileFailurePersistence::SourceParallel("tests/regressions")
        ))]
        #[test]
        fn edits_do_to_the_text_what_they_do_to_the_value(value in tree(), pick in any::<usize>(), compact in any::<bool>()) {
            let text = if compact { value.to_string() } else { serde_json::to_string_pretty(&value).unwrap_or_default() };
            let document = document(&text);
            let mut all = Vec::new();
            pointers(document.root(), &mut all);
            let at = &all[pick % all.len()];
            if !at.is_root() {
                let change = remove(&document, at).unwrap_or_default();
                let removed = change.apply(&text).unwrap_or_default();
                let parsed: serde_json::Value = serde_json::from_str(&removed).unwrap_or_else(|e| panic!("{e}: {removed}"));
                let mut expected = value.clone();
                match expected.pointer_mut(at.parent().unwrap_or_default().as_str()) {
                    Some(serde_json::Value::Array(items)) => { items.remove(at.last_index().unwrap_or_default()); }
                    Some(serde_json::Value::Object(members)) => { members.shift_remove(&at.last().unwrap_or_default()); }
                    _ => {}
                }
                prop_assert_eq!(parsed, expected);
                prop_assert_eq!(change.inverse().apply(&removed), Ok(text.clone()));
            }
            let target = document.at(at).unwrap_or(document.root());
            let change = match target.kind() {
                Kind::Array => insert(&document, at, pick % 5, &json!({"new": [1]}).into()),
                Kind::Object => set(&document, at, "new", &json!([1, {}]).into()),
                _ => replace(&document, at, &json!({"new": 1}).into()),
            }.unwrap_or_default();
            let edited = change.apply(&text).unwrap_or_default();
            prop_assert!(serde_json::from_str::<serde_json::Value>(&edited).is_ok(), "{}", edited);
            prop_assert_eq!(change.inverse().apply(&edited), Ok(text));
        }
    }
}
