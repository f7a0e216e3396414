//! What a host leaves out although the language of cards has it.
//!
//! Each row is a fact about some hosts, with its reason in a few words and the page that says it. What no host shows, and
//! what Teams ignores everywhere, stands in the catalogue.

use super::Host;

/// How much is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The card: nothing is shown.
    Whole,
    /// This part of the card.
    Part,
    /// This part, or nothing: the sources differ.
    Doubtful,
}

/// What a host leaves out, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// How much is lost.
    pub extent: Extent,
    /// Why, in a few words.
    pub why: &'static str,
    /// Who says so.
    pub source: &'static str,
}

/// Types (or the properties of one type, or kinds of buttons) that some hosts leave out.
struct Row {
    names: &'static [&'static str],
    hosts: &'static [Host],
    loss: Loss,
}

const WEBHOOKS: &[Host] = &[Host::Workflow, Host::Incoming, Host::Outgoing, Host::Connector];
const TEAMS: &[Host] = &[Host::Workflow, Host::Incoming, Host::Outgoing, Host::Connector, Host::Bot];
const NOT_BOT: &[Host] = &[Host::Workflow, Host::Incoming, Host::Outgoing, Host::Connector, Host::Email];

const fn part(why: &'static str, source: &'static str) -> Loss {
    Loss { extent: Extent::Part, why, source }
}

const fn whole(why: &'static str, source: &'static str) -> Loss {
    Loss { extent: Extent::Whole, why, source }
}

const fn doubtful(why: &'static str, source: &'static str) -> Loss {
    Loss { extent: Extent::Doubtful, why, source }
}

const REFERENCE: &str = "Teams documentation, cards reference";
const USING: &str = "Teams documentation, send messages with webhooks";
const ANSWER: &str = "Teams documentation, create an outgoing webhook";
const FORMAT: &str = "Teams documentation, format cards";
const MAIL: &str = "Outlook documentation, Adaptive Cards in actionable messages";
const MESSAGE_CARD: &str = "Outlook documentation, message card reference";
const SIMPLE: &[&str] = &["HeroCard", "ThumbnailCard", "ListCard", "ReceiptCard"];

/// Types. The first row that fits counts.
static TYPES: &[Row] = &[
    Row {
        names: &["Action.Execute"],
        hosts: &[Host::Incoming],
        loss: doubtful("a webhook has no bot that could answer", USING),
    },
    Row {
        names: &["Action.Submit", "Action.Execute"],
        hosts: WEBHOOKS,
        loss: part("a webhook has no bot to submit to", USING),
    },
    Row { names: &["Action.Submit"], hosts: &[Host::Email], loss: part("e-mail has Action.Http instead", MAIL) },
    Row { names: &["Input.Time"], hosts: &[Host::Email], loss: part("e-mail does not show it", MAIL) },
    Row {
        names: &[
            "Action.ShowCard",
            "Action.ToggleVisibility",
            "Action.ResetInputs",
            "Action.Popover",
            "Action.RunCommands",
        ],
        hosts: &[Host::Outgoing],
        loss: part("an outgoing webhook's answer only opens addresses", ANSWER),
    },
    Row {
        names: &["Action.Http", "HttpHeader", "MessageCard.InvokeAddInCommand"],
        hosts: TEAMS,
        loss: part("only e-mail takes it", MAIL),
    },
    Row {
        names: &["MessageCard.OpenUri", "MessageCard.HttpPOST", "MessageCard.ActionCard", "MessageCard.ViewAction"],
        hosts: &[Host::Workflow],
        loss: part(
            "a flow posts a MessageCard without its buttons",
            "Teams documentation, retirement of Office 365 connectors; msteams-docs#14162",
        ),
    },
    Row {
        names: &["MessageCard.HttpPOST", "MessageCard.ActionCard"],
        hosts: &[Host::Outgoing],
        loss: part("an outgoing webhook's answer cannot call back", ANSWER),
    },
    Row {
        names: &["AdaptiveCard"],
        hosts: &[Host::Connector],
        loss: doubtful("a connector app takes MessageCards", REFERENCE),
    },
    Row { names: &["SigninCard", "OAuthCard"], hosts: NOT_BOT, loss: whole("only a bot can send it", REFERENCE) },
    Row {
        names: &["AnimationCard", "AudioCard", "VideoCard"],
        hosts: &Host::ALL,
        loss: whole("Teams does not show it", REFERENCE),
    },
    Row {
        names: &["ReceiptCard"],
        hosts: &[Host::Outgoing],
        loss: whole("an outgoing webhook's answer cannot hold it", REFERENCE),
    },
    Row {
        names: SIMPLE,
        hosts: &[Host::Workflow],
        loss: whole("a flow takes it for an Adaptive Card and fails", "msteams-docs#11302, pve-ups#4"),
    },
    Row { names: SIMPLE, hosts: &[Host::Connector], loss: doubtful("a connector app takes MessageCards", REFERENCE) },
    Row { names: SIMPLE, hosts: &[Host::Email], loss: whole("it is no card of this host", MESSAGE_CARD) },
];

