//! Why an operation cannot be carried out.

use crate::card::catalogue::{self, ElementType, Slot};
use crate::json::edit::EditError;
use crate::json::{Pointer, SyntaxError};

/// Why an operation cannot be carried out, in words for the person who asked for it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is nothing at this pointer.
    #[error("There is nothing at `{0}`")]
    Missing(Pointer),
    /// The card as a whole is not an element of anything.
    #[error("The card itself cannot be {0}")]
    Root(&'static str),
    /// A list is not an element.
    #[error("`{slot}` is a list and cannot be {verb}; its items can")]
    List {
        /// The name of the list.
        slot: String,
        /// What cannot be done to it.
        verb: &'static str,
    },
    /// A type that stands only in certain others.
    #[error("{} fits only into {homes}", capital(article, what))]
    FitsOnlyInto {
        /// The article of the type's name.
        article: &'static str,
        /// The name of the type.
        what: String,
        /// What it fits into.
        homes: String,
    },
    /// Something that does not fit where it would have to go.
    #[error("{what} does not fit into {place}")]
    DoesNotFit {
        /// What it is.
        what: String,
        /// Where it would have to go.
        place: String,
    },
    /// The slot takes one object and has it.
    #[error("`{0}` holds only one")]
    Single(String),
    /// Nothing comes before.
    #[error("It is the first already")]
    First,
    /// Nothing comes behind.
    #[error("It is the last already")]
    Last,
    /// Nothing is around it that could take it.
    #[error("There is nothing further out that takes it")]
    Outermost,
    /// Nothing stands before it that could take it.
    #[error("There is no container before it that takes it")]
    NoContainerBefore,
    /// There is nothing to take out of it.
    #[error("{0} holds nothing that could take its place")]
    HoldsNothing(String),
    /// Nothing to paste.
    #[error("There is nothing in it to paste")]
    Empty,
    /// Not an object, so it has no properties.
    #[error("{0} has no properties")]
    NoProperties(String),
    /// The property is there, but is no list.
    #[error("`{0}` is not a list, so nothing can be added to it")]
    NotAList(String),
    /// None of several elements has the property, or takes the value.
    #[error("None of them takes this value for `{0}`")]
    TakenByNone(String),
    /// Something would have to go into itself.
    #[error("It cannot be moved into itself")]
    IntoItself,
    /// A place that the operation needs around the selection.
    #[error("This is not in {0}")]
    NotInside(&'static str),
    /// No row or no column of a table is meant.
    #[error("Select the {0} first, or something in it")]
    NoLine(&'static str),
    /// A table has at least one row and one column.
    #[error("It is the only {0}; delete what it belongs to instead")]
    OnlyLine(&'static str),
    /// A map cannot have two entries of one name.
    #[error("`{0}` stands there already")]
    Taken(String),
    /// There is nothing that matches.
    #[error("`{0}` is nowhere here")]
    NoMatch(String),
    /// Something whose text mentions nobody.
    #[error("Teams shows no mentions in {0}, only in a TextBlock or a fact")]
    NoMentions(String),
    /// No name to mention somebody by.
    #[error("A mention needs a name, without < and >")]
    NoName(String),
    /// No id of a person.
    #[error("`{0}` is neither a sign-in name such as name@example.com, nor an Entra object id, nor an id with 29:")]
    NoPerson(String),
    /// The same name stands for somebody else.
    #[error("`{0}` is mentioned already with another id; write the name in another way")]
    OtherPerson(String),
    /// What is to be pasted is no JSON.
    #[error("This is no JSON: {0}")]
    NotJson(#[from] SyntaxError),
    /// The edit of the text itself failed.
    #[error("{0}")]
    Edit(#[from] EditError),
}

impl Refusal {
    /// A type does not fit into a slot.
    pub(super) fn unfit(ty: Option<&'static ElementType>, name: &str, place: &str) -> Self {
        let article = article(name);
        match ty.map(homes).filter(|homes| !homes.is_empty()) {
            Some(homes) => Self::FitsOnlyInto { article, what: name.to_owned(), homes: list(&homes) },
            None => Self::DoesNotFit { what: capital(article, name), place: place.to_owned() },
        }
    }
}

/// The article of a name, without regard to how a stranger would say it.
pub(super) fn article(name: &str) -> &'static str {
    if name.starts_with(['A', 'E', 'I', 'O', 'U', 'a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn capital(article: &str, name: &str) -> String {
    let article = if article == "an" { "An" } else { "A" };
    format!("{article} {name}")
}

/// The types that name this one as what they hold.
fn homes(ty: &'static ElementType) -> Vec<&'static str> {
    let mut homes = Vec::new();
    for home in catalogue::all() {
        let named = |slot| matches!(slot, Slot::Types(names) if names.contains(&ty.name));
        if home.slots().any(|(_, slot, _)| named(slot)) && home.name != ty.name {
            homes.push(home.tag());
        }
    }
    let stands_alone = Slot::Elements.fits(ty) || Slot::Actions.fits(ty);
    if stands_alone { Vec::new() } else { homes }
}

fn list(names: &[&'static str]) -> String {
    let all: Vec<String> = names.iter().map(|name| format!("{} {name}", article(name))).collect();
    all.join(" or ")
}
