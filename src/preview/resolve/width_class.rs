//! Elements that are meant for cards of some width only.

/// The classes of width, each with the terminal columns below which a card belongs to it. Teams gives no numbers in
/// columns; these lie between the widths that its classes look like in a terminal (28, 40, 60, 90).
const CLASSES: [(&str, usize); 4] = [("VeryNarrow", 34), ("Narrow", 50), ("Standard", 75), ("Wide", usize::MAX)];

fn rank(class: &str) -> Option<usize> {
    CLASSES.iter().position(|(name, _)| *name == class)
}

/// Whether an element with this `targetWidth` is laid out in a card of so many columns. What says nothing fits always.
pub(super) fn fits(target: &str, width: usize) -> bool {
    let here = CLASSES.iter().position(|(_, end)| width < *end).unwrap_or(CLASSES.len() - 1);
    if let Some(class) = target.strip_prefix("atLeast:") {
        rank(class).is_none_or(|least| here >= least)
    } else if let Some(class) = target.strip_prefix("atMost:") {
        rank(class).is_none_or(|most| here <= most)
    } else {
        rank(target).is_none_or(|class| here == class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_fits_its_width() {
        let at = |target: &str| [20, 40, 60, 120].map(|width| fits(target, width));
        assert_eq!(at(""), [true; 4]);
        assert_eq!(at("Narrow"), [false, true, false, false]);
        assert_eq!(at("atLeast:Standard"), [false, false, true, true]);
        assert_eq!(at("atMost:Narrow"), [true, true, false, false]);
        assert_eq!(at("whatever"), [true; 4]);
    }
}
