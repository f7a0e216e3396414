//! Secrets, told by their shape.
//!
//! A secret is a run of letters, digits and a few signs, long and without blanks. So the strings are cut into such runs,
//! and only the long ones are looked at.

use std::borrow::Cow;
use std::ops::Range;

use crate::card::host::Host;
use crate::json::{Kind, Span, print};
use crate::teams::{EndpointKind, WebhookUrl};

use super::super::Context;
use super::super::report::Report;
use super::super::rules::security::SECRET;

/// Shorter runs hold no secret.
const SHORTEST: usize = 16;
/// Longer ones are data (pictures): only their beginning is looked at.
const LONGEST: usize = 8 * 1024;

/// What begins with something that says what it is.
struct Prefix {
    start: &'static str,
    /// How long all of it is at least.
    least: usize,
    noun: &'static str,
}

const PREFIXES: &[Prefix] = &[
    Prefix { start: "AKIA", least: 20, noun: "an access key of AWS" },
    Prefix { start: "ASIA", least: 20, noun: "an access key of AWS" },
    Prefix { start: "AIza", least: 39, noun: "an API key of Google" },
    Prefix { start: "ghp_", least: 40, noun: "a token of GitHub" },
    Prefix { start: "gho_", least: 40, noun: "a token of GitHub" },
    Prefix { start: "ghs_", least: 40, noun: "a token of GitHub" },
    Prefix { start: "ghu_", least: 40, noun: "a token of GitHub" },
    Prefix { start: "ghr_", least: 40, noun: "a token of GitHub" },
    Prefix { start: "github_pat_", least: 60, noun: "a token of GitHub" },
    Prefix { start: "glpat-", least: 26, noun: "a token of GitLab" },
    Prefix { start: "xoxb-", least: 24, noun: "a token of Slack" },
    Prefix { start: "xoxp-", least: 24, noun: "a token of Slack" },
    Prefix { start: "xoxa-", least: 24, noun: "a token of Slack" },
    Prefix { start: "xoxs-", least: 24, noun: "a token of Slack" },
    Prefix { start: "sk_live_", least: 24, noun: "a key of Stripe" },
    Prefix { start: "AccountKey=", least: 60, noun: "a key of Azure Storage" },
    Prefix { start: "SharedAccessKey=", least: 40, noun: "a key of Azure" },
];

/// Looks at every string of the document.
pub(in crate::check) fn secrets<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let document = context.survey.document();
    for value in document.values() {
        let span = value.span();
        if value.kind() != Kind::String || span.end - span.start < SHORTEST + 2 {
            continue;
        }
        let raw = value.raw();
        // Escapes (`\\u0026`) stand inside of secrets; then the whole string is meant.
        let found = match value.as_str() {
            Some(text) if raw.contains('\\') => find(&text).map(|(_, noun)| (0..raw.len(), noun)),
            _ => find(raw),
        };
        if let Some((range, noun)) = found {
            let mark = Span::new(span.start + range.start, span.start + range.end);
            report
                .found(&SECRET, value)
                .mark(mark)
                .say(format!("This looks like {noun}."))
                .help("Take it out, and make a new one: whoever gets the card can read it. It is not repeated here.");
        }
    }
}

/// Everything in the source of a document that looks like a secret, in the order of the text. The text need not be JSON,
/// and no level silences this: whoever shows a source leaves these bytes out.
#[must_use]
pub fn secret_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let mut escaped = false;
        // No secret has a quote or a line break in it, so between two of them it stands whole.
        let ends = |byte: u8| {
            let ends = byte == b'\n' || byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        };
        let rest = text.get(start..).unwrap_or_default();
        let end = rest.bytes().position(ends).map_or(text.len(), |at| start + at);
        let piece = text.get(start..end).unwrap_or_default();
        if piece.contains('\\') {
            if find(&print::unquote(&format!("\"{piece}\""))).is_some() {
                spans.push(Span::new(start, end));
            }
        } else {
            spans.extend(all(piece).map(|found| Span::new(start + found.start, start + found.end)));
        }
        start = end + 1;
    }
    spans
}

/// A text with stars in place of what looks like a secret, byte for byte.
pub(in crate::check) fn masked(text: &str) -> Cow<'_, str> {
    let mut masked = Cow::Borrowed(text);
    for found in all(text) {
        let stars = "*".repeat(found.len());
        masked.to_mut().replace_range(found, &stars);
    }
    masked
}

