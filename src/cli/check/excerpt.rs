//! The place of a finding, cut out of its source and marked, as compilers do it.
//!
//! Nothing in the source can do more than be read: control characters and marks of direction are shown as signs. A tab
//! goes to the next fourth column, wide characters count two. Of a long line only what is around the place is looked at.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::card::text::plain;
use crate::json::Span;

/// How many lines of a place are shown: more are left out in the middle.
const MOST_LINES: usize = 5;
/// How many stand before what is left out.
const HEAD_LINES: usize = 3;
const TAB: usize = 4;

/// A row under or in the excerpt.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) gutter: Gutter,
    /// The rail that joins the lines of one place, and the marks: coloured.
    pub(super) mark: String,
    /// The source.
    pub(super) text: String,
}

/// What stands to the left of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gutter {
    /// The number of the line.
    Line(usize),
    /// Nothing: the row has marks.
    Blank,
    /// Lines are left out.
    Gap,
}

/// A character as it is shown, with its columns.
type Cell = (String, usize);

/// The rows for a place that begins in `line`; each has at most `room` columns.
pub(super) fn excerpt(text: &str, line: usize, span: Span, room: usize) -> Vec<Row> {
    let room = room.max(16);
    let span = within(text, span);
    let marked = text.get(span.start..span.end).unwrap_or_default();
    // A place that goes on over the end of its line is that line's only when nothing stands on the next.
    if marked.trim_end().contains('\n') { several(text, line, span, room) } else { one(text, line, span, room) }
}

/// The span, moved to where characters begin.
fn within(text: &str, span: Span) -> Span {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.start);
    Span::new(start, floor(span.end).max(start))
}

fn one(text: &str, line: usize, span: Span, room: usize) -> Vec<Row> {
    let (start, end) = (line_start(text, span.start), line_end(text, span.start));
    let piece = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    // Nobody sees more than a room's width to the left; a tab or a wide character there changes nothing.
    let far = nearest_boundary(text, span.start.saturating_sub(room * 8).max(start));
    let before = cells(piece(far, span.start), 0, usize::MAX);
    let column = width(&before);
    let marked = cells(piece(span.start, span.end.min(end)), column, room + 1);
    let after = cells(piece(span.end.min(end), end), column + width(&marked), room + 1);
    let (left, middle, right) = (column, width(&marked), width(&after));
    if far == start && left + middle.max(1) + right <= room {
        let marks = "^".repeat(middle.max(1));
        let source = joined(&before) + &joined(&marked) + &joined(&after);
        return rows(line, source, left, marks);
    }
    let inner = room - 2;
    let shown = middle.min(inner).max(1);
    let rest = inner - shown;
    let keep = if left <= rest * 2 / 3 { left } else { (rest / 2).max(rest.saturating_sub(right)).min(left) };
    let (lead, lead_cut) = tail(&before, keep);
    let (body, body_cut) = head(&marked, inner - width(lead));
    let (trail, trail_cut) = if body_cut { (&[][..], true) } else { head(&after, inner - width(lead) - width(body)) };
    let cut_left = lead_cut || far > start;
    let source = format!(
        "{}{}{}{}{}",
        if cut_left { "…" } else { "" },
        joined(lead),
        joined(body),
        joined(trail),
        if trail_cut { "…" } else { "" }
    );
    let column = width(lead) + usize::from(cut_left);
    rows(line, source, column, "^".repeat(width(body).max(1)))
}

fn rows(line: usize, source: String, column: usize, marks: String) -> Vec<Row> {
    let marks = Row { gutter: Gutter::Blank, mark: " ".repeat(column) + &marks, text: String::new() };
    vec![Row { gutter: Gutter::Line(line), mark: String::new(), text: source.trim_end().to_owned() }, marks]
}

/// A place over several lines: a rail joins its beginning and its end.
fn several(text: &str, line: usize, span: Span, room: usize) -> Vec<Row> {
    let end = span.start + text.get(span.start..span.end).unwrap_or_default().trim_end().len();
    let first = line_start(text, span.start);
    let mut starts = vec![first];
    let breaks = text.get(span.start..end).unwrap_or_default();
    starts.extend(breaks.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| span.start + at + 1));
    let room = room - 2;
    let source = |start: usize| {
        let all = cells(text.get(start..line_end(text, start)).unwrap_or_default(), 0, room + 1);
        let (shown, cut) = head(&all, room - 1);
        if cut && width(&all) > room { joined(shown) + "…" } else { joined(&all) }.trim_end().to_owned()
    };
    let column = |start: usize, at: usize| width(&cells(text.get(start..at).unwrap_or_default(), 0, room)).min(room);
    let opens_its_line = text.get(first..span.start).is_some_and(|before| before.trim().is_empty());
    let mut rows = Vec::new();
    let rail = if opens_its_line { "/ " } else { "  " };
    rows.push(Row { gutter: Gutter::Line(line), mark: rail.to_owned(), text: source(first) });
    if !opens_its_line {
        let mark = format!(" {}^", "_".repeat(1 + column(first, span.start)));
        rows.push(Row { gutter: Gutter::Blank, mark, text: String::new() });
    }
    let count = starts.len();
    for (at, start) in starts.iter().enumerate().skip(1) {
        let shown = count <= MOST_LINES || at < HEAD_LINES || at + 1 == count;
        if shown {
            rows.push(Row { gutter: Gutter::Line(line + at), mark: "| ".to_owned(), text: source(*start) });
        } else if at == HEAD_LINES {
            rows.push(Row { gutter: Gutter::Gap, mark: "|".to_owned(), text: String::new() });
        }
    }
    let last = starts.last().copied().unwrap_or(first);
    let mark = format!("|{}^", "_".repeat(column(last, end).max(1)));
    rows.push(Row { gutter: Gutter::Blank, mark, text: String::new() });
    rows
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |before| before + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
    at + line.trim_end_matches('\r').len()
}

