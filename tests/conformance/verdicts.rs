//! Verdicts: what the checks say of the corpus, against the official schema of the version that each card declares, and
//! against what the JavaScript SDK says while it reads.
//!
//! Where we and the schema differ, the difference is a class with a reason. A card that the schema takes and we do not is
//! explained finding by finding; one that it refuses and we take, by the first error that the schema has. A case that shows
//! each class stands below them.

use std::collections::BTreeMap;

use cardwright::card::catalogue;
use cardwright::check::{Diagnostic, Options, check};
use cardwright::json::{Document, Pointer};

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
    TemplateForSchema,
    /// The schemas to 1.6 lack what Teams and Outlook added: types, properties and words of the catalogue's extensions.
    ExtensionForSchema,
    /// It writes `firstRowAsHeader` and `rtl?` where every reader has `firstRowAsHeaders` and `rtl`.
    SchemaMisspells,
    /// The schemas of 1.0 to 1.4 want words in one case; every reader takes any.
    CaseOfWords,
    /// The schema has the property for some types only, the SDK reads it for all: `id` of actions, `horizontalAlignment`.
    SdkReadsMore,
    /// The schema of connector cards wants `@context`, by `https`; Teams asks for neither.
    ContextOfMessageCard,
    /// It takes `OpenUri` only; `ViewAction` is its name of the time before, and still shown.
    ViewAction,
    /// The schemas that are no longer kept (1.0 to 1.4) take any key in most objects, so also misspelt and newer ones.
    OldSchemaTakesAnyKey,
    /// A union of the old schemas has a branch that takes any object, so types that are unknown or newer pass in it.
    OldSchemaTakesAnyType,
    /// The schema does not ask for it; hosts do: the `version` of a card, the `id` of an input.
    SchemaAsksForLess,
    /// Its patterns of words and sizes are not anchored: `xemphasisx` has `emphasis` in it.
    UnanchoredPattern,
    /// The schema of 1.0 does not look at this value at all.
    OldSchemaTakesAnyValue,
}

fn judged(document: &Document) -> Vec<Diagnostic> {
    let mut found = check(document, &Options::default());
    found.retain(|found| JUDGED.contains(&found.code));
    found
}

fn is_old(schema: &str) -> bool {
    ["1.0", "1.1", "1.2", "1.3", "1.4"].contains(&schema)
}

/// The words between quotes of a message of the schema validator.
fn quoted(message: &str) -> Vec<&str> {
    message.split('\'').skip(1).step_by(2).collect()
}

/// Why the schema refuses what we take, told by its first error.
fn refused(error: &str) -> Option<Differs> {
    let message = error.split_once(": ").map_or(error, |(_, message)| message);
    let words = quoted(message);
    let first = words.first().copied().unwrap_or_default();
    let extra = message.starts_with("Additional properties");
    if words.iter().any(|word| word.starts_with("$data") || word.starts_with("$when")) || message.contains("${") {
        return Some(Differs::TemplateForSchema);
    }
    if extra && words.iter().all(|word| ["firstRowAsHeaders", "rtl"].contains(word)) {
        return Some(Differs::SchemaMisspells);
    }
    if extra && words.iter().all(|word| ["id", "horizontalAlignment", "correlationId"].contains(word)) {
        return Some(Differs::SdkReadsMore);
    }
    if extra && words.iter().any(|word| is_extension(word)) {
        return Some(Differs::ExtensionForSchema);
    }
    if message.starts_with("type '") || message.starts_with("{'type'") {
        let known =
            words.iter().any(|word| catalogue::find(word).is_some_and(|ty| !ty.standard || ty.name == "Carousel"));
        return known.then_some(Differs::ExtensionForSchema);
    }
    if message.contains("is not one of") {
        let (said, allowed) = (first, words.get(1..).unwrap_or_default());
        return if said == "ViewAction" {
            Some(Differs::ViewAction)
        } else if said.starts_with("http://schema.org") {
            Some(Differs::ContextOfMessageCard)
        } else if allowed.iter().any(|word| word.eq_ignore_ascii_case(said)) {
            Some(Differs::CaseOfWords)
        } else {
            known_word(said).then_some(Differs::ExtensionForSchema)
        };
    }
    match message {
        "'@context' is a required property" => Some(Differs::ContextOfMessageCard),
        _ => None,
    }
}

/// Whether some type has that property as an extension.
fn is_extension(name: &str) -> bool {
    let stem = name.strip_suffix(".dynamic").unwrap_or(name);
    let mut properties = catalogue::all().flat_map(|ty| ty.properties);
    properties.any(|property| property.name == stem && (!property.standard || stem != name))
}

/// Whether some property takes that word, whatever the schema says.
fn known_word(word: &str) -> bool {
    catalogue::all().flat_map(|ty| ty.properties).any(|property| property.value.canonical(word).is_some())
}