/// Every secret in a string.
fn all(raw: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let (found, _) = find(raw.get(from..)?)?;
        let found = from + found.start..from + found.end;
        from = found.end;
        Some(found)
    })
}

/// The first secret in a string, as it is written, and what it looks like.
fn find(raw: &str) -> Option<(Range<usize>, &'static str)> {
    let bytes = raw.as_bytes();
    let mut start = 0;
    let mut before = 0..0;
    loop {
        while bytes.get(start).is_some_and(|byte| !is_part(*byte)) {
            start += 1;
        }
        if start >= bytes.len() {
            return None;
        }
        let mut end = start;
        while bytes.get(end).is_some_and(|byte| is_part(*byte)) {
            end += 1;
        }
        if end - start >= SHORTEST {
            let run = raw.get(start..end.min(start + LONGEST))?;
            let word = raw.get(before.clone()).unwrap_or_default();
            if let Some((found, noun)) = look(run, word) {
                return Some((start + found.start..start + found.end, noun));
            }
        }
        if raw.get(start..end).is_some_and(|run| run.contains("PRIVATE")) && raw.contains("-----BEGIN") {
            return Some((0..raw.len(), "a private key"));
        }
        before = start..end;
        start = end;
    }
}

/// Letters, digits, and the signs of base64, addresses and their parameters. A quote, a blank or a bracket ends a run.
const fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'-' | b'_' | b'.' | b'/' | b'+' | b'=' | b':' | b'%' | b'&' | b'?' | b'@' | b'~' | b';')
}

/// Looks at a run; `before` is the one in front of it.
fn look(run: &str, before: &str) -> Option<(Range<usize>, &'static str)> {
    let whole = 0..run.len();
    if run.starts_with("data:") {
        return None;
    }
    if run.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http")) {
        return address(run).map(|noun| (whole, noun));
    }
    if before.eq_ignore_ascii_case("bearer") && run.len() >= 20 && is_random(run) {
        return Some((whole, "a bearer token"));
    }
    if before.eq_ignore_ascii_case("basic") && is_random(run) {
        return Some((whole, "a name and a password"));
    }
    for prefix in PREFIXES {
        let Some(at) = run.find(prefix.start) else { continue };
        let stands_alone = run.get(..at).is_none_or(|lead| !lead.ends_with(|c: char| c.is_ascii_alphanumeric()));
        let secret = run.get(at..).unwrap_or_default();
        if stands_alone && secret.len() >= prefix.least && is_random(secret.get(prefix.start.len()..)?) {
            return Some((at..run.len(), prefix.noun));
        }
    }
    token(run).map(|range| (range, "a signed token (JWT)"))
}

/// Three parts of base64 with dots between them, the first a JSON object.
fn token(run: &str) -> Option<Range<usize>> {
    let at = run.find("eyJ")?;
    let mut parts = run.get(at..)?.split('.');
    let long = |part: &str| {
        part.len() >= 10 && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'='))
    };
    let three = [parts.next()?, parts.next()?, parts.next()?];
    (three.iter().all(|part| long(part)) && three.get(1).is_some_and(|claims| claims.starts_with("eyJ")))
        .then_some(at..run.len())
}

/// An address that is a secret as a whole.
fn address(run: &str) -> Option<&'static str> {
    let rest = run.split_once("://")?.1;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.rsplit('@').next().unwrap_or(host).to_ascii_lowercase();
    if rest.split(['/', '?']).next().is_some_and(|authority| {
        authority
            .split_once('@')
            .is_some_and(|(user, _)| user.split_once(':').is_some_and(|(_, word)| !word.is_empty()))
    }) {
        return Some("an address with a password");
    }
    if host == "hooks.slack.com" && path.starts_with("services/") && path.len() > 30 {
        return Some("the address of a Slack webhook");
    }
    if (host == "discord.com" || host == "discordapp.com") && path.starts_with("api/webhooks/") && path.len() > 40 {
        return Some("the address of a Discord webhook");
    }
    if let Ok(url) = WebhookUrl::parse(run)
        && is_live(url.kind(), run)
    {
        return Some(match url.kind().host() {
            Some(Host::Workflow) => "the address of a Workflows webhook",
            _ => "the address of a Teams webhook",
        });
    }
    // The signature of a shared access address of Azure.
    let signature = run.split(['?', '&']).skip(1).find_map(|pair| pair.strip_prefix("sig="))?;
    (signature.len() >= SHORTEST && is_random(signature)).then_some("an address with a signature")
}

