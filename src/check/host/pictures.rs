//! Addresses of pictures and icons.

use crate::card::Visit;
use crate::card::form;
use crate::card::host::{Host, Limits, pictures};
use crate::json::{Change, Kind, Value};

use super::super::context::{Context, Member};
use super::super::report::Report;
use super::super::rules::host::{DATA_URI, HTTP_PICTURE, HUGE_PICTURE, ICON, PICTURE_FORMAT};

/// How much of a picture is looked at for its size.
const HEADER: usize = 64 * 1024;

/// Endings of addresses of pictures that not every client shows.
const OTHER_FORMATS: &[&str] = &[".svg", ".webp", ".bmp", ".tif", ".tiff", ".ico", ".avif", ".heic"];

/// Looks at a property that holds the address of a picture.
pub(in crate::check) fn property<'d>(
    context: &Context<'_, 'd>,
    visit: &Visit<'d>,
    member: &Member<'d>,
    report: &mut Report<'d>,
) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    let value = member.value;
    if value.kind() != Kind::String || !pictures(ty).contains(&property.name) {
        return;
    }
    let raw = value.raw();
    let starts = |scheme: &str| raw.get(1..=scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if starts("icon:") && property.name == "iconUrl" {
        icon(context, value, report);
    }
    // What of pictures is shown is known of Teams only.
    if !context.host.is_some_and(Host::is_teams) {
        return;
    }
    if starts("data:") {
        data(context, value, report);
    } else if starts("http:") {
        let at = value.span().start + 5;
        report
            .found(&HTTP_PICTURE, value)
            .say("Teams does not show pictures from plain http addresses.")
            .guess("Write https", Change::replace(value.document().text(), at, at, "s"));
    }
    let path = raw.trim_matches('"').split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('/').next().and_then(|name| name.rfind('.').and_then(|at| name.get(at..)));
    if let Some(ending) = ending
        && !starts("data:")
        && OTHER_FORMATS.iter().any(|other| other.eq_ignore_ascii_case(ending))
    {
        report
            .found(&PICTURE_FORMAT, value)
            .say(format!("Not every client shows a `{}` picture.", ending.to_lowercase()));
    }
}

fn data<'d>(context: &Context<'_, 'd>, value: Value<'d>, report: &mut Report<'d>) {
    let raw = value.raw().trim_matches('"');
    let (head, body) = raw.split_once(',').unwrap_or((raw, ""));
    report
        .found(&DATA_URI, value)
        .say(format!("This picture stands in the card itself ({} bytes), which some clients do not show.", raw.len()));
    let kind = head.get(5..).unwrap_or_default().split(';').next().unwrap_or_default().to_ascii_lowercase();
    if !kind.is_empty() && !matches!(kind.as_str(), "image/png" | "image/jpeg" | "image/jpg" | "image/gif") {
        report
            .found(&PICTURE_FORMAT, value)
            .say(format!("Not every client shows a picture of the type `{}`.", crate::check::words::label(&kind, 40)));
    }
    if !head.ends_with(";base64") {
        return;
    }
    let limits = Limits::of(context.host);
    let bytes = body.len() / 4 * 3;
    if bytes > limits.picture_bytes {
        report.found(&HUGE_PICTURE, value).say(format!("This picture has {bytes} bytes; Teams takes 1 MB."));
    } else if let Some((width, height)) = dimensions(&decode(body, HEADER))
        && (width > limits.picture_pixels || height > limits.picture_pixels)
    {
        let most = limits.picture_pixels;
        report
            .found(&HUGE_PICTURE, value)
            .say(format!("This picture is {width} × {height} pixels; Teams takes {most} × {most}."));
    }
}

fn icon<'d>(context: &Context<'_, 'd>, value: Value<'d>, report: &mut Report<'d>) {
    let Some(address) = value.as_str() else { return };
    if form::is_expression(&address) {
        return;
    }
    if context.host == Some(Host::Email) {
        report.found(&ICON, value).say("E-mail does not know Fluent icons by name.");
        return;
    }
    let (name, style) =
        address.get(5..).unwrap_or_default().split_once(',').unwrap_or((address.get(5..).unwrap_or_default(), ""));
    if name.trim().is_empty() || !name.trim().bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        report.found(&ICON, value).say("After `icon:` belongs the name of a Fluent icon, such as `icon:Calendar`.");
    } else if !matches!(style.trim().to_ascii_lowercase().as_str(), "" | "filled" | "regular") {
        report.found(&ICON, value).say("Behind the name of an icon belongs `filled` or `regular`.");
    }
}

/// The first bytes of a base64 text.
fn decode(text: &str, most: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut bits = 0u32;
    let mut held = 0;
    for digit in text.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(((bits >> held) & 0xff).to_le_bytes()[0]);
        }
        if bytes.len() >= most {
            break;
        }
    }
    bytes
}

/// Width and height of a PNG, GIF or JPEG, from its first bytes.
fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let big = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let short = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((big(16)?, big(20)?));
    }
    if bytes.starts_with(b"GIF8") {
        let little = |at: usize| short(at).map(|value| u32::from(value.swap_bytes()));
        return Some((little(6)?, little(8)?));
    }
    if !bytes.starts_with(&[0xff, 0xd8]) {
        return None;
    }
    let mut at = 2;
    loop {
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        if mark != 0xff {
            return None;
        }
        match kind {
            // The frame headers; C4, C8 and CC among them are other things.
            0xc0..=0xcf if !matches!(kind, 0xc4 | 0xc8 | 0xcc) => {
                return Some((u32::from(short(at + 7)?), u32::from(short(at + 5)?)));
            }
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            _ => at += 2 + usize::from(short(at + 2)?.max(2)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_from_the_first_bytes() {
        let png = decode("iVBORw0KGgoAAAANSUhEUgAACAAAAAQACAYAAAA=", 64);
        assert_eq!(dimensions(&png), Some((2048, 1024)));
        assert_eq!(dimensions(b"GIF89a\x10\x00\x00\x08"), Some((16, 2048)));
        let jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 1, 0, 2, 0];
        assert_eq!(dimensions(&jpeg), Some((512, 256)));
        for broken in [&b"\x89PNG\r\n\x1a\n"[..], &jpeg[..9], &[0xff, 0xd8, 0], b""] {
            assert_eq!(dimensions(broken), None);
        }
        assert_eq!(decode("aGVsbG8=", 3), b"hel");
    }
}
