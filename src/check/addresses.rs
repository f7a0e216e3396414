//! Addresses: whether they lead anywhere. A card has no place of its own, so what is not said whole is found by nobody.

use super::Visit;
use super::context::{Context, Member};
use super::report::Report;
use super::rules::structure::BAD_ADDRESS;
use super::words::a;
use crate::card::catalogue::{Property, ValueType};
use crate::card::form::is_bound;
use crate::card::host::{Host, pictures};
use crate::check::words::label;
use crate::json::{Change, Value};

/// The schemes from which hosts show a picture. What they make of `http` and `data` differs, and has rules of its own.
const OF_PICTURES: &[&str] = &["https", "http", "data"];

/// Keys that hold an address which nobody follows.
const NAMES: &[&str] = &["$schema", "@context"];

/// What an address begins with, before its colon; none of one that is not said whole.
pub(super) fn scheme(address: &str) -> Option<&str> {
    let (scheme, rest) = address.trim_start().split_once(':')?;
    let formed = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    // `example.com:8080` and `localhost:8080` say a host and a port.
    let is_host = (scheme.contains('.') || scheme.eq_ignore_ascii_case("localhost"))
        && rest.starts_with(|c: char| c.is_ascii_digit());
    (formed && !is_host).then_some(scheme)
}

/// Looks at a property that holds an address.
pub(super) fn property<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    let value = member.value;
    if !(holds_address(property) || opens_address(visit, property)) || NAMES.contains(&property.name) {
        return;
    }
    let Some(address) = value.as_str().filter(|text| is_written(value, text)) else { return };
    let place = || format!("`{}` of {}", property.name, a(ty.tag()));
    match scheme(&address) {
        None => relative(value, &address, &place(), report),
        Some(scheme) if pictures(ty).contains(&property.name) => {
            let named =
                property.icon_scheme().is_some_and(|icon| icon.trim_end_matches(':').eq_ignore_ascii_case(scheme));
            // A mail may bring its pictures along.
            let along = scheme.eq_ignore_ascii_case("cid") && !context.host.is_some_and(Host::is_teams);
            if !named && !along && !OF_PICTURES.iter().any(|known| known.eq_ignore_ascii_case(scheme)) {
                report
                    .found(&BAD_ADDRESS, value)
                    .say(format!("No host shows a picture from a `{}:` address.", label(scheme, 20)))
                    .help("Put the picture behind an https address.");
            }
        }
        Some(_) => {}
    }
}

fn holds_address(property: &Property) -> bool {
    match property.value {
        ValueType::Url => true,
        ValueType::Either(types) => types.contains(&ValueType::Url),
        _ => false,
    }
}

/// Whether the value of a button is an address that a press opens.
pub(super) fn opens_address(visit: &Visit<'_>, property: &Property) -> bool {
    let opens = |kind: &str| ["openUrl", "signin"].iter().any(|known| known.eq_ignore_ascii_case(kind));
    visit.ty.is_some_and(|ty| ty.name == "CardAction")
        && property.name == "value"
        && visit.value.get("type").and_then(Value::as_str).is_some_and(|kind| opens(&kind))
}

/// Whether an address is said in the card, and not put in by a template or, of a mail, by what the reader wrote.
fn is_written(value: Value<'_>, text: &str) -> bool {
    !text.is_empty() && !is_bound(value) && !text.trim_start().starts_with("{{")
}

fn relative<'d>(value: Value<'d>, address: &str, place: &str, report: &mut Report<'d>) {
    let finding = report
        .found(&BAD_ADDRESS, value)
        .say(format!("{place} is `{}`, which says neither `https:` nor where that is.", label(address, 40)))
        .help("A card has no place of its own: write the whole address, such as `https://example.com/a`.");
    if let Some(whole) = whole(address) {
        finding.guess(format!("Write `{}`", label(&whole, 60)), Change::reword(value, &whole)).prove();
    }
}

/// Looks at where a link in a text leads.
pub(super) fn in_text<'d>(value: Value<'d>, address: &str, report: &mut Report<'d>) {
    if scheme(address).is_none() && !crate::card::form::is_expression(address) {
        report
            .found(&BAD_ADDRESS, value)
            .say(format!("A link in this text leads to `{}`, which is no whole address.", label(address, 40)))
            .help("A card has no place of its own: write the whole address, such as `https://example.com/a`.");
    }
}

/// The address that was meant, where that is plain: all but its beginning is there.
fn whole(address: &str) -> Option<String> {
    let rest = address.trim();
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = host.split(':').next().unwrap_or_default();
    let names: Vec<&str> = host.split('.').collect();
    let formed =
        |name: &&str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let top = names.last().is_some_and(|top| top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic()));
    // A name with a dot may be a file as well; what follows it says that it is a host.
    let is_host = names.len() > 1 && names.iter().all(formed) && top;
    let told = !path.is_empty() || names.first().is_some_and(|name| name.eq_ignore_ascii_case("www"));
    (is_host && told).then(|| format!("https://{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_is_told_from_a_host_with_its_port() {
        for (address, said) in
            [("https://a", "https"), (" MailTo:a@b", "MailTo"), ("icon:Calendar", "icon"), ("ms-x+1.0:b", "ms-x+1.0")]
        {
            assert_eq!(scheme(address), Some(said));
        }
        for address in
            ["nope", "/rel", "img/x.png", "//a.b/c", "example.com:8080/a", "localhost:80", "a b: c", "#a", "?"]
        {
            assert_eq!(scheme(address), None, "{address}");
        }
    }

    #[test]
    fn only_what_is_plainly_a_host_gets_its_beginning() {
        assert_eq!(whole("//example.com/a").as_deref(), Some("https://example.com/a"));
        assert_eq!(whole("example.com/a?b").as_deref(), Some("https://example.com/a?b"));
        assert_eq!(whole("www.example.com").as_deref(), Some("https://www.example.com"));
        for address in ["picture.png", "img/x.png", "/rel/a.b", "nope", "a..b/c", "1.5/2", "Learn more / a"] {
            assert_eq!(whole(address), None, "{address}");
        }
    }
}
