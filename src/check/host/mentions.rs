//! Mentions: a tag in a text and an entity of the card, which have to be the same.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::card::Visit;
use crate::card::catalogue::{ElementKind, Family};
use crate::card::form;
use crate::card::host::{Host, Markup, texts};
use crate::check::words::label;
use crate::json::{Change, Kind, Value, edit};

use super::super::context::Context;
use super::super::report::Report;
use super::super::rules::host::{ENTITY, MENTION, MENTION_HERE, MENTIONED, MENTIONS_NOBODY};

/// For how many mentions of a card a change is offered: where more are astray, another thing is wrong than a name.
const MOST_FIXES: usize = 100;

/// What is there of mentions in one card.
#[derive(Default)]
struct Found<'d> {
    /// Tags in texts in which mentions are shown, each with its text.
    tags: Vec<(Value<'d>, String)>,
    /// Entities with a text.
    entities: Vec<(Value<'d>, Cow<'d, str>)>,
    /// Whether a template puts texts in later.
    is_template: bool,
}

/// Looks at all mentions of the document.
pub(in crate::check) fn whole<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let text = context.survey.document().text();
    // Most cards mention nobody. Writers of JSON may escape the bracket.
    if !text.contains("<at") && !text.contains("u003cat") && !text.contains("\"mention\"") && !text.contains("u003Cat")
    {
        return;
    }
    let visits = context.survey.visits();
    let mut at = 0;
    while let Some(visit) = visits.get(at) {
        if visit.card == Some(at) && visit.ty.is_some_and(|ty| ty.family == Family::Adaptive) {
            let inside = visits.get(at..visit.end).unwrap_or_default();
            card(context, inside, report);
            at = visit.end;
        } else {
            at += 1;
        }
    }
}

fn card<'d>(context: &Context<'_, 'd>, visits: &[Visit<'d>], report: &mut Report<'d>) {
    let mut found = Found::default();
    for visit in visits {
        let Some(ty) = visit.ty else { continue };
        if ty.name == "mention" {
            entity(context, visit, &mut found, report);
            continue;
        }
        if visit.value.kind() == Kind::String {
            elsewhere(visit.value, report);
        }
        for (properties, markup) in texts(ty) {
            for value in properties.iter().filter_map(|name| visit.value.get(name)) {
                if markup == Markup::Adaptive && context.host != Some(Host::Email) {
                    gather(value, &mut found);
                } else if ty.kind != ElementKind::Root {
                    elsewhere(value, report);
                }
            }
        }
    }
    // Where mentions are not shown at all, that is told of each.
    if context.host != Some(Host::Email) {
        compare(&found, report);
    }
}

fn gather<'d>(value: Value<'d>, found: &mut Found<'d>) {
    let Some(text) = value.as_str() else { return };
    found.is_template |= form::is_expression(&text);
    found.tags.extend(tags(&text).into_iter().map(|tag| (value, tag.to_owned())));
}

fn elsewhere<'d>(value: Value<'d>, report: &mut Report<'d>) {
    if value.as_str().is_some_and(|text| !tags(&text).is_empty()) {
        report.found(&MENTION_HERE, value).say("Nobody is mentioned here: readers see the tags as they are typed.");
    }
}

/// The mentions in a text, tags included.
fn tags(text: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("<at")).map(|at| from + at) {
        let rest = text.get(start..).unwrap_or_default();
        let opens = rest.get(3..4).is_some_and(|next| matches!(next, ">" | " "));
        if !opens {
            from = start + 3;
            continue;
        }
        // What is not closed here is closed nowhere behind it either.
        let Some(end) = rest.find("</at>").map(|at| at + "</at>".len()) else { break };
        tags.extend(rest.get(..end));
        from = start + end;
    }
    tags
}

