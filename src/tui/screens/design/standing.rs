//! What is said beside a type or a property: the version that it came with, and who shows it.

use crate::card::catalogue::{ElementType, Family, Property, Support, Version};

/// The version and the support of a type or a property, in as few words as will do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Standing {
    /// `1.5`; empty where versions mean nothing.
    pub(super) version: String,
    /// `Teams only`, `preview`, `not in Teams`; empty for what every reader shows.
    pub(super) support: &'static str,
}

/// What every card may use.
const FIRST: Version = Version(1, 0);

impl Standing {
    /// Of a type.
    pub(super) fn of_type(ty: &ElementType) -> Self {
        let version = if ty.family == Family::Adaptive { ty.since.to_string() } else { String::new() };
        Self { version, support: support(ty.teams, ty.standard && ty.family == Family::Adaptive, ty.family) }
    }

    /// Of a property; the version only where it came later than the first.
    pub(super) fn of_property(property: &Property, family: Family) -> Self {
        let later = family == Family::Adaptive && property.since > FIRST;
        let version = if later { property.since.to_string() } else { String::new() };
        Self { version, support: support(property.teams, property.standard, family) }
    }
}

const fn support(teams: Support, standard: bool, family: Family) -> &'static str {
    match teams {
        Support::No => "not in Teams",
        Support::Preview => "preview",
        Support::Yes if !standard && matches!(family, Family::Adaptive) => "Teams only",
        Support::Yes | Support::Unknown => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::catalogue;

    #[test]
    fn what_is_special_is_said_and_nothing_else() {
        let text = catalogue::find("TextBlock").unwrap();
        assert_eq!(Standing::of_type(text), Standing { version: "1.0".to_owned(), support: "" });
        assert_eq!(Standing::of_type(&ElementType { teams: Support::No, ..*text }).support, "not in Teams");
        assert_eq!(Standing::of_type(&ElementType { standard: false, ..*text }).support, "Teams only");
        let section = catalogue::find("MessageCard.Section").unwrap();
        assert_eq!(Standing::of_type(section), Standing::default());
        let style = text.property("style").unwrap();
        assert_eq!(Standing::of_property(style, text.family).version, "1.5");
        assert_eq!(Standing::of_property(text.property("text").unwrap(), text.family).version, "");
    }
}
