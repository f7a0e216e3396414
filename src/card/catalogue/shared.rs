//! Words and properties that several types share.

use super::Group::{Accessibility, Advanced, Behaviour, Content, Layout, Style};
use super::build::{choice, colour, either, flag, language, line, long, many, one, optional_flag, size, url, width};
use super::{Property, Slot, Support, ValueType};

/// What Teams does not have.
pub(super) const OPEN_SOURCE: &str = "Read by the open-source renderers; Teams does not name it here.";

pub(super) const HORIZONTAL: &[&str] = &["Left", "Center", "Right"];
pub(super) const VERTICAL: &[&str] = &["Top", "Center", "Bottom"];
pub(super) const CONTAINER_STYLES: &[&str] = &["default", "emphasis", "accent", "good", "attention", "warning"];
pub(super) const TEXT_SIZES: &[&str] = &["Small", "Default", "Medium", "Large", "ExtraLarge"];
pub(super) const TEXT_WEIGHTS: &[&str] = &["Lighter", "Default", "Bolder"];
pub(super) const TEXT_COLOURS: &[&str] = &["Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention"];
pub(super) const FONTS: &[&str] = &["Default", "Monospace"];
pub(super) const SPACINGS: &[&str] =
    &["None", "ExtraSmall", "Small", "Default", "Medium", "Large", "ExtraLarge", "Padding"];
pub(super) const OPEN_SOURCE_SPACINGS: &[&str] =
    &["None", "Small", "Default", "Medium", "Large", "ExtraLarge", "Padding"];