fn entity<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, found: &mut Found<'d>, report: &mut Report<'d>) {
    let Some(text) = visit.value.get("text").and_then(Value::as_str) else { return };
    let repeated = visit.value.get("$data").is_some();
    found.is_template |= form::is_expression(&text) || repeated;
    found.entities.push((visit.value, text));
    let mentioned = visit.value.get("mentioned").filter(|mentioned| mentioned.kind() != Kind::Null);
    if mentioned.is_some_and(|mentioned| !mentioned.is_object()) {
        return;
    }
    let id = mentioned.and_then(|mentioned| mentioned.get("id")).filter(|id| !matches!(id.raw(), "null" | "\"\""));
    let Some(id) = id else {
        report
            .found(&MENTIONS_NOBODY, mentioned.unwrap_or(visit.value))
            .say(if mentioned.is_some() {
                "`id` is missing, so this mentions nobody."
            } else {
                "`mentioned` is missing, so this mentions nobody."
            })
            .help("Give the sign-in name of the person, `\"mentioned\": {\"id\": \"name@example.com\", \"name\": \"Name\"}`.");
        return;
    };
    let only_bots = |id: &str| ["28:", "29:", "19:"].iter().any(|kind| id.starts_with(kind));
    if context.host.is_some_and(|host| host.is_teams() && host != Host::Bot)
        && id.as_str().is_some_and(|id| only_bots(&id))
    {
        report
            .found(&MENTIONED, id)
            .say("Only a bot can mention by such an id; a webhook needs an object id or a user name.");
    }
}

fn compare<'d>(found: &Found<'d>, report: &mut Report<'d>) {
    let said: HashSet<&str> = found.tags.iter().map(|(_, tag)| tag.as_str()).collect();
    let meant: HashSet<&str> = found.entities.iter().map(|(_, text)| text.as_ref()).collect();
    let tags: Vec<_> = found.tags.iter().filter(|(_, tag)| !meant.contains(tag.as_str())).collect();
    let entities: Vec<_> = found.entities.iter().filter(|(_, text)| !said.contains(text.as_ref())).collect();
    let one_text = tags.iter().all(|(_, tag)| tags.first().is_some_and(|(_, first)| first == tag));
    let filled_in = found.entities.iter().any(|(_, text)| form::is_expression(text));
    for (at, (value, tag)) in tags.iter().enumerate() {
        if found.is_template && (filled_in || form::is_expression(tag)) {
            continue;
        }
        let finding = report
            .found(&MENTION, *value)
            .say(format!("`{}` has no entity in `msteams.entities` with exactly this text.", label(tag, 60)));
        if at < MOST_FIXES
            && let ([(entity, _)], true, false) = (entities.as_slice(), one_text, found.is_template)
            && let Some(text) = entity.get("text")
        {
            finding.guess("Write the same text into the entity", Change::reword(text, tag));
        }
    }
    if found.is_template {
        return;
    }
    for (at, (entity, text)) in entities.iter().enumerate() {
        let shown = entity.get("text").unwrap_or(*entity);
        let finding = report
            .found(&ENTITY, shown)
            .say(format!("No TextBlock and no fact says `{}`, so nobody is mentioned.", label(text, 60)));
        if at < MOST_FIXES
            && tags.is_empty()
            && let Ok(change) = edit::remove(entity.document(), &entity.pointer())
        {
            finding.guess("Remove the entity", change);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Options, check};
    use crate::json::Document;

    #[test]
    fn tags_are_found_whole() {
        assert_eq!(tags("hi <at>Ann B</at>, <at>C</at>!"), ["<at>Ann B</at>", "<at>C</at>"]);
        assert_eq!(tags("<attic> <at>Ann"), Vec::<&str>::new());
    }

    #[test]
    fn many_mentions_cost_little_each() {
        assert!(tags(&"<at>".repeat(300_000)).is_empty());
        let text = (0..5000).map(|at| format!("<at>a{at}</at>")).collect::<Vec<_>>().concat();
        let entities: Vec<_> = (0..5000)
            .map(|at| format!(r#"{{"type":"mention","text":"<at>b{at}</at>","mentioned":{{"id":"a","name":"b"}}}}"#))
            .collect();
        let card = |text: &str, entities: &str| {
            let body = format!(r#"[{{"type":"TextBlock","text":"{text}"}}]"#);
            let card = format!(
                r#"{{"type":"AdaptiveCard","version":"1.4","body":{body},"msteams":{{"entities":[{entities}]}}}}"#
            );
            let found = check(&Document::parse(card).unwrap(), &Options::default());
            let told = |rule: &str| found.iter().filter(|found| found.code == rule).count();
            (told(MENTION.code), told(ENTITY.code), found.iter().filter(|found| found.fix.is_some()).count())
        };
        assert_eq!(card(&text, &entities.join(",")), (5000, 5000, 0));
        assert_eq!(card("a", &entities.join(",")), (0, 5000, MOST_FIXES));
        assert_eq!(card(&"<at>a</at>".repeat(5000), &entities[0]), (5000, 1, MOST_FIXES));
        // Each looked for among all others, this takes minutes.
    }
}
