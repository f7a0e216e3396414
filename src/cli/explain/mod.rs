//! `cardwright explain`: what a rule, a type, a property or a function means.
//!
//! Everything told here stands in the table of rules, in the catalogue or in the table of functions: a new entry there is explained without a change
//! here. `find` leads from a name to what has it, `words` has the words for the vocabulary of the catalogue, `human` and
//! `json` are the two ways of telling.
//!
//! What else is to be explained becomes a [`Subject`] with its arm in both.

mod human;
mod json;
mod words;

use clap::Args;

use crate::card::catalogue::{self, ElementType, Property};
use crate::card::text::label;
use crate::check::{Rule, nearest, rule, rules};
use crate::expr::catalogue::{self as functions, Function};

use super::{Exit, Failure, Format, Output};

/// Say what a rule, a type of the language of cards, one of its properties, or a function of expressions means
///
/// Without a name, all rules and all types are listed; `functions` lists the functions.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cardwright explain                     all rules and types
  cardwright explain unknown-type        a rule: what it looks at, why, how to silence it
  cardwright explain TextBlock           a type with all its properties
  cardwright explain TextBlock.size      a property with all its values
  cardwright explain functions           all functions of expressions, by group
  cardwright explain formatDateTime      a function: what it takes and gives, an example, what .NET does
  cardwright explain Badge --format json")]
