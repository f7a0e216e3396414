//! Events: what the JavaScript SDK says while it reads the corpus, against the checks.
//!
//! An event is told as well when a rule that means the same says so at the very place. Where none does, the difference is a
//! class with a reason. Below them stand cases that show each class, and near ones that it has to leave alone.

use std::collections::{BTreeMap, BTreeSet};

use cardwright::card::host::Host;
use cardwright::card::{element_type, type_name};
use cardwright::check::{Diagnostic, Options, check};
use cardwright::json::{Document, Pointer, Value};

use super::corpus::cases;
use super::verdicts::counts;

/// Why the SDK says something that we do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Silent {
    /// The open-source SDK lacks the types that Teams and Outlook added.
    AddedType,
    /// It lacks words that Teams takes for a property.
    AddedWord,
    /// It reads the width of a column in one case, as no other word.
    CaseOfWidths,
    /// What a template puts in later is no value yet.
    Template,
    /// It counts five buttons, its own default; Teams shows six.
    SixActions,
    /// A choice set whose choices a bot looks up (`choices.data`) needs none of its own; the SDK wants one.
    ChoicesLookedUp,
    /// It lets no `ActionSet` stand on the page of a carousel; in Teams' carousel it may.
    ButtonsOnPages,
    /// The `title` beside a toggle is read as its label; the SDK wants a `label` as well.
    TitleOfToggle,
}

/// How many events are told as well.
const TOLD: usize = 178;

/// How many events fall into each class.
const PINNED: [(Silent, usize); 8] = [
    (Silent::AddedType, 444),
    (Silent::AddedWord, 124),
    (Silent::CaseOfWidths, 5),
    (Silent::Template, 14),
    (Silent::SixActions, 3),
    (Silent::ChoicesLookedUp, 7),
    (Silent::ButtonsOnPages, 4),
    (Silent::TitleOfToggle, 2),
];

/// One event of the SDK.
struct Event {
    name: String,
    message: String,
    at: Pointer,
}

impl Event {
    /// What its message quotes: the word or the type, and the property.
    fn quoted(&self) -> (&str, Option<&str>) {
        // A word may have quotes of its own: what stands before `for property` is the word.
        let property = self.message.split_once("\" for property \"").and_then(|(_, after)| after.split('"').next());
        let said = self.message.split_once('"').map_or("", |(_, after)| after);
        let end = said.find("\" for property").or_else(|| said.find('"')).unwrap_or(said.len());
        let property = property.or_else(|| self.message.starts_with("Invalid column width").then_some("width"));
        (said.get(..end).unwrap_or_default(), property)
    }
}

/// What the SDK says of each file.
fn events() -> Option<BTreeMap<String, Vec<Event>>> {
    let folder = std::env::var_os("CARDWRIGHT_CORPUS")?;
    let path = std::path::Path::new(&folder).join("cards/expected/sdk_validation.jsonl");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut all: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let card = line["card_at"].as_str().unwrap_or_default().trim_end_matches('/').to_owned();
        let said = line["events"].as_array().into_iter().flatten().map(|event| {
            let text = |key: &str| event[key].as_str().unwrap_or_default().to_owned();
            let at = format!("{card}{}", text("path").trim_end_matches('/'));
            Event { name: text("event"), message: text("message"), at: Pointer::parse(&at).unwrap_or_default() }
        });
        all.entry(line["path"].as_str().unwrap_or_default().to_owned()).or_default().extend(said);
    }
    Some(all)
}

/// What is told of a card wherever it goes; of how many buttons are shown, what Teams shows.
fn told_of(document: &Document) -> Vec<Diagnostic> {
    let mut found = check(document, &Options::default());
    let in_teams = check(document, &Options::host(Some(Host::Incoming)));
    found.extend(in_teams.into_iter().filter(|found| found.code == "too-many-actions"));
    found
}

