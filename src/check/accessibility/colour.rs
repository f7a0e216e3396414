//! Colours: those that say something alone, and those that hardly stand out.

use crate::card::Visit;
use crate::card::catalogue::{ElementKind, Family};
use crate::card::form::{self, is_bound};
use crate::card::host::{Host, HostConfig, Rgb, Subtle, Theme};
use crate::json::{Kind, Value};

use super::super::Severity;
use super::super::context::Context;
use super::super::report::Report;
use super::super::rules::accessibility::{COLOUR_ONLY, CONTRAST};
use super::super::words::a;

/// What says that something is well or not.
const SIGNALS: &[&str] = &["Good", "Warning", "Attention"];

/// Text needs this contrast to its background, large text less.
const ENOUGH: f64 = 4.5;
const ENOUGH_WHEN_LARGE: f64 = 3.0;
/// The colours of Teams on the card itself are Teams' own choice (its green has 2.1): told is what can hardly be read.
const ENOUGH_ON_THE_CARD: f64 = 2.0;
/// Below this, text can hardly be seen.
const HARDLY_SEEN: f64 = 1.3;

fn word(value: Value<'_>, key: &str) -> Option<String> {
    value.get(key).filter(|held| !is_bound(*held)).and_then(Value::as_str).map(std::borrow::Cow::into_owned)
}

fn signal(value: Value<'_>, key: &str) -> Option<&'static str> {
    let word = word(value, key)?;
    SIGNALS.iter().copied().find(|signal| word.eq_ignore_ascii_case(signal))
}

fn has_words(text: &str) -> bool {
    form::is_expression(text) || text.chars().any(char::is_alphanumeric)
}

/// Looks at an element that may say something by its colour alone.
pub(in crate::check) fn alone<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let Some(ty) = visit.ty.filter(|ty| ty.family == Family::Adaptive && visit.value.is_object()) else { return };
    let value = visit.value;
    let said = |key: &str| value.get(key).and_then(Value::as_str).is_some_and(|text| has_words(&text));
    let (colour, key) = match ty.name {
        "TextBlock" | "TextRun" if !said("text") => (signal(value, "color"), "color"),
        "Badge" if !said("text") && !said("tooltip") => (signal(value, "style"), "style"),
        "Container" | "Column" | "TableCell" => (signal(value, "style"), "style"),
        _ => return,
    };
    // What shows nothing at all has no colour either.
    let blank = matches!(ty.name, "TextBlock" | "TextRun")
        && value.get("text").and_then(Value::as_str).is_none_or(|text| text.trim().is_empty());
    let Some(colour) = colour.filter(|_| !blank) else { return };
    if key == "color" || ty.name == "Badge" || is_empty(context, visit) {
        report
            .found(&COLOUR_ONLY, value.get(key).unwrap_or(value))
            .say(format!("`{colour}` is all that {} says here: there are no words with it.", a(ty.tag())));
    }
}

/// Whether a container holds nothing that could be read.
fn is_empty(context: &Context<'_, '_>, visit: &Visit<'_>) -> bool {
    let items = visit.value.get("items");
    if items.is_some_and(is_bound) {
        return false;
    }
    let visits = context.survey.visits();
    let start = visit.value.span().start;
    let Ok(at) = visits.binary_search_by_key(&start, |other| other.value.span().start) else { return false };
    context.survey.inside(at).iter().all(|inner| {
        let said = |key: &str| {
            inner
                .value
                .get(key)
                .is_some_and(|held| held.kind() != Kind::String || held.as_str().is_some_and(|text| has_words(&text)))
        };
        let container = inner.ty.is_some_and(|ty| matches!(ty.kind, ElementKind::Container | ElementKind::Part));
        inner.value.is_object()
            && (container || inner.ty.is_some_and(|ty| matches!(ty.name, "Image" | "TextBlock")))
            && !["text", "altText"].into_iter().any(said)
    })
}

/// One colour of text on one style of container.
struct Pair<'d> {
    style: &'static str,
    colour: &'static str,
    subtle: Subtle,
    large: bool,
    first: Value<'d>,
    many: usize,
}

/// Looks at the colours of all texts: each pair of text and background is told once, at the first text that has it.
pub(in crate::check) fn contrast<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    // The colours that are known are those of Teams.
    if !context.host.is_some_and(Host::is_teams) {
        return;
    }
    let mut pairs: Vec<Pair<'d>> = Vec::new();
    for visit in context.survey.visits() {
        if !visit.ty.is_some_and(|ty| matches!(ty.name, "TextBlock" | "TextRun")) || !visit.value.is_object() {
            continue;
        }
        let Some(pair) = pair(context, visit) else { continue };
        let same = |other: &&mut Pair<'_>| {
            (other.style, other.colour, other.subtle, other.large) == (pair.style, pair.colour, pair.subtle, pair.large)
        };
        match pairs.iter_mut().find(same) {
            Some(known) => known.many += 1,
            None => pairs.push(pair),
        }
    }
    for pair in &pairs {
        tell(pair, report);
    }
}

