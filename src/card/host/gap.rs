//! Why something of the catalogue is of no use at a host, or in a card of some version.
//!
//! The catalogue says what Teams does not show at all, `dropped` what a single host does not, and [`Host::version`] what is
//! too new for it.

use std::fmt;

use super::{Host, dropped, dropped_property, mail};
use crate::card::catalogue::{ElementType, Family, Property, Support, Version};

/// Why a type or a property is of no use somewhere. [`fmt::Display`] gives it in a few words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// The host drops it.
    Dropped {
        /// Who drops it.
        host: Host,
        /// Why, in a few words.
        why: &'static str,
    },
    /// It is newer than the host takes.
    Host {
        /// The version that it came with.
        needs: Version,
        /// Who takes less.
        host: Host,
        /// The newest version that the host takes.
        takes: Version,
    },
    /// It is newer than the card.
    Card {
        /// The version that it came with.
        needs: Version,
        /// The version of the card.
        card: Version,
    },
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dropped { why, .. } => f.write_str(why),
            Self::Host { needs, host, takes } => write!(f, "needs {needs}, {} takes {takes}", host.noun()),
            Self::Card { needs, card } => write!(f, "needs {needs}, the card is for {card}"),
        }
    }
}

/// Why a type is of no use at a host, or in a card of some version; nothing when it is. Without a host: why it is of use
/// at none.
#[must_use]
pub fn gap_of_type(ty: &ElementType, host: Option<Host>, version: Option<Version>) -> Option<Gap> {
    at_hosts(host, |host| type_at(ty, host)).or_else(|| newer(ty.family, ty.since, version))
}

/// Why a property of a type is of no use at a host, or in a card of some version, although its type may be.
#[must_use]
pub fn gap_of_property(
    ty: &ElementType,
    property: &Property,
    host: Option<Host>,
    version: Option<Version>,
) -> Option<Gap> {
    at_hosts(host, |host| property_at(ty, property, host)).or_else(|| newer(ty.family, property.since, version))
}

/// The gap at a host; without one, a gap counts when every host has it. It is told as a bot's, which takes most.
fn at_hosts(host: Option<Host>, gap: impl Fn(Host) -> Option<Gap>) -> Option<Gap> {
    match host {
        Some(host) => gap(host),
        None => gap(Host::Bot).filter(|_| Host::ALL.into_iter().all(|host| gap(host).is_some())),
    }
}

fn type_at(ty: &ElementType, host: Host) -> Option<Gap> {
    dropped(ty.name, host)
        .map(|loss| Gap::Dropped { host, why: loss.why })
        .or_else(|| ignored(ty.teams, host, "Teams does not show it"))
        .or_else(|| too_new(ty.family, needs_of_type(ty, host), host))
}

fn property_at(ty: &ElementType, property: &Property, host: Host) -> Option<Gap> {
    // What only e-mail takes is described by what Teams ignores.
    dropped_property(ty.name, property.name, host)
        .map(|loss| Gap::Dropped { host, why: loss.why })
        .or_else(|| ignored(property.teams, host, "Teams ignores it"))
        .or_else(|| too_new(ty.family, needs_of_property(ty, property, host), host))
}

/// The version that a type asks for at a host: what it shows although it came later asks for no more than it takes.
#[must_use]
pub fn needs_of_type(ty: &ElementType, host: Host) -> Version {
    let shown = if host.is_teams() { ty.teams == Support::Yes } else { mail::takes_type(ty) };
    if shown { ty.since.min(host.version()) } else { ty.since }
}

/// The version that a property asks for at a host, as [`needs_of_type`] says it of types.
#[must_use]
pub fn needs_of_property(ty: &ElementType, property: &Property, host: Host) -> Version {
    let read = if host.is_teams() { property.teams == Support::Yes } else { mail::takes_property(ty, property) };
    if read { property.since.min(host.version()) } else { property.since }
}

