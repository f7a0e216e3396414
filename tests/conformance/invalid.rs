//! Cards that are wrong on purpose: each yields a warning or an error that names the cause, where the cause stands.

use std::collections::{BTreeMap, BTreeSet};

use cardwright::check::{Diagnostic, Options, Severity, check, syntax};
use cardwright::json::Document;

use super::corpus::{Origin, cases};

/// A file under `invalid/`, what it has to be told, and why that is its cause.
struct Wrong {
    file: &'static str,
    code: &'static str,
    line: usize,
    why: &'static str,
}

const fn wrong(file: &'static str, code: &'static str, line: usize, why: &'static str) -> Wrong {
    Wrong { file, code, line, why }
}

const WRONG: &[Wrong] = &[
    wrong(
        "cpp-unit-tests/CarouselTest.ParseWithProhibitedElements.json",
        "not-allowed-here",
        12,
        "a Carousel on the page of a Carousel",
    ),
    wrong(
        "cpp-unit-tests/CarouselTest.ParseWithShowCardSelectAction.json",
        "not-allowed-here",
        26,
        "an Action.ShowCard as the action of a container",
    ),
    wrong("cpp-unit-tests/FallbackTests.ColumnFallback.json", "unknown-type", 12, "nobody knows a Graph"),
    wrong(
        "cpp-unit-tests/FallbackTests.DuplicateFallbackId.json",
        "duplicate-id",
        20,
        "the fallbacks of two elements have one id",
    ),
    wrong(
        "cpp-unit-tests/FallbackTests.FallbackSimpleDuplicateTest.json",
        "duplicate-id",
        38,
        "a fallback has the id of an element that it does not replace",
    ),
    wrong(
        "cpp-unit-tests/FallbackTests.InvalidFallbackStringAction.json",
        "unknown-value",
        14,
        "a fallback is an element or `drop`",
    ),
    wrong(
        "dotnet-unit-tests/AdaptiveCardApiTests.TestConcurrentParsing.json",
        "missing-required",
        79,
        "schema 1.0 wants a version of the card inside an action",
    ),
    wrong(
        "dotnet-unit-tests/AdaptiveCardApiTests.TestExplicitImageWarningMessagesWithMalformedDimensions.json",
        "unknown-value",
        10,
        "no height is written like that",
    ),
    wrong(
        "dotnet-unit-tests/AdaptiveCardApiTests.TestImplicitImageType.json",
        "unknown-type",
        9,
        "an Elephant among pictures",
    ),
    wrong(
        "dotnet-unit-tests/AdaptiveCardApiTests.TestParsingInvalidCardMissingType.json",
        "not-a-card",
        1,
        "the card does not say its type",
    ),
    wrong(
        "dotnet-unit-tests/AdaptiveCardApiTests.TestParsingInvalidCardMissingVersion.json",
        "missing-required",
        1,
        "the card does not say its version",
    ),
    wrong(
        "dotnet-unit-tests/AdaptiveCardApiTests.TestParsingRichTextBlockWithInvalidInlineType.json",
        "unknown-type",
        14,
        "no inline is called like that",
    ),
    wrong(
        "dotnet-unit-tests/SerializationTests.TestKeepingUnknownElements.json",
        "unknown-type",
        6,
        "no element is called like that",
    ),
    wrong(
        "listed-by-upstream-schema-test/Action.CustomParsing.json",
        "unknown-type",
        14,
        "an action of somebody's own",
    ),
    wrong(
        "listed-by-upstream-schema-test/ActionFallback.json",
        "unknown-type",
        71,
        "the last of the fallbacks is unknown as well",
    ),
    wrong(
        "listed-by-upstream-schema-test/AdditionalProperty.json",
        "unknown-property",
        17,
        "a property of somebody's own",
    ),
    wrong(
        "listed-by-upstream-schema-test/CustomParsingTestUsingProgressBar.json",
        "newer-than-card",
        18,
        "the ProgressBar of Teams is newer than the card, and this one is of somebody's own",
    ),
    wrong("listed-by-upstream-schema-test/DeepFallback.json", "unknown-type", 48, "types of somebody's own"),
    wrong(
        "listed-by-upstream-schema-test/TypeIsRequired.json",
        "missing-required",
        9,
        "an element does not say its type",
    ),
    wrong("malformed-json/adaptivecards.Community-Call-August.1.json", "not-json", 2, "blanks from a web page"),
    wrong("malformed-json/adaptivecards.README.1.json", "not-json", 13, "card and data in one text"),
    wrong("malformed-json/m365copilot-docs.plugin-citations.1.json", "not-json", 1, "a member without its object"),
    wrong(
        "malformed-json/msteams-docs.de-de.conversation-messages.3.json",
        "not-json",
        1,
        "a member without its object",
    ),
    wrong(
        "malformed-json/msteams-docs.de-de.respond-to-search.1.json",
        "not-json",
        13,
        "quotes that a web page escaped",
    ),
    wrong("sdk-test-cases/Action.DuplicateIds.json", "duplicate-id", 17, "two inputs have one id"),
    wrong(
        "sdk-test-cases/Action.NestedDuplicateIds.json",
        "duplicate-id",
        33,
        "an input in the card of a button has an id of the card around it",
    ),
    wrong(
        "sdk-test-cases/Action.NoBody.json",
        "missing-required",
        11,
        "schema 1.0 wants a version of the card inside an action",
    ),
    wrong("sdk-test-cases/AdaptiveCard.MinVersion.json", "version-too-new", 4, "there is no version 99"),
    wrong(
        "sdk-test-cases/AdaptiveCard.MissingVersion.json",
        "missing-required",
        1,
        "the card does not say its version",
    ),
    wrong(
        "sdk-test-cases/Carousel.ForbiddenActions.json",
        "not-allowed-here",
        37,
        "actions that a page of a Carousel does not take",
    ),
    wrong("sdk-test-cases/Carousel.ShowCard.json", "not-allowed-here", 30, "a Carousel in the card of a button"),
    wrong("sdk-test-cases/Column.InvalidWidth.json", "unknown-value", 23, "no width is called like that"),
    wrong(
        "sdk-test-cases/Fallback.Root.Recursive.json",
        "root-fallback",
        5,
        "the schema knows no fallback of a whole card",
    ),
    wrong("sdk-test-cases/Fallback.Root.json", "root-fallback", 8, "the schema knows no fallback of a whole card"),
    wrong("sdk-test-cases/InvalidMediaMix.json", "mixed-media", 19, "sound beside video"),
    wrong("sdk-test-cases/StringResources.Invalid.1.json", "no-such-string", 17, "the card has no resources"),
    wrong("sdk-test-cases/StringResources.Invalid.3.json", "no-such-string", 17, "the resources of the card are empty"),
];

