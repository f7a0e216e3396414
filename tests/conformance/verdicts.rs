//! Verdicts: what the checks say of the corpus, against the official schema of the version that each card declares.
//!
//! Where we and the schema differ, the difference is a class with a reason. A card that the schema takes and we do not is
//! explained finding by finding; one that it refuses and we take, by the first error that the schema has, key by key where
//! it names several. Below them stand cases that show each class, and near ones that it has to leave alone.

use std::collections::{BTreeMap, BTreeSet};

use cardwright::card::catalogue::{ElementKind, ElementType, Property, Slot, ValueType, Version};
use cardwright::card::host::is_mails_own;
use cardwright::card::{cards, element_type};
use cardwright::check::{Diagnostic, Options, check};
use cardwright::json::{Document, Pointer, Value};

use super::corpus::{Case, Origin, cases};

/// What the schema judges: types, keys, kinds and words, what is required and where it stands.
const JUDGED: [&str; 9] = [
    "unknown-type",
    "unknown-property",
    "wrong-type",
    "unknown-value",
    "missing-required",
    "not-allowed-here",
    "newer-than-card",
    "bad-version",
    "version-too-new",
];

/// Why the schema and we differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Differs {
    /// The schema knows no templates: it refuses `$data` and `$when`, and `${…}` where a word, a list or a number belongs.
    Template,
    /// The schemas lack the types that Teams and Outlook added.
    AddedType,
    /// `Carousel` came with 1.6, and the schema of 1.6 has none.
    Carousel,
    /// They lack the properties that Teams and Outlook added.
    AddedProperty,
    /// They lack words that hosts take for a property: `filtered`, `columnHeader`, `roundedCorners`.
    AddedWord,
    /// It writes `firstRowAsHeader` and `rtl?` where every reader has `firstRowAsHeaders` and `rtl`.
    Misspelt,
    /// The schemas of 1.0 to 1.4 want words in one case; every reader takes any.
    CaseOfWords,
    /// It lets nothing be named but elements; the SDK reads the `id` of an action and of a card as well.
    IdOfMore,
    /// It lets only some elements be aligned; the SDK reads `horizontalAlignment` of every one.
    AlignmentOfMore,
    /// Outlook writes a `correlationId` into connector cards, and their schema has none.
    CorrelationId,
    /// The schema of connector cards wants `@context`, by `https`; Teams asks for neither.
    Context,
    /// It takes `OpenUri` only; `ViewAction` is its name of the time before, and still shown.
    ViewAction,
    /// The schemas of 1.0 and 1.1 take any key in most objects, so also misspelt and newer ones.
    AnyKey,
    /// Where they take a key that they do not know, they do not look at what it holds.
    UnderNewerKey,
    /// The union of elements in the schema of 1.0 has a branch that takes objects which are none of them: types that are
    /// unknown or newer pass there, and elements without what they are made of.
    AnyElement,
    /// The schema of 1.0 takes any text as the version of a card.
    AnyVersion,
    /// The schemas of 1.0 to 1.4 take any text as a version that is required.
    AnyRequirement,
    /// They take any text as a width or a height.
    AnySize,
    /// The schema of 1.0 takes a text that reads `true` where it has to be true.
    TrueAsText,
    /// No schema asks for the `version` of a card; hosts do.
    VersionNotAsked,
    /// No schema asks for the `id` of some inputs; without it, nothing comes back of what was put in.
    IdNotAsked,
    /// No schema asks for the `choices` of a choice set.
    ChoicesNotAsked,
    /// The pattern of pixels is not anchored: `200.5px` has `5px` in it.
    UnanchoredPixels,
}

/// How many files fall into each class.
const PINNED: [(Differs, usize); 23] = [
    (Differs::Template, 39),
    (Differs::AddedType, 34),
    (Differs::Carousel, 15),
    (Differs::AddedProperty, 31),
    (Differs::AddedWord, 13),
    (Differs::Misspelt, 10),
    (Differs::CaseOfWords, 7),
    (Differs::IdOfMore, 7),
    (Differs::AlignmentOfMore, 4),
    (Differs::CorrelationId, 2),
    (Differs::Context, 5),
    (Differs::ViewAction, 5),
    (Differs::AnyKey, 89),
    (Differs::UnderNewerKey, 5),
    (Differs::AnyElement, 10),
    (Differs::AnyVersion, 1),
    (Differs::AnyRequirement, 4),
    (Differs::AnySize, 2),
    (Differs::TrueAsText, 1),
    (Differs::VersionNotAsked, 18),
    (Differs::IdNotAsked, 1),
    (Differs::ChoicesNotAsked, 1),
    (Differs::UnanchoredPixels, 1),
];

