//! What is wrong with a card, told before Teams tells it, or keeps silent about it.
//!
//! [`check`] takes a document and [`Options`] (the host that it is meant for, if that is known), and answers with
//! [`Diagnostic`]s: a rule of the table of [`rules()`], a pointer, a position in the source, a sentence, and sometimes a help
//! and a fix. Severity says
//! what becomes of the card: [`Severity::Error`], its structure is wrong, or the host refuses or drops the whole card;
//! [`Severity::Warning`], a part is lost; [`Severity::Info`], advice.
//!
//! The catalogue says what is right; nothing here repeats it. A type without an entry is told once, and what it holds is
//! checked all the same. A string with
//! `${…}` in it is a template's and passes everywhere, as long as it can be read.
//!
//! The room does no I/O and changes nothing; a fix is a splice that someone else may apply. A new rule is a constant in
//! `rules` and a function in the file of its kind. What a card is made of: `types` (what stands where), `nesting`,
//! `required` (what is missing), `properties` (keys that nobody knows), `values` (what a property may hold), `formats`,
//! `numbers`, `addresses`, `ids`, `fallbacks`, `newer` and `version`, `keys` and `loose` (JSON itself), `expressions` and `filling` (templates), `filled` (with data), `marked_up` (data as Markdown), `cases` (with several data sets). What becomes of
//! it: `size` and `host` (what a host takes and shows), `texts` (Markdown and its like), `accessibility`, `security`.
//! `context` and `report` are what such a function reads and writes; `proof` tries fixes, `fix` makes them. A function that looks at single elements is listed
//! in `ELEMENT`, one that looks at single properties in `MEMBER`, one that looks at the whole document in `WHOLE`. All of
//! them run for each key that is typed, so they work out nothing, neither a text nor a pointer, before something is found.

mod accessibility;
mod addresses;
mod cases;
mod context;
mod diagnostic;
mod expressions;
mod fallbacks;
mod filled;
mod filling;
mod fix;
mod formats;
mod host;
mod ids;
mod keys;
mod levels;
mod loose;
mod marked_up;
mod nesting;
mod newer;
mod numbers;
mod proof;
mod properties;
mod report;
mod required;
mod rules;
mod security;
mod size;
mod texts;
mod types;
mod values;
mod version;
mod words;

pub use crate::json::similar::nearest;
pub use cases::{Case, CasesChecked, check_cases};
pub use diagnostic::{Diagnostic, Fix, Safety, Severity};
pub use filled::{Filling, check_filled};
pub use fix::{Fixed, Left, fix_all};
pub use levels::{Level, Levels, UnknownLevel};
pub use proof::holds;
pub use rules::{Rule, kinds, rule, rules};
pub use security::secrets::secret_spans;

use crate::card::host::Host;
use crate::card::{Survey, Visit, detect, is_meant_as_card};
use crate::json::{Document, Pointer, Span, SyntaxError};
use context::{Context, Member};
use report::Report;

/// What a document is checked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The host that it is meant for; without one, only what holds everywhere is told.
    pub host: Option<Host>,
    /// The levels that somebody set.
    pub levels: Levels,
}

impl Options {
    /// For a host, or for none, at the levels of the table.
    #[must_use]
    pub fn host(host: Option<Host>) -> Self {
        Self { host, levels: Levels::default() }
    }
}

type LookAtElement = for<'d> fn(&Context<'_, 'd>, &Visit<'d>, &mut Report<'d>);
type LookAtMember = for<'d> fn(&Context<'_, 'd>, &Visit<'d>, &Member<'d>, &mut Report<'d>);
type LookAtWhole = for<'d> fn(&Context<'_, 'd>, &mut Report<'d>);

/// What looks at one element after the other.
const ELEMENT: &[LookAtElement] = &[
    types::known,
    types::placed,
    required::required,
    newer::element,
    version::said,
    nesting::element,
    host::shown::element,
    texts::bare,
    accessibility::names::element,
    accessibility::colour::alone,
    accessibility::order::element,
    accessibility::words::button,
];

