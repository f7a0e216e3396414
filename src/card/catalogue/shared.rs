//! Words and properties that several types share.

use super::Group::{Accessibility, Advanced, Behaviour, Content, Layout, Style};
use super::build::{any, choice, either, flag, line, many, one, size, url};
use super::{Property, Slot, ValueType};

pub(super) const HORIZONTAL: &[&str] = &["Left", "Center", "Right"];
pub(super) const VERTICAL: &[&str] = &["Top", "Center", "Bottom"];
pub(super) const CONTAINER_STYLES: &[&str] = &["default", "emphasis", "accent", "good", "attention", "warning"];
pub(super) const TEXT_SIZES: &[&str] = &["Small", "Default", "Medium", "Large", "ExtraLarge"];
pub(super) const TEXT_WEIGHTS: &[&str] = &["Lighter", "Default", "Bolder"];
pub(super) const TEXT_COLOURS: &[&str] = &["Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention"];
pub(super) const FONTS: &[&str] = &["Default", "Monospace"];
const SPACINGS: &[&str] = &["None", "ExtraSmall", "Small", "Default", "Medium", "Large", "ExtraLarge", "Padding"];
const HEIGHTS: &[&str] = &["auto", "stretch"];
const WIDTH_CLASSES: &[&str] = &[
    "VeryNarrow",
    "Narrow",
    "Standard",
    "Wide",
    "atLeast:VeryNarrow",
    "atMost:VeryNarrow",
    "atLeast:Narrow",
    "atMost:Narrow",
    "atLeast:Standard",
    "atMost:Standard",
    "atLeast:Wide",
    "atMost:Wide",
];

/// Where an element stands in its stack.
pub(super) const PLACE: &[Property] = &[
    choice("spacing", Layout, SPACINGS, "The gap above, or to the left of a column.").default("\"Default\""),
    flag("separator", Layout, "Draws a line in the middle of the gap above."),
    choice("height", Layout, HEIGHTS, "As high as needed, or as high as there is room.")
        .default("\"auto\"")
        .since(1, 1),
    choice("targetWidth", Layout, WIDTH_CLASSES, "Shows it only where the card is of this width."),
    line("grid.area", Layout, "The area of the surrounding grid layout in which it stands.").since(1, 5),
];

/// What tells an element from others and when it is there.
pub(super) const IDENTITY: &[Property] = &[
    line("id", Advanced, "The name by which actions and data find it; once a card."),
    flag("isVisible", Behaviour, "Whether it is there at first; an action can show or hide it.")
        .default("true")
        .since(1, 2),
    line("lang", Accessibility, "The language that it is written in, such as en or nb-NO.").since(1, 1),
    any("requires", Advanced, "Features, with the least version of each, that the host must have.").since(1, 2),
    line("key", Advanced, "A name that stays the same while the card is updated."),
    flag("isSortKey", Advanced, "Marks what a surrounding collection is sorted by.").since(1, 5),
];

/// What takes the place of an element that the host does not know.
pub(super) const FALLBACK: &[Property] = &[either(
    "fallback",
    Advanced,
    &[ValueType::Choice(&["drop"]), ValueType::One(Slot::Elements)],
    "What is shown where the host does not know this type; drop shows nothing.",
)
.since(1, 2)];

/// What makes a whole element a button.
pub(super) const SELECT_ACTION: &[Property] =
    &[one("selectAction", Behaviour, Slot::SelectActions, "What happens when it is pressed anywhere.").since(1, 1)];

/// The box around what a container holds.
pub(super) const BOX: &[Property] = &[
    choice("style", Style, CONTAINER_STYLES, "Background and text colours."),
    choice("verticalContentAlignment", Layout, VERTICAL, "Where the content stands when there is height to spare.")
        .since(1, 1),
    flag("bleed", Layout, "Paints the background over the padding of what it stands in.").since(1, 2),
    size("minHeight", Layout, &[], "The least height in pixels, such as 80px.").since(1, 2),
    size("maxHeight", Layout, &[], "The most height in pixels; more than that scrolls.").since(1, 5),
    BACKGROUND_IMAGE,
    any("layouts", Layout, "How the content is laid out, for each width of card.").since(1, 5),
    flag("rtl", Layout, "Lays the content out from right to left.").since(1, 5),
];

/// Lines around a container.
pub(super) const FRAME: &[Property] = &[
    flag("showBorder", Style, "Draws a line around it.").since(1, 5),
    flag("roundedCorners", Style, "Rounds its corners.").since(1, 5),
];

pub(super) const BACKGROUND_IMAGE: Property = either(
    "backgroundImage",
    Style,
    &[ValueType::Url, ValueType::One(Slot::Types(&["BackgroundImage"]))],
    "The picture behind the content: an address, or an object that also says how it fills.",
)
.since(1, 2);

/// The place of a whole row or box of content, where its parent has more room.
pub(super) const ALIGNMENT: &[Property] =
    &[choice("horizontalAlignment", Layout, HORIZONTAL, "The side on which it stands.")];

/// The look of text.
pub(super) const TEXT_LOOK: &[Property] = &[
    choice("size", Style, TEXT_SIZES, "How large the letters are."),
    choice("weight", Style, TEXT_WEIGHTS, "How bold the letters are."),
    super::build::colour("color", Style, TEXT_COLOURS, "The colour of the letters, by what it means."),
    flag("isSubtle", Style, "Makes the colour fainter."),
    choice("fontType", Style, FONTS, "The ordinary font, or one with letters of equal width.").since(1, 2),
];

/// Pictures for light and dark backgrounds.
pub(super) const ICONS: &[Property] = &[
    url("iconUrl", Content, "A small picture beside the title: an address, or icon: with a Fluent name.").since(1, 1),
    any("themedIconUrls", Advanced, "Other icons for other themes.").since(1, 5),
];

/// The buttons in the menu of a split button.
pub(super) const MENU: &[Property] =
    &[many("menuActions", Advanced, Slot::SelectActions, "More actions, in a menu that opens beside the button.")
        .since(1, 5)];
