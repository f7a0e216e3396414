//! Where links lead.

use crate::card::Visit;
use crate::card::catalogue::Family;
use crate::card::host::links;
use crate::json::{Change, Kind, Value};

use super::super::addresses::{self, opens_address};
use super::super::context::{Context, Member};
use super::super::report::Report;
use super::super::rules::security::{INSECURE_LINK, UNSAFE_LINK};
use super::super::texts::Link;

/// What an address does to those who open it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Danger {
    /// It travels in the open.
    Insecure,
    /// No host opens it.
    Unopened(&'static str),
}

/// Schemes that no host opens.
const UNOPENED: &[&str] =
    &["javascript", "data", "vbscript", "file", "ftp", "ftps", "sftp", "blob", "about", "ws", "wss"];

fn danger(address: &str) -> Option<Danger> {
    let (scheme, rest) = address.trim_start().split_once(':')?;
    if scheme.eq_ignore_ascii_case("http") {
        let authority = rest.trim_start_matches('/');
        let host = authority.split(['/', '?', '#']).next().unwrap_or_default();
        let local = host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("[::1]");
        return (!local && !host.is_empty()).then_some(Danger::Insecure);
    }
    UNOPENED.iter().find(|name| scheme.eq_ignore_ascii_case(name)).map(|name| Danger::Unopened(name))
}

/// Looks at a property that holds an address.
pub(in crate::check) fn property<'d>(
    _context: &Context<'_, 'd>,
    visit: &Visit<'d>,
    member: &Member<'d>,
    report: &mut Report<'d>,
) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    if member.value.kind() != Kind::String || !links(ty).contains(&property.name) {
        return;
    }
    if ty.name == "CardAction" && !opens_address(visit, property) {
        return;
    }
    let Some(address) = member.value.as_str() else { return };
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    let web = |scheme: &str| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    if ty.family == Family::MessageCard
        && danger(&address).is_none()
        && scheme.is_some_and(|scheme| !web(scheme) && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    {
        report.found(&UNSAFE_LINK, member.value).say("Buttons of connector cards open http and https addresses only.");
        return;
    }
    tell(member.value, &address, true, report);
}

/// Looks at a link in a text.
pub(in crate::check) fn in_text<'d>(value: Value<'d>, link: &Link, report: &mut Report<'d>) {
    tell(value, &link.address, false, report);
    addresses::in_text(value, &link.address, report);
}

fn tell<'d>(value: Value<'d>, address: &str, whole: bool, report: &mut Report<'d>) {
    let here = if whole { "This address" } else { "A link in this text" };
    match danger(address) {
        None => {}
        Some(Danger::Insecure) => {
            let finding = report.found(&INSECURE_LINK, value).say(format!("{here} is plain http."));
            let raw = value.raw();
            if whole && raw.get(1..6).is_some_and(|start| start.eq_ignore_ascii_case("http:")) {
                let at = value.span().start + 5;
                finding.guess("Write https", Change::replace(value.document().text(), at, at, "s"));
            }
        }
        Some(Danger::Unopened(scheme)) => {
            report.found(&UNSAFE_LINK, value).say(format!("{here} is a `{scheme}:` address, which no host opens."));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_by_their_scheme() {
        assert_eq!(danger("http://example.com/a"), Some(Danger::Insecure));
        assert_eq!(danger(" JavaScript:alert(1)"), Some(Danger::Unopened("javascript")));
        assert_eq!(danger("file:///etc/passwd"), Some(Danger::Unopened("file")));
        assert_eq!(danger("FTP://example.com/a"), Some(Danger::Unopened("ftp")));
        for fine in ["https://example.com", "http://localhost:8080/a", "mailto:a@b.c", "${url}", "a/b:c", ""] {
            assert_eq!(danger(fine), None, "{fine}");
        }
    }
}
