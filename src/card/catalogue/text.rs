//! Text: `TextBlock`, `RichTextBlock` and its runs of text.

use super::Group::{Accessibility, Advanced, Behaviour, Content, Layout, Style};
use super::build::{V1_0, V1_2, choice, colour, count, flag, line, long, many, one, properties};
use super::shared::{
    ALIGNMENT_OFFICIAL, ALIGNMENT_UNREAD, FALLBACK, FALLBACK_BEYOND_SCHEMA, FONTS, GRID_AREA, HEIGHT, ID, IDENTITY,
    IS_SORT_KEY, IS_VISIBLE, IS_VISIBLE_DYNAMIC, KEY, LANG, OPEN_SOURCE, OPEN_SOURCE_SPACINGS, PLACE, SEPARATOR,
    TEXT_COLOURS, TEXT_DYNAMIC, TEXT_SIZES, TEXT_WEIGHTS,
};
use super::{ElementType, Property, Slot};

/// What makes a text the label of an input.
const LABEL_FOR: &[Property] =
    &[line("labelFor", Accessibility, "The id of the input that this text is the label of.").since(1, 5).extension()];

pub(super) static TEXT_BLOCK: ElementType = V1_0
    .element("TextBlock", "A paragraph of text, with Markdown for emphasis, lists and links.")
    .properties(properties!(V1_0;
        &[
            long("text", Content, "What is said; Markdown is understood.").required().note("A part of Markdown is understood, HTML is not; {{DATE}} and {{TIME}} work in newer clients."),
            choice("size", Style, TEXT_SIZES, "How large the letters are.").nullable(),
            choice("weight", Style, TEXT_WEIGHTS, "How bold the letters are.").nullable(),
            colour("color", Style, TEXT_COLOURS, "The colour of the letters, by what it means.").nullable(),
            flag("isSubtle", Style, "Makes the colour fainter.").nullable(),
            choice("fontType", Style, FONTS, "The ordinary font, or one with letters of equal width.").since(1, 2).nullable(),
            choice("style", Style, &["default", "columnHeader", "heading"], "The part that it plays: heading, header of a column.").default("\"default\"").since(1, 5).nullable(),
            flag("wrap", Layout, "Goes on in the next line instead of being cut off."),
            count("maxLines", Layout, "The most lines that are shown of wrapped text."),
        ],
        ALIGNMENT_OFFICIAL, PLACE, LABEL_FOR, IDENTITY, FALLBACK,
        &[TEXT_DYNAMIC],
    ))
    .labels(&["text", "id"])
    .fresh(r#"{"type": "TextBlock", "text": "New text", "wrap": true}"#);

pub(super) static RICH_TEXT_BLOCK: ElementType = V1_2
    .element("RichTextBlock", "A paragraph whose parts have looks of their own; without Markdown.")
    .properties(properties!(V1_2;
        &[
            many("inlines", Content, Slot::Inlines, "The parts of the paragraph, one behind the other.").required(),
        ],
        ALIGNMENT_OFFICIAL, PLACE, LABEL_FOR, IDENTITY, FALLBACK,
    ))
    .labels(&["id"])
    .holds("inlines")
    .fresh(r#"{"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "New text"}]}"#);

pub(super) static TEXT_RUN: ElementType = V1_2
    .inline("TextRun", "A part of a RichTextBlock with one look.")
    .properties(properties!(V1_2;
        &[
            long("text", Content, "What is said; blanks at its ends count.").required().extension(),
            choice("size", Style, TEXT_SIZES, "How large the letters are.").nullable().extension(),
            choice("weight", Style, TEXT_WEIGHTS, "How bold the letters are.").nullable().extension(),
            colour("color", Style, TEXT_COLOURS, "The colour of the letters, by what it means.").nullable().extension(),
            flag("isSubtle", Style, "Makes the colour fainter.").nullable().extension(),
            choice("fontType", Style, FONTS, "The ordinary font, or one with letters of equal width.").nullable().extension(),
            flag("italic", Style, "Slants the letters.").extension(),
            flag("underline", Style, "Draws a line below the letters.").since(1, 3).extension(),
            flag("strikethrough", Style, "Draws a line through the letters.").extension(),
            flag("highlight", Style, "Marks the text with a bright background.").extension(),
            one("selectAction", Behaviour, Slot::SelectActions, "What happens when the text is pressed: makes it a link.").extension(),
        ],
        ALIGNMENT_UNREAD, FALLBACK_BEYOND_SCHEMA,
        &[
            ID.extension(),
            one("requires", Advanced, Slot::Types(&["HostCapabilities"]), "Features, with the least version of each, that the host must have.").unread().extension().note(OPEN_SOURCE),
            LANG,
            IS_VISIBLE.extension(),
            SEPARATOR.unread().extension().note(OPEN_SOURCE),
            HEIGHT.unread().extension().note(OPEN_SOURCE),
            choice("spacing", Layout, OPEN_SOURCE_SPACINGS, "The gap above, or to the left of a column.").default("\"Default\"").unread().extension().note(OPEN_SOURCE),
            KEY,
            IS_SORT_KEY,
            GRID_AREA,
            IS_VISIBLE_DYNAMIC,
            TEXT_DYNAMIC,
        ],
    ))
    .labels(&["text", "id"])
    .fresh(r#"{"type": "TextRun", "text": "New text"}"#);
