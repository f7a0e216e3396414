//! Rules about templates: what binds data to a card.

use super::{Rule, Severity};

const TEMPLATING: &str = "Adaptive Cards templating";

pub(in crate::check) const WHEN: Rule = Rule {
    code: "when-no-expression",
    severity: Severity::Warning,
    title: "A `$when` that is no expression",
    looks_at: "`$when`",
    help: "`$when` keeps an element when its expression, one and nothing around it, gives true. A plain value does the reverse: with `true`, a text or an object the element vanishes, with `false` or an empty text it stays.",
    source: TEMPLATING,
    fix: Some("puts a condition into `${…}`, and several into one"),
};

pub(in crate::check) const UNBALANCED: Rule = Rule {
    code: "unbalanced-expression",
    severity: Severity::Warning,
    title: "An expression that does not end",
    looks_at: "every string with `${`",
    help: "An expression begins with `${` and ends with `}`. Without its end nothing is filled in, and readers see it as it is typed.",
    source: TEMPLATING,
    fix: None,
};

pub(in crate::check) const BAD: Rule = Rule {
    code: "bad-expression",
    severity: Severity::Warning,
    title: "An expression that cannot be read",
    looks_at: "every string with `${…}`, but for the code of a CodeBlock",
    help: "A template with it cannot be expanded at all, and in a card that is no template readers see it as it is typed. A back-tick, or a `${` that is to be shown, has a backslash before it.",
    source: "Adaptive Expressions; Adaptive Cards templating",
    fix: None,
};

pub(in crate::check) const DATA: Rule = Rule {
    code: "data-no-data",
    severity: Severity::Warning,
    title: "A `$data` in which nothing can be found",
    looks_at: "`$data`",
    help: "`$data` is an object, a list, or an expression such as `${items}` that gives one. In a number, a boolean or a plain text no name is found.",
    source: TEMPLATING,
    fix: Some("puts a name into `${…}`"),
};

pub(in crate::check) const STRING: Rule = Rule {
    code: "no-such-string",
    severity: Severity::Warning,
    title: "A string resource that the card does not have",
    looks_at: "`${rs:name}` in texts, and `resources` of the card",
    help: "`${rs:name}` is replaced by the entry of that name in `resources.strings` of the card. Without one, readers see it as it is typed.",
    source: "Adaptive Cards documentation hub, string resources",
    fix: None,
};

pub(in crate::check) const MISSING: Rule = Rule {
    code: "missing-data",
    severity: Severity::Warning,
    title: "A name that the data do not have",
    looks_at: "every `${…}`, with data",
    help: "Where a name is missing, the expression stays as it is written, and readers would see it. Such a card is not sent.",
    source: TEMPLATING,
    fix: None,
};

pub(in crate::check) const NO_VALUE: Rule = Rule {
    code: "no-value",
    severity: Severity::Error,
    title: "An expression that has no value with these data",
    looks_at: "every `${…}`, with data",
    help: "The template cannot be filled: the reference engine stops there, or leaves the expression as it is written.",
    source: TEMPLATING,
    fix: None,
};

pub(in crate::check) const WHEN_HIDES: Rule = Rule {
    code: "when-hides",
    severity: Severity::Warning,
    title: "A `$when` that is neither true nor false with these data",
    looks_at: "`$when`, with data",
    help: "Whatever is not true hides the element, also a text or a number. Compare: `${count(items) > 0}`.",
    source: TEMPLATING,
    fix: None,
};

pub(in crate::check) const UNKNOWN_FUNCTION: Rule = Rule {
    code: "unknown-function",
    severity: Severity::Warning,
    title: "A function that does not exist",
    looks_at: "every string with `${…}`, but for the code of a CodeBlock",
    help: "Names of functions are what they are to the letter, small and capital. Where one is called that does not exist, the template cannot be filled, or the expression stays in the text as it is written. `cardwright explain functions` lists them.",
    source: "Adaptive Expressions, prebuilt functions",
    fix: Some("writes the name that is nearly the same"),
};

pub(in crate::check) const WHEN_NEVER: Rule = Rule {
    code: "when-never-true",
    severity: Severity::Warning,
    title: "A `$when` that can be neither true nor false",
    looks_at: "`$when`",
    help: "Whatever is not true hides the element, also a text, a number or a list. An expression that gives nothing else hides it always. Compare: `${count(items) > 0}`.",
    source: TEMPLATING,
    fix: Some("asks whether a number is greater than 0, or whether there is anything in a text or list"),
};

pub(in crate::check) const JOINED: Rule = Rule {
    code: "joined-object",
    severity: Severity::Warning,
    title: "An object or a list as part of a text",
    looks_at: "every `${…}` among other text, with data",
    help: "Of an object in a text readers see `[object Object]`, of a list its items with commas between them; .NET writes JSON. Name a property of the object; write `join(items, ', ')` for a list.",
    source: TEMPLATING,
    fix: None,
};

pub(in crate::check) const DATA_MARKDOWN: Rule = Rule {
    code: "data-as-markdown",
    severity: Severity::Info,
    title: "Data that is read as Markdown",
    looks_at: "texts with Markdown and `${…}` in them, with data",
    help: "Stars, underscores and brackets in a value mark up the text around them, or vanish. Where the data are no Markdown, a backslash before each keeps it as it is; expressions have no function for that but `replace`.",
    source: "Microsoft Teams documentation, format cards; message card reference: escape inserted data",
    fix: Some("wraps the value into `replace`, one for each sign that it holds"),
};

pub(in crate::check) const ENGINES: Rule = Rule {
    code: "engines-differ",
    severity: Severity::Info,
    title: "An expression that .NET answers differently",
    looks_at: "every `${…}`; with data, what becomes of it in both engines",
    help: "The web designer fills templates in JavaScript, services around Power Automate in .NET. What .NET does is taken from its sources. `--engine dotnet` fills as it does.",
    source: "Adaptive Expressions in JavaScript and in .NET",
    fix: None,
};

/// The rules of this file, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[
    WHEN,
    WHEN_NEVER,
    BAD,
    UNKNOWN_FUNCTION,
    UNBALANCED,
    DATA,
    STRING,
    MISSING,
    NO_VALUE,
    WHEN_HIDES,
    JOINED,
    DATA_MARKDOWN,
    ENGINES,
];
