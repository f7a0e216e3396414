//! Properties that the catalogue does not know, or knows as out of use.

use super::Visit;
use super::context::{Context, Member};
use super::report::Report;
use super::rules::structure::{DEPRECATED, UNKNOWN_PROPERTY};
use super::words::a;
use crate::card::catalogue::{ElementType, Family};
use crate::card::host::{Host, is_mails_own};
use crate::check::words::label;
use crate::json::Change;
use crate::json::similar::{nearest, within};

/// Words that are often written in another way, and what a card calls them.
const MISSPELT: &[(&str, &str)] = &[
    ("colour", "color"),
    ("alt", "altText"),
    ("onclick", "selectAction"),
    ("visible", "isVisible"),
    ("required", "isRequired"),
    ("multiline", "isMultiline"),
    ("multiselect", "isMultiSelect"),
    ("subtle", "isSubtle"),
    ("imageUrl", "url"),
    ("src", "url"),
    ("alignment", "horizontalAlignment"),
];

/// A key that is no property of its element.
pub(super) fn unknown<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let Some(ty) = visit.ty else { return };
    if member.property.is_some() || ty.open || is_anybodys(&member.key) {
        return;
    }
    // Outlook reads keys of its own.
    if !context.host.is_some_and(Host::is_teams) && is_mails_own(ty, &member.key) {
        return;
    }
    // A message carries what the services on its way write into it; only a slip of the pen is told.
    let carries = ty.family == Family::Envelope;
    if carries && within(&member.key, 1, ty.properties.iter().map(|property| property.name)).is_none() {
        return;
    }
    let stem = member.key.strip_suffix(".dynamic");
    if stem.is_some_and(|stem| ty.property(stem).is_some()) {
        return;
    }
    let finding = report.found_key(&UNKNOWN_PROPERTY, member.value).say(format!(
        "{} has no property `{}`; hosts ignore it.",
        super::words::capital(ty.tag()),
        label(&member.key, 60)
    ));
    let Some(meant) = meant(&member.key, ty).filter(|meant| visit.value.get(meant).is_none()) else { return };
    let change = Change::rename(member.value, meant);
    finding.help(format!("Was `{meant}` meant?"));
    if meant.eq_ignore_ascii_case(&member.key) {
        finding.fix(format!("Write `{meant}`"), change).prove();
    } else {
        finding.guess(format!("Write `{meant}`"), change).prove();
    }
}

/// Keys that stand in any object: of templates and schemas, and what people write for one another.
fn is_anybodys(key: &str) -> bool {
    key.starts_with(['$', '@', '_', '#']) || key.starts_with("//") || matches!(key, "type" | "comment" | "comments")
}

fn meant(key: &str, ty: &'static ElementType) -> Option<&'static str> {
    let known = |word: &&str| ty.property(word).is_some();
    let misspelt = MISSPELT.iter().find(|(wrong, _)| wrong.eq_ignore_ascii_case(key)).map(|(_, right)| *right);
    let usable = || ty.properties.iter().filter(|property| !property.deprecated).map(|property| property.name);
    misspelt.filter(known).or_else(|| nearest(key, usable()))
}

/// A property that is out of use.
pub(super) fn deprecated<'d>(_: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(property)) = (visit.ty, member.property.filter(|property| property.deprecated)) else {
        return;
    };
    let finding = report.found_key(&DEPRECATED, member.value).say(format!(
        "`{}` of {} is out of use.",
        property.name,
        a(ty.tag())
    ));
    if !property.note.is_empty() {
        finding.help(property.note);
    }
    let others = ty.properties.iter().filter(|other| !other.deprecated).map(|other| other.name);
    // Names that the official schema itself misspells are one letter away from what hosts read.
    if let Some(meant) = within(property.name, 1, others)
        && visit.value.get(meant).is_none()
    {
        finding.help(format!("Hosts read `{meant}`."));
        finding.fix(format!("Write `{meant}`"), Change::rename(member.value, meant)).prove();
    }
}
