//! Facts: pairs of a title and a value.

use super::Group::{Advanced, Content};
use super::build::{line, long, many, properties};
use super::shared::{ALIGNMENT, FALLBACK, IDENTITY, PLACE};
use super::{ElementKind, ElementType, Family, Slot, Version};

pub(super) static FACT_SET: ElementType = ElementType {
    name: "FactSet",
    family: Family::Adaptive,
    kind: ElementKind::Element,
    since: Version(1, 0),
    help: "Titles and values in two columns.",
    properties: properties!(since Version(1, 0);
        &[many("facts", Content, Slot::Types(&["Fact"]), "The rows, each a title and a value.").required()],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ),
    labels: &["id"],
    main_slot: Some("facts"),
    fresh: r#"{"type": "FactSet", "facts": [{"title": "Title", "value": "Value"}]}"#,
    ..ElementType::USUAL
};

pub(super) static FACT: ElementType = ElementType {
    name: "Fact",
    family: Family::Adaptive,
    kind: ElementKind::Object,
    since: Version(1, 0),
    help: "One row of a FactSet.",
    properties: properties!(since Version(1, 0);
        &[
            line("title", Content, "What it is about; stands on the left.").required(),
            long("value", Content, "What is so; stands on the right.").required(),
            line("key", Advanced, "A name that stays the same while the card is updated."),
        ],
    ),
    labels: &["title", "value"],
    main_slot: None,
    fresh: r#"{"title": "Title", "value": "Value"}"#,
    ..ElementType::USUAL
};
