//! Rules about what a host makes of a card: what it refuses, leaves out, shows as typed, or shows only so many of.

use super::{Rule, Severity};

const REFERENCE: &str = "Teams documentation, cards reference";
const FORMAT: &str = "Teams documentation, format cards";
const WEBHOOK: &str = "Teams documentation, send messages with webhooks";

pub(in crate::check) const REFUSES: Rule = Rule {
    code: "host-refuses",
    severity: Severity::Error,
    title: "A card that the host does not show",
    looks_at: "the cards of a document, for a host",
    help: "The service may answer that all is well, and nobody sees the card. Write it as an Adaptive Card, which every host but a connector app shows. Where the sources differ it is a warning.",
    source: REFERENCE,
    fix: None,
};

pub(in crate::check) const DROPS: Rule = Rule {
    code: "host-drops",
    severity: Severity::Warning,
    title: "A part that the host leaves out, or that does nothing there",
    looks_at: "elements, actions and buttons, for a host",
    help: "Only a bot can answer `Action.Submit` and `Action.Execute`; only e-mail knows `Action.Http`; the answer of an outgoing webhook only opens addresses; Workflows posts a MessageCard without its buttons. Use `Action.OpenUrl`, or give a `fallback`.",
    source: REFERENCE,
    fix: None,
};

pub(in crate::check) const PREVIEW: Rule = Rule {
    code: "preview-only",
    severity: Severity::Info,
    title: "A type that is only a preview",
    looks_at: "every element",
    help: "Some readers have it and some do not, and it may change. Give a `fallback`.",
    source: "the catalogue",
    fix: None,
};

pub(in crate::check) const IGNORED: Rule = Rule {
    code: "ignored-property",
    severity: Severity::Info,
    title: "A property that the host does not obey",
    looks_at: "every property, for a host",
    help: "It has no effect there. It is a warning when something is lost by it.",
    source: "the catalogue",
    fix: None,
};

pub(in crate::check) const INPUTS: Rule = Rule {
    code: "inputs-go-nowhere",
    severity: Severity::Info,
    title: "Inputs that nothing can send",
    looks_at: "inputs, for hosts without a bot",
    help: "A webhook is one way: readers can fill the fields in, and nobody gets what they wrote. Link to a form instead.",
    source: WEBHOOK,
    fix: None,
};

pub(in crate::check) const ACTIONS: Rule = Rule {
    code: "too-many-actions",
    severity: Severity::Warning,
    title: "More buttons than are shown",
    looks_at: "lists of actions and buttons, for a host",
    help: "Teams shows six in a row, Outlook five, and a connector card five (in Outlook four). The others go into a menu or are lost. Mark the less important with `\"mode\": \"secondary\"`, which puts them into the menu.",
    source: "host configs of Teams and Outlook; message card reference",
    fix: None,
};

pub(in crate::check) const SECTIONS: Rule = Rule {
    code: "too-many-sections",
    severity: Severity::Warning,
    title: "More sections, pictures or cards than are shown",
    looks_at: "sections of connector cards; for Teams also the pictures of each, and the attachments of a message",
    help: "Ten sections are shown, in Teams with five pictures each, and ten cards. What is beyond is lost without a word.",
    source: REFERENCE,
    fix: None,
};

pub(in crate::check) const MARKDOWN: Rule = Rule {
    code: "markdown-not-rendered",
    severity: Severity::Warning,
    title: "Markdown that is shown as it is typed",
    looks_at: "texts, titles and labels",
    help: "In a TextBlock and in facts Teams knows bold, italic, lists and links, and nothing else; titles, labels, buttons and the runs of a RichTextBlock know no Markdown. Use sizes and weights for headings, a Table for tables, an Image for pictures, a CodeBlock for code.",
    source: FORMAT,
    fix: Some("takes the marks away"),
};

pub(in crate::check) const HTML: Rule = Rule {
    code: "html-not-rendered",
    severity: Severity::Warning,
    title: "HTML that is shown as it is typed",
    looks_at: "texts, titles and labels",
    help: "HTML is read only in the text of hero and thumbnail cards, and in sections of connector cards with `\"markdown\": false`. Elsewhere readers see the tags.",
    source: FORMAT,
    fix: Some("writes it as Markdown"),
};

