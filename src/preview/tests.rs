//! What has to hold for the room as a whole.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::width::columns;
use super::*;
use crate::card::host::Theme;
use crate::json::{MAX_DEPTH, Pointer};

fn scene(text: &str, width: usize) -> Scene {
    lay_out(&Document::parse(text).unwrap(), &Options::new(width))
}

fn mono(card: &Value, width: usize) -> Scene {
    let options = Options { paint: Paint::Mono, ..Options::new(width) };
    lay_out(&Document::parse(card.to_string()).unwrap(), &options)
}

fn lines(card: &Value, width: usize) -> Vec<String> {
    mono(card, width).to_text().lines().map(str::to_owned).collect()
}

fn body(elements: &[Value]) -> Value {
    json!({"type": "AdaptiveCard", "version": "1.5", "body": elements})
}

fn pointer(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

/// What has to be true of every scene.
fn is_sound(scene: &Scene, document: &Document) {
    for line in &scene.lines {
        let width: usize = line.iter().map(|span| columns(&span.text)).sum();
        assert!(width <= scene.width, "{width} columns in {}: {line:?}", scene.width);
        assert!(line.iter().all(|span| !span.text.chars().any(char::is_control)), "{line:?}");
    }
    for region in &scene.regions {
        assert!(document.at(&region.pointer).is_some(), "{}", region.pointer);
        assert!(region.row + region.height <= scene.lines.len(), "{region:?}");
        assert!(region.column + region.width <= scene.width, "{region:?}");
    }
}

fn is_sound_everywhere(text: &str, widths: impl Iterator<Item = usize>) {
    let Ok(document) = Document::parse(text) else { return };
    for width in widths {
        for (paint, glyphs) in [(Paint::Colour, Glyphs::Unicode), (Paint::Mono, Glyphs::Ascii)] {
            let theme = Theme::ALL[width % Theme::ALL.len()];
            is_sound(&lay_out(&document, &Options { width, theme, paint, glyphs }), &document);
        }
    }
}

#[test]
fn elements_stand_where_their_regions_say() {
    let card = body(&[
        json!({"type": "TextBlock", "text": "See [there](https://example.com) now"}),
        json!({"type": "ColumnSet", "columns": [
            {"type": "Column", "width": "auto", "items": [{"type": "TextBlock", "text": "left"}]},
            {"type": "Column", "width": "auto", "items": [{"type": "Input.Text", "id": "a"}]}]}),
        json!({"type": "ActionSet", "actions": [{"type": "Action.Submit", "title": "Go"}]}),
        json!({"type": "FactSet", "facts": [{"title": "a", "value": "b"}]}),
    ]);
    let scene = mono(&card, 40);
    let role = |at: &str| scene.region(&pointer(at)).map(|region| region.role);
    assert_eq!(role("/body/1/columns/1/items/0"), Some(Role::Field));
    assert_eq!(role("/body/2/actions/0"), Some(Role::Button));
    assert_eq!(role("/body/3/facts/0"), Some(Role::Element));
    let hit = |column, row| scene.hit(column, row).map(|region| (region.pointer.as_str().to_owned(), region.role));
    assert_eq!(hit(2, 1), Some(("/body/0".to_owned(), Role::Element)));
    assert_eq!(hit(7, 1), Some(("/body/0".to_owned(), Role::Link)));
    assert_eq!(hit(3, 3), Some(("/body/1/columns/0/items/0".to_owned(), Role::Element)));
    assert_eq!(hit(0, 0), Some((String::new(), Role::Element)));
    assert_eq!(hit(40, 0), None);
}

#[test]
fn the_card_is_filled_to_its_edges_in_colour() {
    for theme in Theme::ALL {
        let document = Document::parse(body(&[json!({"type": "TextBlock", "text": "a"})]).to_string()).unwrap();
        let scene = lay_out(&document, &Options { theme, ..Options::new(30) });
        for line in &scene.lines {
            assert_eq!(line.iter().map(|span| columns(&span.text)).sum::<usize>(), 30);
            assert!(line.iter().all(|span| span.style.bg.is_some()));
        }
    }
    assert!(mono(&body(&[]), 30).lines.iter().flatten().all(|span| span.style.bg.is_none()));
}

#[test]
fn what_is_hidden_takes_no_room() {
    let text = |text: &str| json!({"type": "TextBlock", "text": text, "separator": true});
    let hidden = json!({"type": "TextBlock", "text": "x", "isVisible": "False", "separator": true});
    assert_eq!(lines(&body(&[hidden, text("a")]), 20), lines(&body(&[text("a")]), 20));
    let gone = json!({"type": "TextBlock", "text": ""});
    assert_eq!(lines(&body(&[text("a"), gone, text("b")]), 20), lines(&body(&[text("a"), text("b")]), 20));
}

#[test]
fn spacing_grows_with_its_name() {
    let rows = |spacing: &str| {
        let box_ =
            |spacing: &str| json!({"type": "FactSet", "spacing": spacing, "facts": [{"title": "a", "value": "b"}]});
        lines(&body(&[box_("None"), box_(spacing)]), 30).len()
    };
    let all: Vec<_> = ["none", "small", "default", "medium", "large", "extraLarge"].map(rows).into();
    assert!(all.is_sorted() && all[0] < all[2] && all[3] < all[4], "{all:?}");
}

#[test]
fn the_largest_letters_keep_their_distance() {
    let text = |size: &str, spacing: &str| json!({"type": "TextBlock", "text": "a", "size": size, "spacing": spacing});
    let rows = |size, spacing| lines(&body(&[text(size, ""), text("", spacing)]), 30).len();
    assert_eq!([rows("Large", "Default"), rows("ExtraLarge", "Default"), rows("ExtraLarge", "None")], [4, 5, 4]);
}

#[test]
fn columns_stand_side_by_side_and_stretch() {
    let column = |width: &str, text: &str| {
        json!({"type": "Column", "width": width, "items": [
            {"type": "TextBlock", "text": text, "wrap": true, "height": "stretch"}, {"type": "TextBlock", "text": "."}]})
    };
    let card = body(&[
        json!({"type": "ColumnSet", "columns": [column("80px", "a b c d e f g h i j"), column("stretch", "z")]}),
    ]);
    let drawn = lines(&card, 30);
    assert_eq!(drawn[1], "  a b c d e   z");
    assert_eq!(drawn[2], "  f g h i j");
    assert_eq!(drawn[4], "  .           .", "what may stretch takes the height of its neighbour");
}

#[test]
fn a_style_shows_only_where_it_differs() {
    let inner =
        |style: &str| json!({"type": "Container", "style": style, "items": [{"type": "TextBlock", "text": "a"}]});
    assert_eq!(lines(&body(&[inner("default")]), 30), ["", "  a", ""]);
    assert_eq!(lines(&body(&[inner("emphasis")]), 30)[1], "  ┌────────────────────────┐");
    let filled = |text: &Value| {
        scene(&text.to_string(), 20)
            .lines
            .iter()
            .flatten()
            .filter_map(|span| span.style.bg)
            .collect::<std::collections::HashSet<_>>()
            .len()
    };
    assert_eq!([filled(&body(&[inner("default")])), filled(&body(&[inner("good")]))], [1, 2]);
}

#[test]
fn a_bleeding_box_reaches_the_edge() {
    let card = body(&[
        json!({"type": "Container", "style": "good", "bleed": true, "items": [{"type": "TextBlock", "text": "a"}]}),
    ]);
    let scene = scene(&card.to_string(), 40);
    let region = scene.region(&pointer("/body/0")).unwrap();
    assert_eq!((region.column, region.row, region.width, region.height), (0, 0, 40, scene.lines.len()));
}

#[test]
fn six_buttons_are_shown_and_the_rest_is_behind_dots() {
    let button = |title: &str| json!({"type": "Action.Submit", "title": title});
    let mut card = body(&[]);
    card["actions"] = ["1", "2", "3", "4", "5", "6", "7"].map(button).to_vec().into();
    let text = mono(&card, 80).to_text();
    assert!(text.contains("│ 6 │ │ … │") && !text.contains('7'), "{text}");
}

#[test]
fn nothing_is_without_a_picture() {
    for (text, part) in [
        ("1", "a number"),
        ("[]", "an empty array"),
        (r#"{"x": 1}"#, "an object with x"),
        (r#"{"type": "Nobody", "title": "Who"}"#, "Nobody"),
        (r#"{"text": "plain"}"#, "plain"),
        (r#"{"title": "A hero", "buttons": [{"type": "openUrl", "title": "Go"}]}"#, "│ Go │"),
        (r#"{"type": "message", "attachments": []}"#, "no card"),
        (r#"{"type": "Image", "url": "data:image/png;base64,AAAABBBB"}"#, "image/png data"),
    ] {
        let drawn = scene(text, 60).to_text();
        assert!(drawn.contains(part) && !drawn.contains("AAAABBBB"), "{text}\n{drawn}");
    }
}

#[test]
fn the_deepest_nesting_is_drawn() {
    for (open, close) in [
        (r#"{"type":"Container","items":["#, "]}"),
        (r#"{"type":"Container","style":"good","items":["#, "]}"),
        (r#"{"type":"Nobody","items":["#, "]}"),
        (r#"{"type":"Nobody","content":"#, "}"),
    ] {
        let levels = (MAX_DEPTH - 1) / (open.matches(['{', '[']).count());
        let text = format!("{}{}{}", open.repeat(levels), r#"{"type":"TextBlock","text":"x"}"#, close.repeat(levels));
        let document = Document::parse(text).unwrap();
        for width in [1, 5, 40] {
            let scene = lay_out(&document, &Options::new(width));
            is_sound(&scene, &document);
            assert!(scene.to_text().contains('x'), "{open} at {width}");
        }
    }
}

#[test]
fn a_word_of_a_hundred_thousand_letters() {
    let card = body(&[
        json!({"type": "TextBlock", "text": "x".repeat(100_000), "wrap": true}),
        json!({"type": "TextBlock", "text": "ü".repeat(100_000)}),
        json!({"type": "Input.Text", "id": "a", "value": "y".repeat(100_000)}),
    ]);
    assert!(mono(&card, 84).lines.len() > 100_000 / 80);
}

fn any_json() -> impl Strategy<Value = Value> {
    let keys = prop::sample::select(vec![
        "type",
        "@type",
        "body",
        "items",
        "columns",
        "rows",
        "cells",
        "text",
        "actions",
        "style",
        "width",
        "facts",
        "title",
        "value",
        "wrap",
        "spacing",
        "separator",
        "inlines",
        "images",
        "choices",
        "sections",
        "attachments",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(vec![
            "TextBlock",
            "Container",
            "Table",
            "AdaptiveCard",
            "good",
            "stretch",
            "80px",
            "**a** \n\n- b"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((keys.clone(), inner), 0..6).prop_map(|members| Value::Object(
                members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            )),
        ]
    })
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z *_\\[\\]()`#>\\-]{0,40}",
        any::<String>(),
        Just("日本語 👩‍🚀 e\u{301} \u{202e} ${a}".to_owned()),
        Just("- a\n- b\n\n1. c".to_owned())
    ]
}

fn any_element() -> impl Strategy<Value = Value> {
    let styles = prop::sample::select(vec!["default", "emphasis", "good", "attention", "warning", "accent", "no"]);
    let aligns = prop::sample::select(vec!["Left", "center", "Right", ""]);
    let widths = prop::sample::select(vec!["auto", "stretch", "1", "30", "50px", "900px", "-2", "x"]);
    let spacings = prop::sample::select(vec!["None", "small", "Default", "Large", "padding"]);
    let text = (words(), any::<bool>(), 0..4, aligns.clone(), spacings.clone(), any::<bool>()).prop_map(
        |(text, wrap, lines, align, spacing, separator)| {
            json!({"type": "TextBlock", "text": text, "wrap": wrap, "maxLines": lines, "horizontalAlignment": align,
                "spacing": spacing, "separator": separator})
        },
    );
    let leaf = prop_oneof![
        4 => text,
        1 => words().prop_map(|text| json!({"type": "RichTextBlock", "inlines": [text.clone(), {"type": "TextRun", "text": text, "selectAction": {}}]})),
        1 => (words(), aligns, any::<u16>()).prop_map(|(text, align, width)| json!({"type": "Image", "altText": text, "url": "x", "horizontalAlignment": align, "width": format!("{width}px")})),
        1 => (words(), words()).prop_map(|(a, b)| json!({"type": "FactSet", "facts": [{"title": a, "value": b}, {"value": "c"}]})),
        1 => (words(), any::<bool>()).prop_map(|(a, b)| json!({"type": "Input.Text", "label": a.clone(), "value": a, "isMultiline": b, "inlineAction": {"type": "Action.Submit"}})),
        1 => (words(), any::<bool>()).prop_map(|(a, b)| json!({"type": "Input.ChoiceSet", "isMultiSelect": b, "style": "expanded", "choices": [{"title": a}]})),
        1 => prop::collection::vec(words(), 0..9).prop_map(|titles| json!({"type": "ActionSet", "actions": titles.iter().map(|title| json!({"type": "Action.Submit", "title": title})).collect::<Vec<_>>()})),
        1 => words().prop_map(|text| json!({"type": "Badge", "text": text})),
    ];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        let many = prop::collection::vec(inner, 0..5);
        prop_oneof![
            (many.clone(), styles.clone(), any::<bool>(), any::<bool>(), spacings.clone()).prop_map(
                |(items, style, bleed, border, spacing)| json!({"type": "Container", "style": style, "bleed": bleed,
                    "showBorder": border, "items": items, "minHeight": "90px", "spacing": spacing, "selectAction": {}})
            ),
            (many.clone(), widths.clone(), any::<bool>(), any::<bool>()).prop_map(|(items, width, rtl, bleed)| {
                let column = |item| json!({"type": "Column", "width": width, "style": "good", "bleed": bleed, "separator": rtl, "items": [item]});
                json!({"type": "ColumnSet", "rtl": rtl, "columns": items.into_iter().map(column).collect::<Vec<_>>()})
            }),
            (many, any::<bool>(), styles.clone(), 0_usize..4).prop_map(|(items, grid, style, count)| {
                let cell = |item| json!({"type": "TableCell", "style": style, "items": [item]});
                let cells: Vec<_> = items.into_iter().map(cell).collect();
                json!({"type": "Table", "showGridLines": grid, "columns": vec![json!({"width": 1}); count],
                    "rows": [{"type": "TableRow", "cells": cells}, {"type": "TableRow", "style": style, "cells": []}]})
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_drawn(value in any_json(), width in 1_usize..200) {
        is_sound_everywhere(&value.to_string(), std::iter::once(width));
    }

    #[test]
    fn any_card_is_drawn(elements in prop::collection::vec(any_element(), 0..5), width in 1_usize..200) {
        is_sound_everywhere(&body(&elements).to_string(), [width, width % 24 + 1].into_iter());
    }
}

#[test]
fn a_row_of_empty_cells_has_room_between_its_lines() {
    let cell = |items: Value| json!({"type": "TableCell", "items": items});
    let row = |cells: Value| json!({"type": "TableRow", "cells": cells});
    let rows = [
        row(json!([cell(json!([{"type": "TextBlock", "text": "a"}])), cell(json!([]))])),
        row(json!([cell(json!([])), cell(json!([]))])),
    ];
    let table = json!({"type": "Table", "columns": [{"width": 1}, {"width": 1}], "rows": rows});
    let drawn = lines(&body(&[table]), 40);
    let is_rule = |line: &String| line.contains('├');
    let rule = drawn.iter().position(is_rule).unwrap();
    assert_eq!(drawn[rule + 1].matches('│').count(), 3, "{drawn:#?}");
    assert!(drawn[rule + 2].contains('└'), "{drawn:#?}");
}

#[test]
fn an_attachment_that_cannot_be_drawn_says_what_it_is() {
    let kind = "application/vnd.microsoft.teams.card.file.info";
    let attachment = json!({"contentType": kind, "name": "a.txt", "content": {"uniqueId": "1", "fileType": "txt"}});
    for document in [json!({"type": "message", "attachments": [attachment]}), attachment.clone()] {
        let drawn = lines(&document, 80).join("\n");
        assert!(drawn.contains(kind) && drawn.contains("nothing can be drawn"), "{drawn}");
    }
}
