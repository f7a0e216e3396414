//! Actions: buttons, and what pressing them does.

use super::Group::{Accessibility, Advanced, Behaviour, Content, Layout, Style};
use super::build::{
    TEAMS, TEAMS_AND_COPILOT, TEAMS_ONLY, V1_0, V1_2, V1_4, choice, either, flag, line, one, optional_flag, properties,
    size, strings, url,
};
use super::shared::{BUTTON, BUTTON_TITLE, ICONS, MENU, OPEN_SOURCE};
use super::{ElementType, Property, Slot, Support, ValueType};

/// What actions have that send the inputs.
const SENDING: &[Property] = &[
    either(
        "data",
        Content,
        &[ValueType::Text, ValueType::One(Slot::Types(&["SubmitActionData"]))],
        "What is sent along with the inputs.",
    ),
    choice("associatedInputs", Behaviour, &["auto", "none"], "Whether the inputs are checked and sent.")
        .default("\"auto\"")
        .since(1, 3),
    flag("conditionallyEnabled", Behaviour, "Can be pressed only when every required input is filled in.")
        .since(1, 5)
        .extension(),
    flag("disabledUnlessAssociatedInputsChange", Behaviour, "Can be pressed only after an input was changed.")
        .since(1, 6)
        .unread()
        .extension()
        .note(OPEN_SOURCE),
];

/// What a screen reader calls a button.
const ROLE: &[Property] =
    &[choice("role", Accessibility, &["Button", "Link", "Tab", "Menu", "MenuItem"], "What a screen reader calls it.")
        .since(1, 6)
        .unread()
        .extension()
        .note(OPEN_SOURCE)];

pub(super) static OPEN_URL: ElementType = V1_0
    .action("Action.OpenUrl", "Opens an address in the browser.")
    .properties(properties!(V1_0;
        &[
            BUTTON_TITLE,
            url("url", Content, "The address that is opened.").required(),
        ],
        ICONS, BUTTON, ROLE, MENU,
    ))
    .labels(&["title", "url", "tooltip", "id"])
    .fresh(r#"{"type": "Action.OpenUrl", "title": "Open", "url": "https://example.com"}"#);

pub(super) static SUBMIT: ElementType = V1_0
    .action("Action.Submit", "Sends the inputs to the bot behind the card; a webhook has none.")
    .properties(properties!(V1_0;
        &[
            BUTTON_TITLE,
            one("msteams", Advanced, Slot::Types(&["TeamsSubmitActionProperties"]), "What only Teams reads: whether it says that the answer arrived.").extension(),
        ],
        ICONS, SENDING, BUTTON, ROLE, MENU,
        &[
            one("msTeams", Advanced, Slot::Types(&["TeamsSubmitActionProperties"]), "Another spelling of msteams, which is read as well.").extension(),
        ],
    ))
    .labels(&["title", "tooltip", "id"])
    .hosts(TEAMS_AND_COPILOT)
    .note("Needs a bot behind the card; nobody answers behind a webhook.")
    .fresh(r#"{"type": "Action.Submit", "title": "Submit"}"#);

pub(super) static EXECUTE: ElementType = V1_4
    .action("Action.Execute", "Sends the inputs and a verb to the bot, which can answer with another card.")
    .properties(properties!(V1_4;
        &[
            BUTTON_TITLE,
            line("verb", Content, "The name of what is to be done, for the bot."),
        ],
        ICONS, SENDING, BUTTON, ROLE, MENU,
    ))
    .labels(&["title", "verb", "tooltip", "id"])
    .note("Needs a bot behind the card; behind a webhook the button is there and nothing answers.")
    .fresh(r#"{"type": "Action.Execute", "title": "Do it", "verb": "do"}"#);

pub(super) static SHOW_CARD: ElementType = V1_0
    .action("Action.ShowCard", "Opens another card below the buttons.")
    .properties(properties!(V1_0;
        &[
            BUTTON_TITLE,
            one("card", Content, Slot::Types(&["AdaptiveCard"]), "The card that opens."),
        ],
        ICONS, BUTTON, ROLE, MENU,
    ))
    .labels(&["title", "tooltip", "id"])
    .holds("card")
    .fresh(r#"{"type": "Action.ShowCard", "title": "More", "card": {"type": "AdaptiveCard", "body": []}}"#);

pub(super) static TOGGLE_VISIBILITY: ElementType = V1_2
    .action("Action.ToggleVisibility", "Shows or hides elements.")
    .properties(properties!(V1_2;
        &[
            BUTTON_TITLE,
            either("targetElements", Content, &[ValueType::Many(Slot::Types(&["TargetElement"])), ValueType::Strings], "The elements that it shows or hides: their ids, or objects that say which of both.").required(),
        ],
        ICONS, BUTTON, ROLE, MENU,
    ))
    .labels(&["title", "tooltip", "id"])
    .holds("targetElements")
    .fresh(r#"{"type": "Action.ToggleVisibility", "title": "Details", "targetElements": []}"#);

pub(super) static RESET_INPUTS: ElementType = TEAMS
    .action("Action.ResetInputs", "Puts inputs back to what they held at first.")
    .properties(properties!(TEAMS;
        &[
            BUTTON_TITLE,
            strings("targetInputIds", Content, "The ids of the inputs that are emptied; all of them when it is absent."),
        ],
        ICONS, BUTTON, MENU,
    ))
    .labels(&["title", "tooltip", "id"])
    .hosts(TEAMS_ONLY)
    .fresh(r#"{"type": "Action.ResetInputs", "title": "Reset"}"#);

pub(super) static POPOVER: ElementType = TEAMS
    .action("Action.Popover", "Opens a bubble beside the button.")
    .properties(properties!(TEAMS;
        &[
            one("content", Content, Slot::Elements, "What the bubble shows: one element, such as a Container."),
            BUTTON_TITLE,
            line("popoverTitle", Content, "The heading of the bubble on phones.").teams(Support::Preview),
            flag("displayArrow", Style, "Draws an arrow from the bubble to what opened it.").default("true"),
            choice("position", Layout, &["Above", "Below", "Before", "After"], "The side on which the bubble opens.").default("\"Above\""),
            size("maxPopoverWidth", Layout, &[], "The most width of the bubble, such as 400px."),
        ],
        ICONS, BUTTON,
    ))
    .labels(&["title", "tooltip", "id"])
    .holds("content")
    .hosts(TEAMS_ONLY)
    .fresh(r#"{"type": "Action.Popover", "title": "More", "content": {"type": "Container", "items": []}}"#);

pub(super) static TARGET_ELEMENT: ElementType = V1_2
    .object("TargetElement", "One element that Action.ToggleVisibility shows or hides.")
    .properties(properties!(V1_2;
        &[
            line("elementId", Content, "The id of the element.").required().extension(),
            optional_flag("isVisible", Behaviour, "Shows it or hides it; when absent, each press changes it.").nullable().extension(),
        ],
    ))
    .labels(&["elementId"])
    .by_place()
    .fresh(r#"{"elementId": "details"}"#);