pub(in crate::check) const NEWLINE: Rule = Rule {
    code: "newline-vanishes",
    severity: Severity::Info,
    title: "A line end that becomes a blank",
    looks_at: "texts with Markdown",
    help: "In Markdown a single line end is a blank. An empty line (`\\n\\n`) begins a new line; items of a list need only one.",
    source: FORMAT,
    fix: Some("doubles the line end"),
};

pub(in crate::check) const MENTION: Rule = Rule {
    code: "mention-without-entity",
    severity: Severity::Warning,
    title: "A mention that names nobody",
    looks_at: "`<at>…</at>` in texts, and the entities of the card",
    help: "Each `<at>Name</at>` needs an entity in `msteams.entities` whose `text` is exactly the same. Without it readers see plain text, and nobody is notified.",
    source: FORMAT,
    fix: Some("makes the two the same where one of each is left over"),
};

pub(in crate::check) const ENTITY: Rule = Rule {
    code: "entity-without-mention",
    severity: Severity::Warning,
    title: "An entity that no text mentions",
    looks_at: "the entities of the card, and `<at>…</at>` in texts",
    help: "An entity notifies somebody only when its `text`, the tags included, stands in a text of the card.",
    source: FORMAT,
    fix: None,
};

pub(in crate::check) const MENTION_HERE: Rule = Rule {
    code: "mention-not-shown-here",
    severity: Severity::Warning,
    title: "A mention where none is shown",
    looks_at: "`<at>…</at>` outside of TextBlocks and facts",
    help: "Mentions work in a TextBlock and in facts of Teams. Elsewhere readers see the tags.",
    source: FORMAT,
    fix: None,
};

pub(in crate::check) const MENTIONED: Rule = Rule {
    code: "mention-by-bot-only",
    severity: Severity::Warning,
    title: "A mention that only a bot can make",
    looks_at: "`mentioned.id`, for webhooks",
    help: "A webhook can mention people only, by their Entra object id or their user principal name (`ann@example.com`).",
    source: FORMAT,
    fix: None,
};

pub(in crate::check) const MENTIONS_NOBODY: Rule = Rule {
    code: "mentions-nobody",
    severity: Severity::Warning,
    title: "A mention that does not say who is meant",
    looks_at: "the entities of the card",
    help: "Teams looks people up by `mentioned.id`, their Entra object id or sign-in name. Without it nobody is notified.",
    source: FORMAT,
    fix: None,
};

pub(in crate::check) const ORIGINATOR: Rule = Rule {
    code: "no-originator",
    severity: Severity::Warning,
    title: "A card in a mail that does not say which service sends it",
    looks_at: "the card, for e-mail",
    help: "Outlook shows a card to others than its own sender only when `originator` is the id of a registered provider. A signed card says it in its signature instead.",
    source: "Outlook documentation, actionable messages",
    fix: None,
};

pub(in crate::check) const DATA_URI: Rule = Rule {
    code: "data-uri",
    severity: Severity::Warning,
    title: "A picture inside the card",
    looks_at: "addresses of pictures, for Teams",
    help: "Teams shows pictures in `data:` addresses on some clients and not on others, and they count in the size of the message. Put the picture behind an https address.",
    source: "AdaptiveCards#4487, msteams-docs#5355",
    fix: None,
};

pub(in crate::check) const HTTP_PICTURE: Rule = Rule {
    code: "http-image",
    severity: Severity::Warning,
    title: "A picture at a plain http address",
    looks_at: "addresses of pictures, for Teams",
    help: "Teams shows pictures from https addresses only, and follows no redirects.",
    source: FORMAT,
    fix: Some("writes https"),
};

pub(in crate::check) const HUGE_PICTURE: Rule = Rule {
    code: "huge-image",
    severity: Severity::Warning,
    title: "A picture that is too large",
    looks_at: "pictures inside the card, for Teams",
    help: "Teams takes pictures of at most 1024 by 1024 pixels and 1 MB.",
    source: FORMAT,
    fix: None,
};

