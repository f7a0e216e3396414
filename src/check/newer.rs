//! What is newer than the card says that it is, or than its host takes.

use super::context::{Context, Member};
use super::report::{Finding, Report};
use super::rules::structure::{NEWER_THAN_CARD, NEWER_THAN_HOST};
use super::words::{a, capital};
use super::{Severity, Visit};
use crate::card::catalogue::{ElementKind, ElementType, Family, Property, Version};
use crate::card::host::{Host, dropped_property, needs_of_property, needs_of_type};
use crate::json::{Change, Kind, Value};

/// An element that came later than the version of its card.
pub(super) fn element<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let Some(ty) = visit.ty.filter(|ty| is_versioned(ty)) else { return };
    let Some(since) = needed(context, visit, ty) else { return };
    let mild = visit.value.get("fallback").is_some();
    let severity = if mild { Severity::Info } else { Severity::Warning };
    let value = visit.value;
    let told = value.get("type").filter(|said| said.kind() == Kind::String).unwrap_or(value);
    let Some(needs) = of_type(context, ty) else {
        let Some(host) = context.host else { return };
        let message = format!("{} came with {since}; {} takes {}.", capital(ty.tag()), host.noun(), host.version());
        report.found(&NEWER_THAN_HOST, told).severity(severity).say(message).help(ELEMENT_HELP);
        return;
    };
    if let Some(said) = context.version(visit).filter(|said| needs > *said) {
        let message = format!("{} came with {needs}; the card says {said}.", capital(ty.tag()));
        let finding = report.found(&NEWER_THAN_CARD, told).severity(severity).say(message).help(ELEMENT_HELP);
        raise(context, visit, finding);
    }
}

const ELEMENT_HELP: &str = "Where it is too new it is left out, or its `fallback` is shown.";

/// Whether the version of a type counts: an object that only describes a property comes with that property.
fn is_versioned(ty: &ElementType) -> bool {
    ty.family == Family::Adaptive && ty.kind != ElementKind::Object
}

/// The version that an element asks for, unless what it stands in asks for as much.
fn needed<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, ty: &ElementType) -> Option<Version> {
    // What does not say its type is as old as the property that it stands in: data of any shape are no news.
    if ty.since <= Version(1, 0) || !ty.is_said() {
        return None;
    }
    let inside_of_newer = || {
        let holder = visit.parent.and_then(|at| context.survey.visit(at)).and_then(|holder| holder.ty);
        holder.is_some_and(|holder| holder.since >= ty.since)
            || visit.property.is_some_and(|property| property.since >= ty.since)
    };
    (!inside_of_newer()).then_some(ty.since)
}

/// A property that came later than the version of its card.
pub(super) fn member<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    if !asks(ty, property) || member.value.kind() == Kind::Null {
        return;
    }
    let since = property.since;
    let demanded = of_property(context, ty, property);
    if context.host.is_some_and(|host| dropped_property(ty.name, property.name, host).is_some()) {
        return;
    }
    if demanded.is_some_and(|needs| context.version(visit).is_none_or(|said| needs <= said)) {
        return;
    }
    let name = format_args!("`{}` of {}", property.name, a(ty.tag())).to_string();
    match (demanded, context.host, context.version(visit)) {
        (None, Some(host), _) => {
            let message = format!("{name} came with {since}; {} takes {}.", host.noun(), host.version());
            report.found_key(&NEWER_THAN_HOST, member.value).severity(Severity::Info).say(message);
        }
        (Some(needs), _, Some(said)) => {
            let message = format!("{name} came with {needs}; the card says {said}.");
            let finding = report.found_key(&NEWER_THAN_CARD, member.value).severity(Severity::Info).say(message);
            raise(context, visit, finding);
        }
        _ => {}
    }
}

/// Whether a property asks for more than its element does.
fn asks(ty: &ElementType, property: &Property) -> bool {
    ty.family == Family::Adaptive && property.since > Version(1, 0) && property.since > ty.since
}

/// The version that a type asks for at the host. Nothing for what is too new there, whatever the card says.
fn of_type(context: &Context<'_, '_>, ty: &ElementType) -> Option<Version> {
    demand(context, ty.since, |host| needs_of_type(ty, host))
}

/// The version that a property asks for at the host, as [`of_type`] says it.
fn of_property(context: &Context<'_, '_>, ty: &ElementType, property: &Property) -> Option<Version> {
    demand(context, property.since, |host| needs_of_property(ty, property, host))
}

fn demand(context: &Context<'_, '_>, since: Version, needs: impl Fn(Host) -> Version) -> Option<Version> {
    context.host.map_or(Some(since), |host| Some(needs(host)).filter(|needs| *needs <= host.version()))
}

/// Offers to raise the version of the card around an element to what all that is inside asks for, where the host takes as
/// much.
fn raise<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, finding: &mut Finding<'d>) {
    let cards = std::iter::once(visit).chain(context.survey.around(visit));
    let Some((at, said)) = cards.filter_map(|card| card.card).find_map(|at| Some((at, declared(context, at)?))) else {
        return;
    };
    let needs = context.asked(at);
    if context.host.is_some_and(|host| needs > host.safe_version()) {
        return;
    }
    let change = Change::reword(said, &needs.to_string());
    let title = format!("Write version {needs}");
    let finding = if context.host.is_some() { finding.fix(title, change) } else { finding.guess(title, change) };
    finding.prove();
}

fn declared<'d>(context: &Context<'_, 'd>, card: usize) -> Option<Value<'d>> {
    let value = context.survey.visit(card)?.value.get("version")?;
    super::context::version(&value.as_str()?).map(|_| value)
}

/// The newest version that anything inside a card asks for at the host; what is too new there anyway does not count.
pub(super) fn asked(context: &Context<'_, '_>, card: usize) -> Version {
    let (of_type, of_property) = (|ty| of_type(context, ty), |ty, property| of_property(context, ty, property));
    newest(context, card, of_type, of_property)
}

/// The same, with what is too new for the host.
pub(super) fn used(context: &Context<'_, '_>, card: usize) -> Version {
    let Some(host) = context.host else { return asked(context, card) };
    newest(
        context,
        card,
        |ty| Some(needs_of_type(ty, host)),
        |ty, property| Some(needs_of_property(ty, property, host)),
    )
}

fn newest(
    context: &Context<'_, '_>,
    card: usize,
    of_type: impl Fn(&'static ElementType) -> Option<Version>,
    of_property: impl Fn(&'static ElementType, &'static Property) -> Option<Version>,
) -> Version {
    let inside = context.survey.visit(card).into_iter().chain(context.survey.inside(card));
    let mut most = Version(1, 0);
    for visit in inside {
        let Some(ty) = visit.ty.filter(|ty| ty.family == Family::Adaptive) else { continue };
        if is_versioned(ty) {
            most = most.max(of_type(ty).unwrap_or(most));
        }
        for property in context.members(visit).filter_map(|member| member.property) {
            let asked = of_property(ty, property).filter(|_| asks(ty, property));
            most = most.max(asked.unwrap_or(most));
        }
    }
    most
}
