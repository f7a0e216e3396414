//! The catalogue: which type has which properties, of which kind, with which values and defaults.
//!
//! The only place that knows it. Palette, properties pane, outline, checks and the preview's defaults read these tables;
//! nothing else names what a card may hold. An entry is static data and costs nothing at start. A new type is one entry in
//! the file of its family (and one layout function in `preview`, when it is to be drawn as more than a labelled frame),
//! and one line in `ALL`.
//!
//! The key that says the type (`type`, `@type`) is not listed among the properties: it is what the entry is found by.

mod action;
mod build;
mod card;
mod container;
mod envelope;
mod facts;
mod image;
mod input;
mod message_card;
mod shared;
mod table;
mod template;
mod text;
mod types;

pub use template::TEMPLATE;
pub use types::{Arity, ElementKind, ElementType, Family, Group, Property, Slot, Support, ValueType, Version};

/// Every type, in the order in which a palette offers them.
static ALL: &[&ElementType] = &[
    &text::TEXT_BLOCK,
    &text::RICH_TEXT_BLOCK,
    &text::TEXT_RUN,
    &facts::FACT_SET,
    &facts::FACT,
    &image::IMAGE,
    &image::IMAGE_SET,
    &container::CONTAINER,
    &container::COLUMN_SET,
    &container::COLUMN,
    &table::TABLE,
    &table::TABLE_ROW,
    &table::TABLE_CELL,
    &table::COLUMN_DEFINITION,
    &container::ACTION_SET,
    &input::TEXT,
    &input::NUMBER,
    &input::DATE,
    &input::TIME,
    &input::TOGGLE,
    &input::CHOICE_SET,
    &input::CHOICE,
    &action::OPEN_URL,
    &action::SUBMIT,
    &action::EXECUTE,
    &action::SHOW_CARD,
    &action::TOGGLE_VISIBILITY,
    &action::TARGET_ELEMENT,
    &image::BACKGROUND_IMAGE,
    &card::ADAPTIVE_CARD,
    &card::TEAMS_CARD_PROPERTIES,
    &card::MENTION,
    &card::MENTIONED_ENTITY,
    &message_card::MESSAGE_CARD,
    &message_card::SECTION,
    &message_card::FACT,
    &message_card::IMAGE,
    &message_card::OPEN_URI,
    &message_card::TARGET,
    &message_card::HTTP_POST,
    &message_card::HEADER,
    &message_card::ACTION_CARD,
    &message_card::INVOKE_ADD_IN_COMMAND,
    &message_card::VIEW_ACTION,
    &message_card::TEXT_INPUT,
    &message_card::DATE_INPUT,
    &message_card::MULTICHOICE_INPUT,
    &message_card::CHOICE,
    &envelope::MESSAGE,
    &envelope::ATTACHMENT,
    &envelope::PLAIN_TEXT,
];

/// Every type, in the order in which a palette offers them.
pub fn all() -> impl Iterator<Item = &'static ElementType> {
    ALL.iter().copied()
}

/// The type of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static ElementType> {
    all().find(|ty| ty.name == name)
}

/// The type that a card calls `tag` under its `type` or `@type` key.
#[must_use]
pub fn find_tag(key: &str, tag: &str) -> Option<&'static ElementType> {
    all().find(|ty| ty.tag() == tag && ty.type_key() == key && (ty.family != Family::Envelope || tag == "message"))
}

/// Whether this is a type that Teams draws and that this catalogue does not describe yet.
#[must_use]
pub fn is_extension(tag: &str) -> bool {
    EXTENSIONS.contains(&tag) || tag.starts_with("Chart.") || tag.starts_with("Component")
}

/// Types of Adaptive Cards (1.6, Teams) without an entry of their own.
static EXTENSIONS: &[&str] = &[
    "Accordion",
    "AccordionPage",
    "Action.Http",
    "Action.InsertImage",
    "Action.OpenUrlDialog",
    "Action.Popover",
    "Action.ResetInputs",
    "Action.RunCommands",
    "Badge",
    "Carousel",
    "CarouselPage",
    "CitationRun",
    "CodeBlock",
    "CompoundButton",
    "Icon",
    "IconRun",
    "ImageRun",
    "Input.Rating",
    "LoopComponent",
    "Media",
    "ProgressBar",
    "ProgressRing",
    "Rating",
    "TabPage",
    "TabSet",
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn words(value: ValueType) -> Vec<&'static str> {
        value.words().to_vec()
    }

    #[test]
    fn names_are_unique_and_found() {
        let names: HashSet<_> = all().map(|ty| ty.name).collect();
        assert_eq!(names.len(), ALL.len());
        assert!(all().all(|ty| find(ty.name) == Some(ty)));
    }

    #[test]
    fn every_reference_leads_to_an_entry() {
        for ty in all() {
            let mut seen = HashSet::new();
            for property in ty.properties {
                assert!(seen.insert(property.name), "{} says {} twice", ty.name, property.name);
                assert!(property.since >= ty.since, "{} {}", ty.name, property.name);
                assert!(property.help.len() > 8 && property.help.ends_with('.'), "{} {}", ty.name, property.name);
                if let Some(default) = property.default {
                    let value: serde_json::Value = serde_json::from_str(default).unwrap();
                    let known = words(property.value);
                    if let (Some(word), false) = (value.as_str(), known.is_empty()) {
                        assert!(known.contains(&word), "{} {} {word}", ty.name, property.name);
                    }
                }
            }
            assert!(ty.main_slot.is_none_or(|slot| ty.slot(slot).is_some()), "{}", ty.name);
            assert!(ty.labels.iter().all(|label| ty.property(label).is_some()), "{}", ty.name);
        }
    }

    #[test]
    fn what_the_palette_adds_is_of_its_type() {
        for ty in all().filter(|ty| !ty.fresh.is_empty()) {
            let fresh: serde_json::Value = serde_json::from_str(ty.fresh).unwrap();
            if let Some(tag) = fresh.get(ty.type_key()) {
                assert_eq!(tag, ty.tag());
            }
            for property in ty.properties.iter().filter(|property| property.required) {
                assert!(fresh.get(property.name).is_some(), "{} {}", ty.name, property.name);
            }
        }
    }
}
