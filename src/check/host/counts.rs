//! Lists that are longer than what is shown.

use crate::card::Visit;
use crate::card::catalogue::Family;
use crate::card::host::{Host, Limits};
use crate::json::Value;

use super::super::Severity;
use super::super::context::{Context, Member};
use super::super::report::Report;
use super::super::rules::host::{ACTIONS, SECTIONS};

/// Looks at a list.
pub(in crate::check) fn property<'d>(
    context: &Context<'_, 'd>,
    visit: &Visit<'d>,
    member: &Member<'d>,
    report: &mut Report<'d>,
) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    if !member.value.is_array() {
        return;
    }
    let limits = Limits::of(context.host);
    let list = member.value;
    if (ty.family, property.name) == (Family::MessageCard, "sections") {
        // Every host that shows connector cards shows ten.
        beyond(list, limits.sections, "sections", report);
    }
    let Some(host) = context.host else { return };
    match (ty.family, ty.name, property.name) {
        (Family::Adaptive, "AdaptiveCard" | "ActionSet", "actions") => actions(list, limits.actions, host, report),
        (Family::BotCard, _, "buttons") => buttons(list, limits.actions, report),
        (Family::MessageCard, _, "potentialAction") => potential(list, limits.potential_actions, host, report),
        (Family::MessageCard, _, "images") if host.is_teams() => {
            beyond(list, limits.section_images, "pictures of a section", report);
        }
        (Family::Envelope, _, "attachments") if host.is_teams() => beyond(list, limits.attachments, "cards", report),
        _ => {}
    }
}

/// The items that are shown whatever the data says; those with `$when` may not be.
fn always(list: Value<'_>) -> impl Iterator<Item = Value<'_>> {
    list.items().filter(|item| item.get("$when").is_none())
}

/// The first item behind so many, and how many there are from it on.
fn beyond_first<'d>(mut items: impl Iterator<Item = Value<'d>>, most: usize) -> Option<(Value<'d>, usize)> {
    let first = items.nth(most)?;
    Some((first, items.count() + 1))
}

fn beyond<'d>(list: Value<'d>, most: usize, what: &str, report: &mut Report<'d>) {
    if let Some((first, lost)) = beyond_first(always(list), most) {
        report
            .found(&SECTIONS, first)
            .say(format!("Only the first {most} {what} are shown; {lost} from here on {} lost.", are(lost)));
    }
}

const fn are(many: usize) -> &'static str {
    if many == 1 { "is" } else { "are" }
}

/// Buttons; those that go into the menu by themselves do not count.
fn actions<'d>(list: Value<'d>, most: usize, host: Host, report: &mut Report<'d>) {
    let secondary = |action: &Value<'_>| {
        action.get("mode").and_then(Value::as_str).is_some_and(|mode| mode.eq_ignore_ascii_case("secondary"))
    };
    let primary = always(list).filter(|action| !secondary(action));
    if let Some((first, many)) = beyond_first(primary, most) {
        let email = host == Host::Email;
        let where_to = match (many == 1, email) {
            (true, true) => "is lost",
            (true, false) => "goes into a menu, or is lost",
            (false, true) => "are lost",
            (false, false) => "go into a menu, or are lost",
        };
        report
            .found(&ACTIONS, first)
            .say(format!("{most} buttons are shown in a row; {many} from here on {where_to}."))
            .help(if email {
                "Put some of them into an ActionSet of their own, or into an Action.ShowCard."
            } else {
                "Give the less important `\"mode\": \"secondary\"`, or a second ActionSet."
            });
    }
}

fn buttons<'d>(list: Value<'d>, most: usize, report: &mut Report<'d>) {
    if let Some((first, lost)) = beyond_first(always(list), most) {
        report
            .found(&ACTIONS, first)
            .say(format!("Only the first {most} buttons are shown; {lost} from here on {} lost.", are(lost)));
    }
}

/// The buttons of a connector card. A flow shows none at all, which is told of each.
fn potential<'d>(list: Value<'d>, most: usize, host: Host, report: &mut Report<'d>) {
    if host == Host::Workflow {
        return;
    }
    let fewest = Limits::of(Some(Host::Email)).potential_actions;
    if always(list).nth(most).is_some() {
        buttons(list, most, report);
    } else if let Some(first) = always(list).nth(fewest) {
        report
            .found(&ACTIONS, first)
            .severity(Severity::Info)
            .say(format!("Outlook shows {fewest} of these buttons only."));
    }
}
