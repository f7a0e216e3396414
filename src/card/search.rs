//! Finding things by what is typed of their names.

/// How well a label matches, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// It is what is typed.
    Whole,
    /// It begins with it.
    Start,
    /// A word in it begins with it.
    Word,
    /// It has it inside.
    Inside,
    /// It has its letters, in their order.
    Scattered,
}

/// How a label matches what is typed, and by which characters; capitals do not count.
#[must_use]
pub fn matched(label: &str, typed: &str) -> Option<(Nearness, Vec<u32>)> {
    let lower = |text: &str| text.chars().map(|c| c.to_ascii_lowercase()).collect::<Vec<char>>();
    let (hay, needle) = (lower(label), lower(typed));
    if needle.len() > hay.len() {
        return None;
    }
    let span = |start: usize| (start..start + needle.len()).filter_map(|at| u32::try_from(at).ok()).collect();
    if hay == needle {
        return Some((Nearness::Whole, span(0)));
    }
    if hay.starts_with(&needle) {
        return Some((Nearness::Start, span(0)));
    }
    let chars: Vec<char> = label.chars().collect();
    let begins = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let hump = chars.get(at).is_some_and(char::is_ascii_uppercase) && !before.is_some_and(char::is_ascii_uppercase);
        hump || before.is_some_and(|c| !c.is_alphanumeric())
    };
    let places =
        || (1..=hay.len() - needle.len()).filter(|at| hay.get(*at..).is_some_and(|rest| rest.starts_with(&needle)));
    if let Some(at) = places().find(|at| begins(*at)) {
        return Some((Nearness::Word, span(at)));
    }
    if let Some(at) = places().next() {
        return Some((Nearness::Inside, span(at)));
    }
    let mut marks = Vec::new();
    let mut wanted = needle.iter().peekable();
    for (at, c) in hay.iter().enumerate() {
        if wanted.next_if_eq(&c).is_some() {
            marks.push(u32::try_from(at).ok()?);
        }
    }
    wanted.peek().is_none().then_some((Nearness::Scattered, marks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_comes_first() {
        let fit = |label, typed| matched(label, typed).map(|(fit, _)| fit);
        assert_eq!(fit("size", ""), Some(Nearness::Start));
        assert_eq!(fit("size", "SIZE"), Some(Nearness::Whole));
        assert_eq!(fit("Action.OpenUrl", "open"), Some(Nearness::Word));
        assert_eq!(fit("horizontalAlignment", "align"), Some(Nearness::Word));
        assert_eq!(fit("isSubtle", "sub"), Some(Nearness::Word));
        assert_eq!(fit("TextBlock", "ext"), Some(Nearness::Inside));
        assert_eq!(matched("TextBlock", "tk"), Some((Nearness::Scattered, vec![0, 8])));
        assert_eq!(fit("size", "sizes"), None);
        assert_eq!(fit("size", "zs"), None);
    }
}
