//! The findings for programs: one array, its shape fixed.

use serde::Serialize;

use crate::check::Severity;

use super::{Looked, place};

/// A finding.
#[derive(Debug, Serialize)]
pub(super) struct Finding<'a> {
    file: String,
    code: &'static str,
    severity: Severity,
    pointer: String,
    line: usize,
    column: usize,
    message: &'a str,
    help: Option<&'a str>,
    fix: Option<&'a str>,
}

/// All findings, in the order of the files and of their texts.
pub(super) fn findings(looked: &[Looked]) -> Vec<Finding<'_>> {
    let of = |one: &'_ Looked| one.checked.diagnostics.len();
    let mut all = Vec::with_capacity(looked.iter().map(of).sum());
    for one in looked {
        all.extend(one.checked.diagnostics.iter().map(|found| Finding {
            file: one.name.to_string_lossy().into_owned(),
            code: found.code,
            severity: found.severity,
            pointer: place::pointer(&found.pointer),
            line: found.position.line,
            column: found.position.column,
            message: &found.message,
            help: found.help.as_deref(),
            fix: found.fix.as_ref().map(|fix| fix.title.as_str()),
        }));
    }
    all
}
