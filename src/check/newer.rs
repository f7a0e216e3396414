//! What is newer than the card says that it is, or than its host takes.

use super::context::{Context, Member};
use super::report::Report;
use super::rules::structure::{NEWER_THAN_CARD, NEWER_THAN_HOST};
use super::words::{a, capital};
use super::{Severity, Visit};
use crate::card::catalogue::{ElementType, Family, Property, Support, Version};
use crate::card::host::Host;
use crate::json::{Change, Kind, Value, print};

/// An element that came later than the version of its card.
pub(super) fn element<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let Some(ty) = visit.ty.filter(|ty| ty.family == Family::Adaptive) else { return };
    let Some(needs) = needed(context, visit, ty) else { return };
    let mild = visit.value.get("fallback").is_some();
    let severity = if mild { Severity::Info } else { Severity::Warning };
    let value = visit.value;
    let told = value.get("type").filter(|said| said.kind() == Kind::String).unwrap_or(value);
    if let Some(host) = context.host.filter(|host| lacks(*host, needs, ty.teams)) {
        let message = format!("{} came with {needs}; {} takes {}.", capital(ty.tag()), host.noun(), host.version());
        report.found(&NEWER_THAN_HOST, told).severity(severity).say(message).help(ELEMENT_HELP);
    } else if let Some(said) = context.version(visit).filter(|said| needs > *said) {
        let message = format!("{} came with {needs}; the card says {said}.", capital(ty.tag()));
        let finding = report.found(&NEWER_THAN_CARD, told).severity(severity).say(message).help(ELEMENT_HELP);
        raise(context, visit, needs, finding);
    }
}

const ELEMENT_HELP: &str = "Where it is too new it is left out, or its `fallback` is shown.";

/// The version that an element asks for, unless what it stands in asks for as much.
fn needed<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, ty: &ElementType) -> Option<Version> {
    if ty.since <= Version(1, 0) {
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
    let needs = property.since;
    let name = format_args!("`{}` of {}", property.name, a(ty.tag())).to_string();
    if let Some(host) = context.host.filter(|host| lacks(*host, needs, property.teams)) {
        let message = format!("{name} came with {needs}; {} takes {}.", host.noun(), host.version());
        report.found_key(&NEWER_THAN_HOST, member.value).severity(Severity::Info).say(message);
    } else if let Some(said) = context.version(visit).filter(|said| needs > *said) {
        let finding = report
            .found_key(&NEWER_THAN_CARD, member.value)
            .severity(Severity::Info)
            .say(format!("{name} came with {needs}; the card says {said}."));
        raise(context, visit, needs, finding);
    }
}

/// Whether a property asks for more than its element does.
fn asks(ty: &ElementType, property: &Property) -> bool {
    ty.family == Family::Adaptive && property.since > Version(1, 0) && property.since > ty.since
}

/// Whether something is too new for a host. What Teams shows although it came later is not.
fn lacks(host: Host, needs: Version, teams: Support) -> bool {
    needs > host.version() && !(host.is_teams() && teams == Support::Yes)
}

/// Offers to raise the version of the card around an element, where the host takes as much.
fn raise<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, needs: Version, finding: &mut super::report::Finding<'d>) {
    if context.host.is_some_and(|host| needs > host.safe_version()) {
        return;
    }
    let cards = std::iter::once(visit).chain(context.survey.around(visit));
    let Some(said) = cards.filter_map(|card| card.card).find_map(|at| declared(context, at)) else { return };
    let span = said.span();
    let change = Change::replace(said.document().text(), span.start, span.end, print::quote(&needs.to_string()));
    let title = format!("Write version {needs}");
    if context.host.is_some() {
        finding.fix(title, change)
    } else {
        finding.guess(title, change)
    };
}

fn declared<'d>(context: &Context<'_, 'd>, card: usize) -> Option<Value<'d>> {
    let value = context.survey.visit(card)?.value.get("version")?;
    super::context::version(&value.as_str()?).map(|_| value)
}

/// The newest version that anything inside a card asks for.
pub(super) fn asked(context: &Context<'_, '_>, card: usize) -> Version {
    let inside = context.survey.visit(card).into_iter().chain(context.survey.inside(card));
    let mut most = Version(1, 0);
    for visit in inside {
        let Some(ty) = visit.ty.filter(|ty| ty.family == Family::Adaptive) else { continue };
        most = most.max(ty.since);
        for member in context.members(visit) {
            most = member.property.map_or(most, |property| most.max(property.since));
        }
    }
    most
}
