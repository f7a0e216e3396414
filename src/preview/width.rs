//! How many columns text takes: by grapheme clusters, as a terminal buffer counts them.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns of a text.
pub(super) fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// The grapheme clusters of a text: byte offset behind each, and its columns.
pub(super) fn clusters(text: &str) -> Clusters<'_> {
    if text.is_ascii() { Clusters::Bytes(0, text.len()) } else { Clusters::Graphemes(0, text.graphemes(true)) }
}

/// An iterator over grapheme clusters; for ASCII it only counts.
pub(super) enum Clusters<'t> {
    Bytes(usize, usize),
    Graphemes(usize, unicode_segmentation::Graphemes<'t>),
}

impl Iterator for Clusters<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Bytes(at, end) => (*at < *end).then(|| {
                *at += 1;
                (*at, 1)
            }),
            Self::Graphemes(at, graphemes) => graphemes.next().map(|cluster| {
                *at += cluster.len();
                (*at, cluster.width())
            }),
        }
    }
}

/// The longest beginning of `text` that fits into `room` columns, and how many it takes.
pub(super) fn fit(text: &str, room: usize) -> (&str, usize) {
    let (mut end, mut taken) = (0, 0);
    for (behind, width) in clusters(text) {
        if taken + width > room {
            break;
        }
        (end, taken) = (behind, taken + width);
    }
    (text.get(..end).unwrap_or_default(), taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_are_never_torn() {
        assert_eq!(columns("abc"), 3);
        assert_eq!(columns("日本"), 4);
        assert_eq!(columns("e\u{301}"), 1);
        assert_eq!(columns("👩\u{200d}👩\u{200d}👧"), 2);
        assert_eq!(fit("日本", 3), ("日", 2));
        assert_eq!(fit("e\u{301}x", 1), ("e\u{301}", 1));
    }
}
