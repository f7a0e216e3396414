//! Tables, tidy and ragged.

use super::*;
use crate::card::edit::tests::{at, done, refused};
use crate::card::edit::{Edited, Refusal};
use crate::json::{Document, Pointer};

const TABLE: &str = r#"{"type":"Table","columns":[{"width":2},{"width":1}],"rows":[{"type":"TableRow","cells":[{"type":"TableCell","items":[{"type":"TextBlock","text":"a"}]},{"type":"TableCell","items":[{"type":"TextBlock","text":"b"}]}]},{"type":"TableRow","cells":[{"type":"TableCell","items":[{"type":"TextBlock","text":"c"}]},{"type":"TableCell","items":[{"type":"TextBlock","text":"d"}]}]}]}"#;
const RAGGED: &str = r#"{"type":"Table","rows":[{"cells":[{"items":[]}]},{"cells":[{"items":[]},{"items":[]}]},{},7]}"#;
const SET: &str = r#"{"type":"ColumnSet","columns":[{"type":"Column","items":[{"type":"TextBlock","text":"a"}]},{"type":"Column","items":[]}]}"#;

/// The table as a drawing: the width of the definitions, then the texts of the cells.
fn drawn(text: &str) -> String {
    let table: serde_json::Value = serde_json::from_str(text).unwrap();
    let list = |value: &serde_json::Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let cell = |cell: &serde_json::Value| cell["items"][0]["text"].as_str().unwrap_or("_").to_owned();
    let rows = list(&table, "rows").into_iter().map(|row| list(&row, "cells").iter().map(cell).collect::<String>());
    let widths: String = list(&table, "columns").iter().map(|column| column["width"].to_string()).collect();
    std::iter::once(widths).chain(rows).collect::<Vec<_>>().join("|")
}

fn edit(text: &str, make: impl FnOnce(&Document) -> Result<Edited, Refusal>) -> (String, String, String) {
    let (name, select, after) = done(text, make);
    (name, select, drawn(&after))
}

#[test]
fn a_row_is_added_beside_the_selected_one() {
    let inside = at("/rows/0/cells/1/items/0");
    let (name, select, after) = edit(TABLE, |document| add_line(document, &inside, Axis::Row, Side::After));
    assert_eq!((name.as_str(), select.as_str(), after.as_str()), ("Add row", "/rows/1/cells/1", "21|ab|__|cd"));
    let (_, select, after) = edit(TABLE, |document| add_line(document, &inside, Axis::Row, Side::Before));
    assert_eq!((select.as_str(), after.as_str()), ("/rows/0/cells/1", "21|__|ab|cd"));
    let (_, select, after) = edit(TABLE, |document| add_line(document, &Pointer::root(), Axis::Row, Side::Before));
    assert_eq!((select.as_str(), after.as_str()), ("/rows/2", "21|ab|cd|__"));
    let none = r#"{"type":"Table","columns":[{},{}]}"#;
    assert_eq!(
        done(none, |document| add_line(document, &Pointer::root(), Axis::Row, Side::After)).2.matches("Cell").count(),
        2
    );
}

#[test]
fn a_column_is_added_in_every_row() {
    let cell = at("/rows/1/cells/0");
    let (name, select, after) = edit(TABLE, |document| add_line(document, &cell, Axis::Column, Side::After));
    assert_eq!((name.as_str(), select.as_str(), after.as_str()), ("Add column", "/rows/1/cells/1", "211|a_b|c_d"));
    let (_, select, after) = edit(TABLE, |document| add_line(document, &at("/columns/0"), Axis::Column, Side::Before));
    assert_eq!((select.as_str(), after.as_str()), ("/columns/0", "121|_ab|_cd"));
    let (_, select, after) = edit(TABLE, |document| add_line(document, &Pointer::root(), Axis::Column, Side::After));
    assert_eq!((select.as_str(), after.as_str()), ("/rows/0/cells/2", "211|ab_|cd_"));
}

#[test]
fn ragged_rows_are_filled_as_far_as_it_needs() {
    let cell = at("/rows/1/cells/1");
    let (_, select, after) = edit(RAGGED, |document| add_line(document, &cell, Axis::Column, Side::After));
    assert_eq!((select.as_str(), after.as_str()), ("/rows/1/cells/2", "111|___|___|___|"));
    let (_, _, after) = edit(RAGGED, |document| move_line(document, &cell, Axis::Column, Side::Before));
    assert_eq!(after, "|__|__||");
    let (_, select, after) = edit(RAGGED, |document| remove_line(document, &cell, Axis::Column));
    assert_eq!((select.as_str(), after.as_str()), ("/rows/1/cells/0", "|_|_||"));
    let no_list = r#"{"type":"Table","columns":5}"#;
    assert_eq!(
        refused(no_list, |document| add_line(document, &Pointer::root(), Axis::Column, Side::After)),
        "`columns` is not a list, so nothing can be added to it"
    );
}