/// Whether a finding says the same as an event: a rule that means it, at the place that is meant.
fn says(found: &Diagnostic, event: &Event, document: &Document) -> bool {
    let at = &event.at;
    let (said, property) = event.quoted();
    let is = |code: &str, place: &Pointer| found.code == code && found.pointer == *place;
    let lacks = |key: &str| {
        let missing = found.message.contains(&format!("needs `{key}`, and it is missing"));
        is("missing-required", at) && missing || is("missing-required", &at.key(key))
    };
    match event.name.as_str() {
        "UnknownElementType" | "UnknownActionType" => {
            let untyped = found.message.starts_with("`type` is missing") && said == "undefined";
            is("unknown-type", &at.key("type")) || is("not-allowed-here", at) || is("missing-required", at) && untyped
        }
        "ElementTypeNotAllowed" | "ActionTypeNotAllowed" => is("not-allowed-here", at),
        "InvalidPropertyValue" if event.message.starts_with("InitialPage") => {
            is("out-of-range", &at.key("initialPage"))
        }
        "InvalidPropertyValue" if event.message.starts_with("Invalid version string") => {
            let meant = document.at(&found.pointer).and_then(Value::as_str).is_some_and(|version| version == said);
            let place = is("bad-version", &at.key("version"))
                || found.code == "bad-version" && found.pointer.parent() == Some(at.key("requires"));
            meant && place
        }
        "InvalidPropertyValue" => property.is_some_and(|property| {
            let place = at.key(property);
            ["unknown-value", "wrong-type", "bad-language"].iter().any(|code| is(code, &place))
        }),
        "CollectionCantBeEmpty" => is("empty-list", &at.key("choices")) || lacks("choices"),
        "DuplicateId" => is("duplicate-id", &at.key("id")),
        "PropertyCantBeNull" if event.message.ends_with("unique Id.") => lacks("id"),
        "PropertyCantBeNull" => lacks(said),
        "UnsupportedCardVersion" => is("version-too-new", &at.key("version")),
        "RequiredInputsShouldHaveLabel" => is("no-label", at),
        "RequiredInputsShouldHaveErrorMessage" => is("no-error-message", at),
        "TooManyActions" => is("too-many-actions", &at.key("actions").index(6)),
        _ => false,
    }
}

/// Why we are silent about an event.
fn silent(event: &Event, document: &Document) -> Option<Silent> {
    let (said, property) = event.quoted();
    let object = document.at(&event.at)?;
    let ty = element_type(object);
    let is = |name: &str| ty.is_some_and(|ty| ty.name == name);
    match event.name.as_str() {
        "UnknownElementType" | "UnknownActionType" => {
            (ty.is_some_and(|ty| !ty.standard) && type_name(object) == said).then_some(Silent::AddedType)
        }
        "ElementTypeNotAllowed" => {
            let pages = std::iter::successors(object.parent(), |value| value.parent());
            let paged = pages.filter_map(element_type).any(|ty| ty.name == "CarouselPage");
            (said == "ActionSet" && is("ActionSet") && paged).then_some(Silent::ButtonsOnPages)
        }
        "InvalidPropertyValue" => {
            let property = ty?.property(property?)?;
            if said.contains("${") {
                return Some(Silent::Template);
            }
            let word = property.value.canonical(said)?;
            let cased = is("Column") && property.name == "width" && word != said;
            Some(if cased { Silent::CaseOfWidths } else { Silent::AddedWord })
        }
        "CollectionCantBeEmpty" if is("Input.ChoiceSet") => {
            let choices = object.get("choices");
            if object.get("choices.data").is_some_and(Value::is_object) {
                Some(Silent::ChoicesLookedUp)
            } else {
                choices.and_then(Value::as_str).filter(|text| text.contains("${")).map(|_| Silent::Template)
            }
        }
        "RequiredInputsShouldHaveLabel" if is("Input.Toggle") => object.get("title").map(|_| Silent::TitleOfToggle),
        "TooManyActions" if event.message.ends_with("(5).") => {
            object.get("actions").filter(|actions| actions.len() == 6).map(|_| Silent::SixActions)
        }
        _ => None,
    }
}

