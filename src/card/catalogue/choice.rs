//! The list to choose from, and where its choices come from.

use super::Group::{Advanced, Behaviour, Content, Layout, Style};
use super::build::{V1_0, V1_6, choice, count, flag, line, many, one, properties, size};
use super::shared::{ALIGNMENT_UNREAD, FALLBACK, FIELD, FIELD_IDENTITY, FIELD_LOOK, KEY, PLACE, PLACEHOLDER};
use super::{ElementType, Slot};

pub(super) static CHOICE_SET: ElementType = V1_0
    .input("Input.ChoiceSet", "A list to choose from.")
    .properties(properties!(V1_0;
        &[
            many("choices", Content, Slot::Types(&["Choice"]), "What there is to choose from.").required(),
            PLACEHOLDER,
            line("value", Content, "The value of the first choice; several with commas between."),
            flag("isMultiSelect", Behaviour, "Lets the reader choose several."),
            choice("style", Style, &["compact", "expanded", "filtered"], "A list that drops down, all at once, or a search.").default("\"compact\""),
            flag("wrap", Layout, "Goes on in the next line instead of being cut off.").default("true").since(1, 2),
            flag("useMultipleColumns", Layout, "Puts the choices of an expanded list side by side.").since(1, 5).extension(),
            size("minColumnWidth", Layout, &[], "The least width of such a column, such as 80px.").since(1, 5).extension(),
            one("choices.data", Advanced, Slot::Types(&["Data.Query"]), "Where choices come from that a bot looks up.").since(1, 6),
        ],
        FIELD, FIELD_LOOK, ALIGNMENT_UNREAD, PLACE, FIELD_IDENTITY, FALLBACK,
    ))
    .labels(&["label", "placeholder", "id"])
    .holds("choices")
    .note("A search among choices that are looked up needs a bot, and differs on phones.")
    .fresh(r#"{"type": "Input.ChoiceSet", "id": "choice", "label": "Choice", "choices": [{"title": "One", "value": "1"}, {"title": "Two", "value": "2"}]}"#);

pub(super) static CHOICE: ElementType = V1_0
    .object("Choice", "One of the things to choose from.")
    .properties(properties!(V1_0;
        &[
            line("title", Content, "What the reader sees.").required(),
            line("value", Content, "What is sent.").required(),
            KEY,
        ],
    ))
    .labels(&["title", "value"])
    .fresh(r#"{"title": "Choice", "value": "choice"}"#);

pub(super) static DATA_QUERY: ElementType = V1_6
    .object("Data.Query", "Where the choices come from that a bot looks up.")
    .properties(properties!(V1_6;
        &[
            line("dataset", Content, "The name under which the bot knows the list that is searched.").required(),
            choice("associatedInputs", Behaviour, &["auto", "none"], "Whether the inputs are sent along with the search.").extension(),
            count("count", Advanced, "How many are wanted; the client fills it in."),
            count("skip", Advanced, "How many are left out; the client fills it in."),
            KEY,
        ],
    ))
    .labels(&["dataset"])
    .fresh(r#"{"type": "Data.Query", "dataset": "people"}"#);
