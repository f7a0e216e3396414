//! Facts: pairs of a title and a value.

use super::Group::Content;
use super::build::{V1_0, line, long, many, properties};
use super::shared::{ALIGNMENT_UNREAD, FALLBACK, IDENTITY, KEY, PLACE};
use super::{ElementType, Slot};

pub(super) static FACT_SET: ElementType = V1_0
    .element("FactSet", "Titles and values in two columns.")
    .properties(properties!(V1_0;
        &[
            many("facts", Content, Slot::Types(&["Fact"]), "The rows, each a title and a value.").required(),
        ],
        ALIGNMENT_UNREAD, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["id"])
    .holds("facts")
    .fresh(r#"{"type": "FactSet", "facts": [{"title": "Title", "value": "Value"}]}"#);

pub(super) static FACT: ElementType = V1_0
    .object("Fact", "One row of a FactSet.")
    .properties(properties!(V1_0;
        &[
            line("title", Content, "What it is about; stands on the left.").required(),
            long("value", Content, "What is so; stands on the right.").required(),
            KEY,
        ],
    ))
    .labels(&["title", "value"])
    .fresh(r#"{"title": "Title", "value": "Value"}"#);