#[test]
fn rows_and_columns_are_removed_but_never_the_last() {
    let cell = at("/rows/1/cells/1/items/0");
    let (name, select, after) = edit(TABLE, |document| remove_line(document, &cell, Axis::Row));
    assert_eq!((name.as_str(), select.as_str(), after.as_str()), ("Remove row", "/rows/0/cells/1", "21|ab"));
    let (name, select, after) = edit(TABLE, |document| remove_line(document, &cell, Axis::Column));
    assert_eq!((name.as_str(), select.as_str(), after.as_str()), ("Remove column", "/rows/1/cells/0", "2|a|c"));
    let one = r#"{"type":"Table","columns":[{}],"rows":[{"cells":[{"items":[]}]}]}"#;
    let only = at("/rows/0/cells/0");
    assert_eq!(
        refused(one, |document| remove_line(document, &only, Axis::Row)),
        "It is the only row; delete what it belongs to instead"
    );
    assert_eq!(
        refused(one, |document| remove_line(document, &only, Axis::Column)),
        "It is the only column; delete what it belongs to instead"
    );
    assert_eq!(
        refused(TABLE, |document| remove_line(document, &Pointer::root(), Axis::Row)),
        "Select the row first, or something in it"
    );
}

#[test]
fn rows_and_columns_change_places() {
    let cell = at("/rows/0/cells/0");
    let (name, select, after) = edit(TABLE, |document| move_line(document, &cell, Axis::Row, Side::After));
    assert_eq!((name.as_str(), select.as_str(), after.as_str()), ("Move row down", "/rows/1/cells/0", "21|cd|ab"));
    let (name, select, after) = edit(TABLE, |document| move_line(document, &cell, Axis::Column, Side::After));
    assert_eq!((name.as_str(), select.as_str(), after.as_str()), ("Move column right", "/rows/0/cells/1", "12|ba|dc"));
    assert_eq!(
        refused(TABLE, |document| move_line(document, &cell, Axis::Column, Side::Before)),
        "It is the first already"
    );
}

#[test]
fn the_columns_of_a_set_are_lines_too() {
    let inside = at("/columns/0/items/0");
    let (_, select, after) = done(SET, |document| add_line(document, &inside, Axis::Column, Side::After));
    assert_eq!((select.as_str(), after.matches("\"Column\"").count()), ("/columns/1", 3));
    let (_, select, after) = done(SET, |document| move_line(document, &inside, Axis::Column, Side::After));
    assert!(after.ends_with(r#"{"type":"TextBlock","text":"a"}]}]}"#), "{after}");
    assert_eq!(select, "/columns/1");
    assert_eq!(done(SET, |document| remove_line(document, &inside, Axis::Column)).1, "/columns/0");
    assert_eq!(refused(SET, |document| add_line(document, &inside, Axis::Row, Side::After)), "This is not in a Table");
}

#[test]
fn one_goes_from_cell_to_cell() {
    let document = Document::parse(TABLE).unwrap();
    let go = |from: &str, step: Step| next_cell(&document, &at(from), step).map(|found| found.to_string());
    assert_eq!(go("/rows/0/cells/1", Step::Next).unwrap(), "/rows/1/cells/0");
    assert_eq!(go("/rows/1/cells/0/items/0", Step::Previous).unwrap(), "/rows/0/cells/1/items/0");
    assert_eq!(go("/rows/1/cells/1", Step::Up).unwrap(), "/rows/0/cells/1");
    assert_eq!(go("", Step::Next).unwrap(), "/rows/0/cells/0");
    assert_eq!(go("/columns/1", Step::Down).unwrap(), "/rows/0/cells/1");
    assert_eq!(go("/rows/1/cells/1", Step::Next), Err(Refusal::Last));
    assert_eq!(go("/rows/0/cells/1", Step::Up), Err(Refusal::First));
    let ragged = Document::parse(RAGGED).unwrap();
    assert_eq!(next_cell(&ragged, &at("/rows/1/cells/1"), Step::Up), Err(Refusal::First));
    let set = Document::parse(SET).unwrap();
    assert_eq!(next_cell(&set, &at("/columns/0/items/0"), Step::Next).unwrap(), at("/columns/1"));
}

#[test]
fn a_column_touches_nothing_but_its_places() {
    let text = "{\n  \"type\": \"Table\", // kept\n  \"columns\": [ {\"width\": 1.50} ],\n  \"rows\": [\n    {\"cells\": [\n      {\"items\": []} // one\n    ]},\n    {\"cells\": [{\"items\": []}], \"x\": 1}\n  ]\n}";
    let document = Document::parse(text).unwrap();
    let edited = add_line(&document, &at("/rows/0/cells/0"), Axis::Column, Side::Before).unwrap();
    let after = edited.change.apply(text).unwrap();
    assert!(after.contains("// kept") && after.contains("{\"width\": 1.50} ]") && after.contains("// one"), "{after}");
    assert_eq!(edited.change.inverse().apply(&after).as_deref(), Ok(text));
}
