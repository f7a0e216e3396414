//! What a reader sees of a text, and what not: Markdown and HTML that the place shows as typed, line ends that vanish, links
//! that lead nowhere good or do not say where.
//!
//! [`reading`] takes a text apart, [`splice`] changes some of it inside its JSON string and leaves the other bytes; the
//! rules stand here. Which place shows which markup is data of `card::host`. Placeholders (`${…}`) are never read as
//! markup: they are blanked out before.
//!
//! Most texts hold nothing of the kind, so the raw bytes are looked at first, and nothing is parsed without need. A new
//! construct is a variant of `card::host::Construct` and a line in [`reading`].

mod reading;
pub(super) mod splice;

use crate::card::Visit;
use crate::card::catalogue::{ElementType, ValueType};
use crate::card::host::{Construct, Host, Markup, texts};
use crate::json::{Kind, Value};

use super::context::{Context, Member};
use super::report::Report;
use super::rules::host::{HTML, MARKDOWN, NEWLINE};
use super::security::links;
use super::words::a;
use super::{Severity, accessibility};
pub(super) use reading::{Link, Reading, without_placeholders};

/// A text that readers see.
pub(super) struct Shown<'d> {
    pub(super) value: Value<'d>,
    /// The type that it belongs to, and its property.
    ty: &'static ElementType,
    property: &'static str,
    markup: Markup,
}

/// Looks at a property that holds a text.
pub(super) fn property<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    if member.value.kind() != Kind::String || !may_be_marked_up(member.value.raw()) {
        return;
    }
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    if let Some(markup) = markup(context, visit, member) {
        look(context, &Shown { value: member.value, ty, property: property.name, markup }, report);
    }
}

/// How a property is marked up, if it is a text that readers see.
pub(super) fn markup(context: &Context<'_, '_>, visit: &Visit<'_>, member: &Member<'_>) -> Option<Markup> {
    let (ty, property) = (visit.ty?, member.property?);
    let is_text = !matches!(property.value, ValueType::Url | ValueType::Boolean | ValueType::Any);
    markup_of(context, visit, ty, property.name).filter(|_| is_text)
}

/// Looks at a bare string among the runs of a paragraph.
pub(super) fn bare<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    if visit.value.kind() == Kind::String
        && let Some(ty) = visit.ty
        && ty.name == "TextRun"
        && may_be_marked_up(visit.value.raw())
    {
        look(context, &Shown { value: visit.value, ty, property: "text", markup: Markup::Plain }, report);
    }
}

fn markup_of(context: &Context<'_, '_>, visit: &Visit<'_>, ty: &ElementType, property: &str) -> Option<Markup> {
    let (_, markup) = texts(ty).find(|(properties, _)| properties.contains(&property))?;
    // Only Teams has another language for them.
    let teams = context.host.is_none_or(Host::is_teams);
    let html =
        teams && markup == Markup::Connector && visit.value.get("markdown").and_then(Value::as_bool) == Some(false);
    Some(if html { Markup::Html } else { markup })
}

/// Whether there is anything in a raw string that could mean something.
fn may_be_marked_up(raw: &str) -> bool {
    raw.bytes().any(|byte| matches!(byte, b'*' | b'[' | b'<' | b'`' | b'#' | b'>' | b'~' | b'|' | b'\\' | b'!'))
}

fn look<'d>(context: &Context<'_, 'd>, shown: &Shown<'d>, report: &mut Report<'d>) {
    let Some(text) = shown.value.as_str() else { return };
    let reading = Reading::of(&text);
    markdown(context, shown, &text, &reading, report);
    html(context, shown, &text, &reading, report);
    if matches!(shown.markup, Markup::Adaptive | Markup::Connector) {
        newlines(shown, &reading, report);
        for link in &reading.links {
            links::in_text(shown.value, link, report);
            accessibility::words::vague_link(shown.value, link, report);
        }
    }
}

/// What of a text a place does not show, the HTML apart.
fn lost(reading: &Reading, shown: &Shown<'_>, context: &Context<'_, '_>) -> Vec<Construct> {
    let mut lost: Vec<Construct> = reading
        .marks
        .iter()
        .map(|mark| mark.construct)
        .filter(|construct| *construct != Construct::Html && !shown.markup.shows(*construct, context.host))
        // Where no Markdown is expected, only what is no accident is told.
        .filter(|construct| {
            shown.markup != Markup::Plain || matches!(construct, Construct::Bold | Construct::Link | Construct::Picture)
        })
        .collect();
    lost.sort_unstable();
    lost.dedup();
    lost
}

