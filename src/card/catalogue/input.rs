//! Inputs: fields that the reader fills in.

use super::Group::{Advanced, Behaviour, Content, Layout, Style};
use super::build::{any, choice, date, flag, integer, line, long, many, number, one, properties, time};
use super::shared::{ALIGNMENT, FALLBACK, IDENTITY, PLACE};
use super::{ElementKind, ElementType, Family, Property, Slot, Version};

/// What every field has.
const FIELD: &[Property] = &[
    line("label", Content, "The text above the field.").since(1, 3),
    flag("isRequired", Behaviour, "Whether the reader has to fill it in.").since(1, 3),
    line("errorMessage", Content, "What is said when the value is missing or wrong.").since(1, 3),
    choice("labelPosition", Layout, &["above", "inline"], "Whether the label stands above or beside the field.")
        .default("\"above\"")
        .since(1, 6),
    any("labelWidth", Layout, "The width of a label beside the field: percent, or pixels such as 80px.").since(1, 6),
    choice("inputStyle", Style, &["default", "revealOnHover"], "Whether the frame of the field shows at all times.")
        .default("\"default\"")
        .since(1, 6),
    any("valueChangedAction", Advanced, "What happens as soon as the value changes.").since(1, 5),
];

/// The name of a field is not optional: the answer is sent under it.
const FIELD_IDENTITY: [Property; IDENTITY.len()] = {
    let mut list = [IDENTITY[0]; IDENTITY.len()];
    let mut at = 0;
    while at < IDENTITY.len() {
        list[at] = IDENTITY[at];
        at += 1;
    }
    list[0] = line("id", Content, "The name under which the answer is sent; once a card.").required();
    list
};

const PLACEHOLDER: Property = line("placeholder", Content, "What stands in the field while it is empty.");

const LABELS: &[&str] = &["label", "placeholder", "id"];

pub(super) static TEXT: ElementType = ElementType {
    name: "Input.Text",
    family: Family::Adaptive,
    kind: ElementKind::Input,
    since: Version(1, 0),
    help: "A field for text.",
    properties: properties!(since Version(1, 0);
        &[
            PLACEHOLDER,
            long("value", Content, "What stands in the field at first."),
            flag("isMultiline", Behaviour, "Takes several lines."),
            integer("maxLength", Behaviour, "The most characters that it takes."),
            choice("style", Behaviour, &["Text", "Tel", "Url", "Email", "Password"], "What kind of text is meant.").default("\"Text\""),
            line("regex", Behaviour, "A pattern that the text has to match.").since(1, 3),
            one("inlineAction", Behaviour, Slot::SelectActions, "A button at the end of the field.").since(1, 2),
        ],
        FIELD, ALIGNMENT, PLACE, &FIELD_IDENTITY, FALLBACK,
    ),
    labels: LABELS,
    main_slot: None,
    fresh: r#"{"type": "Input.Text", "id": "text", "label": "Text"}"#,
    ..ElementType::USUAL
};

pub(super) static NUMBER: ElementType = ElementType {
    name: "Input.Number",
    family: Family::Adaptive,
    kind: ElementKind::Input,
    since: Version(1, 0),
    help: "A field for a number.",
    properties: properties!(since Version(1, 0);
        &[
            PLACEHOLDER,
            number("value", Content, "What stands in the field at first."),
            number("min", Behaviour, "The least that it takes."),
            number("max", Behaviour, "The most that it takes."),
        ],
        FIELD, ALIGNMENT, PLACE, &FIELD_IDENTITY, FALLBACK,
    ),
    labels: LABELS,
    main_slot: None,
    fresh: r#"{"type": "Input.Number", "id": "number", "label": "Number"}"#,
    ..ElementType::USUAL
};

pub(super) static DATE: ElementType = ElementType {
    name: "Input.Date",
    family: Family::Adaptive,
    kind: ElementKind::Input,
    since: Version(1, 0),
    help: "A field for a day.",
    properties: properties!(since Version(1, 0);
        &[
            PLACEHOLDER,
            date("value", Content, "The day at first, as YYYY-MM-DD."),
            date("min", Behaviour, "The first day that it takes."),
            date("max", Behaviour, "The last day that it takes."),
        ],
        FIELD, ALIGNMENT, PLACE, &FIELD_IDENTITY, FALLBACK,
    ),
    labels: LABELS,
    main_slot: None,
    fresh: r#"{"type": "Input.Date", "id": "date", "label": "Date"}"#,
    ..ElementType::USUAL
};