#[test]
fn what_the_sdk_says_is_told_but_for_what_is_known() {
    let Some(events) = events() else {
        println!("CARDWRIGHT_CORPUS is not set: what the SDK says of the corpus is left out");
        return;
    };
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    let mut classes: BTreeMap<Silent, usize> = BTreeMap::new();
    let mut unexplained = Vec::new();
    for case in cases().0.iter().filter(|case| counts(case)) {
        let document = Document::parse(case.text()).unwrap_or_else(|error| panic!("{}: {error}", case.path));
        let found = told_of(&document);
        for event in events.get(&case.path).into_iter().flatten() {
            if found.iter().any(|found| says(found, event, &document)) {
                *told.entry(event.name.clone()).or_default() += 1;
            } else if let Some(class) = silent(event, &document) {
                *classes.entry(class).or_default() += 1;
            } else {
                unexplained.push(format!("{} {}: {} {}", case.path, event.at, event.name, event.message));
            }
        }
    }
    println!("told as well: {told:#?}, known: {classes:#?}");
    assert!(unexplained.is_empty(), "{} events without a reason:\n{}", unexplained.len(), unexplained.join("\n"));
    assert_eq!((told.values().sum::<usize>(), classes), (TOLD, BTreeMap::from(PINNED)));
}

/// What becomes of an event.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Told,
    Known(Silent),
    Open,
}

