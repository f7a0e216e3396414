//! The findings as SARIF 2.1.0, the format of code scanning.
//!
//! Columns count characters, the end is the place behind the last one, and a fix is one replacement in the text as it is.

use serde_json::{Value, json};

use crate::check::{Diagnostic, Rule, Severity, rules, secret_spans};
use crate::json::{Change, LineIndex, Position, Span};

use super::{Looked, place};

/// The whole log, with what could not be checked.
pub(super) fn log(looked: &[Looked], faults: &[String]) -> Value {
    let known: Vec<&Rule> = rules().collect();
    let results: Vec<Value> = looked.iter().flat_map(|looked| results(looked, &known)).collect();
    let told: Vec<Value> = faults.iter().map(|fault| json!({"level": "error", "message": {"text": fault}})).collect();
    let mut driver = json!({
        "name": "cardwright",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": known.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
    });
    // Without a page of its own the tool names none: the format asks for none.
    let pages = [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")];
    if let Some(page) = pages.into_iter().find(|page| !page.is_empty()) {
        driver["informationUri"] = json!(page);
    }
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": faults.is_empty(), "toolExecutionNotifications": told}],
            "results": results,
        }],
    })
}

fn described(rule: &Rule) -> Value {
    let fix = rule.fix.map(|fix| format!(" The fix {fix}.")).unwrap_or_default();
    json!({
        "id": rule.code,
        "shortDescription": {"text": format!("{}.", rule.title)},
        "fullDescription": {"text": rule.help},
        "help": {"text": format!("{}{fix} Looks at: {}. Source: {}.", rule.help, rule.looks_at, rule.source)},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn results(looked: &Looked, known: &[&Rule]) -> Vec<Value> {
    let uri = place::uri(&looked.name);
    let text = looked.checked.text.as_str();
    let lines = LineIndex::new(text);
    let secrets = secret_spans(text);
    let result = |found: &Diagnostic| {
        let message = match &found.help {
            Some(help) => format!("{} {help}", found.message),
            None => found.message.clone(),
        };
        let end = place::end(&lines, text, found);
        let mut result = json!({
            "ruleId": found.code,
            "level": level(found.severity),
            "message": {"text": message},
            "locations": [{
                "physicalLocation": {"artifactLocation": {"uri": uri}, "region": region(found.position, end)},
                "logicalLocations": [{"fullyQualifiedName": place::pointer(&found.pointer)}],
            }],
        });
        if let Some(members) = result.as_object_mut() {
            if let Some(index) = known.iter().position(|rule| rule.code == found.code) {
                members.insert("ruleIndex".to_owned(), json!(index));
            }
            if let Some(fix) = found.fix.as_ref().filter(|fix| fix.proven)
                && let Some(replacement) = replacement(text, &lines, &secrets, &fix.change)
            {
                let change = json!([{"artifactLocation": {"uri": uri}, "replacements": [replacement]}]);
                let fixes = json!([{"description": {"text": fix.title}, "artifactChanges": change}]);
                members.insert("fixes".to_owned(), fixes);
            }
        }
        result
    };
    looked.checked.diagnostics.iter().map(result).collect()
}

fn region(start: Position, end: Position) -> Value {
    json!({"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column})
}

/// A change as one replacement: splices come one after the other, regions all speak of the text as it is. None where it
/// would write a secret down: with stars in its place it would destroy what it mends.
fn replacement(text: &str, lines: &LineIndex, secrets: &[Span], change: &Change) -> Option<Value> {
    let whole = match change.splices() {
        [_] => change.clone(),
        _ => Change::between(text, &change.apply(text).ok()?),
    };
    let [splice] = whole.splices() else { return None };
    let until = splice.at + splice.removed.len();
    let touched = secrets.iter().any(|secret| secret.start < until && splice.at < secret.end);
    if touched && !splice.inserted.is_empty() || !secret_spans(&splice.inserted).is_empty() {
        return None;
    }
    let start = lines.position(text, splice.at);
    let end = lines.position(text, until);
    Some(json!({"deletedRegion": region(start, end), "insertedContent": {"text": splice.inserted}}))
}
