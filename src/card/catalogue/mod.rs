//! The catalogue: which type has which properties, of which kind, with which values and defaults.
//!
//! The only place that knows it. Palette, properties pane, outline, checks and the preview's defaults read these tables;
//! nothing else names what a card may hold. An entry is static data and costs nothing at start. A new type is one entry in
//! the file of its family (and one layout function in `preview`, when it is to be drawn as more than a labelled frame),
//! and one line in `ALL`.
//!
//! The key that says the type (`type`, `@type`) is not listed among the properties: it is what the entry is found by.

mod action;
mod auth;
mod badge;
mod bot_card;
mod bot_media;
mod build;
mod card;
mod carousel;
mod chart;
mod chart_data;
mod choice;
mod code;
mod component;
mod container;
mod envelope;
mod facts;
mod host_action;
pub mod icons;
mod image;
mod input;
mod layout;
mod media;
mod message_action;
mod message_card;
mod message_input;
mod pages;
mod progress;
mod rating;
mod reference;
mod run;
mod shared;
mod submit;
mod table;
mod teams;
mod template;
mod text;
mod types;

pub use template::TEMPLATE;
pub use types::{
    Arity, ElementKind, ElementType, Family, Group, Mark, Property, Sign, Slot, Support, ValueType, Version,
};

/// Every type, in the order in which a palette offers them.
static ALL: [&ElementType; 153] = [
    &text::TEXT_BLOCK,
    &text::RICH_TEXT_BLOCK,
    &text::TEXT_RUN,
    &run::ICON_RUN,
    &run::IMAGE_RUN,
    &run::CITATION_RUN,
    &facts::FACT_SET,
    &facts::FACT,
    &badge::BADGE,
    &badge::ICON,
    &badge::ICON_INFO,
    &code::CODE_BLOCK,
    &rating::RATING,
    &progress::BAR,
    &progress::RING,
    &image::IMAGE,
    &image::IMAGE_SET,
    &media::MEDIA,
    &media::MEDIA_SOURCE,
    &media::CAPTION_SOURCE,
    &container::CONTAINER,
    &container::COLUMN_SET,
    &container::COLUMN,
    &table::TABLE,
    &table::TABLE_ROW,
    &table::TABLE_CELL,
    &table::COLUMN_DEFINITION,
    &container::ACTION_SET,
    &badge::COMPOUND_BUTTON,
    &carousel::CAROUSEL,
    &carousel::CAROUSEL_PAGE,
    &pages::ACCORDION,
    &pages::ACCORDION_PAGE,
    &pages::TAB_SET,
    &pages::TAB_PAGE,
    &input::TEXT,
    &input::NUMBER,
    &input::DATE,
    &input::TIME,
    &input::TOGGLE,
    &choice::CHOICE_SET,
    &choice::CHOICE,
    &choice::DATA_QUERY,
    &rating::INPUT,
    &action::OPEN_URL,
    &action::SUBMIT,
    &action::EXECUTE,
    &action::SHOW_CARD,
    &action::TOGGLE_VISIBILITY,
    &action::TARGET_ELEMENT,
    &action::RESET_INPUTS,
    &action::POPOVER,
    &host_action::OPEN_URL_DIALOG,
    &host_action::INSERT_IMAGE,
    &host_action::RUN_COMMANDS,
    &host_action::HTTP,
    &host_action::HTTP_HEADER,
    &chart::VERTICAL_BAR,
    &chart::VERTICAL_BAR_GROUPED,
    &chart::HORIZONTAL_BAR,
    &chart::HORIZONTAL_BAR_STACKED,
    &chart::LINE,
    &chart::DONUT,
    &chart::PIE,
    &chart::GAUGE,
    &chart_data::VERTICAL_BAR,
    &chart_data::GROUPED_SERIES,
    &chart_data::BAR_VALUE,
    &chart_data::HORIZONTAL_BAR,
    &chart_data::STACKED_BAR,
    &chart_data::STACKED_PIECE,
    &chart_data::LINE,
    &chart_data::LINE_POINT,
    &chart_data::DONUT,
    &chart_data::GAUGE_RANGE,
    &component::GRAPH_USER,
    &component::GRAPH_USERS,
    &component::GRAPH_RESOURCE,
    &component::GRAPH_FILE,
    &component::GRAPH_EVENT,
    &component::LOOP_COMPONENT,
    &component::PERSONA,
    &component::PERSONA_SET,
    &component::RESOURCE,
    &component::VISUALIZATION,
    &component::FILE,
    &component::EVENT,
    &component::ATTENDEE,
    &image::BACKGROUND_IMAGE,
    &image::THEMED_URL,
    &layout::STACK,
    &layout::FLOW,
    &layout::AREA_GRID,
    &layout::GRID_AREA,
    &card::ADAPTIVE_CARD,
    &teams::CARD_PROPERTIES,
    &teams::IMAGE_PROPERTIES,
    &teams::MENTION,
    &teams::MENTIONED_ENTITY,
    &auth::REFRESH,
    &auth::AUTHENTICATION,
    &auth::BUTTON,
    &auth::TOKEN_EXCHANGE,
    &card::HOST_CAPABILITIES,
    &card::METADATA,
    &card::RESOURCES,
    &card::STRING_RESOURCE,
    &reference::CARD,
    &reference::DOCUMENT,
    &submit::DATA,
    &submit::IM_BACK,
    &submit::INVOKE,
    &submit::MESSAGE_BACK,
    &submit::SIGNIN,
    &submit::TASK_FETCH,
    &submit::COLLAB_STAGE,
    &submit::TAB_INFO,
    &submit::TEAMS_PROPERTIES,
    &submit::TEAMS_FEEDBACK,
    &message_card::MESSAGE_CARD,
    &message_card::SECTION,
    &message_card::FACT,
    &message_card::IMAGE,
    &message_action::OPEN_URI,
    &message_action::TARGET,
    &message_action::HTTP_POST,
    &message_action::HEADER,
    &message_action::ACTION_CARD,
    &message_action::INVOKE_ADD_IN_COMMAND,
    &message_action::VIEW_ACTION,
    &message_input::TEXT,
    &message_input::DATE,
    &message_input::MULTICHOICE,
    &message_input::CHOICE,
    &bot_card::HERO,
    &bot_card::THUMBNAIL,
    &bot_card::LIST,
    &bot_card::LIST_ITEM,
    &bot_card::RECEIPT,
    &bot_card::RECEIPT_FACT,
    &bot_card::RECEIPT_ITEM,
    &bot_card::SIGNIN,
    &bot_card::OAUTH,
    &bot_card::ACTION,
    &bot_card::IMAGE,
    &bot_media::ANIMATION,
    &bot_media::AUDIO,
    &bot_media::VIDEO,
    &bot_media::THUMBNAIL_URL,
    &bot_media::MEDIA_URL,
    &envelope::MESSAGE,
    &envelope::ATTACHMENT,
    &envelope::PLAIN_TEXT,
];