pub(in crate::check) const PICTURE_FORMAT: Rule = Rule {
    code: "image-format",
    severity: Severity::Info,
    title: "A picture of another format than PNG, JPEG or GIF",
    looks_at: "addresses of pictures, for Teams",
    help: "Teams shows PNG, JPEG and GIF; others appear on some clients only.",
    source: FORMAT,
    fix: None,
};

pub(in crate::check) const ICON: Rule = Rule {
    code: "icon-address",
    severity: Severity::Warning,
    title: "An icon address of no known form",
    looks_at: "`iconUrl` of actions",
    help: "An icon is an https address, or `icon:Name` with the name of a Fluent icon, or `icon:Name,filled`.",
    source: "Teams documentation, card actions",
    fix: None,
};

pub(in crate::check) const NOTIFICATION: Rule = Rule {
    code: "no-notification-text",
    severity: Severity::Info,
    title: "The notification says only \"Card\"",
    looks_at: "`summary` of the message, `fallbackText` of the card",
    help: "Give the message a `summary` and the card a `fallbackText`: which of the two a client shows in its notification differs.",
    source: "msteams-docs#11730, AdaptiveCards#9053",
    fix: Some("adds a `fallbackText` from the first text of the card"),
};

pub(in crate::check) const ENVELOPE: Rule = Rule {
    code: "envelope-type",
    severity: Severity::Error,
    title: "A message that does not say that it is one",
    looks_at: "`type` of an envelope",
    help: "A message with attachments says `\"type\": \"message\"`; webhooks refuse others.",
    source: WEBHOOK,
    fix: Some("writes the type"),
};

pub(in crate::check) const EMPTY: Rule = Rule {
    code: "empty-message",
    severity: Severity::Error,
    title: "A message without cards",
    looks_at: "`attachments` of an envelope",
    help: "A flow posts each attachment and fails when there is none; elsewhere a message without text and cards shows nothing.",
    source: "msteams-docs#11302",
    fix: None,
};

pub(in crate::check) const CONTENT: Rule = Rule {
    code: "content-type",
    severity: Severity::Error,
    title: "An attachment whose content is not what its type says",
    looks_at: "attachments",
    help: "`contentType` says which card `content` holds, and `content` is the card itself, not a text that holds it. A card of the wrong type is not shown.",
    source: WEBHOOK,
    fix: Some("writes the type of the card, or the card itself"),
};

pub(in crate::check) const SPELLING: Rule = Rule {
    code: "teams-spelling",
    severity: Severity::Info,
    title: "A spelling that Teams does not document",
    looks_at: "`msteams` and its `width`, for Teams",
    help: "The documents say `msteams` and `Full`. Other spellings were seen to work, and may stop to.",
    source: FORMAT,
    fix: Some("writes it as documented"),
};

pub(in crate::check) const ROOT_FALLBACK: Rule = Rule {
    code: "root-fallback",
    severity: Severity::Warning,
    title: "A fallback of the whole card",
    looks_at: "`fallback` of an AdaptiveCard",
    help: "No version of the schema has it. Hosts that do not show a card show its `fallbackText`.",
    source: "Adaptive Cards schema 1.0 to 1.6",
    fix: None,
};

pub(in crate::check) const MEDIA: Rule = Rule {
    code: "mixed-media",
    severity: Severity::Warning,
    title: "Sound and video in one player",
    looks_at: "`sources` of Media",
    help: "The sources of a Media are the same in several formats. With sound and video mixed, hosts leave the element out.",
    source: "test cards of microsoft/AdaptiveCards",
    fix: None,
};

/// The rules of this file, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    REFUSES,
    DROPS,
    PREVIEW,
    IGNORED,
    INPUTS,
    ACTIONS,
    SECTIONS,
    MARKDOWN,
    HTML,
    NEWLINE,
    MENTION,
    ENTITY,
    MENTION_HERE,
    MENTIONED,
    MENTIONS_NOBODY,
    ORIGINATOR,
    DATA_URI,
    HTTP_PICTURE,
    HUGE_PICTURE,
    PICTURE_FORMAT,
    ICON,
    NOTIFICATION,
    ENVELOPE,
    EMPTY,
    CONTENT,
    SPELLING,
    ROOT_FALLBACK,
    MEDIA,
];
