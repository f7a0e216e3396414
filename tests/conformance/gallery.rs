//! The gallery: each card is one that could be sent as it is.

use std::fs;
use std::path::{Path, PathBuf};

use cardwright::json::{Document, Kind, Value};

/// The situations of which there must be a card.
const SITUATIONS: [&str; 10] = [
    "alert-firing",
    "alert-resolved",
    "approval",
    "build-report",
    "daily-summary",
    "deploy-finished",
    "incident",
    "on-call-handover",
    "ticket",
    "welcome",
];

/// Name and document of every card, in the order of the names.
fn gallery() -> Vec<(String, Document)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/templates");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the gallery is there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| {
            let name = file.file_name().expect("a file has a name").to_string_lossy();
            let name = name.strip_suffix(".template.json").expect("a gallery card is NAME.template.json").to_owned();
            let text = fs::read_to_string(file).expect("a gallery card is text");
            let document = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, document)
        })
        .collect()
}

fn walk<'d>(value: Value<'d>, see: &mut dyn FnMut(Value<'d>)) {
    see(value);
    for child in value.children() {
        walk(child, see);
    }
}

fn text(value: Value<'_>, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().into_owned()
}

#[test]
fn there_is_a_card_for_each_situation() {
    let names: Vec<String> = gallery().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, SITUATIONS);
}

#[test]
fn a_gallery_card_can_be_sent_as_it_is() {
    for (name, document) in gallery() {
        let source = document.text();
        assert!(source.ends_with("}\n"), "{name}: ends with a line end");
        assert!(!source.contains("${"), "{name}: is filled in, not a template yet");
        assert!(source.len() < 8 * 1024, "{name}: far below the limit of 28 KB");
        let root = document.root();
        let shown_without_the_card = [text(root, "fallbackText"), text(root, "summary")].concat();
        assert!(!shown_without_the_card.is_empty(), "{name}: says something where it cannot be shown");
        let has_table = source.contains("\"Table\"");
        if root.get("version").is_some() {
            assert_eq!(text(root, "version"), if has_table { "1.5" } else { "1.4" }, "{name}: the lowest that works");
        }
        walk(root, &mut |value| sendable(&name, value));
    }
}

/// What holds for every value of a gallery card.
fn sendable(name: &str, value: Value<'_>) {
    let at = value.pointer();
    match value.kind() {
        Kind::String => {
            let said = value.as_str().unwrap_or_default();
            if let Some(rest) = said.strip_prefix("https://") {
                let host = rest.split('/').next().unwrap_or_default();
                let ours = host == "schema.org" || host.ends_with("example.com");
                assert!(ours, "{name}: {at} leads to a real host");
            }
        }
        Kind::Object => match text(value, "type").as_str() {
            "Image" => assert!(!text(value, "altText").is_empty(), "{name}: {at} has no alternative text"),
            "Action.Submit" => panic!("{name}: {at} does nothing on a webhook"),
            "TextBlock" => {
                let long = text(value, "text").chars().count() > 24;
                let wraps = value.get("wrap").and_then(Value::as_bool) == Some(true);
                assert!(wraps || !long, "{name}: {at} is cut on a phone");
            }
            _ => {}
        },
        _ => {}
    }
}

#[test]
fn a_mention_in_a_text_has_its_entity() {
    let (_, incident) = gallery().into_iter().find(|(name, _)| name == "incident").expect("there is an incident");
    let entities = incident.root().get("msteams").and_then(|teams| teams.get("entities"));
    let texts: Vec<String> = entities.into_iter().flat_map(Value::items).map(|entity| text(entity, "text")).collect();
    assert_eq!(texts, ["<at>On-call engineer</at>"]);
    assert!(incident.text().matches("<at>").count() > texts.len(), "the mention also stands in the card");
}