fn judged(document: &Document) -> Vec<Diagnostic> {
    let mut found = check(document, &Options::default());
    found.retain(|found| JUDGED.contains(&found.code));
    found
}

/// The schemas that are no longer kept.
fn is_old(schema: &str) -> bool {
    ["1.0", "1.1", "1.2", "1.3", "1.4"].contains(&schema)
}

/// The schemas that take keys which they do not know.
fn takes_any_key(schema: &str) -> bool {
    ["1.0", "1.1"].contains(&schema)
}

/// The words between quotes of a message of the schema validator.
fn quoted(message: &str) -> Vec<&str> {
    message.split('\'').skip(1).step_by(2).collect()
}

/// The property that a value is of, and the type that has it.
fn held(value: Value<'_>) -> Option<(&'static ElementType, &'static Property)> {
    let ty = element_type(value.parent()?)?;
    Some((ty, ty.property(&value.key()?)?))
}

/// What the first error of the schema is about. It counts from the card, and that may stand in a message.
fn meant<'d>(document: &'d Document, at: &str) -> Option<Value<'d>> {
    let card = cards(document.root()).into_iter().next().map_or_else(Pointer::root, |card| card.pointer);
    document.at(&Pointer::parse(&format!("{card}{}", at.trim_end_matches('/'))).ok()?)
}

/// Why the schema refuses what we take: each thing that its first error names, with the reason.
fn refused(error: &str, document: &Document) -> Vec<(String, Option<Differs>)> {
    let (at, message) = error.split_once(": ").unwrap_or(("", error));
    let Some(value) = meant(document, at.trim_start_matches('"')) else { return vec![(error.to_owned(), None)] };
    if message.starts_with("Additional properties") {
        let reason = |key: &&str| (format!("{at}: `{key}`"), extra(value, key));
        return quoted(message).iter().map(reason).collect();
    }
    vec![(error.to_owned(), one_error(value, message))]
}

/// Why the schema refuses a key.
fn extra(owner: Value<'_>, key: &str) -> Option<Differs> {
    if ["$data", "$when"].contains(&key) {
        return Some(Differs::Template);
    }
    let ty = element_type(owner)?;
    if is_mails_own(ty, key) {
        return Some(Differs::AddedProperty);
    }
    let dynamic = key.strip_suffix(".dynamic");
    let property = ty.property(dynamic.unwrap_or(key))?;
    match (ty.name, key) {
        ("Table", "firstRowAsHeaders") | ("AdaptiveCard" | "Container" | "Column" | "TableCell", "rtl") => {
            Some(Differs::Misspelt)
        }
        ("MessageCard", "correlationId") => Some(Differs::CorrelationId),
        (_, "id") if ty.kind == ElementKind::Action || ty.name == "AdaptiveCard" => Some(Differs::IdOfMore),
        ("Container" | "Column", "horizontalAlignment") => Some(Differs::AlignmentOfMore),
        _ => (dynamic.is_some() || !property.standard).then_some(Differs::AddedProperty),
    }
}

/// Why the schema refuses a value.
fn one_error(value: Value<'_>, message: &str) -> Option<Differs> {
    let key = value.key().unwrap_or_default();
    let text = value.as_str();
    if text.as_ref().is_some_and(|text| text.contains("${")) {
        return Some(Differs::Template);
    }
    if message == "'@context' is a required property" {
        return element_type(value).filter(|ty| ty.name == "MessageCard").map(|_| Differs::Context);
    }
    let element = if key == "type" { value.parent()? } else { value };
    if element.is_object() && (message.contains("is not allowed here") || message.contains("is not of type")) {
        let ty = element_type(element)?;
        return match ty.name {
            "Carousel" => Some(Differs::Carousel),
            _ => (!ty.standard).then_some(Differs::AddedType),
        };
    }
    let (_, allowed) = message.split_once(" is not one of ")?;
    let (said, allowed) = (text?, quoted(allowed));
    match (&*key, &*said) {
        ("@type", "ViewAction") if allowed == ["OpenUri"] => Some(Differs::ViewAction),
        ("@context", "http://schema.org/extensions") => Some(Differs::Context),
        _ if allowed.iter().any(|word| word.eq_ignore_ascii_case(&said)) => Some(Differs::CaseOfWords),
        _ => held(value)?.1.value.canonical(&said).map(|_| Differs::AddedWord),
    }
}

