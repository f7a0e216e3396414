//! Rules and types for programs.

use serde_json::{Value, json};

use crate::card::catalogue::{self, ElementType, Family, Property};
use crate::card::complete;
use crate::check::{Rule, rules};

use crate::expr::Engine;
use crate::expr::catalogue::{self as table, Function, Presence};

use super::{Subject, words};

/// All rules, and all types in short.
pub(super) fn everything() -> Value {
    json!({
        "rules": rules().map(rule).collect::<Vec<_>>(),
        "types": catalogue::all().map(head).collect::<Vec<_>>(),
    })
}

/// One thing, whole.
pub(super) fn subject(subject: &Subject) -> Value {
    match subject {
        Subject::Rule(found) => rule(found),
        Subject::Function(found) => function(found),
        Subject::Type(ty) => {
            let mut told = head(ty);
            if let Some(members) = told.as_object_mut() {
                let properties: Vec<_> = ty.properties.iter().map(property).collect();
                members.insert("hosts".to_owned(), json!(ty.hosts));
                members.insert("properties".to_owned(), json!(properties));
            }
            told
        }
        Subject::Property(ty, found) => {
            let mut told = property(found);
            if let Some(members) = told.as_object_mut() {
                members.insert("of".to_owned(), json!(ty.name));
            }
            told
        }
    }
}

/// All functions, whole.
pub(super) fn functions() -> Value {
    Value::Array(table::functions().map(function).collect())
}

fn function(function: &Function) -> Value {
    let parameters = function.parameters.iter().enumerate().map(|(place, parameter)| {
        let given = match parameter.presence {
            Presence::Required => "once",
            Presence::Optional => "optional",
            Presence::Repeated => "any number",
        };
        json!({"name": parameter.name, "type": function.kind(place), "given": given})
    });
    json!({
        "kind": "function",
        "name": function.name,
        "operator": function.operator,
        "group": function.group.title(),
        "signature": function.signature(),
        "parameters": parameters.collect::<Vec<_>>(),
        "gives": function.gives(),
        "help": function.help,
        "example": function.example.map(|example| json!({
            "expression": example.expression,
            "answer": example.answer,
            "answer_in_dotnet": example.answer_in(Engine::DotNet),
        })),
        "dotnet": function.dotnet,
    })
}

fn rule(rule: &Rule) -> Value {
    json!({
        "kind": "rule",
        "code": rule.code,
        "severity": rule.severity,
        "title": rule.title,
        "looks_at": rule.looks_at,
        "help": rule.help,
        "source": rule.source,
        "fix": rule.fix,
    })
}

fn head(ty: &ElementType) -> Value {
    json!({
        "kind": "type",
        "name": ty.name,
        "family": words::family(ty.family),
        "part": words::part(ty.kind),
        "since": (ty.family == Family::Adaptive).then(|| ty.since.to_string()),
        "standard": ty.standard,
        "teams": words::support(ty.teams),
        "help": ty.help,
        "note": Some(ty.note).filter(|note| !note.is_empty()),
    })
}

fn property(property: &Property) -> Value {
    json!({
        "kind": "property",
        "name": property.name,
        "type": complete::kind(property.value),
        "values": property.value.words(),
        "required": property.required,
        "default": property.default_value(),
        "since": property.since.to_string(),
        "group": words::group(property.group).to_lowercase(),
        "standard": property.standard,
        "teams": words::support(property.teams),
        "deprecated": property.deprecated,
        "help": property.help,
        "note": Some(property.note).filter(|note| !note.is_empty()),
    })
}