/// The same by name, for finding: bytes in order, whole names.
static BY_NAME: [&ElementType; ALL.len()] = build::by_name(&ALL, false);

/// The same by what a card says, under whichever key.
static BY_TAG: [&ElementType; ALL.len()] = build::by_name(&ALL, true);

/// Every type, in the order in which a palette offers them.
pub fn all() -> impl Iterator<Item = &'static ElementType> {
    ALL.iter().copied()
}

/// The type of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static ElementType> {
    let found = BY_NAME.binary_search_by(|ty| ty.name.cmp(name)).ok()?;
    BY_NAME.get(found).copied()
}

/// The type that a card calls `tag` under its `type` or `@type` key; of the components the first, as only their name tells
/// them apart: see [`find_component`].
#[must_use]
pub fn find_tag(key: &str, tag: &str) -> Option<&'static ElementType> {
    let first = BY_TAG.partition_point(|ty| ty.tag() < tag);
    let alike = BY_TAG.iter().skip(first).take_while(|ty| ty.tag() == tag);
    alike.copied().find(|ty| ty.is_said() && ty.type_key() == key)
}

/// The component of that name, such as `graph.microsoft.com/user`.
#[must_use]
pub fn find_component(name: &str) -> Option<&'static ElementType> {
    let first = BY_TAG.partition_point(|ty| ty.tag() < COMPONENT);
    let alike = BY_TAG.iter().skip(first).take_while(|ty| ty.tag() == COMPONENT);
    alike.copied().find(|ty| matches!(ty.mark, Mark::Component(known) if known == name))
}

/// What a card says under `type` for every component.
pub(super) const COMPONENT: &str = "Component";

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
            if let (Some(tag), true) = (fresh.get(ty.type_key()), ty.is_said()) {
                assert_eq!(tag, ty.tag());
            }
            for property in ty.properties.iter().filter(|property| property.required) {
                assert!(fresh.get(property.name).is_some(), "{} {}", ty.name, property.name);
            }
        }
    }
}
