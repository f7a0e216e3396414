//! Between the text of the document and the text that is edited: no byte order mark, no `\r` at the end of lines.

use crate::json::{Change, Document, Style, print};

const MARK: char = '\u{feff}';

/// The text as an editor shows it.
pub(super) fn shown(raw: &str) -> String {
    raw.strip_prefix(MARK).unwrap_or(raw).replace("\r\n", "\n")
}

/// The offset in the document of an offset in the text that is shown. `starts` are the starts of the lines of the latter.
pub(super) fn to_raw(raw: &str, text: &str, starts: &[usize], offset: usize) -> usize {
    let line = starts.partition_point(|start| *start <= offset).saturating_sub(1);
    let inside = offset.min(text.len()) - starts.get(line).copied().unwrap_or(0).min(offset);
    (raw_start(raw, line) + inside).min(raw.len())
}

/// The offset in the text that is shown of an offset in the document.
pub(super) fn from_raw(raw: &str, text: &str, starts: &[usize], offset: usize) -> usize {
    let head = raw.get(..offset).unwrap_or(raw);
    let line = head.matches('\n').count();
    let inside = head.len().saturating_sub(raw_start(raw, line));
    let start = starts.get(line).copied().unwrap_or(text.len());
    let end = starts.get(line + 1).map_or(text.len(), |next| next - 1);
    (start + inside).min(end)
}

fn raw_start(raw: &str, line: usize) -> usize {
    match line.checked_sub(1) {
        None => raw.chars().next().filter(|c| *c == MARK).map_or(0, char::len_utf8),
        Some(before) => raw.match_indices('\n').nth(before).map_or(raw.len(), |(at, _)| at + 1),
    }
}

/// The document's text after the text that is shown became another one: only the bytes that changed change, and new lines
/// end as the others do.
pub(super) fn carry(raw: &str, text: &str, starts: &[usize], new: &str) -> String {
    let change = Change::between(text, new);
    let Some(splice) = change.splices().first() else { return raw.to_owned() };
    let start = to_raw(raw, text, starts, splice.at);
    let end = to_raw(raw, text, starts, splice.at + splice.removed.len());
    let inserted = match Style::of(raw).newline() {
        "\n" => splice.inserted.clone(),
        newline => splice.inserted.replace('\n', newline),
    };
    let mut carried = String::with_capacity(raw.len() + inserted.len());
    carried.push_str(raw.get(..start).unwrap_or_default());
    carried.push_str(&inserted);
    carried.push_str(raw.get(end..).unwrap_or_default());
    carried
}

/// The document laid out evenly: its own unit of indentation and line ends, every number and string as it is written.
pub(super) fn even(document: &Document) -> String {
    let raw = document.text();
    let style = Style::of(raw);
    let style = if style.is_compact() { Style::default() } else { style };
    let mut text = String::with_capacity(raw.len() * 2);
    if raw.starts_with(MARK) {
        text.push(MARK);
    }
    print::write_even(document.root(), &style, &mut text);
    if raw.ends_with('\n') {
        text.push_str(style.newline());
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::*;
    use crate::json::MAX_DEPTH;

    fn starts(text: &str) -> Vec<usize> {
        std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
    }

    #[test]
    fn untouched_lines_keep_their_ends() {
        let raw = "\u{feff}{\r\n  \"a\": 1,\n  \"b\": 2\r\n}\r\n";
        let text = shown(raw);
        assert_eq!(text, "{\n  \"a\": 1,\n  \"b\": 2\n}\n");
        let typed = text.replace("1,", "1,\n  \"c\": 3,");
        assert_eq!(
            carry(raw, &text, &starts(&text), &typed),
            "\u{feff}{\r\n  \"a\": 1,\n  \"c\": 3,\r\n  \"b\": 2\r\n}\r\n"
        );
        let joined = text.replace(",\n  \"b\"", ", \"b\"");
        assert_eq!(carry(raw, &text, &starts(&text), &joined), "\u{feff}{\r\n  \"a\": 1, \"b\": 2\r\n}\r\n");
    }

    #[test]
    fn an_even_text_says_the_same() {
        let raw = "{\"a\":[1.50,{}, []],\r\n \"a\" : \"\\u00e9\"}";
        let even = even(&Document::parse(raw).unwrap());
        assert_eq!(even, "{\r\n \"a\": [\r\n  1.50,\r\n  {},\r\n  []\r\n ],\r\n \"a\": \"\\u00e9\"\r\n}");
    }

    #[test]
    fn the_deepest_text_is_laid_out_on_a_small_stack() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let raw = format!("{}1{}", open.repeat(MAX_DEPTH - 1), close.repeat(MAX_DEPTH - 1));
            let document = Document::parse(raw.clone()).unwrap();
            let lay_out = move || even(&document).split_whitespace().collect::<String>();
            let small = std::thread::Builder::new().stack_size(2 << 20).spawn(lay_out).unwrap();
            assert_eq!(small.join().unwrap(), raw);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_failure_persistence(
            FileFailurePersistence::SourceParallel("tests/regressions")
        ))]
        #[test]
        fn what_is_typed_is_what_is_shown(
            raw in "[\u{feff}]?[ab\né]{0,6}(\r\n[aé]{0,3}){0,3}",
            new in "[abé\n]{0,12}",
        ) {
            let text = shown(&raw);
            let carried = carry(&raw, &text, &starts(&text), &new);
            prop_assert_eq!(shown(&carried), new);
        }

        #[test]
        fn offsets_go_there_and_back(raw in "[\u{feff}]?[ab\né]{0,6}(\r\n[aé]{0,3}){0,3}") {
            let text = shown(&raw);
            let starts = starts(&text);
            for (offset, _) in text.char_indices() {
                let there = to_raw(&raw, &text, &starts, offset);
                prop_assert!(raw.is_char_boundary(there));
                prop_assert_eq!(from_raw(&raw, &text, &starts, there), offset);
            }
        }
    }
}