fn ignored(teams: Support, host: Host, why: &'static str) -> Option<Gap> {
    (teams == Support::No && host.is_teams()).then_some(Gap::Dropped { host, why })
}

fn too_new(family: Family, needs: Version, host: Host) -> Option<Gap> {
    let takes = host.version();
    (family == Family::Adaptive && needs > takes).then_some(Gap::Host { needs, host, takes })
}

fn newer(family: Family, needs: Version, card: Option<Version>) -> Option<Gap> {
    let card = card.filter(|card| family == Family::Adaptive && needs > *card)?;
    Some(Gap::Card { needs, card })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::catalogue::{all, find};

    fn told(name: &str, host: Option<Host>, version: Option<Version>) -> Option<String> {
        gap_of_type(find(name).unwrap(), host, version).map(|gap| gap.to_string())
    }

    #[test]
    fn a_gap_tells_its_reason() {
        let is = |name, host, told_so: &str| assert_eq!(told(name, host, None).as_deref(), Some(told_so), "{name}");
        is("Action.Submit", Some(Host::Workflow), "a webhook has no bot to submit to");
        is("Action.ShowCard", Some(Host::Outgoing), "an outgoing webhook's answer only opens addresses");
        is("MessageCard.InvokeAddInCommand", Some(Host::Incoming), "only e-mail takes it");
        is("MessageCard.HttpPOST", Some(Host::Workflow), "a flow posts a MessageCard without its buttons");
        is("Table", Some(Host::Email), "needs 1.5, e-mail takes 1.0");
        assert_eq!(told("Table", None, Some(Version(1, 2))).as_deref(), Some("needs 1.5, the card is for 1.2"));
    }

    #[test]
    fn what_some_host_shows_has_no_gap_without_a_host() {
        for name in ["Action.Submit", "MessageCard.InvokeAddInCommand", "Table", "AdaptiveCard", "MessageCard"] {
            assert_eq!(told(name, None, None), None, "{name}");
        }
        let nowhere = ElementType { teams: Support::No, since: Version(1, 5), ..*find("Table").unwrap() };
        let gap = gap_of_type(&nowhere, None, None).map(|gap| gap.to_string());
        assert_eq!(gap.as_deref(), Some("Teams does not show it"));
        let mail = ElementType { teams: Support::No, ..*find("TextBlock").unwrap() };
        assert_eq!(gap_of_type(&mail, None, None), None, "e-mail shows what is of 1.0");
        assert_eq!(gap_of_type(&mail, Some(Host::Email), None), None);
    }

    #[test]
    fn a_property_can_be_newer_than_its_type() {
        let ty = find("TextBlock").unwrap();
        let new = ty.properties.iter().find(|property| property.since > Version(1, 0)).unwrap();
        let old = ty.properties.iter().find(|property| property.since == Version(1, 0)).unwrap();
        let gap = |property, version| gap_of_property(ty, property, Some(Host::Workflow), Some(version));
        assert_eq!(gap(new, Version(1, 5)), None);
        assert_eq!(gap(new, Version(1, 0)), Some(Gap::Card { needs: new.since, card: Version(1, 0) }));
        assert_eq!(gap(old, Version(1, 0)), None);
        let ignored = Property { teams: Support::No, ..*old };
        assert_eq!(gap(&ignored, Version(1, 5)).unwrap().to_string(), "Teams ignores it");
    }

    #[test]
    fn versions_count_in_adaptive_cards_only() {
        let ty = ElementType { since: Version(9, 0), ..*find("MessageCard").unwrap() };
        assert_eq!(gap_of_type(&ty, Some(Host::Incoming), Some(Version(1, 0))), None);
        // E-mail takes 1.0, and most of the language is newer.
        for host in Host::ALL.into_iter().filter(|host| *host != Host::Email) {
            let gaps = all().filter_map(|ty| gap_of_type(ty, Some(host), None));
            assert!(gaps.count() < all().count() / 2, "most of the catalogue is of use in {host}");
        }
    }
}
