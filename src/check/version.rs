//! The version that a card says that it is of.

use super::context::{Context, Member, version};
use super::newer;
use super::report::Report;
use super::rules::structure::{BAD_VERSION, VERSION_TOO_NEW};
use super::{Severity, Visit};
use crate::card::catalogue::Version;
use crate::card::host::Host;
use crate::check::words::label;
use crate::json::{Change, Kind, Value};

/// The newest version that there is.
const NEWEST: Version = Version(1, 6);

/// The `version` of a card: one that can be read, and that its host takes.
pub(super) fn said<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let Some(at) = visit.card.filter(|_| visit.ty.is_some_and(|ty| ty.name == "AdaptiveCard")) else { return };
    if context.survey.visit(at).is_none_or(|card| card.value != visit.value) {
        return;
    }
    let Some(value) = visit.value.get("version").filter(|value| value.kind() != Kind::Null) else { return };
    if crate::card::form::is_bound(value) {
        return;
    }
    match value.as_str().and_then(|text| version(&text)).filter(|version| *version >= Version(1, 0)) {
        None => malformed(context, value, report),
        Some(said) => limits(context, at, value, said, report),
    }
}

/// The versions of the features that an element asks for.
pub(super) fn features<'d>(_: &Context<'_, 'd>, _: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    if member.property.is_none_or(|property| property.name != "requires") {
        return;
    }
    for (name, value) in member.value.members() {
        let Some(text) = value.as_str().filter(|text| text != "*" && !crate::card::form::is_bound(value)) else {
            continue;
        };
        if version(&text).is_none() {
            report
                .found(&BAD_VERSION, value)
                .severity(Severity::Warning)
                .say(format!("The version of `{}` cannot be `{}`.", label(&name, 40), label(&text, 40)))
                .help("It has to be a string such as \"1.5\", or \"*\" for any.");
        }
    }
}

fn malformed<'d>(context: &Context<'_, 'd>, value: Value<'d>, report: &mut Report<'d>) {
    let text = value.as_str().unwrap_or_else(|| value.raw().into());
    let finding = report
        .found(&BAD_VERSION, value)
        .say(format!("`version` cannot be `{}`.", label(&text, 40)))
        .help("It has to be a string such as \"1.5\"; hosts show no card whose version they cannot read.");
    let digits: Vec<&str> =
        text.trim().trim_start_matches(['v', 'V']).split('.').take_while(|part| !part.is_empty()).collect();
    let meant = match digits.as_slice() {
        [major] => version(&format!("{major}.0")),
        [major, minor, ..] => version(&format!("{major}.{minor}")),
        [] => None,
    };
    let most = context.host.map_or(NEWEST, Host::version);
    if let Some(meant) = meant.filter(|meant| (Version(1, 0)..=most).contains(meant)) {
        finding.fix(format!("Write \"{meant}\""), Change::reword(value, &meant.to_string())).prove();
    }
}

fn limits<'d>(context: &Context<'_, 'd>, at: usize, value: Value<'d>, said: Version, report: &mut Report<'d>) {
    let Some((most, severity, message)) = limit(context, said) else { return };
    let finding = report.found(&VERSION_TOO_NEW, value).severity(severity).say(message);
    let needs = context.asked(at);
    if needs <= most {
        let (title, change) = (format!("Write \"{most}\""), Change::reword(value, &most.to_string()));
        // What the host takes no heed of may be meant for another one, which would then miss it.
        let used = newer::used(context, at);
        if used > most {
            finding.guess(title, change).prove().help(format!("Something inside came with {used}."));
        } else {
            finding.fix(title, change).prove();
        }
    } else {
        finding.help(format!("Something inside came with {needs}; without it, \"{most}\" would do."));
    }
}

/// The version that would do, when a card says more than that, and what becomes of it.
fn limit(context: &Context<'_, '_>, said: Version) -> Option<(Version, Severity, String)> {
    let Some(host) = context.host else {
        return (said > NEWEST)
            .then(|| (NEWEST, Severity::Error, format!("There is no version {said}; the newest is {NEWEST}.")));
    };
    if said > host.version() {
        let most = host.version();
        // Outlook shows such a card for all that, without what came later and without the buttons of Action.Http.
        let severity = if host == Host::Email { Severity::Warning } else { Severity::Error };
        return Some((most, severity, format!("{} takes {most}; the card says {said}.", sentence(host.noun()))));
    }
    let most = host.safe_version();
    (said > most).then(|| {
        (most, Severity::Info, format!("Some flows refuse a card of {said}; {most} goes through all of them."))
    })
}

fn sentence(noun: &str) -> String {
    let mut letters = noun.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
