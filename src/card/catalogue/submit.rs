//! What an action sends along, and what Teams does with it.

use super::Group::{Advanced, Behaviour, Content};
use super::build::{TEAMS, any, line, one, optional_flag, properties, url};
use super::shared::KEY;
use super::{ElementType, Slot};

pub(super) static DATA: ElementType = TEAMS
    .object("SubmitActionData", "Data that an action sends along, of any shape.")
    .properties(properties!(TEAMS;
        &[
            one("msteams", Behaviour, Slot::Types(&["ImBackSubmitActionData", "InvokeSubmitActionData", "MessageBackSubmitActionData", "SigninSubmitActionData", "TaskFetchSubmitActionData"]), "What Teams does instead of sending the data to the bot alone."),
            one("msTeams", Advanced, Slot::Types(&["ImBackSubmitActionData", "InvokeSubmitActionData", "MessageBackSubmitActionData", "SigninSubmitActionData", "TaskFetchSubmitActionData"]), "Another spelling of msteams, which is read as well."),
            KEY,
        ],
    ))
    .by_place()
    .open()
    .fresh("{}");

pub(super) static IM_BACK: ElementType = TEAMS
    .object("ImBackSubmitActionData", "Has the reader say something in the conversation.")
    .properties(properties!(TEAMS;
        &[
            line("value", Content, "What the reader then says in the conversation.").required(),
            KEY,
        ],
    ))
    .labels(&["value"])
    .word("imBack")
    .fresh(r#"{"type": "imBack", "value": "Yes"}"#);

pub(super) static INVOKE: ElementType = TEAMS
    .object("InvokeSubmitActionData", "Calls the bot without a trace in the conversation.")
    .properties(properties!(TEAMS;
        &[
            any("value", Content, "What the bot is sent.").required(),
            KEY,
        ],
    ))
    .word("invoke")
    .fresh(r#"{"type": "invoke", "value": {}}"#);

pub(super) static MESSAGE_BACK: ElementType = TEAMS
    .object("MessageBackSubmitActionData", "Tells the bot something, and shows the conversation something else.")
    .properties(properties!(TEAMS;
        &[
            line("text", Content, "What the bot is told."),
            line("displayText", Content, "What the conversation shows as said by the reader."),
            any("value", Content, "What the bot is sent along with it."),
            KEY,
        ],
    ))
    .labels(&["displayText", "text"])
    .word("messageBack")
    .fresh(r#"{"type": "messageBack", "displayText": "Yes", "text": "yes"}"#);

pub(super) static SIGNIN: ElementType = TEAMS
    .object("SigninSubmitActionData", "Lets the reader sign in.")
    .properties(properties!(TEAMS;
        &[
            line("value", Content, "The address that is opened for signing in.").required(),
            KEY,
        ],
    ))
    .labels(&["value"])
    .word("signin")
    .fresh(r#"{"type": "signin", "value": "https://example.com/signin"}"#);

pub(super) static TASK_FETCH: ElementType = TEAMS
    .object("TaskFetchSubmitActionData", "Asks the bot for a dialog.")
    .properties(properties!(TEAMS;
        &[KEY],
    ))
    .word("task/fetch")
    .fresh(r#"{"type": "task/fetch"}"#);

pub(super) static COLLAB_STAGE: ElementType = TEAMS
    .object("CollabStageInvokeDataValue", "Opens a tab on the stage, beside the conversation.")
    .properties(properties!(TEAMS;
        &[
            one("tabInfo", Content, Slot::Types(&["TabInfo"]), "The tab that opens on the stage."),
        ],
    ))
    .holds("tabInfo")
    .word("tab/tabInfoAction")
    .hosts(&[])
    .fresh(r#"{"type": "tab/tabInfoAction", "tabInfo": {"name": "Tab", "contentUrl": "https://example.com/tab"}}"#);

pub(super) static TAB_INFO: ElementType = TEAMS
    .object("TabInfo", "The tab that opens on the stage.")
    .properties(properties!(TEAMS;
        &[
            line("name", Content, "What the tab is called."),
            url("contentUrl", Content, "The address that the tab shows."),
            url("websiteUrl", Content, "The address of the same in a browser."),
            line("entityId", Advanced, "The id of what the tab shows."),
        ],
    ))
    .labels(&["name", "contentUrl"])
    .by_place()
    .hosts(&[])
    .fresh(r#"{"name": "Tab", "contentUrl": "https://example.com/tab"}"#);

pub(super) static TEAMS_PROPERTIES: ElementType = TEAMS
    .object("TeamsSubmitActionProperties", "What Teams reads beside an action.")
    .properties(properties!(TEAMS;
        &[
            one("feedback", Behaviour, Slot::Types(&["TeamsSubmitActionFeedback"]), "What the reader sees when the answer has arrived."),
            KEY,
        ],
    ))
    .holds("feedback")
    .by_place()
    .fresh(r#"{"feedback": {"hide": true}}"#);

pub(super) static TEAMS_FEEDBACK: ElementType = TEAMS
    .object("TeamsSubmitActionFeedback", "What the reader sees when the answer has arrived.")
    .properties(properties!(TEAMS;
        &[
            optional_flag("hide", Behaviour, "Says nothing when the answer has arrived."),
            KEY,
        ],
    ))
    .labels(&["hide"])
    .by_place()
    .fresh(r#"{"hide": true}"#);
