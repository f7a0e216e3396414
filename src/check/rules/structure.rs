//! Rules about types, properties and values: what the catalogue says of them.

use super::{Rule, Severity};

pub(in crate::check) const NOT_A_CARD: Rule = Rule {
    code: "not-a-card",
    severity: Severity::Error,
    title: "JSON that is no card",
    looks_at: "the outermost value",
    help: "Teams refuses it. A card says its type: `\"type\": \"AdaptiveCard\"`, or `\"@type\": \"MessageCard\"`.",
    source: "the answers of incoming webhooks and of Workflows",
    fix: None,
};

pub(in crate::check) const UNKNOWN_TYPE: Rule = Rule {
    code: "unknown-type",
    severity: Severity::Warning,
    title: "A type that is not known",
    looks_at: "`type` and `@type`",
    help: "A host leaves out an element whose type it does not know, or shows its `fallback`. A whole card of such a type is shown by none: that is an error.",
    source: "the catalogue",
    fix: Some("writes the nearest type that is known"),
};

pub(in crate::check) const WRONG_TYPE: Rule = Rule {
    code: "wrong-type",
    severity: Severity::Error,
    title: "A value of the wrong kind",
    looks_at: "the value of every property",
    help: "A list where an object belongs, or the reverse, breaks the structure of the card. A simple property of the wrong kind is ignored, and its default counts: that is a warning. `\"true\"` for true is read by most: information.",
    source: "the catalogue, and what the SDKs read",
    fix: Some("writes a number, a string or a boolean as what it should be"),
};

pub(in crate::check) const UNKNOWN_VALUE: Rule = Rule {
    code: "unknown-value",
    severity: Severity::Warning,
    title: "A value that is none of those that are known",
    looks_at: "words, sizes, colours",
    help: "Hosts ignore it, and the default counts. Upper and lower case make no difference.",
    source: "the catalogue",
    fix: Some("writes the nearest word that is known"),
};

pub(in crate::check) const MISSING_REQUIRED: Rule = Rule {
    code: "missing-required",
    severity: Severity::Error,
    title: "A property that has to be there is missing",
    looks_at: "every element",
    help: "Without it the element shows nothing or does nothing, and strict hosts refuse the card.",
    source: "the catalogue",
    fix: Some("adds the version of a card"),
};

pub(in crate::check) const NOT_ALLOWED_HERE: Rule = Rule {
    code: "not-allowed-here",
    severity: Severity::Error,
    title: "An element that may not stand here",
    looks_at: "what stands in a list or a slot",
    help: "Hosts leave it out. A `Column` belongs into a `ColumnSet`, an action into `actions` or a `selectAction`, an element into a body or a container.",
    source: "the catalogue",
    fix: None,
};

pub(in crate::check) const UNKNOWN_PROPERTY: Rule = Rule {
    code: "unknown-property",
    severity: Severity::Warning,
    title: "A key that is no property of its element",
    looks_at: "every key of an element",
    help: "Hosts ignore it without a word, so what it should have done is lost. Keys that start with `$`, `@`, `_` or `//`, and `comment`, are taken for what templates, schemas and people need.",
    source: "the catalogue",
    fix: Some("writes the known name that was meant; unasked where only upper and lower case differ"),
};

pub(in crate::check) const EMPTY_LIST: Rule = Rule {
    code: "empty-list",
    severity: Severity::Warning,
    title: "A list that has to hold something is empty",
    looks_at: "the lists that an element needs",
    help: "The element shows nothing. A choice set without choices is refused by the SDK, unless a bot looks them up.",
    source: "Adaptive Cards JavaScript SDK, CollectionCantBeEmpty",
    fix: None,
};

pub(in crate::check) const DUPLICATE_ID: Rule = Rule {
    code: "duplicate-id",
    severity: Severity::Warning,
    title: "Two elements of one card have the same id",
    looks_at: "`id` of elements and actions",
    help: "An action finds only one of them, and of two inputs one answer is lost. Ids inside the card of an `Action.ShowCard` count with the card around it; elements that a `$when` shows by turns may share one.",
    source: "Adaptive Cards JavaScript SDK, DuplicateId",
    fix: None,
};

pub(in crate::check) const UNKNOWN_TARGET: Rule = Rule {
    code: "unknown-target",
    severity: Severity::Warning,
    title: "An action calls for an id that nothing has",
    looks_at: "`targetElements`, `targetInputIds`",
    help: "The action changes nothing. Upper and lower case count.",
    source: "Adaptive Cards JavaScript SDK",
    fix: Some("writes the nearest id that is there"),
};

pub(in crate::check) const NEWER_THAN_CARD: Rule = Rule {
    code: "newer-than-card",
    severity: Severity::Warning,
    title: "Something that came later than the version of the card",
    looks_at: "types and properties",
    help: "A host that goes by the version leaves the element out, or shows its `fallback` (then this is information); a property is ignored (information). Most hosts do not look at the version for this.",
    source: "the versions of the official schema; Teams' own extensions count as 1.5",
    fix: Some("raises the version of the card"),
};

pub(in crate::check) const NEWER_THAN_HOST: Rule = Rule {
    code: "newer-than-host",
    severity: Severity::Warning,
    title: "Something that came later than the host takes",
    looks_at: "types and properties",
    help: "The host leaves the element out, or shows its `fallback` (then this is information); a property is ignored (information).",
    source: "the versions that the hosts take: 1.5 in Teams, 1.6 for bots, 1.0 in e-mail",
    fix: None,
};

