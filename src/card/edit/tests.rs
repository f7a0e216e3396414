//! The operations, by example, and then all together: whatever one does, the text stays JSON and can be taken back.

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::json;

use super::*;
use crate::card::{OutlineKind, OutlineNode, outline, type_name};
use crate::json::{Document, Fragment};

fn document(text: &str) -> Document {
    Document::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

pub(super) fn at(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

/// Name of the step, selection, and the document as compact JSON.
pub(super) fn done(text: &str, make: impl FnOnce(&Document) -> Result<Edited, Refusal>) -> (String, String, String) {
    let edited = make(&document(text)).unwrap_or_else(|refusal| panic!("{refusal}"));
    let after = edited.change.apply(text).unwrap();
    let compact = document(&after).root().to_json().to_string();
    (edited.name, edited.select.to_string(), compact)
}

pub(super) fn refused(text: &str, make: impl FnOnce(&Document) -> Result<Edited, Refusal>) -> String {
    make(&document(text)).expect_err("a refusal").to_string()
}

const CARD: &str = r#"{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"a"},{"type":"Container","items":[{"type":"Image","url":"u"}]},{"type":"ColumnSet","columns":[{"type":"Column","items":[{"type":"TextBlock","text":"c"}]},{"type":"Column","items":[]}]},{"type":"FactSet","facts":[{"title":"t","value":"v"}]}],"actions":[{"type":"Action.OpenUrl","url":"u"}]}"#;

fn offered(text: &str, pointer: &str) -> Vec<String> {
    let show = |offer: Offer| format!("{} {:?} {}", offer.ty.name, offer.position, offer.place.slot);
    offers(&document(text), &at(pointer)).into_iter().map(show).collect()
}

#[test]
fn the_palette_offers_what_fits() {
    let card = offered(CARD, "");
    assert_eq!(card.first().map(String::as_str), Some("TextBlock Inside body"));
    assert!(card.contains(&"Action.ShowCard Inside actions".to_owned()));
    assert!(!card.contains(&"Action.ShowCard Inside selectAction".to_owned()));
    assert!(!card.iter().any(|offer| offer.starts_with("Column ") || offer.starts_with("Fact ")));
    assert_eq!(offered(CARD, "/body/2/columns/0").last().map(String::as_str), Some("Column After columns"));
    assert_eq!(offered(CARD, "/body/3/facts/0"), ["Fact After facts"]);
    assert!(offered(CARD, "/body/0").iter().all(|offer| offer.ends_with("After body")));
    assert!(
        offered(CARD, "/actions").iter().all(|offer| offer.starts_with("Action.") && offer.ends_with("Inside actions"))
    );
    let envelope = r#"{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}]}"#;
    assert_eq!(offered(envelope, "").first().map(String::as_str), Some("TextBlock Inside body"));
    assert!(offered(r#"{"text":"a"}"#, "").is_empty());
}

#[test]
fn what_is_added_is_laid_out_as_what_is_around() {
    let text = "{\n  \"type\": \"AdaptiveCard\",\n  \"body\": [\n    {\"type\": \"TextBlock\", \"text\": \"a\"},\n    {\"type\": \"Container\", \"items\": []}\n  ]\n}\n";
    let after = |at: &str, into: &str| {
        let offered = offers(&document(text), &self::at(at)).into_iter();
        let offer = offered.filter(|offer| offer.ty.name == "Badge").find(|offer| offer.place.slot == into).unwrap();
        add(&document(text), &self::at(at), &offer).unwrap().change.apply(text).unwrap()
    };
    let beside = after("/body/0", "body");
    assert_eq!(beside.lines().count(), text.lines().count() + 1, "another line: {beside}");
    let inside = after("/body/1", "items");
    assert_eq!(inside.lines().count(), text.lines().count(), "the same line: {inside}");
    assert!(inside.contains(r#""items": [{"type": "Badge""#), "{inside}");
}

#[test]
fn adding_makes_the_array_and_unique_ids() {
    let text = r#"{"type":"AdaptiveCard"}"#;
    let offer =
        offers(&document(text), &Pointer::root()).into_iter().find(|offer| offer.ty.name == "Input.Date").unwrap();
    let (name, select, after) = done(text, |document| add(document, &Pointer::root(), &offer));
    assert_eq!((name.as_str(), select.as_str()), ("Add Input.Date", "/body/0"));
    assert_eq!(after, r#"{"type":"AdaptiveCard","body":[{"type":"Input.Date","id":"date","label":"Date"}]}"#);
    let (_, select, after) = done(&after, |document| {
        add(document, &Pointer::root(), &Offer { place: Place { index: 1, ..offer.place.clone() }, ..offer.clone() })
    });
    assert_eq!(select, "/body/1");
    assert!(after.contains(r#""id":"date2""#), "{after}");
}

#[test]
fn a_new_row_has_a_cell_for_each_column() {
    let text = r#"{"type":"Table","columns":[{},{},{}],"rows":[]}"#;
    let offer =
        offers(&document(text), &Pointer::root()).into_iter().find(|offer| offer.ty.name == "TableRow").unwrap();
    let (_, select, after) = done(text, |document| add(document, &Pointer::root(), &offer));
    assert_eq!(select, "/rows/0");
    assert_eq!(after.matches("TableCell").count(), 3);
}

#[test]
fn a_property_is_set_in_the_spelling_of_the_catalogue_and_removed_at_its_default() {
    let pointer = at("/body/0/text");
    let (name, select, after) = done(CARD, |document| set(document, &pointer, "size", Some(json!("large"))));
    assert_eq!((name.as_str(), select.as_str()), ("Set size of TextBlock", "/body/0"));
    assert!(after.contains(r#""size":"Large""#));
    let (_, _, after) = done(&after, |document| set(document, &pointer, "size", None));
    assert!(!after.contains("size"));
    let (_, _, after) = done(&after, |document| set(document, &pointer, "spacing", Some(json!("default"))));
    assert!(!after.contains("spacing"));
    let twice = r#"{"type":"TextBlock","wrap":true,"text":"a","wrap":true}"#;
    assert_eq!(
        done(twice, |document| set(document, &Pointer::root(), "wrap", None)).2,
        r#"{"type":"TextBlock","text":"a"}"#
    );
    let same = set(&document(CARD), &pointer, "text", Some(json!("a"))).unwrap();
    assert!(same.change.is_empty());
    assert_eq!(refused("5", |document| set(document, &Pointer::root(), "a", None)), "number has no properties");
}

#[test]
fn a_bare_string_becomes_an_object_when_it_has_to() {
    let text = r#"{"type":"RichTextBlock","inlines":["a"]}"#;
    let run = at("/inlines/0");
    assert_eq!(
        done(text, |document| set(document, &run, "text", Some(json!("b")))).2,
        r#"{"type":"RichTextBlock","inlines":["b"]}"#
    );
    assert_eq!(
        done(text, |document| set(document, &run, "italic", Some(json!(true)))).2,
        r#"{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"a","italic":true}]}"#
    );
    let toggle = r#"{"type":"Action.ToggleVisibility","targetElements":["x"]}"#;
    assert!(
        done(toggle, |document| set(document, &at("/targetElements/0"), "isVisible", Some(json!(false))))
            .2
            .contains(r#"[{"elementId":"x","isVisible":false}]"#)
    );
}

#[test]
fn deleting_selects_the_neighbour_and_keeps_the_array() {
    let (name, select, _) = done(CARD, |document| remove(document, &at("/body/3")));
    assert_eq!((name.as_str(), select.as_str()), ("Delete FactSet", "/body/2"));
    assert_eq!(done(CARD, |document| remove(document, &at("/body/0"))).1, "/body/0");
    let (_, select, after) = done(CARD, |document| remove(document, &at("/actions/0")));
    assert_eq!(select, "/actions");
    assert!(after.ends_with(r#""actions":[]}"#));
    assert_eq!(done(CARD, |document| remove(document, &at("/body/1/items/0"))).1, "/body/1");
    assert_eq!(done(CARD, |document| remove(document, &at("/actions"))).0, "Delete actions");
    assert_eq!(refused(CARD, |document| remove(document, &Pointer::root())), "The card itself cannot be deleted");
    assert_eq!(refused(CARD, |document| remove(document, &at("/body"))), "The card itself cannot be deleted");
}

#[test]
fn a_duplicate_has_ids_of_its_own() {
    let text = r#"[{"type":"Container","id":"box","items":[{"type":"Action.ToggleVisibility","targetElements":["box","other"]},{"type":"ActionSet","actions":[{"type":"Action.ToggleVisibility","targetElements":["box",{"elementId":"box"}]}]}]}]"#;
    let (name, select, after) = done(text, |document| duplicate(document, &at("/0")));
    assert_eq!((name.as_str(), select.as_str()), ("Duplicate Container", "/1"));
    assert!(after.contains(r#""targetElements":["box2",{"elementId":"box2"}]"#), "{after}");
}

#[test]
fn moving_up_and_down_swaps() {
    let text = "{\"type\": \"AdaptiveCard\", \"body\": [\n  {\"type\": \"TextBlock\"}, // first\n  {\"type\": \"Image\"} // second\n]}";
    let edited = shift(&document(text), &at("/body/1"), Direction::Up).unwrap();
    assert_eq!((edited.name.as_str(), edited.select.as_str()), ("Move Image up", "/body/0"));
    let after = edited.change.apply(text).unwrap();
    assert!(after.contains("{\"type\": \"Image\"}, // first\n  {\"type\": \"TextBlock\"} // second"));
    assert_eq!(refused(text, |document| shift(document, &at("/body/0"), Direction::Up)), "It is the first already");
    assert_eq!(refused(text, |document| shift(document, &at("/body/1"), Direction::Down)), "It is the last already");
}

#[test]
fn moving_in_and_out_goes_through_columns() {
    let (name, select, after) = done(CARD, |document| shift(document, &at("/body/3"), Direction::In));
    assert_eq!((name.as_str(), select.as_str()), ("Move FactSet in", "/body/2/columns/1/items/0"));
    let (_, select, back) = done(&after, |document| shift(document, &at(&select), Direction::Out));
    assert_eq!((select.as_str(), back.as_str()), ("/body/3", CARD));
    assert_eq!(
        refused(CARD, |document| shift(document, &at("/body/0"), Direction::Out)),
        "There is nothing further out that takes it"
    );
    assert_eq!(
        refused(CARD, |document| shift(document, &at("/body/1"), Direction::In)),
        "There is no container before it that takes it"
    );
}

#[test]
fn wrapping_and_unwrapping() {
    let (name, select, wrapped) = done(CARD, |document| wrap(document, &at("/body/0")));
    assert_eq!((name.as_str(), select.as_str()), ("Wrap TextBlock in Container", "/body/0"));
    assert!(wrapped.contains(r#""body":[{"type":"Container","items":[{"type":"TextBlock","text":"a"}]}"#));
    assert_eq!(done(&wrapped, |document| unwrap(document, &at("/body/0"))).2, CARD);
    assert!(
        done(CARD, |document| unwrap(document, &at("/body/2")))
            .2
            .contains(r#"{"type":"TextBlock","text":"c"},{"type":"FactSet""#)
    );
    assert_eq!(refused(CARD, |document| unwrap(document, &at("/body/3"))), "A Fact fits only into a FactSet");
    assert_eq!(
        refused(CARD, |document| unwrap(document, &at("/body/2/columns/1"))),
        "Column holds nothing that could take its place"
    );
    assert_eq!(
        refused(CARD, |document| wrap(document, &at("/actions/0"))),
        "A Container does not fit into the actions of an AdaptiveCard"
    );
}

#[test]
fn pasting_finds_the_nearest_place() {
    let json = |value: serde_json::Value| Fragment::Json(value);
    let text = json(json!({"type": "TextBlock", "text": "new"}));
    assert_eq!(done(CARD, |document| paste(document, &at("/body/0"), &text)).1, "/body/1");
    assert_eq!(done(CARD, |document| paste(document, &at("/body/1"), &text)).1, "/body/1/items/1");
    assert_eq!(done(CARD, |document| paste(document, &at("/body/3/facts/0"), &text)).1, "/body/4");
    let run = json(json!({"type": "TextRun", "text": "new"}));
    let action = json(json!({"type": "Action.Later", "title": "new"}));
    assert_eq!(done(CARD, |document| paste(document, &at("/body/1/items/0"), &action)).1, "/actions/1");
    let fact = json(json!([{"title": "x", "value": "y"}, {"title": "z", "value": "y"}]));
    let (name, select, _) = done(CARD, |document| paste(document, &at("/body/3"), &fact));
    assert_eq!((name.as_str(), select.as_str()), ("Paste 2 elements", "/body/3/facts/1"));
    let column = json(json!({"type": "Column", "items": []}));
    assert_eq!(
        done(CARD, |document| paste(document, &at("/body/2/columns/0/items/0"), &column)).1,
        "/body/2/columns/1"
    );
    assert_eq!(
        refused(CARD, |document| paste(document, &at("/body/0"), &column)),
        "A Column fits only into a ColumnSet"
    );
    assert_eq!(
        refused(CARD, |document| paste(document, &at("/actions"), &run)),
        "A TextRun does not fit into the actions of an AdaptiveCard"
    );
    let nothing = Fragment::Text("{".to_owned());
    assert!(refused(CARD, |document| paste(document, &at("/body/0"), &nothing)).starts_with("This is no JSON"));
}

#[test]
fn elements_and_buttons_that_were_copied_together_go_where_they_belong() {
    let both = copy_all(&document(CARD), &[at("/body/0"), at("/actions/0")]).unwrap();
    let (name, select, after) = done(CARD, |document| paste(document, &at("/body/1"), &both));
    assert_eq!((name.as_str(), select.as_str()), ("Paste 2 elements", "/body/1/items/1"));
    assert_eq!(after.matches("Action.OpenUrl").count(), 2);
    let outside = r#"{"type":"Container","items":[]}"#;
    assert!(refused(outside, |document| paste(document, &Pointer::root(), &both)).contains("does not fit"));
}

#[test]
fn an_offer_names_the_slot_that_is_not_the_main_content() {
    let card = document(CARD);
    let offers = offers(&card, &at("/body/1"));
    let slot = |name: &str| {
        let offer = offers.iter().find(|offer| offer.ty.name == name).unwrap();
        offer.side_slot(&card).map(str::to_owned)
    };
    assert_eq!((slot("BackgroundImage").as_deref(), slot("TextBlock")), (Some("backgroundImage"), None));
}

#[test]
fn a_pasted_card_leaves_its_body_and_its_actions() {
    let (name, select, after) = done(r#"{"type":"AdaptiveCard"}"#, |document| {
        paste(document, &Pointer::root(), &Fragment::Text(CARD.to_owned()))
    });
    assert_eq!((name.as_str(), select.as_str()), ("Paste 5 elements", "/body/0"));
    assert_eq!(after, CARD);
}

#[test]
fn a_connector_card_is_edited_like_any_other() {
    let text = r#"{"@type":"MessageCard","sections":[{"facts":[{"name":"a","value":"b"}]},{"activityTitle":"x"}]}"#;
    assert_eq!(done(text, |document| shift(document, &at("/sections/1"), Direction::Up)).0, "Move Section up");
    assert_eq!(done(text, |document| remove(document, &at("/sections/0/facts/0"))).1, "/sections/0");
    let offered = offered(text, "");
    assert!(
        offered.contains(&"MessageCard.Section Inside sections".to_owned())
            && offered.contains(&"MessageCard.OpenUri Inside potentialAction".to_owned())
    );
    let section = copy(&document(text), &at("/sections/1")).unwrap();
    assert_eq!(done(text, |document| paste(document, &at("/sections/0"), &section)).1, "/sections/1");
    let envelope = format!(
        r#"{{"type":"message","attachments":[{{"contentType":"application/vnd.microsoft.teams.card.o365connector","content":{text}}}]}}"#
    );
    assert_eq!(
        refused(&envelope, |document| remove(document, &at("/attachments/0/content"))),
        "The card itself cannot be deleted"
    );
    assert_eq!(
        done(&envelope, |document| remove(document, &at("/attachments/0/content/sections/1"))).0,
        "Delete Section"
    );
}

#[test]
fn types_without_an_entry_can_be_moved() {
    let text = r#"{"type":"AdaptiveCard","body":[{"type":"Carousel","pages":[{"type":"CarouselPage","items":[{"type":"TextBlock","text":"a"}]},{"type":"CarouselPage"}]}]}"#;
    assert_eq!(
        done(text, |document| shift(document, &at("/body/0/pages/0"), Direction::Down)).0,
        "Move CarouselPage down"
    );
    assert_eq!(done(text, |document| wrap(document, &at("/body/0/pages/0/items/0"))).0, "Wrap TextBlock in Container");
    assert!(offered(text, "/body/0/pages/0/items/0").contains(&"Image After items".to_owned()));
}

const CARDS: &[&str] = &[
    CARD,
    "{\r\n  // a comment\r\n  \"type\": \"AdaptiveCard\", \"version\": 1.50,\r\n  \"body\": [\r\n    {\"type\": \"Container\", /* in */ \"items\": [\r\n      {\"type\": \"TextBlock\", \"text\": \"é\", \"text\": \"twice\"}, // one\r\n      {\"type\": \"Input.Text\", \"id\": \"a\"},\r\n    ],},\r\n    {\"type\": \"Nobody\", \"parts\": [{\"type\": \"Image\", \"url\": \"u\"}]}, null, 5, [1]\r\n  ], \"actions\": {\"not\": \"a list\"},\r\n}\r\n",
    r#"{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","body":[{"type":"Table","columns":[{"width":1}],"rows":[{"cells":[{"items":[{"type":"TextBlock","text":"x"}]}]}]}],"actions":[{"type":"Action.ShowCard","card":{"type":"AdaptiveCard","body":[]}}]}}]}"#,
    "{\n\t\"title\": \"t\",\n\t\"sections\": [\n\t\t{ \"facts\": [ { \"name\": \"a\" } ], \"images\": [ { \"image\": \"u\" } ] }\n\t],\n\t\"potentialAction\": [\n\t\t{ \"@type\": \"ActionCard\", \"name\": \"n\", \"inputs\": [ { \"@type\": \"TextInput\", \"id\": \"i\" } ] }\n\t]\n}",
    "[\n  {\"type\": \"RichTextBlock\", \"inlines\": [\"a\", {\"type\": \"TextRun\", \"text\": \"b\"}]}\n]",
    r#"{"type":"TextBlock"}"#,
    r#"{"text":"only"}"#,
    "{\"body\": null}",
    "7",
];

/// Several pointers, and an operation on them.
fn operate_on_several(document: &Document, kind: u8, at: &Pointer, pick: usize) -> Result<Edited, Refusal> {
    let rows = outline(document);
    let step = pick % 4 + 1;
    let mut several: Vec<Pointer> = rows.iter().skip(pick % 3).step_by(step).map(|row| row.pointer.clone()).collect();
    several.push(at.clone());
    several.retain(|pointer| !pointer.is_root());
    let one = |several: Several| several.edited;
    match kind % 6 {
        0 => remove_all(document, &several).map(one),
        1 => duplicate_all(document, &several).map(one),
        2 => {
            let directions = [Direction::Up, Direction::Down, Direction::In, Direction::Out];
            shift_all(document, &several, directions[pick % 4]).map(one)
        }
        3 => wrap_all(document, &several).map(one),
        4 => set_all(document, &several, "spacing", [None, Some(json!("large"))][pick % 2].as_ref()).map(one),
        _ => {
            let found = containers(document, &rows, &several);
            match found.get(pick % found.len().max(1)) {
                Some(container) => move_to(document, &several, &container.place).map(one),
                None => Err(Refusal::Empty),
            }
        }
    }
}

/// An operation on rows, columns, types, texts or mentions.
fn operate_further(document: &Document, kind: u8, at: &Pointer, pick: usize) -> Result<Edited, Refusal> {
    let axis = [Axis::Row, Axis::Column][pick % 2];
    let side = [Side::Before, Side::After][pick / 2 % 2];
    match kind % 7 {
        0 => add_line(document, at, axis, side),
        1 => remove_line(document, at, axis),
        2 => move_line(document, at, axis, side),
        3 => {
            let types = types(document, at);
            let ty = types.get(pick % types.len().max(1)).ok_or(Refusal::Empty)?;
            retype(document, at, ty).map(|retyped| retyped.edited)
        }
        4 => {
            let within = [Within::Texts, Within::Names][pick % 2];
            let text = ["e", "A", "é"][pick % 3].to_owned();
            let query = Query { text, case: Case::Any, words: Words::Parts, within };
            replace(document, &find(document, &query), &query, "\u{1f600}\"e\n")
        }
        5 => mention(document, at, "Ana", "ana@example.com", &Spot::End),
        _ => {
            let tags = mentions(document, at);
            unmention(document, at, tags.first().map_or("", String::as_str))
        }
    }
}

fn operate(document: &Document, kind: u8, at: &Pointer, pick: usize, clip: &Fragment) -> Result<Edited, Refusal> {
    let property = ["text", "size", "items", "width", "isVisible", "nobody"];
    let value = [None, Some(json!("large")), Some(json!(true)), Some(json!([{"type": "Image"}]))];
    match kind % 24 {
        0 => {
            let offers = offers(document, at);
            match offers.get(pick % offers.len().max(1)) {
                Some(offer) => add(document, at, offer),
                None => Err(Refusal::Empty),
            }
        }
        1 => set(document, at, property[pick % property.len()], value[pick % value.len()].clone()),
        2 => remove(document, at),
        3 => duplicate(document, at),
        4 => shift(document, at, Direction::Up),
        5 => shift(document, at, Direction::Down),
        6 => shift(document, at, Direction::In),
        7 => shift(document, at, Direction::Out),
        8 => wrap(document, at),
        9 => unwrap(document, at),
        10 => paste(document, at, clip),
        11..=16 => operate_on_several(document, kind, at, pick),
        _ => operate_further(document, kind, at, pick),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_failure_persistence(
        FileFailurePersistence::SourceParallel("tests/regressions")
    ))]
    #[test]
    fn whatever_one_does_the_text_stays_json_and_can_be_taken_back(
        card in 0..CARDS.len(),
        steps in prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>()), 1..12),
    ) {
        let mut text = CARDS[card].to_owned();
        let mut clip = Fragment::Text(r#"{"type":"Input.Text","id":"a"}"#.to_owned());
        for (kind, row, pick) in steps {
            let before = document(&text);
            let rows = outline(&before);
            let Some(row) = rows.get(row % rows.len().max(1)) else { continue };
            let at = if pick % 7 == 0 { row.pointer.key("text") } else { row.pointer.clone() };
            if let (true, Some(copied)) = (pick % 3 == 0, copy(&before, &at)) {
                clip = copied;
            }
            let Ok(edited) = operate(&before, kind, &at, pick, &clip) else { continue };
            let after = edited.change.apply(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let next = Document::parse(after.clone()).map_err(|error| TestCaseError::fail(format!("{}: {error}\n{after}", edited.name)))?;
            prop_assert!(next.at(&edited.select).is_some(), "{} selects {}\n{}", edited.name, edited.select, after);
            prop_assert_eq!(edited.change.inverse().apply(&after), Ok(text));
            prop_assert!(!type_name(next.root()).is_empty());
            text = after;
        }
    }

    #[test]
    fn nothing_is_lost_by_moving(card in 0..CARDS.len(), row in any::<usize>(), direction in 0_u8..4) {
        let before = document(CARDS[card]);
        let rows = outline(&before);
        let direction = [Direction::Up, Direction::Down, Direction::In, Direction::Out][usize::from(direction)];
        let Some(row) = rows.get(row % rows.len().max(1)) else { return Ok(()) };
        if let Ok(edited) = shift(&before, &row.pointer, direction) {
            let after = document(&edited.change.apply(before.text()).unwrap());
            // The list of a type without an entry has a row only while something is in it.
            let elements = |rows: &[OutlineNode]| rows.iter().filter(|row| row.what != OutlineKind::Slot).count();
            prop_assert_eq!(elements(&outline(&after)), elements(&rows));
            let moved = after.at(&edited.select).map(crate::json::Value::to_json);
            prop_assert_eq!(moved, before.at(&row.pointer).map(crate::json::Value::to_json));
        }
    }
}
