//! What a host does not show.

use crate::card::catalogue::{ElementKind, ElementType, Family, Support};
use crate::card::host::{Extent, Gap, Host, dropped, dropped_button, dropped_property, gap_of_type};
use crate::card::{Format, Visit, cards, detect};
use crate::json::{Kind, Value};

use super::super::Severity;
use super::super::context::{Context, Member};
use super::super::report::Report;
use super::super::rules::accessibility::SPEAK;
use super::super::rules::host::{DROPS, IGNORED, INPUTS, PREVIEW, REFUSES, SPELLING};
use super::super::words::{a, capital};
use crate::json::Change;

/// Cards that the host does not show.
pub(in crate::check) fn refused<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let document = context.survey.document();
    for card in cards(document.root()) {
        let Some(value) = document.at(&card.pointer) else { continue };
        // Under a wrong content type it is told that it is wrong.
        if card.format != Format::Adaptive && detect(value) == Some(Format::Adaptive) {
            continue;
        }
        let name = match card.format {
            Format::OtherCard => attached_name(value).unwrap_or_default(),
            format => format.name().to_owned(),
        };
        let loss = match context.host {
            Some(host) => dropped(&name, host).map(|loss| (loss, host.noun())),
            None => dropped(&name, Host::Bot)
                .filter(|_| Host::ALL.into_iter().all(|host| dropped(&name, host).is_some()))
                .map(|loss| (loss, "any host")),
        };
        let Some((loss, host)) = loss else { continue };
        let finding = report.found(&REFUSES, value);
        if loss.extent == Extent::Whole {
            finding.say(format!("{} is not shown by {host}: {}.", capital(&name), loss.why));
        } else {
            finding
                .severity(Severity::Warning)
                .say(format!("{} may not be shown by {host}: {}.", capital(&name), loss.why))
                .help("The sources differ; send a test first.");
        }
    }
}

/// What the content type of an attachment calls a card without a format of its own.
fn attached_name(content: Value<'_>) -> Option<String> {
    let content_type = content.parent()?.get("contentType")?.as_str()?;
    let name = match content_type.rsplit('.').next()? {
        "animation" => "AnimationCard",
        "audio" => "AudioCard",
        "video" => "VideoCard",
        "oauth" => "OAuthCard",
        _ => return None,
    };
    Some(name.to_owned())
}

/// Elements and actions that the host leaves out, and those that are only a preview.
pub(in crate::check) fn element<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let Some(ty) = visit.ty else { return };
    if matches!(ty.kind, ElementKind::Root | ElementKind::Object) && ty.name != "CardAction" {
        return;
    }
    let rescued = visit.value.get("fallback").is_some_and(Value::is_object);
    if let Some(loss) = context.host.and_then(|host| button(visit, host)) {
        report.found(&DROPS, visit.value).say(format!("This button does nothing here: {}.", loss.why));
    } else if let Some((why, doubtful)) = lost(context, visit) {
        let does = match (ty.kind, doubtful) {
            (ElementKind::Action, true) => "may do nothing",
            (ElementKind::Action, false) => "does nothing",
            (_, true) => "may not be shown",
            (_, false) => "is not shown",
        };
        let here = context.host.map_or("in any host", |_| "here");
        let finding = report.found(&DROPS, visit.value).say(format!("{} {does} {here}: {why}.", capital(ty.tag())));
        if rescued {
            finding.severity(Severity::Info).help("Its `fallback` is shown instead.");
        }
    } else if ty.teams == Support::Preview && context.host.is_none_or(Host::is_teams) && !rescued {
        report
            .found(&PREVIEW, visit.value)
            .say(format!("{} is a preview: some readers do not have it.", capital(ty.tag())));
    }
}

fn button(visit: &Visit<'_>, host: Host) -> Option<&'static crate::card::host::Loss> {
    if visit.ty?.name != "CardAction" {
        return None;
    }
    dropped_button(&visit.value.get("type")?.as_str()?, host)
}

/// Why an element is not shown, and whether the sources differ. What is merely too new is a matter of versions.
fn lost(context: &Context<'_, '_>, visit: &Visit<'_>) -> Option<(&'static str, bool)> {
    let ty = visit.ty?;
    match gap_of_type(ty, context.host, None)? {
        Gap::Dropped { why, host } => {
            let doubtful = dropped(ty.name, host).is_some_and(|loss| loss.extent == Extent::Doubtful);
            Some((why, doubtful))
        }
        Gap::Host { .. } | Gap::Card { .. } => None,
    }
}

/// Properties that the host does not obey, and spellings that nobody documents.
pub(in crate::check) fn property<'d>(
    context: &Context<'_, 'd>,
    visit: &Visit<'d>,
    member: &Member<'d>,
    report: &mut Report<'d>,
) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    let value = member.value;
    let Some(host) = context.host.filter(|_| value.kind() != Kind::Null) else { return };
    if ty.family == Family::Adaptive && host.is_teams() {
        spelling(ty, property.name, value, report);
    }
    if property.name == "speak" && host.is_teams() {
        report.found_key(&SPEAK, value).say("Only the immersive reader of Teams speaks this.");
        return;
    }
    if let Some(loss) = dropped_property(ty.name, property.name, host) {
        // Of what is left out whole, its properties need not be told.
        if matches!(gap_of_type(ty, Some(host), None), Some(Gap::Host { .. })) {
            return;
        }
        report.found_key(&IGNORED, value).severity(Severity::Warning).say(format!(
            "`{}` of {} has no effect here: {}.",
            property.name,
            a(ty.tag()),
            loss.why
        ));
        return;
    }
    let default = property.default.is_some_and(|default| default == value.raw());
    if property.teams == Support::No && ty.teams != Support::No && host.is_teams() && !property.deprecated && !default {
        let finding = report.found_key(&IGNORED, value).say(format!(
            "Teams does not obey `{}` of {}.",
            property.name,
            a(ty.tag())
        ));
        if !property.note.is_empty() {
            finding.help(property.note);
        }
    }
}

fn spelling<'d>(ty: &ElementType, property: &str, value: Value<'d>, report: &mut Report<'d>) {
    let replace = |start: usize, end: usize, text: &str| Change::replace(value.document().text(), start, end, text);
    if property == "msTeams"
        && let Some(key) = value.key_span()
        && value.parent().is_none_or(|parent| parent.get("msteams").is_none())
    {
        report
            .found_key(&SPELLING, value)
            .say("Teams documents this as `msteams`.")
            .fix("Write `msteams`", replace(key.start, key.end, "\"msteams\""))
            .prove();
    }
    let span = value.span();
    if (ty.name, property) == ("TeamsCardProperties", "width")
        && value.as_str().is_some_and(|width| width != "Full" && width.eq_ignore_ascii_case("full"))
    {
        report
            .found(&SPELLING, value)
            .say("Teams documents this as `Full`.")
            .fix("Write `Full`", replace(span.start, span.end, "\"Full\""));
    }
}

/// Inputs in a card that nobody can send.
pub(in crate::check) fn inputs<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    if !matches!(context.host, Some(Host::Workflow | Host::Incoming | Host::Outgoing | Host::Connector)) {
        return;
    }
    let is_input =
        |visit: &&Visit<'d>| visit.ty.is_some_and(|ty| ty.kind == ElementKind::Input && ty.family == Family::Adaptive);
    let mut told = None;
    for visit in context.survey.visits().iter().filter(is_input) {
        if told != Some(visit.card) {
            report
                .found(&INPUTS, visit.value)
                .say("What is written into this field reaches nobody: a webhook is one way.");
        }
        told = Some(visit.card);
    }
}