/// What a card holds, an event with its message and place, and what becomes of it.
const SHOWN: [(&str, &str, &str, &str, Outcome); 24] = [
    (
        r#""type": "Badge""#,
        "UnknownElementType",
        r#"Unknown element type "Badge"."#,
        "/body/0",
        Outcome::Known(Silent::AddedType),
    ),
    (r#""type": "Nobody""#, "UnknownElementType", r#"Unknown element type "Nobody"."#, "/body/0", Outcome::Told),
    (
        r#""type": "Table", "rows": []"#,
        "UnknownElementType",
        r#"Unknown element type "Table"."#,
        "/body/0",
        Outcome::Open,
    ),
    (
        r#""type": "TabSet", "pages": [{"items": [{"type": "Nobody"}]}]"#,
        "UnknownElementType",
        r#"Unknown element type "TabSet"."#,
        "/body/0",
        Outcome::Known(Silent::AddedType),
    ),
    (r#""text": "a""#, "UnknownElementType", r#"Unknown element type "undefined"."#, "/body/0", Outcome::Told),
    (
        r#""type": "TextBlock", "spacing": "ExtraSmall""#,
        "InvalidPropertyValue",
        r#"Invalid value "ExtraSmall" for property "spacing"."#,
        "/body/0",
        Outcome::Known(Silent::AddedWord),
    ),
    (
        r#""type": "TextBlock", "size": "ExtraSmall""#,
        "InvalidPropertyValue",
        r#"Invalid value "ExtraSmall" for property "size"."#,
        "/body/0",
        Outcome::Told,
    ),
    (
        r#""type": "Image", "url": "a", "width": "wide", "height": "auto""#,
        "InvalidPropertyValue",
        r#"Invalid value "none" for property "height"."#,
        "/body/0",
        Outcome::Open,
    ),
    (
        r#""type": "ColumnSet", "columns": [{"type": "Column", "items": [], "width": "Auto"}]"#,
        "InvalidPropertyValue",
        r#"Invalid column width "Auto" - defaulting to "auto"."#,
        "/body/0/columns/0",
        Outcome::Known(Silent::CaseOfWidths),
    ),
    (
        r#""type": "ColumnSet", "columns": [{"type": "Column", "items": [], "width": "Autos"}]"#,
        "InvalidPropertyValue",
        r#"Invalid column width "Autos" - defaulting to "auto"."#,
        "/body/0/columns/0",
        Outcome::Told,
    ),
    (
        r#""type": "TextBlock", "text": "a", "color": "${if(a, 'b', \"c\")}""#,
        "InvalidPropertyValue",
        r#"Invalid value "${if(a, 'b', "c")}" for property "color"."#,
        "/body/0",
        Outcome::Known(Silent::Template),
    ),
    (
        r#""type": "TextBlock", "text": "a", "color": "{a}""#,
        "InvalidPropertyValue",
        r#"Invalid value "{a}" for property "color"."#,
        "/body/0",
        Outcome::Told,
    ),
    (
        r#""type": "Input.ChoiceSet", "id": "a", "choices": "${a}""#,
        "CollectionCantBeEmpty",
        "At least one choice.",
        "/body/0",
        Outcome::Known(Silent::Template),
    ),
    (
        r#""type": "Input.ChoiceSet", "id": "a", "choices.data": {"type": "Data.Query"}"#,
        "CollectionCantBeEmpty",
        "At least one choice.",
        "/body/0",
        Outcome::Known(Silent::ChoicesLookedUp),
    ),
    (
        r#""type": "Input.ChoiceSet", "id": "a", "choices": []"#,
        "CollectionCantBeEmpty",
        "At least one choice.",
        "/body/0",
        Outcome::Told,
    ),
    (
        r#""type": "ActionSet", "actions": [{}, {}, {}, {}, {}, {}]"#,
        "TooManyActions",
        "Maximum number of actions exceeded (5).",
        "/body/0",
        Outcome::Known(Silent::SixActions),
    ),
    (
        r#""type": "ActionSet", "actions": [{}, {}, {}, {}, {}, {}, {}]"#,
        "TooManyActions",
        "Maximum number of actions exceeded (5).",
        "/body/0",
        Outcome::Told,
    ),
    (
        r#""type": "ActionSet", "actions": [{}, {}, {}, {}, {}, {}, {}]"#,
        "TooManyActions",
        "Maximum number of actions exceeded (5).",
        "",
        Outcome::Open,
    ),
    (
        r#""type": "Carousel", "pages": [{"type": "CarouselPage", "items": [{"type": "ActionSet", "actions": []}]}]"#,
        "ElementTypeNotAllowed",
        r#"Element type "ActionSet" is not allowed in this context."#,
        "/body/0/pages/0/items/0",
        Outcome::Known(Silent::ButtonsOnPages),
    ),
    (
        r#""type": "ActionSet", "actions": []"#,
        "ElementTypeNotAllowed",
        r#"Element type "ActionSet" is not allowed in this context."#,
        "/body/0",
        Outcome::Open,
    ),
    (
        r#""type": "Input.Toggle", "id": "a", "title": "a", "isRequired": true"#,
        "RequiredInputsShouldHaveLabel",
        "",
        "/body/0",
        Outcome::Known(Silent::TitleOfToggle),
    ),
    (
        r#""type": "Input.Text", "id": "a", "title": "a", "isRequired": true"#,
        "RequiredInputsShouldHaveLabel",
        "",
        "/body/0",
        Outcome::Told,
    ),
    (
        r#""type": "TextBlock", "text": "a", "requires": {"a": "b", "c": "1.2"}"#,
        "InvalidPropertyValue",
        r#"Invalid version string "b"."#,
        "/body/0",
        Outcome::Told,
    ),
    (
        r#""type": "TextBlock", "text": "a", "requires": {"a": "b", "c": "1.2"}"#,
        "InvalidPropertyValue",
        r#"Invalid version string "1.2"."#,
        "/body/0",
        Outcome::Open,
    ),
];

#[test]
fn each_class_has_a_case_that_shows_it_and_one_that_does_not() {
    let mut shown = BTreeSet::new();
    for (inside, name, message, at, outcome) in &SHOWN {
        let text = format!(r#"{{"type": "AdaptiveCard", "version": "1.5", "body": [{{{inside}}}]}}"#);
        let document = Document::parse(text.as_str()).unwrap_or_else(|error| panic!("{text}: {error}"));
        let at = Pointer::parse(at).unwrap_or_else(|error| panic!("{at}: {error:?}"));
        let event = Event { name: (*name).to_owned(), message: (*message).to_owned(), at };
        let found = told_of(&document);
        let became = if found.iter().any(|found| says(found, &event, &document)) {
            Outcome::Told
        } else {
            silent(&event, &document).map_or(Outcome::Open, Outcome::Known)
        };
        assert_eq!(became, *outcome, "{text}: {message}: {found:#?}");
        if let Outcome::Known(class) = became {
            shown.insert(class);
        }
    }
    assert_eq!(shown, PINNED.iter().map(|(class, _)| *class).collect(), "a class without a case, or without a count");
}