pub(super) static TIME: ElementType = ElementType {
    name: "Input.Time",
    family: Family::Adaptive,
    kind: ElementKind::Input,
    since: Version(1, 0),
    help: "A field for a time of day.",
    properties: properties!(since Version(1, 0);
        &[
            PLACEHOLDER,
            time("value", Content, "The time at first, as HH:MM."),
            time("min", Behaviour, "The earliest time that it takes."),
            time("max", Behaviour, "The latest time that it takes."),
        ],
        FIELD, ALIGNMENT, PLACE, &FIELD_IDENTITY, FALLBACK,
    ),
    labels: LABELS,
    main_slot: None,
    fresh: r#"{"type": "Input.Time", "id": "time", "label": "Time"}"#,
    ..ElementType::USUAL
};

pub(super) static TOGGLE: ElementType = ElementType {
    name: "Input.Toggle",
    family: Family::Adaptive,
    kind: ElementKind::Input,
    since: Version(1, 0),
    help: "A box that is ticked or not.",
    properties: properties!(since Version(1, 0);
        &[
            line("title", Content, "The text beside the box.").required(),
            line("value", Content, "What holds at first: the value of on or of off.").default("\"false\""),
            line("valueOn", Behaviour, "What is sent when the box is ticked.").default("\"true\""),
            line("valueOff", Behaviour, "What is sent when the box is empty.").default("\"false\""),
            flag("wrap", Layout, "Goes on in the next line instead of being cut off.").default("true").since(1, 2),
            flag("showTitle", Style, "Whether the text beside the box is shown.").default("true").since(1, 5),
        ],
        FIELD, ALIGNMENT, PLACE, &FIELD_IDENTITY, FALLBACK,
    ),
    labels: &["title", "label", "id"],
    main_slot: None,
    fresh: r#"{"type": "Input.Toggle", "id": "toggle", "title": "Yes, please"}"#,
    ..ElementType::USUAL
};

pub(super) static CHOICE_SET: ElementType = ElementType {
    name: "Input.ChoiceSet",
    family: Family::Adaptive,
    kind: ElementKind::Input,
    since: Version(1, 0),
    help: "A list to choose from.",
    properties: properties!(since Version(1, 0);
        &[
            many("choices", Content, Slot::Types(&["Choice"]), "What there is to choose from.").required(),
            PLACEHOLDER,
            line("value", Content, "The value of the first choice; several with commas between."),
            flag("isMultiSelect", Behaviour, "Lets the reader choose several."),
            choice("style", Style, &["compact", "expanded", "filtered"], "A list that drops down, all at once, or a search.").default("\"compact\""),
            flag("wrap", Layout, "Goes on in the next line instead of being cut off.").default("true").since(1, 2),
            flag("useMultipleColumns", Layout, "Puts the choices of an expanded list side by side.").since(1, 5),
            line("minColumnWidth", Layout, "The least width of such a column, such as 80px.").since(1, 5),
            any("choices.data", Advanced, "Where choices come from that a bot looks up.").since(1, 6),
        ],
        FIELD, ALIGNMENT, PLACE, &FIELD_IDENTITY, FALLBACK,
    ),
    labels: LABELS,
    main_slot: Some("choices"),
    fresh: r#"{"type": "Input.ChoiceSet", "id": "choice", "label": "Choice", "choices": [{"title": "One", "value": "1"}, {"title": "Two", "value": "2"}]}"#,
    ..ElementType::USUAL
};

pub(super) static CHOICE: ElementType = ElementType {
    name: "Choice",
    family: Family::Adaptive,
    kind: ElementKind::Object,
    since: Version(1, 0),
    help: "One of the things to choose from.",
    properties: properties!(since Version(1, 0);
        &[
            line("title", Content, "What the reader sees.").required(),
            line("value", Content, "What is sent.").required(),
            line("key", Advanced, "A name that stays the same while the card is updated."),
        ],
    ),
    labels: &["title", "value"],
    main_slot: None,
    fresh: r#"{"title": "Choice", "value": "choice"}"#,
    ..ElementType::USUAL
};
