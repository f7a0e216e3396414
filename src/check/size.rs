//! What a host takes.

use super::report::Report;
use super::rules::size::TOO_BIG;
use super::{Context, Severity};
use crate::card::host::Host;
use crate::json::{Document, Kind, Value, print};
use crate::teams::payload::{Force, wrap};
use crate::teams::{BOT_SIZE_LIMIT, EndpointKind, SIZE_LIMIT, Size, bot_size_class, size_class};

/// How many of the largest parts are named.
const NAMED: usize = 3;

/// More bytes than any envelope adds.
const WRAPPING: usize = 2048;

/// The message with its envelope, against the limit of the host: in three steps for a host, and only when it is over the
/// limit of webhooks for none.
pub(super) fn too_big<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let document = context.survey.document();
    let Some(measured) = measure(context) else { return };
    let (severity, over) = match (measured.size, context.host) {
        (Size::Over, Some(_)) => (Severity::Error, "larger than"),
        (Size::Over, None) => (Severity::Info, "larger than"),
        (Size::Tight, Some(_)) => (Severity::Warning, "close to"),
        (Size::Near, Some(_)) => (Severity::Info, "on its way to"),
        (Size::Fine, _) | (_, None) => return,
    };
    let Measured { bytes, limit, counted, takes, .. } = measured;
    let largest: Vec<String> = largest(document.root())
        .into_iter()
        .map(|(part, bytes)| format!("`{}` ({bytes} bytes)", part.pointer()))
        .collect();
    report
        .found(&TOO_BIG, document.root())
        .severity(severity)
        .say(format!("The message is {over} the {limit} bytes that {takes}."))
        .help(format!(
            "It has {bytes} bytes {counted}. Shorten texts, drop `data:` addresses of pictures, or send several messages. {} {}.",
            if largest.len() == 1 { "The largest part is" } else { "The largest parts are" },
            largest.join(", ")
        ));
}

/// A message, measured as its host does.
struct Measured {
    size: Size,
    bytes: usize,
    limit: usize,
    /// How the bytes were counted.
    counted: &'static str,
    /// Who takes no more.
    takes: &'static str,
}

fn measure(context: &Context<'_, '_>) -> Option<Measured> {
    let document = context.survey.document();
    if context.host == Some(Host::Bot) {
        // A bot posts what is an answer elsewhere: a message with attachments.
        let body = wrap(document, EndpointKind::Outgoing, Force::Yes).ok()?.body;
        let units = body.encode_utf16().count().saturating_sub(pictures(document));
        let bytes = units * 2;
        return Some(Measured {
            size: bot_size_class(bytes),
            bytes,
            limit: BOT_SIZE_LIMIT,
            counted: "of UTF-16 with its envelope, pictures inside not counted; a page of Microsoft's advises 80 KB, another 40 KB",
            takes: "Teams takes of a bot",
        });
    }
    // What is far below every step need not be wrapped to know it.
    match (size_class(document.text().len() + WRAPPING), context.host) {
        (Size::Fine, _) | (Size::Near | Size::Tight, None) => return None,
        _ => {}
    }
    let kind = match context.host {
        Some(host) => EndpointKind::ALL.into_iter().find(|kind| kind.host() == Some(host))?,
        // Where it goes to is not known: all webhooks have the same limit.
        None => EndpointKind::Workflow,
    };
    let payload = wrap(document, kind, Force::Yes).ok()?;
    Some(Measured {
        size: payload.size(),
        bytes: payload.bytes(),
        limit: SIZE_LIMIT,
        counted: "with its envelope",
        takes: if context.host.is_some() { "Teams takes" } else { "a webhook takes" },
    })
}

/// How many letters the pictures inside a document have.
fn pictures(document: &Document) -> usize {
    const START: &str = "data:image/";
    if !document.text().contains(START) {
        return 0;
    }
    let texts = document.values().filter(|value| value.kind() == Kind::String).filter_map(Value::as_str);
    texts.filter(|text| text.starts_with(START)).map(|text| text.len()).sum()
}

/// The parts that make a document large, the largest first, with their bytes on the wire. Of a part that is large for one
/// part inside it, that one is named: a `url` rather than the body around it.
fn largest(root: Value<'_>) -> Vec<(Value<'_>, usize)> {
    let length = |value: Value<'_>| value.span().end - value.span().start;
    let mut parts: Vec<Value<'_>> = vec![root];
    // Split the largest part as long as that tells more than it does itself.
    loop {
        parts.sort_by_key(|part| std::cmp::Reverse(length(*part)));
        parts.truncate(NAMED);
        let splits = |part: &Value<'_>| {
            let telling = part.children().any(|child| length(child) * 5 >= length(*part) * 2);
            matches!(part.kind(), Kind::Object | Kind::Array) && (telling || *part == root)
        };
        let Some(at) = parts.iter().position(splits) else { break };
        let part = parts.remove(at);
        parts.extend(part.children());
    }
    let mut sized: Vec<(Value<'_>, usize)> = parts.into_iter().map(|part| (part, print::strict(part).len())).collect();
    sized.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    // Beside a part ten times as large, a small one is no help.
    let most = sized.first().map_or(0, |(_, bytes)| *bytes);
    sized.retain(|(_, bytes)| bytes * 10 >= most);
    sized
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_parts_are_named_and_not_what_is_around_them() {
        let block = |size: usize| format!(r#"{{"type": "TextBlock", "text": "{}"}}"#, "x".repeat(size));
        let text = format!(r#"{{"type": "AdaptiveCard", "body": [{}, {}, {}]}}"#, block(9), block(4000), block(9000));
        let document = Document::parse(text).unwrap();
        let named: Vec<String> =
            largest(document.root()).iter().map(|(part, bytes)| format!("{} {bytes}", part.pointer())).collect();
        assert_eq!(named, ["/body/2/text 9002", "/body/1/text 4002"]);
        let flat = Document::parse(format!("[{}]", ["1"; 500].join(", "))).unwrap();
        assert_eq!(largest(flat.root()).len(), 3);
    }
}