/// Why the schema takes what we do not, told by one finding.
fn taken(found: &Diagnostic, schema: &str) -> Option<Differs> {
    match found.code {
        "unknown-property" | "newer-than-card" if is_old(schema) && !found.pointer.as_str().ends_with("/type") => {
            Some(Differs::OldSchemaTakesAnyKey)
        }
        "unknown-type" | "newer-than-card" if is_old(schema) => Some(Differs::OldSchemaTakesAnyType),
        "missing-required" => Some(Differs::SchemaAsksForLess),
        "unknown-value" | "wrong-type" | "bad-version" if is_old(schema) => Some(Differs::OldSchemaTakesAnyValue),
        "unknown-value" => Some(Differs::UnanchoredPattern),
        _ => None,
    }
}

/// The files whose verdict counts.
fn counts(case: &Case) -> bool {
    ["adaptive/", "templates/", "messagecard/", "botcards/", "envelope/"]
        .iter()
        .any(|folder| case.path.starts_with(folder))
}

#[test]
fn verdicts_are_those_of_the_schema_but_for_what_is_known() {
    let (cases, origin) = cases();
    let mut agreed = 0;
    let mut classes: BTreeMap<Differs, usize> = BTreeMap::new();
    let mut unexplained = Vec::new();
    for case in cases.iter().filter(|case| counts(case)) {
        let verdict = case.column("official_verdict");
        let document = Document::parse(case.text()).unwrap_or_else(|error| panic!("{}: {error}", case.path));
        let found = judged(&document);
        let reasons: Vec<(String, Option<Differs>)> = match (verdict, found.is_empty()) {
            ("valid", false) => {
                let schema = case.column("schema_used");
                found
                    .iter()
                    .map(|found| (format!("{} {}", found.pointer, found.message), taken(found, schema)))
                    .collect()
            }
            ("invalid", true) => {
                let error = case.column("first_error");
                vec![(error.to_owned(), refused(error))]
            }
            ("valid" | "invalid", _) => {
                agreed += 1;
                continue;
            }
            _ => continue,
        };
        // A file counts once in each class that explains a part of it.
        let mut of: Vec<Differs> = reasons.iter().filter_map(|(_, class)| *class).collect();
        of.sort();
        of.dedup();
        for class in of {
            *classes.entry(class).or_default() += 1;
        }
        let open = reasons.iter().filter(|(_, class)| class.is_none());
        unexplained.extend(open.map(|(what, _)| format!("{} ({verdict}): {what}", case.path)));
    }
    println!("agreed on {agreed}, differing: {classes:#?}");
    assert!(unexplained.is_empty(), "{} differences without a reason:\n{}", unexplained.len(), unexplained.join("\n"));
    if origin == Origin::Corpus {
        let pinned = [
            (Differs::TemplateForSchema, 39),
            (Differs::ExtensionForSchema, 91),
            (Differs::SchemaMisspells, 9),
            (Differs::CaseOfWords, 7),
            (Differs::SdkReadsMore, 13),
            (Differs::ContextOfMessageCard, 5),
            (Differs::ViewAction, 5),
            (Differs::OldSchemaTakesAnyKey, 89),
            (Differs::OldSchemaTakesAnyType, 10),
            (Differs::SchemaAsksForLess, 21),
            (Differs::UnanchoredPattern, 1),
            (Differs::OldSchemaTakesAnyValue, 12),
        ];
        assert_eq!((agreed, classes), (533, BTreeMap::from(pinned)));
    }
}

