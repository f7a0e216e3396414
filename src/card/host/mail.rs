//! What e-mail takes beyond version 1.0: Outlook added to its cards some of what the schema got later, and properties of its
//! own (Outlook documentation, Adaptive Cards in actionable messages).

use crate::card::catalogue::{ElementType, Property};

/// Types that came later and that Outlook shows in a card of 1.0.
const TYPES: &[&str] = &["ActionSet", "Action.ToggleVisibility", "TargetElement", "BackgroundImage"];

/// Properties that came later and that Outlook reads, with their types.
const PROPERTIES: &[(&str, &[&str])] = &[
    ("Column", &["backgroundImage", "verticalContentAlignment"]),
    ("Container", &["backgroundImage", "verticalContentAlignment", "rtl"]),
    ("Image", &["width", "height", "backgroundColor"]),
];

/// What the card around everything says to Outlook alone.
const OF_THE_CARD: &[&str] =
    &["autoInvokeAction", "correlationId", "expectedActors", "hideOriginalBody", "originator", "padding"];

/// Whether e-mail shows a type although it came later than the version that it takes.
pub(super) fn takes_type(ty: &ElementType) -> bool {
    TYPES.contains(&ty.name)
}

/// Whether e-mail reads a property although it came later than the version that it takes.
pub(super) fn takes_property(ty: &ElementType, property: &Property) -> bool {
    property.name == "isVisible"
        || (takes_type(ty) && property.since <= ty.since)
        || PROPERTIES.iter().any(|(name, properties)| *name == ty.name && properties.contains(&property.name))
}

/// Whether a key is one that Outlook alone reads in an object of a type.
#[must_use]
pub fn is_mails_own(ty: &ElementType, key: &str) -> bool {
    match ty.name {
        "AdaptiveCard" => OF_THE_CARD.contains(&key),
        "Container" => key == "padding",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::catalogue::{Version, find};

    #[test]
    fn what_is_listed_is_in_the_catalogue_and_came_later() {
        for name in TYPES {
            assert!(find(name).unwrap().since > Version(1, 0), "{name}");
        }
        for (name, properties) in PROPERTIES {
            for property in *properties {
                assert!(find(name).unwrap().property(property).is_some(), "{name} {property}");
            }
        }
    }

    #[test]
    fn what_is_mails_own_is_not_in_the_catalogue() {
        let card = find("AdaptiveCard").unwrap();
        assert!(is_mails_own(card, "originator") && !is_mails_own(card, "originators"));
        assert!(OF_THE_CARD.iter().all(|key| card.property(key).is_none()));
    }
}
