//! Rules for those who listen to a card, cannot tell its colours apart, or read small print.

use super::{Rule, Severity};

const WCAG: &str = "WCAG 2.2";

pub(in crate::check) const ALT_TEXT: Rule = Rule {
    code: "no-alt-text",
    severity: Severity::Info,
    title: "A picture without alternative text",
    looks_at: "pictures and media",
    help: "Say in `altText` what the picture tells. A picture that only decorates says so with an empty one: `\"altText\": \"\"`.",
    source: "WCAG 2.2, 1.1.1 Non-text content",
    fix: None,
};

pub(in crate::check) const LABEL: Rule = Rule {
    code: "no-label",
    severity: Severity::Info,
    title: "An input without a label",
    looks_at: "inputs",
    help: "A screen reader reads the `label`; a `placeholder` disappears with the first letter. A TextBlock with `labelFor` counts as well. E-mail knows neither: there a text right before the field says what belongs into it.",
    source: "WCAG 2.2, 3.3.2 Labels or instructions",
    fix: None,
};

pub(in crate::check) const ERROR_MESSAGE: Rule = Rule {
    code: "no-error-message",
    severity: Severity::Info,
    title: "A required input that does not say what is wrong",
    looks_at: "inputs with `isRequired`, but for e-mail, which knows neither",
    help: "Without `errorMessage` a reader who leaves the field empty is not told why nothing happens.",
    source: "WCAG 2.2, 3.3.1 Error identification",
    fix: None,
};

pub(in crate::check) const COLOUR_ONLY: Rule = Rule {
    code: "colour-only",
    severity: Severity::Info,
    title: "A colour that says something without words",
    looks_at: "coloured texts, badges and containers",
    help: "Not everybody sees the colour: say the same in words, or in the text for screen readers.",
    source: "WCAG 2.2, 1.4.1 Use of colour",
    fix: None,
};

pub(in crate::check) const CONTRAST: Rule = Rule {
    code: "low-contrast",
    severity: Severity::Info,
    title: "Text that hardly stands out from its background",
    looks_at: "the colours of texts and of the containers around them, in the light and in the dark theme, for Teams",
    help: "Text needs a contrast of 4.5 to its background, large text 3; of a colour on the card itself only less than 2 is told. It is a warning where the text can hardly be seen. `Default` can be read in every theme and on every style.",
    source: "WCAG 2.2, 1.4.3 Contrast; the colours of the Teams host configs",
    fix: None,
};

pub(in crate::check) const ORDER: Rule = Rule {
    code: "reading-order",
    severity: Severity::Info,
    title: "Read aloud in another order than it stands",
    looks_at: "grids of areas, and columns of names and values",
    help: "A screen reader goes through the elements in the order of the JSON, and through one column after the other. Put the elements in the order of their areas; use a FactSet or a Table for names and values.",
    source: "WCAG 2.2, 1.3.2 Meaningful sequence",
    fix: None,
};

pub(in crate::check) const HEADING: Rule = Rule {
    code: "looks-like-a-heading",
    severity: Severity::Info,
    title: "A heading for the eyes only",
    looks_at: "the first text of a card",
    help: "Large and bold text is a heading to those who see it. `\"style\": \"heading\"` makes it one for screen readers.",
    source: "WCAG 2.2, 1.3.1 Info and relationships",
    fix: Some("adds the style"),
};

pub(in crate::check) const VAGUE_LINK: Rule = Rule {
    code: "vague-link",
    severity: Severity::Info,
    title: "A link that does not say where it leads",
    looks_at: "links in texts, and titles of buttons that open an address",
    help: "Screen readers list the links of a card without the words around them: \"here\" says nothing then.",
    source: "WCAG 2.2, 2.4.4 Link purpose",
    fix: None,
};

pub(in crate::check) const WORDLESS: Rule = Rule {
    code: "button-without-words",
    severity: Severity::Info,
    title: "A button without words",
    looks_at: "buttons of a card",
    help: "A screen reader reads the title, and the names of symbols say little. Write words, or add a `tooltip`.",
    source: WCAG,
    fix: None,
};

pub(in crate::check) const SPEAK: Rule = Rule {
    code: "speak-not-heard",
    severity: Severity::Info,
    title: "What is to be spoken is heard in the immersive reader only",
    looks_at: "`speak`, for Teams",
    help: "Screen readers read the card itself. What matters has to stand in it.",
    source: "Teams documentation, cards reference",
    fix: None,
};

/// The rules of this file, in the order in which they are listed.
pub(super) const RULES: &[Rule] =
    &[ALT_TEXT, LABEL, ERROR_MESSAGE, COLOUR_ONLY, CONTRAST, ORDER, HEADING, VAGUE_LINK, WORDLESS, SPEAK];
