//! The order in which a card is read aloud: that of the JSON.

use std::collections::HashMap;

use crate::card::Visit;
use crate::json::Value;

use super::super::context::Context;
use super::super::report::Report;
use super::super::rules::accessibility::ORDER;

/// Looks at an element that puts others beside one another.
pub(in crate::check) fn element<'d>(_context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let Some(ty) = visit.ty else { return };
    if ty.name == "ColumnSet" {
        columns(visit.value, report);
    } else if let Some(layouts) = visit.value.get("layouts") {
        areas(visit.value, layouts, report);
    }
}

/// A column of names beside a column of values: all names are read before the first value.
fn columns<'d>(value: Value<'d>, report: &mut Report<'d>) {
    let Some(columns) = value.get("columns") else { return };
    let texts = |column: Value<'d>| -> Option<Vec<String>> {
        let items = column.get("items")?;
        items.items().map(|item| Some(item.get("text")?.as_str()?.trim().trim_end_matches('*').to_owned())).collect()
    };
    let [Some(names), Some(values)] = [columns.item(0), columns.item(1)].map(|column| column.and_then(texts)) else {
        return;
    };
    if names.len() >= 2 && names.len() == values.len() && names.iter().all(|name| name.ends_with(':')) {
        report
            .found(&ORDER, value)
            .say("A screen reader reads all names of the first column before the first value of the second.")
            .help("Use a FactSet, or a Table.");
    }
}

/// A grid whose areas stand in another order than the elements in them.
fn areas<'d>(value: Value<'d>, layouts: Value<'d>, report: &mut Report<'d>) {
    let is_grid =
        |layout: &Value<'_>| layout.get("type").and_then(Value::as_str).is_some_and(|tag| tag == "Layout.AreaGrid");
    let Some(areas) = layouts.items().find(is_grid).and_then(|grid| grid.get("areas")) else { return };
    let number = |area: Value<'_>, key: &str| area.get(key).and_then(Value::as_f64).unwrap_or(1.0);
    let mut places = HashMap::new();
    for area in areas.items() {
        if let Some(name) = area.get("name").and_then(Value::as_str) {
            // Of two with the same name the first counts.
            places.entry(name).or_insert_with(|| (number(area, "row"), number(area, "column")));
        }
    }
    let items = value.get("items").or_else(|| value.get("body"));
    let order: Vec<(f64, f64)> = items
        .into_iter()
        .flat_map(Value::items)
        .filter_map(|item| places.get(&item.get("grid.area")?.as_str()?).copied())
        .collect();
    let in_order = order.windows(2).all(|pair| matches!(pair, [a, b] if a <= b));
    if !in_order {
        report
            .found(&ORDER, layouts)
            .say("The areas of this grid stand in another order than the elements in them, which is the order in which they are read aloud.");
    }
}
