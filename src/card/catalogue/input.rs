//! Inputs: fields that the reader fills in.

use super::Group::{Behaviour, Content, Layout, Style};
use super::build::{V1_0, choice, count, date, flag, line, long, number, one, properties, time};
use super::shared::{ALIGNMENT_UNREAD, FALLBACK, FIELD, FIELD_IDENTITY, FIELD_LOOK, PLACE, PLACEHOLDER};
use super::{ElementType, Slot};

pub(super) static TEXT: ElementType = V1_0
    .input("Input.Text", "A field for text.")
    .properties(properties!(V1_0;
        &[
            PLACEHOLDER,
            long("value", Content, "What stands in the field at first."),
            flag("isMultiline", Behaviour, "Takes several lines."),
            count("maxLength", Behaviour, "The most characters that it takes."),
            choice("style", Behaviour, &["Text", "Tel", "Url", "Email", "Password"], "What kind of text is meant.").default("\"Text\""),
            line("regex", Behaviour, "A pattern that the text has to match.").since(1, 3),
            one("inlineAction", Behaviour, Slot::SelectActions, "A button at the end of the field.").since(1, 2),
        ],
        FIELD, FIELD_LOOK, ALIGNMENT_UNREAD, PLACE, FIELD_IDENTITY, FALLBACK,
    ))
    .labels(&["label", "placeholder", "id"])
    .fresh(r#"{"type": "Input.Text", "id": "text", "label": "Text"}"#);

pub(super) static NUMBER: ElementType = V1_0
    .input("Input.Number", "A field for a number.")
    .properties(properties!(V1_0;
        &[
            PLACEHOLDER,
            number("value", Content, "What stands in the field at first."),
            number("min", Behaviour, "The least that it takes."),
            number("max", Behaviour, "The most that it takes."),
        ],
        FIELD, FIELD_LOOK, ALIGNMENT_UNREAD, PLACE, FIELD_IDENTITY, FALLBACK,
    ))
    .labels(&["label", "placeholder", "id"])
    .fresh(r#"{"type": "Input.Number", "id": "number", "label": "Number"}"#);

pub(super) static DATE: ElementType = V1_0
    .input("Input.Date", "A field for a day.")
    .properties(properties!(V1_0;
        &[
            PLACEHOLDER,
            date("value", Content, "The day at first, as YYYY-MM-DD."),
            date("min", Behaviour, "The first day that it takes."),
            date("max", Behaviour, "The last day that it takes."),
        ],
        FIELD, FIELD_LOOK, ALIGNMENT_UNREAD, PLACE, FIELD_IDENTITY, FALLBACK,
    ))
    .labels(&["label", "placeholder", "id"])
    .fresh(r#"{"type": "Input.Date", "id": "date", "label": "Date"}"#);

pub(super) static TIME: ElementType = V1_0
    .input("Input.Time", "A field for a time of day.")
    .properties(properties!(V1_0;
        &[
            PLACEHOLDER,
            time("value", Content, "The time at first, as HH:MM."),
            time("min", Behaviour, "The earliest time that it takes."),
            time("max", Behaviour, "The latest time that it takes."),
        ],
        FIELD, FIELD_LOOK, ALIGNMENT_UNREAD, PLACE, FIELD_IDENTITY, FALLBACK,
    ))
    .labels(&["label", "placeholder", "id"])
    .fresh(r#"{"type": "Input.Time", "id": "time", "label": "Time"}"#);

pub(super) static TOGGLE: ElementType = V1_0
    .input("Input.Toggle", "A box that is ticked or not.")
    .properties(properties!(V1_0;
        &[
            line("title", Content, "The text beside the box.").required(),
            line("value", Content, "What holds at first: the value of on or of off.").default("\"false\""),
            line("valueOn", Behaviour, "What is sent when the box is ticked.").default("\"true\""),
            line("valueOff", Behaviour, "What is sent when the box is empty.").default("\"false\""),
            flag("wrap", Layout, "Goes on in the next line instead of being cut off.").default("true").since(1, 2),
            flag("showTitle", Style, "Whether the text beside the box is shown.").default("true").since(1, 5).extension(),
        ],
        FIELD, FIELD_LOOK, ALIGNMENT_UNREAD, PLACE, FIELD_IDENTITY, FALLBACK,
    ))
    .labels(&["title", "label", "id"])
    .fresh(r#"{"type": "Input.Toggle", "id": "toggle", "title": "Yes, please"}"#);