fn pair<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>) -> Option<Pair<'d>> {
    let value = visit.value;
    let colour = value.get("color");
    let subtle = value.get("isSubtle").is_some_and(|flag| flag.as_bool() == Some(true));
    if colour.is_none() && !subtle || colour.is_some_and(is_bound) {
        return None;
    }
    let known = visit.ty?.property("color")?.value;
    let colour = colour.and_then(Value::as_str).and_then(|word| known.canonical(&word)).unwrap_or("Default");
    if colour == "Default" && !subtle {
        return None;
    }
    let mut style = "default";
    for outer in context.survey.around(visit) {
        // What lies behind a picture, no table says.
        if outer.value.get("backgroundImage").is_some_and(|held| held.kind() != Kind::Null) {
            return None;
        }
        let said =
            outer.value.get("style").and_then(|held| outer.ty?.property("style")?.value.canonical(&held.as_str()?));
        if let Some(said) = said.filter(|said| STYLES.contains(said) && style == "default") {
            style = said;
        }
        if outer.value.get("style").is_some_and(is_bound) {
            return None;
        }
    }
    let is = |key: &str, words: &[&str]| {
        word(value, key).is_some_and(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
    };
    let large = is("size", &["ExtraLarge"]) || (is("size", &["Large"]) && is("weight", &["Bolder"]));
    let subtle = if subtle { Subtle::Yes } else { Subtle::No };
    Some(Pair { style, colour, subtle, large, first: value, many: 1 })
}

const STYLES: &[&str] = &["emphasis", "accent", "good", "attention", "warning"];

fn tell<'d>(pair: &Pair<'d>, report: &mut Report<'d>) {
    let ratio = |theme: Theme| {
        let config = HostConfig::teams(theme);
        contrast_of(config.text(pair.style, pair.colour, pair.subtle), config.background(pair.style))
    };
    let enough = match (pair.style, pair.subtle, pair.large) {
        ("default" | "emphasis", Subtle::No, _) => ENOUGH_ON_THE_CARD,
        (_, _, true) => ENOUGH_WHEN_LARGE,
        (_, _, false) => ENOUGH,
    };
    let (light, dark) = (ratio(Theme::Light), ratio(Theme::Dark));
    let themes: Vec<String> = [(light, "light"), (dark, "dark")]
        .into_iter()
        .filter(|(ratio, _)| *ratio < enough)
        .map(|(ratio, theme)| format!("{ratio:.1} in the {theme} theme"))
        .collect();
    if themes.is_empty() {
        return;
    }
    let faint = if pair.subtle == Subtle::Yes { "Subtle " } else { "" };
    let ground = if pair.style == "default" { "the card".to_owned() } else { format!("`{}`", pair.style) };
    let more = match pair.many - 1 {
        0 => String::new(),
        1 => ", here and in one more text".to_owned(),
        more => format!(", here and in {more} more texts"),
    };
    let severity = if light.min(dark) < HARDLY_SEEN { Severity::Warning } else { Severity::Info };
    report.found(&CONTRAST, pair.first.get("color").unwrap_or(pair.first)).severity(severity).say(format!(
        "{} text on {ground} has a contrast of {}{more}.",
        capital_colour(faint, pair.colour),
        themes.join(" and of ")
    ));
}

fn capital_colour(faint: &str, colour: &str) -> String {
    format!("{faint}`{colour}`")
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio).
fn contrast_of(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.0722f64.mul_add(linear(blue), 0.2126f64.mul_add(linear(red), 0.7152 * linear(green)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_goes_from_one_to_twenty_one() {
        let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
        assert!((contrast_of(black, white) - 21.0).abs() < 0.01);
        assert!((contrast_of(white, white) - 1.0).abs() < 0.01);
        assert!((contrast_of(Rgb(0x76, 0x76, 0x76), white) - 4.54).abs() < 0.01);
    }

    #[test]
    fn ordinary_text_stands_out_in_every_theme() {
        for theme in [Theme::Light, Theme::Dark] {
            for style in ["default", "emphasis", "accent", "good", "attention", "warning"] {
                let config = HostConfig::teams(theme);
                let ratio = contrast_of(config.text(style, "Default", Subtle::No), config.background(style));
                assert!(ratio >= ENOUGH, "{theme:?} {style} {ratio}");
            }
        }
    }
}
