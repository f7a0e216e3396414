//! How a card fetches a newer one, and how the reader signs in.

use super::Group::{Behaviour, Content};
use super::build::{V1_4, line, many, one, properties, strings, suggested, url};
use super::shared::{BUTTON_TITLE, KEY, OPEN_SOURCE, SIGNIN_TEXT};
use super::{ElementType, Slot};

pub(super) static REFRESH: ElementType = V1_4
    .object("RefreshDefinition", "How the card fetches a newer one by itself.")
    .properties(properties!(V1_4;
        &[
            one("action", Content, Slot::Types(&["Action.Execute"]), "What is done to fetch the newer card: an Action.Execute."),
            line("expires", Behaviour, "When the card is out of date.").since(1, 6).unread().note(OPEN_SOURCE),
            strings("userIds", Behaviour, "Those for whom it is fetched by itself: up to 60 ids."),
            KEY,
        ],
    ))
    .labels(&["expires"])
    .holds("action")
    .fresh(r#"{"action": {"type": "Action.Execute", "verb": "refresh"}, "userIds": []}"#);

pub(super) static AUTHENTICATION: ElementType = V1_4
    .object("Authentication", "How the reader signs in.")
    .properties(properties!(V1_4;
        &[
            many("buttons", Content, Slot::Types(&["AuthCardButton"]), "The buttons; only one that signs in works."),
            SIGNIN_TEXT,
            line("connectionName", Content, "The name of the connection that was set up for the bot."),
            one("tokenExchangeResource", Behaviour, Slot::Types(&["TokenExchangeResource"]), "What lets the reader in without asking again."),
            KEY,
        ],
    ))
    .labels(&["text", "connectionName"])
    .holds("buttons")
    .fresh(r#"{"text": "Please sign in.", "connectionName": "connection", "buttons": [{"type": "signin", "title": "Sign in", "value": "https://example.com/signin"}]}"#);

pub(super) static BUTTON: ElementType = V1_4
    .object("AuthCardButton", "A button for signing in.")
    .properties(properties!(V1_4;
        &[
            BUTTON_TITLE,
            line("value", Content, "The address that is opened for signing in.").required(),
            url("image", Content, "A small picture on the button."),
            suggested("type", Behaviour, &["signin"], "What the button does; only signin works.").required(),
            KEY,
        ],
    ))
    .labels(&["title", "value"])
    .by_place()
    .fresh(r#"{"type": "signin", "title": "Sign in", "value": "https://example.com/signin"}"#);

pub(super) static TOKEN_EXCHANGE: ElementType = V1_4
    .object("TokenExchangeResource", "What lets the reader in without asking again.")
    .properties(properties!(V1_4;
        &[
            url("uri", Content, "The address that the token is for.").required(),
            line("providerId", Content, "Who vouches for the reader.").required(),
            line("id", Content, "The id of the exchange, made up by the bot.").required(),
            KEY,
        ],
    ))
    .labels(&["id"])
    .fresh(r#"{"id": "exchange", "uri": "api://example.com", "providerId": "provider"}"#);