fn nearest_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The characters of a text from some column on, at most so many columns of them.
fn cells(text: &str, column: usize, most: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut taken = 0;
    for cluster in text.graphemes(true) {
        if taken >= most {
            break;
        }
        let cell = match cluster {
            "\t" => {
                let width = TAB - (column + taken) % TAB;
                (" ".repeat(width), width)
            }
            "\r" => ("␍".to_owned(), 1),
            cluster => {
                let shown = plain(cluster).replace('\n', "␍");
                let width = shown.width();
                (shown, width)
            }
        };
        taken += cell.1;
        cells.push(cell);
    }
    cells
}

fn width(cells: &[Cell]) -> usize {
    cells.iter().map(|(_, width)| width).sum()
}

fn joined(cells: &[Cell]) -> String {
    cells.iter().map(|(text, _)| text.as_str()).collect()
}

/// As many of the first as fit, and whether some do not.
fn head(cells: &[Cell], room: usize) -> (&[Cell], bool) {
    let mut taken = 0;
    let fit = cells.iter().take_while(|(_, width)| {
        taken += width;
        taken <= room
    });
    let count = fit.count();
    (cells.get(..count).unwrap_or_default(), count < cells.len())
}

/// As many of the last as fit, and whether some do not.
fn tail(cells: &[Cell], room: usize) -> (&[Cell], bool) {
    let mut taken = 0;
    let fit = cells.iter().rev().take_while(|(_, width)| {
        taken += width;
        taken <= room
    });
    let left = cells.len() - fit.count();
    (cells.get(left..).unwrap_or_default(), left > 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::*;

    fn shown(text: &str, from: &str, length: usize, room: usize) -> String {
        let start = text.find(from).unwrap();
        let line = text[..start].matches('\n').count() + 1;
        let rows = excerpt(text, line, Span::new(start, start + length), room);
        let row = |row: &Row| match row.gutter {
            Gutter::Line(line) => format!("{line}|{}{}\n", row.mark, row.text),
            Gutter::Blank => format!(" |{}{}\n", row.mark, row.text),
            Gutter::Gap => format!(".|{}\n", row.mark),
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn a_place_is_marked_in_its_line() {
        assert_eq!(shown("{\n  \"a\": 12\r\n}", "12", 2, 40), "2|  \"a\": 12\n |       ^^\n");
        assert_eq!(shown("{\"a\":", ":", 0, 40), "1|{\"a\":\n |    ^\n", "what has no length is marked by one");
        assert_eq!(shown("\t\"é日本\": x", "x", 1, 40), "1|    \"é日本\": x\n |             ^\n");
        assert_eq!(shown("\u{1b}[2J\u{202e}x", "x", 1, 40), "1|␛[2J\u{fffd}x\n |     ^\n");
    }

    #[test]
    fn of_a_long_line_what_is_around_is_shown() {
        let long = format!("{}\"here\"{}", "a".repeat(100_000), "b".repeat(100_000));
        assert_eq!(shown(&long, "\"here\"", 6, 20), "1|…aaaaaa\"here\"bbbbbb…\n |       ^^^^^^\n");
        assert_eq!(
            shown(&long, "\"here\"", 60, 20),
            format!("1|…\"here\"{}…\n | {}\n", "b".repeat(12), "^".repeat(18))
        );
        let end = format!("{}x", "a".repeat(100));
        assert_eq!(shown(&end, "x", 1, 20), format!("1|…{}x\n |{}^\n", "a".repeat(17), " ".repeat(18)));
        assert_eq!(shown(&end, "a", 1, 20), format!("1|{}…\n |^\n", "a".repeat(18)));
    }

    #[test]
    fn a_place_of_several_lines_has_a_rail() {
        let text = "[\n  {\n    \"a\": 1\n  }\n]";
        assert_eq!(shown(text, "{", 16, 40), "2|/   {\n3||     \"a\": 1\n4||   }\n ||___^\n");
        let text = "{\"a\": [\n1,\n2,\n3,\n4,\n5]}";
        assert_eq!(shown(text, "[", 16, 40), "1|  {\"a\": [\n | _______^\n2|| 1,\n3|| 2,\n.||\n6|| 5]}\n ||__^\n");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_failure_persistence(
            FileFailurePersistence::SourceParallel("tests/regressions")
        ))]
        #[test]
        fn no_row_is_wider_than_the_room(text in "(?s)[a日\u{301}\t\r\n👩\u{200d}\u{202e} ]{0,120}", start in 0_usize..130, length in 0_usize..60, room in 16_usize..60) {
            for row in excerpt(&text, 1, Span::new(start, start + length), room) {
                prop_assert!(row.mark.width() + row.text.width() <= room + 1, "{row:?}");
                prop_assert!(!row.text.contains(|c: char| c.is_control()));
            }
        }
    }
}
