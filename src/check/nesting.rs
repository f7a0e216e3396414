//! What goes together with what is around it, where no slot of the catalogue says so.

use std::borrow::Cow;

use super::Severity;
use super::Visit;
use super::context::Context;
use super::report::Report;
use super::rules::host::MEDIA;
use super::rules::structure::{LOST_CELL, MISSING_REQUIRED, NOT_ALLOWED_HERE};
use crate::card::catalogue::Version;
use crate::json::{Fragment, Kind, Value, edit};

/// Looks at an element.
pub(super) fn element<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    match visit.ty.map(|ty| ty.name) {
        Some("Carousel") => carousel(context, visit, report),
        Some("AdaptiveCard") => version(context, visit, report),
        Some("Media") => media(visit.value, report),
        Some("Table") => table(visit.value, report),
        _ => {}
    }
}

fn named(visit: &Visit<'_>, name: &str) -> bool {
    visit.ty.is_some_and(|ty| ty.name == name)
}

fn carousel<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    // On the page of another Carousel it is told with all that such a page does not take.
    if !context.survey.around(visit).any(|outer| named(outer, "Action.ShowCard")) {
        return;
    }
    let key = visit.value.get("type").unwrap_or(visit.value);
    report
        .found(&NOT_ALLOWED_HERE, visit.value)
        .mark(key.span())
        .severity(Severity::Warning)
        .say("A Carousel in the card that a button opens is left out.")
        .help("Put it into the body of the card itself.");
}

/// The columns of a table decide how many cells of a row are shown.
fn table<'d>(table: Value<'d>, report: &mut Report<'d>) {
    let columns = table.get("columns").filter(|columns| columns.kind() != Kind::Null);
    let repeats = |item: Value<'_>| item.get("$data").is_some();
    if columns.is_some_and(|columns| !columns.is_array() || columns.items().any(repeats)) {
        return;
    }
    let shown = columns.map_or(0, Value::len);
    let rows = table.get("rows").into_iter().flat_map(Value::items);
    for cells in rows.filter_map(|row| row.get("cells")).filter(|cells| cells.is_array() && cells.len() > shown) {
        // A cell that is there only sometimes takes no place then.
        let counted = || cells.items().filter(|cell| cell.get("$when").is_none());
        if cells.items().any(repeats) {
            continue;
        }
        let Some(first) = counted().nth(shown) else { continue };
        let has = |count: usize| if count == 1 { "1 column".to_owned() } else { format!("{count} columns") };
        let what = if counted().count() == shown + 1 { "this cell is" } else { "this cell and what follows it are" };
        report
            .found(&LOST_CELL, first)
            .say(format!("The table has {}, so {what} not shown.", has(shown)))
            .help("Add to `columns` of the table, or take the cell out.");
    }
}

/// In version 1.0 a card that a button opens needed a version of its own; later readers take that of the card around it.
fn version<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let opened = context.survey.around(visit).next().is_some_and(|outer| named(outer, "Action.ShowCard"));
    if !opened || context.version(visit) != Some(Version(1, 0)) {
        return;
    }
    if visit.value.get("version").is_none_or(|version| version.kind() == Kind::Null) {
        let finding = report
            .found(&MISSING_REQUIRED, visit.value)
            .severity(Severity::Warning)
            .say("In version 1.0 the card inside an Action.ShowCard needs a `version` of its own.")
            .help("Strict readers of 1.0 refuse the card; later ones take the version of the card around it.");
        let change = edit::set(visit.value.document(), &visit.value.pointer(), "version", &Fragment::string("1.0"));
        if let Ok(change) = change {
            finding.fix("Add version 1.0", change);
        }
    }
}

/// Sound and moving pictures in one player.
fn media<'d>(value: Value<'d>, report: &mut Report<'d>) {
    let kind = |source: Value<'d>| -> Option<Cow<'d, str>> {
        let mime = source.get("mimeType")?.as_str()?;
        mime.split_once('/').map(|(kind, _)| Cow::Owned(kind.to_ascii_lowercase()))
    };
    let Some(sources) = value.get("sources") else { return };
    let Some(first) = sources.items().find_map(kind) else { return };
    let other = sources.items().find(|source| kind(*source).is_some_and(|kind| kind != first));
    if let Some(other) = other {
        report
            .found(&MEDIA, other)
            .say("The sources of a Media are all sound or all video; with both, it is left out.");
    }
}