pub(super) struct Arguments {
    /// The code of a rule, the name of a type, `Type.property`, the name of a function, or `functions`
    #[arg(value_name = "CODE|ELEMENT|FUNCTION")]
    name: Option<String>,
    /// How it is written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The name under which all functions are listed.
const FUNCTIONS: &str = "functions";

/// What can be explained.
#[derive(Debug, Clone, Copy)]
enum Subject {
    Rule(&'static Rule),
    Type(&'static ElementType),
    Property(&'static ElementType, &'static Property),
    Function(&'static Function),
}

impl Arguments {
    pub(super) fn run(&self, output: &mut Output) -> Result<Exit, Failure> {
        if self.name.as_deref().is_some_and(|name| name.trim().eq_ignore_ascii_case(FUNCTIONS)) {
            match self.format {
                Format::Human => output.write(human::functions(output.paint(), output.width()).as_bytes())?,
                Format::Json => output.json(&json::functions())?,
            }
            return Ok(Exit::Done);
        }
        let subjects = self.name.as_deref().map(find).transpose()?;
        match (subjects, self.format) {
            (None, Format::Human) => output.write(human::everything(output.paint(), output.width()).as_bytes())?,
            (None, Format::Json) => output.json(&json::everything())?,
            (Some(subjects), Format::Human) => {
                output.write(human::subjects(&subjects, output.paint(), output.width()).as_bytes())?;
            }
            (Some(subjects), Format::Json) => {
                let told: Vec<_> = subjects.iter().map(json::subject).collect();
                match told.as_slice() {
                    [one] => output.json(one)?,
                    several => output.json(&several)?,
                }
            }
        }
        Ok(Exit::Done)
    }
}

/// What goes by a name: mostly one thing; a word such as `Choice` names a type in more than one language of cards.
fn find(name: &str) -> Result<Vec<Subject>, Failure> {
    let name = name.trim();
    if let Some(rule) = rule(&name.to_lowercase()) {
        return Ok(vec![Subject::Rule(rule)]);
    }
    let found: Vec<_> = types(name).map(Subject::Type).chain(function(name).map(Subject::Function)).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let Some((of, property)) = name.rsplit_once('.') else { return Err(unknown(name)) };
    let owners: Vec<_> = types(of).collect();
    let property_of = |ty: &'static ElementType| {
        let same = |known: &&'static Property| known.name.eq_ignore_ascii_case(property);
        ty.properties.iter().find(same).map(|known| Subject::Property(ty, known))
    };
    let found: Vec<_> = owners.iter().filter_map(|ty| property_of(ty)).collect();
    match owners.first() {
        Some(ty) if found.is_empty() => {
            let meant = nearest(property, ty.properties.iter().map(|known| known.name));
            let hint = meant.map_or_else(
                || format!("`cardwright explain {}` lists them", ty.name),
                |meant| format!("was `{}.{meant}` meant?", ty.name),
            );
            let told = format!("{} has no property `{}`; {hint}", ty.name, label(property, 60));
            Err(Failure::asked(told))
        }
        _ if found.is_empty() => Err(unknown(name)),
        _ => Ok(found),
    }
}

/// The types of that name: in full, or else as cards write it.
fn types(name: &str) -> impl Iterator<Item = &'static ElementType> {
    let full = catalogue::all().find(|ty| ty.name.eq_ignore_ascii_case(name));
    let tagged = catalogue::all().filter(move |ty| full.is_none() && ty.tag().eq_ignore_ascii_case(name));
    full.into_iter().chain(tagged.collect::<Vec<_>>())
}

/// The function of that name, or of that sign; in another case when there is none to the letter.
fn function(name: &str) -> Option<&'static Function> {
    let alike = || functions::functions().find(|known| known.name.eq_ignore_ascii_case(name));
    functions::function(name.strip_suffix("()").unwrap_or(name)).or_else(alike)
}

/// Whether a name begins with a word of at least three letters.
fn starts(name: &str, word: &str) -> bool {
    word.len() > 2 && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// What is told about a name that nothing has.
fn unknown(name: &str) -> Failure {
    const MOST: usize = 4;
    let shown = label(name, 60);
    let owners: Vec<_> =
        catalogue::all().filter(|ty| ty.property(name).is_some()).map(|ty| format!("{}.{name}", ty.name)).collect();
    let hint = if owners.is_empty() {
        let known = rules().map(|rule| rule.code).chain(catalogue::all().map(|ty| ty.name));
        let called = || nearest(name, functions::functions().map(|known| known.name).chain([FUNCTIONS]));
        let tags = catalogue::all().map(ElementType::tag);
        let longer = || catalogue::all().map(|ty| ty.name).find(|known| starts(known, name));
        nearest(name, known.chain(tags)).or_else(longer).or_else(called).map_or_else(
            || "`cardwright explain` lists what there is".to_owned(),
            |meant| format!("was `{meant}` meant?"),
        )
    } else {
        let more = owners.len().saturating_sub(MOST);
        let named = owners.iter().take(MOST).map(|owner| format!("`{owner}`")).collect::<Vec<_>>().join(", ");
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("as a property there is {named}{more}")
    };
    Failure::asked(format!("there is no rule, type or function `{shown}`; {hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(name: &str) -> Vec<String> {
        let shown = |subject: &Subject| match subject {
            Subject::Rule(rule) => rule.code.to_owned(),
            Subject::Type(ty) => ty.name.to_owned(),
            Subject::Property(ty, property) => format!("{} {}", ty.name, property.name),
            Subject::Function(function) => format!("{}()", function.name),
        };
        find(name).unwrap().iter().map(shown).collect()
    }

    #[test]
    fn names_lead_to_what_has_them() {
        assert_eq!(names("Unknown-Type"), ["unknown-type"]);
        assert_eq!(names(" textblock "), ["TextBlock"]);
        assert_eq!(names("Action.OpenUrl"), ["Action.OpenUrl"]);
        assert_eq!(names("action.openurl.URL"), ["Action.OpenUrl url"]);
        assert_eq!(names("MessageCard.Section.facts"), ["MessageCard.Section facts"]);
        assert_eq!(names("formatdatetime"), ["formatDateTime()"]);
        assert_eq!((names("json()"), names("&&")), (vec!["json()".to_owned()], vec!["and()".to_owned()]));
        assert_eq!(names("OpenUri"), ["MessageCard.OpenUri"], "as cards write it");
    }

    #[test]
    fn an_unknown_name_is_told_with_what_may_be_meant() {
        let told = |name: &str| find(name).unwrap_err().message;
        assert!(told("Textblok").ends_with("was `TextBlock` meant?"));
        assert!(told("hero").ends_with("was `HeroCard` meant?"));
        assert!(told("unknown-tpye").ends_with("was `unknown-type` meant?"));
        assert!(told("formatDatetme").ends_with("was `formatDateTime` meant?"));
        assert!(told("function").ends_with("was `functions` meant?"));
        assert!(told("TextBlock.wrp").ends_with("was `TextBlock.wrap` meant?"));
        assert!(told("TextBlock.nothing-like-it").contains("`cardwright explain TextBlock` lists them"));
        assert!(told("maxLines").contains("`TextBlock.maxLines`"));
        assert!(told("zzzzzzzz\u{1b}[2J").ends_with("`cardwright explain` lists what there is"));
        assert!(!told("zzzzzzzz\u{1b}[2J").contains('\u{1b}'));
    }
}
