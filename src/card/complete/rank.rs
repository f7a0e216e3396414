//! Sorting by what is typed.

use super::{Completion, Piece};
use crate::card::search::{Nearness, matched};

/// Those that match, the best first; among equals what is required and of use comes first, then the usual order.
pub(super) fn ranked(items: Vec<Completion>, prefix: &str) -> Vec<Completion> {
    let mut found: Vec<(Nearness, Completion)> = items
        .into_iter()
        .filter_map(|mut item| {
            let icon = matches!(item.piece, Piece::Icon(_));
            let (fit, marks) = matched(&item.label, typed(&item, prefix))?;
            // Among thousands of names a few letters in their order are everywhere.
            if icon && fit == Nearness::Scattered {
                return None;
            }
            item.marks = marks;
            Some((fit, item))
        })
        .collect();
    found.sort_by_key(|(fit, item)| (*fit, item.gap.is_some() || item.is_deprecated, !item.is_required));
    found.into_iter().map(|(_, item)| item).collect()
}

/// The part of what is typed that the label of a completion answers.
fn typed<'p>(item: &Completion, prefix: &'p str) -> &'p str {
    match item.piece {
        Piece::Icon(scheme) => icon_typed(prefix, scheme).unwrap_or(prefix),
        _ => prefix,
    }
}

/// What is typed of the name of an icon; nothing while the scheme before it is not written.
pub(super) fn icon_typed<'p>(prefix: &'p str, scheme: &str) -> Option<&'p str> {
    let (start, name) = prefix.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(name)
}
