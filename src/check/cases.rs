//! A template with all of its data sets: each finding once, with the cases in which it arises.

use std::collections::HashMap;
use std::fmt::Write;

use super::rules::expression::MISSING;
use super::{Diagnostic, Filling, Options, Severity, check_filled};
use crate::card::text::label;
use crate::json::Document;

/// A data set by its name.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// What the set is called.
    pub name: &'a str,
    /// What the template is filled with.
    pub filling: Filling<'a>,
}

/// What was found with several data sets.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CasesChecked {
    /// What was found, in the order of the text; what does not arise with every set says with which ones it does.
    pub diagnostics: Vec<Diagnostic>,
    /// How many errors and warnings there are with each set, in their order.
    pub counts: Vec<usize>,
}

/// Everything that is wrong with a template in any of its cases.
#[must_use]
pub fn check_cases(document: &Document, cases: &[Case<'_>], options: &Options) -> CasesChecked {
    let mut checked = CasesChecked::default();
    let mut places: HashMap<(&str, usize, usize, String), usize> = HashMap::new();
    let mut arises: Vec<Vec<usize>> = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let found = check_filled(document, &case.filling, options);
        checked.counts.push(found.iter().filter(|one| one.severity != Severity::Info).count());
        for one in found {
            let key = (one.code, one.span.start, one.span.end, one.message.clone());
            let next = checked.diagnostics.len();
            let place = *places.entry(key).or_insert(next);
            if place == next {
                checked.diagnostics.push(one);
                arises.push(Vec::new());
            }
            if let Some(arises) = arises.get_mut(place) {
                arises.push(at);
            }
        }
    }
    for (found, arises) in checked.diagnostics.iter_mut().zip(&arises) {
        if arises.len() < cases.len() {
            // What one set has, another may lack on purpose.
            if found.code == MISSING.code && found.severity == MISSING.severity {
                found.severity = Severity::Info;
            }
            let names = arises.iter().filter_map(|at| cases.get(*at)).map(|case| case.name);
            found.help = Some(with_cases(found.help.take(), names));
        }
    }
    checked.diagnostics.sort_by_key(|found| found.span.start);
    checked
}

fn with_cases<'a>(help: Option<String>, names: impl Iterator<Item = &'a str>) -> String {
    let mut help = help.map_or_else(String::new, |help| help + " ");
    let names: Vec<String> = names.map(|name| format!("`{}`", label(name, 40))).collect();
    let _ = write!(help, "It is so with the data {}.", names.join(", "));
    help
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::{Engine, Environment};
    use crate::template::Input;
    use serde_json::json;

    #[test]
    fn what_arises_in_some_cases_says_in_which() {
        let text = r#"{"type": "AdaptiveCard", "version": "1.4", "fallbackText": "a", "body": [
            {"type": "TextBlock", "wrap": true, "text": "${a} ${b}"}]}"#;
        let document = Document::parse(text).unwrap();
        let sets = [json!({"a": 1, "b": 1}), json!({"a": 1}), json!({})];
        let cases: Vec<Case<'_>> = sets
            .iter()
            .zip(["full", "half", "none"])
            .map(|(data, name)| Case {
                name,
                filling: Filling {
                    input: Input { data: Some(data), host: None },
                    engine: Engine::JavaScript,
                    environment: Environment::default(),
                },
            })
            .collect();
        let checked = check_cases(&document, &cases, &Options::default());
        assert_eq!(checked.counts, [0, 1, 2]);
        let told: Vec<_> = checked.diagnostics.iter().map(|found| found.help.as_deref().unwrap_or_default()).collect();
        assert_eq!(told, ["It is so with the data `none`.", "It is so with the data `half`, `none`."]);
        let severities: Vec<_> = checked.diagnostics.iter().map(|found| found.severity).collect();
        assert_eq!(severities, [Severity::Info; 2], "there is a set that has it");
        let nowhere = check_cases(&document, &cases[1..], &Options::default());
        let severity = |path: &str| {
            let found = nowhere.diagnostics.iter().find(|found| found.message.contains(path));
            found.map(|found| found.severity)
        };
        assert_eq!((severity("`a`"), severity("`b`")), (Some(Severity::Info), Some(Severity::Warning)));
        let alone = check_cases(&document, &cases[2..], &Options::default());
        assert!(alone.diagnostics.iter().all(|found| !found.help.iter().any(|help| help.contains("with the data"))));
    }
}
