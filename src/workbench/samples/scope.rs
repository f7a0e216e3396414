//! What expressions at a place of the card read with the chosen data.

use serde_json::Value as Data;

use super::{Fillings, Samples};
use crate::card::complete::expression::DataScope;
use crate::json::{Document, Pointer};
use crate::template::Template;

/// What expressions at a place read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scope {
    bound: Bound,
    is_repeated: bool,
}

/// What bare names read.
#[derive(Debug, Clone, Default, PartialEq)]
enum Bound {
    /// The top of the data.
    #[default]
    Top,
    /// What an element around is bound to.
    To(Data),
    /// An element around is bound to what is not there.
    Nothing,
}

impl Scope {
    /// The scope with the data themselves.
    #[must_use]
    pub fn data_scope<'a>(&'a self, fillings: &'a Fillings) -> DataScope<'a> {
        let root = fillings.chosen().map(|filling| &*filling.data);
        let data = match &self.bound {
            Bound::Top => root,
            Bound::To(data) => Some(data),
            Bound::Nothing => None,
        };
        DataScope { data, root, host: fillings.host.as_deref(), is_repeated: self.is_repeated }
    }
}

impl Samples {
    /// What expressions in an element read.
    #[must_use]
    pub fn scope_at(&self, card: &Document, element: &Pointer) -> Scope {
        let fillings = self.fillings();
        let template = Template::prepare(card, fillings.engine);
        let found = template.scope_at(element, &fillings.chosen_input(), &fillings.environment);
        let bound = match found.data {
            _ if found.sources.is_empty() => Bound::Top,
            Some(data) => Bound::To(data),
            None => Bound::Nothing,
        };
        Scope { bound, is_repeated: found.is_repeated }
    }
}