/// What looks at one property after the other, of those that count.
const MEMBER: &[LookAtMember] = &[
    values::value,
    values::items,
    properties::unknown,
    properties::deprecated,
    newer::member,
    required::empty,
    numbers::count,
    numbers::range,
    numbers::first_page,
    formats::form,
    formats::icon,
    addresses::property,
    fallbacks::property,
    version::features,
    host::shown::property,
    host::counts::property,
    host::pictures::property,
    texts::property,
    expressions::property,
    security::links::property,
];

/// What looks at the whole document.
const WHOLE: &[LookAtWhole] = &[
    types::pages,
    ids::duplicates,
    fallbacks::ids,
    ids::targets,
    size::too_big,
    host::shown::refused,
    host::shown::inputs,
    host::envelope::whole,
    host::envelope::originator,
    host::mentions::whole,
    host::notification::whole,
    accessibility::names::headings,
    accessibility::names::labels,
    accessibility::colour::contrast,
    expressions::unbalanced,
    expressions::strings,
    filling::readable,
    security::secrets::secrets,
];

/// Everything that is wrong with a document, in the order of the text. Of the fixes that have to be tried first, as many
/// are tried as somebody who types can wait for; the others are not [proven](Fix::proven).
#[must_use]
pub fn check(document: &Document, options: &Options) -> Vec<Diagnostic> {
    within(document, options, &mut proof::BRIEF.max(document.text().len()))
}

/// As [`check`], with all fixes tried that have to be, up to a limit that few documents reach.
#[must_use]
pub fn thorough(document: &Document, options: &Options) -> Vec<Diagnostic> {
    within(document, options, &mut proof::THOROUGH.max(document.text().len()))
}

/// As [`check`], no fix tried: for what is told without its fixes.
fn without_fixes(document: &Document, options: &Options) -> Vec<Diagnostic> {
    within(document, options, &mut 0)
}

/// As [`check`]; so many bytes may be read again to prove fixes.
fn within(document: &Document, options: &Options, left: &mut usize) -> Vec<Diagnostic> {
    proof::prove(document, options, found(document, options), left)
}

/// What is wrong, before fixes are proven.
fn found(document: &Document, options: &Options) -> Vec<Diagnostic> {
    let mut report = Report::new(document);
    loose::json(document, &mut report);
    let lost = keys::duplicates(document, &mut report);
    if detect(document.root()).is_some() {
        let survey = Survey::new(document);
        look(&Context::new(&survey, options.host, lost), &mut report);
    } else {
        let finding = report.found(&rules::structure::NOT_A_CARD, document.root());
        if is_meant_as_card(document.root()) {
            finding
                .say("This looks like an Adaptive Card, but has no `type` that says so.")
                .help("Write `\"type\": \"AdaptiveCard\"` at its start.");
        } else {
            finding
                .say("This is JSON, but no card that Teams knows.")
                .help("A card is an object with a `type` of `AdaptiveCard` or an `@type` of `MessageCard`, or a message with attachments.");
        }
    }
    report.finish().into_iter().filter_map(|found| options.levels.apply(found)).collect()
}

fn look<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    for visit in context.survey.visits() {
        for look in ELEMENT {
            look(context, visit, report);
        }
        for member in context.members(visit) {
            for look in MEMBER {
                look(context, visit, &member, report);
            }
        }
    }
    for look in WHOLE {
        look(context, report);
    }
}

/// The diagnostic for a text that is no JSON.
#[must_use]
pub fn syntax(error: &SyntaxError) -> Diagnostic {
    Diagnostic {
        code: rules::json::NOT_JSON.code,
        severity: rules::json::NOT_JSON.severity,
        pointer: Pointer::root(),
        position: error.position,
        span: Span::new(error.offset, error.offset),
        message: if error.is_too_deep() {
            format!("This nests too deep to be read: {}.", error.message)
        } else {
            format!("This is no JSON: {}.", error.message)
        },
        help: None,
        fix: None,
    }
}

#[cfg(test)]
mod tests;
