//! Pages that the reader opens: accordions and tabs.

use super::Group::{Behaviour, Content, Layout, Style};
use super::build::{PREVIEW, choice, flag, icon, line, many, properties};
use super::shared::{
    ALIGNMENT, BLEED, FALLBACK, FRAME, GRID_AREA, HEIGHT, IDENTITY, ITEMS_2, MIN_HEIGHT, PAGE_BOX, PLACE,
    SELECT_ACTION, SEPARATOR, TARGET_WIDTH,
};
use super::{ElementType, Slot};

pub(super) static ACCORDION: ElementType = PREVIEW
    .container("Accordion", "Pages one below the other that the reader opens and closes.")
    .properties(properties!(PREVIEW;
        &[
            many("pages", Content, Slot::Types(&["AccordionPage"]), "The pages, from top to bottom."),
            MIN_HEIGHT,
            flag("allowCollapseAllPages", Behaviour, "Lets the reader close every page.").default("true"),
            flag("allowMultipleExpandedPages", Behaviour, "Lets several pages be open at once."),
        ],
        IDENTITY, FALLBACK,
        &[GRID_AREA, HEIGHT, SEPARATOR, TARGET_WIDTH],
    ))
    .labels(&["id"])
    .holds("pages")
    .hosts(&[])
    .note("In preview; no application shows it yet.")
    .fresh(r#"{"type": "Accordion", "pages": [{"type": "AccordionPage", "headerTitle": "Title", "items": []}]}"#);

pub(super) static ACCORDION_PAGE: ElementType = PREVIEW
    .part("AccordionPage", "One page of an Accordion.")
    .properties(properties!(PREVIEW;
        &[
            ITEMS_2,
            line("headerTitle", Content, "The text of the header."),
            icon("headerIconName", Content, "The Fluent icon in the header."),
            choice("headerSize", Style, &["Small", "Medium", "Large", "XLarge"], "How large the header is.").default("\"Medium\""),
            choice("expandIconPosition", Layout, &["Start", "Inline", "End"], "Where the arrow stands that opens and closes the page.").default("\"Start\""),
            flag("headerWrap", Layout, "Goes on in the next line when the header is long.").default("true"),
            BLEED,
            flag("isExpanded", Behaviour, "Whether the page is open at first."),
        ],
        PAGE_BOX, FRAME, SELECT_ACTION, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["headerTitle", "id"])
    .holds("items")
    .fresh(r#"{"type": "AccordionPage", "headerTitle": "Title", "items": []}"#);

pub(super) static TAB_SET: ElementType = PREVIEW
    .container("TabSet", "Pages behind tabs.")
    .properties(properties!(PREVIEW;
        &[
            many("pages", Content, Slot::Types(&["TabPage"]), "The pages, each behind a tab."),
            choice("size", Style, &["Small", "Medium", "Large"], "How large the tabs are.").default("\"Medium\""),
            BLEED,
            MIN_HEIGHT,
        ],
        PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["id"])
    .holds("pages")
    .hosts(&[])
    .note("In preview; no application shows it yet.")
    .fresh(r#"{"type": "TabSet", "pages": [{"type": "TabPage", "title": "One", "items": []}, {"type": "TabPage", "title": "Two", "items": []}]}"#);

pub(super) static TAB_PAGE: ElementType = PREVIEW
    .part("TabPage", "One page of a TabSet.")
    .properties(properties!(PREVIEW;
        &[
            ITEMS_2,
            line("title", Content, "The text on the tab."),
            icon("iconName", Content, "The Fluent icon on the tab."),
            choice("tabStyle", Style, &["IconOnly", "IconAndText"], "Whether the tab shows its title beside the icon.").default("\"IconAndText\""),
        ],
        PAGE_BOX, FRAME, SELECT_ACTION, IDENTITY, FALLBACK,
        &[GRID_AREA, HEIGHT, TARGET_WIDTH],
    ))
    .labels(&["title", "id"])
    .holds("items")
    .fresh(r#"{"type": "TabPage", "title": "Title", "items": []}"#);