/// Why the schema takes what we do not, told by one finding.
fn taken(found: &Diagnostic, document: &Document, schema: &str) -> Option<Differs> {
    let value = document.at(&found.pointer)?;
    let is_type = found.pointer.last().is_some_and(|key| key == "type");
    if ["unknown-property", "newer-than-card"].contains(&found.code) && !is_type {
        return (takes_any_key(schema) && value.key().is_some()).then_some(Differs::AnyKey);
    }
    if is_under_newer_key(value, schema) {
        return Some(Differs::UnderNewerKey);
    }
    match found.code {
        "unknown-type" | "newer-than-card" => is_in_loose_union(value.parent()?, schema).then_some(Differs::AnyElement),
        "missing-required" => missing(found, value, schema),
        "bad-version" if found.pointer.as_str() == "/version" => (schema == "1.0").then_some(Differs::AnyVersion),
        "bad-version" => {
            let required = value.parent()?.key()? == "requires";
            (required && is_old(schema)).then_some(Differs::AnyRequirement)
        }
        "wrong-type" => {
            let flag = held(value)?.1.value == ValueType::Boolean && ["true", "false"].contains(&&*value.as_str()?);
            (flag && schema == "1.0").then_some(Differs::TrueAsText)
        }
        "unknown-value" => {
            held(value).filter(|(_, property)| matches!(property.value, ValueType::Size(_) | ValueType::Width(_)))?;
            if is_old(schema) {
                Some(Differs::AnySize)
            } else {
                has_pixels_at_its_end(&value.as_str()?).then_some(Differs::UnanchoredPixels)
            }
        }
        _ => None,
    }
}

/// Why the schema does not miss what we miss.
fn missing(found: &Diagnostic, element: Value<'_>, schema: &str) -> Option<Differs> {
    let ty = element_type(element)?;
    let key = ["version", "id", "choices", "items", "text"]
        .into_iter()
        .find(|key| found.message.ends_with(&format!("needs `{key}`, and it is missing.")))?;
    match (ty.name, key) {
        ("AdaptiveCard", "version") => Some(Differs::VersionNotAsked),
        (_, "id") if ty.kind == ElementKind::Input => Some(Differs::IdNotAsked),
        ("Input.ChoiceSet", "choices") => Some(Differs::ChoicesNotAsked),
        ("Container", "items") | ("TextBlock", "text") => {
            is_in_loose_union(element, schema).then_some(Differs::AnyElement)
        }
        _ => None,
    }
}

/// Whether a value is that of a key, or inside one, that the schema takes and does not know yet.
fn is_under_newer_key(value: Value<'_>, schema: &str) -> bool {
    let Some(known) = Version::parse(schema).filter(|_| takes_any_key(schema)) else { return false };
    std::iter::successors(Some(value), |value| value.parent())
        .any(|value| held(value).is_some_and(|(_, property)| property.since > known))
}

/// Whether an object stands among elements, where the schema of 1.0 takes objects which are none.
fn is_in_loose_union(object: Value<'_>, schema: &str) -> bool {
    let list = object.parent().and_then(held).and_then(|(_, property)| property.value.slot());
    schema == "1.0" && object.is_object() && list.is_some_and(|(slot, _)| slot == Slot::Elements)
}

/// Whether a text ends in whole pixels and has something else before them.
fn has_pixels_at_its_end(text: &str) -> bool {
    text.strip_suffix("px").is_some_and(|number| {
        let before = number.trim_end_matches(|c: char| c.is_ascii_digit());
        !before.is_empty() && before.len() < number.len()
    })
}

/// The files whose verdict counts.
pub(super) fn counts(case: &Case) -> bool {
    ["adaptive/", "templates/", "messagecard/", "botcards/", "envelope/"]
        .iter()
        .any(|folder| case.path.starts_with(folder))
}