/// Whether the address of a webhook holds what makes it work, and not what stands for it in a manual.
fn is_live(kind: EndpointKind, address: &str) -> bool {
    match kind {
        EndpointKind::Workflow => address
            .split(['?', '&'])
            .filter_map(|pair| pair.strip_prefix("sig="))
            .any(|signature| signature.len() >= SHORTEST && is_random(signature)),
        EndpointKind::Incoming | EndpointKind::Connector => {
            address.split('/').any(|step| step.len() >= 32 && step.contains(|c: char| c.is_ascii_digit()))
        }
        EndpointKind::Outgoing | EndpointKind::Generic => false,
    }
}

/// Whether a text was made by a machine: letters and digits mixed, not one sign over and over.
fn is_random(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let mut kinds = [false; 128];
    for byte in text.bytes() {
        if let Some(seen) = kinds.get_mut(usize::from(byte)) {
            *seen = true;
        }
    }
    digits > 0 && letters > 0 && kinds.iter().filter(|seen| **seen).count() >= 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noun(text: &str) -> Option<&'static str> {
        find(&format!("\"{text}\"")).map(|(_, noun)| noun)
    }

    /// Put together here, so that the source holds none.
    fn long(start: &str, more: usize) -> String {
        format!("{start}{}", "a1B2c3D4e5F6g7H8".repeat(more))
    }

    #[test]
    fn secrets_are_told_by_their_shape() {
        let workflow = long("https://prod-01.westeurope.logic.azure.com/workflows/", 2)
            + "/triggers/manual/paths/invoke?api-version=2016-06-01&sp=x&sv=1.0&sig="
            + &long("", 2);
        assert_eq!(noun(&workflow), Some("the address of a Workflows webhook"));
        assert_eq!(noun(&format!("see {}", long("Bearer ", 2))), Some("a bearer token"));
        assert_eq!(noun(&long("key: AKIA", 1)), Some("an access key of AWS"));
        assert_eq!(noun(&long("ghp_", 3)), Some("a token of GitHub"));
        assert_eq!(noun(&long("xoxb-", 3)), Some("a token of Slack"));
        assert_eq!(noun(&long("https://x.blob.core.windows.net/a?se=1&sig=", 2)), Some("an address with a signature"));
        assert_eq!(noun("https://ann:hunter22@example.com/a"), Some("an address with a password"));
        let jwt = format!("{}.{}.{}", long("eyJ", 2), long("eyJ", 2), long("", 2));
        assert_eq!(noun(&jwt), Some("a signed token (JWT)"));
    }

    #[test]
    fn what_only_looks_alike_is_let_be() {
        for text in [
            "https://adaptivecards.io/content/cats/1.png?sig=no",
            "Bearer of good news, as it happens",
            "basic authentication of a user",
            "AKIAxxxxxxxxxxxxxxxxxxxx",
            "ghp_your_token_goes_here_and_is_long_enough",
            "data:image/png;base64,iVBORw0KGgoAKIA0123456789abcdefgh",
            "https://prod-01.westeurope.logic.azure.com/workflows/x/triggers/manual/paths/invoke?sig=YOURSIGNATUREHERE",
            "eyJ.eyJ.abc",
            "https://example.com/a:b@c",
        ] {
            assert_eq!(noun(text), None, "{text}");
        }
    }

    #[test]
    fn every_secret_of_a_source_is_found_whatever_the_source_is() {
        let key = long("ghp_", 3);
        let text = format!("{{\"a\": \"{key} {key}\",\n \"{key}\": \"\\u0041 {key}\", no json {key}");
        let spans = secret_spans(&text);
        assert_eq!(spans.len(), 5);
        let mut left = text.clone();
        for span in spans {
            left.replace_range(span.start..span.end, &"*".repeat(span.end - span.start));
        }
        assert!(!left.contains("ghp_") && left.len() == text.len(), "{left}");
        assert_eq!(secret_spans("{\"a\": \"nothing\"}"), []);
        assert_eq!(masked(&format!("a {key}")), format!("a {}", "*".repeat(key.len())));
    }

    #[test]
    fn the_place_is_the_secret_alone() {
        let text = format!("\"use {} now\"", long("ghp_", 3));
        let (range, _) = find(&text).unwrap();
        assert_eq!(&text[range], long("ghp_", 3));
    }
}
