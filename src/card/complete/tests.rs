use super::*;
use crate::json::Document;

fn split(marked: &str) -> (String, usize) {
    let at = marked.find('|').expect("the text marks a place");
    (marked.replacen('|', "", 1), at)
}

fn offered(marked: &str) -> Vec<String> {
    let (text, at) = split(marked);
    complete(&Cursor::new(&text, at), For::default()).items.iter().map(|item| item.label.to_string()).collect()
}

/// The text after taking a completion, `|` at the caret.
fn taken(marked: &str, label: &str) -> String {
    let (text, at) = split(marked);
    let found = complete(&Cursor::new(&text, at), For::default());
    let item = found.items.iter().find(|item| item.label == label).unwrap_or_else(|| panic!("{label} is not offered"));
    let edit = found.edit(item);
    let mut after = text;
    after.replace_range(edit.span.start..edit.span.end, &edit.text);
    after.insert(edit.span.start + edit.caret, '|');
    after
}

#[test]
fn keys_are_those_of_the_type_that_are_not_there_yet() {
    let keys = offered(r#"{"type": "AdaptiveCard", "body": [{"type": "TextBlock", "wrap": true, |}]}"#);
    assert_eq!(keys.first().map(String::as_str), Some("text"), "what is required comes first");
    assert!(keys.contains(&"size".to_owned()) && keys.contains(&"$when".to_owned()));
    assert!(!keys.contains(&"wrap".to_owned()) && !keys.contains(&"type".to_owned()));
    let behind = offered(r#"{"body": [{|, "size": "large", "type": "TextBlock"}]}"#);
    assert!(behind.contains(&"text".to_owned()) && !behind.contains(&"size".to_owned()));
}

#[test]
fn the_place_tells_the_type_that_nobody_says() {
    assert!(offered(r#"{"type": "FactSet", "facts": [{|}]}"#).contains(&"title".to_owned()));
    assert!(offered(r#"{"type": "ColumnSet", "columns": [{"|"#).contains(&"verticalContentAlignment".to_owned()));
    assert_eq!(offered(r#"{"type": "AdaptiveCard", "body": [{|}]}"#).first().map(String::as_str), Some("type"));
    let shown = r#"{"type": "Action.ShowCard", "card": {|}}"#;
    assert!(offered(shown).contains(&"body".to_owned()));
    let attached = r#"{"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.teams.card.o365connector", "content": {|}}]}"#;
    assert!(offered(attached).contains(&"sections".to_owned()));
    assert!(offered(r#"{"@type": "MessageCard", "|"#).contains(&"themeColor".to_owned()));
    assert!(offered(r#"{"type": "Nobody", |}"#).iter().all(|key| key.starts_with('$')));
}

#[test]
fn what_only_its_name_or_its_place_tells_has_its_own_properties() {
    let component =
        |rest: &str| format!(r#"{{"body": [{{"type": "Component", "name": "graph.microsoft.com/{rest}}}]}}"#);
    let event = offered(&component(r#"event", "properties": {|}"#));
    assert!(event.contains(&"locations".to_owned()) && !event.contains(&"type".to_owned()), "{event:?}");
    assert!(offered(&component(r#"file", "properties": {"|"}"#)).contains(&"extension".to_owned()));
    let outside = offered(&component(r#"event", |"#));
    assert!(outside.contains(&"properties".to_owned()) && !outside.contains(&"name".to_owned()), "{outside:?}");
    // Which component it is going to be is not said yet.
    assert_eq!(offered(r#"{"body": [{"type": "Component", |}]}"#).first().map(String::as_str), Some("name"));
    let names = offered(&component(r#"|""#));
    assert!(names.len() > 3 && names.iter().all(|name| name.starts_with("graph.microsoft.com/")), "{names:?}");
    assert!(taken(r#"{"body": [|]}"#, "Component:graph.microsoft.com/file").contains("graph.microsoft.com/file"));
    // A `type` that is the author's own says nothing.
    let place = r#"{"type": "Component", "name": "graph.microsoft.com/user", "properties": {"type": "TextBlock", |}}"#;
    assert!(offered(place).contains(&"userPrincipalName".to_owned()));
    let video = r#"{"contentType": "application/vnd.microsoft.card.video", "content": {|}}"#;
    assert!(offered(video).contains(&"media".to_owned()));
}

#[test]
fn help_knows_components_by_their_names() {
    let told = |marked: &str| {
        let (text, at) = split(marked);
        help(&Cursor::new(&text, at), For::default()).map(|help| help.title)
    };
    let event = "Component:graph.microsoft.com/event";
    let inside = r#"{"type": "Component", "name": "graph.microsoft.com/event", "properties": {"loca|tions": []}}"#;
    assert_eq!(told(inside).as_deref(), Some("CalendarEventProperties · locations"));
    assert_eq!(told(r#"{"type": "Compo|nent", "name": "graph.microsoft.com/event"}"#).as_deref(), Some(event));
    assert_eq!(told(r#"{"ty|pe": "Component", "name": "graph.microsoft.com/event"}"#).as_deref(), Some(event));
    assert_eq!(told(r#"{"type": "Component", "name": "graph.microsoft.com/ev|ent"}"#).as_deref(), Some(event));
    assert_eq!(told(r#"{"body": [{"type": "Compo|nent", "name": "of.somebody/else"}]}"#), None);
}

#[test]
fn values_are_those_of_the_property() {
    assert!(offered(r#"{"type": "TextBlock", "size": |}"#).contains(&"Large".to_owned()));
    assert_eq!(offered(r#"{"type": "TextBlock", "size": "ext|"#), ["ExtraLarge"]);
    assert_eq!(offered(r#"{"type": "TextBlock", "wrap": t|"#), ["true"]);
    assert!(offered(r#"{"type": "AdaptiveCard", "version": "|"}"#).contains(&"1.5".to_owned()));
    assert!(offered(r#"{"type": "TextBlock", "text": "|"}"#).is_empty(), "free text is nobody's business");
    let types = offered(r#"{"body": [{"type": "|"}]}"#);
    assert!(types.contains(&"TextBlock".to_owned()) && !types.contains(&"Action.OpenUrl".to_owned()));
    let actions = offered(r#"{"actions": [{"type": "open|"}]}"#);
    assert_eq!(actions.first().map(String::as_str), Some("Action.OpenUrl"));
    assert!(offered(r#"{"$schema": |}"#)[0].starts_with("http"));
}

#[test]
fn icons_are_offered_by_what_is_typed_of_their_names() {
    let icon = |typed: &str| offered(&format!(r#"{{"body": [{{"type": "Icon", "name": "{typed}|"}}]}}"#));
    assert_eq!(icon("calendar").first().map(String::as_str), Some("Calendar"));
    assert_eq!(icon("addcircle")[0], "AddCircle");
    assert!(icon("add").iter().take(5).all(|name| name.starts_with("Add")), "{:?}", icon("add"));
    assert_eq!(icon("").len(), 50, "not all of them");
    assert!(icon("cldr").is_empty(), "letters that lie apart are everywhere");
    let button = |typed: &str| format!(r#"{{"actions": [{{"type": "Action.OpenUrl", "iconUrl": "{typed}|"}}]}}"#);
    assert_eq!(offered(&button("")), ["icon:", "https://"]);
    assert_eq!(offered(&button("icon:calendarlt"))[0], "CalendarLtr");
    assert!(taken(&button("icon:calendarlt"), "CalendarLtr").contains(r#""icon:CalendarLtr"|"#));
    assert!(taken(&button("ic"), "icon:").contains(r#""icon:|""#));
    assert_eq!(offered(&button("http")), ["https://"]);
}

#[test]
fn ids_are_those_of_the_card() {
    let card = r#"{"body": [{"type": "Input.Text", "id": "na\"me"}, {"id" : "other"}],
        "actions": [{"type": "Action.ToggleVisibility", "targetElements": ["|", {"elementId": ""}]}]}"#;
    let offers = offered(card);
    assert!(offers.contains(&"na\"me".to_owned()) && offers.contains(&"other".to_owned()));
    assert!(taken(card, "na\"me").contains(r#"["na\"me"|, {"#));
    let (text, _) = split(card);
    let at = text.find("\"elementId\": \"").unwrap_or_default() + 14;
    let named = format!("{}other{}", &text[..at], &text[at..]);
    let id = reference(&Cursor::new(&named, at + 2)).unwrap();
    let span = definition(&named, &id).unwrap();
    assert_eq!(&named[span.start..span.end], "\"other\"");
}

#[test]
fn what_is_taken_brings_quotes_colon_value_and_commas() {
    assert_eq!(taken(r#"{"type": "TextBlock", "te|"}"#, "text"), r#"{"type": "TextBlock", "text": "|"}"#);
    assert_eq!(taken(r#"{"type": "TextBlock", "te|": 1}"#, "text"), r#"{"type": "TextBlock", "text"|: 1}"#);
    assert_eq!(taken(r#"{"type": "TextBlock"|}"#, "wrap"), r#"{"type": "TextBlock", "wrap": true|}"#);
    assert_eq!(
        taken("{\n  \"type\": \"TextBlock\"\n  |\n}", "wrap"),
        "{\n  \"type\": \"TextBlock\",\n  \"wrap\": true|\n}"
    );
    assert_eq!(taken(r#"{|"type": "TextBlock"}"#, "wrap"), r#"{"wrap": true, |"type": "TextBlock"}"#);
    assert_eq!(taken(r#"{"|"type": "TextBlock"}"#, "text"), r#"{"text": "|", "type": "TextBlock"}"#);
    assert_eq!(taken(r#"{"type":"TextBlock",|}"#, "size"), r#"{"type":"TextBlock","size":"|"}"#);
    assert_eq!(taken(r#"{"type": "TextBlock", "size": la|}"#, "Large"), r#"{"type": "TextBlock", "size": "Large"|}"#);
    assert_eq!(
        taken("{\n  \"type\": \"TextBlock\",\n  \"size\": |\n  \"wrap\": true\n}", "Large"),
        "{\n  \"type\": \"TextBlock\",\n  \"size\": \"Large\"|,\n  \"wrap\": true\n}"
    );
    assert_eq!(
        taken("{\n  \"type\": \"FactSet\",\n  \"facts\": [\n    |\n  ]\n}", "Fact"),
        "{\n  \"type\": \"FactSet\",\n  \"facts\": [\n    {\n      \"title\": \"Title\",\n      \"value\": \"Value\"\n    }|\n  ]\n}"
    );
}

#[test]
fn help_is_what_the_catalogue_says() {
    let told = |marked: &str| {
        let (text, at) = split(marked);
        help(&Cursor::new(&text, at), For::default()).map(|help| help.title)
    };
    assert_eq!(told(r#"{"type": "TextBlock", "si|ze": "large"}"#).as_deref(), Some("TextBlock · size"));
    assert_eq!(told(r#"{"type": "TextBlock", "size": "lar|ge"}"#).as_deref(), Some("TextBlock · size"));
    assert_eq!(told(r#"{"type": "Text|Block"}"#).as_deref(), Some("TextBlock"));
    assert_eq!(told(r#"{"type": "TextBlock", "sz|": 1"#).as_deref(), Some("TextBlock · sz"));
    assert_eq!(told(r#"{"type": "TextBlock", | }"#), None);
    assert_eq!(told(r#"{"type": "Nobody", "si|ze": 1}"#), None);
}

/// Whatever is offered at any place of a well-formed card keeps it well-formed.
fn keeps_well_formed(text: &str) {
    for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
        let found = complete(&Cursor::new(text, at), For::default());
        // The first ones, and some of the others, differently for each place.
        for item in found.items.iter().enumerate().filter(|(n, _)| *n < 3 || n % 7 == at % 7).map(|(_, item)| item) {
            let edit = found.edit(item);
            assert!(edit.text.is_char_boundary(edit.caret), "{item:?}");
            let mut after = text.to_owned();
            after.replace_range(edit.span.start..edit.span.end, &edit.text);
            if let Err(error) = Document::parse(after.clone()) {
                panic!("at {at}, {}: {error}\n{after}", item.label);
            }
        }
    }
}

#[test]
fn a_well_formed_text_stays_well_formed() {
    for text in [
        r#"{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"a","wrap":true},{"type":"ColumnSet","columns":[{}]}],"actions":[]}"#,
        "{ // comment\n  \"type\": \"AdaptiveCard\", /* b */ \"body\": [\n    {\"type\": \"FactSet\" /* c */, \"facts\": [{\"title\": \"x\", \"value\": 1,},],},\n  ],\n  \"selectAction\": {}\n}\n",
        r#"{"@type": "MessageCard", "sections": [{"facts": [{"name": "a"}]}], "potentialAction": [{"@type": "OpenUri", "targets": [{}]}]}"#,
        r#"{"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": {"type": "AdaptiveCard"}}]}"#,
        "[{\"type\": \"TextBlock\"}]",
        "{}",
        " ",
    ] {
        if Document::parse(text).is_ok() {
            keeps_well_formed(text);
        }
    }
}

#[test]
fn a_template_can_be_said_in_every_object() {
    let fact = r#"{"@type": "MessageCard", "sections": [{"facts": [{"name": "a", |}]}]}"#;
    let own = r#"{"type": "AdaptiveCard", "body": [{"type": "Nobody", "own": {|}}]}"#;
    for text in [fact, own, r#"{"type": "message", "attachments": [{|}]}"#] {
        let keys = offered(text);
        for key in ["$data", "$when"] {
            assert_eq!(keys.iter().filter(|label| *label == key).count(), 1, "{keys:?} in {text}");
        }
    }
}

#[test]
fn an_unknown_type_gets_no_help_of_another() {
    let told = |marked: &str| {
        let (text, at) = split(marked);
        help(&Cursor::new(&text, at), For::default()).map(|help| help.title)
    };
    for text in [
        r#"{"ty|pe": "Foo", "version": "1.5"}"#,
        r#"{"type": "F|oo"}"#,
        r#"{"type": "Foo", "vers|ion": "1.5"}"#,
        r#"{"type": "Foo", "bo|dy": []}"#,
    ] {
        assert_eq!(told(text), None, "{text}");
    }
}
