//! What is asked about before anything is sent.

use crate::tui::screens::endpoints::is_production;
use crate::tui::theme::Role;
use crate::workbench::actions::{EndpointRow, PRODUCTION};

use super::prepared::Plans;

/// How many errors of a kind are named; the rest is counted.
const NAMED: usize = 4;

/// A reason to ask: how grave, and the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Doubt {
    /// How it is coloured.
    pub(super) role: Role,
    /// The words.
    pub(super) text: String,
}

/// The doubts about sending to these endpoints; none when nothing has to be asked.
pub(super) fn doubts(targets: &[&EndpointRow], plans: &Plans) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for row in targets.iter().filter(|row| is_production(row)) {
        let text = format!("{} is tagged {PRODUCTION}: real people will see this.", row.name);
        doubts.push(Doubt { role: Role::Warning, text });
    }
    let mut kinds = Vec::new();
    for row in targets {
        if kinds.contains(&row.kind) {
            continue;
        }
        kinds.push(row.kind);
        let errors = plans.get(row.kind).map(|prepared| prepared.errors(row.kind)).unwrap_or_default();
        let more = errors.len().saturating_sub(NAMED);
        doubts.extend(
            errors
                .into_iter()
                .take(NAMED)
                .map(|error| Doubt { role: Role::Error, text: format!("For {} endpoints: {error}", row.kind) }),
        );
        if more > 0 {
            doubts.push(Doubt { role: Role::Error, text: format!("… and {more} more errors for {}", row.kind) });
        }
    }
    doubts
}