pub(super) const HEIGHTS: &[&str] = &["auto", "stretch"];
pub(super) const ICON_STYLES: &[&str] = &["Regular", "Filled"];
pub(super) const WIDTH_CLASSES: &[&str] = &[
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
pub(super) const PICTURE_SHAPES: &[&str] = &["Default", "Person", "RoundedCorners"];
pub(super) const ICON_SIZES: &[&str] =
    &["xxSmall", "xSmall", "Small", "Standard", "Medium", "Large", "xLarge", "xxLarge"];
pub(super) const CHART_COLOURS: &[&str] = &[
    "good",
    "warning",
    "attention",
    "neutral",
    "categoricalRed",
    "categoricalPurple",
    "categoricalLavender",
    "categoricalBlue",
    "categoricalLightBlue",
    "categoricalTeal",
    "categoricalGreen",
    "categoricalLime",
    "categoricalMarigold",
    "sequential1",
    "sequential2",
    "sequential3",
    "sequential4",
    "sequential5",
    "sequential6",
    "sequential7",
    "sequential8",
    "divergingBlue",
    "divergingLightBlue",
    "divergingCyan",
    "divergingTeal",
    "divergingYellow",
    "divergingPeach",
    "divergingLightRed",
    "divergingRed",
    "divergingMaroon",
    "divergingGray",
    "sequentialRed1",
    "sequentialRed2",
    "sequentialRed3",
    "sequentialRed4",
    "sequentialRed5",
    "sequentialRed6",
    "sequentialRed7",
    "sequentialRed8",
    "sequentialGreen1",
    "sequentialGreen2",
    "sequentialGreen3",
    "sequentialGreen4",
    "sequentialGreen5",
    "sequentialGreen6",
    "sequentialGreen7",
    "sequentialGreen8",
    "sequentialYellow1",
    "sequentialYellow2",
    "sequentialYellow3",
    "sequentialYellow4",
    "sequentialYellow5",
    "sequentialYellow6",
    "sequentialYellow7",
    "sequentialYellow8",
];
pub(super) const LANGUAGES: &[&str] = &[
    "Bash",
    "C",
    "Cpp",
    "CSharp",
    "Css",
    "Dos",
    "Go",
    "Graphql",
    "Html",
    "Java",
    "JavaScript",
    "Json",
    "ObjectiveC",
    "Perl",
    "Php",
    "PlainText",
    "PowerShell",
    "Python",
    "Sql",
    "TypeScript",
    "VbNet",
    "Verilog",
    "Vhdl",
    "Xml",
];

pub(super) const BACKGROUND_IMAGE: Property = either(
    "backgroundImage",
    Style,
    &[ValueType::Url, ValueType::One(Slot::Types(&["BackgroundImage"]))],
    "The picture behind the content: an address, or an object that also says how it fills.",
)
.since(1, 2);

pub(super) const MIN_HEIGHT: Property =
    size("minHeight", Layout, &[], "The least height in pixels, such as 80px.").since(1, 2);

pub(super) const RTL: Property = optional_flag("rtl", Layout, "Lays the content out from right to left.").extension();

pub(super) const LANG: Property =
    language("lang", Accessibility, "The language that it is written in, such as en or nb-NO.").since(1, 1).extension();

pub(super) const CONTENT_ALIGNMENT: Property =
    choice("verticalContentAlignment", Layout, VERTICAL, "Where the content stands when there is height to spare.")
        .since(1, 1);

pub(super) const BUTTON_STYLE: Property =
    choice("style", Style, &["default", "positive", "destructive"], "The colour of the button, by what it does.")
        .default("\"default\"")
        .since(1, 2)
        .note("Older clients of Teams draw every button in the same colour.");

pub(super) const BOX_STYLE: Property =
    choice("style", Style, CONTAINER_STYLES, "Background and text colours.").nullable();

pub(super) const BOX_STYLE_BEYOND_SCHEMA: Property =
    choice("style", Style, CONTAINER_STYLES, "Background and text colours.").extension();

pub(super) const ICON_STYLE: Property =
    choice("style", Style, ICON_STYLES, "In outline, or filled.").default("\"Regular\"");

pub(super) const ID: Property = line("id", Advanced, "The name by which actions and data find it; once a card.");

pub(super) const BUTTON_ID: Property = line("id", Advanced, "The name by which it is found; once a card.");

pub(super) const REQUIRES: Property = one(
    "requires",
    Advanced,
    Slot::Types(&["HostCapabilities"]),
    "Features, with the least version of each, that the host must have.",
)
.default("{}")
.since(1, 2);

pub(super) const IS_VISIBLE: Property =
    flag("isVisible", Behaviour, "Whether it is there at first; an action can show or hide it.")
        .default("true")
        .since(1, 2);

pub(super) const SEPARATOR: Property = flag("separator", Layout, "Draws a line in the middle of the gap above.");

pub(super) const HEIGHT: Property =
    choice("height", Layout, HEIGHTS, "As high as needed, or as high as there is room.")
        .default("\"auto\"")
        .since(1, 1);

pub(super) const SPACING: Property =
    choice("spacing", Layout, SPACINGS, "The gap above, or to the left of a column.").default("\"Default\"");

pub(super) const BLEED: Property =
    flag("bleed", Layout, "Paints the background over the padding of what it stands in.").since(1, 2);

pub(super) const KEY: Property =
    line("key", Advanced, "A name that stays the same while the card is updated.").extension();

pub(super) const IS_SORT_KEY: Property =
    flag("isSortKey", Advanced, "Marks what a surrounding collection is sorted by.").since(1, 5).extension();

pub(super) const LAYOUTS: Property = many(
    "layouts",
    Layout,
    Slot::Types(&["Layout.Stack", "Layout.Flow", "Layout.AreaGrid"]),
    "How the content is laid out, for each width of card.",
)
.since(1, 5)
.extension();

pub(super) const GRID_AREA: Property =
    line("grid.area", Layout, "The area of the surrounding grid layout in which it stands.").since(1, 5).extension();

pub(super) const SIGNIN_TEXT: Property = long("text", Content, "What is said above the button.");

pub(super) const COLOR: Property =
    colour("color", Style, TEXT_COLOURS, "The colour, by what it means.").default("\"Default\"");

pub(super) const TARGET_WIDTH: Property =
    choice("targetWidth", Layout, WIDTH_CLASSES, "Shows it only where the card is of this width.").extension();

pub(super) const IS_VISIBLE_DYNAMIC: Property = line(
    "isVisible.dynamic",
    Advanced,
    "An expression that is worked out where the card is shown, and then counts instead of isVisible.",
)
.since(1, 5)
.teams(Support::Preview)
.extension();

pub(super) const TEXT_DYNAMIC: Property = line(
    "text.dynamic",
    Advanced,
    "An expression that is worked out where the card is shown, and then counts instead of text.",
)
.since(1, 5)
.teams(Support::Preview)
.extension();

pub(super) const THEMED_URLS: Property =
    many("themedUrls", Advanced, Slot::Types(&["ThemedUrl"]), "Other pictures for other themes.")
        .since(1, 5)
        .extension();

pub(super) const ITEMS: Property =
    many("items", Content, Slot::Elements, "What it holds, from top to bottom.").required();

pub(super) const ITEMS_2: Property = many("items", Content, Slot::Elements, "What it holds, from top to bottom.");

pub(super) const MAX_HEIGHT: Property =
    size("maxHeight", Layout, &[], "The most height in pixels; more than that scrolls.").since(1, 5).extension();

pub(super) const BUTTON_TITLE: Property = line("title", Content, "The text on the button.");

pub(super) const PLACEHOLDER: Property = line("placeholder", Content, "What stands in the field while it is empty.");

pub(super) const TOOLTIP: Property =
    line("tooltip", Accessibility, "What is said when the pointer rests on the button.").since(1, 5);

pub(super) const ICON_URL: Property =
    url("iconUrl", Content, "A small picture beside the title: an address, or icon: with a Fluent name.").since(1, 1);

pub(super) const IS_ENABLED: Property =
    flag("isEnabled", Behaviour, "Whether the button can be pressed.").default("true").since(1, 5);

pub(super) const MODE: Property =
    choice("mode", Style, &["primary", "secondary"], "A button of its own, or an entry of the menu behind the dots.")
        .default("\"primary\"")
        .since(1, 5);

pub(super) const CARD_BUTTONS: Property =
    many("buttons", Content, Slot::Types(&["CardAction"]), "The buttons at the foot of the card.");

pub(super) const SUBTITLE: Property = line("subtitle", Content, "A second line, in small print.");

/// The box around what a container holds.
pub(super) const BOX: &[Property] =
    &[BOX_STYLE, CONTENT_ALIGNMENT.nullable(), BLEED, MIN_HEIGHT, MAX_HEIGHT, BACKGROUND_IMAGE, LAYOUTS];

/// The box around what a page holds.
pub(super) const PAGE_BOX: &[Property] =
    &[BOX_STYLE_BEYOND_SCHEMA, CONTENT_ALIGNMENT, MIN_HEIGHT, MAX_HEIGHT, BACKGROUND_IMAGE, LAYOUTS, RTL];

/// Lines around a container.
pub(super) const FRAME: &[Property] = &[
    flag("showBorder", Style, "Draws a line around it.").since(1, 5).extension(),
    flag("roundedCorners", Style, "Rounds its corners.").since(1, 5).extension(),
];

/// Pictures for light and dark backgrounds.
pub(super) const ICONS: &[Property] = &[
    ICON_URL,
    many("themedIconUrls", Advanced, Slot::Types(&["ThemedUrl"]), "Other icons for other themes.")
        .since(1, 5)
        .extension(),
];

/// What every button has, behind what is its own.
pub(super) const BUTTON: &[Property] = &[
    BUTTON_STYLE,
    MODE,
    IS_ENABLED,
    flag("isVisible", Behaviour, "Whether the button is there at first.")
        .default("true")
        .since(1, 5)
        .teams(Support::Preview)
        .extension(),
    TOOLTIP,
    BUTTON_ID,
    REQUIRES,
    KEY,
    either(
        "fallback",
        Advanced,
        &[ValueType::Choice(&["drop"]), ValueType::One(Slot::Actions)],
        "The action that is shown where the host does not know this one; drop shows none.",
    )
    .since(1, 2),
    IS_VISIBLE_DYNAMIC,
    line(
        "isEnabled.dynamic",
        Advanced,
        "An expression that is worked out where the card is shown, and then counts instead of isEnabled.",
    )
    .since(1, 5)
    .teams(Support::Preview)
    .extension(),
    line(
        "title.dynamic",
        Advanced,
        "An expression that is worked out where the card is shown, and then counts instead of title.",
    )
    .since(1, 5)
    .teams(Support::Preview)
    .extension(),
    line(
        "tooltip.dynamic",
        Advanced,
        "An expression that is worked out where the card is shown, and then counts instead of tooltip.",
    )
    .since(1, 5)
    .teams(Support::Preview)
    .extension(),
];

/// What every field has.
pub(super) const FIELD: &[Property] = &[
    line("label", Content, "The text above the field.").since(1, 3),
    flag("isRequired", Behaviour, "Whether the reader has to fill it in.").since(1, 3),
    line("errorMessage", Content, "What is said when the value is missing or wrong.").since(1, 3),
    one(
        "valueChangedAction",
        Advanced,
        Slot::Types(&["Action.OpenUrlDialog", "Action.Popover", "Action.ResetInputs"]),
        "What happens as soon as the value changes.",
    )
    .since(1, 5)
    .extension(),
];

/// How a field and its label stand together.
pub(super) const FIELD_LOOK: &[Property] = &[
    choice("labelPosition", Layout, &["inline", "above"], "Whether the label stands above or beside the field.")
        .default("\"above\"")
        .since(1, 6)
        .unread()
        .note(OPEN_SOURCE),
    width("labelWidth", Layout, &[], "The width of a label beside the field: percent, or pixels such as 80px.")
        .since(1, 6)
        .unread()
        .note(OPEN_SOURCE),
    choice("inputStyle", Style, &["revealOnHover", "default"], "Whether the frame of the field shows at all times.")
        .default("\"default\"")
        .since(1, 6)
        .unread()
        .note(OPEN_SOURCE),
];

/// What makes a whole element a button.
pub(super) const SELECT_ACTION: &[Property] =
    &[one("selectAction", Behaviour, Slot::SelectActions, "What happens when it is pressed anywhere.").since(1, 1)];

/// The place of a whole row or box of content, where its parent has more room.
pub(super) const ALIGNMENT: &[Property] =
    &[choice("horizontalAlignment", Layout, HORIZONTAL, "The side on which it stands.").extension()];

/// The same, where the official schema has it.
pub(super) const ALIGNMENT_OFFICIAL: &[Property] =
    &[choice("horizontalAlignment", Layout, HORIZONTAL, "The side on which it stands.").nullable()];

/// The same, where Teams does not have it.
pub(super) const ALIGNMENT_UNREAD: &[Property] =
    &[choice("horizontalAlignment", Layout, HORIZONTAL, "The side on which it stands.")
        .unread()
        .extension()
        .note(OPEN_SOURCE)];

/// Where an element stands in its stack.
pub(super) const PLACE: &[Property] = &[SPACING, SEPARATOR, HEIGHT, TARGET_WIDTH, GRID_AREA];

/// What tells an element from others and when it is there.
pub(super) const IDENTITY: &[Property] = &[ID, IS_VISIBLE, LANG, REQUIRES, KEY, IS_SORT_KEY, IS_VISIBLE_DYNAMIC];

/// The same for fields: their name is not optional, the answer is sent under it.
pub(super) const FIELD_IDENTITY: &[Property] = &[
    line("id", Content, "The name under which the answer is sent; once a card.").required(),
    IS_VISIBLE,
    LANG,
    REQUIRES,
    KEY,
    IS_SORT_KEY,
    IS_VISIBLE_DYNAMIC,
];

/// What takes the place of an element that the host does not know.
pub(super) const FALLBACK: &[Property] = &[either(
    "fallback",
    Advanced,
    &[ValueType::Choice(&["drop"]), ValueType::One(Slot::Elements)],
    "What is shown where the host does not know this type; drop shows nothing.",
)
.since(1, 2)];

/// The same, where the official schema does not have it.
pub(super) const FALLBACK_BEYOND_SCHEMA: &[Property] = &[either(
    "fallback",
    Advanced,
    &[ValueType::Choice(&["drop"]), ValueType::One(Slot::Elements)],
    "What is shown where the host does not know this type; drop shows nothing.",
)
.extension()];

/// The buttons in the menu of a split button.
pub(super) const MENU: &[Property] =
    &[many("menuActions", Advanced, Slot::MenuActions, "More actions, in a menu that opens beside the button.")
        .since(1, 5)
        .extension()];