/// A card of each class, or what the schema says of one.
#[test]
fn each_class_has_a_case_that_shows_it() {
    let refusals = [
        ("/body/0: Additional properties are not allowed ('$data' was unexpected)", Differs::TemplateForSchema),
        ("/body/1/type: type 'Badge' is not allowed here", Differs::ExtensionForSchema),
        ("/body/0: Additional properties are not allowed ('rtl' was unexpected)", Differs::SchemaMisspells),
        ("/body/0/size: 'Medium' is not one of ['small', 'medium']", Differs::CaseOfWords),
        ("/actions/0: Additional properties are not allowed ('id' was unexpected)", Differs::SdkReadsMore),
        ("/: '@context' is a required property", Differs::ContextOfMessageCard),
        ("/potentialAction/0/@type: 'ViewAction' is not one of ['OpenUri']", Differs::ViewAction),
    ];
    for (error, class) in refusals {
        assert_eq!(refused(error), Some(class), "{error}");
    }
    for error in ["/: 'version' is a required property", "/body/0/size: 'huge' is not one of ['small']"] {
        assert_eq!(refused(error), None, "{error}");
    }
    let taken_as = |text: &str, schema: &str| {
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        judged(&document).iter().map(|found| taken(found, schema)).collect::<Vec<_>>()
    };
    let element = |inside: &str| format!(r#"{{"type": "AdaptiveCard", "version": "1.0", "body": [{{{inside}}}]}}"#);
    let cases = [
        (r#""type": "TextBlock", "text": "a", "nothing": 1"#, Differs::OldSchemaTakesAnyKey),
        (r#""type": "Media", "sources": [{"mimeType": "a/b", "url": "a"}]"#, Differs::OldSchemaTakesAnyType),
        (r#""type": "TextBlock", "text": "a", "wrap": "true""#, Differs::OldSchemaTakesAnyValue),
        (r#""type": "Input.Text""#, Differs::SchemaAsksForLess),
    ];
    for (inside, class) in cases {
        assert_eq!(taken_as(&element(inside), "1.0"), [Some(class)], "{inside}");
    }
    let sized = element(r#""type": "Image", "url": "a", "size": "xlargex""#);
    assert_eq!(taken_as(&sized, "1.5"), [Some(Differs::UnanchoredPattern)]);
    assert_eq!(taken_as(&element(r#""type": "Nobody""#), "1.5"), [None], "the new schema refuses it");
}

/// Why the SDK says something that we do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Silent {
    /// The open-source SDK lacks what Teams added; the catalogue has it.
    ExtensionForSdk,
    /// What a template puts in later is no value yet.
    TemplateForSdk,
    /// It counts five buttons, its own default; Teams shows six.
    SixActions,
    /// A choice set whose choices a bot looks up (`choices.data`) needs none of its own; the SDK wants one.
    ChoicesLookedUp,
    /// It lets no `ActionSet` stand on the page of a carousel; in Teams' carousel it may.
    ButtonsOnPages,
    /// The `title` beside a toggle is read as its label; the SDK wants a `label` as well.
    TitleOfToggle,
}

/// One event of the SDK.
struct Event {
    name: String,
    message: String,
    at: Pointer,
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

/// The rules of ours that say the same as an event.
fn same(event: &str) -> &'static [&'static str] {
    match event {
        "UnknownElementType" | "UnknownActionType" => &["unknown-type", "missing-required", "not-allowed-here"],
        "ElementTypeNotAllowed" | "ActionTypeNotAllowed" => &["not-allowed-here", "unknown-type"],
        "InvalidPropertyValue" => &["unknown-value", "wrong-type", "out-of-range", "bad-version", "bad-language"],
        "CollectionCantBeEmpty" => &["empty-list", "missing-required"],
        "DuplicateId" => &["duplicate-id"],
        "PropertyCantBeNull" => &["missing-required"],
        "UnsupportedCardVersion" => &["version-too-new"],
        "RequiredInputsShouldHaveLabel" => &["no-label"],
        "RequiredInputsShouldHaveErrorMessage" => &["no-error-message"],
        "TooManyActions" => &["too-many-actions"],
        _ => &[],
    }
}

/// Why we are silent about an event.
fn silent(event: &Event, document: &Document) -> Option<Silent> {
    let said = event.message.split('"').nth(1).unwrap_or_default();
    if said.contains("${") {
        return Some(Silent::TemplateForSdk);
    }
    let object = document.at(&event.at);
    let held = |key: &str| object.and_then(|object| object.get(key));
    match event.name.as_str() {
        "RequiredInputsShouldHaveLabel" if held("title").is_some() => Some(Silent::TitleOfToggle),
        "TooManyActions" if event.message.ends_with("(5).") => Some(Silent::SixActions),
        "CollectionCantBeEmpty" if held("choices.data").is_some() => Some(Silent::ChoicesLookedUp),
        "CollectionCantBeEmpty" if held("choices").is_some_and(|choices| choices.raw().contains("${")) => {
            Some(Silent::TemplateForSdk)
        }
        "ElementTypeNotAllowed" if said == "ActionSet" => Some(Silent::ButtonsOnPages),
        "UnknownElementType" | "UnknownActionType" if catalogue::all().any(|ty| ty.tag() == said) => {
            Some(Silent::ExtensionForSdk)
        }
        "InvalidPropertyValue" if known_word(said) => Some(Silent::ExtensionForSdk),
        _ => None,
    }
}

#[test]
fn what_the_sdk_says_is_told_but_for_what_is_known() {
    let Some(events) = events() else { return };
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    let mut classes: BTreeMap<Silent, usize> = BTreeMap::new();
    let mut unexplained = Vec::new();
    for case in cases().0.iter().filter(|case| counts(case)) {
        let document = Document::parse(case.text()).unwrap_or_else(|error| panic!("{}: {error}", case.path));
        let found = check(&document, &Options::default());
        for event in events.get(&case.path).into_iter().flatten() {
            let codes = same(&event.name);
            if found.iter().any(|found| codes.contains(&found.code) && event.at.contains(&found.pointer)) {
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
    let pinned = [
        (Silent::ExtensionForSdk, 571),
        (Silent::TemplateForSdk, 14),
        (Silent::SixActions, 3),
        (Silent::ChoicesLookedUp, 7),
        (Silent::ButtonsOnPages, 4),
        (Silent::TitleOfToggle, 2),
    ];
    assert_eq!((told.values().sum::<usize>(), classes), (180, BTreeMap::from(pinned)));
}