/// Properties, as `Type.property`; `*` stands for every type of Adaptive Cards.
static PROPERTIES: &[Row] = &[
    Row {
        names: &["AdaptiveCard.refresh"],
        hosts: WEBHOOKS,
        loss: part("only a bot can refresh a card", "Adaptive Cards, universal action model"),
    },
    Row {
        names: &["AdaptiveCard.authentication"],
        hosts: NOT_BOT,
        loss: part("only a bot can ask to sign in", "Adaptive Cards, universal action model"),
    },
    Row {
        names: &["*.msteams", "*.msTeams", "*.targetWidth"],
        hosts: &[Host::Email],
        loss: part("only Teams reads it", FORMAT),
    },
    Row {
        names: &["Input.ChoiceSet.choices.data"],
        hosts: NOT_BOT,
        loss: part("only a bot can look up choices", "Teams documentation, typeahead search"),
    },
    Row { names: &["MessageCard.Section.heroImage"], hosts: TEAMS, loss: part("Teams does not show it", REFERENCE) },
    Row { names: &["CardAction.image"], hosts: TEAMS, loss: part("Teams shows no pictures on buttons", REFERENCE) },
];

/// The `type` of a button of a hero, thumbnail, list or receipt card.
static BUTTONS: &[Row] = &[
    Row {
        names: &["imBack", "messageBack", "invoke", "signin"],
        hosts: NOT_BOT,
        loss: part("only a bot can answer it", "Teams documentation, card actions"),
    },
    Row {
        names: &["playAudio", "playVideo", "showImage", "downloadFile", "call"],
        hosts: &Host::ALL,
        loss: part("Teams does nothing with it", "Teams documentation, card actions"),
    },
];

fn find(rows: &'static [Row], name: &str, host: Host) -> Option<&'static Loss> {
    rows.iter().find(|row| row.names.contains(&name) && row.hosts.contains(&host)).map(|row| &row.loss)
}

/// What is lost of a type, by its name in the catalogue, at a host.
#[must_use]
pub fn dropped(ty: &str, host: Host) -> Option<&'static Loss> {
    find(TYPES, ty, host)
}

/// What is lost of a property at a host.
#[must_use]
pub fn dropped_property(ty: &str, property: &str, host: Host) -> Option<&'static Loss> {
    let fits = |row: &&Row| {
        let named = |name: &&str| {
            let of = name.strip_prefix(ty).or_else(|| name.strip_prefix('*'));
            of.and_then(|rest| rest.strip_prefix('.')) == Some(property)
        };
        row.hosts.contains(&host) && row.names.iter().any(named)
    };
    PROPERTIES.iter().find(fits).map(|row| &row.loss)
}

/// What is lost of a button of that `type` at a host.
#[must_use]
pub fn dropped_button(kind: &str, host: Host) -> Option<&'static Loss> {
    find(BUTTONS, kind, host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::catalogue;

    #[test]
    fn every_name_is_one_of_the_catalogue() {
        for name in TYPES.iter().flat_map(|row| row.names) {
            // The types of other families are entered one family after the other.
            assert!(catalogue::find(name).is_some() || !name.starts_with("MessageCard."), "{name}");
        }
        for row in TYPES.iter().chain(PROPERTIES).chain(BUTTONS) {
            assert!(!row.hosts.is_empty() && !row.loss.source.is_empty() && !row.loss.why.ends_with('.'));
        }
    }

    #[test]
    fn the_extent_says_what_is_left() {
        let extent = |name, host| dropped(name, host).map(|loss| loss.extent);
        assert_eq!(extent("HeroCard", Host::Workflow), Some(Extent::Whole));
        assert_eq!(extent("HeroCard", Host::Incoming), None);
        assert_eq!(extent("Action.Execute", Host::Incoming), Some(Extent::Doubtful));
        assert_eq!(extent("Action.Execute", Host::Workflow), Some(Extent::Part));
        assert_eq!(extent("Action.OpenUrl", Host::Outgoing), None);
        assert!(dropped_property("Input.ChoiceSet", "choices.data", Host::Workflow).is_some());
        assert!(dropped_property("Input.ChoiceSet", "choices", Host::Workflow).is_none());
        let narrow = |host| dropped_property("TextBlock", "targetWidth", host);
        assert!(narrow(Host::Email).is_some() && narrow(Host::Incoming).is_none());
        assert!(dropped_button("imBack", Host::Bot).is_none() && dropped_button("imBack", Host::Incoming).is_some());
    }
}
