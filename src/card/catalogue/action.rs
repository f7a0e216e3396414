//! Actions: buttons, and what pressing them does.

use super::Group::{Accessibility, Advanced, Behaviour, Content, Style};
use super::build::{any, choice, either, flag, line, one, properties, url};
use super::shared::{ICONS, MENU};
use super::{ElementKind, ElementType, Family, Property, Slot, ValueType, Version};

/// What every button has, behind what is its own.
const BUTTON: &[Property] = &[
    choice("style", Style, &["default", "positive", "destructive"], "The colour of the button, by what it does.")
        .default("\"default\"")
        .since(1, 2),
    choice("mode", Style, &["primary", "secondary"], "A button of its own, or an entry of the menu behind the dots.")
        .default("\"primary\"")
        .since(1, 5),
    flag("isEnabled", Behaviour, "Whether the button can be pressed.").default("true").since(1, 5),
    flag("isVisible", Behaviour, "Whether the button is there at first.").default("true").since(1, 5),
    line("tooltip", Accessibility, "What is said when the pointer rests on the button.").since(1, 5),
    choice("role", Accessibility, &["Button", "Link", "Tab", "Menu", "MenuItem"], "What a screen reader calls it.")
        .since(1, 6),
    line("id", Advanced, "The name by which it is found; once a card."),
    any("requires", Advanced, "Features, with the least version of each, that the host must have.").since(1, 2),
    line("key", Advanced, "A name that stays the same while the card is updated."),
    either(
        "fallback",
        Advanced,
        &[ValueType::Choice(&["drop"]), ValueType::One(Slot::Actions)],
        "The action that is shown where the host does not know this one; drop shows none.",
    )
    .since(1, 2),
];

const TITLE: Property = line("title", Content, "The text on the button.");

/// What actions have that send the inputs.
const SENDING: &[Property] = &[
    either("data", Content, &[ValueType::Text, ValueType::Any], "What is sent along with the inputs."),
    choice("associatedInputs", Behaviour, &["auto", "none"], "Whether the inputs are checked and sent.")
        .default("\"auto\"")
        .since(1, 3),
    flag("conditionallyEnabled", Behaviour, "Can be pressed only when every required input is filled in.").since(1, 5),
    flag("disabledUnlessAssociatedInputsChange", Behaviour, "Can be pressed only after an input was changed.")
        .since(1, 6),
];

const LABELS: &[&str] = &["title", "tooltip", "id"];

pub(super) static OPEN_URL: ElementType = ElementType {
    name: "Action.OpenUrl",
    family: Family::Adaptive,
    kind: ElementKind::Action,
    since: Version(1, 0),
    help: "Opens an address in the browser.",
    properties: properties!(since Version(1, 0);
        &[TITLE, url("url", Content, "The address that is opened.").required()],
        ICONS, BUTTON, MENU,
    ),
    labels: &["title", "url", "tooltip", "id"],
    main_slot: None,
    fresh: r#"{"type": "Action.OpenUrl", "title": "Open", "url": "https://example.com"}"#,
    ..ElementType::USUAL
};

pub(super) static SUBMIT: ElementType = ElementType {
    name: "Action.Submit",
    family: Family::Adaptive,
    kind: ElementKind::Action,
    since: Version(1, 0),
    help: "Sends the inputs to the bot behind the card; a webhook has none.",
    properties: properties!(since Version(1, 0);
        &[TITLE], ICONS, SENDING, BUTTON, MENU,
        &[any("msteams", Advanced, "What only Teams reads: whether it says that the answer arrived.")],
    ),
    labels: LABELS,
    main_slot: None,
    fresh: r#"{"type": "Action.Submit", "title": "Submit"}"#,
    ..ElementType::USUAL
};

pub(super) static EXECUTE: ElementType = ElementType {
    name: "Action.Execute",
    family: Family::Adaptive,
    kind: ElementKind::Action,
    since: Version(1, 4),
    help: "Sends the inputs and a verb to the bot, which can answer with another card.",
    properties: properties!(since Version(1, 4);
        &[TITLE, line("verb", Content, "The name of what is to be done, for the bot.")],
        ICONS, SENDING, BUTTON, MENU,
    ),
    labels: &["title", "verb", "tooltip", "id"],
    main_slot: None,
    fresh: r#"{"type": "Action.Execute", "title": "Do it", "verb": "do"}"#,
    ..ElementType::USUAL
};

pub(super) static SHOW_CARD: ElementType = ElementType {
    name: "Action.ShowCard",
    family: Family::Adaptive,
    kind: ElementKind::Action,
    since: Version(1, 0),
    help: "Opens another card below the buttons.",
    properties: properties!(since Version(1, 0);
        &[TITLE, one("card", Content, Slot::Types(&["AdaptiveCard"]), "The card that opens.")],
        ICONS, BUTTON, MENU,
    ),
    labels: LABELS,
    main_slot: Some("card"),
    fresh: r#"{"type": "Action.ShowCard", "title": "More", "card": {"type": "AdaptiveCard", "body": []}}"#,
    ..ElementType::USUAL
};

pub(super) static TOGGLE_VISIBILITY: ElementType = ElementType {
    name: "Action.ToggleVisibility",
    family: Family::Adaptive,
    kind: ElementKind::Action,
    since: Version(1, 2),
    help: "Shows or hides elements.",
    properties: properties!(since Version(1, 2);
        &[
            TITLE,
            either(
                "targetElements",
                Content,
                &[ValueType::Many(Slot::Types(&["TargetElement"])), ValueType::Strings],
                "The elements that it shows or hides: their ids, or objects that say which of both.",
            )
            .required(),
        ],
        ICONS, BUTTON, MENU,
    ),
    labels: LABELS,
    main_slot: Some("targetElements"),
    fresh: r#"{"type": "Action.ToggleVisibility", "title": "Details", "targetElements": []}"#,
    ..ElementType::USUAL
};

pub(super) static TARGET_ELEMENT: ElementType = ElementType {
    name: "TargetElement",
    family: Family::Adaptive,
    kind: ElementKind::Object,
    since: Version(1, 2),
    help: "One element that Action.ToggleVisibility shows or hides.",
    properties: properties!(since Version(1, 2);
        &[
            line("elementId", Content, "The id of the element.").required(),
            flag_without_default("isVisible", "Shows it or hides it; when absent, each press changes it."),
        ],
    ),
    labels: &["elementId"],
    main_slot: None,
    fresh: r#"{"elementId": "details"}"#,
    ..ElementType::USUAL
};

/// Absent means something of its own here.
const fn flag_without_default(name: &'static str, help: &'static str) -> Property {
    let mut property = flag(name, Behaviour, help);
    property.default = None;
    property
}
