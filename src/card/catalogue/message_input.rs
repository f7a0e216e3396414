//! The fields of connector cards.

use super::Group::{Behaviour, Content, Style};
use super::build::{CONNECTOR, choice, count, flag, line, many, properties};
use super::{ElementType, Property, Slot};

/// What every field has.
const FIELD: &[Property] = &[
    line("id", Content, "The name by which a call's body takes the answer.").required(),
    line("title", Content, "What stands in the field while it is empty."),
    line("value", Content, "What stands in the field at first."),
    flag("isRequired", Behaviour, "Whether the reader has to fill it in."),
];

pub(super) static TEXT: ElementType = CONNECTOR
    .input("MessageCard.TextInput", "A field for text.")
    .properties(properties!(CONNECTOR;
        FIELD,
        &[
            flag("isMultiline", Behaviour, "Takes several lines."),
            count("maxLength", Behaviour, "The most characters that it takes."),
        ],
    ))
    .labels(&["title", "id"])
    .fresh(r#"{"@type": "TextInput", "id": "text", "title": "Text"}"#);

pub(super) static DATE: ElementType = CONNECTOR
    .input("MessageCard.DateInput", "A field for a day.")
    .properties(properties!(CONNECTOR;
        FIELD,
        &[flag("includeTime", Behaviour, "Asks for the time of day too.").extension()],
    ))
    .labels(&["title", "id"])
    .fresh(r#"{"@type": "DateInput", "id": "date", "title": "Date"}"#);

pub(super) static MULTICHOICE: ElementType = CONNECTOR
    .input("MessageCard.MultichoiceInput", "A list to choose from.")
    .properties(properties!(CONNECTOR;
        FIELD,
        &[
            many("choices", Content, Slot::Types(&["MessageCard.Choice"]), "What there is to choose from.").required(),
            flag("isMultiSelect", Behaviour, "Lets the reader choose several.").extension(),
            choice("style", Style, &["normal", "expanded"], "A list that drops down, or all at once.").default("\"normal\"").extension().note("The official schema has it on the card, where nobody reads it."),
        ],
    ))
    .labels(&["title", "id"])
    .holds("choices")
    .fresh(r#"{"@type": "MultichoiceInput", "id": "choice", "title": "Choice", "choices": [{"display": "One", "value": "1"}, {"display": "Two", "value": "2"}]}"#);

pub(super) static CHOICE: ElementType = CONNECTOR
    .object("MessageCard.Choice", "One of the things to choose from.")
    .properties(properties!(CONNECTOR;
        &[
            line("display", Content, "What the reader sees.").required(),
            line("value", Content, "What is sent.").required(),
        ],
    ))
    .labels(&["display", "value"])
    .by_place()
    .fresh(r#"{"display": "Choice", "value": "choice"}"#);
