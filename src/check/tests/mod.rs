//! The rules by example.
//!
//! Each rule has cases of its own in the file of its kind: a card that trips it, and a near miss that does not. A rule
//! without one fails `every_rule_has_a_card_that_trips_it_and_a_near_miss`; a new file is one more line of `CASES`.
//! What a rule says, where, and how bad that is, is tested here below where the words or the place matter. Cards that
//! the project did not write are held against the rules in `tests/conformance`.

mod accessibility;
mod expression;
mod host;
mod json;
mod security;
mod size;
mod structure;

use super::*;
use crate::card::catalogue;

/// A rule by example.
struct Case {
    /// The rule.
    code: &'static str,
    /// A text in which it finds something.
    trips: &'static str,
    /// One nearly the same in which it finds nothing.
    near_miss: &'static str,
    /// The host that both are checked for.
    host: Option<Host>,
}

/// A text in which `<5000>` has become as many letters.
fn grown(text: &str) -> String {
    let Some((before, (number, after))) = text.split_once('<').and_then(|(a, b)| Some((a, b.split_once('>')?))) else {
        return text.to_owned();
    };
    number.parse().map_or_else(|_| text.to_owned(), |many| format!("{before}{}{after}", "x".repeat(many)))
}

/// A case that holds for every host.
const fn everywhere(code: &'static str, trips: &'static str, near_miss: &'static str) -> Case {
    Case { code, trips, near_miss, host: None }
}

const CASES: &[&[Case]] = &[
    json::CASES,
    structure::CASES,
    host::CASES,
    size::CASES,
    accessibility::CASES,
    expression::CASES,
    security::CASES,
];

#[test]
fn every_rule_has_a_card_that_trips_it_and_a_near_miss() {
    let trips = |case: &Case, text: &str| match Document::parse(grown(text)) {
        Ok(document) => check(&document, &Options::host(case.host)).iter().any(|found| found.code == case.code),
        Err(error) => syntax(&error).code == case.code,
    };
    for case in CASES.iter().copied().flatten() {
        assert!(rule(case.code).is_some(), "{} is no rule", case.code);
        assert!(trips(case, case.trips), "{} does not find: {}", case.code, case.trips);
        assert!(!trips(case, case.near_miss), "{} finds: {}", case.code, case.near_miss);
    }
    // What shows only with data has its cases beside it.
    let with_data = ["missing-data", "no-value", "when-hides", "joined-object", "data-as-markdown"];
    let shown = |code: &str| with_data.contains(&code) || CASES.iter().copied().flatten().any(|case| case.code == code);
    let missing: Vec<_> = rules().map(|rule| rule.code).filter(|code| !shown(code)).collect();
    assert!(missing.is_empty(), "rules without an example: {missing:?}");
}

fn found(text: &str) -> Vec<String> {
    let document = Document::parse(text).unwrap_or_else(|error| panic!("{error}"));
    let show = |found: Diagnostic| format!("{} {} {}", found.severity, found.code, found.pointer);
    check(&document, &Options::default()).into_iter().map(show).collect()
}

fn fixed(text: &str) -> String {
    let document = Document::parse(text).unwrap();
    let fix = check(&document, &Options::default()).into_iter().find_map(|found| found.fix).unwrap();
    fix.change.apply(text).unwrap()
}