#[test]
fn verdicts_are_those_of_the_schema_but_for_what_is_known() {
    let (cases, origin) = cases();
    if origin == Origin::Fixtures {
        println!("the verdicts of the official schema are those of the corpus: they are left out");
        return;
    }
    let mut agreed = 0;
    let mut classes: BTreeMap<Differs, usize> = BTreeMap::new();
    let mut unexplained = Vec::new();
    for case in cases.iter().filter(|case| counts(case)) {
        let verdict = case.column("official_verdict");
        let document = Document::parse(case.text()).unwrap_or_else(|error| panic!("{}: {error}", case.path));
        let found = judged(&document);
        let reasons: Vec<(String, Option<Differs>)> = match (verdict, found.is_empty()) {
            ("valid", false) => {
                let reason = |found: &Diagnostic| taken(found, &document, case.column("schema_used"));
                found.iter().map(|found| (format!("{} {}", found.pointer, found.message), reason(found))).collect()
            }
            ("invalid", true) => refused(case.column("first_error"), &document),
            ("valid" | "invalid", _) => {
                agreed += 1;
                continue;
            }
            _ => continue,
        };
        // A file counts once in each class that explains a part of it.
        let of: BTreeSet<Differs> = reasons.iter().filter_map(|(_, class)| *class).collect();
        for class in of {
            *classes.entry(class).or_default() += 1;
        }
        let open = reasons.iter().filter(|(_, class)| class.is_none());
        unexplained.extend(open.map(|(what, _)| format!("{} ({verdict}): {what}", case.path)));
    }
    println!("agreed on {agreed}, differing: {classes:#?}");
    assert!(unexplained.is_empty(), "{} differences without a reason:\n{}", unexplained.len(), unexplained.join("\n"));
    assert_eq!((agreed, classes), (531, BTreeMap::from(PINNED)));
}