/// What the program says of a file, JSON or not.
fn told(text: &str) -> Vec<Diagnostic> {
    match Document::parse(text) {
        Ok(document) => check(&document, &Options::default()),
        Err(error) => vec![syntax(&error)],
    }
}

#[test]
fn every_invalid_card_is_told_its_cause_at_its_line() {
    let (cases, origin) = cases();
    if origin == Origin::Fixtures {
        println!("the cards that are wrong on purpose are those of the corpus: they are left out");
        return;
    }
    let mut expected: BTreeMap<&str, &Wrong> = WRONG.iter().map(|wrong| (wrong.file, wrong)).collect();
    assert_eq!(expected.len(), WRONG.len(), "a file stands twice in the table");
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for case in &cases {
        let Some(file) = case.path.strip_prefix("invalid/") else { continue };
        seen.insert(file.to_owned());
        let found = told(case.text());
        let shown: Vec<String> = found
            .iter()
            .map(|found| format!("{} {} line {}", found.severity, found.code, found.position.line))
            .collect();
        let Some(wrong) = expected.remove(file) else {
            faults.push(format!("{file} is not in the table; it yields {shown:?}"));
            continue;
        };
        let fits = |found: &Diagnostic| {
            found.severity > Severity::Info && found.code == wrong.code && found.position.line == wrong.line
        };
        if !found.iter().any(fits) {
            faults.push(format!(
                "{file}: {} at line {} is wanted ({}), not {shown:?}",
                wrong.code, wrong.line, wrong.why
            ));
        }
    }
    faults.extend(expected.keys().map(|file| format!("{file} is in the table, and not in the corpus")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(seen.len(), 37);
}