fn markdown<'d>(context: &Context<'_, 'd>, shown: &Shown<'d>, text: &str, reading: &Reading, report: &mut Report<'d>) {
    let lost = lost(reading, shown, context);
    if lost.is_empty() {
        return;
    }
    let names: Vec<&str> = lost.iter().map(|construct| construct.plural()).collect();
    let place = format!("`{}` of {}", shown.property, a(shown.ty.tag()));
    let finding = report
        .found(&MARKDOWN, shown.value)
        .say(format!("{place} shows {} as typed.", names.join(" and ")))
        .help(match shown.markup {
            Markup::Plain | Markup::Html => "There is no Markdown here.",
            Markup::Adaptive => "Markdown here is bold, italic, lists and links.",
            Markup::Connector => "Markdown here is less than in other hosts.",
        });
    if lost == [Construct::Bold] {
        let edits: Vec<_> = reading
            .marks
            .iter()
            .filter(|mark| mark.construct == Construct::Bold)
            .flat_map(|mark| [(mark.range.start..mark.range.start + 2, ""), (mark.range.end - 2..mark.range.end, "")])
            .collect();
        let after = splice::applied(text, &edits);
        if self::lost(&Reading::of(&after), shown, context).is_empty() {
            finding.guess("Take the marks away", splice::change(shown.value, &edits));
        }
    }
}

fn html<'d>(context: &Context<'_, 'd>, shown: &Shown<'d>, text: &str, reading: &Reading, report: &mut Report<'d>) {
    if shown.markup.shows(Construct::Html, context.host) {
        return;
    }
    let tags: Vec<_> = reading.marks.iter().filter(|mark| mark.construct == Construct::Html).collect();
    let Some(first) = tags.first() else { return };
    let tag = text.get(first.range.clone()).unwrap_or_default();
    let finding = report.found(&HTML, shown.value).say(format!(
        "`{}` of {} shows HTML such as `{}` as typed.",
        shown.property,
        a(shown.ty.tag()),
        crate::check::words::label(tag, 30)
    ));
    if shown.markup == Markup::Connector {
        // INC26 and the message card reference say it is never read, the cards reference says it is.
        finding.severity(Severity::Info);
        if context.host.is_none_or(Host::is_teams) {
            finding.help("`\"markdown\": false` of a section makes Teams read HTML.");
        }
    }
    if shown.markup == Markup::Adaptive {
        let edits: Option<Vec<_>> = tags
            .iter()
            .map(|tag| Some((tag.range.clone(), reading::as_markdown(text.get(tag.range.clone())?)?)))
            .collect();
        let kinds = |reading: &Reading| {
            let mut kinds: Vec<_> = reading.marks.iter().map(|mark| mark.construct).collect();
            kinds.sort_unstable();
            kinds.dedup();
            (kinds, !reading.newlines.is_empty())
        };
        if let Some(edits) = edits {
            let (after, newlines) = kinds(&Reading::of(&splice::applied(text, &edits)));
            let (before, had_newlines) = kinds(reading);
            let fresh = |construct: &Construct| {
                matches!(construct, Construct::Bold | Construct::Link) || before.contains(construct)
            };
            let clean = !after.contains(&Construct::Html) && after.iter().all(fresh) && (had_newlines || !newlines);
            if clean {
                finding.guess("Write it as Markdown", splice::change(shown.value, &edits));
            }
        }
    }
}

fn newlines<'d>(shown: &Shown<'d>, reading: &Reading, report: &mut Report<'d>) {
    let Some(first) = reading.newlines.first() else { return };
    let edits: Vec<_> = reading.newlines.iter().map(|at| (at.start..at.start, "\n")).collect();
    let many = reading.newlines.len();
    let finding = report
        .found(&NEWLINE, shown.value)
        .say(if many == 1 {
            "A single line end in this text becomes a blank.".to_owned()
        } else {
            format!("{many} single line ends in this text become blanks.")
        })
        .help("Write `\\n\\n` for a new line.");
    if let Some(span) = splice::raw_span(shown.value, first) {
        finding.mark(span);
    }
    let text = shown.value.as_str().unwrap_or_default();
    let after = Reading::of(&splice::applied(&text, &edits));
    let constructs = |reading: &Reading| {
        let mut all: Vec<_> = reading.marks.iter().map(|mark| mark.construct).collect();
        all.sort_unstable();
        all
    };
    if after.newlines.is_empty() && constructs(&after) == constructs(reading) {
        finding.guess("Double the line ends", splice::change(shown.value, &edits));
    }
}
