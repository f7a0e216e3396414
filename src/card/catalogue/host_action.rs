//! Actions that Teams does not do: those of Office, and the one of mails.

use super::Group::{Accessibility, Advanced, Behaviour, Content, Layout};
use super::build::{
    ELSEWHERE, MAIL, PREVIEW, choice, flag, line, long, many, one, properties, size, strings, suggested, url,
};
use super::shared::{BUTTON, BUTTON_ID, BUTTON_STYLE, BUTTON_TITLE, ICON_URL, ICONS, IS_ENABLED, MENU, MODE, TOOLTIP};
use super::{ElementType, Slot};

pub(super) static OPEN_URL_DIALOG: ElementType = ELSEWHERE
    .action("Action.OpenUrlDialog", "Opens an address in a dialog.")
    .properties(properties!(ELSEWHERE;
        &[
            BUTTON_TITLE,
            url("url", Content, "The address that is opened."),
            line("dialogTitle", Content, "The heading of the dialog."),
            size("dialogHeight", Layout, &["small", "medium", "large"], "How high the dialog is: a word, or pixels."),
            size("dialogWidth", Layout, &["small", "medium", "large"], "How wide the dialog is: a word, or pixels."),
        ],
        ICONS, BUTTON, MENU,
    ))
    .labels(&["title", "url", "tooltip", "id"])
    .note("Word and PowerPoint know it, Teams does not.")
    .fresh(r#"{"type": "Action.OpenUrlDialog", "title": "Open", "url": "https://example.com"}"#);

pub(super) static INSERT_IMAGE: ElementType = ELSEWHERE
    .action("Action.InsertImage", "Puts a picture into the document.")
    .properties(properties!(ELSEWHERE;
        &[
            BUTTON_TITLE,
            url("url", Content, "The picture that is put in."),
            choice("insertPosition", Behaviour, &["Selection", "Top", "Bottom"], "Where in the document the picture goes.").default("\"Selection\""),
            line("altText", Accessibility, "What the picture shows."),
        ],
        ICONS, BUTTON, MENU,
    ))
    .labels(&["title", "url", "tooltip", "id"])
    .note("Word and PowerPoint know it, Teams does not.")
    .fresh(r#"{"type": "Action.InsertImage", "title": "Insert", "url": "https://example.com/picture.png"}"#);

pub(super) static RUN_COMMANDS: ElementType = PREVIEW
    .action("Action.RunCommands", "Has the application do commands.")
    .properties(properties!(PREVIEW;
        &[
            BUTTON_TITLE,
            strings("commands", Content, "The commands, done one after the other until one fails."),
            line("onFailure", Behaviour, "The command that is done when one of them fails."),
        ],
        ICONS, BUTTON, MENU,
    ))
    .labels(&["title", "tooltip", "id"])
    .hosts(&[])
    .note("In preview; which commands there are depends on the application.")
    .fresh(r#"{"type": "Action.RunCommands", "title": "Run", "commands": []}"#);

pub(super) static HTTP: ElementType = MAIL
    .action("Action.Http", "Calls a service, from a mail of Outlook.")
    .properties(properties!(MAIL;
        &[
            many("headers", Behaviour, Slot::Types(&["HttpHeader"]), "Headers that are sent along."),
            BUTTON_TITLE,
            url("url", Content, "The address that is called."),
            TOOLTIP,
            ICON_URL,
            long("body", Content, "What is sent; {{id.value}} stands for an input."),
            BUTTON_STYLE,
            MODE,
            IS_ENABLED,
            suggested("method", Behaviour, &["GET", "POST"], "What the service is asked to do: GET or POST."),
            flag("ignoreInputValidation", Behaviour, "Goes ahead although an input is missing or wrong.").since(1, 3),
            choice("role", Accessibility, &["Button", "Link", "Tab", "Menu", "MenuItem"], "What a screen reader calls it.").since(1, 6),
            BUTTON_ID,
            one("requires", Advanced, Slot::Types(&["HostCapabilities"]), "Features, with the least version of each, that the host must have.").since(1, 2),
        ],
    ))
    .labels(&["title", "url", "tooltip", "id"])
    .holds("headers")
    .note("Only mails of Outlook know it; Teams drops it.")
    .fresh(r#"{"type": "Action.Http", "title": "Send", "method": "POST", "url": "https://example.com/answer"}"#);

pub(super) static HTTP_HEADER: ElementType = MAIL
    .object("HttpHeader", "A header of the call that an Action.Http makes.")
    .properties(properties!(MAIL;
        &[
            line("name", Content, "The name of the header."),
            line("value", Content, "The value of the header."),
        ],
    ))
    .labels(&["name", "value"])
    .by_place()
    .fresh(r#"{"name": "X-Source", "value": "card"}"#);