#[test]
fn an_ordinary_card_is_clean() {
    let card = r#"{"type": "AdaptiveCard", "$schema": "x", "version": "1.5", "msteams": {"width": "Full", "entities": [
        {"type": "mention", "text": "<at>A</at>", "mentioned": {"id": "a", "name": "A"}}]},
        "body": [{"type": "TextBlock", "text": "<at>A</at>", "id": "a", "size": "large", "wrap": true, "color": "${colour}"},
            {"type": "Container", "minHeight": "80px", "$data": "${items}", "items": ["${more}"], "backgroundImage": "https://x"},
            {"type": "ColumnSet", "columns": [{"width": 50, "items": []}, {"type": "Column", "width": "2", "items": []}]},
            {"type": "RichTextBlock", "inlines": ["a", {"type": "TextRun", "text": "b"}]},
            {"type": "Image", "url": "https://u", "altText": "", "fallback": "drop", "isVisible": null}],
        "actions": [{"type": "Action.ShowCard", "title": "a", "card": {"type": "AdaptiveCard", "body": []}},
            {"type": "Action.ToggleVisibility", "title": "b", "targetElements": ["a", {"elementId": "a"}]}]}"#;
    assert_eq!(found(card), Vec::<String>::new());
    let message = r#"{"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.hero", "content": {"title": "a"}}]}"#;
    assert_eq!(found(message), Vec::<String>::new());
    assert_eq!(found(r#"{"text": "a"}"#), Vec::<String>::new());
    assert_eq!(found(r#"{"title": "a", "text": "b", "sections": [{"facts": [{"name": "a"}]}]}"#), Vec::<String>::new());
}

#[test]
fn what_is_no_card_is_told() {
    assert_eq!(found(r#"{"name": 1, "name": 2}"#), ["error not-a-card ", "warning duplicate-key /name"]);
    let error = Document::parse("{\n  \"a\": }").unwrap_err();
    assert_eq!((syntax(&error).code, syntax(&error).position.line), ("not-json", 2));
}

#[test]
fn what_nests_too_deep_is_not_called_broken() {
    let told = |levels: usize| {
        let error = Document::parse(format!("{}{}", "[".repeat(levels), "]".repeat(levels))).unwrap_err();
        (syntax(&error).code, syntax(&error).message)
    };
    assert_eq!(
        told(1001),
        ("not-json", "This nests too deep to be read: values nest deeper than 1000 levels.".to_owned())
    );
    let broken = syntax(&Document::parse("[[").unwrap_err());
    assert!(broken.message.starts_with("This is no JSON"), "{}", broken.message);
}

#[test]
fn types_are_told_once_and_what_they_hold_is_checked() {
    let card = r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Carousel", "pages": [{"type": "CarouselPage", "items": [
        {"type": "TextBlock", "text": "a", "size": "huge"}]}]}, {"type": "Textblock", "text": "a"},
        {"type": "Nobody", "fallback": {"type": "TextBlock", "text": "b"}}, {"text": "a"}, {"type": "${kind}"}, 5]}"#;
    assert_eq!(
        found(card),
        [
            "warning unknown-value /body/0/pages/0/items/0/size",
            "warning unknown-type /body/1/type",
            "info unknown-type /body/2/type",
            "error missing-required /body/3",
            "error wrong-type /body/5",
        ]
    );
    assert!(fixed(r#"[{"type": "Textblock", "text": "a"}]"#).contains(r#""TextBlock""#));
}

#[test]
fn a_card_of_a_misspelt_type_is_checked_as_the_card_it_is() {
    let card =
        r#"{"type": "adaptivecard", "version": "1.5", "body": [{"type": "TextBlock", "texd": "a"}], "bodi": []}"#;
    assert_eq!(
        found(card),
        [
            "error unknown-type /type",
            "error missing-required /body/0",
            "warning unknown-property /body/0/texd",
            "warning unknown-property /bodi",
        ]
    );
    assert!(fixed(r#"{"type": "ADAPTIVECARD", "version": "1.5", "body": []}"#).contains(r#""AdaptiveCard""#));
    let opened = r#"{"type": "AdaptiveCard", "version": "1.5", "body": [], "actions": [{"type": "Action.ShowCard", "title": "a", "card": {"type": "Card", "body": [5]}}]}"#;
    assert_eq!(found(opened), ["error unknown-type /actions/0/card/type", "error wrong-type /actions/0/card/body/0"]);
    assert_eq!(found(r#"{"@type": "Messagecard", "text": "a"}"#), ["error unknown-type /@type"]);
}

#[test]
fn what_does_not_belong_here_is_told() {
    let card = r#"{"type": "AdaptiveCard", "version": "1.5", "selectAction": {"type": "Action.ShowCard"},
        "body": [{"type": "Column", "items": []}], "actions": [{"type": "TextBlock", "text": "a"}]}"#;
    assert_eq!(
        found(card),
        ["error not-allowed-here /selectAction", "error not-allowed-here /body/0", "error not-allowed-here /actions/0"]
    );
}

#[test]
fn values_are_judged_by_the_catalogue() {
    let card = r#"{"type": "AdaptiveCard", "version": 1.5, "body": {}, "minHeight": "tall", "rtl": "yes"}"#;
    assert_eq!(
        found(card),
        [
            "error bad-version /version",
            "error wrong-type /body",
            "warning unknown-value /minHeight",
            "warning wrong-type /rtl"
        ]
    );
    assert!(fixed(r#"[{"type": "TextBlock", "text": "a", "weight": "bolde"}]"#).contains(r#""Bolder""#));
}

#[test]
fn an_icon_is_mended_where_one_is_clearly_meant() {
    let icon = |name: &str| format!(r#"[{{"type": "Icon", "name": "{name}"}}]"#);
    let fix = |name: &str| {
        let document = Document::parse(icon(name)).unwrap();
        let found = check(&document, &Options::default());
        assert!(found.iter().all(|found| found.code == "unknown-icon"), "{name}: {found:?}");
        found
            .into_iter()
            .find_map(|found| found.fix)
            .map(|fix| (fix.change.apply(document.text()).unwrap(), fix.safety))
    };
    assert_eq!(fix("Calender,filled"), Some((icon("Calendar,filled"), Safety::Guess)));
    assert_eq!(fix("calendar"), Some((icon("Calendar"), Safety::Safe)));
    assert_eq!(fix("reorder"), None, "two names are as near");
    assert_eq!((fix("Unheardof"), found(&icon("Unheardof"))), (None, vec!["warning unknown-icon /0/name".to_owned()]));
    let button = r#"[{"type": "Action.OpenUrl", "title": "a", "url": "https://b", "iconUrl": "ICON:Calender"}]"#;
    assert!(fixed(button).contains(r#""icon:Calendar""#));
}

#[test]
fn what_is_missing_is_told() {
    assert_eq!(found(r#"{"type": "AdaptiveCard"}"#), ["error missing-required "]);
    assert_eq!(fixed(r#"{"type":"AdaptiveCard"}"#), r#"{"type":"AdaptiveCard","version":"1.5"}"#);
    assert_eq!(found(r#"{"@type": "MessageCard", "title": "a"}"#), ["error missing-required "]);
    assert_eq!(
        found(r#"[{"type": "Input.Text", "label": "a"}, {"type": "TextBlock", "text": ""}]"#),
        ["error missing-required /0"]
    );
}

#[test]
fn a_key_that_is_lost_can_be_taken_away() {
    let text = "{\"type\": \"TextBlock\",\n \"text\": 5,\n \"text\": \"b\"}";
    let document = Document::parse(text).unwrap();
    let diagnostics = check(&document, &Options::default());
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].position.to_string(), "line 2, column 2");
    assert_eq!(fixed(text), "{\"type\": \"TextBlock\",\n \"text\": \"b\"}");
}

#[test]
fn a_message_over_the_limit_is_told_for_its_host() {
    let text = |bytes: usize| {
        format!(
            r#"{{"type":"AdaptiveCard","version":"1.0","body":[{{"type":"TextBlock","text":"{}"}}]}}"#,
            "x".repeat(bytes)
        )
    };
    let codes = |bytes, host| -> Vec<String> {
        let document = Document::parse(text(bytes)).unwrap();
        check(&document, &Options::host(host))
            .iter()
            .filter(|found| found.code == "too-big")
            .map(|found| format!("{} {}", found.severity, found.code))
            .collect()
    };
    assert!(codes(19_000, Some(Host::Workflow)).is_empty());
    assert_eq!(codes(21_000, Some(Host::Workflow)), ["info too-big"]);
    assert_eq!(codes(27_000, Some(Host::Workflow)), ["warning too-big"]);
    assert_eq!(codes(29_000, Some(Host::Incoming)), ["error too-big"]);
    assert!(codes(29_000, Some(Host::Email)).is_empty());
    // A bot may send more; every letter counts for two bytes.
    assert!(codes(20_000, Some(Host::Bot)).is_empty());
    assert_eq!(codes(21_000, Some(Host::Bot)), ["info too-big"]);
    assert_eq!(codes(42_000, Some(Host::Bot)), ["warning too-big"]);
    assert_eq!(codes(52_000, Some(Host::Bot)), ["error too-big"]);
    // Where it goes to is not said: only what no webhook takes is told.
    assert_eq!(codes(29_000, None), ["info too-big"]);
    assert!(codes(27_000, None).is_empty());
}

#[test]
fn no_version_is_written_that_the_host_does_not_take() {
    let written = |version: &str, host| {
        let document = Document::parse(format!(r#"{{"type":"AdaptiveCard","version":{version},"body":[]}}"#)).unwrap();
        let options = Options::host(Some(host));
        fix_all(&document, &options).change.apply(document.text()).unwrap()
    };
    assert!(written(r#""1.4""#, Host::Email).contains(r#""version":"1.0""#));
    assert!(written("1.4", Host::Email).contains(r#""version":1.4"#), "which one is meant is not known");
    assert!(written("1.4", Host::Incoming).contains(r#""version":"1.4""#));
}

#[test]
fn positions_are_those_of_the_document() {
    let text = "\u{feff}{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [{\"type\": \"é\"}, {\"type\": \"x\"},\r\n 1]}";
    let document = Document::parse(text).unwrap();
    for found in check(&document, &Options::default()) {
        let value = document.at(&found.pointer).unwrap();
        assert_eq!(found.position, document.position(value.span().start), "{}", found.pointer);
    }
}

#[test]
fn every_rule_has_its_words() {
    for known in rules() {
        assert_eq!(rule(known.code), Some(known));
        assert!(known.help.ends_with('.') && !known.title.ends_with('.'));
    }
}

#[test]
fn levels_silence_and_raise() {
    let document = Document::parse(r#"[{"type": "TextBlock", "text": "a", "weight": "huge"}]"#).unwrap();
    let mut options = Options::default();
    let found = |options: &Options| check(&document, options).iter().map(|found| found.severity).collect::<Vec<_>>();
    assert_eq!(found(&options), [Severity::Warning]);
    assert!(options.levels.set("unknown-value", "error".parse().unwrap()));
    assert_eq!(found(&options), [Severity::Error]);
    let mut nearer = Levels::default();
    assert!(nearer.set("unknown-value", Level::Off) && !nearer.set("no-such-rule", Level::Off));
    options.levels = options.levels.under(&nearer);
    assert!(found(&options).is_empty());
    assert!("loud".parse::<Level>().is_err());
}

#[test]
fn a_fix_that_there_was_no_time_to_try_is_offered_and_tried_when_it_is_made() {
    let misspelt = r#"{"type": "Textblock", "text": "a"}, "#.repeat(6);
    let text = format!(
        r#"{{"type": "AdaptiveCard", "version": "1.5", "x": "{}", "body": [{misspelt}{{"type": "Textblok"}}]}}"#,
        "x".repeat(40_000)
    );
    let document = Document::parse(text.as_str()).unwrap();
    let options = Options::default();
    let types = |found: &[Diagnostic]| -> Vec<(bool, bool)> {
        let types = found.iter().filter(|found| found.code == "unknown-type");
        types.map(|found| (found.fix.is_some(), found.fix.as_ref().is_some_and(|fix| fix.proven))).collect()
    };
    let brief = check(&document, &options);
    assert!(types(&brief).iter().all(|(offered, _)| *offered) && types(&brief).contains(&(true, false)));
    let tried =
        brief.iter().filter(|found| found.code == "unknown-type").map(|one| holds(&document, &options, &brief, one));
    // The last one lacks its text.
    assert_eq!(tried.collect::<Vec<_>>(), [true, true, true, true, true, true, false]);
    let all = thorough(&document, &options);
    assert_eq!(types(&all), [[(true, true); 6].as_slice(), &[(false, false)]].concat());
}

#[test]
fn all_safe_fixes_are_one_change_that_can_be_taken_back() {
    let text = r#"{"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "a", "text": "b", "text": "c", "weight": "bolde"}]}"#;
    let document = Document::parse(text).unwrap();
    let fixed = fix_all(&document, &Options::default());
    let after = fixed.change.apply(text).unwrap();
    assert_eq!(
        after,
        r#"{"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "c", "weight": "bolde"}], "version": "1.5"}"#
    );
    assert_eq!(fixed.count, 3);
    assert_eq!(fixed.change.inverse().apply(&after).unwrap(), text);
    let left = Left { guesses: 1, ..Left::default() };
    assert_eq!(fixed.left, left);
    assert_eq!(fix_all(&Document::parse(after).unwrap(), &Options::default()), Fixed { left, ..Fixed::default() });
}

#[test]
fn what_the_program_writes_is_spelt_as_documented() {
    for ty in catalogue::all() {
        let document = Document::parse(format!("[{}]", ty.fresh)).unwrap();
        let told = check(&document, &Options::host(Some(Host::Incoming)));
        assert!(told.iter().all(|found| found.code != "teams-spelling"), "{}: {told:?}", ty.name);
    }
    let found = |text: &str| {
        let told = check(&Document::parse(text).unwrap(), &Options::host(Some(Host::Incoming)));
        told.into_iter().map(|found| found.code).collect::<Vec<_>>()
    };
    for word in catalogue::find("TeamsCardProperties").and_then(|ty| ty.property("width")).unwrap().value.words() {
        let card =
            format!(r#"{{"type": "AdaptiveCard", "version": "1.4", "msteams": {{"width": "{word}"}}, "body": []}}"#);
        assert!(!found(&card).contains(&"teams-spelling"), "{card}");
    }
    let other = r#"[{"type": "Column", "width": "full", "items": []}]"#;
    assert!(!found(other).contains(&"teams-spelling"));
}

#[test]
fn an_empty_address_is_told_where_it_stands() {
    let document = Document::parse(r#"[{"type": "Image", "altText": "a", "url": ""}]"#).unwrap();
    let told = check(&document, &Options::default());
    assert_eq!((told[0].code, told[0].pointer.to_string().as_str()), ("missing-required", "/0/url"));
    assert!(told[0].message.contains("empty"));
}

#[test]
fn buttons_that_may_not_be_shown_are_not_counted() {
    let told = |last: &str| {
        let button = r#"{"type": "Action.OpenUrl", "title": "a", "url": "https://example.com"},"#;
        let card = format!(r#"[{{"type": "ActionSet", "actions": [{}{last}]}}]"#, button.repeat(6));
        let document = Document::parse(card).unwrap();
        let found = check(&document, &Options::host(Some(Host::Incoming)));
        found.into_iter().find(|found| found.code == "too-many-actions").map(|found| found.message)
    };
    let open = r#"{"type": "Action.OpenUrl", "title": "a", "url": "https://example.com""#;
    assert_eq!(told(&format!(r#"{open}, "$when": "${{a}}"}}"#)), None);
    let one = told(&format!("{open}}}")).unwrap();
    assert!(one.contains("; 1 from here on goes into a menu, or is lost."), "{one}");
    let two = told(&format!("{open}}}, {open}}}")).unwrap();
    assert!(two.contains("; 2 from here on go into a menu, or are lost."), "{two}");
}