fn document(text: &str) -> Document {
    Document::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A card of a version, with one element.
fn card(element: &str, version: &str) -> String {
    format!(r#"{{"type": "AdaptiveCard", "version": "{version}", "body": [{{{element}}}]}}"#)
}

const EXTRA: &str = "Additional properties are not allowed";

/// What a card holds, the first error of the schema, and the reasons for it.
type Refused = (&'static str, &'static str, &'static [Option<Differs>]);

const ELEMENTS_REFUSED: [Refused; 20] = [
    (r#""type": "TextBlock", "$when": "${a}""#, "/body/0: EXTRA ('$when' was unexpected)", &[Some(Differs::Template)]),
    (r#""type": "TextBlock", "when": "${a}""#, "/body/0: EXTRA ('when' was unexpected)", &[None]),
    (
        r#""type": "TextBlock", "color": "${a}""#,
        "/body/0/color: '${a}' is not one of ['good']",
        &[Some(Differs::Template)],
    ),
    (r#""type": "TextBlock", "color": "{a}""#, "/body/0/color: '{a}' is not one of ['good']", &[None]),
    (r#""type": "Badge""#, "/body/0/type: type 'Badge' is not allowed here", &[Some(Differs::AddedType)]),
    (r#""type": "Budge""#, "/body/0/type: type 'Budge' is not allowed here", &[None]),
    (r#""type": "Table""#, "/body/0/type: type 'Table' is not allowed here", &[None]),
    (r#""type": "Carousel""#, "/body/0/type: type 'Carousel' is not allowed here", &[Some(Differs::Carousel)]),
    (
        r#""type": "Image", "targetWidth": "wide""#,
        "/body/0: EXTRA ('targetWidth' was unexpected)",
        &[Some(Differs::AddedProperty)],
    ),
    (r#""type": "Image", "menuActions": []"#, "/body/0: EXTRA ('menuActions' was unexpected)", &[None]),
    (
        r#""type": "TextBlock", "style": "columnHeader""#,
        "/body/0/style: 'columnHeader' is not one of ['heading']",
        &[Some(Differs::AddedWord)],
    ),
    (r#""type": "TextBlock", "style": "filtered""#, "/body/0/style: 'filtered' is not one of ['heading']", &[None]),
    (r#""type": "Container", "rtl": true"#, "/body/0: EXTRA ('rtl' was unexpected)", &[Some(Differs::Misspelt)]),
    (r#""type": "Image", "rtl": true"#, "/body/0: EXTRA ('rtl' was unexpected)", &[None]),
    (
        r#""type": "Table", "firstRowAsHeaders": true, "roundedCorners": true, "nobody": 1"#,
        "/body/0: EXTRA ('firstRowAsHeaders', 'roundedCorners', 'nobody' were unexpected)",
        &[Some(Differs::Misspelt), Some(Differs::AddedProperty), None],
    ),
    (
        r#""type": "TextBlock", "size": "Medium""#,
        "/body/0/size: 'Medium' is not one of ['medium']",
        &[Some(Differs::CaseOfWords)],
    ),
    (r#""type": "TextBlock", "size": "huge""#, "/body/0/size: 'huge' is not one of ['medium']", &[None]),
    (
        r#""type": "Container", "horizontalAlignment": "left""#,
        "/body/0: EXTRA ('horizontalAlignment' was unexpected)",
        &[Some(Differs::AlignmentOfMore)],
    ),
    (
        r#""type": "Image", "horizontalAlignment": "left""#,
        "/body/0: EXTRA ('horizontalAlignment' was unexpected)",
        &[None],
    ),
    (r#""type": "TextBlock""#, "/body/0: 'text' is a required property", &[None]),
];

const CARDS_REFUSED: [Refused; 9] = [
    (
        r#"{"type": "AdaptiveCard", "actions": [{"type": "Action.Submit", "id": "a"}]}"#,
        "/actions/0: EXTRA ('id' was unexpected)",
        &[Some(Differs::IdOfMore)],
    ),
    (
        r#"{"type": "AdaptiveCard", "body": [{"type": "FactSet", "facts": [{"id": "a"}]}]}"#,
        "/body/0/facts/0: EXTRA ('id' was unexpected)",
        &[None],
    ),
    (
        r#"{"@type": "MessageCard", "correlationId": "a"}"#,
        "/: EXTRA ('correlationId' was unexpected)",
        &[Some(Differs::CorrelationId)],
    ),
    (r#"{"@type": "MessageCard", "correlationid": "a"}"#, "/: EXTRA ('correlationid' was unexpected)", &[None]),
    (r#"{"@type": "MessageCard"}"#, "/: '@context' is a required property", &[Some(Differs::Context)]),
    (
        r#"{"@type": "MessageCard", "@context": "http://example.org"}"#,
        "/@context: 'http://example.org' is not one of ['https://schema.org/extensions']",
        &[None],
    ),
    (
        r#"{"@type": "MessageCard", "potentialAction": [{"@type": "ViewAction"}]}"#,
        "/potentialAction/0/@type: 'ViewAction' is not one of ['OpenUri']",
        &[Some(Differs::ViewAction)],
    ),
    (
        r#"{"@type": "MessageCard", "potentialAction": [{"@type": "OpenURL"}]}"#,
        "/potentialAction/0/@type: 'OpenURL' is not one of ['OpenUri']",
        &[None],
    ),
    (r#"{"type": "AdaptiveCard"}"#, "/body/7: EXTRA ('id' was unexpected)", &[None]),
];

/// What a card holds, the version of the schema that takes it, and the reason; nothing where it has none to take it.
const ELEMENTS_TAKEN: [(&str, &str, Option<Differs>); 25] = [
    (r#""type": "TextBlock", "text": "a", "nothing": 1"#, "1.1", Some(Differs::AnyKey)),
    (r#""type": "TextBlock", "text": "a", "nothing": 1"#, "1.2", None),
    (r#""type": "TextBlock", "text": "a", "wrap": "${}", "color": "nothing""#, "1.0", None),
    (r#""type": "Media", "sources": [{"mimeType": "a/b", "url": "a"}]"#, "1.0", Some(Differs::AnyElement)),
    (r#""type": "Nobody""#, "1.1", None),
    (r#""type": "Nobody""#, "1.0", Some(Differs::AnyElement)),
    (r#""type": "TextBlock""#, "1.0", Some(Differs::AnyElement)),
    (r#""type": "TextBlock""#, "1.5", None),
    (r#""type": "FactSet", "facts": [{"value": "a"}]"#, "1.0", None),
    (r#""type": "TextBlock", "text": "a", "requires": {"a": "b"}"#, "1.2", Some(Differs::AnyRequirement)),
    (r#""type": "TextBlock", "text": "a", "requires": {"a": "b"}"#, "1.5", None),
    (
        r#""type": "ColumnSet", "columns": [{"type": "Column", "items": [], "width": "wide"}]"#,
        "1.2",
        Some(Differs::AnySize),
    ),
    (r#""type": "ColumnSet", "columns": [{"type": "Column", "items": [], "width": "wide"}]"#, "1.5", None),
    (r#""type": "TextBlock", "text": "a", "size": "wide""#, "1.2", None),
    (r#""type": "TextBlock", "text": "a", "wrap": "true""#, "1.0", Some(Differs::TrueAsText)),
    (r#""type": "TextBlock", "text": "a", "wrap": "yes""#, "1.0", None),
    (r#""type": "TextBlock", "text": "a", "wrap": "true""#, "1.5", None),
    (r#""type": "Input.Text""#, "1.5", Some(Differs::IdNotAsked)),
    (r#""type": "Input.Toggle", "id": "a""#, "1.5", None),
    (r#""type": "Input.ChoiceSet", "id": "a""#, "1.5", Some(Differs::ChoicesNotAsked)),
    (r#""type": "FactSet""#, "1.5", None),
    (
        r#""type": "ColumnSet", "columns": [{"type": "Column", "items": [], "width": "200.5px"}]"#,
        "1.5",
        Some(Differs::UnanchoredPixels),
    ),
    (r#""type": "ColumnSet", "columns": [{"type": "Column", "items": [], "width": "200.px"}]"#, "1.5", None),
    (r#""type": "ColumnSet", "columns": [{"type": "Column", "items": [], "width": "5px wide"}]"#, "1.5", None),
    (r#""type": "ColumnSet", "columns": [{"type": "Column", "items": [], "width": "px"}]"#, "1.5", None),
];

/// The same for whole cards.
const CARDS_TAKEN: [(&str, &str, Option<Differs>); 8] = [
    (r#"{"type": "AdaptiveCard", "body": []}"#, "1.6", Some(Differs::VersionNotAsked)),
    (r#"{"type": "AdaptiveCard", "version": "0.5", "body": []}"#, "1.0", Some(Differs::AnyVersion)),
    (r#"{"type": "AdaptiveCard", "version": "0.5", "body": []}"#, "1.2", None),
    (
        r#"{"type": "AdaptiveCard", "version": "1.2", "body": [{"type": "Image", "url": "a", "height": "2 px"}]}"#,
        "1.0",
        Some(Differs::UnderNewerKey),
    ),
    (
        r#"{"type": "AdaptiveCard", "version": "1.2", "body": [{"type": "Image", "url": "a", "size": "2px"}]}"#,
        "1.0",
        None,
    ),
    (
        r#"{"type": "AdaptiveCard", "version": "1.2", "body": [{"type": "Image", "url": "a", "selectAction": {"type": "Nobody"}}]}"#,
        "1.0",
        Some(Differs::UnderNewerKey),
    ),
    (
        r#"{"type": "AdaptiveCard", "version": "1.2", "body": [{"type": "Image", "url": "a", "selectAction": {"type": "Nobody"}}]}"#,
        "1.2",
        None,
    ),
    (r#"{"type": "AdaptiveCard", "version": "1.2", "actions": [{"type": "Nobody"}]}"#, "1.0", None),
];

/// A case of each class, and cases that are none of it.
#[test]
fn each_class_has_a_case_that_shows_it_and_one_that_does_not() {
    let mut shown = BTreeSet::new();
    let elements = ELEMENTS_REFUSED.iter().map(|(inside, error, reasons)| (card(inside, "1.0"), error, reasons));
    let whole = CARDS_REFUSED.iter().map(|(text, error, reasons)| ((*text).to_owned(), error, reasons));
    for (text, error, reasons) in elements.chain(whole) {
        let error = error.replace("EXTRA", EXTRA);
        let told: Vec<_> = refused(&error, &document(&text)).into_iter().map(|(_, reason)| reason).collect();
        assert_eq!(told, **reasons, "{text}: {error}");
        shown.extend(told.into_iter().flatten());
    }
    let elements = ELEMENTS_TAKEN.iter().map(|(inside, schema, reason)| (card(inside, schema), schema, reason));
    let whole = CARDS_TAKEN.iter().map(|(text, schema, reason)| ((*text).to_owned(), schema, reason));
    for (text, schema, reason) in elements.chain(whole) {
        let document = document(&text);
        let found = judged(&document);
        let told: Vec<_> = found.iter().map(|found| taken(found, &document, schema)).collect();
        let alike = !told.is_empty() && told.iter().all(|told| told == reason);
        assert!(alike, "{text} by {schema}: {told:?} of {found:#?}");
        shown.extend(told.into_iter().flatten());
    }
    assert_eq!(shown, PINNED.iter().map(|(class, _)| *class).collect(), "a class without a case, or without a count");
}
