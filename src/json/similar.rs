//! The name that someone may have meant.

/// The candidate nearest to a word: the same but for case, or at most two letters away, and less than half of them.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    within(word, 2, candidates)
}

/// The same, at most so many letters away.
#[must_use]
pub fn within<'c>(word: &str, most: usize, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if word.len() > 60 {
        return None;
    }
    let word = word.trim().to_lowercase();
    let scored = candidates.into_iter().map(|candidate| (distance(&word, &candidate.to_lowercase()), candidate));
    let most = most.min(word.chars().count() / 2);
    scored
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters have to be changed, added or taken away.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, from) in a.chars().enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, to) in row.iter_mut().skip(1).zip(&b) {
            let cost = (diagonal + usize::from(from != *to)).min(left + 1).min(*cell + 1);
            diagonal = *cell;
            *cell = cost;
            left = cost;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        assert_eq!(nearest("Textblok", ["Image", "TextBlock"]), Some("TextBlock"));
        assert_eq!(nearest("huge", ["Small", "Large"]), None);
        assert_eq!(nearest("xx", ["Small"]), None);
        assert_eq!(nearest("", ["a"]), None);
        assert_eq!((distance("kitten", "sitting"), distance("", "abc"), distance("abc", "")), (3, 3, 3));
    }
}
