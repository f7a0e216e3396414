//! The values that a template asks for, so that somebody can be asked for them before it is sent.

use serde_json::Value as Data;

use crate::expr::{Environment, Part};
use crate::template::{Input, Role, Template};

use super::Setting;

/// So many texts of a template are looked at.
const TEXTS: usize = 500;

/// So many values are asked for.
const VALUES: usize = 200;

/// A value that a template reads from the top of its data.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedValue {
    /// Its path: `user.name`.
    pub path: String,
    /// What the data hold there.
    pub value: Option<Data>,
}

/// The values that a template reads from the top of its data, in the order of the card. What elements that are bound to data
/// read from their rows is no part of it: the lists themselves are.
#[must_use]
pub fn asked_values(template: &Template, data: Option<&Data>) -> Vec<AskedValue> {
    let mut asked: Vec<AskedValue> = Vec::new();
    let (input, environment) = (Input { data, host: None }, Environment::default());
    for text in template.texts().filter(|text| text.role != Role::Inert).take(TEXTS) {
        let Some(string) = text.string else { continue };
        let is_bound = !template.scope_at(&text.value.pointer(), &input, &environment).sources.is_empty();
        let expressions = string.parts().iter().filter_map(|part| match part {
            Part::Expression { expression, .. } => Some(expression),
            Part::Text(_) => None,
        });
        for (path, _) in expressions.flat_map(|expression| expression.paths()) {
            let path = match path.strip_prefix("$root.") {
                Some(rest) => rest,
                None if is_bound || path.starts_with('$') => continue,
                None => path,
            };
            if asked.len() >= VALUES || asked.iter().any(|known| known.path == path) {
                continue;
            }
            let Ok(setting) = Setting::new(path, Data::Null) else { continue };
            asked.push(AskedValue { path: path.to_owned(), value: data.and_then(|data| setting.get(data)).cloned() });
        }
    }
    asked
}

/// The data with some values set.
///
/// # Errors
/// Which value cannot be set where it is asked for, in words.
pub fn with_values(data: Option<&Data>, values: &[(String, Data)]) -> Result<Data, String> {
    let mut filled = data.cloned().unwrap_or_else(|| Data::Object(serde_json::Map::new()));
    for (path, value) in values {
        Setting::new(path, value.clone())?.put(&mut filled)?;
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::Engine;
    use crate::json::Document;
    use serde_json::json;

    #[test]
    fn what_the_card_asks_for_is_listed_once_in_its_order() {
        let card = r#"{"type": "AdaptiveCard", "body": [
            {"type": "TextBlock", "text": "${title} by ${user.name}", "isSubtle": "${subtle}"},
            {"type": "TextBlock", "$data": "${items}", "text": "${n} ${$root.title} ${$root.unit} ${$index}"},
            {"type": "TextBlock", "text": "${join(foreach(tags, x, x.name), ',')} ${items[0].n}"}]}"#;
        let template = Template::prepare(&Document::parse(card).unwrap(), Engine::JavaScript);
        let data = json!({"title": "T", "items": [{"n": 5}]});
        let asked = asked_values(&template, Some(&data));
        let told: Vec<_> = asked.iter().map(|asked| (asked.path.as_str(), asked.value.clone())).collect();
        assert_eq!(
            told,
            [
                ("title", Some(json!("T"))),
                ("user.name", None),
                ("subtle", None),
                ("items", Some(json!([{"n": 5}]))),
                ("unit", None),
                ("tags", None),
                ("items[0].n", Some(json!(5))),
            ]
        );
        let values = [("user.name".to_owned(), json!("Ann")), ("items[0].n".to_owned(), json!(6))];
        let filled = with_values(Some(&data), &values).unwrap();
        assert_eq!(filled, json!({"title": "T", "items": [{"n": 6}], "user": {"name": "Ann"}}));
        assert!(with_values(Some(&data), &[("title.x".to_owned(), json!(1))]).is_err());
    }
}
