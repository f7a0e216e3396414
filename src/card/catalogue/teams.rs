//! What Teams reads beside the card: its width, mentions, pictures.

use super::Group::{Behaviour, Content, Layout};
use super::build::{TEAMS, choice, line, many, one, optional_flag, properties};
use super::shared::KEY;
use super::{ElementType, Slot};

pub(super) static CARD_PROPERTIES: ElementType = TEAMS
    .object("TeamsCardProperties", "What Teams reads beside the card: its width, and who is mentioned.")
    .properties(properties!(TEAMS;
        &[
            choice("width", Layout, &["Full"], "Lets the card take the full width of the channel."),
            many("entities", Content, Slot::Types(&["mention"]), "The people and tags that texts of the card mention."),
            KEY,
        ],
    ))
    .labels(&["width"])
    .holds("entities")
    .by_place()
    .fresh(r#"{"width": "Full"}"#);

pub(super) static IMAGE_PROPERTIES: ElementType = TEAMS
    .object("TeamsImageProperties", "What Teams reads beside a picture.")
    .properties(properties!(TEAMS;
        &[
            optional_flag("allowExpand", Behaviour, "Lets the reader open the picture large."),
            KEY,
        ],
    ))
    .labels(&["allowExpand"])
    .by_place()
    .fresh(r#"{"allowExpand": true}"#);

pub(super) static MENTION: ElementType = TEAMS
    .object("mention", "Someone who is mentioned: the text in the card, and who is meant by it.")
    .properties(properties!(TEAMS;
        &[
            line("text", Content, "The text in the card that becomes the mention, with <at> and </at> around it."),
            one("mentioned", Content, Slot::Types(&["MentionedEntity"]), "Who is meant."),
            KEY,
        ],
    ))
    .labels(&["text"])
    .holds("mentioned")
    .fresh(r#"{"type": "mention", "text": "<at>Name</at>", "mentioned": {"id": "name@example.com", "name": "Name"}}"#);

pub(super) static MENTIONED_ENTITY: ElementType = TEAMS
    .object("MentionedEntity", "The person or the tag that a mention means.")
    .properties(properties!(TEAMS;
        &[
            line("name", Content, "The name that is shown."),
            choice("mentionType", Behaviour, &["Person", "Tag"], "One person, or everybody with a tag.").default("\"Person\""),
            KEY,
            line("id", Content, "The sign-in name or the object id, as Teams knows it."),
        ],
    ))
    .labels(&["name", "id"])
    .by_place()
    .fresh(r#"{"id": "name@example.com", "name": "Name"}"#);