pub(in crate::check) const DEPRECATED: Rule = Rule {
    code: "deprecated",
    severity: Severity::Info,
    title: "A property that is out of use",
    looks_at: "properties",
    help: "Readers of today ignore it, or never read it: some are slips of the official schema.",
    source: "the catalogue",
    fix: Some("writes the name that hosts read, where there is one"),
};

pub(in crate::check) const BAD_LANGUAGE: Rule = Rule {
    code: "bad-language",
    severity: Severity::Warning,
    title: "A language that is no language tag",
    looks_at: "`lang` and its like",
    help: "Hosts fall back to the language of the reader, and read dates and texts aloud in that. A tag is a language such as `en`, then perhaps a region: `nb-NO`.",
    source: "RFC 5646",
    fix: Some("writes a hyphen for an underscore"),
};

pub(in crate::check) const BAD_VERSION: Rule = Rule {
    code: "bad-version",
    severity: Severity::Error,
    title: "A version that cannot be read",
    looks_at: "`version` of a card, and the versions in `requires`",
    help: "It has to be a string of two numbers such as `1.5`. Hosts show nothing of a card whose version they cannot read.",
    source: "Adaptive Cards JavaScript SDK",
    fix: Some("writes the version that was meant"),
};

pub(in crate::check) const VERSION_TOO_NEW: Rule = Rule {
    code: "version-too-new",
    severity: Severity::Error,
    title: "A version that the host does not take",
    looks_at: "`version` of a card",
    help: "A host shows only the `fallbackText` of a card that says a newer version than it knows: Teams knows 1.5, a bot's cards may be of 1.6. Of Workflows, some flows refuse more than 1.4 (information). E-mail takes 1.0: above it Outlook may leave out the buttons of `Action.Http` (warning).",
    source: "Adaptive Cards JavaScript SDK, UnsupportedCardVersion; go-teams-notify#265",
    fix: Some("writes the newest version that goes through, when nothing inside asks for more"),
};

pub(in crate::check) const NEGATIVE_COUNT: Rule = Rule {
    code: "negative-count",
    severity: Severity::Warning,
    title: "A count below nothing",
    looks_at: "`maxLines`, `maxLength` and other counts",
    help: "Hosts ignore it, and the default counts.",
    source: "the catalogue",
    fix: None,
};

pub(in crate::check) const OUT_OF_RANGE: Rule = Rule {
    code: "out-of-range",
    severity: Severity::Info,
    title: "A value outside of its bounds, or bounds with nothing between",
    looks_at: "`min`, `max` and `value`; `initialPage`",
    help: "A field whose `min` is above its `max` takes no answer at all (warning); a value outside is cut off, or the reader has to change it before anything can be sent.",
    source: "Adaptive Cards documentation, inputs",
    fix: None,
};

pub(in crate::check) const MALFORMED_VALUE: Rule = Rule {
    code: "malformed-value",
    severity: Severity::Warning,
    title: "A date, a time or a pattern that cannot be read",
    looks_at: "dates, times, `regex`",
    help: "Hosts ignore a date that is no `YYYY-MM-DD` and a time that is no `HH:MM`; with a `regex` that cannot be read an input takes no answer, or any.",
    source: "ISO 8601; ECMAScript regular expressions",
    fix: Some("writes a time with two digits for the hours and no seconds"),
};

pub(in crate::check) const BAD_ADDRESS: Rule = Rule {
    code: "bad-address",
    severity: Severity::Warning,
    title: "An address that leads nowhere",
    looks_at: "addresses of pictures, media and links, in properties and in texts",
    help: "A card has no place of its own that `img/a.png` or `/orders` could be looked for at, so an address has to be whole: `https://example.com/a`. Buttons and links also open `mailto:`, `tel:` and the addresses of apps; pictures come from the web, or stand in a `data:` address.",
    source: "Teams documentation, format cards; message card reference",
    fix: Some("writes `https://` before what plainly is the name of a host"),
};

pub(in crate::check) const UNKNOWN_ICON: Rule = Rule {
    code: "unknown-icon",
    severity: Severity::Warning,
    title: "The name of an icon that there is none of",
    looks_at: "names of Fluent icons, and `icon:` addresses",
    help: "Teams shows no picture in its place. Upper and lower case count: it is `CalendarLtr`, not `calendarltr`. A style may follow after a comma: `Calendar,filled`.",
    source: "the names of the Fluent icons that Teams has",
    fix: Some("writes the nearest name, where one is clearly meant; unasked where only upper and lower case differ"),
};

pub(in crate::check) const LOST_CELL: Rule = Rule {
    code: "lost-cell",
    severity: Severity::Warning,
    title: "A cell beyond the columns of its table",
    looks_at: "the rows of a Table",
    help: "`columns` decides how many cells of each row are shown; what is beyond is left out without a word.",
    source: "what the SDKs draw",
    fix: None,
};

/// The rules of this file, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    NOT_A_CARD,
    UNKNOWN_TYPE,
    UNKNOWN_PROPERTY,
    WRONG_TYPE,
    UNKNOWN_VALUE,
    MISSING_REQUIRED,
    EMPTY_LIST,
    NOT_ALLOWED_HERE,
    DUPLICATE_ID,
    UNKNOWN_TARGET,
    NEWER_THAN_CARD,
    NEWER_THAN_HOST,
    VERSION_TOO_NEW,
    BAD_VERSION,
    BAD_LANGUAGE,
    DEPRECATED,
    LOST_CELL,
    NEGATIVE_COUNT,
    OUT_OF_RANGE,
    MALFORMED_VALUE,
    BAD_ADDRESS,
    UNKNOWN_ICON,
];
