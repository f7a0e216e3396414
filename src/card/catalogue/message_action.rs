//! The buttons of connector cards.

use super::Group::{Advanced, Behaviour, Content, Style};
use super::build::{CONNECTOR, choice, line, long, many, map, optional_flag, properties, strings, url};
use super::{ElementType, Property, Slot, Support, ValueType};

const NAME: Property = line("name", Content, "The text on the button.").required();

pub(super) static OPEN_URI: ElementType = CONNECTOR
    .action("MessageCard.OpenUri", "Opens an address in the browser.")
    .properties(properties!(CONNECTOR;
        &[
            NAME,
            many("targets", Content, Slot::Types(&["MessageCard.Target"]), "The address for each system.").required(),
        ],
    ))
    .labels(&["name"])
    .holds("targets")
    .note("Teams opens addresses with http and https only.")
    .fresh(r#"{"@type": "OpenUri", "name": "Open", "targets": [{"os": "default", "uri": "https://example.com"}]}"#);

pub(super) static TARGET: ElementType = CONNECTOR
    .extension()
    .object("MessageCard.Target", "The address that is opened on one system.")
    .properties(properties!(CONNECTOR.extension();
        &[
            choice("os", Behaviour, &["default", "windows", "iOS", "android"], "The system that it is for.").required(),
            url("uri", Content, "The address.").required(),
        ],
    ))
    .labels(&["uri", "os"])
    .by_place()
    .fresh(r#"{"os": "default", "uri": "https://example.com"}"#);

pub(super) static HTTP_POST: ElementType = CONNECTOR
    .action("MessageCard.HttpPOST", "Calls an address of a service.")
    .properties(properties!(CONNECTOR;
        &[
            NAME,
            url("target", Content, "The address that is called.").required(),
            long("body", Content, "What is sent; {{id.value}} stands for an input."),
            choice("bodyContentType", Behaviour, &["application/json", "application/x-www-form-urlencoded"], "The form of what is sent.").default("\"application/json\""),
            many("headers", Behaviour, Slot::Types(&["MessageCard.Header"]), "Headers that are sent along.").note("The official schema asks for strings, wrongly."),
            optional_flag("isPrimary", Style, "Makes the button stand out.").teams(Support::Unknown).extension(),
        ],
    ))
    .labels(&["name", "target"])
    .fresh(r#"{"@type": "HttpPOST", "name": "Send", "target": "https://example.com/answer"}"#);

pub(super) static HEADER: ElementType = CONNECTOR
    .extension()
    .object("MessageCard.Header", "A header of the call that an HttpPOST makes.")
    .properties(properties!(CONNECTOR.extension();
        &[
            line("name", Content, "The name of the header.").required(),
            line("value", Content, "The value of the header.").required(),
        ],
    ))
    .labels(&["name", "value"])
    .by_place()
    .fresh(r#"{"name": "X-Source", "value": "card"}"#);

pub(super) static ACTION_CARD: ElementType = CONNECTOR
    .action("MessageCard.ActionCard", "Opens inputs, and buttons that send them.")
    .properties(properties!(CONNECTOR;
        &[
            NAME,
            many("inputs", Content, Slot::Types(&["MessageCard.TextInput", "MessageCard.DateInput", "MessageCard.MultichoiceInput"]), "The fields, from top to bottom."),
            many("actions", Content, Slot::Types(&["MessageCard.OpenUri", "MessageCard.HttpPOST"]), "The buttons below the fields.").note("The official schema lets more kinds in than are shown."),
        ],
    ))
    .labels(&["name"])
    .holds("inputs")
    .fresh(r#"{"@type": "ActionCard", "name": "Answer", "inputs": [{"@type": "TextInput", "id": "answer", "title": "Your answer"}], "actions": [{"@type": "HttpPOST", "name": "Send", "target": "https://example.com/answer"}]}"#);

pub(super) static INVOKE_ADD_IN_COMMAND: ElementType = CONNECTOR
    .extension()
    .teams(Support::No)
    .action("MessageCard.InvokeAddInCommand", "Opens an Outlook add-in; Teams does not know it.")
    .properties(properties!(CONNECTOR.extension().teams(Support::No);
        &[
            NAME,
            line("addInId", Behaviour, "The id of the add-in.").required(),
            line("desktopCommandId", Behaviour, "The id of the button of the add-in.").required(),
            map("initializationContext", Behaviour, &ValueType::Any, "Data for the add-in."),
        ],
    ))
    .labels(&["name"])
    .note("Only Outlook knows it.");

pub(super) static VIEW_ACTION: ElementType = CONNECTOR
    .extension()
    .action("MessageCard.ViewAction", "The older form of OpenUri.")
    .properties(properties!(CONNECTOR.extension();
        &[
            NAME,
            strings("target", Content, "The address, as the only item of a list.").required(),
            url("@context", Advanced, "The vocabulary: https://schema.org."),
        ],
    ))
    .labels(&["name"])
    .note("Teams still takes it; the official schema does not.");
